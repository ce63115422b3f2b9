// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "uikit/language.h"
#include "uikit/view_settings.h"

namespace peygir::desktop {

/// Gives the program the language, brightness and density that this person left it with; what was never chosen stays.
void applyLook(const uikit::ViewSettings &settings);
/// Keeps brightness and density as they are now.
void rememberLook(uikit::ViewSettings &settings);
/// Keeps a language for the windows to come.
void rememberLanguage(uikit::ViewSettings &settings, uikit::Language language);

} // namespace peygir::desktop
