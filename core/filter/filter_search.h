#pragma once

#include "core/corpus/corpus.h"
#include "core/corpus/mapping.h"
#include "core/filter/filter_query.h"
#include "core/filter/known_rows.h"
#include "core/monitor.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace core {

/// What the text terms of one filter said of the records of one corpus: a search that is repeated because more numbers
/// are known does not read the texts again. **Threads** for one search at a time.
class TextAnswers
{
public:
    enum class Answer : std::uint8_t { Open, No, Yes, Unreadable };
    void resize(std::size_t records, std::size_t terms);
    [[nodiscard]] Answer at(std::size_t record, std::size_t term) const { return m_answers[record * m_terms + term]; }
    void set(std::size_t record, std::size_t term, Answer answer) { m_answers[record * m_terms + term] = answer; }

private:
    std::vector<Answer> m_answers;
    std::size_t m_terms = 0;
};

/// What was found out of a record while searching.
struct LearnedRow
{
    KnownRow row;
    std::string trouble; ///< why its numbers cannot be known, in the user's words: the record is unreadable
};

/// What is searched, and what is known of it.
struct FilterScope
{
    std::shared_ptr<const Corpus> corpus;
    std::optional<FieldMapping> mapping; ///< none: texts are looked for in the records as they stand in the file
    KnownRows rows;
    enum class Reading : std::uint8_t {
        Whole,  ///< a hit is a record that can be read
        UpToHit ///< the bytes decide where they can, which is faster where hits are many: a record that is broken
                ///< somewhere else may be a hit
    };
    Reading reading = Reading::Whole;
    std::shared_ptr<TextAnswers> answers; ///< of the same corpus, mapping and filter; may be null
    /// Finds out what is not known of a record when the filter hangs on it; may be none.
    std::function<Result<LearnedRow>(std::uint64_t record, const Trace& trace)> learn;
};

/// How a search came out.
struct FilterTally
{
    std::uint64_t searched = 0; ///< records
    std::uint64_t hits = 0;
    std::uint64_t open = 0;       ///< records that hang on a number which is not known yet; they are no hits
    std::uint64_t gaveUp = 0;     ///< records on which a pattern needed too many steps; they are no hits
    std::vector<Issue> unreadable; ///< records that would have been hits, or had to be read to know
    std::uint64_t written = 0;     ///< records that filterCorpus wrote: several hits may be traces of one
    std::vector<Issue> unwritten;  ///< records with hits that the format cannot hold
    bool complete = false;
};

/// Finds the records for which a filter holds. `found` gets the next hits in corpus order, on the calling thread, and
/// the tally so far; it returns false to stop.
///
/// With Reading::Whole, a record that cannot be read is never a hit of a filter that looks at texts. **Errors** those of `learn`.
/// **Cost** numbers alone: about a tenth of a microsecond a record. Texts: the bytes of the file are read once; JSON is
/// read only of records that may be hits. Memory does not grow with the file. **Threads** `threads` workers (0: one a
/// processor), the same hits for any number. Progress is in records.
using HitsFound = std::function<bool(std::span<const std::uint32_t> hits, const FilterTally& soFar)>;
[[nodiscard]] Result<FilterTally> searchRecords(const FilterQuery& query, const FilterScope& scope, unsigned threads,
                                                const HitsFound& found, Monitor& monitor);

/// Every place in `text` where a text term of the filter that looks at `field` is found, in order, without overlap; terms
/// under a negation are left out. **Input** well-formed UTF-8. **Returns** at most `limit`.
[[nodiscard]] std::vector<Span> hitsIn(const FilterQuery& query, FilterField field, std::string_view text, std::size_t limit);

} // namespace core
