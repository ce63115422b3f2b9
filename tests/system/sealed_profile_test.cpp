// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/digits.h"
#include "persian/text.h"
#include "storage/local_store.h"
#include "support/typed_message.h"
#include "system/support/small_city.h"
#include "uikit/testing/ui_driver.h"

#include <QApplication>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QProcess>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit::testing;
using test::CityWindow;
using test::SmallCity;

/// What a person tells in a call, and what nobody else may read: names, numbers, words.
struct Told
{
    test::TypedMessage registered{QStringLiteral("09351112233"),
                                  QStringLiteral("پروانه خاکسار"),
                                  QStringLiteral("آسفالت"),
                                  QStringLiteral("فردوسی"),
                                  QStringLiteral("4711"),
                                  QStringLiteral("کنار نانوایی سنگکی فرونشست کرده و همسایه‌ها نگران‌اند.")};
    test::TypedMessage halfTyped{QStringLiteral("09364445566"),
                                 QStringLiteral("شهرام نیلوفری"),
                                 QStringLiteral("آسفالت"),
                                 QStringLiteral("فردوسی"),
                                 QStringLiteral("4712"),
                                 QStringLiteral("بوی گاز از چاهک حیاط می‌آید.")};
};

struct Scan
{
    /// Files in which something can be read, with what.
    QStringList readable;
    /// All that were looked at, by name, with their sizes.
    QMap<QString, qint64> files;
};

namespace {

const QString agent = QStringLiteral("agent1");

/// As it may lie in a file: whole and by single words, in both encodings of ours, and as search folds it.
std::vector<std::pair<QString, QByteArray>> needlesOf(const Told &told)
{
    QStringList texts;
    for (const test::TypedMessage &message : {told.registered, told.halfTyped}) {
        texts << message.phone << persian::toPersianDigits(message.phone) << message.name << message.words;
        const QStringList words = message.words.split(u' ') + message.name.split(u' ');
        for (const QString &word : words) {
            // Shorter ones may stand in many bytes by chance.
            if (word.size() >= 5)
                texts << word;
        }
    }
    std::vector<std::pair<QString, QByteArray>> needles;
    for (const QString &text : std::as_const(texts)) {
        needles.emplace_back(text, text.toUtf8());
        needles.emplace_back(text, persian::folded(text).toUtf8());
        needles.emplace_back(text, QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2));
    }
    // As numbers are kept.
    needles.emplace_back(told.registered.phone, told.registered.phone.mid(1).toUtf8());
    return needles;
}

Scan scan(const QString &folder, const std::vector<std::pair<QString, QByteArray>> &needles)
{
    Scan result;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray content = file.readAll();
        const QString name = QDir(folder).relativeFilePath(file.fileName());
        result.files.insert(name, content.size());
        for (const auto &[text, bytes] : needles) {
            if (content.contains(bytes))
                result.readable << name + QStringLiteral(": ") + text;
        }
    }
    return result;
}

/// What peygir-cli answers on this profile to these words, with the password where one is given.
QJsonObject answerOf(const QString &profile, const QStringList &words, const QString &password = {})
{
    QProcess cli;
    cli.start(QStringLiteral(PEYGIR_CLI), QStringList{QStringLiteral("--profile"), profile} + words);
    cli.write(password.toUtf8() + '\n');
    cli.closeWriteChannel();
    // A window of ours has to answer it meanwhile.
    if (!waitUntil([&cli] { return cli.state() == QProcess::NotRunning; }, 60s))
        qFatal("peygir-cli does not end");
    return QJsonDocument::fromJson(cli.readAllStandardOutput()).object();
}

