// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/substitutes.h"

#include "access/core/change_rights.h"
#include "access/core/post_rights.h"
#include "base/random.h"
#include "persian/local_time.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace peygir::access {

namespace {

const QString fieldValue = QStringLiteral("field");
/// As an instant in the organisation's zone.
constexpr const char *zone = "Asia/Tehran";

Error wrong(const char *id, const char *field) { return Error(id, {{fieldValue, QLatin1String(field)}}); }

/// One form of each day and no other: then days are compared as texts.
bool isDay(const QString &text)
{
    const QDate day = QDate::fromString(text, Qt::ISODate);
    return day.isValid() && day.toString(Qt::ISODate) == text;
}

QString dayOf(Instant at)
{
    static const QTimeZone here(zone);
    const auto local = persian::LocalTime::at(at, here);
    return local.ok() ? local->date.toGregorian().toString(Qt::ISODate) : QString();
}

/// Whose work would lie with somebody in the end, and on which days.
struct Way
{
    UserId user;
    QString from;
    QString until;

    friend bool operator<(const Way &a, const Way &b)
    {
        return std::tie(a.user, a.from, a.until) < std::tie(b.user, b.from, b.until);
    }
};

/// Whether the person of `wanted` stands in, himself or through others, for who is to be his substitute, all of them on one and the
/// same of its days. Unknown: a book is not here.
Fact<bool> reaches(const Facts &facts, const Substitution &wanted)
{
    std::vector<Way> ways{{wanted.person, wanted.from, wanted.until}};
    std::set<Way> seen;
    bool unknown = false;
    while (!ways.empty()) {
        const Way at = ways.back();
        ways.pop_back();
        if (at.user == wanted.substitute)
            return Fact<bool>::known(true);
        if (!seen.insert(at).second)
            continue;
        const auto book = facts.of<SubstituteBook>(substituteBookOf(at.user));
        unknown = unknown || book.isUnknown();
        for (const SubstituteEntry &entry : book.isKnown() ? book->entries : std::vector<SubstituteEntry>()) {
            const Way on{entry.person, std::max(entry.from, at.from), std::min(entry.until, at.until)};
            if (entry.substitution != wanted.id && on.from <= on.until)
                ways.push_back(on);
        }
    }
    return unknown ? Fact<bool>::unknown() : Fact<bool>::known(false);
}

Result<void> check(const Substitution &one)
{
    if (!isDay(one.from))
        return wrong("access.substitution_day", "first_day");
    if (!isDay(one.until))
        return wrong("access.substitution_day", "last_day");
    if (one.until < one.from)
        return wrong("access.substitution_backwards", "last_day");
    return one.person == one.substitute ? wrong("access.substitution_self", "substitute") : Result<void>();
}

/// The book of this substitute without the entry.
Fact<SubstituteBook> bookWithout(const Facts &facts, const UserId &substitute, const SubstitutionId &id)
{
    const auto found = facts.of<SubstituteBook>(substituteBookOf(substitute));
    if (found.isUnknown())
        return found;
    SubstituteBook book = found.isKnown() ? *found : SubstituteBook{substituteBookOf(substitute), substitute, {}};
    std::erase_if(book.entries, [&id](const SubstituteEntry &entry) { return entry.substitution == id; });
    return Fact<SubstituteBook>::known(std::move(book));
}

DelegatedRight rightOf(const UserId &substitute, const UserId &person, const Assignment &one, const std::optional<Uuid> &group)
{
    static const Uuid space = Uuid::parse(QByteArrayView("5e7e0000-0000-8000-8000-000000000006")).value();
    const QByteArray name = substitute.uuid().toAscii() + person.uuid().toAscii() + one.role.uuid().toAscii()
                            + (one.unit ? one.unit->uuid().toAscii() : QByteArray()) + '/' + (group ? group->toAscii() : QByteArray());
    return {DelegatedRightId(derivedUuid(space, name)), substitute, person, one.role, one.unit, group, true};
}

} // namespace

SubstituteBookId substituteBookOf(const UserId &substitute)
{
    static const Uuid space = Uuid::parse(QByteArrayView("5e7e0000-0000-8000-8000-000000000005")).value();
    return SubstituteBookId(derivedUuid(space, substitute.toString().toUtf8()));
}

