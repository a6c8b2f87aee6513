#include "core/corpus/mapping.h"

#include "core/corpus/thought.h"
#include "core/text/utf8.h"
#include "tests/support/corpus_on_disk.h"

#include <QDir>
#include <QTest>

using namespace core;
using support::corpusOf;
using support::Folder;
using support::rawRecord;

namespace {

using Part = FieldSource::Part;

FieldMapping plainMapping()
{
    FieldMapping mapping;
    mapping.id.path = "id";
    mapping.problem.path = "problem";
    mapping.reasoning.path = "reasoning";
    mapping.response.path = "response";
    mapping.answer.path = "answer";
    return mapping;
}

FieldMapping taggedMapping()
{
    FieldMapping mapping = plainMapping();
    mapping.reasoning = {"text", Part::Thought};
    mapping.response = {"text", Part::AfterThought};
    return mapping;
}

void checkError(std::string_view bytes, ErrorCode code, const char* says)
{
    const auto trace = readTrace(rawRecord(bytes), plainMapping());
    QVERIFY(!trace.ok());
    QVERIFY2(trace.error().code == code, trace.error().message.c_str());
    QVERIFY2(trace.error().message.find(says) != std::string::npos, trace.error().message.c_str());
    QCOMPARE(trace.error().where, std::string("line 1"));
    QVERIFY(!rewriteRecord(rawRecord(bytes), plainMapping(), {}).ok());
}

} // namespace

