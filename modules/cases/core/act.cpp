// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/act.h"

#include "cases/core/acting_for.h"
#include "cases/core/walking.h"
#include "workflow/core/format_words.h"

namespace peygir::cases {

namespace {

using organisation::Post;

Result<void> mustServe(const OpenStay &stay, workflow::Purpose purpose)
{
    const workflow::Task *task = stay.at->task();
    if (task && task->serves(purpose))
        return {};
    Error error("cases.not_for_this",
                {{QStringLiteral("purpose"), QString::fromLatin1(workflow::wordFor(purpose, workflow::purposeWords))}});
    const workflow::Status *status = stay.at->status();
    return status ? error.with(QStringLiteral("status"), status->name.fa) : error;
}

/// Who was named to hold what is opened; nothing where nobody was. Unknown: this store cannot tell.
Result<std::optional<Holding>> namedHolder(const std::optional<organisation::PostId> &to, const Facts &facts)
{
    if (!to)
        return std::optional<Holding>();
    const auto post = facts.of<Post>(*to);
    if (post.isAbsent() || (post.isKnown() && !post->active))
        return Error("cases.post_unknown");
    return std::optional(Holding{post});
}

HistoryEntry entryOf(const ActAt &at, const OpenStay &stay, const workflow::Edge *edge, const QString &note,
                     const Facts &facts, const Given &given)
{
    const CaseNode &node = stay.node;
    HistoryEntry entry = historyOf(HistoryKind::Acted, at.caseId, facts, given);
    entry.node = node.id;
    entry.words = note;
    entry.values = at.values;
    entry.values.insert(QStringLiteral("node"), node.node);
    entry.values.insert(QStringLiteral("act"), at.act.text());
    if (edge)
        entry.values.insert(QStringLiteral("operation"), edge->key.text());
    sayForWhom(entry, stay.dossier, node, facts);
    return entry;
}

/// The rows of a case that stays where it is.
Changes stayed(CaseDossier &dossier, const CaseDossier &before, const HistoryEntry &entry, const Given &given)
{
    Changes changes;
    changes.put(entry);
    if (!toRow(before.card).sameContent(toRow(dossier.card))) {
        dossier.alignCard(given.happenedAt());
        changes.put(dossier.card);
    }
    if (!toRow(before.file).sameContent(toRow(dossier.file)))
        changes.put(dossier.file);
    return changes;
}

} // namespace

Result<ActAnswer> act(const ActAt &at, const Facts &facts, const Given &given)
{
    TRY_LET(auto found, openStay(at.caseId, at.node, at.verb, facts, given, at.orIn));
    auto *stay = std::get_if<OpenStay>(&found);
    if (!stay)
        return ActAnswer{std::nullopt, std::get<Changes>(std::move(found))};
    TRY(mustServe(*stay, at.purpose));
    TRY_LET(QString note, storedNote(at.note));
    const workflow::Edge *edge = stay->process->acting(stay->at->key, at.act);
    const HistoryEntry entry = entryOf(at, *stay, edge, note, facts, given);
    const CaseDossier before = stay->dossier;
    if (at.also)
        at.also(stay->dossier);
    if (!edge)
        return ActAnswer{Acted{stay->dossier, stay->node, false, stayed(stay->dossier, before, entry, given)}};

    TRY_LET(const auto holder, namedHolder(at.to, facts));
    if (holder && holder->post.isUnknown())
        return ActAnswer{std::nullopt, Changes::leftToServer()};
    TRY_LET(Changes changes, walk(*stay, {edge->key, std::move(note), {}}, entry, facts, given, holder));
    if (changes.isLeftToServer())
        return ActAnswer{std::nullopt, std::move(changes)};
    // What `also` did to the file may be all that changed of it.
    if (!toRow(before.file).sameContent(toRow(stay->dossier.file)))
        changes.put(stay->dossier.file);
    return ActAnswer{Acted{stay->dossier, stay->node, true, std::move(changes)}};
}

Result<Fact<bool>> hasEdge(const CaseDossier &dossier, const CaseNode &node, const workflow::ActName &act,
                           const Facts &facts)
{
    TRY_LET(const auto process, processOf(dossier.card, facts));
    if (process.isUnknown())
        return Fact<bool>::unknown();
    const auto key = workflow::NodeKey::parse(node.node);
    return Fact<bool>::known(key.ok() && (*process)->acting(*key, act));
}

} // namespace peygir::cases
