// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/named_verb.h"
#include "administration/core/user_queries.h"
#include "administration/core/why.h"

#include <QString>

#include <vector>

/// What people read of roles, verbs and why, in their language and digits.
namespace peygir::administration {

/// The name of a verb; its id where no program has named it.
QString verbName(const std::vector<access::NamedVerb> &verbs, const QString &id);
QString featureName(const access::NamedVerb &verb);
/// "everywhere", or "in Region 4 and below, for Streets".
QString placeText(const std::optional<Localized> &unit, const std::optional<Localized> &group);
/// What one role says, as a sentence.
QString findingSentence(const WhyFinding &finding);
/// "Refer a case: 3 people gain it, 2 lose it".
QString effectSentence(const std::vector<access::NamedVerb> &verbs, const VerbEffect &effect);

/// "See the contents of cases: 6 months instead of 9; 3 people keep them shorter".
QString keepingSentence(const std::vector<access::NamedVerb> &verbs, const KeepingEffect &effect);

/// Several names one after another.
QString listed(const QStringList &names);

} // namespace peygir::administration
