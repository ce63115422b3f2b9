// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/change_rights.h"
#include "access/core/substitutes.h"
#include "cases/core/add_note.h"
#include "cases/core/refer_case.h"
#include "cases/core/take_case.h"
#include "reference/core/put_record.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::access;
using namespace peygir::test;
using cases::CaseId;

namespace {

// In the middle of 1405/09/10, by the clock of Tehran.
const Instant tenth(1'796'200'000'000);
const QString ninthDay = QStringLiteral("2026-12-01");
const QString tenthDay = QStringLiteral("2026-12-02");
const QString eleventhDay = QStringLiteral("2026-12-03");
constexpr auto day = std::chrono::hours(24);

Substitution standsIn(const UserId &substitute, const UserId &person, const QString &from = tenthDay, const QString &until = tenthDay)
{
    return {SubstitutionId(idNamed(substitute.uuid().toAscii() + person.uuid().toAscii())), person, substitute, from, until};
}

/// A town in which omid may change rights everywhere, and where somebody is named by commands.
struct Town : Scene
{
    Town()
    {
        now = tenth;
        store.put(Role{RoleId(idNamed("role:administrator")), QStringLiteral("administrator"), {QStringLiteral("راهبر"), {}},
                       {QString::fromLatin1(changeRights.id)}, true});
        store.put(Assignment{AssignmentId(idNamed("administers")), omid(), RoleId(idNamed("role:administrator")), {}, {}, true});
    }
    Envelope naming(const Substitution &one, const UserId &author) const
    {
        Envelope command = envelope(aMessage(), author);
        command.kind = reference::putRecordKind;
        command.arguments = {{QStringLiteral("type"), QLatin1String(Substitution::tableName)},
                             {QStringLiteral("record"), fieldsToJson(one)}};
        return command;
    }
    Result<Changes> put(const Substitution &one, const UserId &author = omid()) { return submitted(naming(one, author)); }
    QByteArray refusalOf(const Substitution &one, const UserId &author = omid())
    {
        const auto put = this->put(one, author);
        return put.ok() ? QByteArray() : put.error().id();
    }
    /// As the server does when the day is this.
    void keep(const UserId &substitute, Instant at)
    {
        now = at;
        must(KeepSubstitutes{substitute}, systemUser());
    }
    bool may(const UserId &user, const Verb &verb, const Scope &scope)
    {
        const RightsOf rights = rightsOf;
        const Facts facts(store, user, rights);
        return facts.author().may(verb, scope).ok();
    }
    bool mayTake(const UserId &user, const organisation::UnitId &unit) { return may(user, cases::takeCaseVerb, {.unit = unit.uuid()}); }
};

} // namespace

