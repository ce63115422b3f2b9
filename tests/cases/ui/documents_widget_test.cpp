// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "base/random.h"
#include "cases/core/file_name.h"
#include "cases/core/review_document.h"
#include "cases/support/document_fakes.h"
#include "cases/ui/document_text.h"
#include "cases/ui/document_viewer.h"
#include "cases/ui/documents_widget.h"
#include "desktop/desk_session.h"
#include "front/desk/file_service.h"
#include "uikit/list_row.h"
#include "uikit/paged_list_model.h"
#include "uikit/testing/ui_driver.h"

#include <QBuffer>
#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QPainter>
#include <QPdfWriter>
#include <QScrollArea>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QVBoxLayout>
#include <QtEndian>
#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::uikit::testing;
using test::FixedDocuments;
using test::NotingDesk;

namespace {

const CaseId aCase(Uuid::parse(QByteArrayView("01900000-0000-7000-8000-00000000000a")).value());

const Uuid aCall = Uuid::parse(QByteArrayView("01900000-0000-7000-8000-00000000000c")).value();

QByteArray pictureBytes(int side)
{
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

/// Some kilobytes that claim to be 50,000 by 50,000 points.
QByteArray bombBytes()
{
    QByteArray bytes = pictureBytes(64);
    for (const int at : {16, 20})
        qToBigEndian<quint32>(50'000, bytes.data() + at);
    // Its checksum, over the kind and the thirteen bytes of the head.
    quint32 crc = 0xffffffff;
    for (int i = 12; i < 29; ++i) {
        crc ^= quint8(bytes.at(i));
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    qToBigEndian<quint32>(crc ^ 0xffffffff, bytes.data() + 29);
    return bytes;
}

QByteArray pdfBytes()
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    QPainter painter(&writer);
    painter.drawText(100, 100, QStringLiteral("page"));
    painter.end();
    return bytes;
}

/// A second of a tone, 8 kHz, 8 bit.
QByteArray waveBytes()
{
    constexpr quint32 rate = 8000;
    QByteArray bytes("RIFF....WAVEfmt ", 16);
    const auto add32 = [&bytes](quint32 number) {
        const quint32 wire = qToLittleEndian(number);
        bytes.append(reinterpret_cast<const char *>(&wire), 4);
    };
    const auto add16 = [&bytes](quint16 number) {
        const quint16 wire = qToLittleEndian(number);
        bytes.append(reinterpret_cast<const char *>(&wire), 2);
    };
    add32(16);
    add16(1);
    add16(1);
    add32(rate);
    add32(rate);
    add16(1);
    add16(8);
    bytes.append("data");
    add32(rate);
    for (quint32 i = 0; i < rate; ++i)
        bytes.append(char(i % 20 < 10 ? 60 : 200));
    qToLittleEndian<quint32>(quint32(bytes.size()) - 8, bytes.data() + 4);
    return bytes;
}

} // namespace

/// Goal: files get into a case by drop, paste and choice, are seen and reviewed by keys; and whatever is wrong with one
/// is said in a sentence, with nothing lost (R031, R037, R092).
class DocumentsWidgetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { desktop::prepareApplication(*qApp); }

    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_desk = std::make_unique<NotingDesk>();
        m_documents = std::make_unique<FixedDocuments>();
        m_files = std::make_unique<front::FileService>(
            front::FileWorker::Settings{m_place->filePath(QStringLiteral("files")), {}, {}});
        m_window = std::make_unique<QWidget>();
        m_window->resize(900, 640);
        m_widget = new DocumentsWidget(*m_documents, *m_files, *m_desk);
        m_viewer = new DocumentViewer(*m_documents, *m_files, *m_desk);
        auto *column = new QVBoxLayout(m_window.get());
        column->addWidget(m_widget);
        column->addWidget(m_viewer, 1);
        connect(m_widget, &DocumentsWidget::opened, m_viewer, [this](const DocumentView &view) {
            m_viewer->showDocument(view);
            m_viewer->takeFocus();
        });
        connect(m_widget, &DocumentsWidget::fileOpened, m_viewer, [this](const KeptFile &file) {
            m_viewer->showFile(file);
            m_viewer->takeFocus();
        });
        QVERIFY(showActive(*m_window));
    }
    void cleanup()
    {
        m_window.reset();
        m_files.reset();
    }

    // --- bad input ---

