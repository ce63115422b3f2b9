// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "front/desk/profile.h"
#include "front/desk/sign_in.h"
#include "persian/digits.h"
#include "support/full_disk.h"
#include "support/typed_message.h"
#include "system/day/city_clock.h"
#include "system/support/small_city.h"
#include "uikit/testing/ui_driver.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit::testing;
using test::CityClock;
using test::CityWindow;
using test::SmallCity;

namespace {

const QString agent = QStringLiteral("agent1");
constexpr qint64 dayMs = 86'400'000;

/// Types a message, registers it and answers its code.
QString registerMessage(CityWindow &desk, const QString &plaque)
{
    // The city's subjects and streets come with the first synchronisation.
    bool typed = false;
    for (int tries = 0; tries < 8 && !typed; ++tries)
        typed = test::fillInMessage(desk.window(), test::typedHole(plaque));
    if (!typed)
        qFatal("the message cannot be typed");
    const QString before = test::codeShown(desk.window());
    press(desk.window(), QStringLiteral("Ctrl+Return"));
    QString code;
    if (!waitUntil([&] { return !(code = test::codeShown(desk.window())).isEmpty() && code != before; }))
        qFatal("no code");
    return code;
}

/// A profile that somebody has signed in to, with its token in a file that can be read and changed.
void signInBefore(SmallCity &city, const QString &name)
{
    const front::Profile profile(city.folder(name));
    front::SignIn signIn(profile);
    front::SignIn::Wish wish;
    wish.server = city.server().url();
    wish.trust = city.server().trust();
    wish.name = name;
    wish.password = city.password();
    wish.tokenPlace = front::TokenPlace::PlainFile;
    wish.allowUnencryptedStore = true;
    std::optional<bool> in;
    signIn.signIn(wish, [&in](const Result<front::SignIn::Welcome> &welcome) { in = welcome.ok(); });
    if (!waitUntil([&in] { return in.has_value(); }, 60s) || !*in)
        qFatal("not let in");
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

/// Where the note of an act is typed; null while no act is begun.
QPlainTextEdit *noteOf(CityWindow &desk)
{
    for (auto *edit : desk.window().findChildren<QPlainTextEdit *>()) {
        if (edit->isVisible() && edit->accessibleName() == QStringLiteral("یادداشت"))
            return edit;
    }
    return nullptr;
}

/// Does the operation with this key, with this note, once the case is shown; false if it is not kept.
bool operate(CityWindow &desk, const char *key, const QString &note)
{
    for (int tries = 0; tries < 20 && !noteOf(desk); ++tries) {
        press(desk.window(), QString::fromLatin1(key));
        (void)waitUntil([&desk] { return noteOf(desk) != nullptr; }, 1s);
    }
    if (!noteOf(desk))
        return false;
    type(desk.window(), note);
    press(desk.window(), QStringLiteral("Ctrl+Return"));
    return waitUntil([&desk] { return !noteOf(desk); }, 15s);
}

} // namespace

/// Goal: whatever is wrong between a desk and its server, the window says it in a sentence, work goes on, and what was
/// done arrives once and whole when it is mended.
class WindowTroubleTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_state;
    std::unique_ptr<SmallCity> m_city;

    /// How many cases of the stopped server have this code.
    qint64 casesWithCode(const QString &code)
    {
        return m_city->number("SELECT COUNT(*) FROM case_card WHERE code = ?", {Value::text(code)});
    }
    QString picture(CityWindow &desk, const char *name)
    {
        const QString folder = qEnvironmentVariable("PEYGIR_PICTURES");
        const QString path = folder + u'/' + QLatin1String(name) + QStringLiteral(".png");
        return folder.isEmpty() || screenshot(desk.window(), path) ? QString() : path;
    }

private Q_SLOTS:
    void initTestCase()
    {
        // How far codes were given out is kept beside the profiles; ours go with the test.
        qputenv("XDG_STATE_HOME", m_state.path().toUtf8());
        desktop::prepareApplication(*qApp);
    }
    void init() { m_city = std::make_unique<SmallCity>(); }
    void cleanup()
    {
        test::setDiskFull(false);
        m_city.reset();
    }

