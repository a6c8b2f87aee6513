#include "core/answers/math/math_symbols.h"

#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace core {

namespace {

using K = TokenKind;

using Named = std::pair<std::string_view, MathSymbol>;

constexpr auto symbols = std::to_array<Named>({
    {"times", {K::Times, {}}}, {"cdot", {K::Times, {}}}, {"ast", {K::Times, {}}}, {"div", {K::Divide, {}}},
    {"pm", {K::PlusMinus, {}}}, {"mp", {K::MinusPlus, {}}},
    {"le", {K::LessEqual, {}}}, {"leq", {K::LessEqual, {}}}, {"leqslant", {K::LessEqual, {}}},
    {"leqq", {K::LessEqual, {}}}, {"ge", {K::GreaterEqual, {}}}, {"geq", {K::GreaterEqual, {}}},
    {"geqslant", {K::GreaterEqual, {}}}, {"geqq", {K::GreaterEqual, {}}}, {"lt", {K::Less, {}}},
    {"gt", {K::Greater, {}}}, {"ne", {K::NotEqual, {}}}, {"neq", {K::NotEqual, {}}}, {"not=", {K::NotEqual, {}}},
    {"approx", {K::Approx, {}}}, {"simeq", {K::Approx, {}}}, {"sim", {K::Approx, "sim"}},
    {"approxeq", {K::Approx, {}}}, {"cong", {K::Approx, "cong"}}, {"equiv", {K::Congruent, {}}},
    {"in", {K::In, {}}}, {"to", {K::Arrow, {}}}, {"rightarrow", {K::Arrow, {}}}, {"Rightarrow", {K::Arrow, {}}},
    {"implies", {K::Arrow, {}}}, {"Longrightarrow", {K::Arrow, {}}}, {"mapsto", {K::Arrow, {}}},
    {"iff", {K::Arrow, {}}}, {"Leftrightarrow", {K::Arrow, {}}}, {"longrightarrow", {K::Arrow, {}}},
    {"therefore", {K::Arrow, {}}}, {"leftarrow", {K::Arrow, {}}},
    {"cup", {K::Union, {}}}, {"bigcup", {K::Union, {}}}, {"cap", {K::Intersection, {}}},
    {"setminus", {K::SetMinus, {}}}, {"backslash", {K::SetMinus, {}}}, {"emptyset", {K::EmptySet, {}}},
    {"varnothing", {K::EmptySet, {}}}, {"infty", {K::Infinity, {}}},
    {"lbrace", {K::SetOpen, {}}}, {"rbrace", {K::SetClose, {}}}, {"langle", {K::AngleOpen, {}}},
    {"rangle", {K::AngleClose, {}}}, {"lfloor", {K::FloorOpen, {}}}, {"rfloor", {K::FloorClose, {}}},
    {"lceil", {K::CeilOpen, {}}}, {"rceil", {K::CeilClose, {}}}, {"vert", {K::Bar, {}}}, {"mid", {K::Bar, {}}},
    {"lvert", {K::Bar, {}}}, {"rvert", {K::Bar, {}}}, {"lbrack", {K::SquareOpen, {}}}, {"rbrack", {K::SquareClose, {}}},
    {"ldots", {K::Ellipsis, {}}}, {"cdots", {K::Ellipsis, {}}}, {"dots", {K::Ellipsis, {}}}, {"vdots", {K::Ellipsis, {}}},
    {"circ", {K::Degree, {}}}, {"degree", {K::Degree, {}}}, {"prime", {K::Prime, {}}}, {"colon", {K::Colon, {}}},
    {"mod", {K::Mod, {}}}, {"bmod", {K::Mod, {}}}, {"pmod", {K::Mod, {}}}, {"pod", {K::Mod, {}}},
    {"%", {K::Percent, {}}}, {"$", {K::Currency, "dollar"}}, {"pounds", {K::Currency, "pound"}},
    {"euro", {K::Currency, "euro"}}, {"{", {K::SetOpen, {}}}, {"}", {K::SetClose, {}}}, {"|", {K::Bar, {}}}, {"&", {K::Other, {}}},
    {"#", {K::Other, {}}}, {"_", {K::Subscript, {}}}, {"land", {K::Comma, {}}}, {"lor", {K::Word, "or"}},
    {"varphi", {K::Word, "phi"}}, {"varepsilon", {K::Word, "epsilon"}}, {"vartheta", {K::Word, "theta"}},
    {"ell", {K::Word, "l"}}, {"imath", {K::Word, "i"}}
});

constexpr auto looks = std::to_array<std::string_view>({
    "left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "middle",
    "displaystyle", "textstyle", "scriptstyle", "limits", "nolimits", "mathbf", "mathbb", "mathcal", "mathit",
    "mathsf", "boldsymbol", "bm", "bf", "rm", "it", "quad", "qquad", "hspace", "vspace", "phantom", "mathstrut",
    "strut", "nonumber", "notag", "hfill", "newline", "par", "noindent", "centering", "large", "Large", "huge",
    "underbrace", "overbrace", "underline", "boxed", "fbox", "framebox", "ensuremath", "mathop", "mathrel", "mathbin", "star",
    ",", ";", ":", "!", " ", "(", ")", "[", "]", ">", "/", "-"
});

constexpr auto texts = std::to_array<std::string_view>({
    "text", "textbf", "textit", "textrm", "textsf", "texttt", "textnormal", "mathrm", "mbox", "hbox", "operatorname"
});

constexpr auto fractions = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"frac", "frac"}, {"dfrac", "frac"}, {"tfrac", "frac"}, {"cfrac", "frac"}, {"binom", "binom"}, {"dbinom", "binom"}, {"tbinom", "binom"}
});

