// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "uikit/type_ahead_edit.h"

namespace peygir::uikit {

/// A field for one of a few fixed choices, all of which are seen when it is entered: any part of a name is typed, or
/// the number at which the choice stands, which is taken at once; Enter takes the highlighted one.
class ChoiceEdit : public TypeAheadEdit
{
    Q_OBJECT

public:
    explicit ChoiceEdit(QWidget *parent = nullptr);
    ~ChoiceEdit() override;

    /// In the order in which they are offered. What had been chosen is no longer.
    void setChoices(const QList<Suggestion> &choices);
    /// The choice with this id; an unknown one empties the field.
    void setChosenId(const QString &id);
    /// Empty while nothing is chosen.
    QString chosenId() const { return chosen() ? chosen()->id : QString(); }

private:
    class Fixed;

    ChoiceEdit(Fixed &choices, QWidget *parent);

    Fixed *m_choices;
};

} // namespace peygir::uikit
