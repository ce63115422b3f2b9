// SPDX-License-Identifier: GPL-3.0-or-later
// What a server reads of a desk.
#include "base/limits.h"
#include "fuzz/oracles.h"
#include "fuzz/samples.h"
#include "sync/wire/looks.h"
#include "sync/wire/query.h"
#include "sync/wire/verify.h"

namespace peygir::fuzz {

namespace {

using namespace sync;
using namespace samples;

std::vector<QByteArray> hellos()
{
    HelloRequest hello{wireVersion, 371, id(2), noon, 1};
    const QByteArray old = hello.encoded();
    hello.introduction = Introduction{{QByteArray(nonceBytes, 'k')}, QByteArray(nonceBytes, 'n'), link(), link(), id(7),
                                      publicPushKey(QByteArray(pushSeedBytes, 'p'))};
    hello.known = cursor();
    hello.broughtTo = id(1);
    return {old, hello.encoded()};
}

std::vector<QByteArray> pushes()
{
    PushRequest push{id(2), {note().encoded()}};
    const QByteArray old = push.encoded();
    push.opening = PushOpening{QByteArray(nonceBytes, 'n'), link()};
    push.commands.assign(4, note().encoded());
    push.kept = {KeptPlace{7, true}, std::nullopt,
                 KeptPlace{0, false, Error("cases.closed", {{QStringLiteral("code"), QStringLiteral("123")}})}};
    return bothForms({old, push.encoded()});
}

std::vector<QByteArray> pulls()
{
    PullRequest pull{id(2), cursor(), -5, {3, 9'000'000'000'000'000'000}, Position{1, 2, 3, 4, false}, 371};
    pull.seen = cursor();
    PullRequest first{id(2), {}, 77, {}, {}, 371};
    first.planned = true;
    first.frames = true;
    return bothForms({pull.encoded(), first.encoded()});
}

std::vector<QByteArray> comparisons()
{
    VerifyRequest request{id(2), cursor(), 7, {}};
    request.parts[3].add(-17);
    return bothForms({request.encoded()});
}

std::vector<QByteArray> questions()
{
    return {QueryRequest{id(2), caseQuery, {{QStringLiteral("code"), QStringLiteral("1234567890")}}}.encoded()};
}

std::vector<QByteArray> journals()
{
    return bothForms({LooksRequest{id(2),
                                   {{id(3), noon, LookAct::Opened, AggregateId{20, id(6)}, {}},
                                    {id(4), noon, LookAct::Opened, {}, QStringLiteral("list.csv")}}}
                          .encoded()});
}

std::vector<QByteArray> bundles() { return bothForms({StrandedRequest{{left().encoded(), left().encoded()}}.encoded()}); }

std::vector<QByteArray> leftFiles() { return {left().encoded()}; }

void tryHello(const QByteArray &bytes)
{
    tryMessage<HelloRequest>(bytes);
    if (const auto hello = HelloRequest::decode(bytes); hello.ok() && hello->introduction) {
        expect(hello->introduction->known.size() <= mostKnownNonces, "no more words than a server looks up");
        expect(hello->introduction->sent.n >= 0 && hello->introduction->end.n >= 0, "numbers of commands are counted from 0");
    }
}

void tryPush(const QByteArray &bytes)
{
    tryMessage<PushRequest>(bytes);
    const auto push = PushRequest::decode(bytes);
    if (!push.ok())
        return;
    qsizetype size = 0;
    for (const QByteArray &command : push->commands) {
        size += command.size();
        if (const auto envelope = Envelope::decode(command); !envelope.ok())
            expectTyped(envelope.error(), {"command.envelope.malformed", "command.envelope.too_large"});
    }
    expect(size <= limits::pushBytes && push->commands.size() <= size_t(limits::pushCommands), "a push is of bearable size");
    expect(push->kept.size() <= push->commands.size(), "nothing is said about a command that is not there");
}

void tryComparison(const QByteArray &bytes)
{
    tryMessage<VerifyRequest>(bytes);
    if (const auto request = VerifyRequest::decode(bytes); request.ok())
        for (const PartSum &part : request->parts)
            expect(part.rows >= 0, "no part has fewer rows than none");
}

void tryLeft(const QByteArray &bytes)
{
    tryMessage<Stranded>(bytes);
    const auto left = Stranded::decode(bytes);
    if (!left.ok())
        return;
    const auto opened = left->opened(sealPublic(), sealSecret());
    if (!opened.ok())
        expectTyped(opened.error(), {"sync.sealed_otherwise"});
    const bool isOurs = left->isSignedBy(publicPushKey(QByteArray(pushSeedBytes, 'p')));
    expect(!isOurs || (opened.ok() && *opened == note().encoded()), "what a key has signed cannot be changed");
}

} // namespace

std::vector<Target> requestTargets()
{
    return {{"hello-request", 4096, hellos, tryHello},
            {"push-request", 16 * 1024, pushes, tryPush},
            {"pull-request", 4096, pulls, tryMessage<PullRequest>},
            {"verify-request", 8192, comparisons, tryComparison},
            {"query-request", 4096, questions, tryMessage<QueryRequest>},
            {"journal-request", 4096, journals, tryMessage<LooksRequest>},
            {"stranded-request", 8192, bundles, tryMessage<StrandedRequest>},
            {"stranded-file", 4096, leftFiles, tryLeft}};
}

} // namespace peygir::fuzz
