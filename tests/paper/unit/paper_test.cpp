// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/document_paper.h"
#include "paper/table_paper.h"
#include "persian/digits.h"
#include "uikit/application.h"
#include "uikit/language.h"

#include <QApplication>
#include <QDir>
#include <QPdfDocument>
#include <QPdfSelection>
#include <QTemporaryDir>
#include <QtTest>

using namespace peygir;
using namespace peygir::paper;
using sheets::Column;
using sheets::textCell;

namespace {

sheets::TableHead head()
{
    return {QStringLiteral("کارتابل جاری"),
            {QStringLiteral("پالایه: منطقه 5"), QStringLiteral("نوشته شده در 1405/08/30 09:12")},
            {{QStringLiteral("کد"), Column::Kind::Code},
             {QStringLiteral("موضوع"), Column::Kind::Text},
             {QStringLiteral("نشانی"), Column::Kind::Text},
             {QStringLiteral("ثبت"), Column::Kind::Date},
             {QStringLiteral("ارجاع"), Column::Kind::Number}}};
}

sheets::Row row(int n)
{
    const QString code = QString::number(4'820'100'000 + n);
    return {textCell(code),
            textCell(QStringLiteral("لکه‌گیری آسفالت معبر")),
            textCell(QStringLiteral("منطقه 5، ناحیه 2، محله شهرک آزادی، خیابان بهشتی شمالی، کوچه بهار نارنج سوم، پلاک %1").arg(n)),
            {QStringLiteral("1405/08/30 09:12")},
            sheets::numberCell(n)};
}

bool goOn(qint64, qint64) { return true; }

QString inPersian(qint64 number) { return persian::toPersianDigits(QString::number(number)); }

} // namespace

/// Goal: what is put on paper is whole, in Persian from right to left, with the number of each page and of all, and a
/// print that was stopped is no file.
class PaperTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString file() { return m_folder.filePath(QStringLiteral("list.pdf")); }
    QStringList left() { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden); }
    QString textOf(QPdfDocument &document, int page) { return document.getAllText(page).text(); }
    /// For eyes: PEYGIR_PAGES=DIR keeps a picture of each page there.
    void keepPictures(QPdfDocument &document, const QString &name)
    {
        const QString folder = qEnvironmentVariable("PEYGIR_PAGES");
        for (int page = 0; !folder.isEmpty() && page < document.pageCount() && page < 4; ++page) {
            const QSize size = (document.pagePointSize(page) * 1.5).toSize();
            QVERIFY(document.render(page, size)
                        .convertToFormat(QImage::Format_RGB32)
                        .save(QStringLiteral("%1/%2-%3.png").arg(folder, name).arg(page + 1)));
        }
    }
    void writeTable(int rows)
    {
        const auto paper = TablePaper::create({OutTarget::Form::Pdf, file()}, head(), PaperWords::current());
        QVERIFY(paper.ok());
        for (int n = 0; n < rows; ++n)
            QVERIFY((*paper)->add(row(n)).ok());
        const auto done = (*paper)->finish(goOn);
        QVERIFY2(done.ok(), done.ok() ? "" : done.error().id().constData());
    }

