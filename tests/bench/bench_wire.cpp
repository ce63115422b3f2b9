// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench wire: bytes of bodies between a desk and its server. 100,000 rows of 586 bytes (each as an object, as other engines
// send it) in the answers to a first pull; the same number of rows of the demo city as they are; and one changed card in
// each of the four bodies that carry it: the push and its answer, the pull and its answer. Beside it a card that is made,
// and a message row of 586 bytes in which two words changed.
//
//     bench_wire [--rows 100000] [--changes 200]
#include "base/limits.h"
#include "bench/support/bench_desk.h"
#include "bench/support/figures.h"
#include "bench/support/must.h"
#include "bench/support/small_talk.h"
#include "cases/core/case_card.h"
#include "composition/registry.h"
#include "sync/wire/dictionary.h"
#include "sync/wire/page_writer.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>

using namespace peygir;
using namespace peygir::bench;

namespace {

constexpr double mostMegabytes = 13;
constexpr double mostBytesOfOne = 250;
constexpr qsizetype documentBytes = 586;

/// What a message is about, its place, its caller and its words: a row as others are measured with.
const Table &documentTable()
{
    using enum Value::Type;
    static const Table table = makeTable("document", {9999, "document"}, true,
                                         {{"code", Text, false},
                                          {"subject", Uuid, false},
                                          {"place", Uuid, true},
                                          {"citizen", Uuid, true},
                                          {"address", Text, false},
                                          {"caller_name", Text, false},
                                          {"caller_phone", Text, false},
                                          {"channel", Text, false},
                                          {"node", Text, false},
                                          {"registered_at", Integer, false},
                                          {"last_change_at", Integer, false},
                                          {"words", Text, false}});
    return table;
}

/// The length of a row as an object: its array, and a name with its quotes and colon for each value.
qsizetype lengthAsObject(const Table &table, qsizetype arrays, qsizetype rows)
{
    qsizetype names = 0;
    for (const QByteArray &name : table.allNames)
        names += name.size() + 3;
    return arrays + rows * names;
}

struct Sizes
{
    double rows = 0;
    double asObjects = 0;
    double packed = 0;

