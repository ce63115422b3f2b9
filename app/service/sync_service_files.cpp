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
    const auto speaker = m_tokens.speakerOf(request);
    return speaker.ok() ? m_blobs.open(speaker->session, request)
                        : front::UploadOpening{nullptr, problemOf(speaker.error())};
}

void SyncService::snapshot(const Speaker &speaker, const HttpRequest &request, const Responder &respond)
{
    // The files are the leader's: it has made them.
    if (isLedElsewhere(request, respond))
        return;
    auto answer = m_snapshots.answer(speaker.session, request);
    respond(answer.ok() ? std::move(*answer) : problemOf(answer.error()));
}

Result<front::PokeListener> SyncService::openPoke(const HttpRequest &request, std::shared_ptr<front::PokeChannel> channel)
{
    TRY_LET(const Speaker speaker, m_tokens.speakerOf(request));
    const quint64 number = m_listeners.add(speaker.session.user, speaker.token, std::move(channel));
    return front::PokeListener{{}, [this, number] { m_listeners.remove(number); }};
}

} // namespace peygir::server
