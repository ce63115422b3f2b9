// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulation/book.h"
#include "simulation/desk.h"
#include "simulation/mirror.h"

namespace peygir::simulation {

/// What must be true of one desk at any moment (SYNC, Proof 3): its base is the server's state at its cursor, bucket by
/// bucket and byte for byte; nothing is there that no held bucket has; what shows is what the waiting commands make of it;
/// its cursor never goes back; sums are what a recount gives; everything entered is kept in its order; what was decided is not forgotten before its
/// rows are here.
class DeskOracle
{
public:
    DeskOracle(const Registry &registry, const Mirror &mirror, Book &book)
        : m_registry(registry), m_mirror(mirror), m_book(book)
    {
    }

    std::optional<Violation> check(Desk &desk);
    /// Cheaper: without the rows.
    std::optional<Violation> checkQueue(Desk &desk) const;
    /// The desk's disk was put back to an earlier copy: there its cursor may be behind.
    void putBack(int desk);

private:
    using Contents = std::map<AggregateId, Content>;
    /// What the desk shows, and what is beneath the waiting commands.
    struct Rows
    {
        Contents base;
        Content shown;
    };

    /// It never goes back within one history.
    std::optional<Violation> checkCursor(int desk, const sync::Cursor &cursor);
    std::optional<Violation> checkBase(Desk &desk, const std::optional<sync::Cursor> &cursor) const;
    /// What shows is what the waiting commands, in the order of their entry, make of the base.
    std::optional<Violation> checkShown(Desk &desk, const Rows &rows, const std::set<AggregateId> &held) const;
    Rows rowsOf(Desk &desk) const;
    /// What a desk of an earlier program has of the later tables: what it shows, and what it keeps without knowing it.
    Contents lifted(Desk &desk, const Contents &known) const;
    QByteArray difference(qint64 bucket, qint64 head, const Contents &base, const std::set<AggregateId> &members) const;

    /// What the server's tables are.
    const Registry &m_registry;
    const Mirror &m_mirror;
    Book &m_book;
    /// Where each desk was last seen in each history.
    std::map<std::pair<int, Uuid>, qint64> m_cursors;
};

/// What must be true of the server at the end: every command has one receipt and one effect, in the order of its desk;
/// registration is never refused; no two cases share a code and every told code leads to its case; hashes, sums and
/// membership are what a recount gives.
std::optional<Violation> checkServer(storage::Connection &server, const Registry &registry, const Mirror &mirror,
                                     const Book &book);

/// Why the server did not apply something: what is held has crashed the server three times or builds on what is held; what is
/// refused for another's sake builds on what was refused; registration is held for its own crashes alone.
std::optional<Violation> checkReasons(storage::Connection &server, const Book &book);

} // namespace peygir::simulation
