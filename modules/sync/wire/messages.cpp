// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/messages.h"

#include "base/hash.h"
#include "base/limits.h"
#include "sync/wire/codes.h"
#include "sync/wire/message_reader.h"
#include "sync/wire/stranded.h"

#include <algorithm>

namespace peygir::sync {

namespace {

using Reader = MessageReader;

constexpr qsizetype mostBuckets = 200'000;
/// As many as are looked at: a server may have more than a program of today will ever know.
constexpr qsizetype mostDictionaries = 64;
constexpr qint64 mostDictionaryNumber = 0x7fffffff;

QJsonArray wideArray(const std::vector<qint64> &numbers)
{
    QJsonArray array;
    for (const qint64 number : numbers)
        array.append(wide(number));
    return array;
}

std::vector<qint64> readWideArray(Reader &reader, const QJsonArray &array)
{
    std::vector<qint64> numbers;
    for (const QJsonValue &value : array)
        numbers.push_back(reader.wide(value));
    return numbers;
}

Error readError(const QJsonObject &object)
{
    return Error(object.value(QLatin1String("id")).toString().toLatin1(),
                 object.value(QLatin1String("values")).toObject().toVariantMap());
}

} // namespace

QJsonObject toJson(const Cursor &cursor)
{
    return {{QStringLiteral("epoch"), cursor.epoch.toString()},
            {QStringLiteral("seq"), wide(cursor.seq)},
            {QStringLiteral("chain"), QString::fromLatin1(cursor.chain.toBase64())}};
}

Result<Cursor> cursorFromJson(const QJsonValue &json)
{
    Reader reader(json);
    return finished(reader, Cursor{reader.uuid("epoch"), reader.wide("seq"), reader.base64("chain")});
}

QJsonObject toJson(const BucketSet &set)
{
    return {{QStringLiteral("version"), wide(set.version)}, {QStringLiteral("buckets"), wideArray(set.buckets)}};
}

Result<BucketSet> bucketSetFromJson(const QJsonValue &json)
{
    Reader reader(json);
    BucketSet set;
    set.version = reader.wide("version");
    set.buckets = readWideArray(reader, reader.array("buckets", mostBuckets));
    if (!std::is_sorted(set.buckets.begin(), set.buckets.end()))
        reader.fail();
    return finished(reader, std::move(set));
}

QJsonValue toJson(const std::vector<BucketRows> &plan)
{
    QJsonArray array;
    for (const BucketRows &one : plan)
        array.append(QJsonArray{wide(one.bucket), wide(one.rows)});
    return array;
}

Result<std::vector<BucketRows>> planFromJson(const QJsonValue &json)
{
    // An array that is too long or none at all is read as part of an object, as all else is.
    Reader reader(QJsonObject{{QStringLiteral("plan"), json}});
    std::vector<BucketRows> plan;
    const QJsonArray array = reader.array("plan", mostBuckets);
    for (const QJsonValue &one : array) {
        const QJsonArray pair = one.toArray();
        if (pair.size() != 2)
            reader.fail();
        plan.push_back({reader.wide(pair.at(0)), reader.wide(pair.at(1))});
        if (plan.back().rows < 0)
            reader.fail();
    }
    return finished(reader, std::move(plan));
}

QJsonObject toJson(const Position &position)
{
    return {{QStringLiteral("floor"), wide(position.floor)},
            {QStringLiteral("roundHead"), wide(position.roundHead)},
            {QStringLiteral("bucket"), wide(position.bucket)},
            {QStringLiteral("seq"), wide(position.seq)},
            {QStringLiteral("firstRound"), position.firstRound}};
}

Result<Position> positionFromJson(const QJsonValue &json)
{
    Reader reader(json);
    return finished(reader, Position{reader.wide("floor"), reader.wide("roundHead"), reader.wide("bucket"),
                                     reader.wide("seq"), reader.get<bool>("firstRound", true)});
}

namespace {

/// A part of `outer` under a name; an unreadable part makes the whole message malformed.
template <class T>
T part(Reader &outer, const char *name, Result<T> (*read)(const QJsonValue &), T fallback)
{
    auto value = read(outer.json(name));
    return value.ok() ? std::move(value).value() : (outer.fail(), std::move(fallback));
}

template <class T>
std::optional<T> optionalPart(Reader &outer, const char *name, Result<T> (*read)(const QJsonValue &))
{
    if (!outer.has(name))
        return std::nullopt;
    auto value = read(outer.json(name));
    return value.ok() ? std::optional<T>(std::move(value).value()) : (outer.fail(), std::nullopt);
}

QJsonObject toJson(const Error &error)
{
    return {{QStringLiteral("id"), QString::fromLatin1(error.id())},
            {QStringLiteral("values"), QJsonObject::fromVariantMap(error.values())}};
}

const std::pair<Outcome, const char *> outcomeWords[] = {
    {Outcome::Applied, "applied"}, {Outcome::Refused, "refused"}, {Outcome::Held, "held"}};

} // namespace

QByteArray errorToJson(const Error &error) { return canonicalJson(toJson(error)); }

Error errorFromJson(const QByteArray &json) { return readError(QJsonDocument::fromJson(json).object()); }

BucketSet BucketSet::of(std::vector<qint64> buckets)
{
    std::sort(buckets.begin(), buckets.end());
    buckets.erase(std::unique(buckets.begin(), buckets.end()), buckets.end());
    const QByteArrayView bytes(reinterpret_cast<const char *>(buckets.data()),
                               qsizetype(buckets.size() * sizeof(qint64)));
    return {shortHash(bytes), std::move(buckets)};
}

QByteArray HelloRequest::encoded() const
{
    QJsonObject object{{QStringLiteral("version"), version},
                       {QStringLiteral("schema"), schema},
                       {QStringLiteral("desk"), desk.toString()},
                       {QStringLiteral("deskTime"), deskTime.milliseconds()},
                       {QStringLiteral("blocksHeld"), blocksHeld}};
    if (introduction)
        object.insert(QStringLiteral("introduction"), toJson(*introduction));
    if (known)
        object.insert(QStringLiteral("known"), toJson(*known));
    if (broughtTo)
        object.insert(QStringLiteral("broughtTo"), broughtTo->toString());
    return canonicalJson(object);
}

Result<HelloRequest> HelloRequest::decode(const QByteArray &bytes)
{
    Reader reader(bytes, limits::requestBytes);
    HelloRequest request{reader.count("version"), reader.count("schema"), reader.uuid("desk"), reader.instant("deskTime"),
                         reader.count("blocksHeld")};
    request.introduction = optionalPart(reader, "introduction", introductionFromJson);
    request.known = optionalPart(reader, "known", cursorFromJson);
    if (reader.has("broughtTo"))
        request.broughtTo = reader.uuid("broughtTo");
    return finished(reader, std::move(request));
}

QByteArray HelloResponse::encoded() const
{
    QJsonArray blockArray;
    for (const CodeBlock &block : blocks) {
        QJsonArray codes;
        for (const QByteArray &code : block.codes)
            codes.append(QString::fromLatin1(code));
        blockArray.append(QJsonObject{{QStringLiteral("id"), block.id.toString()}, {QStringLiteral("codes"), codes}});
    }
    QJsonObject object{{QStringLiteral("epoch"), epoch.toString()},
                       {QStringLiteral("serverTime"), serverTime.milliseconds()},
                       {QStringLiteral("schema"), schema},
                       {QStringLiteral("user"), user.toString()},
                       {QStringLiteral("deskNumber"), deskNumber},
                       {QStringLiteral("set"), toJson(set)},
                       {QStringLiteral("blocks"), blockArray}};
    if (common)
        object.insert(QStringLiteral("common"), wide(*common));
    if (!sealTo.isEmpty())
        object.insert(QStringLiteral("sealTo"), QString::fromLatin1(sealTo.toBase64()));
    QJsonArray known;
    for (const quint32 number : dictionaries)
        known.append(qint64(number));
    if (!known.isEmpty())
        object.insert(QStringLiteral("dictionaries"), known);
    return packed(canonicalJson(object));
}

Result<HelloResponse> HelloResponse::decode(const QByteArray &bytes)
{
    Reader reader(bytes, limits::pageBytes);
    HelloResponse response{reader.uuid("epoch"), reader.instant("serverTime"), reader.count("schema"),
                           reader.uuid("user"),  reader.count("deskNumber"),   part(reader, "set", bucketSetFromJson, BucketSet()),
                           {}};
    // Codes are made of it, and asserted to be.
    if (response.deskNumber != 0 && (response.deskNumber < leastDeskNumber || response.deskNumber > mostDeskNumber))
        reader.fail();
    const QJsonArray blockArray = reader.array("blocks", 16);
    for (const QJsonValue &json : blockArray) {
        Reader block(json);
        CodeBlock read{block.uuid("id"), {}};
        const QJsonArray codes = block.array("codes", limits::codesPerBlock);
        for (const QJsonValue &code : codes) {
            read.codes.push_back(code.toString().toLatin1());
            // It is told to a citizen: what is none must not be drawn from.
            if (!isTrackingCode(read.codes.back()))
                block.fail();
        }
        if (block.failure())
            reader.fail();
        response.blocks.push_back(std::move(read));
    }
    if (reader.has("common")) {
        response.common = reader.wide("common");
        if (*response.common < 0)
            reader.fail();
    }
    if (reader.has("sealTo")) {
        response.sealTo = reader.base64("sealTo");
        if (response.sealTo.size() != sealKeyBytes)
            reader.fail();
    }
    const QJsonArray known = reader.has("dictionaries") ? reader.array("dictionaries", limits::pageBytes) : QJsonArray();
    for (qsizetype i = 0; i < std::min(known.size(), mostDictionaries); ++i)
        response.dictionaries.push_back(quint32(std::clamp<qint64>(known.at(i).toInteger(), 0, mostDictionaryNumber)));
    return finished(reader, std::move(response));
}

QByteArray PushRequest::encoded() const
{
    QJsonArray array;
    for (const QByteArray &command : commands)
        array.append(QString::fromUtf8(command));
    QJsonObject object{{QStringLiteral("desk"), desk.toString()}, {QStringLiteral("commands"), array}};
    if (opening)
        object.insert(QStringLiteral("opening"), toJson(*opening));
    if (!kept.empty())
        object.insert(QStringLiteral("kept"), toJson(kept));
    return packed(canonicalJson(object), dictionary);
}

Result<PushRequest> PushRequest::decode(const QByteArray &bytes)
{
    Reader reader(bytes, limits::requestBytes);
    PushRequest request{reader.uuid("desk"), {}};
    request.dictionary = dictionaryOf(bytes);
    request.opening = optionalPart(reader, "opening", pushOpeningFromJson);
    qsizetype size = 0;
    const QJsonArray array = reader.array("commands", limits::pushCommands);
    for (const QJsonValue &command : array) {
        if (!command.isString())
            reader.fail();
        request.commands.push_back(command.toString().toUtf8());
        size += request.commands.back().size();
    }
    if (reader.has("kept")) {
        auto kept = keptPlacesFromJson(reader.json("kept"), qsizetype(request.commands.size()));
        if (!kept.ok())
            return kept.error();
        request.kept = std::move(*kept);
    }
    if (size > limits::pushBytes)
        return Error("sync.too_large", {{QStringLiteral("most"), limits::pushBytes}});
    return finished(reader, std::move(request));
}

QByteArray PushResponse::encoded(quint32 dictionary) const
{
    QJsonArray array;
    for (const Receipt &receipt : receipts) {
        QJsonObject object{{QStringLiteral("command"), receipt.command.toString()},
                           {QStringLiteral("seq"), wide(receipt.seq)}};
        for (const auto &[outcome, word] : outcomeWords) {
            if (outcome == receipt.outcome)
                object.insert(QStringLiteral("outcome"), QLatin1String(word));
        }
        if (receipt.reason)
            object.insert(QStringLiteral("reason"), toJson(*receipt.reason));
        array.append(object);
    }
    QJsonObject object{{QStringLiteral("serverTime"), serverTime.milliseconds()}, {QStringLiteral("receipts"), array}};
    if (place)
        object.insert(QStringLiteral("place"), toJson(*place));
    return packed(canonicalJson(object), dictionary);
}

Result<PushResponse> PushResponse::decode(const QByteArray &bytes)
{
    Reader reader(bytes, limits::pageBytes);
    PushResponse response{reader.instant("serverTime"), {}};
    const QJsonArray array = reader.array("receipts", limits::pushCommands);
    for (const QJsonValue &json : array) {
        Reader item(json);
        std::optional<Outcome> outcome;
        for (const auto &[candidate, word] : outcomeWords) {
            if (item.json("outcome").toString() == QLatin1String(word))
                outcome = candidate;
        }
        Receipt receipt{item.uuid("command"), outcome.value_or(Outcome::Held), item.wide("seq"), std::nullopt};
        if (item.has("reason"))
            receipt.reason = readError(item.json("reason").toObject());
        // What was applied has a place in the history; what was not may have none.
        if (item.failure() || !outcome || receipt.seq < (*outcome == Outcome::Applied ? 1 : 0))
            reader.fail();
        response.receipts.push_back(std::move(receipt));
    }
    response.place = optionalPart(reader, "place", cursorFromJson);
    return finished(reader, std::move(response));
}

QByteArray PullRequest::encoded() const
{
    QJsonObject object{{QStringLiteral("desk"), desk.toString()},
                       {QStringLiteral("setVersion"), wide(setVersion)},
                       {QStringLiteral("added"), wideArray(added)},
                       {QStringLiteral("schema"), schema}};
    if (frames)
        object.insert(QStringLiteral("frames"), true);
    if (cursor)
        object.insert(QStringLiteral("cursor"), toJson(*cursor));
    if (position)
        object.insert(QStringLiteral("position"), toJson(*position));
    if (planned)
        object.insert(QStringLiteral("planned"), true);
    if (seen)
        object.insert(QStringLiteral("seen"), toJson(*seen));
    if (snapshots)
        object.insert(QStringLiteral("snapshots"), true);
    QJsonArray places;
    for (const TakenSnapshot &one : taken)
        places.append(QJsonArray{wide(one.bucket), wide(one.seq)});
    if (!taken.empty())
        object.insert(QStringLiteral("taken"), places);
    if (tables)
        object.insert(QStringLiteral("tables"), wide(*tables));
    return packed(canonicalJson(object), dictionary);
}

Result<PullRequest> PullRequest::decode(const QByteArray &bytes)
{
    Reader reader(bytes, limits::requestBytes);
    PullRequest request{reader.uuid("desk"), {}, reader.wide("setVersion"), {}, {}};
    request.dictionary = dictionaryOf(bytes);
    request.schema = reader.has("schema") ? reader.count("schema") : 0;
    request.frames = reader.has("frames") && reader.get<bool>("frames", false);
    request.added = readWideArray(reader, reader.array("added", mostBuckets));
    request.cursor = optionalPart(reader, "cursor", cursorFromJson);
    request.position = optionalPart(reader, "position", positionFromJson);
    if (reader.has("planned"))
        request.planned = reader.get<bool>("planned", false);
    request.seen = optionalPart(reader, "seen", cursorFromJson);
    request.snapshots = reader.has("snapshots") && reader.get<bool>("snapshots", false);
    if (reader.has("tables"))
        request.tables = reader.wide("tables");
    const QJsonArray places = reader.has("taken") ? reader.array("taken", mostSnapshots) : QJsonArray();
    for (const QJsonValue &one : places) {
        const QJsonArray pair = one.toArray();
        request.taken.push_back({reader.wide(pair.at(0)), reader.wide(pair.at(1))});
        if (pair.size() != 2 || request.taken.back().seq < 0)
            reader.fail();
    }
    return finished(reader, std::move(request));
}

namespace {

/// The head as a frame, then the pages: those that are packed as they are, what stands between them in frames of its own.
QByteArray inFrames(QJsonObject head, const std::vector<QByteArray> &pages, const std::vector<QByteArray> &frames,
                    quint32 dictionary)
{
    qsizetype tail = 0;
    for (const QByteArray &page : pages)
        tail += 1 + page.size();
    head.insert(QStringLiteral("tail"), int(tail));
    QByteArray body;
    QByteArray unpacked = canonicalJson(head);
    for (size_t i = 0; i < pages.size(); ++i) {
        if (i >= frames.size() || frames[i].isEmpty()) {
            unpacked.append('\n').append(pages[i]);
            continue;
        }
        if (!unpacked.isEmpty())
            body += framed(unpacked, dictionary);
        unpacked.clear();
        body += frames[i];
    }
    return unpacked.isEmpty() ? body : body + framed(unpacked, dictionary);
}

} // namespace

QByteArray PullResponse::encoded(Form form, quint32 dictionary) const
{
    QJsonObject object{{QStringLiteral("serverTime"), serverTime.milliseconds()}};
    if (changedSet)
        object.insert(QStringLiteral("changedSet"), toJson(*changedSet));
    if (complete)
        object.insert(QStringLiteral("complete"), toJson(*complete));
    if (position)
        object.insert(QStringLiteral("position"), toJson(*position));
    if (durable > 0)
        object.insert(QStringLiteral("durable"), wide(durable));
    QJsonArray sums;
    for (const Digest &digest : digests)
        sums.append(QJsonArray{wide(digest.bucket), wide(digest.rows), wide(digest.sum)});
    object.insert(QStringLiteral("digests"), sums);
    if (!plan.empty())
        object.insert(QStringLiteral("plan"), toJson(plan));
    if (!snapshots.empty())
        object.insert(QStringLiteral("snapshots"), toJson(snapshots));
    if (early)
        object.insert(QStringLiteral("early"), true);
    if (rows > 0)
        object.insert(QStringLiteral("rows"), wide(rows));
    const bool anyPacked = std::any_of(frames.begin(), frames.end(), [](const QByteArray &frame) { return !frame.isEmpty(); });
    if (form == Form::Frames && anyPacked)
        return inFrames(std::move(object), pages, frames, dictionary);
    QByteArray tail;
    for (const QByteArray &page : pages)
        tail.append('\n').append(page);
    return packed(withTail(std::move(object), tail), dictionary);
}

Result<PullResponse> PullResponse::decode(const QByteArray &bytes)
{
    TRY_LET(const QByteArray json, unpacked(bytes, limits::pageBytes));
    const auto [head, tail] = splitTail(json);
    Reader reader(head, limits::pageBytes);
    checkTail(reader, tail);
    PullResponse response{reader.instant("serverTime"), {}, {}, {}, {}, {}};
    response.changedSet = optionalPart(reader, "changedSet", bucketSetFromJson);
    response.complete = optionalPart(reader, "complete", cursorFromJson);
    response.position = optionalPart(reader, "position", positionFromJson);
    response.durable = reader.has("durable") ? reader.wide("durable") : 0;
    const QJsonArray sums = reader.array("digests", mostBuckets);
    for (const QJsonValue &sum : sums) {
        const QJsonArray parts = sum.toArray();
        if (parts.size() != 3)
            reader.fail();
        response.digests.push_back({reader.wide(parts.at(0)), reader.wide(parts.at(1)), reader.wide(parts.at(2))});
    }
    if (reader.has("plan"))
        response.plan = part(reader, "plan", planFromJson, std::vector<BucketRows>());
    if (reader.has("snapshots"))
        response.snapshots = part(reader, "snapshots", snapshotOffersFromJson, std::vector<SnapshotOffer>());
    if (reader.has("early"))
        response.early = reader.get<bool>("early", false);
    if (reader.has("rows"))
        response.rows = reader.wide("rows");
    if (response.rows < 0)
        reader.fail();
    if (!tail.isEmpty()) {
        const QList<QByteArray> lines = tail.sliced(1).split('\n');
        response.pages.assign(lines.begin(), lines.end());
    }
    return finished(reader, std::move(response));
}

} // namespace peygir::sync
