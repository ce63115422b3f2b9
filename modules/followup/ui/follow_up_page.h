// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"
#include "followup/ui/follow_up_rows.h"
#include "paper/out_page.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QStackedLayout;
class QToolButton;

namespace peygir::uikit {
class PagedListModel;
class PersianLineEdit;
class RowListView;
class ViewSettings;
} // namespace peygir::uikit

namespace peygir::followup {

class AskPanel;

/// The cartable of the follow-up (R056, R062): what is to be asked, what an official has to reply, what is to be
/// checked, what is overdue or silent, each with its count; by authority and region; and one question about many cases
/// (R063). The case itself is shown beside it. An official sees here what he was asked (R128).
class FollowUpPage : public QWidget, public paper::OutPage
{
    Q_OBJECT

public:
    /// Most cases that are marked at once, as in other lists.
    static constexpr int mostMarked = 1000;

    /// All outlive the page.
    FollowUpPage(FollowUpQueries &queries, cases::CaseQueries &posts, DeskPort &desk, uikit::ViewSettings &settings,
                 QWidget *parent = nullptr);

    /// Rows have changed somewhere: reads again what is looked at; while nobody looks, when it is shown.
    void refresh();
    void takeFocus();
    /// The row under the cursor; empty: none.
    QString currentCase() const;
    void select(const QString &caseId);
    void setPart(Part part);
    Part part() const { return m_rows->filter().part; }
    void markAll();
    /// Asks one official about all that is marked; says so where nothing is.
    void askMarked();
    /// The part that is looked at, as it is filtered now.
    QList<paper::OutOffer> outOffers() override;

Q_SIGNALS:
    void currentChanged(const QString &caseId);
    void opened(const QString &caseId);
    void said(const QString &sentence);
    void refused(const QString &sentence);
    /// What waits for this person: what is to be asked and what is to be checked.
    void countChanged(qint64 waiting);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeParts();
    void layOut();
    void connectAll();
    QComboBox *combo(const QString &name);
    void apply();
    /// Text, authority and region narrow the list no longer.
    void widen();
    void remember() const;
    void recall();
    void askCounts();
    void showCounts(const PartCounts &counts);
    void askChoices();
    void showEmpty();
    paper::OutThing outThing() const;

    FollowUpQueries &m_queries;
    DeskPort &m_desk;
    uikit::ViewSettings &m_settings;
    FollowUpRows *m_rows;
    uikit::PagedListModel *m_model;
    uikit::RowListView *m_view;
    uikit::PersianLineEdit *m_text;
    QComboBox *m_authority;
    QComboBox *m_region;
    QComboBox *m_days;
    QComboBox *m_order;
    QLabel *m_count;
    QStackedLayout *m_stack;
    AskPanel *m_ask;
    std::map<Part, QToolButton *> m_parts;
    Choices m_choices;
    FollowUpQueries::Cancel m_cancelCounts;
    FollowUpQueries::Cancel m_cancelChoices;
    QTimer m_filterSoon;
    bool m_changedUnseen = true;
    /// Combos are being filled: nothing was chosen.
    bool m_filling = false;
};

} // namespace peygir::followup
