// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/core/record_merge.h"

#include "base/random.h"

namespace peygir::reference {

RecordMergeId mergeIdOf(const QString &recordType, const Uuid &record)
{
    static const Uuid space = Uuid::parse(QByteArrayView("5e7e0000-0000-8000-8000-000000000033")).value();
    const QByteArray name = recordType.toUtf8() + ':' + record.toString().toUtf8();
    return RecordMergeId(derivedUuid(space, name));
}

std::optional<RecordMerge> mergeOf(const Facts &facts, const QString &recordType, const Uuid &record)
{
    const auto found = facts.of<RecordMerge>(mergeIdOf(recordType, record));
    return found.isKnown() && found->active ? std::optional(*found) : std::nullopt;
}

Uuid shownRecord(const Facts &facts, const QString &recordType, const Uuid &record)
{
    Uuid at = record;
    for (int steps = 0; steps < mostRecordMerges; ++steps) {
        const auto merge = mergeOf(facts, recordType, at);
        if (!merge)
            break;
        at = merge->kept;
    }
    return at;
}

} // namespace peygir::reference