    void print(const char *what) const
    {
        std::printf("      %s: %.0f rows of %.0f bytes as objects; %.1f MB packed\n", what, rows, asObjects / rows,
                    packed / 1e6);
    }
};

/// Rows of one table: their arrays alone.
qsizetype arrayBytes(const QByteArray &page)
{
    return page.size() - page.indexOf("\"rows\":[") - qsizetype(sizeof "\"rows\":[") + 1 - qsizetype(sizeof "]}}}") + 1;
}

/// Real values, with as many of the message's words as make a row 586 bytes long; they begin again where they are too few.
std::vector<Row> documentsOf(storage::Connection &server, int wanted)
{
    const Table &table = documentTable();
    std::vector<Row> rows;
    must(server.each("SELECT c.id, c.aggregate, c.rev, c.seq, c.hash, c.code, c.subject, c.place, c.citizen, c.address,"
                     " f.caller_name, f.caller_phone, c.channel, c.node, c.registered_at, c.last_change_at, f.words"
                     " FROM case_card c JOIN case_file f ON f.id = c.id ORDER BY c.seq",
                     {}, [&](const storage::RowView &view) {
                         rows.push_back(*storage::readRow(table, view));
                         return true;
                     }));
    if (rows.empty())
        qFatal("the city is empty");
    SeededRandom random(586);
    const size_t real = rows.size();
    for (size_t i = 0; rows.size() < size_t(wanted); ++i) {
        rows.push_back(rows[i % real]);
        rows.back().id = rows.back().aggregate = newUuid(Instant(rows.back().values[9].toInteger()), random);
        rows.back().seq += qint64(real);
        rows.back().hash = qint64(random.below(~std::uint64_t(0)));
    }
    rows.resize(size_t(wanted), rows.front());
    for (Row &row : rows) {
        Value &words = row.values.back();
        sync::PageWriter alone(0);
        alone.row(row);
        const qsizetype missing = documentBytes - lengthAsObject(table, arrayBytes(alone.finished()), 1);
        QString text = words.toText() + u' ';
        const QString source = text;
        while (text.toUtf8().size() < words.toUtf8().size() + missing)
            text += source;
        while (text.toUtf8().size() > std::max<qsizetype>(1, words.toUtf8().size() + missing))
            text.chop(1);
        words = Value::text(text);
    }
    return rows;
}

Sizes documents(storage::Connection &server, int wanted)
{
    Sizes sizes;
    const std::vector<Row> rows = documentsOf(server, wanted);
    for (size_t first = 0; first < rows.size(); first += size_t(limits::pageRows)) {
        sync::PageWriter page(1);
        const size_t end = std::min(rows.size(), first + size_t(limits::pageRows));
        for (size_t i = first; i < end; ++i) {
            page.put(rows[i].aggregateId());
            page.row(rows[i]);
        }
        sync::PullResponse response{Instant(0), {}, {page.finished()}, {}, {}, sync::Position{}};
        sizes.rows += double(end - first);
        sizes.asObjects += double(lengthAsObject(documentTable(), arrayBytes(response.pages.front()), qsizetype(end - first)));
        sizes.packed += double(response.encoded().size());
    }
    return sizes;
}

/// What a follow-up expert's desk is sent at its first pull.
Sizes city(storage::Connection &server, const Registry &registry, const CityDay &day, qint64 token)
{
    Sizes sizes;
    const auto connection = sqliteInMemory();
    migrateAll(*connection, false);
    BenchDesk desk(*connection, server, registry, day, token);
    desk.greet();
    desk.engine().wantPull();
    while (const auto request = must(desk.engine().next(day.now()))) {
        const QByteArray answer = desk.answer(request->body);
        sizes.packed += double(answer.size());
        desk.receive(answer);
    }
    for (const auto &[kind, type] : registry.aggregates()) {
        for (const Table *table : type.tables) {
            must(connection->each("SELECT " + table->selectList + " FROM " + table->name, {},
                                  [&](const storage::RowView &view) {
                                      sync::PageWriter alone(0);
                                      alone.row(*storage::readRow(*table, view));
                                      sizes.rows += 1;
                                      sizes.asObjects += double(lengthAsObject(*table, arrayBytes(alone.finished()), 1));
                                      return true;
                                  }));
        }
    }
    return sizes;
}

struct OneChange
{
    std::vector<double> push, pushed, pull, pulled;

