// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/roles.h"
#include "command/given.h"

#include <map>

namespace peygir::access {

struct SubstitutionTag;
using SubstitutionId = StrongId<SubstitutionTag>;
struct SubstituteBookTag;
using SubstituteBookId = StrongId<SubstituteBookTag>;
struct DelegatedRightTag;
using DelegatedRightId = StrongId<DelegatedRightTag>;

inline constexpr AggregateKind substitutionKind{14, "substitution"};
inline constexpr AggregateKind substituteBookKind{17, "substitute_book"};

/// Somebody stands in for another person from one day to another (R121): meanwhile he may what that one may, and what he does
/// in his cartable is recorded as done for him.
struct Substitution
{
    static constexpr const char *tableName = "substitution";
    static constexpr AggregateKind kind = substitutionKind;
    static constexpr bool root = true;

    SubstitutionId id;
    UserId person;
    UserId substitute;
    /// First and last day, "2026-11-21" (ISO, Gregorian), in the organisation's zone.
    QString from;
    QString until;
    /// This group of subjects only; empty: all.
    std::optional<Uuid> subjectGroup = {};
    std::optional<QString> note = {};
    /// Ended before its day, not deleted.
    bool active = true;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &Substitution::id),
                          field("person", &Substitution::person),
                          field("substitute", &Substitution::substitute),
                          field("first_day", &Substitution::from),
                          field("last_day", &Substitution::until),
                          field("subject_group", &Substitution::subjectGroup),
                          field("note", &Substitution::note),
                          field("active", &Substitution::active)};
    }
};

/// An active substitution in its book.
struct SubstituteEntry
{
    static constexpr bool fewLists = true;

    SubstitutionId substitution;
    UserId person;
    QString from;
    QString until;
    std::optional<Uuid> subjectGroup;

    static constexpr auto fields()
    {
        return std::tuple{field("substitution", &SubstituteEntry::substitution), field("person", &SubstituteEntry::person),
                          field("from", &SubstituteEntry::from), field("until", &SubstituteEntry::until),
                          field("subject_group", &SubstituteEntry::subjectGroup)};
    }
};

} // namespace peygir::access

namespace peygir {

template <>
struct FieldCodec<access::SubstituteEntry>
{
    static QJsonValue toJson(const access::SubstituteEntry &entry) { return fieldsToJson(entry); }
    static Result<access::SubstituteEntry> fromJson(const QJsonValue &json)
    {
        return fieldsFromJson<access::SubstituteEntry>(json.toObject());
    }
};

} // namespace peygir

namespace peygir::access {

/// For whom somebody stands in, where a rule can read it: rules never search. Kept by `putSubstitution`; its id is made from
/// the substitute's.
struct SubstituteBook
{
    static constexpr const char *tableName = "substitute_book";
    static constexpr AggregateKind kind = substituteBookKind;
    static constexpr bool root = true;

    SubstituteBookId id;
    UserId substitute;
    std::vector<SubstituteEntry> entries;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &SubstituteBook::id), field("substitute", &SubstituteBook::substitute),
                          field("entries", &SubstituteBook::entries)};
    }
};

SubstituteBookId substituteBookOf(const UserId &substitute);

/// A role that somebody has because he stands in for another person just now. Not an assignment: it is nobody's to give or to take
/// away, and it is passed on to nobody else. Lives beside his own assignments. Written by `KeepSubstitutes` alone.
struct DelegatedRight
{
    static constexpr const char *tableName = "delegated_right";
    static constexpr AggregateKind kind = userRightsKind;
    static constexpr bool root = false;

    DelegatedRightId id;
    UserId substitute;
    UserId person;
    RoleId role;
    std::optional<organisation::UnitId> unit;
    std::optional<Uuid> subjectGroup;
    /// Until the day is over, or the person has lost the role himself.
    bool active;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &DelegatedRight::id),         field("aggregate", &DelegatedRight::substitute),
                          field("person", &DelegatedRight::person), field("role", &DelegatedRight::role),
                          field("unit", &DelegatedRight::unit),     field("subject_group", &DelegatedRight::subjectGroup),
                          field("active", &DelegatedRight::active)};
    }
    /// As the rules of rights read it.
    Assignment asAssignment() const { return {AssignmentId(id.uuid()), substitute, role, unit, subjectGroup, active}; }
};

/// Puts a substitution and keeps the books that have it. Only for those who may change rights everywhere, since it gives all
/// that the person has. Refusals, with "field": "access.denied"; "access.substitution_day" (no day); "access.substitution_backwards"; "access.substitution_self"; and
/// "access.substitution_circle" {field}: on one of these days the person stands in, himself or through others, for who is to be
/// his substitute, so that in the end nobody would be there.
Result<Changes> putSubstitution(const Substitution &substitution, const Facts &facts);

/// Makes what somebody may as a substitute what it is to be at that time: the roles of those for whom he stands in on that day. Given
/// by the server itself when a day or a right has changed; those who may change rights everywhere could as well, and gain nothing by
/// it: the server soon looks again. Changes nothing where all is so. Refusals: "access.denied".
struct KeepSubstitutes
{
    static constexpr const char *kind = "KeepSubstitutes";
    static constexpr int version = 1;

    UserId substitute;

    static constexpr auto fields() { return std::tuple{field("substitute", &KeepSubstitutes::substitute)}; }
};

Result<Changes> decide(const KeepSubstitutes &command, const Facts &facts, const Given &given);

/// The rows that are not as they are to be at `now`. `own` has the assignments of each person in the book.
std::vector<DelegatedRight> delegationsToPut(const SubstituteBook &book, const std::map<UserId, std::vector<Assignment>> &own,
                                             const std::vector<DelegatedRight> &present, Instant now);

/// Whether `substitute` stands in for `person` just now, with anything at all. A store that cannot tell says no.
bool standsInFor(const Facts &facts, const UserId &substitute, const UserId &person);

} // namespace peygir::access
