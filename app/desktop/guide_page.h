// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QPushButton;

namespace peygir::uikit {
class ReasonedAction;
}

namespace peygir::desktop {

/// What somebody reads who opens the window for the first time: the few things that make up a day, each with the key
/// that does it and a button that goes there. Found again through the palette.
class GuidePage : public QWidget
{
    Q_OBJECT

public:
    struct Step
    {
        QString title;
        QString words;
        /// Done by the button of the step; null: there is nothing to press. Outlives the page.
        uikit::ReasonedAction *action;
    };

    explicit GuidePage(const QList<Step> &steps, QWidget *parent = nullptr);

    void takeFocus();

private:
    QList<QPushButton *> m_buttons;
};

} // namespace peygir::desktop
