// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/no_dumps.h"

#ifdef PEYGIR_KEEP_OUT_OF_DUMPS
#include <sys/prctl.h>
#include <sys/resource.h>
#endif

namespace peygir {

void keepOutOfDumps()
{
#ifdef PEYGIR_KEEP_OUT_OF_DUMPS
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    // Where cores go to a program instead of a file, the limit alone does not keep them from it.
    prctl(PR_SET_DUMPABLE, 0);
#endif
}

} // namespace peygir
