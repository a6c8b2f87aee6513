#include "core/answers/equality/bare_comparison.h"

#include "core/answers/claims/stated_value.h"
#include "core/answers/equality/axis_vectors.h"
#include "core/answers/equality/calendar_answers.h"
#include "core/answers/math/comparison.h"
#include "core/answers/math/math_tokens.h"
#include "core/answers/statements/answer_joints.h"
#include "core/answers/words/answer_phrases.h"
#include "core/answers/words/answer_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace core {

namespace {

/// Longer answers are compared as text only.
constexpr std::size_t longestAnswer = 20'000;

std::string_view withoutLeadingZeros(std::string_view digits)
{
    while (digits.size() > 1 && digits.front() == '0')
        digits.remove_prefix(1);
    return digits;
}

/// Three letters or more and nothing else, so that case does not matter.
bool isWords(std::string_view text)
{
    return text.size() >= 3 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    });
}

/// "\text{trans-2-butene}" as "trans-2-butene".
std::string_view withoutTextDress(std::string_view text)
{
    for (const std::string_view dress : {"\\text{", "\\mathrm{", "\\textbf{"})
        if (text.starts_with(dress) && text.find_first_of("{}\\", dress.size()) == text.size() - 1)
            return text.substr(dress.size(), text.size() - 1 - dress.size());
    return text;
}

/// "ATG", "BAC", "iv": letters whose order says something, no product.
bool isOrderedLetters(std::string_view text)
{
    const bool capitals = text.size() >= 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return capitals || (text.size() >= 2 && text.find_first_not_of("ivx") == std::string_view::npos);
}

/// "Aa x AA", a cross of genes, where capitals and order say something.
bool isCross(std::string_view text)
{
    const std::size_t sign = std::min(text.find(" x "), text.find(" × "));
    const auto isGenes = [](std::string_view genes) {
        const auto letter = [](char c) { return static_cast<char>(c | 0x20); };
        bool pairs = genes.size() >= 2 && genes.size() % 2 == 0;
        for (std::size_t i = 0; pairs && i < genes.size(); i += 2)
            pairs = letter(genes[i]) >= 'a' && letter(genes[i]) <= 'z' && letter(genes[i]) == letter(genes[i + 1]);
        return pairs;
    };
    return sign != std::string_view::npos && isGenes(text.substr(0, sign)) && isGenes(text.substr(text.find(' ', sign + 1) + 1));
}

/// "ABC" of "\angle ABC"; empty for others.
std::string angleName(std::string_view text)
{
    std::string name;
    for (const std::string_view sign : {"\\angle", "∠"})
        if (text.starts_with(sign))
            name = text.substr(sign.size());
    std::erase_if(name, [](char c) { return c == ' ' || c == '{' || c == '}'; });
    return isOrderedLetters(name) ? name : std::string{};
}

/// The sign between two vectors, "\cdot" or "\times", whose products differ; empty where none stands.
std::string_view vectorProduct(std::string_view text)
{
    for (const std::string_view sign : {"\\cdot", "\\times"}) {
        const std::size_t at = text.find(sign);
        const std::size_t before = at == std::string_view::npos ? at : text.find_last_not_of(' ', at - 1);
        if (at == std::string_view::npos || at == 0 || before == std::string_view::npos || text[before] != '}')
            continue;
        const std::string_view rest = text.substr(std::min(text.find_first_not_of(' ', at + sign.size()), text.size()));
        const std::size_t dress = text.rfind('\\', before);
        for (const std::string_view vector : {"\\mathbf{", "\\vec{", "\\boldsymbol{"})
            if (rest.starts_with(vector) && dress != std::string_view::npos && text.substr(dress).starts_with(vector))
                return sign;
    }
    return {};
}

