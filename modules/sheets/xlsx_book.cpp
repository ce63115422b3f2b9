// SPDX-License-Identifier: GPL-3.0-or-later
#include "sheets/xlsx_book.h"

#include "sheets/sheet_limits.h"

#include <QDir>
#include <QHash>
#include <QXmlStreamReader>

namespace peygir::sheets {

namespace {

/// Walks over the elements of one part. A part that is not there has none. Entities of its own are never needed and
/// could be a bomb.
Result<void> eachElement(ZipArchive &archive, const QString &part,
                         const std::function<Result<void>(QXmlStreamReader &xml)> &look)
{
    const auto device = archive.part(part);
    if (!device)
        return archive.problem() ? Result<void>(*archive.problem()) : Result<void>();
    QXmlStreamReader xml(device.get());
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::DTD)
            return Error("sheets.damaged");
        if (token == QXmlStreamReader::StartElement)
            TRY(look(xml));
    }
    if (archive.problem())
        return *archive.problem();
    if (xml.hasError())
        return Error("sheets.damaged");
    return {};
}

QString attribute(const QXmlStreamReader &xml, const char *name)
{
    for (const QXmlStreamAttribute &each : xml.attributes()) {
        if (each.name() == QLatin1String(name))
            return each.value().toString();
    }
    return {};
}

bool isYes(const QString &value) { return value == QLatin1String("1") || value == QLatin1String("true"); }

/// Formats that every spreadsheet knows by their number (ECMA-376, 18.8.30).
bool isBuiltInDate(int format) { return (format >= 14 && format <= 22) || (format >= 45 && format <= 47); }

/// The id under which the workbook refers to its first sheet.
Result<QString> firstSheet(ZipArchive &archive, XlsxBook &book)
{
    QString id;
    TRY(eachElement(archive, QStringLiteral("xl/workbook.xml"), [&](QXmlStreamReader &xml) -> Result<void> {
        if (xml.name() == QLatin1String("workbookPr")) {
            book.from1904 = isYes(attribute(xml, "date1904"));
        } else if (xml.name() == QLatin1String("sheet") && id.isEmpty()) {
            // In the namespace of relationships; "sheetId" is another one.
            id = attribute(xml, "id");
        }
        return {};
    }));
    return id;
}

Result<void> findParts(ZipArchive &archive, XlsxBook &book, QString &texts)
{
    TRY_LET(const QString id, firstSheet(archive, book));
    TRY(eachElement(archive, QStringLiteral("xl/_rels/workbook.xml.rels"), [&](QXmlStreamReader &xml) -> Result<void> {
        QString target = attribute(xml, "Target");
        target = target.startsWith(u'/') ? target.mid(1) : QDir::cleanPath(QStringLiteral("xl/") + target);
        if (!id.isEmpty() && attribute(xml, "Id") == id)
            book.sheet = target;
        if (attribute(xml, "Type").endsWith(QLatin1String("/sharedStrings")))
            texts = target;
        return {};
    }));
    return archive.has(book.sheet) ? Result<void>() : Error("sheets.not_a_workbook");
}

Result<void> readTexts(ZipArchive &archive, const QString &part, XlsxBook &book)
{
    qsizetype units = 0;
    bool isReading = false;
    return eachElement(archive, part, [&](QXmlStreamReader &xml) -> Result<void> {
        if (xml.name() == QLatin1String("si")) {
            book.texts += QString();
            isReading = true;
        } else if (xml.name() == QLatin1String("rPh")) {
            // How it is pronounced is not what it says.
            xml.skipCurrentElement();
        } else if (xml.name() == QLatin1String("t") && isReading) {
            book.texts.back() += xml.readElementText(QXmlStreamReader::SkipChildElements);
            units += book.texts.back().size();
        }
        if (book.texts.size() > limits::sharedTexts || units > limits::sharedTextUnits)
            return Error("sheets.too_large");
        return {};
    });
}

Result<void> readFormats(ZipArchive &archive, XlsxBook &book)
{
    QHash<int, bool> own;
    bool isCells = false;
    return eachElement(archive, QStringLiteral("xl/styles.xml"), [&](QXmlStreamReader &xml) -> Result<void> {
        if (xml.name() == QLatin1String("numFmt")) {
            own.insert(attribute(xml, "numFmtId").toInt(), isDateFormat(attribute(xml, "formatCode")));
        } else if (xml.name() == QLatin1String("cellXfs")) {
            isCells = true;
        } else if (xml.name() == QLatin1String("cellStyles")) {
            isCells = false;
        } else if (xml.name() == QLatin1String("xf") && isCells) {
            const int format = attribute(xml, "numFmtId").toInt();
            book.isDate.push_back(own.value(format, isBuiltInDate(format)));
        }
        if (book.isDate.size() > 100'000)
            return Error("sheets.too_large");
        return {};
    });
}

} // namespace

bool isDateFormat(const QString &format)
{
    // What is quoted, escaped or in brackets stands there as it is: [Red], "day", \d. Elapsed hours are a time.
    QString codes;
    for (qsizetype n = 0; n < format.size(); ++n) {
        const QChar c = format[n];
        if (c == u'\\' || c == u'_' || c == u'*') {
            ++n;
        } else if (c == u'"') {
            n = std::max(n, format.indexOf(u'"', n + 1));
        } else if (c == u'[') {
            const qsizetype end = format.indexOf(u']', n);
            const QString inside = format.mid(n + 1, end - n - 1).toLower();
            if (inside == QLatin1String("h") || inside == QLatin1String("hh") || inside == QLatin1String("m") ||
                inside == QLatin1String("mm"))
                return true;
            n = std::max(n, end);
        } else {
            codes += c.toLower();
        }
    }
    return codes.contains(u'y') || codes.contains(u'd') || codes.contains(u'm') || codes.contains(u'h') ||
           (codes.contains(u's') && !codes.contains(QLatin1String("general")));
}

Result<XlsxBook> readBook(ZipArchive &archive)
{
    XlsxBook book;
    QString texts;
    TRY(findParts(archive, book, texts));
    book.lacksTexts = !texts.isEmpty() && !archive.has(texts);
    if (!texts.isEmpty())
        TRY(readTexts(archive, texts, book));
    TRY(readFormats(archive, book));
    return book;
}

} // namespace peygir::sheets
