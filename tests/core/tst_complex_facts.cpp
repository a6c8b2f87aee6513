#include "core/annotate/errors/errors.h"

#include <QTest>

#include <string>

using namespace core;

/// Equalities of complex numbers; and what looks like them and is none.
class TestComplexFacts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsFalseEqualities_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("span");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* text, const char* span, const char* message) { QTest::newRow(name) << text << span << message; };
        row("product", "These are complex. So (3 + 2i)(2 - i) = 8 - i.", "(3 + 2i)(2 - i) = 8 - i", "(3 + 2i)(2 - i) = 8 + i");
        row("modulus", "The modulus: |5 + 12i| = 15.", "|5 + 12i| = 15", "|5 + 12i| = 13");
        row("square", "With the imaginary unit, (1 + 2i)^2 = 3 + 4i.", "(1 + 2i)^2 = 3 + 4i", "(1 + 2i)^2 = -3 + 4i");
        row("sum", "Complex numbers: (4 - i) + (2 + 3i) = 6 + 4i.", "(4 - i) + (2 + 3i) = 6 + 4i", "(4 - i) + (2 + 3i) = 6 + 2i");
        row("chain", "Complex numbers: (1 + i)(1 - i) = 1 - i^2 = 0.", "1 - i^2 = 0", "1 - i^2 = 2");
    }

    void findsFalseEqualities()
    {
        QFETCH(QString, text);
        QFETCH(QString, span);
        QFETCH(QString, message);
        const std::string said = text.toStdString();
        const auto errors = findErrors(said);
        QCOMPARE(errors.size(), 1U);
        QCOMPARE(QString::fromStdString(std::string(errors[0].span.in(said))), span);
        QCOMPARE(QString::fromStdString(errors[0].message), message);
    }

    void leavesOthers_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"complex: |3 + 4i| = 5.", "These are complex. So (3 + 2i)(2 - i) = 8 + i.", "complex: |3+4i| = \\sqrt{3^2 + 4^2} = 5.", "complex: arg(1 + i) = 1.", "complex: the conjugate of (1 + i) = 1 - i.", "complex: \\overline{(1+i)} = 1 - i.", "complex: Re(3 + 4i) = 3.",
                                 "For the index, (1 + 2i)(3 - i) = 5 - i.", "complex: (1 + xi)(2 - i) = 5.", "complex: \\sqrt{3 + 4i} = 2 + i.", "complex: f(2 + i) = 5.", "complex: e^{i\\pi} + 1 = 0.", "complex: (1 + i)^2 = 2i.",
                                 "complex: (1+i)/(1-i) = i.", "complex: if (1 + i)^2 = 3i, then", "complex: is (1 + i)^2 = 3i?", "complex: |1 + i| = 1.41", "complex: (2+i)(2-i) = 4 - i^2 = 5.", "complex: (2+i)z = 5.",
                                 "complex: 2(cos 60° + i sin 60°) = 1 + i.", "complex: (1 + i)^8 = 16 + 0i."})
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
            std::string out = "complex ";
            for (int i = 0; i < 20'000; ++i)
                out += piece;
            return out;
        };
        for (const std::string& text : {many("i="), many("(1+i)^2 = 3\n"), many("|i"), many("i^i^i = 2. "), many("(i)=1 "), many("i/0 = i. "), std::string("complex i^99999999 = 2."), std::string("complex =i="), std::string("complex (i=i)")})
            for (const ErrorSpan& error : findErrors(text))
                QVERIFY(error.span.end <= text.size() && error.span.begin < error.span.end);
    }
};

QTEST_APPLESS_MAIN(TestComplexFacts)
#include "tst_complex_facts.moc"
