// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/desk/beside.h"
#include "sync/desk/code_supply.h"
#include "sync/desk/desk_rows.h"
#include "sync/desk/desk_state.h"
#include "sync/desk/identity.h"
#include "sync/desk/outbox.h"
#include "sync/desk/self_check.h"

#include <set>

namespace peygir::sync {

/// The desk's half of synchronisation, without network, threads or clock (SYNC, "The desk's side"): a function of what
/// its store holds, what comes in, the time and chance. Whoever drives it asks `next` for what to send, sends it, and
/// gives back the answer or the failure. Lives on one thread, with the store's writing connection.
///
/// After an error of a call nothing of that call is in the store; errors are the machine's ("storage.…") unless said.
class DeskEngine
{
public:
    /// Snapshot: the body is a `SnapshotPiece`, and the answer is those bytes of that file.
    enum class RequestKind { Hello, Push, Pull, Verify, Snapshot };
    struct Request
    {
        RequestKind kind;
        QByteArray body;
    };
    /// What a call has changed, so that screens know what to read again.
    struct Changed
    {
        bool rows = false;
        bool queue = false;
        /// Rows that a pull brought, and commands that the server has decided.
        qint64 rowsCame = 0;
        int decided = 0;
        Changed &operator|=(const Changed &other)
        {
            rows = rows || other.rows;
            queue = queue || other.queue;
            rowsCame += other.rowsCame;
            decided += other.decided;
            return *this;
        }
    };
    struct Submitted
    {
        Uuid command;
        /// Empty unless a code was asked for.
        QByteArray code;
        /// The desk could not decide: nothing shows until the server has.
        bool leftToServer;
    };
    struct Status
    {
        Outbox::Counts queue;
        /// The first command that waits for the server's word, by its number on this desk.
        std::optional<qint64> head;
        std::optional<Cursor> cursor;
        std::optional<Instant> lastContact;
        /// Buckets whose content differs from what the server last said they hold.
        int mismatches = 0;
        int bucketsHeld = 0;
        int bucketsMissing = 0;
        /// While everything comes, at first or anew: how many rows of how many are here. What is said to come is what there
        /// was when it began.
        struct Arriving
        {
            qint64 rows;
            qint64 of;
        };
        std::optional<Arriving> arriving;
    };

    /// With a `place` it takes large buckets as snapshots (SYNC 18); it must outlive this, and then `connection` goes on with
    /// the store that takes its place (`StorePlace::exchange`).
    DeskEngine(storage::Connection &connection, const Registry &registry, Random &random, UserId user, int schema,
               CodeWitness &witness, StorePlace *place = nullptr);

    /// Reads the store; on a new one, makes the desk's identity. Once, before anything else.
    Result<void> open(Instant now);

    /// A person's act: decided on what is here, shown at once, queued for the server; durable when this returns. The
    /// rule's own refusals come back as they are, and then nothing is queued. `codeField` names the argument into
    /// which a tracking code of this desk is put.
    Result<Submitted> submit(const QByteArray &kind, QJsonObject arguments, Instant now, const char *codeField = nullptr);

    /// Many such acts of one kind, in one transaction: for each what `submit` would say; what a rule refuses keeps none of the
    /// others back. Fails, and keeps none, where the store does.
    Result<std::vector<Result<Submitted>>> submitAll(const QByteArray &kind, const std::vector<QJsonObject> &arguments, Instant now);

    /// What to send now; nothing when all is quiet. Only the answer to the newest request may be given to `receive`.
    Result<std::optional<Request>> next(Instant now);
    /// The server's answer to the last request of this kind. A desk does not believe all that it is told: beside "sync.malformed"
    /// and "sync.too_large" it refuses with "sync.contradiction" (`contradiction`). Then nothing of the answer counts, what waits
    /// waits on, and what is asked next can be answered by a server that is honest again.
    Result<Changed> receive(RequestKind kind, const QByteArray &body, Instant now);
    /// The server's typed refusal of a whole request ("sync.epoch_changed", …). After "sync.fork" this is another desk, which
    /// has lost nothing and asks on at once.
    Result<Changed> refused(RequestKind kind, const Error &error, Instant now);
    /// The request did not come through; say hello again when the line is back.
    void disconnected() { m_greeted = false; }
    /// Some bucket has moved, or it is time to look.
    void wantPull()
    {
        m_pullWanted = true;
        m_movedSinceAsked = true;
    }

