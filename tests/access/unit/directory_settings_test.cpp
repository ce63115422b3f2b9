// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/adapters/directory_settings.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::access;

namespace {

/// With ' for ".
QByteArray json(QByteArray text) { return text.replace('\'', '"'); }

Result<QByteArray> noFile(const QString &) { return Error("server.file"); }

Result<QByteArray> secret(const QString &) { return QByteArray("of the searcher\n"); }

} // namespace

/// Goal: what an administrator has written wrong is said before the server serves, and no name says more to a directory than a name.
class DirectorySettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongSettingsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("problem");
        const QByteArray place = json("'url': 'ldaps://d.example', 'authority': '/a.pem'");
        QTest::newRow("nothing") << QByteArray() << "a JSON object";
        QTest::newRow("no url") << json("{'authority': '/a.pem', 'bind': '{name}'}") << "\"url\"";
        QTest::newRow("another protocol")
            << json("{'url': 'https://d.example', 'authority': '/a.pem', 'bind': '{name}'}") << "\"url\"";
        QTest::newRow("more than a place")
            << json("{'url': 'ldaps://d.example/dc=x', 'authority': '/a.pem', 'bind': '{name}'}") << "\"url\"";
        QTest::newRow("no authority") << json("{'url': 'ldaps://d.example', 'bind': '{name}'}") << "\"authority\"";
        QTest::newRow("no way to find anybody") << '{' + place + '}' << "either";
        QTest::newRow("two ways") << '{' + place + json(", 'bind': '{name}', 'base': 'x', 'filter': '(uid={name})'}") << "either";
        QTest::newRow("everybody binds as one") << '{' + place + json(", 'bind': 'uid=all'}") << "no {name}";
        QTest::newRow("everybody is found") << '{' + place + json(", 'base': 'x', 'filter': '(uid=*)'}") << "no {name}";
        QTest::newRow("searcher without a password")
            << '{' + place + json(", 'base': 'x', 'filter': '(uid={name})', 'searcher': 'cn=s'}") << "go together";
        QTest::newRow("too patient") << '{' + place + json(", 'bind': '{name}', 'seconds': 60}") << "\"seconds\"";
        QTest::newRow("unknown") << '{' + place + json(", 'bind': '{name}', 'verify': 'never'}") << "\"verify\"";
        QTest::newRow("no text") << '{' + place + json(", 'bind': 7}") << "\"bind\"";
    }
    void wrongSettingsAreRefused()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, problem);
        const auto settings = DirectorySettings::fromJson(content, secret);
        QVERIFY(!settings.ok());
        QCOMPARE(settings.error().id(), QByteArray("access.directory_settings"));
        const QString said = settings.error().values().value(QStringLiteral("problem")).toString();
        QVERIFY2(said.contains(problem), qPrintable(said));
    }

    void passwordThatCannotBeReadIsSaid()
    {
        const auto settings = DirectorySettings::fromJson(
            json("{'url': 'ldaps://d.example', 'authority': '/a.pem', 'base': 'x', 'filter': '(uid={name})', 'searcher': 'cn=s', 'searcherPasswordFile': '/none'}"),
            noFile);
        QVERIFY(!settings.ok());
        QCOMPARE(settings.error().id(), QByteArray("server.file"));
    }

    void searcherHasHisPasswordFromAFile()
    {
        const auto settings = DirectorySettings::fromJson(
            json("{'url': 'ldap://d.example:1389', 'authority': '/a.pem', 'base': 'x', 'filter': '(uid={name})', 'searcher': 'cn=s', 'searcherPasswordFile': '/p', 'seconds': 2}"),
            secret);
        QVERIFY(settings.ok());
        QCOMPARE(settings->searcherPassword, QStringLiteral("of the searcher"));
        QVERIFY(settings->patience == std::chrono::seconds(2));
    }

    void nameIsNothingButAName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("escaped");
        QTest::newRow("plain") << "s.karimi-2_b@city" << "s.karimi-2_b@city";
        QTest::newRow("filter") << "*)(uid=*" << "\\2a\\29\\28uid\\3d\\2a";
        QTest::newRow("distinguished name") << "a,ou=x+b\"<>;#\\" << "a\\2cou\\3dx\\2bb\\22\\3c\\3e\\3b\\23\\5c";
        QTest::newRow("spaces") << " a b " << "\\20a\\20b\\20";
        QTest::newRow("nothing at all") << QString(QChar(0)) << "\\00";
        QTest::newRow("Persian") << "سارا" << "سارا";
    }
    void nameIsNothingButAName()
    {
        QFETCH(QString, name);
        QFETCH(QString, escaped);
        QCOMPARE(escapedForDirectory(name), escaped);
    }

    void nameStandsInItsPlaces()
    {
        DirectorySettings settings;
        settings.bind = QStringLiteral("uid={name},ou=people");
        QCOMPARE(settings.bindNameOf(QStringLiteral("a,b")), QStringLiteral("uid=a\\2cb,ou=people"));
        settings.bind = QStringLiteral("{name}@example.org");
        QCOMPARE(settings.bindNameOf(QStringLiteral("a b")), QStringLiteral("a b@example.org"));
        settings.filter = QStringLiteral("(|(uid={name})(mail={name}))");
        QCOMPARE(settings.filterOf(QStringLiteral("*")), QStringLiteral("(|(uid=\\2a)(mail=\\2a))"));
    }
};

QTEST_GUILESS_MAIN(DirectorySettingsTest)
#include "directory_settings_test.moc"
