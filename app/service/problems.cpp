// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/problems.h"

#include "front/server/problem.h"
#include "service/event_log.h"

#include <algorithm>
#include <iterator>

namespace peygir::server {

namespace {

struct StatusOfId
{
    QByteArrayView id;
    int status;
};

/// Ids that are not here have the status that their last word has in `front`.
constexpr StatusOfId statuses[] = {
    {"access.account_closed", 401},
    {"access.directory_gone", 503},
    {"access.directory_none", 503},
    {"access.own_account", 422},
    {"access.password_common", 422},
    {"access.password_first", 403},
    {"access.password_is_name", 422},
    {"access.password_of_directory", 422},
    {"access.password_same", 422},
    {"access.password_short", 422},
    {"access.sign_in_name", 422},
    {"access.sign_in_name_taken", 422},
    {"access.sign_in_wrong", 401},
    {"access.token_expired", 401},
    {"access.token_unknown", 401},
    {"access.unauthorized", 401},
    {"sync.device_lost", 401},
    {"followup.phone_unknown", 401},
    {"followup.phone_ended", 403},
    {"followup.phone_expired", 403},
    {"followup.visit_of_another", 403},
    {"followup.visit_over", 409},
    {"followup.photo_missing", 409},
    {"followup.photo_too_large", 413},
    {"followup.report_too_large", 413},
    {"access.token_of_another_desk", 403},
    {"sync.desk_of_another", 403},
    {"sync.author", 403},
    {"sync.not_in_set", 403},
    {"sync.dictionary_unknown", 400},
    {"sync.epoch_changed", 409},
    {"sync.cursor_expired", 410},
    {"sync.snapshot_gone", 404},
    {"sync.fork", 409},
    {"sync.too_large", 413},
    {"command.envelope.too_large", 413},
    {"sync.version_unsupported", 426},
    {"access.sign_in_later", 429},
    {"sync.no_state", 500},
    {"sync.no_more_desks", 503},
    {"sync.not_leader", 503},
    {"server.overloaded", 503},
    {"server.stopping", 503},
};

} // namespace

front::HttpResponse problemOf(const Error &error)
{
    if (error.id().startsWith("storage.")) {
        logError("request", error);
        return front::problemDocument(Error(error.id(), {{QStringLiteral("retryAfter"), 5}}), 503);
    }
    // Another node may serve it, or this one when its program is the new one: no fault of the desk's.
    if (error.id() == "sync.schema_unsupported" && error.values().contains(QStringLiteral("retryAfter")))
        return front::problemDocument(error, 503);
    const auto found = std::find_if(std::begin(statuses), std::end(statuses),
                                    [&error](const StatusOfId &row) { return row.id == error.id(); });
    return found == std::end(statuses) ? front::problemDocument(error) : front::problemDocument(error, found->status);
}

front::HttpResponse bytesResponse(QByteArray bytes) { return {200, "application/octet-stream", std::move(bytes), {}}; }

front::HttpResponse answerOf(const Result<QByteArray> &bytes)
{
    return bytes.ok() ? bytesResponse(*bytes) : problemOf(bytes.error());
}

} // namespace peygir::server
