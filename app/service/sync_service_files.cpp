// SPDX-License-Identifier: GPL-3.0-or-later
// What of the server's answers is no message: files, snapshots, phones, and who listens.
#include "followup/web/phone_page.h"
#include "service/problems.h"
#include "service/sync_service.h"

namespace peygir::server {

using front::HttpRequest;
using front::Responder;

front::UploadOpening SyncService::openUpload(const HttpRequest &request)
{
    if (m_sequencer.schemaFit() != SchemaFit::Whole)
        return {nullptr, problemOf(schemaUnsupported())};
    if (const auto token = request.bearerToken(); token && followup::isPhoneSecret(*token)) {
        const auto phone = m_phones.uploader(request);
        return phone.ok() ? m_blobs.open(*phone, request) : front::UploadOpening{nullptr, problemOf(phone.error())};
    }
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

void SyncService::phone(const HttpRequest &request, const Responder &respond)
{
    const bool isReport = request.path == "/phone/report";
    if (isReport ? request.method != "POST" : request.method != "GET" && request.method != "HEAD")
        return respond(problemOf(Error("front.method")));
    if (isReport) {
        if (isRefusedBySchema(true, respond) || isLedElsewhere(request, respond))
            return;
        return m_phones.report(request, respond);
    }
    if (request.path == "/phone/visit") {
        if (!isRefusedBySchema(false, respond))
            respond(m_phones.visit(request));
        return;
    }
    auto page = followup::phonePage(request);
    respond(page.ok() ? std::move(*page) : problemOf(page.error()));
}

void SyncService::phoneLink(const Speaker &speaker, const sync::QueryRequest &asked, const HttpRequest &request,
                            const Responder &respond)
{
    if (isRefusedBySchema(true, respond) || isLedElsewhere(request, respond))
        return;
    const auto session = speakingAs(speaker.session, asked.desk);
    if (!session.ok())
        return respond(problemOf(session.error()));
    // Where it was handed on, by which name the desk has reached the other node.
    const QByteArray before = request.header(LeaderLine::reachedBy);
    m_phones.query(*session, asked, before.isNull() ? request.header("host") : before, respond);
}

Result<front::PokeListener> SyncService::openPoke(const HttpRequest &request, std::shared_ptr<front::PokeChannel> channel)
{
    TRY_LET(const Speaker speaker, m_tokens.speakerOf(request));
    const quint64 number = m_listeners.add(speaker.session.user, speaker.token, std::move(channel));
    return front::PokeListener{{}, [this, number] { m_listeners.remove(number); }};
}

} // namespace peygir::server
