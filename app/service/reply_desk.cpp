// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/reply_desk.h"

#include "access/core/roles.h"
#include "answering/store/sms_replies.h"
#include "service/event_log.h"

namespace peygir::server {

using answering::RecordAnswer;

Result<bool> takeReply(storage::Connection &connection, const RunCommand &run)
{
    TRY_LET(const auto act, answering::nextReply(connection));
    if (!act)
        return false;
    const Envelope envelope{act->command, RecordAnswer::kind, RecordAnswer::version, access::systemUser(), act->at, 0,
                            std::nullopt, {}, fieldsToJson(act->answer)};
    TRY_LET(const sync::Receipt receipt, run(envelope));
    std::optional<Error> refusal;
    if (receipt.outcome != sync::Outcome::Applied)
        refusal = receipt.reason.value_or(Error("server.command_refused"));
    TRY(answering::endReply(connection, *act, refusal));
    logEvent("sms-reply", {{"command", act->command.toAscii()}, {"outcome", refusal ? refusal->id() : "applied"}});
    return true;
}

} // namespace peygir::server
