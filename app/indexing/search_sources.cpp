// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexing/search_sources.h"

#include "cases/store/case_search.h"
#include "cases/store/citizen_search.h"
#include "catalogue/store/subject_search.h"
#include "places/store/place_search.h"

namespace peygir {

storage::SearchSources searchSources()
{
    return {std::make_shared<catalogue::SubjectSearch>(), std::make_shared<places::PlaceSearch>(),
            std::make_shared<cases::CitizenSearch>(), std::make_shared<cases::CaseSearch>()};
}

} // namespace peygir
