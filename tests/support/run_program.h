#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

/// Runs a program of the build tree and gives what it printed and its exit code.
struct ProgramRun
{
    QByteArray out;
    QByteArray err;
    int code = -1;
};

inline ProgramRun runProgram(const QString& name, const QStringList& arguments, const QByteArray& input = {},
                             const QString& folder = {})
{
    QProcess process;
    if (!folder.isEmpty())
        process.setWorkingDirectory(folder);
    process.start(QStringLiteral(DLCOT_BINARY_DIR "/bin/") + name, arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(300000);
    return {process.readAllStandardOutput(), process.readAllStandardError(),
            process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1};
}
