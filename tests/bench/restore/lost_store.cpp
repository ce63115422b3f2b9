// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/restore/lost_store.h"

#include "bench/support/must.h"

#include <QRegularExpression>

namespace peygir::bench {

using storage::RowView;

StoreImage StoreImage::of(storage::Connection &server, const Registry &registry)
{
    StoreImage image;
    must(server.each("SELECT head FROM server_state WHERE id = 1", {}, [&image](const RowView &view) {
        image.head = view.integer(0);
        return false;
    }));
    must(server.each("SELECT r.command_id, r.seq, r.outcome, r.desk, EXISTS (SELECT 1 FROM receipt s WHERE s.settled_by = r.command_id)"
                     " FROM receipt r", {}, [&image](const RowView &view) {
        image.receipts.emplace(view.uuid(0), Receipt{view.integer(1), view.utf8(2), view.uuid(3), view.boolean(4)});
        return true;
    }));
    for (const auto &[kind, type] : registry.aggregates()) {
        for (const Table *table : type.tables) {
            if (!table->name.startsWith("case_") && table->name != "citizen")
                continue;
            must(server.each("SELECT id, aggregate, hash, rev, seq FROM " + table->name, {}, [&](const RowView &view) {
                image.rows.emplace(std::pair(table->name, view.uuid(0)),
                                   RowImage{view.uuid(1), view.integer(2), view.integer(3), view.integer(4)});
                return true;
            }));
        }
    }
    return image;
}

std::set<qint64> StoreImage::placesOfOthers(qint64 after, const std::set<Uuid> &desks) const
{
    std::set<qint64> places;
    for (const auto &[command, receipt] : receipts) {
        if (receipt.seq > after && !desks.contains(receipt.desk) && !receipt.settles)
            places.insert(receipt.seq);
    }
    return places;
}

std::set<qint64> StoreImage::placesOf(const std::set<Uuid> &desks, const StoreImage &other) const
{
    std::set<qint64> places;
    for (const auto &[command, receipt] : receipts) {
        if (desks.contains(receipt.desk) && !other.receipts.contains(command))
            places.insert(receipt.seq);
    }
    return places;
}

std::set<Uuid> StoreImage::touchedAt(const std::set<qint64> &places) const
{
    std::set<Uuid> touched;
    for (const auto &[key, row] : rows) {
        if (places.contains(row.seq))
            touched.insert(row.aggregate);
    }
    return touched;
}

RowsCompared compare(const StoreImage &lost, const StoreImage &now, const std::set<Uuid> &passedOver)
{
    RowsCompared found;
    const auto say = [&found](const char *what, const std::pair<QByteArray, Uuid> &row) {
        if (found.said++ < 5)
            found.first += QByteArray(found.first.isEmpty() ? "" : "; ") + what + " in " + row.first + ' ' + row.second.toAscii();
    };
    for (const auto &[key, row] : lost.rows) {
        if (passedOver.contains(row.aggregate))
            continue;
        const auto there = now.rows.find(key);
        ++found.compared;
        if (there == now.rows.end() || there->second.hash != row.hash) {
            ++found.different;
            say(there == now.rows.end() ? "missing" : "different", key);
        } else if (row.rev == 1 && there->second.rev > 1) {
            // How often a card was written depends on the order of what goes in either.
            ++found.twice;
            say("written again", key);
        }
    }
    for (const auto &[key, row] : now.rows) {
        if (!lost.rows.contains(key) && !passedOver.contains(row.aggregate)) {
            ++found.twice;
            say("never there", key);
        }
    }
    return found;
}

std::set<qint64> placesNamed(const QByteArray &said)
{
    std::set<qint64> places;
    static const QRegularExpression words(QStringLiteral("the places (\\d+) to (\\d+) of the lost history"));
    auto found = words.globalMatch(QString::fromUtf8(said));
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        for (qint64 place = match.captured(1).toLongLong(); place <= match.captured(2).toLongLong(); ++place)
            places.insert(place);
    }
    return places;
}

} // namespace peygir::bench
