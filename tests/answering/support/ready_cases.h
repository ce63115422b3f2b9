// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answering/core/record_answer.h"
#include "support/rules/scene.h"
#include "workflow/core/process_codec.h"
#include "workflow/core/process_text.h"

#include <QFile>

/// Cases that wait for the call to their citizen.
namespace peygir::test {

/// A shipped process whose edges with acts of other features are bare operations: so a test walks a case to its answer
/// by `completed`, without those features. `bare`: an act of answering that is a bare operation as well.
inline workflow::ProcessDefinition cycleToAnswer(const QString &file, const char *bare = "")
{
    QFile source(QStringLiteral(":/processes/%1.json").arg(file));
    if (!source.open(QIODevice::ReadOnly))
        qFatal("no process %s", qPrintable(file));
    workflow::ProcessDraft draft = workflow::parseProcess(source.readAll()).value().draft();
    for (workflow::Edge &edge : draft.edges) {
        if (edge.act && (!edge.act->text().startsWith(QLatin1String("answering.")) || edge.act->text() == QLatin1String(bare)))
            edge.act.reset();
    }
    return {draft.id, draft.key.text(), draft.version, QString::fromUtf8(workflow::textOf(draft)), true};
}

/// From now on cases about `subject` walk this process.
inline void walks(Scene &scene, const catalogue::SubjectId &subject, const workflow::ProcessDefinition &process)
{
    scene.store.put(process);
    for (catalogue::Subject record : scene.store.all<catalogue::Subject>()) {
        if (record.id != subject)
            continue;
        record.process = process.id.uuid();
        scene.store.put(record);
    }
}

/// A town whose messages about potholes walk the whole cycle, and about the clerk's subject the town's with one clerk.
inline Scene answeringTown()
{
    Scene scene;
    walks(scene, pothole(), cycleToAnswer(QStringLiteral("cycle_137_2")));
    walks(scene, clerkSubject(), cycleToAnswer(QStringLiteral("one_clerk_town_2")));
    return scene;
}

enum class Official { Asked, NotAsked };
/// At `answer`. An official's stay is held by `headOne`, or by `official`.
inline cases::CaseId readyCase(Scene &scene, const char *phone = "09121234567", Official official = Official::Asked,
                               const std::optional<organisation::PostId> &by = {})
{
    CaseBuilder builder(scene);
    builder.at(streetOne()).calledFrom(QLatin1String(phone)).completed("register");
    if (official == Official::NotAsked)
        return builder.completed("settle").registered();
    builder.completed("ask");
    if (by)
        builder.referredTo(*by);
    return builder.completed("reply").completed("accept").registered();
}

inline answering::RecordAnswer anAnswer(const Scene &scene, const cases::CaseId &id, answering::CallResult result)
{
    const bool isAnswered = result == answering::CallResult::Done || result == answering::CallResult::NotDone;
    answering::RecordAnswer answer{id, scene.openNode(id).id, result, {}, {}, {}, {}, {}, cases::Channel::Phone};
    if (isAnswered)
        answer.opinion = cases::Opinion::Satisfied;
    if (result == answering::CallResult::NotDone)
        answer.words = QStringLiteral("the hole is still there");
    if (result == answering::CallResult::NoOpinion)
        answer.reason = QStringLiteral("the number does not exist");
    if (result == answering::CallResult::Later)
        answer.askAgainAt = scene.now + std::chrono::hours(48);
    return answer;
}

} // namespace peygir::test
