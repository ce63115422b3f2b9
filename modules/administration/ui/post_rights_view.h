// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/core/user_queries.h"
#include "administration/ui/give_role_line.h"
#include "command/desk_port.h"
#include "reference/core/record_queries.h"

#include <QWidget>

#include <optional>

class QListWidget;
class QPushButton;

namespace peygir::administration {

/// What a post gives to whoever holds it (R113). By keys: Enter goes from the role to where it counts and gives it in the last field,
/// Del takes the marked one away, and what was last done here can be taken back. Every gift and every taking is a command of its own.
class PostRightsView final : public QWidget
{
    Q_OBJECT

public:
    /// All outlive it.
    PostRightsView(UserQueries &queries, reference::RecordQueries &records, DeskPort &desk, QWidget *parent = nullptr);

    /// What is to be read (`refresh`). Empty: no post that is there; then there is nothing to see.
    void setPost(const std::optional<organisation::PostId> &post);
    /// Reads again what is shown; what is being typed stays.
    void refresh();
    void takeFocus();
    /// Gives back what was last taken from this post, or takes what was last given. Says so where there is nothing.
    void takeBack();

Q_SIGNALS:
    void said(const QString &sentence);
    /// A rule refused it, or the machine failed.
    void failed(const peygir::Error &error);

private:
    void readRoles();
    void receive(const std::vector<PostRoleLine> &lines);
    void showButtons();
    void give(const GiveRoleLine::Gift &gift);
    void takeAway();
    void submit(const access::PostRole &role, bool granted, const QString &name);

    UserQueries &m_queries;
    DeskPort &m_desk;
    QListWidget *m_gives;
    GiveRoleLine *m_giving;
    QPushButton *m_take;

    std::optional<organisation::PostId> m_post;
    std::vector<PostRoleLine> m_lines;
    /// The way back of the last act.
    struct Back
    {
        access::PostRole role;
        bool granted;
        QString name;
    };
    std::optional<Back> m_back;
    UserQueries::Cancel m_cancel;
    UserQueries::Cancel m_cancelRoles;
};

} // namespace peygir::administration
