// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/file_wishes.h"
#include "uikit/language.h"

#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace peygir::desktop {

/// What a person may choose for himself: language, light or dark, height of rows, and what files do on this desk. Each choice
/// counts at once and is kept by whoever listens; there is nothing to confirm.
class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    /// `wishes` stand at first. `about` is shown below: version, server, folder; one line each.
    SettingsPage(const FileWishes &wishes, const QStringList &about, QWidget *parent = nullptr);

    void takeFocus();

Q_SIGNALS:
    /// Brightness or density is another one now.
    void lookChanged();
    /// Another language than the one that is spoken.
    void languageChosen(peygir::uikit::Language language);
    void fileWishesChosen(const peygir::desktop::FileWishes &wishes);

private:
    struct Choice
    {
        QString text;
        int value;
    };
    /// A heading with one radio button for each choice.
    QButtonGroup *addChoices(QVBoxLayout &column, const QString &heading, const QList<Choice> &choices);
    void addFileChoices(QVBoxLayout &column);
    void showLook();

    FileWishes m_wishes;
    QButtonGroup *m_language;
    QButtonGroup *m_brightness;
    QButtonGroup *m_density;
};

} // namespace peygir::desktop
