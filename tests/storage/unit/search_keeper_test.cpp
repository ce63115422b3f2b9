// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"
#include "storage/dirty_marks.h"
#include "storage/sealing_vfs.h"
#include "storage/search_reader.h"
#include "storage/search_writer.h"
#include "storage/sqlite_connection.h"
#include "support/databases/empty_database.h"

#include <QDir>
#include <QFile>

#include <array>
#include <set>

using namespace peygir;
using namespace peygir::storage;
using test::must;

namespace {

constexpr int noteKind = 90;
constexpr int placeKind = 91;

/// Notes with the name of their place in them.
class NoteSource final : public SearchSource
{
public:
    int shelf() const override { return 2; }
    std::vector<int> kinds() const override { return {noteKind}; }
    Result<void> below(Connection &store, const AggregateId &aggregate,
                       const std::function<void(const Uuid &)> &visit) const override
    {
        if (aggregate.kind != placeKind)
            return {};
        return store.each("SELECT id FROM note WHERE place = ?", {Value(aggregate.id)}, [&visit](const RowView &row) {
            visit(row.uuid(0));
            return true;
        });
    }
    Result<std::vector<SearchDocument>> read(Connection &store, std::span<const Uuid> ids) const override
    {
        std::vector<SearchDocument> documents;
        for (const Uuid &id : ids) {
            TRY(store.each("SELECT n.at, n.words || ' ; ' || p.name FROM note n JOIN place p ON p.id = n.place"
                           " WHERE n.id = ?",
                           {Value(id)}, [&](const RowView &row) {
                               documents.push_back({id, row.integer(0), persian::indexTokensWithHeads(row.text(1))});
                               return true;
                           }));
        }
        return documents;
    }
    Result<std::vector<Uuid>> all(Connection &store) const override
    {
        std::vector<Uuid> ids;
        TRY(store.each("SELECT id FROM note ORDER BY at DESC", {}, [&ids](const RowView &row) {
            ids.push_back(row.uuid(0));
            return true;
        }));
        return ids;
    }
};

class PlaceSource final : public SearchSource
{
public:
    int shelf() const override { return 1; }
    std::vector<int> kinds() const override { return {placeKind}; }
    Result<std::vector<SearchDocument>> read(Connection &store, std::span<const Uuid> ids) const override
    {
        std::vector<SearchDocument> documents;
        for (const Uuid &id : ids) {
            TRY(store.each("SELECT name FROM place WHERE id = ?", {Value(id)}, [&](const RowView &row) {
                documents.push_back({id, 0, persian::nameTokens(row.text(0))});
                return true;
            }));
        }
        return documents;
    }
    Result<std::vector<Uuid>> all(Connection &store) const override
    {
        std::vector<Uuid> ids;
        TRY(store.each("SELECT id FROM place", {}, [&ids](const RowView &row) {
            ids.push_back(row.uuid(0));
            return true;
        }));
        return ids;
    }
};

} // namespace

