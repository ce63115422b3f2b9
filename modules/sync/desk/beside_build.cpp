// SPDX-License-Identifier: GPL-3.0-or-later
// A store of what has come: how it is filled, and how it becomes the one in use.
#include "sync/desk/beside.h"
#include "sync/desk/own_tables.h"
#include "sync/desk/outbox.h"
#include "sync/desk/pull_applier.h"

namespace peygir::sync {

using storage::Connection;
using storage::RowView;
using storage::Transaction;

namespace {

constexpr char attachedAs[] = "coming";

/// Of a row that can be read where it goes. The tables there take nothing of another type; how long an id is they do not
/// know, and the sum is read here before.
QByteArray isRow(const Table &table)
{
    QByteArray condition = "typeof(hash) = 'integer' AND length(id) = 16 AND length(aggregate) = 16";
    for (const Column &column : table.columns) {
        if (column.type == Value::Type::Uuid)
            condition += " AND (length(" + column.name + ") = 16 OR " + column.name + " IS NULL)";
    }
    return condition;
}

/// What a snapshot holds of a table: not believed of its manifest alone. What is no row is not counted.
Result<void> countRows(Connection &next, const Table &table, qint64 &rows, quint64 &sum)
{
    return next.each(QByteArray("SELECT hash FROM ") + attachedAs + '.' + table.name + " WHERE " + isRow(table), {},
                     [&](const RowView &view) {
                         ++rows;
                         sum += quint64(view.integer(0));
                         return true;
                     });
}

Result<bool> areMembers(Connection &next)
{
    bool are = true;
    TRY(next.each(QByteArray("SELECT 1 FROM ") + attachedAs + '.' + snapshotMembers + " WHERE length(aggregate) IS NOT 16 LIMIT 1", {},
                  [&are](const RowView &) { return are = false; }));
    return are;
}

} // namespace

Result<void> Beside::build()
{
    for (Coming &coming : m_coming) {
        TRY(goOn());
        TRY(m_next->run(QByteArray("ATTACH DATABASE ? AS ") + attachedAs,
                        {Value::text(m_place.pathOfPages(coming.name()).toUtf8())}));
        const auto filled = [&]() -> Result<void> {
            // Nothing is written there; but a transaction over two files that have journals has a file of its own.
            TRY(m_next->run(QByteArray("PRAGMA ") + attachedAs + ".journal_mode = MEMORY"));
            return fillFrom(coming);
        }();
        const auto detached = m_next->run(QByteArray("DETACH DATABASE ") + attachedAs);
        TRY(filled);
        TRY(detached);
        TRY(m_place.removePages(coming.name()));
    }
    TRY(makeIndexes());
    return applyAnswers();
}

Result<void> Beside::fillFrom(const Coming &coming)
{
    std::vector<const Table *> tables;
    TRY(m_next->each(QByteArray("SELECT name FROM ") + attachedAs + ".sqlite_schema WHERE type = 'table'", {},
                     [&](const RowView &view) {
                         if (const Table *const table = m_registry.table(view.utf8(0)))
                             tables.push_back(table);
                         return true;
                     }));
    TRY_LET(Transaction transaction, Transaction::begin(*m_next, Connection::Access::Write));
    qint64 rows = 0;
    quint64 sum = 0;
    storage::Door door(*m_next);
    for (const Table *const table : tables) {
        TRY(countRows(*m_next, *table, rows, sum));
        TRY(putAside(*table));
        TRY(door.takeAll(*table, attachedAs));
    }
    TRY_LET(const bool areTheirs, areMembers(*m_next));
    if (!areTheirs || rows != coming.manifest->rows || sum != quint64(coming.manifest->sum))
        return Error("sync.snapshot_differs");
    TRY(m_next->run(QByteArray("INSERT OR IGNORE INTO held (kind, aggregate, bucket) SELECT kind, aggregate, ? FROM ")
                        + attachedAs + '.' + snapshotMembers + " ORDER BY aggregate, kind",
                    {Value(coming.offer.bucket)}));
    TRY(m_next->run("INSERT INTO held_bucket (bucket, row_count, row_sum, agrees) VALUES (?, ?, ?, ?)",
                    {Value(coming.offer.bucket), Value(rows), Value(qint64(sum)), Value(true)}));
    TRY(m_next->run("DELETE FROM coming_snapshot WHERE bucket = ?", {Value(coming.offer.bucket)}));
    return transaction.commit();
}

/// Rows go in faster where no index has to be kept up, and an index is made faster of all rows at once.
Result<void> Beside::putAside(const Table &table)
{
    std::vector<std::pair<QByteArray, QByteArray>> indexes;
    TRY(m_next->each("SELECT name, sql FROM main.sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
                     {Value::text(table.name)}, [&indexes](const RowView &view) {
                         indexes.emplace_back(view.utf8(0), view.utf8(1));
                         return true;
                     }));
    for (const auto &[name, statement] : indexes) {
        TRY(m_next->run("INSERT INTO coming_index (name, statement) VALUES (?, ?)",
                        {Value::text(name), Value::text(statement)}));
        TRY(m_next->run("DROP INDEX main." + name));
    }
    return {};
}

Result<void> Beside::makeIndexes()
{
    std::vector<std::pair<QByteArray, QByteArray>> indexes;
    TRY(m_next->each("SELECT name, statement FROM coming_index ORDER BY name", {}, [&indexes](const RowView &view) {
        indexes.emplace_back(view.utf8(0), view.utf8(1));
        return true;
    }));
    for (const auto &[name, statement] : indexes) {
        TRY(goOn());
        TRY_LET(Transaction transaction, Transaction::begin(*m_next, Connection::Access::Write));
        TRY(m_next->run(statement));
        TRY(m_next->run("DELETE FROM coming_index WHERE name = ?", {Value::text(name)}));
        TRY(transaction.commit());
    }
    return {};
}

Result<void> Beside::applyAnswers()
{
    std::vector<qint64> numbers;
    TRY(m_next->each("SELECT n FROM inbox ORDER BY n", {}, [&numbers](const RowView &view) {
        numbers.push_back(view.integer(0));
        return true;
    }));
    if (numbers.empty())
        return {};
    TRY_LET(Transaction transaction, Transaction::begin(*m_next, Connection::Access::Write));
    DeskRows rows(*m_next, m_registry);
    TRY(rows.load());
    rows.markEverything();
    PullApplier applier(*m_next, m_registry, rows, m_state->set());
    std::vector<Digest> digests;
    for (const qint64 n : numbers) {
        TRY(goOn());
        QByteArray body;
        TRY(m_next->each("SELECT body FROM inbox WHERE n = ?", {Value(n)}, [&body](const RowView &view) {
            body = view.bytes(0);
            return false;
        }));
        TRY_LET(const PullResponse answer, PullResponse::decode(body));
        TRY(applier.apply(answer.pages));
        if (answer.complete)
            digests = answer.digests;
    }
    TRY(applier.finish(PullApplier::Part::All, digests));
    TRY(m_next->run("DELETE FROM inbox"));
    return transaction.commit();
}

Result<void> Beside::take(Connection &present)
{
    std::optional<Error> ofPresent;
    const auto taken = m_place.exchange([&] { return moveIn(present, ofPresent); });
    if (!taken.ok() && m_next) {
        // What is damaged in the next store is not the one in use, and must not be taken for it.
        const auto isNextDamaged = [&ofPresent](const Result<void> &one) {
            return !one.ok() && !ofPresent && one.error().id() == "storage.damaged";
        };
        const auto loaded = m_state->load();
        if (isNextDamaged(taken) || isNextDamaged(loaded))
            return Error("sync.snapshot_differs");
        // It may be tried again.
        TRY(loaded);
        return taken;
    }
    m_coming.clear();
    m_isBuilt = false;
    TRY(taken);
    // Files of pages that a crash has left without a name in any row.
    return m_place.discardNext();
}

Result<void> Beside::moveIn(Connection &present, std::optional<Error> &ofPresent)
{
    TRY_LET(const QByteArrayList tables, ownTables());
    const Cursor cursor = *m_state->cursor();
    const qint64 durable = m_state->durable();
    TRY_LET(Transaction transaction, Transaction::begin(*m_next, Connection::Access::Write));
    TRY(m_next->run("DELETE FROM desk_state"));
    for (const QByteArray &table : tables) {
        TRY_LET(const auto unread, copyOwnRows(present, *m_next, table, RowOrder::Ascending));
        if (unread) {
            ofPresent = unread;
            return *unread;
        }
    }
    TRY(m_state->load());
    TRY(m_state->setCursor(cursor));
    TRY(m_state->setKnown(cursor));
    TRY(m_state->setDurable(durable));
    TRY(m_state->setPosition(std::nullopt));
    TRY(m_state->setBeginsAnew(false));
    TRY(m_state->setPlan({}));
    TRY(m_state->setArrived({}));
    // As of another program: what waits is decided on the new rows before anything else.
    TRY(m_state->setSchema(0));
    TRY(Outbox(*m_next).pulledTo(cursor.seq));
    // An index that is made of the old store at this moment must not take this mark for one of its own.
    TRY_LET(const qint64 lastMark, storage::DirtyMarks::last(present));
    TRY(storage::DirtyMarks::markEverything(*m_next, lastMark + 1));
    TRY(transaction.commit());
    m_state.reset();
    m_next.reset();
    return {};
}

} // namespace peygir::sync
