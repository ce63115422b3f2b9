// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/core/register_case.h"

#include "intake/core/registration.h"

namespace peygir::intake {

Result<Changes> decide(const RegisterCase &command, const Facts &facts, const Given &given)
{
    if (facts.of<cases::CaseCard>(caseIdOf(given.commandId())).isKnown())
        return Changes::none();
    return Registration(command, facts, given).decide();
}

cases::CaseId caseIdOf(const Uuid &commandId) { return cases::CaseId(derivedUuid(commandId, "case")); }

catalogue::SubjectId unknownSubject()
{
    static const catalogue::SubjectId id(Uuid::parse(QByteArrayView("7c1d3f60-0f5e-4f4b-9a55-2f0d6c8be137")).value());
    return id;
}

} // namespace peygir::intake
