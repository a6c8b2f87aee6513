#include "core/answers/answer_text.h"
#include "core/answers/comparison.h"
#include "core/answers/equation_forms.h"
#include "core/answers/number_sets.h"
#include "core/answers/stated_value.h"
#include "core/answers/unit_sizes.h"

#include <algorithm>
#include <functional>

namespace core {

namespace {

using K = TokenKind;
using Ids = std::vector<ExprId>;

constexpr std::size_t mostItems = 200;
constexpr int deepest = 30;

class StructureComparer
{
public:
    StructureComparer(const ComparedSide& gold, const ComparedSide& pred) : m_gold(gold), m_pred(pred) {}

    bool same(ExprId g, ExprId p)
    {
        if (m_depth > deepest || --m_budget < 0)
            return false;
        ++m_depth;
        const bool out = compare(g, p);
        --m_depth;
        return out;
    }

    [[nodiscard]] const std::string& how() const { return m_how; }

private:
    bool found(bool equal, std::string_view how)
    {
        if (equal)
            m_how = how;
        return equal;
    }

    bool compare(ExprId g, ExprId p)
    {
        const ExprNode& a = m_gold[g];
        const ExprNode& b = m_pred[p];
        if (a.op == ExprOp::Relation || b.op == ExprOp::Relation)
            return relations(g, p);
        if (isWholeLine(m_gold, g) || isWholeLine(m_pred, p))
            return numberSets(g, p);
        if (a.op == ExprOp::Text || b.op == ExprOp::Text)
            return a.op == b.op && found(comparableText(a.text) == comparableText(b.text), "same words");
        if (a.op == ExprOp::EmptySet || b.op == ExprOp::EmptySet)
            return found(a.op == b.op, "both the empty set");
        if (a.op == ExprOp::Infinity || b.op == ExprOp::Infinity)
            return found(a.op == b.op, "both infinite");
        if (a.op == ExprOp::Negate && b.op == ExprOp::Negate && m_gold[a.args[0]].op == ExprOp::Infinity)
            return same(a.args[0], b.args[0]);
        if (isContainer(a.op) && isContainer(b.op))
            return containers(g, p);
        if (writesNumberSet(m_gold, g) || writesNumberSet(m_pred, p))
            return numberSets(g, p) || (a.op == b.op && (a.op == ExprOp::Union || a.op == ExprOp::Intersection) && found(anyOrder(a.args, b.args), "same sets"));
        if (isContainer(a.op) || isContainer(b.op))
            return single(g, p);
        return values(g, p);
    }

    bool values(ExprId g, ExprId p)
    {
        const ExprNode& a = m_gold[g];
        const ExprNode& b = m_pred[p];
        if (a.op == ExprOp::Ratio || b.op == ExprOp::Ratio)
            return ratios(a, b, g, p);
        if ((a.op == ExprOp::Based) != (b.op == ExprOp::Based))
            return false;
        if (a.op == ExprOp::Modulo && b.op == ExprOp::Modulo && !sameValue(m_gold, a.args[1], m_pred, b.args[1]))
            return false; // 3 mod 7 and 3 mod 8
        if ((a.op == ExprOp::Percent) != (b.op == ExprOp::Percent) && (hasUnit(m_gold) || hasUnit(m_pred)))
            return false; // 20% and $0.20
        if (sameValue(m_gold, g, m_pred, p))
            return found(true, m_gold.hasSymbols(g) ? "same expression" : "same value");
        const auto bare = [](const ComparedSide& side, ExprId id, ExprOp op) { return side[id].op == op ? side[id].args[0] : id; };
        for (const ExprOp op : {ExprOp::Percent, ExprOp::Degree}) {
            const bool radians = m_gold.expression().unit == "rad" || m_pred.expression().unit == "rad";
            const bool units = hasUnit(m_gold) || hasUnit(m_pred);
            const bool noAngle = radians || (units && m_gold.expression().unit != "deg" && m_pred.expression().unit != "deg");
            if ((a.op != op && b.op != op) || (op == ExprOp::Degree && noAngle) || (op == ExprOp::Percent && (units || !maybePercentage(g, p))))
                continue;
            if (sameValue(m_gold, bare(m_gold, g, op), m_pred, bare(m_pred, p, op)))
                return found(true, op == ExprOp::Percent ? "same percentage" : "same angle");
        }
        return found(sameShape(g, p), "same expression");
    }

