// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/core/import_file.h"
#include "intake/core/import_guess.h"
#include "intake/core/import_vocabulary.h"

#include <QBuffer>
#include <QFile>
#include <QtTest>

#include <cstdio>

using namespace peygir;
using namespace peygir::intake;
using enum ImportField;

namespace {

/// 2026-11-22T00:00Z
const Instant today{1'795'305'600'000};

struct Looked
{
    RecognisedEncoding encoding;
    ImportSample sample;
    ImportGuess guess;
};

Looked lookAt(const QByteArray &csv)
{
    Looked looked;
    looked.encoding = recogniseEncoding(csv).value();
    QBuffer buffer;
    buffer.setData(csv);
    buffer.open(QIODevice::ReadOnly);
    looked.sample = readImportSample(buffer, looked.encoding.encoding,
                                     recogniseSeparator(csv, looked.encoding.encoding), 1000)
                        .value();
    looked.guess = guessImport(looked.sample, QStringLiteral("old"));
    return looked;
}

/// Heading → field, for those that are not merely kept.
QMap<QString, ImportField> meaning(const ImportGuess &guess)
{
    QMap<QString, ImportField> fields;
    for (const GuessedColumn &column : guess.columns) {
        if (const ImportField field = fieldOfColumn(guess.map, column.heading); field != Kept)
            fields.insert(column.heading, field);
    }
    return fields;
}

/// The letters of a text as an older Windows writes them.
QByteArray inWindows1256(const QString &text)
{
    QByteArray bytes;
    for (const QChar c : text) {
        for (int byte = 0; byte < 256; ++byte) {
            if (fromWindows1256(QByteArray(1, char(byte))).at(0) == c) {
                bytes += char(byte);
                break;
            }
        }
    }
    return bytes;
}

const QByteArray persianDialect =
    "ردیف\tنام متقاضی\tشماره همراه\tموضوع درخواست\tمحله\tآدرس دقیق\tزمان ایجاد\tتاریخ ثبت درخواست\tنتیجه بررسی\tآخرین وضعیت پرونده\t"
    "طول جغرافیایی\tشماره درخواست\n"
    "1\tرضا کریمی\t۰۹۱۲۱۱۱۲۲۳۳\tآبگرفتگی معبر\tنارمک\tخیابان سمنگان پلاک ۳\tx\t12:30 - 21/02/1403\tلایروبی شد\tبسته شده\t51.48123\tد-۱۰۱\n"
    "2\tمینا رضایی\t09351112244\tآبگرفتگی معبر\tنارمک\tمیدان هفت حوض\tx\t08:05 - 01/03/1403\t\tدر دست بررسی\t51.47999\tد-۱۰۲\n"
    "3\tعلی مرادی\t09191112255\tقطع درخت\tرسالت\tبزرگراه رسالت\tx\t23:59 - 30/12/1403\t\tدر دست بررسی\t51.49001\tد-۱۰۳\n";

} // namespace

