// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/core/change_mobile.h"

#include "organisation/core/chart.h"
#include "persian/phone.h"
#include "reference/core/base_information.h"
#include "reference/core/record_history.h"

namespace peygir::administration {

using organisation::Person;

namespace {

/// As base information keeps it; empty: none.
Result<std::optional<QString>> storedMobile(const QString &typed)
{
    const QVariantMap where{{QStringLiteral("field"), QStringLiteral("mobile")}};
    if (typed.trimmed().isEmpty())
        return std::optional<QString>();
    const auto phone = persian::Phone::parse(typed);
    if (!phone.ok())
        return phone.error().with(QStringLiteral("field"), QStringLiteral("mobile"));
    if (phone->kind() != persian::Phone::Kind::Mobile)
        return Error("administration.not_mobile", where);
    return std::optional(phone->nationalText());
}

} // namespace

Result<Changes> decide(const ChangeMobile &command, const Facts &facts, const Given &given)
{
    const auto allowed = facts.author().may(reference::editOrganisation, {});
    if (command.user != facts.author().id()) {
        if (!allowed.ok() && allowed.error().id() == "access.unknown_here")
            return Changes::leftToServer();
        TRY(allowed);
    }
    TRY_LET(const auto mobile, storedMobile(command.mobile));
    const auto person = facts.of<Person>(command.user);
    if (person.isUnknown())
        return Changes::leftToServer();
    if (person.isAbsent())
        return Error("administration.person_unknown");
    if (person->mobile == mobile)
        return Changes::none();
    Person after = *person;
    after.mobile = mobile;
    Changes changes;
    changes.put(after);
    changes.put(reference::RecordHistory{given.idOf<reference::RecordHistoryId>("record_history"),
                                         QString::fromLatin1(Person::tableName), after.id.uuid(),
                                         reference::RecordChange::Changed, facts.author().id(), given.happenedAt(),
                                         reference::changesBetween(fieldsToJson(*person), fieldsToJson(after))});
    return changes;
}

} // namespace peygir::administration
