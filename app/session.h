#pragma once

#include "app/result_cache.h"
#include "core/clean/run.h"
#include "core/corpus/mapping.h"
#include "widgets/background_task.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QThreadPool>
#include <QUndoStack>

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace app {

/// What is open and how it is worked on: corpus, mapping, tokenizer, policy, current record and its result, decisions,
/// summary. Views do not know each other; they call this and listen to its signals.
///
/// Everything long runs in the background; a new request takes the place of the one before.
class Session : public QObject
{
    Q_OBJECT
public:
    enum class Activity { Opening, Analysing, Exporting, Comparing };
    Q_ENUM(Activity)

    explicit Session(QObject* parent = nullptr);
    ~Session() override;

    void open(const QString& path) { open(QStringList{path}); }
    /// Files, folders and patterns, as one corpus; or one tokenizer.json, which is then the one that counts.
    void open(const QStringList& paths);
    /// Where the fields find several traces in a record they are listed in the background first; nothing while no corpus is
    /// open.
    void setMapping(const core::FieldMapping& mapping);
    /// **Input** a key of core::installedTokenizers, or the path of a tokenizer.json.
    void setTokenizer(const QString& nameOrFile);
    /// A second one to count with as well; empty: none.
    void setComparedTokenizer(const QString& nameOrFile);
    void setPolicy(const core::Policy& policy);
    /// Findings less sure than `share` (in [0, 1]) are not shown and not counted. Edits are the policy's matter.
    void setShownFrom(double share);
    void showRecord(quint64 record);
    /// The user's word on one segment of the current trace; goes on the undo stack.
    void decide(quint32 segment, core::Decision decision);
    /// Fills in the numbers of `records`, in this order; drops what is left of the call before.
    void fillRows(std::vector<quint64> records);
    void run();
    /// Writes the cleaned corpus to `path` and its side files, the same bytes as `dlcot clean`.
    void exportTo(const QString& path);
    void cancel(Activity activity);

    [[nodiscard]] const std::shared_ptr<const core::Corpus>& corpus() const { return m_corpus; }
    /// What the corpus was opened from.
    [[nodiscard]] const QStringList& openedPaths() const { return m_paths; }
    [[nodiscard]] const std::optional<core::FieldMapping>& mapping() const { return m_mapping; }
    [[nodiscard]] const QString& mappingTrouble() const { return m_mappingTrouble; } ///< why there is no mapping
    [[nodiscard]] const core::Pipeline& pipeline() const { return m_pipeline; }
    [[nodiscard]] QString tokenizerName() const;
    [[nodiscard]] const QString& tokenizerKey() const { return m_tokenizerKey; }
    [[nodiscard]] QString comparedName() const;
    [[nodiscard]] const QString& comparedKey() const { return m_comparedKey; }
    [[nodiscard]] std::optional<quint64> currentRecord() const { return m_current; }
    [[nodiscard]] const std::shared_ptr<const core::TraceResult>& result() const { return m_result; }
    [[nodiscard]] const std::shared_ptr<const core::CorpusSummary>& summary() const { return m_summary; }
    /// What the user decided on the current trace, in this session or an earlier one: one entry a segment, or none.
    [[nodiscard]] std::vector<core::Decision> decisions() const;
    [[nodiscard]] QUndoStack* undoStack() { return &m_undo; }
    [[nodiscard]] bool busy() const;
    [[nodiscard]] bool busy(Activity activity) const;

Q_SIGNALS:
    /// The first records of another corpus are there; or none is open any more.
    void corpusOpened();
    void corpusGrew();
    void mappingChanged();
    /// Something could not be done; `message` is in the user's words.
    void failed(const QString& message);
    void tokenizerChanged();
    void policyChanged();
    void shownFromChanged();
    void recordShown(quint64 record);
    /// The current trace, without the findings that are not shown; null when there is none, with the reason where the
    /// record can't be read.
    void resultChanged(const std::shared_ptr<const core::TraceResult>& result, const QString& trouble);
    /// The text of the current trace, ahead of a result that takes its time.
    void traceRead(const core::Trace& trace);
    void rowsFilled(const std::vector<core::TraceRow>& rows);
    /// A record that will have no numbers, and why.
    void recordRefused(const core::Issue& issue);
    /// Null while nothing is known of the corpus as a whole.
    void summaryChanged(const std::shared_ptr<const core::CorpusSummary>& summary);
    void progressed(app::Session::Activity activity, quint64 done, quint64 total);
    void activityEnded(app::Session::Activity activity);
    void exported(const std::shared_ptr<const core::CorpusSummary>& summary, const QString& path);

private:
    class DecisionCommand;
    friend class DecisionCommand;

    void loadPipeline();
    void takeTokenizer(const core::Result<std::shared_ptr<const core::Tokenizer>>& loaded);
    void takeCompared(const core::Result<std::shared_ptr<const core::Tokenizer>>& loaded);
    void recount();
    void takeFirst(const std::shared_ptr<const core::Corpus>& corpus, const core::Result<core::FieldMapping>& mapping,
                   const core::Result<core::KeptDecisions>& kept);
    void takeMore(const std::shared_ptr<const core::Corpus>& corpus);
    void listTraces(const std::shared_ptr<const core::Corpus>& corpus, const core::FieldMapping& mapping);
    void takeListed(const std::shared_ptr<const core::Corpus>& corpus, const std::optional<core::FieldMapping>& mapping);
    void takeDetected(const core::Result<core::FieldMapping>& mapping);
    void takeWhole(const std::shared_ptr<const core::Corpus>& corpus, const core::Result<core::FieldMapping>& mapping,
                   const core::Result<core::KeptDecisions>& kept);
    void forgetResults();
    void dropSummary();
    void processCurrent();
    void runIfSmall();
    void takeResult(quint64 record, const std::shared_ptr<const core::TraceResult>& result);
    void applyDecisions(quint64 record, const core::TraceKey& trace, const core::TraceDecisions& decisions);
    void takeKept(const core::Result<core::KeptDecisions>& kept);
    void keepDecisions();
    void replaceSummaryRow(const core::TraceRow& row);
    [[nodiscard]] bool ready() const;
    void connectActivity(widgets::BackgroundTask& task, Activity activity);

    std::shared_ptr<const core::Corpus> m_corpus;
    QStringList m_paths;
    QStringList m_openingPaths; ///< of the corpus that is being opened
    bool m_awaitingFirst = false; ///< the corpus that is being opened has not shown a record yet
    std::optional<core::FieldMapping> m_mapping;
    bool m_mappingChosen = false; ///< by the user, not detected
    QString m_mappingTrouble;
    core::Pipeline m_pipeline;
    QString m_tokenizerKey = QStringLiteral("qwen3");
    QString m_wantedTokenizer = m_tokenizerKey; ///< the one that is being loaded, or m_tokenizerKey
    QString m_comparedKey;
    QString m_wantedCompared;
    std::optional<quint64> m_current;
    std::shared_ptr<const core::TraceResult> m_result;
    std::shared_ptr<const core::CorpusSummary> m_summary;
    ResultCache m_cache;
    std::vector<quint64> m_wanted; ///< rows to fill once a run has ended
    QUndoStack m_undo;

    QThreadPool m_keeping; ///< one thread: decisions are written one after the other, and none is left out
    widgets::BackgroundTask m_loading, m_opening, m_listing, m_tracing, m_filling, m_running, m_exporting;
};

} // namespace app
