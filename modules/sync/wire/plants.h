// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/envelope.h"

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
    /// A held command that is tried again has its effect, but nothing remembers that it had.
    RetryForgetsReceipt,
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

#else

constexpr bool planted(Plant) { return false; }
constexpr qint64 numberOnArrival(qint64 head, bool) { return head + 1; }
inline const Envelope &forDecision(const Envelope &envelope) { return envelope; }

#endif

} // namespace peygir::sync
