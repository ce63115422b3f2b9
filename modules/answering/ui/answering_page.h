// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answering/ui/call_panel.h"
#include "paper/out_page.h"
#include "persian/jalali_date.h"

#include <QStackedLayout>
#include <QTimer>

class QToolButton;

namespace peygir::uikit {
class JalaliDateEdit;
class PagedListModel;
class PersianLineEdit;
class RowListView;
} // namespace peygir::uikit

namespace peygir::answering {

class DueRowProvider;
class ReadyRowProvider;

/// Answering and feedback (R098): the list of the citizens who are to be called, or of the messages whose feedback is
/// due on a day (R109), and beside it the call that is open. Enter begins the call; letters in the list filter it;
/// Ctrl+D asks for a day, Ctrl+L shows who is to be called.
class AnsweringPage : public QWidget, public paper::OutPage
{
    Q_OBJECT

public:
    explicit AnsweringPage(CallPanel::Ports ports, QWidget *parent = nullptr);

    void takeFocus();
    /// Rows have changed somewhere: reads again what is looked at; nothing while nobody looks, but then when it is
    /// shown.
    void refresh();
    /// Keeps at once what is typed and not kept yet, as before the window goes.
    void keep();

    void showReady();
    /// Lists what is due on this day; of today also what was missed before.
    void showDue(const persian::JalaliDate &day);
    /// The list that is looked at, as it is filtered now.
    QList<paper::OutOffer> outOffers() override;

Q_SIGNALS:
    void said(const QString &sentence);
    void refused(const QString &sentence);
    /// Citizens who are to be called now.
    void counted(qint64 ready);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *lists();
    void connectAll();
    void reloadReady();
    void askCounts();
    void openRow(const QString &rowId);
    void askDay();
    uikit::RowListView &list() const;
    bool isDueShown() const;
    DueFilter filterOf(const persian::JalaliDate &day) const;
    paper::OutThing readyThing() const;
    paper::OutThing dueThing() const;

    CallPanel::Ports m_ports;
    ReadyRowProvider *m_readyRows;
    DueRowProvider *m_dueRows;
    uikit::PagedListModel *m_readyModel;
    uikit::PagedListModel *m_dueModel;
    uikit::RowListView *m_ready;
    uikit::RowListView *m_due;
    QToolButton *m_readyButton;
    QToolButton *m_dueButton;
    uikit::PersianLineEdit *m_filter;
    uikit::JalaliDateEdit *m_day;
    QLabel *m_dayProblem;
    QLabel *m_count;
    QStackedLayout *m_lists;
    QStackedLayout *m_side;
    CallPanel *m_panel;
    QTimer m_filterSoon;
    AnsweringQueries::Cancel m_cancelCounts;
    bool m_changedUnseen = true;
    bool m_isLoaded = false;
};

} // namespace peygir::answering
