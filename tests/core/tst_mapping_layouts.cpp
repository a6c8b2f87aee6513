#include "core/corpus/corpus.h"
#include "core/corpus/mapping.h"
#include "core/corpus/record_writer.h"
#include "core/corpus/table/table_corpus.h"
#include "core/corpus/trace_corpus.h"

#include "tests/support/corpus_on_disk.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFileInfo>
#include <QTest>

#include <fstream>

using namespace core;
using nlohmann::ordered_json;

namespace {

constexpr const char* said = "\tSo — “ü”."; ///< what is put before the end
constexpr const char* layouts = DLCOT_SOURCE_DIR "/tests/data/layouts";

FieldSource source(const ordered_json& expected)
{
    const std::string part = expected[1];
    return {expected[0], part == "whole"     ? FieldSource::Part::Whole
                         : part == "thought" ? FieldSource::Part::Thought
                                             : FieldSource::Part::AfterThought};
}

/// Replaces `from` by `to` in every string of a value that holds it.
void replaceText(ordered_json& value, const std::string& from, const std::string& to)
{
    if (value.is_string()) {
        std::string text = value;
        if (const std::size_t at = text.find(from); at != std::string::npos)
            value = text.replace(at, from.size(), to);
    }
    if (value.is_structured())
        for (auto& inner : value)
            replaceText(inner, from, to);
}

} // namespace

/// Each layout of the published corpora: recognised without help, read, and written back with only the
/// reasoning changed.
class TestMappingLayouts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void layout_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("file");
        const QDir folder(QString::fromUtf8(layouts));
        for (const QString& name : folder.entryList({QStringLiteral("*.expected")})) {
            const QString stem = QFileInfo(name).completeBaseName();
            for (const char* ending : {".jsonl", ".json", ".jsonl.zst", ".parquet"})
                if (const QString file = stem + QString::fromUtf8(ending); folder.exists(file))
                    QTest::newRow(qPrintable(file)) << name << file;
        }
    }

    void everyPublishedFormatIsThere()
    {
        const QDir folder(QString::fromUtf8(layouts));
        for (const char* file :
             {"openthoughts.parquet", "openthoughts_metadata.parquet", "openthoughts2.parquet", "openr1_math.parquet",
              "mixture_of_thoughts.parquet", "s1k.parquet", "s1k_1_1.parquet", "limo.jsonl", "bespoke_stratos.parquet",
              "bespoke_stratos.json", "numinamath_qwq.parquet", "am_deepseek.jsonl.zst", "dolphin_r1.jsonl",
              "openmathreasoning.parquet", "nemotron_chat.jsonl", "nemotron_string.jsonl", "light_r1.json",
              "deepmath.parquet", "dlcot.jsonl", "api_messages.jsonl", "api_choices.jsonl",
              "api_several_choices.jsonl"})
            QVERIFY2(folder.exists(QString::fromUtf8(file)), file);
    }

    void layout()
    {
        QFETCH(QString, name);
        QFETCH(QString, file);
        const std::string folder = std::string(layouts) + '/';
        const ordered_json expected = ordered_json::parse(std::ifstream(folder + name.toStdString()));
        const auto opened = Corpus::open(folder + file.toStdString(), Monitor::none());
        QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().message.c_str());
        QVERIFY(opened.value()->complete());
        const auto detected = detectMapping(*opened.value());
        QVERIFY2(detected.ok(), detected.ok() ? "" : detected.error().message.c_str());
        const FieldMapping& mapping = detected.value();
        checkMapping(mapping, expected["mapping"]);
        const auto traces = tracesOf(opened.value(), mapping, Monitor::none());
        const Corpus& corpus = *traces;
        QVERIFY(corpus.complete());
        QCOMPARE(corpus.recordCount(), expected["traces"].size());
        for (std::size_t i = 0; i < corpus.recordCount(); ++i) {
            const auto trace = readTrace(corpus.record(i), mapping);
            QVERIFY2(trace.ok(), trace.ok() ? "" : trace.error().message.c_str());
            const ordered_json& want = expected["traces"][i];
            QCOMPARE(trace.value().id, want["id"].get<std::string>());
            QCOMPARE(trace.value().problem, want["problem"].get<std::string>());
            QCOMPARE(trace.value().reasoning, want["reasoning"].get<std::string>());
            QCOMPARE(trace.value().response, want["response"].get<std::string>());
            QCOMPARE(trace.value().answer, want["answer"].get<std::string>());
            checkRewrite(corpus.record(i), mapping, trace.value().reasoning);
        }
        checkExport(corpus, mapping, QFileInfo(file).completeSuffix().toStdString());
    }

