// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/blob_hash.h"
#include "intake/core/register_case.h"
#include "system/support/clerks_town.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>

using namespace peygir;
using test::ClerksTown;
using test::EmptyDatabase;
using test::ServerProcess;

namespace {

constexpr int patienceMs = 120'000;
/// Large enough that a kill falls into the middle of it.
constexpr qsizetype fileBytes = 60 * 1024 * 1024;

QByteArray manyBytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char(i * 31 + i / 251);
    return bytes;
}

quint16 freePort()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        qFatal("no free port");
    return server.serverPort();
}

} // namespace

/// Goal: a file that somebody attaches without a line arrives at another desk byte for byte, although desk and server
/// are killed while it is on its way; and whoever may not see its case gets nothing (SYNC 20), between the real
/// programs.
class FilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }

    void fileArrivesThoughDeskAndServerAreKilledOnItsWay()
    {
        EmptyDatabase database;
        ServerProcess server(database);
        const ClerksTown town;
        m_folder = database.folder();
        // The desks keep the address of their server.
        const QStringList listen{QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(freePort())};
        server.setOptions(listen);
        town.setUp(server);
        for (const char *name : {"sara", "nima", "omid"})
            logIn(server, name);
        for (const char *name : {"sara", "nima", "omid"})
            done(name, {QStringLiteral("sync")});

        // Without a line.
        server.stop();
        const QString path = m_folder + QStringLiteral("/نقشهٔ چاله.pdf");
        const QByteArray content = "%PDF-1.4\n" + manyBytes(fileBytes);
        write(path, content);
        const QJsonObject registered =
            done("sara", {QStringLiteral("submit"), QStringLiteral("RegisterCase"), QStringLiteral("--code-field"),
                          QStringLiteral("code"), QStringLiteral("--json"), QString::fromUtf8(message(town))});
        const auto command = Uuid::parse(QStringView(registered.value(QLatin1String("command")).toString()));
        QVERIFY(command.ok());
        const QString caseId = intake::caseIdOf(*command).toString();
        const QJsonObject attached = done("sara", {QStringLiteral("attach"), caseId, QStringLiteral("--file"), path});
        QCOMPARE(attached.value(QLatin1String("sha256")).toString(), BlobHash::of(content).text());
        QCOMPARE(failing("sara", {QStringLiteral("files")}), QByteArray("front.unreachable"));
        QFile::remove(path);

        // The record arrives at once; its bytes are still on their way.
        server.start();
        done("sara", {QStringLiteral("sync")});
        done("nima", {QStringLiteral("sync")});
        const QJsonArray documents = done("nima", {QStringLiteral("query"), QStringLiteral("rows"),
                                                   QStringLiteral("--table"), QStringLiteral("case_document")})
                                         .value(QLatin1String("rows"))
                                         .toArray();
        QCOMPARE(documents.size(), 1);
        const QString document = documents.first().toObject().value(QLatin1String("id")).toString();
        const QString copy = m_folder + QStringLiteral("/copy");
        const QStringList fetch{QStringLiteral("fetch"), document, QStringLiteral("--file"), copy};
        QCOMPARE(failing("nima", fetch), QByteArray("files.not_there"));

        // The desk is killed in the middle of sending ...
        const QString unfinished = server.folder() + QStringLiteral("/blobs/unfinished/") +
                                   QString::fromLatin1(town.sara.uuid().toAscii()) + u'-' +
                                   BlobHash::of(content).text();
        qint64 there = 0;
        {
            QProcess sending;
            sending.start(QStringLiteral(PEYGIR_CLI), wordsOf("sara", {QStringLiteral("files")}));
            QVERIFY(QTest::qWaitFor([&] { return QFileInfo(unfinished).size() > 0; }, patienceMs));
            sending.kill();
            QVERIFY(sending.waitForFinished(patienceMs));
            there = QFileInfo(unfinished).size();
            QVERIFY2(there > 0 && there < content.size(), "killed too late to prove anything");
        }
        // ... and then the server.
        {
            QProcess sending;
            sending.start(QStringLiteral(PEYGIR_CLI), wordsOf("sara", {QStringLiteral("files")}));
            QVERIFY(QTest::qWaitFor([&] { return QFileInfo(unfinished).size() > there; }, patienceMs));
            server.kill();
            QVERIFY(sending.waitForFinished(patienceMs));
            QCOMPARE(sending.exitCode(), 1);
            QVERIFY2(QFileInfo(unfinished).size() < content.size(), "killed too late to prove anything");
        }
        server.start();
        QCOMPARE(done("sara", {QStringLiteral("files")}).value(QLatin1String("waiting")).toInt(-1), 0);

        done("nima", fetch);
        QVERIFY(contentOf(copy) == content);
        // Omid holds neither the record nor a way to the bytes.
        done("omid", {QStringLiteral("sync")});
        QCOMPARE(failing("omid", {QStringLiteral("fetch"), document, QStringLiteral("--file"), copy + u'2'}),
                 QByteArray("cases.document_unknown"));
        QVERIFY(!QFile::exists(copy + u'2'));
    }

private:
    QStringList wordsOf(const char *name, const QStringList &command) const
    {
        return QStringList{QStringLiteral("--profile"), m_folder + u'/' + QString::fromLatin1(name)} + command;
    }

    struct Outcome
    {
        int status;
        QJsonObject answer;
    };
    Outcome run(const char *name, const QStringList &command, const QByteArray &input = {}) const
    {
        QProcess process;
        process.start(QStringLiteral(PEYGIR_CLI), wordsOf(name, command));
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(patienceMs))
            qFatal("peygir-cli does not end");
        return {process.exitCode(), QJsonDocument::fromJson(process.readAllStandardOutput()).object()};
    }
    QJsonObject done(const char *name, const QStringList &command, const QByteArray &input = {}) const
    {
        const Outcome outcome = run(name, command, input);
        if (outcome.status != 0)
            qFatal("%s %s: %s", name, qPrintable(command.join(u' ')),
                   QJsonDocument(outcome.answer).toJson().constData());
        return outcome.answer;
    }
    QByteArray failing(const char *name, const QStringList &command) const
    {
        const Outcome outcome = run(name, command);
        return outcome.status == 0 ? QByteArray("(did not fail)")
                                   : outcome.answer.value(QLatin1String("error"))
                                         .toObject()
                                         .value(QLatin1String("id"))
                                         .toString()
                                         .toLatin1();
    }

    void logIn(const ServerProcess &server, const char *name) const
    {
        const QString authority = m_folder + QStringLiteral("/authority.pem");
        write(authority, server.trust().authorities);
        done(name,
             {QStringLiteral("login"), QStringLiteral("--name"), QString::fromLatin1(name),
              QStringLiteral("--password-stdin"), QStringLiteral("--server"), server.url().toString(),
              QStringLiteral("--ca"), authority, QStringLiteral("--token"), QStringLiteral("plain"),
              QStringLiteral("--allow-unencrypted-store")},
             QByteArray(name) + "'s password\n");
    }

    static QByteArray message(const ClerksTown &town)
    {
        const intake::RegisterCase told{{}, ClerksTown::subjectOf(town.streets),
                                        {}, {},
                                        {}, QStringLiteral("There is a hole in the street"),
                                        {}, {},
                                        {}, {},
                                        {}};
        return QJsonDocument(fieldsToJson(told)).toJson(QJsonDocument::Compact);
    }

    static void write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(path));
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QString m_folder;
};

QTEST_GUILESS_MAIN(FilesTest)
#include "files_test.moc"
