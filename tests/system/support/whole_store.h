// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

#include <map>

namespace peygir::test {

/// Every row of every table of a SQLite database, as text: two stores are the same where these are. Reads everything once;
/// stops the program where that fails.
class WholeStore
{
public:
    explicit WholeStore(storage::Connection &sqlite);

    qint64 rows() const;
    qint64 tables() const { return qint64(m_rows.size()); }
    /// Whether some row has these words.
    bool contains(QByteArrayView words) const;

    struct Difference
    {
        /// Rows that are in one of the two only.
        qint64 rows = 0;
        /// One of them, with its table; empty: there is none.
        QByteArray first = {};
    };
    Difference differenceTo(const WholeStore &other) const;

private:
    /// Sorted, by table.
    std::map<QByteArray, std::vector<QByteArray>> m_rows;
};

} // namespace peygir::test
