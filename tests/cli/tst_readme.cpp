#include <QDir>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

namespace {

const QString readmePath = QStringLiteral(DLCOT_SOURCE_DIR "/README.md");

/// One "$ command" of a console block and what README.md says it prints.
struct Example
{
    int line = 0; ///< of the command, from 1
    QString command;
    QStringList output;
};

QStringList linesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(QLatin1Char('\n')) : QStringList();
}

/// The examples of all console blocks.
std::vector<Example> examplesOf(const QStringList& lines)
{
    std::vector<Example> examples;
    bool inside = false;
    for (int i = 0; i < lines.size(); ++i) {
        const QString& line = lines[i];
        if (line.startsWith(QStringLiteral("```"))) {
            inside = line == QStringLiteral("```console");
        } else if (inside && line.startsWith(QStringLiteral("$ "))) {
            examples.push_back({i + 1, line.mid(2), {}});
        } else if (inside && !examples.empty()) {
            examples.back().output << line;
        }
    }
    return examples;
}

/// Lines without the spaces that fill a table up at the right, which no one sees.
QString withoutTrailingSpace(QString text)
{
    static const QRegularExpression trailing(QStringLiteral(" +$"), QRegularExpression::MultilineOption);
    return text.remove(trailing);
}

QString joined(const QStringList& lines)
{
    return lines.isEmpty() ? QString() : lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace

/// Runs every example of README.md in order, in one empty folder that has the sample corpus, and compares what it prints.
/// DLCOT_UPDATE_README=1 writes what the commands print into README.md instead.
class TestReadme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QFile::exists(QStringLiteral(DLCOT_BINARY_DIR "/bin/dlcot")));
        QVERIFY(m_folder.isValid());
        QVERIFY(QFile::link(QStringLiteral(DLCOT_SOURCE_DIR "/resources"), m_folder.filePath(QStringLiteral("resources"))));
        m_lines = linesOf(readmePath);
    }

    void startsWithTheTwoCommands()
    {
        const QString start = m_lines.mid(0, 12).join(QLatin1Char('\n'));
        QVERIFY(start.contains(QStringLiteral("./start.sh\n")) || start.contains(QStringLiteral("./start.sh ")));
        QVERIFY(start.contains(QStringLiteral("./start.sh test")));
    }

    void examplesPrintWhatReadmeSays()
    {
        const std::vector<Example> examples = examplesOf(m_lines);
        QVERIFY(examples.size() >= 5);
        if (qEnvironmentVariableIsSet("DLCOT_UPDATE_README"))
            return update(examples);
        for (const Example& example : examples) {
            const QString printed = run(example.command);
            if (printed != joined(example.output))
                qWarning("README.md:%d: $ %s\nprints\n%s", example.line, qPrintable(example.command), qPrintable(printed));
            QCOMPARE(printed, joined(example.output));
        }
    }

    void linksAndPicturesAreThere()
    {
        static const QRegularExpression link(QStringLiteral("\\]\\(([^)#:]+)\\)"));
        for (int i = 0; i < m_lines.size(); ++i) {
            auto matches = link.globalMatch(m_lines[i]);
            while (matches.hasNext()) {
                const QString target = matches.next().captured(1);
                if (target.startsWith(QStringLiteral("resources/screenshots/")))
                    continue; // made by dlcot-studio --screenshot, looked at by people
                QVERIFY2(QFile::exists(QStringLiteral(DLCOT_SOURCE_DIR "/") + target), qPrintable(target));
            }
        }
    }

private:
    QString run(const QString& command)
    {
        QProcess shell;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PATH"), QStringLiteral(DLCOT_BINARY_DIR "/bin:")
                                                       + environment.value(QStringLiteral("PATH")));
        shell.setProcessEnvironment(environment);
        shell.setWorkingDirectory(m_folder.path());
        shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), command});
        if (!shell.waitForFinished(120000))
            return QStringLiteral("did not finish\n");
        return withoutTrailingSpace(QString::fromUtf8(shell.readAllStandardOutput()));
    }

    void update(const std::vector<Example>& examples)
    {
        QStringList lines = m_lines;
        int shift = 0;
        for (const Example& example : examples) {
            QStringList printed = run(example.command).split(QLatin1Char('\n'));
            printed.removeLast();
            const int at = example.line + shift;
            lines = lines.mid(0, at) + printed + lines.mid(at + static_cast<int>(example.output.size()));
            shift += static_cast<int>(printed.size() - example.output.size());
        }
        QFile file(readmePath);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(lines.join(QLatin1Char('\n')).toUtf8());
    }

    QTemporaryDir m_folder;
    QStringList m_lines;
};

QTEST_APPLESS_MAIN(TestReadme)
#include "tst_readme.moc"
