// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/add_page.h"
#include "desktop/file_wishes.h"
#include "uikit/language.h"

#include <QKeySequence>
#include <QObject>
#include <QStringList>

#include <functional>

class QWidget;

namespace peygir::uikit {
class ActionCatalogue;
class ViewSettings;
} // namespace peygir::uikit

namespace peygir::desktop {

/// The pages of a window about itself: first steps, keys, settings.
class OwnPages : public QObject
{
    Q_OBJECT

public:
    /// All outlive it. `about` is shown with the settings. The actions that the first steps lead to are there already.
    OwnPages(const uikit::ActionCatalogue &actions, uikit::ViewSettings &settings, const QStringList &about,
             const AddPage &addPage, QObject *parent);

Q_SIGNALS:
    void languageChosen(peygir::uikit::Language language);
    /// They are remembered already.
    void fileWishesChosen(const peygir::desktop::FileWishes &wishes);
};

} // namespace peygir::desktop
