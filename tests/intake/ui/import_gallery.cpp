// SPDX-License-Identifier: GPL-3.0-or-later
// import_gallery: pictures of the import's page in its states, light and dark, in gallery/ beside the program. It fails
// when one is empty or does not come about; whether they are beautiful is for eyes.
#include "desktop/desk_session.h"
#include "intake/support/import_desk.h"
#include "uikit/theme.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QSet>

#include <cstdio>

using namespace peygir;
using namespace peygir::test;

namespace {

const QByteArray oldFile =
    "کد رهگیری;تاریخ ثبت;تاریخ اتمام;وضعیت;درگاه;دسته موضوع;زیرموضوع;منطقه;نشانی;شرح پیام;نام تماس‌گیرنده;تلفن;طول جغرافیایی\n"
    "۱۰۰۱;۱۴۰۳/۱۲/۳۰ ۰۹:۱۲;۱۴۰۴/۰۱/۰۵ ۱۰:۰۰;مختومه;تلفن;معابر;لکه‌گیری آسفالت;منطقه ۱;کوچه بهار;چالهٔ بزرگی جلوی مدرسه است;رضا کریمی;۰۹۱۲۱۲۳۴۵۶۷;51.48123\n"
    "1002;1404/02/01 08:00;;در حال بررسی;پیامک;معابر;لکه‌گیری آسفالت;منطقه ۲;خیابان سرو پلاک ۷;چراغ خاموش است;;09121112233;51.48001\n"
    "1003;1404/12/30 08:00;;مختومه;تلفن;معابر;لکه‌گیری آسفالت;;;این روز نیست;;;51.49777\n"
    "1004;1404/02/03 12:30;;نیم‌بند;کبوتر;فضای سبز;هرس درخت کوچه;منطقه ۱;بلوار گلستان;شاخه روی سیم افتاده;مینا رضایی;09351112244;51.47999\n"
    "1005;1404/02/04;;مختومه;تلفن;معابر;\"آسفالت;;;نقل قول باز;;;\n"
    "1006;1404/02/05 17:45;1404/02/04 10:00;مختومه;وب;پسماند;جمع‌آوری زباله;منطقه ۳;میدان آزادی;بوی بد;;;51.47111\n"
    "1002;1404/02/06 07:00;;در حال بررسی;تلفن;معابر;لکه‌گیری آسفالت;منطقه ۱;;شماره دوباره آمده;;;51.47222\n";

bool shoot(ImportDesk &desk, const QString &name)
{
    const QString path = QStringLiteral("gallery/import-%1.png").arg(name);
    if (!uikit::testing::screenshot(desk.page(), path))
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

class ImportGallery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { QTest::addColumn<bool>("postgresql"); QTest::newRow("sqlite") << false; }
    void initTestCase()
    {
        desktop::prepareApplication(*qApp);
        QDir().mkpath(QStringLiteral("gallery"));
    }
    void picturesComeAbout_data()
    {
        QTest::addColumn<uikit::Brightness>("brightness");
        QTest::newRow("light") << uikit::Brightness::Light;
        QTest::newRow("dark") << uikit::Brightness::Dark;
    }
    void picturesComeAbout()
    {
        QFETCH(uikit::Brightness, brightness);
        uikit::Theme::current().setBrightness(brightness);
        const QString look = QString::fromLatin1(QTest::currentDataTag());
        ImportDesk desk;
        QVERIFY(shoot(desk, look + QStringLiteral("-empty")));
        desk.open(oldFile);
        QVERIFY(shoot(desk, look + QStringLiteral("-columns")));
        uikit::testing::press(desk.page(), QStringLiteral("Ctrl+2"));
        QVERIFY(shoot(desk, look + QStringLiteral("-words")));
        desk.check();
        desk.page().saveMap(desk.file({}, QStringLiteral("old.map.json")));
        desk.settle();
        QVERIFY(shoot(desk, look + QStringLiteral("-checked")));
    }
};

QTEST_MAIN(ImportGallery)
#include "import_gallery.moc"