    // A store that is built beside this one (SYNC 18). `next` asks for no rows while one of these is to be done.

    enum class Work { None, Build, Take };
    /// What the driver has to do beside sending and receiving.
    Work work() const;
    /// Work::Build, which takes long: to be run once on any thread, while this goes on to be used; its end is told by `built`
    /// before this is destroyed.
    std::function<Result<void>()> building();
    /// The program ends: building fails soon, and is gone on with after the next start. From any thread.
    void stopBuilding() { m_beside->stopBuilding(); }
    /// Fails where the machine had no room or failed, as building did; whatever it was, everything is asked for again then.
    Result<Changed> built(const Result<void> &result);
    /// Work::Take, which is short. "storage.busy": somebody reads at this moment, and it is to be tried again soon.
    Result<Changed> take(Instant now);

    /// Looks through a part of what is here, whether it is what it was counted to be; where it is not, `next` asks the
    /// server (SYNC 17). For times when nothing else is to do.
    Result<SelfCheck::Step> checkSelf();
    /// The next `checkSelf` begins a new walk, and what the server could not mend is asked about once more: a person
    /// wants to know.
    void checkFromStart();

    Result<Status> status();
    /// Entries refused or held whose attention entry is not here yet, and those that wait without effect (SYNC 11).
    Result<std::vector<Outbox::Entry>> troubled() { return m_outbox.troubled(); }
    Result<std::optional<Outbox::Entry>> find(const Uuid &command) { return m_outbox.find(command); }
    /// What is not done, in the order of entry, `most` at most.
    Result<std::vector<Outbox::Entry>> unfinished(int most) { return m_outbox.unfinished(most); }
    /// The buckets that this desk may hold, and its number for people (0: never met the server).
    const BucketSet &bucketSet() const { return m_state.set(); }
    int deskNumber() const { return m_state.deskNumber(); }
    /// When each bucket was last compared with the server's sum since this object was made, in server time.
    const std::map<qint64, Instant> &comparedAt() const { return m_comparedAt; }
    // Work that stays behind on this machine (SYNC 16): whoever drives the engine seals it and lays it down.

    using WaitingCommand = OutboxChain::Waiting;
    /// What waits and was entered after the entry `n`, in order.
    Result<std::vector<WaitingCommand>> waitingAfter(qint64 n) { return m_identity.waitingAfter(n); }
    Result<std::vector<Uuid>> waiting() { return m_outbox.waiting(); }
    /// Nothing before the first hello: then nobody else could send it.
    std::optional<StrandingKeys> strandingKeys() const { return m_identity.strandingKeys(); }

    /// Becomes another one when this store turns out to be a copy (SYNC 15).
    const Uuid &desk() const { return *m_state.desk(); }
    /// The best estimate of the server's clock.
    Instant serverTime(Instant now) const;

private:
    template <class Act>
    auto inTransaction(Act act) -> decltype(act());
    Result<void> reload();

    /// An act that may be done here, as it is queued, and what it changes.
    struct Decided
    {
        Submitted submitted;
        QByteArray bytes;
        Changes changes;
    };
    /// Writes nothing but a code that was taken.
    Result<Decided> decideHere(const CommandType &type, QJsonObject arguments, Instant now, const char *codeField);
    Result<void> keep(const Decided &decided);

