// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composition/registry.h"
#include "support/databases/empty_database.h"
#include "system/history/neighbours.h"
#include "system/history/trouble.h"

namespace peygir::history {

/// One run of the checker of histories.
struct Order
{
    test::EmptyDatabase::Kind database = test::EmptyDatabase::Kind::Sqlite;
    Fault fault = Fault::None;
    /// While commands are entered; what comes before and after is not counted.
    int seconds = 10;
    int desks = 5;
    /// Commands that all desks together enter in a second.
    int rate = 20;
    /// Of the moments of faults, and of what is entered.
    quint64 seed = 1;
};

/// Desks at a real server, on lines that can be hurt, on which people write to each other.
class Play
{
public:
    explicit Play(const Order &order);
    ~Play();

    /// Once.
    History run();
    const Notebook &book() const { return m_book; }
    int faults() const { return m_faults; }
    /// Sums that are not what a recount gives, on the server and on desks, after the run. Empty: all are.
    QStringList wrongSums();

private:
    void setUp();
    void beginWithCases();
    void enterSomething();
    /// Turns the event loop until this is so, or for so long; answers whether it became so.
    bool waitUntil(const std::function<bool()> &condition, Milliseconds longest);
    bool showsAll(NotingDesk &desk) const;
    std::unique_ptr<storage::Connection> server() const;
    void readServer(History &history) const;

    const Order m_order;
    const Registry m_registry;
    test::EmptyDatabase m_database;
    Neighbours m_town;
    test::ServerProcess m_server;
    SeededRandom m_random;
    Notebook m_book;
    std::unique_ptr<FaultyLines> m_lines;
    std::vector<std::unique_ptr<NotingDesk>> m_desks;
    /// On which everybody writes notes.
    std::vector<cases::CaseId> m_shared;
    int m_last = 0;
    int m_faults = 0;
};

} // namespace peygir::history
