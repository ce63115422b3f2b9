// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/blob_desk.h"

#include "base/limits.h"
#include "cases/store/case_lookup.h"
#include "cases/store/document_links.h"
#include "service/blob_links.h"
#include "service/problems.h"
#include "service/ranged_file.h"
#include "sync/server/blob_register.h"
#include "sync/server/history.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace peygir::server {

using front::HttpRequest;
using front::HttpResponse;
using front::Responder;
using front::UploadOpening;
using sync::BlobRegister;
using sync::Session;

namespace {

const QByteArray root = "/v1/blob";
constexpr auto day = std::chrono::hours(24);

Result<BlobHash> hashOf(const QByteArray &path)
{
    const auto hash = path.startsWith(root + '/') ? BlobHash::parse(path.sliced(root.size() + 1))
                                                  : Result<BlobHash>(Error("blob.unknown"));
    return hash.ok() ? hash : Error("blob.unknown");
}

QByteArray nameOf(const UserId &user, const BlobHash &hash) { return user.uuid().toAscii() + '-' + hash.hex(); }

HttpResponse offsetAnswer(int status, qint64 offset)
{
    return {status, {}, {}, {{"Upload-Offset", QByteArray::number(offset)}}};
}

/// The machine's trouble as an answer of an upload, which knows no other statuses than those of `front`.
Error uploadError(const Error &error)
{
    if (error.id() == "storage.blob_hash_wrong")
        return Error("blob.hash_wrong");
    return Error("blob.unavailable", {{QStringLiteral("retryAfter"), 60}});
}

/// The same for cases that are older than what his desk keeps.
Result<bool> opensOlder(storage::Connection &connection, const std::vector<cases::DocumentLink> &documents,
                        const BlobHash &hash, const std::vector<qint64> &present)
{
    storage::Door door(connection);
    BlobRegister blobs(connection);
    for (const cases::DocumentLink &document : documents) {
        TRY_LET(const bool mayRead, cases::mayReadFile(door, document.caseId, present));
        if (!mayRead)
            continue;
        TRY_LET(const bool shown, blobs.hasShown(hash, document.by));
        if (shown)
            return true;
    }
    return false;
}

} // namespace

/// One PUT on its way. As long as it lives nobody else writes at this content of this person.
class BlobDesk::Upload final : public front::BodySink
{
public:
    Upload(BlobDesk &desk, UserId user, BlobHash hash, Part part, std::unique_ptr<storage::UnfinishedBlob> blob)
        : m_desk(desk)
        , m_user(std::move(user))
        , m_hash(std::move(hash))
        , m_part(part)
        , m_blob(std::move(blob))
    {}
    ~Upload() override { letGo(); }

    Result<void> take(QByteArrayView piece) override
    {
        if (m_blob->size() + piece.size() > m_part.end)
            return Error("blob.length");
        if (const auto appended = m_blob->append(piece); !appended.ok())
            return uploadError(appended.error());
        return {};
    }

    void finish(const Responder &respond) override
    {
        const bool isWhole = m_blob->size() == m_part.end;
        const bool isLast = m_part.end == m_part.total;
        std::optional<Error> trouble;
        if (isWhole && isLast) {
            const auto kept = m_desk.m_folder->keep(*m_blob, m_hash);
            // Before anybody is told that it is here: it may be the only copy on a disk that is lost tomorrow.
            const auto journaled = kept.ok() ? m_desk.m_store.journalBlob(m_hash) : kept.error();
            if (!journaled.ok())
                trouble = uploadError(journaled.error());
        }
        // Before the answer: whoever has it may send the next part at once.
        letGo();
        if (!isWhole)
            return respond(problemOf(Error("blob.length")));
        if (!isLast)
            return respond(offsetAnswer(202, m_part.end));
        if (trouble)
            return respond(problemOf(*trouble));
        m_desk.note(m_hash, m_user, m_part.total, respond);
    }

private:
    /// Others may write at this content again. More than once does nothing.
    void letGo()
    {
        if (!m_blob)
            return;
        m_blob.reset();
        const std::lock_guard lock(m_desk.m_mutex);
        m_desk.m_underWay.erase(nameOf(m_user, m_hash));
    }

    BlobDesk &m_desk;
    UserId m_user;
    BlobHash m_hash;
    Part m_part;
    std::unique_ptr<storage::UnfinishedBlob> m_blob;
};

/// Whoever may read a content may refer to it without sending it; what he sends all the same is not looked at.
class BlobDesk::Reference final : public front::BodySink
{
public:
    Reference(BlobDesk &desk, UserId user, BlobHash hash, qint64 size)
        : m_desk(desk)
        , m_user(std::move(user))
        , m_hash(std::move(hash))
        , m_size(size)
    {}
    Result<void> take(QByteArrayView) override { return {}; }
    void finish(const Responder &respond) override { m_desk.note(m_hash, m_user, m_size, respond); }

private:
    BlobDesk &m_desk;
    UserId m_user;
    BlobHash m_hash;
    qint64 m_size;
};

