// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"
#include "cases/core/case_file.h"
#include "cases/core/document.h"
#include "command/envelope.h"
#include "desktop/file_upkeep.h"
#include "front/unit/front_support.h"
#include "intake/core/call.h"
#include "intake/store/sql_draft_book.h"
#include "storage/door.h"
#include "storage/local_store.h"
#include "storage/migrations.h"
#include "sync/desk/outbox.h"
#include "sync/desk/outbox_chain.h"

#include <atomic>

using namespace peygir;
using namespace peygir::desktop;
using namespace std::chrono_literals;
using Place = FileState::Place;

/// Says of the line what it is told to say.
class LineDesk final : public DeskPort
{
public:
    UserId user() const override { return UserId(Uuid::parse(QByteArrayView("01900000-0000-7000-8000-00000000000c")).value()); }
    void submit(const QByteArray &, const QJsonObject &, QObject *, Done, const char *) override {}
    DeskStatus status() const override { return m_status; }
    std::vector<TroubledCommand> troubled() const override { return {}; }
    Instant now() const override { return Instant(0); }
    void synchroniseNow() override {}
    void say(DeskStatus::Line line, int waiting)
    {
        m_status.line = line;
        m_status.waiting = waiting;
        m_status.firstSynchronisation = false;
        Q_EMIT statusChanged();
    }

private:
    DeskStatus m_status;
};

namespace {

constexpr storage::OpenPolicy anyVolume{storage::OpenPolicy::UnencryptedVolume::Allow,
                                        storage::OpenPolicy::Check::None};
constexpr FileUpkeep::Pauses later{1h, 1h, 1h};
constexpr FileUpkeep::Pauses soon{1ms, 1ms, 1ms};
const Uuid aCall = Uuid::parse(QByteArrayView("01900000-0000-7000-8000-00000000000c")).value();

const UserId sara(aCall);
const QByteArray paper = "the paper of a case";

} // namespace

/// Goal (SYNC 20): a desk whose files are too many lets go of those that neither a call nor a command needs, and of no others;
/// those of one's own work are here before one asks for them.
class FileUpkeepTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_store = storage::LocalStore::open(m_place->path(), storage::LocalStore::Purpose::Desk, nullptr, anyVolume).value();
        m_connection = m_store->connect().value();
        QVERIFY(storage::migrate(*m_connection, storage::allMigrations().value(), storage::Side::Desk).ok());
        m_queries = std::make_unique<storage::QueryThread>([this] { return m_store->connect(); });
        m_free = 1000 * limits::filesDiskRoom;
    }
    void cleanup()
    {
        m_upkeep.reset();
        m_files.reset();
        m_server.reset();
        m_queries.reset();
        m_connection.reset();
        m_store.reset();
    }

    void whatIsTooMuchGoesButForCallsAndCommands()
    {
        const std::vector<BlobHash> files = taken({"of a call", "of a command", "of nobody", "of a record"});
        QVERIFY(intake::writeDraft(*m_connection, {aCall, intake::toJson(callWith(files[0])), true, Instant(1)}).ok());
        const Envelope envelope{aCall, "AttachDocument", 1, UserId(aCall), Instant(1), {}, {}, {},
                                QJsonObject{{QStringLiteral("sha256"), files[1].text()}}};
        QVERIFY(sync::OutboxChain(*m_connection).beginAs(aCall).ok());
        QVERIFY(sync::Outbox(*m_connection).append(aCall, envelope.encoded()).ok());
        // A record of base information has it further in (R158).
        const Uuid another = derivedUuid(aCall, "record");
        const QJsonObject record{{QStringLiteral("file"), QJsonObject{{QStringLiteral("sha256"), files[3].text()}}}};
        const Envelope ofRecord{another, "PutRecord", 1, UserId(aCall), Instant(1), {}, {}, {}, QJsonObject{{QStringLiteral("record"), record}}};
        QVERIFY(sync::Outbox(*m_connection).append(another, ofRecord.encoded()).ok());
        m_upkeep = std::make_unique<FileUpkeep>(*m_files, m_desk, *m_queries, FileWishes{1, false}, later);
        QTRY_COMPARE(m_files->stateOf(files[2]).place, Place::Elsewhere);
        QVERIFY(!m_files->read(files[2]));
        QVERIFY(m_files->read(files[0]) && m_files->read(files[1]) && m_files->read(files[3]));
    }

    void whatFitsStaysUntilThePersonAllowsLess()
    {
        const std::vector<BlobHash> files = taken({"a paper"});
        m_upkeep = std::make_unique<FileUpkeep>(*m_files, m_desk, *m_queries, FileWishes{}, soon);
        QVERIFY(waitForLooks());
        QVERIFY(m_files->read(files[0]));
        m_upkeep->setWishes({1, false});
        QTRY_VERIFY(!m_files->read(files[0]));
    }

    void diskThatOthersFillIsSeenInTime()
    {
        const std::vector<BlobHash> files = taken({"a paper"});
        m_upkeep = std::make_unique<FileUpkeep>(*m_files, m_desk, *m_queries, FileWishes{}, soon);
        m_free = 0;
        QTRY_VERIFY(!m_files->read(files[0]));
    }

    void fileOfOwnWorkComesUnlessSomethingWaitsToBeSent()
    {
        serve();
        m_desk.say(DeskStatus::Line::Online, 1);
        m_upkeep = std::make_unique<FileUpkeep>(*m_files, m_desk, *m_queries, FileWishes{}, soon);
        QVERIFY(waitForLooks());
        QCOMPARE(m_asked, 0);
        m_desk.say(DeskStatus::Line::Online, 0);
        QTRY_VERIFY(m_files->read(BlobHash::of(paper)));
        QCOMPARE(m_asked, 1);
    }

    void withoutALineNothingIsOffered()
    {
        serve();
        m_desk.say(DeskStatus::Line::Offline, 0);
        m_upkeep = std::make_unique<FileUpkeep>(*m_files, m_desk, *m_queries, FileWishes{}, soon);
        QVERIFY(waitForLooks());
        QCOMPARE(m_asked, 0);
    }

    void whoDoesNotWantItIsLeftAlone()
    {
        serve();
        m_desk.say(DeskStatus::Line::Online, 0);
        m_upkeep = std::make_unique<FileUpkeep>(*m_files, m_desk, *m_queries, FileWishes{limits::filesKept, false}, soon);
        QVERIFY(waitForLooks());
        QCOMPARE(m_asked, 0);
        m_upkeep->setWishes({});
        QTRY_COMPARE(m_asked, 1);
    }

