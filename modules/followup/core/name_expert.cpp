// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/core/name_expert.h"

#include "cases/core/moving.h"
#include "followup/core/case_parts.h"

namespace peygir::followup {

using cases::CaseDossier;
using cases::CaseNode;
using cases::Referral;
using organisation::Post;
using workflow::Purpose;

namespace {

/// Of the open stays, those that an expert works at (`follow_up`, `check`), and whether the case is in follow-up at
/// all.
struct Pursuit
{
    std::vector<CaseNode> experts;
    bool isFollowedUp = false;
};

Pursuit pursuitOf(const CaseDossier &dossier, const workflow::Process &process)
{
    Pursuit pursuit;
    for (const CaseNode &node : dossier.nodes) {
        const auto key = workflow::NodeKey::parse(node.node);
        const workflow::Node *at = key.ok() ? process.find(*key) : nullptr;
        if (node.state != workflow::OpeningState::Open || !at || !at->task())
            continue;
        const bool ofExpert = at->task()->serves(Purpose::FollowUp) || at->task()->serves(Purpose::Check);
        pursuit.isFollowedUp = pursuit.isFollowedUp || ofExpert || at->task()->serves(Purpose::Official);
        if (ofExpert)
            pursuit.experts.push_back(node);
    }
    return pursuit;
}

/// Gives one stay to the expert, as a referral does.
Changes referred(const CaseNode &node, const Post &to, const QString &note, CaseDossier &dossier, const Facts &facts,
                 const Given &given)
{
    CaseNode handed = node;
    handed.holder = to.id;
    handed.unit = to.unit;
    handed.takenBy.reset();
    handed.takenAt.reset();
    dossier.putNode(handed);
    ++dossier.card.referrals;
    Changes changes;
    return std::move(changes.put(handed).put(
        Referral{given.idOf<cases::ReferralId>("referral:" + node.id.uuid().toAscii()), node.caseId, node.id,
                 node.holder, to.id, note, facts.author().id(), given.happenedAt()}));
}

} // namespace

Result<Changes> decide(const NameExpert &command, const Facts &facts, const Given &given)
{
    const auto found = facts.of<CaseDossier>(command.caseId);
    if (found.isUnknown())
        return Changes::leftToServer();
    if (found.isAbsent())
        return Error("cases.unknown");
    CaseDossier dossier = *found;
    if (const auto allowed = cases::mayAnywhere(facts, nameExpertVerb, dossier); !allowed.ok())
        return cases::refusedOrLeft(allowed.error());
    if (cases::hasHappened(facts, given))
        return Changes::none();
    TRY(dossier.mustBeOpen(facts));
    TRY_LET(const QString note, cases::storedNote(command.note));
    TRY_LET(const auto process, cases::processOf(dossier.card, facts));
    if (process.isUnknown())
        return Changes::leftToServer();
    const Pursuit pursuit = pursuitOf(dossier, **process);
    if (!pursuit.isFollowedUp)
        return Error("cases.not_for_this", {{QStringLiteral("purpose"), QStringLiteral("follow_up")}});
    const auto post = facts.of<Post>(command.expert);
    if (post.isUnknown())
        return Changes::leftToServer();
    if (post.isAbsent() || !post->active)
        return Error("cases.post_unknown");
    if (dossier.card.expert == command.expert)
        return Changes::none();

    QJsonObject values{{QStringLiteral("to"), command.expert.toString()}};
    if (dossier.card.expert)
        values.insert(QStringLiteral("from"), dossier.card.expert->toString());
    dossier.card.expert = command.expert;
    Changes changes;
    for (const CaseNode &node : pursuit.experts) {
        if (node.holder != command.expert)
            changes.add(referred(node, *post, note, dossier, facts, given));
    }
    dossier.addUnit(post->unit);
    return std::move(changes.add(withoutMove(
        dossier, found->file, actEntry("followup.expert_named", note, values, command.caseId, facts, given), given)));
}

} // namespace peygir::followup
