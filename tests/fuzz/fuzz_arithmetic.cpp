// Any bytes as reasoning: findings lie in the text, in order, without overlap, and say what is right.
#include "core/annotate/errors/errors.h"

#include "tests/support/fuzz_main.h"

#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    std::size_t at = 0;
    for (const core::ErrorSpan& error : core::findErrors(text)) {
        const bool holds = error.span.begin >= at && error.span.end <= size && !error.span.empty() && !error.message.empty() &&
                           error.confidence > 0 && error.confidence <= 1;
        if (!holds)
            std::abort();
        at = error.span.end;
    }
    return 0;
}

#ifndef DLCOT_LIBFUZZER
int main(int argc, char** argv)
{
    return support::fuzzMain(argc, argv,
                             {"So 17 × 24 = 398.", "\\frac{3}{4}+\\frac16 = \\frac{10}{12}", "a = 2 + 3\n= 6\n= 7", "17 \\equiv 3 \\pmod{7}",
                              "√2 ≈ 1.5, 3/7 < 2/5", "1200 * 1.005^12 ≈ 1374", "2x + 3 = 11, so x = 5.",
                              "y = (x+1)^2 = x^2 + x + 1", "96*2.5=240, minus 21 = 219, divided by 3 = 72.", "12 times 13 is 146. So 10C3 = 130",
                              "2.97e8 * 7.9 = 2.35e9", "30000 + 17400 = 48, 000", "square root of 50 is about 7.2",
                              "only 8 numbers (760-768). The number of integers from 21 to 340 inclusive is 340 - 20 + 1.",
                              "7.34, which rounds to 7.4", "x/(x - 5) > 0, so numerator and denominator have opposite signs",
                              "\\sum_{k=1}^{10} k^2 = 384", "\\prod_{w^{7}=1} (w - b) = b^{7} - 1", "2^{n+1} = 100 implies n+1 = 7"},
                             {"=", "≈", "\\approx", "\\equiv", "mod", "^", "!", "(", ")", "{", "}", "\\frac", "\\sqrt", "9^9^9", "1e9", ",000", ".5",
                              "\n", "?", " is ", "⇒", ", so ", ". So ", " times ", " divided by ", ", minus ", "1e-300", "e999", "x", "y^2", "C", "0.(3)", "\\overline{3}", "_", "½", "if ", "π", "°", "%", "|", "-", "/0", "\xFF", "…", "\\sum_{k=1}^", "\\prod_{z^", "}=1}", "99999999999", " numbers", "1-1000000", " to ", " inclusive", " rounds to "});
}
#endif