    /// What has no value, such as a sum to infinity: the same operation on the same.
    bool sameShape(ExprId g, ExprId p)
    {
        const ExprNode& a = m_gold[g];
        const ExprNode& b = m_pred[p];
        if (a.op != b.op || a.text != b.text || a.args.empty() || a.args.size() != b.args.size() || m_gold.valueAt(g, 0) || m_pred.valueAt(p, 0))
            return false;
        const bool turns = a.args.size() == 2 && (a.op == ExprOp::Add || a.op == ExprOp::Multiply);
        return inOrder(a.args, b.args) || (turns && inOrder(a.args, {b.args[1], b.args[0]}));
    }

    /// True when the side without a percent sign may be one all the same: 28 for 28%, but no 1/10 for 0.1%.
    [[nodiscard]] bool maybePercentage(ExprId g, ExprId p) const
    {
        const auto isFraction = [](const ComparedSide& side, ExprId id) {
            const ExprNode& node = side[id];
            return (node.op == ExprOp::Negate ? side[node.args[0]] : node).op == ExprOp::Divide;
        };
        const auto& gold = m_gold.exact(g);
        const bool small = m_gold[g].op != ExprOp::Percent && gold && *gold < Rational(1) && *gold > Rational(-1);
        return !isFraction(m_gold, g) && !isFraction(m_pred, p) && !small;
    }

    /// True for a unit other than the word "percent".
    static bool hasUnit(const ComparedSide& side)
    {
        const std::string& unit = side.expression().unit;
        return !unit.empty() && unit != "percent" && unit != "percentage" && unit != "pct" && unit != "percent point";
    }

    static bool isHalfOfDay(std::string_view unit) { return unit == "am" || unit == "pm"; }

    /// "12:03", no ratio.
    static bool isTimeOfDay(const ComparedSide& side, const ExprNode& node)
    {
        return node.op == ExprOp::Ratio && std::any_of(node.args.begin(), node.args.end(), [&](ExprId arg) {
            const std::string& digits = side[arg].text;
            return side[arg].op == ExprOp::Number && digits.size() == 2 && digits[0] == '0';
        });
    }

    bool ratios(const ExprNode& a, const ExprNode& b, ExprId g, ExprId p)
    {
        const bool both = a.op == b.op;
        const std::size_t parts = (a.op == ExprOp::Ratio ? a : b).args.size();
        if (both && a.args.size() != b.args.size())
            return false;
        if (isTimeOfDay(m_gold, a) || isTimeOfDay(m_pred, b))
            return both && found(inOrder(a.args, b.args), "same time");
        const bool halfOfDay = isHalfOfDay(m_gold.expression().unit) || isHalfOfDay(m_pred.expression().unit);
        if (parts == 2 || !both)
            return parts == 2 && (both || !halfOfDay) && found(sameValue(m_gold, g, m_pred, p), "same ratio");
        std::optional<Rational> factor;
        for (std::size_t i = 0; i < a.args.size(); ++i) {
            const auto& x = m_gold.exact(a.args[i]);
            const auto& y = m_pred.exact(b.args[i]);
            const auto quotient = x && y ? *x / *y : std::nullopt;
            if (!quotient || (factor && !(*factor == *quotient)))
                return found(inOrder(a.args, b.args), "same ratio");
            factor = quotient;
        }
        return found(true, "same ratio");
    }

    bool numberSets(ExprId g, ExprId p)
    {
        const auto a = readNumberSet(m_gold, g);
        const auto b = readNumberSet(m_pred, p);
        return a && b && found(sameNumberSet(m_gold, *a, m_pred, *b), "same set of numbers");
    }