/// Both plain integers: decided without parsing.
AnswerCheck asIntegers(std::string_view gold, std::string_view pred)
{
    const auto magnitude = [](std::string_view text) { return withoutLeadingZeros(text.starts_with('-') ? text.substr(1) : text); };
    const auto negative = [&](std::string_view text) { return text.starts_with('-') && magnitude(text) != "0"; };
    if (magnitude(gold) == magnitude(pred) && negative(gold) == negative(pred))
        return AnswerCheck{true, "same number " + std::string(gold)};
    return AnswerCheck{false, "different numbers " + std::string(gold.substr(0, 40)) + " and " + std::string(pred.substr(0, 40))};
}

bool sameTokens(const std::vector<Token>& a, const std::vector<Token>& b)
{
    return !a.empty() && std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Token& x, const Token& y) {
        return x.kind == y.kind && x.text == y.text;
    }) && std::none_of(a.begin(), a.end(), [](const Token& token) { return token.kind == TokenKind::Other && token.text.empty(); });
}

/// True when `text` holds a comma between digits that may be a decimal point: "1,25", "0,111".
bool mayHaveDecimalComma(std::string_view text)
{
    const auto comma = text.find(',');
    if (comma == std::string_view::npos || comma == 0 || text.find(',', comma + 1) != std::string_view::npos)
        return false;
    const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    std::size_t after = comma + 1;
    while (digit(after))
        ++after;
    const std::string_view rest = text.substr(std::min(text.find_first_not_of(' ', after), text.size()));
    const bool scaled = after > comma + 1 && (rest.starts_with("\\cdot 10^") || rest.starts_with("\\times 10^") || rest.starts_with("\\cdot10^") || rest.starts_with("\\times10^"));
    const bool zero = text.substr(0, comma) == "0" || text.substr(0, comma) == "-0";
    return digit(comma - 1) && (after - comma - 1 == 2 || scaled || (zero && after > comma + 1)) && text.find_first_of("([{") == std::string_view::npos;
}

std::optional<AnswerCheck> asMathematics(AnswerReading& gold, AnswerReading& pred, CommaStyle goldCommas, CommaStyle predCommas)
{
    if (sameTokens(gold.tokens(goldCommas), pred.tokens(predCommas)))
        return AnswerCheck{true, "same text"};
    const auto& a = gold.parsed(goldCommas);
    if (!a)
        return std::nullopt;
    const auto& b = pred.parsed(predCommas);
    if (!b)
        return std::nullopt;
    std::string how;
    if (sameAnswer(*a, *b, how)) {
        const auto& number = a->exact(a->root());
        if (how == "same value" && number)
            how = "same number " + number->toString().substr(0, 60);
        return AnswerCheck{true, how};
    }
    if (!how.empty())
        return AnswerCheck{false, how};
    const auto& x = a->exact(a->root());
    const auto& y = b->exact(b->root());
    if (x && y)
        return AnswerCheck{false, "different numbers " + x->toString().substr(0, 40) + " and " + y->toString().substr(0, 40)};
    return AnswerCheck{false, "different values"};
}

/// "\frac{1}{2}mg" and "mg/2": one reads as milligrams, the other as a formula.
bool sameInLetters(AnswerReading& gold, AnswerReading& pred)
{
    const auto symbolic = [](AnswerReading& reading) {
        const auto& side = reading.parsed(CommaStyle::Thousands);
        if (!side)
            return false;
        const std::string& unit = side->expression().unit;
        return (unit.empty() && side->hasSymbols(side->root())) || unit.find("per 2") != std::string::npos; // "5mg/2"
    };
    if (!symbolic(gold) && !symbolic(pred))
        return false;
    const auto& a = gold.inLetters() ? gold.inLetters() : gold.parsed(CommaStyle::Thousands);
    const auto& b = pred.inLetters() ? pred.inLetters() : pred.parsed(CommaStyle::Thousands);
    std::string how;
    return (gold.inLetters() || pred.inLetters()) && a && b && a->hasSymbols(a->root()) && b->hasSymbols(b->root()) && sameAnswer(*a, *b, how);
}

