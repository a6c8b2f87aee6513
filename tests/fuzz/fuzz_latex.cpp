// Any bytes as LaTeX: its tokens lie in the text in order, what is read as an expression is a tree with values in bounded
// time, and the line that a reader sees of it is whole characters without a line break.
#include "core/answers/math/evaluate.h"
#include "core/answers/math/expression.h"
#include "core/answers/math/math_tokens.h"
#include "core/answers/words/answer_boxes.h"
#include "core/answers/words/answer_text.h"
#include "core/text/readable_math.h"
#include "core/text/utf8.h"

#include "tests/support/fuzz_main.h"

#include <string_view>
#include <vector>

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void checkTokens(std::string_view text, const std::vector<core::Token>& tokens)
{
    std::size_t at = 0;
    for (const core::Token& token : tokens) {
        require(token.span.begin >= at && token.span.begin <= token.span.end && token.span.end <= text.size());
        at = token.span.begin;
    }
}

void checkExpression(const std::vector<core::Token>& tokens, core::ParseMode mode)
{
    const auto expression = core::parseExpression(tokens, mode);
    if (!expression)
        return;
    require(expression->root < expression->nodes.size());
    for (std::size_t i = 0; i < expression->nodes.size(); ++i) {
        const core::ExprNode& node = expression->nodes[i];
        for (const core::ExprId arg : node.args)
            require(arg < i); // children before parents
        require(node.op != core::ExprOp::Relation || node.args.size() == node.relations.size() + 1);
    }
    for (const core::SymbolPoint point : {core::SymbolPoint::none(), core::SymbolPoint::at(0), core::SymbolPoint::whole(1)}) {
        require(core::exactValues(*expression, point).size() == expression->nodes.size());
        require(core::approximateValues(*expression, point).size() == expression->nodes.size());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const core::CommaStyle commas : {core::CommaStyle::Thousands, core::CommaStyle::Separator, core::CommaStyle::Decimal}) {
        const std::vector<core::Token> tokens = core::mathTokens(text, commas);
        checkTokens(text, tokens);
        checkExpression(tokens, core::ParseMode::Answer);
        checkExpression(tokens, core::ParseMode::Arithmetic);
    }
    require(core::mathTokens(text, core::CommaStyle::Thousands, 5).size() < 5 + 8); // the last sign may be several: ½
    for (const std::string_view content : core::boxedContents(text))
        require(content.data() >= text.data() && content.data() + content.size() <= text.data() + text.size());
    (void)core::bareAnswer(text);
    (void)core::comparableText(text);
    const std::string line = core::readableMath(text);
    require(line.find('\n') == std::string::npos && (!core::isValidUtf8(text) || core::isValidUtf8(line)));
    return 0;
}

#ifndef DLCOT_LIBFUZZER
int main(int argc, char** argv)
{
    return support::fuzzMain(argc, argv,
                             {"\\frac{1}{2}+\\dfrac13=\\tfrac{5}6", "\\boxed{\\sqrt[3]{x+\\sqrt{2}}}", "\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}",
                              "x\\in(-\\infty,0)\\cup\\left[1,2\\right)", "\\text{ten } 10\\% \\text{ of } \\$50", "\\binom{n}{k}=\\frac{n!}{k!(n-k)!}",
                              "\\lfloor x\\rfloor+\\lceil y\\rceil\\le|z|", "\\log_{2}8=3,\\ \\sin^2\\theta+\\cos^2\\theta=1",
                              "0.\\overline{142857}", "a\\equiv b\\pmod{7}", "\\[x=\\frac{-b\\pm\\sqrt{b^2-4ac}}{2a}\\]", "\\begin{cases}x&y>0\\\\-x&y\\le0\\end{cases}",
                              "\\mathrm{cm}^2 \\cdot 3{,}000", "$\\{1,2,3\\}\\setminus\\{2\\}$", "180^\\circ-\\angle ABC", "2\\frac{1}{2}", "１２＋３＝１５，π≈3.14"},
                             {"\\frac", "\\dfrac", "\\sqrt", "\\sqrt[", "{", "}", "^", "_", "(", ")", "[", "]", "\\left", "\\right", "\\pm", "\\cup", "\\begin{",
                              "\\end{", "pmatrix}", "cases}", "&", "\\\\", "\\boxed{", "\\text{", "\\mbox{", "\\operatorname{", "\\overline{", "\\infty", "\\%", "\\$",
                              "$$", "\\(", "\\)", "\\[", "\\]", "\\{", "\\}", "\\", "|", "!", "'", "9^9^9^9", "1/0", "e999", "\xFF", "\xF0\x9F", "π", "√", "½", "²",
                              "，", "\\,", "~", "\\ ", "\n", "\r", "%", "\\color{red}", "\\not", "\\le", "\\bmod", "\\choose", "\\over", "...", "\\ldots"});
}
#endif