    /// {3} and 3; a list of alternatives that all say the same ("0.38, 23/60").
    bool single(ExprId g, ExprId p)
    {
        const ExprNode& a = m_gold[g];
        const ExprNode& b = m_pred[p];
        if (m_sets > 0)
            return false; // {1, {2}}
        if (b.op == ExprOp::Set && b.args.size() == 1)
            return same(g, b.args[0]);
        if (a.op == ExprOp::Set && a.args.size() == 1)
            return same(a.args[0], p);
        if (a.op != ExprOp::List || !oneValueInSeveralForms(a))
            return false;
        return std::any_of(a.args.begin(), a.args.end(), [&](ExprId arg) { return same(arg, p); });
    }

    [[nodiscard]] bool oneValueInSeveralForms(const ExprNode& list) const
    {
        const auto first = m_gold.value(list.args[0]);
        if (!first || list.args.size() > 4)
            return false;
        return std::all_of(list.args.begin() + 1, list.args.end(), [&](ExprId arg) {
            const auto value = m_gold.value(arg);
            return value && !m_gold.hasSymbols(arg) && std::abs(*value - *first) <= 2e-3L * std::abs(*first);
        });
    }

    /// "[1, 2)", which is no point.
    static bool isHalfOpen(const ExprNode& node) { return node.op == ExprOp::Tuple && node.closedLeft != node.closedRight; }

    bool containers(ExprId g, ExprId p)
    {
        const ExprNode& a = m_gold[g];
        const ExprNode& b = m_pred[p];
        if (isHalfOpen(a) != isHalfOpen(b))
            return numberSets(g, p);
        if (a.op == ExprOp::Matrix || b.op == ExprOp::Matrix)
            return matrices(g, p) || found(nestedRows(g, p), "same matrix");
        if (a.op == ExprOp::Tuple && b.op == ExprOp::Tuple)
            return a.closedLeft == b.closedLeft && a.closedRight == b.closedRight && found(inOrder(a.args, b.args), "same in order");
        if (a.op == ExprOp::Tuple || b.op == ExprOp::Tuple) {
            const ExprNode& set = a.op == ExprOp::Tuple ? b : a;
            const ComparedSide& side = a.op == ExprOp::Tuple ? m_pred : m_gold;
            if (set.op == ExprOp::Set && set.args.size() == 1 && side[set.args[0]].op == ExprOp::Tuple)
                return a.op == ExprOp::Set ? same(set.args[0], p) : same(g, set.args[0]); // {(1, 2)}
            if (set.op == ExprOp::Set)
                return numberSets(g, p);
            const ExprNode& tuple = a.op == ExprOp::Tuple ? a : b;
            if (writesNumberSet(m_gold, g) && writesNumberSet(m_pred, p) && a.args.size() == 2 && m_gold[a.args[0]].op == ExprOp::Relation)
                return numberSets(g, p);
            return !tuple.closedLeft && !tuple.closedRight && found(inOrder(values(m_gold, a), values(m_pred, b)), "same in order");
        }
        const int sets = a.op == ExprOp::Set && b.op == ExprOp::Set ? 1 : 0;
        m_sets += sets;
        const bool same = sameItems(g, p);
        m_sets -= sets;
        return same;
    }

    bool sameItems(ExprId g, ExprId p)
    {
        const ExprNode& a = m_gold[g];
        const ExprNode& b = m_pred[p];
        if (found(anyOrder(a.args, b.args), "same elements"))
            return true;
        if (writesNumberSet(m_gold, g) && writesNumberSet(m_pred, p))
            return numberSets(g, p);
        return a.args.size() == b.args.size() && found(anyOrder(values(m_gold, a), values(m_pred, b)) && !differentlyNamed(a, b), "same values");
    }