    void fileOf200MegabytesIsRefusedInASentence()
    {
        m_widget->showCase(aCase);
        const QString path = file("نقشه.dwg", "x");
        QVERIFY(QFile::resize(path, 200 * 1024 * 1024));
        drop({path});
        QVERIFY(waitUntil([this] { return says(QStringLiteral("۲۰۰ مگابایت")); }));
        QVERIFY(says(QStringLiteral("۱۰۰ مگابایت")));
        QVERIFY(says(QStringLiteral("نقشه.dwg")));
        QVERIFY(m_desk->given.empty());
        QCOMPARE(rows().size(), 0);
        QCOMPARE(QFileInfo(path).size(), 200 * 1024 * 1024);
    }

    void emptyAndUnreadableFilesAreRefusedInASentence()
    {
        m_widget->showCase(aCase);
        drop({file("خالی.txt", "")});
        QVERIFY(waitUntil([this] { return says(QStringLiteral("خالی است. چیزی پیوست نشد")); }));
        drop({m_place->filePath(QStringLiteral("نیست.txt"))});
        QVERIFY(waitUntil([this] { return says(QStringLiteral("خوانده نمی‌شود")); }));
        QVERIFY(m_desk->given.empty());
    }

    void nameOf300LettersIsCleanedAndShortened()
    {
        m_widget->showCase(aCase);
        // No file system takes such a name; it comes with a paste or from another desk.
        const QString name =
            QChar(0x202e) + QStringLiteral("نقشه").repeated(75) + QChar(0x200f) + QStringLiteral("/../a.pdf");
        m_widget->attacher().addContent("%PDF-1.4 ...", name);
        QVERIFY(waitUntil([this] { return m_desk->given.size() == 1; }));
        const auto command = fieldsFromJson<AttachDocument>(m_desk->given.front().arguments).value();
        QVERIFY(command.fileName.size() <= 400);
        QVERIFY(waitUntil([this] { return m_widget->attacher().items().empty(); }));
        const QString shown = rowOf(command.sha256, name);
        QVERIFY(!shown.contains(QChar(0x202e)));
        QVERIFY(m_widget->sizeHint().width() < m_window->width());
    }

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

    void refusedFileStaysWithItsReasonAndIsTriedAgainByEnter()
    {
        m_widget->showCase(aCase);
        m_desk->refusals.push_back(Error("storage.disk_full"));
        drop({file("a.jpg", "bytes")});
        QVERIFY(waitUntil([this] { return says(QStringLiteral("دیسک این رایانه پر است")); }));
        QCOMPARE(rows().size(), 1);
        QVERIFY(!rows().front().late.isEmpty());
        list().setFocus();
        press(*m_window, QStringLiteral("Return"));
        QVERIFY(waitUntil([this] { return m_desk->given.size() == 2; }));
        QVERIFY(waitUntil([this] { return rows().isEmpty(); }));
    }

    void smallPictureOfWhatWasRefusedIsNobodys()
    {
        m_widget->showCase(aCase);
        m_desk->refusals.push_back(Error("storage.disk_full"));
        drop({file("a.png", pictureBytes(900))});
        QVERIFY(waitUntil([this] { return says(QStringLiteral("دیسک این رایانه پر است")); }));
        const auto refused = fieldsFromJson<AttachDocument>(m_desk->given.front().arguments).value();
        // The picture itself is still on the list.
        QCOMPARE(looseFiles(), std::vector{refused.thumbnail.value()});
        list().setFocus();
        press(*m_window, QStringLiteral("Delete"));
        QCOMPARE(looseFiles().size(), size_t(2));
    }

    void pictureThatIsAttachedIsToBeSentWithItsSmallOne()
    {
        m_widget->showCase(aCase);
        drop({file("a.png", pictureBytes(900))});
        QVERIFY(waitUntil([this] { return m_desk->given.size() == 1 && rows().isEmpty(); }));
        const auto command = fieldsFromJson<AttachDocument>(m_desk->given.front().arguments).value();
        for (const BlobHash &hash : {command.sha256, command.thumbnail.value()})
            m_files->letGo(hash);
        QVERIFY(looseFiles().empty());
    }

    void clipboardWithoutAFileIsSaid()
    {
        m_widget->showCase(aCase);
        haveOneDocument();
        list().setFocus();
        paste(*m_window, QStringLiteral("words"));
        QVERIFY(waitUntil([this] { return says(QStringLiteral("در بریده‌دان نه فایلی هست")); }));
    }

    // --- what is meant to happen ---

