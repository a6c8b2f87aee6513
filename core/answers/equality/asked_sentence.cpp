#include "core/answers/equality/asked_sentence.h"

#include "core/answers/equality/calendar_answers.h"
#include "core/answers/words/answer_phrases.h"
#include "core/answers/words/answer_text.h"
#include "core/answers/words/claim_words.h"
#include "core/answers/words/sentence_words.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace core {

namespace {

using R = ClaimRole;
using Words = std::vector<std::string>;

constexpr std::size_t longestSentence = 120;

Words wordsOf(std::string_view text)
{
    Words words;
    for (SentenceWord& word : sentenceWords(text))
        words.push_back(std::move(word.text));
    return words;
}

/// A sentence and the problem that it answers.
class AskedSentence
{
public:
    AskedSentence(std::string_view problem, std::string_view sentence)
        : m_given(problem), m_names(wordsOf(sentence)),
          m_words(wordsOf(lowered(std::string(sentence))))
    {
    }

    [[nodiscard]] std::optional<std::string> said() const
    {
        if (m_words.empty())
            return std::nullopt;
        for (const auto reading : {&AskedSentence::day, &AskedSentence::time, &AskedSentence::agent, &AskedSentence::subject, &AskedSentence::change})
            if (Said said = (this->*reading)())
                return said;
        return std::nullopt;
    }

private:
    using Said = std::optional<std::string>;

    /// The problem in lower case, and its words. Most sentences are no answers whatever it asks.
    struct Problem
    {
        explicit Problem(std::string_view given) : text(lowered(std::string(given))), words(wordsOf(text)) {}

        std::string text;
        Words words;
    };
    [[nodiscard]] const Problem& problem() const
    {
        if (!m_problem)
            m_problem.emplace(m_given);
        return *m_problem;
    }

    [[nodiscard]] bool asks(std::span<const std::string_view> phrases) const
    {
        return std::any_of(phrases.begin(), phrases.end(), [this](std::string_view phrase) {
            return problem().text.find(phrase) != std::string::npos;
        });
    }

    /// A word of the problem that begins so.
    [[nodiscard]] bool tellsOf(std::span<const std::string_view> beginnings) const
    {
        return std::any_of(problem().words.begin(), problem().words.end(), [&](const std::string& word) {
            return std::any_of(beginnings.begin(), beginnings.end(),
                               [&](std::string_view beginning) { return word.starts_with(beginning); });
        });
    }

    /// No word before `end` that denies, doubts, moves or offers something else.
    [[nodiscard]] bool isPlain(std::size_t end, std::size_t begin = 0) const
    {
        constexpr auto moving = std::to_array<std::string_view>(
            {"or",      "and",     "either",    "before", "after",  "until",     "till",    "since",
             "past",    "between", "from",      "no",     "partly", "partially", "jointly", "later",
             "earlier", "usually", "sometimes", "often",  "may",    "can"});
        constexpr ClaimRoles refused =
            (R::Negation | R::Changing) | (R::Hypothesis | R::Doubt) | claimRole(R::Correction);
        return std::none_of(m_words.begin() + static_cast<std::ptrdiff_t>(begin),
                            m_words.begin() + static_cast<std::ptrdiff_t>(end), [&](const std::string& word) {
                                return isOneOf(word, moving) || (claimRoles(word) & refused) != 0;
                            });
    }

    /// "leaves" where the problem says "leave"; "is" and "occurs" say as little as the problem.
    [[nodiscard]] bool isAskedVerb(std::string_view verb) const
    {
        constexpr auto open =
            std::to_array<std::string_view>({"is", "was", "are", "were", "be", "falls", "fall", "fell",
                                             "occurs", "occurred", "happens", "happened", "place", "held"});
        constexpr std::size_t shortest = 3;
        std::string_view stem = verb;
        for (const std::string_view ending : {"ing", "ed", "en", "s", "e"})
            if (stem.size() > shortest && stem.ends_with(ending))
                stem.remove_suffix(std::min(ending.size(), stem.size() - shortest));
        return isOneOf(verb, open) ||
               (stem.size() >= shortest &&
                std::any_of(problem().words.begin(), problem().words.end(), [stem](const std::string& word) {
                    return word.starts_with(stem) && word.size() <= stem.size() + 3;
                }));
    }

    /// True when `preposition` stands before `at`, and before it a verb of the problem.
    [[nodiscard]] bool follows(std::string_view preposition, std::size_t at) const
    {
        return at >= 3 && m_words[at - 1] == preposition && isAskedVerb(m_words[at - 2]) && isPlain(at);
    }

    /// Behind "One hundred days from now" where the problem says "in 100 days"; 0 where it does not.
    [[nodiscard]] std::size_t behindFromNow() const
    {
        const auto from = std::find(m_words.begin(), m_words.end(), "from");
        if (from == m_words.end() || from + 1 == m_words.end() || *(from + 1) != "now" ||
            from - m_words.begin() < 2)
            return 0;
        std::string number = m_words[0];
        for (auto word = m_words.begin() + 1; word != from - 1; ++word)
            number += " " + *word;
        const std::string digits = inSigns(number);
        const std::string phrase = "in " + (digits.empty() ? number : digits) + " " + *(from - 1);
        return problem().text.find(phrase) == std::string::npos
                   ? 0
                   : static_cast<std::size_t>(from + 2 - m_words.begin());
    }

