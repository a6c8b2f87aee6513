#include "core/answers/asked/asked_question.h"

#include "core/answers/words/answer_text.h"
#include "core/answers/words/sentence_words.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

using Words = std::vector<PlainWord>;

constexpr std::size_t longestQuestion = 300;

bool isArticle(std::string_view word) { return word == "the" || word == "a" || word == "an"; }

/// "35\%" as 35 and percent, "k=3" as k, = and 3.
void addInParts(Words& words, std::string_view whole, PlainWord word)
{
    const std::size_t percent = word.text.size() > 1 ? word.text.find_last_not_of("\\%") : std::string::npos;
    const std::size_t sign = word.text.find('=');
    const bool number = word.text.ends_with('%') && percent != std::string::npos && isDigit(word.text[percent]);
    const bool equation = sign != std::string::npos && sign > 0 && sign + 1 < word.text.size() && word.text.find('=', sign + 1) == std::string::npos;
    const std::size_t first = number || equation ? whole.find(word.text, word.begin) : std::string::npos;
    if (first == std::string::npos) {
        words.push_back(std::move(word));
        return;
    }
    const std::size_t middle = first + (number ? percent + 1 : sign);
    const std::string right = number ? std::string("percent") : word.text.substr(sign + 1);
    words.push_back({word.text.substr(0, middle - first), word.begin, middle, false});
    if (equation)
        words.push_back({"=", middle, middle + 1, false});
    words.push_back({right, middle + (equation ? 1U : 0U), word.end, word.ends});
}

/// The sentences of a text, also those without a question.
std::vector<std::string_view> sentencesOf(std::string_view text)
{
    std::vector<std::string_view> sentences;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool stop = (text[at] == '.' || text[at] == '?') && (at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\n');
        if (!stop && text[at] != '\n' && at + 1 < text.size())
            continue;
        sentences.push_back(text.substr(begin, at + 1 - begin));
        begin = at + 1;
    }
    return sentences;
}

AskedQuestion::Words textsOf(const Words& words, std::size_t begin, std::size_t end)
{
    AskedQuestion::Words texts;
    for (std::size_t at = begin; at < end; ++at)
        texts.push_back(words[at].text);
    return texts;
}

/// Without the condition at the end: "if x = 2 is a root", "such that".
void dropCondition(Words& words)
{
    constexpr auto heads = std::to_array<std::string_view>({"if", "when", "where", "given", "assuming", "such", "so", "provided", "knowing"});
    const auto head = std::find_if(words.begin(), words.end(), [&](const PlainWord& word) { return isOneOf(word.text, heads); });
    words.erase(head, words.end());
}

