#include "core/answers/equality/constant_names.h"

#include "core/answers/math/comparison.h"
#include "core/answers/words/answer_text.h"
#include "core/answers/words/sentence_words.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace core {

namespace {

constexpr std::size_t longest = 300;

/// True when a text has a letter as a symbol: alone, or anywhere between signs of mathematics that is no command.
bool hasLetter(std::string_view text, char letter)
{
    const bool dollars = text.find('$') != std::string_view::npos || text.find("\\(") != std::string_view::npos;
    bool formula = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '$' || text.substr(at).starts_with("\\(") || text.substr(at).starts_with("\\)"))
            formula = text[at] == '$' ? !formula : text[at + 1] == '(';
        const bool command = text[at] == '\\';
        at += command ? 1U : 0U;
        std::size_t end = at;
        while (end < text.size() && isLetter(text[end]))
            ++end;
        if (end == at)
            continue;
        const std::string_view word = text.substr(at, end - at);
        const bool article = !formula && word == "A" && text.substr(end).starts_with(' ') && end + 2 < text.size() && isLetter(text[end + 1]) && isLetter(text[end + 2]);
        constexpr std::size_t longestProduct = 3; // "kxy"
        const bool symbols = formula || (!dollars && word.size() <= longestProduct) || word.size() == 1;
        if (!command && !article && symbols && word.find(letter) != std::string_view::npos)
            return true;
        at = end - 1;
    }
    return false;
}

/// Without ", where $c$ is an arbitrary constant." behind it.
std::string_view withoutDeclaration(std::string_view text)
{
    const std::size_t where = text.rfind("where ");
    if (where == std::string_view::npos || where < 2)
        return text;
    std::string_view rest = text.substr(where);
    rest = rest.substr(0, rest.find_last_not_of(" .$") + 1);
    constexpr auto ends = std::to_array<std::string_view>({" is a constant", " is an arbitrary constant", " is any constant", " is any real number", " is an arbitrary real constant",
                                                           " is a real constant", " is the constant of integration", " is a constant of integration", " is an arbitrary real number"});
    const auto end = std::find_if(ends.begin(), ends.end(), [rest](std::string_view one) { return rest.ends_with(one); });
    if (end == ends.end())
        return text;
    constexpr std::string_view head = "where ";
    std::string name(rest.substr(head.size(), rest.size() - end->size() - head.size()));
    std::erase(name, '$');
    const std::string_view before = text.substr(0, text.find_last_not_of(" ,", where - 1) + 1);
    return name.size() == 1 && hasLetter(before, name[0]) ? before : text;
}

/// "y = ..." for "y(x) = ...".
std::string withoutArgument(std::string_view text)
{
    const auto letter = [&](std::size_t at) { return at < text.size() && text[at] >= 'a' && text[at] <= 'z'; };
    const bool call = letter(0) && letter(2) && text.substr(1, 1) == "(" && text.substr(3, 1) == ")";
    const std::size_t sign = call ? text.find_first_not_of(' ', 4) : std::string_view::npos;
    const bool used = sign != std::string_view::npos && hasLetter("$" + std::string(text.substr(sign)) + "$", text[2]); // no y(t) = x
    return used && text[sign] == '=' ? std::string(text.substr(0, 1)) + " " + std::string(text.substr(sign)) : std::string(text);
}

/// "x^2 + K" of "So the antiderivative is $x^2 + K$."; empty for other texts.
std::string_view behindSubject(std::string_view text)
{
    constexpr std::string_view verb = " is $";
    constexpr auto words = std::to_array<std::string_view>({"so", "thus", "hence", "therefore", "the", "an", "general", "indefinite", "integral", "antiderivative", "solution"});
    const std::size_t end = text.find(verb);
    const std::size_t close = end == std::string_view::npos ? end : text.find('$', end + verb.size());
    if (close == std::string_view::npos || text.find_first_not_of(" .", close + 1) != std::string_view::npos)
        return {};
    const auto subject = sentenceWords(text.substr(0, end));
    const bool plain = std::all_of(subject.begin(), subject.end(), [&](const SentenceWord& word) { return isOneOf(lowered(word.text), words); });
    return plain ? text.substr(end + verb.size(), close - end - verb.size()) : std::string_view{};
}

std::vector<std::string> symbolsOf(const Expression& expression)
{
    std::vector<std::string> names;
    for (const ExprNode& node : expression.nodes)
        if (node.op == ExprOp::Symbol)
            names.push_back(node.text);
    return names;
}

/// The name that stands in `names` once and not in `others`; empty for none or several.
std::string ownName(const std::vector<std::string>& names, const std::vector<std::string>& others)
{
    std::string found;
    for (const std::string& name : names) {
        if (std::find(others.begin(), others.end(), name) != others.end())
            continue;
        if (!found.empty())
            return {};
        found = name;
    }
    return found;
}

bool isConstantName(std::string_view name, std::string_view problem)
{
    constexpr auto names = std::to_array<std::string_view>({"C", "c", "K", "k", "A", "B", "D", "C_1", "c_1"});
    return isOneOf(name, names) && !hasLetter(problem, name[0]);
}

bool sameWhenRenamed(std::string_view problem, AnswerReading& gold, AnswerReading& pred)
{
    AnswerReading left(withoutArgument(gold.text()));
    AnswerReading right(withoutArgument(pred.text()));
    const auto& a = left.parsed(CommaStyle::Thousands);
    const auto& b = right.parsed(CommaStyle::Thousands);
    if (!a || !b)
        return false;
    const auto goldNames = symbolsOf(a->expression());
    const auto predNames = symbolsOf(b->expression());
    const std::string name = ownName(goldNames, predNames);
    const std::string other = ownName(predNames, goldNames);
    std::string how;
    if (name.empty() && other.empty())
        return sameAnswer(*a, *b, how); // "y(x) =" beside "y ="
    if (!isConstantName(name, problem) || !isConstantName(other, problem))
        return false;
    Expression renamed = b->expression();
    for (ExprNode& node : renamed.nodes)
        if (node.op == ExprOp::Symbol && node.text == other)
            node.text = name;
    return sameAnswer(*a, ComparedSide(std::move(renamed)), how);
}

} // namespace

bool asksForFamily(std::string_view problem)
{
    constexpr auto words = std::to_array<std::string_view>(
        {"\\int", "∫", "ntiderivative", "ndefinite integral", "general solution", "ifferential equation", "通解", "不定积分", "原函数", "微分方程"});
    return std::any_of(words.begin(), words.end(), [problem](std::string_view word) { return problem.find(word) != std::string_view::npos; });
}

bool sameButForConstant(std::string_view problem, AnswerForms& gold, std::string_view pred)
{
    if (pred.size() > longest || gold.answer().size() > longest)
        return false;
    const std::string_view declared = withoutDeclaration(pred);
    const std::string_view formula = behindSubject(declared);
    AnswerForms plain(formula.empty() ? declared : formula);
    if (plain.answer().size() < pred.size() && compareForms(gold, plain).equal)
        return true;
    AnswerReading* const claimed = plain.claimed();
    return sameWhenRenamed(problem, gold.bare(), claimed != nullptr ? *claimed : plain.bare());
}

} // namespace core
