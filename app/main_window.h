#pragma once

#include "app/session.h"
#include "app/settings.h"

#include <QMainWindow>

class QComboBox;
class QDockWidget;
class QStackedWidget;

namespace widgets {
class ChartsView;
class CleaningPanel;
class CompareView;
class CorpusPanel;
class DetailsPanel;
class GoldPanel;
class IssuesPanel;
class TraceView;
} // namespace widgets

namespace app {

class Actions;
class ExportFlow;
class GoldFlow;
class NoticeBar;
class OpenFlow;
class Panes;
class StatusStrip;
class TokenizerChoice;

/// The studio's window: puts the views together and ties them to the session; nothing else.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    enum class Page { Read, Compare, Charts };
    Q_ENUM(Page)

    MainWindow(Session* session, Settings* settings, QWidget* parent = nullptr);

    void openFile(const QString& path) { openFiles({path}); }
    void openFiles(const QStringList& paths);
    void showPage(Page page);
    void saveState();

    [[nodiscard]] Actions* actionsOfWindow() const { return m_actions; }
    [[nodiscard]] widgets::CorpusPanel* corpusPanel() const { return m_corpus; }
    [[nodiscard]] widgets::TraceView* traceView() const { return m_trace; }
    [[nodiscard]] GoldFlow* goldFlow() const { return m_gold; }
    [[nodiscard]] widgets::ChartsView* chartsView() const { return m_charts; }

Q_SIGNALS:
    void themeChosen(app::Theme theme);
    /// A code of widgets::languages, or empty for the system's.
    void languageChosen(const QString& code);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void buildToolBar();
    void buildCorpusDock();
    void buildPages();
    void buildDocks();
    void connectActions();
    void connectSession();
    void connectViews();
    void connectNodes();
    void connectGold();
    void restoreWindow();

    void askForFields();
    void takeCorpus();
    void takeText(const core::Trace& trace);
    void takeResult(const std::shared_ptr<const core::TraceResult>& result, const QString& trouble);
    void takeNotes();
    void takeSummary(const std::shared_ptr<const core::CorpusSummary>& summary);
    void takePolicy();
    void takeTokenizer();
    void spreadNode(core::NodeId node);
    void refreshPosition();
    void fillVisibleRows();
    void stepTheme();

    Session* m_session;
    Settings* m_settings;
    Actions* m_actions;
    ExportFlow* m_export;
    OpenFlow* m_open;
    StatusStrip* m_status;
    NoticeBar* m_notice;
    Panes* m_panes;
    QComboBox* m_presets = nullptr;
    TokenizerChoice* m_tokenizers = nullptr;
    QStackedWidget* m_pages;
    QWidget* m_welcome;
    widgets::TraceView* m_trace;
    widgets::CompareView* m_compare;
    widgets::ChartsView* m_charts;
    widgets::CorpusPanel* m_corpus;
    widgets::DetailsPanel* m_details;
    widgets::CleaningPanel* m_cleaning;
    widgets::IssuesPanel* m_issues;
    widgets::GoldPanel* m_goldPanel;
    GoldFlow* m_gold = nullptr;
    QDockWidget* m_corpusDock = nullptr;
    QDockWidget* m_detailsDock = nullptr;
    QDockWidget* m_issuesDock = nullptr;
    QDockWidget* m_goldDock = nullptr;
    Page m_page = Page::Read;
    bool m_compareStale = true; ///< the comparison is made when it is looked at
};

} // namespace app
