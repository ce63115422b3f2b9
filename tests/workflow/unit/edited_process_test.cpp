// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/edited_process.h"

#include "workflow/core/process_codec.h"
#include "workflow/core/process_text.h"
#include "workflow/core/put_process.h"
#include "workflow/support/small_process.h"

#include <QFile>
#include <QtTest>

using namespace peygir;
using namespace peygir::workflow;

namespace {

NodeKey key(const char *text) { return NodeKey::parse(QString::fromLatin1(text)).value(); }

Process shipped(const char *name)
{
    QFile file(QStringLiteral(":/processes/%1.json").arg(QLatin1String(name)));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no such process");
    return parseProcess(file.readAll()).value();
}

Process small() { return parseProcess(test::smallProcess()).value(); }

size_t edgeAt(const EditedProcess &edited, const char *from, const char *operation)
{
    const auto &edges = edited.draft().edges;
    for (size_t at = 0; at < edges.size(); ++at) {
        if (edges[at].from == key(from) && edges[at].key.text() == QLatin1String(operation))
            return at;
    }
    qFatal("no such operation");
}

Error errorOf(const EditedProcess &edited)
{
    const auto next = edited.next();
    if (next.ok())
        qFatal("nothing is wrong with it");
    return next.error();
}

/// "added" for a line that only the second text has, "gone" for one that only the first has.
QStringList differences(const Process &before, const Process &after)
{
    const QStringList was = QString::fromUtf8(textOf(before.draft())).split(u'\n');
    const QStringList is = QString::fromUtf8(textOf(after.draft())).split(u'\n');
    QStringList found;
    for (const QString &line : was) {
        if (!is.contains(line) && !line.contains(QLatin1String("\"id\": \"")) && !line.contains(QLatin1String("\"version\"")))
            found.append(QStringLiteral("gone"));
    }
    for (const QString &line : is) {
        if (!was.contains(line) && !line.contains(QLatin1String("\"id\": \"")) && !line.contains(QLatin1String("\"version\"")))
            found.append(QStringLiteral("added"));
    }
    return found;
}

} // namespace

