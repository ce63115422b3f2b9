// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/blob_hash.h"
#include "base/instant.h"
#include "base/result.h"
#include "base/uuid.h"
#include "sync/wire/kept.h"
#include "sync/wire/identity.h"

#include <QJsonObject>

#include <optional>
#include <vector>

/// What desks and server say to one another (SYNC, "The wire"). Every message has `encoded` and `decode`; decoders are
/// given hostile bytes and answer "sync.malformed". New fields may be added under the same version; a message keeps
/// the meaning of its old ones.
namespace peygir::sync {

constexpr int wireVersion = 1;

/// Where a desk is in the server's history. Final: an epoch (which history), the seq of a group's end, and the hash of
/// the chain there, so that a rewritten history shows.
struct Cursor
{
    Uuid epoch;
    qint64 seq;
    QByteArray chain;

    friend bool operator==(const Cursor &, const Cursor &) = default;
};

/// The buckets that a desk may hold; `version` names this very set.
struct BucketSet
{
    qint64 version = 0;
    /// Ascending.
    std::vector<qint64> buckets;
    /// Those of the present: what a person's own open work lies in, with which a first synchronisation begins. Ascending; the
    /// server's own knowledge, never on the wire and no part of the version.
    std::vector<qint64> present = {};

    /// A set's version is made from its content.
    static BucketSet of(std::vector<qint64> buckets);
};

/// A list of tracking codes drawn by the server for one desk, to be used from the first on (SYNC 19).
struct CodeBlock
{
    Uuid id;
    std::vector<QByteArray> codes;
};

/// An error as it travels and as it is kept: `{"id": …, "values": {…}}`.
QByteArray errorToJson(const Error &error);
Error errorFromJson(const QByteArray &json);

/// What a desk makes of an answer that is well-formed but does not fit what the server said before, or what it was asked:
/// "sync.contradiction" with `what` it is about. Nothing of such an answer is taken.
inline Error contradiction(const char *what) { return Error("sync.contradiction", {{QStringLiteral("what"), QLatin1String(what)}}); }

// The parts that a desk also keeps in its own state.
QJsonObject toJson(const Cursor &cursor);
Result<Cursor> cursorFromJson(const QJsonValue &json);
QJsonObject toJson(const BucketSet &set);
Result<BucketSet> bucketSetFromJson(const QJsonValue &json);

struct HelloRequest
{
    int version = wireVersion;
    int schema = 0;
    Uuid desk;
    /// The desk's clock when it asked.
    Instant deskTime;
    /// Blocks that the desk holds and has not used up.
    int blocksHeld = 0;
    /// Empty where the desk's program is older than the chain: then nobody notices a copy (SYNC 10, 15).
    std::optional<Introduction> introduction = {};
    /// The last place of which the desk was told, and the history into which it has brought all that it had kept.
    std::optional<Cursor> known = {};
    std::optional<Uuid> broughtTo = {};

    QByteArray encoded() const;
    static Result<HelloRequest> decode(const QByteArray &bytes);
};

struct HelloResponse
{
    Uuid epoch;
    Instant serverTime;
    int schema = 0;
    Uuid user;
    /// The desk's number, for codes when its blocks are used up.
    int deskNumber = 0;
    BucketSet set;
    std::vector<CodeBlock> blocks;
    /// The desk comes from another history: up to this seq both are the same (SYNC 9).
    std::optional<qint64> common = {};
    /// The key to which desks seal what they leave behind (SYNC 16); empty from a server that takes none.
    QByteArray sealTo = {};
    /// The dictionaries with which the desk may pack what it asks (dictionary.h); it is answered with the same.
    std::vector<quint32> dictionaries = {};

    QByteArray encoded() const;
    static Result<HelloResponse> decode(const QByteArray &bytes);
};

/// Commands in the order of the desk's outbox, each as the bytes first encoded.
struct PushRequest
{
    Uuid desk;
    std::vector<QByteArray> commands;
    /// Empty as in a hello.
    std::optional<PushOpening> opening = {};
    /// Of commands that were entered for another history.
    KeptPlaces kept = {};
    /// With which it is packed, and may be answered; 0: none.
    quint32 dictionary = 0;

    QByteArray encoded() const;
    static Result<PushRequest> decode(const QByteArray &bytes);
};

enum class Outcome { Applied, Refused, Held };

/// What became of one command. Sent again for the same command, it is the same.
struct Receipt
{
    Uuid command;
    Outcome outcome;
    /// Place in the server's history: of its effects, or of the attention row that says why it had none.
    qint64 seq;
    /// Why it was refused or held.
    std::optional<Error> reason;
};

struct PushResponse
{
    Instant serverTime;
    std::vector<Receipt> receipts;
    /// How far the history has come. The desk shows it at its next hello, so that a server which has lost it is found out.
    std::optional<Cursor> place = {};

