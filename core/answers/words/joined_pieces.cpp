#include "core/answers/words/joined_pieces.h"

#include <algorithm>

namespace core {

namespace {

std::string_view withoutBlanks(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string_view::npos ? std::string_view{} : text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

} // namespace

std::vector<std::string_view> piecesBetween(std::string_view text, std::span<const std::string_view> joints)
{
    constexpr std::string_view opening = "([{";
    constexpr std::string_view closing = ")]}";
    std::vector<std::string_view> pieces;
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        depth += opening.find(text[at]) != std::string_view::npos ? 1 : closing.find(text[at]) != std::string_view::npos ? -1 : 0;
        const auto joint = depth > 0 ? joints.end() : std::find_if(joints.begin(), joints.end(), [&](std::string_view one) { return text.substr(at).starts_with(one); });
        if (joint == joints.end()) {
            ++at;
            continue;
        }
        pieces.push_back(withoutBlanks(text.substr(begin, at - begin)));
        at += joint->size() - (joint->size() > 1 && joint->ends_with(' ') ? 1 : 0);
        begin = at;
    }
    pieces.push_back(withoutBlanks(text.substr(begin)));
    return pieces;
}

} // namespace core
