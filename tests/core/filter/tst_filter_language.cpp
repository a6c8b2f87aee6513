#include "core/filter/filter_completion.h"
#include "core/filter/filter_query.h"
#include "core/filter/filter_truth.h"

#include <QTest>

#include <cmath>
#include <string>
#include <vector>

using namespace core;

namespace {

const Trace trace{"aime-17", "Among the 900 residents of Aimeville, how many own all four?",
                  "Okay, so let me see.\nWait, I should check \\boxed{73} against Ωmega.\nCafé straße 中文",
                  "The answer is \\boxed{73}.", "73"};
const KnownRow row{.before = 9793, .after = 6120, .approaches = 3, .checks = 4, .redundant = 2, .errors = 0,
                   .verdict = Verdict::Unsolvable, .status = PlanStatus::Planned, .state = KnownRow::State::Cleaned};

Truth termTruth(const FilterTerm& term, const KnownRow& known)
{
    if (const auto* number = std::get_if<NumberTest>(&term.test))
        return truthOf(*number, 16, known);
    if (const auto* choice = std::get_if<ChoiceTest>(&term.test))
        return truthOf(*choice, known);
    return stateIn(std::get<TextTest>(term.test), trace, 16) == TextMatcher::Match::State::Found ? Truth::Yes : Truth::No;
}

Truth truthFor(const FilterQuery& query, const KnownRow& known)
{
    std::vector<Truth> terms;
    std::vector<Truth> scratch;
    for (const FilterTerm& term : query.terms)
        terms.push_back(termTruth(term, known));
    return truthOf(query, terms, scratch);
}

} // namespace

