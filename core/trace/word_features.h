#pragma once

#include "core/trace/unit_features.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Which words a unit holds and with which it begins, for a fixed list of words: "word:because" anywhere in it,
/// "first:let" as one of its first three, "pair:let_me" next to each other among its first four.
class WordFeatures
{
public:
    /// Numbers the names from featureCount() on. Names that are none of the above are never found.
    explicit WordFeatures(std::vector<std::string> names = {});
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }

    /// Appends the features of a unit to `out`, each once. **Input** its words. **Cost** linear in them.
    void append(std::span<const std::uint64_t> words, std::vector<FeatureId>& out) const;

    /// All names that a unit's text has, to choose from.
    [[nodiscard]] static std::vector<std::string> namesOf(std::string_view body);

private:
    struct Slot
    {
        std::uint32_t hash = 0;
        FeatureId feature = 0; ///< 0: empty; the features of words are never 0
    };
    [[nodiscard]] FeatureId find(std::uint32_t hash) const;

    std::vector<std::string> m_names;
    std::vector<Slot> m_slots; ///< open addressing, at most half full
    std::vector<std::uint64_t> m_known; ///< a bit for each hash that may be there: most are not
};

} // namespace core