    /// True for "x = 1, y = 2" and "x = 2, y = 1", not for "x = 1, 2" and "x_1 = 1, x_2 = 2".
    [[nodiscard]] bool differentlyNamed(const ExprNode& a, const ExprNode& b) const
    {
        if (m_gold[a.args[0]].op != ExprOp::Relation || m_pred[b.args[0]].op != ExprOp::Relation)
            return false;
        const std::string name = onlyName(m_gold, a);
        const std::string other = onlyName(m_pred, b);
        return !(name.empty() ? numbersOf(other, m_gold, a) : numbersOf(name, m_pred, b));
    }

    /// The name of all items "x = 1, x = 2", "x = 1, 2"; empty for several names.
    static std::string onlyName(const ComparedSide& side, const ExprNode& list)
    {
        const std::string& name = side[side[list.args[0]].args[0]].text;
        return std::all_of(list.args.begin(), list.args.end(), [&](ExprId arg) { return side[arg].op != ExprOp::Relation || side[side[arg].args[0]].text == name; })
                   ? name
                   : std::string{};
    }

    /// True when the items are "x_1 = ...", "x_2 = ..." of `name`.
    static bool numbersOf(const std::string& name, const ComparedSide& side, const ExprNode& list)
    {
        return !name.empty() && std::all_of(list.args.begin(), list.args.end(), [&](ExprId arg) {
            return side[arg].op == ExprOp::Relation && side[side[arg].args[0]].text.starts_with(name + "_");
        });
    }

    /// The items of a list with "x =" taken off.
    static Ids values(const ComparedSide& side, const ExprNode& list)
    {
        Ids out;
        for (const ExprId arg : list.args)
            out.push_back(assignedValue(side, arg).value_or(arg));
        return out;
    }

    bool inOrder(const Ids& a, const Ids& b)
    {
        if (a.size() != b.size())
            return false;
        for (std::size_t i = 0; i < a.size(); ++i)
            if (!same(a[i], b[i]))
                return false;
        return true;
    }

    /// Every item has a partner, and the other way round; repeats count once.
    bool anyOrder(const Ids& a, const Ids& b)
    {
        if (a.size() > mostItems || b.size() > mostItems)
            return false;
        std::vector<bool> used(b.size());
        for (const ExprId x : a) {
            bool partner = false;
            for (std::size_t i = 0; i < b.size(); ++i)
                if (same(x, b[i])) {
                    partner = true;
                    used[i] = true;
                }
            if (!partner)
                return false;
        }
        return std::find(used.begin(), used.end(), false) == used.end();
    }

    static Ids cells(const ComparedSide& side, const ExprNode& node)
    {
        if (node.op != ExprOp::Matrix)
            return node.args;
        Ids out;
        for (const ExprId row : node.args)
            out.insert(out.end(), side[row].args.begin(), side[row].args.end());
        return out;
    }

    bool matrices(ExprId g, ExprId p)
    {
        const ExprNode& a = m_gold[g];
        const ExprNode& b = m_pred[p];
        const auto columns = [](const ComparedSide& side, const ExprNode& node) { return side[node.args[0]].args.size(); };
        if (a.op == ExprOp::Matrix && b.op == ExprOp::Matrix &&
            (a.args.size() != b.args.size() || columns(m_gold, a) != columns(m_pred, b)))
            return false;
        const ExprNode& matrix = a.op == ExprOp::Matrix ? a : b;
        const bool vector = matrix.args.size() == 1 || columns(a.op == ExprOp::Matrix ? m_gold : m_pred, matrix) == 1;
        if (a.op != b.op && (!vector || a.op == ExprOp::Set || b.op == ExprOp::Set || a.op == ExprOp::List || b.op == ExprOp::List))
            return false;
        return found(inOrder(cells(m_gold, a), cells(m_pred, b)), "same matrix");
    }