/// Goal: a file that nobody has seen before is understood as a person would, from its headings and from what is in it;
/// what cannot be told is left to him, never invented.
class ImportGuessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fileOfAnotherProgramIsNoPersianText_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("error");
        QTest::newRow("UTF-16") << QByteArray("\xff\xfe" "a\0b\0", 6) << QByteArray("import.encoding_utf16");
        QTest::newRow("UTF-16 without a mark") << QByteArray("a\0b\0", 4) << QByteArray("import.encoding_utf16");
        QTest::newRow("Latin accents") << QByteArray("nom,pr\xe9nom,\xe9t\xe9,\xe0,\xe8\n") << QByteArray("import.encoding_unknown");
    }
    void fileOfAnotherProgramIsNoPersianText()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, error);
        const auto found = recogniseEncoding(bytes);
        QVERIFY(!found.ok());
        QCOMPARE(found.error().id(), error);
    }

    void encodingIsRecognised()
    {
        const QString text = QStringLiteral("كد,شرح پيام\n1,چاله ژرف در گذر پهن\n");
        QVERIFY(recogniseEncoding("no,from\n")->encoding == FileEncoding::Utf8);
        QVERIFY(!recogniseEncoding(text.toUtf8())->marked);
        QVERIFY(recogniseEncoding("\xef\xbb\xbf" + text.toUtf8())->marked);
        // Cut off within a letter, as the beginning of a long file is.
        QVERIFY(!recogniseEncoding(text.toUtf8().chopped(4))->mixed);
        const auto old = recogniseEncoding(inWindows1256(text));
        QVERIFY(old.ok() && old->encoding == FileEncoding::Windows1256);
        // One old row in a new file spoils that row only.
        const auto mixed = recogniseEncoding(text.toUtf8() + inWindows1256(QStringLiteral("2,چاله\n")));
        QVERIFY(mixed.ok() && mixed->encoding == FileEncoding::Utf8 && mixed->mixed);
    }

    void windows1256BecomesTheSameText()
    {
        const QString text = QStringLiteral("كد,تاريخ ثبت,موضوع\n۷,1402/01/05,پیاده‌رو چاله گود ژرف\n").replace(u'ی', u'ي').replace(QStringLiteral("۷"), QStringLiteral("7"));
        const Looked looked = lookAt(inWindows1256(text));
        QCOMPARE(looked.sample.header.last(), QStringLiteral("موضوع"));
        QCOMPARE(looked.sample.rows.at(0).at(2), QStringLiteral("پیاده‌رو چاله گود ژرف"));
        QVERIFY(looked.guess.map.encoding == FileEncoding::Windows1256);
        // The importer itself reads it by the map that is saved.
        const ImportMap map = ImportMap::parse(looked.guess.map.toJson()).value();
        QBuffer csv;
        csv.setData(inWindows1256(text));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        auto file = ImportFile::open(csv, map, today);
        QVERIFY(file.ok());
        QCOMPARE(file->next()->row->subject, QStringLiteral("پیاده‌رو چاله گود ژرف"));
        // What was mended in the file of bad rows is UTF-8 and says so.
        QBuffer mended;
        mended.setData("\xef\xbb\xbf" + text.toUtf8());
        QVERIFY(mended.open(QIODevice::ReadOnly));
        auto again = ImportFile::open(mended, map, today);
        QVERIFY(again.ok());
        QCOMPARE(again->next()->row->number, QStringLiteral("7"));
    }

    void separatorIsRecognised_data()
    {
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<char>("separator");
        QTest::newRow("comma") << QByteArray("a,b,c\n1,2;x,3\n") << ',';
        QTest::newRow("semicolon") << QByteArray("a;b;c\n1,5;2,5;3\n4,5;5,5;6,5\n") << ';';
        QTest::newRow("tab") << QByteArray("a\tb\tc\nx, y\t2\t3\n") << '\t';
        QTest::newRow("bar") << QByteArray("a|b|c\nx, y|2|3\n") << '|';
        QTest::newRow("within quotes") << QByteArray("a;b\n\"1,2,3,4\";\"5,6,7\"\n") << ';';
        QTest::newRow("header only") << QByteArray("a;b;c") << ';';
        QTest::newRow("one column") << QByteArray("a\n1\n") << ',';
    }
    void separatorIsRecognised()
    {
        QFETCH(QByteArray, csv);
        QFETCH(char, separator);
        QCOMPARE(recogniseSeparator(csv, FileEncoding::Utf8), separator);
    }

    void formOfTimesIsRecognised_data()
    {
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<QString>("form");
        QTest::addColumn<bool>("ambiguous");
        const auto row = [](const char *name, const QStringList &values, const char *form, bool ambiguous = false) {
            QTest::newRow(name) << values << QString::fromLatin1(form) << ambiguous;
        };
        row("ISO", {QStringLiteral("2024-03-19T14:05:00"), QStringLiteral("2024-03-20 10:00")}, "");
        row("Jalali", {QStringLiteral("1402/12/29"), QStringLiteral("۱۴۰۳/۱/۵ ۰۸:۰۰")}, "jalali");
        row("Jalali, year last", {QStringLiteral("29/12/1402"), QStringLiteral("05-01-1403 08:00")}, "jalali");
        row("Jalali, time first", {QStringLiteral("08:00 1402/12/29")}, "jalali");
        row("German", {QStringLiteral("19.03.2024 14:05"), QStringLiteral("20.03.2024 10:00")}, "dd.MM.yyyy HH:mm");
        row("American", {QStringLiteral("03/19/2024 02:05:00 PM")}, "MM/dd/yyyy hh:mm:ss AP");
        row("British", {QStringLiteral("19/03/2024"), QStringLiteral("20/03/2024")}, "dd/MM/yyyy");
        row("either", {QStringLiteral("03/04/2024"), QStringLiteral("05/06/2024")}, "dd/MM/yyyy", true);
        row("digits", {QStringLiteral("20240319")}, "yyyyMMdd");
    }
    void formOfTimesIsRecognised()
    {
        QFETCH(QStringList, values);
        QFETCH(QString, form);
        QFETCH(bool, ambiguous);
        const auto times = recogniseTimes(values);
        QVERIFY(times.has_value());
        QCOMPARE(times->form, form);
        QCOMPARE(times->ambiguous, ambiguous);
    }

    void whatIsNoTimeIsNone()
    {
        QVERIFY(!recogniseTimes({}));
        QVERIFY(!recogniseTimes({QStringLiteral("12345")}));
        QVERIFY(!recogniseTimes({QStringLiteral("1402/13/40"), QStringLiteral("1402/01/01")}));
        QVERIFY(!recogniseTimes({QStringLiteral("09121112233")}));
    }

    void shapesAreToldApart()
    {
        const auto shape = [](std::initializer_list<const char *> values) {
            QStringList texts;
            for (const char *value : values)
                texts.append(QString::fromUtf8(value));
            return shapeOf(texts);
        };
        QVERIFY(shape({}) == ColumnShape::Empty);
        QVERIFY(shape({"51.48123", "۵۱٫۵", "51.49001"}) == ColumnShape::Code);
        QVERIFY(shape({"51.48123", "51.47999", "35.1"}) == ColumnShape::Coordinates);
        QVERIFY(shape({"(40.7754, -73.7416)", "(40.71836, -73.9967)"}) == ColumnShape::Coordinates);
        QVERIFY(shape({"09121112233", "021 8877 6655", "+989121112233"}) == ColumnShape::Phone);
        QVERIFY(shape({"1402/01/02", "1402/01/03"}) == ColumnShape::Time);
        QVERIFY(shape({"A-17", "A-18", "A-19", "A-20", "A-21", "A-22"}) == ColumnShape::Code);
        QVERIFY(shape({"open", "closed", "open"}) == ColumnShape::Word);
        QVERIFY(shape({"one hole", "two holes", "a lamp", "a tree", "water", "noise"}) == ColumnShape::Text);
    }

    void persianFileWithTabsIsUnderstood()
    {
        const Looked looked = lookAt(persianDialect);
        QCOMPARE(looked.sample.separator, '\t');
        const auto fields = meaning(looked.guess);
        QCOMPARE(fields.value(QStringLiteral("شماره درخواست")), Number);
        QCOMPARE(fields.value(QStringLiteral("تاریخ ثبت درخواست")), RegisteredAt);
        QCOMPARE(fields.value(QStringLiteral("موضوع درخواست")), Subject);
        QCOMPARE(fields.value(QStringLiteral("نام متقاضی")), CallerName);
        QCOMPARE(fields.value(QStringLiteral("شماره همراه")), CallerPhone);
        QCOMPARE(fields.value(QStringLiteral("آدرس دقیق")), Address);
        QCOMPARE(fields.value(QStringLiteral("آخرین وضعیت پرونده")), Status);
        QCOMPARE(fields.value(QStringLiteral("نتیجه بررسی")), Answer);
        // A quarter alone becomes the place.
        QCOMPARE(fields.value(QStringLiteral("محله")), Region);
        // Called a time and is none; coordinates; a second number.
        QVERIFY(!fields.contains(QStringLiteral("زمان ایجاد")));
        QVERIFY(!fields.contains(QStringLiteral("طول جغرافیایی")));
        QVERIFY(!fields.contains(QStringLiteral("ردیف")));
        QCOMPARE(looked.guess.map.times, QStringList{QStringLiteral("jalali")});
        QCOMPARE(looked.guess.map.closedStatuses, QStringList{QStringLiteral("بسته شده")});
        QCOMPARE(looked.guess.map.openStatuses, QStringList{QStringLiteral("در دست بررسی")});
        QVERIFY(looked.guess.map.otherChannel == cases::Channel::Phone);
    }

    void rowsOfAGuessedFileComeInRight()
    {
        const ImportMap map = ImportMap::parse(lookAt(persianDialect).guess.map.toJson()).value();
        QBuffer csv;
        csv.setData(persianDialect);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        auto file = ImportFile::open(csv, map, today);
        QVERIFY(file.ok());
        const auto first = file->next();
        QVERIFY(first->row.ok());
        QCOMPARE(first->row->number, QStringLiteral("د-101"));
        QCOMPARE(QDateTime::fromMSecsSinceEpoch(first->row->registeredAt.milliseconds(), QTimeZone("Asia/Tehran")),
                 QDateTime(QDate(2024, 5, 10), QTime(12, 30), QTimeZone("Asia/Tehran")));
        QVERIFY(first->row->closedAt.has_value());
    }

    void englishFileWithSemicolonsIsUnderstood()
    {
        const Looked looked = lookAt("SummaryText;ticketNumber;State;DateOpened;DateClosed;IssueType;Category;StreetAddress;Requester;"
                                     "Mobile;Came by;Lat\n"
                                     "Lamp is out;T-9;In work;19.03.2024 14:05;;Lamp;Light;Main street 5;A. Smith;09121112233;Call;35.70001\n"
                                     "Hole;T-10;Done;20.03.2024 08:00;21.03.2024 09:00;Hole;Roads;Main street 6;B. Smith;09121112244;Counter;35.70002\n");
        const auto fields = meaning(looked.guess);
        QCOMPARE(fields.value(QStringLiteral("ticketNumber")), Number);
        QCOMPARE(fields.value(QStringLiteral("DateOpened")), RegisteredAt);
        QCOMPARE(fields.value(QStringLiteral("DateClosed")), ClosedAt);
        QCOMPARE(fields.value(QStringLiteral("IssueType")), Subject);
        QCOMPARE(fields.value(QStringLiteral("Category")), Group);
        QCOMPARE(fields.value(QStringLiteral("StreetAddress")), Address);
        QCOMPARE(fields.value(QStringLiteral("State")), Status);
        QCOMPARE(fields.value(QStringLiteral("Requester")), CallerName);
        QCOMPARE(fields.value(QStringLiteral("Mobile")), CallerPhone);
        QCOMPARE(fields.value(QStringLiteral("Came by")), Channel);
        QVERIFY(!fields.contains(QStringLiteral("Lat")));
        QCOMPARE(looked.guess.map.times, QStringList{QStringLiteral("dd.MM.yyyy HH:mm")});
        QCOMPARE(looked.guess.map.channels, (std::map<QString, cases::Channel>{{QStringLiteral("Call"), cases::Channel::Phone},
                                                                                {QStringLiteral("Counter"), cases::Channel::InPerson}}));
        QCOMPARE(looked.guess.map.separator, ';');
    }

    void headingsThatSayNothingLeaveTheValues()
    {
        QByteArray csv = "c1|c2|c3|c4|c5\n";
        for (int n = 1; n < 30; ++n)
            csv += "2024-03-19 10:00|" + QByteArray::number(7000 + n) + "|0912111" + QByteArray::number(1000 + n) + "|"
                   + (n % 2 ? "Closed" : "Open") + "|" + (n % 2 ? "2024-03-20 10:00" : "") + "\n";
        const Looked looked = lookAt(csv);
        const auto fields = meaning(looked.guess);
        QCOMPARE(fields.value(QStringLiteral("c1")), RegisteredAt);
        QCOMPARE(fields.value(QStringLiteral("c2")), Number);
        QCOMPARE(fields.value(QStringLiteral("c3")), CallerPhone);
        QCOMPARE(fields.value(QStringLiteral("c4")), Status);
        QCOMPARE(fields.value(QStringLiteral("c5")), ClosedAt);
        QVERIFY(looked.guess.columns.at(0).by == GuessedBy::Values);
        // Nobody can guess what they were about.
        QCOMPARE(missingFields(looked.guess.map), std::vector{Subject});
    }

    void columnsThatCannotBeNamedAreLeftAlone()
    {
        const Looked looked = lookAt("no,status,status,,subject\n1,Open,Closed,x,Hole\n2,Open,Closed,y,Lamp\n");
        QVERIFY(!looked.guess.columns.at(1).canBeNamed);
        QVERIFY(!looked.guess.columns.at(3).canBeNamed);
        QVERIFY(looked.guess.map.status.isEmpty());
    }

    void headingsOnlyAreGuessedToo()
    {
        const Looked looked = lookAt("no,created date,subject\n");
        QCOMPARE(looked.guess.map.registeredAt, QStringLiteral("created date"));
        QVERIFY(missingFields(looked.guess.map).empty());
    }

    void numberThatIsRepeatedIsNone()
    {
        const Looked looked = lookAt("no,case id,subject\n1,A,Hole\n1,B,Lamp\n1,C,Lamp\n");
        QCOMPARE(looked.guess.map.number, QStringLiteral("case id"));
    }

    void fileOfBadRowsIsGuessedTheSame()
    {
        const Looked looked = lookAt("no,created date,subject\n1,2024-01-01,Hole\n1,2024-01-02,Lamp\n3,soon,Lamp\n4,2024-01-04,Tree\n5,2024-01-05,Tree\n");
        QCOMPARE(looked.guess.map.number, QStringLiteral("no"));
        QCOMPARE(looked.guess.map.registeredAt, QStringLiteral("created date"));
    }

    void changedColumnGivesItsFieldUp()
    {
        ImportMap map = lookAt(persianDialect).guess.map;
        setFieldOfColumn(map, QStringLiteral("ردیف"), Number);
        QCOMPARE(map.number, QStringLiteral("ردیف"));
        QCOMPARE(fieldOfColumn(map, QStringLiteral("شماره درخواست")), Kept);
        setFieldOfColumn(map, QStringLiteral("زمان ایجاد"), Address);
        QCOMPARE(map.address, QStringList({QStringLiteral("آدرس دقیق"), QStringLiteral("زمان ایجاد")}));
        setFieldOfColumn(map, QStringLiteral("زمان ایجاد"), Kept);
        QCOMPARE(map.address, QStringList{QStringLiteral("آدرس دقیق")});
    }

    void savedMapIsReadAsItWas()
    {
        ImportMap map = lookAt(persianDialect).guess.map;
        map.subjects.emplace(SubjectName{QString(), QStringLiteral("قطع درخت")},
                             SubjectName{QStringLiteral("فضای سبز"), QStringLiteral("هرس درختان")});
        map.channels.emplace(QStringLiteral("گویا"), cases::Channel::Ivr);
        map.encoding = FileEncoding::Windows1256;
        const auto read = ImportMap::parse(map.toJson());
        QVERIFY(read.ok());
        QVERIFY(*read == map);
    }

    void mapThatRenamesWrongIsRefused()
    {
        ImportMap map = lookAt(persianDialect).guess.map;
        map.subjects.emplace(SubjectName{QString(), QStringLiteral("a")}, SubjectName{QString(), QStringLiteral("b")});
        QCOMPARE(ImportMap::parse(map.toJson().replace("\"b\"", "\"\"")).error().id(), QByteArray("import.map_field"));
        QCOMPARE(ImportMap::parse(map.toJson().replace("utf-8", "utf-9")).error().id(), QByteArray("import.map_field"));
    }

    void renamedSubjectKeepsItsOldName()
    {
        ImportMap map = lookAt(persianDialect).guess.map;
        map.subjects.emplace(SubjectName{QString(), QStringLiteral("آبگرفتگی معبر")},
                             SubjectName{QStringLiteral("آب"), QStringLiteral("لایروبی")});
        QBuffer csv;
        csv.setData(persianDialect);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        auto file = ImportFile::open(csv, map, today);
        QVERIFY(file.ok());
        const ImportedRow row = *file->next()->row;
        QCOMPARE(row.group, QStringLiteral("آب"));
        QCOMPARE(row.subject, QStringLiteral("لایروبی"));
        QCOMPARE(row.record.value(QStringLiteral("موضوع درخواست")).toString(), QStringLiteral("آبگرفتگی معبر"));
    }

    /// How much of the maps that people wrote is guessed; Boston calls the office "subject".
    void realFilesAreGuessedAsPeopleMappedThem_data()
    {
        QTest::addColumn<QString>("csv");
        QTest::addColumn<QString>("map");
        QTest::addColumn<int>("right");
        QTest::newRow("nyc311") << QStringLiteral("nyc311_2026-08-01_04") << QStringLiteral("nyc311") << 18;
        QTest::newRow("portal") << QStringLiteral("nyc311_socrata_full41cols") << QStringLiteral("nyc311_portal") << 41;
        QTest::newRow("boston") << QStringLiteral("boston311_animal_2016") << QStringLiteral("boston311") << 24;
        QTest::newRow("sf") << QStringLiteral("sf311_a") << QStringLiteral("sf311") << 19;
    }
    void realFilesAreGuessedAsPeopleMappedThem()
    {
        if (!qEnvironmentVariableIsSet("PEYGIR_CORPUS"))
            QSKIP("corpus absent: 1 check not made");
        QFETCH(QString, csv);
        QFETCH(QString, map);
        QFETCH(int, right);
        QFile file(qEnvironmentVariable("PEYGIR_CORPUS") + QStringLiteral("/service-requests/") + csv + QStringLiteral(".csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const ImportGuess guess = lookAt(file.readAll()).guess;
        QFile shipped(QStringLiteral(":/import/") + map + QStringLiteral(".json"));
        QVERIFY(shipped.open(QIODevice::ReadOnly));
        const ImportMap mapped = ImportMap::parse(shipped.readAll()).value();
        int same = 0;
        for (const GuessedColumn &column : guess.columns) {
            const ImportField wanted = fieldOfColumn(mapped, column.heading), got = fieldOfColumn(guess.map, column.heading);
            same += wanted == got ? 1 : 0;
            if (wanted != got)
                std::printf("%s: %s is field %d, guessed %d\n", qPrintable(map), qPrintable(column.heading), int(wanted), int(got));
        }
        std::printf("%s: %d of %zu columns guessed as people mapped them\n", qPrintable(map), same, guess.columns.size());
        QCOMPARE(same, right);
        QCOMPARE(guess.map.times, mapped.times);
    }
};

QTEST_GUILESS_MAIN(ImportGuessTest)
#include "import_guess_test.moc"
