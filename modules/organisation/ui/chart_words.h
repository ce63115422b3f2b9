// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "organisation/core/chart_tree.h"

#include <QString>

/// What people read of the chart, in their language and digits.
namespace peygir::organisation {

QString nameText(const ChartNode &node);
/// Who holds a post, or that nobody does; of a unit who heads it, or that nobody does.
QString whoText(const ChartTree &tree, size_t node);
/// "3 units, 12 posts, 9 people, 300 open cases": what a branch has.
QString sumText(const BranchSum &sum);
/// All of a box in one line, for a tool tip and for who does not see it.
QString wholeText(const ChartTree &tree, size_t node);

} // namespace peygir::organisation
