// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/support/small_city.h"
#include "uikit/testing/ui_driver.h"

#include <QApplication>
#include <QLabel>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit::testing;
using test::CityWindow;
using test::SmallCity;

namespace {

const QByteArray openWithHer = "FROM case_card c JOIN case_node n ON n.aggregate = c.id JOIN post p ON p.id = n.holder"
                               " JOIN account a ON a.user_id = p.holder WHERE a.sign_in_name = ? AND p.active AND n.state = 'open'";

} // namespace

/// Goal: whoever sits down at a machine that has nothing yet has the own work before the eyes after seconds and by itself, goes to a case by
/// its code, and is not told of a first synchronisation any more when it is over (R245). That the own work comes first says
/// `system/scenes/first_synchronisation`.
class NewDeskTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_state;

private Q_SLOTS:
    void initTestCase()
    {
        // How far codes were given out is kept beside the profiles; ours go with the test.
        qputenv("XDG_STATE_HOME", m_state.path().toUtf8());
        desktop::prepareApplication(*qApp);
    }

    void deskThatHasNothingShowsOnesOwnWorkAndThenSaysThatAllIsHere()
    {
        SmallCity city;
        QCOMPARE(city.server().stop(), 0);
        QString who, code;
        qint64 open = 0;
        for (const char *name : {"followup1", "followup2", "followup3"}) {
            who = QString::fromLatin1(name);
            open = city.number("SELECT COUNT(DISTINCT c.id) " + openWithHer, {Value::text(who)});
            code = city.text("SELECT c.code " + openWithHer + " ORDER BY c.id LIMIT 1", {Value::text(who)});
            if (open > 0)
                break;
        }
        QVERIFY(open > 0 && !code.isEmpty());
        city.serve();

        CityWindow desk(city, who);
        // To the cartable; nobody asks for synchronising.
        press(desk.window(), QStringLiteral("F3"));
        const bool came = waitUntil([&] { return desk.listed() == open; }, 15s);
        QVERIFY2(came, qPrintable(QStringLiteral("%1 of %2 of %3").arg(desk.listed()).arg(open).arg(who)));
        QVERIFY(desk.opensByCode(code));
        if (const QString folder = qEnvironmentVariable("PEYGIR_SCREENSHOTS"); !folder.isEmpty())
            QVERIFY(screenshot(desk.window(), folder + QStringLiteral("/new-desk.png")));
        QVERIFY(desk.settles());
        press(desk.window(), QStringLiteral("Ctrl+F10"));
        const auto isSaid = [&desk](const QString &beginning) {
            const auto labels = desk.window().findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [&beginning](const QLabel *label) {
                return label->isVisible() && label->text().startsWith(beginning);
            });
        };
        QVERIFY(waitUntil([&] { return isSaid(QStringLiteral("آخرین تماس")) && !isSaid(QStringLiteral("نخستین همگام‌سازی")); }, 60s));
    }
};

QTEST_MAIN(NewDeskTest)
#include "new_desk_test.moc"
