// SPDX-License-Identifier: GPL-3.0-or-later
#include "sheets/row_file.h"
#include "sheets/sheet_limits.h"
#include "sheets/xlsx_reader.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <zip.h>

using namespace peygir;
using namespace peygir::sheets;

namespace {

using Parts = QList<std::pair<const char *, QByteArray>>;

const QByteArray space = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
const QByteArray relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

QByteArray sheetOf(const QByteArray &rows)
{
    return "<worksheet" + space + "><sheetData>" + rows + "</sheetData></worksheet>";
}

/// A workbook of one sheet with these rows, as other programs write it: texts shared, formats 0 plain, 1 and 2 dates.
Parts book(const QByteArray &rows, const QByteArray &texts = {}, const QByteArray &properties = {})
{
    return {{"xl/workbook.xml", "<workbook" + space + " xmlns:r=\"" + relations + "\">" + properties +
                                    "<sheets><sheet name=\"A\" sheetId=\"7\" r:id=\"rId3\"/></sheets></workbook>"},
            {"xl/_rels/workbook.xml.rels",
             "<Relationships><Relationship Id=\"rId3\" Type=\"" + relations +
                 "/worksheet\" Target=\"worksheets/first.xml\"/><Relationship Id=\"rId4\" Type=\"" + relations +
                 "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/></Relationships>"},
            {"xl/styles.xml", "<styleSheet" + space +
                                  "><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd hh:mm\"/></numFmts>"
                                  "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
                                  "<xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"},
            {"xl/worksheets/first.xml", sheetOf(rows)},
            {"xl/sharedStrings.xml", "<sst" + space + ">" + texts + "</sst>"}};
}

} // namespace

/// Goal: a workbook that somebody brings is read as its author sees it, and one that is damaged, hostile or odd costs
/// its bad rows or itself, with a reason, and nothing else.
class XlsxReaderTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString write(const Parts &parts, qsizetype cut = 0)
    {
        const QString name = m_folder.filePath(QStringLiteral("book.xlsx"));
        QFile::remove(name);
        int error = 0;
        zip_t *archive = zip_open(QFile::encodeName(name).constData(), ZIP_CREATE, &error);
        for (const auto &[part, bytes] : parts)
            zip_file_add(archive, part, zip_source_buffer(archive, bytes.constData(), zip_uint64_t(bytes.size()), 0),
                         0);
        zip_close(archive);
        if (cut > 0)
            QFile::resize(name, QFile(name).size() - cut);
        return name;
    }
    /// Rows as "line:cell|cell" or "line!error"; one "!error" where the file as a whole is refused.
    QStringList read(const Parts &parts)
    {
        const auto reader = XlsxReader::open(write(parts));
        if (!reader.ok())
            return {u'!' + QString::fromLatin1(reader.error().id())};
        QStringList rows;
        while (const auto record = (*reader)->next())
            rows += record->error
                        ? QStringLiteral("%1!%2").arg(record->line).arg(QString::fromLatin1(record->error->id()))
                        : QStringLiteral("%1:%2").arg(record->line).arg(record->fields.join(u'|'));
        return rows;
    }
    static QStringList rows(std::initializer_list<const char *> texts)
    {
        QStringList list;
        for (const char *text : texts)
            list += QString::fromUtf8(text);
        return list;
    }

