#include "core/corpus/corpus.h"
#include "core/corpus/mapping.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QTest>

#include <fstream>

using namespace core;
using nlohmann::ordered_json;

namespace {

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
        for (const QString& file : QDir(QString::fromUtf8(layouts)).entryList({QStringLiteral("*.expected")}))
            QTest::newRow(qPrintable(file)) << file;
    }

    void layout()
    {
        QFETCH(QString, name);
        const std::string folder = std::string(layouts) + '/';
        const ordered_json expected = ordered_json::parse(std::ifstream(folder + name.toStdString()));
        const auto opened = Corpus::open(folder + expected["file"].get<std::string>(), Monitor::none());
        QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().message.c_str());
        const Corpus& corpus = *opened.value();
        QVERIFY(corpus.complete());
        QCOMPARE(corpus.recordCount(), expected["traces"].size());

        const auto detected = detectMapping(corpus);
        QVERIFY2(detected.ok(), detected.ok() ? "" : detected.error().message.c_str());
        const FieldMapping& mapping = detected.value();
        checkMapping(mapping, expected["mapping"]);
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

    /// Cuts the second paragraph and puts a word before the last: the same values but for that, wherever it
    /// stands.
    static void checkRewrite(const RawRecord& record, const FieldMapping& mapping,
                             const std::string& reasoning)
    {
        const auto same = rewriteRecord(record, mapping, {});
        QVERIFY(same.ok());
        QCOMPARE(same.value(), std::string(record.bytes));

        const std::size_t cut = reasoning.find("\n\n") + 2;
        const std::size_t cutEnd = reasoning.find("\n\n", cut) + 2;
        const std::string said = "\tSo — “ü”.";
        const std::vector<TextEdit> edits{{{cut, cutEnd}, ""}, {{reasoning.size(), reasoning.size()}, said}};
        const auto changed = rewriteRecord(record, mapping, edits);
        QVERIFY2(changed.ok(), changed.ok() ? "" : changed.error().message.c_str());
        const std::string wanted = reasoning.substr(0, cut) + reasoning.substr(cutEnd) + said;

        const auto again = readTrace({record.number, record.line, changed.value()}, mapping);
        QVERIFY(again.ok());
        QCOMPARE(again.value().reasoning, wanted);
        ordered_json values = ordered_json::parse(record.bytes);
        replaceText(values, reasoning, wanted);
        QVERIFY(ordered_json::parse(changed.value()) == values);
    }
};

QTEST_APPLESS_MAIN(TestMappingLayouts)
#include "tst_mapping_layouts.moc"
