#pragma once

#include "app/session.h"
#include "app/settings.h"
#include "widgets/models/issues_model.h"

#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QMimeData;

namespace app {

/// Opens corpora (files, folders, several at once), remembers them, and watches whether their files change.
class OpenFlow : public QObject
{
    Q_OBJECT
public:
    OpenFlow(Session* session, Settings* settings, QWidget* window);

    /// As one corpus, in natural order ("train-2" before "train-10"), whatever order they were chosen in.
    void open(QStringList paths);
    /// The same files once more, as they are now.
    void reopen();
    void askForFiles();
    void askForFolder();
    /// Of what is dragged or dropped; empty when any of it is no file or folder of this machine.
    [[nodiscard]] static QStringList localPaths(const QMimeData* data);
    /// What concerns the corpus as a whole: files that were left out or have changed, ids that come twice.
    [[nodiscard]] std::vector<widgets::CorpusNote> notes() const;
    /// "a.jsonl", "shards", "a.jsonl and 3 more"; empty while nothing is open.
    [[nodiscard]] QString corpusName() const;
    /// Looks now for changes of the files, and again every few seconds.
    void look();

    // A corpus of several files is one entry of Settings::recentFiles.
    [[nodiscard]] static QString recentEntry(const QStringList& paths);
    [[nodiscard]] static QStringList pathsOf(const QString& recentEntry);
    /// "train-1.jsonl and 3 more - /data"
    [[nodiscard]] static QString recentText(const QString& recentEntry);

Q_SIGNALS:
    void openingBegan();
    /// The files of the corpus are no longer what they were; the message says how, and what to do. Empty: they are as
    /// when they were opened.
    void filesChanged(const QString& message);
    void notesChanged();

private:
    void takeOpened();
    void takeChanges(const std::vector<core::FileChange>& changes);
    void takeSummary(const std::shared_ptr<const core::CorpusSummary>& summary);
    void checkIfSmall();
    void placeDuplicates(const core::DuplicateIds& duplicates);
    void addUnreadable(std::vector<widgets::CorpusNote>& notes) const;

    Session* m_session;
    Settings* m_settings;
    QWidget* m_window;
    QTimer m_timer;
    widgets::BackgroundTask m_looking;
    widgets::BackgroundTask m_placing; ///< finds the lines of duplicates
    std::optional<widgets::CorpusNote> m_duplicates;
    widgets::BackgroundTask m_checking;
    std::optional<core::RecordCheck> m_check; ///< tells of records that cannot be read until a run does
    std::vector<core::FileChange> m_changes; ///< since the corpus was opened
};

} // namespace app