/// A file with what was told, attached to a case and not sent yet.
bool attachPaper(const QString &profile, const QString &password, const Told &told)
{
    const QString withPassword = QStringLiteral("--password-stdin");
    const QJsonObject found = answerOf(profile, {QStringLiteral("query"), QStringLiteral("rows"), QStringLiteral("--table"),
                                                 QStringLiteral("case_card"), withPassword}, password);
    const QString caseId = found.value(QLatin1String("rows")).toArray().first().toObject().value(QLatin1String("id")).toString();
    QTemporaryDir place;
    QFile paper(place.filePath(QStringLiteral("paper.txt")));
    if (!paper.open(QIODevice::WriteOnly) || paper.write((told.registered.words + told.registered.phone).toUtf8()) < 1)
        return false;
    paper.close();
    const QJsonObject attached = answerOf(profile, {QStringLiteral("attach"), caseId, QStringLiteral("--file"), paper.fileName(),
                                                    withPassword}, password);
    return attached.contains(QLatin1String("sha256"));
}

/// Registers one message, types another one to its end and leaves it there; false if that cannot be done.
bool spendADay(CityWindow &desk, const Told &told)
{
    if (!desk.settles())
        return false;
    bool typed = false;
    for (int tries = 0; tries < 8 && !typed; ++tries)
        typed = test::fillInMessage(desk.window(), told.registered);
    press(desk.window(), QStringLiteral("Ctrl+Return"));
    if (!typed || !waitUntil([&desk] { return !test::codeShown(desk.window()).isEmpty(); }, 30s) || !desk.settles())
        return false;
    return test::fillInMessage(desk.window(), told.halfTyped);
}

} // namespace

/// Goal (R253): who takes the disk of a desk reads nothing there of what a citizen has told, neither while the window is
/// open nor afterwards; and both programs open it with what the person knows.
class SealedProfileTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_state;
    std::unique_ptr<SmallCity> m_city;