    void droppedFilesAreHereBeforeTheyAreNamed()
    {
        m_widget->showCase(aCase);
        const QString path = file("چاله.jpg", "bytes");
        drop({path, file("b.txt", "more")});
        QVERIFY(waitUntil([this] { return m_desk->given.size() == 2; }));
        const auto &given = m_desk->given[fieldsFromJson<AttachDocument>(m_desk->given[0].arguments)->fileName.endsWith(u'g') ? 0 : 1];
        const auto command = fieldsFromJson<AttachDocument>(given.arguments).value();
        QCOMPARE(given.kind, QByteArray(AttachDocument::kind));
        QCOMPARE(command.caseId, aCase);
        QCOMPARE(command.fileName, QStringLiteral("چاله.jpg"));
        // It is no picture, whatever its name says.
        QVERIFY(!command.thumbnail);
        QCOMPARE(command.sha256, BlobHash::of("bytes"));
        QVERIFY(m_files->read(command.sha256));
        QVERIFY(QFile::exists(m_place->filePath(QStringLiteral("files/queue/") + command.sha256.text())));
    }

    void pictureInTheClipboardIsPastedAsAFile()
    {
        m_widget->showCase(aCase);
        haveOneDocument();
        QImage image(20, 20, QImage::Format_RGB32);
        image.fill(Qt::red);
        QGuiApplication::clipboard()->setImage(image);
        list().setFocus();
        press(*m_window, QStringLiteral("Ctrl+V"));
        QVERIFY(waitUntil([this] { return m_desk->given.size() == 1; }));
        const auto command = fieldsFromJson<AttachDocument>(m_desk->given.front().arguments).value();
        QCOMPARE(command.mediaType, QStringLiteral("image/png"));
        QCOMPARE(command.what, DocumentKind::Photo);
        QCOMPARE(QImage::fromData(m_files->read(command.sha256)->readAll()).pixelColor(5, 5), QColor(Qt::red));
    }

    void smallPictureIsMadeAndSentWithThePicture()
    {
        m_widget->showCase(aCase);
        drop({file("a.png", pictureBytes(900))});
        QVERIFY(waitUntil([this] { return m_desk->given.size() == 1; }));
        const auto command = fieldsFromJson<AttachDocument>(m_desk->given.front().arguments).value();
        QVERIFY(command.thumbnail);
        for (const BlobHash &hash : {command.sha256, *command.thumbnail})
            QVERIFY(QFile::exists(m_place->filePath(QStringLiteral("files/queue/") + hash.text())));
        const QByteArray bytes = m_files->read(*command.thumbnail)->readAll();
        QVERIFY(bytes.size() <= limits::thumbnailBytes);
        QCOMPARE(QImage::fromData(bytes, "JPG").size(), QSize(limits::thumbnailSide, limits::thumbnailSide));
    }

    void pictureIsGivenAlsoWhereTheWindowCloses()
    {
        m_widget->showCase(aCase);
        // Large enough to be looked at for a while.
        drop({file("a.png", pictureBytes(6000))});
        const auto &items = m_widget->attacher().items();
        QVERIFY(waitUntil([&] { return !items.empty() && items.front().kept; }));
        m_window.reset();
        QCOMPARE(m_desk->given.size(), size_t(1));
        QCOMPARE(m_desk->given.front().arguments.value(QLatin1String("case")).toString(), aCase.toString());
    }

    void picturesAreSeenInTheList()
    {
        const BlobHash small = kept(pictureBytes(limits::thumbnailSide));
        showDocumentWith(small);
        QVERIFY(waitUntil([this] { return !picture().isNull(); }));
        QCOMPARE(picture().pixelColor(5, 5), QColor(Qt::darkCyan));
        const QImage seen = list().grab().toImage();
        // Where reading begins: at the right.
        const QRect row = list().visualRect(list().model()->index(0, 0));
        QCOMPARE(seen.pixelColor((QPointF(row.right() - 25, row.center().y()) * seen.devicePixelRatio()).toPoint()), QColor(Qt::darkCyan));
    }

    void smallPictureThatUnpacksToMoreIsNotUnpacked()
    {
        showDocumentWith(kept(pictureBytes(limits::thumbnailSide + 1)));
        // It is looked at as soon as it is listed.
        QVERIFY(QThreadPool::globalInstance()->waitForDone());
        QCoreApplication::processEvents();
        QVERIFY(picture().isNull());
    }