/// A sum in the letters i, j, k beside coordinates.
bool mayBePlainAxes(AnswerReading& sum, AnswerReading& tuple)
{
    constexpr std::size_t longest = 200;
    if (sum.text().size() > longest || sum.text().find_first_of("jk") == std::string::npos || tuple.text().find_first_of(",&\\") == std::string::npos)
        return false;
    const auto& coordinates = tuple.parsed(CommaStyle::Separator);
    const auto& side = sum.parsed(CommaStyle::Thousands);
    const bool vector = coordinates && ((*coordinates)[coordinates->root()].op == ExprOp::Tuple || (*coordinates)[coordinates->root()].op == ExprOp::Matrix);
    return vector && side && usesPlainAxes(side->expression());
}

/// "2\\mathbf{i} - \\mathbf{j}" and "(2, -1)".
bool sameVector(AnswerReading& gold, AnswerReading& pred)
{
    bool axes = namesAxes(gold.text());
    if (axes == namesAxes(pred.text())) {
        axes = mayBePlainAxes(gold, pred);
        if (axes == mayBePlainAxes(pred, gold))
            return false;
    }
    const auto& vector = (axes ? gold : pred).parsed(CommaStyle::Thousands);
    const auto& tuple = (axes ? pred : gold).parsed(CommaStyle::Separator);
    auto coordinates = vector && tuple && isContainer((*tuple)[tuple->root()].op) ? tupleOfAxes(vector->expression()) : std::nullopt;
    std::string how;
    return coordinates && sameAnswer(ComparedSide(std::move(*coordinates)), *tuple, how);
}

/// "Let n = 5".
bool supposes(std::string_view text)
{
    constexpr auto words = std::to_array<std::string_view>({"let ", "suppose ", "assume ", "consider ", "try ", "unless "});
    if (text.find('=') == std::string_view::npos)
        return false;
    return std::any_of(words.begin(), words.end(), [text](std::string_view word) {
        return text.size() > word.size() && std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == b || a == static_cast<char>(b | 0x20); });
    });
}

/// "1 \\times 10^{-3}" for "1e-3", where e may be a sign too; empty for others.
std::string withPowerOfTen(std::string_view text)
{
    const auto digits = [text](std::size_t begin, std::size_t end) {
        return begin < end && text.substr(begin, end - begin).find_first_not_of("0123456789") == std::string_view::npos;
    };
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    const std::size_t sign = text.find("e-");
    if (sign == std::string_view::npos || !digits(first, sign) || !digits(sign + 2, text.size()) || text.size() > sign + 4)
        return {};
    return std::string(text.substr(0, sign)) + " \\times 10^{-" + std::string(text.substr(sign + 2)) + "}";
}

/// One of both may be "1e-3": compared as a number too.
std::optional<AnswerCheck> compareWithPowersOfTen(AnswerReading& gold, AnswerReading& pred)
{
    const std::string goldPower = withPowerOfTen(gold.text());
    const std::string predPower = withPowerOfTen(pred.text());
    if (goldPower.empty() == predPower.empty())
        return std::nullopt;
    AnswerReading power(goldPower.empty() ? predPower : goldPower);
    return asMathematics(power, goldPower.empty() ? gold : pred, CommaStyle::Thousands, CommaStyle::Thousands);
}

/// "12,345,678", "-3".
bool isNumber(const ComparedSide& side)
{
    const ExprNode& top = side.expression().top();
    return (top.op == ExprOp::Negate ? side[top.args[0]] : top).op == ExprOp::Number;
}

} // namespace

