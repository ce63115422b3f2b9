// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"
#include "followup/core/phone_link.h"
#include "storage/connection.h"

namespace peygir::followup {

/// What a phone is shown of its visit, and no more of the case.
struct PhoneView
{
    Visit visit;
    cases::CaseLine line;
};

/// The links by which phones report visits, on the server. On any connection; what writes, on that of the sequencer with its token,
/// and without a transaction that is open. Errors are the database's, and "sync.not_leader".
class PhoneLinks
{
public:
    explicit PhoneLinks(storage::Connection &connection)
        : m_connection(connection)
    {}

    /// In the place of whatever this person had for this visit. Forgets links that were over a month ago, and of
    /// those for this visit all but the last ten.
    Result<void> put(const PhoneLink &link, const QByteArray &secretHash, qint64 token);
    /// Harmless when repeated, and where there is none.
    Result<void> end(const VisitId &visit, const UserId &user, Instant now, qint64 token);
    /// Nothing where this secret was never given, or is forgotten; those that are over are found.
    Result<std::optional<PhoneLink>> find(const QByteArray &secretHash);

    /// Nothing where there is no such visit.
    Result<std::optional<Visit>> visit(const VisitId &id);
    /// Who holds the active post that is to make it; nothing where nobody does.
    Result<std::optional<UserId>> visitorOf(const Visit &visit);
    /// Fails with "cases.unknown" where its case is not there.
    Result<PhoneView> viewOf(const Visit &visit);

private:
    storage::Connection &m_connection;
};

} // namespace peygir::followup
