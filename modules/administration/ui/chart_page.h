// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "organisation/core/chart_queries.h"
#include "reference/core/record_queries.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QFrame;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace peygir::organisation {
class ChartOutline;
class ChartPicture;
} // namespace peygir::organisation
namespace peygir::uikit {
class PersianLineEdit;
}

namespace peygir::administration {

class ChartItemPanel;
class UserQueries;

/// The organisation's chart (R110–R112, R127): as a tree and as a drawing of the same, with one current box, and that one's fields beside
/// it. By keys: letters search, Ctrl+T changes between tree and drawing, Enter goes into the fields and Esc back, Ctrl+N a
/// unit below, Ctrl+Shift+N a post, Ctrl+D a domain, Ctrl+Del off and on, Ctrl+R the rights of a post. What is cut (Ctrl+X) or dragged is moved where it is put
/// (Ctrl+V, at the top Ctrl+Shift+V), after the page has said what goes along; Ctrl+Z offers the way back.
class ChartPage final : public QWidget
{
    Q_OBJECT

public:
    /// All outlive the page.
    struct Ports
    {
        organisation::ChartQueries &queries;
        reference::RecordQueries &records;
        UserQueries &users;
        DeskPort &desk;
    };
    explicit ChartPage(const Ports &ports, QWidget *parent = nullptr);

    /// Rows have changed somewhere: reads again; while nobody looks, when it is shown.
    void refresh();
    void takeFocus();

Q_SIGNALS:
    void said(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    /// What is to stand where.
    struct Move
    {
        Uuid what;
        bool isPost;
        /// A unit; empty: at the top.
        std::optional<Uuid> to;
        /// The post of that unit below which a unit is to stand; empty: as all others.
        std::optional<Uuid> seat = {};
    };
    QWidget *chartSide();
    QWidget *toolLine();
    void layOutMove();
    void connectAll();
    void show(const organisation::Chart &chart);
    void rebuild();
    void arrive(const Uuid &id);
    void showPicture(bool picture);
    void search();
    void beginNew(bool isPost, bool atTop);
    void cut();
    void paste(bool atTop);
    /// Says what would go along, or why it cannot be.
    void propose(const Move &move);
    void doMove();
    void leaveMove();
    void moveBack();
    /// What was last done where the cursor is: to the rights of a post, or a move.
    void takeBack();
    void toRights();
    std::optional<size_t> currentNode() const;
    std::optional<Uuid> unitAbove(size_t node) const;
    /// The post below which a unit stands that is put at this box: none where the box is a unit, or the post below which all stand.
    std::optional<Uuid> seatAt(size_t node) const;
    /// The post below which this unit stands now.
    std::optional<Uuid> seatOf(const Uuid &unit) const;
    void sayMoved(const Move &move, const Move &back, const QString &name, const DeskPort::Accepted &accepted);
    void putSeat(const Uuid &unit, const std::optional<Uuid> &seat, const std::function<void(const DeskPort::Accepted &)> &done);
    QString refusalOf(const Move &move) const;
    bool isTaken(QKeyEvent &event);

    Ports m_ports;
    organisation::Chart m_chart;
    organisation::ChartTree m_tree;
    organisation::ChartOutline *m_outline;
    organisation::ChartPicture *m_picture;
    QStackedWidget *m_views;
    uikit::PersianLineEdit *m_search;
    QCheckBox *m_inactive;
    QLabel *m_sum;
    QPushButton *m_toggle;
    QFrame *m_moving;
    QLabel *m_effect;
    QPushButton *m_move;
    QPushButton *m_leave;
    ChartItemPanel *m_item;

    std::optional<Uuid> m_current;
    /// Cut, and waits for its place.
    std::optional<Uuid> m_cut;
    /// Proposed, and waits for a yes.
    std::optional<Move> m_proposed;
    /// The post below which the new unit is to stand.
    std::optional<Move> m_newSeat;
    /// The way back of the last one.
    std::optional<Move> m_back;
    organisation::ChartQueries::Cancel m_cancel;
    QTimer m_refreshSoon;
    bool m_changedUnseen = true;
};

} // namespace peygir::administration
