// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/adapters/directory.h"
#include "base/limits.h"
#include "base/random.h"
#include "organisation/core/chart.h"
#include "system/support/directory_process.h"
#include "system/support/server_process.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QtTest>

using namespace peygir;
using access::Directory;
using access::DirectorySettings;
using test::Caller;
using test::DirectoryProcess;
using test::ServerProcess;

namespace {

const QString saraName = QStringLiteral("s.karimi");
const QString sarasPassword = QStringLiteral("sara of the city");
/// As few as tests of a silent directory take.
constexpr auto shortPatience = std::chrono::seconds(1);

Uuid idOf(QByteArrayView name)
{
    static const Uuid space = Uuid::parse(QByteArrayView("01900000-0000-7000-8000-000000000000")).value();
    return derivedUuid(space, name);
}

/// "yes", "no", or the error.
QByteArray answerOf(const Result<bool> &accepted)
{
    return accepted.ok() ? QByteArray(*accepted ? "yes" : "no") : accepted.error().id();
}

} // namespace

/// Goal (R117): whoever has a password in the organisation's directory comes in by it, nobody else does, and a directory that is gone
/// or lies is no way in and holds up nobody else.
class DirectoryTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<DirectoryProcess> m_directory;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<Caller> m_caller;

    DirectorySettings binding() const
    {
        DirectorySettings settings;
        settings.url = m_directory->ldapsUrl();
        settings.authorityFile = m_directory->authorityFile();
        settings.bind = QStringLiteral("uid={name},ou=people,dc=city,dc=test");
        return settings;
    }
    DirectorySettings searching() const
    {
        DirectorySettings settings = binding();
        settings.url = m_directory->ldapUrl();
        settings.bind.clear();
        settings.base = QStringLiteral("dc=city,dc=test");
        settings.filter = QStringLiteral("(&(objectClass=inetOrgPerson)(uid={name}))");
        settings.searcher = QStringLiteral("cn=searcher,dc=city,dc=test");
        settings.searcherPassword = QStringLiteral("the searcher's password");
        return settings;
    }

    void serve(const QString &url, const QString &authorityFile)
    {
        m_caller.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<ServerProcess>(m_folder->path());
        const QJsonObject settings{{QStringLiteral("url"), url},
                                   {QStringLiteral("authority"), authorityFile},
                                   {QStringLiteral("bind"), QStringLiteral("uid={name},ou=people,dc=city,dc=test")},
                                   {QStringLiteral("seconds"), 1}};
        m_server->setOptions({QStringLiteral("--directory"),
                              m_server->file(QStringLiteral("directory.json"), QJsonDocument(settings).toJson())});
        QJsonArray records;
        QJsonArray accounts;
        const auto add = [&](const char *name, const char *kind, const QString &word) {
            const UserId user(idOf(name));
            const QString text = QString::fromLatin1(name);
            records.append(QJsonObject{{QStringLiteral("type"), QStringLiteral("person")},
                                       {QStringLiteral("record"), fieldsToJson(organisation::Person{user, text, true})}});
            accounts.append(QJsonObject{{QStringLiteral("user"), user.toString()},
                                        {QStringLiteral("name"), text},
                                        {QString::fromLatin1(kind), word}});
        };
        add("sara", "directory", saraName);
        add("omid", "directory", QStringLiteral("o.naderi"));
        add("closed", "directory", QStringLiteral("closed"));
        add("gone", "directory", QStringLiteral("nobody"));
        add("odd", "directory", QStringLiteral("*)(uid=*"));
        add("nima", "password", QStringLiteral("nima's password"));
        m_server->startWith(QJsonDocument(QJsonObject{{QStringLiteral("records"), records}}).toJson(),
                            QJsonDocument(accounts).toJson());
        m_caller = std::make_unique<Caller>(*m_server);
    }

    /// "in", or the error.
    QByteArray signIn(const QString &name, const QString &password)
    {
        const auto answer = m_caller->trySignIn(name, password, idOf("desk of " + name.toUtf8()));
        return answer.status == 200 ? QByteArray("in") : answer.error;
    }

