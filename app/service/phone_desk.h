// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "followup/store/phone_links.h"
#include "front/server/http_message.h"
#include "service/reader_pool.h"
#include "service/sequencer_thread.h"
#include "sync/server/desk_register.h"
#include "sync/wire/query.h"

namespace peygir::server {

/// Phones that report one visit without a sign-in (R060): desks ask it for links, and phones for their visit and to take their
/// report, which becomes the commands of a desk and is decided by the same rules. Whatever a link has lost since it was made is
/// found out at each request. From any thread.
class PhoneDesk
{
public:
    /// All outlive it. `base`: https://host[:port] under which phones reach this city's servers; empty: as the desk does that asks.
    PhoneDesk(ReaderPool &readers, SequencerThread &sequencer, const Clock &clock, Random &random, QByteArray base);

    /// Whether the query is one of the two that this desk answers, at the node that leads.
    static bool isQuery(const QByteArray &name);
    /// `host`: by which name the desk has reached a server of the city.
    void query(const sync::Session &session, const sync::QueryRequest &asked, const QByteArray &host, const front::Responder &respond);

    /// `GET /phone/visit`: what the bearer of a link is shown of its visit.
    front::HttpResponse visit(const front::HttpRequest &request);
    /// `POST /phone/report`, at the node that leads. Sent again it is answered as before, also by a link that is over by now.
    void report(const front::HttpRequest &request, const front::Responder &respond);
    /// As whom a phone sends its photos. Errors: those of the link, and "blob.too_large" {most}.
    Result<sync::Session> uploader(const front::HttpRequest &request);

private:
    struct Good
    {
        followup::PhoneLink link;
        followup::Visit visit;
    };
    /// Who asks by which link, where it is good now.
    Result<Good> good(storage::Connection &connection, const front::HttpRequest &request);
    Result<followup::PhoneLink> linkOf(storage::Connection &connection, const front::HttpRequest &request);
    Result<followup::PhoneStanding> standing(storage::Connection &connection, const followup::VisitId &visit,
                                             const sync::Session &of);
    struct Taken
    {
        std::vector<Envelope> commands;
        /// What became of it, where it has come before.
        std::optional<sync::Outcome> known;
    };
    Result<Taken> take(storage::Connection &connection, const front::HttpRequest &request);
    void make(const sync::Session &session, const followup::VisitId &visit, const QString &base, const front::Responder &respond);
    void end(const sync::Session &session, const followup::VisitId &visit, const front::Responder &respond);

    ReaderPool &m_readers;
    SequencerThread &m_sequencer;
    const Clock &m_clock;
    Random &m_random;
    const QByteArray m_base;
};

} // namespace peygir::server
