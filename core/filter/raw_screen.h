#pragma once

#include "core/corpus/corpus.h"
#include "core/filter/byte_finder.h"
#include "core/filter/text_matcher.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace core {

/// Sorts out records by their bytes in the file, before any JSON is read: those that certainly do not hold a text.
///
/// JSON can write a character as it is, by a short escape or by \uXXXX. Looked for are the text as it is usually written,
/// and every \uXXXX of one of its characters; a record without either cannot hold it, however it is escaped.
class RawScreen
{
public:
    /// **Input** texts of which one has to be there. **Returns** nothing when bytes say nothing about them.
    [[nodiscard]] static std::optional<RawScreen> of(const std::vector<RequiredText>& texts);
    /// Sets `maybe[i]` for each record of the run that may hold one of the texts; others are left as they are.
    void mark(const RecordRun& run, std::vector<char>& maybe) const;

private:
    RawScreen() = default;
    [[nodiscard]] bool add(const RequiredText& text);

    std::vector<ByteFinder> m_finders;
    std::vector<std::uint16_t> m_units; ///< UTF-16 units whose escapes are looked for, sorted
};

} // namespace core
