// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

#include <span>

namespace peygir::uikit {

/// What a person is told about one kind of failure: what happened and what to do about it. `sentence` is English,
/// marked by QT_TRANSLATE_NOOP("Errors", "…"), and may name values of the error as `withValues` has them. Both live as
/// long as the program.
struct ErrorText
{
    const char *id;
    const char *sentence;
};

/// Adds a module's table, once, before the first window. Two sentences for one id are a bug of ours and stop the
/// program.
void addErrorTexts(std::span<const ErrorText> texts);

/// Whether a sentence of its own is registered for the id.
bool hasErrorText(const QByteArray &id);

/// The translated sentence with the error's values in it (numbers in the digits of the user's language). An id without
/// a sentence gives a general one that names the id, so that it can be told to whoever helps.
QString errorSentence(const Error &error);

/// A sentence with its values: "%{name}"; "%{name:time}" for a time in milliseconds since 1970, as `timeText`;
/// "%{name|words}" with the words where there is no such value. A name with neither stays as it is.
QString withValues(const QString &sentence, const QVariantMap &values);

} // namespace peygir::uikit
