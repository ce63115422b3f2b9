// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/support/access_screen.h"
#include "desktop/desk_session.h"
#include "reference/ui/field_editor.h"
#include "uikit/type_ahead_edit.h"

#include <QLineEdit>
#include <QListWidget>

using namespace peygir;
using namespace peygir::administration;
using namespace peygir::test;
using namespace peygir::uikit::testing;

namespace {

const QString followUp = QStringLiteral("کارشناس پیگیری");
const QString administrators = QStringLiteral("راهبر سیستم");

} // namespace

/// Goal: by keys alone roles are given verbs as one act after the page has said whom it touches, are put into one another, made and
/// switched off (R114, R116, R119).
class AccessRolesTest : public QObject, protected AccessScreen
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init() { openScreen(); }
    void cleanup() { closeScreen(); }

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

    /// For looking at, where PEYGIR_SCREENSHOTS says where to.
    void picturesOfTheTable()
    {
        goToRoles();
        goToCell(followUp, "cases.register");
        press(*m_page, QStringLiteral("Space"));
        goToCell(followUp, "cases.note");
        press(*m_page, QStringLiteral("Space"));
        QVERIFY(waitUntil([this] { return text("roleEffect").contains(QStringLiteral(" · ")); }));
        picture("roles");
        press(*m_page, QStringLiteral("Ctrl+Z"));
        press(*m_page, QStringLiteral("F2"));
        picture("role-name");
        press(*m_page, QStringLiteral("Escape"));
    }

private:
    QListWidget &parts() { return field<QListWidget>("roleParts"); }
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
};

QTEST_MAIN(AccessRolesTest)
#include "access_roles_test.moc"
