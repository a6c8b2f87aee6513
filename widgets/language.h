#pragma once

#include <QList>
#include <QString>

namespace widgets {

/// A language that the window can speak.
struct Language
{
    QString code; ///< "en", "zh_CN"
    QString name; ///< in itself: "English", "简体中文"
};

/// All languages there are, English first.
[[nodiscard]] QList<Language> languages();

/// The code of the language that goes best with the system's, English when none does.
[[nodiscard]] QString systemLanguage();

/// Makes the application speak `code` (empty: the system's), Qt's own dialogs and plurals included. Widgets get
/// QEvent::LanguageChange. **Returns** the code that is spoken now; "en" when there is no such language.
/// **Threads** the UI thread, after QApplication is made.
QString useLanguage(const QString& code);

} // namespace widgets
