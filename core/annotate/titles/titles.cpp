#include "core/annotate/titles/titles.h"

#include "core/annotate/titles/title_words.h"
#include "core/answers/statements/answer_statements.h"
#include "core/text/readable_math.h"
#include "core/text/text_units.h"
#include "core/text/utf8.h"

#include <array>
#include <string>

namespace core {

namespace {

constexpr std::size_t longest = 60;

/// Words between the fillers and what is done.
constexpr std::array<std::string_view, 30> leadIns{
    "let me just ", "let me first ", "let me ", "let's ", "let’s ", "i can ", "i should ", "i need to ", "i will ", "i'll ",
    "we can ", "we need to ", "maybe i can ", "maybe we can ", "i'm going to ", "i want to ", "i have to ", "we have to ",
    "i could ", "we could ", "try to ", "i think ", "is there ", "what if we ", "just to be thorough, ", "to be sure, ",
    "this ", "that ", "it ", "then "};
/// Markers that say nothing about what is done.
constexpr MarkerSet empty = bit(Marker::Okay) | bit(Marker::So) | bit(Marker::But) | bit(Marker::Wait) | bit(Marker::Hmm) |
                            bit(Marker::Maybe) | bit(Marker::Therefore) | bit(Marker::Thorough) | bit(Marker::Next) |
                            bit(Marker::First);

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool startsWith(std::string_view text, std::string_view words)
{
    if (text.size() < words.size())
        return false;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (lowered(text[i]) != words[i])
            return false;
    return true;
}

std::size_t afterPunctuation(std::string_view text, std::size_t at)
{
    while (at < text.size() && std::string_view(" ,.;:!?-").find(text[at]) != std::string_view::npos)
        ++at;
    return at;
}

/// `line` without "Okay, so wait, but maybe let me".
std::string_view withoutFillers(const Lexicon& lexicon, std::string_view line)
{
    std::size_t at = afterPunctuation(line, 0);
    for (bool moved = true; moved && at < line.size();) {
        moved = false;
        const Lexicon::Match match = lexicon.matchAt(line, at);
        if (match.length > 0 && match.length < 24 && (match.markers & empty) == match.markers) {
            at = afterPunctuation(line, at + match.length);
            while (line.substr(at).starts_with("，") || line.substr(at).starts_with("。") || line.substr(at).starts_with("："))
                at += 3;
            moved = true;
        }
        for (const std::string_view words : leadIns)
            if (startsWith(line.substr(at), words)) {
                at += words.size();
                moved = true;
                break;
            }
    }
    return line.substr(std::min(at, line.size()));
}

/// The first of the segment's sentences that says something, without its fillers.
std::string action(const Lexicon& lexicon, std::string_view text)
{
    constexpr std::size_t read = 1200;
    const std::string_view head = text.substr(0, floorCharBoundary(text, read));
    std::string fallback;
    std::size_t known = 0;
    for (const std::size_t most : {1, 6}) { // mostly the first says something
        const std::vector<TextUnit> units = firstUnits(head, most);
        for (; known < units.size(); ++known) {
            Span body = units[known].body;
            if (endsWithTitle(body.in(head))) { // "Dear Ms."
                if (most == 1)
                    break;
                body.end = known + 1 < units.size() ? units[++known].body.end : body.end;
            }
            const std::string line = readableMath(body.in(head));
            std::string rest(trimmedEnd(withoutFillers(lexicon, line)));
            if (saysNothing(rest)) {
                fallback = fallback.empty() ? rest : fallback;
                continue;
            }
            if (countCodePoints(rest) >= 14 || (rest.size() >= 12 && static_cast<unsigned char>(rest[0]) >= 0x80))
                return rest;
            if (fallback.empty())
                fallback = trimmedEnd(rest.empty() ? line : rest);
        }
    }
    return fallback;
}

bool isChinese(std::string_view text)
{
    const std::string_view head = text.substr(0, floorCharBoundary(text, 300));
    std::size_t wide = 0;
    for (const char c : head)
        wide += static_cast<unsigned char>(c) >= 0xE4 && static_cast<unsigned char>(c) <= 0xE9;
    return wide * 6 > head.size();
}

/// "final answer: 540" for a conclusion that states one.
std::string conclusionTitle(std::string_view text)
{
    const AnswerStatement* best = nullptr;
    const std::vector<AnswerStatement> statements = findAnswerStatements(text);
    for (const AnswerStatement& statement : statements)
        if (!isPartOfName(text, statement.value) && (best == nullptr || statement.strength > best->strength))
            best = &statement;
    if (best == nullptr || best->strength < 0.75)
        return {};
    return (isChinese(text) ? "最终答案：" : "final answer: ") + readableMath(best->answer);
}

/// True when the words themselves say that something is checked.
bool saysCheck(std::string_view words)
{
    return startsWith(words, "check") || startsWith(words, "verify") || startsWith(words, "double") ||
           startsWith(words, "confirm") || startsWith(words, "make sure") || words.starts_with("检查") ||
           words.starts_with("验证");
}

std::string repeatTitle(const Node& original, bool chinese)
{
    const bool approach = original.kind == Kind::Approach;
    const std::string number = std::to_string(original.number);
    if (chinese)
        return (approach ? "重复思路 " : "重复检查 ") + number;
    return (approach ? "repeats approach " : "repeats check ") + number;
}

/// The answer as it is shown behind a title: one short line, or nothing.
std::string resultOf(const SegmentNote& note)
{
    const std::string readable = readableMath(note.answer);
    const std::string_view answer = trimmedEnd(readable);
    return answer.empty() || countCodePoints(answer) > 18 ? std::string() : " → " + std::string(answer);
}

/// What a segment does, in its own words; never empty, at most `room` characters.
std::string ownTitle(const Lexicon& lexicon, const Segment& segment, std::string_view text, std::size_t room)
{
    std::string title = segment.kind == Kind::Conclusion ? conclusionTitle(text) : codeTitle(text);
    if (title.empty()) {
        title = action(lexicon, text);
        if (segment.kind == Kind::QuestionRepeat)
            title = (isChinese(text) ? "题目：" : "task: ") + title;
        else if (segment.kind == Kind::Verification && !saysCheck(title))
            title = (isChinese(text) ? "检查：" : "check: ") + title;
    }
    if (title.empty())
        title = shortened(trimmedEnd(readableMath(text.substr(0, floorCharBoundary(text, 200)))), room);
    return shortened(title.empty() ? "…" : title, room);
}

} // namespace

void titleSegments(const Lexicon& lexicon, std::string_view reasoning, const TraceTree& tree,
                   std::vector<SegmentNote>& notes)
{
    for (std::size_t i = 0; i < notes.size(); ++i) {
        const Segment& segment = tree.segments()[i];
        const std::string_view text = segment.span.in(reasoning);
        const std::string result = segment.kind == Kind::Approach ? resultOf(notes[i]) : std::string();
        const std::string own = ownTitle(lexicon, segment, text, longest - countCodePoints(result)) + result;
        if (!notes[i].original) {
            notes[i].title = own;
            continue;
        }
        const Node& original = tree.node(tree.segmentNode(*notes[i].original));
        notes[i].title = repeatTitle(original, isChinese(text)) + result;
        notes[i].ownTitle = own;
    }
}

} // namespace core
