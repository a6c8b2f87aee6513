#include "tests/support/byte_tokenizer.h"
#include "tests/support/run_program.h"

#include <QTest>

#include <memory>

namespace {

// Texts of 6, 11 and 4 bytes, and of 1, 2 and none; line ends around the thinking do not count in a chat.
const std::string corpus = R"({"id": "a", "problem": "1 + 1?", "reasoning": "\n1 + 1 is 2.\n\n", "response": "Two."})"
                           "\n"
                           R"({"id": "b", "problem": "?", "reasoning": "Hm", "response": ""})"
                           "\n";
const QStringList fields{QStringLiteral("--field"), QStringLiteral("problem=problem"), QStringLiteral("--field"),
                         QStringLiteral("reasoning=reasoning"), QStringLiteral("--field"), QStringLiteral("response=response"),
                         QStringLiteral("--field"), QStringLiteral("id=id")};

ProgramRun tokens(const QStringList& arguments, const QByteArray& input = {})
{
    return runProgram(QStringLiteral("dlcot"), QStringList{QStringLiteral("tokens")} + arguments, input);
}

} // namespace

/// `dlcot tokens`: several tokenizers, chats, threads, and what can go wrong. The counts are those of bytes.
class TestTokens : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<support::Folder>();
        m_file = QString::fromStdString(m_folder->write("c.jsonl", corpus));
        m_bytes = QString::fromStdString(support::writeByteTokenizer(*m_folder));
    }

    void countsTheReasoningOfEachTrace()
    {
        const ProgramRun run = tokens(QStringList{m_file, tokenizer(), m_bytes} + fields);
        QVERIFY2(run.code == 0, run.err.constData());
        QCOMPARE(run.out, QByteArray("a\t14\nb\t2\ntotal\t16\t(bytes.json)\n"));
    }

    void severalTokenizersSideBySide()
    {
        const ProgramRun run = tokens(QStringList{m_file, tokenizer(), m_bytes, tokenizer(), QStringLiteral("qwen3")} + fields);
        QVERIFY2(run.code == 0, run.err.constData());
        const QList<QByteArray> lines = run.out.trimmed().split('\n');
        QCOMPARE(lines.at(0), QByteArray("id\tbytes.json\tQwen3"));
        QVERIFY(lines.at(1).startsWith("a\t14\t"));
        QVERIFY(lines.at(3).startsWith("total\t16\t"));
        const ProgramRun text = tokens({QStringLiteral("-"), tokenizer(), m_bytes, tokenizer(), QStringLiteral("qwen3")}, "Hello world");
        QCOMPARE(text.out, QByteArray("11 tokens (bytes.json)\n2 tokens (Qwen3)\n"));
    }

    void countsAChatByATemplateFile()
    {
        const QString form = QString::fromStdString(m_folder->write("form.txt", "Q:{problem} {x}\n<t>{reasoning}</t>{response}\n"));
        const ProgramRun run = tokens(QStringList{m_file, tokenizer(), m_bytes, QStringLiteral("--template"), form} + fields);
        QVERIFY2(run.code == 0, run.err.constData());
        // Beside its three texts the template has 15 bytes; of the line ends that go, 3 were counted in the text alone.
        QCOMPARE(run.out, QByteArray("a\t36\nb\t18\ntotal\t54\t(bytes.json)\ntemplate\t27\n"));
    }

    void countsAChatAsTheModelWritesIt()
    {
        const ProgramRun run = tokens(QStringList{m_file, QStringLiteral("--chat"), QStringLiteral("--ids")} + fields);
        QVERIFY2(run.code == 0, run.err.constData());
        const QByteArray chat = "<|im_start|>user\n1 + 1?<|im_end|>\n<|im_start|>assistant\n<think>\n1 + 1 is 2.\n</think>\n\nTwo.<|im_end|>\n";
        const QByteArray ids = tokens({QStringLiteral("-"), QStringLiteral("--ids")}, chat).out;
        QCOMPARE(run.out.split('\n').at(0), "a\t" + ids.trimmed());
        QVERIFY(ids.startsWith("151644 872 198 ")); // <|im_start|> user and a line end, each one token
    }

    void knownTemplatesFit_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"qwen3", "deepseek-v3", "llama3", "gpt-oss", "gemma3"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void knownTemplatesFit()
    {
        QFETCH(QString, name);
        const ProgramRun run = tokens(QStringList{m_file, tokenizer(), m_bytes, QStringLiteral("--template"), name} + fields);
        QVERIFY2(run.code == 0, run.err.constData());
        QVERIFY(run.out.split('\n').at(3).startsWith("template\t"));
    }

    void theSameForAnyNumberOfThreads()
    {
        std::string many;
        for (int i = 0; i < 200; ++i)
            many += nlohmann::json{{"id", i}, {"problem", "p"}, {"reasoning", std::string(static_cast<std::size_t>(i), 'x')}}.dump() + "\n";
        const QString file = QString::fromStdString(m_folder->write("many.jsonl", many));
        const ProgramRun one = tokens({file, tokenizer(), m_bytes, QStringLiteral("--threads"), QStringLiteral("1")});
        const ProgramRun three = tokens({file, tokenizer(), m_bytes, QStringLiteral("--threads"), QStringLiteral("3")});
        QVERIFY(one.out.contains("199\t199\n"));
        QCOMPARE(three.out, one.out);
    }

    void aTextThatCannotBeCountedIsRejectedNotMiscounted()
    {
        const QString explodes = QString::fromStdString(support::writeExplodingTokenizer(*m_folder));
        const QByteArray text = QByteArray::fromStdString(support::qText());
        const ProgramRun one = tokens({QStringLiteral("-"), tokenizer(), explodes}, text);
        QCOMPARE(one.code, 1);
        QVERIFY(one.out.isEmpty());
        QVERIFY2(one.err.contains("explodes.json cannot count this text") && one.err.contains("another tokenizer"), one.err.constData());
        const std::string lines = corpus + nlohmann::json{{"id", "q"}, {"reasoning", support::qText()}}.dump() + "\n";
        const QString file = QString::fromStdString(m_folder->write("q.jsonl", lines));
        const ProgramRun run = tokens(QStringList{file, tokenizer(), explodes} + fields);
        QCOMPARE(run.code, 3);
        QCOMPARE(run.out, QByteArray("a\t14\nb\t2\ntotal\t16\t(explodes.json)\n"));
        QVERIFY2(run.err.contains("line 3") && run.err.contains("explodes.json cannot count"), run.err.constData());
        QCOMPARE(tokens(QStringList{file, QStringLiteral("--ids"), tokenizer(), explodes} + fields).code, 3);
    }

    void otherCommandsRejectWhatCannotBeCounted()
    {
        const QString explodes = QString::fromStdString(support::writeExplodingTokenizer(*m_folder));
        const std::string lines = corpus + nlohmann::json{{"id", "q"}, {"problem", ""}, {"reasoning", support::qText()}}.dump() + "\n";
        const QString file = QString::fromStdString(m_folder->write("q.jsonl", lines));
        const QString out = QString::fromStdString(m_folder->path("out.jsonl"));
        const QStringList with{tokenizer(), explodes};
        const auto run = [&](const QStringList& arguments) { return runProgram(QStringLiteral("dlcot"), arguments + with); };
        const ProgramRun clean = run(QStringList{QStringLiteral("clean"), file, QStringLiteral("-o"), out} + fields);
        QCOMPARE(clean.code, 3);
        QVERIFY2(clean.err.contains("cannot count"), clean.err.constData());
        const std::string rejects = support::readAll(m_folder->path("out.rejects.jsonl"));
        QVERIFY2(rejects.find("cannot count this text") != std::string::npos && rejects.find("qqqq") != std::string::npos, rejects.c_str());
        const ProgramRun count = run({QStringLiteral("filter"), file, QStringLiteral("tokens>1"), QStringLiteral("--count")});
        QCOMPARE(count.code, 3);
        QCOMPARE(count.out, QByteArray("2\n"));
        QVERIFY2(count.err.contains("line 3") && count.err.contains("cannot count"), count.err.constData());
        const ProgramRun stats = run(QStringList{QStringLiteral("stats"), file} + fields);
        QCOMPARE(stats.code, 3);
        QVERIFY2(stats.out.contains("1 rejected"), stats.out.constData());
    }

    void badRecordsAndBadWishes()
    {
        const QString broken = QString::fromStdString(m_folder->write("d.jsonl", corpus + "{broken\n"));
        const ProgramRun rejected = tokens(QStringList{broken, tokenizer(), m_bytes} + fields);
        QCOMPARE(rejected.code, 3);
        QVERIFY(rejected.err.contains("line 3"));
        QVERIFY(rejected.out.contains("total\t16"));
        const ProgramRun unknown = tokens({m_file, QStringLiteral("--chat"), tokenizer(), m_bytes});
        QCOMPARE(unknown.code, 1);
        QVERIFY(unknown.err.contains("bytes.json") && unknown.err.contains("--template"));
        const QString plain = QString::fromStdString(m_folder->write("form.txt", "no place for a text"));
        const ProgramRun empty = tokens({m_file, QStringLiteral("--template"), plain});
        QCOMPARE(empty.code, 1);
        QVERIFY(empty.err.contains("{reasoning}") && empty.err.contains("form.txt"));
        const ProgramRun missing = tokens({m_file, QStringLiteral("--template"), QStringLiteral("nowhere")});
        QCOMPARE(missing.code, 1);
        QVERIFY(missing.err.contains("qwen3"));
        QCOMPARE(tokens({m_file, QStringLiteral("--template"), QStringLiteral("/")}).code, 1);
    }

private:
    static QString tokenizer() { return QStringLiteral("--tokenizer"); }

    std::unique_ptr<support::Folder> m_folder;
    QString m_file;
    QString m_bytes;
};

QTEST_GUILESS_MAIN(TestTokens)
#include "tst_tokens.moc"