    void filesOfACallWaitForItsCase()
    {
        m_widget->showCall(aCall);
        drop({file("a.jpg", "bytes")});
        QVERIFY(waitUntil([this] { return hasContent(aCall); }));
        QVERIFY(m_desk->given.empty());
        // A draft that outlived the program.
        const QJsonArray kept = m_widget->attacher().waiting(aCall);
        m_widget->attacher().setWaiting(aCall, {});
        QCOMPARE(rows().size(), 0);
        m_widget->attacher().setWaiting(aCall, kept);
        QCOMPARE(rows().size(), 1);
        m_widget->attacher().attachAll(aCall, aCase);
        QVERIFY(waitUntil([this] { return m_desk->given.size() == 1; }));
        QCOMPARE(m_desk->given.front().arguments.value(QLatin1String("case")).toString(), aCase.toString());
        QVERIFY(waitUntil([this] { return rows().isEmpty(); }));
    }

    void pictureThatIsReadyLateBelongsToTheCallThatWasMeant()
    {
        m_widget->showCall(aCall);
        QImage image(900, 900, QImage::Format_RGB32);
        image.fill(Qt::red);
        QMimeData mime;
        mime.setImageData(image);
        QVERIFY(m_widget->addFrom(mime));
        const Uuid other = derivedUuid(aCall, "other");
        m_widget->showCall(other);
        QVERIFY(waitUntil([this] { return hasContent(aCall); }));
        QVERIFY(m_widget->attacher().waiting(other).isEmpty());
        QCOMPARE(rows().size(), 0);
    }

    void nobodyReviewsWhatNoCaseHas()
    {
        m_widget->showCall(aCall);
        drop({file("a.jpg", "bytes")});
        QVERIFY(waitUntil([this] { return hasContent(aCall); }));
        list().setFocus();
        press(*m_window, QStringLiteral("Ctrl+Y"));
        QVERIFY(m_desk->given.empty());
    }

    void recordingOfACallIsPlayedBeforeThereIsACase() // R037
    {
        m_widget->showCall(aCall);
        m_widget->attacher().addContent(waveBytes(), QStringLiteral("مکالمه.wav"));
        QVERIFY(waitUntil([this] { return hasContent(aCall); }));
        list().setFocus();
        press(*m_window, QStringLiteral("Return"));
        QVERIFY(waitUntil([this] { return says(QStringLiteral("۰:۰۱")); }, 20s));
        press(*m_window, QStringLiteral("Right"));
        QVERIFY(waitUntil([this] { return says(QStringLiteral("۰:۰۱\u2069 / ")); }, 10s));
        auto *confirm = find<QWidget>(QStringLiteral("تایید"), m_viewer);
        QVERIFY(!confirm || !confirm->isEnabled());
        // Nothing comes of a case that is not there.
        m_viewer->refresh();
        QVERIFY(m_viewer->document());
        press(*m_window, QStringLiteral("Escape"));
        QVERIFY(!m_viewer->document());
    }

