// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/table_source.h"

#include <algorithm>

namespace peygir::paper {

void KnownTable::fetch(qint64 offset, int limit, QObject *, Done done)
{
    TablePage page{{}, qint64(m_rows.size())};
    const qint64 end = std::min(offset + limit, qint64(m_rows.size()));
    for (qint64 n = offset; n < end; ++n)
        page.rows.emplace_back(QString::number(n), m_rows[size_t(n)]);
    done(page);
}

} // namespace peygir::paper
