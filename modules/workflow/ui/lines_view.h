// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QTableView>

#include <vector>

class QStandardItemModel;

namespace peygir::workflow {

/// One line of a table: its cells, and the colour of the chip that its first cell is; none: plain words.
struct TableLine
{
    QStringList cells;
    QColor chip = {};
    /// Drawn quietly: it is there, and nothing is done with it.
    bool isQuiet = false;
};

/// A small table that is read and walked through by lines: arrows move, and whoever shows it knows by their number what
/// they stand for.
class LinesView final : public QTableView
{
    Q_OBJECT

public:
    /// `widest` is the column that takes the room that is left.
    LinesView(const QString &name, const QStringList &headings, int widest, QWidget *parent = nullptr);

    /// The cursor stays at its line as far as there is one.
    void setLines(const std::vector<TableLine> &lines);
    /// -1 where there is none.
    int current() const;
    void setCurrent(int line);
    int count() const;

Q_SIGNALS:
    void currentMoved(int line);

private:
    QStandardItemModel *m_model;
    const int m_widest;
};

} // namespace peygir::workflow
