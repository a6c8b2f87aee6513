#include "core/corpus/json_string.h"
#include "core/filter/filter_search.h"
#include "core/filter/filter_truth.h"
#include "core/filter/raw_screen.h"
#include "core/filter/pattern_needs.h"
#include "core/text/utf8.h"
#include "tests/support/corpus_on_disk.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace core;

namespace {

const FieldMapping mapping{.id = {"id"}, .problem = {"p"}, .reasoning = {"r"}, .response = {}, .answer = {"a"}};

std::vector<std::uint32_t> search(const std::shared_ptr<const Corpus>& corpus, std::string_view filter, unsigned threads = 1,
                                  FilterTally* tally = nullptr, FilterScope scope = {})
{
    const FilterParse parse = parseFilter(filter);
    if (parse.fault)
        qFatal("%s", faultText(*parse.fault).c_str());
    scope.corpus = corpus;
    scope.mapping = mapping;
    std::vector<std::uint32_t> hits;
    const auto found = searchRecords(parse.query, scope, threads,
                                     [&](std::span<const std::uint32_t> more, const FilterTally&) {
                                         hits.insert(hits.end(), more.begin(), more.end());
                                         return true;
                                     },
                                     Monitor::none());
    if (!found.ok())
        qFatal("%s", found.error().message.c_str());
    if (tally != nullptr)
        *tally = found.value();
    return hits;
}

using Random = std::mt19937_64;

std::string randomText(Random& random)
{
    static const std::vector<std::string> letters{"a", "b", "k", "K", "s", "n", "u", "0", "6", "1", "\\", "\"", "/", "\n", "\t",
                                                  "\x01", " ", "é", "É", "中", "文", "𝒳", "ſ", "\xE2\x84\xAA"};
    std::string text;
    for (std::size_t length = random() % 12; length > 0; --length)
        text += letters[random() % letters.size()];
    return text;
}

void appendUnit(std::string& out, unsigned unit, Random& random)
{
    char escape[8];
    std::snprintf(escape, sizeof escape, random() % 2 == 0 ? "\\u%04x" : "\\u%04X", unit);
    out += escape;
}

/// `text` as the inside of a JSON string, each character in any of the ways that JSON has for it.
std::string anyhowEscaped(std::string_view text, Random& random)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = codePointAt(text, at);
        const std::string_view bytes = text.substr(at, c.length);
        at += c.length;
        if (random() % 4 != 0) {
            out += bytes == "/" && random() % 2 == 0 ? "\\/" : escapeJson(bytes, JsonEscapes::Minimal);
        } else if (c.value >= 0x10000) {
            appendUnit(out, 0xD800 + static_cast<unsigned>((c.value - 0x10000) >> 10), random);
            appendUnit(out, 0xDC00 + static_cast<unsigned>((c.value - 0x10000) & 0x3FF), random);
        } else {
            appendUnit(out, static_cast<unsigned>(c.value), random);
        }
    }
    return out;
}

std::string inQuotes(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"')
            out += '\\';
        out += c;
    }
    return out + '"';
}

} // namespace

