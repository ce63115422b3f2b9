// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/job_kinds.h"

#include "access/store/grant_job.h"
#include "cases/store/deadline_job.h"
#include "cases/store/switch_job.h"
#include "cases/store/transfer_job.h"

namespace peygir::server {

const std::vector<storage::JobKind> &jobKinds()
{
    static const std::vector<storage::JobKind> kinds{cases::transferJob(), access::grantJob(), cases::deadlineJob(),
                                                        cases::switchJob()};
    return kinds;
}

} // namespace peygir::server
