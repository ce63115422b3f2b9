// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/core/intake_queries.h"
#include "storage/query_thread.h"
#include "storage/search_reader.h"

namespace peygir::intake {

class SqlIntakeQueries final : public IntakeQueries
{
public:
    /// `thread` reads the desk's store and outlives this. Subjects and addresses are found by the index of `board` where
    /// it is whole, and one by one where it is not.
    SqlIntakeQueries(storage::QueryThread &thread, std::shared_ptr<storage::SearchBoard> board)
        : m_thread(thread), m_search(std::make_shared<storage::SearchReader>(std::move(board)))
    {
    }

    Cancel subjects(const QString &typed, int limit, QObject *context, Done<std::vector<SubjectChoice>> done) override;
    Cancel addresses(const QString &typed, int limit, QObject *context, Done<std::vector<AddressChoice>> done) override;
    Cancel caller(const QString &phone, QObject *context, Done<std::optional<CallerView>> done) override;
    Cancel callers(const QString &typed, int limit, QObject *context, Done<std::vector<KnownCaller>> done) override;
    Cancel subject(const catalogue::SubjectId &id, QObject *context,
                   Done<std::optional<catalogue::Subject>> done) override;
    Cancel duplicates(const SoughtProblem &sought, int limit, QObject *context,
                      Done<std::vector<DuplicateView>> done) override;
    Cancel registered(const cases::CaseId &id, QObject *context, Done<cases::CaseView> done) override;
    Cancel referees(const UserId &user, const QString &typed, int limit, QObject *context,
                    Done<std::vector<cases::PostChoice>> done) override;
    Cancel snippets(QObject *context, Done<std::vector<reference::Snippet>> done) override;

private:
    storage::QueryThread &m_thread;
    /// Used on the thread only; kept by what still waits there.
    std::shared_ptr<storage::SearchReader> m_search;
};

Result<std::vector<SubjectChoice>> readSubjects(storage::Connection &connection, const QString &typed, int limit);
Result<std::vector<AddressChoice>> readAddresses(storage::Connection &connection, const QString &typed, int limit);
Result<std::optional<catalogue::Subject>> readSubject(storage::Connection &connection, const catalogue::SubjectId &id);
Result<std::vector<cases::PostChoice>> readReferees(storage::Connection &connection, const UserId &user,
                                                    const QString &typed, int limit);
Result<std::vector<reference::Snippet>> readSnippets(storage::Connection &connection);

} // namespace peygir::intake