private Q_SLOTS:
    void initTestCase() { uikit::applyPersian(*qApp); }
    void cleanup()
    {
        uikit::setLanguage(uikit::Language::Persian);
        QFile::remove(file());
    }

    void folderThatIsNotThereIsSaid()
    {
        const auto paper = TablePaper::create({OutTarget::Form::Pdf, m_folder.filePath(QStringLiteral("no/a.pdf"))},
                                              head(), PaperWords::current());
        QCOMPARE(paper.error().id(), QByteArray("sheets.file"));
    }

    void printerThatIsNotThereIsSaid()
    {
        const auto paper = TablePaper::create({OutTarget::Form::Printer, QStringLiteral("no such printer")}, head(),
                                              PaperWords::current());
        QCOMPARE(paper.error().id(), QByteArray("paper.printer"));
    }

    void printThatIsStoppedIsNoFile()
    {
        // While it is measured, and while it is painted.
        for (const qint64 at : {0, 120}) {
            const auto paper = TablePaper::create({OutTarget::Form::Pdf, file()}, head(), PaperWords::current());
            for (int n = 0; n < 100; ++n)
                QVERIFY((*paper)->add(row(n)).ok());
            const auto done = (*paper)->finish([at](qint64 so, qint64) { return so < at; });
            QCOMPARE(done.error().id(), QByteArray("sheets.stopped"));
        }
        QCOMPARE(left(), QStringList());
    }

    void everyRowIsOnItsPageOnceWithItsCodeFromLeftToRight()
    {
        writeTable(100);
        QPdfDocument document;
        QCOMPARE(document.load(file()), QPdfDocument::Error::None);
        QString all;
        for (int page = 0; page < document.pageCount(); ++page)
            all += textOf(document, page);
        for (int n = 0; n < 100; ++n)
            QVERIFY2(all.count(inPersian(4'820'100'000 + n)) == 1, qPrintable(QString::number(n)));
        QVERIFY(!all.contains(QRegularExpression(QStringLiteral("[0-9]"))));
        keepPictures(document, QStringLiteral("table"));
        QCOMPARE(left(), QStringList{QStringLiteral("list.pdf")});
    }

    void eachPageSaysWhichOfHowManyItIs()
    {
        writeTable(100);
        QPdfDocument document;
        QCOMPARE(document.load(file()), QPdfDocument::Error::None);
        const int pages = document.pageCount();
        QVERIFY2(pages > 3 && pages < 10, qPrintable(QString::number(pages)));
        for (int page = 0; page < pages; ++page) {
            // The last digits of the page are its number and that of all; Persian letters are shapes to a reader of
            // PDF.
            const QString text = textOf(document, page).trimmed();
            const QRegularExpression numbers(
                QStringLiteral("%1[^۰-۹]+%2|%2[^۰-۹]+%1").arg(inPersian(page + 1), inPersian(pages)));
            QVERIFY2(text.contains(numbers), qPrintable(text.right(60)));
        }
    }

    void wideTableLiesAcrossAndANarrowOneStands_data()
    {
        QTest::addColumn<int>("texts");
        QTest::addColumn<bool>("liesAcross");
        QTest::newRow("one long text, which is broken into lines") << 1 << false;
        QTest::newRow("four long texts") << 4 << true;
    }
    void wideTableLiesAcrossAndANarrowOneStands()
    {
        QFETCH(int, texts);
        QFETCH(bool, liesAcross);
        sheets::TableHead wide = head();
        sheets::Row cells = row(1);
        for (int n = 1; n < texts; ++n) {
            wide.columns.push_back(wide.columns[2]);
            cells.push_back(cells[2]);
        }
        const auto paper = TablePaper::create({OutTarget::Form::Pdf, file()}, wide, PaperWords::current());
        QVERIFY(paper.ok() && (*paper)->add(cells).ok() && (*paper)->finish(goOn).ok());
        QPdfDocument document;
        QCOMPARE(document.load(file()), QPdfDocument::Error::None);
        const QSizeF page = document.pagePointSize(0);
        QCOMPARE(page.width() > page.height(), liesAcross);
        keepPictures(document, QStringLiteral("wide-%1").arg(texts));
    }

    void emptyTableIsOnePageWithItsHead()
    {
        writeTable(0);
        QPdfDocument document;
        QCOMPARE(document.load(file()), QPdfDocument::Error::None);
        QCOMPARE(document.pageCount(), 1);
    }

    void longTextIsCutWithinItsRowAndNotByThePage()
    {
        const auto paper = TablePaper::create({OutTarget::Form::Pdf, file()}, head(), PaperWords::current());
        sheets::Row long_ = row(1);
        long_[1] = textCell(QStringLiteral("آسفالت ").repeated(2000));
        for (int n = 0; n < 5; ++n)
            QVERIFY((*paper)->add(long_).ok());
        QVERIFY((*paper)->finish(goOn).ok());
        QPdfDocument document;
        QCOMPARE(document.load(file()), QPdfDocument::Error::None);
        QVERIFY(document.pageCount() <= 3);
    }

    void englishStandsFromLeftToRight()
    {
        uikit::setLanguage(uikit::Language::English);
        const auto paper = TablePaper::create(
            {OutTarget::Form::Pdf, file()},
            {QStringLiteral("All cases"), {}, {{QStringLiteral("Code"), Column::Kind::Code}}}, PaperWords::current());
        QVERIFY((*paper)->add({textCell(QStringLiteral("123"))}).ok());
        QVERIFY((*paper)->finish(goOn).ok());
        QPdfDocument document;
        QCOMPARE(document.load(file()), QPdfDocument::Error::None);
        const QString text = textOf(document, 0);
        QVERIFY2(text.contains(QStringLiteral("All cases")) && text.contains(QStringLiteral("Page 1 of 1")) &&
                     text.contains(QStringLiteral("123")),
                 qPrintable(text));
    }

    void documentGoesOverAsManyPagesAsItNeeds()
    {
        PaperDocument document{QStringLiteral("آسفالت معبر"), {QStringLiteral("نوشته شده در 1405/08/30")}, {}};
        PaperDocument::Section facts{QStringLiteral("دربارهٔ پرونده")};
        facts.facts = {{QStringLiteral("کد رهگیری"), QStringLiteral("4820173959"), Column::Kind::Code},
                       {QStringLiteral("نشانی"), QStringLiteral("منطقه 5، ناحیه 2، خیابان آزادی، نرسیده به میدان، "
                                                                "روبه‌روی بانک، پلاک 12")}};
        document.sections.push_back(facts);
        document.sections.push_back(
            {QStringLiteral("متن پیام"),
             {},
             {QStringLiteral("خیابان ما چاله دارد و کسی نمی‌آید. ").repeated(120)}});
        PaperDocument::Section history{QStringLiteral("سوابق")};
        for (int n = 0; n < 60; ++n)
            history.entries.push_back({QStringLiteral("1405/08/30 09:12"), QStringLiteral("ارجاع به ناحیه %1").arg(n),
                                       QStringLiteral("لطفاً پیگیری شود.")});
        document.sections.push_back(history);
        document.sections.push_back({QStringLiteral("بی‌چیز")});
        const auto done = printDocument({OutTarget::Form::Pdf, file()}, document, PaperWords::current(), goOn);
        QVERIFY2(done.ok(), done.ok() ? "" : done.error().id().constData());
        QPdfDocument pdf;
        QCOMPARE(pdf.load(file()), QPdfDocument::Error::None);
        QVERIFY2(pdf.pageCount() >= 3, qPrintable(QString::number(pdf.pageCount())));
        QVERIFY(textOf(pdf, 0).contains(inPersian(4820173959)));
        keepPictures(pdf, QStringLiteral("document"));
    }

    void documentBecomesRowsForASpreadsheet()
    {
        PaperDocument document{QStringLiteral("x"), {}, {}};
        document.sections.push_back({QStringLiteral("Part"),
                                     {{QStringLiteral("Code"), QStringLiteral("۱۲")}},
                                     {QStringLiteral("words")},
                                     {{QStringLiteral("1405/08/30"), QStringLiteral("done"), QStringLiteral("note")}}});
        const auto rows = rowsOf(document);
        QCOMPARE(rows.size(), size_t(3));
        QCOMPARE(rows[0][2].text, QStringLiteral("12"));
        QCOMPARE(rows[2][2].text, QStringLiteral("done\nnote"));
    }
};

QTEST_MAIN(PaperTest)
#include "paper_test.moc"
