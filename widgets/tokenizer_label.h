#pragma once

#include <QString>

namespace widgets {

/// What a tokenizer is called where there is little room, and where it comes from.
struct TokenizerLabel
{
    QString name; ///< empty: there is none
    QString file; ///< full path of a tokenizer.json of the user's own; empty for an installed one

    [[nodiscard]] QString inFull() const { return file.isEmpty() ? name : QStringLiteral("%1: %2").arg(name, file); }
};

} // namespace widgets