BlobDesk::BlobDesk(const ServerStore &store, Reading reading, SequencerThread &sequencer, const Clock &clock,
                   qint64 most)
    : m_store(store)
    , m_reading(std::move(reading))
    , m_sequencer(sequencer)
    , m_clock(clock)
    , m_most(most)
{}

Result<void> BlobDesk::start()
{
    TRY_LET(m_folder, storage::BlobFolder::open(m_store.file(QStringLiteral("blobs"))));
    m_folder->discardOlderThan(m_clock.now() - limits::blobsUnfinishedLive);
    return {};
}

bool BlobDesk::isBlobPath(const QByteArray &path) { return path == root || path.startsWith(root + '/'); }

Result<BlobDesk::Access> BlobDesk::accessOf(const Session &session, const BlobHash &hash)
{
    return m_reading.readers.with([&](Reader &reader) -> Result<Access> {
        storage::Connection &connection = *reader.connection;
        TRY_LET(auto transaction, storage::Transaction::begin(connection, storage::Connection::Access::Read));
        TRY_LET(const auto links, linksTo(connection, hash));
        const Instant now = m_clock.now();
        TRY_LET(const sync::BucketSet set, m_reading.bucketSetOf(connection, session.user, now));
        BlobRegister blobs(connection);
        TRY_LET(bool mayRead, blobs.opens(links, hash, set.buckets));
        if (!mayRead) {
            TRY_LET(const auto present, m_reading.present.of(connection, session.user, now));
            TRY_LET(const auto documents, cases::documentsWith(connection, hash));
            TRY_LET(mayRead, opensOlder(connection, documents, hash, *present));
        }
        TRY_LET(const bool hasShown, blobs.hasShown(hash, session.user));
        TRY(transaction.commit());
        return Access{mayRead, hasShown};
    });
}

void BlobDesk::answer(const Session &session, const HttpRequest &request, const Responder &respond)
{
    const auto response = [&]() -> Result<HttpResponse> {
        if (request.path == root) {
            TRY_LET(const sync::Cursor head, m_reading.readers.with([](Reader &reader) { return sync::headOf(*reader.connection); }));
            const QJsonObject tells{{QStringLiteral("most"), m_most}, {QStringLiteral("history"), head.epoch.toString()}};
            return HttpResponse{200, "application/json", QJsonDocument(tells).toJson(QJsonDocument::Compact), {}};
        }
        TRY_LET(const BlobHash hash, hashOf(request.path));
        return request.method == "HEAD" ? head(session, hash) : content(session, hash, request);
    }();
    respond(response.ok() ? *response : problemOf(response.error()));
}

Result<HttpResponse> BlobDesk::head(const Session &session, const BlobHash &hash)
{
    TRY_LET(const Access access, accessOf(session, hash));
    const auto size = m_folder->sizeOf(hash);
    if (size && (access.mayRead || access.hasShown))
        return offsetAnswer(200, *size);
    const qint64 there = m_folder->unfinishedSize(nameOf(session.user, hash));
    return there > 0 ? Result<HttpResponse>(offsetAnswer(202, there)) : Error("blob.unknown");
}

Result<HttpResponse> BlobDesk::content(const Session &session, const BlobHash &hash, const HttpRequest &request)
{
    TRY_LET(const Access access, accessOf(session, hash));
    const auto size = m_folder->sizeOf(hash);
    // A content that is not here yet and one of strangers look the same.
    if (!size || !access.mayRead)
        return Error("blob.unknown");
    HttpResponse response{200,
                          "application/octet-stream",
                          {},
                          {{"Accept-Ranges", "bytes"},
                           {"ETag", '"' + hash.hex() + '"'},
                           {"Cache-Control", "private, no-store"},
                           {"Content-Disposition", "attachment"},
                           {"X-Content-Type-Options", "nosniff"}}};
    return withFile(std::move(response), m_folder->pathOf(hash), *size, request);
}