    void aClockTwoDaysWrongIsSaidAndTheServersTimeCounts_data()
    {
        QTest::addColumn<qint64>("days");
        QTest::newRow("the desk's is behind") << qint64(2);
        QTest::newRow("the desk's is ahead") << qint64(-2);
    }
    void aClockTwoDaysWrongIsSaidAndTheServersTimeCounts()
    {
        QFETCH(qint64, days);
        CityClock clock(m_city->folder(QStringLiteral("clock")));
        clock.moveTo(SystemClock().now() + Milliseconds(days * dayMs));
        QCOMPARE(m_city->server().stop(), 0);
        m_city->server().setVariable(QStringLiteral("LD_PRELOAD"), QStringLiteral(TOLD_CLOCK));
        m_city->server().setVariable(QStringLiteral("PEYGIR_TOLD_CLOCK"), clock.path());
        m_city->serve();
        CityWindow desk(*m_city, agent);
        QVERIFY(desk.settles());
        QCOMPARE(desk.warning(), QStringLiteral("ساعت نادرست"));
        const QString code = registerMessage(desk, QStringLiteral("21"));
        QVERIFY(desk.settles());
        QCOMPARE(picture(desk, "clock"), QString());
        QCOMPARE(m_city->server().stop(), 0);
        QCOMPARE(m_city->number("SELECT registered_at FROM case_card WHERE code = ?", {Value::text(code)}),
                 clock.now().milliseconds());
        QCOMPARE(m_city->number("SELECT COUNT(*) FROM receipt WHERE outcome <> 'applied'", {}), 0);
    }

    void aForeignCertificateIsSaidAndNothingIsSentUntilTheRightOneIsBack()
    {
        CityWindow desk(*m_city, agent);
        QVERIFY(desk.settles());
        QCOMPARE(m_city->server().stop(), 0);
        m_city->server().setOptions(m_city->address() + m_city->foreignCertificate());
        m_city->serve();
        QVERIFY(desk.comesToWarn(QStringLiteral("گواهی نادرست")));
        const QString code = registerMessage(desk, QStringLiteral("22"));
        press(desk.window(), QStringLiteral("F5"));
        QVERIFY(waitUntil([&] { return desk.queued() == 1; }));
        QVERIFY(desk.comesToWarn(QStringLiteral("گواهی نادرست")));
        QCOMPARE(picture(desk, "certificate"), QString());
        QCOMPARE(m_city->server().stop(), 0);
        QCOMPARE(casesWithCode(code), 0);

        m_city->server().setOptions(m_city->address());
        m_city->serve();
        QVERIFY(desk.settles());
        QVERIFY(desk.warning() != QStringLiteral("گواهی نادرست"));
        QCOMPARE(m_city->server().stop(), 0);
        QCOMPARE(casesWithCode(code), 1);
    }

