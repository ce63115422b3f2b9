// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/core/service_location.h"
#include "desktop/desk_session.h"
#include "desktop/support/window_desk.h"
#include "organisation/core/chart.h"
#include "reference/core/put_record.h"
#include "reference/ui/field_editor.h"
#include "storage/door.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/type_ahead_edit.h"

#include <QComboBox>
#include <QLabel>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit::testing;
using catalogue::ServiceLocation;
using organisation::Unit;
using test::WindowDesk;

/// Goal: whoever heads a unit keeps the places where it and those below it serve, by keys in his own window, and is told of every other unit
/// that it is not his (R120).
class ServiceLocationsByKeysTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowDesk> m_desk;

    QWidget &window() { return m_desk->window(); }
    void press(const char *chord) { uikit::testing::press(window(), QString::fromLatin1(chord)); }
    void type(const QString &text) { uikit::testing::type(window(), text); }
    QComboBox *types() { return window().findChild<QComboBox *>(QStringLiteral("recordTypes")); }
    QString label(const char *name) { return window().findChild<QLabel *>(QLatin1String(name))->text(); }
    void chooseUnit(const QString &name)
    {
        auto *field = window().findChild<reference::FieldEditor *>(QStringLiteral("unit"));
        field->setFocus(Qt::TabFocusReason);
        press("Ctrl+A");
        type(name);
        press("Return");
        const auto *edit = field->findChild<uikit::TypeAheadEdit *>();
        QVERIFY2(waitUntil([edit] { return edit->chosen().has_value(); }), qPrintable(name));
    }
    /// Of the units in use, the first that is, or is not, where his right counts.
    Unit unitThat(bool isHis)
    {
        const auto connection = m_desk->connect();
        const auto idBy = [&](const QByteArray &sql, const std::vector<Value> &values) {
            std::optional<Uuid> found;
            const auto read = connection->each(sql, values, [&found](const storage::RowView &view) {
                found = view.uuid(0);
                return false;
            });
            if (!read.ok() || !found)
                qFatal("none: %s", sql.constData());
            return *found;
        };
        const Value own(idBy("SELECT unit FROM assignment WHERE aggregate = ?", {Value(m_desk->user().uuid())}));
        const Uuid id = isHis ? idBy("SELECT id FROM unit WHERE active AND parent = ? ORDER BY id", {own})
                              : idBy("SELECT id FROM unit WHERE active AND parent IS NULL ORDER BY id", {});
        storage::Door door(*connection);
        const auto row = door.row(tableOf<Unit>(), id);
        if (!row.ok() || !*row)
            qFatal("no unit");
        return fromRow<Unit>(**row);
    }

private Q_SLOTS:
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init() { m_desk = std::make_unique<WindowDesk>(WindowDesk::Colleague::HeadsAUnit); }
    void cleanup() { m_desk.reset(); }

    void headOfAUnitKeepsItsLocationsAndNoOthers()
    {
        const Unit his = unitThat(true);
        const Unit another = unitThat(false);
        press("F12");
        QVERIFY(waitUntil([this] { return types() && types()->isVisible(); }));
        // Of base information that alone.
        QCOMPARE(types()->count(), 1);
        QCOMPARE(types()->itemData(0).toString(), QStringLiteral("service_location"));
        if (const QString folder = qEnvironmentVariable("PEYGIR_SCREENSHOTS"); !folder.isEmpty())
            QVERIFY(screenshot(window(), folder + QStringLiteral("/service-locations-empty.png")));

        press("Ctrl+N");
        type(QStringLiteral("پیشخوان خدمات"));
        chooseUnit(another.name.fa);
        press("Ctrl+Return");
        QVERIFY(waitUntil([this] { return !label("recordProblem").isEmpty(); }));
        QVERIFY(m_desk->submitted().empty());
        if (const QString folder = qEnvironmentVariable("PEYGIR_SCREENSHOTS"); !folder.isEmpty())
            QVERIFY(screenshot(window(), folder + QStringLiteral("/service-locations-refused.png")));

        // What was typed is there still, and is saved for his own unit.
        chooseUnit(his.name.fa);
        press("Ctrl+Return");
        const Envelope made = m_desk->command(1);
        QCOMPARE(made.kind, QByteArray(reference::putRecordKind));
        const auto record = fieldsFromJson<ServiceLocation>(made.arguments.value(QLatin1String("record")).toObject());
        QVERIFY(record.ok());
        QCOMPARE(record->name.fa, QStringLiteral("پیشخوان خدمات"));
        QVERIFY(record->unit == his.id);
        QVERIFY(waitUntil([this] { return label("recordTitle") == QStringLiteral("پیشخوان خدمات"); }));
        QVERIFY(label("recordProblem").isEmpty());
    }
};

QTEST_MAIN(ServiceLocationsByKeysTest)
#include "service_locations_by_keys_test.moc"