/// Searching: hits do not depend on escapes, threads or what was asked before.
class TestFilterSearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void escapesNeverHideAHit()
    {
        Random random(11);
        std::vector<std::string> texts;
        std::string file;
        for (int i = 0; i < 3000; ++i) {
            texts.push_back(randomText(random));
            file += "{\"id\":\"x" + std::to_string(i) + "\",\"p\":\"-\",\"r\":\"" + anyhowEscaped(texts.back(), random) + "\"}\n";
        }
        const support::Folder folder;
        const auto opened = support::corpusOf(folder, file);
        for (int round = 0; round < 400; ++round) {
            const std::string& from = texts[random() % texts.size()];
            const std::size_t begin = floorCharBoundary(from, random() % (from.size() + 1));
            std::string needle = from.substr(begin, floorCharBoundary(from, begin + 1 + random() % 6) - begin);
            if (needle.empty() || needle.back() == '\\' || needle.find("\\\"") != std::string::npos)
                continue;
            std::vector<std::uint32_t> expected;
            for (std::uint32_t i = 0; i < texts.size(); ++i)
                if (texts[i].find(needle) != std::string::npos)
                    expected.push_back(i);
            QVERIFY2(search(opened, "reasoning:" + inQuotes(needle)) == expected, needle.c_str());
            const FilterScope fast{.reading = FilterScope::Reading::UpToHit};
            QVERIFY2(search(opened, "reasoning:" + inQuotes(needle), 1, nullptr, fast) == expected, needle.c_str());
        }
    }

    void wordsAreFoundInAnyCaseHoweverTheyAreEscaped()
    {
        Random random(12);
        std::vector<std::string> texts;
        std::string file;
        for (int i = 0; i < 2000; ++i) {
            texts.push_back(randomText(random));
            file += "{\"id\":\"x\",\"p\":\"-\",\"r\":\"" + anyhowEscaped(texts.back(), random) + "\"}\n";
        }
        const support::Folder folder;
        const auto opened = support::corpusOf(folder, file);
        for (const char* word : {"a", "K", "s", "nu", "é", "É", "aé", "kb", "中", "中文", "b中", "𝒳", "0061", "u00", "\\u", "\\n"}) {
            const FilterParse parse = parseFilter(std::string("reasoning:") + word);
            QVERIFY(!parse.fault);
            const auto& matcher = std::get<TextTest>(parse.query.terms.front().test).matcher;
            std::vector<std::uint32_t> expected;
            for (std::uint32_t i = 0; i < texts.size(); ++i)
                if (matcher->find(texts[i], 0).state == TextMatcher::Match::State::Found)
                    expected.push_back(i);
            QVERIFY2(search(opened, std::string("reasoning:") + word) == expected, word);
        }
    }

    void accentsAreFoundInEitherForm()
    {
        const support::Folder folder;
        const char* const texts[] = {"caf\u00e9", "cafe\u0301", "CAFE\u0301 X", "cafe", "\u1ebf", "e\u0302\u0301", "\uf900", "\u8c48", "a.b\u00e9"};
        std::string file;
        for (const char* text : texts)
            file += std::string("{\"id\":\"x\",\"p\":\"-\",\"r\":\"") + text + "\"}\n";
        const auto opened = support::corpusOf(folder, file);
        using Hits = std::vector<std::uint32_t>;
        for (const char* word : {"caf\u00e9", "cafe\u0301", "CAF\u00c9"})
            QCOMPARE(search(opened, std::string("reasoning:") + word), (Hits{0, 1, 2}));
        QCOMPARE(search(opened, "reasoning:cafe"), (Hits{1, 2, 3})); // what stands there without the accent
        for (const char* word : {"\u1ebf", "e\u0302\u0301"})
            QCOMPARE(search(opened, std::string("reasoning:") + word), (Hits{4, 5}));
        QCOMPARE(search(opened, "reasoning:\uf900"), (Hits{6, 7})); // one sign, written two ways
        QCOMPARE(search(opened, "reasoning:a.b\u00e9"), Hits{8});
        QCOMPARE(search(opened, "reasoning:axb\u00e9"), Hits{}); // a dot is a dot
        QCOMPARE(search(opened, "reasoning:\"caf\u00e9\""), Hits{0}); // in quotes: as it is written
        // Marked where it stands.
        const FilterParse parse = parseFilter("caf\u00e9");
        QCOMPARE(hitsIn(parse.query, FilterField::Reasoning, "x cafe\u0301 y", 9), (std::vector<Span>{{2, 8}}));
    }

    void patternsAskForNoMoreThanTheyNeed_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QStringList>("required");
        const auto add = [](const char* pattern, QStringList required) {
            QTest::addRow("%s", pattern) << QString::fromUtf8(pattern) << std::move(required);
        };
        add("Wait, let", {"Wait, let"});
        add("\\bWait\\b", {"Wait"});
        add("(Wait|Hmm), let me \\w+", {", let me "});
        add("(?:Wait|Hmm)", {"Wait", "Hmm"});
        add("abc|de+f", {"abc", "de"});
        add("abc|\\d", {});
        add("ab*c", {"a"});
        add("abcd?ef", {"abc"});
        add("ab+cd", {"ab"});
        add("ab{0,2}cde", {"cde"});
        add("ab{2}c", {"ab"});
        add("ab?+cd", {"cd"});
        add("a{bc", {"a{bc"});
        add("(abc)?d", {"d"});
        add("(abc)+d", {"abc"});
        add("[abc]def", {"def"});
        add("[]a]def[^]x]g", {"def"});
        add("[[:alpha:]]+]x", {"]x"});
        add("\\\\boxed\\{73\\}", {"\\boxed{73}"});
        add("x\\ny", {"x\ny"});
        add("\\p{L}abc", {"abc"});
        add("\\R" "abc", {});
        add("(?i)abc", {});
        add("(?=abc)a", {});
        add("\\x41bc", {});
        add("(a|b)(c|dd)", {"a", "b"});
        add(".*", {});
        add("中文+x", {"中文"});
    }

    void patternsAskForNoMoreThanTheyNeed()
    {
        QFETCH(QString, pattern);
        QFETCH(QStringList, required);
        QStringList texts;
        for (const RequiredText& text : requiredLiterals(pattern.toStdString(), LetterCase::Exact))
            texts.append(QString::fromStdString(text.text));
        QCOMPARE(texts, required);
    }

    /// Bytes alone and whole records have to say the same, whatever stands around a hit.
    void bytesSayWhatTheTextsSay()
    {
        static const std::vector<std::string> pieces{
            "<think>", "</think>", "<answer>", "</answer>", "<|begin_of_solution|>", "think", "answer", "Wait", "wait, no ",
            "ab", "b", " ", "\n", "\\", "\"", "/", "é", "中", "n", "1", "12", "<", ">", ". "};
        Random random(21);
        std::string file;
        const auto text = [&](std::size_t most) {
            std::string out;
            for (std::size_t count = random() % most; count > 0; --count)
                out += pieces[random() % pieces.size()];
            return out;
        };
        for (int i = 0; i < 3000; ++i) {
            const std::string thought = random() % 3 == 0 ? text(30) : "<think>" + text(20) + "</think>" + text(20);
            file += "{\"meta\":{\"r\":[\"" + anyhowEscaped(text(5), random) + "\"]}, \"p\" : \"" + anyhowEscaped(text(5), random) +
                    "\",\"other\":\"" + anyhowEscaped(text(5), random) + "\",\"g\":\"" +
                    (random() % 2 == 0 ? anyhowEscaped(thought, random) : escapeJson(thought, JsonEscapes::Minimal)) +
                    "\",\"a\":" + (random() % 4 == 0 ? "12" : "\"" + anyhowEscaped(text(3), random) + "\"") + ",\"end\":true}\n";
        }
        const support::Folder folder;
        const auto corpus = support::corpusOf(folder, file);
        const FieldMapping parts{.problem = {"p"},
                                 .reasoning = {"g", FieldSource::Part::Thought},
                                 .response = {"g", FieldSource::Part::AfterThought},
                                 .answer = {"a"}};
        for (const char* filter :
             {"wait", "\"Wait\"", "think", "answer", "12", "n", "\\", "\"\n\"", "中", "é", "ab", "\"/\"", "\"think>\"", "\"<\"",
              "reasoning:wait", "response:\"Wait\"", "problem:ab", "answer:12", "-wait", "answer=12", "/wait/", "/Wait|no/",
              "/\\bab/", "/ab\\b/", "/^Wait/", "/b$/", "/[^a]b/", "/a.b/s", "/\\s\\w/", "/\\S\\\\/", "/[\"\\\\]n/",
              "/wait, no/i", "/n{2,}/", "/(ab|b)+ /", "/a?b\\./", "/12?1/", "/\\d\\n/", "/\\/.n/", "/[1-2]+é/", "/中\\W/", "/(?:é)?n1/",
              "/\\p{L}1/", "/\\p{Han}n/", "/.{3}wait.{3}/i", "/no \\n?b/", "/b*\\Bb/", "/think>\\n/"}) {
            const FilterParse parse = parseFilter(filter);
            QVERIFY2(!parse.fault, filter);
            std::vector<std::vector<std::uint32_t>> hits;
            for (const auto reading : {FilterScope::Reading::Whole, FilterScope::Reading::UpToHit}) {
                auto& found = hits.emplace_back();
                QVERIFY(searchRecords(parse.query, {.corpus = corpus, .mapping = parts, .reading = reading}, 1,
                                      [&](auto more, const auto&) {
                                          found.insert(found.end(), more.begin(), more.end());
                                          return true;
                                      },
                                      Monitor::none()).ok());
            }
            std::vector<std::uint32_t> expected;
            for (std::uint32_t i = 0; i < corpus->recordCount(); ++i) {
                const auto trace = readTrace(corpus->record(i), parts);
                QVERIFY(trace.ok());
                const auto& test = std::get<TextTest>(parse.query.terms.front().test);
                const bool holds = stateIn(test, trace.value(), i) == TextMatcher::Match::State::Found;
                if (holds != (filter[0] == '-'))
                    expected.push_back(i);
            }
            QVERIFY2(hits[0] == expected, filter);
            QVERIFY2(hits[1] == expected, filter);
        }
    }

    void theKelvinSignIsAKWhereCaseDoesNotMatter()
    {
        const support::Folder folder;
        const auto opened = support::corpusOf(folder, "{\"r\":\"\xE2\x84\xAA" "elvin\"}\n{\"r\":\"kelvin\"}\n{\"r\":\"other\"}\n");
        QCOMPARE(search(opened, "/kelvin/i"), (std::vector<std::uint32_t>{0, 1}));
    }

    void anIdThatIsMissingIsTheNumberOnlyForIdItself()
    {
        const support::Folder folder;
        const auto opened = support::corpusOf(folder, "{\"r\":\"x\"}\n{\"r\":\"x\"}\n{\"id\":\"1\",\"r\":\"y\"}\n");
        QCOMPARE(search(opened, "id:1"), (std::vector<std::uint32_t>{1, 2}));
        QCOMPARE(search(opened, "1"), (std::vector<std::uint32_t>{2}));
    }

    void brokenRecordsAreNoHitsAndAreSaid()
    {
        const support::Folder folder;
        const auto opened = support::corpusOf(folder, "{\"r\":\"wait\"}\n{\"r\":\"wait\"\n{\"r\":5}\n{\"r\":\"other\"}\n");
        FilterTally tally;
        QCOMPARE(search(opened, "wait", 1, &tally), (std::vector<std::uint32_t>{0}));
        QCOMPARE(tally.unreadable.size(), 1U);
        QCOMPARE(tally.unreadable.front().line, 2U);
        QCOMPARE(search(opened, "-wait", 1, &tally), (std::vector<std::uint32_t>{3}));
        FilterScope scope;
        scope.answers = std::make_shared<TextAnswers>();
        for (int round = 0; round < 2; ++round)
            QCOMPARE(search(opened, "-wait", 1, nullptr, scope), (std::vector<std::uint32_t>{3}));
    }

    void aPatternThatRunsAwayIsGivenUp()
    {
        const support::Folder folder;
        const auto opened = support::corpusOf(folder, "{\"r\":\"" + std::string(60, 'a') + "b\"}\n{\"r\":\"aa\"}\n");
        FilterTally tally;
        QCOMPARE(search(opened, "/^(a|aa)+$/", 1, &tally), (std::vector<std::uint32_t>{1}));
        QCOMPARE(tally.gaveUp, 1U);
    }

    void numbersThatAreNotKnownAreCountedAndFilledIn()
    {
        std::string file;
        for (int i = 0; i < 5000; ++i)
            file += "{\"r\":\"" + std::string(i % 2 == 0 ? "even" : "odd") + "\"}\n";
        const support::Folder folder;
        const auto opened = support::corpusOf(folder, file);
        FilterScope scope;
        scope.answers = std::make_shared<TextAnswers>();
        for (std::uint32_t i = 0; i < 3000; ++i)
            scope.rows.set(i, {.before = i, .state = KnownRow::State::Cleaned});
        FilterTally tally;
        QCOMPARE(search(opened, "tokens>=2000 even", 2, &tally, scope).size(), 500U);
        QCOMPARE(tally.open, 1000U);
        for (std::uint32_t i = 3000; i < 5000; ++i)
            scope.rows.set(i, {.before = i, .state = KnownRow::State::Cleaned});
        const auto all = search(opened, "tokens>=2000 even", 2, &tally, scope);
        QCOMPARE(tally.open, 0U);
        QCOMPARE(all.size(), 1500U);
        QCOMPARE(all.front(), 2000U);
        QVERIFY(std::is_sorted(all.begin(), all.end()));
        scope.rows.forgetCleaning();
        QCOMPARE(search(opened, "saving>=0", 1, &tally, scope).size(), 0U);
        QCOMPARE(tally.open, 5000U);
        QCOMPARE(search(opened, "tokens>=0", 1, &tally, scope).size(), 5000U);
    }

    void aSnapshotOfTheNumbersDoesNotChange()
    {
        KnownRows rows;
        rows.set(7, {.before = 1, .state = KnownRow::State::Cleaned});
        const KnownRows snapshot = rows;
        rows.set(7, {.before = 2, .state = KnownRow::State::Cleaned});
        rows.set(100000, {.before = 3, .state = KnownRow::State::Cleaned});
        QCOMPARE(snapshot.at(7).before, 1U);
        QCOMPARE(rows.at(7).before, 2U);
        QVERIFY(snapshot.at(100000).state == KnownRow::State::Unknown);
        QCOMPARE(rows.at(100000).before, 3U);
    }

    void theSameForAnyNumberOfThreads()
    {
        Random random(5);
        std::string file;
        for (int i = 0; i < 20000; ++i)
            file += "{\"r\":\"" + std::to_string(random() % 1000) + std::string(random() % 300, ' ') + "\"}\n";
        const support::Folder folder;
        const auto opened = support::corpusOf(folder, file);
        const auto one = search(opened, "77 -8", 1);
        QVERIFY(!one.empty());
        QCOMPARE(search(opened, "77 -8", 2), one);
        QCOMPARE(search(opened, "77 -8", 7), one);
    }

    void placesOfHitsAreInOrderAndApart()
    {
        const FilterQuery query = parseFilter("wait \"it\" -okay problem:so /t,/ OR tokens>5").query;
        const std::string text = "Wait, wait. okay so it";
        const std::vector<Span> hits = hitsIn(query, FilterField::Reasoning, text, 100);
        QCOMPARE(hits, (std::vector<Span>{{0, 4}, {6, 10}, {20, 22}}));
        QCOMPARE(hitsIn(query, FilterField::Problem, text, 100).size(), 4U);
        QCOMPARE(hitsIn(query, FilterField::Reasoning, text, 1).size(), 1U);
    }
};

QTEST_GUILESS_MAIN(TestFilterSearch)
#include "tst_filter_search.moc"
