// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/roles.h"
#include "base/limits.h"
#include "catalogue/core/service_terms.h"
#include "reference/core/put_record.h"
#include "reference/core/record_history.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::reference;
using namespace peygir::test;

namespace {

QJsonObject aFile(const char *content, const QString &name = QStringLiteral("راهنما.pdf"))
{
    return fieldsToJson(FileValue{BlobHash::of(content), 100, name, QStringLiteral("application/pdf")});
}

QJsonObject aRecord()
{
    return {{QStringLiteral("id"), idNamed("guide").toString()},
            {QStringLiteral("name"), QJsonObject{{QStringLiteral("fa"), QStringLiteral("راهنمای درخواست")}}},
            {QStringLiteral("sort"), QStringLiteral("guide")},
            {QStringLiteral("active"), true}};
}

QJsonObject with(QJsonObject record, const char *field, const QJsonValue &value)
{
    record.insert(QLatin1String(field), value);
    return record;
}

Result<Changes> put(Scene &scene, const QJsonObject &record, const UserId &author = access::systemUser())
{
    Envelope envelope = scene.envelope(aMessage(), author);
    envelope.kind = putRecordKind;
    envelope.arguments = {{QStringLiteral("type"), QLatin1String(catalogue::IntroductionFile::tableName)},
                          {QStringLiteral("record"), record}};
    return scene.submitted(envelope);
}

catalogue::IntroductionFile stored(Scene &scene) { return scene.store.all<catalogue::IntroductionFile>().front(); }

/// The contents that the record named, in order of time.
std::vector<BlobHash> named(Scene &scene)
{
    auto files = scene.store.all<RecordFile>();
    std::sort(files.begin(), files.end(), [](const RecordFile &a, const RecordFile &b) { return a.at < b.at; });
    std::vector<BlobHash> contents;
    for (const RecordFile &file : files)
        contents.push_back(file.sha256);
    return contents;
}

} // namespace

