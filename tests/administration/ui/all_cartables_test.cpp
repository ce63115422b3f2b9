// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/support/must.h"
#include "cases/core/refer_case.h"
#include "desktop/desk_session.h"
#include "desktop/support/window_desk.h"
#include "persian/digits.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/type_ahead_edit.h"

#include <QComboBox>
#include <QListWidget>
#include <QTableView>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit::testing;
using test::WindowDesk;

namespace {

enum Column { Name, Posts, Online, Open };

} // namespace

/// Goal: an administrator, with the role as it ships, comes by keys from the managing cartable into any cartable of the city and to
/// any request, and acts there; what he changes of the sub-sections he changes in their editor (R097, R011, R012).
class AllCartablesTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowDesk> m_desk;

    QWidget &window() { return m_desk->window(); }
    void press(const char *chord) { uikit::testing::press(window(), QString::fromLatin1(chord)); }
    void type(const QString &text) { uikit::testing::type(window(), text); }
    QListWidget &section(const char *name)
    {
        return *window().findChild<QListWidget *>(QStringLiteral("section.") + QLatin1String(name));
    }
    bool has(const char *name, const QString &line)
    {
        return !section(name).findItems(line, Qt::MatchStartsWith).isEmpty();
    }
    QTableView &people() { return *window().findChild<QTableView *>(QStringLiteral("subordinates")); }
    QString cell(int row, int column) { return people().model()->index(row, column).data().toString(); }
    QString nameOf(const QListWidgetItem *item) { return item ? item->text().section(u'\n', 0, 0) : QString(); }
    /// Goes there by arrows, from wherever one is among the sections.
    void goTo(const char *name, const QString &line)
    {
        for (int n = 0; n < 5; ++n)
            press("Right");
        for (int n = 0; n < 5 && !section(name).hasFocus(); ++n)
            press("Left");
        QVERIFY(section(name).hasFocus());
        press("Home");
        for (int n = 0; n < section(name).count() && nameOf(section(name).currentItem()) != line; ++n)
            press("Down");
        QCOMPARE(nameOf(section(name).currentItem()), line);
    }
    int counted(const QByteArray &sql)
    {
        int count = 0;
        bench::must(m_desk->connect()->each(sql, {}, [&count](const auto &view) {
            count = int(view.integer(0));
            return false;
        }));
        return count;
    }
    void referTo(const QString &somebody)
    {
        press("F7");
        type(somebody);
        const auto *post = m_desk->shown<uikit::TypeAheadEdit>(QStringLiteral("ارجاع به"));
        QVERIFY(post && waitUntil([post] { return post->isListOpen(); }));
        press("Return");
        QVERIFY(waitUntil([post] { return post->chosen().has_value(); }));
        press("Ctrl+Return");
    }
    void picture(const char *name)
    {
        if (const QString folder = qEnvironmentVariable("PEYGIR_SCREENSHOTS"); !folder.isEmpty())
            QVERIFY(screenshot(window(), folder + QStringLiteral("/administrator-") + QLatin1String(name) + QStringLiteral(".png")));
    }