std::optional<AskedQuestion> questionIn(std::string_view sentence)
{
    constexpr auto orders = std::to_array<std::string_view>({"find", "compute", "determine", "calculate", "evaluate", "estimate", "round", "give", "state"});
    constexpr auto copulas = std::to_array<std::string_view>({"is", "are", "was", "were"});
    constexpr auto auxiliaries = std::to_array<std::string_view>({"does", "do", "did"});
    constexpr auto degrees =
        std::to_array<std::string_view>({"old", "tall", "long", "far", "away", "heavy", "wide", "high", "deep", "much", "big", "large", "fast"});
    Words words = plainWords(sentence);
    AskedQuestion question;
    question.rounding = takeRounding(words);
    const bool when = words.size() > 2 && words[0].text == "when" && isOneOf(words[1].text, auxiliaries);
    if (when)
        words[0].text = "what";
    const auto asks = [](const PlainWord& word) { return word.text == "what" || word.text == "which" || word.text == "how"; };
    const auto who = std::find_if(words.begin(), words.end(), asks);
    std::size_t at = static_cast<std::size_t>(who - words.begin());
    if (who == words.end()) {
        if (words.size() < 2 || !isOneOf(words[0].text, orders))
            return std::nullopt;
        words.erase(words.begin());
        dropCondition(words);
        question.subject = textsOf(words, 0, words.size());
        return question.subject.empty() ? std::nullopt : std::optional(question);
    }
    if (std::count_if(words.begin(), words.end(), asks) > 1)
        return std::nullopt;
    const bool how = words[at].text == "how";
    question.in = at > 0 && words[at - 1].text == "in";
    const std::size_t begin = at - (question.in ? 1U : 0U);
    const bool turned = at > 1 && !question.in && isOneOf(words[at - 1].text, copulas); // "15 is what percent of 60"
    if (turned) {
        question.subject = textsOf(words, 0, at - 1);
        words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at + 1));
        dropCondition(words);
        question.noun = textsOf(words, 0, words.size());
        return how || question.noun.empty() ? std::nullopt : std::optional(question);
    }
    constexpr std::size_t longestBefore = 4;
    if (begin > 0 && !words[begin - 1].ends && words[begin - 1].text != "then") {
        if (begin > longestBefore || how || question.in)
            return std::nullopt;
        question.before = textsOf(words, 0, begin); // "35% of what number"
    }
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at + 1));
    dropCondition(words);
    if (how && words.size() > 1 && words[0].text == "far" && words[1].text == "away")
        words.erase(words.begin());
    at = 0;
    while (at < words.size() && !isOneOf(words[at].text, copulas) && !isOneOf(words[at].text, auxiliaries))
        ++at;
    question.in = question.in || when;
    const bool many = how && words.size() > 1 && words[0].text == "many";
    if (many && at == words.size() && question.before.empty()) { // "how many students passed"
        question.form = AskedQuestion::Form::Count;
        question.many = true;
        question.noun = textsOf(words, 1, words.size());
        return question;
    }
    if (at + 1 >= words.size())
        return std::nullopt;
    question.form = isOneOf(words[at].text, copulas) ? AskedQuestion::Form::Is : AskedQuestion::Form::Does;
    std::size_t noun = 0;
    question.degree = how && at == 1 && isOneOf(words[0].text, degrees);
    if (how && !question.degree) { // "how many divisors"
        if (at < 2 || words[0].text != "many")
            return std::nullopt;
        noun = 1;
    }
    const bool amount = question.degree && (words[0].text == "much" || question.form == AskedQuestion::Form::Does);
    question.noun = textsOf(words, amount ? at : noun, at);
    question.subject = textsOf(words, at + 1, words.size());
    if (question.subject.size() > 1 && question.subject.back() == "now") // "how old is Ann now"
        question.subject.pop_back();
    constexpr auto inside = std::to_array<std::string_view>({"year", "country", "city", "state"});
    question.many = many;
    if (question.in && !when && !many && (question.noun.size() != 1 || !isOneOf(question.noun[0], inside))) // "in 1914" names no month
        return std::nullopt;
    if (many && question.form == AskedQuestion::Form::Is)
        question.form = AskedQuestion::Form::Count; // "how many are there"
    const bool is = question.form == AskedQuestion::Form::Is;
    return (question.in && is) || (!question.before.empty() && !is) ? std::nullopt : std::optional(question);
}

} // namespace

std::vector<PlainWord> plainWords(std::string_view text)
{
    Words words;
    const std::string small = lowered(std::string(text));
    for (SentenceWord& word : sentenceWords(text)) {
        const std::string_view raw = word.span.in(text);
        if (isArticle(lowered(std::string(raw)))) // no "$a$"
            continue;
        if (word.text == "percentage")
            word.text = "percent";
        addInParts(words, small, {lowered(std::move(word.text)), word.span.begin, word.span.end, word.ends});
    }
    return words;
}

AskedQuestion::Words takeRounding(std::vector<PlainWord>& words)
{
    constexpr auto units = std::to_array<std::string_view>({"decimal", "significant"});
    AskedQuestion::Words taken;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto text = [&](std::size_t ahead) { return at + ahead < words.size() ? std::string_view(words[at + ahead].text) : std::string_view{}; };
        if (text(0) == "rounded") {
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(at--));
            continue;
        }
        const bool nearest = text(0) == "to" && text(1) == "nearest" && !text(2).empty();
        const bool places = text(0) == "to" && isOneOf(text(2), units) && !text(3).empty();
        const bool decimals = text(0) == "to" && text(2) == "decimals";
        if (!nearest && !places && !decimals)
            continue;
        const std::size_t length = places ? 4 : 3;
        const AskedQuestion::Words phrase = textsOf(words, at, at + length);
        taken.insert(taken.end(), phrase.begin(), phrase.end());
        if (at > 0)
            words[at - 1].ends = words[at - 1].ends || words[at + length - 1].ends;
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(at), words.begin() + static_cast<std::ptrdiff_t>(at + length));
        --at;
    }
    return taken;
}

std::optional<AskedQuestion> askedQuestion(std::string_view problem)
{
    if (std::count(problem.begin(), problem.end(), '?') > 1)
        return std::nullopt;
    std::optional<AskedQuestion> found;
    for (const std::string_view sentence : sentencesOf(problem)) {
        auto question = sentence.size() <= longestQuestion ? questionIn(sentence) : std::nullopt;
        if (question && found)
            return std::nullopt;
        if (question)
            found = std::move(question);
    }
    return found;
}

} // namespace core
