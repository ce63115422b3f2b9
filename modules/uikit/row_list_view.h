// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "uikit/row_delegate.h"

#include <QTableView>

namespace peygir::uikit {

class PagedListModel;

/// A long list without columns, for the keyboard first: arrows and Page keys move, Enter opens, the context-menu key
/// asks for a menu at the row, Ctrl+Space marks, Shift+Up and Shift+Down mark on the way, Ctrl+A wants all marked, Esc
/// lets go of the marks, and letters are passed on to filter. (A table of one column, because Qt's list view lays out every row and a table does not: a million rows open
/// at once.)
class RowListView : public QTableView
{
    Q_OBJECT

public:
    explicit RowListView(QWidget *parent = nullptr);

    void setRows(PagedListModel &model, RowDelegate &delegate);
    /// The id of the current row; empty while there is none or it is loading.
    QString currentId() const;
    /// Moves to a loaded row; false if it is not loaded.
    bool setCurrentId(const QString &id);
    /// The same for a row that may not be loaded, nor be in the list: no other one is current in its place until it comes, the
    /// person moves or the list is another one. Empty: looks for nothing any more, and the first row is current where none was.
    void lookFor(const QString &id);
    /// Other things are listed from now on: whichever row becomes the current one is told, also the one that was told last.
    void forgetCurrent() { m_announced.clear(); }

Q_SIGNALS:
    void opened(const QString &id);
    /// The current row is another one, or has just been loaded. Empty if it is loading.
    void currentIdChanged(const QString &id);
    /// `at` in global coordinates.
    void menuWanted(const QString &id, const QPoint &at);
    /// Everything that the list shows is to be marked; who knows the list marks it.
    void allWanted();
    /// Letters and digits that are for the filter.
    void typed(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void dataChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles) override;

private:
    void toggleMark();
    void setRowHeight();
    void announceCurrent();
    void findCurrent();
    void goToEnd();

    PagedListModel *m_model = nullptr;
    RowDelegate *m_delegate = nullptr;
    QString m_announced;
    /// The row that is to be current as soon as it is loaded.
    QString m_lookedFor;
    /// End was pressed where nobody knows yet where the end is.
    bool m_findingEnd = false;
};

} // namespace peygir::uikit
