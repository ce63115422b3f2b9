// SPDX-License-Identifier: GPL-3.0-or-later
// One decoder as libFuzzer drives it; which one the build says.
#include "fuzz/target.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace peygir::fuzz;
    static const Target target = [] {
        const auto &all = targets();
        const auto found = std::find_if(all.begin(), all.end(),
                                        [](const Target &one) { return std::strcmp(one.name, PEYGIR_FUZZ_TARGET) == 0; });
        expect(found != all.end(), "there is a decoder of this name");
        return *found;
    }();
    target.tryOut(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    return 0;
}
