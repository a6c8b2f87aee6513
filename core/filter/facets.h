#pragma once

#include "core/corpus/corpus.h"
#include "core/filter/filter_field.h"
#include "core/filter/known_rows.h"
#include "core/monitor.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace core {

/// One way to narrow a corpus down, and how many records it leaves.
struct FacetValue
{
    std::string term; ///< of the filter language: "verdict:correct", "tokens:1000..1999"
    std::uint64_t count = 0;
};

struct Facet
{
    FilterField field = FilterField::Verdict;
    std::vector<FacetValue> values;
};

/// The facets of a corpus: verdict, what the preset does, approaches, saving, tokens, and the files where there are several
/// (at most 50). Counts are 0. The values of one facet do not overlap.
[[nodiscard]] std::vector<Facet> facetsOf(const Corpus& corpus);

struct FacetCounts
{
    std::vector<Facet> facets;
    std::uint64_t open = 0; ///< records that are not analysed yet
};

/// Counts among `records` of a corpus. **Returns** after a stop what was counted so far. **Cost** linear in the records.
/// **Threads** re-entrant.
[[nodiscard]] FacetCounts countFacets(const Corpus& corpus, const KnownRows& rows, std::span<const std::uint32_t> records,
                                      const Monitor& monitor);

} // namespace core
