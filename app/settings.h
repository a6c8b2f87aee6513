#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace app {

enum class Theme { System, Light, Dark };

/// What is remembered from one start to the next, each under its type.
class Settings
{
public:
    /// In the user's own configuration.
    Settings();
    /// In `file`: for tests and pictures.
    explicit Settings(const QString& file);

    [[nodiscard]] Theme theme() const;
    void setTheme(Theme theme);
    /// "en", "zh_CN", or empty for the system's language.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString& language);
    [[nodiscard]] QString tokenizer() const;
    void setTokenizer(const QString& nameOrFile);
    /// Empty: none.
    [[nodiscard]] QString comparedTokenizer() const;
    void setComparedTokenizer(const QString& nameOrFile);
    [[nodiscard]] QString preset() const;
    void setPreset(const QString& name);
    /// How sure findings have to be, in [0, 1]: to be acted on, and to be shown.
    [[nodiscard]] bool unlikelyRepeats() const;
    void setUnlikelyRepeats(bool too);
    [[nodiscard]] double actedFrom() const;
    void setActedFrom(double share);
    [[nodiscard]] double shownFrom() const;
    void setShownFrom(double share);
    /// Newest first, at most ten; a corpus of several files is one entry (see OpenFlow).
    [[nodiscard]] QStringList recentFiles() const;
    void addRecentFile(const QString& entry);
    void clearRecentFiles();
    /// What the corpus was filtered by, newest first.
    [[nodiscard]] QStringList filters() const;
    void setFilters(const QStringList& filters);
    [[nodiscard]] QString lastFolder() const;

    [[nodiscard]] QByteArray windowGeometry() const;
    [[nodiscard]] QByteArray windowState() const;
    void setWindow(const QByteArray& geometry, const QByteArray& state);
    /// The columns of the table as they were left for this corpus, else as they were left last.
    [[nodiscard]] QByteArray tableColumns(const QString& corpus) const;
    void setTableColumns(const QString& corpus, const QByteArray& columns);

private:
    QSettings m_store;
};

} // namespace app
