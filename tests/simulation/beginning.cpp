// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/beginning.h"

#include "cases/core/complete_node.h"
#include "cases/core/edit_citizen.h"
#include "followup/core/ask_official.h"
#include "followup/core/record_reply.h"
#include "followup/core/settle_reply.h"
#include "followup/core/visit_commands.h"
#include "intake/core/register_case.h"
#include "simulation/bucket_sets.h"
#include "simulation/server.h"

namespace peygir::simulation {

Beginning::Beginning()
{
    const auto empty = emptyImage(programs.later.migrations, storage::Side::Server);
    Server made(empty, programs.later, bucketSets(), 5000, 1);
    made.establish();
    must(made.start(at));
    for (const City::Step &step : city.steps())
        say(made, step.kind, step.arguments);
    for (int stage = 0; stage < stages; ++stage)
        haveUnderWay(made, stage);
    haveTwoOpinions(made);
    meet(made, desks);
    meet(made, earlierDesks);
    mirror.emplace(registry);
    must(mirror->follow(made.connection()));
    server = made.image();
}

void Beginning::say(Server &made, const QByteArray &kind, const QJsonObject &arguments)
{
    const auto outcome = must(made.say(kind, arguments, at));
    if (outcome.receipts.front().outcome != sync::Outcome::Applied)
        qFatal("the city is not made: %s", outcome.receipts.front().reason->id().constData());
}

void Beginning::haveUnderWay(Server &made, int stage)
{
    for (const catalogue::Subject &subject : city.subjects()) {
        const workflow::Process *process = city.process(subject.process);
        if (!subject.active || process->version() < 2)
            continue;
        const QString words = QStringLiteral("stage %1").arg(stage);
        say(made, intake::RegisterCase::kind,
            fieldsToJson(intake::RegisterCase{{}, subject.id, city.places().front().id, QString::number(stage), {}, words,
                                              QStringLiteral("0912345670%1").arg(stage), {}, cases::Channel::Phone,
                                              cases::Urgency::FollowUp, {}}));
        // A town with one task serves everything there.
        if (process->key().text() != QLatin1String("cycle_137_2"))
            continue;
        const auto standing = [&made, &subject, &words] {
            std::vector<std::pair<cases::CaseId, cases::CaseNodeId>> stays;
            must(made.connection().each("SELECT n.aggregate, n.id FROM case_node n JOIN case_card c ON c.id = n.aggregate"
                                        " JOIN case_file f ON f.id = c.id"
                                        " WHERE n.state = 'open' AND c.subject = ? AND f.words = ?",
                                        {Value(subject.id.uuid()), Value::text(words)}, [&stays](const storage::RowView &view) {
                                            stays.emplace_back(cases::CaseId(view.uuid(0)), cases::CaseNodeId(view.uuid(1)));
                                            return true;
                                        }));
            return stays.at(0);
        };
        auto [id, node] = standing();
        say(made, cases::CompleteNode::kind,
            fieldsToJson(cases::CompleteNode{id, node, QStringLiteral("register"), {}, {}}));
        // Somebody is to look at the place, the day after.
        say(made, followup::RequestVisit::kind,
            fieldsToJson(followup::RequestVisit{id, city.posts()[1].id, at + std::chrono::hours(24), words}));
        if (stage == 0)
            continue;
        node = standing().second;
        say(made, followup::AskOfficial::kind, fieldsToJson(followup::AskOfficial{id, node, {}, words, {}}));
        if (stage == 1)
            continue;
        node = standing().second;
        say(made, followup::RecordReply::kind,
            fieldsToJson(followup::RecordReply{id, node, words, {}, followup::ReplyChannel::Phone, {}}));
        if (stage == 2)
            continue;
        node = standing().second;
        say(made, followup::AcceptReply::kind, fieldsToJson(followup::AcceptReply{id, node, {}, {}, {}, {}}));
    }
}

void Beginning::haveTwoOpinions(Server &made)
{
    std::vector<cases::CitizenId> citizens;
    must(made.connection().each("SELECT id FROM citizen ORDER BY id", {}, [&citizens](const storage::RowView &view) {
        citizens.emplace_back(view.uuid(0));
        return true;
    }));
    for (const cases::CitizenId &citizen : citizens) {
        for (const char *name : {"one", "another"}) {
            cases::CitizenEdits edits;
            edits.name = FieldEdit<QString>{QString(), QLatin1String(name)};
            say(made, cases::EditCitizen::kind, fieldsToJson(cases::EditCitizen{citizen, edits}));
        }
    }
}

void Beginning::meet(Server &made, Desks &all)
{
    all.fresh.disk = emptyImage(all.program->migrations, storage::Side::Desk);
    for (const UserId &user : city.users()) {
        const int number = int(all.met.size());
        Desk desk(number, user, all.fresh, *all.program, quint64(all.program->schema()) * 100 + quint64(number));
        must(desk.start(at));
        while (const auto request = must(desk.engine().next(at))) {
            const sync::Session session{desk.user, desk.engine().desk()};
            const QByteArray answer = must(made.answer(session, session.desk, request->kind, request->body, at));
            must(desk.engine().receive(request->kind, answer, at));
        }
        all.met.push_back(desk.image());
    }
}

} // namespace peygir::simulation