    [[nodiscard]] bool willBe(std::size_t at) const
    {
        const std::size_t begin = behindFromNow();
        return at >= begin + 2 && m_words[at - 1] == "be" && m_words[at - 2] == "will" && isPlain(at, begin);
    }

    /// "written" where the problem says "wrote".
    [[nodiscard]] bool isAskedParticiple(std::string_view participle) const
    {
        constexpr auto irregular = std::to_array<std::array<std::string_view, 2>>({{"written", "wrote"},
                                                                                   {"drawn", "drew"},
                                                                                   {"sung", "sang"},
                                                                                   {"taken", "took"},
                                                                                   {"given", "gave"},
                                                                                   {"thrown", "threw"},
                                                                                   {"driven", "drove"}});
        return isAskedVerb(participle) ||
               std::any_of(irregular.begin(), irregular.end(), [&](const auto& forms) {
                   return forms[0] == participle &&
                          std::find(problem().words.begin(), problem().words.end(), forms[1]) != problem().words.end();
               });
    }

    [[nodiscard]] std::string from(std::size_t at, std::size_t end = std::string::npos) const
    {
        std::string text = m_names[at];
        while (++at < std::min(end, m_names.size()))
            text += " " + m_names[at];
        return text;
    }

    /// "It falls on Friday", "It ends in May".
    [[nodiscard]] Said day() const
    {
        constexpr auto days = std::to_array<std::string_view>(
            {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});
        constexpr auto askingDay =
            std::to_array<std::string_view>({"which day", "what day", "day of the week", "weekday"});
        constexpr auto askingMonth = std::to_array<std::string_view>({"which month", "what month"});
        const std::size_t last = m_words.size() - 1;
        const bool article = last > 0 && m_words[last - 1] == "a";
        const bool right = (isOneOf(m_words[last], days) && asks(askingDay) &&
                            (follows("on", last - (article ? 1U : 0U)) || willBe(last - (article ? 1U : 0U)))) ||
                           (isMonth(m_words[last]) && asks(askingMonth) && follows("in", last));
        return right ? Said(m_names[last]) : std::nullopt;
    }

    /// "The bus leaves at 10:45 AM".
    [[nodiscard]] Said time() const
    {
        constexpr auto asking = std::to_array<std::string_view>({"what time", "which time", "when "});
        constexpr auto halves = std::to_array<std::string_view>({"am", "pm", "a.m", "p.m"});
        const std::size_t last = m_words.size() - 1;
        const bool half = isOneOf(m_words[last], halves);
        const std::size_t at = last - (half && last > 0 ? 1U : 0U);
        const std::string& clock = m_words[at];
        const bool digits =
            isDigit(clock[0]) && clock.find_first_not_of("0123456789:amp.") == std::string::npos;
        const bool right = (digits && (half || clock.find(':') != std::string::npos)) || clock == "noon" ||
                           clock == "midnight";
        return right && asks(asking) && follows("at", at) ? Said(from(at)) : std::nullopt;
    }

    /// "Alexander Fleming", "Leonardo da Vinci" in [begin, end).
    [[nodiscard]] bool isName(std::size_t begin, std::size_t end) const
    {
        constexpr std::size_t most = 5;
        constexpr auto inner = std::to_array<std::string_view>(
            {"da", "de", "di", "du", "la", "van", "von", "der", "den", "ibn", "al", "of"});
        if (begin >= end || end - begin > most)
            return false;
        for (std::size_t at = begin; at < end; ++at)
            if (!(m_names[at][0] >= 'A' && m_names[at][0] <= 'Z') &&
                !(at > begin && at + 1 < end && isOneOf(m_names[at], inner)))
                return false;
        return true;
    }

    /// "Penicillin was discovered by Alexander Fleming".
    [[nodiscard]] Said agent() const
    {
        constexpr auto copulas = std::to_array<std::string_view>({"is", "was", "are", "were", "been"});
        const auto by = std::find(m_words.begin(), m_words.end(), "by");
        const auto at = static_cast<std::size_t>(by - m_words.begin());
        auto end = m_words.size(); // "and published in 1813"
        for (std::size_t joint = at + 2; joint + 1 < m_words.size(); ++joint)
            if (m_words[joint] == "and" && m_words[joint + 1].ends_with("ed"))
                end = std::min(end, joint);
        if (by == m_words.end() || at < 3 || !isName(at + 1, end) || !isPlain(at) ||
            std::find(problem().words.begin(), problem().words.end(), "who") == problem().words.end())
            return std::nullopt;
        const bool passive = isOneOf(m_words[at - 2], copulas) ||
                             (m_words[at - 2] == "first" && isOneOf(m_words[at - 3], copulas));
        constexpr std::size_t shortest = 4;
        const bool shared = std::any_of(m_words.begin(), by, [this](const std::string& word) {
            return word.size() >= shortest &&
                   std::find(problem().words.begin(), problem().words.end(), word) != problem().words.end();
        });
        return passive && shared && isAskedParticiple(m_words[at - 1]) ? Said(from(at + 1, end)) : std::nullopt;
    }

