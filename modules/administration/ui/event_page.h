// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/core/event_log.h"
#include "administration/core/user_queries.h"
#include "command/desk_port.h"
#include "command/server_port.h"
#include "paper/out_page.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;

namespace peygir::uikit {
class JalaliDateEdit;
class PagedListModel;
class RowListView;
class TypeAheadEdit;
} // namespace peygir::uikit

namespace peygir::administration {

class EventRows;

/// The log of what people did, from the server, the newest first (R132): of one person or all, from one day to another, everything
/// or one part of it. By keys: Ctrl+1 to Ctrl+5 choose the part, letters in the list look for a person, Enter opens the case of the
/// line, Ctrl+R asks anew.
class EventPage final : public QWidget, public paper::OutPage
{
    Q_OBJECT

public:
    /// All outlive it.
    struct Ports
    {
        UserQueries &queries;
        DeskPort &desk;
        ServerPort &server;
    };
    explicit EventPage(const Ports &ports, QWidget *parent = nullptr);

    /// One has come to the page: the first time it asks.
    void arrive();
    QList<paper::OutOffer> outOffers() override;

Q_SIGNALS:
    void caseWanted(const QString &caseId);
    void said(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOut();
    EventsAsked wish() const;
    void ask();
    void open(const QString &id);
    void say();
    /// The conditions in words, one each.
    QStringList conditions() const;
    paper::OutThing outThing() const;

    DeskPort &m_desk;
    EventRows *m_rows;
    uikit::PagedListModel *m_model;
    uikit::RowListView *m_view;
    uikit::TypeAheadEdit *m_person;
    uikit::JalaliDateEdit *m_from;
    uikit::JalaliDateEdit *m_until;
    QComboBox *m_part;
    QLabel *m_sentence;
    /// Runs while a day is being typed.
    QTimer m_askSoon;
    /// What the rows were asked by; empty: nobody has asked yet.
    std::optional<EventsAsked> m_asked;
    /// Why the server did not answer last.
    std::optional<Error> m_problem;
};

} // namespace peygir::administration
