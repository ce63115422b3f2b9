// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/city_list.h"

#include "cases/core/case_card.h"
#include "storage/door.h"

#include <algorithm>

namespace peygir::cases {

using storage::Connection;
using storage::RowView;

namespace {

const Table &cards() { return tableOf<CaseCard>(); }

/// A leap over fewer rows reads them.
constexpr qint64 shortLeap = 200;
/// From so many of the newest the rest is reckoned.
constexpr int sampleRows = 3000;

/// SQLite keeps no statistics on a desk and would guess; PostgreSQL knows better.
QByteArray from(const Connection &connection, const QByteArray &index)
{
    return connection.dialect() == storage::Dialect::Sqlite ? " FROM case_card INDEXED BY " + index
                                                            : QByteArray(" FROM case_card");
}

SqlPart ofStatus(const StatusKey &key)
{
    if (!key.process)
        return {"process IS NULL", {}};
    return {"process = ? AND node = ?", {FieldCodec<workflow::ProcessId>::toValue(*key.process), Value::text(key.node)}};
}

} // namespace

CityList::CityList(CaseFilter filter, TextMatch text, const ListRanks &ranks)
    : m_filter(std::move(filter)), m_text(std::move(text)), m_ranks(ranks)
{
    Q_ASSERT(m_text.kind != TextMatch::Kind::Cases);
}

Result<std::vector<StatusKey>> CityList::statuses(Connection &connection, const ListRanks &ranks)
{
    std::vector<StatusKey> found;
    TRY(connection.each("SELECT 1 FROM case_card WHERE process IS NULL LIMIT 1", {}, [&found](const RowView &) {
        found.push_back({std::nullopt, intakeNode});
        return false;
    }));
    // From one value of the index to the next, not through the rows between them.
    const auto next = [&](const QByteArray &condition, std::initializer_list<Value> values) -> Result<bool> {
        const size_t before = found.size();
        TRY(connection.each("SELECT process, node FROM case_card WHERE " + condition + " ORDER BY process, node LIMIT 1",
                            values, [&found](const RowView &view) {
                                found.push_back({workflow::ProcessId(view.uuid(0)), view.text(1)});
                                return false;
                            }));
        return found.size() > before;
    };
    TRY_LET(bool more, next("process IS NOT NULL", {}));
    while (more) {
        const Value process(FieldCodec<workflow::ProcessId>::toValue(*found.back().process));
        const Value node = Value::text(found.back().node);
        TRY_LET(more, next("process = ? AND node > ?", {process, node}));
        if (!more) {
            TRY_LET(more, next("process > ?", {process}));
        }
    }
    std::stable_sort(found.begin(), found.end(), [&ranks](const StatusKey &a, const StatusKey &b) {
        return ranks.status(a) < ranks.status(b);
    });
    return found;
}

Result<std::vector<Uuid>> CityList::values(Connection &connection, const QByteArray &column)
{
    std::vector<Uuid> found;
    for (bool more = true; more;) {
        more = false;
        std::vector<Value> values;
        if (!found.empty())
            values.emplace_back(found.back());
        TRY(connection.each("SELECT " + column + " FROM case_card WHERE " + column +
                                QByteArray(found.empty() ? " IS NOT NULL" : " > ?") + " ORDER BY " + column + " LIMIT 1",
                            values, [&](const RowView &view) {
                                found.push_back(view.uuid(0));
                                more = true;
                                return false;
                            }));
    }
    return found;
}

bool CityList::openOnly() const
{
    return m_filter.lateAt || (m_filter.date == CaseDate::Deadline && (m_filter.from || m_filter.until));
}

void CityList::add(SqlPart part, const char *key, bool ascending)
{
    Stretch stretch{std::move(part), {}, key, ascending};
    const bool open = stretch.where.sql.contains("closed_at IS NULL");
    const bool closed = stretch.where.sql.contains("closed_at IS NOT NULL");
    const auto both = [&stretch](const char *own, bool given) { return given || stretch.where.sql.contains(own); };
    const bool status = both("process ", m_filter.status.has_value());
    const bool region = both("region ", m_filter.region.has_value());
    SqlPart &where = stretch.where;
    if (m_filter.status)
        where.also(ofStatus(*m_filter.status));
    if (m_filter.region)
        where.also("region = ?", {Value(m_filter.region->uuid())});
    if (m_filter.group)
        where.also("subject_group = ?", {Value(m_filter.group->uuid())});
    if (m_filter.lateAt)
        where.also("deadline < ?", {Value(*m_filter.lateAt)});
    const QByteArray date = m_filter.date == CaseDate::Deadline ? "deadline" : "registered_at";
    if (m_filter.from)
        where.also(date + " >= ?", {Value(*m_filter.from)});
    if (m_filter.until)
        where.also(date + " < ?", {Value(*m_filter.until)});
    if (m_text.kind == TextMatch::Kind::Names) {
        SqlPart names{"(", {}};
        const SqlPart parts[] = {SqlPart::oneOf("subject", m_text.subjects), SqlPart::oneOf("place", m_text.places),
                                 SqlPart::oneOf("region", m_text.places)};
        for (const SqlPart &one : parts) {
            names.sql += (names.sql.size() > 1 ? " OR " : "") + one.sql;
            names.values.insert(names.values.end(), one.values.begin(), one.values.end());
        }
        names.sql += ')';
        where.also(names);
    }
    stretch.covered = m_text.kind == TextMatch::Kind::Everything && !closed;
    if (open) {
        stretch.index = stretch.key == "deadline" ? "case_card_open_due" : "case_card_open_new";
    } else if (status) {
        stretch.index = "case_card_status";
    } else if (region) {
        stretch.index = "case_card_region";
        stretch.covered = stretch.covered && !m_filter.group;
    } else {
        stretch.index = m_filter.group ? "case_card_group" : "case_card_registered";
    }
    m_stretches.push_back(std::move(stretch));
}

void CityList::addUrgent()
{
    // A status says itself whether its cases are open; a walk for others would find none of a great many.
    const auto known = m_filter.status ? m_ranks.isEnd(*m_filter.status) : std::nullopt;
    if (!known || !*known) {
        add({"closed_at IS NULL AND deadline IS NOT NULL", {}}, "deadline", true);
        if (!openOnly())
            add({"closed_at IS NULL AND deadline IS NULL", {}}, "registered_at", false);
    }
    if (!openOnly() && (!known || *known))
        add({"closed_at IS NOT NULL", {}}, "registered_at", false);
}

Result<void> CityList::addByRegion(Connection &connection)
{
    const char *state = openOnly() ? "closed_at IS NULL AND region " : "region ";
    if (m_filter.region) {
        add({openOnly() ? "closed_at IS NULL" : "", {}}, "registered_at", false);
        return {};
    }
    TRY_LET(std::vector<Uuid> regions, values(connection, "region"));
    std::stable_sort(regions.begin(), regions.end(), [this](const Uuid &a, const Uuid &b) {
        return m_ranks.region(a) < m_ranks.region(b);
    });
    for (const Uuid &region : regions)
        add({QByteArray(state) + "= ?", {Value(region)}}, "registered_at", false);
    add({QByteArray(state) + "IS NULL", {}}, "registered_at", false);
    return {};
}

Result<void> CityList::addByStatus(Connection &connection)
{
    if (m_filter.status) {
        add({openOnly() ? "closed_at IS NULL" : "", {}}, "registered_at", false);
        return {};
    }
    TRY_LET(const std::vector<StatusKey> found, statuses(connection, m_ranks));
    for (const StatusKey &status : found) {
        if (openOnly() && m_ranks.isEnd(status).value_or(false))
            continue;
        SqlPart part;
        if (openOnly())
            part.also("closed_at IS NULL");
        add(part.also(ofStatus(status)), "registered_at", false);
    }
    return {};
}

Result<void> CityList::layOut(Connection &connection)
{
    if (!m_stretches.empty())
        return {};
    switch (m_filter.order) {
    case CaseOrder::Urgent: addUrgent(); break;
    case CaseOrder::ByRegion: return addByRegion(connection);
    case CaseOrder::ByStatus: return addByStatus(connection);
    case CaseOrder::Newest:
    case CaseOrder::Oldest:
    case CaseOrder::Closed:
        add({openOnly() ? "closed_at IS NULL" : "", {}}, "registered_at", m_filter.order == CaseOrder::Oldest);
    }
    return {};
}

SqlPart CityList::beyond(const Stretch &stretch, const Anchor &after) const
{
    SqlPart where = stretch.where;
    if (!after.key)
        return where;
    const QByteArray sign = stretch.ascending ? ">" : "<";
    // The first half leads into the index; the second parts what has the same key.
    where.also(stretch.key + ' ' + sign + "= ?", {*after.key});
    if (!after.id.isNull())
        where.also('(' + stretch.key + ' ' + sign + " ? OR id " + sign + " ?)", {*after.key, after.id});
    return where;
}

Result<qint64> CityList::countOf(Connection &connection, const Stretch &stretch, const Anchor &after, qint64 most) const
{
    SqlPart where = beyond(stretch, after);
    qint64 rows = 0;
    QByteArray sql = "SELECT COUNT(*)" + from(connection, stretch.index);
    if (!where.sql.isEmpty())
        sql += " WHERE " + where.sql;
    if (most >= 0) {
        sql = "SELECT COUNT(*) FROM (SELECT 1" + from(connection, stretch.index) +
              (where.sql.isEmpty() ? QByteArray() : " WHERE " + where.sql) + " LIMIT ?) AS few";
        where.values.emplace_back(most);
    }
    TRY(connection.each(sql, where.values, [&rows](const RowView &view) {
        rows = view.integer(0);
        return false;
    }));
    return rows;
}

/// Over `rows` rows from an anchor: to the one before which less than a few are left.
Result<CityList::Anchor> CityList::leap(Connection &connection, Anchor at, qint64 &rows) const
{
    while (rows > shortLeap && at.stretch < m_stretches.size()) {
        const Stretch &stretch = m_stretches[at.stretch];
        TRY_LET(const qint64 here, countOf(connection, stretch, at, rows));
        if (here < rows) {
            rows -= here;
            at = {at.stretch + 1, {}, {}};
            continue;
        }
        // The key of the row that is wanted is found in the index alone; of those with the same key some come before it.
        SqlPart where = beyond(stretch, at);
        std::optional<Value> key;
        const QByteArray condition = where.sql.isEmpty() ? QByteArray() : " WHERE " + where.sql;
        where.values.emplace_back(rows - 1);
        TRY(connection.each("SELECT " + stretch.key + from(connection, stretch.index) + condition + " ORDER BY " +
                                stretch.key + (stretch.ascending ? "" : " DESC") + " LIMIT 1 OFFSET ?",
                            where.values, [&key](const RowView &view) {
                                key = Value(view.integer(0));
                                return false;
                            }));
        if (!key)
            break;
        Stretch before = stretch;
        before.where.also(stretch.key + (stretch.ascending ? " < ?" : " > ?"), {*key});
        TRY_LET(const qint64 passed, countOf(connection, before, at, -1));
        rows -= passed;
        return Anchor{at.stretch, key, {}};
    }
    return at;
}

Result<std::vector<CaseCard>> CityList::page(Connection &connection, qint64 offset, int limit)
{
    TRY(layOut(connection));
    const auto nearest = std::prev(m_anchors.upper_bound(offset));
    qint64 skip = offset - nearest->first;
    TRY_LET(Anchor at, leap(connection, nearest->second, skip));
    std::vector<CaseCard> found;
    while (int(found.size()) < limit && at.stretch < m_stretches.size()) {
        const Stretch &stretch = m_stretches[at.stretch];
        SqlPart where = beyond(stretch, at);
        const QByteArray direction = stretch.ascending ? "" : " DESC";
        const QByteArray condition = where.sql.isEmpty() ? QByteArray() : " WHERE " + where.sql;
        const size_t before = found.size();
        where.values.emplace_back(qint64(limit) - qint64(before));
        where.values.emplace_back(skip);
        TRY(connection.each("SELECT " + cards().selectList + from(connection, stretch.index) + condition + " ORDER BY " +
                                stretch.key + direction + ", id" + direction + " LIMIT ? OFFSET ?",
                            where.values, [&found](const RowView &view) {
                                found.push_back(fromRow<CaseCard>(*storage::readRow(cards(), view)));
                                return true;
                            }));
        if (int(found.size()) == limit) {
            const CaseCard &last = found.back();
            at.key = stretch.key == "deadline" ? Value(*last.deadline) : Value(last.registeredAt);
            at.id = Value(last.id.uuid());
            break;
        }
        if (found.size() == before && skip > 0) {
            TRY_LET(const qint64 rows, countOf(connection, stretch, at, skip));
            skip -= rows;
        } else {
            skip = 0;
        }
        at = {at.stretch + 1, {}, {}};
    }
    if (int(found.size()) == limit)
        m_anchors.insert_or_assign(offset + limit, at);
    return found;
}

/// How many there are does not depend on how they are sorted.
CityList CityList::asOneStretch() const
{
    return CityList({.list = CaseList::All, .user = m_filter.user, .text = {}, .order = CaseOrder::Newest,
                     .status = m_filter.status, .group = m_filter.group, .region = m_filter.region,
                     .lateAt = m_filter.lateAt, .date = m_filter.date, .from = m_filter.from, .until = m_filter.until},
                    m_text, m_ranks);
}

Result<qint64> CityList::countAll(Connection &connection) const
{
    CityList whole = asOneStretch();
    TRY(whole.layOut(connection));
    return whole.countOf(connection, whole.m_stretches.front(), {}, -1);
}

Result<CaseTotal> CityList::count(Connection &connection)
{
    CityList whole = asOneStretch();
    TRY(whole.layOut(connection));
    const Stretch &stretch = whole.m_stretches.front();
    if (stretch.covered) {
        TRY_LET(const qint64 rows, countOf(connection, stretch, {}, -1));
        return CaseTotal{rows, CaseTotal::Precision::Exact};
    }
    // Of the newest that the index finds, so many fit; the others will be alike.
    CityList wider = whole;
    wider.m_text = {};
    if (stretch.index == "case_card_region")
        wider.m_filter.group.reset();
    wider.m_stretches.clear();
    TRY(wider.layOut(connection));
    const Stretch &all = wider.m_stretches.front();
    TRY_LET(const qint64 candidates, countOf(connection, all, {}, -1));
    if (candidates <= sampleRows) {
        TRY_LET(const qint64 rows, countOf(connection, stretch, {}, -1));
        return CaseTotal{rows, CaseTotal::Precision::Exact};
    }
    SqlPart sample = all.where;
    qint64 least = 0;
    const QByteArray condition = sample.sql.isEmpty() ? QByteArray() : " WHERE " + sample.sql;
    sample.values.emplace_back(sampleRows - 1);
    TRY(connection.each("SELECT registered_at" + from(connection, all.index) + condition +
                            " ORDER BY registered_at DESC LIMIT 1 OFFSET ?",
                        sample.values, [&least](const RowView &view) {
                            least = view.integer(0);
                            return false;
                        }));
    Stretch newest = stretch;
    newest.where.also("registered_at >= ?", {Value(least)});
    TRY_LET(const qint64 fitting, countOf(connection, newest, {}, -1));
    return CaseTotal{fitting * candidates / sampleRows, CaseTotal::Precision::About};
}

} // namespace peygir::cases
