// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/process_reader.h"

#include "access/core/roles.h"
#include "storage/door.h"
#include "storage/held_facts.h"

#include <algorithm>

namespace peygir::cases {

using storage::RowView;
using workflow::ProcessBook;
using workflow::ProcessDefinition;
using workflow::ProcessId;
using workflow::Standing;

Result<Standing> ProcessReader::standing(const ProcessId &process)
{
    Standing standing;
    // Grouped by no column, else the index of all cards would be read, which has the nodes in order.
    TRY(m_connection.each("SELECT node || '', COUNT(*) FROM case_card WHERE process = ? AND closed_at IS NULL"
                          " GROUP BY node || ''",
                          {Value(process.uuid())}, [&standing](const RowView &view) {
                              standing.emplace(view.text(0), view.integer(1));
                              return true;
                          }));
    return standing;
}

Result<Standing> ProcessReader::standingFor(const UserId &asker, const ProcessId &process)
{
    storage::HeldFacts held(m_connection);
    const RightsOf rights = access::rightsOf;
    const Facts facts(held, asker, rights);
    const auto allowed = facts.author().may(workflow::editProcesses, {.everywhere = true});
    if (facts.failure())
        return *facts.failure();
    TRY(allowed);
    return standing(process);
}

Result<ProcessBook> ProcessReader::book()
{
    ProcessBook book;
    const Table &processes = tableOf<ProcessDefinition>();
    TRY(m_connection.each("SELECT " + processes.selectList + " FROM process ORDER BY process_key, version DESC, id", {},
                          [&](const RowView &view) {
                              book.lines.push_back(
                                  {fromRow<ProcessDefinition>(*storage::readRow(processes, view)), {}});
                              return true;
                          }));
    for (workflow::ProcessLine &line : book.lines) {
        TRY_LET(line.standing, standing(line.record.id));
    }
    const Table &roles = tableOf<access::Role>();
    TRY(m_connection.each("SELECT " + roles.selectList + " FROM role ORDER BY role_key, id", {},
                          [&](const RowView &view) {
                              const auto role = fromRow<access::Role>(*storage::readRow(roles, view));
                              if (role.active)
                                  book.roles.push_back({role.key, role.name});
                              return true;
                          }));
    return book;
}

} // namespace peygir::cases
