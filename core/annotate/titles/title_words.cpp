#include "core/annotate/titles/title_words.h"

#include "core/annotate/ascii_words.h"
#include "core/answers/words/answer_lexicon.h"
#include "core/text/ascii.h"
#include "core/text/letter_runs.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

/// `cut` before a bracket that it leaves open, where enough stands before.
std::string_view closed(std::string_view cut)
{
    constexpr std::size_t enough = 12;
    std::size_t depth = 0;
    for (std::size_t at = cut.size(); at-- > enough;) {
        depth += cut[at] == ')' ? 1 : 0;
        if (cut[at] == '(' && depth-- == 0)
            return cut.substr(0, at);
    }
    return cut;
}

/// Words that only announce.
class EmptyWords
{
public:
    EmptyWords()
    {
        for (const std::string_view word : all)
            m_shapes.add(word);
    }
    [[nodiscard]] bool has(std::string_view word) const
    {
        return m_shapes.fits(word) && std::any_of(all.begin(), all.end(), [word](std::string_view other) { return isOneOfWords(word, {other}); });
    }

private:
    static constexpr auto all = std::to_array<std::string_view>({
        "a", "an", "the", "this", "that", "it", "one", "ones", "first", "another", "other", "approach", "way", "ways", "thought",
        "thoughts", "method", "think", "differently", "different", "try", "trying", "tackle", "solve", "problem", "question",
        "step", "steps", "by", "start", "begin", "with", "formalize", "visualize", "approaching", "let", "me", "us", "again",
        "once", "more", "alternative", "alternatively", "look", "for", "at", "to", "of", "about", "there", "is", "there's", "if",
        "from", "figure", "out", "work", "through", "break", "down", "these", "two", "no", "wait", "hmm", "okay", "so", "i",
        "can", "need", "should", "any", "perhaps", "maybe", "let's", "here", "in", "and", "things"});
    WordShapes m_shapes;
};

} // namespace

std::string shortened(std::string_view text, std::size_t most)
{
    std::size_t count = 0;
    std::size_t at = 0;
    std::size_t word = 0;
    while (at < text.size() && count + 1 < most) {
        if (text[at] == ' ')
            word = at;
        at += static_cast<unsigned char>(text[at]) < 0x80 ? 1 : codePointAt(text, at).length;
        ++count;
    }
    if (at >= text.size() || (count + 1 == most && at + codePointAt(text, at).length >= text.size()))
        return std::string(text);
    std::string cut(closed(text.substr(0, word > at / 2 ? word : at)));
    while (!cut.empty() && std::string_view(" ,;:(=+^_").find(cut.back()) != std::string_view::npos)
        cut.pop_back();
    return cut + "…";
}

std::string_view trimmedEnd(std::string_view line)
{
    while (!line.empty() && std::string_view(" .,;:?!^_=").find(line.back()) != std::string_view::npos)
        line.remove_suffix(1);
    return line;
}

bool saysNothing(std::string_view line)
{
    constexpr std::size_t longest = 60;
    static const EmptyWords empty;
    bool words = false;
    for (std::size_t at = 0; line.size() <= longest && at < line.size();) {
        std::size_t end = at + letterRunAt(line, at).length;
        if (end > at && end + 1 < line.size() && line[end] == '\'')
            end += 1 + letterRunAt(line, end + 1).length;
        if (end == at && std::string_view(" ,.:;-?!").find(line[at]) == std::string_view::npos)
            return false; // a formula, or another script
        if (end > at && !empty.has(line.substr(at, end - at)))
            return false;
        words = words || end > at;
        at = std::max(end, at + 1);
    }
    return words;
}

bool endsWithTitle(std::string_view sentence)
{
    constexpr auto titles = std::to_array<std::string_view>({" Ms.", " Mr.", " Mrs.", " Dr.", " Prof.", " St."});
    return std::any_of(titles.begin(), titles.end(), [sentence](std::string_view title) { return sentence.ends_with(title); });
}

bool isPartOfName(std::string_view text, Span value)
{
    std::size_t at = value.end;
    while (at < text.size() && (text[at] == '*' || text[at] == ')'))
        ++at;
    return at + 1 < text.size() && text[at] == '-' && (isLetter(text[at + 1]) || isDigit(text[at + 1]));
}

std::string codeTitle(std::string_view text)
{
    if (!text.starts_with("```"))
        return {};
    const std::size_t first = text.find('\n');
    const std::string_view code = first == std::string_view::npos ? std::string_view() : text.substr(first + 1, text.find("```", first) - first - 1);
    constexpr std::size_t longest = 40;
    for (std::size_t open = code.find('('); open != std::string_view::npos; open = code.find('(', open + 1)) {
        std::size_t name = open;
        while (name > 0 && (isLetter(code[name - 1]) || isDigit(code[name - 1]) || code[name - 1] == '_'))
            --name;
        const std::size_t close = code.find(')', open);
        const std::size_t line = code.find('\n', open);
        if (name < open && close < line && close - name < longest)
            return "code: " + std::string(code.substr(name, close + 1 - name));
    }
    return "code";
}

} // namespace core
