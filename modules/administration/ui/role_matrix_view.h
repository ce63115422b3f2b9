// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace peygir::administration {

class RoleMatrixModel;

/// The table of roles and verbs for the keyboard: arrows move from cell to cell and step over headings, Space gives or
/// takes.
class RoleMatrixView final : public QTableView
{
    Q_OBJECT

public:
    /// The model outlives the view.
    explicit RoleMatrixView(RoleMatrixModel &model, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    RoleMatrixModel &m_model;
};

} // namespace peygir::administration