    void fileOfACallIsTakenOutByDelete()
    {
        m_widget->showCall(aCall);
        drop({file("a.jpg", "bytes")});
        QVERIFY(waitUntil([this] { return hasContent(aCall); }));
        list().setFocus();
        press(*m_window, QStringLiteral("Delete"));
        QCOMPARE(rows().size(), 0);
        QVERIFY(m_widget->attacher().waiting(aCall).isEmpty());
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

private:
    QString file(const char *name, const QByteArray &content)
    {
        QFile file(m_place->filePath(QString::fromUtf8(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write");
        return file.fileName();
    }

    void drop(const QStringList &paths)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls.append(QUrl::fromLocalFile(path));
        data.setUrls(urls);
        QDragEnterEvent enter(m_widget->rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_widget, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(m_widget->rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_widget, &event);
    }

    /// Whether bytes of this call are on this desk.
    bool hasContent(const Uuid &call) const
    {
        const QJsonArray files = m_widget->attacher().waiting(call);
        return !files.isEmpty() && files.first().toObject().contains(QLatin1String("sha256"));
    }

    /// What would be swept away if nothing in the store named it.
    std::vector<BlobHash> looseFiles()
    {
        std::optional<std::vector<BlobHash>> loose;
        m_files->findLoose(this, [&loose](const Result<std::vector<BlobHash>> &found) { loose = found.value(); });
        (void)waitUntil([&loose] { return loose.has_value(); });
        return loose.value();
    }

    QListView &list() { return *m_widget->findChild<QListView *>(); }
    QList<uikit::ListRow> rows()
    {
        QList<uikit::ListRow> rows;
        for (int i = 0; i < list().model()->rowCount(); ++i)
            rows.append(list().model()->index(i, 0).data(uikit::PagedListModel::RowRole).value<uikit::ListRow>());
        return rows;
    }
    /// The title of a document with this content, as the list would show it once it is attached.
    QString rowOf(const BlobHash &hash, const QString &name)
    {
        DocumentView view = aView(hash, 100, storedFileName(name), QStringLiteral("application/pdf"));
        m_documents->views = {view};
        m_widget->refresh();
        (void)waitUntil([this] { return rows().size() == 1; });
        return rows().front().title;
    }

    DocumentView aView(const BlobHash &hash, qint64 size, const QString &name, const QString &type)
    {
        return {CaseDocument{DocumentId(derivedUuid(aCase.uuid(), hash.hex())),
                             aCase,
                             kindOf(type),
                             {},
                             name,
                             type,
                             size,
                             hash,
                             {},
                             m_desk->user(),
                             Instant(1'790'000'000'000),
                             {},
                             {},
                             {},
                             {}},
                QStringLiteral("سارا نمونه"),
                {}};
    }
    void haveOneDocument(std::optional<DocumentReview> review = {})
    {
        DocumentView view =
            aView(BlobHash::of("elsewhere"), 3 * 512 * 1024, QStringLiteral("چاله.jpg"), QStringLiteral("image/jpeg"));
        if (review) {
            view.document.review = review;
            view.document.reviewNote = QStringLiteral("پشت کارت کم است");
            view.document.reviewedBy = m_desk->user();
            view.document.reviewedAt = view.document.at;
        }
        m_documents->views = {view};
        m_widget->showCase(aCase);
        QVERIFY(waitUntil([this] { return rows().size() == 1; }));
        keep("documents-list");
    }

    /// It is on this desk.
    BlobHash kept(const QByteArray &content)
    {
        m_files->takeContent(content, QStringLiteral("a.png"), this, [](const Result<KeptFile> &) {});
        const BlobHash hash = BlobHash::of(content);
        if (!waitUntil([&] { return m_files->read(hash) && m_files->stateOf(hash).place == FileState::Place::Here; }))
            qFatal("not kept");
        return hash;
    }
    void showDocumentWith(const BlobHash &thumbnail)
    {
        DocumentView view = aView(BlobHash::of("elsewhere"), 3 * 512 * 1024, QStringLiteral("چاله.jpg"), QStringLiteral("image/jpeg"));
        view.document.thumbnail = thumbnail;
        m_documents->views = {view};
        m_widget->showCase(aCase);
        QVERIFY(waitUntil([this] { return rows().size() == 1; }));
    }
    QImage picture() { return list().model()->index(0, 0).data(Qt::DecorationRole).value<QImage>(); }

    /// Takes the content in, as if it had been fetched, and opens it by Enter.
    void openInViewer(const QByteArray &content, const char *name, const char *type)
    {
        bool here = false;
        m_files->takeContent(content, QString::fromUtf8(name), this,
                             [&here](const Result<KeptFile> &kept) { here = kept.ok(); });
        QVERIFY(waitUntil([&here] { return here; }));
        const BlobHash hash = BlobHash::of(content);
        m_documents->views = {aView(hash, content.size(), QString::fromUtf8(name), QString::fromLatin1(type))};
        m_widget->showCase(aCase);
        QVERIFY(waitUntil(
            [this, hash] { return rows().size() == 1 && m_files->stateOf(hash).place == FileState::Place::Here; }));
        list().setFocus();
        press(*m_window, QStringLiteral("Return"));
    }

    /// Whether one of the visible labels has this.
    bool says(const QString &part) const
    {
        const auto labels = m_window->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&part](const QLabel *label) { return label->isVisible() && label->text().contains(part); });
    }

    /// For people to look at, where PEYGIR_SCREENSHOTS names a folder.
    void keep(const char *name)
    {
        const QString folder = qEnvironmentVariable("PEYGIR_SCREENSHOTS");
        if (!folder.isEmpty())
            QVERIFY(screenshot(*m_window, folder + u'/' + QLatin1String(name) + QStringLiteral(".png")));
    }

    std::unique_ptr<QTemporaryDir> m_place;
    std::unique_ptr<NotingDesk> m_desk;
    std::unique_ptr<FixedDocuments> m_documents;
    std::unique_ptr<front::FileService> m_files;
    std::unique_ptr<QWidget> m_window;
    DocumentsWidget *m_widget = nullptr;
    DocumentViewer *m_viewer = nullptr;
};

QTEST_MAIN(DocumentsWidgetTest)
#include "documents_widget_test.moc"
