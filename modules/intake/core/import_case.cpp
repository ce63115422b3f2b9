// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/core/import_case.h"

#include "base/limits.h"
#include "base/random.h"
#include "intake/core/registration.h"

#include <algorithm>

namespace peygir::intake {

namespace {

/// What a caller would have said; the subject may be closed long since.
RegisterCase messageOf(const ImportCase &import)
{
    return {QString(),    import.subject,     import.place,      QString(),      import.address,
            import.words, import.callerPhone, import.callerName, import.channel, cases::Urgency::FollowUp,
            import.record};
}

bool isErrorId(const QString &text)
{
    return !text.isEmpty() && text.size() <= limits::nameText && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || c == u'.' || c == u'_';
    });
}

} // namespace

Result<Changes> decide(const ImportCase &command, const Facts &facts, const Given &given)
{
    if (const auto allowed = facts.author().may(importCaseVerb, {}); !allowed.ok())
        return cases::refusedOrLeft(allowed.error());
    if (facts.of<cases::CaseCard>(caseIdOf(given.commandId())).isKnown())
        return Changes::none();
    if (command.source.isEmpty() || command.number.isEmpty() || command.number.size() > limits::typedCodeText ||
        command.source.size() > limits::typedCodeText)
        return Error("intake.import_number", {{QStringLiteral("most"), limits::typedCodeText}});
    if (command.closedAt && *command.closedAt < given.happenedAt())
        return Error("intake.import_times");
    if (!std::all_of(command.flags.begin(), command.flags.end(), isErrorId))
        return malformedField();
    if (facts.holder(externalNumberKey, externalNumber(command.source, command.number)).isKnown())
        return Error("intake.imported_already", {{QStringLiteral("number"), command.number}});
    const RegisterCase message = messageOf(command);
    return Registration(message, facts, given).bringIn(command);
}

QByteArray externalNumber(const QString &source, const QString &number)
{
    return source.toUtf8() + '\n' + number.toUtf8();
}

Uuid importCommandId(const QString &source, const QString &number, Instant registeredAt)
{
    // Only the time of this one stays; the rest comes from source and number.
    SeededRandom always(0);
    return derivedUuid(newUuid(registeredAt, always), "import\n" + externalNumber(source, number));
}

} // namespace peygir::intake
