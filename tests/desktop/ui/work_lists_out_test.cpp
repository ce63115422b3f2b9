// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desk_session.h"
#include "desktop/support/out_keys.h"
#include "followup/ui/follow_up_page.h"
#include "persian/digits.h"

#include <QComboBox>
#include <QDir>
#include <QPdfDocument>
#include <QPdfSelection>
#include <QTableView>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit::testing;
using test::WindowDesk;

namespace {

/// Where its cells stand in a workbook: a date has two.
enum Cell { Code = 0, Authority = 5 };

/// What is said above the table that a page offers now.
QStringList linesOf(paper::OutPage &page)
{
    QStringList lines;
    page.outOffers().first().make(nullptr, [&lines](const Result<paper::OutThing> &thing) {
        lines = bench::must(Result<paper::OutThing>(thing)).table->head().lines;
    });
    return lines;
}

} // namespace

/// Goal: the lists in which one works are printed and exported by keys as they are filtered now, and the journal of looks
/// knows of it (R243).
class WorkListsOutTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<WindowDesk> m_desk;

    QString file(const char *name) { return m_folder.filePath(QLatin1String(name)); }
    void key(const char *chord) { press(m_desk->window(), QLatin1String(chord)); }
    void write(const char *chord, const QString &name) { QVERIFY(test::writeOut(*m_desk, QLatin1String(chord), name)); }
    bool isNoted(const QString &look)
    {
        return waitUntil([&] { return test::outLooks(*m_desk).contains(look); });
    }
    bool rowsBecome(int count)
    {
        return waitUntil([&] { return int(m_desk->rows().size()) == count; });
    }
    /// Of the rows on the screen, in ASCII digits.
    QStringList codes()
    {
        QStringList codes;
        for (const uikit::ListRow &row : m_desk->rows())
            codes += persian::toAsciiDigits(row.code);
        return codes;
    }
    static QStringList columnOf(const QString &name, int column)
    {
        QStringList cells;
        for (const QStringList &row : test::writtenRows(name).mid(1))
            cells += row[column];
        return cells;
    }
    void goToFollowUp()
    {
        m_desk = std::make_unique<WindowDesk>(WindowDesk::Cycle::Second);
        key("Shift+F3");
        QVERIFY(rowsBecome(WindowDesk::casesOfHis));
        QVERIFY(waitUntil([this] { return !m_desk->currentRow().id.isEmpty(); }));
    }
    QTableView *people() { return m_desk->window().findChild<QTableView *>(QStringLiteral("subordinates")); }
    QString cell(int row, int column) { return people()->model()->index(row, column).data().toString(); }
    void goToSupervision()
    {
        m_desk = std::make_unique<WindowDesk>();
        QVERIFY(waitUntil([this] { return people() != nullptr; }));
        key("Ctrl+F11");
        QVERIFY(waitUntil([this] { return people()->isVisible() && people()->model()->rowCount() > 1; }));
    }

