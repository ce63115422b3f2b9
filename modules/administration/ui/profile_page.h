// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/core/user_queries.h"
#include "command/desk_port.h"
#include "command/server_port.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace peygir::uikit {
class FormField;
class PersianLineEdit;
} // namespace peygir::uikit

namespace peygir::administration {

class DevicesView;
class PasswordForm;

/// Who the person at this desk is to the program (R125): name, duty, posts and roles to be read, and the mobile number
/// by which he is reached, which he keeps himself. Enter or Ctrl+Enter in its field saves it. His password is changed here, and he
/// sees and ends the devices on which he is signed in.
class ProfilePage final : public QWidget
{
    Q_OBJECT

public:
    /// All outlive it.
    ProfilePage(UserQueries &queries, DeskPort &desk, ServerPort &server, QWidget *parent = nullptr);

    void takeFocus();
    /// What became of the last `passwordChangeWanted`; nothing: it is changed.
    void showPasswordOutcome(const std::optional<Error> &error);

Q_SIGNALS:
    void said(const QString &sentence);
    void passwordChangeWanted(const QString &present, const QString &next);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void refresh();
    void receive(const UserCard &card);
    void save();
    void sayProblem(const Error &error);

    UserQueries &m_queries;
    DeskPort &m_desk;
    QLabel *m_name;
    QLabel *m_what;
    QListWidget *m_roles;
    uikit::PersianLineEdit *m_mobile;
    uikit::FormField *m_field;
    QPushButton *m_save;
    PasswordForm *m_password;
    DevicesView *m_devices;
    /// As it is kept.
    QString m_kept;
    UserQueries::Cancel m_cancel;
};

} // namespace peygir::administration