/// Goal: who stands in for somebody may what that one may, on those days and no longer, and nothing beyond; what he does is recorded
/// as done for him; and nobody stands in for himself in the end (R121).
class SubstitutesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoSubstitutionIsRefused()
    {
        Town town;
        QCOMPARE(town.refusalOf(standsIn(stranger(), mina(), QStringLiteral("soon"))), QByteArray("access.substitution_day"));
        QCOMPARE(town.refusalOf(standsIn(stranger(), mina(), tenthDay, QStringLiteral("2026-13-40"))), QByteArray("access.substitution_day"));
        QCOMPARE(town.refusalOf(standsIn(stranger(), mina(), eleventhDay, tenthDay)), QByteArray("access.substitution_backwards"));
        QCOMPARE(town.refusalOf(standsIn(mina(), mina())), QByteArray("access.substitution_self"));
        QVERIFY(town.store.all<SubstituteBook>().empty());
    }

    void onlyWhoMayChangeRightsEverywhereNamesSubstitutes()
    {
        Town town;
        QCOMPARE(town.refusalOf(standsIn(stranger(), mina()), mina()), QByteArray("access.denied"));
        town.store.put(Assignment{AssignmentId(idNamed("administers")), omid(), RoleId(idNamed("role:administrator")), unitOne(), {}, true});
        QCOMPARE(town.refusalOf(standsIn(stranger(), mina())), QByteArray("access.denied"));
    }

    void nobodyGivesHimselfWhatIsDelegated()
    {
        Town town;
        QVERIFY(town.put(standsIn(stranger(), mina())).ok());
        const auto given = town.submit(KeepSubstitutes{stranger()}, stranger());
        QVERIFY(!given.ok());
        QCOMPARE(given.error().id(), QByteArray("access.denied"));
        QVERIFY(town.store.all<DelegatedRight>().empty());
    }

    void circleIsRefused()
    {
        Town town;
        QVERIFY(town.put(standsIn(nima(), mina(), ninthDay, tenthDay)).ok());
        QCOMPARE(town.refusalOf(standsIn(mina(), nima(), tenthDay, eleventhDay)), QByteArray("access.substitution_circle"));
        // Nor through a third one.
        QVERIFY(town.put(standsIn(mina(), reza())).ok());
        QCOMPARE(town.refusalOf(standsIn(reza(), nima())), QByteArray("access.substitution_circle"));
        QCOMPARE(town.store.all<Substitution>().size(), size_t(2));
    }

    void whereNoDayIsCommonThereIsNoCircle()
    {
        Town town;
        QVERIFY(town.put(standsIn(nima(), mina(), ninthDay, ninthDay)).ok());
        QVERIFY(town.put(standsIn(mina(), nima(), tenthDay, eleventhDay)).ok());
        // Nor with one that was ended.
        Substitution ended = standsIn(nima(), mina(), ninthDay, ninthDay);
        ended.active = false;
        QVERIFY(town.put(ended).ok());
        QVERIFY(town.put(standsIn(mina(), nima(), ninthDay, eleventhDay)).ok());
    }

    void chainWhoseLinksHaveNoDayInCommonIsNoCircle()
    {
        Town town;
        const UserId third(idNamed("a third one"));
        // mina for nima on the ninth only, nima for the third one on the eleventh only.
        QVERIFY(town.put(standsIn(mina(), nima(), ninthDay, ninthDay)).ok());
        QVERIFY(town.put(standsIn(nima(), third, eleventhDay, eleventhDay)).ok());
        QCOMPARE(town.refusalOf(standsIn(third, mina(), ninthDay, eleventhDay)), QByteArray());
    }

    void ofTwoWaysTheOneThatHasADayIsFound()
    {
        Town town;
        const UserId other(idNamed("another one"));
        QVERIFY(town.put(standsIn(mina(), nima(), ninthDay, ninthDay)).ok());
        QVERIFY(town.put(standsIn(mina(), other, ninthDay, eleventhDay)).ok());
        QVERIFY(town.put(standsIn(other, nima(), eleventhDay, eleventhDay)).ok());
        QCOMPARE(town.refusalOf(standsIn(nima(), mina(), tenthDay, eleventhDay)), QByteArray("access.substitution_circle"));
    }

    void twoDesksThatMakeACircleOfflineAreToldByTheServer()
    {
        Town town;
        FactStore one = FactStore::deskWith(town.store, town.store.aggregates());
        FactStore other = FactStore::deskWith(town.store, town.store.aggregates());
        // Neither desk has anything against it.
        QVERIFY(town.decideOn(one, town.naming(standsIn(nima(), mina()), omid())).ok());
        QVERIFY(town.decideOn(other, town.naming(standsIn(mina(), nima()), omid())).ok());
        QVERIFY(town.put(standsIn(nima(), mina())).ok());
        QCOMPARE(town.refusalOf(standsIn(mina(), nima())), QByteArray("access.substitution_circle"));
    }

    void rightsBeginAndEndWithTheDays()
    {
        Town town;
        QVERIFY(!town.mayTake(stranger(), unitOne()));
        QVERIFY(town.put(standsIn(stranger(), mina())).ok());
        QVERIFY(!town.mayTake(stranger(), unitOne()));
        town.keep(stranger(), tenth - day);
        QVERIFY(!town.mayTake(stranger(), unitOne()));
        town.keep(stranger(), tenth);
        QVERIFY(town.mayTake(stranger(), unitOne()));
        // Where she may nothing, neither may he.
        QVERIFY(!town.mayTake(stranger(), unitTwo()));
        QVERIFY(!town.may(stranger(), changeRights, {}));
        town.now = tenth;
        QVERIFY(town.must(KeepSubstitutes{stranger()}, systemUser()).rows().empty());
        town.keep(stranger(), tenth + day);
        QVERIFY(!town.mayTake(stranger(), unitOne()));
        QVERIFY(town.mayTake(mina(), unitOne()));
    }

    void endedBeforeItsDayTheRightsEnd()
    {
        Town town;
        QVERIFY(town.put(standsIn(stranger(), mina(), ninthDay, eleventhDay)).ok());
        town.keep(stranger(), tenth);
        Substitution ended = standsIn(stranger(), mina(), ninthDay, eleventhDay);
        ended.active = false;
        QVERIFY(town.put(ended).ok());
        town.keep(stranger(), tenth);
        QVERIFY(!town.mayTake(stranger(), unitOne()));
    }

    void anotherSubstituteTakesItFromTheFirst()
    {
        Town town;
        Substitution one = standsIn(stranger(), mina());
        QVERIFY(town.put(one).ok());
        town.keep(stranger(), tenth);
        one.substitute = nima();
        QVERIFY(town.put(one).ok());
        town.keep(stranger(), tenth);
        town.keep(nima(), tenth);
        QVERIFY(!town.mayTake(stranger(), unitOne()));
        QVERIFY(standsInFor(Facts(town.store, nima(), rightsOf), nima(), mina()));
    }

    void whatThePersonLosesIsLost()
    {
        Town town;
        QVERIFY(town.put(standsIn(stranger(), mina())).ok());
        town.keep(stranger(), tenth);
        for (Assignment one : town.store.all<Assignment>()) {
            if (one.user != mina())
                continue;
            one.active = false;
            town.store.put(one);
        }
        town.keep(stranger(), tenth);
        QVERIFY(!town.mayTake(stranger(), unitOne()));
    }

    void groupNarrowsWhatIsDelegated()
    {
        Town town;
        Substitution one = standsIn(stranger(), mina());
        one.subjectGroup = streets().uuid();
        QVERIFY(town.put(one).ok());
        town.keep(stranger(), tenth);
        QVERIFY(town.may(stranger(), cases::takeCaseVerb, {.unit = unitOne().uuid(), .subjectGroup = streets().uuid()}));
        QVERIFY(!town.may(stranger(), cases::takeCaseVerb, {.unit = unitOne().uuid(), .subjectGroup = idNamed("another group")}));
    }

    void whatIsDelegatedIsNotPassedOn()
    {
        Town town;
        const UserId third(idNamed("a third one"));
        QVERIFY(town.put(standsIn(stranger(), mina())).ok());
        QVERIFY(town.put(standsIn(third, stranger())).ok());
        town.keep(stranger(), tenth);
        town.keep(third, tenth);
        QVERIFY(town.mayTake(stranger(), unitOne()));
        QVERIFY(!town.mayTake(third, unitOne()));
    }

    void workInTheCartableIsRecordedAsDoneForWhomItBelongsTo() // R121
    {
        Town town;
        const CaseId id = aCase(town).completed("register").referredTo(answeringOne()).registered();
        QVERIFY(!town.submit(cases::TakeCase{id, town.openNode(id).id}, stranger()).ok());
        QVERIFY(town.put(standsIn(stranger(), mina(), ninthDay, eleventhDay)).ok());
        town.keep(stranger(), tenth);
        const auto referred = town.submit(cases::ReferCase{id, town.openNode(id).id, answeringTwo(), {}}, stranger());
        QVERIFY2(referred.ok(), referred.ok() ? "" : referred.error().id().constData());
        bool isSaid = false;
        for (const cases::HistoryEntry &entry : town.history(id))
            isSaid = isSaid || entry.values.value(QLatin1String("for")).toString() == mina().toString();
        QVERIFY(isSaid);
    }
};

QTEST_GUILESS_MAIN(SubstitutesTest)
#include "substitutes_test.moc"
