#include "core/answers/math/reaction_equation.h"

#include "core/answers/words/word_cursor.h"

#include <algorithm>
#include <array>
#include <utility>

namespace core {

std::string reactionEquation(std::string_view answer)
{
    constexpr std::size_t longest = 200;
    constexpr auto signs = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"\\longrightarrow", ">"}, {"\\rightarrow", ">"}, {"\\to", ">"}, {"->", ">"}, {"→", ">"}, {"⟶", ">"}, {"\\mathrm", ""}, {"\\text", ""}, {"\\ce", ""}, {"\\rm", ""},
         {"\\,", ""}, {"\\;", ""}, {"\\!", ""}, {"\\ ", ""}, {"\\(", ""}, {"\\)", ""}, {"\\[", ""}, {"\\]", ""}, {"_", ""}, {"{", ""}, {"}", ""}, {"$", ""}, {" ", ""},
         {"₀", "0"}, {"₁", "1"}, {"₂", "2"}, {"₃", "3"}, {"₄", "4"}, {"₅", "5"}, {"₆", "6"}, {"₇", "7"}, {"₈", "8"}, {"₉", "9"}});
    if (answer.size() > longest || !(holds(answer, "->") || holds(answer, "→") || holds(answer, "⟶") || holds(answer, "arrow") || holds(answer, "\\to")))
        return {};
    std::string plain;
    for (std::size_t at = 0; at < answer.size();) {
        const auto sign = std::find_if(signs.begin(), signs.end(), [&](const auto& one) { return answer.substr(at).starts_with(one.first); });
        if (sign == signs.end())
            plain += answer[at++];
        else {
            plain += sign->second;
            at += sign->first.size();
        }
    }
    while (plain.ends_with('.'))
        plain.pop_back();
    const std::size_t arrow = plain.find('>');
    const bool formulas = plain.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-()>^") == std::string::npos;
    const bool element = plain.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") < arrow; // no "x -> 0"
    return formulas && element && arrow != 0 && arrow + 1 < plain.size() && plain.find('>', arrow + 1) == std::string::npos ? plain : std::string{};
}

} // namespace core
