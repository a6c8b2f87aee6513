#include "core/annotate/repeat_words.h"

#include "core/text/letter_runs.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace core {

namespace {

/// "再算一遍", "再看一次": the second part within a few characters of the first.
bool announcesInChinese(std::string_view text)
{
    constexpr std::size_t reach = 30;
    constexpr std::string_view anew = "再";
    for (std::size_t at = text.find(anew); at != std::string_view::npos; at = text.find(anew, at + anew.size())) {
        const std::string_view rest = text.substr(at, reach);
        for (const std::string_view times : {"遍", "次", "一下", "一眼", "一回", "检查", "验证", "确认", "核对"})
            if (rest.find(times) != std::string_view::npos)
                return true;
    }
    return text.find("又") != std::string_view::npos && text.find("一遍") != std::string_view::npos;
}

} // namespace

bool announcesRepeat(std::string_view text)
{
    constexpr std::size_t opening = 130;
    const std::string_view head = text.substr(0, text.size() > opening ? floorCharBoundary(text, opening) : text.size());
    constexpr auto alone = std::to_array<std::string_view>({"again", "redo", "redoing", "recheck", "re-check", "recount", "recalculate", "recompute", "retrace", "repeat", "repeating", "reverify"});
    constexpr auto pairs = std::to_array<std::string_view>({"once more", "more time", "last time", "final time", "second time", "third time", "another time", "same check", "as before"});
    std::string before;
    for (std::size_t at = 0; at < head.size();) {
        const std::size_t length = letterRunAt(head, at).length;
        if (length == 0) {
            ++at;
            continue;
        }
        std::string word(head.substr(at, length));
        std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        if (std::find(alone.begin(), alone.end(), word) != alone.end() || std::find(pairs.begin(), pairs.end(), before + " " + word) != pairs.end())
            return true;
        before = std::move(word);
        at += length;
    }
    return announcesInChinese(head);
}

} // namespace core
