// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "cases/support/documents_screen.h"

#include <QClipboard>
#include <QThreadPool>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::cases::testing;
using namespace peygir::uikit::testing;

/// Goal: files get into a case by drop, paste and choice; and whatever is wrong with one is said in a sentence, with nothing lost (R031,
/// R037).
class DocumentsWidgetTest : public QObject, protected DocumentsScreen
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init() { begin(); }
    void cleanup() { end(); }

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
};

QTEST_MAIN(DocumentsWidgetTest)
#include "documents_widget_test.moc"
