// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/application.h"

#include "uikit/key_positions.h"
#include "uikit/language.h"
#include "uikit/persian_error_texts.h"
#include "uikit/persian_style.h"
#include "uikit/theme.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>

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

} // namespace

void applyPersian(QApplication &application)
{
    setLanguage(Language::Persian);
    addPersianErrorTexts();
    useVazirmatn();
    QApplication::setStyle(new PersianStyle);
    application.installEventFilter(new KeyPositionShortcuts(&application));
    Theme::current().apply();
}

} // namespace peygir::uikit
