// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/ui/case_providers.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QStackedLayout;

namespace peygir::uikit {
class PagedListModel;
class PersianLineEdit;
class RowListView;
} // namespace peygir::uikit

namespace peygir::cases {

/// One list of cases: its name and count, a field that filters by letters typed anywhere in the list, the rows, and
/// what is said when there are none.
class CaseListPage : public QWidget
{
    Q_OBJECT

public:
    /// `title` and the two sentences of the empty list are translated. Queries and desk outlive the page.
    CaseListPage(CaseQueries &queries, const DeskPort &desk, CaseList list, const QString &title,
                 const QString &emptySentence, const QString &emptyHowTo, QWidget *parent = nullptr);

    /// Rows have changed somewhere: reads again what is looked at; nothing while nobody looks, but then when it is shown.
    void refresh();
    void takeFocus();
    /// The row under the cursor; empty: none.
    QString currentCase() const;
    /// Types this text into the filter.
    void filterBy(const QString &text);
    /// Moves to the case where it is loaded.
    void select(const QString &caseId);

Q_SIGNALS:
    /// The row under the cursor; empty: none.
    void currentChanged(const QString &caseId);
    void opened(const QString &caseId);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showCount();

    CaseRowProvider *m_provider;
    uikit::PagedListModel *m_model;
    uikit::RowListView *m_view;
    uikit::PersianLineEdit *m_filter;
    QLabel *m_count;
    QStackedLayout *m_stack;
    QTimer m_filterSoon;
    bool m_changedUnseen = false;
};

} // namespace peygir::cases
