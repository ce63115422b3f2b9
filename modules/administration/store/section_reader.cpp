// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/store/section_reader.h"

#include "access/core/post_rights.h"
#include "access/core/role_contents.h"
#include "cases/core/acting_for.h"
#include "reference/core/base_information.h"
#include "storage/held_facts.h"

namespace peygir::administration {

using storage::Connection;
using storage::RowView;

namespace {

template <RowType T>
Result<std::vector<T>> rowsIn(Connection &connection, const QByteArray &where = {}, const std::vector<Value> &values = {})
{
    const Table &table = tableOf<T>();
    std::vector<T> items;
    TRY(connection.each("SELECT " + table.selectList + " FROM " + table.name + where, values, [&](const RowView &view) {
        items.push_back(fromRow<T>(*storage::readRow(table, view)));
        return true;
    }));
    return items;
}

Result<SectionViewer> viewerOf(Connection &connection, const UserId &user)
{
    SectionViewer viewer{user, {}};
    storage::HeldFacts held(connection);
    const RightsOf rights = access::rightsOf;
    const Facts facts(held, user, rights);
    const auto own = access::ownAssignments(facts, user);
    for (const access::Assignment &assignment : own.isKnown() ? *own : std::vector<access::Assignment>()) {
        if (!assignment.active)
            continue;
        viewer.roles.insert(assignment.role);
        // What is shown to a role is shown to whoever has it by another one that contains it.
        for (const access::Role &role : access::wholeOf(assignment.role, access::rolesOf(facts)))
            viewer.roles.insert(role.id);
    }
    viewer.isManager = facts.author().may(cases::superviseVerb, {}).ok();
    viewer.isAdministrator = facts.author().may(reference::editRoles, {.everywhere = true}).ok();
    if (facts.failure())
        return *facts.failure();
    return viewer;
}

} // namespace

Result<SectionQueries::Sections> readSections(Connection &connection, const UserId &user)
{
    TRY_LET(const SectionViewer viewer, viewerOf(connection, user));
    TRY_LET(auto sections, rowsIn<SubSection>(connection));
    TRY_LET(const auto accesses, rowsIn<SectionAccess>(connection));
    return SectionQueries::Sections{shownTo(viewer, std::move(sections), accesses), viewer.isAdministrator};
}

SectionQueries::Cancel SqlSectionQueries::sections(const UserId &user, QObject *context,
                                                   std::function<void(Result<Sections>)> done)
{
    auto ticket = m_thread.run<Sections>([user](Connection &connection) { return readSections(connection, user); }, context,
                                         std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

} // namespace peygir::administration