/// Goal: a process that is edited in tables becomes its next version with exactly the lines changed that were edited, and
/// what is wrong with it is said with the line where it has to be mended (R074, R075, R077, R078, R091).
class EditedProcessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasNotEditedIsNoNextVersion()
    {
        QCOMPARE(errorOf(EditedProcess(small())).id(), QByteArray("workflow.edit.nothing"));
    }

    void colourThatNobodySeesIsRefusedAtItsStatus()
    {
        EditedProcess edited(small());
        StatusLine line = statusLineOf(*edited.node(key("left")));
        line.colour = QStringLiteral("#ffffff");
        QVERIFY(edited.setStatus(key("left"), line).ok());
        const Error error = errorOf(edited);
        QCOMPARE(error.id(), QByteArray("workflow.process.colour_contrast"));
        QCOMPARE(error.values().value(QStringLiteral("node")).toString(), QStringLiteral("left"));
    }

    void messageToTheCitizenMayNotNameWhatNobodyAsked()
    {
        EditedProcess edited(small());
        StatusLine line = statusLineOf(*edited.node(key("done")));
        line.sms = Localized{QStringLiteral("کد {code} در {nowhere}"), {}};
        QVERIFY(edited.setStatus(key("done"), line).ok());
        const Error error = errorOf(edited);
        QCOMPARE(error.id(), QByteArray("workflow.process.sms_placeholder"));
        QCOMPARE(error.values().value(QStringLiteral("node")).toString(), QStringLiteral("done"));
    }

    void shortcutThatTwoOperationsHaveIsRefusedAtTheSecond()
    {
        EditedProcess edited(shipped("cycle_137"));
        const auto &edges = edited.draft().edges;
        const size_t first = 0;
        OperationLine line = operationLineOf(edges[first]);
        line.name = Localized{QStringLiteral("راه دیگر"), {}};
        QVERIFY(line.shortcut);
        QVERIFY(edited.addOperation(line).ok());
        const Error error = errorOf(edited);
        QCOMPARE(error.id(), QByteArray("workflow.process.duplicate_shortcut"));
        QCOMPARE(error.values().value(QStringLiteral("edge")).toString(), QStringLiteral("operation_1"));
    }

    void statusToWhichNothingLeadsIsRefused()
    {
        EditedProcess edited(small());
        const NodeKey made = edited.addStatus({{QStringLiteral("تازه"), {}}, QStringLiteral("#2563eb")});
        QCOMPARE(errorOf(edited).id(), QByteArray("workflow.process.unreachable"));
        QVERIFY(edited.addOperation({QStringLiteral("last"), made.text(), EdgeKind::Forward,
                                     Localized{QStringLiteral("به تازه"), {}}})
                    .ok());
        const Error error = errorOf(edited);
        QCOMPARE(error.id(), QByteArray("workflow.process.dead_end"));
        QCOMPARE(error.values().value(QStringLiteral("node")).toString(), made.text());
        QVERIFY(edited.addOperation({made.text(), QStringLiteral("done"), EdgeKind::Forward,
                                     Localized{QStringLiteral("پایان"), {}}})
                    .ok());
        QVERIFY(edited.next().ok());
    }

    void beginningStaysAndSplitIsNoStatus()
    {
        EditedProcess edited(small());
        QCOMPARE(edited.removeStatus(key("first")).error().id(), QByteArray("workflow.edit.start_stays"));
        QCOMPARE(edited.removeStatus(key("both")).error().id(), QByteArray("workflow.process.unknown_node"));
        QVERIFY(!edited.isChanged());
    }

    void receiverNeedsWhatHisRuleAsksFor()
    {
        EditedProcess edited(small());
        const auto refusedField = [&edited](const ReceiverLine &line) {
            const auto set = edited.setReceiver(key("left"), line);
            return set.ok() ? QString() : set.error().values().value(QStringLiteral("field")).toString();
        };
        QCOMPARE(refusedField({.by = HolderKind::Role}), QStringLiteral("role"));
        QCOMPARE(refusedField({.by = HolderKind::Role, .role = QStringLiteral("clerk")}), QStringLiteral("unit"));
        QCOMPARE(refusedField({.by = HolderKind::UnitHead}), QStringLiteral("unit"));
        QCOMPARE(refusedField({.by = HolderKind::Doer}), QStringLiteral("node"));
        QCOMPARE(refusedField({.by = HolderKind::Post, .post = QStringLiteral("No Key")}), QStringLiteral("post"));
        QCOMPARE(refusedField({.by = HolderKind::Area, .role = QStringLiteral("Expert!")}), QStringLiteral("role"));
        QVERIFY(!edited.isChanged());
    }

    void everyRuleForReceiversComesBackAsItWas()
    {
        for (const HolderRule &rule : std::initializer_list<HolderRule>{
                 PostHolds{QStringLiteral("mayor")}, RoleHolds{QStringLiteral("clerk"), Responsibility::Region},
                 UnitHeadHolds{Responsibility::Subject}, DoerHolds{key("first")}, AuthorHolds{}, CitizenHolds{},
                 AreaHolds{QStringLiteral("clerk")}, ExpertHolds{QStringLiteral("clerk")}})
            QVERIFY(holderRuleOf(receiverLineOf(rule)).value() == rule);
    }

    void nameColourAndMessageOfOneStatusChangeOneLine()
    {
        const Process before = shipped("cycle_137_2");
        EditedProcess edited(before);
        StatusLine line = statusLineOf(*edited.node(key("official")));
        line.name.fa = QStringLiteral("نزد مسئول");
        line.colour = QStringLiteral("#b45309");
        line.sms = Localized{QStringLiteral("پیام {code} نزد مسئول است."), {}};
        QVERIFY(edited.setStatus(key("official"), line).ok());
        QCOMPARE(edited.changedLines(), 1);
        const auto next = edited.next();
        QVERIFY(next.ok());
        QCOMPARE(differences(before, *next), QStringList({QStringLiteral("gone"), QStringLiteral("added")}));
        QCOMPARE(next->find(key("official"))->status()->name.fa, line.name.fa);
        QCOMPARE(next->id(), nextVersionOf(before.id()));
        QCOMPARE(next->version(), 3);
        QCOMPARE(next->key(), before.key());
    }

    void operationKeepsItsActAndFormsStay()
    {
        const Process before = shipped("cycle_137_2");
        EditedProcess edited(before);
        const size_t ask = edgeAt(edited, "follow_up", "ask");
        OperationLine line = operationLineOf(edited.draft().edges[ask]);
        line.name = Localized{QStringLiteral("استعلام"), {}};
        line.needsNote = true;
        QVERIFY(edited.setOperation(ask, line).ok());
        const auto next = edited.next();
        QVERIFY(next.ok());
        QVERIFY(next->acting(key("follow_up"), ActName::parse(QStringLiteral("followup.ask")).value()));
        QCOMPARE(differences(before, *next), QStringList({QStringLiteral("gone"), QStringLiteral("added")}));

        EditedProcess withForm(small());
        StatusLine status = statusLineOf(*withForm.node(key("first")));
        status.colour = QStringLiteral("#b45309");
        QVERIFY(withForm.setStatus(key("first"), status).ok());
        QVERIFY(withForm.next()->find(key("first"))->task()->form.has_value());
    }

    void statusGoesWithItsOperationsAndUndoBringsAllBack()
    {
        const Process before = small();
        EditedProcess edited(before);
        QVERIFY(edited.removeStatus(key("right_again")).ok());
        QVERIFY(edited.next().ok());
        QCOMPARE(edited.next()->edges().size(), before.edges().size() - 2);
        QCOMPARE(edited.changedLines(), 3);
        QVERIFY(edited.undo());
        QVERIFY(!edited.isChanged());
        QVERIFY(!edited.undo());
    }

    void operationsAndReceiversAreArrangedAnew()
    {
        EditedProcess edited(shipped("one_clerk_town_2"));
        const NodeKey checked =
            edited.addStatus({.name = {QStringLiteral("بازبینی"), QStringLiteral("Review")},
                              .colour = QStringLiteral("#0d9488"),
                              .deadlineHours = 8});
        QVERIFY(edited.setReceiver(checked, {.by = HolderKind::UnitHead, .unit = Responsibility::Organisation}).ok());
        OperationLine there{QStringLiteral("in_hand"), checked.text(), EdgeKind::Forward,
                            Localized{QStringLiteral("برای بازبینی"), {}}};
        there.inputs = {{QStringLiteral("number"), {QStringLiteral("شماره"), {}}, InputType::Digits}};
        QVERIFY(edited.addOperation(there).ok());
        QVERIFY(edited
                    .addOperation({checked.text(), QStringLiteral("in_hand"), EdgeKind::Back,
                                   Localized{QStringLiteral("بازگشت"), {}}, true})
                    .ok());
        const auto next = edited.next();
        QVERIFY(next.ok());
        QCOMPARE(next->find(checked)->task()->holder,
                 HolderRule(UnitHeadHolds{Responsibility::Organisation}));
        QCOMPARE(next->edgesFrom(key("in_hand")).back()->inputs.size(), size_t(1));
        QCOMPARE(edited.changedLines(), 3);
    }
};

QTEST_GUILESS_MAIN(EditedProcessTest)
#include "edited_process_test.moc"
