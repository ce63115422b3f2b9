// SPDX-License-Identifier: GPL-3.0-or-later
// follow_up_gallery: pictures of the follow-up in its states, light and dark, in gallery/ beside the program. It fails
// when one is empty or does not come about; whether they are beautiful is for eyes.
#include "desktop/desk_session.h"
#include "desktop/support/window_desk.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/theme.h"
#include "uikit/type_ahead_edit.h"

#include <QDir>
#include <QImage>
#include <QPlainTextEdit>
#include <QSet>
#include <QtTest>

#include <cstdio>

using namespace peygir;
using namespace peygir::uikit::testing;
using test::WindowDesk;

namespace {

bool shoot(WindowDesk &desk, const QString &name)
{
    QTest::qWait(400);
    const QString path = QStringLiteral("gallery/followup-%1.png").arg(name);
    if (!screenshot(desk.window(), path))
        return false;
    const QImage image(path);
    QSet<QRgb> colours;
    for (int x = 0; x < image.width(); x += 3) {
        for (int y = 0; y < image.height(); y += 3)
            colours.insert(image.pixel(x, y));
    }
    std::printf("%s: %lld colours\n", qPrintable(path), qlonglong(colours.size()));
    return colours.size() > 20;
}

} // namespace

class FollowUpGallery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        desktop::prepareApplication(*qApp);
        QDir().mkpath(QStringLiteral("gallery"));
    }

    void picturesComeAbout_data()
    {
        QTest::addColumn<uikit::Brightness>("brightness");
        QTest::addColumn<QString>("prefix");
        QTest::newRow("light") << uikit::Brightness::Light << QStringLiteral("light-");
        QTest::newRow("dark") << uikit::Brightness::Dark << QStringLiteral("dark-");
    }
    void picturesComeAbout()
    {
        QFETCH(uikit::Brightness, brightness);
        QFETCH(QString, prefix);
        WindowDesk desk(WindowDesk::Cycle::Second);
        uikit::Theme::current().setBrightness(brightness);
        const auto key = [&desk](const char *chord) { press(desk.window(), QString::fromLatin1(chord)); };
        const auto text = [&desk](const QString &words) { type(desk.window(), words); };
        // The case comes a moment after its row, and before that there is nothing to act on.
        const auto act = [&](const char *chord, const QString &field) {
            return waitUntil([&] {
                key(chord);
                QTest::qWait(100);
                return desk.shown<QPlainTextEdit>(field) != nullptr;
            });
        };
        const auto take = [&desk] {
            auto *edit = qobject_cast<uikit::TypeAheadEdit *>(desk.window().focusWidget());
            if (!edit || !waitUntil([edit] { return edit->isListOpen(); }))
                return false;
            press(desk.window(), QStringLiteral("Return"));
            return waitUntil([edit] { return edit->chosen().has_value(); });
        };
        key("Shift+F3");
        QVERIFY(waitUntil([&desk] { return desk.rows().size() == WindowDesk::casesOfHis; }));
        QVERIFY(shoot(desk, prefix + QStringLiteral("1-list")));
        QVERIFY(act("F8", QStringLiteral("از او چه می‌پرسید؟")));
        text(QStringLiteral("پیگیری ۲"));
        QVERIFY(take());
        text(QStringLiteral("شهروند می‌گوید یک هفته است کسی نیامده. کی و چه کسی برای ترمیم "
                            "می‌آید؟"));
        key("Tab");
        text(QStringLiteral("+3"));
        QVERIFY(shoot(desk, prefix + QStringLiteral("2-ask")));
        key("Ctrl+Return");
        (void)desk.command(1);
        key("Ctrl+3");
        QVERIFY(waitUntil([&desk] { return desk.rows().size() == 1; }));
        QVERIFY(act("F8", QStringLiteral("مسئول چه پاسخ داد؟")));
        text(QStringLiteral("اکیپ آسفالت فردا صبح اعزام می‌شود و تا ظهر کار را تمام "
                            "می‌کند."));
        QVERIFY(shoot(desk, prefix + QStringLiteral("3-reply")));
        key("Ctrl+Return");
        (void)desk.command(2);
        key("Ctrl+4");
        QVERIFY(waitUntil([&desk] { return desk.rows().size() == 1; }));
        QVERIFY(act("Shift+F4", QStringLiteral("چه چیزی باید دیده شود؟")));
        text(QStringLiteral("پیگیری ۲"));
        QVERIFY(take());
        text(QStringLiteral("ببینید گودال پر شده است یا نه"));
        QVERIFY(shoot(desk, prefix + QStringLiteral("4-visit")));
        key("Ctrl+Return");
        (void)desk.command(3);
        QVERIFY(act("Ctrl+F4", QStringLiteral("در محل چه دیدید؟")));
        text(QStringLiteral("گودال پر شده و خط‌کشی مانده است."));
        key("Tab");
        text(QStringLiteral("35.69970 51.33800"));
        QVERIFY(shoot(desk, prefix + QStringLiteral("5-report")));
        key("Ctrl+Return");
        (void)desk.command(4);
        QVERIFY(act("F8", QStringLiteral("چرا این ارزیابی؟ می‌تواند خالی باشد.")));
        text(QStringLiteral("2"));
        text(QStringLiteral("خوب و زود، تنها خط‌کشی را نگفت"));
        QVERIFY(shoot(desk, prefix + QStringLiteral("6-accept")));
        key("Escape");
        key("Ctrl+Tab");
        key("Ctrl+Tab");
        key("Ctrl+Tab");
        QVERIFY(shoot(desk, prefix + QStringLiteral("7-exchange")));
        key("Ctrl+2");
        QVERIFY(waitUntil([&desk] { return desk.rows().size() == WindowDesk::casesOfHis - 1; }));
        desk.list().setFocus();
        key("Ctrl+A");
        key("Ctrl+Shift+F8");
        QVERIFY(shoot(desk, prefix + QStringLiteral("8-many")));
        key("Escape");
        key("Ctrl+7");
        QVERIFY(shoot(desk, prefix + QStringLiteral("9-empty")));
    }
};

QTEST_MAIN(FollowUpGallery)
#include "follow_up_gallery.moc"
