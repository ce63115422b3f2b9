// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/core/record_forms.h"
#include "catalogue/core/subject.h"
#include "persian/text.h"
#include "reference/core/record_csv.h"
#include "support/rules/town.h"

#include <QBuffer>
#include <QtTest>

using namespace peygir;
using namespace peygir::reference;
using namespace peygir::test;

namespace {

const RecordForm &subjects()
{
    static const std::vector<RecordForm> forms = catalogue::recordForms();
    return forms.front();
}

/// One group, one unit, one process and the subject "Holes" are there; two units are called "Twin".
CsvGround ground()
{
    static const QString holes = idNamed("holes").toString();
    CsvGround ground;
    ground.byId = [](const Uuid &id) -> Result<std::optional<CsvGround::Known>> {
        if (id != idNamed("holes"))
            return std::optional<CsvGround::Known>();
        const catalogue::Subject subject{catalogue::SubjectId(id),
                                         catalogue::SubjectGroupId(idNamed("streets")),
                                         {QStringLiteral("Holes"), QStringLiteral("Holes")},
                                         idNamed("cycle"),
                                         catalogue::ResponsibleBy::Unit,
                                         idNamed("roads"),
                                         48,
                                         true};
        return std::optional(CsvGround::Known{id, fieldsToJson(subject)});
    };
    ground.byPath = [](const QString &, const QStringList &path) -> Result<std::vector<Uuid>> {
        const QString name = path.back();
        if (name == QLatin1String("twin"))
            return std::vector{idNamed("twin 1"), idNamed("twin 2")};
        for (const char *known : {"streets", "cycle", "roads", "holes"}) {
            if (name == QLatin1String(known))
                return std::vector{idNamed(known)};
        }
        return std::vector<Uuid>();
    };
    ground.check = [](const QJsonObject &record) -> Result<void> {
        TRY(fieldsFromJson<catalogue::Subject>(record));
        return {};
    };
    return ground;
}

Result<CsvImport> read(const QByteArray &text, const CsvWords &words = {})
{
    QBuffer file;
    file.setData(text);
    file.open(QIODevice::ReadOnly);
    return readRecordsCsv(file, subjects(), words, ground());
}

const QByteArray head = "id,name,name.en,subject_group,responsible_by,unit,deadline_hours,urgency,questions,process,active\n";

/// A row in which one cell is something else.
QByteArray row(const QByteArray &name, const QByteArray &wrong = {}, int at = -1)
{
    QByteArrayList cells{"", name, "", "Streets", "unit", "Roads", "24", "instant", "", "Cycle", "yes"};
    if (at >= 0)
        cells[at] = wrong;
    return cells.join(',') + '\n';
}

} // namespace

