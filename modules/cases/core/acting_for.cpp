// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/acting_for.h"

#include "access/core/substitutes.h"

namespace peygir::cases {

void sayForWhom(HistoryEntry &entry, const CaseDossier &dossier, const CaseNode &node, const Facts &facts)
{
    const UserId &author = facts.author().id();
    if (!node.holder || node.takenBy == author)
        return;
    const auto post = facts.of<organisation::Post>(*node.holder);
    if (!post.isKnown() || !post->holder || *post->holder == author)
        return;
    if (!access::standsInFor(facts, author, *post->holder) && !mayAt(facts, superviseVerb, dossier, node).ok())
        return;
    entry.values.insert(QStringLiteral("for"), post->holder->toString());
    if (const auto person = facts.of<organisation::Person>(*post->holder); person.isKnown())
        entry.values.insert(QStringLiteral("for_name"), person->fullName);
}

} // namespace peygir::cases
