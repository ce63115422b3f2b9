// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv_reader.h"
#include "paper/out_panel.h"
#include "uikit/application.h"
#include "uikit/testing/ui_driver.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

using namespace peygir;
using namespace peygir::paper;
using namespace peygir::uikit::testing;

/// A list of so many rows, answered page by page as a desk's reader does: later. Some rows come twice, as where a list
/// moved while it was read.
class LongTable final : public TableSource
{
public:
    explicit LongTable(int rows)
        : m_rows(rows)
    {}
    const sheets::TableHead &head() const override { return m_head; }
    void fetch(qint64 offset, int limit, QObject *context, Done done) override
    {
        ++fetches;
        QTimer::singleShot(0, context, [this, offset, limit, done = std::move(done)] {
            if (failsFrom && offset >= *failsFrom)
                return done(Error("storage.damaged"));
            TablePage page{{}, m_rows};
            for (qint64 n = offset; n < std::min<qint64>(offset + limit, m_rows); ++n) {
                const qint64 is = n > 0 && n % 500 == 0 ? n - 1 : n;
                page.rows.emplace_back(QString::number(is), sheets::Row{sheets::textCell(QString::number(is)),
                                                                        sheets::textCell(QStringLiteral("آسفالت"))});
            }
            done(page);
        });
    }

    int fetches = 0;
    std::optional<qint64> failsFrom;

private:
    int m_rows;
    sheets::TableHead m_head{QStringLiteral("همهٔ پرونده‌ها"),
                             {},
                             {{QStringLiteral("کد"), sheets::Column::Kind::Code}, {QStringLiteral("موضوع")}}};
};

/// Goal: whoever exports a list says by keys where to, sees how far it is, stops it without a trace, and goes on
/// working meanwhile.
class OutPanelTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<OutPanel> m_panel;
    std::shared_ptr<LongTable> m_table;
    QString m_noted;
    QString m_said;
    QString m_refused;
    int m_away = 0;

    QString file(const char *name) { return m_folder.filePath(QLatin1String(name)); }
    QStringList left() { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden); }
    QString sentence() { return m_panel->findChild<QLabel *>(QStringLiteral("outSentence"))->text(); }
    QLineEdit &field() { return *m_panel->findChild<QLineEdit *>(QStringLiteral("outFile")); }
    void begin(int rows, OutTarget::Form form)
    {
        m_table = std::make_shared<LongTable>(rows);
        const OutOffer offer{QStringLiteral("همهٔ پرونده‌ها"),
                             [this](QObject *, const OutOffer::Done &done) { done(OutThing{m_table}); },
                             [this](const OutTarget &target, qint64 written) {
                                 m_noted = QStringLiteral("%1 %2").arg(wordOf(target.form)).arg(written);
                             }};
        m_panel->begin({offer}, form);
    }
    void typeFile(const QString &name)
    {
        press(*m_panel, QStringLiteral("Ctrl+A"));
        type(*m_panel, name);
    }