private:
    /// A server that has the one document of the one case which waits for her.
    void serve()
    {
        m_server = std::make_unique<front::HttpServer>(
            [this](const front::HttpRequest &request, const front::Responder &respond) { respond(answer(request)); },
            front::PokeAuthoriser());
        QVERIFY(m_server->listen(m_authority.options()).ok());
        m_asked = 0;
        storage::Door door(*m_connection);
        const organisation::PostId post(aCall);
        const cases::CaseId caseId(aCall);
        const auto put = [&door](const auto &item) { QVERIFY(door.put(toRow(item)).ok()); };
        put(organisation::Post{post, organisation::UnitId(aCall), {QStringLiteral("post"), {}}, sara, false, {}, true});
        put(cases::CaseNode{cases::CaseNodeId(aCall), caseId, QStringLiteral("follow_up"), workflow::OpeningState::Open, {}, post,
                            {}, {}, {}, Instant(1), sara, {}, {}, {}, {}});
        put(cases::CaseDocument{cases::DocumentId(aCall), caseId, cases::DocumentKind::Document, {}, QStringLiteral("a.txt"),
                                QStringLiteral("text/plain"), paper.size(), BlobHash::of(paper), {}, sara, Instant(1), {}, {}, {},
                                {}});
        begin();
        m_files->setToken("token");
    }
    front::HttpResponse answer(const front::HttpRequest &request)
    {
        if (request.path == "/v1/blob")
            return {200, "application/json", "{}", {}};
        ++m_asked;
        const QByteArray last = QByteArray::number(paper.size() - 1), size = QByteArray::number(paper.size());
        return {206, {}, paper, {{"Content-Range", "bytes 0-" + last + '/' + size}}};
    }
    /// Files that a program took in which has ended since.
    std::vector<BlobHash> taken(std::initializer_list<QByteArray> contents)
    {
        begin();
        std::vector<BlobHash> hashes;
        for (const QByteArray &content : contents) {
            m_files->takeContent(content, QStringLiteral("a.txt"), this,
                                 [&hashes](const Result<KeptFile> &kept) { hashes.push_back(kept.value().sha256); });
        }
        if (!QTest::qWaitFor([&] { return hashes.size() == contents.size(); }))
            qFatal("not taken");
        begin();
        for (const BlobHash &hash : hashes) {
            if (!QTest::qWaitFor([&] { return m_files->stateOf(hash).place == Place::Here; }))
                qFatal("not here");
        }
        return hashes;
    }
    void begin()
    {
        m_files.reset();
        front::FileWorker::Settings settings{m_place->filePath(QStringLiteral("files")), {}};
        if (m_server) {
            settings.openChannel = [this] {
                return front::HttpsChannel::open(QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_server->port())),
                                                 {m_authority.pem(), {}});
            };
        }
        settings.free = [this] {
            ++m_looks;
            return m_free.load();
        };
        m_files = std::make_unique<front::FileService>(settings);
    }
    /// It has looked so often, and with the same pauses offered: what it would have done is done.
    bool waitForLooks()
    {
        const int enough = m_looks + 20;
        return QTest::qWaitFor([this, enough] { return m_looks >= enough; });
    }
    static intake::Call callWith(const BlobHash &file)
    {
        intake::Call call;
        call.files = QJsonArray{QJsonObject{{QStringLiteral("sha256"), file.text()}}};
        return call;
    }

    std::unique_ptr<QTemporaryDir> m_place;
    std::unique_ptr<storage::LocalStore> m_store;
    std::unique_ptr<storage::Connection> m_connection;
    std::unique_ptr<storage::QueryThread> m_queries;
    std::unique_ptr<front::FileService> m_files;
    LineDesk m_desk;
    std::unique_ptr<FileUpkeep> m_upkeep;
    std::atomic<qint64> m_free = 0;
    /// How often the room of the disk was asked for: once and more in each look.
    std::atomic_int m_looks = 0;
    TestAuthority m_authority;
    std::unique_ptr<front::HttpServer> m_server;
    std::atomic_int m_asked = 0;
};

QTEST_GUILESS_MAIN(FileUpkeepTest)
#include "file_upkeep_test.moc"
