#include "core/answers/statements/answer_parts.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace core {

namespace {

using Labels = std::array<std::string_view, 6>;

constexpr std::array<Labels, 4> styles{{{"a", "b", "c", "d", "e", "f"}, {"1", "2", "3", "4", "5", "6"},
                                        {"i", "ii", "iii", "iv", "v", "vi"}, {"Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "Ⅵ"}}};

struct Mark
{
    std::size_t begin = std::string_view::npos;
    std::size_t end = 0;
};

/// "(a)" at `at`, with "\text{" around it; nothing found: begin is npos.
Mark markAt(std::string_view text, std::size_t at, std::string_view label)
{
    std::size_t end = at;
    const auto take = [&](std::string_view piece) {
        const bool there = text.substr(end).starts_with(piece);
        end += there ? piece.size() : 0;
        return there;
    };
    const bool dressed = take("\\text{") || take("\\textbf{") || take("\\mathrm{");
    while (dressed && take(" ")) {
    }
    const bool open = take("(") || take("（");
    if (!take(label) || !(take(")") || take("）")) || (!open && !std::islower(static_cast<unsigned char>(label.front()))))
        return {};
    while (dressed && take(" ")) {
    }
    return dressed && !take("}") ? Mark{} : Mark{at, end};
}

Mark findMark(std::string_view text, std::size_t from, std::string_view label)
{
    for (std::size_t at = from; at < text.size(); ++at) {
        const bool edge = at == 0 || std::string_view(" \n\t;,$}").find(text[at - 1]) != std::string_view::npos || static_cast<unsigned char>(text[at - 1]) >= 0x80;
        if (!edge)
            continue;
        if (const Mark mark = markAt(text, at, label); mark.begin != std::string_view::npos)
            return mark;
    }
    return {};
}

std::string_view withoutEdges(std::string_view part)
{
    constexpr std::string_view edge = " \t\r\n,;.:\\";
    const std::size_t begin = part.find_first_not_of(" \t\r\n,;.:");
    if (begin == std::string_view::npos)
        return {};
    part = part.substr(begin, part.find_last_not_of(edge) + 1 - begin);
    for (const std::string_view tail : {"and", "；", "，", "。", "\\quad"})
        if (part.ends_with(tail))
            return withoutEdges(part.substr(0, part.size() - tail.size()));
    return part;
}

} // namespace

std::vector<std::string_view> answerParts(std::string_view answer)
{
    for (const Labels& labels : styles) {
        Mark mark = markAt(answer, 0, labels[0]);
        std::vector<std::string_view> parts;
        for (std::size_t i = 1; mark.begin != std::string_view::npos && i <= labels.size(); ++i) {
            const Mark next = i < labels.size() ? findMark(answer, mark.end, labels[i]) : Mark{};
            parts.push_back(withoutEdges(answer.substr(mark.end, std::min(next.begin, answer.size()) - mark.end)));
            mark = next;
        }
        if (parts.size() >= 2 && std::none_of(parts.begin(), parts.end(), [](std::string_view part) { return part.empty(); }))
            return parts;
    }
    return {};
}

} // namespace core
