#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QTest>

namespace support {

/// While it lives, every Qt warning is gathered; when it dies, one that came fails the running test.
/// One at a time, on the test's thread.
class NoQtWarnings
{
public:
    NoQtWarnings() : m_before(qInstallMessageHandler(&NoQtWarnings::gather)) { messages().clear(); }
    ~NoQtWarnings()
    {
        qInstallMessageHandler(m_before);
        if (!messages().isEmpty())
            QTest::qFail(QByteArray("Qt warned: " + messages().join(QLatin1String(" | ")).toUtf8()).constData(), __FILE__,
                         __LINE__);
    }
    NoQtWarnings(const NoQtWarnings&) = delete;
    NoQtWarnings& operator=(const NoQtWarnings&) = delete;

    /// What came so far.
    [[nodiscard]] static QStringList& messages()
    {
        static QStringList gathered;
        return gathered;
    }

private:
    static void gather(QtMsgType type, const QMessageLogContext&, const QString& message)
    {
        const bool ofPlatform = message.startsWith(QLatin1String("This plugin does not support"));
        if ((type == QtWarningMsg || type == QtCriticalMsg) && !ofPlatform)
            messages().append(message);
    }
    QtMessageHandler m_before;
};

} // namespace support
