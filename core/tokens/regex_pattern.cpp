#include "core/tokens/regex_translation.h"
#include "core/tokens/splitter.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace core {

namespace {

constexpr std::uint32_t matchLimit = 50'000'000;
constexpr std::uint32_t probeLimit = 10'000'000; ///< far more than a usual pattern takes for a probe
constexpr std::size_t jitStackBytes = 16U << 20;
constexpr std::uint32_t heapLimit = 256U << 10; ///< KiB, for the few matches that need more than the stack

struct Free
{
    void operator()(pcre2_code* code) const { pcre2_code_free(code); }
    void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
    void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
    void operator()(pcre2_jit_stack* stack) const { pcre2_jit_stack_free(stack); }
};

/// What one thread matches with.
struct MatchState
{
    std::unique_ptr<pcre2_match_data, Free> data{pcre2_match_data_create(1, nullptr)};
    std::unique_ptr<pcre2_match_context, Free> context{pcre2_match_context_create(nullptr)};
    std::unique_ptr<pcre2_jit_stack, Free> stack{pcre2_jit_stack_create(32768, jitStackBytes, nullptr)};
    explicit MatchState(std::uint32_t limit = matchLimit)
    {
        pcre2_set_match_limit(context.get(), limit);
        pcre2_set_heap_limit(context.get(), heapLimit);
        pcre2_jit_stack_assign(context.get(), nullptr, stack.get());
    }
};

class RegexPattern final : public TextPattern
{
public:
    RegexPattern(pcre2_code* code, std::string expression) : m_code(code), m_expression(std::move(expression)) {}
    [[nodiscard]] TextPiece find(std::string_view text, std::size_t from) const override
    {
        thread_local MatchState state;
        int found = match(text, from, 0, state);
        if (found == PCRE2_ERROR_JIT_STACKLIMIT)
            found = match(text, from, PCRE2_NO_JIT, state);
        if (found == PCRE2_ERROR_NOMATCH)
            return {static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(text.size())};
        if (found < 0)
            throw PatternGaveUp{m_expression};
        const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(state.data.get());
        return {static_cast<std::uint32_t>(ends[0]), static_cast<std::uint32_t>(ends[1])};
    }

private:
    [[nodiscard]] int match(std::string_view text, std::size_t from, std::uint32_t options, const MatchState& state) const
    {
        return pcre2_match(m_code.get(), reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), from,
                           PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY | options, state.data.get(), state.context.get());
    }

    std::unique_ptr<pcre2_code, Free> m_code;
    std::string m_expression;
};

/// Whether matching a run of one character takes more steps than any sane pattern: such a pattern, like (a+)+b, would give
/// up on some texts, which is better said at once.
bool explodes(const pcre2_code* code)
{
    constexpr std::array<std::string_view, 12> units{"a", "A", "0", " ", "-", ".", "\n", "\t", "_", "é", "中", "ab"};
    constexpr std::size_t probeBytes = 400;
    const MatchState state(probeLimit);
    for (const std::string_view unit : units) {
        std::string probe;
        while (probe.size() < probeBytes)
            probe += unit;
        for (const char* end : {"", "\x01", "z"}) {
            const std::string text = probe + end;
            const int found = pcre2_match(code, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), 0,
                                          PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, state.data.get(), state.context.get());
            if (found < 0 && found != PCRE2_ERROR_NOMATCH)
                return true;
        }
    }
    return false;
}

Error notUsable(const std::string& why, const std::string& expression)
{
    return {ErrorCode::Unsupported,
            "This tokenizer uses a regular expression " + why + ", which is not supported: " + expression.substr(0, 200),
            "pre_tokenizer"};
}

} // namespace

Result<std::shared_ptr<const TextPattern>> regexPattern(const std::string& expression)
{
    const Result<std::string> translated = translateRegex(expression);
    if (!translated.ok())
        return translated.error();
    const std::string& source = translated.value();
    int error = 0;
    PCRE2_SIZE where = 0;
    std::unique_ptr<pcre2_code, Free> code(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(source.data()), source.size(),
                                                         PCRE2_UTF | PCRE2_UCP, &error, &where, nullptr));
    if (!code)
        return notUsable("that does not compile", expression);
    std::uint32_t matchesEmpty = 0;
    pcre2_pattern_info(code.get(), PCRE2_INFO_MATCHEMPTY, &matchesEmpty);
    if (matchesEmpty != 0)
        return notUsable("that matches nothing at all", expression);
    pcre2_jit_compile(code.get(), PCRE2_JIT_COMPLETE);
    if (explodes(code.get()))
        return notUsable("that takes time without end on some texts", expression);
    return std::shared_ptr<const TextPattern>(std::make_shared<RegexPattern>(code.release(), expression));
}

} // namespace core
