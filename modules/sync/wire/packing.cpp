// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/packing.h"

#include <zstd.h>

#include <optional>

namespace peygir::sync {

namespace {

constexpr qsizetype worthPacking = 1024;
// Short bodies at the lowest level: higher ones gain nothing there. Pages of many rows have their ids twice, in the list of
// aggregates and in the rows: what finds the second one again gains a tenth and costs a microsecond a row.
constexpr qsizetype manyRows = 64 * 1024;
constexpr int packingLevel = 1;
constexpr int manyRowsLevel = 3;
const QByteArrayView zstdMagic("\x28\xb5\x2f\xfd", 4);

/// The length of a body's contents, all frames together; nothing where it is no row of whole frames, or tells no lengths.
std::optional<quint64> contentSize(QByteArrayView body, quint64 most)
{
    quint64 sum = 0;
    while (!body.isEmpty()) {
        const unsigned long long size = ZSTD_getFrameContentSize(body.constData(), size_t(body.size()));
        const size_t length = ZSTD_findFrameCompressedSize(body.constData(), size_t(body.size()));
        if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || ZSTD_isError(length))
            return std::nullopt;
        // Further ones are not worth looking at, and might add up to a small number again.
        if (size > most || sum + size > most)
            return most + 1;
        sum += size;
        body = body.sliced(qsizetype(length));
    }
    return sum;
}

/// A context is a megabyte that zstd would take, clear and give back for each body.
struct Contexts
{
    Contexts(const Contexts &) = delete;
    Contexts &operator=(const Contexts &) = delete;
    ~Contexts()
    {
        ZSTD_freeCCtx(packing);
        ZSTD_freeDCtx(unpacking);
    }
    static Contexts &ofThread()
    {
        thread_local Contexts contexts;
        return contexts;
    }

    ZSTD_CCtx *const packing = ZSTD_createCCtx();
    ZSTD_DCtx *const unpacking = ZSTD_createDCtx();

private:
    Contexts() = default;
};

} // namespace

QByteArray packed(const QByteArray &json) { return json.size() < worthPacking ? json : framed(json); }

QByteArray framed(const QByteArray &part)
{
    QByteArray body(qsizetype(ZSTD_compressBound(size_t(part.size()))), Qt::Uninitialized);
    const size_t size = ZSTD_compressCCtx(Contexts::ofThread().packing, body.data(), size_t(body.size()), part.constData(),
                                          size_t(part.size()), part.size() < manyRows ? packingLevel : manyRowsLevel);
    // It fails without memory only, and there is room for whatever comes out.
    Q_ASSERT(!ZSTD_isError(size));
    body.resize(qsizetype(size));
    return body;
}

Result<QByteArray> unpacked(const QByteArray &body, qsizetype most)
{
    const Error tooLarge("sync.too_large", {{QStringLiteral("most"), most}});
    if (!body.startsWith(zstdMagic))
        return body.size() > most ? Result<QByteArray>(tooLarge) : body;
    const auto size = contentSize(body, quint64(most));
    if (!size)
        return Error("sync.malformed");
    if (*size > quint64(most))
        return tooLarge;
    QByteArray json(qsizetype(*size), Qt::Uninitialized);
    const size_t written = ZSTD_decompressDCtx(Contexts::ofThread().unpacking, json.data(), size_t(json.size()),
                                               body.constData(), size_t(body.size()));
    if (ZSTD_isError(written) || written != *size)
        return Error("sync.malformed");
    return json;
}

} // namespace peygir::sync
