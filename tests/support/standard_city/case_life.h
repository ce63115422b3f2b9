// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "support/standard_city/city_plan.h"

namespace peygir::standard_city {

/// Whoever calls. The same `number` is the same person with the same name, phone and home.
struct Caller
{
    qint64 number;
    QString givenName;
    QString familyName;
    /// "09…", eleven digits; empty if the source has none.
    QString phone;
};

enum class Channel { Phone, InPerson, Sms, Web, MobileApp };

struct Place
{
    /// Index into the plan's streets.
    int street;
    /// House number; 0 = none given.
    int plaque;
    Position position;
};

/// Node and operation keys are those of the process file of the subject. Texts are empty where the stream was asked
/// to leave them out.
struct Registered
{
    Caller caller;
    Channel channel;
    int subject;
    Place place;
    QString words;
    /// Photos and papers that came with it.
    int documents;
    /// What intake chose: on to follow-up, or answered at once; then `answer` is what was said.
    QByteArray operation;
    QString answer;
};
struct Referred
{
    QByteArray node;
    int toPost;
    QString note;
};
struct Taken
{
    QByteArray node;
};
struct Noted
{
    QString text;
};
struct Completed
{
    QByteArray node;
    QByteArray operation;
    /// The answer or the reason, as the operation asks for it.
    QString text;
};
struct Reopened
{
    QString note;
};

struct PlannedEvent
{
    Instant at;
    /// Index into the plan's users.
    int user;
    std::variant<Registered, Referred, Taken, Noted, Completed, Reopened> what;
};

/// What happens to one case, in the order of time. The first event is its registration.
struct PlannedCase
{
    qint64 index;
    std::vector<PlannedEvent> events;
    /// When it should be closed.
    Instant deadline;
    /// When its last end was reached; absent = still open.
    std::optional<Instant> closedAt;

    const Registered &registration() const { return std::get<Registered>(events.front().what); }
    bool lateAt(Instant now) const { return closedAt.value_or(now) > deadline; }
};

/// Rows that the events of a case leave in its file: one per stay at a node, ends included; one of history per event;
/// an answer where somebody told the citizen something; one contact.
struct FileRows
{
    int nodes = 0;
    int referrals = 0;
    int history = 0;
    int answers = 0;
    int contacts = 0;
    int documents = 0;

    int total() const { return nodes + referrals + history + answers + contacts; }
};
FileRows fileRows(const PlannedCase &planned);

class Desks;

/// The units whose posts hold or held a node of the case, each once, ascending: with the subject's group and the
/// period they are the buckets of the file.
std::vector<int> holdingUnits(const Desks &desks, const PlannedCase &planned);

} // namespace peygir::standard_city
