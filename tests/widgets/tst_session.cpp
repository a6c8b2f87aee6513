#include "app/session.h"

#include "core/corpus/trace_corpus.h"
#include "core/resources.h"
#include "tests/support/corpus_files.h"
#include "tests/support/qt_warnings.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using app::Session;

namespace {

constexpr int patience = 60000;

QString sample() { return QString::fromStdString(core::resourcePath("sample/sample.jsonl").string()); }

/// Until the corpus is open, its current trace is there, and no work is left.
void openAndSettle(Session& session, const QString& path)
{
    QSignalSpy opened(&session, &Session::corpusOpened);
    session.open(path);
    QTRY_VERIFY_WITH_TIMEOUT(opened.count() == 1 && session.result() && !session.busy(), patience);
}

} // namespace

/// The session joins everything; here without a window.
class TestSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("XDG_DATA_HOME", m_files.path(QStringLiteral("data")).toUtf8()); }

    void opensRunsAndSums()
    {
        const support::NoQtWarnings quiet;
        Session session;
        QSignalSpy rows(&session, &Session::rowsFilled);
        openAndSettle(session, sample());
        QVERIFY(session.mapping().has_value());
        QCOMPARE(session.currentRecord(), std::optional<quint64>(0));
        QTRY_VERIFY_WITH_TIMEOUT(session.summary() && session.summary()->complete, patience);
        QCOMPARE(session.summary()->records, session.corpus()->recordCount());
        QVERIFY(rows.count() > 0);
        QVERIFY(session.summary()->before > session.summary()->after);
    }

    void failsInWordsAndKeepsWhatIsOpen()
    {
        Session session;
        openAndSettle(session, m_files.numbered(3));
        QSignalSpy failed(&session, &Session::failed);
        session.open(m_files.path(QStringLiteral("nowhere.jsonl")));
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
        QVERIFY(!failed.first().first().toString().isEmpty());
        QVERIFY(session.corpus());
        QCOMPARE(session.corpus()->recordCount(), std::size_t{3});
    }

    void aRecordOfSeveralTracesIsSeveralRows()
    {
        const QString file = QStringLiteral(DLCOT_SOURCE_DIR "/tests/data/layouts/openr1_math.jsonl");
        const auto records = core::Corpus::open(file.toStdString(), core::Monitor::none()).value();
        const auto traces = core::tracesOf(records, core::detectMapping(*records).value(), core::Monitor::none());
        QVERIFY(traces->recordCount() > records->recordCount());
        Session session;
        openAndSettle(session, file);
        QCOMPARE(session.corpus()->recordCount(), traces->recordCount());
        session.showRecord(1);
        QTRY_VERIFY_WITH_TIMEOUT(session.result() && session.result()->trace.id == "u-0#1", patience);
        QTRY_VERIFY_WITH_TIMEOUT(session.summary() && session.summary()->complete, patience);
        QCOMPARE(session.summary()->records, traces->recordCount());

        core::FieldMapping one = *session.mapping();
        one.reasoning.path = one.response.path = "generations[1]";
        session.setMapping(one);
        QCOMPARE(session.corpus()->recordCount(), records->recordCount());
        QTRY_VERIFY_WITH_TIMEOUT(session.result() && session.result()->trace.id == "u-0" && !session.busy(), patience);
        QCOMPARE(session.currentRecord(), std::optional<quint64>(0));
        one.reasoning.path = one.response.path = "generations[*]";
        session.setMapping(one);
        QTRY_COMPARE_WITH_TIMEOUT(session.corpus()->recordCount(), traces->recordCount(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(session.result() && session.result()->trace.id == "u-0#0" && !session.busy(), patience);
    }

    void aCorpusWithoutReasoningSaysWhatThereIs()
    {
        Session session;
        QSignalSpy opened(&session, &Session::corpusOpened);
        session.open(m_files.write(QStringLiteral("odd.jsonl"), "{\"weight\": 3, \"height\": 4}\n{\"weight\": 5, \"height\": 6}\n"));
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, patience);
        QVERIFY(!session.mapping());
        QVERIFY2(session.mappingTrouble().contains(QLatin1String("weight")), qPrintable(session.mappingTrouble()));
    }

    void aBadRecordSaysWhyAndTheRestIsUsed()
    {
        Session session;
        const QByteArray bytes = CorpusFiles::record("a", "p", CorpusFiles::reasoning(1), "2") + "{\"id\": 7, oops\n"
                                 + CorpusFiles::record("c", "p", CorpusFiles::reasoning(2), "3");
        openAndSettle(session, m_files.write(QStringLiteral("bad.jsonl"), bytes));
        QTRY_VERIFY_WITH_TIMEOUT(session.summary() && session.summary()->complete, patience);
        QCOMPARE(session.summary()->issues.size(), std::size_t{1});
        QCOMPARE(session.summary()->issues.front().line, std::uint64_t{2});
        QString trouble;
        connect(&session, &Session::resultChanged, &session, [&](const auto&, const QString& why) { trouble = why; });
        session.showRecord(1);
        QTRY_VERIFY_WITH_TIMEOUT(!trouble.isEmpty(), patience);
        QVERIFY(!session.result());
    }

    void anotherPolicyPlansAnewAndSumsAnew()
    {
        Session session;
        openAndSettle(session, sample());
        QTRY_VERIFY_WITH_TIMEOUT(session.summary() && session.summary()->complete, patience);
        const auto before = session.summary();
        session.setPolicy(*core::presetByName("keep-first"));
        QTRY_VERIFY_WITH_TIMEOUT(session.summary() && session.summary()->complete && session.summary()->preset == "keep-first", patience);
        QVERIFY(session.summary()->after != before->after);
        QCOMPARE(session.summary()->before, before->before);
    }

    void whatIsNotSureIsNeitherShownNorCountedButStillCleaned()
    {
        Session session;
        openAndSettle(session, sample());
        QTRY_VERIFY_WITH_TIMEOUT(session.summary() && session.summary()->complete, patience);
        const auto all = session.summary();
        const auto row = std::find_if(all->rows.begin(), all->rows.end(), [](const core::TraceRow& one) {
            return one.redundant > 0 && one.status == core::PlanStatus::Planned;
        });
        QVERIFY(row != all->rows.end());
        session.showRecord(row->record);
        QTRY_VERIFY_WITH_TIMEOUT(session.result() && session.result()->trace.id == row->id && !session.busy(), patience);
        const auto whole = session.result();
        session.setShownFrom(1);
        QTRY_VERIFY_WITH_TIMEOUT(session.result() != whole && session.summary() && session.summary()->complete && !session.busy(), patience);
        for (const core::SegmentNote& note : session.result()->analysis.notes)
            QVERIFY(!note.redundant());
        for (const core::TraceRow& one : session.summary()->rows)
            QVERIFY(one.redundant == 0);
        QCOMPARE(session.summary()->after, all->after);
        QCOMPARE(session.result()->tokens.after, whole->tokens.after);
        // What was hidden is not lost.
        session.setShownFrom(0);
        QTRY_VERIFY_WITH_TIMEOUT(session.summary() && session.summary()->complete && std::equal(all->rows.begin(), all->rows.end(), session.summary()->rows.begin(), [](const auto& a, const auto& b) { return a.redundant == b.redundant && a.errors == b.errors; }), patience);
        QTRY_VERIFY_WITH_TIMEOUT(session.result()->analysis.notes.size() == whole->analysis.notes.size(), patience);
        QVERIFY(std::any_of(session.result()->analysis.notes.begin(), session.result()->analysis.notes.end(),
                            [](const core::SegmentNote& note) { return note.redundant(); }));
    }

    void decisionsWinAndAreUndone()
    {
        Session session;
        openAndSettle(session, sample());
        QTRY_VERIFY_WITH_TIMEOUT(session.summary() && session.summary()->complete, patience);
        const auto rows = session.summary()->rows;
        const auto repeating = std::find_if(rows.begin(), rows.end(), [](const core::TraceRow& row) {
            return row.redundant > 0 && row.status == core::PlanStatus::Planned && row.record > 0;
        });
        QVERIFY(repeating != rows.end());
        const auto record = repeating->record;
        const auto place = static_cast<std::size_t>(repeating - rows.begin());
        session.showRecord(record);
        QTRY_VERIFY_WITH_TIMEOUT(session.result() && session.result()->trace.id == rows.at(place).id && !session.busy(), patience);
        const auto& edits = session.result()->plan.edits;
        const auto dropped = std::find_if(edits.begin(), edits.end(), [](const core::Edit& edit) {
            return edit.segment && edit.reason == core::EditReason::Redundant;
        });
        QVERIFY(dropped != edits.end());
        const quint32 segment = *dropped->segment;
        const auto planned = session.result();
        const auto after = [&] { return session.result()->tokens.after; };
        const std::size_t automatic = after();

        session.decide(segment, core::Decision::Keep);
        QTRY_VERIFY_WITH_TIMEOUT(session.result() != planned && !session.busy(), patience);
        QVERIFY2(after() > automatic, qPrintable(QString::number(after())));
        QTRY_VERIFY_WITH_TIMEOUT(session.summary() && session.summary()->complete, patience);
        QTRY_COMPARE_WITH_TIMEOUT(std::size_t{session.summary()->rows.at(place).after}, after(), patience);

        session.undoStack()->undo();
        QTRY_VERIFY_WITH_TIMEOUT(after() == automatic && !session.busy(), patience);
        QVERIFY(session.decisions().empty());
        session.undoStack()->redo();
        QTRY_VERIFY_WITH_TIMEOUT(after() > automatic, patience);
    }

    void decisionsAreThereAgainInAnotherSession()
    {
        const QString file = m_files.numbered(4, QStringLiteral("decided.jsonl"));
        std::size_t after = 0;
        {
            Session session;
            openAndSettle(session, file);
            const auto planned = session.result();
            session.decide(0, core::Decision::Drop);
            session.decide(1, core::Decision::Keep);
            QTRY_VERIFY_WITH_TIMEOUT(session.result() != planned && !session.busy(), patience);
            after = session.result()->tokens.after;
        } // closed at once: what was decided is written before it goes
        Session session;
        openAndSettle(session, file);
        QCOMPARE(session.decisions().size(), session.result()->analysis.notes.size());
        QVERIFY(session.decisions().at(0) == core::Decision::Drop && session.decisions().at(1) == core::Decision::Keep);
        QCOMPARE(session.result()->tokens.after, after);
        QVERIFY(!session.undoStack()->canUndo());
        QTRY_VERIFY_WITH_TIMEOUT(session.summary() && session.summary()->complete, patience);
        QCOMPARE(std::size_t{session.summary()->rows.at(0).after}, after);

        // The trace was changed: what was decided on it is not for this one. The others moved and keep theirs.
        m_files.write(QStringLiteral("decided.jsonl"), CorpusFiles::record("r0", "What is 0 + 1?", CorpusFiles::reasoning(0) + " Yes.", "1"));
        Session changed;
        openAndSettle(changed, file);
        QVERIFY(changed.decisions().empty());

        session.decide(0, core::Decision::Auto);
        session.decide(1, core::Decision::Auto);
        QVERIFY(session.decisions().empty());
    }

    void undoElsewhereGoesThere()
    {
        Session session;
        openAndSettle(session, m_files.numbered(3));
        session.decide(0, core::Decision::Drop);
        session.showRecord(2);
        QTRY_VERIFY_WITH_TIMEOUT(session.result() && session.result()->trace.id == "r2", patience);
        session.undoStack()->undo();
        QCOMPARE(session.currentRecord(), std::optional<quint64>(0));
    }

    void exportsTheBytesOfTheCore()
    {
        Session session;
        openAndSettle(session, sample());
        QTRY_VERIFY_WITH_TIMEOUT(!session.busy(), patience);
        QSignalSpy exported(&session, &Session::exported);
        session.exportTo(m_files.path(QStringLiteral("window.jsonl")));
        QTRY_COMPARE_WITH_TIMEOUT(exported.count(), 1, patience);
        const auto targets = core::CleanTargets::beside(m_files.path(QStringLiteral("core.jsonl")).toStdString());
        const auto summary = core::cleanCorpus(*session.corpus(), *session.mapping(), session.pipeline(), 1, targets, core::Monitor::none());
        QVERIFY(summary.ok());
        QCOMPARE(m_files.read(QStringLiteral("window.jsonl")), m_files.read(QStringLiteral("core.jsonl")));
        QCOMPARE(m_files.read(QStringLiteral("window.dlcot.jsonl")), m_files.read(QStringLiteral("core.dlcot.jsonl")));
        QVERIFY(m_files.read(QStringLiteral("window.jsonl")).size() > 1000);
    }

    void neverExportsOntoTheSource()
    {
        Session session;
        const QString path = m_files.numbered(5, QStringLiteral("source.jsonl"));
        const QByteArray bytes = m_files.read(QStringLiteral("source.jsonl"));
        openAndSettle(session, path);
        QSignalSpy failed(&session, &Session::failed);
        session.exportTo(path);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
        QCOMPARE(m_files.read(QStringLiteral("source.jsonl")), bytes);
    }

    void aStoppedExportLeavesNothing()
    {
        Session session;
        openAndSettle(session, m_files.numbered(4000, QStringLiteral("long.jsonl")));
        session.cancel(Session::Activity::Analysing);
        QSignalSpy ended(&session, &Session::activityEnded);
        session.exportTo(m_files.path(QStringLiteral("stopped.jsonl")));
        session.cancel(Session::Activity::Exporting);
        QTRY_VERIFY_WITH_TIMEOUT(ended.count() >= 1, patience);
        QVERIFY(!session.busy(Session::Activity::Exporting));
    }

    void fillsRowsThatAreAskedFor()
    {
        Session session;
        std::vector<std::uint64_t> filled;
        connect(&session, &Session::rowsFilled, &session, [&](const std::vector<core::TraceRow>& rows) {
            for (const auto& row : rows)
                filled.push_back(row.record);
        });
        openAndSettle(session, m_files.numbered(20));
        QTRY_VERIFY_WITH_TIMEOUT(!session.busy(), patience);
        filled.clear();
        session.fillRows({7, 3});
        QTRY_COMPARE_WITH_TIMEOUT(filled, (std::vector<std::uint64_t>{7, 3}), patience);
    }

private:
    CorpusFiles m_files;
};

QTEST_MAIN(TestSession)
#include "tst_session.moc"
