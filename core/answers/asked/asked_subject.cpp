#include "core/answers/asked/asked_subject.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace core {

namespace {

/// The vertex of the angle whose name `text` begins with: 'B' of "ABC" and of "B"; '\0' for none.
char vertexOf(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(" {$"), text.size()));
    const std::size_t length = std::min(text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), text.size());
    return length == 3 ? text[1] : length == 1 ? text[0] : '\0';
}

/// True for a text that ends with "find", "What is $", "the measure of ".
bool endsWithQuestion(std::string_view text)
{
    text = text.substr(0, text.find_last_not_of(" $(\\m") + 1);
    constexpr auto words = std::to_array<std::string_view>(
        {"ind", "is", "measure of", "size of", "value of", "etermine", "alculate", "ompute"});
    return std::any_of(words.begin(), words.end(),
                       [text](std::string_view word) { return text.ends_with(word); });
}

/// The vertices of the angles for which a problem asks.
std::string askedVertices(std::string_view problem)
{
    std::string vertices;
    for (const std::string_view word : {"angle ", "∠"})
        for (std::size_t at = problem.find(word); at != std::string_view::npos;
             at = problem.find(word, at + 1))
            if (const char vertex = vertexOf(problem.substr(at + word.size()));
                vertex != '\0' && endsWithQuestion(problem.substr(0, at)))
                vertices += vertex;
    return vertices;
}

/// "length" and "width" of the last "ratio of the length to the width"; empty for none.
std::pair<std::string_view, std::string_view> termsOfRatio(std::string_view text)
{
    constexpr std::string_view opening = "ratio of ";
    constexpr std::string_view joint = " to ";
    constexpr std::string_view article = "the ";
    constexpr std::size_t longest = 40;
    const auto withoutArticle = [&](std::string_view term) {
        return term.starts_with(article) ? term.substr(article.size()) : term;
    };
    const std::size_t at = text.rfind(opening);
    if (at == std::string_view::npos)
        return {};
    const std::string_view terms = text.substr(at + opening.size());
    const std::size_t to = terms.find(joint);
    if (to > longest)
        return {};
    const std::string_view second = withoutArticle(terms.substr(to + joint.size()));
    return {withoutArticle(terms.substr(0, to)), second.substr(0, second.find_first_of(" .?!,;:"))};
}

bool turnsRatio(std::string_view problem, std::string_view pred)
{
    const auto [first, second] = termsOfRatio(pred);
    const auto asked = first == second ? std::pair{first, second} : termsOfRatio(problem);
    return first != second && first == asked.second && second == asked.first;
}

bool namesOtherAngle(std::string_view problem, std::string_view pred)
{
    constexpr std::string_view sign = "\\angle";
    pred.remove_prefix(pred.starts_with('m') ? 1 : 0);
    const std::size_t equal = pred.starts_with(sign) ? pred.find('=') : std::string_view::npos;
    const char vertex = equal == std::string_view::npos ? '\0' : vertexOf(pred.substr(sign.size()));
    const std::string asked = vertex == '\0' ? std::string{} : askedVertices(problem);
    return !asked.empty() && asked.find(vertex) == std::string::npos;
}

} // namespace

bool namesOtherThanAsked(std::string_view problem, std::string_view gold, std::string_view pred)
{
    const bool named =
        gold.find("angle") != std::string_view::npos || gold.find("ratio of") != std::string_view::npos;
    return !named && (namesOtherAngle(problem, pred) || turnsRatio(problem, pred));
}

} // namespace core
