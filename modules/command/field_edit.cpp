// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/field_edit.h"

namespace peygir {

QJsonObject FieldMerge::summary() const
{
    QJsonObject changed;
    for (const Change &change : m_changes)
        changed.insert(change.field, QJsonObject{{QStringLiteral("from"), change.from}, {QStringLiteral("to"), change.to}});
    QJsonArray proposed;
    for (const Conflict &conflict : m_conflicts)
        proposed.append(conflict.field);
    QJsonObject summary;
    if (!changed.isEmpty())
        summary.insert(QStringLiteral("changed"), changed);
    if (!proposed.isEmpty())
        summary.insert(QStringLiteral("proposed"), proposed);
    return summary;
}

} // namespace peygir