constexpr auto arguments = std::to_array<std::string_view>({
    "sqrt", "overline", "bar", "vec", "hat", "dot", "widehat", "over", "choose", "overrightarrow"
});

/// The uses of all known commands, those of a kind of names together: lists of one or two.
class CommandTable
{
public:
    CommandTable()
    {
        for (const auto& [name, symbol] : symbols)
            put(name, {CommandForm::Symbol, symbol});
        for (const std::string_view name : looks)
            put(name, {CommandForm::Looks, {}});
        for (const std::string_view name : texts)
            put(name, {CommandForm::Text, {}});
        for (const auto& [name, plain] : fractions)
            put(name, {CommandForm::Fraction, {K::Command, plain}});
        for (const std::string_view name : arguments)
            put(name, {CommandForm::Argument, {K::Command, name}});
        for (const std::string_view name : {"\\", "cr"})
            put(name, {CommandForm::Row, {}});
        for (const std::string_view name : {"begin", "end"})
            put(name, {CommandForm::Environment, {}});
    }

    [[nodiscard]] CommandUse at(std::string_view name) const
    {
        for (const auto& [known, use] : m_lists[listOf(name)])
            if (known == name)
                return use;
        return {};
    }

private:
    void put(std::string_view name, CommandUse use) { m_lists[listOf(name)].emplace_back(name, use); }

    [[nodiscard]] static std::size_t listOf(std::string_view name)
    {
        if (name.empty())
            return 0;
        const auto byte = [name](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(name[i])); };
        return (byte(0) + byte(name.size() / 2) * 7 + byte(name.size() - 1) * 13 + name.size() * 29) % lists;
    }

    static constexpr std::size_t lists = 512;
    std::array<std::vector<std::pair<std::string_view, CommandUse>>, lists> m_lists;
};

