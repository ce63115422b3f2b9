// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desk_session.h"
#include "desktop/support/window_desk.h"
#include "intake/core/register_case.h"
#include "support/full_disk.h"
#include "support/typed_message.h"
#include "uikit/testing/ui_driver.h"

#include <QPlainTextEdit>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit::testing;
using test::setDiskFull;
using test::WindowDesk;

/// Goal: a full disk loses nothing: the window says it and what to do, what was typed stays, and the same key works once
/// there is room.
class FullDiskTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowDesk> m_desk;
    const QString m_sentence = QStringLiteral(
        "دیسک این رایانه پر است. چیزی از دست نرفته است: کمی جا باز کنید و دوباره بزنید.");

private Q_SLOTS:
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init() { m_desk = std::make_unique<WindowDesk>(); }
    void cleanup()
    {
        setDiskFull(false);
        m_desk.reset();
    }

    void aMessageStaysTypedAndIsRegisteredOnceThereIsRoom()
    {
        const test::TypedMessage message = test::typedHole(QStringLiteral("17"));
        QVERIFY(test::fillInMessage(m_desk->window(), message));
        setDiskFull(true);
        press(m_desk->window(), QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_desk->shows(m_sentence); }));
        auto *words = find<QPlainTextEdit>(QStringLiteral("words"), &m_desk->window());
        QVERIFY(words);
        QCOMPARE(words->toPlainText(), message.words);
        QCOMPARE(test::codeShown(m_desk->window()), QString());
        QVERIFY(m_desk->submitted().empty());

        setDiskFull(false);
        press(m_desk->window(), QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return !test::codeShown(m_desk->window()).isEmpty(); }));
        const auto commands = m_desk->submitted();
        QCOMPARE(int(commands.size()), 1);
        QCOMPARE(commands.front().kind, QByteArray(intake::RegisterCase::kind));
        QCOMPARE(commands.front().arguments.value(QLatin1String("words")).toString(), message.words);
        QCOMPARE(commands.front().arguments.value(QLatin1String("code")).toString(),
                 test::codeShown(m_desk->window()));
        QVERIFY(!m_desk->shows(m_sentence));
    }

    void aNoteStaysTypedAndIsKeptOnceThereIsRoom()
    {
        const QString typed = QStringLiteral("اکیپ فردا صبح می‌آید");
        press(m_desk->window(), QStringLiteral("F9"));
        type(m_desk->window(), typed);
        setDiskFull(true);
        press(m_desk->window(), QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_desk->shows(m_sentence); }));
        QCOMPARE(m_desk->shown<QPlainTextEdit>(QStringLiteral("یادداشت"))->toPlainText(), typed);
        QVERIFY(m_desk->submitted().empty());

        setDiskFull(false);
        press(m_desk->window(), QStringLiteral("Ctrl+Return"));
        QCOMPARE(m_desk->command(1).arguments.value(QLatin1String("note")).toString(), typed);
        QCOMPARE(int(m_desk->submitted().size()), 1);
    }
};

QTEST_MAIN(FullDiskTest)
#include "full_disk_test.moc"
