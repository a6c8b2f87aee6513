#include "app/main_window.h"

#include "app/actions.h"
#include "app/choices.h"
#include "app/export_flow.h"
#include "app/filter_flow.h"
#include "app/keys_dialog.h"
#include "app/status_strip.h"
#include "app/welcome.h"
#include "app/window_parts.h"
#include "core/resources.h"
#include "widgets/core_words.h"
#include "widgets/text_bridge.h"
#include "widgets/views/charts_view.h"
#include "widgets/views/cleaning_panel.h"
#include "widgets/views/compare_view.h"
#include "widgets/views/corpus_panel.h"
#include "widgets/views/details_panel.h"
#include "widgets/views/issues_panel.h"
#include "widgets/views/mapping_dialog.h"
#include "widgets/views/trace_view.h"

#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QMimeData>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>

namespace app {

using widgets::toQString;

MainWindow::MainWindow(Session* session, Settings* settings, QWidget* parent)
    : QMainWindow(parent), m_session(session), m_settings(settings), m_actions(new Actions(session->undoStack(), this)),
      m_export(new ExportFlow(session, this)), m_status(new StatusStrip), m_pages(new QStackedWidget),
      m_welcome(new Welcome), m_trace(new widgets::TraceView), m_compare(new widgets::CompareView),
      m_charts(new widgets::ChartsView), m_corpus(new widgets::CorpusPanel), m_details(new widgets::DetailsPanel),
      m_cleaning(new widgets::CleaningPanel), m_issues(new widgets::IssuesPanel)
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    buildPages();
    buildDocks();
    buildToolBar();
    auto* bar = new QStatusBar;
    bar->setSizeGripEnabled(false);
    bar->addWidget(m_status, 1);
    setStatusBar(bar);
    connectActions();
    connectSession();
    connectViews();
    connectNodes();
    new FilterFlow(session, settings, m_corpus, m_trace, this);
    restoreWindow();
    m_actions->refreshIcons(palette());
    takePolicy();
    takeTokenizer();
    takeCorpus();
    takeSummary(m_session->summary());
    if (m_session->currentRecord()) {
        m_corpus->setCurrentRecord(*m_session->currentRecord());
        takeResult(m_session->result(), {});
    }
}

void MainWindow::buildPages()
{
    for (QWidget* page : std::initializer_list<QWidget*>{m_trace, m_compare, m_charts, m_welcome})
        m_pages->addWidget(page);
    setCentralWidget(m_pages);
}

void MainWindow::buildDocks()
{
    setDockOptions(AnimatedDocks | AllowTabbedDocks);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    m_corpusDock = addPlainDock(this, Qt::LeftDockWidgetArea, tr("Corpus"), QStringLiteral("corpusDock"), m_corpus);
    m_detailsDock = addPlainDock(this, Qt::RightDockWidgetArea, tr("Details and cleaning"), QStringLiteral("detailsDock"),
                                 new PanelStack({m_details, m_cleaning}));
    m_issuesDock = addPlainDock(this, Qt::BottomDockWidgetArea, tr("Issues"), QStringLiteral("issuesDock"), m_issues);
    m_issuesDock->hide();
    resizeDocks({m_corpusDock, m_detailsDock}, {340, 272}, Qt::Horizontal);
    resizeDocks({m_issuesDock}, {140}, Qt::Vertical);
    tieDock(m_actions->corpusDock, m_corpusDock);
    tieDock(m_actions->detailsDock, m_detailsDock);
    tieDock(m_actions->issuesDock, m_issuesDock);
}

void MainWindow::buildToolBar()
{
    const auto open = [this](const QString& path) { openFile(path); };
    QMenu* theme = makeThemeMenu(*m_settings, this, [this](Theme one) { Q_EMIT themeChosen(one); });
    theme->addSeparator();
    theme->addAction(m_actions->nextTheme);
    QMenu* language =
        makeLanguageMenu(m_settings->language(), this, [this](const QString& code) { Q_EMIT languageChosen(code); });
    QMenu* recent = makeRecentMenu(*m_settings, m_actions->clearRecent, this, open);
    QMenu* menu = m_actions->makeMenu(recent, new QMenu(tr("&Show"), this), theme, language, this);

    m_presets = makePresetChoice();
    m_tokenizers = makeTokenizerChoice();
    auto* bar = new MainToolBar(this);
    bar->addButton(m_actions->open, recent);
    bar->addGap();
    bar->addLabelled(tr("Preset"), m_presets);
    bar->addButton(m_actions->run);
    bar->addButton(m_actions->exportCorpus);
    bar->addStretch();
    bar->addChoice({m_actions->read, m_actions->compare, m_actions->charts});
    bar->addStretch();
    bar->addLabelled(tr("Tokenizer"), m_tokenizers);
    bar->addMenu(menu, tr("Menu"));
    addToolBar(bar);
}

