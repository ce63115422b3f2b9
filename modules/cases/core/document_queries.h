// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/document.h"

#include <QObject>

#include <functional>

namespace peygir::cases {

/// A document with the names of who attached and reviewed it; empty where this desk does not hold them.
struct DocumentView
{
    CaseDocument document;
    QString by;
    QString reviewedBy;
};

/// What the screens read of documents. Asked on the GUI thread; `done` is called there later, unless `context` is gone
/// or the question was cancelled.
class DocumentQueries
{
public:
    using Cancel = std::function<void()>;
    using Done = std::function<void(Result<std::vector<DocumentView>>)>;

    virtual ~DocumentQueries() = default;
    /// Those of a case, the oldest first; none where this desk does not hold its file.
    virtual Cancel documents(const CaseId &caseId, QObject *context, Done done) = 0;
};

} // namespace peygir::cases
