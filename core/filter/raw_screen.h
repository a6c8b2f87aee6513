#pragma once

#include "core/corpus/corpus.h"
#include "core/corpus/mapping.h"
#include "core/filter/byte_finder.h"
#include "core/filter/field_strings.h"
#include "core/filter/filter_query.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace core {

/// What the bytes of a record say about a text in it.
enum class RawAnswer : std::uint8_t {
    No,
    Maybe, ///< the record has to be read
    Yes    ///< as far as the hit, the record is well-formed
};

/// Sorts records out by their bytes in the file, before any JSON is read.
///
/// JSON can write a character as it is, by a short escape or by \uXXXX. Looked for are texts as they are usually written,
/// and every \uXXXX that could stand for one of their characters; a record without either cannot hold them, however it is
/// escaped. A hit that stands in a text field is decoded with what is around it, and tried.
class RawScreen
{
public:
    /// **Returns** nothing when bytes say nothing about the term.
    [[nodiscard]] static std::optional<RawScreen> of(const TextTest& test, const FieldMapping& mapping);
    /// Says for each record of the run what its bytes tell. **Input** `answers` of No, as many as there are records.
    void screen(const RecordRun& run, std::vector<RawAnswer>& answers) const;

private:
    class Pass;
    RawScreen(const TextTest& test, const FieldMapping& mapping);
    [[nodiscard]] bool add(const RequiredText& text);

    const TextTest* m_test;
    FieldStrings m_strings;
    std::vector<ByteFinder> m_finders;
    std::vector<std::uint16_t> m_units; ///< UTF-16 units whose escapes are looked for, sorted
    bool m_wholeText = true;            ///< the finders look for all of a literal
};

} // namespace core
