// SPDX-License-Identifier: GPL-3.0-or-later
// field_gallery: pictures of the field mode on a small screen, upright and lying, light and dark, in gallery/ beside the
// program. It fails when one is empty or does not come about; whether they are beautiful is for eyes.
#include "cases/support/document_fakes.h"
#include "cases/support/kept_files.h"
#include "desktop/desk_session.h"
#include "desktop/support/told_server.h"
#include "followup/support/told_visits.h"
#include "followup/ui/field_page.h"
#include "uikit/row_list_view.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/theme.h"
#include "uikit/view_settings.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QNmeaPositionInfoSource>
#include <QSet>
#include <QtTest>

#include <cstdio>

using namespace peygir;
using namespace peygir::followup;
using namespace peygir::uikit::testing;
using followup::testing::at;
using followup::testing::idOf;
using followup::testing::visitOf;

namespace {

bool shoot(QWidget &page, const QString &name)
{
    QTest::qWait(400);
    const QString path = QStringLiteral("gallery/field-%1.png").arg(name);
    if (!screenshot(page, path))
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

class FieldGallery : public QObject
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
        QTest::addColumn<QSize>("screen");
        QTest::addColumn<QString>("prefix");
        QTest::newRow("light, lying") << uikit::Brightness::Light << QSize(800, 480) << QStringLiteral("light-lying-");
        QTest::newRow("light, upright") << uikit::Brightness::Light << QSize(480, 800) << QStringLiteral("light-upright-");
        QTest::newRow("dark, lying") << uikit::Brightness::Dark << QSize(800, 480) << QStringLiteral("dark-lying-");
        QTest::newRow("dark, upright") << uikit::Brightness::Dark << QSize(480, 800) << QStringLiteral("dark-upright-");
    }
    void picturesComeAbout()
    {
        QFETCH(uikit::Brightness, brightness);
        QFETCH(QSize, screen);
        QFETCH(QString, prefix);
        uikit::Theme::current().setBrightness(brightness);
        followup::testing::ToldVisits visits;
        test::FixedDocuments documents;
        test::KeptFiles files;
        followup::testing::FieldDesk desk;
        uikit::PassingViewSettings settings;
        OwnVisit late = visitOf(3, "هرس درختان معبر", at(30, 12));
        late.visit.visit.day = followup::testing::now - followup::testing::day;
        OwnVisit made = visitOf(4, "جمع‌آوری زباله و نخاله", at(5, 5));
        made.visit.visit.state = VisitState::Visited;
        made.visit.visit.at = followup::testing::now;
        visits.known = {visitOf(1, "لکه‌گیری و ترمیم آسفالت", at(40, 10)), visitOf(2, "خاموشی چراغ معبر", at(12, 14)), late,
                        made, visitOf(5, "سد معبر دستفروشان", std::nullopt)};
        const cases::CaseDocument photo{idOf<cases::DocumentId>(21),
                                        idOf<cases::CaseId>(2),
                                        cases::DocumentKind::Photo,
                                        {},
                                        QStringLiteral("چراغ.jpg"),
                                        QStringLiteral("image/jpeg"),
                                        184'320,
                                        BlobHash::of("bytes"),
                                        {},
                                        desk.user(),
                                        followup::testing::now,
                                        {},
                                        {},
                                        {},
                                        {}};
        documents.views.push_back({photo, QStringLiteral("نگار سعیدی"), {}});
        test::ToldServer server;
        FieldPage page({visits, documents, files, desk, settings, server});
        page.resize(screen);
        QVERIFY(showActive(page));
        page.takeFocus();
        QVERIFY(waitUntil([&page] { return page.route().size() == 4; }));
        QVERIFY(shoot(page, prefix + QStringLiteral("1-nowhere")));
        auto track = std::make_unique<QNmeaPositionInfoSource>(QNmeaPositionInfoSource::SimulationMode);
        track->setDevice(new QFile(QStringLiteral(PEYGIR_TRACK_FILE), track.get()));
        page.whereabouts().setSource(std::move(track));
        QVERIFY(waitUntil([&page] { return page.whereabouts().point().has_value(); }));
        QVERIFY(shoot(page, prefix + QStringLiteral("2-route")));
        QVERIFY(waitUntil([&page] { return !page.findChild<uikit::RowListView *>()->currentId().isEmpty(); }));
        press(page, QStringLiteral("Return"));
        QVERIFY(page.isReporting());
        QVERIFY(shoot(page, prefix + QStringLiteral("3-visit")));
        press(page, QStringLiteral("Ctrl+G"));
        QCOMPARE(server.asked.size(), size_t(1));
        server.answer(ServerPort::Answer{
            followup::testing::now,
            {},
            {{QStringLiteral("secret"), QStringLiteral("phone-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ")},
             {QStringLiteral("until"), (followup::testing::now + followup::testing::day).milliseconds()},
             {QStringLiteral("base"), QStringLiteral("https://137.example:8137")}}});
        QVERIFY(shoot(page, prefix + QStringLiteral("6-phone")));
        press(page, QStringLiteral("Escape"));
        type(page, QStringLiteral("دو چراغ خاموش است؛ سیم یکی بریده و خطرناک است."));
        press(page, QStringLiteral("Tab"));
        press(page, QStringLiteral("Ctrl+A"));
        type(page, QStringLiteral("نزدیک مسجد"));
        press(page, QStringLiteral("Ctrl+Return"));
        QVERIFY(shoot(page, prefix + QStringLiteral("4-problem")));
        visits.known.clear();
        press(page, QStringLiteral("Escape"));
        page.refresh();
        QVERIFY(waitUntil([&page] { return page.route().empty(); }));
        QVERIFY(shoot(page, prefix + QStringLiteral("5-empty")));
    }
};

QTEST_MAIN(FieldGallery)
#include "field_gallery.moc"
