// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/ui/typed_fields.h"

#include "access/core/change_rights.h"
#include "access/core/post_rights.h"
#include "access/core/settle_attention.h"
#include "access/core/settle_held.h"
#include "access/core/substitutes.h"
#include "access/ui/command_name.h"
#include "administration/core/change_mobile.h"
#include "administration/core/change_roles.h"
#include "answering/core/record_answer.h"
#include "cases/core/add_note.h"
#include "cases/core/ask_citizen.h"
#include "cases/core/attach_document.h"
#include "cases/core/complete_node.h"
#include "cases/core/edit_citizen.h"
#include "cases/core/edit_message.h"
#include "cases/core/merge_citizens.h"
#include "cases/core/move_deadline.h"
#include "cases/core/move_to_process.h"
#include "cases/core/refer_case.h"
#include "cases/core/release_case.h"
#include "cases/core/reopen_case.h"
#include "cases/core/review_document.h"
#include "cases/core/settle_proposal.h"
#include "cases/core/subscribe_citizen.h"
#include "cases/core/take_case.h"
#include "composition/registry.h"
#include "followup/core/ask_official.h"
#include "followup/core/name_expert.h"
#include "followup/core/not_ours.h"
#include "followup/core/record_reply.h"
#include "followup/core/settle_reply.h"
#include "followup/core/visit_commands.h"
#include "intake/core/import_case.h"
#include "intake/core/register_case.h"
#include "reference/core/merge_records.h"
#include "reference/core/put_record.h"
#include "uikit/application.h"
#include "uikit/direction.h"
#include "workflow/core/put_process.h"
#include "workflow/core/switch_process.h"

#include <QJsonArray>
#include <QtTest>

using namespace peygir;
using namespace peygir::access;

namespace {

template <class T>
QStringList fieldsOf()
{
    QStringList names;
    std::apply([&names](const auto &...field) { (names.append(QLatin1String(field.name)), ...); }, T::fields());
    return names;
}

/// Every command, and the fields that it has on the wire.
template <class... Commands>
std::map<QByteArray, QStringList> fieldsOfAll()
{
    return {{Commands::kind, fieldsOf<Commands>()}...};
}

std::map<QByteArray, QStringList> everyCommand()
{
    auto all =
        fieldsOfAll<administration::ChangeMobile, administration::ChangeRoles, ChangeRights, ChangePostRights, KeepSubstitutes, SettleAttention,
                    SettleHeld, cases::AddNote, cases::AttachDocument, cases::CompleteNode, cases::EditCitizen,
                    cases::EditMessage, cases::MergeCitizens, cases::MoveDeadline, cases::AskCitizen, cases::EndWait, cases::MoveToProcess, workflow::PutProcess, workflow::SwitchProcess, cases::PartCitizens, cases::ReferCase, cases::ReleaseCase, cases::ReopenCase,
                    cases::ReviewDocument, cases::SettleProposal, cases::SubscribeCitizen, cases::TakeCase,
                    intake::ImportCase, intake::RegisterCase, answering::RecordAnswer, followup::AskOfficial,
                    followup::RecordReply, followup::NotOurs, followup::AcceptReply, followup::ReturnReply,
                    followup::NameExpert, followup::RequestVisit, followup::ReportVisit, followup::CancelVisit,
                    reference::MergeRecords, reference::PartRecords>();
    all.emplace(reference::putRecordKind, QStringList{QStringLiteral("type"), QStringLiteral("record")});
    all.emplace("(message)", fieldsOf<cases::MessageEdits>());
    all.emplace("(citizen)", fieldsOf<cases::CitizenEdits>());
    return all;
}

QString lines(const QJsonObject &arguments) { return linesOf(typedFields(arguments, arguments)); }

const QString someId = QStringLiteral("019b761a-6540-7000-8000-6c6172676572");

} // namespace

