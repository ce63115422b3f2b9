// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace peygir::answering {

/// What stands in the places of a call script.
struct ScriptWords
{
    /// {citizen}: his name; empty: he never said it.
    QString citizen;
    /// {expert}: who calls.
    QString expert;
    /// {count}, in the digits of whoever reads it.
    QString count;
    /// {subjects}: of his messages, joined.
    QString subjects;
};

/// The script with these words in its places. A place that has no words is left out together with one space before it,
/// and what is in braces and means nothing stays as it is.
QString filledScript(const QString &script, const ScriptWords &words);

} // namespace peygir::answering
