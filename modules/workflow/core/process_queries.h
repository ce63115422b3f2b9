// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/core/process_row.h"

#include <QObject>

#include <functional>
#include <map>

namespace peygir::workflow {

/// Open cases by the key of the node whose status they show.
using Standing = std::map<QString, qint64>;

/// One version of a process, with what is under way in it.
struct ProcessLine
{
    ProcessDefinition record;
    /// As far as this store knows.
    Standing standing;

    qint64 openCases() const
    {
        qint64 cases = 0;
        for (const auto &[node, count] : standing)
            cases += count;
        return cases;
    }
};

/// What a receiver can be named by.
struct RoleName
{
    QString key;
    Localized name;
};

/// All that the page of processes shows.
struct ProcessBook
{
    /// By key, the newest version first.
    std::vector<ProcessLine> lines;
    /// Roles that are in use, by their keys.
    std::vector<RoleName> roles;
};

/// What the page of processes reads, of what this desk holds. Asked and answered on the GUI thread; errors are the machine's.
class ProcessQueries
{
public:
    using Cancel = std::function<void()>;
    template <class T>
    using Done = std::function<void(Result<T>)>;

    virtual ~ProcessQueries() = default;
    virtual Cancel book(QObject *context, Done<ProcessBook> done) = 0;
};

} // namespace peygir::workflow
