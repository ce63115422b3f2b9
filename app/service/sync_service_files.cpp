// SPDX-License-Identifier: GPL-3.0-or-later
// What of the server's answers is no message: files, snapshots, and who listens.
#include "service/problems.h"
#include "service/sync_service.h"

namespace peygir::server {

using front::HttpRequest;
using front::Responder;

front::UploadOpening SyncService::openUpload(const HttpRequest &request)
{
    if (m_sequencer.schemaFit() != SchemaFit::Whole)
        return {nullptr, problemOf(schemaUnsupported())};
    const auto session = sessionOf(request);
    return session.ok() ? m_blobs.open(*session, request) : front::UploadOpening{nullptr, problemOf(session.error())};
}

void SyncService::snapshot(const Session &session, const HttpRequest &request, const Responder &respond)
{
    // The files are the leader's: it has made them.
    if (isLedElsewhere(request, respond))
        return;
    auto answer = m_snapshots.answer(session, request);
    respond(answer.ok() ? std::move(*answer) : problemOf(answer.error()));
}

Result<front::PokeListener> SyncService::openPoke(const HttpRequest &request, std::shared_ptr<front::PokeChannel> channel)
{
    TRY_LET(const Session session, sessionOf(request));
    const quint64 number = m_listeners.add(session.user, std::move(channel));
    return front::PokeListener{{}, [this, number] { m_listeners.remove(number); }};
}

} // namespace peygir::server
