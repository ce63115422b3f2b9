// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace peygir::uikit {

class ReasonedAction;

/// The operations of what is shown, as buttons in one row from the right: the name and the key on each. A button whose action is forbidden is greyed and says why in its tool tip.
class ActionBar : public QWidget
{
    Q_OBJECT

public:
    /// Whether the first action stands out; where two bars stand one above the other only one has such a button.
    enum class First { Prominent, Plain };

    explicit ActionBar(QWidget *parent = nullptr);

    /// Replaces the buttons. The actions must outlive the bar or be removed by another call.
    void setActions(const QList<ReasonedAction *> &actions, First first = First::Prominent);

private:
    QHBoxLayout *m_row;
};

} // namespace peygir::uikit
