// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/merged_citizens.h"

#include "cases/core/merge_citizens.h"

#include <algorithm>

namespace peygir::cases {

using storage::Connection;
using storage::RowView;

namespace {

/// More records than one person could ever have got.
constexpr size_t mostRecords = 500;

} // namespace

Result<CitizenId> shownCitizen(Connection &connection, const CitizenId &id)
{
    Uuid shown = id.uuid();
    for (int steps = 0; steps < mostMergings; ++steps) {
        std::optional<Uuid> next;
        TRY(connection.each("SELECT k.id FROM citizen c JOIN citizen k ON k.id = c.merged_into WHERE c.id = ?",
                            {Value(shown)}, [&next](const RowView &view) {
                                next = view.uuid(0);
                                return false;
                            }));
        if (!next)
            break;
        shown = *next;
    }
    return CitizenId(shown);
}

Result<std::vector<Uuid>> recordsOf(Connection &connection, const CitizenId &id)
{
    TRY_LET(const CitizenId shown, shownCitizen(connection, id));
    std::vector<Uuid> records{shown.uuid()};
    for (size_t at = 0; at < records.size() && records.size() < mostRecords; ++at) {
        TRY(connection.each("SELECT id FROM citizen WHERE merged_into = ? ORDER BY id", {Value(records[at])},
                            [&records](const RowView &view) {
                                const Uuid record = view.uuid(0);
                                if (std::find(records.begin(), records.end(), record) == records.end())
                                    records.push_back(record);
                                return records.size() < mostRecords;
                            }));
    }
    return records;
}

Result<SqlPart> casesOf(Connection &connection, const CitizenId &id)
{
    TRY_LET(const std::vector<Uuid> records, recordsOf(connection, id));
    return SqlPart::oneOf("citizen", records);
}

Result<std::map<Uuid, Uuid>> allMerged(Connection &connection)
{
    std::map<Uuid, Uuid> next;
    TRY(connection.each("SELECT c.id, c.merged_into FROM citizen c JOIN citizen k ON k.id = c.merged_into"
                        " WHERE c.merged_into IS NOT NULL",
                        {}, [&next](const RowView &view) {
                            next.emplace(view.uuid(0), view.uuid(1));
                            return true;
                        }));
    std::map<Uuid, Uuid> shown;
    for (const auto &[record, into] : next) {
        Uuid end = into;
        for (int steps = 0; steps < mostMergings && next.contains(end); ++steps)
            end = next.at(end);
        shown.emplace(record, end);
    }
    return shown;
}

} // namespace peygir::cases
