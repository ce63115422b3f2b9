// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "followup/ui/field_report.h"
#include "followup/ui/whereabouts.h"

class QStackedLayout;

namespace peygir::uikit {
class EmptyState;
class PagedListModel;
class RowListView;
} // namespace peygir::uikit

namespace peygir::followup {

class FieldRows;

/// The field mode (R059, R060, R088): the visits that one has to make today, and those that were left over, in the order
/// of a short way from where one is, and the report of one of them in its place. For a small touch screen, upright or
/// lying, without a network. The order stays as it is until it is asked for anew or a visit is added: nothing moves
/// under a finger. Asks the machine for its whereabouts while it is seen.
class FieldPage : public QWidget
{
    Q_OBJECT

public:
    /// Visits that were to be made longer ago are in the list of visits of the follow-up only.
    static constexpr int daysLeftOver = 31;

    /// All outlive the page.
    explicit FieldPage(const FieldReport::Ports &ports, QWidget *parent = nullptr);

    Whereabouts &whereabouts() { return *m_whereabouts; }
    FieldReport &report() { return *m_report; }
    /// Rows have changed somewhere: reads again.
    void refresh();
    void takeFocus();
    bool isReporting() const;
    /// Those that are to be made, as they stand in the list.
    std::vector<VisitId> route() const;

Q_SIGNALS:
    void said(const QString &sentence);
    void refused(const QString &sentence);
    /// The person wants to go back to the whole window.
    void leaveWanted();
    void countChanged(qint64 toMake);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOut(QWidget &list);
    void connectAll();
    void read();
    void take(std::vector<OwnVisit> visits);
    /// A new order from where one is, as far as that is known.
    void order();
    void orderFromTyped();
    void showRows();
    /// The keyboard goes to the list, or to the way out where there is none.
    void focusList();
    void showWhereabouts();
    void open(const QString &id);
    void closeReport();
    std::optional<GeoPoint> begin() const;

    FieldReport::Ports m_ports;
    Whereabouts *m_whereabouts;
    FieldRows *m_rows;
    uikit::PagedListModel *m_model;
    uikit::RowListView *m_view;
    FieldReport *m_report;
    uikit::EmptyState *m_empty;
    QStackedLayout *m_stages;
    QStackedLayout *m_listOrEmpty;
    QLabel *m_count;
    QLabel *m_whereLine;
    uikit::PersianLineEdit *m_typed;
    QPushButton *m_again;
    QPushButton *m_leave;

    /// To be made, in the order of the route, with how far each is from the one before.
    std::vector<OwnVisit> m_toMake;
    std::vector<std::optional<double>> m_legs;
    std::vector<OwnVisit> m_made;
    /// The order began at a known place.
    bool m_isOrderedFromHere = false;
    FollowUpQueries::Cancel m_cancel;
};

} // namespace peygir::followup
