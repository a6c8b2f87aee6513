#include "core/annotate/yes_no.h"

#include "core/answers/answer_lexicon.h"
#include "core/answers/answer_text.h"
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

bool YesNo::isSaidBy(std::string_view value) const
{
    constexpr std::size_t longest = 80;
    constexpr std::size_t telling = 5; // letters of a word that says what is asked
    if (!m_yes || value.size() > longest)
        return false;
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
    return asked && denies != *m_yes;
}

} // namespace core
