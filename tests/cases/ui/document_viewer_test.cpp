// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/review_document.h"
#include "cases/support/documents_screen.h"

#include <QScrollArea>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::cases::testing;
using namespace peygir::uikit::testing;

/// Goal: what lies in a case is seen, heard and reviewed by keys, and what cannot be shown is said in a sentence (R037, R092).
class DocumentViewerTest : public QObject, protected DocumentsScreen
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init() { begin(); }
    void cleanup() { end(); }

    void brokenPdfIsSaidAndCanStillBeSaved()
    {
        openInViewer("%PDF-1.4 and then nothing that makes sense", "نامه.pdf", "application/pdf");
        QVERIFY(waitUntil([this] { return says(QStringLiteral("این پی‌دی‌اف خراب است")); }));
        QVERIFY(find<QWidget>(QStringLiteral("ذخیره در…"), m_viewer)->isEnabled());
    }

    void pictureBombIsNotUnpacked()
    {
        openInViewer(bombBytes(), "عکس.png", "image/png");
        QVERIFY(waitUntil([this] { return says(QStringLiteral("۵۰۰۰۰ در ۵۰۰۰۰")); }));
    }

    void brokenPictureIsSaid()
    {
        openInViewer(pictureBytes(64).first(60), "عکس.png", "image/png");
        QVERIFY(waitUntil([this] { return says(QStringLiteral("این تصویر خراب است")); }));
    }

    void drawingThatReadsOtherFilesIsNotShown()
    {
        openInViewer("<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/passwd'/></svg>", "عکس.png",
                     "image/png");
        QVERIFY(waitUntil([this] { return says(QStringLiteral("این تصویر خراب است")); }));
    }

    void recordingThatIsNotSoundIsSaid()
    {
        openInViewer("this is a letter and no sound", "مکالمه.wav", "audio/x-wav");
        QVERIFY(waitUntil([this] { return says(QStringLiteral("صدایی نیست که بتوان پخش کرد")); }, 20s));
    }

    void programOfAStrangerIsNotHandedToTheSystem()
    {
        openInViewer("#!/bin/sh\nrm -rf ~", "نامه.pdf.desktop", "application/x-desktop");
        auto *open = find<QWidget>(QStringLiteral("باز کردن با برنامهٔ دیگر"), m_viewer);
        QVERIFY(open);
        QVERIFY(!open->isEnabled());
    }

    void rowTellsKindSizePlaceAndReview()
    {
        haveOneDocument(DocumentReview::Deficient);
        QVERIFY(waitUntil([this] { return rows().size() == 1; }));
        const uikit::ListRow row = rows().front();
        QVERIFY2(row.detail.contains(QStringLiteral("عکس · ۱٫۵ مگابایت · نزد سرور")), qPrintable(row.detail));
        QCOMPARE(row.status, QStringLiteral("نقص دارد"));
    }

    void documentIsConfirmedByAKey()
    {
        haveOneDocument();
        list().setFocus();
        press(*m_window, QStringLiteral("Ctrl+Y"));
        QVERIFY(waitUntil([this] { return m_desk->given.size() == 1; }));
        const auto command = fieldsFromJson<ReviewDocument>(m_desk->given.front().arguments).value();
        QCOMPARE(command.review, DocumentReview::Confirmed);
        QCOMPARE(command.document, m_documents->views.front().document.id);
    }

    void deficiencyAsksWhatIsMissing()
    {
        haveOneDocument();
        list().setFocus();
        press(*m_window, QStringLiteral("Ctrl+D"));
        type(*m_window, QStringLiteral("پشت کارت"));
        press(*m_window, QStringLiteral("Escape"));
        QVERIFY(m_desk->given.empty());
        press(*m_window, QStringLiteral("Ctrl+D"));
        press(*m_window, QStringLiteral("Return"));
        QVERIFY(waitUntil([this] { return m_desk->given.size() == 1; }));
        const auto command = fieldsFromJson<ReviewDocument>(m_desk->given.front().arguments).value();
        QCOMPARE(command.review, DocumentReview::Deficient);
        QCOMPARE(command.note, QStringLiteral("پشت کارت"));
    }

    void documentIsRejectedWithItsReason() // R092
    {
        haveOneDocument();
        list().setFocus();
        press(*m_window, QStringLiteral("Ctrl+R"));
        QVERIFY(m_desk->given.empty());
        type(*m_window, QStringLiteral("سند این شهروند نیست"));
        press(*m_window, QStringLiteral("Return"));
        QVERIFY(waitUntil([this] { return m_desk->given.size() == 1; }));
        const auto command = fieldsFromJson<ReviewDocument>(m_desk->given.front().arguments).value();
        QCOMPARE(command.review, DocumentReview::Rejected);
        QCOMPARE(command.note, QStringLiteral("سند این شهروند نیست"));
        QCOMPARE(command.document, m_documents->views.front().document.id);
    }

    void pictureIsShownAndLeftByEscape()
    {
        openInViewer(pictureBytes(200), "عکس.png", "image/png");
        auto *area = find<QScrollArea>(QStringLiteral("تصویر"), m_viewer);
        QVERIFY(area);
        auto *label = qobject_cast<QLabel *>(area->widget());
        QVERIFY(label);
        QVERIFY(waitUntil([label] { return !label->pixmap(Qt::ReturnByValue).isNull(); }));
        keep("document-picture");
        const int whole = label->width();
        press(*m_window, QStringLiteral("+"));
        QVERIFY(label->width() > whole);
        // As under a Persian layout.
        pressUnderLayout(*m_window, Qt::NoModifier, QChar(u'۰'), 19);
        QCOMPARE(label->width(), whole);
        QSignalSpy closed(m_viewer, &DocumentViewer::closed);
        press(*m_window, QStringLiteral("Escape"));
        QCOMPARE(closed.size(), 1);
    }

    void pdfIsShown()
    {
        openInViewer(pdfBytes(), "نامه.pdf", "application/pdf");
        QVERIFY(waitUntil([this] {
            const QObject *view = findNamed(QStringLiteral("پی‌دی‌اف"), m_viewer);
            const auto *document = view ? view->property("document").value<QObject *>() : nullptr;
            return document && document->property("pageCount").toInt() == 1;
        }));
        QVERIFY(!says(QStringLiteral("خراب")));
        keep("document-pdf");
    }

    void recordingIsPlayedAndSoughtByKeys()
    {
        openInViewer(waveBytes(), "مکالمه.wav", "audio/x-wav");
        QVERIFY(waitUntil([this] { return says(QStringLiteral("۰:۰۱")); }, 20s));
        keep("document-sound");
        press(*m_window, QStringLiteral("Right"));
        QVERIFY(waitUntil([this] { return says(QStringLiteral("۰:۰۱\u2069 / ")); }, 10s));
        press(*m_window, QStringLiteral("Home"));
        QVERIFY(waitUntil([this] { return says(QStringLiteral("۰:۰۰\u2069 / ")); }, 10s));
    }
};

QTEST_MAIN(DocumentViewerTest)
#include "document_viewer_test.moc"
