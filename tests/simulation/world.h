// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulation/acts.h"
#include "simulation/beginning.h"
#include "simulation/effect_oracle.h"
#include "simulation/oracles.h"
#include "simulation/server.h"
#include "simulation/trace.h"

namespace peygir::simulation {

/// One run: a server and its desks, people who work, a network and machines that fail; then everything heals and must
/// agree. A function of its settings.
class World
{
public:
    World(const Beginning &beginning, const Settings &settings);

    /// Runs to the end or to the first thing that is wrong.
    std::optional<Violation> run();
    const Trace &trace() const { return m_trace; }

    /// What became of the commands of one kind.
    struct Fates
    {
        int entered = 0;
        int refusedHere = 0;
        int applied = 0;
        int refused = 0;
        int held = 0;
        /// Why they were refused, here or by the server.
        std::map<QByteArray, int> reasons;
    };
    struct Counts
    {
        int commands = 0;
        int messages = 0;
        int crashes = 0;
        /// How often each fault struck.
        std::map<Fault, int> faults;
        Milliseconds simulated{0};
        std::map<QByteArray, Fates> fates;
    };
    const Counts &counts() const { return m_counts; }

private:
    /// On its way to the server, or back.
    struct Message
    {
        int id;
        int desk;
        bool toServer;
        bool cut = false;
        sync::DeskEngine::RequestKind kind;
        /// The desk as its token says, and the one that the body speaks for.
        Uuid session;
        Uuid speaker;
        Result<QByteArray> content;
        /// With an answer that completes a pull: what the person may hold at that moment, or could a little earlier.
        std::vector<sync::BucketSet> sets;
    };
    struct Shortage
    {
        testing::SimulatedDisk *disk;
        int until;
    };

    // world.cpp
    void makeDesks();
    bool strikes(Fault fault, int permille);
    void pass(Milliseconds time) { m_now = m_now + time; }
    void step();
    void act(Desk &desk);
    /// Answers whether something was entered, or nothing can be.
    bool tryToAct(Desk &desk, const Act &drawn);
    void misfortune(Desk &desk);
    void changeRights();
    void compactLog();
    void makeSnapshots();
    void plan(testing::SimulatedDisk &disk);
    void pauseLeader();

    // jobs.cpp
    /// Somebody asks the server for a job, stops one or takes it back; or one goes a step further.
    void workOnJobs();
    void beginJob();
    void turnJob();
    void settlePart();
    /// Answers whether there may be more to do.
    bool stepJob(Server::Node node);
    void finishJobs();

    // copies.cpp
    void copyDisks(Desk &desk);
    void clone(Desk &desk);
    void putBack(Desk &desk);
    void noteIdentity(Desk &desk);
    void checkIdentities();

    // world.cpp
    void heal();
    /// A desk whose store was damaged finds it by itself and is whole again.
    void damage(Desk &desk);
    bool quiet();
    void exchange(Desk &desk);
    void finalCheck();
    /// What the server has made of everything that was entered.
    void countFates();

    // machines.cpp
    void afterServer();
    /// Reads what the server has committed, and looks whether it is what the commands say.
    void followServer();
    void startServer();
    void afterDesk(Desk &desk);
    void restart(Desk &desk);
    void comeBack(Desk &desk);
    /// Whose program is earlier is brought up to date.
    void update(Desk &desk);
    void updateServer();
    void adopt(Desk &desk);
    void liftShortages(bool all);
    /// The server is copied, and later put back to that copy.
    void restoreServer();
    void endGathering(bool wanted);
    /// Those that have not brought to the gathering all that they were told.
    std::set<int> unheardDesks();

    // wire.cpp
    /// Answers whether it did something that sends nothing.
    bool drive(Desk &desk);
    /// What is to be done beside sending and receiving.
    bool workBeside(Desk &desk);
    void send(Message message);
    void carry();
    qint64 headOfServer();
    void arriveAtServer(Message message);
    void arriveAtDesk(Message message);
    std::vector<sync::BucketSet> setsNow(const UserId &user);
    void checkSet(Desk &desk, const std::vector<sync::BucketSet> &sets);

    void report(std::optional<Violation> violation);
    void note(const QByteArray &line) { m_trace.line(line); }
    static QByteArray nameOf(const Desk &desk) { return "desk " + QByteArray::number(desk.number); }

    const Beginning &m_beginning;
    Settings m_settings;
    SeededRandom m_random;
    Trace m_trace;
    Instant m_now;
    Instant m_begunAt;
    std::map<Fault, int> m_levels;
    Mirror m_mirror;
    Book m_book;
    DeskOracle m_oracle;
    EffectOracle m_effects;
    ActDealer m_dealer;
    std::unique_ptr<Server> m_server;
    std::vector<std::unique_ptr<Desk>> m_desks;
    std::vector<Message> m_wire;
    std::vector<Shortage> m_shortages;
    /// The server as it was copied, with what was known of it then.
    struct Older
    {
        testing::SimulatedDisk::Snapshot image;
        Mirror mirror;
        EffectOracle::Memory memory;
    };
    std::optional<Older> m_older;
    /// The steps at which it is copied and at which its disk is lost; 0: never.
    int m_copyAt = 0;
    int m_loseAt = 0;
    bool m_gathers = false;
    int m_serverStartsAt = 0;
    /// Drawn apart, so that runs without jobs are as they would be if there were none.
    SeededRandom m_jobChance;
    bool m_hasJobs = false;
    /// Drawn apart as well.
    SeededRandom m_programChance;
    bool m_hasEarlier = false;
    /// The step at which the server's program is brought up to date; 0: it is.
    int m_updateServerAt = 0;
    JobBook m_jobBook;
    /// Until then the old leader believes that it leads.
    int m_overtakenUntil = 0;
    int m_ids = 0;
    int m_copies = 0;
    int m_forks = 0;
    bool m_healing = false;
    /// Several buckets may have what is damaged; they are healed one after the other.
    bool m_isDamaged = false;
    std::optional<Violation> m_violation;
    Counts m_counts;
};

} // namespace peygir::simulation
