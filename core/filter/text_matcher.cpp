#include "core/filter/text_matcher.h"

#include "core/filter/accents.h"
#include "core/filter/byte_finder.h"
#include "core/filter/pattern_needs.h"
#include "core/text/utf8.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <algorithm>
#include <array>

namespace core {

namespace {

constexpr std::uint32_t matchLimit = 10'000'000;
constexpr std::size_t jitStackBytes = 4U << 20;
constexpr std::uint32_t literalFree = PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C; ///< may not stand with PCRE2_LITERAL
using State = TextMatcher::Match::State;

struct FreePcre
{
    void operator()(pcre2_code* code) const { pcre2_code_free(code); }
    void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
    void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
    void operator()(pcre2_jit_stack* stack) const { pcre2_jit_stack_free(stack); }
};
using CompiledPattern = std::unique_ptr<pcre2_code, FreePcre>;

/// What one thread matches with.
struct PatternState
{
    std::unique_ptr<pcre2_match_data, FreePcre> data{pcre2_match_data_create(1, nullptr)};
    std::unique_ptr<pcre2_match_context, FreePcre> context{pcre2_match_context_create(nullptr)};
    std::unique_ptr<pcre2_jit_stack, FreePcre> stack{pcre2_jit_stack_create(32768, jitStackBytes, nullptr)};
    PatternState()
    {
        pcre2_set_match_limit(context.get(), matchLimit);
        pcre2_jit_stack_assign(context.get(), nullptr, stack.get());
    }
};

class LiteralMatcher final : public TextMatcher
{
public:
    LiteralMatcher(std::string_view text, LetterCase letters)
        : m_finder(std::string(text), letters), m_required{{std::string(text), letters}}
    {
    }
    [[nodiscard]] Match find(std::string_view text, std::size_t from) const override
    {
        const std::size_t at = m_finder.find(text, from);
        return at == std::string_view::npos ? Match{} : Match{State::Found, {at, at + m_finder.size()}};
    }
    [[nodiscard]] const std::vector<RequiredText>& required() const override { return m_required; }
    [[nodiscard]] bool isLiteral() const override { return true; }

private:
    ByteFinder m_finder;
    std::vector<RequiredText> m_required;
};

class RegexMatcher final : public TextMatcher
{
public:
    RegexMatcher(CompiledPattern code, std::vector<RequiredText> required,
                 std::unique_ptr<const TextMatcher> raw = nullptr)
        : m_code(std::move(code)), m_required(std::move(required)), m_raw(std::move(raw))
    {
    }
    [[nodiscard]] Match find(std::string_view text, std::size_t from) const override
    {
        thread_local PatternState state;
        const int found =
            pcre2_match(m_code.get(), reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), from,
                        PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, state.data.get(), state.context.get());
        if (found == PCRE2_ERROR_NOMATCH)
            return {};
        if (found < 0)
            return {State::GaveUp, {}};
        const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(state.data.get());
        // \K in a pattern may set the beginning behind the end.
        return {State::Found, {std::min(ends[0], ends[1]), std::max(ends[0], ends[1])}};
    }
    [[nodiscard]] const std::vector<RequiredText>& required() const override { return m_required; }
    [[nodiscard]] const TextMatcher* raw() const override { return m_raw.get(); }

private:
    CompiledPattern m_code;
    std::vector<RequiredText> m_required;
    std::unique_ptr<const TextMatcher> m_raw;
};

struct Compilation
{
    CompiledPattern code;
    PatternFault fault;
};

Compilation compile(std::string_view pattern, std::uint32_t options)
{
    Compilation out;
    int error = 0;
    PCRE2_SIZE where = 0;
    // What begins a pattern in this form could switch limits and the reading of UTF-8 off.
    if ((options & PCRE2_LITERAL) == 0 && pattern.starts_with("(*")) {
        out.fault = {0, "settings in (*...) are not taken"};
        return out;
    }
    out.code.reset(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(),
                                 options | PCRE2_UTF | ((options & PCRE2_LITERAL) != 0 ? 0U : literalFree), &error, &where, nullptr));
    if (out.code) {
        pcre2_jit_compile(out.code.get(), PCRE2_JIT_COMPLETE);
        return out;
    }
    std::array<PCRE2_UCHAR, 256> words{};
    pcre2_get_error_message(error, words.data(), words.size());
    out.fault = {std::min(where, pattern.size()), reinterpret_cast<const char*>(words.data())};
    return out;
}

/// The longest run of a text that stands in it as it is, whatever the case of its letters. NUL stands for what does not.
std::vector<RequiredText> steadyRun(std::string_view text)
{
    std::string best;
    std::string run;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = codePointAt(text, at);
        if (c.value == 0 || hasUnusualCase(c.value))
            run.clear();
        else
            run += text.substr(at, c.length);
        if (run.size() > best.size())
            best = run;
        at += c.length;
    }
    return best.empty() ? std::vector<RequiredText>() : std::vector<RequiredText>{{best, LetterCase::Any}};
}

} // namespace

std::shared_ptr<const TextMatcher> literalMatcher(std::string_view text, LetterCase letters)
{
    const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
    if (letters == LetterCase::Exact || ascii)
        return std::make_shared<LiteralMatcher>(text, letters);
    // Letters beyond ASCII are compared by PCRE2, which knows all their cases.
    if (const auto word = accentedWord(text))
        if (Compilation made = compile(word->pattern, PCRE2_CASELESS); made.code)
            return std::make_shared<RegexMatcher>(std::move(made.code), steadyRun(word->steady));
    Compilation made = compile(text, PCRE2_LITERAL | PCRE2_CASELESS);
    if (!made.code)
        return std::make_shared<LiteralMatcher>(text, letters);
    return std::make_shared<RegexMatcher>(std::move(made.code), steadyRun(text));
}

PatternMatcher patternMatcher(std::string_view pattern, std::string_view flags)
{
    const auto has = [&](char flag) { return flags.find(flag) != std::string_view::npos; };
    std::uint32_t options = PCRE2_MULTILINE;
    options |= has('i') ? PCRE2_CASELESS : 0U;
    options |= has('s') ? PCRE2_DOTALL : 0U;
    options |= has('x') ? PCRE2_EXTENDED : 0U;
    Compilation made = compile(pattern, options);
    if (!made.code)
        return {nullptr, std::move(made.fault)};
    if (has('x'))
        return {std::make_shared<RegexMatcher>(std::move(made.code), std::vector<RequiredText>()), {}};
    std::unique_ptr<const TextMatcher> raw;
    if (const auto inBytes = rawPattern(pattern))
        if (Compilation compiled = compile(*inBytes, options); compiled.code)
            raw = std::make_unique<RegexMatcher>(std::move(compiled.code), std::vector<RequiredText>());
    return {std::make_shared<RegexMatcher>(std::move(made.code),
                                           requiredLiterals(pattern, has('i') ? LetterCase::Any : LetterCase::Exact),
                                           std::move(raw)),
            {}};
}

} // namespace core
