// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"
#include "cases/core/closed_asked.h"

namespace peygir::cases {

/// A page of a list as the server gave it.
struct ServerLines
{
    /// The server's clock when it answered.
    Instant at;
    /// With the names that this desk knows.
    std::vector<CaseLine> lines;
    /// What to ask the next page after; empty: this was the last. A page may be short and not the last.
    std::optional<QJsonObject> next;
    /// With the first page: the Jalali years in which cases were closed, the latest first.
    std::vector<int> years;
};

/// Lists of closed cases out of the server's whole archive: what `CaseQueries` tells is what this desk holds. Asked on the
/// GUI thread; nothing here blocks.
class ClosedLists
{
public:
    using Cancel = std::function<void()>;
    using Done = std::function<void(Result<ServerLines>)>;

    virtual ~ClosedLists() = default;
    /// `done` is called on the GUI thread, never within this call, unless `context` is gone or the question was cancelled.
    /// Errors are those of `ServerPort::ask`.
    virtual Cancel closed(const ClosedAsked &asked, QObject *context, Done done) = 0;
};

} // namespace peygir::cases