private Q_SLOTS:
    void whatIsNoWorkbookIsSaid()
    {
        QFile file(m_folder.filePath(QStringLiteral("a.xlsx")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("PK, but no archive");
        file.close();
        QCOMPARE(openRows(file.fileName()).error().id(), QByteArray("sheets.not_a_workbook"));
        QCOMPARE(read({{"letter.xml", "<a/>"}}), rows({"!sheets.not_a_workbook"}));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more");
        file.close();
        QCOMPARE(openRows(file.fileName()).error().id(), QByteArray("sheets.old_workbook"));
    }

    void fileThatWasCutIsSaid()
    {
        const QString name = write(book("<row r=\"1\"><c><v>1</v></c></row>"), 40);
        QCOMPARE(openRows(name).error().id(), QByteArray("sheets.not_a_workbook"));
    }

    void textsThatAreMissingAreSaid()
    {
        Parts parts = book("<row r=\"1\"><c t=\"s\"><v>0</v></c></row>");
        parts.removeLast();
        QCOMPARE(read(parts), rows({"!sheets.texts_missing"}));
    }

    void textThatTheBookDoesNotBringCostsItsRow()
    {
        QCOMPARE(
            read(book(
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>9</v></c></row>"
                "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>-1</v></c></row><row r=\"4\"><c r=\"A4\"><v>4</v></c></row>",
                "<si><t>نام</t></si>")),
            rows({"1:نام", "2!sheets.cell_text", "3!sheets.cell_text", "4:4"}));
    }

    void bombIsCutOff()
    {
        // A sheet that unpacks to more than any may: spaces are packed to next to nothing.
        QByteArray bomb =
            "<worksheet" + space + "><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c></row>";
        bomb += QByteArray(sheets::limits::bookUnpacked + 1024, ' ');
        Parts parts = book({});
        parts[3].second = bomb + "</sheetData></worksheet>";
        QCOMPARE(read(parts), rows({"1:a", "2!sheets.too_large"}));
    }

    void entitiesOfItsOwnAreRefused()
    {
        Parts parts = book({});
        parts[3].second = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>" +
                          sheetOf("<row r=\"1\"><c><v>1</v></c></row>");
        QCOMPARE(read(parts), rows({"1!sheets.damaged"}));
    }

    void sheetThatEndsInTheMiddleGivesWhatIsWholeAndSaysSo()
    {
        Parts parts = book({});
        parts[3].second =
            "<worksheet" + space + "><sheetData><row r=\"1\"><c><v>1</v></c></row><row r=\"2\"><c><v>2</v>";
        QCOMPARE(read(parts), rows({"1:1", "3!sheets.damaged"}));
    }

    void cellFarOutCostsItsRow()
    {
        QCOMPARE(read(book("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>"
                           "<row r=\"3\"><c r=\"ZZZZZZZZZZZZ3\"><v>1</v></c></row>")),
                 rows({"1:1", "2!sheets.too_many_columns", "3!sheets.too_many_columns"}));
    }

    void formulaThatFailedAndDayThatIsNoneCostTheirRows()
    {
        QCOMPARE(
            read(book(
                "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\" t=\"e\"><v>#REF!</v></c></row>"
                "<row r=\"3\"><c r=\"A3\" s=\"1\"><v>-4</v></c></row><row r=\"4\"><c r=\"A4\" "
                "s=\"1\"><v>99999999</v></c></row>")),
            rows({"1:1", "2!sheets.cell_error", "3!sheets.cell_date", "4!sheets.cell_date"}));
    }

    void serialsOfDateFormatsBecomeJalaliDays()
    {
        // 2026-11-21 is day 46347; a time is its part of the day.
        QCOMPARE(read(book(
                     "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>46347</v></c><c r=\"B1\" s=\"2\"><v>46347.38333333333</v></c>"
                     "<c r=\"C1\"><v>46347</v></c><c r=\"D1\" s=\"2\"><v>0.5</v></c></row>")),
                 rows({"1:1405/08/30|1405/08/30 09:12|46347|12:00"}));
        QCOMPARE(
            read(book("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>44885</v></c></row>", {}, "<workbookPr date1904=\"1\"/>")),
            rows({"1:1405/08/30"}));
    }

    void cellsStandWhereTheyAreNamedAndRowsAreAsWideAsTheFirst()
    {
        QCOMPARE(
            read(book("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><r><t>na</t></r><r><rPr/><t>me</t></r></is></c>"
                      "<c r=\"C1\" t=\"str\"><f>A1</f><v>x</v></c></row><row r=\"2\"/>"
                      "<row r=\"5\"><c r=\"B5\"><v>2.50</v></c></row><row r=\"6\"><c r=\"A6\" t=\"b\"><v>1</v></c><c "
                      "r=\"E6\"/></row>")),
            rows({"1:name||x", "5:|2.5|", "6:1||"}));
    }

    void csvIsToldApartByWhatIsInIt()
    {
        QFile file(m_folder.filePath(QStringLiteral("named.xlsx")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("a;b\n1;2\n");
        file.close();
        const auto source = openRows(file.fileName());
        QCOMPARE((*source)->next()->fields, (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    }

    void formatsOfDatesAreKnown_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<bool>("isDate");
        QTest::newRow("day") << QStringLiteral("[$-3000401]yyyy/mm/dd;@") << true;
        QTest::newRow("hours") << QStringLiteral("[h]:mm") << true;
        QTest::newRow("colour") << QStringLiteral("[Red]0.00") << false;
        QTest::newRow("quoted") << QStringLiteral("0 \"days\"") << false;
        QTest::newRow("general") << QStringLiteral("General") << false;
        QTest::newRow("text") << QStringLiteral("@") << false;
    }
    void formatsOfDatesAreKnown()
    {
        QFETCH(QString, format);
        QFETCH(bool, isDate);
        QCOMPARE(isDateFormat(format), isDate);
    }
};

QTEST_GUILESS_MAIN(XlsxReaderTest)
#include "xlsx_reader_test.moc"
