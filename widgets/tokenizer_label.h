#pragma once

#include <QString>

namespace widgets {

/// What a tokenizer is called where there is little room, and where it comes from.
struct TokenizerLabel
{
    QString name; ///< empty: there is none
    QString file; ///< full path of a tokenizer.json of the user's own; empty for an installed one

    /// For a narrow heading: cut in the middle, since names differ at both ends.
    [[nodiscard]] QString inShort() const
    {
        constexpr qsizetype most = 11;
        return name.size() <= most ? name : name.left(most / 2) + QChar(0x2026) + name.right(most / 2);
    }
    [[nodiscard]] QString inFull() const { return file.isEmpty() ? name : QStringLiteral("%1: %2").arg(name, file); }
};

} // namespace widgets
