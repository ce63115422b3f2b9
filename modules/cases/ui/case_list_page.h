// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/ui/case_providers.h"
#include "cases/ui/filter_text.h"
#include "paper/out_page.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QStackedLayout;
class QToolButton;

namespace peygir::uikit {
class PagedListModel;
class PersianLineEdit;
class RowListView;
class ViewSettings;
} // namespace peygir::uikit

namespace peygir::cases {

class BulkBook;
class BulkReferPanel;
class ClosedList;
class ClosedLists;
class FilterPanel;

/// One list of cases: its name and count, a field that filters by letters typed anywhere in the list, a panel of
/// filters and orders that is remembered for this list, the rows, what is done with marked ones, and what is said when
/// there are none.
class CaseListPage : public QWidget, public paper::OutPage
{
    Q_OBJECT

public:
    /// What a list is called: all translated but `id`, under which it is remembered.
    struct Title
    {
        QString id;
        QString name;
        QString emptySentence;
        QString emptyHowTo;
    };
    /// Most cases that are marked at once: more could not be looked over, and would go for minutes.
    static constexpr int mostMarked = 1000;

    /// Queries, desk and settings outlive the page.
    CaseListPage(CaseQueries &queries, DeskPort &desk, uikit::ViewSettings &settings, CaseList list, const Title &title,
                 QWidget *parent = nullptr);

    /// Below the list it is said that this is what this desk keeps, and closed cases of the server can be had instead.
    /// Once; `lists` outlives the page.
    void offerClosed(ClosedLists &lists);
    /// What is done with many cases is remembered there; it outlives the page.
    void setBulkBook(BulkBook &book);
    /// Says that an act on many was interrupted, where one was.
    void offerUnfinished(BulkBook &book);
    /// Rows have changed somewhere: reads again what is looked at; nothing while nobody looks, but then when it is shown.
    void refresh();
    /// Asks for the first rows before it is shown, so that they come while the rest of the window is being made.
    void begin();
    /// From now on it shows the cartable of somebody else, under this name.
    void showCartableOf(const UserId &user, const QString &name);
    void takeFocus();
    /// The row under the cursor; empty: none.
    QString currentCase() const;
    /// The list as it is filtered now, or what the server has shown in its place.
    QList<paper::OutOffer> outOffers() override;
    /// Shows what fits this text, whatever the list was filtered by before.
    void filterBy(const QString &text);
    /// Shows what this chooses, in its order; the next start begins with what the person had chosen himself.
    void showChosen(const ChosenFilter &chosen);
    /// Moves to the case where it is loaded, or when it comes; until then no row is the current one, so that no other case is
    /// opened in its place.
    void select(const QString &caseId);

    // What the window's actions do with the list that is looked at.
    void openFilter();
    void clearFilter();
    void nextOrder();
    void markAll();
    /// Why marked cases cannot be referred together now; empty: they can.
    QString whyNotReferMarked() const;
    void referMarked();
    /// The last act on many, given on any list, is taken back.
    void takeBackMany();
    /// Why the server has no closed cases for this list; empty: it may.
    QString whyNotAskClosed() const;
    /// Shows the server's closed cases, or this desk's list again.
    void askClosed();

Q_SIGNALS:
    /// The row under the cursor; empty: none.
    void currentChanged(const QString &caseId);
    void opened(const QString &caseId);
    /// One of the server's, which this desk may not hold.
    void closedOpened(const QString &caseId);
    void marksChanged();
    /// What came of an act on marked cases.
    void said(const QString &sentence);
    void refused(const QString &sentence);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void layOut(const Title &title);
    void connectAll();
    void remember() const;
    void recall();
    void askChoices();
    void apply();
    void moved(const QString &caseId);
    void showCount();
    void showSummary();
    void referred(const QString &caseId);
    void filterFromList(const QString &text);
    void refuseForFilter();
    void showClosed();
    void leaveClosed();
    void showKeeps();
    paper::OutThing outThing() const;

    CaseQueries &m_queries;
    DeskPort &m_desk;
    uikit::ViewSettings &m_settings;
    const QString m_id;
    QString m_name;
    CaseRowProvider *m_provider;
    uikit::PagedListModel *m_model;
    uikit::RowListView *m_view;
    uikit::PersianLineEdit *m_filter;
    QToolButton *m_filterButton;
    FilterPanel *m_panel;
    BulkReferPanel *m_bulk;
    ClosedLists *m_lists = nullptr;
    QLabel *m_keeps = nullptr;
    /// Made when it is asked for first; looked at while `m_ofServer`.
    ClosedList *m_closed = nullptr;
    QWidget *m_offer = nullptr;
    QLabel *m_heading;
    QLabel *m_count;
    QLabel *m_summary;
    QStackedLayout *m_stack;
    QTimer m_filterSoon;
    bool m_changedUnseen = true;
    bool m_choicesAsked = false;
    bool m_ofServer = false;
};

} // namespace peygir::cases
