#pragma once

#include "core/filter/text_matcher.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace core {

/// Finds one run of bytes, as fast as memory is read. **Threads** re-entrant.
///
/// Two bytes of the run that are rare in English and JSON are compared at 64 places at once; only where both fit, the
/// run is. With LetterCase::Any the ASCII letters of the run may be of either case; other bytes are exact.
class ByteFinder
{
public:
    /// **Input** `bytes` not empty.
    ByteFinder(std::string bytes, LetterCase letters);
    /// Where the first one at or after `from` begins; npos when there is none.
    [[nodiscard]] std::size_t find(std::string_view text, std::size_t from) const;
    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }

private:
    struct Probe
    {
        std::size_t at = 0; ///< in m_bytes
        char byte = 0;
        char mask = 0; ///< set in a byte of the text before it is compared: 0x20 for a letter of either case
    };
    [[nodiscard]] Probe probe(std::size_t at) const;
    [[nodiscard]] bool isAt(const char* place) const;

    /// Where a search stands.
    struct Stretch
    {
        std::string_view text;
        std::size_t at = 0;
        std::size_t last = 0; ///< where the run may begin at most
    };
    /// Moves on as long as there are many places, or to the first hit: true then. With AVX2, and with what every x86-64 has.
    [[nodiscard]] bool findWide(Stretch& stretch) const;
    [[nodiscard]] bool findNarrow(Stretch& stretch) const;
    /// **Input** `places` behind stretch.at, as bits, where both bytes fit.
    [[nodiscard]] bool firstIn(std::uint64_t places, Stretch& stretch) const;

    std::string m_bytes; ///< in lower case with LetterCase::Any
    LetterCase m_letters;
    Probe m_first, m_second;
};

} // namespace core