private Q_SLOTS:
    void initTestCase() { m_directory = std::make_unique<DirectoryProcess>(); }
    void cleanup()
    {
        m_caller.reset();
        m_server.reset();
        m_folder.reset();
    }

    void onlyTheRightPasswordOfAnOpenAccountIsAccepted_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QByteArray>("bound");
        QTest::addColumn<QByteArray>("searched");
        const QByteArray yes = "yes";
        const QByteArray no = "no";
        QTest::newRow("wrong") << saraName << "sara of the town" << no << no;
        QTest::newRow("empty") << saraName << QString() << no << no;
        QTest::newRow("another's") << saraName << "the searcher's password" << no << no;
        QTest::newRow("begins alike") << saraName << sarasPassword.chopped(1) << no << no;
        QTest::newRow("endless") << saraName << QString(1'000'000, QLatin1Char('a')) << no << no;
        QTest::newRow("unknown") << "nobody" << sarasPassword << no << no;
        QTest::newRow("no name") << QString() << sarasPassword << no << no;
        QTest::newRow("closed there") << "closed" << "right, but closed" << no << no;
        QTest::newRow("without a password") << "without" << "anything" << no << no;
        QTest::newRow("any name") << "*" << sarasPassword << no << no;
        QTest::newRow("filter") << "*)(uid=*" << sarasPassword << no << no;
        QTest::newRow("half a filter") << "s.karimi)(uid=*" << sarasPassword << no << no;
        QTest::newRow("distinguished name") << "s.karimi,ou=people" << sarasPassword << no << no;
        QTest::newRow("two of one name") << "twin" << "the twin's password" << yes << no;
        QTest::newRow("odd name") << "a+(b), c*" << "odd enough" << yes << yes;
        QTest::newRow("Persian password") << "o.naderi" << "گذرواژهٔ امید ۱۳۷" << yes << yes;
        QTest::newRow("right") << saraName << sarasPassword << yes << yes;
        QTest::newRow("right, in capitals") << "S.Karimi" << sarasPassword << yes << yes;
    }
    void onlyTheRightPasswordOfAnOpenAccountIsAccepted()
    {
        QFETCH(QString, name);
        QFETCH(QString, password);
        QTEST(answerOf(Directory(binding()).accepts(name, password)), "bound");
        QTEST(answerOf(Directory(searching()).accepts(name, password)), "searched");
    }

    void whoIsNotTrustedHearsNoPassword_data()
    {
        QTest::addColumn<bool>("startTls");
        QTest::newRow("ldaps") << false;
        QTest::newRow("StartTLS") << true;
    }
    void whoIsNotTrustedHearsNoPassword()
    {
        QFETCH(bool, startTls);
        const DirectoryProcess other;
        DirectorySettings settings = binding();
        settings.url = startTls ? m_directory->ldapUrl() : m_directory->ldapsUrl();
        QCOMPARE(answerOf(Directory(settings).accepts(saraName, sarasPassword)), QByteArray("yes"));
        // The same name, vouched for by somebody else.
        settings.authorityFile = other.authorityFile();
        const auto accepted = Directory(settings).accepts(saraName, sarasPassword);
        QCOMPARE(answerOf(accepted), QByteArray("access.directory_gone"));
        QVERIFY(!accepted.error().values().value(QStringLiteral("detail")).toString().contains(saraName));
    }

    void certificateOfAnotherNameIsNotTrusted()
    {
        DirectorySettings settings = binding();
        settings.url = m_directory->otherNameUrl();
        QCOMPARE(answerOf(Directory(settings).accepts(saraName, sarasPassword)), QByteArray("access.directory_gone"));
    }

    void searcherWhoIsNotLetInIsTroubleAndNobodysWrongPassword()
    {
        DirectorySettings settings = searching();
        settings.searcherPassword = QStringLiteral("an older one");
        QCOMPARE(answerOf(Directory(settings).accepts(saraName, sarasPassword)), QByteArray("access.directory_gone"));
    }

    void filterThatIsNoneIsTroubleAndNobodysWrongPassword()
    {
        DirectorySettings settings = searching();
        settings.filter = QStringLiteral("(uid={name}");
        QCOMPARE(answerOf(Directory(settings).accepts(saraName, sarasPassword)), QByteArray("access.directory_gone"));
    }

    void silentDirectoryIsLeftInTime_data() { whoIsNotTrustedHearsNoPassword_data(); }
    void silentDirectoryIsLeftInTime()
    {
        QFETCH(bool, startTls);
        DirectorySettings settings = startTls ? searching() : binding();
        settings.patience = shortPatience;
        m_directory->freeze();
        QElapsedTimer timer;
        timer.start();
        const auto accepted = Directory(settings).accepts(saraName, sarasPassword);
        const qint64 took = timer.elapsed();
        m_directory->thaw();
        QCOMPARE(answerOf(accepted), QByteArray("access.directory_gone"));
        QVERIFY2(took < 12'000, qPrintable(QString::number(took)));
    }

    void peopleOfTheDirectorySignInAtTheServer()
    {
        serve(m_directory->ldapsUrl(), m_directory->authorityFile());
        QCOMPARE(signIn(QStringLiteral("sara"), QStringLiteral("wrong password")), QByteArray("access.sign_in_wrong"));
        QCOMPARE(signIn(QStringLiteral("sara"), QString()), QByteArray("access.sign_in_wrong"));
        QCOMPARE(signIn(QStringLiteral("closed"), QStringLiteral("right, but closed")), QByteArray("access.sign_in_wrong"));
        QCOMPARE(signIn(QStringLiteral("gone"), QStringLiteral("whatever it is")), QByteArray("access.sign_in_wrong"));
        QCOMPARE(signIn(QStringLiteral("odd"), sarasPassword), QByteArray("access.sign_in_wrong"));
        // Who has no account here is nobody, whatever the directory says of him; and so is a filter.
        QCOMPARE(signIn(saraName, sarasPassword), QByteArray("access.sign_in_wrong"));
        QCOMPARE(signIn(QStringLiteral("*)(uid=*"), sarasPassword), QByteArray("access.sign_in_wrong"));
        QCOMPARE(signIn(QStringLiteral("SARA"), sarasPassword), QByteArray("in"));
        QCOMPARE(signIn(QStringLiteral("omid"), QStringLiteral("گذرواژهٔ امید ۱۳۷")), QByteArray("in"));
        QCOMPARE(signIn(QStringLiteral("nima"), QStringLiteral("nima's password")), QByteArray("in"));
        m_server->stop();
        QVERIFY2(!m_server->log().contains(saraName) && !m_server->log().contains(sarasPassword), qPrintable(m_server->log()));
    }

    void passwordOfTheDirectoryIsNotChangedHereAndNobodyElseHearsThat()
    {
        serve(m_directory->ldapsUrl(), m_directory->authorityFile());
        const auto change = [this](const QString &password) {
            const QJsonObject request{{QStringLiteral("name"), QStringLiteral("sara")},
                                      {QStringLiteral("password"), password},
                                      {QStringLiteral("desk"), idOf("desk").toString()},
                                      {QStringLiteral("newPassword"), QStringLiteral("a river at night")}};
            return m_caller->post("/v1/password", QJsonDocument(request).toJson()).error;
        };
        QCOMPARE(change(QStringLiteral("wrong password")), QByteArray("access.sign_in_wrong"));
        QCOMPARE(change(sarasPassword), QByteArray("access.password_of_directory"));
        QCOMPARE(signIn(QStringLiteral("sara"), sarasPassword), QByteArray("in"));
    }

    void guessesInTheDirectoryAreDelayed()
    {
        serve(m_directory->ldapsUrl(), m_directory->authorityFile());
        for (int i = 0; i < limits::freeSignInAttempts; ++i)
            QCOMPARE(signIn(QStringLiteral("sara"), QStringLiteral("wrong password")), QByteArray("access.sign_in_wrong"));
        QCOMPARE(signIn(QStringLiteral("sara"), sarasPassword), QByteArray("access.sign_in_later"));
    }

    void accountOfTheDirectoryIsListedAndPutByTheCommandLine()
    {
        serve(m_directory->ldapsUrl(), m_directory->authorityFile());
        QByteArray said;
        QCOMPARE(m_server->command({QStringLiteral("account"), QStringLiteral("list")}, &said), 0);
        QVERIFY2(said.contains("directory s.karimi"), said.constData());
        // Nima moves into the directory, as Omid: his former password is none any more.
        QCOMPARE(m_server->command({QStringLiteral("add-user"), QStringLiteral("--user"), idOf("nima").toString(),
                                    QStringLiteral("--name"), QStringLiteral("nima"), QStringLiteral("--directory-name"),
                                    QStringLiteral("o.naderi")}),
                 0);
        QCOMPARE(signIn(QStringLiteral("nima"), QStringLiteral("nima's password")), QByteArray("access.sign_in_wrong"));
        QCOMPARE(signIn(QStringLiteral("nima"), QStringLiteral("گذرواژهٔ امید ۱۳۷")), QByteArray("in"));
    }

    void directoryThatIsSlowHoldsUpNobodyElse()
    {
        serve(m_directory->ldapsUrl(), m_directory->authorityFile());
        const QByteArray token = m_caller->signIn(QStringLiteral("omid"), QStringLiteral("گذرواژهٔ امید ۱۳۷"), idOf("omid's desk"));
        m_directory->freeze();
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(signIn(QStringLiteral("sara"), sarasPassword), QByteArray("access.directory_gone"));
        QVERIFY2(timer.elapsed() < 15'000, qPrintable(QString::number(timer.elapsed())));
        // It is no wrong password: nothing is counted.
        for (int i = 0; i < limits::freeSignInAttempts; ++i)
            QCOMPARE(signIn(QStringLiteral("sara"), sarasPassword), QByteArray("access.directory_gone"));
        QCOMPARE(signIn(QStringLiteral("nima"), QStringLiteral("nima's password")), QByteArray("in"));
        // Who was in goes on.
        QCOMPARE(m_caller->post("/v1/hello", {}, token).error, QByteArray("sync.malformed"));
        m_directory->thaw();
        QCOMPARE(signIn(QStringLiteral("sara"), sarasPassword), QByteArray("in"));
    }

    void serverWithoutADirectorySaysSo()
    {
        serve(m_directory->ldapsUrl(), m_directory->authorityFile());
        m_caller.reset();
        m_server->stop();
        m_server->setOptions({});
        m_server->start();
        m_caller = std::make_unique<Caller>(*m_server);
        QCOMPARE(signIn(QStringLiteral("sara"), sarasPassword), QByteArray("access.directory_none"));
        QCOMPARE(signIn(QStringLiteral("nima"), QStringLiteral("nima's password")), QByteArray("in"));
    }

    void wrongSettingsAreSaidInASentence()
    {
        QTemporaryDir folder;
        ServerProcess server(folder.path());
        const QString file = server.file(QStringLiteral("directory.json"), "{\"url\": \"ldaps://d.example\"}");
        QByteArray said;
        QCOMPARE(server.command({QStringLiteral("serve"), QStringLiteral("--directory"), file}, &said), 1);
        QVERIFY2(said.contains("the file about the directory is wrong: \"authority\""), said.constData());
    }

    /// Last: it takes the directory away.
    void directoryThatIsDownIsNoWayIn()
    {
        serve(m_directory->ldapsUrl(), m_directory->authorityFile());
        const DirectorySettings bound = binding();
        m_directory->kill();
        QCOMPARE(answerOf(Directory(bound).accepts(saraName, sarasPassword)), QByteArray("access.directory_gone"));
        QCOMPARE(signIn(QStringLiteral("sara"), sarasPassword), QByteArray("access.directory_gone"));
        QCOMPARE(signIn(QStringLiteral("sara"), QStringLiteral("wrong password")), QByteArray("access.directory_gone"));
        QCOMPARE(signIn(QStringLiteral("nima"), QStringLiteral("nima's password")), QByteArray("in"));
        m_server->stop();
        // Whoever reads the log learns what is the matter.
        const QRegularExpression line(QStringLiteral("error in=directory id=access.directory_gone detail=\"[^\"]+\""));
        QVERIFY2(m_server->log().contains(line), qPrintable(m_server->log()));
    }
};

QTEST_GUILESS_MAIN(DirectoryTest)
#include "directory_test.moc"