/// Goal: an index is never missing for long and never wrong: whatever happens to its file, and however rows change.
class SearchKeeperTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<bool>("sealed");
        QTest::newRow("in clear") << false;
        QTest::newRow("sealed") << true;
    }
    void init()
    {
        QFETCH_GLOBAL(bool, sealed);
        m_vfs = sealed ? m_sealing.name() : QByteArray();
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = open();
        must(m_store->runScript("CREATE TABLE note (id BLOB PRIMARY KEY, at INTEGER, words TEXT, place BLOB);"
                                "CREATE TABLE place (id BLOB PRIMARY KEY, name TEXT);"
                                "CREATE TABLE dirty (n INTEGER PRIMARY KEY, kind INTEGER, aggregate BLOB);"
                                "CREATE TABLE search_pair (token BLOB)"));
        m_square = put(placeKind, QStringLiteral("میدان آزادی"));
        m_first = note(QStringLiteral("چاله‌ی بزرگ"));
        m_second = note(QStringLiteral("چراغ خاموش"));
        m_board = std::make_shared<SearchBoard>(m_folder->filePath(QStringLiteral("desk.db")), m_vfs);
        startAgain();
    }
    void cleanup()
    {
        m_reader.reset();
        m_keeper.reset();
        m_store.reset();
    }

    void withoutAnIndexOnlyLateChangesAreFoundAndTheStateSaysSo()
    {
        must(m_store->run("DELETE FROM dirty WHERE aggregate = ?", {Value(m_first)}));
        const Found found = find(QStringLiteral("آزادی"));
        QCOMPARE(ids(found), std::vector{m_second});
        QVERIFY(!found.state.whole);
    }

    void indexLiesAsItsStoreDoes()
    {
        QFETCH_GLOBAL(bool, sealed);
        keep();
        QFile file(m_board->path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.read(16).startsWith(sealed ? "SEA1" : "SQLite format 3"));
    }

    void damagedFileIsMadeAgain_data()
    {
        QTest::addColumn<int>("from");
        QTest::newRow("no database any more") << 0;
        QTest::newRow("torn inside") << 4096 * 3;
    }
    void damagedFileIsMadeAgain()
    {
        QFETCH(int, from);
        keep();
        m_reader.reset();
        m_keeper.reset();
        QFile file(m_board->path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 size = file.size();
        file.seek(from);
        file.write(QByteArray(int(size - from), '\x5a'));
        file.close();
        startAgain();
        keep();
        // What is torn inside may be seen by the first question only.
        find(QStringLiteral("چاله"));
        keep();
        QCOMPARE(ids(find(QStringLiteral("چاله"))), std::vector{m_first});
        QVERIFY(find(QStringLiteral("چاله")).state.whole);
    }

    void indexOfAnotherStoreIsNotUsed()
    {
        keep();
        must(setPairToken(*m_store, newUuid(Instant(5), m_random)));
        must(m_store->run("DELETE FROM note WHERE id = ?", {Value(m_first)}));
        const Uuid third = note(QStringLiteral("نهال خشک"));
        must(m_store->run("DELETE FROM dirty"));
        startAgain();
        keep();
        QCOMPARE(ids(find(QStringLiteral("نهال"))), std::vector{third});
    }

    void halfMadeFileAndThoseOfOtherVersionsAreRemoved()
    {
        const QDir folder(m_folder->path());
        for (const char *name : {"search-0.db", "search-1.db.new"}) {
            QFile file(folder.filePath(QLatin1String(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("half");
        }
        keep();
        QCOMPARE(folder.entryList({QStringLiteral("search-*")}, QDir::Files).filter(QStringLiteral("-0.db")),
                 QStringList());
        QVERIFY(!folder.exists(QStringLiteral("search-1.db.new")));
        QCOMPARE(ids(find(QStringLiteral("چاله"))), std::vector{m_first});
    }

    void removedAggregateIsNotFoundBeforeAndAfterItIsIndexed()
    {
        keep();
        must(m_store->run("DELETE FROM note WHERE id = ?", {Value(m_first)}));
        mark(noteKind, m_first);
        QCOMPARE(ids(find(QStringLiteral("چاله"))), std::vector<Uuid>());
        keep();
        QCOMPARE(ids(find(QStringLiteral("چاله"))), std::vector<Uuid>());
    }

    void wordsOfWhatIsGoneLeaveTheFileAtTheNextStart_data()
    {
        QTest::addColumn<bool>("whole");
        QTest::newRow("the note is gone") << true;
        QTest::newRow("some of its words are gone") << false;
    }
    void wordsOfWhatIsGoneLeaveTheFileAtTheNextStart()
    {
        QFETCH(bool, whole);
        keep();
        if (whole)
            must(m_store->run("DELETE FROM note WHERE id = ?", {Value(m_first)}));
        else
            must(m_store->run("UPDATE note SET words = '' WHERE id = ?", {Value(m_first)}));
        mark(noteKind, m_first);
        keep();
        QVERIFY(fileHas(QStringLiteral("بزرگ")));
        startAgain();
        keep();
        QVERIFY(!fileHas(QStringLiteral("بزرگ")));
        QVERIFY(fileHas(QStringLiteral("خاموش")));
        QVERIFY(find(QStringLiteral("چراغ")).state.whole);
        QCOMPARE(ids(find(QStringLiteral("چراغ"))), std::vector{m_second});
    }

    void wordsThatWereTakenBackAreNotFound()
    {
        keep();
        must(m_store->run("UPDATE note SET words = ? WHERE id = ?",
                          {Value::text(QStringLiteral("جوی آب")), Value(m_first)}));
        mark(noteKind, m_first);
        for (int round = 0; round < 2; ++round) {
            QCOMPARE(ids(find(QStringLiteral("چاله"))), std::vector<Uuid>());
            QCOMPARE(ids(find(QStringLiteral("جوی"))), std::vector{m_first});
            keep();
        }
    }

    void whatWasWrittenAMomentAgoIsFoundAtOnceInItsPlace()
    {
        keep();
        const Uuid third = note(QStringLiteral("چاله‌ی دیگر"));
        QCOMPARE(ids(find(QStringLiteral("چاله"))), (std::vector{third, m_first}));
        QVERIFY(find(QStringLiteral("چاله")).state.whole);
        keep();
        QCOMPARE(ids(find(QStringLiteral("چاله"))), (std::vector{third, m_first}));
    }

    void renamedPlaceIsFoundByItsNewNameInWhatLiesThere()
    {
        keep();
        must(m_store->run("UPDATE place SET name = ? WHERE id = ?",
                          {Value::text(QStringLiteral("میدان انقلاب")), Value(*m_square)}));
        mark(placeKind, *m_square);
        keep();
        QCOMPARE(ids(find(QStringLiteral("انقلاب"))), (std::vector{m_second, m_first}));
        QCOMPARE(ids(find(QStringLiteral("آزادی"))), std::vector<Uuid>());
    }

    void markOnEverythingMakesTheIndexAnew()
    {
        keep();
        must(m_store->run("DELETE FROM note WHERE id = ?", {Value(m_first)}));
        DirtyMarks marks;
        marks.touchEverything();
        must(marks.write(*m_store));
        keep();
        QCOMPARE(ids(find(QString())), std::vector{m_second});
        QCOMPARE(must(DirtyMarks::last(*m_store)), 0);
    }

    void tooManyMarksBecomeOne()
    {
        DirtyMarks marks;
        for (qint64 i = 0; i <= DirtyMarks::mostMarks; ++i)
            marks.touch(noteKind, newUuid(Instant(i), m_random));
        must(marks.write(*m_store));
        const auto kept = must(DirtyMarks::oldest(*m_store, 10));
        QCOMPARE(kept.size(), size_t(1));
        QCOMPARE(kept.front().aggregate.kind, DirtyMarks::everything);
    }

    void pagesAreWholeWhileSomethingChanges()
    {
        for (int i = 0; i < 25; ++i)
            note(QStringLiteral("درخت شماره %1").arg(i));
        keep();
        for (int i = 0; i < 5; ++i)
            note(QStringLiteral("درخت تازه %1").arg(i));
        std::optional<SearchPlace> after;
        std::vector<Uuid> all;
        for (;;) {
            const Found page = must(m_reader->find(*m_store, *m_notes, persian::queryWords(QStringLiteral("درخت")),
                                                   after, 7));
            QVERIFY(page.places.size() <= 7);
            for (const SearchPlace &place : page.places)
                all.push_back(place.id);
            if (!page.more)
                break;
            after = page.places.back();
        }
        QCOMPARE(all.size(), size_t(30));
        QCOMPARE(std::set<Uuid>(all.begin(), all.end()).size(), size_t(30));
        QCOMPARE(all, ids(find(QStringLiteral("درخت"))));
    }

    void writerIndexesByItselfAndEndsAtOnce()
    {
        SearchWriter writer({[this] { return Result(open()); }, sources(), m_board, {}});
        const auto indexed = [this] {
            return m_board->state().whole && must(DirtyMarks::last(*m_store)) == 0;
        };
        QTRY_VERIFY(indexed());
        const Uuid third = note(QStringLiteral("نیمکت شکسته"));
        writer.nudge();
        QTRY_VERIFY_WITH_TIMEOUT(indexed(), 1000);
        QCOMPARE(ids(find(QStringLiteral("نیمکت"))), std::vector{third});
    }

private:
    std::unique_ptr<Connection> open()
    {
        return must(openSqlite({.path = m_folder->filePath(QStringLiteral("desk.db")), .vfs = m_vfs}));
    }
    static SearchSources sources()
    {
        return {std::make_shared<PlaceSource>(), std::make_shared<NoteSource>()};
    }
    void startAgain()
    {
        m_keeper.reset();
        m_keeper = std::make_unique<SearchKeeper>(*m_store, sources(), m_board);
        m_reader = std::make_unique<SearchReader>(m_board);
    }
    void keep()
    {
        while (must(m_keeper->work())) {
        }
    }
    Found find(const QString &typed)
    {
        return must(m_reader->find(*m_store, *m_notes, persian::queryWords(typed), {}, 50));
    }
    bool fileHas(const QString &word)
    {
        bool has = false;
        const auto index = must(openSqlite({.path = m_board->path(), .vfs = m_vfs, .mustExist = true}));
        must(index->runScript("CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'words_2', 'row')"));
        must(index->each("SELECT 1 FROM temp.terms WHERE term = ?", {Value::text(word)}, [&has](const RowView &) {
            has = true;
            return false;
        }));
        return has;
    }
    static std::vector<Uuid> ids(const Found &found)
    {
        std::vector<Uuid> ids;
        for (const SearchPlace &place : found.places)
            ids.push_back(place.id);
        return ids;
    }
    void mark(int kind, const Uuid &id)
    {
        DirtyMarks marks;
        marks.touch(kind, id);
        must(marks.write(*m_store));
    }
    Uuid put(int kind, const QString &name)
    {
        const Uuid id = newUuid(Instant(++m_at), m_random);
        must(m_store->run("INSERT INTO place (id, name) VALUES (?, ?)", {Value(id), Value::text(name)}));
        mark(kind, id);
        return id;
    }
    Uuid note(const QString &words)
    {
        const Uuid id = newUuid(Instant(++m_at), m_random);
        must(m_store->run("INSERT INTO note (id, at, words, place) VALUES (?, ?, ?, ?)",
                          {Value(id), Value(1'700'000'000 + m_at), Value::text(words), Value(*m_square)}));
        mark(noteKind, id);
        return id;
    }

    SeededRandom m_random{3};
    qint64 m_at = 0;
    const std::shared_ptr<const SearchSource> m_notes = std::make_shared<NoteSource>();
    static constexpr std::array<std::uint8_t, KeyProvider::keyBytes> key{1, 3, 7};
    SealingVfs m_sealing{key};
    QByteArray m_vfs;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Connection> m_store;
    std::optional<Uuid> m_square;
    Uuid m_first = newUuid(Instant(1), m_random);
    Uuid m_second = m_first;
    std::shared_ptr<SearchBoard> m_board;
    std::unique_ptr<SearchKeeper> m_keeper;
    std::unique_ptr<SearchReader> m_reader;
};

QTEST_GUILESS_MAIN(SearchKeeperTest)
#include "search_keeper_test.moc"
