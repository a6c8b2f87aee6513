#include "core/answers/words/answer_boxes.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

/// True for "\boxed{2}" and "\boxed{3}" with a comma or "and x =" between, which are one answer; otherwise
/// the last one is.
bool standTogether(std::string_view a, std::string_view b)
{
    constexpr std::ptrdiff_t farthest = 32; // with the command of the second
    const char* const end = a.data() + a.size();
    const std::string_view gap(end, static_cast<std::size_t>(std::max<std::ptrdiff_t>(b.data() - end, 0)));
    return b.data() - end <= farthest && gap.find('\n') == std::string_view::npos &&
           gap.find(". ") == std::string_view::npos;
}

/// "x < " of "so x < \boxed{4}": what in front of a box makes another answer of it; empty for others.
std::string_view beforeBox(std::string_view text, std::string_view content)
{
    constexpr auto signs =
        std::to_array<std::string_view>({"<", ">", "\\le", "\\leq", "\\ge", "\\geq", "\\ne", "\\neq", "\\lt",
                                         "\\gt", "≤", "≥", "≠", " not", " Not", "\nNot", " isn't"});
    const auto end = static_cast<std::size_t>(content.data() - text.data());
    const std::size_t box = text.rfind('\\', end);
    if (box == std::string_view::npos)
        return {};
    std::string_view front = text.substr(0, box);
    const std::string_view dressed = front.substr(0, front.find_last_not_of(" $\t") + 1);
    const bool turns = dressed == "Not" || dressed == "not" ||
                       std::any_of(signs.begin(), signs.end(),
                                   [dressed](std::string_view sign) { return dressed.ends_with(sign); });
    if (!turns)
        return {};
    const std::size_t begin = dressed.find_last_of("\n$");
    const std::size_t stop = dressed.rfind(". ");
    const std::size_t from = std::max(begin == std::string_view::npos ? 0 : begin + 1,
                                      stop == std::string_view::npos ? 0 : stop + 2);
    return dressed.substr(from);
}

} // namespace

std::vector<std::string_view> boxedContents(std::string_view text)
{
    std::vector<std::string_view> found;
    for (std::size_t at = text.find("box"); at != std::string_view::npos; at = text.find("box", at)) {
        const bool command = (at >= 1 && text.substr(at - 1).starts_with("\\boxed")) ||
                             (at >= 2 && text.substr(at - 2).starts_with("\\fbox"));
        at += text.substr(at).starts_with("boxed") ? 5 : 3;
        while (command && at < text.size() && text[at] == ' ')
            ++at;
        if (!command || at >= text.size() || text[at] != '{')
            continue;
        std::size_t depth = 0;
        std::size_t end = at;
        for (; end < text.size(); ++end) {
            if (text[end] == '\\')
                ++end;
            else if (text[end] == '{')
                ++depth;
            else if (text[end] == '}' && --depth == 0)
                break;
        }
        end = std::min(end, text.size());
        found.push_back(text.substr(at + 1, end - at - 1));
        at = end;
    }
    return found;
}

std::optional<std::string> unboxed(std::string_view text)
{
    const auto boxes = boxedContents(text);
    if (boxes.empty())
        return std::nullopt;
    std::size_t first = boxes.size() - 1;
    while (first > 0 && standTogether(boxes[first - 1], boxes[first]))
        --first;
    std::string out(beforeBox(text, boxes[first]));
    if (!out.empty())
        out += ' ' + std::string(boxes[first++]);
    for (std::size_t i = first; i < boxes.size(); ++i)
        out += (out.empty() ? "" : ", ") + std::string(boxes[i]);
    return out;
}

std::string_view insideTag(std::string_view text)
{
    constexpr std::string_view open = "<answer>";
    const std::size_t close = text.rfind("</answer>");
    const std::size_t at = close == std::string_view::npos ? close : text.rfind(open, close);
    return at == std::string_view::npos ? text : text.substr(at + open.size(), close - at - open.size());
}

std::string withoutStruck(std::string_view text)
{
    constexpr std::string_view mark = "~~";
    std::string out;
    std::size_t from = 0;
    for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, from)) {
        const std::size_t end = text.find(mark, at + mark.size());
        if (end == std::string_view::npos)
            break;
        out += text.substr(from, at - from);
        from = end + mark.size();
    }
    out += text.substr(from);
    return out.empty() ? "struck out: " + std::string(text) : out;
}

} // namespace core