/// Goal: a file of base information loses nothing to a bad row, and says of each bad row what is wrong where.
class RecordCsvTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fileWithoutARowIsNoFile() { QCOMPARE(read("").error().id(), QByteArray("reference.csv_empty")); }

    void fileWithoutNamesIsRefused()
    {
        QCOMPARE(read("id,unit\n").error().id(), QByteArray("reference.csv_column_missing"));
    }

    void badRowsAreTold_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("error");
        QTest::addColumn<QString>("column");
        const auto add = [](const char *name, const QByteArray &line, const char *error, const char *column) {
            QTest::newRow(name) << line << QByteArray(error) << QString::fromLatin1(column);
        };
        add("name missing", row(""), "reference.csv_missing", "name");
        add("group unknown", row("A", "Moon", 3), "reference.csv_not_found", "subject_group");
        add("group missing", row("A", "", 3), "reference.csv_missing", "subject_group");
        add("two units of that name", row("A", "Twin", 5), "reference.csv_several", "unit");
        add("no such word", row("A", "nobody", 4), "reference.csv_choice", "responsible_by");
        add("words for a number", row("A", "soon", 6), "reference.csv_number", "deadline_hours");
        add("nought hours", row("A", "0", 6), "reference.csv_number", "deadline_hours");
        add("neither yes nor no", row("A", "perhaps", 10), "reference.csv_yes_no", "active");
        add("no list", row("A", "five questions", 8), "reference.csv_items", "questions");
        add("list of something else", row("A", "\"[{\"\"x\"\":1}]\"", 8), "command.field.missing", "questions");
        add("no id", row("A", "17", 0), "reference.csv_id", "id");
        add("a cell too few", "a,b,c\n", "reference.csv_cells", "");
        add("quote inside", "a\"b,,,,,,,,,,\n", "csv.quote_in_field", "");
        add("not UTF-8", row("\xe1\xe2\xe3"), "csv.encoding", "");
    }
    void badRowsAreTold()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, error);
        QFETCH(QString, column);
        const auto import = read(head + row("Before") + line + row("After"));
        QVERIFY(import.ok());
        QCOMPARE(import->bad.size(), size_t(1));
        QCOMPARE(import->bad.front().error.id(), error);
        QCOMPARE(import->bad.front().column, column);
        QCOMPARE(import->bad.front().line, qint64(3));
        QCOMPARE(import->good.size(), size_t(2));
    }

    void thirtySevenErrorsAreThirtySevenRowsAndNothingIsLost()
    {
        const QByteArray kinds[] = {row("", "", 1), row("A", "Moon", 3), row("A", "Twin", 5),  row("A", "x", 6),
                                    row("A", "?", 10), row("A", "x", 8), "a,b\n",               "a\"b,,,,,,,,,,\n"};
        QByteArray text = head;
        int bad = 0;
        for (int n = 0; n < 200; ++n) {
            text += row("Good " + QByteArray::number(n));
            if (n % 5 == 0 && bad < 36)
                text += kinds[bad++ % 8];
        }
        // The last one swallows the rest of the file, but for its first line.
        text += "\"open,,,,,,,,,,\n" + row("Behind the open quote");
        const auto import = read(text);
        QVERIFY(import.ok());
        QCOMPARE(import->bad.size(), size_t(37));
        QCOMPARE(import->good.size(), size_t(201));
        QCOMPARE(import->unchanged, qint64(0));
        for (const BadCsvRow &row : import->bad)
            QVERIFY(row.line > 1 && !row.cells.isEmpty());
    }

    void sameRecordTwiceIsToldWithItsLine()
    {
        const auto import = read(head + row("Holes") + row("Holes", "72", 6));
        QCOMPARE(import->bad.size(), size_t(1));
        QCOMPARE(import->bad.front().error.id(), QByteArray("reference.csv_twice"));
        QCOMPARE(import->bad.front().error.values().value(QStringLiteral("line")).toInt(), 2);
    }

    void columnsThatAreNotThereKeepWhatTheRecordHas()
    {
        const auto import = read("name,deadline_hours\nHoles,96\n");
        QCOMPARE(import->good.size(), size_t(1));
        const QJsonObject record = import->good.front().record;
        QVERIFY(!import->good.front().isNew);
        QCOMPARE(record.value(QStringLiteral("deadline_hours")).toInt(), 96);
        QCOMPARE(record.value(QStringLiteral("unit")).toString(), idNamed("roads").toString());
        QCOMPARE(nameOf(record).en, QStringLiteral("Holes"));
    }

    void rowThatSaysWhatIsThereChangesNothing()
    {
        const auto import = read("name,deadline_hours\nHoles,48\n");
        QCOMPARE(import->unchanged, qint64(1));
        QVERIFY(import->good.empty());
    }

    void readingTwiceMakesTheSameRecord()
    {
        const auto once = read(head + row("New one"));
        const auto twice = read(head + row("new  one"));
        QVERIFY(once->good.front().isNew);
        QCOMPARE(once->good.front().record.value(QStringLiteral("id")), twice->good.front().record.value(QStringLiteral("id")));
    }

    void headAndWordsMayBeThoseOfTheReader()
    {
        CsvWords words;
        words.columns = {{QStringLiteral("name"), QStringLiteral("نام")},
                         {QStringLiteral("deadline_hours"), QStringLiteral("مهلت (ساعت)")},
                         {QStringLiteral("active"), QStringLiteral("فعال")}};
        words.yes = QStringLiteral("بله");
        words.no = QStringLiteral("خیر");
        const auto import = read("نام;مهلت (ساعت);فعال;یادداشت\nHoles;۷۲;خير;x\n", words);
        QVERIFY(import.ok());
        QCOMPARE(import->ignored, QStringList{QStringLiteral("یادداشت")});
        QCOMPARE(import->good.size(), size_t(1));
        QCOMPARE(import->good.front().record.value(QStringLiteral("deadline_hours")).toInt(), 72);
        QCOMPARE(import->good.front().record.value(QStringLiteral("active")).toBool(), false);
    }
};

QTEST_GUILESS_MAIN(RecordCsvTest)
#include "record_csv_test.moc"
