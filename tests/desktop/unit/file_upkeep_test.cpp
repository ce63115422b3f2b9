// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/envelope.h"
#include "desktop/file_upkeep.h"
#include "intake/core/call.h"
#include "intake/store/sql_draft_book.h"
#include "storage/local_store.h"
#include "storage/migrations.h"
#include "sync/desk/outbox.h"
#include "sync/desk/outbox_chain.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>

using namespace peygir;
using namespace peygir::desktop;
using namespace std::chrono_literals;
using Place = FileState::Place;

namespace {

constexpr storage::OpenPolicy anyVolume{storage::OpenPolicy::UnencryptedVolume::Allow,
                                        storage::OpenPolicy::Check::None};
constexpr FileUpkeep::Pauses later{1h, 1h};
const Uuid aCall = Uuid::parse(QByteArrayView("01900000-0000-7000-8000-00000000000c")).value();

} // namespace

/// Goal (SYNC 20): a desk whose files are too many lets go of those that neither a call nor a command needs, and of no others.
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
        m_queries.reset();
        m_connection.reset();
        m_store.reset();
    }

    void whatIsTooMuchGoesButForCallsAndCommands()
    {
        const std::vector<BlobHash> files = taken({"of a call", "of a command", "of nobody"});
        QVERIFY(intake::writeDraft(*m_connection, {aCall, intake::toJson(callWith(files[0])), true, Instant(1)}).ok());
        const Envelope envelope{aCall, "AttachDocument", 1, UserId(aCall), Instant(1), {}, {}, {},
                                QJsonObject{{QStringLiteral("sha256"), files[1].text()}}};
        QVERIFY(sync::OutboxChain(*m_connection).beginAs(aCall).ok());
        QVERIFY(sync::Outbox(*m_connection).append(aCall, envelope.encoded()).ok());
        m_upkeep = std::make_unique<FileUpkeep>(*m_files, *m_queries, FileWishes{1, false}, later);
        QTRY_COMPARE(m_files->stateOf(files[2]).place, Place::Elsewhere);
        QVERIFY(!m_files->read(files[2]));
        QVERIFY(m_files->read(files[0]) && m_files->read(files[1]));
    }

    void whatFitsStaysUntilThePersonAllowsLess()
    {
        const std::vector<BlobHash> files = taken({"a paper"});
        m_upkeep = std::make_unique<FileUpkeep>(*m_files, *m_queries, FileWishes{}, FileUpkeep::Pauses{1ms, 1ms});
        QTest::qWait(100);
        QVERIFY(m_files->read(files[0]));
        m_upkeep->setWishes({1, false});
        QTRY_VERIFY(!m_files->read(files[0]));
    }

    void diskThatOthersFillIsSeenInTime()
    {
        const std::vector<BlobHash> files = taken({"a paper"});
        m_upkeep = std::make_unique<FileUpkeep>(*m_files, *m_queries, FileWishes{}, FileUpkeep::Pauses{1ms, 1ms});
        m_free = 0;
        QTRY_VERIFY(!m_files->read(files[0]));
    }

private:
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
        settings.free = [this] { return m_free.load(); };
        m_files = std::make_unique<front::FileService>(settings);
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
    std::unique_ptr<FileUpkeep> m_upkeep;
    std::atomic<qint64> m_free = 0;
};

QTEST_GUILESS_MAIN(FileUpkeepTest)
#include "file_upkeep_test.moc"
