// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "organisation/core/chart_tree.h"

#include <QTreeWidget>

#include <set>

namespace peygir::organisation {

/// The chart as a tree of lines: what it is, who is there, how much lies there. What is dragged onto another line is offered to be
/// moved; nothing is moved here.
class ChartOutline final : public QTreeWidget
{
    Q_OBJECT

public:
    explicit ChartOutline(QWidget *parent = nullptr);

    /// What was open stays so, and the line of the same id stays the current one, else the first top.
    void setTree(const ChartTree &tree);
    /// Opens what it stands below.
    void setCurrent(const Uuid &id);
    /// Empty where there is no line.
    std::optional<Uuid> current() const;

Q_SIGNALS:
    void currentChanged(const peygir::Uuid &id);
    void opened();
    void dropped(const peygir::Uuid &what, const peygir::Uuid &onto);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    /// Where something opens above the lines the current one stays in sight.
    void resizeEvent(QResizeEvent *event) override;

private:
    void rememberOpen();

    std::map<Uuid, QTreeWidgetItem *> m_items;
    std::set<Uuid> m_closed;
    /// Of the last setTree: what is not among them is new here.
    bool m_isFilled = false;
};

} // namespace peygir::organisation
