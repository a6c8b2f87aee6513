#include "widgets/text_bridge.h"

#include <QLocale>
#include <QRegularExpression>

#include <cmath>

namespace widgets {

QString plainToolTip(const QString& text)
{
    constexpr qsizetype longest = 1000;
    static const QRegularExpression endlessWord(QStringLiteral("(\\S{60})(?=\\S)")); // Qt breaks lines at spaces only
    if (text.isEmpty())
        return {};
    QString shown = text.size() > longest ? text.left(longest) + QChar(0x2026) : text;
    shown.remove(QChar(QChar::Null));
    shown.replace(endlessWord, QStringLiteral("\\1\u200B"));
    return QLatin1String("<p style='white-space:pre-wrap'>") + shown.toHtmlEscaped() + QLatin1String("</p>");
}

QString formatCount(std::uint64_t value) { return QLocale().toString(static_cast<qulonglong>(value)); }

QString formatCountShort(std::uint64_t value)
{
    if (value < 10000)
        return formatCount(value);
    const bool millions = value >= 1000000;
    const double shown = static_cast<double>(value) / (millions ? 1e6 : 1e3);
    return QLocale().toString(shown, 'f', shown < 100 ? 1 : 0) + (millions ? QLatin1Char('M') : QLatin1Char('k'));
}

QString formatSaving(double saving)
{
    const int percent = static_cast<int>(std::lround(saving * 100));
    if (percent == 0)
        return QStringLiteral("0 %");
    return QStringLiteral("%1%2 %").arg(percent > 0 ? QStringLiteral("\u2212") : QStringLiteral("+")).arg(std::abs(percent));
}

QString withoutMnemonic(QString text)
{
    static const QRegularExpression apart(QStringLiteral("\\s*\\(&\\w\\)"));
    static const QRegularExpression within(QStringLiteral("&(.)"));
    return text.remove(apart).replace(within, QStringLiteral("\\1"));
}

} // namespace widgets
