// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace peygir::supervision {

/// The table of people for the keyboard: arrows move, Shift or Ctrl with them marks several, Enter opens, and letters are
/// passed on to filter.
class PeopleView final : public QTableView
{
    Q_OBJECT

public:
    explicit PeopleView(QWidget *parent = nullptr);

Q_SIGNALS:
    void opened(int row);
    /// Letters and digits that are for the filter.
    void typed(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
};

} // namespace peygir::supervision
