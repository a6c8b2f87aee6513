#include "core/annotate/repeats/repeat_words.h"

#include "core/text/letter_runs.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace core {

namespace {

/// A word as LetterRun::name has it.
std::uint64_t nameOf(std::string_view word) { return letterRunAt(word, 0).name; }

bool announcesAlone(std::uint64_t word)
{
    static const std::array words{nameOf("again"), nameOf("redo"), nameOf("redoing"), nameOf("recheck"), nameOf("recount"), nameOf("recalculate"),
                                  nameOf("recompute"), nameOf("retrace"), nameOf("repeat"), nameOf("repeating"), nameOf("reverify")};
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool announceTogether(std::uint64_t before, std::uint64_t word)
{
    static const std::array pairs{std::pair{nameOf("once"), nameOf("more")}, std::pair{nameOf("more"), nameOf("time")}, std::pair{nameOf("last"), nameOf("time")},
                                  std::pair{nameOf("final"), nameOf("time")}, std::pair{nameOf("second"), nameOf("time")}, std::pair{nameOf("third"), nameOf("time")},
                                  std::pair{nameOf("another"), nameOf("time")}, std::pair{nameOf("same"), nameOf("check")}, std::pair{nameOf("as"), nameOf("before")}};
    return std::find(pairs.begin(), pairs.end(), std::pair{before, word}) != pairs.end();
}

/// By the first letter: can the word itself announce a repeat, or together with the one before?
bool mayAlone(char first) { return first == 'a' || first == 'r'; }
bool mayTogether(char first) { return first == 'm' || first == 't' || first == 'c' || first == 'b'; }

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
    std::uint64_t before = 0;
    for (std::size_t at = 0; at < head.size();) {
        const char first = static_cast<char>(static_cast<unsigned char>(head[at]) | 0x20U);
        if (first < 'a' || first > 'z') {
            ++at;
            continue;
        }
        const LetterRun word = letterRunAt(head, at);
        if ((mayAlone(first) && announcesAlone(word.name)) || (mayTogether(first) && announceTogether(before, word.name)))
            return true;
        before = word.name;
        at += word.length;
    }
    return announcesInChinese(head);
}

} // namespace core