private Q_SLOTS:
    void initTestCase() { uikit::applyPersian(*qApp); }
    void init()
    {
        m_panel = std::make_unique<OutPanel>();
        m_noted.clear();
        m_said.clear();
        m_refused.clear();
        m_away = 0;
        connect(m_panel.get(), &OutPanel::said, this, [this](const QString &sentence) { m_said = sentence; });
        connect(m_panel.get(), &OutPanel::refused, this, [this](const QString &sentence) { m_refused = sentence; });
        connect(m_panel.get(), &OutPanel::putAway, this, [this] { ++m_away; });
        m_panel->resize(1200, 120);
        QVERIFY(showActive(*m_panel));
    }
    void cleanup()
    {
        m_panel.reset();
        for (const QString &name : left())
            QFile::remove(m_folder.filePath(name));
    }

    void placeThatCannotBeWrittenToIsSaidBeforeARowIsRead()
    {
        begin(10, OutTarget::Form::Csv);
        typeFile(file("no/such/a.csv") + u'\n');
        QVERIFY(waitUntil([this] { return !m_refused.isEmpty(); }));
        QCOMPARE(m_table->fetches, 0);
        QVERIFY(field().hasFocus());
    }

    void whatIsStoppedLeavesNoFileAndIsNotNoted()
    {
        for (const auto form : {OutTarget::Form::Csv, OutTarget::Form::Workbook, OutTarget::Form::Pdf}) {
            begin(99'999, form);
            typeFile(file("a.out") + u'\n');
            QVERIFY(waitUntil([this] { return m_table->fetches > 3; }));
            press(*m_panel, QStringLiteral("Escape"));
            QVERIFY(waitUntil([this] { return !m_panel->isRunning(); }));
            QCOMPARE(left(), QStringList());
            QVERIFY(m_noted.isEmpty());
            QCOMPARE(sentence(), QStringLiteral("متوقف شد. چیزی نوشته نشد."));
        }
    }

    void windowThatGoesMeanwhileLeavesNoFile()
    {
        begin(99'999, OutTarget::Form::Workbook);
        typeFile(file("a.xlsx") + u'\n');
        QVERIFY(waitUntil([this] { return m_table->fetches > 3; }));
        m_panel.reset();
        QCOMPARE(left(), QStringList());
    }

    void listThatCannotBeReadOnIsNoHalfFile()
    {
        begin(5000, OutTarget::Form::Csv);
        m_table->failsFrom = 2000;
        typeFile(file("a.csv") + u'\n');
        QVERIFY(waitUntil([this] { return !m_refused.isEmpty(); }));
        QCOMPARE(left(), QStringList());
        QVERIFY(m_noted.isEmpty());
    }

    void fileThatIsThereIsReplacedOnTheSecondEnterOnly()
    {
        QFile old(file("a.csv"));
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("old");
        old.close();
        begin(3, OutTarget::Form::Csv);
        typeFile(file("a.csv") + u'\n');
        QVERIFY(sentence().contains(QStringLiteral("جایگزین")));
        QVERIFY(!m_panel->isRunning());
        press(*m_panel, QStringLiteral("Return"));
        QVERIFY(waitUntil([this] { return !m_said.isEmpty(); }));
        QVERIFY(old.size() > 3);
    }

    void allRowsAreWrittenOnceAndTheJournalIsTold()
    {
        begin(1200, OutTarget::Form::Csv);
        typeFile(file("a.csv"));
        press(*m_panel, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_away == 1; }));
        QFile written(file("a.csv"));
        QVERIFY(written.open(QIODevice::ReadOnly));
        CsvReader reader(written);
        QStringList codes;
        while (const auto record = reader.next())
            codes += record->fields.value(0);
        // 500 and 1000 came as 499 and 999, a second time.
        QCOMPARE(codes.size(), 1 + 1200 - 2);
        QCOMPARE(codes.removeDuplicates(), 0);
        QCOMPARE(m_noted, QStringLiteral("csv 1198"));
        QVERIFY2(m_said.contains(QStringLiteral("۱٬۱۹۸")), qPrintable(m_said));
    }

    void endingFollowsTheFormAndEscPutsItAway()
    {
        begin(1, OutTarget::Form::Pdf);
        QVERIFY(field().text().endsWith(QStringLiteral(".pdf")));
        typeFile(file("mine.pdf"));
        press(*m_panel, QStringLiteral("Shift+Tab"));
        press(*m_panel, QStringLiteral("Down"));
        QCOMPARE(field().text(), file("mine.xlsx"));
        press(*m_panel, QStringLiteral("Escape"));
        QCOMPARE(m_away, 1);
        QCOMPARE(left(), QStringList());
    }

    void longListIsWrittenWhileTheWindowAnswers()
    {
        begin(100'000, OutTarget::Form::Workbook);
        typeFile(file("long.xlsx") + u'\n');
        QVERIFY(waitUntil([this] { return m_away == 1; }, std::chrono::seconds(180)));
        QVERIFY(m_noted.startsWith(QStringLiteral("xlsx 998")));
        QCOMPARE(left(), QStringList{QStringLiteral("long.xlsx")});
    }
};

QTEST_MAIN(OutPanelTest)
#include "out_panel_test.moc"