/// Mapping: what stands where in a record, the hazards of real files, and clear words for what cannot be
/// read.
class TestMapping : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void splitsThoughts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("thought");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char* name, const char* text, const char* thought, const char* after) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(thought) << QByteArray(after);
        };
        row("both tags", "<think>\nA b.\n</think>\n\nC.", "A b.", "C.");
        row("white space in front", " \n<think>A</think>B", "A", "B");
        row("opener alone", "<think>\nA goes on ", "A goes on ", "");
        row("closer alone", "A b.\n</think>\n\nC.", "A b.", "C.");
        row("no tag", " A b.\n", " A b.\n", "");
        row("empty", "", "", "");
        row("empty thought", "<think>\n\n</think>\n\nC.", "", "C.");
        row("only tags", "<think></think>", "", "");
        row("opener twice", "<think>\n<think>\nA</think>B", "A", "B");
        row("prompt in front", "What is one plus one?\n\nA b.", "A b.", "");
        row("prompt and closer", "What is one plus one?\nA b.\n</think>C", "A b.", "C");
        row("prompt, roles, closer",
            "<|im_start|>user\nWhat is one plus one?<|im_end|>\n<|im_start|>assistant\nA\n</think>\nC", "A",
            "C");
        row("prompt and opener", "What is one plus one?\n<think>\nA</think>C", "A", "C");
        row("the prompt alone is no thought to cut", "What is one plus one?", "What is one plus one?", "");
        row("thought and solution",
            "<|begin_of_thought|>\n\nA\n\n<|end_of_thought|>\n\n<|begin_of_solution|>\n\nB\n\n<|end_of_"
            "solution|>",
            "A", "B");
        row("solution after an open thought",
            "<|begin_of_thought|>\nA\n<|begin_of_solution|>B<|end_of_solution|>", "A", "B");
        row("solution cut off", "<|begin_of_thought|>A<|end_of_thought|><|begin_of_solution|>B", "A", "B");
        row("answer tags", "<think>A</think><answer>\nB\n</answer>", "A", "B");
        row("second closer", "<think>A</think>B</think>C", "A", "B</think>C");
        row("another closer inside", "<|begin_of_thought|>A</think>B<|end_of_thought|>C", "A</think>B", "C");
        row("sloppy closer", "<|begin_of_thought|>A</think>B", "A", "B");
        row("thinking", "<thinking>A < b</thinking>B", "A < b", "B");
        row("less-than signs", "if a<b and b<c then <think", "if a<b and b<c then <think", "");
    }

    void splitsThoughts()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, thought);
        QFETCH(QByteArray, after);
        const std::string whole = text.toStdString();
        const ThoughtSplit split = splitThought(whole, " What is one plus one?\n");
        QCOMPARE(std::string(split.thought.in(whole)), thought.toStdString());
        QCOMPARE(std::string(split.after.in(whole)), after.toStdString());
        QVERIFY(split.thought.end <= split.after.begin);
    }

    void readsScalars()
    {
        const auto trace = readTrace(
            rawRecord(
                R"({"id":12345678901234567890123,"problem":null,"reasoning":"r","response":true,"answer":[1e400]})"),
            plainMapping());
        QVERIFY(trace.ok());
        QCOMPARE(trace.value().id, std::string("12345678901234567890123"));
        QCOMPARE(trace.value().problem, std::string());
        QCOMPARE(trace.value().response, std::string("true"));
        QCOMPARE(trace.value().answer, std::string("1e400"));
    }

    void takesTheNumberWithoutAnId()
    {
        const auto trace = readTrace({41, 50, R"({"reasoning":"r","id":null})"}, plainMapping());
        QVERIFY(trace.ok());
        QCOMPARE(trace.value().id, std::string("41"));
    }

    void decodesEscapes()
    {
        const auto trace =
            readTrace(rawRecord("{\"reasoning\":\"\\u00e9\\ud83d\\ude00\\n\\t\\\"\\\\\\/"
                                "\\b\\f\\r|\\ud800|\\udc00x|\\ud800\\ud83d\\ude00|\\u0000|é😀\"}"),
                      plainMapping());
        QVERIFY(trace.ok());
        const std::string wanted("é😀\n\t\"\\/\b\f\r|\uFFFD|\uFFFDx|\uFFFD😀|\0|é😀", 40);
        QCOMPARE(trace.value().reasoning, wanted);
        QVERIFY(isValidUtf8(trace.value().reasoning));
    }

    void theLastOfEqualKeysCounts()
    {
        const std::string bytes = "{\"reasoning\":\"first\",\"a\":{},\"reas\\u006fning\":\"last\"}";
        QCOMPARE(readTrace(rawRecord(bytes), plainMapping()).value().reasoning, std::string("last"));
        const std::vector<TextEdit> edits{{{0, 2}, ""}};
        QCOMPARE(rewriteRecord(rawRecord(bytes), plainMapping(), edits).value(),
                 std::string("{\"reasoning\":\"first\",\"a\":{},\"reas\\u006fning\":\"st\"}"));
    }

    void saysWhatIsWrong()
    {
        checkError("{\"reasoning\":\"x\"", ErrorCode::BadFormat, "byte 17");
        checkError("{\"reasoning\":\"x", ErrorCode::BadFormat, "quote");
        checkError("not json", ErrorCode::BadFormat, "not JSON");
        checkError("{\"reasoning\":\"x\"} {}", ErrorCode::BadFormat, "after the value");
        checkError("{'reasoning':'x'}", ErrorCode::BadFormat, "field name");
        checkError(std::string("{\"reasoning\":\"a\0b\"}", 19), ErrorCode::BadFormat, "NUL");
        checkError("{\"reasoning\":\"a\tb\"}", ErrorCode::BadFormat, "control character");
        checkError("{\"reasoning\":\"a\xff\"}", ErrorCode::BadFormat, "UTF-8");
        checkError("{\"reasoning\":\"a\xff\"}", ErrorCode::BadFormat, "byte 16");
        checkError("{\"reasoning\":\"\xed\xa0\x80\"}", ErrorCode::BadFormat, "UTF-8");
        checkError("[{\"reasoning\":\"x\"}]", ErrorCode::BadFormat, "list");
        checkError("\"reasoning\"", ErrorCode::BadFormat, "object");
        checkError("", ErrorCode::BadFormat, "cut shorter");
        checkError("{}", ErrorCode::BadValue, "\"reasoning\") is missing");
        checkError("{\"reasoning\":null}", ErrorCode::BadValue, "null");
        checkError("{\"reasoning\":17}", ErrorCode::BadValue, "a number");
        checkError("{\"reasoning\":{\"text\":\"x\"}}", ErrorCode::BadValue, "an object");
        checkError("{\"reasoning\":\"x\",\"problem\":{}}", ErrorCode::BadValue, "problem");
    }

    void detectionNamesTheColumns()
    {
        const Folder folder;
        const auto mapping =
            detectMapping(*corpusOf(folder, "{\"name\":\"a\",\"size\":3}\n{\"colour\":[\"red\"]}\n"));
        QVERIFY(!mapping.ok());
        QVERIFY(mapping.error().code == ErrorCode::BadFormat);
        QVERIFY2(mapping.error().message.find("name, size, colour[0]") != std::string::npos,
                 mapping.error().message.c_str());
        const auto broken = detectMapping(*corpusOf(folder, "{\"name\":\n{\"size\":\n"));
        QVERIFY(!broken.ok());
        QVERIFY(broken.error().message.find("JSON") != std::string::npos);
        QVERIFY(!detectMapping(*corpusOf(folder, "{}\n")).ok());
    }

    void detectionSurvivesBadRecords()
    {
        const Folder folder;
        const auto corpus =
            corpusOf(folder, "oops\n{\"id\":1,\"text\":\"<think>a</think>b\"}\n{\"id\":\"x\",\"text\":5}\n");
        const auto mapping = detectMapping(*corpus);
        QVERIFY(mapping.ok());
        QCOMPARE(mapping.value().reasoning.path, std::string("text"));
        QCOMPARE(mapping.value().id.path, std::string("id"));
        QVERIFY(!readTrace(corpus->record(0), mapping.value()).ok());
        QCOMPARE(readTrace(corpus->record(1), mapping.value()).value().reasoning, std::string("a"));
        QVERIFY(readTrace(corpus->record(2), mapping.value()).error().code == ErrorCode::BadValue);
    }

    void shortTextsInNamedColumnsAreTaken()
    {
        const Folder folder;
        const auto pathFor = [&](std::string_view lines) {
            const auto mapping = detectMapping(*corpusOf(folder, lines));
            return mapping.ok() ? mapping.value().reasoning.path : mapping.error().message;
        };
        QCOMPARE(pathFor(R"({"problem":"1+1?","reasoning":"It is 2.","response":"The sum of one and one is 2.","answer":"2"})"),
                 std::string("reasoning"));
        QCOMPARE(pathFor(R"({"prompt":"1+1?","response":"2"})"), std::string("response"));
        QCOMPARE(pathFor(R"({"input":"1+1?","reasoning":"on","output":"It is 2."})"), std::string("output"));
        QVERIFY(pathFor(R"({"input":"1+1?","reasoning":"off"})").find("No field") != std::string::npos);
    }

    void columnPathsComeInOrder()
    {
        const Folder folder;
        const auto corpus = corpusOf(
            folder, R"({"b":1,"a.b":{"c d":null},"m":[{"role":"user","content":"x"}],"l":["p","q"]})");
        QCOMPARE(columnPaths(*corpus), (std::vector<std::string>{"b", "[\"a.b\"].c d", "m[role=user].role",
                                                                 "m[role=user].content", "l[0]", "l[1]"}));
    }

    void survivesHostileRecords()
    {
        const Folder folder;
        const std::string deep(900, '[');
        const std::string closed(900, ']');
        const std::string tooDeep(100000, '[');
        const std::string name(10000, 'n');
        const auto corpus = corpusOf(
            folder, "{\"d\":" + deep + closed + ",\"id\":\"" + name +
                        "\",\"reasoning\":\"<img src=x onerror=alert(1)> <b>bold</b> file:///etc\"}\n" +
                        "{\"d\":" + tooDeep + std::string(100000, ']') + ",\"reasoning\":\"x\"}\n{\"" + name +
                        "\":1,\"id\":2,\"reasoning\":\"a <b>quite</b> plain thought\"}\n");
        const auto mapping = detectMapping(*corpus);
        QVERIFY(mapping.ok());
        const auto trace = readTrace(corpus->record(0), mapping.value());
        QVERIFY(trace.ok());
        QCOMPARE(trace.value().id, name);
        QVERIFY(trace.value().reasoning.starts_with("<img"));
        const auto refused = readTrace(corpus->record(1), mapping.value());
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().message.find("nested more than 1,000 deep") != std::string::npos);
        QVERIFY(readTrace(corpus->record(2), mapping.value()).ok());
    }

    void readsHugeRecords_data()
    {
        QTest::addColumn<int>("megabytes");
        QTest::newRow("5 MB") << 5;
        QTest::newRow("50 MB") << 50;
    }

    void readsHugeRecords()
    {
        QFETCH(int, megabytes);
        const Folder folder;
        const std::string thought(static_cast<std::size_t>(megabytes) << 20, 'x');
        const auto corpus =
            corpusOf(folder, "{\"id\":1,\"text\":\"<think>short</think>\"}\n{\"id\":2,\"text\":\"<think>" +
                                 thought + "</think>y\"}\n");
        QCOMPARE(corpus->recordCount(), std::size_t{2});
        const auto trace = readTrace(corpus->record(1), taggedMapping());
        QVERIFY(trace.ok());
        QVERIFY(trace.value().reasoning == thought);
        QCOMPARE(trace.value().response, std::string("y"));
        const std::vector<TextEdit> edits{{{0, thought.size() - 1}, ""}};
        QCOMPARE(rewriteRecord(corpus->record(1), taggedMapping(), edits).value(),
                 std::string("{\"id\":2,\"text\":\"<think>x</think>y\"}"));
    }

    void oneLineIsShortAndPlain()
    {
        QCOMPARE(oneLine("  A  b\tc \nsecond", 20), std::string("A b c"));
        QCOMPARE(oneLine("a\u202Egnp.exe\u2069 b", 20), std::string("agnp.exe b"));
        QCOMPARE(oneLine("\n\n first\u2028second", 20), std::string("first"));
        QCOMPARE(oneLine("abcdef", 6), std::string("abcdef"));
        QCOMPARE(oneLine("abcdef", 5), std::string("abcd…"));
        QCOMPARE(oneLine("äöü äöü", 5), std::string("äöü …"));
        QCOMPARE(oneLine(std::string(10000, 'x'), 8), std::string("xxxxxxx…"));
        QCOMPARE(oneLine("a\0b\x1b[31m", 9), std::string("a"));
        QCOMPARE(oneLine("", 9), std::string());
        QCOMPARE(oneLine("abc", 0), std::string());
    }
};

QTEST_APPLESS_MAIN(TestMapping)
#include "tst_mapping.moc"
