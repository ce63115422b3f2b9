// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "front/desk/file_room.h"
#include "front/desk/sent_note.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::front;

namespace {

constexpr qint64 megabyte = 1024 * 1024;
constexpr qint64 muchFree = 1000 * limits::filesDiskRoom;

BlobHash named(int n) { return BlobHash::of(QByteArray::number(n)); }

HeldFile held(int n, qint64 bytes, qint64 lookedAt) { return {named(n), bytes, Instant(lookedAt)}; }

std::function<bool(const BlobHash &)> only(std::vector<int> numbers)
{
    return [numbers = std::move(numbers)](const BlobHash &hash) {
        return std::any_of(numbers.begin(), numbers.end(), [&hash](int n) { return named(n) == hash; });
    };
}

const Uuid aHistory = Uuid::parse(QByteArrayView("01900000-0000-7000-8000-00000000000a")).value();
const Uuid anotherHistory = Uuid::parse(QByteArrayView("01900000-0000-7000-8000-00000000000b")).value();

sync::HistoryPlace standing(qint64 seq, qint64 durable, const Uuid &history = aHistory) { return {{history, seq, "chain"}, durable}; }

/// The desk has come so far, and a backup with it.
SentNote backedUp(Instant sent)
{
    SentNote note{sent};
    for (const qint64 seq : {5, 7, 9})
        note.follow(standing(seq, 0));
    return note;
}

} // namespace

