// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/application.h"

#include "uikit/key_positions.h"
#include "uikit/persian_error_texts.h"
#include "uikit/persian_style.h"
#include "uikit/theme.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace peygir::uikit {

namespace {

void useVazirmatn()
{
    for (const char *weight : {"Regular", "Medium", "Bold"}) {
        const QString file = QStringLiteral(":/fonts/Vazirmatn-%1.ttf").arg(QLatin1String(weight));
        const int id = QFontDatabase::addApplicationFont(file);
        Q_ASSERT_X(id >= 0, "applyPersian", "peygir_fonts is not linked");
    }
    QFont font(QStringLiteral("Vazirmatn"), 10);
    // Screens without subpixel hinting show Persian joins unbroken; the same picture everywhere.
    font.setHintingPreference(QFont::PreferNoHinting);
    QApplication::setFont(font);
}

/// A translation that is missing leaves English words, which is better than no program.
void install(QApplication &application, const QString &file, const QString &folder)
{
    auto *translator = new QTranslator(&application);
    if (translator->load(file, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

void applyPersian(QApplication &application)
{
    QLocale::setDefault(QLocale(QLocale::Persian, QLocale::Iran));
    QApplication::setLayoutDirection(Qt::RightToLeft);
    install(application, QStringLiteral("qtbase_fa"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(application, QStringLiteral("peygir_fa"), QStringLiteral(":/i18n"));
    addPersianErrorTexts();
    useVazirmatn();
    QApplication::setStyle(new PersianStyle);
    application.installEventFilter(new KeyPositionShortcuts(&application));
    Theme::current().apply();
}

} // namespace peygir::uikit
