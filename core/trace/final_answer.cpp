#include "core/trace/final_answer.h"

#include "core/answers/asked/choices.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace core {

namespace {

/// True when a value at `at` is stated: behind "=", "is" and the like.
bool isResultAt(std::string_view text, std::size_t at)
{
    constexpr std::string_view dress = " $\\({[*:";
    constexpr std::array<std::string_view, 10> verbs{"is", "are", "be", "gives", "get", "equals", "total", "becomes", "yields", "of"};
    std::size_t end = at;
    while (end > 0 && dress.find(text[end - 1]) != std::string_view::npos)
        --end;
    if (end == 0)
        return false;
    if (text[end - 1] == '=' || text.substr(0, end).ends_with("≈") || text.substr(0, end).ends_with("是") || text.substr(0, end).ends_with("为"))
        return true;
    std::size_t begin = end;
    while (begin > 0 && text[begin - 1] >= 'a' && text[begin - 1] <= 'z')
        --begin;
    return std::find(verbs.begin(), verbs.end(), text.substr(begin, end - begin)) != verbs.end();
}

} // namespace

FinalAnswer::FinalAnswer(std::string_view problem, std::string_view reasoning, const std::vector<StatedAnswer>& answers)
{
    for (const StatedAnswer& answer : answers)
        if (answer.strength >= 0.75)
            m_written = answer.span.in(reasoning);
    if (m_written.empty())
        return;
    if (m_written.size() <= 3 || m_written.find("text") != std::string_view::npos)
        takeOption(problem);
    if (m_words.empty())
        takeNumber(problem);
}

void FinalAnswer::takeNumber(std::string_view problem)
{
    TokenSet given(problem.size() + 64);
    forTokens(problem, [&given](const HashedToken& token) { given.insert(token.hash); });
    forTokens(m_written, [&](const HashedToken& token) {
        if (token.number && !given.contains(token.hash))
            m_number = token.hash;
    });
}

void FinalAnswer::takeOption(std::string_view problem)
{
    const std::vector<Choice> choices = parseChoices(problem);
    const auto letter = std::find_if(m_written.begin(), m_written.end(), [](char c) { return c >= 'A' && c <= 'J'; });
    const auto mine = std::find_if(choices.begin(), choices.end(), [&](const Choice& choice) { return letter != m_written.end() && choice.letter == *letter; });
    if (choices.size() < 2 || mine == choices.end())
        return;
    forTokens(mine->text, [this](const HashedToken& token) { m_words.push_back(token.hash); });
    for (const Choice& other : choices)
        if (other.letter != mine->letter)
            forTokens(other.text, [this](const HashedToken& token) { std::erase(m_words, token.hash); });
    constexpr std::ptrdiff_t most = 8;
    if (std::ssize(m_words) > most)
        m_words.erase(m_words.begin() + most, m_words.end());
}

FinalAnswer::Seen FinalAnswer::lookAt(std::string_view text, std::span<const HashedToken> tokens) const
{
    Seen seen;
    if (m_number == 0 && m_words.empty())
        return seen;
    std::size_t words = 0;
    std::uint32_t last = 0;
    for (const HashedToken& token : tokens) {
        if (token.number && token.hash == m_number) {
            seen.here = true;
            seen.result = seen.result || isResultAt(text, token.begin);
        }
        if (token.hash != last && std::find(m_words.begin(), m_words.end(), token.hash) != m_words.end())
            ++words;
        last = token.hash;
    }
    if (!m_words.empty() && words * 2 >= m_words.size() && words > 0) {
        seen.here = true;
        seen.result = words == m_words.size();
    }
    return seen;
}

} // namespace core
