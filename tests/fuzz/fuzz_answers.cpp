// Any bytes as two answers, a problem and a text: equality is decided in bounded time, every answer of text equals
// itself, options and statements lie where they say.
#include "core/answers/asked/choices.h"
#include "core/answers/equality/equality.h"
#include "core/answers/statements/answer_statements.h"

#include "tests/support/fuzz_main.h"

#include <string>
#include <string_view>

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void checkStatements(std::string_view text)
{
    std::size_t at = 0;
    for (const core::AnswerStatement& statement : core::findResults(text)) {
        require(statement.value.begin >= at && statement.value.end <= text.size() && !statement.value.empty());
        require(statement.answer == statement.value.in(text));
        require(statement.strength >= 0 && statement.strength <= 1);
        at = statement.value.end;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const std::size_t cut = input.find('\x1E');
    const std::string_view gold = input.substr(0, cut);
    const std::string_view pred = cut == std::string_view::npos ? input : input.substr(cut + 1);
    const core::AnswerCheck forth = core::checkAnswer(gold, pred);
    require(!forth.how.empty());
    core::ReferenceAnswer reference{std::string(gold)};
    for (const std::string_view other : {input, pred}) // the same whatever was compared before
        require(reference.checkResponse(other).how == core::checkAnswer(gold, other).how);
    if (gold.find_first_not_of(" \t\r\n") != std::string_view::npos)
        require(core::checkAnswer(gold, gold).equal);
    (void)core::checkAnswer(gold, pred, input);
    (void)core::parseChoices(input);
    checkStatements(input);
    return 0;
}

#ifndef DLCOT_LIBFUZZER
int main(int argc, char** argv)
{
    return support::fuzzMain(argc, argv,
                             {"\\frac{1}{2}\x1E" "0.5", "x^2-1\x1E(x-1)(x+1)", "[0,1)\x1E" "0 \\le x < 1", "\\{1,2\\}\x1E" "2, 1",
                              "So the answer is \\boxed{\\sqrt{8}}.\x1E" "A) 3 B) 4", "\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}\x1E" "1,234 cm",
                              "所以答案为 12。\x1E" "12", "0.1\\overline{6}\x1E" "1/6", "|x-1|<3\x1E" "(-2,4)", "6.02e23\x1E" "6.02\\times10^{23}",
                              "{6 \\choose 2}\x1E" "_6C_2", "5 \\text{ m/s}\x1E" "５ m per s", "The answer is $\\frac{3}{8}$.\x1E" "3/8",
                              "1 hour 30 minutes\x1E" "90 min", "(a) 3 (b) 4\x1E" "(a) 4, (b) 3", "x=\\frac{\\pi}{4}+k\\pi, k\\in\\mathbb{Z}\x1E" "x=n\\pi",
                              "60°30'\x1E" "100 °C", "\\text{Alice and Bob}\x1E" "She earns $460.", "x=1,y=2 or x=2,y=1\x1E" "{x|x≠1, 2}",
                              "C_5^2\x1E" "]0,1[", "m s^{-2}\x1E" "9.8 kg m^{-1}s^-2", "twenty-five\x1E" "2.5 million", "f(x)=kx\x1E" "f(t)=ct",
                              "The answer is not 5 but 6.\x1E" "6", "First I got 5. Wait, that is wrong: x = 7 (rejecting 2)\x1E" "**Answer:**\n\n\\[\n7\n\\]",
                              "March 5, 2024\x1E" "2024-03-05", "3:15 p.m.\x1E" "下午3点15分", "有人认为答案是5，但正确答案是6。\x1E" "根号36", "1.2 kΩ\x1E" "1200 \\Omega",
                              "\\frac{1}{2}mg\x1E" "mg/2", "SO_4^{2-}\x1E" "SO₄²⁻", "I, II only\x1E" "①②", "4.2 J/(g·K)\x1E" "0x1F", "(1,0)^T\x1E" "\\vec{AB}+c_1e^x"},
                             {"\\frac", "\\sqrt[3]", "{", "}", "^", "_", "(", ")", "[", "]", "\\pm", "\\cup", "9^9^9^9", "!", "%", "|", ",", "\\boxed{",
                              "\\text{", "\\infty", "=", "\\le", "1/0", "\xFF", "π", "，", "\x1E", "sin", "log_2", "e999", "\\overline{3}", ".(3)", "\\choose", "¾", "２", "元", "\\$", " cm", "|x|<", "2x+1>", "\\begin{pmatrix}", "&", "\\\\", " to ", " and ", "^{-1}", " hours ", "\\pmod", "(b)", "\\in\\mathbb{Z}", "°", "'", "万", "答：", "\\lim", "为", " is ", " not ", " but ", " if ", "the answer ", "答案", "不", "\n\n", "Answer:", "Wait, ", "/(", "·", "‰", "¹", "½", "∠ABC", "noon", "\\not", "!!", "\\("});
}
#endif