void MainWindow::connectActions()
{
    const auto on = [this](QAction* action, auto what) { connect(action, &QAction::triggered, this, what); };
    on(m_actions->open, &MainWindow::askForFile);
    on(m_actions->openSample, [this] { openFile(toQString(core::resourcePath("sample/sample.jsonl").string())); });
    on(m_actions->clearRecent, [this] { m_settings->clearRecentFiles(); });
    on(m_actions->run, [this] { m_session->run(); });
    on(m_actions->exportCorpus, [this] { m_export->start(); });
    on(m_actions->quit, &QWidget::close);
    on(m_actions->filter, [this] {
        m_corpusDock->show();
        m_corpus->focusFilter();
    });
    on(m_actions->nextRecord, [this] { m_corpus->stepRecord(1); });
    on(m_actions->previousRecord, [this] { m_corpus->stepRecord(-1); });
    on(m_actions->fields, &MainWindow::askForFields);
    on(m_actions->read, [this] { showPage(Page::Read); });
    on(m_actions->compare, [this] { showPage(Page::Compare); });
    on(m_actions->charts, [this] { showPage(Page::Charts); });
    on(m_actions->nextTheme, &MainWindow::stepTheme);
    on(m_actions->keys, [this] {
        auto* dialog = new KeysDialog(m_actions->withKeys(), m_trace->actions(), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    on(m_actions->about, [this] { showAbout(this); });
    for (QWidget* panel : std::initializer_list<QWidget*>{m_corpusDock, m_detailsDock})
        m_trace->shareKeys(panel);
    // The trace view has j and k of its own; two of one key in one place would both be dead.
    for (QAction* step : {m_actions->nextRecord, m_actions->previousRecord}) {
        removeAction(step);
        step->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        for (QWidget* part : std::initializer_list<QWidget*>{m_corpusDock, m_compare, m_charts, m_detailsDock, m_issuesDock})
            part->addAction(step);
    }
}

void MainWindow::connectSession()
{
    // mappingChanged follows at once and shows the corpus.
    connect(m_session, &Session::corpusOpened, this,
            [this] { m_settings->addRecentFile(toQString(m_session->corpus()->path().string())); });
    connect(m_session, &Session::corpusGrew, this, [this] {
        m_corpus->growCorpus(m_session->corpus());
        m_status->setCorpus(m_session->corpus());
        refreshPosition();
    });
    connect(m_session, &Session::mappingChanged, this, &MainWindow::takeCorpus);
    connect(m_session, &Session::policyChanged, this, [this] {
        takePolicy();
        m_corpus->forgetCleaning();
    });
    connect(m_session, &Session::tokenizerChanged, this, [this] {
        takeTokenizer();
        m_corpus->forgetNumbers();
    });
    connect(m_session, &Session::recordShown, this, [this](quint64 record) {
        m_corpus->setCurrentRecord(record);
        m_charts->setCurrentRecord(record);
        refreshPosition();
    });
    connect(m_session, &Session::resultChanged, this, &MainWindow::takeResult);
    connect(m_session, &Session::traceRead, this, &MainWindow::takeText);
    connect(m_session, &Session::rowsFilled, m_corpus, &widgets::CorpusPanel::setNumbers);
    connect(m_session, &Session::summaryChanged, this, &MainWindow::takeSummary);
    connect(m_session, &Session::failed, m_status, &StatusStrip::complain);
    connect(m_session, &Session::progressed, m_status, &StatusStrip::setProgress);
    connect(m_session, &Session::activityEnded, m_status, &StatusStrip::endActivity);
    connect(m_session, &Session::exported, this,
            [this](const auto& summary, const QString& path) { m_status->say(exportReport(*summary, path)); });
}

void MainWindow::connectViews()
{
    connect(m_status, &StatusStrip::cancelRequested, m_session, &Session::cancel);
    connect(m_status, &StatusStrip::issuesRequested, m_issuesDock, [this] { m_issuesDock->setVisible(!m_issuesDock->isVisible()); });
    connect(static_cast<Welcome*>(m_welcome), &Welcome::openRequested, m_actions->open, &QAction::trigger);
    connect(static_cast<Welcome*>(m_welcome), &Welcome::sampleRequested, m_actions->openSample, &QAction::trigger);
    connect(m_corpus, &widgets::CorpusPanel::recordChosen, m_session, &Session::showRecord);
    connect(m_corpus, &widgets::CorpusPanel::fieldsRequested, this, &MainWindow::askForFields);
    connect(m_corpus, &widgets::CorpusPanel::visibleRowsChanged, this, &MainWindow::fillVisibleRows);
    connect(m_corpus, &widgets::CorpusPanel::visibleRowsChanged, this, &MainWindow::refreshPosition);
    connect(m_issues, &widgets::IssuesPanel::recordChosen, m_session, &Session::showRecord);
    connect(m_charts, &widgets::ChartsView::recordChosen, m_session, &Session::showRecord);
    connect(m_trace, &widgets::TraceView::nextRecordRequested, m_actions->nextRecord, &QAction::trigger);
    connect(m_trace, &widgets::TraceView::previousRecordRequested, m_actions->previousRecord, &QAction::trigger);
    connect(m_cleaning, &widgets::CleaningPanel::policyChosen, m_session, &Session::setPolicy);
    connect(m_presets, &QComboBox::activated, this, [this](int index) {
        core::Policy policy = m_session->pipeline().policy;
        policy.name = "custom";
        const auto at = static_cast<std::size_t>(index);
        m_session->setPolicy(at < core::presets().size() ? core::presets()[at] : policy);
    });
    connect(m_tokenizers, &QComboBox::activated, this, [this](int index) {
        QString key = m_tokenizers->itemData(index).toString();
        if (key == tokenizerFromFile)
            key = QFileDialog::getOpenFileName(this, tr("Open a tokenizer"), {}, tr("tokenizer.json (*.json)"));
        if (key.isEmpty())
            takeTokenizer();
        else
            m_session->setTokenizer(key);
    });
}

/// One node is chosen everywhere.
void MainWindow::connectNodes()
{
    const auto decide = [this](std::size_t segment, core::Decision decision) {
        m_session->decide(static_cast<quint32>(segment), decision);
    };
    connect(m_trace, &widgets::TraceView::nodeChosen, this, &MainWindow::spreadNode);
    connect(m_compare, &widgets::CompareView::nodeChosen, this, &MainWindow::spreadNode);
    connect(m_details, &widgets::DetailsPanel::goToRequested, this, &MainWindow::spreadNode);
    connect(m_trace, &widgets::TraceView::decisionRequested, this, decide);
    connect(m_details, &widgets::DetailsPanel::decisionRequested, this, decide);
}

void MainWindow::spreadNode(core::NodeId node)
{
    m_details->setNode(node);
    if (sender() != m_trace)
        m_trace->chooseNode(node);
    if (sender() != m_compare && m_page == Page::Compare)
        m_compare->chooseNode(node);
}

void MainWindow::restoreWindow()
{
    resize(QSize(1280, 800).boundedTo(screen()->availableSize() - QSize(0, 32))); // a title bar stands above
    restoreGeometry(m_settings->windowGeometry());
    QMainWindow::restoreState(m_settings->windowState());
}

void MainWindow::saveState() { m_settings->setWindow(saveGeometry(), QMainWindow::saveState()); }

void MainWindow::openFile(const QString& path)
{
    m_status->say({});
    m_session->open(path);
}

void MainWindow::askForFile()
{
    auto* dialog = new QFileDialog(this, tr("Open a corpus"), m_settings->lastFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Corpora (*.jsonl *.json *.ndjson)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openFile);
    dialog->open();
}

void MainWindow::askForFields()
{
    if (!m_session->corpus())
        return;
    auto* dialog = new widgets::MappingDialog(m_session->corpus(), m_session->mapping().value_or(core::FieldMapping{}),
                                              m_session->mappingTrouble(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, m_session, [this, dialog] { m_session->setMapping(dialog->mapping()); });
    dialog->open();
}

void MainWindow::takeCorpus()
{
    const auto& corpus = m_session->corpus();
    const auto& mapping = m_session->mapping();
    m_corpus->setCorpus(corpus, mapping, mapping ? tr("Read as: %1").arg(widgets::layoutText(mapping->layout)) : m_session->mappingTrouble());
    m_status->setCorpus(corpus);
    m_actions->fields->setEnabled(corpus != nullptr);
    m_actions->run->setEnabled(mapping.has_value());
    m_actions->exportCorpus->setEnabled(mapping.has_value());
    if (corpus && !mapping)
        m_status->complain(m_session->mappingTrouble());
    setWindowTitle(corpus ? tr("%1 \u2013 DLCoT Studio").arg(toQString(corpus->path().filename().string())) : tr("DLCoT Studio"));
    showPage(m_page);
    refreshPosition();
}

/// A trace that takes its time: nothing of the one before may stand beside its text.
void MainWindow::takeText(const core::Trace& trace)
{
    takeResult(nullptr, {});
    m_trace->showTextOnly(trace);
}

void MainWindow::takeResult(const std::shared_ptr<const core::TraceResult>& result, const QString& trouble)
{
    if (!result && !trouble.isEmpty())
        m_trace->setEmptyText(trouble);
    m_trace->setResult(result);
    m_details->setResult(result);
    m_details->setDecisions(m_session->currentRecord() ? m_session->decisionsOf(*m_session->currentRecord())
                                                       : std::vector<core::Decision>{});
    m_details->setNode(m_trace->currentNode());
    m_cleaning->setResult(result);
    m_compareStale = true;
    if (m_page == Page::Compare)
        showPage(m_page);
}

void MainWindow::takeSummary(const std::shared_ptr<const core::CorpusSummary>& summary)
{
    m_status->setSummary(summary);
    m_charts->setSummary(summary);
    m_issues->setSummary(summary);
    if (m_session->currentRecord())
        m_charts->setCurrentRecord(*m_session->currentRecord());
}

void MainWindow::takePolicy()
{
    const core::Policy& policy = m_session->pipeline().policy;
    m_cleaning->setPolicy(policy);
    const int at = m_presets->findText(toQString(policy.name));
    m_presets->setCurrentIndex(at >= 0 ? at : m_presets->count() - 1);
    m_presets->setToolTip(widgets::plainToolTip(widgets::presetExplanation(policy.name)));
    if (at >= 0)
        m_settings->setPreset(toQString(policy.name));
}

void MainWindow::takeTokenizer()
{
    showTokenizer(m_tokenizers, m_session->tokenizerKey(), m_session->tokenizerName());
    m_corpus->setTokenizerName(m_session->tokenizerName());
    if (!m_session->tokenizerName().isEmpty())
        m_settings->setTokenizer(m_session->tokenizerKey());
}

void MainWindow::showPage(Page page)
{
    m_page = page;
    const std::array<QAction*, 3> choices{m_actions->read, m_actions->compare, m_actions->charts};
    choices[static_cast<std::size_t>(page)]->setChecked(true);
    m_pages->setCurrentIndex(m_session->corpus() ? static_cast<int>(page) : 3);
    if (page == Page::Compare && std::exchange(m_compareStale, false)) {
        m_compare->setResult(m_session->result());
        m_compare->chooseNode(m_trace->currentNode());
    }
}

void MainWindow::refreshPosition() { m_trace->setPosition(m_corpus->currentPosition(), m_corpus->shownCount()); }

void MainWindow::fillVisibleRows() { m_session->fillRows(m_corpus->visibleWithoutNumbers()); }

void MainWindow::stepTheme()
{
    const Theme theme = m_settings->theme();
    Q_EMIT themeChosen(theme == Theme::System ? Theme::Light : theme == Theme::Light ? Theme::Dark : Theme::System);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    openFile(event->mimeData()->urls().first().toLocalFile());
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    saveState();
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_actions->refreshIcons(palette());
}

} // namespace app
