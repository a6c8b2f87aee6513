#pragma once

#include "core/result.h"
#include "core/span.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Whether upper and lower case are told apart.
enum class LetterCase : std::uint8_t { Any, Exact };

/// A text of which a match certainly holds the bytes.
struct RequiredText
{
    std::string text;
    LetterCase letters = LetterCase::Exact;
    friend bool operator==(const RequiredText&, const RequiredText&) = default;
};

/// Finds one word, phrase or pattern in texts. **Threads** re-entrant.
class TextMatcher
{
public:
    struct Match
    {
        enum class State : std::uint8_t {
            Found,
            Nowhere,
            GaveUp ///< the pattern needs too many steps on this text
        };
        State state = State::Nowhere;
        Span span;
    };
    virtual ~TextMatcher() = default;
    /// The first match that begins at or after `from`. **Input** well-formed UTF-8, `from` on a character boundary.
    [[nodiscard]] virtual Match find(std::string_view text, std::size_t from) const = 0;
    /// One of these stands in every text that matches; empty when nothing is known.
    [[nodiscard]] virtual const std::vector<RequiredText>& required() const = 0;
    /// True when it looks for one run of bytes, and nothing around it matters.
    [[nodiscard]] virtual bool isLiteral() const { return false; }
    /// Finds, in the bytes of JSON, every place where this may match as long as none of its characters is written
    /// \uXXXX, and other places; null when there is no such matcher.
    [[nodiscard]] virtual const TextMatcher* raw() const { return nullptr; }
};

/// With LetterCase::Any a letter with an accent is also found as the letter and its mark, and the other way round.
/// **Input** well-formed UTF-8, not empty.
[[nodiscard]] std::shared_ptr<const TextMatcher> literalMatcher(std::string_view text, LetterCase letters);

/// Why a pattern is none: what PCRE2 says, and at which byte of it.
struct PatternFault
{
    std::size_t at = 0;
    std::string what;
};
struct PatternMatcher
{
    std::shared_ptr<const TextMatcher> matcher; ///< null when there is a fault
    std::optional<PatternFault> fault;
};
/// A regular expression as PCRE2 reads it, in Unicode; `^` and `$` stand at every line, and a match is never empty.
/// **Input** well-formed UTF-8. `flags` of `i` (any case), `s` (a dot is a line end too), `x` (blanks mean nothing).
[[nodiscard]] PatternMatcher patternMatcher(std::string_view pattern, std::string_view flags);

} // namespace core