    /// "a = b = c = 2" and (2, 2, 2).
    bool chainOfEquals(const ComparedSide& chain, ExprId c, const ComparedSide& other, ExprId o)
    {
        const ExprNode& names = chain[c];
        const ExprNode& tuple = other[o];
        if (names.op != ExprOp::Relation || tuple.op != ExprOp::Tuple || isHalfOpen(tuple) || names.relations.size() != tuple.args.size() || tuple.args.size() < 2)
            return false;
        for (std::size_t i = 0; i < tuple.args.size(); ++i)
            if (names.relations[i] != K::Equal || chain[names.args[i]].op != ExprOp::Symbol || !sameValue(chain, names.args.back(), other, tuple.args[i]))
                return false;
        return found(true, "same in order");
    }

    /// A matrix and "[[1, 2], [3, 4]]".
    bool nestedRows(ExprId g, ExprId p)
    {
        const ExprNode& a = m_gold[g];
        const ExprNode& b = m_pred[p];
        const ExprNode& rows = a.op == ExprOp::Matrix ? b : a;
        const ComparedSide& side = a.op == ExprOp::Matrix ? m_pred : m_gold;
        const bool nested = rows.op == ExprOp::Tuple && rows.closedLeft && rows.closedRight && a.args.size() == b.args.size() &&
                            std::all_of(rows.args.begin(), rows.args.end(), [&](ExprId row) { return side[row].op == ExprOp::Tuple; });
        if (!nested)
            return false;
        for (std::size_t i = 0; i < a.args.size(); ++i)
            if (!inOrder(m_gold[a.args[i]].args, m_pred[b.args[i]].args))
                return false;
        return true;
    }

    bool relations(ExprId g, ExprId p)
    {
        const auto goldValue = assignedValue(m_gold, g);
        const auto predValue = assignedValue(m_pred, p);
        const bool goldRelation = m_gold[g].op == ExprOp::Relation;
        const bool predRelation = m_pred[p].op == ExprOp::Relation;
        if (!goldRelation || !predRelation) {
            if (chainOfEquals(m_gold, g, m_pred, p) || chainOfEquals(m_pred, p, m_gold, g))
                return true;
            if (goldRelation && goldValue)
                return same(*goldValue, p);
            if (predRelation && predValue)
                return same(g, *predValue);
            if (predRelation && !m_gold.hasSymbols(g) && statesValue(m_pred, p))
                return same(g, m_pred[p].args.back());
            return memberSet(g, p) || numberSets(g, p);
        }
        if (goldValue && predValue && sameNames(m_gold, g, m_pred, p) && same(*goldValue, *predValue))
            return true;
        if (goldValue && predValue && --m_renames >= 0 && sameFunctionRule(m_gold, g, m_pred, p))
            return found(true, "same function");
        return numberSets(g, p) || equations(m_gold[g], m_pred[p]);
    }

    /// "x \in S" and S.
    bool memberSet(ExprId g, ExprId p)
    {
        const auto set = [](const ComparedSide& side, ExprId id) {
            const ExprNode& node = side[id];
            return node.op == ExprOp::Relation && node.relations.size() == 1 && node.relations[0] == K::In ? node.args[1] : id;
        };
        const ExprId a = set(m_gold, g);
        const ExprId b = set(m_pred, p);
        const bool values = m_gold[a].op == ExprOp::List || m_pred[b].op == ExprOp::List; // "k \in (3, 5)" are not two values
        const bool interval = m_gold[a].op == ExprOp::Tuple || m_pred[b].op == ExprOp::Tuple;
        return (a != g || b != p) && !(values && interval) && same(a, b);
    }