private Q_SLOTS:
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void cleanup()
    {
        m_desk.reset();
        for (const QString &name : QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden))
            QFile::remove(m_folder.filePath(name));
    }

    void partOfTheFollowUpThatIsEmptyHasNoRows()
    {
        goToFollowUp();
        key("Ctrl+3"); // Nobody was asked anything.
        const auto *list = m_desk->window().findChild<followup::FollowUpPage *>()->findChild<uikit::RowListView *>();
        QVERIFY(waitUntil([list] { return !list->isVisible(); }));
        write("Ctrl+Shift+E", file("waiting.xlsx"));
        QCOMPARE(test::writtenRows(file("waiting.xlsx")).size(), 1);
        QVERIFY(isNoted(QStringLiteral("exported followup xlsx 0")));
    }

    void filteredFollowUpIsPrintedAsItIsFilteredInPersianDigits()
    {
        goToFollowUp();
        const QStringList all = codes();
        const QString code = persian::toAsciiDigits(m_desk->currentRow().code);
        type(m_desk->window(), code);
        QVERIFY(rowsBecome(1));
        m_desk->list().setFocus();
        write("Ctrl+P", file("followup.pdf"));
        QPdfDocument pdf;
        QCOMPARE(pdf.load(file("followup.pdf")), QPdfDocument::Error::None);
        const QString text = pdf.getAllText(0).text();
        for (const QString &one : all)
            QCOMPARE(text.count(persian::toPersianDigits(one)) > 0, one == code);
        QVERIFY(!text.contains(code));
        QVERIFY(isNoted(QStringLiteral("exported followup pdf 1")));
        QVERIFY(m_desk->list().hasFocus());
        if (const QString pages = qEnvironmentVariable("PEYGIR_PAGES"); !pages.isEmpty())
            QVERIFY(pdf.render(0, (pdf.pagePointSize(0) * 1.5).toSize())
                        .convertToFormat(QImage::Format_RGB32)
                        .save(pages + QStringLiteral("/followup.png")));
    }

    void whatOneAuthorityHasGoesIntoAWorkbookInItsOrder() // R066
    {
        goToFollowUp();
        auto *authority = m_desk->shown<QComboBox>(QStringLiteral("مرجع"));
        QVERIFY(authority && waitUntil([authority] { return authority->count() > 1; }));
        authority->setFocus();
        key("Down");
        const QString name = authority->currentText();
        QVERIFY(waitUntil([this] { return !m_desk->rows().empty(); }));
        m_desk->list().setFocus();
        write("Ctrl+Shift+E", file("authority.xlsx"));
        QCOMPARE(columnOf(file("authority.xlsx"), Code), codes());
        for (const QString &cell : columnOf(file("authority.xlsx"), Authority))
            QCOMPARE(cell, persian::toAsciiDigits(name));
        auto *page = m_desk->window().findChild<followup::FollowUpPage *>();
        const QStringList lines = linesOf(*page);
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0], QStringLiteral("مرجع: ") + name);
        QCOMPARE(lines[1], QStringLiteral("ترتیب: نخست فوری‌ترین"));
        QVERIFY(lines[2].startsWith(QStringLiteral("نوشته‌شده در ")));
        // Visits are not narrowed by it, and the paper does not say so.
        key("Ctrl+8");
        QCOMPARE(linesOf(*page)[0], QStringLiteral("همهٔ بازدیدهای شما، به ترتیب روز"));
    }

    void peopleWhomOneSupervisesAreWrittenAsTheyAreFiltered() // R129
    {
        goToSupervision();
        const int all = people()->model()->rowCount();
        type(m_desk->window(), QStringLiteral("پیگیری"));
        QVERIFY(waitUntil([this, all] { return people()->model()->rowCount() < all; }));
        people()->setFocus();
        write("Ctrl+Shift+E", file("people.xlsx"));
        const auto rows = test::writtenRows(file("people.xlsx")).mid(1);
        QCOMPARE(int(rows.size()), people()->model()->rowCount());
        for (int row = 0; row < int(rows.size()); ++row) {
            QCOMPARE(rows[row][0], persian::toAsciiDigits(cell(row, 0)));
            QCOMPARE(rows[row][3], persian::toAsciiDigits(cell(row, 3)));
        }
        QVERIFY(isNoted(QStringLiteral("exported supervision xlsx %1").arg(rows.size())));
    }

    void usersAreWrittenAsTheListIsSearched()
    {
        m_desk = std::make_unique<WindowDesk>(WindowDesk::Colleague::Administers);
        const auto users = [this] { return m_desk->window().findChild<uikit::RowListView *>(QStringLiteral("users")); };
        QVERIFY(waitUntil([&] { return users() != nullptr; }));
        key("Ctrl+Shift+F12");
        QVERIFY(waitUntil([&] { return users()->isVisible() && !m_desk->rows().empty(); }));
        const auto all = m_desk->rows().size();
        const QString name = m_desk->rows().front().title;
        users()->setFocus();
        type(m_desk->window(), name);
        QVERIFY(waitUntil([&] { return !m_desk->rows().empty() && m_desk->rows().size() < all; }));
        QStringList names;
        for (const uikit::ListRow &row : m_desk->rows())
            names += persian::toAsciiDigits(row.title);
        users()->setFocus();
        write("Ctrl+Shift+E", file("users.xlsx"));
        QCOMPARE(columnOf(file("users.xlsx"), 0), names);
        QVERIFY(isNoted(QStringLiteral("exported users xlsx %1").arg(names.size())));
    }

    void cartableOfAnotherIsWrittenUnderHisName() // R129
    {
        goToSupervision();
        int fullest = 0;
        for (int row = 0; row < people()->model()->rowCount(); ++row) {
            if (persian::toAsciiDigits(cell(row, 3)).toInt() > persian::toAsciiDigits(cell(fullest, 3)).toInt())
                fullest = row;
        }
        const QString name = cell(fullest, 0);
        const int open = persian::toAsciiDigits(cell(fullest, 3)).toInt();
        QVERIFY(open > 0);
        key("Ctrl+Home");
        while (people()->currentIndex().row() < fullest)
            key("Down");
        key("Return");
        QVERIFY(waitUntil([this, name] { return m_desk->headings().contains(QStringLiteral("کارتابل ") + name); }));
        QVERIFY(rowsBecome(open));
        write("Ctrl+Shift+E", file("cartable.xlsx"));
        QCOMPARE(columnOf(file("cartable.xlsx"), Code), codes());
    }
};

QTEST_MAIN(WorkListsOutTest)
#include "work_lists_out_test.moc"
