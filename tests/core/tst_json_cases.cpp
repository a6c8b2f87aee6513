#include "core/corpus/corpus.h"
#include "core/corpus/json_scan.h"
#include "core/corpus/mapping.h"
#include "core/corpus/record_reader.h"
#include "core/text/utf8.h"

#include "tests/support/corpus_on_disk.h"
#include "tests/support/json_cases.h"

#include <QTest>

#include <charconv>

using namespace core;
using support::Folder;

namespace {

void caseRows()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qulonglong>("fault");
    for (const support::JsonCase& one : support::jsonCases())
        QTest::newRow(one.name.c_str()) << QByteArray::fromStdString(one.text) << qulonglong{one.fault};
}

constexpr std::string_view reasoning = "First, 2 + 2 = 4. Wait, let me check that again: 4 - 2 = 2.";
const std::string before = "{\"id\":\"7\",\"t\":\"" + std::string(reasoning) + "\",\"x\":";

FieldMapping mappingOfCases()
{
    FieldMapping mapping;
    mapping.id.path = "id";
    mapping.reasoning.path = "t";
    return mapping;
}

/// The byte that "at byte N" in a message names; 0 when it names none.
std::size_t byteIn(const std::string& message)
{
    const std::size_t at = message.find("at byte ");
    std::size_t byte = 0;
    if (at != std::string::npos)
        std::from_chars(message.data() + at + 8, message.data() + message.size(), byte);
    return byte;
}

/// One bracket deeper, as the value of a field: the depth that is allowed may be used up.
bool fitsInARecord(const std::string& text)
{
    return !findJsonFault("[" + text + "]");
}

/// A record that holds a valid text, read and written again.
void checkRecord(const RawRecord& raw, const std::string& record)
{
    QCOMPARE(std::string(raw.bytes), record);
    const auto trace = readTrace(raw, mappingOfCases());
    QVERIFY2(trace.ok(), trace.ok() ? "" : trace.error().message.c_str());
    QCOMPARE(trace.value().reasoning, std::string(reasoning));
    const auto same = rewriteRecord(raw, mappingOfCases(), {});
    QVERIFY(same.ok());
    QCOMPARE(same.value(), record);
    const std::vector<TextEdit> edits{{{0, 7}, "Well, "}};
    const auto edited = rewriteRecord(raw, mappingOfCases(), edits);
    QVERIFY(edited.ok());
    std::string wanted = record;
    wanted.replace(record.find("First, "), 7, "Well, ");
    QCOMPARE(edited.value(), wanted);
}

/// A record with an invalid text is refused, and the message names a byte in it or right behind.
void checkRefused(const RawRecord& raw, std::size_t fault, std::size_t size)
{
    const auto trace = readTrace(raw, mappingOfCases());
    QVERIFY(!trace.ok());
    QVERIFY2(trace.error().code == ErrorCode::BadFormat, trace.error().message.c_str());
    const std::size_t byte = byteIn(trace.error().message);
    // A record is one bracket (with a name) deeper, and its own closing bracket may be taken for the text's.
    const std::size_t first = before.size() + fault - (fault > 999 ? 5 : 0);
    QVERIFY2(byte >= first && byte <= before.size() + size + 2, trace.error().message.c_str());
}

} // namespace

