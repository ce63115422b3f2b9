// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv_reader.h"

#include <QBuffer>
#include <QtTest>

using namespace peygir;

/// Goal: what people's programs write as CSV is read as they meant it, and what cannot be trusted is said.
class CsvReaderTest : public QObject
{
    Q_OBJECT

private:
    /// Records as "line:field|field" or "line!error".
    static QStringList read(const QByteArray &bytes)
    {
        QBuffer buffer;
        buffer.setData(bytes);
        buffer.open(QIODevice::ReadOnly);
        CsvReader reader(buffer);
        QStringList result;
        while (const auto record = reader.next()) {
            result.append(record->error
                              ? QStringLiteral("%1!%2").arg(record->line).arg(QString::fromLatin1(record->error->id()))
                              : QStringLiteral("%1:%2").arg(record->line).arg(record->fields.join(u'|')));
        }
        return result;
    }

private Q_SLOTS:
    void recordsAreRead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("records");
        const auto row = [](const char *name, const QByteArray &bytes, std::initializer_list<const char *> records) {
            QStringList expected;
            for (const char *record : records)
                expected.append(QString::fromUtf8(record));
            QTest::newRow(name) << bytes << expected;
        };
        row("quote in a field", "a\"b,c\nd,e\n", {"1!csv.quote_in_field", "2:d|e"});
        row("something after a quote", "\"a\"b,c\nd,e\n", {"1!csv.after_quote", "2:d|e"});
        row("quote never closed", "a,b\n\"c,d\n", {"1:a|b", "2!csv.quote_open"});
        row("quote closed by a later record", "a,\"b\nc,\"d\",e\nf,g\n", {"1!csv.after_quote", "2:c|d|e", "3:f|g"});
        row("quote never closed in the middle", "a,\"b\nc,d\ne,f\n", {"1!csv.quote_open", "2:c|d", "3:e|f"});
        row("not UTF-8", "a,\xff\nb,c\n", {"1!csv.encoding", "2:b|c"});
        row("empty", "", {});
        row("only line ends", "\n\r\n\n", {});
        row("no last line end", "a,b", {"1:a|b"});
        row("CRLF", "a,b\r\nc,d\r\n", {"1:a|b", "2:c|d"});
        row("byte order mark",
            "\xef\xbb\xbf"
            "a,b\n",
            {"1:a|b"});
        row("comma in quotes", "\"a,b\",c\n", {"1:a,b|c"});
        row("doubled quotes", "\"a \"\"b\"\"\",\"\"\"\"\n", {"1:a \"b\"|\""});
        row("line end in quotes", "\"a\nb\",c\nd,e\n", {"1:a\nb|c", "3:d|e"});
        row("CRLF in quotes stays", "\"a\r\nb\",c\r\nd,e\r\n", {"1:a\r\nb|c", "3:d|e"});
        row("empty fields", ",\"\",\n", {"1:||"});
        row("space before a quote is text", "a, \"b\"\n", {"1!csv.quote_in_field"});
        row("Persian", "خیابان,\"بهشتی، ۱۲\"\n", {"1:خیابان|بهشتی، ۱۲"});
    }
    void recordsAreRead()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, records);
        QCOMPARE(read(bytes), records);
    }

    void aQuoteThatNobodyClosedDoesNotEatTheRestOfALongFile()
    {
        const QByteArray rest = QByteArray("x,y\n").repeated(400'000);
        const QString open = QStringLiteral("2!csv.record_too_long");
        const QStringList records = read("a,b\n\"open," + rest);
        QCOMPARE(records.at(0), QStringLiteral("1:a|b"));
        QCOMPARE(records.at(1), open);
        QCOMPARE(records.at(2), QStringLiteral("3:x|y"));
        QCOMPARE(records.size(), 400'001);
    }

    void whatIsWrittenIsReadAgain()
    {
        const QStringList fields{QStringLiteral("a,b"),         QString(),
                                 QStringLiteral("say \"yes\""), QStringLiteral("two\nlines"),
                                 QStringLiteral("بهشتی؛ ۱۲"),   QStringLiteral("a;b")};
        for (const char separator : {',', ';'}) {
            QBuffer buffer;
            buffer.setData(csvLine({QStringLiteral("first")}, separator) + csvLine(fields, separator));
            buffer.open(QIODevice::ReadOnly);
            CsvReader reader(buffer, separator);
            QCOMPARE(reader.next()->fields, QStringList{QStringLiteral("first")});
            QCOMPARE(reader.next()->fields, fields);
            QVERIFY(!reader.next());
        }
    }

    void piecesThatEndInTheMiddleOfACharacterAreOne()
    {
        // The reader takes 64 KiB at a time; the two bytes of the letter lie on both sides.
        const QByteArray bytes = QByteArray(64 * 1024 - 1, 'a') + "\xd8\xa8,c\n";
        const QStringList records = read(bytes);
        QCOMPARE(records.size(), 1);
        QVERIFY(records.first().endsWith(QStringLiteral("aب|c")));
    }
};

QTEST_GUILESS_MAIN(CsvReaderTest)
#include "csv_reader_test.moc"
