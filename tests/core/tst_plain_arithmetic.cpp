#include "core/answers/math/plain_arithmetic.h"

#include <QTest>

#include <random>
#include <string>

using namespace core;

namespace {

std::string numberText(std::mt19937& random)
{
    switch (random() % 12) {
    case 0: return std::to_string(random() % 900'000'000U);
    case 1: return std::to_string(random() % 40) + "." + std::to_string(random() % 100);
    case 2: return "10";
    case 3: return std::to_string(random() % 9 + 1) + "00";
    default: return std::to_string(random() % 40);
    }
}

std::string sumText(std::mt19937& random, int depth);

std::string factorText(std::mt19937& random, int depth)
{
    const auto group = [&] { return "{" + sumText(random, depth - 1) + "}"; };
    switch (depth > 0 ? random() % 16 : 0) {
    case 1: return "(" + sumText(random, depth - 1) + ")";
    case 2: return "\\frac" + group() + group();
    case 3: return "\\sqrt{" + std::to_string((random() % 9) * 4) + "}";
    case 4: return factorText(random, depth - 1) + "^" + (random() % 2 == 0 ? std::to_string(random() % 5) : group());
    case 5: return factorText(random, depth - 1) + "²";
    case 6: return std::to_string(random() % 24) + "!";
    case 7: return factorText(random, depth - 1) + "%";
    case 8: return "[" + sumText(random, depth - 1) + "]";
    case 10: return "sqrt(" + std::to_string((random() % 9) * 4) + ")";
    case 11: return (random() % 2 == 0 ? "floor(" : "ceil(") + sumText(random, depth - 1) + ")";
    case 12: return (random() % 2 == 0 ? "gcd(" : "lcm(") + numberText(random) + ", " + numberText(random) + ")";
    case 13: return "C(" + std::to_string(random() % 64) + ", " + std::to_string(random() % 12) + ")";
    case 9: return factorText(random, depth - 1) + (random() % 2 == 0 ? " " : "") + factorText(random, depth - 1);
    default: return numberText(random);
    }
}

std::string sumText(std::mt19937& random, int depth)
{
    static const std::vector<std::string> signs{" + ", " - ", " * ", " / ", "+", "*", "-", " × ", " + -", "^", ", ", " ^ -", " mod ", " \\bmod "};
    std::string text = random() % 6 == 0 ? "-" : "";
    for (std::size_t terms = 1 + random() % 3; terms > 0; --terms)
        text += factorText(random, depth) + (terms > 1 ? signs[random() % (random() % 4 == 0 ? signs.size() : 8)] : "");
    return text;
}

void compare(const ArithmeticSide& plain, const std::optional<ArithmeticSide>& parsed, const std::string& text)
{
    QVERIFY2(parsed && parsed->exact && *plain.exact == *parsed->exact, text.c_str());
    QVERIFY2(plain.value == parsed->value && plain.calculates == parsed->calculates && plain.divides == parsed->divides, text.c_str());
    QVERIFY2(plain.places == parsed->places && plain.decimals == parsed->decimals && plain.lastPlace == parsed->lastPlace, text.c_str());
    QVERIFY2(plain.slack() == parsed->slack() && plain.slack(GrowthBase::Exact) == parsed->slack(GrowthBase::Exact), text.c_str());
}

} // namespace

/// The short way through plain calculations finds what the expression parser finds.
class TestPlainArithmetic : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithTheParser()
    {
        std::mt19937 random(11);
        int found = 0;
        for (int round = 0; round < 20'000; ++round) {
            const std::string text = sumText(random, static_cast<int>(random() % 4));
            const auto tokens = mathTokens(text);
            const auto plain = plainArithmetic(tokens);
            if (!plain) // left to the parser
                continue;
            ++found;
            compare(*plain, evaluateParsed(tokens, FunctionReading::Plain), text);
            if (QTest::currentTestFailed())
                return;
        }
        QVERIFY2(found > 10'000, std::to_string(found).c_str());
    }

    /// Mantissas of powers of ten, mixed numbers and what has no exact value are for the parser.
    void leavesOthersAlone_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"2.5 * 10^3", "7 / 1.85 * 10^-5", "1 1/2", "\\sqrt{2}", "\\sqrt[3]{8}", "5!!", "0.(3)", "8C2", "1/0", "0^0", "2^0.5", "(1, 2)", "2x", "|3|", "30°", "\\pi"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void leavesOthersAlone()
    {
        QFETCH(QString, text);
        const std::string bytes = text.toStdString();
        QVERIFY(!plainArithmetic(mathTokens(bytes)));
    }

    void leavesDeepBracketsAlone()
    {
        for (const std::string open : {"(", "{", "\\sqrt{", "-(", "2^{"}) {
            std::string deep;
            for (int i = 0; i < 100; ++i)
                deep += open;
            deep += "1";
            for (int i = 0; i < 100; ++i)
                deep += open.back() == '(' ? ")" : "}";
            QVERIFY(!plainArithmetic(mathTokens(deep)));
        }
    }

    void readsOneNumber_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("lastPlace");
        QTest::addColumn<bool>("decimals");
        QTest::newRow("whole") << "17" << 1.0 << false;
        QTest::newRow("round") << "5,000" << 1000.0 << false;
        QTest::newRow("decimal") << "3.14" << 0.01 << true;
        QTest::newRow("scientific") << "6.02e5" << 1000.0 << true;
    }
    void readsOneNumber()
    {
        QFETCH(QString, text);
        QFETCH(double, lastPlace);
        QFETCH(bool, decimals);
        const std::string bytes = text.toStdString();
        const auto tokens = mathTokens(bytes);
        QCOMPARE(tokens.size(), std::size_t{1});
        const auto side = plainArithmetic(tokens);
        QVERIFY(side && !side->calculates);
        QCOMPARE(static_cast<double>(side->lastPlace), lastPlace);
        QCOMPARE(side->decimals, decimals);
        compare(*side, evaluateParsed(tokens, FunctionReading::Plain), bytes);
    }
};

QTEST_APPLESS_MAIN(TestPlainArithmetic)
#include "tst_plain_arithmetic.moc"