const std::unordered_map<char32_t, MathSymbol>& unicodeTable()
{
    static const std::unordered_map<char32_t, MathSymbol> table{
        {U'×', {K::Times, {}}}, {U'·', {K::Times, {}}}, {U'⋅', {K::Times, {}}}, {U'∙', {K::Times, {}}},
        {U'∗', {K::Times, {}}}, {U'✕', {K::Times, {}}}, {U'÷', {K::Divide, {}}}, {U'∕', {K::Divide, {}}}, {U'／', {K::Divide, {}}}, {U'＊', {K::Times, {}}}, {U'＾', {K::Power, {}}},
        {U'⁄', {K::Divide, {}}}, {U'−', {K::Minus, {}}}, {U'–', {K::Minus, {}}}, {U'－', {K::Minus, {}}},
        {U'＋', {K::Plus, {}}}, {U'±', {K::PlusMinus, {}}}, {U'∓', {K::MinusPlus, {}}}, {U'＝', {K::Equal, {}}},
        {U'≈', {K::Approx, {}}}, {U'≃', {K::Approx, {}}}, {U'≅', {K::Approx, "cong"}}, {U'≡', {K::Congruent, {}}},
        {U'≤', {K::LessEqual, {}}}, {U'⩽', {K::LessEqual, {}}}, {U'≦', {K::LessEqual, {}}}, {U'≥', {K::GreaterEqual, {}}},
        {U'⩾', {K::GreaterEqual, {}}}, {U'≧', {K::GreaterEqual, {}}}, {U'≠', {K::NotEqual, {}}}, {U'∈', {K::In, {}}},
        {U'＜', {K::Less, {}}}, {U'＞', {K::Greater, {}}},
        {U'→', {K::Arrow, {}}}, {U'⇒', {K::Arrow, {}}}, {U'⟹', {K::Arrow, {}}}, {U'⇔', {K::Arrow, {}}}, {U'∴', {K::Arrow, {}}},
        {U'∪', {K::Union, {}}}, {U'∩', {K::Intersection, {}}}, {U'∖', {K::SetMinus, {}}}, {U'∅', {K::EmptySet, {}}},
        {U'∞', {K::Infinity, {}}}, {U'°', {K::Degree, {}}}, {U'º', {K::Degree, {}}}, {U'′', {K::Prime, {}}},
        {U'％', {K::Percent, {}}}, {U'€', {K::Currency, "euro"}}, {U'£', {K::Currency, "pound"}}, {U'¥', {K::Currency, "yuan"}},
        {U'￥', {K::Currency, "yuan"}}, {U'₹', {K::Currency, "rupee"}},
        {U'，', {K::Comma, {}}}, {U'、', {K::Comma, {}}}, {U'；', {K::Semicolon, {}}}, {U'：', {K::Colon, {}}},
        {U'∶', {K::Colon, {}}}, {U'。', {K::Period, {}}}, {U'．', {K::Period, {}}}, {U'？', {K::Question, {}}}, {U'！', {K::Other, {}}},
        {U'（', {K::ParenOpen, {}}}, {U'）', {K::ParenClose, {}}}, {U'［', {K::SquareOpen, {}}}, {U'］', {K::SquareClose, {}}},
        {U'【', {K::SquareOpen, {}}}, {U'】', {K::SquareClose, {}}}, {U'｛', {K::SetOpen, {}}}, {U'｝', {K::SetClose, {}}},
        {U'⟨', {K::AngleOpen, {}}}, {U'⟩', {K::AngleClose, {}}}, {U'〈', {K::AngleOpen, {}}}, {U'〉', {K::AngleClose, {}}},
        {U'⌊', {K::FloorOpen, {}}}, {U'⌋', {K::FloorClose, {}}}, {U'⌈', {K::CeilOpen, {}}}, {U'⌉', {K::CeilClose, {}}},
        {U'∣', {K::Bar, {}}}, {U'｜', {K::Bar, {}}}, {U'…', {K::Ellipsis, {}}}, {U'⋯', {K::Ellipsis, {}}},
        {U'√', {K::Command, "sqrt"}}, {U'∛', {K::Command, "cbrt"}},
        {U'α', {K::Word, "alpha"}}, {U'β', {K::Word, "beta"}}, {U'γ', {K::Word, "gamma"}}, {U'δ', {K::Word, "delta"}},
        {U'ε', {K::Word, "epsilon"}}, {U'ζ', {K::Word, "zeta"}}, {U'η', {K::Word, "eta"}}, {U'θ', {K::Word, "theta"}},
        {U'κ', {K::Word, "kappa"}}, {U'λ', {K::Word, "lambda"}}, {U'μ', {K::Word, "mu"}}, {U'ν', {K::Word, "nu"}},
        {U'ξ', {K::Word, "xi"}}, {U'π', {K::Word, "pi"}}, {U'ρ', {K::Word, "rho"}}, {U'σ', {K::Word, "sigma"}},
        {U'τ', {K::Word, "tau"}}, {U'φ', {K::Word, "phi"}}, {U'ϕ', {K::Word, "phi"}}, {U'χ', {K::Word, "chi"}},
        {U'ψ', {K::Word, "psi"}}, {U'ω', {K::Word, "omega"}}, {U'Γ', {K::Word, "Gamma"}}, {U'Δ', {K::Word, "Delta"}},
        {U'Θ', {K::Word, "Theta"}}, {U'Λ', {K::Word, "Lambda"}}, {U'Σ', {K::Word, "Sigma"}}, {U'Φ', {K::Word, "Phi"}},
        {U'Ω', {K::Word, "Omega"}}, {U'ℝ', {K::Word, "R"}}, {U'ℤ', {K::Word, "Z"}}, {U'ℕ', {K::Word, "N"}}, {U'ℚ', {K::Word, "Q"}},
    };
    return table;
}

} // namespace

CommandUse commandUse(std::string_view name)
{
    static const CommandTable table;
    return table.at(name);
}

std::optional<MathSymbol> unicodeSymbol(char32_t character)
{
    const auto at = unicodeTable().find(character);
    return at == unicodeTable().end() ? std::nullopt : std::optional(at->second);
}

} // namespace core