    QByteArray encoded(quint32 dictionary = 0) const;
    static Result<PushResponse> decode(const QByteArray &bytes);
};

/// How far a pull of several answers has come. Opaque to the desk: it gives it back.
struct Position
{
    /// Entries up to here were seen in all buckets by the rounds before.
    qint64 floor = 0;
    /// Head when this round began.
    qint64 roundHead = 0;
    /// Where this round is.
    qint64 bucket = 0;
    qint64 seq = 0;
    bool firstRound = true;

    friend bool operator==(const Position &, const Position &) = default;
};

QJsonObject toJson(const Position &position);
Result<Position> positionFromJson(const QJsonValue &json);

/// How many rows a bucket has.
struct BucketRows
{
    qint64 bucket;
    qint64 rows;

    friend bool operator==(const BucketRows &, const BucketRows &) = default;
};

QJsonValue toJson(const std::vector<BucketRows> &plan);
Result<std::vector<BucketRows>> planFromJson(const QJsonValue &json);

/// Of a large bucket there is a file that a desk may fetch instead of the rows (SYNC 18, `SnapshotManifest`).
struct SnapshotOffer
{
    qint64 bucket;
    /// Of its manifest, which lies behind the parts.
    BlobHash hash;
    /// It is the bucket as of this place in the history.
    qint64 seq;
    qint64 rows;
    qint64 dataBytes;
    qint64 manifestBytes;

    friend bool operator==(const SnapshotOffer &, const SnapshotOffer &) = default;
};
/// In one answer.
constexpr qsizetype mostSnapshots = 20'000;

QJsonValue toJson(const std::vector<SnapshotOffer> &offers);
Result<std::vector<SnapshotOffer>> snapshotOffersFromJson(const QJsonValue &json);

/// A bucket of which a desk takes the snapshot of this place: as rows it wants what came after it.
struct TakenSnapshot
{
    qint64 bucket;
    qint64 seq;

    friend bool operator==(const TakenSnapshot &, const TakenSnapshot &) = default;
};

struct PullRequest
{
    Uuid desk;
    /// Empty on a desk that has nothing yet. The same on every page of one pull.
    std::optional<Cursor> cursor;
    qint64 setVersion = 0;
    /// Buckets of the set of which the desk has nothing yet: they are sent whole.
    std::vector<qint64> added;
    std::optional<Position> position;
    /// Newest migration that the desk's program knows.
    int schema = 0;
    /// Without a cursor: the server says at first in which order buckets come (`PullResponse::plan`), and from then on `added`
    /// has that order (SYNC 18).
    bool planned = false;
    /// The last place of which a push has told.
    std::optional<Cursor> seen = {};
    /// The desk's program reads answers of several frames (packing.h).
    bool frames = false;
    /// Planned, and the desk takes snapshots of large buckets instead of their rows.
    bool snapshots = false;
    /// Those that were named in the first answer, on all further requests of the same pull.
    std::vector<TakenSnapshot> taken = {};
    /// The tables that the desk's program knows (`Registry::tablesHash`): of rows that it has it may be sent what changed alone,
    /// where the server has the same. Nothing from a program that reads whole rows only.
    std::optional<qint64> tables = {};
    /// With which it is packed, and may be answered; 0: none.
    quint32 dictionary = 0;

    QByteArray encoded() const;
    static Result<PullRequest> decode(const QByteArray &bytes);
};

/// What a bucket holds: number of rows and sum of their content hashes modulo 2^64 (SYNC 17).
struct Digest
{
    qint64 bucket;
    qint64 rows;
    qint64 sum;
};

struct PullResponse
{
    Instant serverTime;
    /// Set where the desk's bucket set is not the present one; then nothing else is. The desk drops what it may no
    /// longer hold and asks again.
    std::optional<BucketSet> changedSet;
    std::vector<QByteArray> pages;
    /// Set on the last page: apply all pages now, and be here.
    std::optional<Cursor> complete;
    /// Digests at `complete` of the buckets that have moved.
    std::vector<Digest> digests;
    std::optional<Position> position;
    /// On the first answer to a planned pull: all buckets in the order in which they come, and how much there is of each at
    /// that moment.
    std::vector<BucketRows> plan = {};
    /// On the first answer to a planned pull: what is taken instead of rows. Rows of these buckets are sent from there on.
    std::vector<SnapshotOffer> snapshots = {};
    /// Only what a person's own open work lies in, and more follows: a desk that has nothing yet shows it at once.
    bool early = false;
    /// In the pages.
    qint64 rows = 0;
    /// What a verified backup holds; 0 where there is none (SYNC 9).
    qint64 durable = 0;
    /// Of the first of `pages`, as far as it goes: the line break and the page as a frame, where it was packed before; not
    /// read by `decode`.
    std::vector<QByteArray> frames = {};

    enum class Form { OneFrame, Frames };
    /// Compressed when that is worth it; as several frames only for a desk that reads them (`PullRequest::frames`), and with the
    /// dictionary of its request.
    QByteArray encoded(Form form = Form::OneFrame, quint32 dictionary = 0) const;
    static Result<PullResponse> decode(const QByteArray &bytes);
};

} // namespace peygir::sync
