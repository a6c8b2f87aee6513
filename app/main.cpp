#include "app/main_window.h"
#include "app/screenshots.h"
#include "app/studio.h"
#include "app/studio_style.h"
#include "core/kept_memory.h"

#include <QApplication>
#include <QCommandLineParser>

#include <csignal>
#include <cstdio>
#include <cstring>

namespace {

QString text(const char* source) { return QCoreApplication::translate("main", source); }

/// Decided before there is an application: pictures, help and version need no display.
bool needsDisplay(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i)
        for (const char* option : {"--screenshot", "--help", "--help-all", "--version", "-h", "-v"})
            if (std::strncmp(argv[i], option, std::strlen(option)) == 0)
                return false;
    return true;
}

int fail(const QString& message)
{
    std::fprintf(stderr, "dlcot-studio: %s\n", qPrintable(message));
    return 1;
}

} // namespace

int main(int argc, char** argv)
{
    core::keepFreedMemory();
    if (!needsDisplay(argc, argv))
        app::goWithoutDisplay();
    std::signal(SIGXFSZ, SIG_IGN); // a limit on the size of files is then an error of writing, which is told
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("dlcot-studio"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("DLCoT Studio"));
    QGuiApplication::setDesktopFileName(QStringLiteral("dlcot-studio"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DLCOT_VERSION));
    QApplication::setStyle(new app::StudioStyle);

    QCommandLineParser parser;
    parser.setApplicationDescription(text(QT_TRANSLATE_NOOP("main", "Takes long chain-of-thought traces apart, cleans them, compares, exports.")));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption screenshot(QStringLiteral("screenshot"),
                                        text(QT_TRANSLATE_NOOP("main", "Render the main views of FILE to PNG files in DIR, without a display.")),
                                        QStringLiteral("DIR"));
    parser.addOption(screenshot);
    parser.addPositionalArgument(QStringLiteral("FILE"), text(QT_TRANSLATE_NOOP("main", "Corpus to open: a file, a folder, or several of them.")), QStringLiteral("[FILE...]"));
    parser.process(application);
    const QStringList files = parser.positionalArguments();
    if (parser.isSet(screenshot)) {
        if (files.size() != 1)
            return fail(text(QT_TRANSLATE_NOOP("main", "--screenshot needs one corpus: dlcot-studio --screenshot DIR FILE")));
        const auto trouble = app::takeScreenshots(parser.value(screenshot), files.first());
        return trouble ? fail(*trouble) : 0;
    }
    app::Studio studio;
    studio.window()->show();
    if (!files.isEmpty())
        studio.window()->openFiles(files);
    return QApplication::exec();
}
