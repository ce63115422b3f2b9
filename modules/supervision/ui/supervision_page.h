// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/server_port.h"
#include "paper/out_page.h"
#include "supervision/ui/move_panel.h"

#include <QStringList>
#include <QTimer>
#include <QWidget>

class QLabel;
class QStackedLayout;

namespace peygir::uikit {
class PersianLineEdit;
}

namespace peygir::supervision {

class PeopleView;
class SubordinateModel;

/// Whom the person supervises, who of them is connected (R131), with how much lies with each, since when, and how much of it is late (R129, R130). Enter
/// opens somebody's cartable; a cartable is handed over, and those of several who are marked are levelled, with a preview
/// and the way back (R121); of an expert one comes to his areas (R130). Letters filter.
class SupervisionPage final : public QWidget, public paper::OutPage
{
    Q_OBJECT

public:
    /// How often the server is asked who is connected, while somebody looks.
    static constexpr std::chrono::minutes onlinePause{1};

    /// What `ports` name and the server outlive the page.
    SupervisionPage(const MovePanel::Ports &ports, ServerPort &server, QWidget *parent = nullptr);

    /// Rows have changed somewhere: reads again; while nobody looks, when it is shown.
    void refresh();
    void takeFocus();
    /// The people whom the filter lets in now.
    QList<paper::OutOffer> outOffers() override;

Q_SIGNALS:
    /// The areas of experts (R130) that have this post's name in them are to be shown.
    void areasWanted(const QString &post);
    void cartableWanted(const peygir::UserId &user, const QString &name);
    void said(const QString &sentence);
    void refused(const QString &sentence);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void layOut();
    void connectAll();
    QWidget *buttons();
    void show(std::vector<Subordinate> people);
    void filter();
    /// Those of them whom the filter lets in.
    std::vector<Subordinate> fitting(const std::vector<Subordinate> &people) const;
    paper::OutThing outThing(const std::vector<Subordinate> &people) const;
    void askOnline();
    void open(int row);
    void handOver();
    void level();
    void takeBack();
    void showAreas();
    /// Of the rows that are marked, each once, from top to bottom.
    std::vector<Subordinate> marked() const;
    void sum();

    MovePanel::Ports m_ports;
    ServerPort &m_server;
    SubordinateModel *m_model;
    PeopleView *m_view;
    uikit::PersianLineEdit *m_text;
    QLabel *m_count;
    QStackedLayout *m_stack;
    MovePanel *m_move;
    std::vector<Subordinate> m_all;
    SupervisionQueries::Cancel m_cancel;
    ServerPort::Cancel m_cancelOnline;
    QTimer m_onlineAgain;
    QTimer m_filterSoon;
    bool m_changedUnseen = true;
    bool m_isRead = false;
};

} // namespace peygir::supervision
