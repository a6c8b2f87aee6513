#include "core/annotate/errors/errors.h"
#include "core/answers/math/atom_counts.h"

#include <QTest>

#include <string>

using namespace core;

/// Statements of the atoms of chemical formulas.
class TestFormulaFacts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsAtoms_data()
    {
        QTest::addColumn<QString>("formula");
        QTest::addColumn<QString>("atoms"); // empty where it cannot be read
        QTest::newRow("chain") << "CH3-CH2-CH(OH)-CH3" << "C4H10O";
        QTest::newRow("double bond") << "CH2=CHCOOCH3" << "C4H6O2";
        QTest::newRow("brackets") << "(CH3)2CH(CH2)3NH2" << "C6H15N";
        QTest::newRow("brackets in brackets") << "C(CH2(CH3))4" << "C9H20";
        QTest::newRow("subscripts") << "C₂H₅OH" << "C2H6O";
        QTest::newRow("groups") << "PhCOOMe" << "C8H8O2";
        QTest::newRow("halogens") << "ClCH2CHBrF" << "C2H3BrClF";
        QTest::newRow("open bond") << "-O-CO-CH3" << "C2H3O2";
        QTest::newRow("place") << "C2-H" << "";
        QTest::newRow("other letters") << "CHAIR" << "";
        QTest::newRow("unknown element") << "CH3Xe" << "";
        QTest::newRow("bracket left open") << "CH3(CH2" << "";
        QTest::newRow("empty brackets") << "CH3()2" << "";
        QTest::newRow("none of an element") << "CH0" << "";
    }

    void countsAtoms()
    {
        QFETCH(QString, formula);
        QFETCH(QString, atoms);
        const std::string bytes = formula.toStdString(); // the counts hold no views of it
        const auto read = atomFormula(bytes);
        QCOMPARE(QString::fromStdString(read ? read->atoms.formula() : std::string{}), atoms);
    }

    void findsFalseStatements_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("span");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* text, const char* span, const char* message) { QTest::newRow(name) << text << span << message; };
        row("which is", "The ester is CH3CH2COOCH2CH3, which is C6H12O2.", "CH3CH2COOCH2CH3, which is C6H12O2", "CH3CH2COOCH2CH3 = C5H10O2");
        row("is", "We know that CH3CH2CHO is C4H6O, so go on.", "CH3CH2CHO is C4H6O", "CH3CH2CHO = C3H6O");
        row("would be", "If it lost water, the product would be CH2=CHCH2OH, which would be C4H6O.", "CH2=CHCH2OH, which would be C4H6O", "CH2=CHCH2OH = C3H6O");
        row("in brackets", "Take CH3CH(CH3)CH2OH (C4H8O) as the start.", "CH3CH(CH3)CH2OH (C4H8O", "CH3CH(CH3)CH2OH = C4H10O");
        row("behind brackets", "Here propanol (CH3CH2CH2OH), which is C4H10O.", "CH3CH2CH2OH), which is C4H10O", "CH3CH2CH2OH = C3H8O");
        row("two hydrogens", "Now HOCH2CH2CH3 = C3H6O.", "HOCH2CH2CH3 = C3H6O", "HOCH2CH2CH3 = C3H8O");
        row("nitrogen", "The amide CH3CONH2 is C2H5N2O.", "CH3CONH2 is C2H5N2O", "CH3CONH2 = C2H5NO");
        row("carbons", "So the group is -COOCH2CH3, which has four carbons: one of them", "-COOCH2CH3, which has four carbons", "-COOCH2CH3: 3 C");
        row("named group", "the COOCH2CH3 group has 4 carbons.", "COOCH2CH3 group has 4 carbons", "COOCH2CH3: 3 C");
        row("carbons behind", "Maybe C(CH3)3-OH. But that's three carbons.", "C(CH3)3-OH. But that's three carbons", "C(CH3)3-OH: 4 C");
        row("count in brackets", "Let the ester be -COOCH(CH3)CH2CH3 (four carbons) and a ring.", "-COOCH(CH3)CH2CH3 (four carbons", "-COOCH(CH3)CH2CH3: 5 C");
        row("with a remark", "so adding OCH2CH2CH3 (which is 4 carbons: the O is not one of them)", "OCH2CH2CH3 (which is 4 carbons", "OCH2CH2CH3: 3 C");
        row("hydrogens", "As CH3CH2OH has 5 hydrogens, we count", "CH3CH2OH has 5 hydrogens", "CH3CH2OH: 6 H");
    }

    void findsFalseStatements()
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
        for (const char* text : {
                 "CH3CH2COOH is C3H6O2, and C2H5COOH = C3H6O2.", "CH3-CH3, which has two carbons.", "The -COOCH3 group has 2 carbons (one of the ester).",
                 "C6H5CH2- is C7H8, less the hydrogen.",                // a group with its bond
                 "CH2CH2CH2OH is C3H8O.",                               // a hydrogen forgotten
                 "CH3COOH has CH2O, and CH3COOH is CH2O at its simplest.",  // a ratio
                 "The carbon next to CH2CH3 has 3 hydrogens.", "The number of carbons in CH3CH2OH is 2 C.", "Carbon 2 (next to COOH) has two hydrogens.",
                 "The main chain of CH3CH(CH3)CH3 has 3 carbons.", "For pentan-2-ol write CH3CH(OH)CH2CH2CH3. That's three carbons.", "Ph-CH2CH3. That's two carbons.", "the allyl group CH2-C(CH3)=CH2 (three carbons)", "CH3COCH3 (two carbons and an oxygen)", "CH3CHO has one carbon: wrong, it has two",
                 "CH3CH2OH is C2H6O plus water", "CH3CH2Br + KOH gives CH3CH2OH + KBr", "If CH3CHO is C2H5O2, then", "Suppose CH3OH is C2H6O.",
                 "Is CH3OH is C2H6O?", "COOH has two carbons?", "CH3CH2OH and CH4 is C2H4O.", "CH3COO+ is C3H3O2", "C2H6 is C2H4", "CH3OCH3 has two carbons and", "CH2 is CH3",
                 "In the NMR, OCH2CH3 has 3 hydrogens.", "CH3-O-CH3 is a C4H10O isomer", "CHOH is HOH. HHH H", "CH3CH2OH. That's four.", "CH3CH2OH has 12 carbon chains"})
            QVERIFY2(findErrors(text).empty(), text);
    }

    void isTriedOnlyWhereItFollowsTheWord()
    {
        QVERIFY(findErrors("If CH3CHO is C2H5O2, this fits.").empty());
        QCOMPARE(findErrors("If the acid is CH3COOH, which is C3H4O2, this fits.").size(), std::size_t{1});
    }

    void hostileInputIsHarmless()
    {
        const auto many = [](const char* piece) {
            std::string out;
            for (int i = 0; i < 20'000; ++i)
                out += piece;
            return out;
        };
        for (const std::string& text : {many("CH3"), many("(CH3"), many("CH3)"), many("H"), many("CH3 is "), many("₂H"), many("CH3-CH3 has 9 carbons "), std::string("H"), std::string("CH3 is C"), std::string("CH3CH3 has 1"),
                                        std::string("CH999999999999CH is C2"), std::string("\x82H\x82 is C2H4"), many("[H")})
            for (const ErrorSpan& error : findErrors(text))
                QVERIFY(error.span.end <= text.size() && error.span.begin < error.span.end);
    }
};

QTEST_APPLESS_MAIN(TestFormulaFacts)
#include "tst_formula_facts.moc"
