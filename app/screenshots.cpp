#include "app/screenshots.h"

#include "app/actions.h"
#include "app/main_window.h"
#include "app/studio.h"
#include "widgets/background_task.h"
#include "widgets/views/charts_view.h"

#include <QApplication>
#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QPixmap>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>

namespace app {

namespace {

using Page = MainWindow::Page;

QString translated(const char* text) { return QCoreApplication::translate("app::Screenshots", text); }

struct Picture
{
    QString name;
    Page page = Page::Read;
    Theme theme = Theme::Light;
    QSize size{1280, 720};
    QString language = QStringLiteral("en");
    widgets::ChartsView::Page chart = widgets::ChartsView::Page::Distribution;
};

QList<Picture> pictures()
{
    const QSize large(1920, 1080);
    return {
        {QStringLiteral("read-light")},
        {QStringLiteral("read-dark"), Page::Read, Theme::Dark},
        {QStringLiteral("compare-light"), Page::Compare},
        {QStringLiteral("compare-dark"), Page::Compare, Theme::Dark},
        {QStringLiteral("charts-light"), Page::Charts},
        {QStringLiteral("charts-dark"), Page::Charts, Theme::Dark},
        {QStringLiteral("read-large"), Page::Read, Theme::Light, large},
        {QStringLiteral("compare-large"), Page::Compare, Theme::Light, large},
        {QStringLiteral("charts-large"), Page::Charts, Theme::Dark, large},
        {QStringLiteral("statistics-light"), Page::Charts, Theme::Light, {1280, 720}, QStringLiteral("en"), widgets::ChartsView::Page::Statistics},
        {QStringLiteral("statistics-dark"), Page::Charts, Theme::Dark, large, QStringLiteral("en"), widgets::ChartsView::Page::Statistics},
        {QStringLiteral("read-chinese"), Page::Read, Theme::Light, {1280, 720}, QStringLiteral("zh_CN")},
    };
}

/// Takes the pictures of one studio, with settings of its own.
class Photographer
{
public:
    Photographer(const QString& folder, const QString& settings) : m_folder(folder), m_studio(settings)
    {
        QObject::connect(m_studio.session(), &Session::failed, m_studio.session(),
                         [this](const QString& message) { m_trouble = message; });
    }

    std::optional<QString> takeAll(const QString& corpus)
    {
        if (!QDir().mkpath(m_folder))
            return translated(QT_TRANSLATE_NOOP("app::Screenshots", "The folder %1 can't be made.")).arg(m_folder);
        take({QStringLiteral("empty-light")});
        m_studio.window()->openFile(corpus);
        waitForWork();
        if (!m_trouble)
            m_studio.session()->run();
        waitForWork();
        showRichTrace();
        waitForWork();
        for (const Picture& picture : pictures())
            take(picture);
        return m_trouble;
    }

private:
    /// The trace where most goes says most about the program.
    void showRichTrace()
    {
        const auto& summary = m_studio.session()->summary();
        if (!summary || summary->rows.empty())
            return;
        const auto richest = std::max_element(summary->rows.begin(), summary->rows.end(), [](const auto& a, const auto& b) {
            return std::pair(a.saving() > 0 ? a.approaches + a.redundant + a.errors : 0, a.saving())
                   < std::pair(b.saving() > 0 ? b.approaches + b.redundant + b.errors : 0, b.saving());
        });
        m_studio.session()->showRecord(richest->record);
    }

    void take(const Picture& picture)
    {
        if (m_trouble)
            return;
        if (m_language != picture.language)
            m_studio.setLanguage(m_language = picture.language);
        m_studio.setTheme(picture.theme);
        MainWindow* window = m_studio.window();
        window->resize(picture.size);
        window->show();
        window->showPage(picture.page);
        window->chartsView()->showPage(picture.chart);
        waitForWork();
        const QString path = QDir(m_folder).filePath(picture.name + QStringLiteral(".png"));
        if (!window->grab().save(path))
            m_trouble = translated(QT_TRANSLATE_NOOP("app::Screenshots", "%1 can't be written.")).arg(path);
    }

    [[nodiscard]] bool working() const
    {
        const auto running = [](const QObject* root) {
            const auto tasks = root->findChildren<widgets::BackgroundTask*>();
            return std::any_of(tasks.begin(), tasks.end(), [](const auto* task) { return task->running(); });
        };
        return m_studio.session()->busy() || running(m_studio.window());
    }

    /// Until nothing works in the background and all that was queued has been painted.
    void waitForWork()
    {
        QEventLoop loop;
        QTimer look;
        int quiet = 0;
        QObject::connect(&look, &QTimer::timeout, &loop, [&] {
            quiet = working() ? 0 : quiet + 1;
            if (quiet > 12 || m_trouble)
                loop.quit();
        });
        look.start(20);
        loop.exec();
    }

    QString m_folder;
    mutable Studio m_studio;
    QString m_language = QStringLiteral("en");
    std::optional<QString> m_trouble;
};

/// Drops what Qt says of its display-less platform: it is no news to who asked for pictures without a display.
void tellButOfThePlatform(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    if (!message.startsWith(QLatin1String("This plugin does not support ")) && !message.startsWith(QLatin1String("QStandardPaths: ")))
        std::fprintf(stderr, "%s\n", qPrintable(qFormatLogMessage(type, context, message)));
}

} // namespace

void goWithoutDisplay()
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler(tellButOfThePlatform);
}

std::optional<QString> takeScreenshots(const QString& folder, const QString& corpus)
{
    const QTemporaryDir settings;
    return Photographer(folder, settings.filePath(QStringLiteral("settings.ini"))).takeAll(corpus);
}

} // namespace app
