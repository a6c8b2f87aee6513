#include "core/annotate/errors.h"

#include <QElapsedTimer>
#include <QTest>

#include <random>
#include <string>

using namespace core;

/// Stated arithmetic that is false, and much that is not.
class TestErrors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsFalseFacts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("span");
        QTest::addColumn<QString>("message");
        QTest::newRow("product") << "So 17 × 24 = 398." << "17 × 24 = 398" << "17 × 24 = 408";
        QTest::newRow("latex fractions") << R"(Then \frac{3}{4}+\frac16 = \frac{10}{12} holds.)" << R"(\frac{3}{4}+\frac16 = \frac{10}{12})"
                                         << R"(\frac{3}{4}+\frac16 = 11/12)";
        QTest::newRow("power") << "We know 2^{10}=1000, so" << "2^{10}=1000" << "2^{10} = 1024";
        QTest::newRow("approximation") << "The sum is 1200 * 1.005^12 ≈ 1374." << "1200 * 1.005^12 ≈ 1374" << "1200 * 1.005^12 ≈ 1274";
        QTest::newRow("congruence") << R"(Now 17 + 5 \equiv 3 \pmod{7} follows.)" << R"(17 + 5 \equiv 3 \pmod{7)" << R"(17 + 5 ≡ 1 (mod 7))";
        QTest::newRow("chain") << "Total: 3 * 4 + 5 = 17 = 12 + 6." << "" << "";
        QTest::newRow("lines") << "Total\n= 3 * 4 + 5\n= 18\n" << "3 * 4 + 5\n= 18" << "3 * 4 + 5 = 17";
        QTest::newRow("in words") << "I see that 14*24 is 326, so" << "14*24 is 326" << "14*24 = 336";
        QTest::newRow("separators") << "500,000 * 500,000 = 250,000,000" << "500,000 * 500,000 = 250,000,000" << "500,000 * 500,000 = 250000000000";
        QTest::newRow("root") << "and √(21) ≈ 4.683, which" << "√(21) ≈ 4.683" << "√(21) ≈ 4.5825757";
        QTest::newRow("inequality") << "But 3/7 < 2/5 here." << "3/7 < 2/5" << "3/7 > 2/5";
        QTest::newRow("Chinese") << "所以 12 × 12 = 124。" << "12 × 12 = 124" << "12 × 12 = 144";
    }

    void findsFalseFacts()
    {
        QFETCH(QString, text);
        QFETCH(QString, span);
        QFETCH(QString, message);
        const std::string bytes = text.toStdString();
        const auto found = findErrors(bytes);
        if (span.isEmpty()) {
            QVERIFY(found.size() <= 1);
            return;
        }
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY2(std::string(found[0].span.in(bytes)).starts_with(span.toStdString()), std::string(found[0].span.in(bytes)).c_str());
        QCOMPARE(QString::fromStdString(found[0].message), message);
        QVERIFY(found[0].confidence > 0.5 && found[0].confidence <= 1);
    }

    void leavesAloneWhatIsTrueOrNotMeant()
    {
        const char* texts[] = {
            "17 × 24 = 408.", "10/4 = 2.5", "1/3 ≈ 0.333", "1/3 = 0.33", "2/3 ≈ 0.66", "22/7 ≈ 3.14", "π ≈ 3.14159", "√2 = 1.414",
            "1200 * 1.005^12 ≈ 1274", "2^10 ≈ 1000", "488 / 10 = 48 remainder 8", "Is 3*4 = 14?", "If 3*4 = 14, then I am wrong.",
            "3*4 = 14? No, it is 12.", "Suppose 2 + 2 = 5.", "2 + 2 = 5 is a contradiction.", "3 + 4 = 8, which is wrong.", "3 + 4 = 8. Contradiction.",
            "3 + 4 = 8, wait no, 3 + 4 = 7.", "x + 3 = 5", "2x = 4", "n = 3: 2^3 = 8", "5 apples + 3 = 9", "60 minutes = 1 hour", "$5 = 500 cents",
            "16 = 15", "- 3 + 10 = 13", "1. 2 + 3 = 5", "100 - 20% = 80", "sin(30) = 0.5", "sin 30° = 1/2", "180° - 60° = 120°", "log(100) = 2",
            "e = 1, 2e = 2", "17 = 2 mod 5", "8 \\equiv 1 \\pmod 7", "2^{4} = 16 \\equiv 4 \\pmod{12}", "In base 2, 1 + 1 = 10.", "5! = 120!",
            "1 + 2 + ... + 100 = 5050", "3 + 4 = 7 + 5 = 12", "lcm(16,625) = 10000", "pages 10-19 is 14", "C(5,2) = 10", "\\binom{5}{2} = 10",
            "2 \\times 3 \\text{ cm} = 6 \\text{ cm}", "a = b = 3", "f(2) = 5", "7/2 = 3", "6 - 5 = 105, 000", "\\frac{1}{2} \\cdot 4 = 2", "|-3| = 3",
            "3 \\ne 4", "12 + 24 /4 = 9", "100 = 3*33", "Chapter 3 = 2 + 2 pages", "2(3) = 6", "(2)(3) = 6", "0.1 + 0.2 = 0.3", "1e3 = 1000", "3, 4 = 7",
            "是否 3 + 4 = 8", "10^{-3} = 0.001", "9 - 10 = -1", "-2^2 = -4", "(-2)^2 = 4", "1/0 = 5", "0^0 = 1"};
        for (const char* text : texts) {
            const auto found = findErrors(text);
            QVERIFY2(found.empty(), (std::string(text) + " -> " + (found.empty() ? "" : found[0].message)).c_str());
        }
    }

    void tellsWhatIsCorrectedLater()
    {
        const auto found = findErrors("So 17 × 24 = 398. That gives the total that we were looking for in this part of the problem. "
                                      "Now go on. Wait, that was a mistake: 17 × 24 is 408.");
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(found[0].correctedLater);
        QVERIFY(!findErrors("So 17 × 24 = 398. And so on.")[0].correctedLater);
    }

    void everyTrueFactPassesAndEveryFalseOneIsFound()
    {
        std::mt19937 random(7);
        const auto pick = [&random](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
        for (int round = 0; round < 400; ++round) {
            const int a = pick(61, 999), b = pick(61, 999), which = pick(0, 2);
            const char* sign = which == 0 ? " + " : which == 1 ? " - " : " \\times ";
            const long long right = which == 0 ? a + b : which == 1 ? a - b : 1LL * a * b;
            const std::string left = "We get " + std::to_string(a) + sign + std::to_string(b) + " = ";
            QVERIFY(findErrors(left + std::to_string(right) + ".").empty());
            const auto wrong = findErrors(left + std::to_string(right + 1 + pick(0, 50)) + ".");
            QVERIFY2(wrong.size() == 1, left.c_str());
            QVERIFY(wrong[0].message.ends_with("= " + std::to_string(right)));
        }
    }

    void hostileInputIsHarmless()
    {
        std::string chain = "1";
        for (int i = 0; i < 50'000; ++i)
            chain += "+1=1";
        std::string loop;
        for (int i = 0; i < 20'000; ++i)
            loop += "So 17 × 24 = 398.\n";
        for (const std::string& text : {std::string(100'000, '{') + "=1", std::string(200'000, '='), std::string("9^9^9^9 = 1"), std::string("2^(10^9) = 4"),
                                        "1 = " + std::string(1'000'000, '7'), chain, loop, std::string(100'000, '-') + "1 = 2", std::string("100000! = 3")}) {
            QElapsedTimer timer;
            timer.start();
            const auto found = findErrors(text);
            QVERIFY2(timer.elapsed() < 4000, text.substr(0, 30).c_str());
            for (std::size_t i = 0; i < found.size(); ++i) {
                QVERIFY(found[i].span.end <= text.size());
                QVERIFY(i == 0 || found[i - 1].span.end <= found[i].span.begin);
            }
        }
        QCOMPARE(findErrors(loop).size(), std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(TestErrors)
#include "tst_errors.moc"
