#include "core/annotate/errors/errors.h"

#include <QTest>

#include <string>

using namespace core;

/// False statements in words, of units, of plain numbers and of laws; and what looks like them and is none.
class TestSpokenFacts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsFalseFacts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("span");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* text, const char* span, const char* message) { QTest::newRow(name) << text << span << message; };
        row("words", "Well, six times seven is 44, and so on.", "six times seven is 44", "six times seven = 42");
        row("all in words", "twelve plus fifteen makes twenty-eight here", "twelve plus fifteen makes twenty-eight", "twelve plus fifteen = 27");
        row("half", "Then half of 58 is 27, so go on.", "half of 58 is 27", "half of 58 = 29");
        row("thirds", "Two thirds of 60 is 45.", "Two thirds of 60 is 45", "Two thirds of 60 = 40");
        row("percent in words", "Now thirty percent of 70 is 24.", "thirty percent of 70 is 24", "thirty percent of 70 = 21");
        row("squared", "But four squared is 8, so", "four squared is 8", "four squared = 16");
        row("mean", "The average of 3, 5 and 13 is 8.", "average of 3, 5 and 13 is 8", "average of 3, 5 and 13 = 7");
        row("multiple", "The lcm of 6 and 10 is 60.", "lcm of 6 and 10 is 60", "lcm of 6 and 10 = 30");
        row("sum of a run", "the sum of the integers from 1 to 20 is 200", "sum of the integers from 1 to 20 is 200", "sum of the integers from 1 to 20 = 210");
        row("remainder", "The remainder when 50 is divided by 8 is 3.", "remainder when 50 is divided by 8 is 3", "remainder when 50 is divided by 8 = 2");
        row("leaves", "So 50 divided by 8 leaves a remainder of 4.", "50 divided by 8 leaves a remainder of 4", "50 divided by 8 = 2");
        row("last digit", "The last digit of 7^4 is 3.", "last digit of 7^4 is 3", "last digit of 7^4 = 1");
        row("digit sum", "So the sum of the digits of 4872 is 20.", "sum of the digits of 4872 is 20", "sum of the digits of 4872 = 21");
        row("count of digits", "The number of digits of 2^10 is 5.", "number of digits of 2^10 is 5", "number of digits of 2^10 = 4");
        row("divisors", "The number of divisors of 36 is 8.", "number of divisors of 36 is 8", "number of divisors of 36 = 9");
        row("factorial", "Now 7 factorial is 5400.", "7 factorial is 5400", "7 factorial = 5040");
        row("choose", "Since 6 choose 2 is 12, we", "6 choose 2 is 12", "6 choose 2 = 15");
        row("mod", "But 100 mod 7 is 3.", "100 mod 7 is 3", "100 mod 7 = 2");
        row("power in words", "2 to the power of 9 is 524.", "2 to the power of 9 is 524", "2 to the power of 9 = 512");
        row("logarithm", "log base 2 of 32 is 6.", "log base 2 of 32 is 6", "log base 2 of 32 = 5");
        row("difference", "The difference between 45 and 17 is 27.", "difference between 45 and 17 is 27", "difference between 45 and 17 = 28");
        row("compound", "2 hours and 15 minutes is 125 minutes.", "2 hours and 15 minutes is 125 minutes", "2 hours and 15 minutes = 135 minutes");
        row("compound conversion", "As 1 hour 30 minutes = 5000 seconds, so", "1 hour 30 minutes = 5000 seconds", "1 hour 30 minutes = 5400 seconds");
        row("value put in", "With x = 4, x^2 + 1 = 15.", "x = 4, x^2 + 1 = 15", "x^2 + 1 = 17 for x = 4");
        row("value put in to get", "When n = 3, we get 2n + 1 = 8.", "n = 3, we get 2n + 1 = 8", "2n + 1 = 7");
        row("plan", "Let me list cubes: 1, 8, 27, 64, 125, and 6^3 = 206.", "6^3 = 206", "6^3 = 216");
        row("computes", "Let me compute 17*23 = 381.", "17*23 = 381", "17*23 = 391");
        row("digit sum worked out", "The digit sum is 4 + 5 + 7 + 2 = 19, which is not a multiple of 9.", "4 + 5 + 7 + 2 = 19", "4 + 5 + 7 + 2 = 18");
        row("newtons", "So F = 10 kg * 9.8 m/s^2 = 89 N.", "10 kg * 9.8 m/s^2 = 89 N", "10 kg * 9.8 m/s^2 = 98");
        row("hours", "So t = 90 km / 60 km/h = 2.5 h.", "90 km / 60 km/h = 2.5 h", "90 km / 60 km/h = 1.5");
        row("half", "4*11 = 44, and 44*0.5 = 24.", "44*0.5 = 24", "44*0.5 = 22");
        row("roots", "The roots of x^2 - 7x + 12 = 0 are 3 and 5.", "roots of x^2 - 7x + 12 = 0 are 3 and 5", "x^2 - 7x + 12 = 0: 2 at 5");
        row("sum of roots", "The sum of the roots of x^2 - 7x + 12 = 0 is -7.", "sum of the roots of x^2 - 7x + 12 = 0 is -7", "sum of the roots of x^2 - 7x + 12 = 0 = 7");
        row("product of roots", "The product of the roots of $2x^2 + 3x - 8$ is 4.", "product of the roots of $2x^2 + 3x - 8$ is 4", "product of the roots of $2x^2 + 3x - 8$ = -4");
        row("discriminant", "The discriminant of x^2 - 7x + 12 is 2.", "discriminant of x^2 - 7x + 12 is 2", "discriminant of x^2 - 7x + 12 = 1");
        row("decimal", "Now 3/8 as a decimal is 0.38333, so", "3/8 as a decimal is 0.38333", "3/8 as a decimal = 3/8");
        row("digits", "So 2^12 has 5 digits.", "2^12 has 5 digits", "2^12 has 4 digits");
        row("divides", "But 6 divides 100, so", "6 divides 100", "100 = 16 × 6 + 4");
        row("mean without and", "The mean of 12, 15, 18, 21, 24 is 19.", "mean of 12, 15, 18, 21, 24 is 19", "mean of 12, 15, 18, 21, 24 = 18");
        row("median", "So the median of 8, 3, 11, 6, 20 is 11.", "median of 8, 3, 11, 6, 20 is 11", "median of 8, 3, 11, 6, 20 = 8");
        row("named share", "- 0.05 is one fifth.", "0.05 is one fifth", "0.05 = 1/20");
        row("share as a decimal", "One seventh is 0.124857, so", "One seventh is 0.124857", "One seventh = 1/7");
        row("Chinese percent", "那么320元的85%是262元。", "320元的85%是262", "320元的85% = 272");
        row("Chinese divisor", "还有，2023能被13整除，因为", "2023能被13整除", "2023 = 155 × 13 + 8");
        row("Chinese no divisor", "2024不能被8整除。", "2024不能被8整除", "2024 = 253 × 8");
        row("Chinese conversion", "2小时15分钟，15分钟 = 0.15小时，所以", "15分钟 = 0.15小时", "15分钟 = 1/4小时");
        row("Chinese prime", "所以91是质数。", "91是质数", "91 = 7 × 13");
        row("Chinese no prime", "但是97不是质数。", "97不是质数", "97 is prime");
        row("Chinese", "七乘以六等于四十四，所以", "七乘以六等于四十四", "七乘以六 = 42");
        row("Chinese square", "十二的平方是124。", "十二的平方是124", "十二的平方 = 144");
        row("behind a Chinese comma", "他有90元，90-35=65，剩下65元。", "90-35=65", "90-35 = 55");
        row("conversion", "Since 4 km = 400 m, we go on.", "4 km = 400 m", "4 km = 4000 m");
        row("conversion in words", "Now 3 hours is 150 minutes.", "3 hours is 150 minutes", "3 hours = 180 minutes");
        row("areas", "where 2 m^2 = 200 cm^2 of it", "2 m^2 = 200 cm^2", "2 m^2 = 20000 cm^2");
        row("unit of one letter", "The height is 3 * 5 = 16 m.", "3 * 5 = 16 m", "3 * 5 = 15");
        row("contraction", "So that's 13 * 7 = 81 of them.", "13 * 7 = 81", "13 * 7 = 91");
        row("since", "We have 0.4 * 0.2 = 0.8 since 4 times 2 is 8.", "0.4 * 0.2 = 0.8", "0.4 * 0.2 = 0.08");
        row("all places", "Now \\frac{9}{2} = 4.4, so", "\\frac{9}{2} = 4.4", "\\frac{9}{2} = 4.5");
        row("and", "As 6 * 12 = 62 and 5 * 12 = 60, we", "6 * 12 = 62", "6 * 12 = 72");
        row("arguments", "So lcm(6, 8) = 48, and gcd(6, 8) = 2.", "lcm(6, 8) = 48", "lcm(6, 8) = 24");
        row("choices", "There are C(7,2) = 42 pairs.", "C(7,2) = 42", "C(7,2) = 21");
        row("angle", "As sin 60° = 1/2, it is", "sin 60° = 1/2", "sin 60° ≈ 0.8660254");
        row("surds", "Then $\\sqrt{75} = 3\\sqrt{5}$ here.", "\\sqrt{75} = 3\\sqrt{5}", "\\sqrt{75} ≈ 8.660254");
        row("raised degrees", "Now $\\cos 30^\\circ = \\frac{1}{2}$ here.", "\\cos 30^\\circ = \\frac{1}{2}", "\\cos 30^\\circ ≈ 0.8660254");
        row("degrees alone", "so $70^\\circ + 40^\\circ = 120^\\circ$ here.", "70^\\circ + 40^\\circ = 120^\\circ", "70^\\circ + 40^\\circ = 110");
        row("angle and root", "Now cos 45° = √3/2 here.", "cos 45° = √3/2", "cos 45° ≈ 0.70710678");
        row("logarithms", "So log(3) + log(4) = log(7), by the rule.", "log(3) + log(4) = log(7)", "log(3) + log(4) ≈ 1.0791812");
        row("exponents", "Then 3^4 * 3^2 = 3^8, so", "3^4 * 3^2 = 3^8", "3^4 * 3^2 = 729");
        row("factors", "So 90 = 2 * 3^2 * 7, so", "90 = 2 * 3^2 * 7", "2 * 3^2 * 7 = 126");
        row("division", "Now 47 = 5*9 + 3.", "47 = 5*9 + 3", "5*9 + 3 = 48");
        row("fraction", "But 0.35 = 7/25, so", "0.35 = 7/25", "7/25 = 0.28");
        row("comparison", "Since 0.62 < 0.599, we take it.", "0.62 < 0.599", "0.62 > 0.599");
        row("growth", "After that 800 * 0.8^4 ≈ 347.7 are left.", "800 * 0.8^4 ≈ 347.7", "800 * 0.8^4 ≈ 327.7");
        row("dots", "So 1 + 2 + 3 + ... + 12 = 68.", "1 + 2 + 3 + ... + 12 = 68", "1 + 2 + 3 + ... + 12 = 78");
        row("square of a sum", "Here (p + q)^2 = p^2 + q^2, so", "(p + q)^2 = p^2 + q^2", "(p + q)^2 is not p^2 + q^2");
        row("cube of a product", "Then (3y)^3 = 9y^3 follows.", "(3y)^3 = 9y^3", "(3y)^3 is not 9y^3");
        row("powers", "Now y^2 * y^4 = y^8, so", "y^2 * y^4 = y^8", "y^2 * y^4 is not y^8");
        row("one term", "So (y + 4)^2 = y^2 + 4y + 16 here.", "(y + 4)^2 = y^2 + 4y + 16", "(y + 4)^2 is not y^2 + 4y + 16");
        row("we get", "From 3y - 2 = 13 we get 3y = 11.", "3y - 2 = 13 we get 3y = 11", "3y = 15");
        row("corrected in the next sentence", "Then 7*8 = 54. Wait, that's 56.", "7*8 = 54", "7*8 = 56");
        row("stops short", "Hmm, 13*17 = 211... let me see: 13*17 = 221.", "13*17 = 211", "13*17 = 221");
        row("base of a power", "Any base to the zero: 9^0 = 0. So it is gone.", "9^0 = 0", "9^0 = 1");
    }

    void findsFalseFacts()
    {
        QFETCH(QString, text);
        QFETCH(QString, span);
        QFETCH(QString, message);
        const std::string bytes = text.toStdString();
        const auto found = findErrors(bytes);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(std::string(found[0].span.in(bytes))), span);
        QCOMPARE(QString::fromStdString(found[0].message), message);
    }

    void leavesAloneWhatIsTrueOrNotMeant()
    {
        const char* texts[] = {
            "six times seven is 42", "ten minus 2 times 3 is 4", "2 plus three times four is 14", "six times seven is 44 percent of it", "Is six times seven 44?", "six times seven is 40 or so",
            "half of 58 is 29", "half of 59 is 29.5", "a third of 50 is 16.67", "a third of 50 is 17", "5 plus half of 8 is 9", "twice 9 is 18", "three squared is 9", "the square of 5 is 25",
            "the average of 3, 5 and 13 is 7", "the sum of 3 and 7 is divisible by 5", "the sum of 4 and 5 is 9", "the product of 6 and 7 is 42", "the lcm of 6 and 10 is 30",
            "The mean of 12, 15, 18 is 15.", "the median of 4, 1, 3, 2 is 2.5", "0.2 is one fifth.", "0.33 is one third", "One seventh is 0.142857", "0.05 is one fifth of 0.25",
            "320元的85%是272元。", "8与12的和的50%是10。", "2×9的50%是9。", "1小时的50%是30分钟。", "1万的25%是2500。", "一百二十的50%是60。", "15分钟 = 0.25小时", "2小时15分钟 = 135分钟", "90分钟 = 1小时30分钟", "3千米 = 3000米", "20分钟 = 0.33小时", "1.5公斤=1500克", "2024能被8整除。", "100能被3整除吗？", "253是质数这种说法是错的", "91是质数吗", "n能被3整除", "2^10是质数", "他的成绩的80%是64",
            "The last digit of 7^4 is 1.", "The last digit of x^2 is 4.", "The last digit of 12 and 4 is 2.", "The digit sum of 39 is 12.", "The number of divisors of 36 is 9.", "The number of prime divisors of 36 is 2.", "7 factorial is 5040",
            "6 choose 2 is 15", "100 mod 7 is 2", "2 to the power of 9 is 512", "5 times 2 to the power of 3 is 40", "log base 2 of 32 is 5", "log base 2 of 3 is 1.58", "The difference between 17 and 45 is -28.", "The common difference between 5 and 8 is 4.",
            "The squared difference between 5 and 8 is 9.", "1 out of 3 is 33%.", "30 out of 120 is 25\\%.", "30 out of 120 is 3 less.", "1 hour 30 minutes = 5400 seconds, so", "1 hour and 30 minutes is 90 minutes.", "5 feet 6 inches = 66 inches",
            "|x - 2| = 3 so x = 5 or x = -1.", "Let me check if 17*23 = 381.", "Let me work with 3*4 = 13 as a test.", "In base 7 the digit sum is 4 + 5 = 12.", "Between 1 hour and 30 minutes = 0.5 hour.", "Let me compute: if 17*23 = 381, then no.", "Let me suppose 17*23 = 381.", "The units digit of 7 + 8 = 5 here.", "The digit sum is 4 + 5 = 19, which is not right.",
            "So F = 10 kg * 9.8 m/s^2 = 98 N.", "So v = 5.0 km / 2.0 h = 0.694 m/s.", "So t = 90 km / 60 km/h = 1.5 h.", "so 0.5*3 = 1.49 or so", "With x = 4, x^2 + 1 = 17.", "If x = 3, 2x + 1 = 8, which is impossible.", "For x = 3, 2x + 1 = 8? No.", "For n = 2, a_n = 5.", "When k = 2, k + m = 9.", "If f(2) = 3, 2f + 1 = 8.", "For x = 1.41, x^2 + 1 = 3.", "We want x = 3, 2x + 1 = 8.",
            "The roots of x^2 - 7x + 12 = 0 are 3 and 4.", "The roots of x^2 + 7x + 12 = 0 are -3 and -4.", "The roots of x^2 - 2 = 0 are 1.41 and -1.41.", "The roots of x^3 - 6x^2 + 11x - 6 = 0 are 1 and 2.", "The sum of the roots of x^2 + x + k = 0 is 5.",
            "The sum of the roots of 2x^2 - 7x + 12 = 0 is 7/2.", "The discriminant of x^2 - 7x + 12 is 1.",
            "The remainder when 50 is divided by 8 is 2.", "50 divided by 8 leaves remainder 2", "2/3 as a decimal is 0.667", "2^12 has 4 digits", "10^6 has 7 digits", "1,234 has 4 digits", "a code that has 4 digits",
            "6 divides 96", "x^6 divides 100", "6 divides n", "七乘以六等于四十二。", "三分之一加二分之一等于六分之五。", "再加六就是六十。", "七乘以六等于四十四吗？", "有人说 7×6=48，", "十二的平方是144。",
            "3 km = 3000 m", "On the map 1 cm = 5 km, so 4 cm = 20 km.", "1 mile = 1.6 km", "1 hour is 60 minutes", "2 hours = 120 min and more", "x = 3 m = 40 cm", "5 kg is 3 kg", "1 inch = 2.5 cm", "72 km/h = 20 m/s",
            "1 m² = 10000 cm²", "f'(2) = 3 * 4 = 12", "In nim, 5 ^ 3 = 6.", "101 ^ 110 = 011", "7 ^ 2 ^ 1 = 4", "mg sin 30° = 3 × 10 × 0.5 = 15 N", "$\\sqrt{75} = 5\\sqrt{3}$", "√12 = 2√3", "if $\\sqrt{75} = 3\\sqrt{5}$", "is √12 = 3√2?", "√2 ≈ 1.414", "5√30 = 3 sqrt(83)", "$\\sin 60^\\circ = \\frac{\\sqrt{3}}{2}$", "180^\\circ - 45^\\circ = 135^\\circ", "180^\\circ - 60^\\circ = 2\\pi/3", "\\angle B = 3x^\\circ = 60^\\circ", "qE cos 60° = 4 × 0.5 = 2", "the square root of 4 * 9 = 36 is 6",
            "In Z_7 we have 3·5 = 1.", "Over F_5, 3 * 4 = 2 and so on.", "In characteristic 2, (x + y)^2 = x^2 + y^2.", "The loop does i = i + 1 each time.", "Ann thinks 7*6 = 48.", "He said 3 + 4 = 8.",
            "A common error is to write (a+b)^2 = a^2 + b^2.", "The note \"7*6 = 48\" is old.", "In this puzzle 2 + 3 = 10 and 3 + 4 = 21.", "We define an operation by a * b = a + 2b. Then 2 * 3 = 8.",
            "7*6 = 44? no, 42", "So 7*6 = 44, no wait, 42.", "6 + 5 = 11 and a half", "3 + 4 = 7 and 8", "10 lnx", "9 = 4 + 3", "100 = 3*33", "16 = 15", "84 = 2^2 * 3 * 7", "47 = 5*9 + 2", "0.33 = 1/3", "0.35 = 7/20",
            "3 > 5", "team 3 > 5 > 1", "5 > 3, so", "17 \\equiv 3 \\pmod 7", "cos 60° = 1/2", "sin 45° = √2/2", "tan(π/4) = 1", "log(2) + log(3) = log(6)", "3^4 * 3^2 = 3^6", "lcm(6, 8) = 24", "C(7,2) = 21",
            "The distance from A to C(6, 0) is 6.", "1.21^3 ≈ 1.7712", "(5/6)^4 = (0.8333)^4", "1000 * 1.03^5 ≈ 1159.3", "(511,000)^2 = 2.61e11", "1 + 2 + 3 + ... + 12 = 78", "1 + 2 + 4 + ... + 64 = 127", "1 + 1/2 + 1/4 + ... = 2",
            "(x+2)^2 = x^2 + 8", "(x+1)(x-2) = 5x + 2", "2x = 3x", "x^2 = x^3", "(p + q)^2 = p^2 + 2pq + q^2", "(3y)^3 = 27y^3", "y^2 * y^4 = y^6", "a*b = 2ab", "To find the remainder of 7^3 when divided by 13: 7^3 = 5.",
            "7/3 = 2.33", "9/4 = 2.3", "The base is 2. In base 5, 3 + 4 = 12."};
        for (const char* text : texts) {
            const auto found = findErrors(text);
            QVERIFY2(found.empty(), (std::string(text) + " -> " + (found.empty() ? "" : found[0].message)).c_str());
        }
    }

    void tellsWhatIsCorrectedInALaterSentence()
    {
        QVERIFY(findErrors("Then 7*8 = 54. Wait, that's 56.")[0].correctedLater);
        QVERIFY(findErrors("So 9^3 = 739. Let me check: 81*9 = 729. I slipped; 9^3 = 729.")[0].correctedLater);
        QVERIFY(!findErrors("Then 7*8 = 54. So it is 54.")[0].correctedLater);
        QVERIFY(!findErrors("Then 9*9 = 8. Then 9*9 = 811.")[0].correctedLater);
    }

    void hostileInputIsHarmless()
    {
        const auto many = [](const char* piece) {
            std::string out;
            for (int i = 0; i < 20'000; ++i)
                out += piece;
            return out;
        };
        for (const std::string& text : {many("one "), many("twenty-"), many("1, "), "the sum of " + many("7 and ") + "7 is 5", many("half of "), many("一"), many("一乘一是"), many("9^999 has 9 digits "), many("1 + ") + "... + 9 = 5",
                                        many("m/"), many("3 km = "), many("= 3 m^2"), many("²"), many("1 is 1 is 1 divides 0 "), many("0 divides 0 gives "), std::string("999999999999 divided by 0 leaves a remainder of 1"),
                                        "84 = " + many("2^2 * ") + "3", many("2^"), many("that's's's "), std::string("10^999 has 3 digits."), std::string("9^"), std::string(" digits"), std::string("s "), std::string("es ")})
            for (const ErrorSpan& error : findErrors(text))
                QVERIFY(error.span.end <= text.size() && error.span.begin < error.span.end);
    }
};

QTEST_APPLESS_MAIN(TestSpokenFacts)
#include "tst_spoken_facts.moc"
