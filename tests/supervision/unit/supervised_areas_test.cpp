// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/change_rights.h"
#include "cases/core/acting_for.h"
#include "catalogue/core/expert_area.h"
#include "reference/core/put_record.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::test;
using access::Role;
using access::RoleId;
using catalogue::ExpertArea;
using catalogue::ExpertAreaId;
using organisation::PostId;

namespace {

const RoleId overseer(idNamed("role:overseer"));

ExpertArea areaOf(const PostId &post)
{
    ExpertArea area{ExpertAreaId(idNamed("area")), {QStringLiteral("area"), {}}, post};
    area.unit = roads();
    area.subjectGroup = streets();
    return area;
}

Envelope putting(Scene &scene, const QString &type, const QJsonObject &record)
{
    return {scene.nextId(), reference::putRecordKind, 1, stranger(), scene.now, std::nullopt, std::nullopt, {},
            {{QStringLiteral("type"), type}, {QStringLiteral("record"), record}}};
}

Envelope putting(Scene &scene, const ExpertArea &area) { return putting(scene, QStringLiteral("expert_area"), fieldsToJson(area)); }

/// In which a stranger supervises unit one and what is below it, and nothing else.
Scene town()
{
    Scene scene;
    scene.store.put(Role{overseer, QStringLiteral("overseer"), {}, {QString::fromLatin1(cases::superviseVerb.id)}, true});
    scene.must(access::ChangeRights{stranger(), overseer, unitOne(), {}, true}, access::systemUser());
    return scene;
}

QByteArray refusal(const Result<Changes> &decided) { return decided.ok() ? QByteArray() : decided.error().id(); }

} // namespace

/// Goal: whoever supervises says whose cases come to his experts, and to nobody else's; nothing else of base information is his (R130).
class SupervisedAreasTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areaOfAnExpertElsewhereIsRefused()
    {
        Scene scene = town();
        const auto decided = scene.submitted(putting(scene, areaOf(answeringTwo())));
        QCOMPARE(refusal(decided), QByteArray("access.denied"));
        QCOMPARE(decided.error().values().value(QStringLiteral("verb")).toString(), QString::fromLatin1(cases::superviseVerb.id));
    }

    void areaOfAPostThatIsNowhereIsRefused()
    {
        Scene scene = town();
        QCOMPARE(refusal(scene.submitted(putting(scene, areaOf(PostId(idNamed("none")))))), QByteArray("access.denied"));
    }

    void areaIsNotTakenFromAnExpertElsewhereNorGivenToHim()
    {
        Scene scene = town();
        putArea(scene.store, areaOf(answeringTwo()));
        QCOMPARE(refusal(scene.submitted(putting(scene, areaOf(answeringOne())))), QByteArray("access.denied"));
        ExpertArea own = areaOf(answeringOne());
        own.id = ExpertAreaId(idNamed("own"));
        putArea(scene.store, own);
        own.post = answeringTwo();
        QCOMPARE(refusal(scene.submitted(putting(scene, own))), QByteArray("access.denied"));
    }

    void nothingElseOfBaseInformationIsHis()
    {
        Scene scene = town();
        const organisation::Post post = postOf(scene.store, answeringOne());
        QCOMPARE(refusal(scene.submitted(putting(scene, QStringLiteral("post"), fieldsToJson(post)))), QByteArray("access.denied"));
    }

    void areaOfHisExpertIsMadeChangedAndSwitchedOff()
    {
        Scene scene = town();
        ExpertArea area = areaOf(answeringOne());
        QCOMPARE(refusal(scene.submitted(putting(scene, area))), QByteArray());
        const auto book = [&scene] {
            for (const catalogue::AreaBook &one : scene.store.all<catalogue::AreaBook>()) {
                if (one.id == catalogue::areaBookOf(roads()))
                    return one.areas;
            }
            return std::vector<catalogue::AreaEntry>();
        };
        QCOMPARE(book().size(), size_t(1));
        QVERIFY(book().front().post == answeringOne() && book().front().subjectGroup == streets());
        area.subjectGroup.reset();
        QCOMPARE(refusal(scene.submitted(putting(scene, area))), QByteArray());
        QVERIFY(!book().front().subjectGroup);
        area.active = false;
        QCOMPARE(refusal(scene.submitted(putting(scene, area))), QByteArray());
        QVERIFY(book().empty());
    }
};

QTEST_GUILESS_MAIN(SupervisedAreasTest)
#include "supervised_areas_test.moc"
