// SPDX-License-Identifier: GPL-3.0-or-later
// What a desk keeps in its store for itself alone: a disk may give back something else, and an older program wrote some of it.
#include "base/random.h"
#include "command/fields.h"
#include "fuzz/oracles.h"
#include "fuzz/samples.h"
#include "storage/door.h"
#include "storage/migrations.h"
#include "storage/sqlite_connection.h"
#include "support/rules/scene.h"
#include "sync/desk/check_book.h"
#include "sync/desk/desk_state.h"
#include "sync/desk/identity.h"
#include "sync/desk/unknown_rows.h"

namespace peygir::fuzz {

namespace {

using namespace sync;
using storage::Connection;
using storage::Transaction;

Connection &store()
{
    static const std::unique_ptr<Connection> store = [] {
        auto opened = storage::openSqlite({.path = QStringLiteral(":memory:")});
        expect(opened.ok() && storage::migrate(**opened, storage::allMigrations().value(), storage::Side::Desk).ok(), "a store is made");
        return std::move(opened).value();
    }();
    return *store;
}

Transaction begun()
{
    auto transaction = Transaction::begin(store(), Connection::Access::Write);
    expect(transaction.ok(), "a transaction begins");
    return std::move(transaction).value();
}

// --- images under waiting work -------------------------------------------------------------------------------------

std::vector<const Table *> tables()
{
    std::vector<const Table *> all;
    for (const auto &[kind, type] : test::cityRules().aggregates())
        all.insert(all.end(), type.tables.begin(), type.tables.end());
    return all;
}

/// What a rule does with a row as soon as it is in its table: it reads it without looking.
void expectRow(const Row &row)
{
    for (size_t n = 0; n < row.table->columns.size(); ++n) {
        const Column &column = row.table->columns[n];
        const Value &value = row.values[n];
        expect(value.isNull() ? column.nullable : value.type() == column.type, "a cell is of its column's type");
        expect(value.isNull() || !column.isReadable || column.isReadable(value), "a word of a closed set is one of its words");
    }
    if (row.table->root)
        test::cityRules().aggregate(row.table->kind.number)->bucketsOf(row);
    contentHash(row);
}

/// The first byte says of which table.
std::vector<QByteArray> images()
{
    test::Scene scene;
    test::aCase(scene).about(test::pothole()).at(test::streetOne(), "12").referredTo(test::answeringOne()).takenBy(test::mina()).registered();
    const auto all = tables();
    std::map<const Table *, QByteArray> oneOfEach;
    for (const auto &[key, row] : scene.store.rows())
        oneOfEach.try_emplace(row->table, storage::encodeImage(*row));
    std::vector<QByteArray> images;
    for (size_t n = 0; n < all.size(); ++n) {
        if (const auto image = oneOfEach.find(all[n]); image != oneOfEach.end())
            images.push_back(char(n) + image->second);
    }
    return images;
}

void tryImage(const QByteArray &bytes)
{
    static const auto all = tables();
    const Table &table = *all[bytes.isEmpty() ? 0 : size_t(static_cast<unsigned char>(bytes.at(0))) % all.size()];
    const auto row = storage::decodeImage(table, bytes.mid(1));
    if (!row.ok())
        return expectTyped(row.error(), {"storage.damaged"});
    const auto again = storage::decodeImage(table, storage::encodeImage(**row));
    const bool isWhole = std::none_of((*row)->values.begin(), (*row)->values.end(), [&](const Value &value) {
        return value.isNull() && !table.columns[size_t(&value - (*row)->values.data())].nullable;
    });
    // An older program had fewer columns: what it lacks is no value, and nobody writes that into an image again.
    if (!isWhole)
        return;
    expect(again.ok() && (*again)->sameContent(**row), "an image that was read and written is read as the same");
    expectRow(**row);
}

// --- what a newer server sent --------------------------------------------------------------------------------------

/// "table\ncells": the cells of a row as they are kept.
std::vector<QByteArray> unknownCells()
{
    return {R"(weather
{"rain":["b",true],"words":["t","a"],"by":["u","0190f3a0-7c1e-7abc-8def-012345678901"],"sky":["x","AAE="],"high":["i","-9007199254740993"]})",
            "person\n{\"active\":[\"b\",true],\"full_name\":[\"t\",\"a\"],\"mood\":[\"t\",\"b\"]}"};
}

void tryUnknown(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    const QByteArray table = bytes.first(std::max<qsizetype>(0, end));
    const Transaction transaction = begun();
    const Uuid id = samples::id(9);
    for (const bool isWhole : {false, true}) {
        const Table *known = test::cityRules().table(table);
        const int kind = known ? known->kind.number : 90;
        const auto put = store().run(
            "INSERT INTO unknown_row (table_name, id, kind, aggregate, rev, seq, hash, cells) VALUES (?, ?, ?, ?, 1, 2, ?, ?)"
            " ON CONFLICT (table_name, id) DO UPDATE SET hash = excluded.hash, cells = excluded.cells",
            {Value::text(table), Value(id), Value(kind), Value(id), isWhole ? Value(3) : Value(), Value::text(bytes.mid(end + 1))});
        // A text that is none does not come out of a text column.
        if (!put.ok())
            return expectTyped(put.error(), {"storage.malformed_text"});
        UnknownRows unknown(store());
        const auto kept = unknown.of({kind, id});
        expect(kept.ok() && kept->rows.size() + kept->cells.size() == 1, "what is kept is found");
        if (isWhole)
            expect(unknown.put(kept->rows.front()).ok(), "what was read can be kept");
        const auto again = unknown.of({kind, id});
        expect(again.ok() && kept->cells == again->cells, "what was read and kept is read as the same");
        storage::Door door(store());
        const auto settled = unknown.settle(test::cityRules(), door);
        expect(settled.ok(), "a row that fits nowhere stays where it is");
        if (const auto row = known ? door.row(*known, id) : Result<RowPointer>(RowPointer()); row.ok() && *row)
            expectRow(**row);
    }
}

// --- single facts --------------------------------------------------------------------------------------------------

/// "name value" in lines, as desk_state has them.
std::vector<QByteArray> states()
{
    const Transaction transaction = begun();
    DeskState state(store());
    SeededRandom random(1);
    DeskIdentity identity(store(), state);
    const bool written = identity.establish(samples::noon, random).ok() && identity.introduce(random).ok()
                         && identity.welcomed(samples::sealPublic()).ok() && state.setDeskNumber(371).ok()
                         && state.setCursor(samples::cursor()).ok() && state.setKnown(samples::cursor()).ok()
                         && state.setHome(samples::id(1)).ok() && state.setDurable(12).ok() && state.setPosition(Position{1, 2, 3, 4, false}).ok()
                         && state.setPlan({{7, 1000}, {-8, 0}}).ok() && state.setArrived({17, true}).ok() && state.setSet(BucketSet::of({3, -7})).ok()
                         && state.setContact(samples::noon, samples::noon + Milliseconds(5)).ok() && state.setCodeCounter(9).ok();
    expect(written, "a desk writes down what it knows of itself");
    QByteArray lines;
    std::vector<QByteArray> states{R"(checks {"doubtful":["7"],"findings":[{"at":1790000000000,"bucket":"-7","healed":true}],"walked":1790000000000})"};
    expect(store()
               .each("SELECT name, value FROM desk_state", {},
                     [&](const storage::RowView &view) {
                         states.push_back(view.utf8(0) + ' ' + view.bytes(1));
                         lines += states.back() + '\n';
                         return true;
                     })
               .ok(),
           "what was written is there");
    states.push_back(lines);
    return states;
}

void putState(const QByteArray &lines)
{
    for (const QByteArray &line : lines.split('\n')) {
        const qsizetype space = line.indexOf(' ');
        if (space < 0)
            continue;
        const auto put = store().run("INSERT INTO desk_state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                                     {Value::text(line.first(space)), Value::bytes(line.mid(space + 1))});
        if (!put.ok())
            return expectTyped(put.error(), {"storage.malformed_text"});
    }
}

void tryState(const QByteArray &bytes)
{
    const Transaction transaction = begun();
    putState(bytes);
    DeskState state(store());
    if (const auto loaded = state.load(); !loaded.ok())
        return expectTyped(loaded.error(), {"storage.damaged", "storage.transaction_failed"});
    if (state.cursor()) {
        const Cursor cursor = *state.cursor();
        expect(state.setCursor(cursor).ok() && state.load().ok() && state.cursor() == cursor, "a place that was read and kept is the same");
    }
    CheckBook book(store());
    expect(book.load().ok(), "a book of findings that is none is empty");
    DeskIdentity identity(store(), state);
    expect(identity.load().ok(), "words that are none are none");
    if (const auto keys = identity.strandingKeys())
        (void)Stranded::of(samples::id(2), samples::link(), samples::id(3), samples::note().encoded(), *keys);
    SeededRandom random(2);
    if (!state.desk())
        return;
    if (const auto introduced = identity.introduce(random); !introduced.ok())
        return expectTyped(introduced.error(), {"storage.damaged"});
    const auto opening = identity.opening(1);
    if (!opening.ok())
        expectTyped(opening.error(), {"storage.damaged"});
}

} // namespace

std::vector<Target> deskRowTargets()
{
    return {{"row-image", 4096, images, tryImage}, {"unknown-row", 4096, unknownCells, tryUnknown}, {"desk-state", 8192, states, tryState}};
}

} // namespace peygir::fuzz
