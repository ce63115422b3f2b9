// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/change_rights.h"
#include "access/core/post_rights.h"
#include "administration/core/accounts.h"
#include "administration/support/access_screen.h"
#include "desktop/desk_session.h"
#include "reference/core/put_record.h"
#include "uikit/type_ahead_edit.h"

#include <QLineEdit>
#include <QListWidget>

using namespace peygir;
using namespace peygir::administration;
using namespace peygir::test;
using namespace peygir::uikit::testing;
using access::ChangeRights;

namespace {

const QString rahimi = QStringLiteral("مسعود رحیمی");

} // namespace

/// Goal: by keys alone somebody is made a user, is given roles in a part of the organisation and loses them again, and is given
/// an account, which is closed and opened (R113, R115, R118, R123, R126).
class AccessUsersTest : public QObject, protected AccessScreen
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init() { openScreen(); }
    void cleanup() { closeScreen(); }

    void textThatIsNoUnitDoesNotBecomeEverywhere()
    {
        open(rahimi);
        chooseRole(QStringLiteral("کارشناس پاسخگویی"));
        type(*m_page, QStringLiteral("جایی که نیست"));
        settleAnswers();
        goTo("giveGroup");
        press(*m_page, QStringLiteral("Return"));
        settleAnswers();
        QVERIFY(m_desk->submitted().empty());
        QCOMPARE(focusName(), QStringLiteral("giveUnit"));
    }

    void roleIsGivenInAUnitForAGroupAndTakenAwayAgain() // R115, R123
    {
        open(rahimi);
        QCOMPARE(roles().count(), 1);
        chooseRole(QStringLiteral("کارشناس پاسخگویی"));
        take(QStringLiteral("شهرداری منطقه ۴"));
        QVERIFY(waitUntil([this] { return focusName() == QStringLiteral("giveGroup"); }));
        take(QStringLiteral("فضای سبز"));
        QVERIFY(waitUntil([] { return qobject_cast<QPushButton *>(QApplication::focusWidget()) != nullptr; }));
        press(*m_page, QStringLiteral("Space"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        const ChangeRights given = right(0);
        QVERIFY(given.granted && given.unit && given.subjectGroup);
        QCOMPARE(given.user.toString(), list().currentId());
        QVERIFY(waitUntil([this] { return roles().count() == 2; }));
        QVERIFY2(has(QStringLiteral("شهرداری منطقه ۴")) && has(QStringLiteral("فضای سبز")), qPrintable(all()));

        roles().setFocus();
        press(*m_page, QStringLiteral("Home"));
        while (!roles().currentItem()->text().contains(QStringLiteral("فضای سبز")))
            press(*m_page, QStringLiteral("Down"));
        press(*m_page, QStringLiteral("Delete"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 2; }));
        QVERIFY(!right(1).granted && right(1).unit == given.unit && right(1).subjectGroup == given.subjectGroup);
        QVERIFY(waitUntil([this] { return roles().count() == 1; }));
    }

    void halfTheNameOfARoleStaysWhenRolesChangeMeanwhile()
    {
        open(rahimi);
        auto *edit = m_page->findChild<uikit::TypeAheadEdit *>(QStringLiteral("giveRole"));
        edit->setFocus();
        type(*m_page, QStringLiteral("کارشناس پ"));
        access::Role another = m_desk->facts().all<access::Role>().front();
        another.id = access::RoleId(idNamed("another role"));
        another.key = QStringLiteral("another_role");
        another.name = {QStringLiteral("نقش تازه"), {}};
        storage::Door door(*m_writer);
        must(door.put(toRow(another)));
        const int before = matrix().model()->columnCount();
        Q_EMIT m_desk->rowsChanged();
        QVERIFY(waitUntil([&] { return matrix().model()->columnCount() == before + 1; }));
        QCOMPARE(edit->text(), QStringLiteral("کارشناس پ"));
    }

    void whatAPostGivesIsShownWithThePostAndNotTakenAwayHere() // R113
    {
        open(rahimi);
        QCOMPARE(roles().count(), 1);
        const organisation::Post post{organisation::PostId(idNamed("post of his")), m_desk->facts().all<organisation::Unit>().front().id,
                                      {QStringLiteral("دبیر کمیسیون"), {}}, must(UserId::parse(list().currentId())), false, {}, true};
        const access::RoleId role = m_desk->facts().all<access::Role>().front().id;
        m_desk->submit(reference::putRecordKind,
                       {{QStringLiteral("type"), QStringLiteral("post")}, {QStringLiteral("record"), fieldsToJson(post)}}, m_page.get(), [](const auto &) {});
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        m_desk->submit(access::ChangePostRights::kind,
                       fieldsToJson(access::ChangePostRights{post.id, role, access::PostReach::OwnUnit, {}, {}, true}), m_page.get(), [](const auto &) {});
        QVERIFY(waitUntil([this] { return roles().count() == 2; }));
        QVERIFY2(has(QStringLiteral("دبیر کمیسیون")), qPrintable(all()));
        picture("from-post");
        roles().setFocus();
        press(*m_page, QStringLiteral("Home"));
        while (!roles().currentItem()->text().contains(QStringLiteral("دبیر کمیسیون")))
            press(*m_page, QStringLiteral("Down"));
        press(*m_page, QStringLiteral("Delete"));
        QVERIFY(waitUntil([this] { return m_page->findChild<QLabel *>(QStringLiteral("userProblem"))->isVisible(); }));
        QTest::qWait(200);
        QCOMPARE(m_desk->submitted().size(), size_t(2));
        QCOMPARE(roles().count(), 2);
    }

    void devicesOfAUserAreAskedForAndEndedByKeys()
    {
        open(rahimi);
        QVERIFY(m_server->asked.empty());
        goTo("showDevices");
        press(*m_page, QStringLiteral("Space"));
        QCOMPARE(m_server->asked.size(), size_t(1));
        const UserId user = must(UserId::parse(list().currentId()));
        QCOMPARE(m_server->asked.back().query, QByteArray("devices"));
        QCOMPARE(m_server->asked.back().arguments, fieldsToJson(DevicesAsked{user}));
        SeededRandom random(1);
        const Uuid device = newUuid(Instant(1), random);
        m_server->answer(ServerPort::Answer{Instant(1), {}, fieldsToJson(DevicesAnswer{{{device, Instant(1), Instant(2), false}}})});
        field<QListWidget>("devices").setFocus(Qt::TabFocusReason);
        press(*m_page, QStringLiteral("Delete"));
        QCOMPARE(m_server->asked.back().query, QByteArray("end_device"));
        QCOMPARE(m_server->asked.back().arguments, fieldsToJson(EndDevice{user, device}));
        m_server->answer(Error("access.denied"));
        QVERIFY(field<QLabel>("devicesProblem").isVisible());
        QCOMPARE(field<QListWidget>("devices").count(), 1);
        // Of somebody else nothing is shown that is not his.
        press(*m_page, QStringLiteral("Ctrl+N"));
        QCOMPARE(field<QListWidget>("devices").count(), 0);
    }

    void accountIsGivenByKeys() // R118, R126
    {
        open(rahimi);
        const UserId user = must(UserId::parse(list().currentId()));
        showAccount({});
        QVERIFY2(text("accountState").contains(QStringLiteral("حسابی ندارد")), qPrintable(text("accountState")));
        QCOMPARE(focusName(), QStringLiteral("accountName"));
        const size_t before = m_server->asked.size();
        type(*m_page, QStringLiteral("m.rahimi\n"));
        type(*m_page, QStringLiteral("short\n"));
        QVERIFY(field<QLabel>("accountProblem").isVisible());
        QCOMPARE(m_server->asked.size(), before);
        press(*m_page, QStringLiteral("Ctrl+A"));
        type(*m_page, QStringLiteral("spade by the river\n"));
        QCOMPARE(m_server->asked.back().query, QByteArray("give_account"));
        QCOMPARE(m_server->asked.back().arguments,
                 fieldsToJson(GiveAccount{user, QStringLiteral("m.rahimi"), QStringLiteral("spade by the river")}));
        m_server->answer(Error("access.sign_in_name_taken"));
        QVERIFY(field<QLabel>("accountProblem").text().contains(QStringLiteral("نام")));
        QCOMPARE(field<QLineEdit>("accountPassword").text(), QStringLiteral("spade by the river"));
        press(*m_page, QStringLiteral("Return"));
        m_server->answer(ServerPort::Answer{Instant(1), {}, {}});
        QVERIFY(field<QLineEdit>("accountPassword").text().isEmpty());
        QCOMPARE(m_server->asked.back().query, QByteArray("account"));
        m_server->answer(ServerPort::Answer{Instant(1), {}, fieldsToJson(AccountAnswer{QStringLiteral("m.rahimi"), true, false, true})});
        QVERIFY(text("accountState").contains(QStringLiteral("m.rahimi")));
        picture("account");
        // Of somebody else nothing is shown that is not his.
        press(*m_page, QStringLiteral("Ctrl+N"));
        QVERIFY(field<QLineEdit>("accountName").text().isEmpty() && !field<QLabel>("accountState").isVisible());
    }

    void accountIsClosedAndUnlockedByKeys() // R126
    {
        open(rahimi);
        const UserId user = must(UserId::parse(list().currentId()));
        showAccount({QStringLiteral("m.rahimi"), true, false, false, Instant(1'790'000'000'000)});
        goTo("unlockAccount");
        press(*m_page, QStringLiteral("Space"));
        QCOMPARE(m_server->asked.back().query, QByteArray("unlock_account"));
        QCOMPARE(m_server->asked.back().arguments, fieldsToJson(UnlockAccount{user}));
        m_server->answer(Error("front.offline"));
        QVERIFY(field<QLabel>("accountProblem").isVisible());
        goTo("switchAccount");
        press(*m_page, QStringLiteral("Space"));
        QCOMPARE(m_server->asked.back().arguments, fieldsToJson(SwitchAccount{user, false}));
        m_server->answer(ServerPort::Answer{Instant(1), {}, {}});
        m_server->answer(ServerPort::Answer{Instant(1), {}, fieldsToJson(AccountAnswer{QStringLiteral("m.rahimi"), false})});
        QVERIFY(text("accountState").contains(QStringLiteral("بسته")));
        press(*m_page, QStringLiteral("Space"));
        QCOMPARE(m_server->asked.back().arguments, fieldsToJson(SwitchAccount{user, true}));
    }

    void accountOfTheDirectoryIsGivenNoPassword()
    {
        open(rahimi);
        showAccount({QStringLiteral("m.rahimi"), true, true});
        QVERIFY(!field<QLineEdit>("accountPassword").isEnabled() && !field<QPushButton>("giveAccount").isEnabled());
        QVERIFY(field<QPushButton>("switchAccount").isEnabled());
    }

    void deviceIsSaidToBeLostByKeys() // R126
    {
        open(rahimi);
        goTo("showDevices");
        press(*m_page, QStringLiteral("Space"));
        SeededRandom random(1);
        const Uuid device = newUuid(Instant(1), random);
        m_server->answer(ServerPort::Answer{Instant(1), {}, fieldsToJson(DevicesAnswer{{{device, Instant(1), Instant(2), false}}})});
        field<QListWidget>("devices").setFocus(Qt::TabFocusReason);
        press(*m_page, QStringLiteral("Ctrl+Del"));
        QCOMPARE(m_server->asked.back().query, QByteArray("lose_device"));
        QCOMPARE(m_server->asked.back().arguments, fieldsToJson(LoseDevice{device}));
    }

    void roleWithoutUnitAndGroupCountsEverywhere()
    {
        open(rahimi);
        chooseRole(QStringLiteral("کارشناس دریافت"));
        press(*m_page, QStringLiteral("Return"));
        press(*m_page, QStringLiteral("Return"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        QVERIFY(!right(0).unit && !right(0).subjectGroup);
    }

    void userIsMadeAndSwitchedOffByKeys() // R118
    {
        press(*m_page, QStringLiteral("Ctrl+N"));
        type(*m_page, QStringLiteral("آزاده تازه‌وارد"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        QCOMPARE(record(0).value(QStringLiteral("full_name")).toString(),
                 QStringLiteral("آزاده تازه‌وارد"));
        QVERIFY(waitUntil([this] { return title() == QStringLiteral("آزاده تازه‌وارد"); }));
        open(QStringLiteral("آزاده"));
        QVERIFY(pressButton(QStringLiteral("کنار گذاشتن")));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 2; }));
        QCOMPARE(record(1).value(QStringLiteral("active")).toBool(true), false);
    }

    void listIsNarrowedByRole()
    {
        const int before = list().model()->rowCount();
        field<QLineEdit>("userRoleFilter").setFocus();
        take(QStringLiteral("راهبر"));
        QVERIFY(waitUntil([&] { return list().model()->rowCount() == 1; }));
        QVERIFY(before > 1);
    }

    /// For looking at, where PEYGIR_SCREENSHOTS says where to.
    void pictureOfAUser()
    {
        open(rahimi);
        picture("users");
    }

private:
    /// As the server answers when it is asked for it.
    void showAccount(const AccountAnswer &account)
    {
        goTo("showAccount");
        press(*m_page, QStringLiteral("Space"));
        QCOMPARE(m_server->asked.back().query, QByteArray("account"));
        m_server->answer(ServerPort::Answer{Instant(1), {}, fieldsToJson(account)});
    }
    QListWidget &roles() { return field<QListWidget>("userRoles"); }
    QString all()
    {
        QStringList lines;
        for (int row = 0; row < roles().count(); ++row)
            lines += roles().item(row)->text();
        return lines.join(u'\n');
    }
    bool has(const QString &part) { return all().contains(part); }
    ChangeRights right(size_t n)
    {
        const Envelope &envelope = m_desk->submitted()[n];
        if (envelope.kind != ChangeRights::kind)
            qFatal("%s", envelope.kind.constData());
        return must(fieldsFromJson<ChangeRights>(envelope.arguments));
    }
    bool pressButton(const QString &label)
    {
        for (int i = 0; i < 40; ++i) {
            const auto *button = qobject_cast<QPushButton *>(QApplication::focusWidget());
            if (button && button->text() == label) {
                press(*m_page, QStringLiteral("Space"));
                return true;
            }
            press(*m_page, QStringLiteral("Tab"));
        }
        return false;
    }
    void chooseRole(const QString &name)
    {
        goTo("giveRole");
        take(name);
        QVERIFY(waitUntil([this] { return focusName() == QStringLiteral("giveUnit"); }));
    }
};

QTEST_MAIN(AccessUsersTest)
#include "access_users_test.moc"
