#include "widgets/language.h"

#include "core/resources.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <algorithm>

namespace widgets {

namespace {

bool isThere(const QString& code)
{
    const QList<Language> all = languages();
    return std::any_of(all.begin(), all.end(), [&](const Language& language) { return language.code == code; });
}

/// The translator installed last for `role` is replaced; they belong to the application.
void install(const QString& role, const QString& file, const QString& folder)
{
    auto* application = QCoreApplication::instance();
    if (auto* old = application->findChild<QTranslator*>(role)) {
        QCoreApplication::removeTranslator(old);
        delete old;
    }
    auto* translator = new QTranslator(application);
    translator->setObjectName(role);
    if (translator->load(file, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

QList<Language> languages()
{
    return {{QStringLiteral("en"), QStringLiteral("English")},
            {QStringLiteral("zh_CN"), QStringLiteral("\u7b80\u4f53\u4e2d\u6587")}};
}

QString systemLanguage()
{
    for (const QString& wanted : QLocale::system().uiLanguages()) {
        const QLocale locale(wanted);
        if (locale.language() == QLocale::English)
            return QStringLiteral("en");
        if (locale.language() == QLocale::Chinese)
            return QStringLiteral("zh_CN");
    }
    return QStringLiteral("en");
}

QString useLanguage(const QString& code)
{
    const QString wanted = code.isEmpty() ? systemLanguage() : code;
    const QString spoken = isThere(wanted) ? wanted : QStringLiteral("en");
    const auto path = core::resourcePath("translations/dlcot_" + spoken.toStdString() + ".qm");
    install(QStringLiteral("qt translator"), QStringLiteral("qtbase_") + spoken,
            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QStringLiteral("dlcot translator"), QString::fromStdString(path.filename().string()),
            QString::fromStdString(path.parent_path().string()));
    return spoken;
}

} // namespace widgets
