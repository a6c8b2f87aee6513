#include "app/main_window.h"

#include "app/actions.h"
#include "app/choices.h"
#include "app/export_flow.h"
#include "app/filter_flow.h"
#include "app/gold_flow.h"
#include "app/notice_bar.h"
#include "app/open_flow.h"
#include "app/panes.h"
#include "app/status_strip.h"
#include "app/tokenizer_choice.h"
#include "app/welcome.h"
#include "app/window_parts.h"
#include "widgets/core_words.h"
#include "widgets/text_bridge.h"
#include "widgets/views/charts_view.h"
#include "widgets/views/cleaning_panel.h"
#include "widgets/views/compare_view.h"
#include "widgets/views/corpus_panel.h"
#include "widgets/views/details_panel.h"
#include "widgets/views/gold_panel.h"
#include "widgets/views/issues_panel.h"
#include "widgets/views/mapping_dialog.h"
#include "widgets/views/trace_view.h"

#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>

namespace app {

using widgets::toQString;

MainWindow::MainWindow(Session* session, Settings* settings, QWidget* parent)
    : QMainWindow(parent), m_session(session), m_settings(settings), m_actions(new Actions(session->undoStack(), this)),
      m_export(new ExportFlow(session, this)), m_open(new OpenFlow(session, settings, this)),
      m_status(new StatusStrip), m_notice(new NoticeBar), m_panes(new Panes(this)),
      m_pages(new QStackedWidget),
      m_welcome(new Welcome), m_trace(new widgets::TraceView), m_compare(new widgets::CompareView),
      m_charts(new widgets::ChartsView), m_corpus(new widgets::CorpusPanel), m_details(new widgets::DetailsPanel),
      m_cleaning(new widgets::CleaningPanel), m_issues(new widgets::IssuesPanel),
      m_goldPanel(new widgets::GoldPanel)
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    buildToolBar(); // Tab goes in this order
    buildCorpusDock();
    buildPages();
    buildDocks();
    auto* bar = new QStatusBar;
    bar->setSizeGripEnabled(false);
    bar->addWidget(m_status, 1);
    setStatusBar(bar);
    connectActions();
    connectSession();
    connectViews();
    connectNodes();
    connectGold();
    new FilterFlow(session, settings, m_corpus, m_trace, this);
    restoreWindow();
    m_actions->refreshIcons(palette());
    takePolicy();
    takeTokenizer();
    m_trace->setShownFrom(m_session->pipeline().leastSure);
    takeCorpus();
    takeSummary(m_session->summary());
    if (m_session->currentRecord()) {
        m_corpus->setCurrentRecord(*m_session->currentRecord());
        takeResult(m_session->result(), {});
    }
    if (!m_session->corpus())
        m_welcome->findChild<QPushButton*>()->setFocus();
}

void MainWindow::buildPages()
{
    for (QWidget* page : std::initializer_list<QWidget*>{m_trace, m_compare, m_charts, m_welcome})
        m_pages->addWidget(page);
    auto* centre = new QWidget;
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_pages, 1);
    setCentralWidget(centre);
}

void MainWindow::buildCorpusDock()
{
    setDockOptions(AnimatedDocks | AllowTabbedDocks);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    m_corpusDock = addPlainDock(this, Qt::LeftDockWidgetArea, tr("Corpus"), QStringLiteral("corpusDock"), m_corpus);
}

void MainWindow::buildDocks()
{
    m_detailsDock = addPlainDock(this, Qt::RightDockWidgetArea, tr("Details and cleaning"), QStringLiteral("detailsDock"),
                                 new PanelStack({m_details, m_cleaning}));
    m_issuesDock = addPlainDock(this, Qt::BottomDockWidgetArea, tr("Issues"), QStringLiteral("issuesDock"), m_issues);
    m_issuesDock->hide();
    m_goldDock = addPlainDock(this, Qt::BottomDockWidgetArea, tr("Gold labels"), QStringLiteral("goldDock"), m_goldPanel);
    m_goldDock->hide();
    resizeDocks({m_corpusDock, m_detailsDock}, {340, 272}, Qt::Horizontal);
    resizeDocks({m_issuesDock, m_goldDock}, {140, 200}, Qt::Vertical);
    m_panes->tie(m_actions->corpusDock, m_corpusDock);
    m_panes->tie(m_actions->detailsDock, m_detailsDock);
    m_panes->tieList(m_actions->issuesDock, m_issuesDock);
    m_panes->tieList(m_actions->goldDock, m_goldDock);
    for (QWidget* pane : std::initializer_list<QWidget*>{m_corpus, m_pages, m_detailsDock->widget(), m_issues, m_goldPanel})
        m_panes->add(pane);
}

