// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/roles.h"
#include "bench/support/must.h"
#include "composition/named_verbs.h"
#include "desktop/desk_session.h"
#include "desktop/support/window_desk.h"
#include "reference/core/put_record.h"
#include "uikit/navigation_rail.h"
#include "uikit/testing/ui_driver.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTableView>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit::testing;
using test::WindowDesk;

namespace {

const QString users = QStringLiteral("کاربران و دسترسی");
const QString chart = QStringLiteral("چارت سازمانی");
const QString processes = QStringLiteral("فرآیندها");
const QString baseInformation = QStringLiteral("اطلاعات پایه");
const QString supervision = QStringLiteral("نظارت");
const QString answeringPage = QStringLiteral("پاسخ به شهروند");

} // namespace

/// Goal: each of the three levels of access with which a city begins is offered by the window, and may by keys, what its name says, and
/// nothing that belongs to another one (R122).
class LevelsByKeysTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowDesk> m_desk;

    QWidget &window() { return m_desk->window(); }
    void press(const char *chord) { uikit::testing::press(window(), QString::fromLatin1(chord)); }
    void type(const QString &text) { uikit::testing::type(window(), text); }
    void sit(WindowDesk::Colleague colleague) { m_desk = std::make_unique<WindowDesk>(colleague); }
    /// What stands in the rail, one place on each line.
    QString offered()
    {
        QStringList names;
        for (const auto *button : window().findChild<uikit::NavigationRail *>()->findChildren<QAbstractButton *>()) {
            if (button->isVisible())
                names << button->text();
        }
        return u'\n' + names.join(u'\n') + u'\n';
    }
    bool offers(const QString &place) { return offered().contains(u'\n' + place + u'\n'); }
    /// Of base information; null while there is no such page.
    QComboBox *types() { return window().findChild<QComboBox *>(QStringLiteral("recordTypes")); }
    void picture(const char *name)
    {
        if (const QString folder = qEnvironmentVariable("PEYGIR_SCREENSHOTS"); !folder.isEmpty())
            QVERIFY(screenshot(window(), folder + QStringLiteral("/level-") + QLatin1String(name) + QStringLiteral(".png")));
    }

private Q_SLOTS:
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void cleanup() { m_desk.reset(); }

    void verbsThatShipAreThoseOfThePrograms()
    {
        QFile file(QStringLiteral(":/levels/levels.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray records = QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("records")).toArray();
        QCOMPARE(records.size(), 3);
        for (const QJsonValue &record : records) {
            const auto role = bench::must(fieldsFromJson<access::Role>(record.toObject().value(QLatin1String("record")).toObject()));
            QVERIFY(access::checkRole(role).ok() && role.active && !role.name.en.isEmpty());
            for (const QString &verb : role.verbs) {
                QVERIFY2(std::any_of(namedVerbs().begin(), namedVerbs().end(),
                                     [&verb](const access::NamedVerb &one) { return verb == QLatin1String(one.verb.id); }),
                         qPrintable(verb));
            }
        }
    }

    void systemManagerGovernsUsersChartAndBaseInformation()
    {
        sit(WindowDesk::Colleague::SystemManager);
        QVERIFY2(waitUntil([this] {
                     return offers(users) && offers(chart) && offers(processes) && offers(baseInformation) && offers(supervision);
                 }),
                 qPrintable(offered()));
        QVERIFY(!offers(answeringPage));
        picture("system-manager");
        press("Ctrl+Shift+F11");
        QVERIFY(waitUntil([this] {
            const auto *outline = window().findChild<QWidget *>(QStringLiteral("chartOutline"));
            return outline && outline->isVisible() && outline->hasFocus();
        }));
        press("Ctrl+N");
        type(QStringLiteral("اداره تازه"));
        press("Ctrl+Return");
        const Envelope made = m_desk->command(1);
        QCOMPARE(made.kind, QByteArray(reference::putRecordKind));
    }

    void officeManagerRefersAndWatchesButGovernsNothing()
    {
        sit(WindowDesk::Colleague::OfficeManager);
        QVERIFY2(waitUntil([this] { return offers(supervision); }), qPrintable(offered()));
        for (const QString &place : {users, chart, processes, answeringPage})
            QVERIFY2(!offers(place), qPrintable(place));
        picture("office-manager");
        press("Ctrl+Shift+F12");
        QTest::qWait(200);
        QVERIFY(!window().findChild<QWidget *>(QStringLiteral("userRoles")));
        // Of base information the areas of those whom he supervises alone.
        press("F12");
        QVERIFY(waitUntil([this] { return types() && types()->isVisible(); }));
        QCOMPARE(types()->count(), 1);
        QCOMPARE(types()->itemData(0).toString(), QStringLiteral("expert_area"));
        press("Ctrl+F11");
        const auto people = [this] { return window().findChild<QTableView *>(QStringLiteral("subordinates")); };
        QVERIFY(waitUntil([&people] { return people() && people()->isVisible() && people()->model()->rowCount() > 0; }));
    }

    void publicRelationsOfficerTakesMessagesAndHearsCitizens()
    {
        sit(WindowDesk::Colleague::PublicRelations);
        QVERIFY2(waitUntil([this] { return offers(answeringPage) && offers(baseInformation); }), qPrintable(offered()));
        for (const QString &place : {users, chart, processes, supervision})
            QVERIFY2(!offers(place), qPrintable(place));
        picture("public-relations");
        // Of base information the ready texts alone.
        press("F12");
        QVERIFY(waitUntil([this] { return types() && types()->isVisible(); }));
        QCOMPARE(types()->count(), 1);
        QVERIFY2(types()->itemText(0).contains(QStringLiteral("متن‌های آماده")), qPrintable(types()->itemText(0)));
    }
};

QTEST_MAIN(LevelsByKeysTest)
#include "levels_by_keys_test.moc"
