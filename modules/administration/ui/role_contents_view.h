// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/roles.h"

#include <QFrame>
#include <QStringList>

#include <optional>

class QLabel;
class QListWidget;
class QPushButton;

namespace peygir::uikit {
class ChoiceEdit;
} // namespace peygir::uikit

namespace peygir::administration {

class RoleMatrixModel;

/// The roles within a role (R114). By keys: Enter puts the chosen one in, Del takes the marked one out or takes back what was last
/// said of it, Esc leaves. What was changed waits in the model, to be saved with the table as one act.
class RoleContentsView final : public QFrame
{
    Q_OBJECT

public:
    /// The model outlives the view.
    explicit RoleContentsView(RoleMatrixModel &model, QWidget *parent = nullptr);

    /// Shows itself and takes the focus.
    void open(const access::RoleId &role);

Q_SIGNALS:
    /// Its user wants to see the table only.
    void left();

private:
    void showParts();
    void offer();
    void putIn();
    void takeOut();

    RoleMatrixModel &m_model;
    QLabel *m_heading;
    QListWidget *m_parts;
    uikit::ChoiceEdit *m_choice;
    QPushButton *m_out;
    std::optional<access::RoleId> m_role;
    /// The roles of the lines.
    std::vector<access::RoleId> m_shown;
    /// What the field offers, by id and name.
    QStringList m_offered;
};

} // namespace peygir::administration
