#include "core/corpus/thought.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

struct Delimiters
{
    std::string_view open;
    std::string_view close;
};
constexpr std::array thoughtDelimiters{
    Delimiters{"<think>", "</think>"},         Delimiters{"<|begin_of_thought|>", "<|end_of_thought|>"},
    Delimiters{"<thinking>", "</thinking>"},   Delimiters{"<thought>", "</thought>"},
    Delimiters{"<reasoning>", "</reasoning>"},
};
constexpr std::array solutionDelimiters{
    Delimiters{"<|begin_of_solution|>", "<|end_of_solution|>"},
    Delimiters{"<answer>", "</answer>"},
};
/// What chat templates leave in front of an answer when prompt and answer are stored as one string.
constexpr std::array<std::string_view, 16> roleMarkers{"<|im_start|>user",
                                                       "<|im_start|>assistant",
                                                       "<|im_start|>",
                                                       "<|im_end|>",
                                                       "<|user|>",
                                                       "<|assistant|>",
                                                       "<｜begin▁of▁sentence｜>",
                                                       "<｜User｜>",
                                                       "<｜Assistant｜>",
                                                       "<|User|>",
                                                       "<|Assistant|>",
                                                       "User:",
                                                       "Assistant:",
                                                       "Human:",
                                                       "Question:",
                                                       "Problem:"};
constexpr std::string_view space = " \t\r\n";
constexpr std::size_t shortestPrompt = 16; ///< shorter ones may stand at the front of a thought by chance

struct Tag
{
    std::size_t at = std::string_view::npos;
    std::size_t kind = 0;
    bool opens = false;
};

/// The first opener or closer at or after `from`.
Tag nextTag(std::string_view text, std::size_t from)
{
    for (std::size_t at = text.find('<', from); at != std::string_view::npos; at = text.find('<', at + 1)) {
        const std::string_view rest = text.substr(at);
        for (std::size_t kind = 0; kind < thoughtDelimiters.size(); ++kind) {
            if (rest.starts_with(thoughtDelimiters[kind].open))
                return {at, kind, true};
            if (rest.starts_with(thoughtDelimiters[kind].close))
                return {at, kind, false};
        }
    }
    return {};
}

std::size_t skipSpace(std::string_view text, std::size_t at)
{
    return std::min(text.find_first_not_of(space, at), text.size());
}

Span trimmed(std::string_view text, Span span)
{
    span.begin = std::min(skipSpace(text, span.begin), span.end);
    while (span.end > span.begin && space.find(text[span.end - 1]) != std::string_view::npos)
        --span.end;
    return span;
}

/// `at` moved past white space and role markers.
std::size_t skipMarkers(std::string_view text, std::size_t at)
{
    for (;;) {
        at = skipSpace(text, at);
        const auto marker = std::find_if(roleMarkers.begin(), roleMarkers.end(),
                                         [&](std::string_view m) { return text.substr(at).starts_with(m); });
        if (marker == roleMarkers.end())
            return at;
        at += marker->size();
    }
}

/// Where the thought begins when the prompt is repeated in front of it; 0 when it is not.
std::size_t afterRepeatedPrompt(std::string_view text, std::string_view problem)
{
    const Span core = trimmed(problem, {0, problem.size()});
    problem = core.in(problem);
    if (problem.size() < shortestPrompt)
        return 0;
    const std::size_t at = skipMarkers(text, 0);
    if (!text.substr(at).starts_with(problem))
        return 0;
    const std::size_t after = skipMarkers(text, at + problem.size());
    return after < text.size() ? after : 0;
}

Span solution(std::string_view text, Span span)
{
    span = trimmed(text, span);
    for (const Delimiters& d : solutionDelimiters) {
        if (!span.in(text).starts_with(d.open))
            continue;
        span.begin += d.open.size();
        if (span.in(text).ends_with(d.close))
            span.end -= d.close.size();
        return trimmed(text, span);
    }
    return span;
}

/// Where the thought that begins at `from` ends, and where what follows it begins.
Span closing(std::string_view text, std::size_t from, std::size_t kind)
{
    const std::string_view close = thoughtDelimiters[kind].close;
    if (const std::size_t at = text.find(close, from); at != std::string_view::npos)
        return {at, at + close.size()};
    // A cut or sloppy record: another kind's closer, or the solution that begins, ends the thought as well.
    for (Tag tag = nextTag(text, from); tag.at != std::string_view::npos; tag = nextTag(text, tag.at + 1))
        if (!tag.opens)
            return {tag.at, tag.at + thoughtDelimiters[tag.kind].close.size()};
    if (const std::size_t at = text.find(solutionDelimiters[0].open, from); at != std::string_view::npos)
        return {at, at};
    return {text.size(), text.size()};
}

ThoughtSplit opened(std::string_view text, Tag tag)
{
    std::size_t begin = tag.at;
    do
        begin = skipSpace(text, begin + thoughtDelimiters[tag.kind].open.size());
    while (text.substr(begin).starts_with(thoughtDelimiters[tag.kind].open));
    const Span close = closing(text, begin, tag.kind);
    if (close.begin == text.size())
        return {{begin, text.size()}, {text.size(), text.size()}};
    return {trimmed(text, {begin, close.begin}), solution(text, {close.end, text.size()})};
}

} // namespace

ThoughtSplit splitThought(std::string_view text, std::string_view problem)
{
    const Tag tag = nextTag(text, 0);
    if (tag.at != std::string_view::npos && tag.opens)
        return opened(text, tag);
    const std::size_t begin = afterRepeatedPrompt(text, problem);
    if (tag.at == std::string_view::npos)
        return {{begin, text.size()}, {text.size(), text.size()}};
    const Span thought{std::min(begin, tag.at), tag.at};
    const std::size_t end = std::max(trimmed(text, thought).end, thought.begin);
    return {{thought.begin, end},
            solution(text, {tag.at + thoughtDelimiters[tag.kind].close.size(), text.size()})};
}

std::optional<std::string_view> thoughtTag(std::string_view text)
{
    const Tag tag = nextTag(text, 0);
    if (tag.at == std::string_view::npos)
        return std::nullopt;
    return thoughtDelimiters[tag.kind].open;
}

bool beginsWithThoughtTag(std::string_view text)
{
    const std::size_t at = skipSpace(text, 0);
    const Tag tag = nextTag(text.substr(0, std::min(text.size(), at + 32)), at);
    return tag.at == at && tag.opens;
}

} // namespace core
