// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/change_rights.h"
#include "base/limits.h"
#include "base/random.h"
#include "cases/core/attach_document.h"
#include "catalogue/core/service_terms.h"
#include "composition/registry.h"
#include "front/unit/front_support.h"
#include "intake/core/register_case.h"
#include "system/support/clerks_town.h"
#include "system/support/system_desk.h"

#include <QDir>
#include <QJsonDocument>

using namespace peygir;
using cases::AttachDocument;
using cases::CaseId;
using test::Caller;
using test::EmptyDatabase;
using test::must;
using test::ServerProcess;
using test::SystemDesk;

namespace {

QByteArray manyBytes(qsizetype size, int salt)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char(i * 31 + i / 251 + salt);
    return bytes;
}

QByteArray pathOf(const BlobHash &hash) { return "/v1/blob/" + hash.hex(); }

} // namespace

/// Goal: the server takes files from those who are signed in, piece by piece, and gives them to those who may read a
/// record that has them; others do not even learn that they are there (SYNC 20).
class BlobTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }

    void init()
    {
        QFETCH_GLOBAL(bool, postgresql);
        auto &fixture = m_fixtures[postgresql];
        if (!fixture) {
            fixture = std::make_unique<Fixture>();
            m_town.setUp(fixture->server);
        }
        m_server = &fixture->server;
        m_caller = std::make_unique<Caller>(*m_server);
        m_sarasDesk = std::make_unique<SystemDesk>(m_registry, m_town.sara, ++m_seed);
        m_omidsDesk = std::make_unique<SystemDesk>(m_registry, m_town.omid, ++m_seed);
        m_sarasToken = signIn("sara", *m_sarasDesk);
        m_omidsToken = signIn("omid", *m_omidsDesk);
        must(m_sarasDesk->synchronise(*m_caller, m_sarasToken).isEmpty() ? Result<void>() : Error("sync"));
        must(m_omidsDesk->synchronise(*m_caller, m_omidsToken).isEmpty() ? Result<void>() : Error("sync"));
        m_bytes = manyBytes(300'000, ++m_seed);
    }
    void cleanup()
    {
        m_caller.reset();
        m_sarasDesk.reset();
        m_omidsDesk.reset();
    }
    void cleanupTestCase() { m_fixtures.clear(); }

    void strangersAreNotLetIn()
    {
        const BlobHash hash = BlobHash::of(m_bytes);
        for (const QByteArray &token : {QByteArray(), QByteArray(43, 'A')}) {
            QCOMPARE(put(hash, token, m_bytes).status, 401);
            QCOMPARE(ask("GET", pathOf(hash), token).status, 401);
            QCOMPARE(head(hash, token).status, 401);
            QCOMPARE(ask("GET", "/v1/blob", token).status, 401);
        }
        QCOMPARE(head(hash, m_sarasToken).status, 404);
    }

    void pathsThatAreNoNamesAreUnknown_data()
    {
        QTest::addColumn<QByteArray>("path");
        const QByteArray hex = BlobHash::of("x").hex();
        const auto row = [](const char *name, const QByteArray &path) { QTest::newRow(name) << path; };
        row("up", "/v1/blob/../../../../etc/passwd");
        row("up, encoded", "/v1/blob/%2e%2e%2f%2e%2e%2fetc%2fpasswd");
        row("capitals", "/v1/blob/" + hex.toUpper());
        row("too short", "/v1/blob/" + hex.chopped(1));
        row("too long", "/v1/blob/" + hex + "0");
        row("a folder more", "/v1/blob/" + hex.first(2) + "/" + hex);
        row("unfinished", "/v1/blob/unfinished/" + hex);
        row("no name", "/v1/blob/");
        row("other letters", "/v1/blob/" + QByteArray(64, 'g'));
    }
    void pathsThatAreNoNamesAreUnknown()
    {
        QFETCH(QByteArray, path);
        for (const char *method : {"GET", "HEAD"})
            QCOMPARE(ask(method, path, m_sarasToken).status, 404);
        QCOMPARE(ask("PUT", path, m_sarasToken, "Content-Length: 1\r\n", "x").status, 404);
    }

    void malformedUploadsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("error");
        const auto row = [](const char *name, const char *headers, int status, const char *error) {
            QTest::newRow(name) << QByteArray(headers) << status << QByteArray(error);
        };
        const QByteArray tooMuch =
            "Content-Length: 1\r\nContent-Range: bytes 0-0/" + QByteArray::number(limits::blobBytes + 1) + "\r\n";
        row("no length", "Transfer-Encoding: chunked\r\n", 400, "blob.length");
        row("nothing", "Content-Length: 0\r\n", 400, "blob.empty");
        row("range of something else", "Content-Length: 1\r\nContent-Range: lines 0-0/5\r\n", 400, "blob.range");
        row("range that is no range", "Content-Length: 1\r\nContent-Range: bytes 0-0/5,1-1/5\r\n", 400, "blob.range");
        row("range longer than the body", "Content-Length: 1\r\nContent-Range: bytes 0-4/5\r\n", 400, "blob.range");
        row("range behind the end", "Content-Length: 1\r\nContent-Range: bytes 5-5/5\r\n", 400, "blob.range");
        row("backwards", "Content-Length: 1\r\nContent-Range: bytes 1-0/5\r\n", 400, "blob.range");
        row("absurd range", "Content-Length: 1\r\nContent-Range: bytes 99999999999999999999-99999999999999999999/5\r\n",
            400, "blob.range");
        row("not from its beginning", "Content-Length: 1\r\nContent-Range: bytes 4-4/5\r\n", 409,
            "blob.offset.conflict");
        row("larger than the limit", tooMuch.constData(), 413, "blob.too_large");
    }
    void malformedUploadsAreRefused()
    {
        QFETCH(QByteArray, headers);
        QFETCH(int, status);
        QFETCH(QByteArray, error);
        const RawAnswer answer = ask("PUT", pathOf(BlobHash::of(m_bytes)), m_sarasToken, headers,
                                     headers.contains("chunked") ? "1\r\nx\r\n0\r\n\r\n"
                                     : headers.contains(" 0\r")  ? ""
                                                                 : "x");
        QCOMPARE(answer.status, status);
        QVERIFY2(answer.body.contains(error), answer.body.constData());
        QCOMPARE(head(BlobHash::of(m_bytes), m_sarasToken).status, 404);
    }

    void limitIsTold()
    {
        const RawAnswer answer = ask("GET", "/v1/blob", m_sarasToken);
        QCOMPARE(QJsonDocument::fromJson(answer.body).object().value(QLatin1String("most")).toInteger(),
                 limits::blobBytes);
        QCOMPARE(ask("POST", "/v1/blob", m_sarasToken, "Content-Length: 0\r\n").status, 405);
    }

    void bytesUnderAWrongNameAreThrownAway()
    {
        const BlobHash other = BlobHash::of("other bytes");
        const RawAnswer answer = put(other, m_sarasToken, m_bytes);
        QCOMPARE(answer.status, 400);
        QVERIFY(answer.body.contains("blob.hash_wrong"));
        QCOMPARE(head(other, m_sarasToken).status, 404);
        QCOMPARE(head(BlobHash::of(m_bytes), m_sarasToken).status, 404);
    }

    void wrongOffsetIsToldTheRightOne()
    {
        const BlobHash hash = BlobHash::of(m_bytes);
        QCOMPARE(putPart(hash, m_sarasToken, 0, 1000).status, 202);
        for (const qint64 wrong : {0, 999, 1001}) {
            const RawAnswer answer = putPart(hash, m_sarasToken, wrong, 10);
            QCOMPARE(answer.status, 409);
            QVERIFY2(answer.body.contains("\"offset\":1000"), answer.body.constData());
        }
        QCOMPARE(head(hash, m_sarasToken).header("Upload-Offset"), QByteArray("1000"));
    }

    void cutUploadGoesOnWhereItStopped()
    {
        const BlobHash hash = BlobHash::of(m_bytes);
        {
            RawClient client(m_server->url().port());
            QVERIFY(client.isReady());
            client.send("PUT " + pathOf(hash) + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + m_sarasToken +
                        "\r\nContent-Length: " + QByteArray::number(m_bytes.size()) + "\r\n\r\n" +
                        m_bytes.first(150'000));
            client.hangUp();
        }
        QTRY_COMPARE(head(hash, m_sarasToken).header("Upload-Offset"), QByteArray("150000"));
        // Somebody else's half is nobody's business.
        QCOMPARE(head(hash, m_omidsToken).status, 404);
        m_server->kill();
        m_server->start();
        m_caller = std::make_unique<Caller>(*m_server);
        QCOMPARE(head(hash, m_sarasToken).header("Upload-Offset"), QByteArray("150000"));
        QCOMPARE(putPart(hash, m_sarasToken, 150'000, m_bytes.size() - 150'000).status, 201);
        QCOMPARE(head(hash, m_sarasToken).status, 200);
    }

    void wholeAtTheServerButNotSaidIsEndedByAQuestion()
    {
        const BlobHash hash = BlobHash::of(m_bytes);
        // As a server leaves it that dies after the last byte: all of it there, without its name.
        QCOMPARE(putPart(hash, m_sarasToken, 0, 1000).status, 202);
        QFile unfinished(unfinishedFile(hash));
        QVERIFY(unfinished.open(QIODevice::WriteOnly | QIODevice::Append));
        unfinished.write(m_bytes.sliced(1000));
        unfinished.close();
        QCOMPARE(ask("PUT", pathOf(hash), m_sarasToken,
                     "Content-Length: 0\r\nContent-Range: bytes */" + QByteArray::number(m_bytes.size()) + "\r\n")
                     .status,
                 201);
        QCOMPARE(head(hash, m_sarasToken).status, 200);
    }

    void uploadedFileIsReadByThoseWhoHoldARecordOfIt()
    {
        const BlobHash hash = BlobHash::of(m_bytes);
        attach(*m_sarasDesk, m_sarasToken, hash, m_town.parks);
        // The record is here and the file still on its way.
        QCOMPARE(get(hash, m_omidsToken).status, 404);
        QCOMPARE(put(hash, m_sarasToken, m_bytes).status, 201);
        const RawAnswer answer = get(hash, m_omidsToken);
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body == m_bytes);
        QCOMPARE(answer.header("X-Content-Type-Options"), QByteArray("nosniff"));
    }

    void rangesAreReadAndNothingBehindTheEnd()
    {
        const BlobHash hash = BlobHash::of(m_bytes);
        attach(*m_sarasDesk, m_sarasToken, hash, m_town.parks);
        QCOMPARE(put(hash, m_sarasToken, m_bytes).status, 201);
        const RawAnswer part = ask("GET", pathOf(hash), m_sarasToken, "Range: bytes=100-199\r\n");
        QCOMPARE(part.status, 206);
        QCOMPARE(part.body, m_bytes.sliced(100, 100));
        QCOMPARE(part.header("Content-Range"), QByteArray("bytes 100-199/300000"));
        const RawAnswer rest = ask("GET", pathOf(hash), m_sarasToken, "Range: bytes=299990-999999999\r\n");
        QCOMPARE(rest.body, m_bytes.last(10));
        QCOMPARE(ask("GET", pathOf(hash), m_sarasToken, "Range: bytes=300000-\r\n").status, 416);
        QVERIFY(ask("GET", pathOf(hash), m_sarasToken, "Range: bytes=1-2,5-6\r\n").body == m_bytes);
    }

    void filesOfOthersAreNotThere()
    {
        const BlobHash hash = BlobHash::of(m_bytes);
        attach(*m_sarasDesk, m_sarasToken, hash, m_town.streets);
        QCOMPARE(put(hash, m_sarasToken, m_bytes).status, 201);
        QCOMPARE(get(hash, m_sarasToken).status, 200);
        // The same as for a file that nobody has ever had.
        const BlobHash none = BlobHash::of(m_bytes + "none");
        QCOMPARE(get(hash, m_omidsToken).status, 404);
        QCOMPARE(get(hash, m_omidsToken).body, get(none, m_omidsToken).body);
        QCOMPARE(head(hash, m_omidsToken).status, 404);
        QCOMPARE(question(hash, m_omidsToken).status, question(none, m_omidsToken).status);
        QCOMPARE(question(hash, m_omidsToken).header("Upload-Offset"), QByteArray("0"));
    }

    void whoKnowsANameDoesNotGetTheFileByNamingIt()
    {
        const BlobHash hash = BlobHash::of(m_bytes);
        attach(*m_sarasDesk, m_sarasToken, hash, m_town.streets);
        QCOMPARE(put(hash, m_sarasToken, m_bytes).status, 201);
        // Omid may not read that case; he names its file in a case of his own.
        attach(*m_omidsDesk, m_omidsToken, hash, m_town.parks);
        QCOMPARE(get(hash, m_omidsToken).status, 404);
        QCOMPARE(head(hash, m_omidsToken).status, 404);
        // Once he has shown that he has the bytes himself it is his file, too.
        QCOMPARE(put(hash, m_omidsToken, m_bytes).status, 201);
        QVERIFY(get(hash, m_omidsToken).body == m_bytes);
    }

    void smallPictureIsReadAsItsDocumentIs()
    {
        const QByteArray small = m_bytes.first(500);
        const BlobHash hash = BlobHash::of(m_bytes), smallHash = BlobHash::of(small);
        attach(*m_sarasDesk, m_sarasToken, hash, m_town.streets, smallHash);
        QCOMPARE(put(smallHash, m_sarasToken, small).status, 201);
        QVERIFY(get(smallHash, m_sarasToken).body == small);
        // Neither he who may not read the case nor he who calls it the small picture of a case of his own.
        QCOMPARE(get(smallHash, m_omidsToken).status, 404);
        attach(*m_omidsDesk, m_omidsToken, hash, m_town.parks, smallHash);
        QCOMPARE(get(smallHash, m_omidsToken).status, 404);
        QCOMPARE(put(smallHash, m_omidsToken, small).status, 201);
        QVERIFY(get(smallHash, m_omidsToken).body == small);
    }

    void fileOfARecordIsReadByAllWhoHoldTheRecordAndAfterItIsReplaced() // R158
    {
        const QByteArray other = m_bytes.first(5000);
        const BlobHash hash = BlobHash::of(m_bytes), otherHash = BlobHash::of(other);
        const QByteArray record = "guide" + QByteArray::number(m_seed);
        putGuide(*m_sarasDesk, m_sarasToken, record, hash);
        // The record is on the other desk, and its file still on its way.
        QVERIFY(m_omidsDesk->synchronise(*m_caller, m_omidsToken).isEmpty());
        QCOMPARE(m_omidsDesk->count("introduction_file"), m_sarasDesk->count("introduction_file"));
        QCOMPARE(m_omidsDesk->count("record_file"), m_sarasDesk->count("record_file"));
        QCOMPARE(get(hash, m_omidsToken).status, 404);
        QCOMPARE(put(hash, m_sarasToken, m_bytes).status, 201);
        QVERIFY(get(hash, m_omidsToken).body == m_bytes);
        putGuide(*m_sarasDesk, m_sarasToken, record, otherHash);
        QCOMPARE(put(otherHash, m_sarasToken, other).status, 201);
        QVERIFY(get(otherHash, m_omidsToken).body == other);
        // The history of the record names it still.
        QVERIFY(get(hash, m_omidsToken).body == m_bytes);
    }

    void whoKnowsANameDoesNotGetTheFileByNamingItInARecord() // R158
    {
        const BlobHash hash = BlobHash::of(m_bytes);
        attach(*m_sarasDesk, m_sarasToken, hash, m_town.streets);
        QCOMPARE(put(hash, m_sarasToken, m_bytes).status, 201);
        putGuide(*m_omidsDesk, m_omidsToken, "stolen" + QByteArray::number(m_seed), hash);
        QCOMPARE(get(hash, m_omidsToken).status, 404);
        QCOMPARE(head(hash, m_omidsToken).status, 404);
    }

    void whoMayReadAFileNeedNotSendIt()
    {
        const BlobHash hash = BlobHash::of(m_bytes);
        attach(*m_sarasDesk, m_sarasToken, hash, m_town.parks);
        QCOMPARE(put(hash, m_sarasToken, m_bytes).status, 201);
        QCOMPARE(head(hash, m_omidsToken).status, 200);
        QCOMPARE(question(hash, m_omidsToken).status, 201);
        QCOMPARE(question(hash, m_omidsToken).status, 200);
    }

    void readingEndsWithTheRight()
    {
        const BlobHash hash = BlobHash::of(m_bytes);
        attach(*m_sarasDesk, m_sarasToken, hash, m_town.parks);
        QCOMPARE(put(hash, m_sarasToken, m_bytes).status, 201);
        QCOMPARE(get(hash, m_omidsToken).status, 200);
        setRight(m_town.omid, m_town.parks, false);
        QCOMPARE(get(hash, m_omidsToken).status, 404);
        setRight(m_town.omid, m_town.parks, true);
        QCOMPARE(get(hash, m_omidsToken).status, 200);
    }

    void unfinishedUploadsOfOnePersonAreCounted()
    {
        const QByteArray bytes = "ab";
        for (int i = 0; i < limits::blobsUnfinished; ++i) {
            const BlobHash hash = BlobHash::of("quota " + QByteArray::number(i) + m_omidsToken);
            const RawAnswer answer =
                ask("PUT", pathOf(hash), m_omidsToken, "Content-Length: 1\r\nContent-Range: bytes 0-0/2\r\n", "a");
            QVERIFY(answer.status == 202 || answer.status == 429);
        }
        const BlobHash one = BlobHash::of("quota, one more" + m_omidsToken);
        const RawAnswer answer =
            ask("PUT", pathOf(one), m_omidsToken, "Content-Length: 1\r\nContent-Range: bytes 0-0/2\r\n", "a");
        QCOMPARE(answer.status, 429);
        QVERIFY(!answer.header("Retry-After").isEmpty());
        // Others go on.
        QCOMPARE(put(BlobHash::of(m_bytes), m_sarasToken, m_bytes).status, 201);
        removeUnfinished();
    }

    void manyAtOnceForOneFileAreOneAfterAnother()
    {
        const BlobHash hash = BlobHash::of(m_bytes);
        RawClient first(m_server->url().port());
        QVERIFY(first.isReady());
        const QByteArray request = "PUT " + pathOf(hash) + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " +
                                   m_sarasToken + "\r\nContent-Length: " + QByteArray::number(m_bytes.size()) +
                                   "\r\n\r\n";
        first.send(request);
        QTRY_VERIFY(QFile::exists(unfinishedFile(hash)));
        QCOMPARE(put(hash, m_sarasToken, m_bytes).status, 503);
        first.send(m_bytes);
        QCOMPARE(first.receive().status, 201);
    }

    void largerFilesNeedASetting()
    {
        m_server->stop();
        QByteArray said;
        QCOMPARE(
            m_server->command({QStringLiteral("serve"), QStringLiteral("--largest-file"), QStringLiteral("0")}, &said),
            2);
        QVERIFY(said.contains("--largest-file"));
        m_server->setOptions({QStringLiteral("--largest-file"), QStringLiteral("1")});
        m_server->start();
        const QByteArray large = manyBytes(1024 * 1024 + 1, m_seed);
        QCOMPARE(put(BlobHash::of(large), m_sarasToken, large).status, 413);
        const QByteArray fits = large.chopped(1);
        QCOMPARE(put(BlobHash::of(fits), m_sarasToken, fits).status, 201);
        m_server->stop();
        m_server->setOptions({});
        m_server->start();
    }

private:
    struct Fixture
    {
        EmptyDatabase database;
        ServerProcess server{database};
    };

    RawAnswer ask(const QByteArray &method, const QByteArray &path, const QByteArray &token,
                  const QByteArray &headers = {}, const QByteArray &body = {})
    {
        RawClient client(m_server->url().port());
        if (!client.isReady())
            return {};
        client.send(method + ' ' + path + " HTTP/1.1\r\nHost: a\r\n" +
                    (token.isEmpty() ? QByteArray() : "Authorization: Bearer " + token + "\r\n") + headers + "\r\n" +
                    body);
        return client.receive(method != "HEAD");
    }
    RawAnswer head(const BlobHash &hash, const QByteArray &token) { return ask("HEAD", pathOf(hash), token); }
    RawAnswer get(const BlobHash &hash, const QByteArray &token) { return ask("GET", pathOf(hash), token); }
    RawAnswer put(const BlobHash &hash, const QByteArray &token, const QByteArray &bytes)
    {
        return ask("PUT", pathOf(hash), token, "Content-Length: " + QByteArray::number(bytes.size()) + "\r\n", bytes);
    }
    RawAnswer putPart(const BlobHash &hash, const QByteArray &token, qint64 first, qint64 count)
    {
        const QByteArray range = QByteArray::number(first) + '-' + QByteArray::number(first + count - 1) + '/' +
                                 QByteArray::number(m_bytes.size());
        return ask("PUT", pathOf(hash), token,
                   "Content-Length: " + QByteArray::number(count) + "\r\nContent-Range: bytes " + range + "\r\n",
                   m_bytes.sliced(first, count));
    }
    /// "I have this file; do you?"
    RawAnswer question(const BlobHash &hash, const QByteArray &token)
    {
        return ask("PUT", pathOf(hash), token,
                   "Content-Length: 0\r\nContent-Range: bytes */" + QByteArray::number(m_bytes.size()) + "\r\n");
    }

    QString unfinishedFolder() const { return m_server->folder() + QStringLiteral("/blobs/unfinished"); }
    QString unfinishedFile(const BlobHash &hash) const
    {
        return unfinishedFolder() + u'/' + QString::fromLatin1(m_town.sara.uuid().toAscii()) + u'-' + hash.text();
    }
    void removeUnfinished() const
    {
        const QDir folder(unfinishedFolder());
        for (const QString &name : folder.entryList(QDir::Files))
            QFile::remove(folder.filePath(name));
    }

    /// A new case about a subject of that group, with a document of this content, at the server.
    void attach(SystemDesk &desk, const QByteArray &token, const BlobHash &hash, const catalogue::SubjectGroupId &group,
                const std::optional<BlobHash> &thumbnail = {})
    {
        const intake::RegisterCase message{
            {}, test::ClerksTown::subjectOf(group), {}, {}, {}, QStringLiteral("The lamp is broken"), {}, {}, {}, {},
            {}};
        const auto registered =
            desk.engine().submit(intake::RegisterCase::kind, fieldsToJson(message), desk.now(), "code");
        const CaseId caseId = intake::caseIdOf(must(registered).command);
        const AttachDocument document{caseId,
                                      cases::DocumentKind::Photo,
                                      {},
                                      QStringLiteral("a.jpg"),
                                      QStringLiteral("image/jpeg"),
                                      m_bytes.size(),
                                      hash,
                                      {},
                                      thumbnail};
        must(desk.engine().submit(AttachDocument::kind, fieldsToJson(document), desk.now()));
        const QByteArray problem = desk.synchronise(*m_caller, token);
        if (!problem.isEmpty() || !must(desk.engine().troubled()).empty())
            qFatal("not attached: %s", problem.constData());
    }

    /// A file that introduces services, with this content, at the server.
    void putGuide(SystemDesk &desk, const QByteArray &token, const QByteArray &name, const BlobHash &hash)
    {
        catalogue::IntroductionFile guide{catalogue::IntroductionFileId(derivedUuid(m_town.sara.uuid(), name)),
                                          {QStringLiteral("guide"), {}},
                                          catalogue::IntroductionSort::Guide};
        guide.file = reference::FileValue{hash, m_bytes.size(), QStringLiteral("a.pdf"), QStringLiteral("application/pdf")};
        QJsonObject record = fieldsToJson(guide);
        record.remove(QStringLiteral("link"));
        must(desk.engine().submit(reference::putRecordKind,
                                  {{QStringLiteral("type"), QLatin1String(catalogue::IntroductionFile::tableName)},
                                   {QStringLiteral("record"), record}},
                                  desk.now()));
        const QByteArray problem = desk.synchronise(*m_caller, token);
        if (!problem.isEmpty() || !must(desk.engine().troubled()).empty())
            qFatal("not put: %s", problem.constData());
    }

    QByteArray signIn(const char *name, const SystemDesk &desk)
    {
        return m_caller->signIn(QString::fromLatin1(name), QString::fromLatin1(name) + QStringLiteral("'s password"),
                                desk.desk());
    }

    void setRight(const UserId &user, const catalogue::SubjectGroupId &group, bool granted)
    {
        must(m_sarasDesk->engine().submit(
            access::ChangeRights::kind,
            fieldsToJson(access::ChangeRights{user, m_town.clerk, {}, group.uuid(), granted}), m_sarasDesk->now()));
        if (!m_sarasDesk->synchronise(*m_caller, m_sarasToken).isEmpty())
            qFatal("rights not changed");
    }

    const Registry m_registry = makeRegistry();
    const test::ClerksTown m_town;
    int m_seed = 0;
    std::map<bool, std::unique_ptr<Fixture>> m_fixtures;
    ServerProcess *m_server = nullptr;
    std::unique_ptr<Caller> m_caller;
    std::unique_ptr<SystemDesk> m_sarasDesk;
    std::unique_ptr<SystemDesk> m_omidsDesk;
    QByteArray m_sarasToken;
    QByteArray m_omidsToken;
    QByteArray m_bytes;
};

QTEST_GUILESS_MAIN(BlobTest)
#include "blob_test.moc"
