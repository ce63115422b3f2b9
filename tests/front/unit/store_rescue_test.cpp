// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/desk_doctor.h"
#include "front/desk/desk_store.h"
#include "front/desk/store_key.h"
#include "sync/desk/desk_state.h"
#include "sync/desk/identity.h"
#include "sync/desk/outbox.h"
#include "sync/desk/outbox_chain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace peygir;
using namespace peygir::front;
using storage::LocalStore;

namespace {

constexpr int commands = 120;
constexpr int pageBytes = 4096;
/// More than stand on one page.
constexpr int lostAtMost = 30;

QByteArray commandBytes(int n) { return "a command that waits, number " + QByteArray::number(n) + QByteArray(200, '.'); }

} // namespace

/// Goal: whichever page of a desk's store is changed, the desk opens again by itself; what waits to be sent survives, but for
/// what stood on that very page, and a loss is said.
class StoreRescueTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_place;
    std::shared_ptr<StoreKey> m_key = StoreKey::fresh();
    Uuid m_desk = Uuid::parse(QByteArrayView("0195f5a0-0000-7000-8000-000000000137")).value();

    QString original() const { return m_place.filePath(QStringLiteral("original")); }
    QString folder() const { return m_place.filePath(QStringLiteral("store")); }
    Result<std::shared_ptr<DeskStore>> open() const { return DeskStore::open(folder(), {}, m_key.get()); }
    /// The store as it was left, with a bit of this page changed; -1: none.
    void putDamaged(int page) const
    {
        QDir(folder()).removeRecursively();
        QDir().mkpath(folder());
        QFile file(original() + QStringLiteral("/desk.db"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray bytes = file.readAll();
        if (page >= 0)
            bytes[page * pageBytes + 1000] = char(bytes[page * pageBytes + 1000] ^ 16);
        QFile copy(folder() + QStringLiteral("/desk.db"));
        QVERIFY(copy.open(QIODevice::WriteOnly) && copy.write(bytes) == bytes.size());
    }
    std::vector<QByteArray> waitingIn(DeskStore &store) const
    {
        std::vector<QByteArray> bytes;
        const auto entries = sync::Outbox(store.connection()).undecided();
        if (!entries.ok())
            qFatal("the new outbox cannot be read");
        for (const auto &entry : *entries)
            bytes.push_back(entry.bytes);
        return bytes;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!LocalStore::canSeal())
            QSKIP("built without sealing");
        const auto store = DeskStore::open(original(), {}, m_key.get()).value();
        QVERIFY(store->beDesk(m_desk).ok());
        SeededRandom random(3);
        QVERIFY(sync::OutboxChain(store->connection()).beginAs(m_desk).ok());
        sync::Outbox outbox(store->connection());
        for (int n = 1; n <= commands; ++n)
            QVERIFY(outbox.append(newUuid(Instant(n), random), commandBytes(n)).ok());
        sync::DeskState state(store->connection());
        QVERIFY(state.load().ok());
        sync::DeskIdentity identity(store->connection(), state);
        QVERIFY(identity.load().ok());
        QVERIFY(identity.introduce(random).ok());
        QVERIFY(identity.welcomed(random.bytes(sync::sealKeyBytes)).ok());
        QVERIFY(state.setCursor(sync::Cursor{m_desk, 77, QByteArray(32, 'c')}).ok());
    }

    void aSoundStoreIsLeftAlone()
    {
        putDamaged(-1);
        const auto store = open().value();
        QVERIFY(!store->rescued());
        QCOMPARE(int(waitingIn(*store).size()), commands);
    }

    void aFileThatIsNoDatabaseIsNotReplaced()
    {
        putDamaged(-1);
        QFile file(folder() + QStringLiteral("/desk.db"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(9000, 'x')) == 9000);
        file.close();
        QCOMPARE(open().error().id(), QByteArray("storage.damaged"));
        QCOMPARE(QDir(folder()).entryList({QStringLiteral("*aside*")}, QDir::Files), QStringList());
    }

    void anyChangedPageIsSurvived()
    {
        const int pages = int(QFile(original() + QStringLiteral("/desk.db")).size() / pageBytes);
        QVERIFY(pages > 20);
        int whole = 0, withoutRoot = 0;
        for (int page = 1; page < pages; ++page) {
            putDamaged(page);
            // As the worker does when it meets the page; most are met at no opening.
            QVERIFY(LocalStore::markDamaged(folder(), LocalStore::Purpose::Desk).ok());
            const auto store = open();
            QVERIFY2(store.ok(), qPrintable(QStringLiteral("page %1").arg(page)));
            QVERIFY((*store)->rescued());
            const auto waiting = waitingIn(**store);
            const bool isWhole = int(waiting.size()) == commands;
            whole += isWhole ? 1 : 0;
            if (!isWhole) {
                QVERIFY((*store)->rescued()->isIncomplete);
                withoutRoot += int(waiting.size()) < commands - lostAtMost ? 1 : 0;
            }
            for (const QByteArray &bytes : waiting)
                QVERIFY(bytes.startsWith("a command that waits"));
            sync::DeskState state((*store)->connection());
            QVERIFY(state.load().ok());
            // Everything of the server is asked for anew.
            QVERIFY(!state.cursor());
            if (state.desk())
                QCOMPARE(*state.desk(), m_desk);
            QVERIFY(!LocalStore::isMarkedDamaged(folder(), LocalStore::Purpose::Desk));
            QCOMPARE(QDir(folder()).entryList({QStringLiteral("desk-aside-1.db")}, QDir::Files).size(), 1);
        }
        // Most pages hold nothing that waits.
        QVERIFY(whole > pages / 2);
        // By the first page of the outbox all others are found.
        QVERIFY(withoutRoot <= 1);
    }

    void anyChangedPageIsToldAndWhatWaitsIsLaidDown()
    {
        const int pages = int(QFile(original() + QStringLiteral("/desk.db")).size() / pageBytes);
        int told = 0, whole = 0, nobody = 0;
        for (int page = 1; page < pages; ++page) {
            putDamaged(page);
            const auto report = examineDesk(folder(), m_key.get());
            QVERIFY2(report.ok(), qPrintable(QStringLiteral("page %1").arg(page)));
            told += report->isWell() ? 0 : 1;
            QTemporaryDir laid;
            const UnsentFolder unsent(laid.path());
            const auto left = leaveBehind(folder(), m_key.get(), unsent);
            if (!left.ok()) {
                QCOMPARE(left.error().id(), QByteArray("desk.no_identity"));
                ++nobody;
                continue;
            }
            QCOMPARE(unsent.names().size(), left->waiting);
            QVERIFY(left->waiting == commands || left->read.isIncomplete);
            whole += left->waiting == commands ? 1 : 0;
        }
        // The file is read to its end: no changed page is missed.
        QCOMPARE(told, pages - 1);
        QVERIFY(whole > pages / 2);
        QVERIFY(nobody <= 2);
    }

    void aSoundStoreIsWellAndLaidDownTwiceIsThereOnce()
    {
        putDamaged(-1);
        const auto report = examineDesk(folder(), m_key.get());
        QVERIFY(report.ok());
        QVERIFY(report->isWell());
        QCOMPARE(*report->waiting, commands);
        QTemporaryDir laid;
        for (int times = 0; times < 2; ++times)
            QCOMPARE(leaveBehind(folder(), m_key.get(), UnsentFolder(laid.path())).value().waiting, commands);
        QCOMPARE(int(UnsentFolder(laid.path()).names().size()), commands);
        // Whoever has it open is asked to close it.
        const auto store = open().value();
        QCOMPARE(examineDesk(folder(), m_key.get()).error().id(), QByteArray("storage.in_use"));
    }

    void whereNothingCanBeReadADeskBeginsAnewAndSaysSo()
    {
        putDamaged(0);
        const auto store = open();
        QVERIFY(store.ok());
        QVERIFY((*store)->rescued());
        QVERIFY((*store)->rescued()->isIncomplete);
        QVERIFY((*store)->beDesk(m_desk).ok());
    }
};

QTEST_GUILESS_MAIN(StoreRescueTest)
#include "store_rescue_test.moc"
