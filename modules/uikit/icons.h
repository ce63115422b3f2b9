// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "uikit/theme.h"

#include <QIcon>
#include <QPixmap>
#include <QString>

namespace peygir::uikit {

/// What colour an icon takes from the theme.
enum class IconTint { Text, Muted, Accent, OnAccent, Danger, Attention, Done };

QColor tintColour(IconTint tint);

/// An outline icon of resources/icons/icons.txt by its name ("phone"). Drawn from its vector at every size and in the
/// theme's present colour, so that it follows a change of theme; a disabled one is muted. Turned round in right-to-left
/// windows if the list marks it as a direction. A name that is not in the list is a bug of ours and stops the program.
QIcon icon(const QString &name, IconTint tint = IconTint::Text);

/// The same as a picture of `size` logical pixels, for painting by hand.
QPixmap iconPixmap(const QString &name, int size, const QColor &colour, qreal devicePixelRatio = 1.0);

/// Whether the list has the icon at all, and whether it means a direction.
bool hasIcon(const QString &name);
bool isMirroredIcon(const QString &name);

} // namespace peygir::uikit
