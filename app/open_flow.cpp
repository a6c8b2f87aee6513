#include "app/open_flow.h"

#include "core/corpus/file_list.h"
#include "widgets/core_words.h"
#include "widgets/text_bridge.h"
#include "widgets/why_text.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include <algorithm>
#include <chrono>

namespace app {

namespace {

using namespace std::chrono_literals;

constexpr auto lookEvery = 2s;
constexpr std::uint64_t largestChecked = 64'000'000; ///< bytes; about a second
constexpr QLatin1Char between('\n');

/// "*.jsonl *.jsonl.gz *.jsonl.zst"
QString withPacked(const QStringList& endings)
{
    QStringList all;
    for (const QString& ending : endings)
        for (const char* packed : {"", ".gz", ".zst"})
            all.append(QLatin1String("*.") + ending + QLatin1String(packed));
    return all.join(QLatin1Char(' '));
}

QStringList nameFilters()
{
    const QString lines = withPacked({QStringLiteral("jsonl"), QStringLiteral("ndjson")});
    const QString arrays = withPacked({QStringLiteral("json")});
    const QString texts = withPacked({QStringLiteral("csv"), QStringLiteral("tsv")});
    const QString tables = QStringLiteral("*.parquet");
    const QString databases = QStringLiteral("*.duckdb *.db *.sqlite *.sqlite3");
    const QLatin1Char blank(' ');
    return {OpenFlow::tr("Corpora (%1)").arg(lines + blank + arrays + blank + tables + blank + texts + blank + databases),
            OpenFlow::tr("JSON Lines (%1)").arg(lines),
            OpenFlow::tr("JSON (%1)").arg(arrays),
            OpenFlow::tr("Parquet (%1)").arg(tables),
            OpenFlow::tr("Tables of text (%1)").arg(texts),
            OpenFlow::tr("DuckDB and SQLite databases (%1)").arg(databases),
            OpenFlow::tr("All files (*)")};
}

/// Core names the file in quotes, with its path.
QString fileNamedIn(const QString& warning)
{
    const QString path = warning.section(QLatin1Char('"'), 1, 1);
    return path.contains(QLatin1Char('/')) ? QFileInfo(path).fileName() : QString();
}

QString duplicatesText(const core::DuplicateIds& duplicates)
{
    constexpr std::size_t longestExample = 60;
    return OpenFlow::tr("%n records share their id with another: %1 stands on records %2 and %3, for example.", nullptr,
                        static_cast<int>(duplicates.records))
        .arg(widgets::toQString(core::oneLine(duplicates.example, longestExample)), widgets::formatCount(duplicates.first + 1),
             widgets::formatCount(duplicates.second + 1));
}

} // namespace

OpenFlow::OpenFlow(Session* session, Settings* settings, QWidget* window)
    : QObject(window), m_session(session), m_settings(settings), m_window(window)
{
    m_timer.setInterval(lookEvery);
    connect(&m_timer, &QTimer::timeout, this, &OpenFlow::look);
    connect(m_session, &Session::corpusOpened, this, &OpenFlow::takeOpened);
    connect(m_session, &Session::summaryChanged, this, &OpenFlow::takeSummary);
    connect(m_session, &Session::corpusGrew, this, &OpenFlow::checkIfSmall);
    connect(m_session, &Session::mappingChanged, this, &OpenFlow::checkIfSmall);
    connect(m_session, &Session::activityEnded, this, &OpenFlow::notesChanged);
    if (m_session->corpus()) {
        m_timer.start();
        checkIfSmall();
    }
}

void OpenFlow::open(QStringList paths)
{
    if (paths.isEmpty())
        return;
    std::sort(paths.begin(), paths.end(), [](const QString& one, const QString& other) {
        return core::naturalLess(one.toStdString(), other.toStdString());
    });
    Q_EMIT openingBegan();
    m_session->open(paths);
}

void OpenFlow::reopen() { open(m_session->openedPaths()); }

void OpenFlow::askForFiles()
{
    auto* dialog = new QFileDialog(m_window, tr("Open a corpus"), m_settings->lastFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(nameFilters());
    connect(dialog, &QFileDialog::filesSelected, this, &OpenFlow::open);
    dialog->open();
}

void OpenFlow::askForFolder()
{
    auto* dialog = new QFileDialog(m_window, tr("Open a folder as one corpus"), m_settings->lastFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { open({folder}); });
    dialog->open();
}

QStringList OpenFlow::localPaths(const QMimeData* data)
{
    QStringList paths;
    for (const QUrl& url : data->urls()) {
        if (!url.isLocalFile())
            return {};
        paths.append(url.toLocalFile());
    }
    return paths;
}

void OpenFlow::takeOpened()
{
    m_looking.cancel();
    m_placing.cancel();
    m_changes.clear();
    m_duplicates.reset();
    m_timer.start();
    Q_EMIT filesChanged({});
    m_settings->addRecentFile(recentEntry(m_session->openedPaths()));
    Q_EMIT notesChanged();
}

void OpenFlow::look()
{
    if (!m_session->corpus() || m_looking.running())
        return;
    m_looking.start([this, corpus = m_session->corpus()](core::Monitor&) -> widgets::BackgroundTask::Done {
        return [this, changes = corpus->changes()] { takeChanges(changes); };
    });
}

void OpenFlow::takeChanges(const std::vector<core::FileChange>& changes)
{
    if (changes == m_changes)
        return;
    m_changes = changes;
    QString message = m_changes.empty() ? QString() : widgets::changeText(m_changes.front());
    if (m_changes.size() > 1)
        message += QLatin1Char(' ') + tr("%n more files have changed as well.", nullptr, static_cast<int>(m_changes.size() - 1));
    Q_EMIT filesChanged(message);
    Q_EMIT notesChanged();
}

void OpenFlow::takeSummary(const std::shared_ptr<const core::CorpusSummary>& summary)
{
    if (summary && !summary->complete) {
        Q_EMIT notesChanged(); // duplicates are known at the end
        return;
    }
    placeDuplicates(summary ? summary->duplicates : m_check ? m_check->duplicates : core::DuplicateIds{});
}

/// The line of a record may have to be read from the file: not on the UI thread.
void OpenFlow::placeDuplicates(const core::DuplicateIds& duplicates)
{
    const auto& corpus = m_session->corpus();
    m_placing.cancel();
    if (duplicates.ids == 0 || !corpus || duplicates.second >= corpus->recordCount()) {
        m_duplicates.reset();
        Q_EMIT notesChanged();
        return;
    }
    m_placing.start([this, corpus, duplicates](core::Monitor&) -> widgets::BackgroundTask::Done {
        const core::RawRecord record = corpus->record(static_cast<std::size_t>(duplicates.second));
        const auto files = corpus->files();
        const QString file = record.file < files.size() ? widgets::toQString(files[record.file].filename().string()) : QString();
        return [this, note = widgets::CorpusNote{file, duplicatesText(duplicates), duplicates.second, record.line}] {
            m_duplicates = note;
            Q_EMIT notesChanged();
        };
    });
}

/// Reads every record once, so that what is wrong with them is told before a run; as `dlcot info` does.
void OpenFlow::checkIfSmall()
{
    const auto& corpus = m_session->corpus();
    m_checking.cancel();
    m_check.reset();
    if (!corpus || !corpus->complete() || !m_session->mapping() || corpus->fileSize() > largestChecked)
        return;
    m_checking.start([this, corpus, mapping = *m_session->mapping()](core::Monitor& monitor) -> widgets::BackgroundTask::Done {
        return [this, check = core::checkRecords(*corpus, mapping, monitor)] {
            m_check = check;
            if (!m_session->summary())
                placeDuplicates(check.duplicates);
        };
    });
}

void OpenFlow::addUnreadable(std::vector<widgets::CorpusNote>& notes) const
{
    if (!m_check || m_session->summary())
        return;
    const QString only = widgets::toQString(m_session->corpus()->path().filename().string());
    for (const core::Issue& issue : m_check->issues)
        notes.push_back({issue.file.empty() ? only : widgets::toQString(issue.file), widgets::whyText(issue.reason), issue.record, issue.line});
    if (m_check->unreadable > m_check->issues.size())
        notes.push_back({{}, tr("%Ln more records cannot be read.", nullptr, static_cast<int>(m_check->unreadable - m_check->issues.size())), {}, 0});
}

std::vector<widgets::CorpusNote> OpenFlow::notes() const
{
    std::vector<widgets::CorpusNote> notes;
    if (m_session->corpus())
        for (const std::string& warning : m_session->corpus()->warnings())
            notes.push_back({fileNamedIn(widgets::toQString(warning)), widgets::toQString(warning), {}, 0});
    for (const core::FileChange& change : m_changes)
        notes.push_back({widgets::toQString(change.file.filename().string()), widgets::changeText(change), {}, 0});
    if (m_duplicates)
        notes.push_back(*m_duplicates);
    addUnreadable(notes);
    return notes;
}

QString OpenFlow::corpusName() const
{
    const QStringList& paths = m_session->openedPaths();
    if (!m_session->corpus() || paths.isEmpty())
        return {};
    const QString first = QFileInfo(QDir::cleanPath(paths.first())).fileName();
    return paths.size() == 1 ? first : tr("%1 and %n more", nullptr, static_cast<int>(paths.size() - 1)).arg(first);
}

QString OpenFlow::recentEntry(const QStringList& paths)
{
    QStringList absolute;
    for (const QString& path : paths)
        absolute.append(QFileInfo(path).absoluteFilePath());
    return absolute.join(between);
}

QStringList OpenFlow::pathsOf(const QString& recentEntry) { return recentEntry.split(between, Qt::SkipEmptyParts); }

QString OpenFlow::recentText(const QString& recentEntry)
{
    const QStringList paths = pathsOf(recentEntry);
    if (paths.size() < 2)
        return recentEntry;
    const QFileInfo first(paths.first());
    return tr("%1 and %n more \u2013 %2", nullptr, static_cast<int>(paths.size() - 1))
        .arg(first.fileName(), QDir::toNativeSeparators(first.absolutePath()));
}

} // namespace app
