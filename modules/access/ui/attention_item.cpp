// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/ui/attention_item.h"

#include "access/ui/attention_page.h"
#include "access/ui/command_name.h"
#include "access/ui/decision_text.h"
#include "uikit/ages.h"
#include "uikit/error_sentence.h"
#include "uikit/times.h"

namespace peygir::access {

AttentionItem itemOf(const AttentionEntry &read, const UserId &reader)
{
    const Attention &entry = read.entry;
    const Error error(entry.errorId.toLatin1(), entry.errorValues.toVariantMap());
    AttentionItem item{entry.id,
                       entry.commandId,
                       entry.reason,
                       error,
                       uikit::errorSentence(error),
                       entry.commandKind.toLatin1(),
                       entry.arguments,
                       entry.user == reader};
    item.at = entry.at;
    if (!item.isOwn) {
        item.title = AttentionPage::tr("%1 of %2").arg(commandName(item.kind), read.author);
        item.origin = AttentionPage::tr("%1 entered it at %2.").arg(read.author, uikit::timeText(entry.at));
    }
    QStringList decisions;
    for (const DecisionRead &decision : read.decisions) {
        decisions.append(decisionText(decision.act, decision.by));
        item.isDecided = item.isDecided || !decision.act.end;
    }
    item.decisions = decisions.join(u'\n');
    return item;
}

AttentionItem itemOf(const TroubledCommand &troubled)
{
    const bool waits = troubled.standing == TroubledCommand::Standing::Waiting;
    const bool isRefused = troubled.standing == TroubledCommand::Standing::Refused;
    const QString reason = uikit::errorSentence(troubled.reason);
    return {std::nullopt,
            troubled.command,
            isRefused ? AttentionReason::Refused : AttentionReason::Held,
            troubled.reason,
            waits ? AttentionPage::tr("Waits to be sent and has no effect here now: %1 The server decides.").arg(reason) : reason,
            troubled.kind,
            troubled.arguments,
            true,
            waits};
}

uikit::ListRow rowOf(const AttentionItem &item, Instant now)
{
    const QString title = item.title.isEmpty() ? commandName(item.kind) : item.title;
    uikit::ListRow row{item.command.toString(), {}, title, item.sentence, {}};
    if (item.at)
        row.age = uikit::ageText(now - *item.at);
    return row;
}

} // namespace peygir::access