/// Goal: of a command that was not applied one reads all that one had put into it, as one had put it, under words that
/// people have for it; whatever command it is (R244).
class TypedFieldsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { uikit::applyPersian(*qApp); }

    void everyFieldOfEveryCommandHasWordsOrIsNothingForPeople()
    {
        const auto known = everyCommand();
        const Registry registry = makeRegistry();
        for (const auto &[kind, type] : registry.commands())
            QVERIFY2(known.contains(kind), kind + ": add it to this test");
        for (const auto &[kind, fields] : known) {
            for (const QString &field : fields)
                QVERIFY2(hasWords(field), kind + '.' + field.toLatin1());
        }
    }

    void everyCommandHasAName()
    {
        const Registry registry = makeRegistry();
        for (const auto &[kind, type] : registry.commands())
            QVERIFY2(commandName(kind) != QString::fromLatin1(kind), kind);
    }

    void wordsStandAsTheyWereTyped()
    {
        QCOMPARE(lines({{QStringLiteral("words"), QStringLiteral("چاله")}}), QStringLiteral("شرح: چاله"));
    }

    void numbersAndDaysBeginWhereReadingBegins()
    {
        const QString start = uikit::startMark();
        QCOMPARE(start, QString(QChar(0x200F)));
        QCOMPARE(typedFields({{QStringLiteral("phone"), QStringLiteral("09121234567")}},
                             {{QStringLiteral("phone"), QStringLiteral("09121234567")}})
                     .at(0)
                     .value,
                 start + QStringLiteral("۰۹۱۲۱۲۳۴۵۶۷"));
        const QJsonObject answers{
            {QStringLiteral("answers"), QJsonObject{{QStringLiteral("since"), QStringLiteral("2026-11-09")}}}};
        QCOMPARE(typedFields(answers, answers).at(0).value, start + QStringLiteral("\u2066۱۴۰۵/۰۸/۱۸\u2069"));
    }

    void ofAnEditOnlyWhatWasWrittenIsToldAndTypedAnew()
    {
        const QJsonObject edit{{QStringLiteral("seen"), QStringLiteral("پیش")},
                               {QStringLiteral("written"), QStringLiteral("پس")}};
        const QJsonObject arguments{{QStringLiteral("citizen"), someId},
                                    {QStringLiteral("fields"), QJsonObject{{QStringLiteral("name"), edit}}}};
        const auto fields = typedFields(arguments, arguments);
        QCOMPARE(fields.size(), size_t(1));
        QCOMPARE(fields.front().value, QStringLiteral("پس"));
        QVERIFY(fields.front().isTyped);
        const QJsonObject anew = withText(arguments, fields.front().path, QStringLiteral("نو"));
        const QJsonObject name = anew.value(QLatin1String("fields")).toObject().value(QLatin1String("name")).toObject();
        QCOMPARE(name.value(QLatin1String("written")).toString(), QStringLiteral("نو"));
        QCOMPARE(name.value(QLatin1String("seen")).toString(), QStringLiteral("پیش"));
        QCOMPARE(anew.value(QLatin1String("citizen")).toString(), someId);
    }

    void replyThatCameSecondIsReadWithAllThatWasHeard()
    {
        const cases::CaseId caseId = *cases::CaseId::parse(someId);
        const auto arguments = fieldsToJson(followup::RecordReply{caseId,
                                                                  cases::CaseNodeId(caseId.uuid()),
                                                                  QStringLiteral("فردا پر می‌شود"),
                                                                  {},
                                                                  followup::ReplyChannel::InPerson,
                                                                  {}});
        QCOMPARE(lines(arguments),
                 QStringLiteral("شیوهٔ پاسخ مسئول: حضوری\nشرح: فردا پر می‌شود"));
        QVERIFY(typedFields(arguments, arguments).back().isTyped);
    }

    void ratingIsReadInWordsWithItsReason()
    {
        const cases::CaseId caseId = *cases::CaseId::parse(someId);
        const auto arguments = fieldsToJson(followup::AcceptReply{caseId,
                                                                  cases::CaseNodeId(caseId.uuid()),
                                                                  followup::ReplyId(caseId.uuid()),
                                                                  followup::Rating::Weak,
                                                                  QStringLiteral("دیر"),
                                                                  {}});
        QCOMPARE(lines(arguments), QStringLiteral("ارزیابی جوابیه: ضعیف\nدلیل این ارزیابی: دیر"));
    }

    void idsWithoutANameAreNotTold()
    {
        QCOMPARE(lines({{QStringLiteral("case"), someId}, {QStringLiteral("note"), QStringLiteral("یک")}}),
                 QStringLiteral("توضیحات: یک"));
    }

    void whatStandsForSomethingIsReadByItsNameAndNotTyped()
    {
        const QJsonObject arguments{{QStringLiteral("case"), someId},
                                    {QStringLiteral("channel"), QStringLiteral("phone")}};
        QJsonObject named = arguments;
        named.insert(QStringLiteral("case"), QStringLiteral("4820173959"));
        const auto fields = typedFields(arguments, named);
        QCOMPARE(fields.size(), size_t(2));
        QCOMPARE(fields[0].label, QStringLiteral("پرونده"));
        QVERIFY(fields[0].value.contains(QStringLiteral("۴۸۲۰۱۷۳۹۵۹")));
        QCOMPARE(fields[1].value, QStringLiteral("تلفن"));
        QVERIFY(!fields[0].isTyped && !fields[1].isTyped);
    }

    void whatWasLeftEmptyCanBeTypedAnew()
    {
        const QJsonObject arguments{
            {QStringLiteral("note"), QString()},
            {QStringLiteral("values"), QJsonObject{{QStringLiteral("permit"), QStringLiteral("7")}}}};
        const auto fields = typedFields(arguments, arguments);
        QCOMPARE(fields.size(), size_t(2));
        QVERIFY(fields[0].isTyped && fields[1].isTyped);
        QCOMPARE(textAt(arguments, fields[0].path), QStringLiteral("7"));
        QCOMPARE(linesOf(fields).count(u'\n'), 0);
    }

    void fieldOfALaterVersionIsShownAsItIsCalledThere()
    {
        QCOMPARE(lines({{QStringLiteral("later"), QJsonArray{QStringLiteral("یک"), QStringLiteral("دو")}}}),
                 QStringLiteral("later: یک\nدو"));
    }
};

QTEST_MAIN(TypedFieldsTest)
#include "typed_fields_test.moc"
