// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/core/sub_section.h"
#include "reference/core/put_record.h"
#include "reference/core/record_form.h"

#include <QObject>

#include <functional>
#include <set>

namespace peygir::administration {

/// Brings sub-sections and accesses, which everybody holds.
void addSectionsTo(Registry &registry);

/// Both, for those who edit roles, everywhere. Refusals: "administration.section_type" {field}, where base information is to be
/// opened and it is not said which; "administration.section_unknown" {field}; "administration.access_whom" {field}, where an
/// access names neither or both of role and person.
std::vector<reference::RecordType> recordTypes();
std::vector<reference::RecordForm> recordForms();

/// Who looks at the managing cartable.
struct SectionViewer
{
    UserId user;
    std::set<access::RoleId> roles;
    bool isManager = false;
    /// Edits roles everywhere: sees what is not hidden from him by name, since he has to keep it.
    bool isAdministrator = false;
};

/// Whether he is shown it. What names him counts before what names one of his roles; of his roles one that shows it before those
/// that hide it; where nothing names him, `SubSection::seenBy`. `accesses`: all there are.
bool isShownTo(const SectionViewer &viewer, const SubSection &one, const std::vector<SectionAccess> &accesses);

/// In the order of sections and places.
std::vector<SubSection> shownTo(const SectionViewer &viewer, std::vector<SubSection> all,
                                const std::vector<SectionAccess> &accesses);

/// What the managing cartable reads, of what this desk holds. Asked and answered on the GUI thread; errors are the machine's.
class SectionQueries
{
public:
    using Cancel = std::function<void()>;
    struct Sections
    {
        std::vector<SubSection> shown;
        /// May change what there is.
        bool isAdministrator = false;
    };

    virtual ~SectionQueries() = default;
    virtual Cancel sections(const UserId &user, QObject *context, std::function<void(Result<Sections>)> done) = 0;
};

} // namespace peygir::administration
