// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "base/result.h"
#include "base/uuid.h"

#include <QJsonObject>

/// `POST /v1/query`: a named question about what a desk does not hold (DESIGN §5). Decoders are given hostile bytes and
/// answer "sync.malformed" or "sync.too_large".
namespace peygir::sync {

/// One case, by its id or a tracking code (`cases::CaseAsked`).
inline constexpr const char *caseQuery = "case";
/// A page of a list of closed cases (`cases::ClosedAsked`): their cards. Told beside them: "next" (`cases::ClosedPlace`),
/// where there is more; and with the first page "years", the Jalali years that have any, the latest first.
inline constexpr const char *closedQuery = "closed";

/// How far the jobs are that this person has asked for (server/jobs.h). Nothing but told: "jobs".
inline constexpr const char *jobsQuery = "jobs";

/// Whether somebody may see a case, and by what (`administration::WhyAsked`). Nothing but told: `administration::WhyAnswer`.
inline constexpr const char *whyQuery = "why";

/// On which devices somebody is signed in (`administration::DevicesAsked`). Nothing but told: `administration::DevicesAnswer`.
inline constexpr const char *devicesQuery = "devices";
/// Ends what is open on one of them (`administration::EndDevice`): a question that changes something, at the node that leads.
/// The answer has nothing.
inline constexpr const char *endDeviceQuery = "end_device";

/// How the account of somebody stands (`administration::AccountAsked`). Nothing but told: `administration::AccountAnswer`.
inline constexpr const char *accountQuery = "account";
/// These change something as well, at the node that leads: `administration::GiveAccount`, `SwitchAccount`, `UnlockAccount`,
/// `LoseDevice`. Their answers have nothing.
inline constexpr const char *giveAccountQuery = "give_account";
inline constexpr const char *switchAccountQuery = "switch_account";
inline constexpr const char *unlockAccountQuery = "unlock_account";
inline constexpr const char *loseDeviceQuery = "lose_device";

/// Begins, stops, goes on with or takes back a job of this person, at the node that leads, or names what came to nothing in it
/// (`server::JobAsked`). Nothing but told: "job", or "troubles".
inline constexpr const char *jobQuery = "job";

/// How many open cases show which status of a process (`cases::StandingAsked`), for whoever may edit processes. Nothing but told:
/// "standing", counts by the keys of nodes.
inline constexpr const char *standingQuery = "process_standing";

/// How much a changed calendar would move (`cases::DeadlinesAsked`), for whoever may move promised ends everywhere. Nothing
/// but told: `cases::DeadlineCounts`.
inline constexpr const char *deadlinesQuery = "deadlines_moving";

/// Who of the people whom this person supervises is connected now, without arguments. Nothing but told:
/// `supervision::OnlineAnswer`.
inline constexpr const char *onlineQuery = "online";

/// One page of what people did, the newest first (`administration::EventsAsked`), for whoever may read the log. Nothing but told:
/// `administration::EventsAnswer`.
inline constexpr const char *eventsQuery = "events";

/// A link by which the asker's phone may report one of his visits (`followup::PhoneLinkAsked`), at the node that leads, and the end of
/// it (`followup::EndPhoneLink`). Nothing but told: `followup::PhoneLinkTold`; of the end nothing.
inline constexpr const char *phoneLinkQuery = "phone_link";
inline constexpr const char *endPhoneLinkQuery = "end_phone_link";

struct QueryRequest
{
    Uuid desk;
    /// Of the query.
    QByteArray name;
    /// What it asks for; whoever answers the query reads them.
    QJsonObject arguments;

    QByteArray encoded() const;
    static Result<QueryRequest> decode(const QByteArray &bytes);
};

struct QueryResponse
{
    Instant serverTime;
    /// The rows, as pull sends them (PageWriter), but of no bucket: its number is 0. They are shown, never kept among
    /// what the desk holds.
    QByteArray page;
    /// What the query says beside its rows; whoever asked reads it.
    QJsonObject told = {};

    /// Compressed when that is worth it.
    QByteArray encoded() const;
    static Result<QueryResponse> decode(const QByteArray &bytes);
};

} // namespace peygir::sync
