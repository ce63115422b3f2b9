// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/look.h"

#include "uikit/theme.h"

namespace peygir::desktop {

using uikit::Brightness;
using uikit::Density;
using uikit::Language;
using uikit::Theme;

namespace {

const QString languageKey = QStringLiteral("look/language");
const QString brightnessKey = QStringLiteral("look/brightness");
const QString densityKey = QStringLiteral("look/density");

} // namespace

void applyLook(const uikit::ViewSettings &settings)
{
    if (const QByteArray language = settings.value(languageKey); !language.isEmpty())
        uikit::setLanguage(language == "en" ? Language::English : Language::Persian);
    if (const QByteArray brightness = settings.value(brightnessKey); !brightness.isEmpty())
        Theme::current().setBrightness(brightness == "dark" ? Brightness::Dark : Brightness::Light);
    if (const QByteArray density = settings.value(densityKey); !density.isEmpty())
        Theme::current().setDensity(density == "dense"   ? Density::Dense
                                    : density == "touch" ? Density::Touch
                                                         : Density::Comfortable);
}

void rememberLook(uikit::ViewSettings &settings)
{
    const Theme &theme = Theme::current();
    settings.setValue(brightnessKey, theme.brightness() == Brightness::Dark ? "dark" : "light");
    settings.setValue(densityKey, theme.density() == Density::Dense   ? "dense"
                                  : theme.density() == Density::Touch ? "touch"
                                                                      : "comfortable");
}

void rememberLanguage(uikit::ViewSettings &settings, Language language)
{
    settings.setValue(languageKey, language == Language::English ? "en" : "fa");
}

} // namespace peygir::desktop
