// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulation/city.h"
#include "simulation/mirror.h"
#include "storage/job_kind.h"
#include "sync/server/jobs.h"

namespace peygir::simulation {

/// The kinds of jobs of the server, cut so small that each step has two parts.
const std::vector<storage::JobKind> &smallJobKinds();

/// What somebody asks of the server beside the commands of desks, drawn from the city.
struct JobWish
{
    QByteArray kind;
    QJsonObject arguments;
    UserId by;
};
/// A cartable that is handed over, or a role for everybody who has another; by the system, or by somebody who may not.
JobWish drawJob(storage::Connection &server, const City &city, Random &chance);

/// Every job that was asked for, and what must be true of it: each part has one command with one outcome and one effect; what a
/// job says of its parts is what a recount of receipts gives; what was there when it began and nobody has touched is done
/// or named when it ends; what was taken back was as the job had left it, and the rest is named with a reason.
class JobBook
{
public:
    /// Notes what a job that begins now has to deal with. It may turn out that it never began.
    void begun(const Uuid &job, const JobWish &wish, storage::Connection &server, qint64 head);

    /// To be asked after a step of whoever leads, when what was held and has ended has been followed.
    std::optional<Violation> check(storage::Connection &server, const Mirror &mirror) const;
    /// Besides: nothing is under way any more.
    std::optional<Violation> checkEnd(storage::Connection &server, const Mirror &mirror) const;

private:
    struct Begun
    {
        qint64 head;
        /// What has to become a part unless somebody touches it.
        std::set<Uuid> things;
    };
    std::map<Uuid, Begun> m_begun;
};

/// Everything that the server keeps of jobs, to be compared.
QByteArray jobTables(storage::Connection &server);

} // namespace peygir::simulation
