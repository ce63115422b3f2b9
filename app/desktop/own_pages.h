// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/// Makes a place of a window; `arrive` is called each time one goes there, `key` may be empty.
using AddPage = std::function<void(const QString &id, const QString &title, const QString &icon, const QKeySequence &key,
                                   QWidget &page, std::function<void()> arrive)>;

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