/// The filter language: what holds, what is wrong and where, and how it goes on.
class TestFilterLanguage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void holds_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<bool>("expected");
        const auto add = [](const char* filter, bool expected) {
            QTest::addRow("%s", filter) << QString::fromUtf8(filter) << expected;
        };
        add("", true);
        add("   ", true);
        add("tokens>8000 approaches>=3 verdict:incorrect \"let me see\" /check .boxed/ -absent", true);
        for (const char* yes :
             {"tokens>9792", "tokens>=9793", "tokens<=9,793", "tokens=9793", "tokens:9793", "tokens > 8k", "tokens<0.1M",
              "tokens:9k..10k", "tokens:..9793", "tokens:9793..", "tokens:>8k", "tokens!=9792", "Tokens>1", "before>1", "after:6120",
              "saving>37%", "saving=38%", "saving:30..40", "approaches:3", "checks=4", "verifications=4", "redundant>1", "errors:0",
              "record:17", "record<=17", "verdict:unsolvable", "verdict:Correct,Incorrect", "verdict!=correct", "status:changed"})
            add(yes, true);
        for (const char* no : {"tokens>9793", "tokens<9793", "tokens:1k..2k", "tokens!=9793", "saving=37%", "record:16",
                               "verdict:correct", "verdict!=incorrect", "status:unchanged,refused", "errors>0"})
            add(no, false);
        for (const char* yes : {"wait", "WAIT", "\"Wait\"", "ωMEGA", "café", "CAFÉ", "STRASSE OR straße", "中文", "boxed{73}",
                                "\\boxed{73}", "\"\\boxed{73}\"", "reasoning:wait", "problem:aimeville", "id:aime", "id=AIME-17",
                                "answer=73", "answer:7", "response:\"The answer\"", "/^Wait/", "/see\\.$/", "/OKAY/i",
                                "/see\\..wait/si", "/o k a y/xi", "/ß..中/", "/\\d{3}/", "problem:/\\bown\\b/", "aime-17"})
            add(yes, true);
        for (const char* no : {"\"wait\"", "problem:wait", "/okay/", "answer=7", "id=aime", "strasse", "/see.*Wait/",
                               "response:aimeville", "17 16"})
            add(no, false);
        for (const char* yes : {"absent OR wait", "wait AND okay", "-absent", "NOT absent", "-(absent OR missing)", "--wait",
                                "(wait)", "absent okay OR wait", "wait (absent OR okay)", "problem:(residents -wait)",
                                "-problem:wait", "-tokens<8k", "or OR wait"})
            add(yes, true);
        for (const char* no : {"-wait", "wait -okay", "absent OR missing", "wait (absent OR missing)", "NOT (wait OR absent)",
                               "problem:(wait OR okay)"})
            add(no, false);
    }

    void holds()
    {
        QFETCH(QString, filter);
        QFETCH(bool, expected);
        const FilterParse parse = parseFilter(filter.toStdString());
        QVERIFY2(!parse.fault, parse.fault ? faultText(*parse.fault).c_str() : "");
        QCOMPARE(static_cast<int>(truthFor(parse.query, row)), static_cast<int>(expected ? Truth::Yes : Truth::No));
    }

    void unknownNumbersLeaveAFilterOpenOnlyWhereTheyMatter()
    {
        const auto truth = [](const char* filter, KnownRow known) { return truthFor(parseFilter(filter).query, known); };
        const KnownRow unknown;
        KnownRow counted = row;
        counted.state = KnownRow::State::Counted;
        KnownRow analysed = row;
        analysed.state = KnownRow::State::Analysed;
        QVERIFY(truth("tokens>5", unknown) == Truth::Open);
        QVERIFY(truth("-tokens>5", unknown) == Truth::Open);
        QVERIFY(truth("tokens>5 absent", unknown) == Truth::No);
        QVERIFY(truth("tokens>5 OR wait", unknown) == Truth::Yes);
        QVERIFY(truth("tokens>5", counted) == Truth::Yes);
        QVERIFY(truth("approaches:3", counted) == Truth::Open);
        QVERIFY(truth("approaches:3", analysed) == Truth::Yes);
        QVERIFY(truth("saving>1", analysed) == Truth::Open);
        QVERIFY(truth("tokens>5", {.state = KnownRow::State::Unreadable}) == Truth::No);
        KnownRow leftOut = row;
        leftOut.status = PlanStatus::Unsolvable;
        QVERIFY(truth("after<10", leftOut) == Truth::No);
    }

    void faultsSayWhatAndWhere_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("marked");
        using Kind = FilterFault::Kind;
        const auto add = [](const char* filter, Kind kind, const char* marked) {
            QTest::addRow("%s", filter) << QString::fromUtf8(filter) << static_cast<int>(kind) << QString::fromUtf8(marked);
        };
        add("wait token>8", Kind::UnknownField, "token");
        add("x=5", Kind::UnknownField, "x");
        add("tokens> ", Kind::ValueMissing, "tokens> ");
        add("(problem:)", Kind::ValueMissing, "problem:");
        add("tokens>many", Kind::NotANumber, "many");
        add("tokens>8kk", Kind::NotANumber, "8kk");
        add("tokens:..", Kind::NotANumber, "");
        add("tokens>1.2.3", Kind::NotANumber, "1.2.3");
        add("tokens>38%", Kind::WrongUnit, "38%");
        add("tokens:9k..8k", Kind::RangeBackward, "9k..8k");
        add("verdict:wrong", Kind::UnknownChoice, "wrong");
        add("verdict:correct,x", Kind::UnknownChoice, "x");
        add("verdict:correct,", Kind::UnknownChoice, "");
        add("problem>5", Kind::NoComparison, "problem>");
        add("verdict<correct", Kind::NoComparison, "verdict<");
        add("a \"b c", Kind::QuoteOpen, "\"b c");
        add("a /b c", Kind::PatternOpen, "/b c");
        add("/ab\\/", Kind::PatternOpen, "/ab\\/");
        add("/a[b/", Kind::BadPattern, "/");
        add("/é(/", Kind::BadPattern, "/");
        add("/*a/", Kind::BadPattern, "*");
        add("/(*UTF)a/", Kind::BadPattern, "(");
        add("/a/g", Kind::UnknownFlag, "g");
        add("\"\"", Kind::EmptyText, "\"\"");
        add("a //", Kind::EmptyText, "//");
        add("a (b", Kind::ParenthesisOpen, "(");
        add("a) b", Kind::ParenthesisClosed, ")");
        add("a OR", Kind::NothingToJoin, "OR");
        add("OR a", Kind::NothingToJoin, "OR");
        add("a AND", Kind::NothingToJoin, "AND");
        add("a NOT", Kind::NothingToJoin, "NOT");
        add("a - b", Kind::NothingToJoin, "-");
        add("()", Kind::NothingToJoin, "(");
    }

    void faultsSayWhatAndWhere()
    {
        QFETCH(QString, filter);
        QFETCH(int, kind);
        QFETCH(QString, marked);
        const std::string text = filter.toStdString();
        const FilterParse parse = parseFilter(text);
        QVERIFY(parse.fault);
        QVERIFY(parse.query.empty());
        QCOMPARE(static_cast<int>(parse.fault->kind), kind);
        QCOMPARE(QString::fromStdString(std::string(parse.fault->at.in(text))), marked);
        QVERIFY(!faultText(*parse.fault).empty());
    }

    void nestingHasALimitAndBadBytesAreSaid()
    {
        const std::string deep = std::string(5000, '(') + "a" + std::string(5000, ')');
        QVERIFY(parseFilter(deep).fault->kind == FilterFault::Kind::TooDeep);
        QVERIFY(!parseFilter(std::string(5000, '-') + "a").fault);
        QVERIFY(parseFilter("a\xFF").fault->kind == FilterFault::Kind::NotUtf8);
    }

    void saysWhatItHasToKnow()
    {
        const auto need = [](const char* filter) { return parseFilter(filter).query.need(); };
        QVERIFY(need("wait record:5 file:x") == FieldNeed::Nothing);
        QVERIFY(need("wait tokens>5") == FieldNeed::Tokens);
        QVERIFY(need("tokens>5 OR errors:1") == FieldNeed::Analysis);
        QVERIFY(need("status:changed") == FieldNeed::Cleaning);
        QVERIFY(parseFilter("wait").query.readsText());
        QVERIFY(!parseFilter("file:x tokens>5").query.readsText());
    }

    void completes_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("replaced");
        QTest::addColumn<QStringList>("offered");
        const auto add = [](const char* before, const char* replaced, QStringList offered) {
            QTest::addRow("%s", before) << QString::fromUtf8(before) << QString::fromUtf8(replaced) << std::move(offered);
        };
        add("", "", {});
        add("tok", "tok", {"tokens>"});
        add("wait -TOK", "TOK", {"tokens>"});
        add("(re", "re", {"redundant>", "record>", "reasoning:", "response:"});
        add("tokens", "tokens", {"tokens>"});
        add("verdict:", "", {"correct", "incorrect", "undecided", "no-approach"});
        add("verdict:in", "in", {"incorrect"});
        add("verdict:correct,un", "un", {"undecided"});
        add("a status:un", "un", {"unchanged", "unsolvable"});
        add("file:tr", "tr", {"train-2.jsonl", "\"train two.jsonl\""});
        add("tokens>8", "8", {});
        add("\"tok", "", {});
        add("/tok", "", {});
        add("problem:\"tok", "", {});
        add("\"a b\" tok", "tok", {"tokens>"});
        add("a/b tok", "tok", {"tokens>"});
        add("nothing:", "", {});
    }

    void completes()
    {
        QFETCH(QString, before);
        QFETCH(QString, replaced);
        QFETCH(QStringList, offered);
        const std::vector<std::string> files{"train-2.jsonl", "train two.jsonl", "other.jsonl"};
        const std::string text = before.toStdString();
        const FilterCompletion completion = completeFilter(text + " after", text.size(), files);
        QCOMPARE(QString::fromStdString(std::string(completion.replace.in(text))), replaced);
        QStringList names;
        for (const FilterCandidate& candidate : completion.candidates)
            names.append(QString::fromStdString(candidate.insert));
        QCOMPARE(names, offered);
    }
};

QTEST_GUILESS_MAIN(TestFilterLanguage)
#include "tst_filter_language.moc"
