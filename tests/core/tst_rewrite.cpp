#include "core/corpus/mapping.h"
#include "core/corpus/thought.h"
#include "core/text/utf8.h"
#include "tests/support/corpus_on_disk.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QTest>

#include <random>

using namespace core;
using support::rawRecord;
using support::readAll;

namespace {

using Part = FieldSource::Part;
using Random = std::mt19937;

FieldMapping mappingOf(std::string path, Part part)
{
    FieldMapping mapping;
    mapping.reasoning = {std::move(path), part};
    return mapping;
}

std::string apply(const std::string& text, const std::vector<TextEdit>& edits)
{
    std::string out;
    std::size_t at = 0;
    for (const TextEdit& edit : edits) {
        out += text.substr(at, edit.span.begin - at) + edit.insert;
        at = edit.span.end;
    }
    return out + text.substr(at);
}

/// Up to four edits on character boundaries, in order.
std::vector<TextEdit> randomEdits(const std::string& text, Random& random)
{
    std::vector<std::size_t> cuts;
    for (std::size_t i = 2 * (random() % 5); i > 0; --i)
        cuts.push_back(floorCharBoundary(text, random() % (text.size() + 1)));
    std::sort(cuts.begin(), cuts.end());
    const std::vector<std::string> inserts{"", "", "x", "So \"é\\", "\n\xF0\x9F\x98\x80", "\t/", "\u2028"};
    std::vector<TextEdit> edits;
    for (std::size_t i = 0; i + 1 < cuts.size(); i += 2)
        edits.push_back({{cuts[i], cuts[i + 1]}, inserts[random() % inserts.size()]});
    return edits;
}

/// The inside of a JSON string of odd pieces.
std::string randomRaw(Random& random)
{
    const std::vector<std::string> pieces{
        "a",       "plain words ",   "\\n",     "\\n\\n",   "\\\"",    "\\\\",    "\\/",     "\\u00e9", "é",
        "中文",    "\\ud83d\\ude00", "😀",       "\\ud83d",  "\\ude00", "\\u0000", "\\uD800", "\\t",     "<b>",
        "\\u003c", "\\u0041",        " 1e400 ", "\\\\u00e9"};
    std::string raw;
    for (std::size_t i = random() % 30; i > 0; --i)
        raw += pieces[random() % pieces.size()];
    return raw;
}

} // namespace

