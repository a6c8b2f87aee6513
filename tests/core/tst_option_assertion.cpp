#include "core/annotate/labels/option_assertion.h"

#include <QTest>

#include <string>

using namespace core;

/// Which mentions of an option say that it is the answer; the letter stands in square brackets.
class TestOptionAssertion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asserts_data()
    {
        QTest::addColumn<QString>("marked");
        QTest::addColumn<bool>("asserted");
        const auto row = [](const char* text, bool asserted) { QTest::newRow(text) << QString::fromUtf8(text) << asserted; };
        // said, however unsurely
        row("Therefore, the answer is [C].", true);
        row("I think it is option [C], but I'm not sure.", true);
        row("It is probably option [C].", true);
        row("That leaves [C]: 12 cm. It was a long way.", true);
        row("Maybe I dropped a sign, but the best option is [C].", true);
        row("Therefore, option [C] might be the right one.", true);
        row("So that would make the answer [C]?", true);
        row("Which is option [C]. But let me check.", true);
        row("Alternatively, I'll go with option [C].", true);
        row("So the answer is [C], since A or B would sink.", true);
        row("So 1.9 is close to option [C], 2.0.", true);
        row("This matches option [C]'s length.", true);
        row("The two curves are as in option [C].", true);
        row("The answer is option [C]: A = zinc, B = lead.", true);
        // guessed
        row("Maybe the answer is [C]?", false);
        row("Perhaps the correct option is [C]. Let me see.", false);
        row("If the metal is zinc, then option [C] is right.", false);
        row("If so, then [C] is correct.", false);
        row("Let's consider that the correct answer is option [C].", false);
        row("Option [C] could be right.", false);
        // asked
        row("Is the answer [C]?", false);
        row("So is it option [C]?", false);
        // taken back
        row("That is option [C], but without the factor of 3.", false);
        row("The correct answer is [C], but I can't see how.", false);
        row("It is B rather than [C].", false);
        // one of several
        row("So option [A] or C.", false);
        row("So option A or [C].", false);
        row("Both options [A] and C are right.", false);
        row("The likely answer is [C], a triplet, or D, a quintet.", false);
        row("The right order is [A], C, D.", false);
        row("The order A, [C], D is right.", false);
        row("So options A and [B]/D.", false);
        // compared with, or spoken of
        row("This is close to option [C] (2.0).", false);
        row("The form is similar to option [C].", false);
        row("The order in option [C] is correct.", false);
        row("Then option [C]'s second part would be correct.", false);
        row("The tin (A), the zinc ([C]), the lead (F) stand in the right order.", false);
        row("The answer is ([C]), not (A).", true);
        row("Wait, 84 is 84, but option [C] is 8.4, which is ten times less.", false);
        row("Looking at the options, option [C] is 8.4, which matches.", true);
        row("So option [C] is 8.4.", true);
        row("So [C] ≈ 8.4 here.", false);
        row("I think the first reaction ([A]) is likely slow, so option A or C.", false);
        row("Let me go back to option [C].", false);
    }
    void asserts()
    {
        QFETCH(QString, marked);
        QFETCH(bool, asserted);
        std::string text = marked.toStdString();
        const std::size_t at = text.find('[');
        text.erase(at, 1).erase(at + 1, 1);
        QCOMPARE(assertsOption(text, at, 4), asserted);
    }

    void chooses()
    {
        const auto of = [](const std::string& text) {
            const auto found = chosenOption(text, 4);
            return found ? found->answer : std::string();
        };
        QCOMPARE(of("Given all this, I'll go with option D: zinc."), std::string("D"));
        QCOMPARE(of("I choose B. The others are too heavy."), std::string("B"));
        QCOMPARE(of("Let me settle on (C)."), std::string("C"));
        QCOMPARE(of("The lines are five. Hence, answer D."), std::string("D"));
        QCOMPARE(of("So option B."), std::string("B"));
        QCOMPARE(of("I could go with B."), std::string());
        QCOMPARE(of("Let me look at option B."), std::string());
        QCOMPARE(of("I'll go with option F."), std::string()); // there are four
        QCOMPARE(of(""), std::string());
    }
};

QTEST_GUILESS_MAIN(TestOptionAssertion)
#include "tst_option_assertion.moc"