    void whoseTokenCountsNoLongerWorksOnAndSignsInAgainInTheWindow_data()
    {
        QTest::addColumn<bool>("ofAnother");
        QTest::addColumn<bool>("expires");
        QTest::newRow("revoked") << false << false;
        QTest::newRow("of another desk") << true << false;
        QTest::newRow("not used for too long") << false << true;
    }
    void whoseTokenCountsNoLongerWorksOnAndSignsInAgainInTheWindow()
    {
        QFETCH(bool, ofAnother);
        QFETCH(bool, expires);
        signInBefore(*m_city, agent);
        const QString tokenFile = m_city->folder(agent) + QStringLiteral("/token");
        test::Caller caller(m_city->server());
        SystemRandom random;
        if (ofAnother) {
            // Of the same person at another machine: how a copied profile folder looks.
            const QByteArray other = caller.signIn(agent, m_city->password(), newUuid(SystemClock().now(), random));
            QFile file(tokenFile);
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(other);
        }
        std::unique_ptr<CityWindow> desk;
        if (!ofAnother) {
            // Once in order: the desk holds codes and rights when its token ends.
            desk = std::make_unique<CityWindow>(*m_city, agent, CityWindow::SignIn::NotNeeded);
            QVERIFY(desk->settles());
            if (!expires)
                QCOMPARE(caller.post("/v1/logout", {}, readFile(tokenFile).trimmed()).status, 200);
        } else {
            desk = std::make_unique<CityWindow>(*m_city, agent, CityWindow::SignIn::NotNeeded);
        }
        CityClock clock(m_city->folder(QStringLiteral("clock")));
        if (expires) {
            // At the server a month goes by.
            clock.moveTo(SystemClock().now() + limits::tokenIdle + 1h);
            QCOMPARE(m_city->server().stop(), 0);
            m_city->server().setVariable(QStringLiteral("LD_PRELOAD"), QStringLiteral(TOLD_CLOCK));
            m_city->server().setVariable(QStringLiteral("PEYGIR_TOLD_CLOCK"), clock.path());
            m_city->serve();
        }
        QVERIFY(desk->comesToWarn(QStringLiteral("دوباره وارد شوید")));
        QString code;
        if (!ofAnother) {
            code = registerMessage(*desk, QStringLiteral("23"));
            QVERIFY(waitUntil([&] { return desk->queued() == 1; }));
        }
        QCOMPARE(picture(*desk, "token"), QString());

        click(*findNamed(QStringLiteral("warning"), &desk->window()));
        const QString passwordField = QStringLiteral("گذرواژه");
        QVERIFY(waitUntil([&] { return findNamed(passwordField) != nullptr; }));
        QWidget *page = findNamed(passwordField)->window();
        QVERIFY(showActive(*page));
        type(*page, QStringLiteral("wrong\n"));
        QVERIFY(waitUntil([&] {
            const auto labels = page->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
                return label->text() == QStringLiteral("نام یا گذرواژه درست نیست. دوباره بنویسید.");
            });
        }, 30s));
        type(*page, m_city->password() + u'\n');
        QVERIFY(waitUntil([&] { return !findNamed(passwordField); }, 30s));
        QVERIFY(desk->settles());
        QVERIFY(desk->warning() != QStringLiteral("دوباره وارد شوید"));
        if (ofAnother)
            code = registerMessage(*desk, QStringLiteral("23"));
        QVERIFY(desk->settles());
        QCOMPARE(m_city->server().stop(), 0);
        QCOMPARE(casesWithCode(code), 1);
    }

    void aFullDiskIsSaidWhileNothingCanBeTakenIn()
    {
        CityWindow desk(*m_city, agent);
        QVERIFY(desk.settles());
        QCOMPARE(m_city->server().stop(), 0);
        m_city->serve();
        test::setDiskFull(true);
        QVERIFY(desk.comesToWarn(QStringLiteral("دیسک پر است")));
        test::setDiskFull(false);
        QVERIFY(desk.settles());
        QVERIFY(waitUntil([&] { return desk.warning() != QStringLiteral("دیسک پر است"); }));
    }

    void whoseCaseWasClosedMeanwhileIsToldByWhomAndWhenAndKeepsTheNote()
    {
        const QString typed = QStringLiteral("اکیپ آسفالت فردا اعزام شود");
        auto late = std::make_unique<CityWindow>(*m_city, agent);
        QVERIFY(late->settles());
        const QString code = registerMessage(*late, QStringLiteral("29"));
        QVERIFY(!code.isEmpty());
        QVERIFY(late->settles());
        QCOMPARE(m_city->server().stop(), 0);
        QVERIFY(late->opensByCode(code));
        QVERIFY(operate(*late, "F8", typed));
        QVERIFY(waitUntil([&] { return late->queued() == 1; }));
        // The day ends; the note stays in the profile.
        late->close();

        m_city->serve();
        CityWindow other(*m_city, QStringLiteral("supervisor1"));
        QVERIFY(other.settles());
        QVERIFY(other.opensByCode(code));
        QVERIFY(operate(other, "Shift+F8", QStringLiteral("شهروند گفت درست شده است")));
        QVERIFY(other.settles());
        other.close();

        late = std::make_unique<CityWindow>(*m_city, agent);
        QVERIFY(late->settles());
        QVERIFY(waitUntil([&] { return late->attention() == 1; }));
        press(late->window(), QStringLiteral("F10"));
        // Under its name, among all else that he had put into it.
        QVERIFY(waitUntil([&] {
            const auto told = late->window().findChildren<QLabel *>();
            return std::any_of(told.begin(), told.end(), [&typed](const QLabel *label) {
                return label->isVisible() && label->text().endsWith(QStringLiteral("توضیحات: ") + typed);
            });
        }));
        QCOMPARE(picture(*late, "closed"), QString());
        const QRegularExpression told(QStringLiteral(
            "^پروندهٔ \u2066?%1\u2069? را .+ در \u2066۱۴[۰-۹/]+ [۰-۹]{2}:[۰-۹]{2}\u2069 بسته است\\. "
            "نوشتهٔ شما مانده است؛").arg(persian::toPersianDigits(code)));
        const auto labels = late->window().findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [&told](const QLabel *label) {
            return label->isVisible() && told.match(label->text()).hasMatch();
        }));
    }
};

QTEST_MAIN(WindowTroubleTest)
#include "window_trouble_test.moc"
