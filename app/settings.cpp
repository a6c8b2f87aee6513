#include "app/settings.h"

#include <QCryptographicHash>
#include <QFileInfo>

namespace app {

namespace {

constexpr qsizetype maxRecent = 10;
/// Raised when docks or toolbars change so that an older state no longer fits.
constexpr int stateVersion = 1;
/// The same for the columns of the corpus table.

const QString themeKey = QStringLiteral("window/theme");
const QString languageKey = QStringLiteral("window/language");
const QString geometryKey = QStringLiteral("window/geometry");
const QString stateKey = QStringLiteral("window/state%1").arg(stateVersion);
const QString columnsKey = QStringLiteral("table/columns");
const QString columnsGroup = QStringLiteral("tables");
constexpr qsizetype mostTables = 200;
const QString recentKey = QStringLiteral("files/recent");
const QString filtersKey = QStringLiteral("work/filters");
const QString tokenizerKey = QStringLiteral("work/tokenizer");
const QString comparedKey = QStringLiteral("work/comparedTokenizer");
const QString unlikelyKey = QStringLiteral("work/unlikelyRepeats");
const QString actedFromKey = QStringLiteral("work/actedFrom");
const QString shownFromKey = QStringLiteral("work/shownFrom");
const QString presetKey = QStringLiteral("work/preset");

/// A name that a settings file takes, for a path.
QString keyOf(const QString& corpus)
{
    const QByteArray path = QFileInfo(corpus).absoluteFilePath().toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha1).toHex());
}

QString columnsOf(const QString& corpus) { return columnsGroup + QLatin1Char('/') + keyOf(corpus); }

/// What stands in a file may be anything.
double shareOf(const QVariant& value)
{
    const double share = value.toDouble();
    return share > 0 && share <= 1 ? share : 0;
}

} // namespace

Settings::Settings() : m_store(QStringLiteral("dlcot-studio"), QStringLiteral("dlcot-studio")) {}
Settings::Settings(const QString& file) : m_store(file, QSettings::IniFormat) {}

Theme Settings::theme() const
{
    const QString name = m_store.value(themeKey).toString();
    return name == QLatin1String("light") ? Theme::Light : name == QLatin1String("dark") ? Theme::Dark : Theme::System;
}

void Settings::setTheme(Theme theme)
{
    m_store.setValue(themeKey, theme == Theme::Light  ? QStringLiteral("light")
                               : theme == Theme::Dark ? QStringLiteral("dark")
                                                      : QStringLiteral("system"));
}

QString Settings::language() const { return m_store.value(languageKey).toString(); }
void Settings::setLanguage(const QString& language) { m_store.setValue(languageKey, language); }

QString Settings::tokenizer() const { return m_store.value(tokenizerKey, QStringLiteral("qwen3")).toString(); }
void Settings::setTokenizer(const QString& nameOrFile) { m_store.setValue(tokenizerKey, nameOrFile); }

QString Settings::comparedTokenizer() const { return m_store.value(comparedKey).toString(); }
void Settings::setComparedTokenizer(const QString& nameOrFile) { m_store.setValue(comparedKey, nameOrFile); }

QString Settings::preset() const { return m_store.value(presetKey, QStringLiteral("trunk")).toString(); }
void Settings::setPreset(const QString& name) { m_store.setValue(presetKey, name); }

bool Settings::unlikelyRepeats() const { return m_store.value(unlikelyKey).toBool(); }
void Settings::setUnlikelyRepeats(bool too) { m_store.setValue(unlikelyKey, too); }

double Settings::actedFrom() const { return shareOf(m_store.value(actedFromKey)); }
void Settings::setActedFrom(double share) { m_store.setValue(actedFromKey, share); }

double Settings::shownFrom() const { return shareOf(m_store.value(shownFromKey)); }
void Settings::setShownFrom(double share) { m_store.setValue(shownFromKey, share); }

QStringList Settings::recentFiles() const { return m_store.value(recentKey).toStringList(); }

void Settings::addRecentFile(const QString& entry)
{
    QStringList files = recentFiles();
    files.removeAll(entry);
    files.prepend(entry);
    m_store.setValue(recentKey, QStringList(files.first(std::min(files.size(), maxRecent))));
}

void Settings::clearRecentFiles() { m_store.remove(recentKey); }

QStringList Settings::filters() const { return m_store.value(filtersKey).toStringList(); }
void Settings::setFilters(const QStringList& filters) { m_store.setValue(filtersKey, filters); }

QString Settings::lastFolder() const
{
    const QStringList files = recentFiles();
    return files.isEmpty() ? QString() : QFileInfo(files.first().section(QLatin1Char('\n'), 0, 0)).absolutePath();
}

QByteArray Settings::windowGeometry() const { return m_store.value(geometryKey).toByteArray(); }
QByteArray Settings::windowState() const { return m_store.value(stateKey).toByteArray(); }

void Settings::setWindow(const QByteArray& geometry, const QByteArray& state)
{
    m_store.setValue(geometryKey, geometry);
    m_store.setValue(stateKey, state);
}

QByteArray Settings::tableColumns(const QString& corpus) const
{
    return m_store.value(columnsOf(corpus), m_store.value(columnsKey)).toByteArray();
}

void Settings::setTableColumns(const QString& corpus, const QByteArray& columns)
{
    m_store.setValue(columnsKey, columns);
    if (corpus.isEmpty())
        return;
    m_store.setValue(columnsOf(corpus), columns);
    m_store.beginGroup(columnsGroup);
    const QStringList known = m_store.childKeys();
    if (known.size() > mostTables)
        m_store.remove(known.first() == keyOf(corpus) ? known.last() : known.first());
    m_store.endGroup();
}

} // namespace app
