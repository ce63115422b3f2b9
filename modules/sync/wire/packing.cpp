// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/packing.h"

#include "sync/wire/dictionary.h"

#include <zstd.h>

#include <algorithm>
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

struct Contents
{
    /// All frames together.
    quint64 size = 0;
    /// 0: none.
    quint32 dictionary = 0;
};

/// What a body holds; nothing where it is no row of whole frames, tells no lengths, or names two dictionaries.
std::optional<Contents> contentsOf(QByteArrayView body, quint64 most)
{
    Contents contents;
    while (!body.isEmpty()) {
        const unsigned long long size = ZSTD_getFrameContentSize(body.constData(), size_t(body.size()));
        const size_t length = ZSTD_findFrameCompressedSize(body.constData(), size_t(body.size()));
        if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || ZSTD_isError(length))
            return std::nullopt;
        const quint32 named = ZSTD_getDictID_fromFrame(body.constData(), size_t(body.size()));
        if (named != 0 && contents.dictionary != 0 && named != contents.dictionary)
            return std::nullopt;
        contents.dictionary = std::max(contents.dictionary, named);
        // Further ones are not worth looking at, and might add up to a small number again.
        if (size > most || contents.size + size > most)
            return Contents{most + 1, contents.dictionary};
        contents.size += size;
        body = body.sliced(qsizetype(length));
    }
    return contents;
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

quint32 dictionaryOf(const QByteArray &body)
{
    return body.startsWith(zstdMagic) ? ZSTD_getDictID_fromFrame(body.constData(), size_t(body.size())) : 0;
}

QByteArray packed(const QByteArray &json, quint32 dictionary)
{
    if (dictionary == 0)
        return json.size() < worthPacking ? json : framed(json);
    const QByteArray body = framed(json, dictionary);
    return body.size() < json.size() ? body : json;
}

QByteArray framed(const QByteArray &part, quint32 dictionary)
{
    QByteArray body(qsizetype(ZSTD_compressBound(size_t(part.size()))), Qt::Uninitialized);
    ZSTD_CCtx *const context = Contexts::ofThread().packing;
    // A large part has said by itself what a dictionary could tell.
    const bool isSmall = part.size() < manyRows;
    const ZSTD_CDict *const digested = dictionary != 0 && isSmall ? dictionary::packing(dictionary) : nullptr;
    Q_ASSERT(dictionary == 0 || !isSmall || digested);
    const size_t size = digested
        ? ZSTD_compress_usingCDict(context, body.data(), size_t(body.size()), part.constData(), size_t(part.size()), digested)
        : ZSTD_compressCCtx(context, body.data(), size_t(body.size()), part.constData(), size_t(part.size()),
                            isSmall ? packingLevel : manyRowsLevel);
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
    const auto contents = contentsOf(body, quint64(most));
    if (!contents)
        return Error("sync.malformed");
    if (contents->size > quint64(most))
        return tooLarge;
    const ZSTD_DDict *const digested = contents->dictionary == 0 ? nullptr : dictionary::unpacking(contents->dictionary);
    if (contents->dictionary != 0 && !digested)
        return Error("sync.dictionary_unknown", {{QStringLiteral("number"), contents->dictionary}});
    QByteArray json(qsizetype(contents->size), Qt::Uninitialized);
    // Without one it reads frames that name none: a dictionary is never guessed.
    const size_t written = ZSTD_decompress_usingDDict(Contexts::ofThread().unpacking, json.data(), size_t(json.size()),
                                                      body.constData(), size_t(body.size()), digested);
    if (ZSTD_isError(written) || written != contents->size)
        return Error("sync.malformed");
    return json;
}

} // namespace peygir::sync
