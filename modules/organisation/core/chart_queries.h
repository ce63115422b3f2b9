// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "organisation/core/chart_tree.h"

#include <QObject>

#include <functional>

namespace peygir::organisation {

/// What the page of the chart reads, of what this desk holds. Asked and answered on the GUI thread; errors are the
/// machine's.
class ChartQueries
{
public:
    using Cancel = std::function<void()>;
    template <class T>
    using Done = std::function<void(Result<T>)>;

    virtual ~ChartQueries() = default;
    /// All of it, also what is switched off: a few thousand rows in the largest city.
    virtual Cancel chart(QObject *context, Done<Chart> done) = 0;
};

} // namespace peygir::organisation