    void add(const SmallTalk::Bodies &bodies)
    {
        push.push_back(double(bodies.push.size()));
        pushed.push_back(double(bodies.pushed.size()));
        pull.push_back(double(bodies.pull.size()));
        pulled.push_back(double(bodies.pulled.size()));
    }
};

struct ChangedAndMade
{
    /// A card that was there, and one that came with its message.
    OneChange changed, made;
};

/// A desk that holds the cards of the whole city hears of one command after the other.
ChangedAndMade changes(BenchServer &server, storage::Connection &connection, const Registry &registry, const CityDay &day,
                std::span<const Envelope> commands, SmallTalk::Program program)
{
    SmallTalk talk(server, connection, registry, day, {cases::CaseCard::kind}, program);
    ChangedAndMade changes;
    for (const Envelope &command : commands) {
        const SmallTalk::Bodies bodies = talk.hear(command);
        // A command that touches two cards, or none, is not one changed row.
        if (bodies.pages != 1 || bodies.rows != 1)
            continue;
        qint64 rev = 0;
        must(connection.each("SELECT rev FROM case_card WHERE seq = (SELECT head FROM server_state)", {},
                             [&rev](const storage::RowView &view) {
                                 rev = view.integer(0);
                                 return false;
                             }));
        (rev == 1 ? changes.made : changes.changed).add(bodies);
    }
    return changes;
}

/// `plain`: the same with a desk that has no dictionary.
/// What a pull answers when two words of a message row changed, with what else is in such an answer drawn by chance: the whole
/// row, and what changed alone.
struct ChangedMessage
{
    std::vector<double> whole, changed;
};
ChangedMessage changedMessages(storage::Connection &server, const CityDay &day, int count, quint32 dictionary)
{
    const Table &table = documentTable();
    quint64 columns = 0;
    for (size_t i = 0; i < table.columns.size(); ++i)
        columns |= table.columns[i].name == "node" || table.columns[i].name == "last_change_at" ? quint64(1) << i : 0;
    SeededRandom random(24);
    const auto anyNumber = [&random] { return qint64(random.below(~std::uint64_t(0))); };
    const auto sizeOf = [&](const sync::PageWriter &page, qint64 bucket, qint64 seq) {
        QByteArray chain(32, Qt::Uninitialized);
        random.fill({reinterpret_cast<std::uint8_t *>(chain.data()), size_t(chain.size())});
        const sync::PullResponse answer{day.now(), {}, {page.finished()}, sync::Cursor{newUuid(day.now(), random), seq, chain},
                                        {{bucket, qint64(random.below(100'000)), anyNumber()}}, {}};
        return double(answer.encoded(sync::PullResponse::Form::Frames, dictionary).size());
    };
    ChangedMessage sizes;
    for (const Row &row : documentsOf(server, count)) {
        const qint64 bucket = anyNumber();
        sync::PageWriter whole(bucket), changed(bucket);
        whole.put(row.aggregateId());
        whole.row(row);
        changed.put(row.aggregateId());
        changed.changedRow(row, columns);
        sizes.whole.push_back(sizeOf(whole, bucket, row.seq));
        sizes.changed.push_back(sizeOf(changed, bucket, row.seq));
    }
    return sizes;
}

void report(Figures &figures, const char *name, const std::vector<double> &sizes, const std::vector<double> &plain)
{
    figures.atMost(QByteArray("wire.one.") + name, median(sizes), "bytes", mostBytesOfOne, median(sizes) / median(plain));
    std::printf("      at most %.0f, of %zu changes; without a dictionary %.0f\n", *std::max_element(sizes.begin(), sizes.end()),
                sizes.size(), median(plain));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int wanted = numberArgument(argc, argv, "--rows", 100'000);
    const int changed = numberArgument(argc, argv, "--changes", 200);
    const CityDay day;
    const Registry registry = makeRegistry();
    const auto connection = sqliteInMemory();
    BenchServer server(*connection, registry, day);
    // A command leaves about two rows behind.
    const std::vector<Envelope> commands = day.commands(size_t(wanted / 2 + 2 * changed));
    const auto last = commands.end() - 2 * changed;
    server.run(std::vector<Envelope>(commands.begin(), last));

    Figures figures;
    const Sizes plain = documents(*connection, wanted);
    figures.atMost("wire.rows", plain.packed / plain.rows * 100'000 / 1e6, "MB", mostMegabytes, plain.packed / plain.asObjects);
    plain.print("documents");
    const Sizes real = city(*connection, registry, day, server.token());
    figures.note("wire.city", real.packed / real.rows * 100'000 / 1e6, "MB");
    real.print("the demo city");
    const auto plainly = std::span(commands).last(size_t(2 * changed)).first(size_t(changed));
    const ChangedAndMade old = changes(server, *connection, registry, day, plainly, SmallTalk::Program::BeforeDictionaries);
    const ChangedAndMade one = changes(server, *connection, registry, day, std::span(commands).last(size_t(changed)),
                                SmallTalk::Program::Present);
    report(figures, "push", one.changed.push, old.changed.push);
    report(figures, "pushed", one.changed.pushed, old.changed.pushed);
    report(figures, "pull", one.changed.pull, old.changed.pull);
    report(figures, "pulled", one.changed.pulled, old.changed.pulled);
    const ChangedMessage message = changedMessages(*connection, day, 200, sync::dictionary::newestOf(sync::dictionary::numbers()));
    figures.atMost("wire.message.pulled", median(message.changed), "bytes", mostBytesOfOne,
                   median(message.changed) / median(message.whole));
    std::printf("      at most %.0f; whole rows %.0f\n", *std::max_element(message.changed.begin(), message.changed.end()),
                median(message.whole));
    figures.note("wire.made.push", median(one.made.push), "bytes");
    figures.note("wire.made.pulled", median(one.made.pulled), "bytes");
    return figures.exitStatus();
}
