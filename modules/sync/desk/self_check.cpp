// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/desk/self_check.h"

#include "sync/desk/unknown_rows.h"

namespace peygir::sync {

using storage::RowView;

namespace {

/// Answers whether the hash that came with a row is that of its content.
bool count(PartSum &sum, qint64 hash, qint64 told)
{
    sum.add(hash);
    if (hash == told)
        return true;
    sum.add(hash);
    return false;
}

bool count(PartSum &sum, const Row &row, const UnknownRows::Cells &unknown)
{
    if (unknown.empty())
        return count(sum, contentHash(row), row.hash);
    const auto cells = unknown.find({row.table->name, row.id});
    return count(sum, cells == unknown.end() ? contentHash(row) : contentHash(row, cells->second), row.hash);
}

bool count(PartSum &sum, const UnknownRow &row)
{
    return count(sum, contentHash(row.table, row.id, row.aggregate.id, row.cells), row.hash);
}

} // namespace

Result<SelfCheck::Shadows> SelfCheck::shadows()
{
    Shadows shadows;
    std::optional<Error> damaged;
    TRY(m_connection.each("SELECT table_name, id, image FROM shadow", {}, [&](const RowView &view) {
        RowPointer image;
        const Table *table = m_registry.table(view.utf8(0));
        if (table && !view.isNull(2)) {
            auto decoded = storage::decodeImage(*table, view.bytes(2));
            if (!decoded.ok()) {
                damaged = decoded.error();
                return false;
            }
            image = std::move(*decoded);
        }
        shadows.emplace(std::pair(view.utf8(0), view.uuid(1)), std::move(image));
        return true;
    }));
    if (damaged)
        return *damaged;
    return shadows;
}

Result<PartSums> SelfCheck::partsOf(qint64 bucket)
{
    TRY_LET(const Shadows below, shadows());
    TRY_LET(const UnknownRows::Kept unknown, UnknownRows(m_connection).ofBucket(bucket));
    PartSums parts;
    for (const auto &[kind, type] : m_registry.aggregates()) {
        for (const Table *table : type.tables) {
            TRY(m_connection.each("SELECT " + table->selectList + " FROM " + table->name + " WHERE "
                                      + (table->root ? "id" : "aggregate")
                                      + " IN (SELECT aggregate FROM held WHERE bucket = ? AND kind = ?)",
                                  {Value(bucket), Value(kind)}, [&](const RowView &view) {
                                      RowPointer row = storage::readRow(*table, view);
                                      if (const auto shadow = below.find({table->name, row->id}); shadow != below.end())
                                          row = shadow->second;
                                      if (row)
                                          count(parts[size_t(partOf(row->aggregate))], *row, unknown.cells);
                                      return true;
                                  }));
        }
    }
    for (const UnknownRow &row : unknown.rows)
        count(parts[size_t(partOf(row.aggregate.id))], row);
    return parts;
}

void SelfCheck::startOver()
{
    m_scan.startOver();
    m_scans.reset();
    m_after.reset();
    m_sums.clear();
    m_touched.clear();
}

Result<SelfCheck::Step> SelfCheck::walk(int most)
{
    TRY_LET(const bool strange, UnknownRows(m_connection).any());
    if (m_scans != !strange)
        startOver();
    m_scans = !strange;
    auto step = strange ? walkAggregates(most) : scan(most);
    // Half a step would be counted twice.
    if (!step.ok())
        startOver();
    return step;
}

Result<SelfCheck::Step> SelfCheck::scan(int most)
{
    TRY_LET(const Shadows below, shadows());
    TRY_LET(ContentScan::Found found, m_scan.step(most, below, m_sums));
    return stepped(found.isLast, found.rows, std::move(found.wrong));
}

Result<SelfCheck::Step> SelfCheck::walkAggregates(int most)
{
    struct Member
    {
        AggregateId aggregate;
        qint64 bucket;
    };
    std::vector<Member> members;
    const auto read = [&members](const RowView &view) {
        members.push_back({{int(view.integer(0)), view.uuid(1)}, view.integer(2)});
        return true;
    };
    const QByteArray select = "SELECT kind, aggregate, bucket FROM held";
    const QByteArray order = " ORDER BY aggregate, kind, bucket LIMIT ?";
    TRY(m_after ? m_connection.each(select + " WHERE aggregate > ?" + order, {Value(*m_after), Value(most)}, read)
                : m_connection.each(select + order, {Value(most)}, read));
    const bool isLast = int(members.size()) < most;
    // The last aggregate may have further memberships, and must be seen whole.
    if (!isLast) {
        const Uuid unfinished = members.back().aggregate.id;
        std::erase_if(members, [&](const Member &member) { return member.aggregate.id == unfinished; });
        if (members.empty())
            return walkAggregates(2 * most);
    }
    TRY_LET(const Shadows below, shadows());
    storage::Door door(m_connection);
    UnknownRows strange(m_connection);
    std::set<qint64> wrong;
    qint64 counted = 0;
    for (size_t at = 0; at < members.size();) {
        const AggregateId aggregate = members[at].aggregate;
        PartSum sum;
        bool isSound = true;
        TRY_LET(const UnknownRows::Kept unknown, strange.of(aggregate));
        for (const UnknownRow &row : unknown.rows)
            isSound = count(sum, row) && isSound;
        const AggregateType *type = m_registry.aggregate(aggregate.kind);
        for (const Table *table : type ? type->tables : std::vector<const Table *>()) {
            TRY_LET(const auto rows, door.rowsOf(*table, aggregate.id));
            for (const RowPointer &row : rows) {
                const auto shadow = below.find({table->name, row->id});
                const RowPointer base = shadow == below.end() ? row : shadow->second;
                if (!base)
                    continue;
                isSound = count(sum, *base, unknown.cells) && isSound;
            }
        }
        for (; at < members.size() && members[at].aggregate == aggregate; ++at) {
            PartSum &bucket = m_sums[members[at].bucket];
            bucket.rows += sum.rows;
            counted += sum.rows;
            bucket.sum = qint64(quint64(bucket.sum) + quint64(sum.sum));
            if (!isSound)
                wrong.insert(members[at].bucket);
        }
    }
    if (!members.empty())
        m_after = members.back().aggregate.id;
    return stepped(isLast, counted, std::move(wrong));
}

Result<SelfCheck::Step> SelfCheck::stepped(bool isLast, qint64 counted, std::set<qint64> wrong)
{
    if (isLast) {
        TRY(addWrongSums(wrong));
        startOver();
    }
    for (const qint64 bucket : wrong)
        TRY(m_connection.run("UPDATE held_bucket SET doubted = ? WHERE bucket = ?", {Value(true), Value(bucket)}));
    return Step{isLast, !wrong.empty(), counted};
}

Result<void> SelfCheck::addWrongSums(std::set<qint64> &wrong)
{
    return m_connection.each("SELECT bucket, row_count, row_sum FROM held_bucket", {}, [&](const RowView &view) {
        const PartSum told{view.integer(1), view.integer(2)};
        const auto counted = m_sums.find(view.integer(0));
        if (!m_touched.contains(view.integer(0)) && (counted == m_sums.end() ? PartSum() : counted->second) != told)
            wrong.insert(view.integer(0));
        return true;
    });
}

} // namespace peygir::sync
