// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "base/result.h"
#include "base/uuid.h"

#include <QJsonObject>
#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace peygir {

/// A command of this desk that the server has not finished with, or whose end is not here yet.
struct QueuedCommand
{
    enum class Standing {
        /// Not decided by the server yet.
        Waiting,
        /// Decided there; what came of it is on its way here.
        Decided,
        /// The server keeps it until a person decides, and the entry about it is not here yet.
        Held,
        /// For good, and the entry about it is not here yet.
        Refused,
    };

    Uuid command;
    QByteArray kind;
    QJsonObject arguments;
    /// When the person acted, by the server's clock as far as this desk knows it.
    Instant at;
    Standing standing;
    /// How often it was sent since the program was started and nothing came back.
    int sentInVain = 0;
    /// It is on its way at this moment.
    bool isOnItsWay = false;
    /// Why it has no effect here; empty where it has.
    std::optional<Error> reason = {};
};

/// A bucket that this desk may hold.
struct BucketHere
{
    enum class Standing {
        /// Not fetched yet.
        Missing,
        /// Its content is what the server last said.
        Agrees,
        /// It is not, or the desk itself has found that it is not what it was counted to be.
        Differs,
    };

    qint64 bucket;
    /// What is here, counted as it came.
    qint64 rows;
    Standing standing;
    /// When it was last compared, with the server's sum or by the desk's walk through its own rows; in server time.
    std::optional<Instant> checkedAt = {};
};

/// How "check everything now" stands, or how the last one of this program ended (SYNC 17).
struct StoreCheck
{
    enum class Phase {
        /// Never asked for since the program was started.
        None,
        /// The rows are being counted.
        Walking,
        /// The server is asked about what differs; nobody waits for it while the line is down.
        Asking,
        Done,
        Cancelled,
        /// The store could not be read: `problem`.
        Failed,
    };

    Phase phase = Phase::None;
    /// Rows counted, of about so many: a row in two buckets counts twice.
    qint64 done = 0;
    qint64 total = 0;
    /// Buckets that were not in order, and those of them that are now.
    int found = 0;
    int healed = 0;
    std::optional<Error> problem = {};

    bool isRunning() const { return phase == Phase::Walking || phase == Phase::Asking; }
    friend bool operator==(const StoreCheck &, const StoreCheck &) = default;
};

/// Something that this desk has found in its store, or healed there.
struct StoreFinding
{
    enum class What { Found, Healed };

    /// In server time.
    Instant at;
    qint64 bucket;
    What what;

    friend bool operator==(const StoreFinding &, const StoreFinding &) = default;
};

/// One sending or fetching, from its first request to its last answer, as it was measured here.
struct Transfer
{
    /// Commands that the server decided, or rows that came.
    qint64 count;
    /// Bodies of requests and answers as they went over the line, without headers.
    qint64 bytes;
    Milliseconds took;
    /// When it ended, in server time.
    Instant at;
};

/// All that a person is shown of synchronisation besides `DeskStatus`.
struct SyncOverview
{
    /// This desk, for whoever helps by telephone. The number is 0 before the first contact.
    Uuid desk;
    int deskNumber = 0;
    /// The first of them, in their order; `queued` is how many there are.
    std::vector<QueuedCommand> queue = {};
    int queued = 0;
    /// In no order.
    std::vector<BucketHere> buckets = {};
    /// What the files of the store take on the disk.
    qint64 storeBytes = 0;
    /// The last ones of this program in which anything went or came.
    std::optional<Transfer> sending = {};
    std::optional<Transfer> fetching = {};
    /// The shortest of the last requests, the server's work included.
    std::optional<Milliseconds> roundTrip = {};
    /// When the walk through everything last came to its end, in server time.
    std::optional<Instant> walkedAt = {};
    /// The newest first.
    std::vector<StoreFinding> findings = {};
};

/// What the synchronisation page asks of its desk. When `DeskPort::statusChanged` or `rowsChanged` comes it may ask again.
/// Lives on the GUI thread; nothing here blocks.
class SyncPort
{
public:
    using Done = std::function<void(Result<SyncOverview>)>;

    virtual ~SyncPort() = default;

    /// `done` is called on the GUI thread, never within this call, unless `context` is gone. Fails with
    /// "front.desk_closed" and the machine's errors.
    virtual void overview(QObject *context, Done done) = 0;
    /// As it stood at the last `DeskPort::statusChanged`.
    virtual StoreCheck check() const = 0;
    /// Counts everything that is here, from the rows themselves, and asks the server about what differs. Nothing while
    /// one is running.
    virtual void checkEverything() = 0;
    /// Ends the walk where it is; what was found is asked about all the same.
    virtual void cancelCheck() = 0;
};

} // namespace peygir
