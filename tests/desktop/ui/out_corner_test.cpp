// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/support/must.h"
#include "cases/core/case_card.h"
#include "cases/core/closed_asked.h"
#include "cases/core/period.h"
#include "desktop/desk_session.h"
#include "desktop/support/out_keys.h"
#include "persian/digits.h"
#include "storage/door.h"
#include "uikit/navigation_rail.h"

#include <QComboBox>
#include <QDir>
#include <QPdfDocument>
#include <QPdfSelection>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit::testing;
using test::WindowDesk;

namespace {

const Instant answeredAt(1'795'000'000'000);

} // namespace

/// Goal: any list and any case is printed and exported by keys, all of it, and the journal of looks knows of it (R243).
class OutCornerTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<WindowDesk> m_desk;

    QString file(const char *name) { return m_folder.filePath(QLatin1String(name)); }
    QLineEdit *field() { return test::outField(*m_desk); }
    void goTo(const char *place)
    {
        Q_EMIT m_desk->window().findChild<uikit::NavigationRail *>()->activated(QLatin1String(place));
    }
    void write(const char *chord, const QString &name) { QVERIFY(test::writeOut(*m_desk, QLatin1String(chord), name)); }

private Q_SLOTS:
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init() { m_desk = std::make_unique<WindowDesk>(); }
    void cleanup()
    {
        m_desk.reset();
        for (const QString &name : QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden))
            QFile::remove(m_folder.filePath(name));
    }

    void whereNothingCanBeWrittenItIsSaid()
    {
        goTo("keys");
        press(m_desk->window(), QStringLiteral("Ctrl+P"));
        QVERIFY(!field());
        QVERIFY2(m_desk->message().contains(QStringLiteral("چیزی برای چاپ")), qPrintable(m_desk->message()));
    }

    void serversListThatHasNotComeIsSaidAndNoFile()
    {
        goTo("archive");
        press(m_desk->window(), QStringLiteral("Ctrl+Shift+F5"));
        QVERIFY(waitUntil([this] { return !m_desk->server().asked.empty(); }));
        press(m_desk->window(), QStringLiteral("Ctrl+Shift+E"));
        QVERIFY(field());
        press(m_desk->window(), QStringLiteral("Ctrl+A"));
        type(m_desk->window(), file("a.xlsx") + u'\n');
        QVERIFY(waitUntil([this] { return m_desk->message().contains(QStringLiteral("سرور هنوز پاسخ نداده")); }));
        QVERIFY(!QFile::exists(file("a.xlsx")));
    }

    void listIsExportedByKeysAndTheJournalSaysSo() // R243
    {
        const QString first = m_desk->currentRow().code;
        write("Ctrl+Shift+E", file("current.xlsx"));
        const auto rows = test::writtenRows(file("current.xlsx"));
        QCOMPARE(rows.size(), 1 + WindowDesk::casesOfHis);
        QCOMPARE(rows[1][0], persian::toAsciiDigits(first));
        QVERIFY(waitUntil([this] {
            return test::outLooks(*m_desk).contains(QStringLiteral("exported list.current xlsx %1").arg(WindowDesk::casesOfHis));
        }));
        QVERIFY(m_desk->list().hasFocus());
    }

    void filteredListIsWrittenAsItIsFiltered()
    {
        const QString code = persian::toAsciiDigits(m_desk->currentRow().code);
        type(m_desk->window(), code);
        QVERIFY(waitUntil([this] { return m_desk->rows().size() == 1; }));
        m_desk->list().setFocus();
        press(m_desk->window(), QStringLiteral("Ctrl+Shift+E"));
        press(m_desk->window(), QStringLiteral("Shift+Tab"));
        press(m_desk->window(), QStringLiteral("Down"));
        press(m_desk->window(), QStringLiteral("Tab"));
        press(m_desk->window(), QStringLiteral("Ctrl+A"));
        type(m_desk->window(), file("one.csv") + u'\n');
        QVERIFY(waitUntil([this] { return QFile::exists(file("one.csv")); }));
        const auto rows = test::writtenRows(file("one.csv"));
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[1][0], code);
    }

    void allCasesOfTheDeskAreWrittenAndNotThoseOnTheScreenOnly()
    {
        goTo("all");
        QVERIFY(waitUntil([this] { return !m_desk->list().currentId().isEmpty(); }));
        qint64 cards = 0;
        const auto connection = m_desk->connect();
        bench::must(connection->each("SELECT COUNT(*) FROM case_card", {}, [&](const storage::RowView &row) {
            cards = row.integer(0);
            return true;
        }));
        write("Ctrl+Shift+E", file("all.xlsx"));
        QVERIFY(cards > 20);
        QCOMPARE(test::writtenRows(file("all.xlsx")).size(), cards + 1);
    }

    void listIsPrintedAsPdfInPersianDigits()
    {
        const QString first = m_desk->currentRow().code;
        write("Ctrl+P", file("current.pdf"));
        QPdfDocument pdf;
        QCOMPARE(pdf.load(file("current.pdf")), QPdfDocument::Error::None);
        QVERIFY(pdf.getAllText(0).text().contains(persian::toPersianDigits(first)));
    }

    void caseIsPrintedFromItsPage()
    {
        const QString code = m_desk->currentRow().code;
        press(m_desk->window(), QStringLiteral("Return"));
        QVERIFY(waitUntil([this] { return !m_desk->history().isEmpty(); }));
        write("Ctrl+P", file("case.pdf"));
        QPdfDocument pdf;
        QCOMPARE(pdf.load(file("case.pdf")), QPdfDocument::Error::None);
        QVERIFY(pdf.getAllText(0).text().contains(persian::toPersianDigits(code)));
        QVERIFY(waitUntil([this] { return test::outLooks(*m_desk).contains(QStringLiteral("exported pdf")); }));
        if (const QString pages = qEnvironmentVariable("PEYGIR_PAGES"); !pages.isEmpty())
            QVERIFY(pdf.render(0, (pdf.pagePointSize(0) * 1.5).toSize())
                        .convertToFormat(QImage::Format_RGB32)
                        .save(pages + QStringLiteral("/case.png")));
    }

    void caseBecomesRowsInASpreadsheet()
    {
        press(m_desk->window(), QStringLiteral("Return"));
        QVERIFY(waitUntil([this] { return !m_desk->history().isEmpty(); }));
        const auto lines = m_desk->history().size();
        write("Ctrl+Shift+E", file("case.xlsx"));
        const auto rows = test::writtenRows(file("case.xlsx"));
        const auto history = std::count_if(rows.begin(), rows.end(),
                                           [](const QStringList &row) { return row[0] == QStringLiteral("سوابق"); });
        QVERIFY(history > 0 && history <= lines);
    }

    void closedCasesOfTheServerAreWrittenAsFarAsTheyHaveCome()
    {
        const Uuid like = *Uuid::parse(QStringView(m_desk->currentRow().id));
        goTo("archive");
        press(m_desk->window(), QStringLiteral("Ctrl+Shift+F5"));
        QVERIFY(waitUntil([this] { return !m_desk->server().asked.empty(); }));
        ServerPort::Answer answer{answeredAt, {}, {}};
        const auto connection = m_desk->connect();
        storage::Door door(*connection);
        cases::CaseCard card = fromRow<cases::CaseCard>(*bench::must(door.row(tableOf<cases::CaseCard>(), like)));
        for (int n = 0; n < 100; ++n) {
            card.id =
                *cases::CaseId::parse(QStringLiteral("00000000-0000-4000-8000-%1").arg(n, 12, 10, QLatin1Char('0')));
            card.code = QString::number(2'000'000'000 + n);
            card.openNodes = 0;
            card.closedAt = answeredAt;
            card.closedPeriod = cases::periodOf(*card.closedAt);
            card.outcome = workflow::Outcome::Done;
            answer.rows.push_back(std::make_shared<peygir::Row>(toRow(card)));
        }
        answer.told.insert(QStringLiteral("next"), fieldsToJson(cases::ClosedPlace{14011, answeredAt, card.id}));
        answer.told.insert(QStringLiteral("years"), QJsonArray{1405});
        m_desk->server().answer(answer);
        // Looking at the rows behind the hundredth has the list ask for those that follow.
        QVERIFY(waitUntil([this] { return m_desk->rows().size() == 100 && m_desk->server().asked.size() == 2; }));
        write("Ctrl+Shift+E", file("closed.xlsx"));
        QCOMPARE(test::writtenRows(file("closed.xlsx")).size(), 101);
        // What is written waits for no answer, and nobody was asked for more because of it.
        QCOMPARE(m_desk->server().asked.size(), size_t(2));
    }

    void escapePutsTheStripAwayAndTheKeyboardBack()
    {
        press(m_desk->window(), QStringLiteral("Ctrl+P"));
        QVERIFY(field() && field()->hasFocus());
        if (const QString pages = qEnvironmentVariable("PEYGIR_PAGES"); !pages.isEmpty())
            QVERIFY(screenshot(m_desk->window(), pages + QStringLiteral("/strip.png")));
        press(m_desk->window(), QStringLiteral("Escape"));
        QVERIFY(!field());
        QVERIFY(m_desk->list().hasFocus());
    }
};

QTEST_MAIN(OutCornerTest)
#include "out_corner_test.moc"
