// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/attention.h"
#include "command/registry.h"
#include "sync/server/recent_changes.h"
#include "sync/server/row_cache.h"
#include "sync/wire/messages.h"

#include <map>
#include <span>

namespace peygir::sync {

/// A command as it reached the server.
struct Arrival
{
    /// As first encoded: the receipt remembers their hash.
    QByteArray bytes;
    Envelope envelope;
    Uuid desk;
    Instant at;
    /// Why the bytes are no command. It is refused and its bytes are kept; `envelope` then has its id and author only.
    std::optional<Error> unreadable = std::nullopt;
    /// Where it stands in what its desk sends; empty from a program that is older than the chain.
    struct Place
    {
        QByteArray nonce;
        ChainLink before;
        /// Left behind and brought by somebody else (SYNC 16): it may come before the ones before it, and is run without a
        /// word; but not before what it builds on.
        bool isStranded = false;
    };
    std::optional<Place> place = std::nullopt;
    /// Its desk had entered it for a history that was lost (SYNC 9).
    std::optional<KeptPlace> kept = std::nullopt;
};

/// Stands among the receipts for a command that was not run, because its sender is a copy of the desk as which it speaks
/// (SYNC 15). It never leaves the server: the whole push is answered "sync.fork".
Receipt forkedReceipt(const Uuid &command);
bool isForked(const Receipt &receipt);
/// The same for one whose desk has not said hello in this history: the push is answered "sync.epoch_changed" (SYNC 9).
Receipt strangersReceipt(const Uuid &command);
bool isStrangers(const Receipt &receipt);
/// ... or because it was brought before what it builds on. Either of them.
bool isNotRun(const Receipt &receipt);

/// What a group of commands came to.
struct GroupOutcome
{
    /// One per arrival, in order.
    std::vector<Receipt> receipts;
    /// Buckets with new entries: the desks that hold one of them are poked.
    std::vector<qint64> movedBuckets;
    qint64 head = 0;
    /// The place of the last group; empty where nothing was run.
    std::optional<Cursor> place = std::nullopt;
};

/// Remembers outside the database which commands are being run, so that a command that crashes the server is known
/// afterwards (SYNC 6). Both calls are made once per group and must be cheap.
class CrashLedger
{
public:
    virtual ~CrashLedger() = default;
    virtual void running(std::span<const Arrival> group) = 0;
    virtual void finished() = 0;
};

/// The one writer of the server (SYNC 1, 2, 5): runs commands one after another, in groups that are committed
/// together. Lives on one thread, with a connection of its own.
class Sequencer
{
public:
    Sequencer(storage::Connection &connection, const Registry &registry, CrashLedger *ledger = nullptr);

    /// Begins to write under this leadership token: forgets everything held in memory.
    void lead(qint64 token);
    /// Tells from now on what changed; must outlive it.
    void tell(RecentChanges &recent) { m_recent = &recent; }

    /// Keeps these numbers in memory from now on instead of having them counted; before the first command.
    void keep(std::vector<RowTally> tallies) { m_cache.tallies = std::move(tallies); }

    /// Counts a crash of each command (after a restart, from the ledger). The third holds the command.
    Result<void> countCrashes(std::span<const Uuid> commands);

    /// Decides and commits. A group takes at most limits::groupCommands and limits::groupRows; more are run as
    /// several. When the
    /// database refuses a group, its commands are run one by one, and one that is refused alone is held.
    /// Errors are the machine's or the leadership's ("sync.not_leader"): nothing of the failing group happened, and
    /// the same arrivals may be given again.
    /// What was brought again and is held is tried anew when more of its kind has come (SYNC 9).
    Result<GroupOutcome> run(std::span<const Arrival> arrivals);

    /// Ends a gathering whose time has come (`Gathering::isDue`): what was never run before and still cannot be applied is
    /// refused, the rest of what waits is left to people. Nothing where none is due.
    Result<std::optional<GroupOutcome>> endGatheringIfDue(Instant now);

private:
    struct Group;

