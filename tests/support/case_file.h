#pragma once

#include <QFile>
#include <QString>
#include <QStringList>

#include <map>
#include <utility>

namespace support {

/// The sections of a case file: the lines after "--- name" up to the next; lines before the first are its comment.
inline std::map<QString, QString> sectionsOf(const QString& path)
{
    QFile file(path);
    std::map<QString, QString> sections;
    if (!file.open(QIODevice::ReadOnly))
        return sections;
    QString name;
    QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
    lines.removeLast(); // nothing stands behind the last line end
    for (const QString& line : std::as_const(lines)) {
        if (line.startsWith(QLatin1String("--- "))) {
            name = line.mid(4).trimmed();
            sections[name];
        } else if (!name.isEmpty()) {
            sections[name] += line + QLatin1Char('\n');
        }
    }
    return sections;
}

} // namespace support
