// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/envelope.h"
#include "sync/wire/messages.h"

#include <algorithm>

/// Bugs that the simulator must find (SYNC, Proof 4). They exist only in the copy of the engines that is compiled with
/// PEYGIR_PLANTS for `syncsim`; everywhere else `planted` is false at compile time and the branch is not there.
namespace peygir::sync {

enum class Plant {
    None,
    /// A second delivery of a command runs it again.
    SkipReceipt,
    /// Seqs are numbers given on arrival: every other group commits after one that came later.
    CursorOnSequence,
    /// A page is applied as it comes, not when its pull is complete.
    PageBeforeComplete,
    /// What leaves one bucket is dropped although another held bucket has it.
    PurgeWithoutMembership,
    /// A command leaves the waiting set at its acknowledgement, before its rows are here.
    LeaveAtAcknowledgement,
    /// Rewinding puts back the rows of one table only.
    RewindFirstTableOnly,
    /// A second command that touches a row replaces its old image.
    ShadowOverwritten,
    /// What a command makes is named by a counter, so that a replay names it otherwise.
    IdByCounter,
    /// A server that was put back to an older state says that every place of its history is a known one.
    HistoryChangeNotSeen,
    /// A command that a desk brings again runs again, although the backup has it.
    EffectTwiceAtRepush,
    /// A held command that is tried again has its effect, but nothing remembers that it had.
    RetryForgetsReceipt,
    /// Receipts are written after the effects are, in a transaction of their own.
    ReceiptElsewhere,
    /// A push is answered as a whole: what one of its commands was refused with is the word about all of them.
    OutcomeByBatch,
    /// What moves into a bucket counts as if it had been there all along.
    EnteredSeqStale,
    /// A refused command is thrown away at its answer.
    ForgetRefused,
    /// What waits is decided again in the order of the desk's clock, not in that of its entry.
    ReplayByTime,
    /// Where a desk is in its blocks of codes is kept in memory only.
    BlockPositionLost,
    /// A desk counts what waits into the sums that are compared with the server's.
    ChecksumOverWaiting,
    /// A copy of a desk keeps its name, and the server does not notice.
    SnapshotWithIdentity,
    /// A copy that has another name goes on with the codes of the one that it was copied from.
    BlockReusedAfterClone,
    /// A leader writes without asking whether it still is one.
    FencingUnchecked,
    /// Of a row that changed several times only the last change is sent, and the desk does not ask whether it fits.
    ChangeFromWrongBase,
    /// A row that an earlier command of the same group has written is not written again.
    SecondWriteLost,
    /// What was kept of unknown columns is let go when the program knows them.
    UnknownForgotten,
    /// What only a later program says is refused by an earlier server.
    UnknownRefused,
};

#ifdef PEYGIR_PLANTS

/// What is planted in this process, and what the bugs remember.
struct Plants
{
    Plant active = Plant::None;
    qint64 firstReserved = 0;
    qint64 lastReserved = 0;
    bool late = false;
    quint32 counter = 0;
};
inline Plants &plants()
{
    static Plants plants;
    return plants;
}
inline bool planted(Plant plant) { return plants().active == plant; }

/// CursorOnSequence: one group leaves room behind the head for another that is on its way; that one commits next,
/// under the numbers that it was given on arrival.
inline qint64 numberOnArrival(qint64 head, bool firstOfGroup)
{
    constexpr qint64 room = 4;
    Plants &state = plants();
    if (firstOfGroup)
        state.late = !state.late && state.firstReserved < state.lastReserved;
    if (firstOfGroup && !state.late) {
        state.firstReserved = head + 1;
        state.lastReserved = head + room;
        return head + room + 1;
    }
    return state.late && state.firstReserved < state.lastReserved ? state.firstReserved++ : head + 1;
}

/// IdByCounter: the command under another id each time.
inline Envelope forDecision(const Envelope &envelope)
{
    Envelope decided = envelope;
    if (planted(Plant::IdByCounter)) {
        Uuid::Bytes bytes = envelope.id.bytes();
        const quint32 counter = ++plants().counter;
        std::memcpy(bytes.data() + 12, &counter, sizeof counter);
        decided.id = Uuid(bytes);
    }
    return decided;
}

/// OutcomeByBatch: one refused command is the word about the whole push.
inline void allAsTheRefused(std::vector<Receipt> &receipts)
{
    const auto refused = std::find_if(receipts.begin(), receipts.end(),
                                      [](const Receipt &receipt) { return receipt.outcome == Outcome::Refused; });
    if (refused == receipts.end())
        return;
    const std::optional<Error> reason = refused->reason;
    for (Receipt &receipt : receipts) {
        receipt.outcome = Outcome::Refused;
        receipt.reason = reason;
    }
}

/// ReplayByTime: in the order of the clock of the desk.
template <class Entry>
void sortByClock(std::vector<Entry> &entries)
{
    const auto madeAt = [](const Entry &entry) {
        const auto envelope = Envelope::decode(entry.bytes);
        return envelope.ok() ? envelope->madeAt : Instant(0);
    };
    std::stable_sort(entries.begin(), entries.end(),
                     [madeAt](const Entry &a, const Entry &b) { return madeAt(a) < madeAt(b); });
}

#else

constexpr bool planted(Plant) { return false; }
constexpr qint64 numberOnArrival(qint64 head, bool) { return head + 1; }
inline const Envelope &forDecision(const Envelope &envelope) { return envelope; }
inline void allAsTheRefused(std::vector<Receipt> &) {}
template <class Entry>
void sortByClock(std::vector<Entry> &)
{
}

#endif

} // namespace peygir::sync
