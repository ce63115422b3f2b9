// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/messages.h"
#include "sync/wire/query.h"
#include "sync/wire/verify.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;

namespace {

const Uuid desk = *Uuid::parse(QByteArrayView("0190f3a0-7c1e-7abc-8def-0123456789ab"));
const Instant noon(1'790'000'000'000);
const Cursor here{desk, 17, "chain"};

/// Long enough to be compressed, or short enough not to be.
QByteArray page(bool isLong) { return "{\"words\":\"" + QByteArray(isLong ? 3000 : 20, 'w') + "\"}"; }

} // namespace

/// Goal: a message of which the end is missing is never taken for a shorter one, wherever it was cut: what an answer lost
/// would be lost on the desk for good, because its cursor goes on (SYNC 13).
class CutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCutMessageIsRefused_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<std::function<bool(const QByteArray &)>>("decodes");
        using Decodes = std::function<bool(const QByteArray &)>;
        const auto row = [](const char *name, const QByteArray &message, const Decodes &decodes) {
            QTest::newRow(name) << message << decodes;
        };
        const Decodes pull = [](const QByteArray &bytes) { return PullResponse::decode(bytes).ok(); };
        PullResponse two{noon, {}, {page(false), page(false)}, here, {{5, 1, 2}}, {}};
        row("the last answer to a pull", two.encoded(), pull);
        two.complete.reset();
        two.position = Position{};
        row("one answer of several", two.encoded(), pull);
        two.pages = {page(true), page(true)};
        row("a compressed one", two.encoded(), pull);
        row("nothing new", PullResponse{noon, {}, {}, here, {}, {}}.encoded(), pull);
        row("the answer to a question", QueryResponse{noon, page(false)}.encoded(),
            [](const QByteArray &bytes) { return QueryResponse::decode(bytes).ok(); });
        VerifyResponse found;
        found.parts = {3, 200};
        found.page = page(false);
        row("parts that differ", found.encoded(), [](const QByteArray &bytes) { return VerifyResponse::decode(bytes).ok(); });
        found.parts.clear();
        found.page.clear();
        row("no part differs", found.encoded(), [](const QByteArray &bytes) { return VerifyResponse::decode(bytes).ok(); });
    }
    void aCutMessageIsRefused()
    {
        QFETCH(QByteArray, message);
        QFETCH(std::function<bool(const QByteArray &)>, decodes);
        QVERIFY(decodes(message));
        for (qsizetype length = 0; length < message.size(); ++length)
            QVERIFY2(!decodes(message.first(length)), QByteArray::number(length) + " of " + QByteArray::number(message.size()));
        // A line break that somebody put behind it on the way is no page either.
        if (!message.startsWith("\x28\xb5"))
            QVERIFY(!decodes(message + '\n'));
    }

    void whatADeskHasKeptFromBeforeIsStillRead()
    {
        const auto kept = PullResponse::decode("{\"digests\":[],\"serverTime\":1790000000000}\n{\"a\":1}\n{\"b\":2}");
        QVERIFY(kept.ok());
        QCOMPARE(kept->pages, (std::vector<QByteArray>{"{\"a\":1}", "{\"b\":2}"}));
    }
};

QTEST_GUILESS_MAIN(CutTest)
#include "cut_test.moc"