private:
    static void checkMapping(const FieldMapping& mapping, const ordered_json& expected)
    {
        const auto check = [&](const char* field, const FieldSource& got) {
            const FieldSource want = source(expected[field]);
            QVERIFY2(got == want, (std::string(field) + ": " + got.path + ", wanted " + want.path).c_str());
        };
        check("reasoning", mapping.reasoning);
        check("problem", mapping.problem);
        check("response", mapping.response);
        check("answer", mapping.answer);
        check("id", mapping.id);
        QVERIFY(!mapping.layout.empty());
    }

    static std::vector<TextEdit> editsOf(const std::string& reasoning)
    {
        const std::size_t cut = reasoning.find("\n\n") + 2;
        const std::size_t cutEnd = reasoning.find("\n\n", cut) + 2;
        return {{{cut, cutEnd}, ""}, {{reasoning.size(), reasoning.size()}, said}};
    }
    static std::string edited(const std::string& reasoning)
    {
        const std::size_t cut = reasoning.find("\n\n") + 2;
        return reasoning.substr(0, cut) + reasoning.substr(reasoning.find("\n\n", cut) + 2) + said;
    }

    /// Writes the corpus in its own format, every reasoning edited but those of the last record: the same values and
    /// types but for that.
    static void checkExport(const Corpus& corpus, const FieldMapping& mapping, const std::string& suffix)
    {
        const support::Folder folder;
        const std::string path = folder.path("out." + suffix);
        const auto writer = RecordWriter::create(path, corpus);
        QVERIFY2(writer.ok(), writer.ok() ? "" : writer.error().message.c_str());
        std::vector<ordered_json> wanted;
        std::vector<TraceChange> changes;
        for (std::size_t i = 0; i < corpus.recordCount(); ++i) {
            const RawRecord record = corpus.record(i);
            if (record.trace == 0) {
                wanted.push_back(ordered_json::parse(record.bytes));
                changes.clear();
            }
            const std::string reasoning = readTrace(record, mapping).value().reasoning;
            if (record.record() + 1 < wholeRecords(corpus).recordCount()) {
                replaceText(wanted.back(), reasoning, edited(reasoning));
                changes.push_back({record.trace, TraceChange::Fate::Kept, editsOf(reasoning)});
            }
            if (record.trace + 1 < record.traces)
                continue;
            const auto text = rewriteTraces(record, mapping, changes);
            QVERIFY2(text.ok(), text.ok() ? "" : text.error().message.c_str());
            QVERIFY(writer.value()->write(record, text.value()).ok());
        }
        const auto finished = writer.value()->finish(Monitor::none());
        QVERIFY2(finished.ok(), finished.ok() ? "" : finished.error().message.c_str());
        QVERIFY(writer.value()->commit().ok());
        const auto again = Corpus::open(path, Monitor::none());
        QVERIFY2(again.ok(), again.ok() ? "" : again.error().message.c_str());
        QVERIFY(again.value()->format() == corpus.format());
        QCOMPARE(again.value()->recordCount(), wanted.size());
        for (std::size_t i = 0; i < wanted.size(); ++i)
            QVERIFY(ordered_json::parse(again.value()->record(i).bytes) == wanted[i]);
        if (corpus.format() != CorpusFormat::Parquet)
            return;
        const auto before = tableColumns(corpus.path());
        const auto after = tableColumns(path);
        QCOMPARE(after.value().size(), before.value().size());
        for (std::size_t i = 0; i < before.value().size(); ++i) {
            QCOMPARE(after.value()[i].name, before.value()[i].name);
            QCOMPARE(after.value()[i].type, before.value()[i].type);
        }
    }

    /// Cuts the second paragraph and puts a word before the last: the same values but for that, wherever it
    /// stands.
    static void checkRewrite(const RawRecord& record, const FieldMapping& mapping,
                             const std::string& reasoning)
    {
        const auto same = rewriteRecord(record, mapping, {});
        QVERIFY(same.ok());
        QCOMPARE(same.value(), std::string(record.bytes));

        const auto changed = rewriteRecord(record, mapping, editsOf(reasoning));
        QVERIFY2(changed.ok(), changed.ok() ? "" : changed.error().message.c_str());
        const std::string wanted = edited(reasoning);

        RawRecord rewritten = record;
        rewritten.bytes = changed.value();
        const auto again = readTrace(rewritten, mapping);
        QVERIFY(again.ok());
        QCOMPARE(again.value().reasoning, wanted);
        ordered_json values = ordered_json::parse(record.bytes);
        replaceText(values, reasoning, wanted);
        QVERIFY(ordered_json::parse(changed.value()) == values);
    }
};

QTEST_APPLESS_MAIN(TestMappingLayouts)
#include "tst_mapping_layouts.moc"
