#pragma once

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>

namespace widgets {

/// UTF-8 of core as a QString (ill-formed bytes become U+FFFD, a byte order mark stays).
[[nodiscard]] inline QString toQString(std::string_view text)
{
    QString out = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    if (text.starts_with("\xEF\xBB\xBF")) // Qt swallows it at the begin
        out.prepend(QChar(QChar::ByteOrderMark));
    return out;
}
[[nodiscard]] inline std::string toStdString(const QString& text) { return text.toStdString(); }

/// A tooltip that shows `text` as it stands: Qt guesses rich text in tooltips, and corpus text must never be taken for it.
/// Lines are kept and wrapped; a very long text is cut. Empty gives empty (no tooltip).
[[nodiscard]] QString plainToolTip(const QString& text);
/// The text of an action or a label without the sign of its key: "Open" for "&Open" and for "Open (&O)".
[[nodiscard]] QString withoutMnemonic(QString text);
/// "9,793": with the thousands separators of the user's language.
[[nodiscard]] QString formatCount(std::uint64_t value);
/// "9,793", and "12.4k" from 10,000 on: for tight places, with formatCount in the tooltip.
[[nodiscard]] QString formatCountShort(std::uint64_t value);
/// "-38 %" for a saving of 0.38; "0 %" when nothing is saved.
[[nodiscard]] QString formatSaving(double saving);

} // namespace widgets
