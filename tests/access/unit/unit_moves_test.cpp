// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/unit_moves.h"

#include "access/core/change_rights.h"
#include "access/core/post_rights.h"
#include "reference/core/base_information.h"
#include "support/rules/scene.h"

#include <QtTest>

#include <algorithm>

using namespace peygir;
using namespace peygir::access;
using namespace peygir::test;
using organisation::Unit;
using organisation::UnitId;

namespace {

const RoleId acts(idNamed("role:acts"));
const RoleId governor(idNamed("role:governor"));
const RoleId keeper(idNamed("role:keeper"));
constexpr Verb act{"test.act"};

void assign(Scene &scene, const UserId &user, const RoleId &role, const std::optional<UnitId> &unit = {})
{
    scene.must(ChangeRights{user, role, unit, {}, true}, systemUser());
}

/// Whoever keeps the chart everywhere.
Scene town()
{
    Scene scene;
    scene.store.put(Role{acts, QStringLiteral("acts"), {}, {QString::fromLatin1(act.id)}, true});
    scene.store.put(Role{governor, QStringLiteral("governor"), {}, {QString::fromLatin1(changeRights.id)}, true});
    scene.store.put(Role{keeper, QStringLiteral("keeper"), {}, {QString::fromLatin1(reference::editOrganisation.id)}, true});
    assign(scene, stranger(), keeper);
    return scene;
}

template <class T>
Result<Changes> put(Scene &scene, const T &item, const UserId &author)
{
    return scene.submitted({scene.nextId(), reference::putRecordKind, 1, author, scene.now, std::nullopt, std::nullopt, {},
                            {{QStringLiteral("type"), QLatin1String(T::tableName)}, {QStringLiteral("record"), fieldsToJson(item)}}});
}

Result<Changes> move(Scene &scene, const UnitId &id, const UnitId &below, const UserId &author = stranger())
{
    const auto units = scene.store.all<Unit>();
    Unit unit = *std::find_if(units.begin(), units.end(), [&id](const Unit &one) { return one.id == id; });
    unit.parent = below;
    return put(scene, unit, author);
}

QByteArray refusal(const Result<Changes> &decided) { return decided.ok() ? QByteArray() : decided.error().id(); }

} // namespace

/// Goal: whoever keeps the chart brings no unit to where his own rights begin to count in it (R110, R115).
class UnitMovesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unitIsNotMovedToWhereItsMoverHasRights()
    {
        Scene scene = town();
        assign(scene, stranger(), acts, unitTwo());
        QCOMPARE(refusal(move(scene, yardOne(), unitTwo())), QByteArray("access.denied"));
        // Neither by way of a unit that is his already, one step at a time.
        QCOMPARE(refusal(move(scene, unitOne(), unitTwo())), QByteArray("access.denied"));
    }

    void whatAPostGivesItsHolderCountsAsWell()
    {
        Scene scene = town();
        auto post = postOf(scene.store, answeringTwo());
        post.holder = stranger();
        QVERIFY(put(scene, post, systemUser()).ok());
        scene.store.put(PostRights{post.id, {{acts, PostReach::OwnUnit}}});
        QCOMPARE(refusal(move(scene, yardOne(), unitTwo())), QByteArray("access.denied"));
    }

    void roleThatIsSwitchedOffGivesNothing()
    {
        Scene scene = town();
        assign(scene, stranger(), acts, unitTwo());
        scene.store.put(Role{acts, QStringLiteral("acts"), {}, {QString::fromLatin1(act.id)}, false});
        QCOMPARE(refusal(move(scene, yardOne(), unitTwo())), QByteArray());
    }

    void unitIsMovedWhereItsMoverGainsNothing()
    {
        Scene scene = town();
        assign(scene, stranger(), acts, unitOne());
        // Out of what is his, and about in it.
        QCOMPARE(refusal(move(scene, yardOne(), unitTwo())), QByteArray());
        Scene everywhere = town();
        assign(everywhere, stranger(), acts);
        QCOMPARE(refusal(move(everywhere, yardOne(), unitTwo())), QByteArray());
    }

    void whoGivesRightsWhereItStandsBringsItToHimself()
    {
        Scene scene = town();
        assign(scene, stranger(), acts, unitTwo());
        assign(scene, stranger(), governor, unitOne());
        QCOMPARE(refusal(move(scene, yardOne(), unitTwo())), QByteArray());
        // Not only where it comes to: there nothing of it is his yet.
        Scene other = town();
        assign(other, stranger(), acts, unitTwo());
        assign(other, stranger(), governor, unitTwo());
        QCOMPARE(refusal(move(other, yardOne(), unitTwo())), QByteArray("access.denied"));
    }
};

QTEST_GUILESS_MAIN(UnitMovesTest)
#include "unit_moves_test.moc"
