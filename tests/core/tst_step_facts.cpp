#include "core/annotate/errors/errors.h"

#include <QTest>

#include <string>

using namespace core;

/// Steps in the solving of equations, line by line and by operations on both sides; and what looks like them and is none.
class TestStepFacts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsFalseSteps_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("span");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* text, const char* span, const char* message) { QTest::newRow(name) << text << span << message; };
        row("moved", "5y - 7 = 13\n5y = 6\n", "5y = 6", "5y = 20");
        row("divided", "We solve:\n\n6t = 42\n\nt = 8\n", "t = 8", "t = 7");
        row("displayed", "\\[ \\frac{m}{5} = 6 \\]\n\\[ m = 35 \\]\n", "m = 35", "m = 30");
        row("aligned", "$$4k + 9 = 33$$\n$$4k = 42$$\n", "4k = 42", "4k = 24");
        row("set under each other", "3h + 5 &= 20 \\\\\n3h &= 25 \\\\\n", "3h &= 25", "3h = 15");
        row("one of two", "As y^2 - 7y + 10 = 0, so y = 3 or y = 5.", "y^2 - 7y + 10 = 0, so y = 3", "y^2 - 7y + 10 = -2 for y = 3");
        row("the other of two", "As y^2 - 7y + 10 = 0, so y = 2 or y = 6.", "y^2 - 7y + 10 = 0, so y = 2 or y = 6", "y^2 - 7y + 10 = 4 for y = 6");
        row("both sides", "We have 3p + 8 = 29. Subtracting 8 from both sides gives 3p = 37.", "3p = 37", "3p = 21");
        row("on a line of its own", "7w = 56\n\nDivide both sides by 7:\n\nw = 9\n", "w = 9", "w = 8");
        row("unknown at both sides", "2(z + 4) = 6z - 2\n4z = 6\n", "4z = 6", "4z = 10");
    }

    void findsFalseSteps()
    {
        QFETCH(QString, text);
        QFETCH(QString, span);
        QFETCH(QString, message);
        const std::string said = text.toStdString();
        const auto errors = findErrors(said);
        QCOMPARE(errors.size(), 1U);
        QVERIFY(errors[0].type == ErrorType::Derivation);
        QCOMPARE(QString::fromStdString(std::string(errors[0].span.in(said))), span);
        QCOMPARE(QString::fromStdString(errors[0].message), message);
    }

    void leavesOthers_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"5y - 7 = 13\n5y = 20\ny = 4", "y - 4 = 0\ny - 9 = 0\n", "y = 4\n2y = 10\n", "2y = 8\n2y = 10\n", "y - 3 = 5\ny - 3 = -5\ny = 8\ny = -2\n", "3y = 10\ny = 3.33\n", "3y + z = 10\ny = 5\n",
                                 "y^2 = 49\ny = 7\n", "(y - 2)(y - 5) = 0\ny = 2\ny = 5\n", "sin 2y = 1. Dividing both sides by 2 gives y = 45.", "We work modulo 7.\n2y = 3\ny = 5\n", "1/y = 4. Multiplying both sides by y gives 1 = 4y.",
                                 "2y = 8. Would dividing both sides by 2 give y = 5?", "2y = 8 (wrong both sides): y = 5.", "The first rule: 2y = 8\nThe second rule: y = 5\n", "1) 2y = 8\n2) y = 5\n", "a) 2y = 8\nb) y = 5\n",
                                 "2y + 6 = 10. Subtracting 6 from both sides gives 2y = 4.", "y^2 = 16. Taking the square root of both sides gives y = -4.", "2y = 8\n\nNow another one.\n\ny = 5\n", "2y < 8\ny = 5\n", "2y = 8 apples\ny = 5 pears\n",
                                 "f(y) = 8\ny = 5\n", "3y + 3 = 18 (1)\n3y = 15 (2)\n", "2y = 10 (1)\ny = 4 (2)\n", "As y^2 - 7y + 10 = 0, so y = 2 or y = 5.", "As y^2 = 2, so y = 1.41 or y = -1.41.", "As y^2 = 9, so y = 3 or z = 4.", "As y^2 = 9, so y = 3 or else.", "- y + 5 = 20\n- y = 3\n", "y_1 = 2\ny_2 = 5\n"})
            QTest::newRow(text) << text;
    }

    void leavesOthers()
    {
        QFETCH(QString, text);
        const auto errors = findErrors(text.toStdString());
        QVERIFY2(errors.empty(), errors.empty() ? "" : errors[0].message.c_str());
    }

    void hostileInputIsHarmless()
    {
        const auto many = [](const char* piece) {
            std::string out;
            for (int i = 0; i < 20'000; ++i)
                out += piece;
            return out;
        };
        for (const std::string& text : {many("x = 1\n"), many("x+"), many("2x = 3\nx = 5\n"), many("="), many("\\frac="), many("= both sides:"), many("(") + "=" + many(")"), many("x ") + "= 1\nx = 2", std::string("=\n="), std::string("x=\n\\=")})
            for (const ErrorSpan& error : findErrors(text))
                QVERIFY(error.span.end <= text.size() && error.span.begin < error.span.end);
    }
};

QTEST_APPLESS_MAIN(TestStepFacts)
#include "tst_step_facts.moc"
