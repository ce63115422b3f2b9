// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QTableView>

namespace peygir::intake {

/// One of what a cell may be.
struct CellChoice
{
    QString text;
    QVariant value;
};

/// A table in which one column is chosen from a list: arrows go through the rows, Enter, Space or F2 opens the list of
/// the row's choices, Enter takes one, Esc leaves it. The model answers `choicesRole` (QList<CellChoice>) and takes the
/// value of the choice by `setData`.
class ChoiceTable final : public QTableView
{
    Q_OBJECT

public:
    static constexpr int choicesRole = Qt::UserRole + 1;

    explicit ChoiceTable(int choiceColumn, QWidget *parent = nullptr);

    /// The choice of the row that the keyboard is on.
    void editCurrent();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    int m_choiceColumn;
};

/// What such tables and the preview have in common: no grid of numbers, rows of the theme's height.
void dressTable(QTableView &table);

} // namespace peygir::intake

Q_DECLARE_METATYPE(QList<peygir::intake::CellChoice>)
