// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulation/machine.h"
#include "sync/desk/engine.h"
#include "sync/server/endpoint.h"
#include "sync/server/leadership.h"

namespace peygir::simulation {

/// The server as a program: endpoints, sequencer and pulls on one database, which starts again from its disk after
/// the power came back.
class Server
{
public:
    Server(const testing::SimulatedDisk::Snapshot &image, const Registry &registry, sync::BucketSetOf bucketSetOf,
           int pageRows, quint64 seed);

    /// Reads the disk and takes leadership. Fails when the disk does.
    Result<void> start(Instant now);
    bool isRunning() const { return m_sequencer != nullptr; }
    void cutPower(Random &random);

    /// What goes back to the desk: an answer or a typed refusal. Errors of the machine ("storage.…") go to nobody.
    Result<QByteArray> answer(const sync::Session &session, sync::DeskEngine::RequestKind kind, const QByteArray &body,
                              Instant now);
    /// What the system itself says: timers, setting up.
    Result<sync::GroupOutcome> say(const QByteArray &kind, const QJsonObject &arguments, Instant now);

    /// One small step of forgetting what left buckets `live` ago.
    Result<bool> compact(Milliseconds live, Instant now);

    /// The power goes as often as this when the command is run. It is delivered and run again until then, which is told in
    /// one step.
    void poison(const Uuid &command, int times) { m_ledger.poison(command, times); }
    void forgetPoison() { m_ledger.forgetPoison(); }

    /// Buckets that moved since the last call.
    std::vector<qint64> takeMoved() { return std::exchange(m_moved, {}); }
    storage::Connection &connection() { return m_machine.connection(); }
    testing::SimulatedDisk &disk() { return m_machine.disk(); }
    testing::SimulatedDisk::Snapshot image();
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
        void clear() { m_running.clear(); }
        void poison(const Uuid &command, int times) { m_poison.insert_or_assign(command, times); }
        /// What was left and was poison, as often as it still has to crash.
        std::vector<Uuid> takePoison();
        void forgetPoison() { m_poison.clear(); }

    private:
        testing::SimulatedDisk &m_disk;
        std::map<Uuid, int> m_poison;
        std::vector<Uuid> m_running;
    };

    Result<sync::GroupOutcome> run(std::span<const sync::Arrival> arrivals);

    Machine m_machine;
    const Registry &m_registry;
    sync::BucketSetOf m_bucketSetOf;
    int m_pageRows;
    SeededRandom m_random;
    Ledger m_ledger;
    std::unique_ptr<sync::Leadership> m_leadership;
    std::unique_ptr<sync::Sequencer> m_sequencer;
    std::unique_ptr<sync::PullAnswerer> m_answerer;
    std::vector<qint64> m_moved;
};

} // namespace peygir::simulation
