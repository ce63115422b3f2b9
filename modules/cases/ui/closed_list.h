// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/closed_lists.h"
#include "command/desk_port.h"
#include "sheets/table.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace peygir::uikit {
class PagedListModel;
class RowListView;
} // namespace peygir::uikit

namespace peygir::cases {

class ClosedRows;

/// Closed cases as the server shows them, in the place of a list of this desk: where they come from and from when, the
/// year, the rows, and what is said when the server cannot answer. To be read only; the way back is one key.
class ClosedList : public QWidget
{
    Q_OBJECT

public:
    /// Lists and desk outlive it. `name` is that of the list, for whoever hears the screen.
    ClosedList(ClosedLists &lists, const DeskPort &desk, const QString &name, QWidget *parent = nullptr);

    /// Asks for this list, of the year that is chosen.
    void ask(const ClosedAsked &asked);
    /// Asks for nothing any more.
    void stop();
    void takeFocus();
    /// The row under the cursor; empty: none.
    QString currentCase() const;
    /// "128 items", as far as it is known; empty before the first answer.
    QString countText() const;
    /// What has come of it, for paper and files; empty before the first answer. With where it comes from, and whether it is all.
    std::optional<sheets::TableHead> outHead(const QString &title) const;
    std::vector<sheets::Row> outRows() const;

Q_SIGNALS:
    void currentChanged(const QString &caseId);
    void opened(const QString &caseId);
    void countChanged();
    /// Letters for the filter of the list.
    void typed(const QString &text);
    /// Back to what this desk keeps.
    void backWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOut();
    void again();
    void askOfYear();
    void offerYears(const std::vector<int> &years);
    void say();

    ClosedRows *m_rows;
    uikit::PagedListModel *m_model;
    uikit::RowListView *m_view;
    QLabel *m_sentence;
    QComboBox *m_year;
    QPushButton *m_again;
    QPushButton *m_back;
    std::optional<ClosedAsked> m_asked;
    /// Why the server did not answer last.
    std::optional<Error> m_problem;
};

} // namespace peygir::cases
