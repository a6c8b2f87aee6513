#pragma once

#include <QFile>
#include <QString>
#include <QTemporaryDir>

#include <nlohmann/json.hpp>

/// A folder of corpora, gone with the test.
class CorpusFiles
{
public:
    /// `count` records with id, problem, reasoning and answer; record i holds the word "numberI".
    QString numbered(int count, const QString& name = QStringLiteral("numbered.jsonl"))
    {
        QByteArray bytes;
        for (int i = 0; i < count; ++i)
            bytes += record("r" + std::to_string(i), "What is " + std::to_string(i) + " + 1? number" + std::to_string(i),
                            reasoning(i), std::to_string(i + 1));
        return write(name, bytes);
    }

    /// An approach, a check, the same approach again, and the conclusion; longer for higher `i`.
    static std::string reasoning(int i)
    {
        const std::string n = std::to_string(i);
        const std::string sum = std::to_string(i + 1);
        std::string text = "Okay, so I need to find " + n + " + 1.\n\nFirst, " + n + " + 1 = " + sum + ". So the answer is " + sum
                           + ".\n\nWait, let me check: " + sum + " - 1 = " + n + ". Yes, that is right.\n\n";
        for (int more = 0; more < i % 7; ++more)
            text += "Alternatively, let me compute " + n + " + 1 again: " + n + " + 1 = " + sum + ". So the answer is " + sum + ".\n\n";
        return text + "So the final answer is \\boxed{" + sum + "}.";
    }

    static QByteArray record(const std::string& id, const std::string& problem, const std::string& thought,
                             const std::string& answer)
    {
        const nlohmann::ordered_json json{{"id", id}, {"problem", problem}, {"reasoning", thought}, {"response", "done"}, {"answer", answer}};
        return QByteArray::fromStdString(json.dump() + "\n");
    }

    QString write(const QString& name, const QByteArray& bytes)
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
        return file.fileName();
    }

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QByteArray read(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(missing)");
    }

private:
    QTemporaryDir m_folder;
};
