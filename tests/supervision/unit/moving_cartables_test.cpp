// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervision/core/moving_cartables.h"

#include <QtTest>

#include <random>
#include <set>

using namespace peygir;
using namespace peygir::supervision;
using organisation::PostId;

namespace {

Uuid numbered(int n)
{
    return *Uuid::parse(QStringLiteral("00000000-0000-4000-8000-%1").arg(n, 12, 10, QLatin1Char('0')));
}

PostId post(int n) { return PostId(numbered(n)); }

HeldStay stay(int n, int holder, bool isTaken = false)
{
    return {cases::CaseNodeId(numbered(1000 + n)), cases::CaseId(numbered(5000 + n)), QString::number(n), post(holder),
            Instant(1'795'000'000'000 + n), isTaken};
}

Share share(int n, const char *role) { return {post(n), QString::fromLatin1(role)}; }

/// "5>2 4>3": the number of each stay and where it goes.
QString told(const std::vector<Move> &moves)
{
    QStringList lines;
    for (const Move &move : moves) {
        const int to = move.to.toString().right(2).toInt();
        lines.append(move.stay.code + u'>' + QString::number(to));
    }
    return lines.join(u' ');
}

std::map<PostId, int> loadsAfter(const std::vector<HeldStay> &stays, const std::vector<Move> &moves)
{
    std::map<PostId, int> loads;
    for (const HeldStay &one : stays)
        ++loads[one.holder];
    for (const Move &move : moves) {
        --loads[move.stay.holder];
        ++loads[move.to];
    }
    return loads;
}

} // namespace

/// Goal: what goes from whom to whom is reckoned before anything goes, spreads evenly among those who do the same work,
/// and takes nothing from who is at it (R121).
class MovingCartablesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsTakenStaysWhenCartablesAreLevelled()
    {
        std::vector<HeldStay> stays;
        for (int n = 0; n < 6; ++n)
            stays.push_back(stay(n, 1, n != 2));
        QCOMPARE(told(levelled({share(1, "expert"), share(2, "expert")}, stays)), QStringLiteral("2>2"));
    }

    void nothingGoesToSomebodyOfAnotherRole()
    {
        std::vector<HeldStay> stays;
        for (int n = 0; n < 6; ++n)
            stays.push_back(stay(n, 1));
        QVERIFY(levelled({share(1, "expert"), share(2, "agent")}, stays).empty());
        QVERIFY(levelled({share(1, "expert")}, stays).empty());
        QVERIFY(levelled({}, stays).empty());
    }

    void whatOthersHoldIsLeftAlone()
    {
        const std::vector<HeldStay> stays{stay(1, 9), stay(2, 9), stay(3, 9)};
        QVERIFY(levelled({share(1, "expert"), share(2, "expert")}, stays).empty());
    }

    void differenceOfOneIsLevelEnough()
    {
        QVERIFY(levelled({share(1, "expert"), share(2, "expert")}, {stay(1, 1), stay(2, 1), stay(3, 2)}).empty());
    }

    void newestGoesFirstAndToTheEmptiest()
    {
        const std::vector<HeldStay> stays{stay(4, 1), stay(1, 1), stay(3, 1), stay(2, 1), stay(5, 2)};
        QCOMPARE(told(levelled({share(1, "expert"), share(2, "expert"), share(3, "expert")}, stays)),
                 QStringLiteral("4>3 3>2"));
    }

    void vacantPostGivesEverythingAndIsGivenNothing()
    {
        const std::vector<HeldStay> stays{stay(1, 1), stay(2, 1), stay(3, 2)};
        Share vacant = share(1, "expert");
        vacant.isVacant = true;
        QCOMPARE(told(levelled({vacant, share(2, "expert"), share(3, "expert")}, stays)), QStringLiteral("2>3 1>2"));
        QVERIFY(levelled({vacant, share(4, "agent")}, stays).empty());
        QVERIFY(levelled({vacant}, stays).empty());
    }

    void levellingIsEvenTakesNothingTwiceAndLeavesNothingToLevel()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 200; ++round) {
            const int posts = 2 + int(random() % 5);
            std::vector<Share> shares;
            for (int n = 1; n <= posts; ++n)
                shares.push_back(share(n, "expert"));
            std::vector<HeldStay> stays;
            for (int n = 0, all = int(random() % 60); n < all; ++n)
                stays.push_back(stay(n, 1 + int(random() % quint32(posts)), random() % 4 == 0));
            const std::vector<Move> moves = levelled(shares, stays);
            std::set<cases::CaseNodeId> moved;
            for (const Move &move : moves) {
                QVERIFY(!move.stay.isTaken && move.to != move.stay.holder);
                QVERIFY(moved.insert(move.stay.node).second);
            }
            std::vector<HeldStay> after = stays;
            for (const Move &move : moves) {
                for (HeldStay &one : after) {
                    if (one.node == move.stay.node)
                        one.holder = move.to;
                }
            }
            QVERIFY(levelled(shares, after).empty());
            // Whoever is still above the rest has nothing left that could go.
            auto loads = loadsAfter(stays, moves);
            int least = INT_MAX;
            for (const Share &one : shares)
                least = std::min(least, loads[one.post]);
            for (const Share &one : shares) {
                const bool hasLoose = std::any_of(after.begin(), after.end(), [&](const HeldStay &held) {
                    return held.holder == one.post && !held.isTaken;
                });
                QVERIFY(loads[one.post] - least < 2 || !hasLoose);
            }
            std::shuffle(stays.begin(), stays.end(), random);
            QCOMPARE(told(levelled(shares, stays)), told(moves));
        }
    }

    void cartableIsHandedOverWholeTheOldestFirst()
    {
        const std::vector<Move> moves = handedOver({stay(3, 1, true), stay(1, 1), stay(2, 4)}, post(2));
        QCOMPARE(told(moves), QStringLiteral("1>2 2>2 3>2"));
        QCOMPARE(told(handedOver({stay(3, 2), stay(1, 1)}, post(2))), QStringLiteral("1>2"));
    }

    void actRemembersOfEachWhoHadItAndWhereItGoes()
    {
        const std::vector<Move> moves{{stay(1, 1), post(2)}, {stay(2, 1), post(3)}};
        const cases::BulkAct act = actOf(moves, numbered(77), QStringLiteral("همکاران"), QStringLiteral("برابر"));
        QCOMPARE(act.parts.size(), size_t(2));
        QVERIFY(act.parts[1].from == post(1) && act.targetOf(act.parts[1]) == post(3));
        QVERIFY(act.parts[1].state == cases::BulkState::Waiting && act.parts[1].code == QLatin1String("2"));
        QCOMPARE(act.note, QStringLiteral("برابر"));
        QCOMPARE((countsOf(moves).at({post(1), post(3)})), 1);
    }
};

QTEST_GUILESS_MAIN(MovingCartablesTest)
#include "moving_cartables_test.moc"
