// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/citizen_queries.h"
#include "storage/query_thread.h"

namespace peygir::cases {

/// Reads citizens from this desk's store, on the thread of the queries.
class SqlCitizenQueries final : public CitizenQueries
{
public:
    /// `thread` outlives it.
    explicit SqlCitizenQueries(storage::QueryThread &thread) : m_thread(thread) {}

    Cancel citizen(const CitizenId &id, QObject *context, Done<CitizenView> done) override;
    Cancel proposals(const CaseId &id, QObject *context, Done<std::vector<ProposalView>> done) override;
    Cancel ownerOf(const QString &phone, QObject *context, Done<std::optional<Citizen>> done) override;
    Cancel subscriber(const QString &code, QObject *context, Done<std::optional<Citizen>> done) override;
    Cancel like(const QString &typed, int limit, QObject *context, Done<std::vector<Citizen>> done) override;

private:
    storage::QueryThread &m_thread;
};

// The same, on a connection of the caller.
Result<CitizenView> readCitizen(storage::Connection &connection, const CitizenId &id);
Result<std::vector<ProposalView>> readProposals(storage::Connection &connection, const CaseId &id);
Result<std::optional<Citizen>> readOwnerOf(storage::Connection &connection, const QString &phone);
Result<std::optional<Citizen>> readSubscriber(storage::Connection &connection, const QString &code);
Result<std::vector<Citizen>> readCitizensLike(storage::Connection &connection, const QString &typed, int limit);

} // namespace peygir::cases