    /// The program is another one than when the store was last open (SYNC 10).
    Result<void> meetNewSchema();
    /// The server is in another history, which has the first `common` places of the known one.
    Result<void> enterHistory(qint64 common);
    /// Of what a backup has, what is old enough.
    Result<void> letGo(Instant serverTime);
    Result<void> decideAgain();
    /// What a pull brought and what cannot be used: it begins again, from what is whole.
    Result<void> dropPull();
    /// Whether it is for this person, and not another history each time.
    Result<void> checkWelcome(const HelloResponse &hello);
    /// Of an answer to a push: whether it is about what was asked, and about the history in which the desk is.
    Result<void> checkReceipts(const PushResponse &response) const;
    /// Whether it goes on from where the desk is.
    Result<void> checkComplete(const Cursor &complete) const;
    /// Whether all that the desk may hold is in it, and nothing else.
    Result<void> checkPlan(const std::vector<BucketRows> &plan) const;
    Result<Changed> answered(RequestKind kind, const QByteArray &body, Instant now);
    Result<Changed> receiveHello(const QByteArray &body, Instant now);
    Result<Changed> receivePush(const QByteArray &body, Instant now);
    Result<Changed> receivePull(const QByteArray &body, Instant now);
    Result<Changed> receiveVerify(const QByteArray &body, Instant now);
    /// A bucket that differs and that the server can be asked about.
    Result<std::optional<qint64>> doubtfulBucket();
    Result<void> changeSet(const BucketSet &set);
    /// Answers how many rows came.
    Result<qint64> applyInbox(const PullResponse &last);
    Result<void> forgetBase();
    /// Drops what has come of a pull under way: it begins again. What a desk that has nothing yet shows of it goes as well;
    /// then waiting commands have to be decided again.
    Result<void> forgetPull();
    Result<Changed> keepPage(const PullResponse &response, const QByteArray &body);
    /// Lays what comes first into the base, which is no state of the server then.
    Result<void> showEarly(const PullResponse &response);
    bool takesSnapshots() const;
    Result<void> openBeside();
    Result<Changed> receiveBeside(const PullResponse &response, const QByteArray &body);
    Result<Changed> receiveSnapshot(const QByteArray &bytes);
    Result<Changed> besideKept(const Result<void> &kept);
    Result<Changed> forgetBeside();
    std::optional<Status::Arriving> arriving() const;
    Result<std::vector<qint64>> missingBuckets();

    storage::Connection &m_connection;
    const Registry &m_registry;
    Random &m_random;
    UserId m_user;
    int m_schema;
    const qint64 m_tables;
    DeskRows m_rows;
    DeskState m_state;
    DeskIdentity m_identity;
    Outbox m_outbox;
    CodeSupply m_codes;
    SelfCheck m_selfCheck;
    std::optional<Beside> m_beside;
    /// Snapshots that were gone or not what they should be, since this was made.
    int m_snapshotFailures = 0;
    /// Pieces of the present snapshots that were not what they should be; after so many there is no use in asking again.
    static constexpr int mostWrongPieces = 3;
    int m_wrongPieces = 0;
    /// Another store has taken the place of the one in use, and it has not been read yet.
    bool m_isTaken = false;
    /// The server has been asked about it, and it differs still: it is told to the person, and not asked for again.
    std::set<qint64> m_beyondRepair;
    std::optional<qint64> m_verified;
    std::map<qint64, Instant> m_comparedAt;
    /// How often in a row the server has answered about it.
    int m_verifyRounds = 0;
    /// The last answer to a hello told of another history, and nothing has been answered since.
    bool m_wasMoved = false;
    /// With which requests are packed, as far as the server has said that it reads them; 0: none.
    quint32 m_dictionary = 0;
    /// Some server behind this address did not read it after all: it is a mixed company, and is written to as of old.
    bool m_isPackedPlainly = false;
    /// What the last push had, in its order.
    std::vector<Uuid> m_pushed;
    /// When something was last let go, by the server's clock.
    std::optional<Instant> m_letGoAt;
    bool m_greeted = false;
    bool m_pullWanted = true;
    bool m_movedSinceAsked = false;
};

} // namespace peygir::sync
