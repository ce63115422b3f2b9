// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/change_rights.h"
#include "access/core/post_rights.h"
#include "administration/core/accounts.h"
#include "administration/core/why.h"
#include "administration/store/sql_user_queries.h"
#include "administration/ui/access_page.h"
#include "administration/ui/role_matrix_model.h"
#include "composition/named_verbs.h"
#include "composition/registry.h"
#include "desktop/desk_session.h"
#include "desktop/support/told_server.h"
#include "reference/core/base_information.h"
#include "reference/core/put_record.h"
#include "reference/store/sql_record_queries.h"
#include "reference/support/city_store.h"
#include "reference/ui/field_editor.h"
#include "uikit/paged_list_model.h"
#include "uikit/row_list_view.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/theme.h"
#include "uikit/type_ahead_edit.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTreeWidget>
#include <QtTest>

using namespace peygir;
using namespace peygir::administration;
using namespace peygir::test;
using namespace peygir::uikit::testing;
using access::ChangeRights;

namespace {

const QString rahimi = QStringLiteral("مسعود رحیمی");
const QString followUp = QStringLiteral("کارشناس پیگیری");
const QString administrators = QStringLiteral("راهبر سیستم");

} // namespace

/// Goal: by keys alone somebody is given roles in a part of the organisation and loses them again, roles are given
/// verbs as one act after the page has said whom it touches, and the server is asked why somebody may see a case
/// (R114–R116, R118, R119, R123, R124).
class AccessPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_writer = m_database->openMigrated();
        m_desk = std::make_unique<CityDesk>(*m_writer);
        m_thread = std::make_unique<storage::QueryThread>(
            [this]() -> Result<std::unique_ptr<storage::Connection>> { return m_database->open(); });
        m_records =
            std::make_unique<reference::SqlRecordQueries>(*m_thread, makeRecordTypes(), reference::recordForms());
        m_queries = std::make_unique<SqlUserQueries>(*m_thread);
        m_server = std::make_unique<ToldServer>();
        m_page =
            std::make_unique<AccessPage>(AccessPage::Ports{*m_queries, *m_records, *m_desk, *m_server, namedVerbs()});
        m_page->resize(1280, 720);
        QVERIFY(showActive(*m_page));
        m_page->takeFocus();
        QVERIFY(waitUntil([this] { return !list().currentId().isEmpty() && matrix().model()->columnCount() > 0; }));
    }
    void cleanup()
    {
        m_page.reset();
        m_server.reset();
        m_queries.reset();
        m_records.reset();
        m_thread.reset();
        m_desk.reset();
        m_writer.reset();
        m_database.reset();
    }

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

    void cellsAreSwitchedAndSavedAsOneActAfterTheEffectIsSaid() // R114, R119
    {
        goToRoles();
        goToCell(followUp, "cases.register");
        press(*m_page, QStringLiteral("Space"));
        QVERIFY(waitUntil([this] { return text("roleEffect").contains(QStringLiteral("۳ نفر")); }));
        goToCell(QStringLiteral("مدیر ارشد"), "cases.note");
        press(*m_page, QStringLiteral("Space"));
        QVERIFY(
            waitUntil([this] { return text("roleEffect").contains(QStringLiteral("از دست می‌دهند")); }));
        QVERIFY(m_desk->submitted().empty());
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        const auto command = must(fieldsFromJson<ChangeRoles>(m_desk->submitted()[0].arguments));
        QCOMPARE(command.roles.size(), size_t(2));
        QCOMPARE(command.roles[0].give.size() + command.roles[1].give.size(), size_t(1));
        QCOMPARE(command.roles[0].take.size() + command.roles[1].take.size(), size_t(1));
        goToCell(followUp, "cases.register");
        QVERIFY(waitUntil([this] { return model().cellAt(matrix().currentIndex()) == RoleMatrixModel::Cell::With; }));
    }

    void roleIsPutIntoAnotherAndTakenOutAgainByKeys() // R114
    {
        const char *own = "access.change_rights";
        goToRoles();
        goToCell(followUp, own);
        QCOMPARE(model().cellAt(matrix().currentIndex()), RoleMatrixModel::Cell::Without);
        press(*m_page, QStringLiteral("Ctrl+R"));
        QCOMPARE(focusName(), QStringLiteral("rolePart"));
        take(administrators);
        QVERIFY(waitUntil([this] { return model().changes().size() == 1; }));
        QVERIFY(waitUntil([this] { return text("roleEffect").contains(QStringLiteral("۳ نفر")); }));
        QVERIFY2(text("roleEffect").contains(QStringLiteral("به دست می‌آورند")), qPrintable(text("roleEffect")));
        QVERIFY(parts().item(0)->text().contains(administrators) && parts().item(0)->text().contains(QStringLiteral("افزوده خواهد شد")));
        QCOMPARE(model().cellAt(matrix().currentIndex()), RoleMatrixModel::Cell::Contained);
        QVERIFY(m_desk->submitted().empty());
        picture("role-parts");
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        auto command = must(fieldsFromJson<ChangeRoles>(m_desk->submitted()[0].arguments));
        QCOMPARE(command.roles, (std::vector{RoleVerbs{roleNamed(followUp).id, {}, {}, {roleNamed(administrators).id}, {}}}));

        // What comes from within is not taken away in this column; the sentence says from where it comes.
        press(*m_page, QStringLiteral("Escape"));
        QVERIFY(matrix().hasFocus() && !parts().isVisible());
        goToCell(followUp, own);
        press(*m_page, QStringLiteral("Space"));
        QVERIFY(field<QLabel>("roleProblem").isVisible());
        QVERIFY2(text("roleProblem").contains(administrators), qPrintable(text("roleProblem")));
        QVERIFY(model().changes().empty());
        picture("role-from-within");

        press(*m_page, QStringLiteral("Ctrl+R"));
        QVERIFY(waitUntil([this] { return parts().count() == 1 && parts().hasFocus(); }));
        press(*m_page, QStringLiteral("Delete"));
        QVERIFY(parts().item(0)->text().contains(QStringLiteral("بیرون آورده خواهد شد")));
        QVERIFY(waitUntil([this] { return text("roleEffect").contains(QStringLiteral("از دست می‌دهند")); }));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 2; }));
        command = must(fieldsFromJson<ChangeRoles>(m_desk->submitted()[1].arguments));
        QCOMPARE(command.roles, (std::vector{RoleVerbs{roleNamed(followUp).id, {}, {}, {}, {roleNamed(administrators).id}}}));
        QVERIFY(waitUntil([this] { return parts().count() == 0; }));
        QCOMPARE(model().cellAt(matrix().currentIndex()), RoleMatrixModel::Cell::Without);
    }

    void rolesThatWouldContainEachOtherAreRefusedByName() // R114
    {
        goToRoles();
        for (const auto &[role, part] : {std::pair(followUp, administrators), std::pair(administrators, followUp)}) {
            goToCell(role, "cases.note");
            press(*m_page, QStringLiteral("Ctrl+R"));
            QVERIFY(waitUntil([this] { return focusName() == QStringLiteral("rolePart"); }));
            take(part);
            QVERIFY(waitUntil([this] { return model().changes().size() == 1; }));
            press(*m_page, QStringLiteral("Ctrl+Return"));
            QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1 && (model().changes().empty() || field<QLabel>("roleProblem").isVisible()); }));
            press(*m_page, QStringLiteral("Escape"));
        }
        QVERIFY(field<QLabel>("roleProblem").isVisible());
        QVERIFY2(text("roleProblem").contains(followUp) && text("roleProblem").contains(administrators), qPrintable(text("roleProblem")));
        // What was typed stays, and is taken back by a key.
        QCOMPARE(model().changes().size(), size_t(1));
        press(*m_page, QStringLiteral("Ctrl+Z"));
        QVERIFY(model().changes().empty());
        QCOMPARE(m_desk->submitted().size(), size_t(1));
    }

    void whatIsNotSavedIsTakenBack()
    {
        goToRoles();
        goToCell(followUp, "cases.register");
        press(*m_page, QStringLiteral("Space"));
        QVERIFY(!model().changes().empty());
        press(*m_page, QStringLiteral("Ctrl+Z"));
        QVERIFY(model().changes().empty());
        press(*m_page, QStringLiteral("Ctrl+Return"));
        settleAnswers();
        QVERIFY(m_desk->submitted().empty());
    }

    void arrowsStepOverHeadings()
    {
        goToRoles();
        for (int row = 0; row < model().rowCount(); ++row) {
            press(*m_page, QStringLiteral("Down"));
            QVERIFY(model().cellAt(matrix().currentIndex()) != RoleMatrixModel::Cell::Heading);
        }
    }

    void roleIsSwitchedOffByAKey() // R116
    {
        goToRoles();
        goToCell(followUp, "cases.refer");
        press(*m_page, QStringLiteral("Ctrl+D"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        QCOMPARE(record(0).value(QStringLiteral("active")).toBool(true), false);
        // Those that are off stand at the end, and say so.
        QVERIFY(waitUntil([this] {
            return model()
                .headerData(model().columnCount() - 1, Qt::Horizontal)
                .toString()
                .contains(QStringLiteral("کنار گذاشته"));
        }));
    }

    void roleIsMadeByKeysAndAWrongKeyIsToldBesideIt()
    {
        goToRoles();
        press(*m_page, QStringLiteral("Ctrl+N"));
        type(*m_page, QStringLiteral("ناظر مناطق"));
        auto *key = m_page->findChild<reference::FieldEditor *>(QStringLiteral("role_key"));
        key->setFocus(Qt::TabFocusReason);
        type(*m_page, QStringLiteral("Bad Key"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([key] {
            const auto labels = key->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
                return label->property("role") == QStringLiteral("problem") && !label->text().isEmpty();
            });
        }));
        QVERIFY(m_desk->submitted().empty());
        press(*m_page, QStringLiteral("Ctrl+A"));
        type(*m_page, QStringLiteral("region_watch"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        QCOMPARE(record(0).value(QStringLiteral("role_key")).toString(), QStringLiteral("region_watch"));
    }

    void monthsThatARoleKeepsAreTypedAndTheirEffectIsSaidBefore() // R119
    {
        goToRoles();
        goToCell(followUp, "cases.note");
        press(*m_page, QStringLiteral("F2"));
        QVERIFY(waitUntil([this] { return text("roleKeeping").contains(QStringLiteral("خانهٔ خالی")); }));
        const QJsonObject before = roleNamed(followUp).keptMonths;
        QCOMPARE(before.value(QStringLiteral("cases.read_files")).toInt(), 6);
        typeMonths("kept_files", QStringLiteral("3"));
        QVERIFY(waitUntil([this] { return text("roleKeeping").contains(QStringLiteral("۳ ماه به جای ۶ ماه")); }));
        QVERIFY2(text("roleKeeping").contains(QStringLiteral("نفر کمتر نگه می‌دارند")), qPrintable(text("roleKeeping")));
        picture("role-months");
        // Empty: what the rule says.
        typeMonths("kept_cards", {});
        QVERIFY(waitUntil([this] { return text("roleKeeping").contains(QStringLiteral("۱۲ ماه به جای ۹ ماه")); }));
        QVERIFY2(text("roleKeeping").contains(QStringLiteral("نفر بیشتر نگه می‌دارند")), qPrintable(text("roleKeeping")));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        QJsonObject expected = before;
        expected.insert(QStringLiteral("cases.read_files"), 3);
        expected.remove(QStringLiteral("cases.read_cards"));
        QCOMPARE(record(0).value(QStringLiteral("kept_months")).toObject(), expected);
        QVERIFY(!record(0).contains(QStringLiteral("kept_files")));
        QVERIFY(waitUntil([&] { return roleNamed(followUp).keptMonths == expected; }));
    }

    void monthsBeyondTheLimitAreToldBesideThem() // R119
    {
        goToRoles();
        goToCell(followUp, "cases.note");
        press(*m_page, QStringLiteral("F2"));
        typeMonths("kept_citizens", QStringLiteral("37"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        auto *months = m_page->findChild<reference::FieldEditor *>(QStringLiteral("kept_citizens"));
        QVERIFY(waitUntil([months] {
            const auto labels = months->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
                return label->property("role") == QStringLiteral("problem") && !label->text().isEmpty();
            });
        }));
        QVERIFY(m_desk->submitted().empty());
        typeMonths("kept_citizens", QStringLiteral("36"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        QCOMPARE(record(0).value(QStringLiteral("kept_months")).toObject().value(QStringLiteral("cases.read_citizens")).toInt(), 36);
    }

    void serverIsAskedWhyAndItsAnswerIsShown() // R124
    {
        goToWhy();
        take(rahimi);
        QVERIFY(waitUntil([this] { return focusName() == QStringLiteral("whyCode"); }));
        type(*m_page, QStringLiteral("123"));
        press(*m_page, QStringLiteral("Return"));
        QVERIFY(!text("whyProblem").isEmpty() && m_server->asked.empty());
        press(*m_page, QStringLiteral("Ctrl+A"));
        type(*m_page, codeNumber(5));
        press(*m_page, QStringLiteral("Return"));
        QCOMPARE(m_server->asked.size(), size_t(1));
        QCOMPARE(m_server->asked[0].arguments.value(QStringLiteral("code")).toString(), codeNumber(5));
        const WhyFinding gives{{followUp, {}}, Localized{QStringLiteral("واحد پیگیری"), {}}, {}, access::Ground::Gives};
        const WhyFinding within{{followUp, {}}, {}, {}, access::Ground::Gives, {}, Localized{QStringLiteral("خوانندهٔ پرونده"), {}}};
        const WhyFinding lacks{
            {followUp, {}}, Localized{QStringLiteral("واحد پیگیری"), {}}, {}, access::Ground::NoVerb};
        const WhyAnswer answer{
            rahimi,
            codeNumber(5),
            {},
            {},
            true,
            false,
            false,
            {{QStringLiteral("cases.read_cards"), true, {gives, within}}, {QStringLiteral("cases.register"), false, {lacks}}}};
        m_server->answer(ServerPort::Answer{Instant(1), {}, fieldsToJson(answer)});
        QVERIFY(text("whySummary").contains(rahimi));
        const auto &tree = field<QTreeWidget>("whyAnswer");
        QCOMPARE(tree.topLevelItemCount(), 2);
        QVERIFY(tree.topLevelItem(0)->child(0)->text(0).contains(QStringLiteral("واحد پیگیری")));
        const QString byWay = tree.topLevelItem(0)->child(1)->text(0);
        QVERIFY2(byWay.contains(followUp) && byWay.contains(QStringLiteral("خوانندهٔ پرونده")), qPrintable(byWay)); // R114
        QVERIFY(tree.topLevelItem(1)->child(0)->text(0).contains(QStringLiteral("ندارد")));
    }

    void withoutALineItSaysSo()
    {
        goToWhy();
        take(rahimi);
        QVERIFY(waitUntil([this] { return focusName() == QStringLiteral("whyCode"); }));
        type(*m_page, codeNumber(5));
        press(*m_page, QStringLiteral("Return"));
        m_server->answer(Error("front.unreachable"));
        QVERIFY(field<QLabel>("whyProblem").isVisible());
    }

    /// For looking at, where PEYGIR_SCREENSHOTS says where to.
    void picturesOfEachPart()
    {
        const QTemporaryDir passing;
        const QString folder = qEnvironmentVariable("PEYGIR_SCREENSHOTS", passing.path());
        open(rahimi);
        QVERIFY(screenshot(*m_page, folder + QStringLiteral("/access-users.png")));
        goToRoles();
        goToCell(followUp, "cases.register");
        press(*m_page, QStringLiteral("Space"));
        goToCell(followUp, "cases.note");
        press(*m_page, QStringLiteral("Space"));
        QVERIFY(waitUntil([this] { return text("roleEffect").contains(QStringLiteral(" · ")); }));
        QVERIFY(screenshot(*m_page, folder + QStringLiteral("/access-roles.png")));
        press(*m_page, QStringLiteral("Ctrl+Z"));
        press(*m_page, QStringLiteral("F2"));
        QVERIFY(screenshot(*m_page, folder + QStringLiteral("/access-role-name.png")));
        press(*m_page, QStringLiteral("Escape"));
        uikit::Theme::current().setBrightness(uikit::Brightness::Dark);
        serverIsAskedWhyAndItsAnswerIsShown();
        QVERIFY(screenshot(*m_page, folder + QStringLiteral("/access-why-dark.png")));
        uikit::Theme::current().setBrightness(uikit::Brightness::Light);
    }

private:
    template <class T>
    T &field(const char *name)
    {
        return *m_page->findChild<T *>(QLatin1String(name));
    }
    /// As the server answers when it is asked for it.
    void showAccount(const AccountAnswer &account)
    {
        goTo("showAccount");
        press(*m_page, QStringLiteral("Space"));
        QCOMPARE(m_server->asked.back().query, QByteArray("account"));
        m_server->answer(ServerPort::Answer{Instant(1), {}, fieldsToJson(account)});
    }
    uikit::RowListView &list() { return field<uikit::RowListView>("users"); }
    QListWidget &roles() { return field<QListWidget>("userRoles"); }
    QListWidget &parts() { return field<QListWidget>("roleParts"); }
    QTableView &matrix() { return field<QTableView>("roleMatrix"); }
    const RoleMatrixModel &model() { return *static_cast<const RoleMatrixModel *>(matrix().model()); }
    QString text(const char *name) { return field<QLabel>(name).text(); }
    QString title() { return text("userTitle"); }
    /// For people to look at, where PEYGIR_SCREENSHOTS names a folder.
    void picture(const char *name)
    {
        if (const QString folder = qEnvironmentVariable("PEYGIR_SCREENSHOTS"); !folder.isEmpty())
            QVERIFY(screenshot(*m_page, folder + QStringLiteral("/access-") + QLatin1String(name) + QStringLiteral(".png")));
    }
    QString focusName() { return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString(); }
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
    QJsonObject record(size_t n) { return m_desk->submitted()[n].arguments.value(QStringLiteral("record")).toObject(); }

    /// For what must not happen.
    static void settleAnswers() { QTest::qWait(400); }
    void goTo(const char *name) { field<QWidget>(name).setFocus(Qt::TabFocusReason); }
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
    /// Searches, and Enter leads from the list to the first who is found.
    void open(const QString &name)
    {
        goTo("userSearch");
        press(*m_page, QStringLiteral("Ctrl+A"));
        type(*m_page, name);
        press(*m_page, QStringLiteral("Return"));
        const auto *rows = static_cast<const uikit::PagedListModel *>(list().model());
        QVERIFY(waitUntil([&] {
            const uikit::ListRow *first = rows->rowAt(0);
            // Only he is left: the search has been made, and brings nobody else any more.
            return rows->rowCount() == 1 && first && first->title.startsWith(name) && first->id == list().currentId()
                && title() == first->title;
        }));
        press(*m_page, QStringLiteral("Return"));
    }
    /// Types it and takes the first that is found. However late the answers come, Enter takes the first of them.
    void take(const QString &typed)
    {
        type(*m_page, typed);
        press(*m_page, QStringLiteral("Return"));
    }
    void chooseRole(const QString &name)
    {
        goTo("giveRole");
        take(name);
        QVERIFY(waitUntil([this] { return focusName() == QStringLiteral("giveUnit"); }));
    }
    void goToRoles()
    {
        press(*m_page, QStringLiteral("Ctrl+2"));
        QVERIFY(matrix().hasFocus());
    }
    void typeMonths(const char *name, const QString &months)
    {
        m_page->findChild<reference::FieldEditor *>(QLatin1String(name))->setFocus(Qt::TabFocusReason);
        press(*m_page, QStringLiteral("Ctrl+A"));
        press(*m_page, QStringLiteral("Del"));
        type(*m_page, months);
    }
    access::Role roleNamed(const QString &name)
    {
        for (const RoleLine &line : model().roles()) {
            if (line.role.name.fa == name)
                return line.role;
        }
        qFatal("no such role");
    }
    void goToWhy()
    {
        press(*m_page, QStringLiteral("Ctrl+3"));
        QCOMPARE(focusName(), QStringLiteral("whyPerson"));
    }
    /// By arrows, as a person goes there.
    void goToCell(const QString &role, const char *verb)
    {
        int column = 0;
        while (column < model().columnCount() &&
               !model().headerData(column, Qt::Horizontal).toString().startsWith(role))
            ++column;
        QString name;
        for (const access::NamedVerb &one : namedVerbs()) {
            if (qstrcmp(one.verb.id, verb) == 0)
                name = QCoreApplication::translate("Verbs", one.name);
        }
        int row = 0;
        while (row < model().rowCount() && model().headerData(row, Qt::Vertical).toString() != name)
            ++row;
        QVERIFY(column < model().columnCount() && row < model().rowCount());
        for (int i = 0; i < 200 && matrix().currentIndex().row() != row; ++i)
            press(*m_page, matrix().currentIndex().row() < row ? QStringLiteral("Down") : QStringLiteral("Up"));
        // The first column stands at the right.
        for (int i = 0; i < 50 && matrix().currentIndex().column() != column; ++i)
            press(*m_page,
                  matrix().currentIndex().column() < column ? QStringLiteral("Left") : QStringLiteral("Right"));
        QCOMPARE(matrix().currentIndex(), model().index(row, column));
    }

    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_writer;
    std::unique_ptr<CityDesk> m_desk;
    std::unique_ptr<storage::QueryThread> m_thread;
    std::unique_ptr<reference::SqlRecordQueries> m_records;
    std::unique_ptr<SqlUserQueries> m_queries;
    std::unique_ptr<ToldServer> m_server;
    std::unique_ptr<AccessPage> m_page;
};

QTEST_MAIN(AccessPageTest)
#include "access_page_test.moc"