Result<BlobDesk::Part> BlobDesk::partOf(const HttpRequest &request) const
{
    bool hasLength = false;
    const qint64 length = request.header("content-length").toLongLong(&hasLength);
    if (!hasLength)
        return Error("blob.length");
    static const QRegularExpression range(QStringLiteral("^bytes (?:([0-9]{1,15})-([0-9]{1,15})|\\*)/([0-9]{1,15})$"));
    Part part{0, length, length};
    if (const QByteArray header = request.header("content-range"); !header.isNull()) {
        const auto match = range.match(QString::fromLatin1(header));
        if (!match.hasMatch())
            return Error("blob.range");
        part.total = match.captured(3).toLongLong();
        const bool isQuestion = match.captured(1).isEmpty();
        part.first = isQuestion ? 0 : match.captured(1).toLongLong();
        part.end = isQuestion ? 0 : match.captured(2).toLongLong() + 1;
        if (part.end > part.total || part.end - part.first != length)
            return Error("blob.range");
    }
    if (part.total < 1)
        return Error("blob.empty");
    if (part.total > m_most)
        return Error("blob.too_large", {{QStringLiteral("most"), m_most}});
    return part;
}

Result<void> BlobDesk::checkQuota(const UserId &user, const QByteArray &name, const Part &part)
{
    if (part.first == 0) {
        if (m_folder->unfinishedSize(name) == 0 &&
            m_folder->unfinished(user.uuid().toAscii()) >= limits::blobsUnfinished)
            return Error("blob.unfinished.too_many", {{QStringLiteral("retryAfter"), 600}});
        TRY_LET(const qint64 today, m_reading.readers.with([&](Reader &reader) {
            return BlobRegister(*reader.connection).shownSince(user, m_clock.now() - day);
        }));
        if (today + part.total > limits::blobBytesPerDay)
            return Error("blob.today.too_many", {{QStringLiteral("retryAfter"), 3600}});
    }
    if (m_folder->room() - (part.total - part.first) < limits::blobDiskRoom)
        return Error("blob.unavailable", {{QStringLiteral("retryAfter"), 600}});
    return {};
}

/// How much of it is there. More than there is of the content is not its beginning, whoever sent it.
qint64 BlobDesk::unfinishedOf(const QByteArray &name, qint64 total)
{
    const qint64 there = m_folder->unfinishedSize(name);
    if (there <= total)
        return there;
    const std::lock_guard lock(m_mutex);
    if (m_underWay.contains(name))
        return there;
    m_folder->discard(name);
    return 0;
}

UploadOpening BlobDesk::open(const Session &session, const HttpRequest &request)
{
    auto opening = opened(session, request);
    return opening.ok() ? std::move(*opening) : UploadOpening{nullptr, problemOf(opening.error())};
}

Result<UploadOpening> BlobDesk::opened(const Session &session, const HttpRequest &request)
{
    TRY_LET(const BlobHash hash, hashOf(request.path));
    TRY_LET(Part part, partOf(request));
    TRY_LET(const Access access, accessOf(session, hash));
    const QByteArray name = nameOf(session.user, hash);
    const auto size = m_folder->sizeOf(hash);
    if (size && (access.hasShown || access.mayRead)) {
        if (access.hasShown)
            return UploadOpening{nullptr, offsetAnswer(200, *size)};
        return UploadOpening{std::make_shared<Reference>(*this, session.user, hash, *size)};
    }
    const qint64 there = unfinishedOf(name, part.total);
    // A question; but where all is here and only its end was lost, it is the end.
    if (part.end == 0 && there == part.total)
        part.first = part.end = there;
    if (part.end == 0)
        return UploadOpening{nullptr, offsetAnswer(202, there)};
    if (part.first != there)
        return Error("blob.offset.conflict", {{QStringLiteral("offset"), there}});
    TRY(checkQuota(session.user, name, part));
    {
        const std::lock_guard lock(m_mutex);
        if (!m_underWay.insert(name).second)
            return Error("blob.busy.overloaded", {{QStringLiteral("retryAfter"), 2}});
    }
    auto blob = m_folder->begin(name);
    // Asked again now that nobody else writes.
    if (!blob.ok() || (*blob)->size() != part.first) {
        const std::lock_guard lock(m_mutex);
        m_underWay.erase(name);
        // Or another node does, on the same folder.
        const bool isBusy = blob.ok() || blob.error().id() == "storage.busy";
        return isBusy ? Error("blob.busy.overloaded", {{QStringLiteral("retryAfter"), 2}}) : uploadError(blob.error());
    }
    return UploadOpening{std::make_shared<Upload>(*this, session.user, hash, part, std::move(*blob))};
}

void BlobDesk::note(const BlobHash &hash, const UserId &user, qint64 size, const Responder &respond)
{
    m_sequencer.run([hash, user, size, now = m_clock.now(), respond](Result<SequencerThread::Writer> writer) {
        const auto noted =
            writer.ok() ? BlobRegister(writer->connection).add(hash, user, size, now) : Result<void>(writer.error());
        respond(noted.ok() ? offsetAnswer(201, size) : problemOf(noted.error()));
    });
}

} // namespace peygir::server
