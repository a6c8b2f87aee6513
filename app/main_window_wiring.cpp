// What the window's parts tell each other.
#include "app/actions.h"
#include "app/choices.h"
#include "app/export_flow.h"
#include "app/gold_flow.h"
#include "app/keys_dialog.h"
#include "app/main_window.h"
#include "app/notice_bar.h"
#include "app/open_flow.h"
#include "app/panes.h"
#include "app/status_strip.h"
#include "app/tokenizer_choice.h"
#include "app/welcome.h"
#include "app/window_parts.h"
#include "core/resources.h"
#include "widgets/text_bridge.h"
#include "widgets/views/charts_view.h"
#include "widgets/views/cleaning_panel.h"
#include "widgets/views/compare_view.h"
#include "widgets/views/corpus_panel.h"
#include "widgets/views/details_panel.h"
#include "widgets/views/gold_panel.h"
#include "widgets/views/issues_panel.h"
#include "widgets/views/trace_view.h"

#include <QDockWidget>

namespace app {

using widgets::toQString;

void MainWindow::connectActions()
{
    const auto on = [this](QAction* action, auto what) { connect(action, &QAction::triggered, this, what); };
    connect(m_actions->open, &QAction::triggered, m_open, &OpenFlow::askForFiles);
    connect(m_actions->openFolder, &QAction::triggered, m_open, &OpenFlow::askForFolder);
    connect(m_actions->reopen, &QAction::triggered, m_open, &OpenFlow::reopen);
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
    on(m_actions->nextPane, [this] { m_panes->step(1); });
    on(m_actions->previousPane, [this] { m_panes->step(-1); });
    on(m_actions->nextTheme, &MainWindow::stepTheme);
    on(m_actions->keys, [this] {
        auto* dialog = new KeysDialog(m_actions->withKeys(), m_corpus->actions(), m_trace->actions(), m_compare->actions(), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    on(m_actions->about, [this] { showAbout(this); });
    addActions(m_trace->actions()); // the keys of the page that is seen work wherever the focus is
    addActions(m_compare->actions());
}

void MainWindow::connectSession()
{
    connect(m_open, &OpenFlow::openingBegan, m_status, [this] { m_status->say({}); });
    connect(m_open, &OpenFlow::filesChanged, m_notice, &NoticeBar::tell);
    connect(m_open, &OpenFlow::notesChanged, this, &MainWindow::takeNotes);
    connect(m_notice, &NoticeBar::actionRequested, m_actions->reopen, &QAction::trigger);
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
    connect(m_session, &Session::shownFromChanged, this, [this] {
        m_settings->setShownFrom(m_session->pipeline().leastSure);
        m_trace->setShownFrom(m_session->pipeline().leastSure);
        m_corpus->forgetNumbers();
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
    connect(m_status, &StatusStrip::issuesRequested, m_actions->issuesDock, &QAction::trigger);
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
    connect(m_trace, &widgets::TraceView::shownFromChosen, m_session, &Session::setShownFrom);
    connect(m_cleaning, &widgets::CleaningPanel::policyChosen, m_session, &Session::setPolicy);
    connect(m_presets, &QComboBox::activated, this, [this](int index) {
        core::Policy policy = m_session->pipeline().policy;
        policy.name = "custom";
        const auto at = static_cast<std::size_t>(index);
        const core::Policy before = policy;
        if (at < core::presets().size())
            policy = core::presets()[at];
        policy.minConfidence = before.minConfidence; // a preset says nothing of these
        policy.unlikelyRepeats = before.unlikelyRepeats;
        m_session->setPolicy(policy);
    });
    connect(m_tokenizers, &TokenizerChoice::chosen, m_session, &Session::setTokenizer);
    connect(m_tokenizers, &TokenizerChoice::comparedChosen, m_session, &Session::setComparedTokenizer);
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

void MainWindow::connectGold()
{
    constexpr auto comparing = Session::Activity::Comparing;
    m_gold = new GoldFlow(m_session, m_goldPanel, m_trace, this); // after the trace: it jumps in what that shows
    connect(m_actions->openGold, &QAction::triggered, m_gold, &GoldFlow::ask);
    for (const auto& [action, direction] : {std::pair(m_actions->nextDifference, 1), std::pair(m_actions->previousDifference, -1)})
        connect(action, &QAction::triggered, this, [this, way = direction] {
            m_goldDock->show();
            m_goldPanel->step(way);
        });
    connect(m_gold, &GoldFlow::placeShown, this, [this] { showPage(Page::Read); });
    connect(m_gold, &GoldFlow::failed, m_status, &StatusStrip::complain);
    connect(m_gold, &GoldFlow::began, m_goldDock, &QWidget::show);
    connect(m_gold, &GoldFlow::progressed, this, [this](quint64 done, quint64 total) { m_status->setProgress(comparing, done, total); });
    connect(m_gold, &GoldFlow::ended, this, [this] { m_status->endActivity(comparing); });
    connect(m_status, &StatusStrip::cancelRequested, this, [this](Session::Activity activity) {
        if (activity == comparing)
            m_gold->cancel();
    });
}

void MainWindow::spreadNode(core::NodeId node)
{
    m_details->setNode(node);
    if (sender() != m_trace)
        m_trace->chooseNode(node);
    if (sender() != m_compare && m_page == Page::Compare)
        m_compare->chooseNode(node);
}

} // namespace app
