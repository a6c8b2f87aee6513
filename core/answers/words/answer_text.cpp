#include "core/answers/words/answer_text.h"

#include "core/answers/words/answer_boxes.h"
#include "core/text/ascii.h"
#include "core/text/letter_runs.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace core {

namespace {

std::string_view trimmed(std::string_view text, std::string_view edge)
{
    const auto begin = text.find_first_not_of(edge);
    return begin == std::string_view::npos ? std::string_view{} : text.substr(begin, text.find_last_not_of(edge) + 1 - begin);
}

/// True for "CoS" and "AaBb", "aabb": names of chemistry and of genes, where capitals are no style.
bool keepsCase(std::string_view word)
{
    const auto large = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto capitals = std::count_if(word.begin(), word.end(), large);
    const bool style = capitals == 0 || capitals == static_cast<std::ptrdiff_t>(word.size()) || (capitals == 1 && large(word.front()));
    bool pairs = word.size() % 2 == 0;
    for (std::size_t i = 0; pairs && i < word.size(); i += 2)
        pairs = isLetter(word[i]) && std::tolower(word[i]) == std::tolower(word[i + 1]);
    return !style || pairs;
}

/// Drops `tail` from the end of `text` and says whether it was there.
bool dropTail(std::string_view& text, std::string_view tail)
{
    if (!text.ends_with(tail) || text.size() == tail.size())
        return false;
    text.remove_suffix(tail.size());
    return true;
}

char folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

bool dropHead(std::string_view& text, std::string_view head)
{
    if (text.size() <= head.size())
        return false;
    for (std::size_t i = 0; i < head.size(); ++i)
        if (folded(text[i]) != folded(head[i]))
            return false;
    text.remove_prefix(head.size());
    return true;
}

/// One round of undressing; true when something went.
bool undress(std::string_view& text)
{
    const std::size_t before = text.size();
    text = trimmed(text, " \t\r\n*");
    static constexpr auto tails = std::to_array<std::string_view>({"\\,", "\\;", "\\!", "\\ ", "。", "．", "，", "；", ",", ";", "✓", "✔", "✅"});
    for (const std::string_view tail : tails)
        if (!text.empty() && text.back() == tail.back())
            dropTail(text, tail);
    if (text.ends_with('\\') && !text.ends_with("\\\\"))
        text.remove_suffix(1);
    if (text.ends_with('.') && !text.ends_with("..") && text.size() > 1)
        text.remove_suffix(1);
    constexpr std::array<std::array<std::string_view, 2>, 7> pairs{
        {{"$$", "$$"}, {"$", "$"}, {"\\(", "\\)"}, {"\\[", "\\]"}, {"['", "']"}, {"[\"", "\"]"}, {"`", "`"}}};
    for (const auto& [open, close] : pairs)
        if (text.size() > open.size() + close.size() && text.starts_with(open) && text.ends_with(close) &&
            text.substr(open.size(), text.size() - open.size() - close.size()).find(open) == std::string_view::npos)
            text = text.substr(open.size(), text.size() - open.size() - close.size());
    const bool plain = !text.empty() && std::string_view("0123456789-([{").find(text.front()) != std::string_view::npos; // no words in front
    if (plain)
        return text.size() != before;
    static constexpr auto heads = std::to_array<std::string_view>(
        {"####", "### ", "## ", "the final answer is", "the answer:", "final answer is", "final answer:", "final answer\n", "final answer**\n",
         "the answer is", "answer is", "answer:", "answer –", "answer —", "thus,", "thus ", "so,", "so ", "therefore,", "therefore:", "therefore ",
         "hence,", "hence ", "then ", "consequently,", "consequently ", "finally,", "答案是", "答案为", "答案：", "答案:", "：", ":", "approximately ", "about ",
         "\\approx", "≈", "→", "✅", "✔", "=>", "⇒", "\\Rightarrow", "\\implies", "∴", "\\therefore", "=", "\\text{answer: }", "\\text{answer:}"});
    for (const std::string_view head : heads)
        if (!text.empty() && folded(text.front()) == folded(head.front()))
            dropHead(text, head);
    for (const std::string_view head : {"the point (", "point ("})
        if (text.size() > head.size() && dropHead(text, head.substr(0, head.size() - 1)) && !text.starts_with('('))
            text = std::string_view(text.data() - head.size() + 1, text.size() + head.size() - 1);
    return text.size() != before;
}

/// True when each backslash is written as two: "\\\\frac{1}{2}". Behind two that end a row stands no command.
bool isEscaped(std::string_view text)
{
    bool command = false;
    for (std::size_t at = text.find('\\'); at != std::string_view::npos; at = text.find('\\', at)) {
        const std::size_t end = std::min(text.find_first_not_of('\\', at), text.size());
        if ((end - at) % 2 != 0)
            return false;
        const bool letters = end + 1 < text.size() && isLetter(text[end]) && isLetter(text[end + 1]);
        const bool sign = end < text.size() && std::string_view("()[]{},;:!%$").find(text[end]) != std::string_view::npos;
        if (end - at == 2 && !letters && !sign)
            return false;
        command = command || (end - at == 2 && (letters || sign));
        at = end;
    }
    return command;
}

std::string withoutEscapes(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        out += text[at];
        at += text[at] == '\\' ? 1U : 0U;
    }
    return out;
}

