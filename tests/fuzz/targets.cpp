// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/target.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace peygir::fuzz {

void expect(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

const std::vector<Target> &targets()
{
    static const std::vector<Target> all = [] {
        std::vector<Target> collected;
        for (const auto &bring : {requestTargets, answerTargets, pageTargets, commandTargets, httpTargets, sheetTargets, importTargets, processTargets,
                                  deskRowTargets, deskFileTargets, sealedTargets, sealedFileTargets, journalTargets}) {
            const std::vector<Target> brought = bring();
            collected.insert(collected.end(), brought.begin(), brought.end());
        }
        std::sort(collected.begin(), collected.end(),
                  [](const Target &a, const Target &b) { return std::strcmp(a.name, b.name) < 0; });
        return collected;
    }();
    return all;
}

} // namespace peygir::fuzz
