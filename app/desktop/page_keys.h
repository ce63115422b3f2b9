// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

namespace peygir::desktop {

/// A key that a list, a field or a page has by itself while it is used; no action of the window's catalogue.
struct PageKey
{
    /// Dotted, as those of actions; the part before the dot names the page ("call.hold").
    QString id;
    /// Under which heading it stands, translated.
    QString group;
    QKeySequence key;
    /// What it does, translated.
    QString text;
};

/// All of them, by groups, in the language that is spoken: the sheet of keys and the texts of the help say them.
QList<PageKey> pageKeys();

} // namespace peygir::desktop
