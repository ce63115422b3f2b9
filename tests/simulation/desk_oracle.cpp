// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/oracles.h"

#include "sync/desk/desk_state.h"
#include "sync/desk/unknown_rows.h"

#include <algorithm>

namespace peygir::simulation {

using storage::RowView;

std::optional<Violation> DeskOracle::check(Desk &desk)
{
    if (auto wrong = checkQueue(desk))
        return wrong;
    sync::DeskState state(desk.connection());
    must(state.load());
    if (state.cursor()) {
        if (auto wrong = checkCursor(desk.number, *state.cursor()))
            return wrong;
    }
    // It has not heard yet that the server has lost what it holds.
    const std::optional<Uuid> history = state.cursor() ? std::optional(state.cursor()->epoch) : state.home();
    if (history && *history != m_mirror.head().epoch)
        return std::nullopt;
    if (state.cursor()) {
        const QByteArray *chain = m_mirror.chainAt(state.cursor()->seq);
        if (!chain || *chain != state.cursor()->chain)
            return Violation{"groups are visible whole or not at all",
                             "the cursor of desk " + QByteArray::number(desk.number) + " is at "
                                 + QByteArray::number(state.cursor()->seq) + ", which is the end of no group"};
    }
    return checkBase(desk, state.cursor());
}

std::optional<Violation> DeskOracle::checkCursor(int desk, const sync::Cursor &cursor)
{
    qint64 &last = m_cursors.try_emplace({desk, cursor.epoch}, cursor.seq).first->second;
    if (cursor.seq < last)
        return Violation{"a cursor never goes back", "desk " + QByteArray::number(desk) + " was at " + QByteArray::number(last)
                             + " and is at " + QByteArray::number(cursor.seq)};
    last = cursor.seq;
    return std::nullopt;
}

void DeskOracle::putBack(int desk)
{
    std::erase_if(m_cursors, [desk](const auto &seen) { return seen.first.first == desk; });
}

std::optional<Violation> DeskOracle::checkQueue(Desk &desk) const
{
    const QByteArray name = "desk " + QByteArray::number(desk.number);
    sync::DeskState state(desk.connection());
    must(state.load());
    const qint64 cursor = state.cursor() ? state.cursor()->seq : 0;
    std::vector<Uuid> kept;
    std::optional<Violation> wrong;
    must(desk.connection().each("SELECT command_id, state, seq FROM outbox ORDER BY n", {}, [&](const RowView &view) {
        kept.push_back(view.uuid(0));
        // In another history it begins with nothing.
        if (state.cursor() && view.utf8(1) == "done" && view.integer(2) > cursor)
            wrong = Violation{"a command shows until its rows are here",
                              name + ": " + kept.back().toAscii() + " has left the waiting set, its rows come at "
                                  + QByteArray::number(view.integer(2)) + ", the desk is at "
                                  + QByteArray::number(cursor)};
        return !wrong;
    }));
    if (wrong)
        return wrong;
    std::vector<Uuid> entered = m_book.keptOn(desk.number);
    // What a backup has may have been let go.
    std::erase_if(entered, [&](const Uuid &command) {
        return std::find(kept.begin(), kept.end(), command) == kept.end() && m_book.isBehind(command, state.durable());
    });
    if (kept != entered)
        return Violation{"what was entered is kept in its order",
                         name + " was told that " + QByteArray::number(qint64(entered.size())) + " commands are kept, "
                             + QByteArray::number(qint64(kept.size())) + " are there, or others"};
    if (must(desk.engine().status()).mismatches > 0)
        return Violation{"sums agree", name + " found buckets whose sums are not what the server says"};
    return std::nullopt;
}

DeskOracle::Rows DeskOracle::rowsOf(Desk &desk) const
{
    std::map<RowKey, RowPointer> shadows;
    must(desk.connection().each("SELECT table_name, id, image FROM shadow", {}, [&](const RowView &view) {
        const Table *table = desk.program().table(view.utf8(0));
        shadows.emplace(RowKey{table, view.uuid(1)},
                        view.isNull(2) ? nullptr : must(storage::decodeImage(*table, view.bytes(2))));
        return true;
    }));
    Rows rows;
    const auto add = [&rows](const RowPointer &row) {
        rows.base[row->aggregateId()].emplace(RowKey{row->table, row->id}, row);
    };
    for (const auto &[kind, type] : desk.program().registry.aggregates()) {
        for (const Table *table : type.tables) {
            must(desk.connection().each("SELECT " + table->selectList + " FROM " + table->name, {},
                                        [&](const RowView &view) {
                                            const RowPointer row = storage::readRow(*table, view);
                                            rows.shown.emplace(RowKey{table, row->id}, row);
                                            if (!shadows.contains({table, row->id}))
                                                add(row);
                                            return true;
                                        }));
        }
    }
    for (const auto &[key, image] : shadows) {
        if (image)
            add(image);
    }
    return rows;
}

DeskOracle::Contents DeskOracle::lifted(Desk &desk, const Contents &known) const
{
    Contents contents;
    const auto fill = [](Row &row, const QByteArray &name, const Value &value) {
        const auto &columns = row.table->columns;
        const auto column =
            std::find_if(columns.begin(), columns.end(), [&name](const Column &one) { return one.name == name; });
        if (column == columns.end())
            qFatal("no program has %s in %s", name.constData(), row.table->name.constData());
        row.values[size_t(column - columns.begin())] = value;
    };
    const auto add = [&contents](Row row) {
        const RowKey key{row.table, row.id};
        contents[row.aggregateId()].insert_or_assign(key, std::make_shared<Row>(std::move(row)));
    };
    const auto later = [this](const Row &row) {
        const Table *table = m_registry.table(row.table->name);
        return Row{table, row.id, row.aggregate, row.rev, row.seq, row.hash, std::vector<Value>(table->columns.size())};
    };
    for (const auto &[aggregate, rows] : known) {
        for (const auto &[key, row] : rows) {
            if (m_registry.table(row->table->name) == row->table) {
                contents[aggregate].emplace(key, row);
                continue;
            }
            Row same = later(*row);
            for (size_t n = 0; n < row->values.size(); ++n)
                fill(same, row->table->columns[n].name, row->values[n]);
            add(std::move(same));
        }
    }
    std::set<AggregateId> aggregates;
    must(desk.connection().each("SELECT DISTINCT kind, aggregate FROM unknown_row", {},
                                [&aggregates](const RowView &view) {
                                    aggregates.insert({int(view.integer(0)), view.uuid(1)});
                                    return true;
                                }));
    for (const AggregateId &aggregate : aggregates) {
        const auto kept = must(sync::UnknownRows(desk.connection()).of(aggregate));
        for (const sync::UnknownRow &unknown : kept.rows) {
            const Table *table = m_registry.table(unknown.table);
            Row row{table,
                    unknown.id,
                    aggregate.id,
                    unknown.rev,
                    unknown.seq,
                    unknown.hash,
                    std::vector<Value>(table->columns.size())};
            for (const NamedValue &cell : unknown.cells)
                fill(row, cell.name, cell.value);
            add(std::move(row));
        }
        for (const auto &[name, cells] : kept.cells) {
            const auto rows = contents.find(aggregate);
            const auto row = rows == contents.end() ? Content::iterator()
                                                    : rows->second.find({m_registry.table(name.first), name.second});
            // Of a row that is not in the base any more nothing may be kept.
            if (rows == contents.end() || row == rows->second.end())
                qFatal("cells of no row: %s", name.first.constData());
            Row filled = *row->second;
            for (const NamedValue &cell : cells)
                fill(filled, cell.name, cell.value);
            add(std::move(filled));
        }
    }
    return contents;
}

std::optional<Violation> DeskOracle::checkBase(Desk &desk, const std::optional<sync::Cursor> &cursor) const
{
    const QByteArray name = "desk " + QByteArray::number(desk.number);
    const Rows found = rowsOf(desk);
    const Contents base = lifted(desk, found.base);
    std::map<qint64, std::set<AggregateId>> members;
    std::set<AggregateId> held;
    must(desk.connection().each("SELECT bucket, kind, aggregate FROM held", {}, [&](const RowView &view) {
        const AggregateId aggregate{int(view.integer(1)), view.uuid(2)};
        members[view.integer(0)].insert(aggregate);
        held.insert(aggregate);
        return true;
    }));
    for (const auto &[aggregate, rows] : base) {
        if (!held.contains(aggregate))
            return Violation{"nothing outside the rights is readable",
                             name + " has a row of no bucket that it holds: " + described(*rows.begin()->second)};
    }
    if (auto wrong = checkShown(desk, found, held))
        return wrong;
    std::optional<Violation> wrong;
    sync::DeskState state(desk.connection());
    must(state.load());
    // A desk that shows a part says so, and shows nothing that the server never said.
    if (!cursor && !base.empty() && !must(desk.engine().status()).arriving)
        return Violation{"what is shown at first is said to be incomplete", name + " shows rows and says nothing"};
    for (const auto &[aggregate, rows] : base) {
        for (const auto &[key, row] : rows) {
            if (!cursor && !m_mirror.everHad(*row))
                return Violation{"what is shown at first was the server's", name + ": " + described(*row)};
        }
    }
    const qint64 head = cursor ? cursor->seq : 0;
    must(desk.connection().each("SELECT bucket, row_count, row_sum FROM held_bucket", {}, [&](const RowView &view) {
        const qint64 bucket = view.integer(0);
        BucketPrint print;
        for (const AggregateId &aggregate : members[bucket]) {
            const auto rows = base.find(aggregate);
            print += printOf(aggregate, rows == base.end() ? Content() : rows->second);
        }
        const auto &set = state.set().buckets;
        if (!std::binary_search(set.begin(), set.end(), bucket))
            wrong = Violation{"nothing outside the rights is readable", name + " holds a bucket that is not in its set"};
        else if (cursor && print != m_mirror.print(bucket, head))
            wrong = Violation{"a desk's base is the server's state at its cursor",
                              name + " at " + QByteArray::number(head) + ", bucket " + QByteArray::number(bucket)
                                  + difference(bucket, head, base, members[bucket])};
        else if (print.rows != view.integer(1) || print.sum != quint64(view.integer(2)))
            wrong = Violation{"sums are what a recount gives",
                              name + ", bucket " + QByteArray::number(bucket) + ": kept "
                                  + QByteArray::number(view.integer(1)) + " rows, counted "
                                  + QByteArray::number(print.rows)};
        return !wrong;
    }));
    return wrong;
}

QByteArray DeskOracle::difference(qint64 bucket, qint64 head, const Contents &base,
                                  const std::set<AggregateId> &members) const
{
    QByteArray lines;
    const auto add = [&lines](const char *sign, const Row &row) { lines += "\n    " + QByteArray(sign) + described(row); };
    Content there;
    for (const auto &[aggregate, rows] : m_mirror.content(bucket, head))
        there.insert(rows.begin(), rows.end());
    Content here;
    for (const AggregateId &aggregate : members) {
        if (const auto rows = base.find(aggregate); rows != base.end())
            here.insert(rows->second.begin(), rows->second.end());
    }
    for (const auto &[key, row] : there) {
        const auto own = here.find(key);
        if (own == here.end()) {
            add("server only: ", *row);
        } else if (storage::encodeImage(*own->second) != storage::encodeImage(*row)) {
            add("server: ", *row);
            add("desk:   ", *own->second);
        }
    }
    for (const auto &[key, row] : here) {
        if (!there.contains(key))
            add("desk only:   ", *row);
    }
    return lines.isEmpty() ? "\n    the same rows, but other aggregates are members" : lines.left(4000);
}

} // namespace peygir::simulation
