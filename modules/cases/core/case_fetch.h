// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_asked.h"

#include <QObject>

#include <functional>

namespace peygir::cases {

/// Gets one case from the server that this desk does not hold. Once it has come, `CaseQueries::open` and
/// `DocumentQueries` show it, for reading, until it is forgotten. Asked on the GUI thread; nothing here blocks.
class CaseFetch
{
public:
    using Cancel = std::function<void()>;
    using Done = std::function<void(Result<CaseId>)>;

    virtual ~CaseFetch() = default;
    /// `done` is called on the GUI thread unless `context` is gone or the question was cancelled. Errors:
    /// "cases.unknown" (there is none, or he may not read it) and those of `ServerPort::ask`.
    virtual Cancel fetch(const CaseAsked &asked, QObject *context, Done done) = 0;
};

} // namespace peygir::cases