private Q_SLOTS:
    void initTestCase()
    {
        if (!storage::LocalStore::canSeal())
            QSKIP("built without sealing");
        qputenv("XDG_STATE_HOME", m_state.path().toUtf8());
        // No keychain answers here, whatever runs on this machine.
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
        desktop::prepareApplication(*qApp);
        m_city = std::make_unique<SmallCity>();
    }
    void cleanupTestCase() { m_city.reset(); }

    void nothingThatWasToldCanBeReadOnTheDisk_data()
    {
        QTest::addColumn<bool>("isSealed");
        // The same eyes on a store in clear: what they do not find there they would not find anywhere.
        QTest::newRow("in clear") << false;
        QTest::newRow("sealed") << true;
    }
    void nothingThatWasToldCanBeReadOnTheDisk()
    {
        QFETCH(bool, isSealed);
        const Told told;
        const auto needles = needlesOf(told);
        const QString folder = m_city->folder(agent);
        QDir(folder).removeRecursively();
        auto desk = std::make_unique<CityWindow>(*m_city, agent,
                                                 isSealed ? CityWindow::Store::Sealed : CityWindow::Store::InClear);
        QVERIFY(spendADay(*desk, told));
        // The half-typed call and the index are written by threads of their own.
        Scan during;
        const bool isWritten = waitUntil([&] {
            during = scan(folder, needles);
            return during.files.contains(QStringLiteral("store/search-1.db")) &&
                   during.files.value(QStringLiteral("store/desk.db-wal")) > 0 &&
                   (isSealed || !during.readable.filter(told.halfTyped.name).isEmpty());
        }, 60s);
        QVERIFY2(isWritten, qPrintable(during.files.keys().join(u' ') + u'\n' + during.readable.join(u'\n')));
        desk->close();
        QVERIFY(attachPaper(folder, m_city->password(), told));
        const Scan after = scan(folder, needles);
        if (!isSealed) {
            QVERIFY(!during.readable.filter(told.registered.phone).isEmpty());
            QVERIFY(!after.readable.filter(QStringLiteral("store/search-1.db")).isEmpty());
            QVERIFY(!after.readable.filter(QStringLiteral("files/")).isEmpty());
            return;
        }
        // Written, and not only not yet written.
        const QJsonObject signedOut = answerOf(folder, {QStringLiteral("logout"), QStringLiteral("--password-stdin")},
                                               m_city->password());
        QVERIFY2(!signedOut.contains(QStringLiteral("error")), QJsonDocument(signedOut).toJson().constData());
        QVERIFY2(QFile::exists(folder + QStringLiteral("/store/desk.db")), "the half-typed call was not kept");
        QVERIFY(!after.files.keys().filter(QStringLiteral("files/")).isEmpty());
        QCOMPARE(during.readable, QStringList());
        QCOMPARE(after.readable, QStringList());
        QCOMPARE(scan(m_state.path(), needles).readable, QStringList());
    }

    void bothProgramsOpenIt()
    {
        const QString profile = m_city->folder(QStringLiteral("agent2"));
        auto desk = std::make_unique<CityWindow>(*m_city, QStringLiteral("agent2"), CityWindow::Store::Sealed);
        QVERIFY(desk->settles());
        const QStringList status{QStringLiteral("status")};
        const QStringList withPassword{QStringLiteral("status"), QStringLiteral("--password-stdin")};
        const QJsonObject whileOpen = answerOf(profile, status);
        QCOMPARE(whileOpen.value(QLatin1String("window_open")).toBool(), true);
        desk->close();
        const auto errorIn = [](const QJsonObject &answer) {
            return answer.value(QLatin1String("error")).toObject().value(QLatin1String("id")).toString();
        };
        QCOMPARE(errorIn(answerOf(profile, status)), QStringLiteral("front.password_needed"));
        QCOMPARE(errorIn(answerOf(profile, withPassword, QStringLiteral("wrong"))), QStringLiteral("front.secrets_password"));
        const QJsonObject closed = answerOf(profile, withPassword, m_city->password());
        QCOMPARE(closed.value(QLatin1String("sealed_store")).toBool(), true);
        QCOMPARE(closed.value(QLatin1String("unencrypted_store")).toBool(true), false);
        // And the window opens again what it left.
        desk = std::make_unique<CityWindow>(*m_city, QStringLiteral("agent2"), CityWindow::Store::Sealed);
        QVERIFY(desk->settles());
    }

    void passwordChangedInTheWindowOpensItFromThenOn() // R125
    {
        const QString next = QStringLiteral("a river at night");
        const QString profile = m_city->folder(QStringLiteral("agent3"));
        auto desk = std::make_unique<CityWindow>(*m_city, QStringLiteral("agent3"), CityWindow::Store::Sealed);
        QVERIFY(desk->settles());
        press(desk->window(), QStringLiteral("Ctrl+Shift+F1"));
        auto *present = desk->window().findChild<QLineEdit *>(QStringLiteral("passwordPresent"));
        QVERIFY(present && waitUntil([present] { return present->isVisible(); }, 30s));
        present->setFocus(Qt::TabFocusReason);
        for (const QString &text : {m_city->password(), next, next}) {
            type(desk->window(), text);
            press(desk->window(), QStringLiteral("Return"));
        }
        // Emptied when it is done.
        QVERIFY(waitUntil([present] { return present->text().isEmpty() && present->isEnabled(); }, 60s));
        // The desk goes on with its new token: all others have ended.
        QVERIFY(desk->settles());
        desk->close();
        const QStringList status{QStringLiteral("status"), QStringLiteral("--password-stdin")};
        const QJsonObject former = answerOf(profile, status, m_city->password());
        QCOMPARE(former.value(QLatin1String("error")).toObject().value(QLatin1String("id")).toString(),
                 QStringLiteral("front.secrets_password"));
        const QJsonObject opened = answerOf(profile, status, next);
        QCOMPARE(opened.value(QLatin1String("sealed_store")).toBool(), true);
    }
};

QTEST_MAIN(SealedProfileTest)
#include "sealed_profile_test.moc"
