// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "cases/core/case_buckets.h"
#include "cases/core/case_keys.h"
#include "cases/core/edit_citizen.h"
#include "cases/core/settle_proposal.h"
#include "intake/support/told.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;
using Texts = std::vector<QString>;

namespace {

const QString mobile = QStringLiteral("+989121234567");
const QString landline = QStringLiteral("+982188776655");

/// Somebody who has called once.
CitizenId caller(Scene &scene, const QString &phone = mobile, const char *name = "")
{
    intake::RegisterCase message = aMessage();
    message.callerPhone = phone;
    message.callerName = QString::fromUtf8(name);
    const CaseId id = send(scene, message);
    return *scene.card(id).citizen;
}

Citizen citizenOf(const Scene &scene, const CitizenId &id)
{
    for (const Citizen &citizen : scene.store.all<Citizen>()) {
        if (citizen.id == id)
            return citizen;
    }
    qFatal("no such citizen");
}

Texts active(const Scene &scene, ContactKind what)
{
    Texts texts;
    for (const CitizenContact &contact : scene.store.all<CitizenContact>()) {
        if (contact.what == what && contact.active)
            texts.push_back(contact.text);
    }
    std::sort(texts.begin(), texts.end());
    return texts;
}

EditCitizen named(const CitizenId &id, const char *seen, const char *written)
{
    return {id, {.name = FieldEdit<QString>{QString::fromUtf8(seen), QString::fromUtf8(written)}}};
}

EditCitizen withPhones(const CitizenId &id, const Texts &seen, const Texts &written)
{
    return {id, {.phones = FieldEdit<Texts>{seen, written}}};
}

QByteArray errorOf(const Result<Changes> &decided)
{
    return decided.ok() ? QByteArray() : decided.error().id();
}

QString fieldOf(const Result<Changes> &decided)
{
    return decided.ok() ? QString() : decided.error().values().value(QStringLiteral("field")).toString();
}

} // namespace

