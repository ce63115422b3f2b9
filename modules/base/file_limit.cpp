// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file_limit.h"

#include <algorithm>
#include <sys/resource.h>

namespace peygir {

quint64 raiseFileLimit(quint64 most)
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 0;
    const rlim_t wanted = std::min<rlim_t>(limit.rlim_max, most);
    if (wanted <= limit.rlim_cur)
        return limit.rlim_cur;
    const rlimit raised{wanted, limit.rlim_max};
    return setrlimit(RLIMIT_NOFILE, &raised) == 0 ? wanted : limit.rlim_cur;
}

} // namespace peygir
