// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/localized.h"

#include <QString>

/// The language in which the program speaks (R247). Persian is the first one; English is complete. Main thread only.
namespace peygir::uikit {

enum class Language { Persian, English };

/// What windows made now speak.
Language language();
/// Changes translations, number format and direction of the whole program. Windows that are open keep their words:
/// whoever changes the language makes his windows anew. Calling it with the language that is spoken does nothing.
void setLanguage(Language language);

inline bool inEnglish() { return language() == Language::English; }

/// The name of something that is data, as this user reads it.
inline QString shown(const Localized &name) { return name.in(inEnglish()); }
/// `text` with its digits as this user reads them. For what is shown, never for what is stored.
QString inUsersDigits(const QString &text);

} // namespace peygir::uikit