    /// "Alexander Fleming discovered penicillin" where the problem asks who did.
    [[nodiscard]] Said subject() const
    {
        if (!isName(0, 1))
            return std::nullopt;
        const auto who = std::find(problem().words.begin(), problem().words.end(), "who");
        const auto length = static_cast<std::size_t>(problem().words.end() - who);
        if (length < 3 || std::count(problem().words.begin(), problem().words.end(), "who") > 1 || length > m_words.size())
            return std::nullopt;
        const std::size_t name = m_words.size() - length + 1;
        if (!std::equal(who + 1, problem().words.end(), m_words.begin() + static_cast<std::ptrdiff_t>(name)) ||
            !isName(0, name))
            return std::nullopt;
        std::string text = m_names[0];
        for (std::size_t at = 1; at < name; ++at)
            text += " " + m_names[at];
        return text;
    }

    /// "The price rose by 35 percent".
    [[nodiscard]] Said change() const
    {
        constexpr auto asking = std::to_array<std::string_view>(
            {"by what", "by how much", "how much did", "percent increase", "percent decrease",
             "percent change", "percentage increase", "percentage decrease", "percentage change",
             "percent of increase", "percent of decrease", "population growth", "rate of growth", "growth rate"});
        constexpr auto up =
            std::to_array<std::string_view>({"rose", "rises", "risen", "increased", "increases", "grew",
                                             "grows", "grown", "climbed", "climbs", "gained", "up"});
        constexpr auto down =
            std::to_array<std::string_view>({"fell", "falls", "fallen", "decreased", "decreases", "dropped",
                                             "drops", "declined", "declines", "shrank", "shrinks", "down"});
        constexpr auto rising = std::to_array<std::string_view>(
            {"increas", "rise", "rising", "rose", "grow", "grew", "climb", "gain", "change"});
        constexpr auto falling = std::to_array<std::string_view>(
            {"decreas", "fall", "fell", "drop", "declin", "shrink", "shrank", "reduc", "loss", "lose"});
        const auto by = std::find(m_words.begin(), m_words.end(), "by");
        constexpr auto hedges = std::to_array<std::string_view>({"about", "approximately", "roughly"});
        const auto at = static_cast<std::size_t>(by - m_words.begin());
        const std::size_t hedge = at + 1 < m_words.size() && isOneOf(m_words[at + 1], hedges) ? 1 : 0;
        const std::size_t value = at + 1 + hedge;
        if (by == m_words.end() || at < 2 || value >= m_words.size() || value + 2 < m_words.size() ||
            !asks(asking) || !isPlain(at))
            return std::nullopt;
        constexpr auto goingUp =
            std::to_array<std::string_view>({"go up", "goes up", "gone up", "going up", "went up"});
        constexpr auto goingDown =
            std::to_array<std::string_view>({"go down", "goes down", "gone down", "going down", "went down"});
        const bool askedUp = tellsOf(rising) || asks(goingUp);
        const bool askedDown = tellsOf(falling) || asks(goingDown);
        const bool asked =
            askedUp != askedDown && (askedUp ? isOneOf(m_words[at - 1], up) : isOneOf(m_words[at - 1], down));
        const bool before = std::any_of(m_words.begin(), by, [](const std::string& word) {
            return word.find_first_of("0123456789") != std::string::npos;
        });
        const char first = m_words[value][0];
        return asked && !before && (isDigit(first) || first == '\\') ? Said(from(value))
                                                                                 : std::nullopt;
    }

    std::string_view m_given;
    mutable std::optional<Problem> m_problem; ///< read when it is first asked for
    Words m_names; ///< of the sentence as they stand
    Words m_words; ///< in lower case
};

/// Commas behind "therefore" alone.
bool hasOneClause(std::string_view sentence)
{
    const std::size_t comma = sentence.find(',');
    const bool cue = comma == std::string_view::npos ||
                     (claimRoles(lowered(std::string(sentence.substr(0, comma)))) & claimRole(R::Cue)) != 0;
    return cue &&
           (comma == std::string_view::npos || sentence.find(',', comma + 1) == std::string_view::npos) &&
           sentence.find_first_of("?;=\n") == std::string_view::npos &&
           sentence.find(". ") == std::string_view::npos;
}

} // namespace

std::optional<std::string> askedInSentence(std::string_view problem, std::string_view sentence)
{
    const bool prose = std::count(sentence.begin(), sentence.end(), ' ') >= 2 && std::any_of(sentence.begin(), sentence.end(), isLetter);
    return prose && sentence.size() <= longestSentence && hasOneClause(sentence)
               ? AskedSentence(problem, sentence).said()
               : std::nullopt;
}

} // namespace core
