#include "core/clean/seams.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <optional>

namespace core {

namespace {

/// Openings that contrast with work before them, with the punctuation that ends them.
constexpr std::array<std::string_view, 8> danglingOpenings{
    "Alternatively, ", "Alternatively: ", "Alternatively ", "On the other hand, ",
    "Another way: ",   "Instead, ",       "Or, ",           "Otherwise, "};
/// The same in Chinese, followed by a comma of either width.
constexpr std::array<std::string_view, 7> chineseOpenings{"另外",   "或者",     "或者说", "换一种方法",
                                                          "换个角度", "另一方面", "再者"};

bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::size_t skipSpaces(std::string_view text, std::size_t at)
{
    while (at < text.size() && isSpace(text[at]))
        ++at;
    return at;
}

/// Maximal runs of edits without kept text between them.
struct Run
{
    std::size_t firstEdit;
    std::size_t lastEdit;
    Span span;
};

std::vector<Run> runsOf(const std::vector<Edit>& edits)
{
    std::vector<Run> runs;
    for (std::size_t i = 0; i < edits.size(); ++i) {
        if (!runs.empty() && runs.back().span.end == edits[i].span.begin) {
            runs.back().lastEdit = i;
            runs.back().span.end = edits[i].span.end;
        } else {
            runs.push_back({i, i, edits[i].span});
        }
    }
    return runs;
}

/// Shrinks a removal that would glue two words together, so that white space of its own stays between them.
void keepSeparator(std::string_view text, Edit& last, Span run)
{
    if (run.begin == 0 || run.end == text.size() || isSpace(text[run.begin - 1]) || isSpace(text[run.end]))
        return;
    std::size_t at = last.span.end;
    while (at > last.span.begin && isSpace(text[at - 1]))
        --at;
    if (at > last.span.begin)
        last.span.end = at;
}

Edit seam(Span span, std::string insert, const char* why)
{
    return {.span = span, .insert = std::move(insert), .reason = EditReason::Seam, .segment = {}, .why = why};
}

/// Where the first approach or verification that stays begins; the end of the text when none does.
std::size_t firstKeptWork(const TraceTree& tree, const std::vector<Edit>& edits)
{
    std::vector<bool> dropped(tree.segments().size());
    for (const Edit& edit : edits)
        if (edit.segment && edit.reason != EditReason::ErrorSpan)
            dropped[*edit.segment] = true;
    for (std::size_t i = 0; i < dropped.size(); ++i) {
        const Segment& segment = tree.segments()[i];
        if (!dropped[i] && (segment.kind == Kind::Approach || segment.kind == Kind::Verification))
            return segment.span.begin;
    }
    return tree.segments().empty() ? 0 : tree.segments().back().span.end;
}

/// Length of the connective that `text` begins with, its comma included; 0 without one.
std::size_t danglingOpening(std::string_view text)
{
    for (const std::string_view opening : danglingOpenings)
        if (text.starts_with(opening))
            return opening.size();
    for (const std::string_view opening : chineseOpenings)
        for (const std::string_view comma : {"，", ", ", ","})
            if (text.starts_with(opening) && text.substr(opening.size()).starts_with(comma))
                return opening.size() + comma.size();
    return 0;
}

/// The edit that takes a dangling connective away at `at`, the first kept byte after a removal.
std::optional<Edit> danglingConnective(std::string_view text, std::size_t at)
{
    const std::size_t begin = skipSpaces(text, at);
    const std::size_t length = danglingOpening(text.substr(begin));
    if (length == 0)
        return std::nullopt;
    Span span{begin, begin + length};
    std::string insert;
    if (span.end < text.size() && text[span.end] >= 'a' && text[span.end] <= 'z') {
        insert = static_cast<char>(text[span.end] - 'a' + 'A');
        ++span.end;
    }
    return seam(span, std::move(insert), "nothing is left that this contrasts with");
}

/// White space that stands double at a join: the newlines after the removal that the text before it already has.
std::optional<Edit> doubledSpace(std::string_view text, Span run)
{
    if (run.begin == 0 || run.end >= text.size() || !isSpace(text[run.begin - 1]) || !isSpace(text[run.end]))
        return std::nullopt;
    const std::size_t end = skipSpaces(text, run.end);
    if (end == text.size())
        return std::nullopt;
    const std::string_view after = text.substr(run.end, end - run.end);
    std::size_t begin = run.begin;
    while (begin > 0 && isSpace(text[begin - 1]))
        --begin;
    const auto breaks = [](std::string_view space) { return std::count(space.begin(), space.end(), '\n'); };
    if (breaks(after) > breaks(text.substr(begin, run.begin - begin)))
        return std::nullopt;
    return seam({run.end, end}, {}, "white space that stood on both sides of the cut");
}

/// White space before a removal that reaches the end of the text, beyond what the text itself ended with.
std::optional<Edit> trailingSpace(std::string_view text, Span run)
{
    if (run.end != text.size())
        return std::nullopt;
    std::size_t begin = run.begin;
    while (begin > 0 && isSpace(text[begin - 1]))
        --begin;
    std::size_t ending = text.size();
    while (ending > run.begin && isSpace(text[ending - 1]))
        --ending;
    const std::string_view own = text.substr(ending);
    if (text.substr(begin, run.begin - begin).starts_with(own))
        begin += own.size();
    if (begin == run.begin)
        return std::nullopt;
    return seam({begin, run.begin}, {}, "white space before the new end");
}

bool endsSentence(std::string_view text, std::size_t at)
{
    const char c = text[at];
    if (c == '\n')
        return true;
    return (c == '.' || c == '!' || c == '?' || c == ';') && (at + 1 == text.size() || isSpace(text[at + 1]));
}

/// True when `rest`, what a removed statement left of its sentence, says nothing by itself: no digit, three words at most.
bool saysNothing(std::string_view rest)
{
    std::size_t words = 0;
    bool inWord = false;
    for (const char c : rest) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || std::isdigit(byte) != 0 || c == '\\')
            return false;
        const bool letter = std::isalpha(byte) != 0;
        words += letter && !inWord ? 1 : 0;
        inWord = letter;
    }
    return words <= 3;
}