private Q_SLOTS:
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init()
    {
        m_desk = std::make_unique<WindowDesk>(WindowDesk::Colleague::Administers);
        QVERIFY(waitUntil([this] {
            return window().findChild<QListWidget *>(QStringLiteral("section.users")) && has("services", QStringLiteral("موضوع‌های خدمات"))
                   && has("users", QStringLiteral("چارت سازمانی")) && has("requests", QStringLiteral("کارتابل‌های زیرمجموعه"));
        }));
        press("Ctrl+F2");
        QVERIFY(waitUntil([this] { return section("services").isVisible() && section("services").hasFocus(); }));
    }
    void cleanup() { m_desk.reset(); }

    void allFiveSectionsHaveSomethingForHim() // R011
    {
        for (const char *name : {"services", "base_information", "users", "requests", "reports"})
            QVERIFY2(section(name).count() > 0, name);
        QCOMPARE(section("services").currentRow(), 0);
        QVERIFY(waitUntil([this] { return section("requests").item(0)->text().contains(u'\n'); }));
        picture("sections");
        goTo("users", QStringLiteral("چارت سازمانی"));
        press("Return");
        QVERIFY(waitUntil([this] { return !section("users").isVisible(); }));
    }

    void everyCartableOfTheCityIsOpenedAndWorkedIn() // R097
    {
        goTo("requests", QStringLiteral("کارتابل‌های زیرمجموعه"));
        press("Return");
        // All who hold a post, whatever unit it is in, but himself.
        const int holders = counted("SELECT COUNT(DISTINCT holder) FROM post WHERE active AND holder IS NOT NULL") - 1;
        QVERIFY(waitUntil([this, holders] { return people().isVisible() && people().model()->rowCount() >= holders; }));
        picture("cartables");
        // Whoever has most, wherever he sits.
        int best = 0;
        const auto openOf = [this](int row) { return persian::toAsciiDigits(cell(row, Open)).toInt(); };
        for (int row = 1; row < people().model()->rowCount(); ++row)
            best = openOf(row) > openOf(best) ? row : best;
        const QString name = cell(best, Name);
        const int open = openOf(best);
        const QString to = cell(best, Posts).contains(QStringLiteral("سرپرست")) ? QStringLiteral("کارشناس پیگیری")
                                                                               : QStringLiteral("سرپرست");
        QVERIFY(open > 0);
        press("Ctrl+Home");
        while (people().currentIndex().row() < best)
            press("Down");
        press("Return");
        QVERIFY(waitUntil([this, name] { return m_desk->headings().contains(QStringLiteral("کارتابل ") + name); }));
        QVERIFY(waitUntil([this, open] { return int(m_desk->rows().size()) == open && !m_desk->currentRow().id.isEmpty(); }));
        const QString caseId = m_desk->currentRow().id;
        QVERIFY(waitUntil([this] { return !m_desk->history().isEmpty(); }));
        referTo(to);
        const Envelope given = m_desk->command(1);
        QCOMPARE(given.kind, QByteArray(cases::ReferCase::kind));
        QCOMPARE(given.author, m_desk->user());
        QCOMPARE(given.arguments.value(QLatin1String("case")).toString(), caseId);
        // It is gone from that cartable: the rule has let him.
        QVERIFY(waitUntil([this, open] { return int(m_desk->rows().size()) == open - 1; }));
        picture("cartable");
    }

    void anyRequestIsOpenedFromItsListAndActedUpon() // R097
    {
        goTo("requests", QStringLiteral("درخواست‌های باز"));
        press("Return");
        QVERIFY(waitUntil([this] { return m_desk->headings().contains(QStringLiteral("همهٔ پرونده‌ها")); }));
        QVERIFY(waitUntil([this] { return m_desk->rows().size() > 1 && !m_desk->currentRow().id.isEmpty(); }));
        press("Down");
        const QString caseId = m_desk->currentRow().id;
        QVERIFY(waitUntil([this] { return !m_desk->history().isEmpty(); }));
        press("Return");
        referTo(QStringLiteral("سرپرست"));
        const Envelope given = m_desk->command(1);
        QCOMPARE(given.kind, QByteArray(cases::ReferCase::kind));
        QCOMPARE(given.arguments.value(QLatin1String("case")).toString(), caseId);
    }

    void subSectionUnderTheCursorIsChangedInItsEditorByKeys() // R012
    {
        goTo("reports", QStringLiteral("بار کاری همکاران"));
        press("Ctrl+E");
        QVERIFY(waitUntil([this] { return m_desk->headings().contains(QStringLiteral("بار کاری همکاران")); }));
        picture("sub-section");
        press("Ctrl+F2");
        QVERIFY(waitUntil([this] { return section("reports").hasFocus(); }));
        press("Ctrl+N");
        QVERIFY(waitUntil([this] { return m_desk->headings().contains(QStringLiteral("زیربخش تازه")); }));
        QVERIFY(m_desk->submitted().empty());
        press("Ctrl+F2");
        QVERIFY(waitUntil([this] { return section("reports").hasFocus(); }));
        press("Ctrl+L");
        QVERIFY(waitUntil([this] {
            const auto *types = window().findChild<QComboBox *>(QStringLiteral("recordTypes"));
            return types->isVisible() && types->currentData().toString() == QStringLiteral("section_access");
        }));
    }
};

QTEST_MAIN(AllCartablesTest)
#include "all_cartables_test.moc"
