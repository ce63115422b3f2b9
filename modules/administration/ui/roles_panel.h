// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/named_verb.h"
#include "administration/core/user_queries.h"
#include "command/desk_port.h"
#include "reference/core/record_form.h"

#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;

namespace peygir::reference {
class RecordFormView;
class RecordQueries;
} // namespace peygir::reference

namespace peygir::administration {

class RoleContentsView;
class RoleMatrixModel;
class RoleMatrixView;

/// Roles as a table of what they may do. By keys: arrows and Space switch cells, Ctrl+Enter saves all that was switched
/// as one act, after the lines below the table have said how many people gain or lose what; Ctrl+Z takes back what is
/// not saved. Ctrl+R opens the roles within the one that the cursor is on. Ctrl+N makes a role, F2 opens the details of the one that the cursor is on (its name, its key, and for how many months
/// its desks keep what is over, with what that does to people), Ctrl+D switches it off or on.
class RolesPanel final : public QWidget
{
    Q_OBJECT

public:
    /// All outlive it.
    RolesPanel(UserQueries &queries, reference::RecordQueries &records, DeskPort &desk,
               const std::vector<access::NamedVerb> &verbs, QWidget *parent = nullptr);

    void setRoles(const std::vector<RoleLine> &roles);
    void takeFocus();

Q_SIGNALS:
    void said(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *namePanel(reference::RecordQueries &records);
    void previewEffect();
    void previewKeeping();
    void saveMatrix();
    void openName(const access::Role &role, const QString &heading);
    void newRole();
    void nameRole();
    /// As it is typed; what it may do is as it stands now.
    Result<access::Role> typedRole() const;
    void saveName();
    void closeName();
    void openParts();
    void closeParts();
    void switchActive();
    void put(const access::Role &role, const QString &sentence);
    void sayProblem(const Error &error);
    const RoleLine *current() const;

    UserQueries &m_queries;
    DeskPort &m_desk;
    const std::vector<access::NamedVerb> &m_verbs;
    const std::vector<reference::RecordField> m_nameFields;
    RoleMatrixModel *m_model;
    RoleMatrixView *m_view;
    RoleContentsView *m_parts;
    QLabel *m_effect;
    QLabel *m_problem;
    QPushButton *m_save;
    QPushButton *m_discard;
    QPushButton *m_active;
    QFrame *m_nameFrame = nullptr;
    QLabel *m_nameHeading;
    reference::RecordFormView *m_name = nullptr;
    QLabel *m_keeping;
    UserQueries::Cancel m_cancelEffect;
    UserQueries::Cancel m_cancelKeeping;
};

} // namespace peygir::administration