/// Goal (SYNC 20, SYNC 9): what goes when a desk's files are too many, what comes before anybody asks, and how long a file
/// that was sent has to stay.
class FileRoomTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesThatFitStay()
    {
        const std::vector files{held(1, 60, 1), held(2, 40, 2)};
        QVERIFY(whatGoes(files, {100, muchFree}, only({})).empty());
    }

    void longestNotLookedAtGoesFirstUntilATenthIsFree()
    {
        const std::vector files{held(1, 30, 40), held(2, 30, 10), held(3, 30, 30), held(4, 30, 20)};
        QCOMPARE(whatGoes(files, {100, muchFree}, only({})), (std::vector{named(2)}));
        // One would make them fit, two make room.
        QCOMPARE(whatGoes(files, {98, muchFree}, only({})), (std::vector{named(2), named(4)}));
    }

    void ofOneMomentTheLargestGoes()
    {
        const std::vector files{held(1, 20, 1), held(2, 70, 1), held(3, 20, 1)};
        QCOMPARE(whatGoes(files, {100, muchFree}, only({})), (std::vector{named(2)}));
    }

    void whatIsNeededStaysEvenWhereTheRoomDoesNotSuffice()
    {
        const std::vector files{held(1, 500, 1), held(2, 10, 2), held(3, 500, 3)};
        QCOMPARE(whatGoes(files, {100, muchFree}, only({1, 3})), (std::vector{named(2)}));
        QVERIFY(whatGoes(files, {100, muchFree}, only({1, 2, 3})).empty());
    }

    void fullDiskMakesThemGoHoweverMuchThePersonAllows()
    {
        const std::vector files{held(1, 100 * megabyte, 1), held(2, 100 * megabyte, 2), held(3, 100 * megabyte, 3)};
        const qint64 allows = 1000 * megabyte;
        QVERIFY(whatGoes(files, {allows, limits::filesDiskRoom}, only({})).empty());
        QCOMPARE(whatGoes(files, {allows, limits::filesDiskRoom - 50 * megabyte}, only({})), (std::vector{named(1)}));
        QCOMPARE(whatGoes(files, {allows, 0}, only({})).size(), size_t(3));
    }

    void whatIsWishedGoesAfterAllOthers()
    {
        std::vector files{held(1, 40, 1), held(2, 40, 2), held(3, 40, 3)};
        files.front().isWished = true;
        QCOMPARE(whatGoes(files, {100, muchFree}, only({})), (std::vector{named(2)}));
        QCOMPARE(whatGoes(files, {50, muchFree}, only({})), (std::vector{named(2), named(3)}));
        QCOMPARE(whatGoes(files, {30, muchFree}, only({})).back(), named(1));
    }

    void smallOnesComeFirstUpToTheirShareOfTheRoom()
    {
        const std::vector<AheadFile> wished{{named(1), 30}, {named(2), 10}, {named(3), 20}, {named(4), 40}};
        const std::vector<AheadFile> bySize{{named(2), 10}, {named(3), 20}, {named(1), 30}, {named(4), 40}};
        QCOMPARE(whatFits(wished, 0, {200, muchFree}), bySize);
        // However much else is here: that goes first.
        QCOMPARE(whatFits(wished, 190, {200, muchFree}), bySize);
        QCOMPARE(whatFits(wished, 0, {199, muchFree}), std::vector(bySize.begin(), bySize.end() - 1));
        QVERIFY(whatFits(wished, 0, {200, limits::filesDiskRoom}).empty());
    }

    void smallPicturesComeFirstAndCountAsMuchAsOneMayHave()
    {
        const AheadFile picture{named(1), limits::thumbnailBytes, true}, other{named(2), limits::thumbnailBytes, true};
        const AheadFile paper{named(3), 10};
        const qint64 both = 2 * limits::thumbnailBytes;
        QCOMPARE(whatFits({paper, picture}, 0, {both, muchFree}), std::vector{picture});
        const auto fitting = whatFits({paper, picture, other}, 0, {2 * both + 20, muchFree});
        QCOMPARE(fitting.size(), size_t(3));
        QCOMPARE(fitting.back(), paper);
    }

    void whatIsWishedTwiceOrLargeDoesNotCome()
    {
        const std::vector<AheadFile> wished{{named(2), 10}, {named(2), 10}, {named(3), limits::aheadFileBytes + 1}};
        QCOMPARE(whatFits(wished, 0, {limits::filesKept, muchFree}), (std::vector<AheadFile>{{named(2), 10}}));
    }

    void sentFileStaysUntilABackupOfALaterPlaceHasIt()
    {
        const Instant sent(1000), late = sent + limits::acknowledgedKept;
        SentNote note{sent};
        QVERIFY(!note.isOver(standing(5, 100), late));
        QVERIFY(note.follow(standing(5, 100)));
        QVERIFY(!note.follow(standing(5, 100)));
        // On its way already when the server took the file, perhaps.
        QVERIFY(note.follow(standing(7, 100)));
        QVERIFY(!note.isOver(standing(7, 100), late));
        QVERIFY(note.follow(standing(9, 100)));
        QVERIFY(!note.follow(standing(11, 100)));
        QVERIFY(note.isOver(standing(11, 10), late));
        QVERIFY(!note.isOver(standing(11, 9), late));
    }

    void sentFileStaysTwoWeeksAtLeast()
    {
        const Instant sent(1000);
        const SentNote note = backedUp(sent);
        QVERIFY(!note.isOver(standing(11, 10), sent + limits::acknowledgedKept - Milliseconds(1)));
        QVERIFY(note.isOver(standing(11, 10), sent + limits::acknowledgedKept));
    }

    void anotherHistoryMayHaveLostTheFile()
    {
        const Instant sent(1000), late = sent + limits::acknowledgedKept;
        SentNote note = backedUp(sent);
        QVERIFY(!note.isOver(standing(11, 10, anotherHistory), late));
        QVERIFY(note.follow(standing(11, 10, anotherHistory)));
        QVERIFY(!note.isOver(standing(11, 10, anotherHistory), late));
    }

    void noteIsReadAsItWasWritten()
    {
        const SentNote note = backedUp(Instant(1000));
        const SentNote read = SentNote::decode(note.encoded()).value();
        QCOMPARE(read.at, note.at);
        QVERIFY(read.history == note.history);
        QCOMPARE(read.places, note.places);
        QVERIFY(!SentNote::decode("{\"places\":[]}").ok());
        QVERIFY(!SentNote::decode("torn").ok());
        QVERIFY(!SentNote::decode("{\"at\":1,\"history\":\"" + aHistory.toString().toLatin1() + "\",\"places\":[]}").ok());
        QVERIFY(!SentNote::decode("{\"at\":1,\"places\":[5]}").ok());
        QVERIFY(SentNote::decode(SentNote{Instant(1)}.encoded()).ok());
    }
};

QTEST_GUILESS_MAIN(FileRoomTest)
#include "file_room_test.moc"
