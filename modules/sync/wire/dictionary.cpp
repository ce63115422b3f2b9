// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/dictionary.h"

#include "sync/wire/dictionary_bytes.h"

#include <zstd.h>

#include <algorithm>
#include <vector>

namespace peygir::sync::dictionary {

namespace {

/// Five microseconds for a body of some hundred bytes; the levels above cost more and save a byte or two.
constexpr int level = 3;

struct Digested
{
    quint32 number;
    const ZSTD_CDict *packing;
    const ZSTD_DDict *unpacking;
};

/// Never freed: threads may still pack while the program ends.
const std::vector<Digested> &digested()
{
    static const std::vector<Digested> *const all = [] {
        auto *made = new std::vector<Digested>;
        for (const Bytes &bytes : allBytes()) {
            const auto size = bytes.bytes.size();
            made->push_back({ZSTD_getDictID_fromDict(bytes.bytes.data(), size),
                             ZSTD_createCDict(bytes.bytes.data(), size, level),
                             ZSTD_createDDict(bytes.bytes.data(), size)});
            Q_ASSERT(made->back().number == bytes.number && made->back().packing && made->back().unpacking);
        }
        return made;
    }();
    return *all;
}

const Digested *find(quint32 number)
{
    const auto &all = digested();
    const auto found = std::find_if(all.begin(), all.end(), [number](const Digested &one) { return one.number == number; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

std::span<const quint32> numbers()
{
    static const std::vector<quint32> all = [] {
        std::vector<quint32> known;
        for (const Bytes &bytes : allBytes())
            known.push_back(bytes.number);
        return known;
    }();
    return all;
}

quint32 newestOf(std::span<const quint32> offered)
{
    quint32 newest = 0;
    for (const quint32 number : offered) {
        if (const auto known = numbers(); std::find(known.begin(), known.end(), number) != known.end())
            newest = std::max(newest, number);
    }
    return newest;
}

const ZSTD_CDict *packing(quint32 number)
{
    const Digested *one = find(number);
    return one ? one->packing : nullptr;
}

const ZSTD_DDict *unpacking(quint32 number)
{
    const Digested *one = find(number);
    return one ? one->unpacking : nullptr;
}

} // namespace peygir::sync::dictionary
