// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/core/rules.h"

#include "catalogue/core/subject.h"

namespace peygir::catalogue {

void addTo(Registry &registry)
{
    const auto everybody = [](const Row &) { return std::vector{Bucket::reference()}; };
    registry.add(AggregateType{subjectGroupKind, {&tableOf<SubjectGroup>()}, everybody});
    registry.add(AggregateType{subjectKind, {&tableOf<Subject>()}, everybody});
}

std::vector<reference::RecordType> recordTypes()
{
    return {reference::recordType<SubjectGroup>(editCatalogue), reference::recordType<Subject>(editCatalogue)};
}

} // namespace peygir::catalogue