Result<Changes> putSubstitution(const Substitution &substitution, const Facts &facts)
{
    const auto allowed = facts.author().may(changeRights, {.everywhere = true});
    if (!allowed.ok() && allowed.error().id() == "access.unknown_here")
        return Changes::leftToServer();
    TRY(allowed);
    TRY(check(substitution));
    const auto before = facts.of<Substitution>(substitution.id);
    const auto circle = substitution.active ? reaches(facts, substitution) : Fact<bool>::known(false);
    if (circle.isKnown() && *circle)
        return wrong("access.substitution_circle", "substitute");
    auto book = bookWithout(facts, substitution.substitute, substitution.id);
    if (before.isUnknown() || circle.isUnknown() || book.isUnknown())
        return Changes::leftToServer();
    Changes changes;
    changes.put(substitution);
    if (before.isKnown() && before->substitute != substitution.substitute) {
        const auto left = bookWithout(facts, before->substitute, substitution.id);
        if (left.isUnknown())
            return Changes::leftToServer();
        changes.put(*left);
    }
    SubstituteBook kept = *book;
    if (substitution.active)
        kept.entries.push_back({substitution.id, substitution.person, substitution.from, substitution.until,
                                substitution.subjectGroup});
    changes.put(kept);
    return changes;
}

std::vector<DelegatedRight> delegationsToPut(const SubstituteBook &book, const std::map<UserId, std::vector<Assignment>> &own,
                                             const std::vector<DelegatedRight> &present, Instant now)
{
    const QString today = dayOf(now);
    std::map<DelegatedRightId, DelegatedRight> wanted;
    for (const SubstituteEntry &entry : book.entries) {
        const auto his = own.find(entry.person);
        if (today < entry.from || today > entry.until || his == own.end())
            continue;
        for (const Assignment &one : his->second) {
            // What both leave open is open; of two groups that differ nothing is common.
            if (!one.active || (one.subjectGroup && entry.subjectGroup && one.subjectGroup != entry.subjectGroup))
                continue;
            const DelegatedRight right
                = rightOf(book.substitute, entry.person, one, one.subjectGroup ? one.subjectGroup : entry.subjectGroup);
            wanted.insert_or_assign(right.id, right);
        }
    }
    std::vector<DelegatedRight> toPut;
    for (const DelegatedRight &one : present) {
        const bool isWanted = wanted.erase(one.id) > 0;
        if (isWanted == one.active)
            continue;
        toPut.push_back(one);
        toPut.back().active = isWanted;
    }
    for (const auto &[id, right] : wanted)
        toPut.push_back(right);
    return toPut;
}

Result<Changes> decide(const KeepSubstitutes &command, const Facts &facts, const Given &given)
{
    const auto allowed = facts.author().may(changeRights, {.everywhere = true});
    if (!allowed.ok() && allowed.error().id() == "access.unknown_here")
        return Changes::leftToServer();
    TRY(allowed);
    const auto book = facts.of<SubstituteBook>(substituteBookOf(command.substitute));
    if (book.isUnknown())
        return Changes::leftToServer();
    if (book.isAbsent())
        return Changes::none();
    std::map<UserId, std::vector<Assignment>> own;
    for (const SubstituteEntry &entry : book->entries) {
        const auto his = ownAssignments(facts, entry.person);
        if (his.isUnknown())
            return Changes::leftToServer();
        own[entry.person] = his.isKnown() ? *his : std::vector<Assignment>();
    }
    const auto present = facts.allOf<DelegatedRight>(command.substitute);
    const auto rights = facts.of<UserRights>(command.substitute);
    if (present.isUnknown() || rights.isUnknown())
        return Changes::leftToServer();
    const auto toPut = delegationsToPut(*book, own, present.isKnown() ? *present : std::vector<DelegatedRight>(), given.happenedAt());
    if (toPut.empty())
        return Changes::none();
    Changes changes;
    changes.put(UserRights{command.substitute, rights.isKnown() ? rights->changes + 1 : 1});
    for (const DelegatedRight &right : toPut)
        changes.put(right);
    return changes;
}

bool standsInFor(const Facts &facts, const UserId &substitute, const UserId &person)
{
    const auto rights = facts.allOf<DelegatedRight>(substitute);
    return rights.isKnown() && std::any_of(rights->begin(), rights->end(), [&person](const DelegatedRight &one) {
               return one.active && one.person == person;
           });
}

} // namespace peygir::access
