// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"
#include "intake/core/call.h"
#include "intake/store/sql_draft_book.h"
#include "storage/local_store.h"
#include "storage/migrations.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace peygir;
using namespace peygir::intake;

namespace {

constexpr storage::OpenPolicy anyVolume{storage::OpenPolicy::UnencryptedVolume::Allow,
                                        storage::OpenPolicy::Check::None};

} // namespace

/// Goal: what was asked to be kept is kept, in its order, also when the desk goes at once.
class DraftBookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto opened = storage::LocalStore::open(m_folder->path(), storage::LocalStore::Purpose::Desk, nullptr, anyVolume);
        QVERIFY(opened.ok());
        m_store = std::move(opened).value();
        auto connection = m_store->connect();
        QVERIFY(connection.ok());
        QVERIFY(storage::migrate(**connection, storage::allMigrations().value(), storage::Side::Desk).ok());
    }
    void cleanup()
    {
        m_store.reset();
        m_folder.reset();
    }

    void aBookThatCannotBeOpenedSaysSo()
    {
        SqlDraftBook book([]() -> Result<std::unique_ptr<storage::Connection>> { return Error("storage.io"); });
        QByteArray failure;
        book.keep(draft(1), this, [&failure](const Result<Draft> &kept) { failure = kept.error().id(); });
        QTRY_COMPARE(failure, QByteArray("storage.io"));
    }

    void unknownDraftsAreDroppedInSilence()
    {
        SqlDraftBook book(writer());
        book.drop(id(7));
        QCOMPARE(read(book).size(), size_t(0));
    }

    void keptDraftsAreReadInTheirOrder()
    {
        SqlDraftBook book(writer());
        int kept = 0;
        for (const int n : {2, 1, 3})
            book.keep(draft(n), this, [&kept](const Result<Draft> &done) { kept += done.ok() ? 1 : 0; });
        book.drop(id(3));
        const auto drafts = read(book);
        QCOMPARE(kept, 3);
        QCOMPARE(drafts.size(), size_t(2));
        QCOMPARE(drafts[0].id, id(1));
        QCOMPARE(drafts[1].id, id(2));
        QCOMPARE(drafts[1].call.value(QStringLiteral("n")).toInt(), 2);
        QVERIFY(drafts[0].onForm);
    }

    void theNewestWordsCount()
    {
        SqlDraftBook book(writer());
        Draft first = draft(1);
        book.keep(first, this, [](const Result<Draft> &) {});
        first.call = {{QStringLiteral("n"), 99}};
        first.onForm = false;
        book.keep(first, this, [](const Result<Draft> &) {});
        const auto drafts = read(book);
        QCOMPARE(drafts.size(), size_t(1));
        QCOMPARE(drafts[0].call.value(QStringLiteral("n")).toInt(), 99);
        QVERIFY(!drafts[0].onForm);
    }

    void whatWasAskedLastIsWrittenBeforeTheDeskGoes()
    {
        {
            SqlDraftBook book(writer());
            for (int n = 1; n <= 50; ++n)
                book.keep(draft(n), this, [](const Result<Draft> &) {});
        }
        SqlDraftBook again(writer());
        QCOMPARE(read(again).size(), size_t(50));
    }

    void contentsThatADraftADocumentOrARecordNamesAreNotNobodys() // R031, R158
    {
        const BlobHash inDraft = BlobHash::of("in a draft");
        const BlobHash inCase = BlobHash::of("in a case");
        const BlobHash inRecord = BlobHash::of("in a record");
        const BlobHash nowhere = BlobHash::of("nowhere");
        auto connection = m_store->connect();
        QVERIFY(connection.ok());
        // The rows around it do not matter here.
        const Value text = Value::text("");
        QVERIFY((*connection)
                    ->putMany("case_document",
                              {"id", "aggregate", "rev", "seq", "hash", "what", "title", "file_name", "media_type",
                               "size", "sha256", "note", "by_user", "at"},
                              {"id"},
                              std::array{Value(id(40)), Value(id(41)), Value(1), Value(0), Value(0), text, text, text,
                                         text, Value(9), Value::text(inCase.hex()), text, Value(id(42)),
                                         Value(Instant(1))})
                    .ok());
        QVERIFY((*connection)
                    ->putMany("record_file", {"id", "aggregate", "rev", "seq", "hash", "record_type", "record", "sha256", "by_user", "at"},
                              {"id"},
                              std::array{Value(id(43)), Value(id(43)), Value(1), Value(0), Value(0), text, Value(id(44)),
                                         Value::text(inRecord.hex()), Value(id(42)), Value(Instant(1))})
                    .ok());
        SqlDraftBook book(writer());
        Draft held = draft(1);
        Call call;
        call.files = QJsonArray{QJsonObject{{QStringLiteral("path"), QStringLiteral("/a.jpg")}},
                                QJsonObject{{QStringLiteral("sha256"), inDraft.text()}}};
        held.call = toJson(call);
        book.keep(held, this, [](const Result<Draft> &) {});
        QCOMPARE(unnamed(book, {inDraft, inCase, inRecord, nowhere}), std::vector{nowhere});
        // After what was asked before.
        book.drop(id(1));
        QCOMPARE(unnamed(book, {inDraft, inCase}), std::vector{inDraft});
    }

    void itWaitsForTheDesksOwnWork()
    {
        auto engine = m_store->connect();
        QVERIFY(engine.ok());
        auto transaction = storage::Transaction::begin(**engine, storage::Connection::Access::Write);
        QVERIFY(transaction.ok());
        SqlDraftBook book(writer());
        bool kept = false;
        book.keep(draft(1), this, [&kept](const Result<Draft> &done) { kept = done.ok(); });
        QTest::qWait(50);
        QVERIFY(!kept);
        QVERIFY(transaction->commit().ok());
        QTRY_VERIFY(kept);
    }

private:
    static Uuid id(int n) { return *Uuid::parse(QStringLiteral("00000000-0000-4000-8000-%1").arg(n, 12, 10, QLatin1Char('0'))); }
    static Draft draft(int n) { return {id(n), {{QStringLiteral("n"), n}}, true, Instant(1000 + n)}; }
    storage::QueryThread::Open writer() const
    {
        return [this] { return m_store->connect(); };
    }
    std::vector<BlobHash> unnamed(SqlDraftBook &book, const std::vector<BlobHash> &contents)
    {
        std::optional<std::vector<BlobHash>> found;
        book.unnamed(contents, this, [&found](const Result<std::vector<BlobHash>> &unnamed) { found = unnamed.value(); });
        (void)QTest::qWaitFor([&found] { return found.has_value(); });
        return found.value();
    }
    std::vector<Draft> read(SqlDraftBook &book)
    {
        std::vector<Draft> drafts;
        bool done = false;
        book.all(this, [&](const Result<std::vector<Draft>> &all) {
            drafts = all.value();
            done = true;
        });
        (void)QTest::qWaitFor([&done] { return done; });
        return drafts;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::LocalStore> m_store;
};

QTEST_GUILESS_MAIN(DraftBookTest)
#include "draft_book_test.moc"
