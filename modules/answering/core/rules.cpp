// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/core/rules.h"

#include "answering/core/record_answer.h"

namespace peygir::answering {

void addTo(Registry &registry)
{
    registry.extend(cases::caseFileKind, {&tableOf<AnsweringCall>()});
    registry.addCommand<RecordAnswer>();
}

} // namespace peygir::answering
