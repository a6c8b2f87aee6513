#include "core/annotate/labels/yes_no.h"

#include "core/answers/words/answer_lexicon.h"
#include "core/answers/words/answer_text.h"
#include "core/text/letter_runs.h"

#include <algorithm>
#include <cctype>
#include <cstddef>

namespace core {

namespace {

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

} // namespace

YesNo::YesNo(std::string_view reference, std::string_view problem)
{
    const std::string said = comparableText(reference);
    if (said != "yes" && said != "no")
        return;
    m_yes = said == "yes";
    m_problem = lower(problem);
}

std::optional<bool> YesNo::deniedBy(std::string_view value) const
{
    constexpr std::size_t telling = 5; // letters of a word that says what is asked
    bool denies = false;
    bool asked = false;
    for (std::size_t at = 0; at < value.size();) {
        std::size_t length = letterRunAt(value, at).length;
        const bool command = at > 0 && value[at - 1] == '\\';
        if (length > 0 && at + length < value.size() && value[at + length] == '\'')
            length += 1 + (at + length + 1 < value.size() ? letterRunAt(value, at + length + 1).length : 0);
        const std::string_view word = value.substr(at, length);
        denies = denies || (!command && (AnswerLexicon::instance().word(word) & role(AnswerRole::Negation)) != 0);
        asked = asked || (!command && length >= telling && m_problem.find(lower(word)) != std::string::npos);
        at += std::max<std::size_t>(length, 1);
    }
    return asked ? std::optional(denies) : std::nullopt;
}

bool YesNo::isSaidBy(std::string_view value) const
{
    constexpr std::size_t longest = 80;
    const auto denied = m_yes && value.size() <= longest ? deniedBy(value) : std::nullopt;
    return denied && *denied != *m_yes;
}

Span YesNo::arrivedAtBy(std::string_view text) const
{
    constexpr std::size_t reach = 240;
    constexpr std::string_view ends = ",;.!?\n";
    std::size_t end = text.size();
    while (m_yes && end > 0 && text.size() - end < reach) {
        const std::size_t stop = text.find_last_of(ends, end - 1);
        const std::size_t begin = stop == std::string_view::npos ? 0 : stop + 1;
        const auto denied = end < text.size() && text[end] == '?' ? std::nullopt : deniedBy(text.substr(begin, end - begin));
        if (denied)
            return *denied != *m_yes ? Span{begin, end} : Span{};
        end = begin == 0 ? 0 : begin - 1;
    }
    return {};
}

} // namespace core
