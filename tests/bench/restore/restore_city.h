// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/restore/case_chain.h"
#include "composition/registry.h"
#include "support/databases/empty_database.h"
#include "support/standard_city/desks.h"
#include "system/support/system_desk.h"
#include "workflow/core/process_row.h"

#include <map>
#include <memory>

namespace peygir::bench {

/// What the server told a desk of a command, before its disk was lost.
struct Acknowledged
{
    size_t seat;
    qint64 seq;
    sync::Outcome outcome;
};

/// The demo city behind the real peygird, and twenty of its people at desks of their own that speak to it over HTTPS. What
/// they do are the lives of cases: one registers, another refers it to himself, takes it and sends it to a unit, a third one
/// answers; no step is made before its desk has what it builds on. What the server does of itself are a job and an import.
///
/// Whatever should not happen ends the program.
class RestoreCity
{
public:
    static constexpr size_t seats = 20;

    /// `cases` lives, of which none has happened yet; `imported` messages in the file of another system.
    RestoreCity(test::EmptyDatabase::Kind kind, int cases, int imported);
    ~RestoreCity();

    /// The store with base information and accounts, and a running server. `options` are those of `serve`.
    void setUp(const QStringList &options);
    test::ServerProcess &server() { return m_server; }
    const test::EmptyDatabase &database() const { return m_database; }
    const Registry &registry() const { return m_registry; }
    /// To the store, whether somebody serves it or not.
    std::unique_ptr<storage::Connection> store() const;
    QString folder(const char *name) const { return m_database.folder() + u'/' + QLatin1String(name); }

    /// The desks of these seats sign in, as new ones or again, and fetch what is theirs.
    void signIn(size_t first, size_t end);
    /// The next so many cases begin with the next step.
    void begin(int cases);
    /// Each case that has begun goes one step further, from one person to the next. Answers the commands that were entered.
    int step();
    /// Steps and synchronises until all cases that have begun have come to their ends.
    void finish();
    /// All desks send and fetch until everybody has everything.
    void synchroniseAll();
    void synchronise(size_t seat);
    /// Seats in the order in which those come first whose work builds on others'.
    std::vector<size_t> lastFirst() const;

    /// A person of each role gets another one, by a job; it is done when this returns.
    void grantByJob();
    /// What is open at the busiest post goes to another one, by a job; it is done when this returns.
    void transferByJob();
    /// The file of the other system comes in; the server stops for it and starts again.
    void import();
    /// Each desk that holds some of what was imported writes a note on it. Answers how many.
    int noteOnImported();
    /// Each author lets what the server holds of him be tried again. Answers how many that were.
    int retryHeld();

    /// All desks synchronise, and the server is killed while they do. Three of them do not hear what became of what they sent;
    /// each must have something to send. It stays with them.
    void loseWhileSynchronising();

    /// Of every command that was answered up to now, and no more after `loseWhileSynchronising`.
    const std::map<Uuid, Acknowledged> &acknowledged() const { return m_acknowledged; }
    size_t acknowledgedBehind(qint64 seq) const;
    std::set<Uuid> deskIds() const;
    /// Cases that went through three hands or more.
    int chainsOfThree() const;
    /// Desks whose rows are not what the server says that there are.
    int mismatches();

private:
    struct Seat
    {
        int user = -1;
        std::unique_ptr<test::SystemDesk> desk = {};
        QByteArray token = {};
    };

    void chooseSeats(int cases);
    Seat &seatOf(int user);
    void heard(size_t seat, const QByteArray &answer);
    Uuid submit(Seat &seat, const QByteArray &kind, const QJsonObject &arguments, const char *codeField = nullptr);
    void act(CaseChain &chain);
    void runJob(const QString &kind, const QJsonObject &arguments);
    QString importFile() const;

    const Registry m_registry;
    standard_city::CityPlan m_plan;
    standard_city::Desks m_desks;
    std::shared_ptr<const workflow::Process> m_process;
    test::EmptyDatabase m_database;
    test::ServerProcess m_server;
    const int m_imported;
    std::vector<Seat> m_seats;
    std::vector<CaseChain> m_chains;
    size_t m_begun = 0;
    qint64 m_entered = 0;
    std::map<Uuid, Acknowledged> m_acknowledged;
    bool m_isLost = false;
    /// From which post to which a job has handed over.
    std::vector<Uuid> m_handedOver;
};

} // namespace peygir::bench
