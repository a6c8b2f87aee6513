#pragma once

#include "app/main_window.h"
#include "app/studio.h"
#include "tests/support/corpus_files.h"

#include <QSignalSpy>
#include <QTest>

namespace support {

/// Milliseconds in which even a slow machine is done.
constexpr int patience = 60000;

/// A studio with settings of its own and a shown window.
class StudioBench
{
public:
    StudioBench() : studio(files.path(QStringLiteral("settings.ini")))
    {
        studio.window()->show();
        QTRY_VERIFY_WITH_TIMEOUT(!studio.session()->busy(), patience);
        QVERIFY(QTest::qWaitForWindowActive(studio.window()));
    }
    /// Opens a corpus and waits until its first trace is shown.
    void open(const QString& path)
    {
        QSignalSpy opened(studio.session(), &app::Session::corpusOpened);
        studio.window()->openFile(path);
        QTRY_VERIFY_WITH_TIMEOUT(opened.count() == 1 && studio.session()->result() && !studio.session()->busy(), patience);
    }

    CorpusFiles files; ///< outlives the studio
    app::Studio studio;
};

} // namespace support
