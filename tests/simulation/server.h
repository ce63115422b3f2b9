// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulation/job_book.h"
#include "simulation/machine.h"
#include "simulation/programs.h"
#include "sync/desk/engine.h"
#include "sync/server/endpoint.h"
#include "sync/server/leadership.h"

namespace peygir::simulation {

/// The server as a program: endpoints, sequencer and pulls on one database, which starts again from its disk after
/// the power came back.
class Server
{
public:
    Server(const testing::SimulatedDisk::Snapshot &image, const Program &program, sync::BucketSetOf bucketSetOf,
           int pageRows, quint64 seed);

    /// Reads the disk and takes leadership. Fails when the disk does.
    Result<void> start(Instant now);
    bool isRunning() const { return m_answerer != nullptr; }
    const Program &program() const { return *m_program; }
    /// Another program is there at the next start; the one that runs ends.
    void install(const Program &program);
    void cutPower(Random &random);

    /// Which of two nodes on one database a request has come to.
    enum class Node { Leader, Overtaken };
    /// What goes back to the desk: an answer or a typed refusal. Errors of the machine ("storage.…") go to nobody.
    /// `asked` as whose the request came, `speaker` the desk that its body speaks for.
    Result<QByteArray> answer(const sync::Session &asked, const Uuid &speaker, sync::DeskEngine::RequestKind kind,
                              const QByteArray &body, Instant now, Node node = Node::Leader);
    /// Another node finds that the leader has stood still for too long, and leads. The old one still believes that it
    /// does, with all that it has in memory, until `endOvertaken`. Fails when the disk does.
    Result<void> overtake(Instant now);
    bool hasOvertaken() const { return m_overtaken != nullptr; }
    void endOvertaken() { m_overtaken.reset(); }
    /// What the system itself says: timers, setting up.
    Result<sync::GroupOutcome> say(const QByteArray &kind, const QJsonObject &arguments, Instant now);

    /// Asks for a job, or turns one (`&sync::Jobs::stop` …).
    Result<void> beginJob(const Uuid &id, const JobWish &wish, Instant now);
    using TurnJob = Result<void> (sync::Jobs::*)(const Uuid &id, Instant now);
    Result<void> turnJob(const Uuid &id, TurnJob turn, Instant now);
    std::vector<sync::Job> jobs();
    /// One step of the oldest job that is under way. False: there is none. Parts are let go so long after the end.
    Result<bool> stepJob(Milliseconds partsKept, Instant now, Node node = Node::Leader);

    /// One small step of forgetting what left buckets `live` ago.
    Result<bool> compact(Milliseconds live, Instant now);

    /// Makes snapshots of what has so many rows and is wanted. They survive a crash, as files do.
    Result<int> makeSnapshots(qint64 leastRows);

    /// The power goes as often as this when the command is run. It is delivered and run again until then, which is told in
    /// one step.
    void poison(const Uuid &command, int times) { m_ledger.poison(command, times); }
    void forgetPoison() { m_ledger.forgetPoison(); }

    /// Every command that ever came to the sequencer, those of the server's own jobs too; whatever became of it.
    const std::map<Uuid, Envelope> &commands() const { return m_ledger.commands(); }

    /// Buckets that moved since the last call.
    std::vector<qint64> takeMoved() { return std::exchange(m_moved, {}); }
    storage::Connection &connection() { return m_machine.connection(); }
    testing::SimulatedDisk &disk() { return m_machine.disk(); }
    testing::SimulatedDisk::Snapshot image();
    /// The disk was lost: an older image is the beginning of another history that gathers from the desks. It has to be
    /// started then.
    Result<void> putBack(const testing::SimulatedDisk::Snapshot &image, Instant now);
    /// What a beat does about a gathering; `wanted`: an administrator ends it.
    /// Answers whether it ended now.
    Result<bool> endGathering(Instant now, bool wanted);
    /// Makes the server's own state where there is none yet.
    void establish();

private:
    /// Survives a crash, as a small file beside the database does.
    class Ledger final : public sync::CrashLedger
    {
    public:
        explicit Ledger(testing::SimulatedDisk &disk) : m_disk(disk) {}

        void running(std::span<const sync::Arrival> group) override;
        /// A program without power says no such thing.
        void finished() override
        {
            if (!m_disk.isDead())
                m_running.clear();
        }
        const std::vector<Uuid> &left() const { return m_running; }
        const std::map<Uuid, Envelope> &commands() const { return m_commands; }
        void clear() { m_running.clear(); }
        void poison(const Uuid &command, int times) { m_poison.insert_or_assign(command, times); }
        /// What was left and was poison, as often as it still has to crash.
        std::vector<Uuid> takePoison();
        void forgetPoison() { m_poison.clear(); }

    private:
        testing::SimulatedDisk &m_disk;
        std::map<Uuid, int> m_poison;
        std::vector<Uuid> m_running;
        std::map<Uuid, Envelope> m_commands;
    };

    /// A node that may write, or believes it.
    struct Writer
    {
        Writer(storage::Connection &connection, const QByteArray &name) : leadership(connection, {name, ""}) {}
        sync::Leadership leadership;
        std::unique_ptr<sync::Sequencer> sequencer;
    };

    Result<sync::GroupOutcome> run(std::span<const sync::Arrival> arrivals, Node node = Node::Leader);
    QByteArray nameOfNode() const { return "node " + QByteArray::number(m_node); }
    void forgetNodes();

    Machine m_machine;
    const Program *m_program;
    sync::BucketSetOf m_bucketSetOf;
    int m_pageRows;
    SeededRandom m_random;
    Ledger m_ledger;
    /// The number of the node that leads, or led last.
    int m_node = 1;
    std::unique_ptr<Writer> m_leader;
    std::unique_ptr<Writer> m_overtaken;
    /// Of the running server; all its pulls share it.
    std::unique_ptr<sync::PageMemory> m_pages;
    sync::RecentChanges m_recent;
    std::unique_ptr<sync::PullAnswerer> m_answerer;
    std::vector<qint64> m_moved;
    std::map<BlobHash, QByteArray> m_snapshots;
};

} // namespace peygir::simulation
