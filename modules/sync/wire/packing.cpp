// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/packing.h"

#include <zstd.h>

namespace peygir::sync {

namespace {

constexpr qsizetype worthPacking = 1024;
// The lowest level: on our pages higher ones gain a few percent and cost several times the time.
constexpr int packingLevel = 1;
const QByteArrayView zstdMagic("\x28\xb5\x2f\xfd", 4);

} // namespace

QByteArray packed(const QByteArray &json)
{
    if (json.size() < worthPacking)
        return json;
    QByteArray body(qsizetype(ZSTD_compressBound(size_t(json.size()))), Qt::Uninitialized);
    const size_t size = ZSTD_compress(body.data(), size_t(body.size()), json.constData(), size_t(json.size()),
                                      packingLevel);
    if (ZSTD_isError(size))
        return json;
    body.resize(qsizetype(size));
    return body;
}

Result<QByteArray> unpacked(const QByteArray &body, qsizetype most)
{
    const Error tooLarge("sync.too_large", {{QStringLiteral("most"), most}});
    if (!body.startsWith(zstdMagic))
        return body.size() > most ? Result<QByteArray>(tooLarge) : body;
    const unsigned long long size = ZSTD_getFrameContentSize(body.constData(), size_t(body.size()));
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN)
        return Error("sync.malformed");
    if (size > quint64(most))
        return tooLarge;
    QByteArray json(qsizetype(size), Qt::Uninitialized);
    const size_t written = ZSTD_decompress(json.data(), size_t(json.size()), body.constData(), size_t(body.size()));
    if (ZSTD_isError(written) || written != size)
        return Error("sync.malformed");
    return json;
}

} // namespace peygir::sync
