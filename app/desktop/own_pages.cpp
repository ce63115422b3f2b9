// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/own_pages.h"

#include "desktop/guide_page.h"
#include "desktop/key_sheet_page.h"
#include "desktop/look.h"
#include "desktop/settings_page.h"
#include "uikit/action_catalogue.h"

namespace peygir::desktop {

OwnPages::OwnPages(const uikit::ActionCatalogue &actions, uikit::ViewSettings &settings, const QStringList &about,
                   const AddPage &addPage, QObject *parent)
    : QObject(parent)
{
    const auto action = [&actions](const char *id) { return actions.find(QLatin1String(id)); };
    auto *look = new SettingsPage(fileWishes(settings), about);
    auto *keys = new KeySheetPage(actions);
    auto *guide = new GuidePage({
        {tr("Take a message"),
         tr("The number, a part of the subject, a part of the address, the words: Enter goes on. Ctrl+Enter registers, "
            "and the tracking code is there at once, also when the network is down."),
         action("go.register")},
        {tr("Work through your cartable"),
         tr("What waits for you, the most urgent first; what is late is red. The case beside it says what can be done "
            "with it, each with its key."),
         action("go.current")},
        {tr("Find anything"), tr("A code, a name, a street, an action: type any part of it."), action("palette")},
        {tr("See what could not be done"),
         tr("What the server did not apply waits there with all that you typed. Nothing is lost."),
         action("go.attention")},
    });
    addPage(QStringLiteral("guide"), tr("First steps"), QStringLiteral("info"), {}, *guide,
            [guide] { guide->takeFocus(); });
    addPage(QStringLiteral("keys"), tr("Keys"), QStringLiteral("list-checks"), Qt::SHIFT | Qt::Key_F1, *keys,
            [keys] { keys->takeFocus(); });
    addPage(QStringLiteral("settings"), tr("Settings"), QStringLiteral("settings"), Qt::CTRL | Qt::Key_Comma, *look,
            [look] { look->takeFocus(); });
    connect(look, &SettingsPage::lookChanged, this, [&settings] { rememberLook(settings); });
    connect(look, &SettingsPage::languageChosen, this, &OwnPages::languageChosen);
    connect(look, &SettingsPage::fileWishesChosen, this, [this, &settings](const FileWishes &wishes) {
        rememberFileWishes(settings, wishes);
        Q_EMIT fileWishesChosen(wishes);
    });
}

} // namespace peygir::desktop
