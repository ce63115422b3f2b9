// SPDX-License-Identifier: GPL-3.0-or-later
// What a desk reads of a server, but for rows.
#include "base/limits.h"
#include "fuzz/oracles.h"
#include "fuzz/samples.h"
#include "sync/wire/codes.h"
#include "sync/wire/dictionary.h"
#include "sync/wire/looks.h"
#include "sync/wire/packing.h"
#include "sync/wire/query.h"
#include "sync/wire/snapshot.h"
#include "sync/wire/verify.h"

namespace peygir::fuzz {

namespace {

using namespace sync;
using namespace samples;

constexpr const char *emptyPage = "{\"bucket\":7,\"put\":[],\"remove\":[],\"tables\":{}}";

quint32 newestDictionary() { return dictionary::newestOf(dictionary::numbers()); }

std::vector<QByteArray> welcomes()
{
    HelloResponse hello{id(1), noon, 371, id(4), 12345, BucketSet::of({3, -7, 9'000'000'000'000'000'000}),
                        {{id(8), {officialCode("key", 0), officialCode("key", 1)}}}};
    const QByteArray plain = hello.encoded();
    hello.common = 7;
    hello.sealTo = sealPublic();
    hello.dictionaries = {1, newestDictionary()};
    return bothForms({plain, hello.encoded()});
}

std::vector<QByteArray> receipts()
{
    return bothForms({PushResponse{noon,
                                   {{id(3), Outcome::Applied, 18, {}},
                                    {id(5), Outcome::Refused, 19, Error("cases.closed", {{QStringLiteral("at"), 5}})},
                                    {id(6), Outcome::Held, 20, Error("sync.needs")}},
                                   cursor()}
                          .encoded()});
}

std::vector<QByteArray> pulled()
{
    PullResponse last{noon, {}, {emptyPage, emptyPage}, cursor(), {{5, 1, -2}}, {}};
    last.rows = 3;
    last.durable = 12;
    PullResponse first{noon, {}, {emptyPage}, {}, {}, Position{1, 2, 3, 4, false}};
    first.plan = {{7, 1000}, {-8, 0}};
    first.early = true;
    const PullResponse moved{noon, BucketSet::of({3, 4}), {}, {}, {}, {}};
    PullResponse packed = last;
    packed.frames = {framed(QByteArray("\n") + emptyPage)};
    return bothForms({last.encoded(), first.encoded(), moved.encoded(), packed.encoded(PullResponse::Form::Frames),
                      packed.encoded(PullResponse::Form::Frames, newestDictionary())});
}

std::vector<QByteArray> compared()
{
    VerifyResponse found;
    found.serverTime = noon;
    found.parts = {3, 200};
    found.total = {12, -9};
    found.page = emptyPage;
    VerifyResponse moved;
    moved.moved = true;
    return bothForms({found.encoded(), moved.encoded()});
}

std::vector<QByteArray> answered() { return bothForms({QueryResponse{noon, emptyPage}.encoded()}); }
std::vector<QByteArray> journaled() { return {LooksResponse{noon}.encoded()}; }

std::vector<QByteArray> taken()
{
    return {StrandedResponse{{std::nullopt, Error("sync.sealed_otherwise")}}.encoded()};
}

std::vector<QByteArray> snapshotLists()
{
    SnapshotManifest list{383, -7, cursor(), 1000, -3, {}};
    const QByteArray empty = list.encoded();
    list.chunks = {{BlobHash::of("a"), 700, 4096}, {BlobHash::of("b"), 1, 8192}};
    return {empty, list.encoded()};
}

std::vector<QByteArray> bodies()
{
    return {framed("one"), framed("one ") + framed("") + framed(QByteArray(3000, 'x')), "{\"plain\":1}",
            framed(QByteArray(100'000, '[')), framed("{\"desk\":\"one\"}", newestDictionary()),
            framed("one ", newestDictionary()) + framed(QByteArray(3000, 'x'))};
}

void tryWelcome(const QByteArray &bytes)
{
    tryMessage<HelloResponse>(bytes);
    const auto welcome = HelloResponse::decode(bytes);
    if (!welcome.ok())
        return;
    for (const CodeBlock &block : welcome->blocks)
        for (const QByteArray &code : block.codes)
            expect(isTrackingCode(code), "a code that a citizen is told is one");
}

void tryPulled(const QByteArray &bytes)
{
    tryMessage<PullResponse>(bytes);
    const auto answer = PullResponse::decode(bytes);
    if (!answer.ok())
        return;
    for (const BucketRows &one : answer->plan)
        expect(one.rows >= 0, "no bucket has fewer rows than none");
    expect(answer->rows >= 0, "no answer has fewer rows than none");
}

void tryBody(const QByteArray &bytes)
{
    constexpr qsizetype most = 64 * 1024;
    const auto read = unpacked(bytes, most);
    if (!read.ok())
        return expectTyped(read.error(), {"sync.malformed", "sync.too_large", "sync.dictionary_unknown"});
    expect(read->size() <= most, "no more is unpacked than was allowed");
    expect(*unpacked(packed(*read), most) == *read, "what is packed reads as it was");
    expect(*unpacked(framed(*read), most) == *read, "a frame reads as what is in it");
    expect(*unpacked(packed(*read, newestDictionary()), most) == *read, "what is packed with a dictionary reads as it was");
}

} // namespace

std::vector<Target> answerTargets()
{
    return {{"hello-answer", 4096, welcomes, tryWelcome},
            {"push-answer", 4096, receipts, tryMessage<PushResponse>},
            {"pull-answer", 8192, pulled, tryPulled},
            {"verify-answer", 4096, compared, tryMessage<VerifyResponse>},
            {"query-answer", 4096, answered, tryMessage<QueryResponse>},
            {"journal-answer", 1024, journaled, tryMessage<LooksResponse>},
            {"stranded-answer", 4096, taken, tryMessage<StrandedResponse>},
            {"snapshot-list", 4096, snapshotLists, tryMessage<SnapshotManifest>},
            {"packing", 16 * 1024, bodies, tryBody}};
}

} // namespace peygir::fuzz
