// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/mirror.h"

#include "simulation/trace.h"

#include <algorithm>

namespace peygir::simulation {

using storage::Connection;
using storage::RowView;

BucketPrint &BucketPrint::operator+=(const BucketPrint &other)
{
    rows += other.rows;
    sum += other.sum;
    image += other.image;
    return *this;
}

BucketPrint &BucketPrint::operator-=(const BucketPrint &other)
{
    rows -= other.rows;
    sum -= other.sum;
    image -= other.image;
    return *this;
}

BucketPrint printOf(const AggregateId &aggregate, const Content &rows)
{
    BucketPrint print{0, 0, quickHash(aggregate.id.view(), quint64(aggregate.kind))};
    for (const auto &[key, row] : rows) {
        ++print.rows;
        print.sum += quint64(row->hash);
        print.image += quickHash(storage::encodeImage(*row), quickHash(row->table->name));
    }
    return print;
}

template <class T>
const T *Mirror::at(const History<T> &history, qint64 head)
{
    const auto after = std::upper_bound(history.begin(), history.end(), head,
                                        [](qint64 seq, const auto &entry) { return seq < entry.first; });
    return after == history.begin() ? nullptr : &std::prev(after)->second;
}

Result<void> Mirror::follow(Connection &server)
{
    const qint64 from = m_head ? m_head->seq : -1;
    m_changed.clear();
    std::optional<sync::Cursor> head;
    TRY(server.each("SELECT epoch, head, chain FROM server_state WHERE id = 1", {}, [&head](const RowView &view) {
        head = sync::Cursor{view.uuid(0), view.integer(1), view.bytes(2)};
        return false;
    }));
    m_head = head;
    if (head->seq == from)
        return {};
    TRY(server.each("SELECT seq, hash FROM chain WHERE seq > ?", {Value(from)}, [this](const RowView &view) {
        m_chain.emplace(view.integer(0), view.bytes(1));
        return true;
    }));
    std::set<AggregateId> touched;
    TRY(server.each("SELECT kind, aggregate FROM log WHERE seq > ?", {Value(from)}, [&touched](const RowView &view) {
        touched.insert({int(view.integer(0)), view.uuid(1)});
        return true;
    }));
    storage::Door door(server);
    for (const AggregateId &aggregate : touched)
        TRY(followAggregate(door, aggregate));
    return {};
}

Result<void> Mirror::followAggregate(storage::Door &door, const AggregateId &aggregate)
{
    const qint64 head = m_head->seq;
    Content content;
    for (const Table *table : m_registry->aggregate(aggregate.kind)->tables) {
        TRY_LET(const auto rows, door.rowsOf(*table, aggregate.id));
        for (const RowPointer &row : rows) {
            content.emplace(RowKey{table, row->id}, row);
            auto &history = m_rows[{table, row->id}];
            if (history.empty() || history.back().second->rev != row->rev) {
                history.emplace_back(head, row);
                m_changed.emplace_back(table, row->id);
            }
            m_rowsOf[aggregate].insert({table, row->id});
        }
    }
    std::set<qint64> buckets;
    TRY(door.connection().each("SELECT bucket FROM log WHERE aggregate = ? AND kind = ? AND NOT removed",
                               {Value(aggregate.id), Value(aggregate.kind)}, [&buckets](const RowView &view) {
                                   buckets.insert(view.integer(0));
                                   return true;
                               }));
    const BucketPrint before = m_prints[aggregate];
    const BucketPrint now = printOf(aggregate, content);
    auto &bucketHistory = m_buckets[aggregate];
    const auto change = [this, head](qint64 bucket, auto apply) {
        auto &history = m_bucketPrints[bucket];
        if (history.empty() || history.back().first != head)
            history.emplace_back(head, history.empty() ? BucketPrint() : history.back().second);
        apply(history.back().second);
    };
    for (const qint64 bucket : bucketHistory.empty() ? std::set<qint64>() : bucketHistory.back().second)
        change(bucket, [&before](BucketPrint &print) { print -= before; });
    for (const qint64 bucket : buckets) {
        change(bucket, [&now](BucketPrint &print) { print += now; });
        m_everIn[bucket].insert(aggregate);
    }
    m_prints[aggregate] = now;
    if (bucketHistory.empty() || bucketHistory.back().second != buckets)
        bucketHistory.emplace_back(head, std::move(buckets));
    return {};
}

const QByteArray *Mirror::chainAt(qint64 seq) const
{
    const auto found = m_chain.find(seq);
    return found == m_chain.end() ? nullptr : &found->second;
}

BucketPrint Mirror::print(qint64 bucket, qint64 head) const
{
    const auto history = m_bucketPrints.find(bucket);
    const BucketPrint *found = history == m_bucketPrints.end() ? nullptr : at(history->second, head);
    return found ? *found : BucketPrint();
}

bool Mirror::everHad(const Row &row) const
{
    const auto history = m_rows.find({row.table, row.id});
    const QByteArray image = storage::encodeImage(row);
    return history != m_rows.end()
        && std::any_of(history->second.begin(), history->second.end(),
                       [&image](const auto &one) { return storage::encodeImage(*one.second) == image; });
}

Content Mirror::contentAt(const AggregateId &aggregate, qint64 head) const
{
    Content content;
    const auto keys = m_rowsOf.find(aggregate);
    for (const RowKey &key : keys == m_rowsOf.end() ? std::set<RowKey>() : keys->second) {
        if (const RowPointer *row = at(m_rows.at(key), head))
            content.emplace(key, *row);
    }
    return content;
}

std::map<AggregateId, Content> Mirror::content(qint64 bucket, qint64 head) const
{
    std::map<AggregateId, Content> content;
    const auto ever = m_everIn.find(bucket);
    for (const AggregateId &aggregate : ever == m_everIn.end() ? std::set<AggregateId>() : ever->second) {
        const std::set<qint64> *buckets = at(m_buckets.at(aggregate), head);
        if (buckets && buckets->contains(bucket))
            content.emplace(aggregate, contentAt(aggregate, head));
    }
    return content;
}

RowPointer Mirror::row(const Table &table, const Uuid &id) const
{
    const auto found = m_rows.find({&table, id});
    return found == m_rows.end() ? nullptr : found->second.back().second;
}

RowPointer Mirror::rowAt(const Table &table, const Uuid &id, qint64 head) const
{
    const auto found = m_rows.find({&table, id});
    const RowPointer *image = found == m_rows.end() ? nullptr : at(found->second, head);
    return image ? *image : nullptr;
}

std::vector<RowPointer> Mirror::rows(const Table &table) const
{
    std::vector<RowPointer> rows;
    for (const auto &[key, history] : m_rows) {
        if (key.first == &table)
            rows.push_back(history.back().second);
    }
    return rows;
}

std::vector<RowPointer> Mirror::rowsAt(const Table &table, qint64 head) const
{
    std::vector<RowPointer> rows;
    for (auto row = m_rows.lower_bound({&table, Uuid(Uuid::Bytes{})}); row != m_rows.end() && row->first.first == &table; ++row) {
        if (const RowPointer *image = at(row->second, head))
            rows.push_back(*image);
    }
    return rows;
}

std::vector<RowPointer> Mirror::rowsOfAt(const Table &table, const Uuid &aggregate, qint64 head) const
{
    std::vector<RowPointer> rows;
    const auto keys = m_rowsOf.find({table.kind.number, aggregate});
    for (const RowKey &key : keys == m_rowsOf.end() ? std::set<RowKey>() : keys->second) {
        const RowPointer *row = key.first == &table ? at(m_rows.at(key), head) : nullptr;
        if (row)
            rows.push_back(*row);
    }
    return rows;
}

Result<std::optional<QByteArray>> Mirror::difference(Connection &server) const
{
    using Answer = std::optional<QByteArray>;
    qint64 count = 0;
    Answer found;
    for (const auto &[kind, type] : m_registry->aggregates()) {
        for (const Table *table : type.tables) {
            TRY(server.each("SELECT " + table->selectList + " FROM " + table->name, {}, [&](const RowView &view) {
                const RowPointer there = storage::readRow(*table, view);
                const RowPointer here = row(*table, there->id);
                ++count;
                if (!here)
                    found = "a row came without moving the head: " + described(*there);
                else if (storage::encodeImage(*here) != storage::encodeImage(*there))
                    found = "a row changed without moving the head:\n    was " + described(*here) + "\n    is  "
                        + described(*there);
                return !found;
            }));
        }
    }
    if (!found && count != qint64(m_rows.size()))
        found = QByteArray::number(qint64(m_rows.size()) - count) + " committed rows are gone";
    if (found)
        return found;
    Answer lost;
    TRY(server.each("SELECT COUNT(*) FROM chain", {}, [&](const RowView &view) {
        if (view.integer(0) != qint64(m_chain.size()))
            lost = "the chain has lost groups";
        return false;
    }));
    return lost;
}

QByteArray described(const Row &row)
{
    QByteArray words = row.table->name + ' ' + row.id.toAscii() + " of " + row.aggregate.toAscii().right(12) + " rev "
        + QByteArray::number(row.rev) + " seq " + QByteArray::number(row.seq);
    for (size_t n = 0; n < row.values.size(); ++n) {
        const Value &value = row.values[n];
        words += ' ' + row.table->columns[n].name + '=';
        switch (value.type()) {
        case Value::Type::Null: words += '-'; break;
        case Value::Type::Integer: words += QByteArray::number(value.toInteger()); break;
        case Value::Type::Boolean: words += value.toBoolean() ? "true" : "false"; break;
        case Value::Type::Text: words += '"' + value.toUtf8().left(40) + '"'; break;
        case Value::Type::Bytes: words += value.toBytes().left(8).toHex(); break;
        case Value::Type::Uuid: words += value.toUuid().toAscii().right(12); break;
        }
    }
    return words;
}

} // namespace peygir::simulation
