// SPDX-License-Identifier: GPL-3.0-or-later
// call_desk_gallery: pictures of the call desk in its states, light, dark and dense, in gallery/ beside the program. It
// fails when one is empty or does not come about; whether they are beautiful is for eyes.
#include "intake/support/call_desk.h"
#include "cases/ui/documents_widget.h"
#include "desktop/desk_session.h"
#include "uikit/application.h"
#include "uikit/theme.h"

#include <QApplication>
#include <QDir>
#include <QImage>

#include <cstdio>

using namespace peygir;
using namespace peygir::test;

namespace {

bool shoot(CallDesk &desk, const QString &name)
{
    const QString path = QStringLiteral("gallery/call-%1.png").arg(name);
    CallDesk::settle();
    if (!uikit::testing::screenshot(*desk.page, path))
        return false;
    const QImage image(path);
    QSet<QRgb> colours;
    for (int x = 0; x < image.width(); x += 3) {
        for (int y = 0; y < image.height(); y += 3)
            colours.insert(image.pixel(x, y));
    }
    std::printf("%s: %lld colours\n", qPrintable(path), qlonglong(colours.size()));
    return colours.size() > 30;
}

bool shootAll(const QString &look, QSize size)
{
    CallDesk desk([](CallDesk &before) {
        before.city.knowCaller(QStringLiteral("09121234567"), QStringLiteral("مریم احمدی"),
                               {SmallCity::line(700, QStringLiteral("جمع‌آوری زباله")),
                                SmallCity::line(701, QStringLiteral("هرس درختان"))});
        before.city.alike = {
            {SmallCity::line(800, QStringLiteral("لکه‌گیری آسفالت")), {intake::Nearness::SameHouse, 0, true, true}},
            {SmallCity::line(801, QStringLiteral("لکه‌گیری آسفالت")), {intake::Nearness::NearHouse, 4, true, true}},
            {SmallCity::line(802, QStringLiteral("لکه‌گیری آسفالت")), {intake::Nearness::SameNeighbourhood, {}, true, true}}};
        cases::CaseView view{SmallCity::line(900, QStringLiteral("لکه‌گیری آسفالت")), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
        view.operations.push_back({cases::CaseNodeId(numbered(901)), QStringLiteral("register"),
                                   {QStringLiteral("ثبت نهایی و ارسال به پیگیری"), {}}, false, false, {}});
        before.city.afterwards = view;
    });
    desk.page->resize(size);
    bool good = shoot(desk, look + QStringLiteral("-empty"));
    desk.type(QStringLiteral("4567"));
    good &= shoot(desk, look + QStringLiteral("-caller"));
    desk.type(QStringLiteral("\n"));
    desk.type(QStringLiteral("آسفا"));
    good &= shoot(desk, look + QStringLiteral("-subject"));
    desk.type(QStringLiteral("\nبهار 12\n"));
    good &= shoot(desk, look + QStringLiteral("-checklist"));
    desk.type(QStringLiteral("1"));
    desk.press("Ctrl+J");
    desk.type(QStringLiteral("چالهٔ بزرگی جلوی در مدرسه باز شده ::چا"));
    good &= shoot(desk, look + QStringLiteral("-snippet"));
    desk.press("Return");
    desk.press("Ctrl+Return");
    good &= shoot(desk, look + QStringLiteral("-missing"));
    cases::DocumentAttacher &attacher = desk.page->documents().attacher();
    attacher.addContent("\xff\xd8\xff", QStringLiteral("چالهٔ روبه‌روی مدرسه.jpg"));
    CallDesk::settle();
    good &= shoot(desk, look + QStringLiteral("-file"));
    attacher.addContent(QByteArray("RIFF....WAVEfmt ", 16) + QByteArray(2'500'000, 'x'), QStringLiteral("مکالمه.wav"));
    attacher.addContent("%PDF-1.4", QStringLiteral("letter-2026-11 final.pdf"));
    desk.files.largest = 100;
    attacher.addContent(QByteArray(200, 'x'), QStringLiteral("نقشهٔ بزرگ.dwg"));
    CallDesk::settle();
    desk.press("Ctrl+M");
    good &= shoot(desk, look + QStringLiteral("-files"));
    desk.press("F11");
    desk.page->takeCaller(QStringLiteral("+982188776655"));
    desk.type(QStringLiteral("رضا کریمی\nساعت\n"));
    desk.files.largest = 1000;
    attacher.addContent("%PDF-1.4", QStringLiteral("نامه.pdf"));
    attacher.addContent("%PDF-1.5", QStringLiteral("نامهٔ دوم.pdf"));
    good &= shoot(desk, look + QStringLiteral("-instant"));
    desk.press("Ctrl+1");
    desk.press("Ctrl+E");
    good &= shoot(desk, look + QStringLiteral("-refer"));
    desk.press("Return");
    good &= shoot(desk, look + QStringLiteral("-referred"));
    desk.press("Ctrl+Return");
    desk.press("Ctrl+Return");
    return good & shoot(desk, look + QStringLiteral("-registered"));
}

} // namespace

int main(int argc, char *argv[])
{
    using namespace peygir::uikit;
    QApplication application(argc, argv);
    desktop::prepareApplication(application);
    QDir().mkpath(QStringLiteral("gallery"));
    // What the rail and the header of a window of 1366 × 768 leave.
    bool good = shootAll(QStringLiteral("light"), {1166, 724});
    Theme::current().setBrightness(Brightness::Dark);
    good &= shootAll(QStringLiteral("dark"), {1720, 1036});
    Theme::current().setDensity(Density::Dense);
    Theme::current().setBrightness(Brightness::Light);
    good &= shootAll(QStringLiteral("dense"), {1000, 660});
    return good ? 0 : 1;
}
