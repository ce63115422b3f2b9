// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_ids.h"
#include "command/rights.h"
#include "command/row_type.h"

namespace peygir::cases {

/// Somebody who calls the city. Found by any of his phone numbers, which the key `citizenPhoneKey` leads to, and as a
/// permanent subscriber (R038, R039) by his code. What may be empty came later than the first citizens.
struct Citizen
{
    static constexpr const char *tableName = "citizen";
    static constexpr AggregateKind kind = citizenKind;
    static constexpr bool root = true;

    CitizenId id;
    /// The number that he is called back at. Canonical (`persian::Phone`), never empty; further ones are contacts.
    QString phone;
    /// Empty: he never said it.
    QString name;
    Instant firstSeenAt;
    /// Jalali year: the bucket. An edit of the record is no contact.
    int lastContactYear;
    /// Of staff, about him; never an empty text, as the two below.
    std::optional<QString> note = {};
    /// Ten ASCII digits (`persian::NationalId`).
    std::optional<QString> nationalId = {};
    /// He is a permanent subscriber: the code that he says instead of who he is. Formed as a tracking code.
    std::optional<QString> subscriptionCode = {};
    /// A second desk subscribed him at the same time and told him this one: it counts as well.
    std::optional<QString> subscriptionAlias = {};
    std::optional<Instant> subscribedAt = {};
    /// This record and that one are of one person, and that one is shown for both (`MergeCitizens`). It may be merged into
    /// another itself. Empty: it stands for itself.
    std::optional<CitizenId> mergedInto = {};

    static constexpr auto fields()
    {
        return std::tuple{field("id", &Citizen::id),
                          field("phone", &Citizen::phone),
                          field("name", &Citizen::name),
                          field("first_seen_at", &Citizen::firstSeenAt),
                          field("last_contact_year", &Citizen::lastContactYear),
                          field("note", &Citizen::note),
                          field("national_id", &Citizen::nationalId),
                          field("subscription_code", &Citizen::subscriptionCode),
                          field("subscription_alias", &Citizen::subscriptionAlias),
                          field("subscribed_at", &Citizen::subscribedAt),
                          field("merged_into", &Citizen::mergedInto)};
    }

    friend bool operator==(const Citizen &, const Citizen &) = default;
};

/// What else leads to a citizen beside his first phone.
enum class ContactKind { Phone, Address };
constexpr std::array<std::pair<ContactKind, const char *>, 2> wordsOf(ContactKind)
{
    return {{{ContactKind::Phone, "phone"}, {ContactKind::Address, "address"}}};
}

/// A further phone or an address of a citizen. What is taken away stays as a row that is not active.
struct CitizenContact
{
    static constexpr const char *tableName = "citizen_contact";
    static constexpr AggregateKind kind = citizenKind;
    static constexpr bool root = false;

    CitizenContactId id;
    CitizenId citizen;
    ContactKind what;
    /// A canonical phone, or an address as normalised text; each once among those of its kind.
    QString text;
    bool active;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &CitizenContact::id), field("aggregate", &CitizenContact::citizen),
                          field("what", &CitizenContact::what), field("text", &CitizenContact::text),
                          field("active", &CitizenContact::active)};
    }
};

/// What was done to the record of a citizen.
enum class CitizenChange { Edited, Subscribed, Settled };
constexpr std::array<std::pair<CitizenChange, const char *>, 3> wordsOf(CitizenChange)
{
    return {{{CitizenChange::Edited, "edited"},
             {CitizenChange::Subscribed, "subscribed"},
             {CitizenChange::Settled, "settled"}}};
}

/// One line of the history of a citizen's record: only ever added.
struct CitizenHistory
{
    static constexpr const char *tableName = "citizen_history";
    static constexpr AggregateKind kind = citizenKind;
    static constexpr bool root = false;

    CitizenHistoryId id;
    CitizenId citizen;
    CitizenChange what;
    UserId by;
    Instant at;
    /// `FieldMerge::summary`; subscribed: also "code"; settled: also "field", "wanted" and "how" (kept, replaced).
    QJsonObject details;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &CitizenHistory::id),      field("aggregate", &CitizenHistory::citizen),
                          field("what", &CitizenHistory::what),  field("by_user", &CitizenHistory::by),
                          field("at", &CitizenHistory::at),      field("details", &CitizenHistory::details)};
    }
};

} // namespace peygir::cases
