// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/blob_hash.h"

#include <algorithm>

namespace peygir {

Result<BlobHash> BlobHash::parse(QByteArrayView hex)
{
    const bool wellFormed = hex.size() == 64 && std::all_of(hex.begin(), hex.end(), [](char c) {
                                return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
                            });
    if (!wellFormed)
        return Error("base.blob_hash");
    return BlobHash(hex.toByteArray());
}

BlobHash BlobHash::of(QByteArrayView content)
{
    BlobHasher hasher;
    hasher.add(content);
    return hasher.finish();
}

} // namespace peygir
