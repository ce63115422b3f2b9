// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/core/change_mobile.h"
#include "bench/support/must.h"
#include "desktop/desk_session.h"
#include "desktop/support/window_desk.h"
#include "uikit/testing/ui_driver.h"

#include <QLabel>
#include <QListWidget>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit::testing;
using test::WindowDesk;

/// Goal: in the real window everybody reads what he is and may, keeps his own mobile number by keys, and sees nothing
/// of the page of all users where he may not give rights (R125).
class ProfileWindowTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowDesk> m_desk;

    /// What he was given, by his store.
    int assignments()
    {
        int count = 0;
        bench::must(m_desk->connect()->each("SELECT COUNT(*) FROM assignment WHERE aggregate = ? AND active",
                                            {Value(m_desk->user().uuid())}, [&count](const storage::RowView &view) {
                                                count = int(view.integer(0));
                                                return false;
                                            }));
        return count;
    }
    QString problem()
    {
        for (const QLabel *label : m_desk->window().findChildren<QLabel *>()) {
            if (label->isVisible() && label->property("role") == QStringLiteral("problem") && !label->text().isEmpty())
                return label->text();
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init()
    {
        m_desk = std::make_unique<WindowDesk>();
        press(m_desk->window(), QStringLiteral("Ctrl+Shift+F1"));
        const int given = assignments();
        QVERIFY(given > 0);
        QVERIFY(waitUntil([this, given] {
            const auto *roles = find<QListWidget>(QStringLiteral("profileRoles"), &m_desk->window());
            return roles && roles->count() == given;
        }));
    }
    void cleanup() { m_desk.reset(); }

    void whatIsNoMobileNumberIsSaidAndNotSaved()
    {
        const size_t before = m_desk->submitted().size();
        type(m_desk->window(), QStringLiteral("02112345678"));
        press(m_desk->window(), QStringLiteral("Return"));
        QVERIFY(waitUntil([this] { return problem().contains(QStringLiteral("همراه")); }));
        QCOMPARE(m_desk->submitted().size(), before);
    }

    void mobileIsSavedByKeys() // R125
    {
        const int before = int(m_desk->submitted().size());
        type(m_desk->window(), QStringLiteral("0912 123 4567"));
        press(m_desk->window(), QStringLiteral("Ctrl+Return"));
        const Envelope envelope = m_desk->command(before + 1);
        QCOMPARE(envelope.kind, QByteArray(administration::ChangeMobile::kind));
        const auto command = fieldsFromJson<administration::ChangeMobile>(envelope.arguments);
        QVERIFY(command.ok());
        QCOMPARE(command->user, m_desk->user());
        QVERIFY(waitUntil([this] { return m_desk->message().contains(QStringLiteral("ذخیره شد")); }));
    }

    void rolesAreReadWithWhereTheyCount()
    {
        const auto *roles = find<QListWidget>(QStringLiteral("profileRoles"), &m_desk->window());
        QVERIFY(roles->item(0)->text().contains(QStringLiteral("مدیر پیگیری")));
        if (const QString folder = qEnvironmentVariable("PEYGIR_SCREENSHOTS"); !folder.isEmpty())
            QVERIFY(screenshot(m_desk->window(), folder + QStringLiteral("/profile.png")));
    }

    void whoMayGiveNoRightsHasNoPageOfUsers()
    {
        press(m_desk->window(), QStringLiteral("Ctrl+Shift+F12"));
        QVERIFY(!findNamed(QStringLiteral("users"), &m_desk->window()));
    }
};

QTEST_MAIN(ProfileWindowTest)
#include "profile_window_test.moc"
