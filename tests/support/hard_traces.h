#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Traces that are hard for one stage or another, made to any size: one piece again and again, with other numbers or not.
namespace hardtraces {

struct Kind
{
    const char* name;
    std::string_view piece; ///< # stands for a number that is ever another one
    std::string_view open = {};
    std::string_view close = {};
};

inline const std::vector<Kind>& kinds()
{
    static const std::vector<Kind> all{
        {"one line without end", "and then some more words without any stop "},
        {"answers only", "So the answer is 73. "},
        {"ever other answers", "So x = #. "},
        {"equations", "17 * 24 = 398, "},
        {"ever other equations", "# + # = #.\n"},
        {"equations in symbols", "#x + y = #, so x = #.\n"},
        {"a chain", "= 3 + 4 "},
        {"a chain of ever other numbers", "= # + # "},
        {"one formula", "x_{#} + ", "\\[ ", " 0 \\]"},
        {"open braces", "{"},
        {"closed braces", "}"},
        {"braces in braces", "{{{{{{{{}}}}"},
        {"brackets in a fact", "((((((((1 + 1)", "So ", " = 2"},
        {"open boxes", "\\boxed{"},
        {"boxes", "\\boxed{#}"},
        {"open formulas", "\\[ x "},
        {"dollars", "$"},
        {"digits", "7"},
        {"digits and points", "7."},
        {"numbers", "# "},
        {"stops", ". "},
        {"commas", ", "},
        {"backslashes", "\\"},
        {"relations", "<"},
        {"equal signs", "="},
        {"short equations", "a="},
        {"steps", "#x + # = #\n#x = #\n"},
        {"complex numbers", "Complex: (# + 3i)(1 - 2i) = # + 7i. "},
        {"values put in", "With x = #, x^2 + # = #. "},
        {"line feeds", "\n"},
        {"fractions", "\\frac{"},
        {"waits", "Wait, "},
        {"markers", "Wait, alternatively, let me double-check: the problem says first, so maybe therefore, "},
        {"short approaches", "Alternatively, let x = #. Then 2x = #. So the answer is #.\n\n"},
        {"the same approach with other numbers", "Alternatively, let me try another way: the sum is # + # = #, so the answer is #.\n\nWait, let me check that. # is right.\n\n"},
        {"options", "Option A is wrong. So it must be (B). "},
        {"one sentence with other numbers", "The number of ways to choose them is # and no other. "},
        {"units", "It takes # m / s = # m / s. "},
        {"subscripts", "a_"},
        {"powers", "2^"},
        {"Chinese", "等等，让我验证一下。所以答案是73。"},
        {"Chinese with other numbers", "等等，让我验证一下。所以答案是#。"}};
    return all;
}

inline std::string make(const Kind& kind, std::size_t size)
{
    std::string text(kind.open);
    for (std::size_t number = 1; text.size() < size; ++number)
        for (const char c : kind.piece)
            if (c == '#')
                text += std::to_string(number * 7919 % 1'000'003);
            else
                text += c;
    return text.append(kind.close);
}

} // namespace hardtraces
