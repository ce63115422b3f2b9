// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/refer_case.h"
#include "followup/core/ask_official.h"
#include "followup/core/name_expert.h"
#include "followup/core/not_ours.h"
#include "followup/core/record_reply.h"
#include "followup/core/settle_reply.h"
#include "followup/core/visit_commands.h"
#include "support/rules/scene.h"

namespace peygir::test {

// The town walks the second cycle: Reza follows up, Mina is the head of unit one and so the official of street one,
// Nima stands beside them.

inline const QString because = QStringLiteral("because");

/// The same subjects in a process of format 2.
inline void walk(Scene &scene, const QString &file)
{
    workflow::ProcessDefinition process = shippedProcess(file);
    process.key = workflow::processOf(process).value()->key().text();
    scene.store.put(process);
    for (catalogue::Subject subject : scene.store.all<catalogue::Subject>()) {
        subject.process = process.id.uuid();
        scene.store.put(subject);
    }
    using catalogue::ExpertAreaId;
    putArea(scene.store, {ExpertAreaId(idNamed("area:follow_up")), {QStringLiteral("follow up"), {}}, followUpPost()});
    putArea(scene.store,
            {ExpertAreaId(idNamed("area:answering_one")), {QStringLiteral("answering one"), {}}, answeringOne(), unitOne()});
    organisation::Post head = postOf(scene.store, headOne());
    head.holder = mina();
    scene.store.put(head);
}

/// A message about street one that lies with Reza to be followed up.
inline cases::CaseId pursued(Scene &scene)
{
    walk(scene, QStringLiteral("cycle_137_2"));
    return aCase(scene).at(streetOne(), "12").completed("register").registered();
}

inline followup::AskOfficial question(Scene &scene, const cases::CaseId &id, const QString &words = because)
{
    return {id, scene.openNode(id).id, {}, words, {}};
}

/// The same, and Mina was asked.
inline cases::CaseId asked(Scene &scene)
{
    const cases::CaseId id = pursued(scene);
    scene.must(question(scene, id), reza());
    return id;
}

inline followup::RecordReply reply(Scene &scene, const cases::CaseId &id,
                                   const QString &words = QStringLiteral("it is filled"))
{
    return {id, scene.openNode(id).id, words, {}, followup::ReplyChannel::Cartable, {}};
}

/// The same, and she has replied.
inline cases::CaseId replied(Scene &scene)
{
    const cases::CaseId id = asked(scene);
    scene.must(reply(scene, id), mina());
    return id;
}

template <RowType T>
T theOnly(const Scene &scene)
{
    const std::vector<T> all = scene.store.all<T>();
    if (all.size() != 1)
        qFatal("%s: %d rows where one was expected", T::tableName, int(all.size()));
    return all.front();
}

inline followup::AcceptReply acceptance(Scene &scene, const cases::CaseId &id)
{
    return {id, scene.openNode(id).id, theOnly<followup::Reply>(scene).id, followup::Rating::Good, because, {}};
}

/// A visit to street one by Nima's post, tomorrow.
inline followup::RequestVisit visitTo(Scene &scene, const cases::CaseId &id)
{
    return {id, answeringTwo(), scene.now + std::chrono::hours(24), because};
}

} // namespace peygir::test