AnswerCheck compareBare(AnswerReading& goldReading, AnswerReading& predReading)
{
    const std::string& gold = goldReading.text();
    const std::string& pred = predReading.text();
    if (gold.empty() || pred.empty())
        return {false, "no answer"};
    if (gold == pred || withoutTextDress(gold) == withoutTextDress(pred))
        return {true, "same text"};
    if (goldReading.isInteger() && predReading.isInteger())
        return asIntegers(gold, pred);
    if (const auto calendar = compareCalendar(gold, pred))
        return *calendar;
    if (conditionsJoinedOtherwise(gold, pred) || wordsJoinedOtherwise(gold, pred))
        return {false, "one says and, the other or"};
    const char goldLetter = goldReading.option();
    const char predLetter = goldLetter != '\0' ? predReading.option() : '\0';
    if (goldLetter != '\0' && predLetter != '\0')
        return {goldLetter == predLetter, goldLetter == predLetter ? "same option " + std::string(1, goldLetter) : "different options"};
    if (const std::string letters = optionLetters(gold); !letters.empty() && letters == optionLetters(pred))
        return {true, "same options"};
    const std::string goldFormula = chemicalFormula(gold);
    const std::string predFormula = goldFormula.empty() ? std::string{} : chemicalFormula(pred);
    if (!predFormula.empty() && goldFormula == predFormula)
        return {true, "same formula"};
    if (isCross(gold) && isCross(pred)) {
        const auto half = [](std::string_view cross, bool second) { return second ? cross.substr(cross.rfind(' ') + 1) : cross.substr(0, cross.find(' ')); };
        const bool same = half(gold, false) == half(pred, false) && half(gold, true) == half(pred, true);
        return {same, same ? "same cross" : "different crosses"};
    }
    if (isOrderedLetters(gold) && isOrderedLetters(pred))
        return {false, "different letters"};
    if (std::string angle = angleName(gold), other = angleName(pred); !angle.empty() && !other.empty()) {
        const bool same = angle == other || std::equal(angle.begin(), angle.end(), other.rbegin(), other.rend());
        return {same, same ? "same angle" : "different angles"};
    }
    if (!predFormula.empty() && namesCompound(goldFormula) && namesCompound(predFormula))
        return {false, "different formulas"};
    if (const std::string_view product = vectorProduct(gold), other = vectorProduct(pred); !product.empty() && !other.empty() && product != other)
        return {false, "different products"};
    if (vectorProduct(gold) == "\\times" && vectorProduct(pred) == "\\times" && goldReading.words() != predReading.words())
        return {false, "different order of vectors"};
    if (gold.size() > longestAnswer || pred.size() > longestAnswer)
        return {false, "too long to compare"};
    if (supposes(gold) || supposes(pred))
        return {false, "a supposition"};
    const auto first = asMathematics(goldReading, predReading, CommaStyle::Thousands, CommaStyle::Thousands);
    if (first && first->equal)
        return *first;
    const bool numbers = first && isNumber(*goldReading.parsed(CommaStyle::Thousands)) && isNumber(*predReading.parsed(CommaStyle::Thousands));
    const bool commas = !numbers && (gold.find(',') != std::string::npos || pred.find(',') != std::string::npos) &&
                        gold.find(",0") == std::string::npos && pred.find(",0") == std::string::npos; // 10,000 is no list
    if (commas)
        if (const auto split = asMathematics(goldReading, predReading, CommaStyle::Separator, CommaStyle::Separator); split && split->equal)
            return *split;
    if (mayHaveDecimalComma(gold) != mayHaveDecimalComma(pred)) {
        const auto style = [](std::string_view text) { return mayHaveDecimalComma(text) ? CommaStyle::Decimal : CommaStyle::Thousands; };
        if (const auto decimal = asMathematics(goldReading, predReading, style(gold), style(pred)); decimal && decimal->equal)
            return *decimal;
    }
    if (const auto powers = compareWithPowersOfTen(goldReading, predReading); powers && powers->equal)
        return *powers;
    if (sameVector(goldReading, predReading))
        return {true, "same vector"};
    if (sameInLetters(goldReading, predReading))
        return {true, "same expression"};
    const std::string& words = goldReading.words();
    const bool sets = gold.find("\\{") != pred.find("\\{");
    const bool grouped = sets || words.find_first_of("^_") != std::string::npos || gold.find("frac") != std::string::npos || pred.find("frac") != std::string::npos; // braces matter
    const bool letter = words.size() == 1 && (words[0] < '0' || words[0] > '9'); // "A. B" is no B
    if (!words.empty() && !letter && !grouped && words == predReading.words() && (!first || isWords(words)))
        return {true, "same words"};
    return first.value_or(AnswerCheck{false, "different text"});
}

} // namespace core