/// The rest of the sentence around a removed error span, when it says nothing without it: before and after the span.
std::vector<Edit> emptySentence(std::string_view text, Span removed, Span limits)
{
    std::size_t begin = removed.begin;
    while (begin > limits.begin && !endsSentence(text, begin - 1))
        --begin;
    while (begin < removed.begin && isSpace(text[begin]))
        ++begin;
    std::size_t end = removed.end;
    if (end == removed.begin || !endsSentence(text, end - 1)) {
        while (end < limits.end && !endsSentence(text, end))
            ++end;
        end += end < limits.end && text[end] != '\n' ? 1 : 0;
    }
    std::string rest(text.substr(begin, removed.begin - begin));
    rest += text.substr(removed.end, end - removed.end);
    if (rest.empty() || !saysNothing(rest))
        return {};
    std::vector<Edit> out;
    if (begin < removed.begin)
        out.push_back(seam({begin, removed.begin}, {}, "what is left of the sentence says nothing"));
    if (removed.end < end)
        out.push_back(seam({removed.end, end}, {}, "what is left of the sentence says nothing"));
    return out;
}

/// The comma behind a removed statement before which nothing of its clause is left: "the sum: , no" keeps ": no".
std::optional<Edit> orphanComma(std::string_view text, Span removed)
{
    std::size_t before = removed.begin;
    while (before > 0 && text[before - 1] == ' ')
        --before;
    if (before > 0 && std::string_view(".,:;!?(\n").find(text[before - 1]) == std::string_view::npos)
        return std::nullopt;
    const std::size_t at = skipSpaces(text, removed.end);
    for (const std::string_view comma : {",", ";", "，", "；"})
        if (text.substr(at).starts_with(comma))
            return seam({removed.end, at + comma.size()}, {}, "a comma with nothing before it");
    return std::nullopt;
}

/// Adds `more` (in order) to `edits` where it touches none of them.
void mergeIn(std::vector<Edit>& edits, std::vector<Edit> more)
{
    const auto begins = [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; };
    std::vector<Edit> out;
    std::size_t end = 0;
    for (Edit& edit : more) {
        const auto at = std::lower_bound(edits.begin(), edits.end(), edit, begins);
        const bool free = (at == edits.end() || edit.span.end <= at->span.begin) &&
                          (at == edits.begin() || std::prev(at)->span.end <= edit.span.begin);
        if (!free || edit.span.empty() || edit.span.begin < end)
            continue;
        end = edit.span.end;
        out.push_back(std::move(edit));
    }
    const auto middle = edits.insert(edits.end(), std::make_move_iterator(out.begin()), std::make_move_iterator(out.end()));
    std::inplace_merge(edits.begin(), middle, edits.end(), begins);
}

} // namespace

std::vector<Edit> repairSeams(std::string_view text, const TraceTree& tree, std::vector<Edit> edits)
{
    std::vector<Edit> sentences;
    for (const Edit& edit : edits) {
        if (edit.reason != EditReason::ErrorSpan)
            continue;
        const Span limits = tree.segments()[tree.segmentAt(edit.span.begin)].span;
        std::vector<Edit> rest = emptySentence(text, edit.span, limits);
        if (auto comma = rest.empty() ? orphanComma(text, edit.span) : std::nullopt)
            rest.push_back(std::move(*comma));
        std::move(rest.begin(), rest.end(), std::back_inserter(sentences));
    }
    mergeIn(edits, std::move(sentences));

    std::vector<Edit> repairs;
    const std::size_t workBegins = firstKeptWork(tree, edits);
    for (const Run& run : runsOf(edits)) {
        keepSeparator(text, edits[run.lastEdit], run.span);
        std::optional<Edit> connective;
        if (auto edit = trailingSpace(text, run.span))
            repairs.push_back(std::move(*edit));
        else if (run.span.end < text.size() && workBegins >= run.span.end)
            connective = danglingConnective(text, run.span.end);
        if (auto edit = doubledSpace(text, run.span))
            repairs.push_back(std::move(*edit));
        if (connective)
            repairs.push_back(std::move(*connective));
    }
    mergeIn(edits, std::move(repairs));
    std::erase_if(edits, [](const Edit& edit) { return edit.span.empty() && edit.insert.empty(); });
    return edits;
}

} // namespace core