/// rewriteRecord: only what is edited changes, and what it then says is the edited text.
class TestRewrite : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsEveryOtherByte()
    {
        const std::string bytes =
            " {\"big\": 123456789012345678901234567890, \"x\":1e400 ,\"x\":-0.0, \"s\":\"\\u00e9\\/\\ud800\","
            "\"text\" : \"\\u003cthink\\u003e \\n A \\u00e9 B \\/ C\\n\\n<\\/think>\\r\\n D\",\"n\":[ "
            "null,{} ]} ";
        const FieldMapping mapping = mappingOf("text", Part::Thought);
        QCOMPARE(readTrace(rawRecord(bytes), mapping).value().reasoning, std::string("A é B / C"));
        const std::vector<TextEdit> edits{{{2, 5}, "ü\""}, {{10, 10}, "."}};
        std::string wanted = bytes;
        wanted.replace(wanted.find("\\u00e9 B"), 7, "\\u00fc\\\"");
        wanted.insert(wanted.find(" C\\n") + 2, ".");
        QCOMPARE(rewriteRecord(rawRecord(bytes), mapping, edits).value(), wanted);
        QCOMPARE(rewriteRecord(rawRecord(bytes), mapping, {}).value(), bytes);
    }

    void followsTheEscapesOfTheString()
    {
        const FieldMapping mapping = mappingOf("t", Part::Whole);
        const std::vector<TextEdit> edits{{{0, 1}, "é😀\x01"}};
        QCOMPARE(rewriteRecord(rawRecord("{\"t\":\"a\\u00fc\"}"), mapping, edits).value(),
                 std::string("{\"t\":\"\\u00e9\\ud83d\\ude00\\u0001\\u00fc\"}"));
        QCOMPARE(rewriteRecord(rawRecord(R"({"t":"aü"})"), mapping, edits).value(),
                 std::string("{\"t\":\"é😀\\u0001ü\"}"));
        QCOMPARE(rewriteRecord(rawRecord(R"({"t":"a"})"), mapping, edits).value(),
                 std::string("{\"t\":\"é😀\\u0001\"}"));
    }

    void keepsLoneSurrogatesApart()
    {
        const FieldMapping mapping = mappingOf("t", Part::Whole);
        const std::vector<TextEdit> edits{{{3, 4}, ""}};
        const auto rewritten = rewriteRecord(rawRecord("{\"t\":\"\\ud83d-\\ude00\"}"), mapping, edits);
        QCOMPARE(rewritten.value(), std::string("{\"t\":\"\\ud83d\\ufffd\"}"));
        const std::vector<TextEdit> other{{{0, 3}, ""}};
        QCOMPARE(rewriteRecord(rawRecord("{\"t\":\"\\ud83d-\\ude00\"}"), mapping, other).value(),
                 std::string("{\"t\":\"-\\ude00\"}"));
    }

    void rewritesCopiesOfTheReasoning()
    {
        const std::string thought = "A thought long enough to be known again, é.";
        const std::string bytes = "{\"m\":[{\"content\":\"<think>" + thought +
                                  "</think><answer>B</answer>\",\"info\":{\"think_content\":\"" + thought +
                                  "\",\"other\":\"" + thought + " more\"}}]}";
        const std::vector<TextEdit> edits{{{0, 10}, ""}};
        std::string wanted = bytes;
        wanted.erase(wanted.find("A thought "), 10);
        wanted.erase(wanted.find("\"A thought ") + 1, 10);
        QCOMPARE(rewriteRecord(rawRecord(bytes), mappingOf("m[0].content", Part::Thought), edits).value(),
                 wanted);
        QCOMPARE(
            rewriteRecord(rawRecord(bytes), mappingOf("m[0].info.think_content", Part::Whole), edits).value(),
            wanted);
    }

    void refusesEditsThatDoNotFit()
    {
        const FieldMapping mapping = mappingOf("t", Part::Whole);
        const std::string bytes = "{\"t\":\"aé\\n\"}";
        for (const std::vector<TextEdit>& edits :
             std::vector<std::vector<TextEdit>>{{{{0, 5}, ""}},
                                                {{{2, 1}, ""}},
                                                {{{2, 3}, ""}},
                                                {{{0, 1}, ""}, {{0, 3}, ""}},
                                                {{{0, 1}, "\xff"}}}) {
            const auto rewritten = rewriteRecord(rawRecord(bytes), mapping, edits);
            QVERIFY(!rewritten.ok());
            QVERIFY(rewritten.error().code == ErrorCode::BadValue);
        }
    }

    void randomRecordsSayTheEditedText()
    {
        const unsigned seed = 20240611;
        Random random(seed);
        qInfo("seed %u", seed);
        for (int round = 0; round < 4000; ++round) {
            const Part part = round % 2 == 0 ? Part::Whole : Part::Thought;
            const std::string frame = round % 4 == 1 ? "<think>\\n" : "";
            const std::string close =
                round % 4 == 1 || round % 8 == 3 ? "\\n</think>\\n" + randomRaw(random) : "";
            const std::string before = "{\"o\":\"" + randomRaw(random) + "\", \"t\":\"";
            const std::string after = "\",\"p\":[1e400,\"" + randomRaw(random) + "\"]}";
            const std::string bytes = before + frame + randomRaw(random) + close + after;
            const FieldMapping mapping = mappingOf("t", part);
            const auto trace = readTrace(rawRecord(bytes), mapping);
            QVERIFY2(trace.ok(), bytes.c_str());
            const std::string& reasoning = trace.value().reasoning;
            QVERIFY(isValidUtf8(reasoning));
            checkEdits(bytes, mapping, reasoning, randomEdits(reasoning, random), before, after);
        }
    }

    void realRecordsSayTheEditedText()
    {
        const QDir folder(QStringLiteral(DLCOT_SOURCE_DIR "/../shared/data/corpora"));
        if (!folder.exists())
            QSKIP("no real corpora here");
        Random random(11);
        for (const QString& name : folder.entryList(QDir::Files)) {
            const auto corpus = Corpus::open(folder.filePath(name).toStdString(), Monitor::none());
            QVERIFY2(corpus.ok(), qPrintable(name));
            const auto mapping = detectMapping(*corpus.value());
            QVERIFY2(mapping.ok(), qPrintable(name));
            for (std::size_t i = 0; i < corpus.value()->recordCount(); ++i) {
                const RawRecord record = corpus.value()->record(i);
                const auto trace = readTrace(record, mapping.value());
                QVERIFY2(trace.ok(), qPrintable(name));
                const std::string& reasoning = trace.value().reasoning;
                QVERIFY(!reasoning.empty());
                const std::vector<TextEdit> edits = randomEdits(reasoning, random);
                const auto rewritten = rewriteRecord(record, mapping.value(), edits);
                QVERIFY(rewritten.ok());
                nlohmann::json before = nlohmann::json::parse(record.bytes);
                nlohmann::json after = nlohmann::json::parse(rewritten.value());
                QVERIFY(replaceAll(before, reasoning, apply(reasoning, edits)) == 1 || edits.empty());
                QVERIFY(after == before);
            }
        }
    }

private:
    static void checkEdits(const std::string& bytes, const FieldMapping& mapping,
                           const std::string& reasoning, const std::vector<TextEdit>& edits,
                           const std::string& before, const std::string& after)
    {
        const auto same = rewriteRecord(rawRecord(bytes), mapping, {});
        QCOMPARE(same.value(), bytes);
        const auto rewritten = rewriteRecord(rawRecord(bytes), mapping, edits);
        QVERIFY(rewritten.ok());
        QVERIFY(rewritten.value().starts_with(before));
        QVERIFY(rewritten.value().ends_with(after));
        // Read whole, so that white space that an edit brings next to a delimiter is seen as well.
        const FieldMapping whole = mappingOf("t", Part::Whole);
        const std::string was = readTrace(rawRecord(bytes), whole).value().reasoning;
        const std::string is = readTrace(rawRecord(rewritten.value()), whole).value().reasoning;
        const Span span =
            mapping.reasoning.part == Part::Whole ? Span{0, was.size()} : splitThought(was, {}).thought;
        QCOMPARE(std::string(span.in(was)), reasoning);
        QVERIFY2(is == was.substr(0, span.begin) + apply(reasoning, edits) + was.substr(span.end),
                 bytes.c_str());
    }

    /// Replaces `from` in every string of the value that holds it; how many there were.
    static int replaceAll(nlohmann::json& value, const std::string& from, const std::string& to)
    {
        int count = 0;
        if (value.is_string()) {
            std::string text = value;
            if (const std::size_t at = text.find(from); at != std::string::npos) {
                value = text.replace(at, from.size(), to);
                ++count;
            }
        }
        if (value.is_structured())
            for (auto& inner : value)
                count += replaceAll(inner, from, to);
        return count;
    }
};

QTEST_APPLESS_MAIN(TestRewrite)
#include "tst_rewrite.moc"
