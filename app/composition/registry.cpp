// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/registry.h"

#include "access/core/rules.h"
#include "administration/core/rules.h"
#include "administration/core/sections.h"
#include "answering/core/rules.h"
#include "cases/core/rules.h"
#include "cases/core/supervised_areas.h"
#include "catalogue/core/rules.h"
#include "followup/core/rules.h"
#include "intake/core/rules.h"
#include "organisation/core/rules.h"
#include "places/core/rules.h"
#include "reference/core/base_information.h"
#include "reference/core/merge_records.h"
#include "workflow/core/process_row.h"

namespace peygir {

std::vector<reference::RecordType> makeRecordTypes()
{
    std::vector<reference::RecordType> types = reference::recordTypes();
    for (const auto &more : {workflow::recordTypes(), catalogue::recordTypes(), administration::recordTypes()})
        types.insert(types.end(), more.begin(), more.end());
    return cases::withSupervisedAreas(std::move(types));
}

Registry makeRegistry()
{
    Registry registry;
    places::addTo(registry);
    organisation::addTo(registry);
    access::addTo(registry);
    reference::addTo(registry);
    workflow::addTo(registry);
    catalogue::addTo(registry);
    cases::addTo(registry);
    intake::addTo(registry);
    followup::addTo(registry);
    answering::addTo(registry);
    administration::addTo(registry);

    reference::addPutRecord(registry, makeRecordTypes());
    reference::addMergeRecords(registry, makeRecordTypes());
    return registry;
}

} // namespace peygir
