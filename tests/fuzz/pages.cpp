// SPDX-License-Identifier: GPL-3.0-or-later
// Rows, as a server sends them to a desk.
#include "fuzz/oracles.h"
#include "fuzz/samples.h"
#include "support/rules/scene.h"
#include "sync/wire/page_reader.h"
#include "sync/wire/page_writer.h"

#include <set>

namespace peygir::fuzz {

namespace {

using namespace sync;

/// All rows of a town with a few cases, a page for each kind of aggregate.
std::vector<QByteArray> townPages()
{
    test::Scene scene;
    test::aCase(scene).about(test::pothole()).at(test::streetOne(), "12").referredTo(test::answeringOne()).takenBy(test::mina()).registered();
    test::aCase(scene).about(test::waste()).calledFrom(QStringLiteral("09121234567")).registered();
        std::map<int, PageWriter> writers;
    std::map<int, int> rows;
    for (const auto &[key, row] : scene.store.rows()) {
        PageWriter &writer = writers.try_emplace(row->table->kind.number, 7).first->second;
        // Some of each are enough to show what there is.
        if (++rows[row->table->kind.number] > 12)
            continue;
        writer.put(row->aggregateId());
        writer.remove({row->table->kind.number, samples::id(9)});
        Row written = *row;
        written.rev = 3;
        written.seq = 17;
        written.hash = contentHash(written);
        writer.row(written);
        if (rows[row->table->kind.number] % 3 == 0)
            writer.changedRow(written, 0x5);
    }
    std::vector<QByteArray> pages;
    for (const auto &[kind, writer] : writers)
        pages.push_back(writer.finished());
    return pages;
}

/// As a newer server would have it: a table and columns that nobody here knows.
std::vector<QByteArray> pages()
{
    std::vector<QByteArray> pages = townPages();
    pages.push_back(PageWriter(-3).finished());
    pages.push_back(R"({"bucket":7,"put":[],"remove":[],"tables":{"weather":{"columns":["id","aggregate","rev","seq","hash","rain"],)"
                    R"("kind":90,"types":"uuiiib","rows":[["0190f3a0-7c1e-7abc-8def-012345678901",)"
                    R"("0190f3a0-7c1e-7abc-8def-012345678902",1,2,3,true]]}}})");
    return pages;
}

Row rowOf(const Table &table, std::span<const Value> values)
{
    return {&table, values[0].toUuid(), values[1].toUuid(), values[2].toInteger(), values[3].toInteger(),
            values[4].toInteger(), std::vector<Value>(values.begin() + fixedColumns, values.end())};
}

/// Only what changed is there; `columns` says what.
Row rowWith(const Table &table, const ChangedRow &change, quint64 &columns)
{
    Row row{&table, change.id, change.id, change.rev, change.seq, change.hash, std::vector<Value>(table.columns.size())};
    for (const auto &[place, value] : change.cells) {
        row.values[place] = value;
        columns |= quint64(1) << place;
    }
    return row;
}

QByteArray rewritten(const Page &page)
{
    PageWriter writer(page.bucket);
    for (const AggregateId &aggregate : page.put)
        writer.put(aggregate);
    for (const AggregateId &aggregate : page.remove)
        writer.remove(aggregate);
    for (const PageRows &rows : page.rows)
        for (size_t i = 0; i < rows.count(); ++i)
            writer.row(rowOf(*rows.table, rows.row(i)));
    for (const ChangedRows &changed : page.changed) {
        for (const ChangedRow &row : changed.rows) {
            quint64 columns = 0;
            const Row written = rowWith(*changed.table, row, columns);
            writer.changedRow(written, columns);
        }
    }
    return writer.finished();
}

/// What a desk does with a row as soon as it is there: whoever decides reads it.
void useRow(const Row &row)
{
    const AggregateType *type = test::cityRules().aggregate(row.table->kind.number);
    expect(type, "a table that is known here is of a kind that is known here");
    if (row.table->root)
        type->bucketsOf(row);
    contentHash(row);
}

void tryPage(const QByteArray &bytes)
{
    static PageReader reader(test::cityRules());
    const auto page = reader.read(bytes);
    if (!page.ok())
        return expectTyped(page.error(), {"sync.malformed"});
    for (const PageRows &rows : page->rows)
        for (size_t i = 0; i < rows.count(); ++i)
            useRow(rowOf(*rows.table, rows.row(i)));
    for (const UnknownRow &row : page->unknown)
        contentHash(row.table, row.id, row.aggregate.id, row.cells);
    const QByteArray written = rewritten(*page);
    PageReader second(test::cityRules());
    const auto again = second.read(written);
    expect(again.ok() && rewritten(*again) == written, "what was read of a page and written is read as the same");
}

} // namespace

std::vector<Target> pageTargets() { return {{"page", 32 * 1024, pages, tryPage}}; }

} // namespace peygir::fuzz
