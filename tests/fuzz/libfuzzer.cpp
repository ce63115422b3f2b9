// SPDX-License-Identifier: GPL-3.0-or-later
// PEYGIR_FUZZ_TARGET=NAME fuzz-decoders …      one decoder as libFuzzer drives it
#include "fuzz/target.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace peygir::fuzz;
    static const Target target = [] {
        const char *const name = std::getenv("PEYGIR_FUZZ_TARGET");
        expect(name, "PEYGIR_FUZZ_TARGET says which decoder");
        const auto &all = targets();
        const auto found = std::find_if(all.begin(), all.end(),
                                        [name](const Target &one) { return std::strcmp(one.name, name) == 0; });
        expect(found != all.end(), "there is a decoder of this name");
        return *found;
    }();
    target.tryOut(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    return 0;
}