    /// l = r up to a factor, l < r up to a positive one.
    bool equations(const ExprNode& a, const ExprNode& b)
    {
        if (a.relations.size() != 1 || b.relations.size() != 1)
            return sameSides(a, b) || sameSides(a, turnedRound(b));
        const auto turned = [](TokenKind kind) { return kind == K::Greater || kind == K::GreaterEqual; };
        const auto strict = [](TokenKind kind) { return kind == K::Less || kind == K::Greater; };
        const TokenKind x = a.relations[0];
        const TokenKind y = b.relations[0];
        const bool inequality = x >= K::Less && x <= K::GreaterEqual;
        if (inequality ? !(y >= K::Less && y <= K::GreaterEqual) || strict(x) != strict(y) : x != y)
            return false;
        if (x != K::Equal && x != K::NotEqual && !inequality)
            return same(a.args[0], b.args[0]) && same(a.args[1], b.args[1]);
        std::optional<Rational> factor;
        for (int point = 0; point < ComparedSide::points; ++point) {
            const auto f = difference(m_gold, a, point);
            const auto h = difference(m_pred, b, point);
            const auto quotient = f && h ? *f / *h : std::nullopt;
            if (!quotient || quotient->sign() == 0 || (factor && !(*factor == *quotient)))
                return f && h ? x == K::Equal && found(sameUpToMonomial(m_gold, a, m_pred, b), "same equation") : sameSides(a, b);
            factor = quotient;
        }
        const bool direction = !inequality || (factor->sign() > 0) == (turned(x) == turned(y));
        return found(direction && (m_gold.hasSymbols(a.args[0]) || m_gold.hasSymbols(a.args[1])),
                     inequality ? "same inequality" : "same equation");
    }

    /// "a > b > c" as "c < b < a".
    static ExprNode turnedRound(ExprNode chain)
    {
        std::reverse(chain.args.begin(), chain.args.end());
        std::reverse(chain.relations.begin(), chain.relations.end());
        for (TokenKind& relation : chain.relations)
            relation = turnedRelation(relation);
        return chain;
    }

    bool sameSides(const ExprNode& a, const ExprNode& b)
    {
        return a.relations == b.relations && inOrder(a.args, b.args) && found(true, "same relation");
    }

    static std::optional<Rational> difference(const ComparedSide& side, const ExprNode& relation, int point)
    {
        const auto left = side.exactAt(relation.args[0], point);
        const auto right = side.exactAt(relation.args[1], point);
        return left && right ? *left - *right : std::nullopt;
    }

    const ComparedSide& m_gold;
    const ComparedSide& m_pred;
    int m_depth = 0;
    int m_sets = 0;        ///< sets around the two
    int m_budget = 50'000; ///< comparisons left
    int m_renames = 50;    ///< comparisons left that copy an expression
    std::string m_how;
};

/// `expression`, a single value or "x = " such a value, times `factor` and without its unit.
std::optional<Expression> scaled(Expression expression, const Rational& factor)
{
    ExprNode& top = expression.nodes[expression.root];
    if (isContainer(top.op) || top.op == ExprOp::Ratio || top.op == ExprOp::Based || (top.op == ExprOp::Relation && top.relations != std::vector<TokenKind>{K::Equal}))
        return std::nullopt;
    const ExprId value = top.op == ExprOp::Relation ? top.args.back() : expression.root;
    ExprNode number;
    number.number = factor;
    ExprNode product;
    product.op = ExprOp::Multiply;
    product.args = {value, static_cast<ExprId>(expression.nodes.size())};
    expression.nodes.push_back(std::move(number));
    expression.nodes.push_back(std::move(product));
    expression.root = static_cast<ExprId>(expression.nodes.size() - 1);
    expression.unit.clear();
    return expression;
}

} // namespace

bool sameAnswer(const ComparedSide& gold, const ComparedSide& pred, std::string& how)
{
    const std::string& a = gold.expression().unit;
    const std::string& b = pred.expression().unit;
    if (!a.empty() && !b.empty() && a != b) {
        const auto ratio = unitRatio(b, a);
        const auto converted = ratio ? scaled(pred.expression(), *ratio) : std::nullopt;
        if (converted && sameAnswer(gold, ComparedSide(*converted), how)) {
            how = "same quantity";
            return true;
        }
        how = "different units " + a + " and " + b;
        return false;
    }
    StructureComparer comparer(gold, pred);
    if (!comparer.same(gold.root(), pred.root()))
        return false;
    how = comparer.how().empty() ? "same value" : comparer.how();
    return true;
}

} // namespace core
