// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <array>
#include <optional>
#include <set>

namespace peygir::simulation {

/// What can go wrong in a run. Each can be left out, so that a failure shows which of them it needs.
enum class Fault {
    /// Requests and answers are lost.
    Loss,
    /// They wait, and others overtake them.
    Delay,
    /// A request is delivered twice.
    Repeat,
    /// A body ends in the middle.
    Cut,
    /// A desk is cut off for a while, or for very long.
    Partition,
    /// A desk's power goes, at any of its writes and syncs.
    DeskCrash,
    ServerCrash,
    DiskFull,
    /// One write to a disk fails, and the disk lives on.
    WriteFails,
    /// A desk's clock jumps by up to a year.
    Clock,
    /// Rights are granted and revoked on the server while commands wait.
    Rights,
    /// A desk begins with an empty store.
    FreshDesk,
    /// A command takes the server's power with it when it is run, until the server holds it.
    Poison,
    /// The server's log forgets what has left buckets, after hours instead of half a year, or at once.
    Compaction,
    /// The leader stands still until another node leads, and then goes on as if nothing had been.
    TwoLeaders,
    /// A desk's disk is copied, and the copy goes on as a desk beside it.
    Clone,
    /// A desk's disk is put back to an earlier copy.
    OldCopy,
    /// The server's disk is lost, and it goes on from an older copy as another history.
    Restore,
    /// Desks, and what the server takes, are of an earlier program, and are brought up to date one after the other.
    EarlierProgram,
    /// Not a fault, but left out as one: the server has work of its own, part by part, which is stopped and taken back.
    Jobs,
};

struct FaultName
{
    Fault fault;
    const char *name;
};
inline constexpr std::array<FaultName, 20> faultNames{{{Fault::Loss, "loss"},
                                                       {Fault::Delay, "delay"},
                                                       {Fault::Repeat, "repeat"},
                                                       {Fault::Cut, "cut"},
                                                       {Fault::Partition, "partition"},
                                                       {Fault::DeskCrash, "desk-crash"},
                                                       {Fault::ServerCrash, "server-crash"},
                                                       {Fault::DiskFull, "disk-full"},
                                                       {Fault::WriteFails, "write-fails"},
                                                       {Fault::Clock, "clock"},
                                                       {Fault::Rights, "rights"},
                                                       {Fault::FreshDesk, "fresh-desk"},
                                                       {Fault::Poison, "poison"},
                                                       {Fault::Compaction, "compaction"},
                                                       {Fault::TwoLeaders, "two-leaders"},
                                                       {Fault::Clone, "clone"},
                                                       {Fault::OldCopy, "old-copy"},
                                                       {Fault::Restore, "restore"},
                                                       {Fault::EarlierProgram, "earlier-program"},
                                                       {Fault::Jobs, "jobs"}}};

/// One run is a function of these.
struct Settings
{
    quint64 seed = 1;
    int steps = 200;
    /// At most this many; how many there are is drawn (2 to 6).
    int desks = 6;
    std::set<Fault> without;
    /// Looks at everything after each step; without, the same things happen unseen.
    bool checked = true;
    bool printed = false;
    /// Keeps the lines of the trace, to be compared with those of another run.
    bool kept = false;

    bool has(Fault fault) const { return !without.contains(fault); }
};

/// What a run found wrong first.
struct Violation
{
    QByteArray oracle;
    QByteArray words;
    int step = 0;
};

} // namespace peygir::simulation
