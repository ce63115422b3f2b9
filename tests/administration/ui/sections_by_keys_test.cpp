// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/change_rights.h"
#include "administration/store/section_reader.h"
#include "desktop/desk_session.h"
#include "reference/support/records_screen.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::administration;
using namespace peygir::reference;
using namespace peygir::test;
using namespace peygir::uikit::testing;

namespace {

const QString agentsRole = QStringLiteral("کارشناس دریافت");

} // namespace

/// Goal: whoever keeps roles adds a sub-section of the managing cartable, changes one and switches one off by keys, and gives it to
/// a role and takes it from a person; each of them then sees just that (R012).
class SectionsByKeysTest : public QObject, protected RecordsScreen
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init()
    {
        openScreen();
        m_page->setVerbs({reference::editRoles.id});
    }
    void cleanup() { closeScreen(); }

    void accessWithoutARoleOrAPersonIsToldBesideTheField()
    {
        goToType(QStringLiteral("section_access"));
        press(*m_page, QStringLiteral("Ctrl+N"));
        typeInto("name", QStringLiteral("برای هیچ‌کس"));
        chooseReference("sub_section", QStringLiteral("درخواست‌های باز"));
        chooseWord("way", "shows");
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] {
            return problemOf("role") == QStringLiteral("یا نقش را بنویسید یا شخص را، نه هر دو.");
        }));
        QVERIFY(m_desk->submitted().empty());
    }

    void subSectionIsAddedAndGivenToARoleAndTakenFromAPersonByKeys() // R012
    {
        const UserId agent = holderOf(agentsRole);
        QVERIFY(!sees(agent, QStringLiteral("پیام‌های باز من")));
        chooseType(QStringLiteral("sub_section"));
        press(*m_page, QStringLiteral("Ctrl+N"));
        typeInto("name", QStringLiteral("پیام‌های باز من"));
        chooseWord("section", "requests");
        typeInto("place", QStringLiteral("5"));
        chooseWord("icon", "folder");
        chooseWord("opens", "current");
        chooseWord("seen_by", "everybody");
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        QCOMPARE(record(0).value(QStringLiteral("seen_by")).toString(), QStringLiteral("everybody"));
        QVERIFY(sees(agent, QStringLiteral("پیام‌های باز من")));

        // Only for those whom an access names.
        QVERIFY(waitUntil([this] { return title() == QStringLiteral("پیام‌های باز من"); }));
        chooseWord("seen_by", "named");
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 2; }));
        QVERIFY(!sees(agent, QStringLiteral("پیام‌های باز من")));

        goToType(QStringLiteral("section_access"));
        press(*m_page, QStringLiteral("Ctrl+N"));
        typeInto("name", QStringLiteral("برای دریافت"));
        chooseReference("sub_section", QStringLiteral("پیام‌های باز من"));
        chooseWord("way", "shows");
        chooseReference("role", agentsRole);
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 3; }));
        QVERIFY(sees(agent, QStringLiteral("پیام‌های باز من")));
        QVERIFY(!sees(holderOf(QStringLiteral("کارشناس پاسخگویی")), QStringLiteral("پیام‌های باز من")));

        press(*m_page, QStringLiteral("Ctrl+N"));
        typeInto("name", QStringLiteral("نه برای او"));
        chooseReference("sub_section", QStringLiteral("پیام‌های باز من"));
        chooseWord("way", "hides");
        chooseReference("person", nameOf(agent));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 4; }));
        QVERIFY(!sees(agent, QStringLiteral("پیام‌های باز من")));
    }

    void oneThatIsSwitchedOffIsGoneForEverybody() // R012
    {
        const UserId manager = holderOf(QStringLiteral("مدیر ارشد"));
        QVERIFY(sees(manager, QStringLiteral("درخواست‌های باز")));
        chooseType(QStringLiteral("sub_section"));
        open(QStringLiteral("درخواست‌های باز"));
        press(*m_page, QStringLiteral("Esc"));
        press(*m_page, QStringLiteral("Ctrl+D"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        QVERIFY(!record(0).value(QStringLiteral("active")).toBool(true));
        QVERIFY(!sees(manager, QStringLiteral("درخواست‌های باز")));
    }

private:
    /// Somebody with this role.
    UserId holderOf(const QString &role)
    {
        for (const access::Role &one : m_desk->facts().all<access::Role>()) {
            for (const access::Assignment &assignment : m_desk->facts().all<access::Assignment>()) {
                if (one.name.fa == role && assignment.role == one.id && assignment.active)
                    return assignment.user;
            }
        }
        qFatal("nobody has the role");
    }
    QString nameOf(const UserId &user)
    {
        for (const organisation::Person &one : m_desk->facts().all<organisation::Person>()) {
            if (one.id == user)
                return one.fullName;
        }
        qFatal("nobody");
    }
    bool sees(const UserId &user, const QString &name)
    {
        const auto shown = must(readSections(*m_writer, user)).shown;
        return std::any_of(shown.begin(), shown.end(), [&name](const SubSection &one) { return one.name.fa == name; });
    }
};

QTEST_MAIN(SectionsByKeysTest)
#include "sections_by_keys_test.moc"