    Result<size_t> runGroup(std::span<const Arrival> arrivals, GroupOutcome &outcome);
    Result<void> runOneByOne(std::span<const Arrival> arrivals, GroupOutcome &outcome);
    Result<void> readCrashes();
    Result<void> readState(Group &group);
    Result<void> runOne(Group &group, const Arrival &arrival);
    Result<std::optional<Receipt>> receiptOf(Group &group, const Arrival &arrival);
    Result<std::optional<Error>> obstacle(Group &group, const Arrival &arrival);
    Result<std::optional<Error>> obstacleInNeeds(Group &group, const Envelope &envelope);
    /// Empty where the command has never come.
    Result<std::optional<Outcome>> outcomeOf(Group &group, const Uuid &command);
    /// Decides a command and applies what was decided; the receipt says what it came to.
    enum class Delivery { First, Again };
    Result<Receipt> carryOut(Group &group, const Envelope &envelope, Instant happenedAt, qint64 seq, Delivery delivery);
    /// Tells the facts which of the decided rows cannot be in the database: those whose ids the command has made.
    void expectNew(Group &group, const Changes &decided, std::vector<Uuid> made);
    /// Which of the arrivals have come before.
    Result<void> readKnown(Group &group, std::span<const Arrival> arrivals);
    Result<void> readChains(Group &group, std::span<const Arrival> arrivals);
    static bool hasGreeted(const Group &group, const Arrival &arrival);
    bool goesOn(Group &group, const Arrival &arrival, bool isKnown);
    Result<std::optional<Receipt>> tooEarly(Group &group, const Arrival &arrival);
    Result<void> readLostDesks(Group &group);
    Result<void> writeChains(Group &group);
    Result<void> writeRepeats(Group &group);
    /// Does what `act`, an effect of the command `by`, says about a held command.
    Result<void> settle(Group &group, HeldAct act, const Uuid &by, qint64 seq);
    struct Kept;
    Result<std::optional<Kept>> keptCommand(Group &group, const Uuid &command);
    Result<Receipt> tryAgain(Group &group, const Kept &kept, qint64 seq);
    Result<void> noteEnd(Group &group, HeldAct act, const Receipt &receipt);
    Result<void> writeSettled(Group &group);
    void settleBrought(Group &group, const Arrival &arrival, Receipt &receipt);
    static void noteBroughtOnceMore(Group &group, const Arrival &arrival);
    Result<void> writeBrought(Group &group);
    enum class Round { MoreHasCome, Last };
    Result<void> retryBrought(Instant now, Round round, GroupOutcome &outcome);
    /// Answers whether something came to an end: then something else may.
    Result<bool> retryOnce(Group &group, Instant now, Round round);
    Result<bool> wouldApply(Group &group, const Kept &kept);
    Result<void> apply(Group &group, const Changes &changes, qint64 seq);
    Result<void> attend(Group &group, const Arrival &arrival, const Receipt &receipt, Instant happenedAt);
    Result<void> writeGroup(Group &group);
    Result<std::vector<RecentChanges::Change>> changesOf(Group &group);
    Result<void> writeReceipts(Group &group);
    Result<void> writeLog(Group &group);
    /// What this bucket holds before the group, to be changed in place; read once and then kept in memory.
    Result<Digest *> sumOf(qint64 bucket);
    Result<void> writeKeys(Group &group);
    /// Commits as many of the first arrivals as fit into one group; answers how many.
    Result<size_t> commitGroup(std::span<const Arrival> arrivals, GroupOutcome &outcome);

    storage::Connection &m_connection;
    storage::Door m_door;
    const Registry &m_registry;
    CrashLedger *m_ledger;
    RecentChanges *m_recent = nullptr;
    qint64 m_token = 0;
    RowCache m_cache;
    std::map<qint64, Digest> m_sums;
    /// Commands that crashed the server before, run alone.
    std::map<Uuid, qint64> m_crashes;
    bool m_crashesRead = false;
    /// What refused a command when it was run alone.
    std::map<Uuid, Error> m_poison;
};

} // namespace peygir::sync