/// What RFC 8259 says of hundreds of texts: valid ones are read and written again byte for byte, others are
/// refused at the right byte, and records beside them are not touched.
class TestJsonCases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thereAreEnough()
    {
        const auto cases = support::jsonCases();
        QVERIFY2(cases.size() >= 300, qPrintable(QString::number(cases.size())));
    }

    void texts_data() { caseRows(); }
    void texts()
    {
        QFETCH(QByteArray, text);
        QFETCH(qulonglong, fault);
        const std::string bytes = text.toStdString();
        const auto found = findJsonFault(bytes);
        if (fault == 0) {
            QVERIFY2(!found && isValidUtf8(bytes), found ? found->what.c_str() : "not UTF-8");
        } else if (isValidUtf8(bytes)) {
            QVERIFY(found);
            QCOMPARE(qulonglong{found->at + 1}, fault);
            QVERIFY(!found->what.empty());
        }
    }

    void aloneInARecord_data() { caseRows(); }
    void aloneInARecord()
    {
        QFETCH(QByteArray, text);
        QFETCH(qulonglong, fault);
        // What is no object is no record, but says so only when it is JSON.
        const std::string bytes = text.toStdString();
        const auto refused = scanRecord({0, 1, bytes});
        if (fault == 0)
            QVERIFY(refused.ok() || refused.error().message.find("has to be an object") != std::string::npos);
        else if (bytes.empty())
            QVERIFY(!refused.ok());
        else
            QCOMPARE(qulonglong{byteIn(refused.error().message)}, fault);
    }

    void onALine_data() { caseRows(); }
    void onALine()
    {
        QFETCH(QByteArray, text);
        QFETCH(qulonglong, fault);
        const std::string bytes = text.toStdString();
        if (bytes.find('\n') != std::string::npos)
            return; // which would make two lines of it
        const std::string record = before + bytes + "}";
        const std::string good = before + "1}";
        const Folder folder;
        const auto corpus = support::corpusOf(folder, good + "\n" + record + "\n" + good + "\n");
        QCOMPARE(corpus->recordCount(), std::size_t{3});
        checkRecord(corpus->record(0), good);
        checkRecord(corpus->record(2), good);
        if (fault == 0 && fitsInARecord(bytes))
            checkRecord(corpus->record(1), record);
        else
            checkRefused(corpus->record(1), fault == 0 ? 1000 : fault, bytes.size());
    }

    void inAnArray_data() { caseRows(); }
    void inAnArray()
    {
        QFETCH(QByteArray, text);
        QFETCH(qulonglong, fault);
        const std::string bytes = text.toStdString();
        const std::string record = before + bytes + "}";
        const std::string good = before + "1}";
        const Folder folder;
        const auto corpus = support::corpusOf(folder, "[\n" + good + ",\n" + record + ",\n" + good + "\n]\n");
        QVERIFY(corpus->recordCount() >= 2);
        checkRecord(corpus->record(0), good);
        if (fault == 0 && fitsInARecord(bytes)) {
            QCOMPARE(corpus->recordCount(), std::size_t{3});
            checkRecord(corpus->record(1), record);
            checkRecord(corpus->record(2), good);
            return;
        }
        // What is broken may take in what follows, and a needless bracket makes a record of its own that is none.
        std::size_t refused = 0;
        for (std::size_t i = 1; i < corpus->recordCount(); ++i)
            refused += readTrace(corpus->record(i), mappingOfCases()).ok() ? 0 : 1;
        QVERIFY(refused > 0);
    }

    /// The text itself as the reasoning: it comes out as it went in where no edit touches it.
    void asTheReasoning_data() { caseRows(); }
    void asTheReasoning()
    {
        QFETCH(QByteArray, text);
        QFETCH(qulonglong, fault);
        const std::string bytes = text.toStdString();
        if (fault != 0 || bytes.front() != '"' || bytes == "\"\"" || bytes.find('\n') != std::string::npos)
            return;
        const std::string record = "{\"t\":" + bytes + "}";
        const auto trace = readTrace(support::rawRecord(record), mappingOfCases());
        QVERIFY(trace.ok());
        QVERIFY(isValidUtf8(trace.value().reasoning));
        const std::vector<TextEdit> edits{{{0, 0}, "So "}};
        const auto edited = rewriteRecord(support::rawRecord(record), mappingOfCases(), edits);
        QVERIFY(edited.ok());
        QCOMPARE(edited.value(), "{\"t\":\"So " + bytes.substr(1) + "}");
    }
};

QTEST_APPLESS_MAIN(TestJsonCases)
#include "tst_json_cases.moc"
