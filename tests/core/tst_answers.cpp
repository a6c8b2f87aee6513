#include "core/answers/asked/choices.h"
#include "core/answers/equality/equality.h"
#include "core/answers/math/rational.h"
#include "core/answers/statements/answer_statements.h"

#include <QString>
#include <QTest>

#include <nlohmann/json.hpp>

#include <fstream>
#include <string>
#include <utility>
#include <vector>

using namespace core;

/// Answer statements, options, and equality of answers.
class TestAnswers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void decidesEveryCase()
    {
        std::ifstream file(DLCOT_SOURCE_DIR "/tests/data/answer_cases.jsonl");
        std::string line;
        int cases = 0;
        int wrong = 0;
        while (std::getline(file, line)) {
            const auto row = nlohmann::json::parse(line);
            const auto gold = row["gold"].get<std::string>();
            const auto pred = row["pred"].get<std::string>();
            const AnswerCheck check = checkAnswer(gold, pred, row.value("problem", ""));
            ++cases;
            if (check.equal != row["equal"].get<bool>()) {
                ++wrong;
                qWarning("%s: '%s' and '%s' should %sbe equal, got: %s", row["why"].get<std::string>().c_str(), gold.c_str(),
                         pred.c_str(), row["equal"].get<bool>() ? "" : "not ", check.how.c_str());
            }
            QVERIFY(!check.how.empty());
        }
        QVERIFY(cases >= 300);
        QCOMPARE(wrong, 0);
    }

    void everyCaseEqualsItself()
    {
        std::ifstream file(DLCOT_SOURCE_DIR "/tests/data/answer_cases.jsonl");
        std::string line;
        while (std::getline(file, line)) {
            const auto gold = nlohmann::json::parse(line)["gold"].get<std::string>();
            if (!gold.empty())
                QVERIFY2(checkAnswer(gold, gold).equal, gold.c_str());
        }
    }

    void aReferenceDecidesAsAFreshPairDoes()
    {
        std::ifstream file(DLCOT_SOURCE_DIR "/tests/data/answer_cases.jsonl");
        std::vector<std::pair<std::string, std::string>> pairs;
        for (std::string line; std::getline(file, line);) {
            const auto row = nlohmann::json::parse(line);
            pairs.emplace_back(row["gold"], row["pred"]);
        }
        const std::string problem = "Which? A) 7 B) \\frac{1}{2} C) x^2 D) yes";
        const std::size_t step = pairs.size() / 401 + 1; // some of them with some, however many there are
        const std::size_t stride = pairs.size() / 197 + 1;
        for (std::size_t i = 0; i < pairs.size(); i += step) {
            ReferenceAnswer reference(pairs[i].first, problem);
            for (std::size_t other = i % stride; other < pairs.size(); other += stride) {
                const std::string& pred = pairs[other].second;
                const AnswerCheck check = reference.check(pred);
                const AnswerCheck fresh = checkAnswer(pairs[i].first, pred, problem);
                QVERIFY2(check.equal == fresh.equal && check.how == fresh.how, (pairs[i].first + " | " + pred).c_str());
            }
        }
    }

    void findsBoxesWithNestedBraces()
    {
        const auto found = findAnswerStatements("So we get \\boxed{\\frac{1}{2}} at last.");
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].answer, std::string("\\frac{1}{2}"));
        QCOMPARE(found[0].form, StatementForm::Boxed);
    }

    void findsStatementsInWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<double>("atLeast");
        QTest::addColumn<double>("atMost");
        QTest::newRow("answer is") << "The answer is 73." << "73" << 0.9 << 0.9;
        QTest::newRow("final answer") << "Final Answer: 42" << "42" << 0.9 << 1.0;
        QTest::newRow("should be") << "So the answer should be $\\frac{3}{4}$." << "\\frac{3}{4}" << 0.9 << 0.9;
        QTest::newRow("guess") << "Maybe the answer is 12?" << "12" << 0.1 << 0.5;
        QTest::newRow("so x") << "So x = 73." << "73" << 0.4 << 0.4;
        QTest::newRow("there are") << "Therefore, there are 29 possible values of k that do this." << "29" << 0.4 << 0.4;
        QTest::newRow("chain") << "Thus a + b = 3 + 4 = 7." << "7" << 0.4 << 0.4;
        QTest::newRow("hyphen") << "Hence, the graph has 65 x-intercepts in it." << "65" << 0.4 << 0.4;
        QTest::newRow("option") << "Therefore, option B is correct." << "B" << 0.6 << 0.9;
        QTest::newRow("letter") << "The correct answer is (C)." << "C" << 0.6 << 0.9;
        QTest::newRow("words") << "The answer is Tuesday." << "Tuesday" << 0.6 << 0.9;
        QTest::newRow("Chinese") << "所以答案为 12。" << "12" << 0.9 << 0.9;
        QTest::newRow("Chinese colon") << "答案是：\\(x=5\\)。" << "5" << 0.9 << 0.9;
        QTest::newRow("Chinese result") << "因此一共有 36 种方法。" << "36" << 0.3 << 0.5;
        QTest::newRow("tuple") << "So the point is (3, π/2)." << "(3, π/2)" << 0.4 << 0.4;
    }

    void findsStatementsInWords()
    {
        QFETCH(QString, text);
        QFETCH(QString, answer);
        QFETCH(double, atLeast);
        QFETCH(double, atMost);
        const std::string bytes = text.toStdString();
        const auto found = findAnswerStatements(bytes);
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY2(checkAnswer(answer.toStdString(), found[0].answer).equal, found[0].answer.c_str());
        QVERIFY2(found[0].strength >= atLeast - 1e-9 && found[0].strength <= atMost + 1e-9, std::to_string(found[0].strength).c_str());
        QCOMPARE(std::string(found[0].value.in(bytes)), found[0].answer);
    }

    void statesNothingWhereNothingIsStated()
    {
        for (const char* text : {"", "Let me think about this.", "The answer is not 5.", "I should compute 3 + 4 first", "\\boxed{", "\\boxed"})
            QVERIFY2(findAnswerStatements(text).empty(), text);
    }

    void statementsAreInOrder()
    {
        std::string text;
        for (int i = 0; i < 20'000; ++i)
            text += "So x = " + std::to_string(i) + ". Then \\boxed{" + std::to_string(i) + "} and more\n";
        const auto found = findAnswerStatements(text);
        QCOMPARE(found.size(), std::size_t{40'000});
        for (std::size_t i = 1; i < found.size(); ++i)
            QVERIFY(found[i - 1].value.end <= found[i].value.begin);
    }

    void comparesOptionsByLetterAndContent()
    {
        const std::string problem = "What is 3 + 4?\n\nA) 6\nB) 7\nC) 8\nD) 9";
        QCOMPARE(parseChoices(problem).size(), std::size_t{4});
        QCOMPARE(parseChoices("Pick: (A) 1/2 (B) 2/3 (C) 3/4")[1].text, std::string("2/3"));
        QVERIFY(parseChoices("What is 3 + 4?").empty());
        QVERIFY(checkAnswer("B", "7", problem).equal);
        QVERIFY(checkAnswer("7", "(B)", problem).equal);
        QVERIFY(checkAnswer("B", "B) 7", problem).equal);
        QVERIFY(!checkAnswer("B", "8", problem).equal);
        QVERIFY(!checkAnswer("7", "C", problem).equal);
    }

    void readsTheAnswerOfAWholeResponse()
    {
        const std::string steps = [] {
            std::string out;
            for (int i = 1; i < 60; ++i)
                out += "So x = " + std::to_string(i) + ".\n\n";
            return out;
        }();
        QVERIFY(checkAnswer("D", steps + "**Answer:**  \n**D. A = 3, B = 4**").equal);
        QVERIFY(!checkAnswer("B", steps + "**Answer:**  \n**D. A = 3, B = 4**").equal);
        QVERIFY(checkAnswer("7/2", steps + "### Final Answer\n\\[\n\\frac{7}{2}\n\\]\n").equal);
        QVERIFY(!checkAnswer("59", steps + "Final answer: not 59").equal);
        QVERIFY(checkAnswer("59", steps).equal);
        QVERIFY(!checkAnswer("59", steps + "Wait, that is wrong.").equal);
    }

    void survivesHostileInput()
    {
        const std::string braces(100'000, '{');
        const std::string frac = [] {
            std::string out;
            for (int i = 0; i < 20'000; ++i)
                out += "\\frac{1}{";
            return out;
        }();
        std::string mixed = "1";
        for (int i = 0; i < 5000; ++i)
            mixed = "2\\frac{" + mixed.substr(0, 30'000) + "}{3}";
        const std::string digits(1'000'000, '7');
        const std::string minus(100'000, '-');
        const std::string sums = [] {
            std::string out = "1";
            for (int i = 0; i < 9000; ++i)
                out += "+1";
            return out;
        }();
        const std::string factorials = [] {
            std::string out;
            for (int i = 0; i < 4000; ++i)
                out += "999!";
            return out;
        }();
        for (const std::string& text : {factorials, braces, frac, digits, minus, sums, mixed, std::string("2^{10^9}"), std::string("9^9^9^9"),
                                        std::string("1/0"), std::string("100000000!"), std::string("\\boxed{") + braces}) {
            QVERIFY(!checkAnswer("3", text).equal);
            QVERIFY(!checkAnswer(text, "3").equal);
            (void)checkAnswer(text, text + " ");
        }
        QVERIFY(checkAnswer("9001", sums).equal);
    }

    void rationalsStayExact()
    {
        const Rational third = *(Rational(1) / Rational(3));
        QCOMPARE((*(third + third)).toString(), std::string("2/3"));
        QCOMPARE((*Rational(2).power(100)).toString(), std::string("1267650600228229401496703205376"));
        for (const Rational& base : {Rational(-2), Rational(3), *(Rational(-5) / Rational(7)), *(Rational(1) / Rational(10)), Rational(1'000'000'007)}) {
            Rational product(1); // of words first, then of big numbers
            for (std::int64_t exponent = 1; exponent <= 70; ++exponent) {
                product = *(product * base);
                QCOMPARE(base.power(exponent)->toString(), product.toString());
            }
        }
        QVERIFY(!Rational(2).power(1'000'000'000));
        QVERIFY(!(Rational(1) / Rational(0)));
        QCOMPARE((*Rational::fromDecimal("0.50")).toString(), std::string("1/2"));
        QCOMPARE(third.toDecimal(4), std::string("0.3333"));
        QCOMPARE((*Rational::fromDecimal("2.675")).toDecimal(2), std::string("2.68"));
        QCOMPARE((*(Rational(4) / Rational(9))).root(2)->toString(), std::string("2/3"));
        QVERIFY(!Rational(2).root(2));
    }
};

QTEST_APPLESS_MAIN(TestAnswers)
#include "tst_answers.moc"