/// Goal: a field of base information that keeps a file takes what a document of a case takes, and says of each content who made
/// the record name it, so that by this alone is decided who may read it (R158).
class RecordFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordThatLeadsNowhereIsRefused()
    {
        Scene scene;
        const auto refused = put(scene, aRecord());
        QCOMPARE(refused.error().id(), QByteArray("catalogue.introduction_nowhere"));
        QCOMPARE(refused.error().values().value(QStringLiteral("field")).toString(), QStringLiteral("file"));
        QVERIFY(put(scene, with(aRecord(), "link", QStringLiteral("https://example.org"))).ok());
        QVERIFY(put(scene, with(aRecord(), "file", aFile("a"))).ok());
    }

    void whatNoDocumentMayBeIsRefusedBesideTheField_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<QByteArray>("error");
        QTest::newRow("empty") << qint64(0) << QByteArray("files.empty");
        QTest::newRow("less than empty") << qint64(-1) << QByteArray("files.empty");
        QTest::newRow("too large") << limits::blobBytesMost + 1 << QByteArray("files.too_large");
    }
    void whatNoDocumentMayBeIsRefusedBesideTheField()
    {
        QFETCH(qint64, size);
        QFETCH(QByteArray, error);
        Scene scene;
        const auto refused = put(scene, with(aRecord(), "file", with(aFile("a"), "size", size)));
        QCOMPARE(refused.error().id(), error);
        QCOMPARE(refused.error().values().value(QStringLiteral("field")).toString(), QStringLiteral("file"));
        QVERIFY(scene.store.all<RecordFile>().empty());
    }

    void whatIsNoFileIsRefused_data()
    {
        QTest::addColumn<QJsonValue>("file");
        QTest::addColumn<QByteArray>("error");
        QTest::newRow("a path") << QJsonValue(QStringLiteral("/etc/passwd")) << QByteArray("command.field.malformed");
        QTest::newRow("no content") << QJsonValue(QJsonObject()) << QByteArray("command.field.missing");
        QTest::newRow("a name that is none") << QJsonValue(with(aFile("a"), "sha256", QStringLiteral("../../x"))) << QByteArray("base.blob_hash");
        QTest::newRow("more than a file") << QJsonValue(with(aFile("a"), "by", idNamed("sara").toString())) << QByteArray("command.field.unknown");
    }
    void whatIsNoFileIsRefused()
    {
        QFETCH(QJsonValue, file);
        QFETCH(QByteArray, error);
        Scene scene;
        QCOMPARE(put(scene, with(aRecord(), "file", file)).error().id(), error);
    }

    void whoMayNotChangeTheRecordNamesNothing()
    {
        Scene scene;
        QCOMPARE(put(scene, with(aRecord(), "file", aFile("a")), stranger()).error().id(), QByteArray("access.denied"));
        QVERIFY(scene.store.all<RecordFile>().empty());
    }

    void nameIsOneThatEveryFileSystemTakes()
    {
        Scene scene;
        QVERIFY(put(scene, with(aRecord(), "file", with(aFile("a", QStringLiteral("../a:b.pdf")), "mediaType", QStringLiteral("?")))).ok());
        QCOMPARE(stored(scene).file->name, QStringLiteral("_a_b.pdf"));
        QCOMPARE(stored(scene).file->mediaType, QStringLiteral("application/octet-stream"));
    }

    void recordSaysOnceWhoMadeItNameTheContent()
    {
        Scene scene;
        const Instant then = scene.now;
        QVERIFY(put(scene, with(aRecord(), "file", aFile("a"))).ok());
        const auto files = scene.store.all<RecordFile>();
        QCOMPARE(files.size(), size_t(1));
        QCOMPARE(files.front().recordType, QStringLiteral("introduction_file"));
        QCOMPARE(files.front().record, idNamed("guide"));
        QCOMPARE(files.front().sha256, BlobHash::of("a"));
        QCOMPARE(files.front().by, access::systemUser());
        QCOMPARE(files.front().at, then);
        // Another word, another name of the same content: nothing new.
        QVERIFY(put(scene, with(with(aRecord(), "file", aFile("a")), "note", QStringLiteral("تازه"))).ok());
        QVERIFY(put(scene, with(aRecord(), "file", aFile("a", QStringLiteral("b.pdf")))).ok());
        QCOMPARE(named(scene), std::vector{BlobHash::of("a")});
        QCOMPARE(stored(scene).file->name, QStringLiteral("b.pdf"));
    }

    void formerContentStaysNamedWhenItIsReplacedAndTakenOut()
    {
        Scene scene;
        QVERIFY(put(scene, with(aRecord(), "file", aFile("a"))).ok());
        QVERIFY(put(scene, with(aRecord(), "file", aFile("b"))).ok());
        QCOMPARE(stored(scene).file->sha256, BlobHash::of("b"));
        QVERIFY(put(scene, with(aRecord(), "link", QStringLiteral("shelf 3"))).ok());
        QVERIFY(!stored(scene).file);
        QCOMPARE(named(scene), (std::vector{BlobHash::of("a"), BlobHash::of("b")}));
        // What it names again somebody else may have shown.
        QVERIFY(put(scene, with(aRecord(), "file", aFile("a"))).ok());
        QCOMPARE(named(scene).size(), size_t(3));
    }

    void historySaysWhichFileWasThere()
    {
        Scene scene;
        QVERIFY(put(scene, with(aRecord(), "file", aFile("a"))).ok());
        QVERIFY(put(scene, with(aRecord(), "file", aFile("b"))).ok());
        const auto lines = scene.store.all<RecordHistory>();
        const auto change = std::find_if(lines.begin(), lines.end(), [](const RecordHistory &line) { return line.what == RecordChange::Changed; });
        QVERIFY(change != lines.end());
        QCOMPARE(change->changed.keys(), QStringList{QStringLiteral("file")});
        const QJsonObject both = change->changed.value(QLatin1String("file")).toObject();
        QCOMPARE(both.value(QLatin1String("from")).toObject(), aFile("a"));
        QCOMPARE(both.value(QLatin1String("to")).toObject(), aFile("b"));
    }
};

QTEST_GUILESS_MAIN(RecordFileTest)
#include "record_file_test.moc"