void MainWindow::buildToolBar()
{
    const auto open = [this](const QString& entry) { openFiles(OpenFlow::pathsOf(entry)); };
    QMenu* theme = makeThemeMenu(*m_settings, this, [this](Theme one) { Q_EMIT themeChosen(one); });
    theme->addSeparator();
    theme->addAction(m_actions->nextTheme);
    QMenu* language =
        makeLanguageMenu(m_settings->language(), this, [this](const QString& code) { Q_EMIT languageChosen(code); });
    QMenu* recent = makeRecentMenu(*m_settings, m_actions->clearRecent, this, open);
    QMenu* menu = m_actions->makeMenu(recent, new QMenu(tr("&Show"), this), theme, language, this);

    m_presets = makePresetChoice();
    m_tokenizers = new TokenizerChoice;
    auto* bar = new MainToolBar(this);
    bar->addButton(m_actions->open, recent);
    bar->addGap();
    bar->addLabelled(tr("&Preset"), m_presets);
    bar->addButton(m_actions->run);
    bar->addButton(m_actions->exportCorpus);
    bar->addStretch();
    bar->addChoice({m_actions->read, m_actions->compare, m_actions->charts});
    bar->addStretch();
    bar->addLabelled(tr("&Tokenizer"), m_tokenizers);
    bar->addMenu(menu, tr("&Menu"));
    addToolBar(bar);
}

void MainWindow::restoreWindow()
{
    resize(QSize(1280, 800).boundedTo(screen()->availableSize() - QSize(0, 32))); // a title bar stands above
    restoreGeometry(m_settings->windowGeometry());
    QMainWindow::restoreState(m_settings->windowState());
}

void MainWindow::saveState() { m_settings->setWindow(saveGeometry(), QMainWindow::saveState()); }

void MainWindow::openFiles(const QStringList& paths) { m_open->open(paths); }

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
    m_actions->reopen->setEnabled(corpus != nullptr);
    m_actions->run->setEnabled(mapping.has_value());
    m_actions->exportCorpus->setEnabled(mapping.has_value());
    if (corpus && !mapping)
        m_status->complain(m_session->mappingTrouble());
    setWindowTitle(corpus ? tr("%1 \u2013 DLCoT Studio").arg(m_open->corpusName()) : tr("DLCoT Studio"));
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
    m_details->setDecisions(m_session->decisions());
    m_details->setNode(m_trace->currentNode());
    m_cleaning->setResult(result);
    m_compareStale = true;
    if (m_page == Page::Compare)
        showPage(m_page);
}

void MainWindow::takeNotes()
{
    auto notes = m_open->notes();
    m_status->setNotes(notes.size());
    m_issues->model()->setIssues(std::move(notes), m_session->summary(), m_session->corpus());
}

void MainWindow::takeSummary(const std::shared_ptr<const core::CorpusSummary>& summary)
{
    m_status->setSummary(summary);
    m_charts->setSummary(summary);
    takeNotes();
    if (m_session->currentRecord())
        m_charts->setCurrentRecord(*m_session->currentRecord());
}

void MainWindow::takePolicy()
{
    const core::Policy& policy = m_session->pipeline().policy;
    m_cleaning->setPolicy(policy);
    const int at = m_presets->findText(toQString(policy.name));
    m_presets->setCurrentIndex(at >= 0 ? at : m_presets->count() - 1);
    m_settings->setActedFrom(policy.minConfidence);
    m_settings->setUnlikelyRepeats(policy.unlikelyRepeats);
    m_presets->setToolTip(widgets::plainToolTip(widgets::presetExplanation(policy.name)));
    if (at >= 0)
        m_settings->setPreset(toQString(policy.name));
}

void MainWindow::takeTokenizer()
{
    const TokenizerPick main{m_session->tokenizerKey(), m_session->tokenizerName()};
    const TokenizerPick compared{m_session->comparedKey(), m_session->comparedName()};
    m_tokenizers->setPicks(main, compared);
    m_corpus->setTokenizers(main.label(), compared.label());
    if (m_session->tokenizerName().isEmpty())
        return;
    m_settings->setTokenizer(m_session->tokenizerKey());
    m_settings->setComparedTokenizer(m_session->comparedKey());
}

void MainWindow::showPage(Page page)
{
    m_page = page;
    const std::array<QAction*, 3> choices{m_actions->read, m_actions->compare, m_actions->charts};
    choices[static_cast<std::size_t>(page)]->setChecked(true);
    const bool within = m_pages->isAncestorOf(focusWidget());
    const bool opened = m_session->corpus() && m_pages->currentWidget() == m_welcome;
    QWidget* next = m_pages->widget(m_session->corpus() ? static_cast<int>(page) : 3);
    QWidget* used = next->focusWidget(); // before Qt chooses
    m_pages->setCurrentWidget(next);
    if (page == Page::Compare && std::exchange(m_compareStale, false)) {
        m_compare->setResult(m_session->result());
        if (m_trace->currentNode() != core::NodeId{0}) // else its first change is what to see
            m_compare->chooseNode(m_trace->currentNode());
    }
    if (within && opened)
        m_panes->enter(m_corpus);
    else if (within) // Qt's choice is the next in line, where an arrow key changes a setting
        m_panes->enter(next, used);
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
    if (!OpenFlow::localPaths(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    openFiles(OpenFlow::localPaths(event->mimeData()));
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
