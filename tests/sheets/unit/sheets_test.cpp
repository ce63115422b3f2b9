// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv_reader.h"
#include "sheets/csv_sheet.h"
#include "sheets/row_file.h"
#include "sheets/sheet_limits.h"
#include "sheets/xlsx_sheet.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace peygir;
using namespace peygir::sheets;

namespace {

TableHead head()
{
    return {QStringLiteral("کارتابل جاری"),
            {},
            {{QStringLiteral("کد"), Column::Kind::Code},
             {QStringLiteral("موضوع"), Column::Kind::Text},
             {QStringLiteral("ثبت"), Column::Kind::Date},
             {QStringLiteral("ارجاع"), Column::Kind::Number}}};
}

// 1405/08/30 09:12 in Tehran.
const Instant registered(1'795'239'720'000);

Row row(const QString &subject)
{
    return {textCell(QStringLiteral("0820173959")), textCell(subject), timeCell(registered), numberCell(3)};
}

bool goOn(qint64, qint64) { return true; }

} // namespace

/// Goal: a list leaves the program as other programs read it, whole or not at all (R243, R151).
class SheetsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString file(const char *name) { return m_folder.filePath(QLatin1String(name)); }
    QByteArray bytes(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QStringList left() { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden); }
    static QList<QStringList> read(const QString &file)
    {
        QList<QStringList> rows;
        const auto source = openRows(file);
        if (!source.ok())
            return {{QString::fromLatin1(source.error().id())}};
        while (const auto record = (*source)->next())
            rows += record->error ? QStringList{QString::fromLatin1(record->error->id())} : record->fields;
        return rows;
    }

private Q_SLOTS:
    void cleanup()
    {
        for (const QString &name : left())
            QFile::remove(m_folder.filePath(name));
    }

    void folderThatIsNotThereIsSaidBeforeAnythingIsRead()
    {
        QCOMPARE(CsvSheet::create(file("no/such/a.csv"), head()).error().id(), QByteArray("sheets.file"));
        QCOMPARE(
            XlsxSheet::create(file("no/such/a.xlsx"), head(), XlsxSheet::Direction::RightToLeft, QStringLiteral("%1"))
                .error()
                .id(),
            QByteArray("sheets.file"));
    }

    void whatIsStoppedLeavesNothingAndTheOldFileStays()
    {
        QFile old(file("a.csv"));
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("old");
        old.close();
        {
            const auto sheet = CsvSheet::create(file("a.csv"), head());
            QVERIFY(sheet.ok());
            QVERIFY((*sheet)->add(row(QStringLiteral("x"))).ok());
            const auto stopped = (*sheet)->finish([](qint64, qint64) { return false; });
            QCOMPARE(stopped.error().id(), QByteArray("sheets.stopped"));
        }
        {
            const auto book =
                XlsxSheet::create(file("b.xlsx"), head(), XlsxSheet::Direction::RightToLeft, QStringLiteral("%1"));
            QVERIFY(book.ok());
            QVERIFY((*book)->add(row(QStringLiteral("x"))).ok());
        }
        QCOMPARE(bytes(file("a.csv")), QByteArray("old"));
        QCOMPARE(left(), QStringList{QStringLiteral("a.csv")});
    }

    void csvHasItsMarkAsciiDigitsAndNoFormula()
    {
        const auto sheet = CsvSheet::create(file("a.csv"), head());
        QVERIFY((*sheet)->add(row(QStringLiteral("=1+1, \"۵\""))).ok());
        QVERIFY((*sheet)->finish(goOn).ok());
        QCOMPARE(bytes(file("a.csv")), QByteArray("\xef\xbb\xbf") +
                                           "کد,موضوع,ثبت,ارجاع\n"
                                           "0820173959,\"'=1+1, \"\"5\"\"\",1405/08/30 09:12,3\n");
    }

    void aFileTakesThePlaceOfTheOldOne()
    {
        for (const char *subject : {"یک", "دو"}) {
            const auto sheet = CsvSheet::create(file("a.csv"), head());
            QVERIFY((*sheet)->add(row(QString::fromUtf8(subject))).ok());
            QVERIFY((*sheet)->finish(goOn).ok());
        }
        QVERIFY(bytes(file("a.csv")).contains("دو"));
        QCOMPARE(left().size(), 1);
    }

    void bookIsReadBackWithTextsNumbersAndDates()
    {
        const auto book =
            XlsxSheet::create(file("a.xlsx"), head(), XlsxSheet::Direction::RightToLeft, QStringLiteral("%1 (میلادی)"));
        QVERIFY(book.ok());
        QVERIFY((*book)->add(row(QStringLiteral("=HYPERLINK(\"http://x\")"))).ok());
        QVERIFY((*book)->add({textCell(QStringLiteral("2")), textCell({}), Cell(), numberCell(0)}).ok());
        QVERIFY((*book)->finish(goOn).ok());
        const QList<QStringList> rows = read(file("a.xlsx"));
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[0], (QStringList{QStringLiteral("کد"), QStringLiteral("موضوع"), QStringLiteral("ثبت"),
                                       QStringLiteral("ثبت (میلادی)"), QStringLiteral("ارجاع")}));
        // The code keeps its zero, and the date that a spreadsheet calculates with is the same day.
        QCOMPARE(rows[1], (QStringList{QStringLiteral("0820173959"), QStringLiteral("=HYPERLINK(\"http://x\")"),
                                       QStringLiteral("1405/08/30 09:12"), QStringLiteral("1405/08/30 09:12"),
                                       QStringLiteral("3")}));
        QCOMPARE(rows[2], (QStringList{QStringLiteral("2"), {}, {}, {}, QStringLiteral("0")}));
        QCOMPARE(left().size(), 1);
    }

    void textThatNoCellHoldsIsSaid()
    {
        const auto book =
            XlsxSheet::create(file("a.xlsx"), head(), XlsxSheet::Direction::RightToLeft, QStringLiteral("%1"));
        const auto added = (*book)->add(row(QString(sheets::limits::cellText + 1, u'a')));
        QCOMPARE(added.error().id(), QByteArray("sheets.cell_too_long"));
    }

    void marksOfDirectionStayOnTheScreen()
    {
        QCOMPARE(textCell(QChar(0x2066) + QStringLiteral("۱۲") + QChar(0x2069)).text, QStringLiteral("12"));
    }
};

QTEST_GUILESS_MAIN(SheetsTest)
#include "sheets_test.moc"