/// What stands behind "####" on the last line.
std::string_view behindMark(std::string_view text)
{
    constexpr std::string_view mark = "#### ";
    const std::size_t at = text.rfind(mark);
    const std::string_view rest = at == std::string_view::npos ? std::string_view{} : trimmed(text.substr(at + mark.size()), " \t\r\n");
    return rest.empty() || rest.find('\n') != std::string_view::npos ? text : rest;
}

} // namespace

std::string lowered(std::string text)
{
    for (char& c : text)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

std::string bareAnswer(std::string_view answer)
{
    std::string joined;
    answer = insideTag(answer);
    std::string kept;
    if (answer.find("~~") != std::string_view::npos) {
        kept = withoutStruck(answer);
        answer = kept;
    }
    if (isEscaped(answer)) {
        joined = withoutEscapes(answer);
        answer = joined;
    }
    for (int round = 0; round < 4 && answer.find("box") != std::string_view::npos; ++round) {
        std::optional<std::string> next = unboxed(answer);
        if (!next)
            break;
        joined = std::move(*next);
        answer = joined;
    }
    answer = behindMark(answer);
    for (int round = 0; round < 6 && undress(answer); ++round) {
    }
    return std::string(answer);
}

std::string comparableText(std::string_view answer)
{
    std::string out;
    std::string word;
    bool gap = false; // a space behind a digit
    const auto flush = [&] {
        if (!keepsCase(word))
            word = lowered(word);
        if (word != "the" && word != "a" && word != "an")
            out += word;
        word.clear();
    };
    for (std::size_t at = 0; at < answer.size(); ++at) {
        const char c = answer[at];
        if (c == '\\') {
            std::size_t end = at + 1;
            while (end < answer.size() && isLetter(answer[end]))
                ++end;
            const std::string_view name = answer.substr(at + 1, end - at - 1);
            const bool dressing = name.starts_with("text") || name.starts_with("math") || name == "left" || name == "right" ||
                                  name == "quad" || name == "operatorname" || name.empty();
            flush();
            if (!dressing)
                out += name == "dots" || name == "cdots" ? std::string_view("ldots") : name;
            at = name.empty() ? at + 1 : end - 1;
        } else if (answer.substr(at).starts_with("了")) {
            at += 2; // 增加了20%
        } else if (isLetter(c) || static_cast<unsigned char>(c) >= 0x80) {
            word += c;
        } else {
            flush();
            if (c >= '0' && c <= '9' && gap && !out.empty() && std::isdigit(static_cast<unsigned char>(out.back())) != 0)
                out += ' ';
            gap = c == ' ';
            if (c == '.' && answer.substr(at).starts_with("...")) {
                out += "ldots";
                at += 2;
                continue;
            }
            if ((c == '\'' || c == '"') && at > 0 && answer.front() != c && std::isdigit(static_cast<unsigned char>(answer[at - 1])) != 0) {
                out += c; // 5', 5"
                continue;
            }
            const bool factorial = c == '!' && at > 0 && !(at > 1 && isLetter(answer[at - 1]) && isLetter(answer[at - 2])); // no "Yes!"
            const bool subfactorial = c == '!' && at + 1 < answer.size() && std::isdigit(static_cast<unsigned char>(answer[at + 1])) != 0;
            if (factorial || subfactorial || std::string_view(" \t\r\n${}.,;:!?'\"~*`").find(c) == std::string_view::npos)
                out += c;
            else if ((c == '.' || c == ',') && at + 1 < answer.size() && std::isdigit(static_cast<unsigned char>(answer[at + 1])) != 0)
                out += c;
            else if (c == ':' && answer.starts_with("\\{"))
                out += "mid";
            else if (c == ':' && !out.empty() && std::isdigit(static_cast<unsigned char>(out.back())) != 0)
                out += c;
        }
    }
    const bool only = out.empty();
    word = only && !keepsCase(word) ? lowered(word) : word;
    if (only && (word == "a" || word == "an" || word == "the"))
        return word;
    flush();
    return out;
}

std::string optionLetters(std::string_view answer)
{
    std::string letters;
    for (std::size_t at = 0; at < answer.size(); ++at) {
        const std::string_view rest = answer.substr(at);
        const bool mark = rest.starts_with("、") || rest.starts_with("，") || rest.starts_with("和");
        if (answer[at] >= 'A' && answer[at] <= 'J')
            letters += answer[at];
        else if (mark)
            at += 2;
        else if (rest.starts_with("\\text") || rest.starts_with("and") || rest.starts_with("or"))
            at += rest[0] == '\\' ? 4U : rest[0] == 'a' ? 2U : 1U;
        else if (std::string_view(" ,;.&(){}").find(answer[at]) == std::string_view::npos)
            return {};
    }
    return letters.size() > 1 ? letters : std::string{};
}

char optionLetter(std::string_view answer)
{
    const auto mayBeOption = [](char c) { return (c >= 'A' && c <= 'J') || (c >= 'a' && c <= 'j'); };
    if (std::none_of(answer.begin(), answer.end(), mayBeOption))
        return '\0';
    std::string text = bareAnswer(answer);
    for (const std::string_view dress : {"\\textbf", "\\text", "\\mathrm", "\\mathbf", "\\rm", "\\ ", "{", "}", "$", "*"})
        for (auto at = text.find(dress); at != std::string::npos; at = text.find(dress))
            text.erase(at, dress.size());
    std::string_view rest = trimmed(text, " ");
    for (const std::string_view head : {"option", "choice", "answer", "答案", "选项", "选择", "选", "为", "是"})
        if (dropHead(rest, head))
            rest = trimmed(rest, " :");
    constexpr std::string_view wideOpen = "（";
    const bool open = rest.starts_with('(') || rest.starts_with(wideOpen);
    if (open)
        rest.remove_prefix(rest.front() == '(' ? 1 : wideOpen.size());
    const bool small = !rest.empty() && std::islower(static_cast<unsigned char>(rest.front())) != 0;
    if (rest.empty() || !isLetter(rest.front()) || (!open && small && !rest.substr(1).starts_with(')')))
        return '\0';
    const char letter = static_cast<char>(std::toupper(static_cast<unsigned char>(rest.front())));
    rest.remove_prefix(1);
    if (letter > 'J')
        return '\0';
    const bool closed = rest.starts_with(')') || rest.starts_with("）");
    if (closed) // "(A) is the incorrect answer" is read as a sentence
        for (const std::string_view verb : {" is ", " was ", " isn't ", " can", " does", " fails", " would "})
            if (rest.substr(rest.starts_with(')') ? 1 : 3).starts_with(verb))
                return '\0';
    const bool marked = rest.starts_with(". ") || rest.starts_with(": ") || rest == "." || rest == ":" || rest.starts_with("、") || rest.starts_with("：");
    const bool reasoned = rest.starts_with(", because ") || rest.starts_with(", since "); // "C, because the sum is odd"
    return ((rest.empty() || rest == "正确" || reasoned) && !open) || closed || (marked && !open) ? letter : '\0';
}

} // namespace core
