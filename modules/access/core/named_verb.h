// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/rights.h"

namespace peygir::access {

/// Where a verb is asked.
enum class VerbReach {
    /// At a case: in its units, for its group of subjects.
    Case,
    /// In the whole of what one has.
    Anywhere,
};

/// A verb as people read it who give and take it. A program's composition has all of them in one table, held complete
/// by tests/tidy/check_verbs.py; a verb of a later version that is not in it is shown by its id.
struct NamedVerb
{
    Verb verb;
    /// English, marked by QT_TRANSLATE_NOOP("Verbs", …), as `feature`: what one may do, in the words of who does it.
    const char *name;
    /// Under what it stands in a list.
    const char *feature;
    VerbReach reach = VerbReach::Anywhere;
};

} // namespace peygir::access