/// Goal: what is written of a citizen is changed by those who may, field by field, and nobody's words are lost.
class EditCitizenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void citizenThatDoesNotExistIsNotEdited()
    {
        Scene scene;
        QCOMPARE(errorOf(scene.decide(named(CitizenId(idNamed("nobody")), "", "x"), sara())),
                 QByteArray("cases.citizen_unknown"));
    }

    void wrongValuesAreRefusedWithTheirField_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("written");
        QTest::addColumn<QByteArray>("error");
        const auto row = [](const char *name, const char *field, const QJsonValue &written, const char *error) {
            QTest::newRow(name) << QString::fromLatin1(field) << written << QByteArray(error);
        };
        const auto phones = [](const char *phone) { return QJsonArray{QString::fromUtf8(phone)}; };
        row("phone with letters", "phone", QStringLiteral("0912abc4567"), "persian.phone.letters");
        row("phone too short", "phone", QStringLiteral("۰۹۱۲۱۲۳"), "persian.phone.too_short");
        row("no phone", "phone", QStringLiteral(" \u200c "), "cases.phone_missing");
        row("further phone with letters", "phones", phones("x"), "persian.phone.letters");
        row("national id with a wrong check digit", "nationalId", QStringLiteral("0499370898"),
            "persian.national_id.check_digit");
        row("national id with letters", "nationalId", QStringLiteral("abc"), "persian.national_id.letters");
        row("name too long", "name", QString(limits::nameText + 1, u'x'), "cases.text_too_long");
        row("note too long", "note", QString(limits::noteText + 1, u'x'), "cases.text_too_long");
        row("address too long", "addresses", QJsonArray{QString(limits::addressText + 1, u'x')}, "cases.text_too_long");
        QJsonArray many;
        for (int n = 0; n <= limits::citizenContacts; ++n)
            many.append(QStringLiteral("street %1").arg(n));
        row("too many addresses", "addresses", many, "cases.too_many");
    }
    void wrongValuesAreRefusedWithTheirField()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, written);
        QFETCH(QByteArray, error);
        Scene scene;
        const CitizenId id = caller(scene);
        const QJsonValue seen = written.isArray() ? QJsonValue(QJsonArray()) : QJsonValue(QString());
        Envelope envelope = scene.envelope(named(id, "", ""), sara());
        envelope.arguments.insert(QStringLiteral("fields"),
                                  QJsonObject{{field, QJsonObject{{QStringLiteral("seen"), seen},
                                                                  {QStringLiteral("written"), written}}}});
        const auto decided = scene.decideOn(scene.store, envelope);
        QCOMPARE(errorOf(decided), error);
        QCOMPARE(fieldOf(decided), field);
    }

    void phoneOfAnotherCitizenSaysWhoHasIt()
    {
        Scene scene;
        (void)caller(scene, landline, "Maryam");
        const CitizenId id = caller(scene);
        const auto first = scene.decide(EditCitizen{id, {.phone = FieldEdit<QString>{mobile, landline}}}, sara());
        QCOMPARE(errorOf(first), QByteArray("cases.phone_of_another"));
        QCOMPARE(first.error().values().value(QStringLiteral("name")).toString(), QStringLiteral("Maryam"));
        const auto further = scene.decide(withPhones(id, {}, {landline}), sara());
        QCOMPARE(errorOf(further), QByteArray("cases.phone_of_another"));
        QCOMPARE(fieldOf(further), QStringLiteral("phones"));
    }

    void nationalIdOfAnotherCitizenIsRefused()
    {
        Scene scene;
        const QString id = QStringLiteral("0499370899");
        scene.must(EditCitizen{caller(scene, landline), {.nationalId = FieldEdit<QString>{{}, id}}}, sara());
        const auto decided =
            scene.decide(EditCitizen{caller(scene), {.nationalId = FieldEdit<QString>{{}, id}}}, sara());
        QCOMPARE(errorOf(decided), QByteArray("cases.national_id_of_another"));
    }

    void everyFieldIsWrittenInOneForm()
    {
        Scene scene;
        const CitizenId id = caller(scene);
        scene.must(EditCitizen{id,
                               {.name = FieldEdit<QString>{{}, QStringLiteral(" كريم  رضايي ")},
                                .phone = FieldEdit<QString>{mobile, QStringLiteral("۰۲۱ ۸۸۷۷ ۶۶۵۵")},
                                .phones = FieldEdit<Texts>{{}, {QStringLiteral("0912 123 4567"), QStringLiteral(" ")}},
                                .addresses = FieldEdit<Texts>{{}, {QStringLiteral("خيابان بهار"), {}}},
                                .nationalId = FieldEdit<QString>{{}, QStringLiteral("۰۴۹۹۳۷۰۸۹۹")},
                                .note = FieldEdit<QString>{{}, QStringLiteral("one\r\ntwo ")}}},
                   sara());
        const Citizen citizen = citizenOf(scene, id);
        QCOMPARE(citizen.name, QStringLiteral("کریم رضایی"));
        QCOMPARE(citizen.phone, landline);
        QCOMPARE(active(scene, ContactKind::Phone), (Texts{mobile}));
        QCOMPARE(active(scene, ContactKind::Address), (Texts{QStringLiteral("خیابان بهار")}));
        QCOMPARE(citizen.nationalId, std::optional(QStringLiteral("0499370899")));
        QCOMPARE(citizen.note, std::optional(QStringLiteral("one\ntwo")));
        for (const QString &phone : {mobile, landline})
            QCOMPARE(scene.store.keyHolder(citizenPhoneKey, phone.toUtf8()), std::optional(id.uuid()));
        QCOMPARE(scene.store.keyHolder(citizenNationalIdKey, "0499370899"), std::optional(id.uuid()));
    }

    void furtherPhoneLeadsToTheCitizen()
    {
        Scene scene;
        const CitizenId id = caller(scene);
        scene.must(withPhones(id, {}, {landline}), sara());
        QCOMPARE(caller(scene, landline), id);
    }

    void phoneThatIsTakenAwayIsFreeForAnother()
    {
        Scene scene;
        const CitizenId id = caller(scene);
        scene.must(withPhones(id, {}, {landline}), sara());
        scene.must(withPhones(id, {landline}, {}), sara());
        QVERIFY(active(scene, ContactKind::Phone).empty());
        QVERIFY(!scene.store.keyHolder(citizenPhoneKey, landline.toUtf8()));
        QVERIFY(caller(scene, landline) != id);
        // He may have it back only from whoever has it now.
        QCOMPARE(errorOf(scene.decide(withPhones(id, {}, {landline}), sara())), QByteArray("cases.phone_of_another"));
    }

    void furtherPhoneThatBecomesTheFirstStaysHisOwn()
    {
        Scene scene;
        const CitizenId id = caller(scene);
        scene.must(withPhones(id, {}, {landline}), sara());
        scene.must(EditCitizen{id, {.phone = FieldEdit<QString>{mobile, landline}}}, sara());
        QVERIFY(active(scene, ContactKind::Phone).empty());
        QCOMPARE(scene.store.keyHolder(citizenPhoneKey, landline.toUtf8()), std::optional(id.uuid()));
        QVERIFY(!scene.store.keyHolder(citizenPhoneKey, mobile.toUtf8()));
    }

    void editIsNoContact()
    {
        Scene scene;
        const CitizenId id = caller(scene);
        const Citizen before = citizenOf(scene, id);
        scene.now = scene.now + std::chrono::hours(24 * 400);
        scene.must(named(id, "", "Ali"), sara());
        QCOMPARE(citizenOf(scene, id).lastContactYear, before.lastContactYear);
        QVERIFY(bucketsOf(citizenOf(scene, id)) == bucketsOf(before));
    }

    void historySaysWhoChangedWhatFromWhat()
    {
        Scene scene;
        const CitizenId id = caller(scene, mobile, "Ali");
        const Instant at = scene.now;
        scene.must(named(id, "Ali", "Reza"), omid());
        const auto history = scene.store.all<CitizenHistory>();
        QCOMPARE(history.size(), size_t(1));
        QCOMPARE(history.front().by, omid());
        QCOMPARE(history.front().at, at);
        QCOMPARE(history.front().what, CitizenChange::Edited);
        const QJsonObject change = history.front().details.value(QStringLiteral("changed")).toObject()
                                       .value(QStringLiteral("name")).toObject();
        QCOMPARE(change.value(QStringLiteral("from")).toString(), QStringLiteral("Ali"));
        QCOMPARE(change.value(QStringLiteral("to")).toString(), QStringLiteral("Reza"));
    }

    void whatIsThereAlreadyChangesNothing()
    {
        Scene scene;
        const CitizenId id = caller(scene, mobile, "Ali");
        QVERIFY(scene.must(named(id, "Reza", "Ali"), sara()).rows().empty());
        QVERIFY(scene.must(named(id, "x", "x"), sara()).rows().empty());
        QVERIFY(scene.store.all<CitizenHistory>().empty());
    }

    void fieldThatSomebodyElseChangedStaysAndTheOtherValueIsProposed()
    {
        Scene scene;
        const CitizenId id = caller(scene, mobile, "Ali");
        scene.must(named(id, "Ali", "Reza"), omid());
        const Instant at = scene.now;
        const Uuid command = scene.nextId();
        scene.must(named(id, "Ali", "Hassan"), sara());
        QCOMPARE(citizenOf(scene, id).name, QStringLiteral("Reza"));
        const auto proposals = scene.store.all<CitizenProposal>();
        QCOMPARE(proposals.size(), size_t(1));
        const CitizenProposal &proposal = proposals.front();
        QCOMPARE(proposal.owner, id);
        QCOMPARE(proposal.field, QStringLiteral("name"));
        QCOMPARE(unboxed(proposal.seen).toString(), QStringLiteral("Ali"));
        QCOMPARE(unboxed(proposal.found).toString(), QStringLiteral("Reza"));
        QCOMPARE(unboxed(proposal.wanted).toString(), QStringLiteral("Hassan"));
        QCOMPARE(proposal.by, sara());
        QCOMPARE(proposal.at, at);
        QCOMPARE(proposal.state, ProposalState::Open);
        const auto told = attentionOf(scene, sara(), "cases.proposed");
        QCOMPARE(told.size(), size_t(1));
        QCOMPARE(told.front().commandId, command);
        QCOMPARE(told.front().reason, AttentionReason::Changed);
        QCOMPARE(told.front().errorValues.value(QStringLiteral("citizen")).toString(), id.toString());
        QVERIFY(!told.front().settled);
    }

    void otherFieldsOfTheSameEditAreWritten()
    {
        Scene scene;
        const CitizenId id = caller(scene, mobile, "Ali");
        scene.must(named(id, "Ali", "Reza"), omid());
        scene.must(EditCitizen{id,
                               {.name = FieldEdit<QString>{QStringLiteral("Ali"), QStringLiteral("Hassan")},
                                .note = FieldEdit<QString>{{}, QStringLiteral("calls at night")}}},
                   sara());
        QCOMPARE(citizenOf(scene, id).note, std::optional(QStringLiteral("calls at night")));
        QCOMPARE(scene.store.all<CitizenProposal>().size(), size_t(1));
    }

    void whoGoesOnFromHisOwnWordsHasOneProposal()
    {
        Scene scene;
        const CitizenId id = caller(scene, mobile, "Ali");
        scene.must(named(id, "Ali", "Reza"), omid());
        // Both typed on a desk without network, the second over the first.
        scene.must(named(id, "Ali", "Hassan"), sara());
        scene.must(named(id, "Hassan", "Hossein"), sara());
        QStringList open;
        for (const CitizenProposal &proposal : scene.store.all<CitizenProposal>()) {
            if (proposal.state == ProposalState::Open)
                open += unboxed(proposal.wanted).toString();
            else
                QCOMPARE(proposal.state, ProposalState::Overtaken);
        }
        QCOMPARE(open, QStringList{QStringLiteral("Hossein")});
        int unsettled = 0;
        for (const Attention &entry : attentionOf(scene, sara(), "cases.proposed"))
            unsettled += entry.settled ? 0 : 1;
        QCOMPARE(unsettled, 1);
    }

    void proposalIsOvertakenWhenTheFieldGetsItsValueOtherwise()
    {
        Scene scene;
        const CitizenId id = caller(scene, mobile, "Ali");
        scene.must(named(id, "Ali", "Reza"), omid());
        scene.must(named(id, "Ali", "Hassan"), sara());
        scene.must(named(id, "Reza", "Hassan"), omid());
        QCOMPARE(scene.store.all<CitizenProposal>().front().state, ProposalState::Overtaken);
        QVERIFY(attentionOf(scene, sara(), "cases.proposed").front().settled);
    }

    void addressesOfTwoPeopleAreBothThere()
    {
        Scene scene;
        const CitizenId id = caller(scene);
        scene.must(EditCitizen{id, {.addresses = FieldEdit<Texts>{{}, {QStringLiteral("a")}}}}, omid());
        scene.must(EditCitizen{id, {.addresses = FieldEdit<Texts>{{}, {QStringLiteral("b")}}}}, sara());
        QCOMPARE(active(scene, ContactKind::Address), (Texts{QStringLiteral("a"), QStringLiteral("b")}));
        QVERIFY(scene.store.all<CitizenProposal>().empty());
    }

    void deskThatDoesNotHoldTheCitizenLeavesItToTheServer()
    {
        Scene scene;
        const CitizenId id = caller(scene);
        auto held = scene.store.aggregates();
        held.erase(AggregateId{citizenKind.number, id.uuid()});
        FactStore desk = FactStore::deskWith(scene.store, held);
        const auto decided = scene.decideOn(desk, scene.envelope(named(id, "", "Ali"), sara()));
        QVERIFY(decided.ok() && decided->isLeftToServer());
    }

    void naughtyTextsAreStoredOnceAndForAll()
    {
        const QByteArray corpus = qgetenv("PEYGIR_CORPUS");
        if (corpus.isEmpty())
            QSKIP("no corpus: 1 check not made");
        QFile file(QString::fromUtf8(corpus) + QStringLiteral("/conformance/naughty-strings/blns.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray strings = QJsonDocument::fromJson(file.readAll()).array();
        QVERIFY(strings.size() > 400);
        Scene scene;
        const CitizenId id = caller(scene);
        for (const QJsonValue &string : strings) {
            const Citizen before = citizenOf(scene, id);
            Texts addresses = active(scene, ContactKind::Address);
            const EditCitizen edit{id,
                                   {.name = FieldEdit<QString>{before.name, string.toString()},
                                    .addresses = FieldEdit<Texts>{addresses, {string.toString()}},
                                    .note = FieldEdit<QString>{before.note.value_or(QString()), string.toString()}}};
            const auto decided = scene.submit(edit, sara());
            if (!decided.ok()) {
                QCOMPARE(decided.error().id(), QByteArray("cases.text_too_long"));
                continue;
            }
            // What is stored is what a person sees and writes again: it changes nothing.
            const Citizen after = citizenOf(scene, id);
            QVERIFY(scene.must(named(id, qPrintable(after.name), qPrintable(after.name)), sara()).rows().empty());
            const EditCitizen again{id, {.name = FieldEdit<QString>{QStringLiteral("seen"), after.name}}};
            QVERIFY(scene.must(again, sara()).rows().empty());
            QVERIFY(scene.store.all<CitizenProposal>().empty());
        }
    }
};

QTEST_GUILESS_MAIN(EditCitizenTest)
#include "edit_citizen_test.moc"
