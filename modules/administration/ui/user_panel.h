// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/core/user_queries.h"
#include "administration/ui/give_role_line.h"
#include "command/desk_port.h"
#include "command/server_port.h"
#include "reference/core/record_queries.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace peygir::reference {
class RecordFormView;
}
namespace peygir::administration {

class AccountView;
class DevicesView;

/// One user: who he is, what he has and where, and on which devices he is signed in. By keys: Ctrl+Enter saves who he is, Del takes the marked role away,
/// Enter in the last of the three fields gives one. Every gift and every taking is a command of its own.
class UserPanel final : public QWidget
{
    Q_OBJECT

public:
    /// All outlive it.
    UserPanel(UserQueries &queries, reference::RecordQueries &records, DeskPort &desk, ServerPort &server,
              QWidget *parent = nullptr);

    /// Shows somebody; what was typed of another one and not saved is put away.
    void showUser(const UserId &id);
    /// Somebody new, to be saved.
    void beginNew();
    /// Reads again what is shown; what is being typed stays.
    void refresh();
    /// Those that can be given.
    void setRoles(const std::vector<RoleLine> &roles) { m_giving->setRoles(roles); }
    bool isDirty() const { return m_dirty; }
    void takeFocus();
    /// As the keys of the page have it.
    void save();

Q_SIGNALS:
    void said(const QString &sentence);
    /// Somebody new was saved.
    void made(const QString &id);

private:
    QWidget *rolesSide();
    void receive(const std::optional<UserCard> &card);
    void showRoles();
    void showButtons();
    void give(const GiveRoleLine::Gift &gift);
    void takeAway();
    void switchActive();
    void put(const QJsonObject &record, const QString &sentence);
    void submit(const QByteArray &kind, const QJsonObject &arguments, const QString &sentence);
    void sayProblem(const Error &error);

    UserQueries &m_queries;
    DeskPort &m_desk;
    const reference::RecordForm m_form;
    QLabel *m_title;
    QLabel *m_posts;
    QLabel *m_problem;
    reference::RecordFormView *m_fields;
    QPushButton *m_save;
    QPushButton *m_active;
    QListWidget *m_has;
    GiveRoleLine *m_giving;
    QPushButton *m_take;
    AccountView *m_account;
    DevicesView *m_devices;
    std::optional<UserCard> m_card;
    bool m_isNew = false;
    bool m_dirty = false;
    UserQueries::Cancel m_cancel;
};

} // namespace peygir::administration
