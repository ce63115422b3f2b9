// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sheets/table.h"

#include <QObject>

#include "base/result.h"

#include <functional>
#include <memory>

namespace peygir::paper {

/// Some rows of a table, each with what its list knows it by: a row that moved while the pages were read is not written
/// twice.
struct TablePage
{
    std::vector<std::pair<QString, sheets::Row>> rows;
    /// Of the whole table, as far as it is known; 0: it is not.
    qint64 total = 0;
};

/// All rows of a list, page by page, whatever of it is on the screen. Lives on the GUI thread; nothing here blocks.
class TableSource
{
public:
    using Done = std::function<void(Result<TablePage>)>;

    virtual ~TableSource() = default;
    virtual const sheets::TableHead &head() const = 0;
    /// Answers on the GUI thread, at once or later; not if `context` is gone by then. A page without rows is the end.
    virtual void fetch(qint64 offset, int limit, QObject *context, Done done) = 0;
};

/// A table whose rows are there already.
class KnownTable final : public TableSource
{
public:
    KnownTable(sheets::TableHead head, std::vector<sheets::Row> rows)
        : m_head(std::move(head))
        , m_rows(std::move(rows))
    {}

    const sheets::TableHead &head() const override { return m_head; }
    void fetch(qint64 offset, int limit, QObject *context, Done done) override;

private:
    sheets::TableHead m_head;
    std::vector<sheets::Row> m_rows;
};

} // namespace peygir::paper
