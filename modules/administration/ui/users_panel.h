// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/core/user_queries.h"
#include "command/desk_port.h"
#include "command/server_port.h"
#include "paper/out_page.h"
#include "reference/core/record_queries.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QLabel;

namespace peygir::uikit {
class ChoiceEdit;
class PagedListModel;
class PersianLineEdit;
class RowListView;
class TypeAheadEdit;
} // namespace peygir::uikit

namespace peygir::administration {

class UserPanel;
class UserRowProvider;

/// The list of users, by name, role and unit, and beside it the one who is chosen. Letters search, Enter goes to him,
/// Esc back, Ctrl+N begins somebody new.
class UsersPanel final : public QWidget, public paper::OutPage
{
    Q_OBJECT

public:
    /// All outlive it.
    UsersPanel(UserQueries &queries, reference::RecordQueries &records, DeskPort &desk, ServerPort &server,
               QWidget *parent = nullptr);

    void setRoles(const std::vector<RoleLine> &roles);
    void refresh();
    void takeFocus();
    /// The list as it is narrowed now.
    QList<paper::OutOffer> outOffers() override;

Q_SIGNALS:
    void said(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *listSide();
    void connectAll();
    void search();
    paper::OutThing outThing() const;

    UserQueries &m_queries;
    DeskPort &m_desk;
    UserRowProvider *m_provider;
    uikit::PagedListModel *m_model;
    uikit::PersianLineEdit *m_search;
    uikit::ChoiceEdit *m_role;
    uikit::TypeAheadEdit *m_unit;
    QCheckBox *m_inactive;
    QLabel *m_count;
    uikit::RowListView *m_view;
    UserPanel *m_user;
    QTimer m_searchSoon;
    /// To be chosen when the list has him.
    QString m_wanted;
};

} // namespace peygir::administration
