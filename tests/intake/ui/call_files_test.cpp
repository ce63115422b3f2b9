// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"
#include "cases/core/attach_document.h"
#include "cases/ui/documents_widget.h"
#include "intake/support/call_desk.h"
#include "uikit/application.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace peygir;
using namespace peygir::test;
using namespace peygir::uikit::testing;

namespace {

QString textOf(const CallDesk &desk, const char *field) { return desk.find<QLineEdit>(field)->text(); }

/// Also while it is hidden, because there is none.
QAbstractItemModel &rows(const CallDesk &desk)
{
    return *desk.page->findChild<QListView *>(QStringLiteral("documents"))->model();
}

int rowCount(const CallDesk &desk) { return rows(desk).rowCount(); }

/// What a screen reader reads of the n-th file.
QString row(const CallDesk &desk, int n) { return rows(desk).index(n, 0).data(Qt::AccessibleTextRole).toString(); }

QJsonArray filesIn(const intake::Draft &draft) { return draft.call.value(QStringLiteral("files")).toArray(); }

void rest() { CallDesk::settle(intake::CallKeeper::pause + std::chrono::milliseconds(100)); }

/// A message that lacks nothing.
void typeMessage(CallDesk &desk) { desk.type(QStringLiteral("09351112233\nرضا\nهرس\n")); }

std::vector<cases::AttachDocument> attached(const CallDesk &desk)
{
    std::vector<cases::AttachDocument> all;
    for (const auto &one : desk.desk.submitted) {
        if (one.kind == cases::AttachDocument::kind)
            all.push_back(fieldsFromJson<cases::AttachDocument>(one.arguments).value());
    }
    return all;
}

cases::CaseId registeredCase(const CallDesk &desk)
{
    for (const auto &one : desk.desk.submitted) {
        if (one.kind == intake::RegisterCase::kind)
            return intake::caseIdOf(one.command);
    }
    qFatal("nothing is registered");
}

} // namespace

/// Goal: files given to a call belong to it, on the form, on hold and after a kill, and to the case that it becomes;
/// of a call that is given up they go (R031, R037).
class CallFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_place = std::make_unique<QTemporaryDir>(); }

    // --- bad input -------------------------------------------------------------------------------------------------

    void aFileThatIsTooLargeIsSaidBesideAndTheCallGoesOn()
    {
        CallDesk desk;
        desk.files.largest = 3;
        typeMessage(desk);
        drop(desk, "phone", {file("نقشه.dwg", "large")});
        CallDesk::settle();
        QVERIFY(!desk.find<QLabel>("problem")->text().isEmpty());
        QCOMPARE(rowCount(desk), 0);
        QVERIFY(QApplication::activeModalWidget() == nullptr);
        desk.press("Ctrl+Return");
        QCOMPARE(desk.desk.count("RegisterCase"), 1);
        QVERIFY(attached(desk).empty());
    }

    void aFileThatIsNotThereIsSaidBeside()
    {
        CallDesk desk;
        drop(desk, "words", {m_place->filePath(QStringLiteral("نیست.txt"))});
        CallDesk::settle();
        QVERIFY(!desk.find<QLabel>("problem")->text().isEmpty());
        QCOMPARE(desk.find<QPlainTextEdit>("words")->toPlainText(), QString());
    }

    void aNameOfThreeHundredLettersWithDirectionMarksFits()
    {
        CallDesk desk;
        cases::DocumentAttacher &attacher = desk.page->documents().attacher();
        attacher.addContent("%PDF-1.5", QStringLiteral("نامه.pdf"));
        CallDesk::settle();
        const int width = desk.page->minimumSizeHint().width();
        attacher.remove(attacher.items().front().id);
        attacher.addContent("%PDF-1.4", QChar(0x202e) + QStringLiteral("نقشه").repeated(75) + QChar(0x200f)
                                            + QStringLiteral(".pdf"));
        CallDesk::settle();
        QCOMPARE(rowCount(desk), 1);
        QVERIFY(!row(desk, 0).contains(QChar(0x202e)));
        QCOMPARE(desk.page->minimumSizeHint().width(), width);
    }

    void aSmallScreenHasRoomForAllOfIt()
    {
        CallDesk desk;
        desk.type(QStringLiteral("\n\nساعت\n"));
        for (const char *content : {"a", "b", "c", "d"})
            desk.page->documents().attacher().addContent(content, QStringLiteral("a.pdf"));
        CallDesk::settle();
        QVERIFY(desk.find<QWidget>("answer"));
        // What rail and header of a window of 1366 × 768 leave.
        QVERIFY2(desk.page->minimumSizeHint().height() <= 724, qPrintable(QString::number(desk.page->minimumSizeHint().height())));
        QVERIFY(desk.page->minimumSizeHint().width() <= 1166);
    }

    void wordsInTheClipboardAreWordsInAField()
    {
        CallDesk desk;
        auto *mime = new QMimeData;
        mime->setText(QStringLiteral("زباله مانده"));
        mime->setImageData(picture());
        pasteInto(desk, "words", mime);
        QCOMPARE(desk.find<QPlainTextEdit>("words")->toPlainText(), QStringLiteral("زباله مانده"));
        QCOMPARE(rowCount(desk), 0);
    }

    void anAddressOfTheWebIsNotFetched()
    {
        CallDesk desk;
        auto *mime = new QMimeData;
        mime->setUrls({QUrl(QStringLiteral("https://example.org/a.jpg"))});
        mime->setText(QStringLiteral("https://example.org/a.jpg"));
        pasteInto(desk, "words", mime);
        QVERIFY(desk.find<QPlainTextEdit>("words")->toPlainText().contains(QStringLiteral("example.org")));
        QCOMPARE(rowCount(desk), 0);
    }

    void aRefusedFileStaysAndIsTriedAgainByEnter()
    {
        CallDesk desk;
        typeMessage(desk);
        drop(desk, "phone", {file("a.jpg", "bytes")});
        CallDesk::settle();
        desk.desk.refusal = Error("storage.disk_full");
        desk.desk.refusedKind = cases::AttachDocument::kind;
        desk.press("Ctrl+Return");
        CallDesk::settle();
        QCOMPARE(desk.desk.count("RegisterCase"), 1);
        QVERIFY(attached(desk).empty());
        // It is still known at the next start.
        QCOMPARE(desk.book.drafts.size(), size_t(1));
        // Also while the next call is taken.
        desk.press("Escape");
        QCOMPARE(rowCount(desk), 1);
        desk.desk.refusal.reset();
        desk.press("Ctrl+M");
        desk.press("Return");
        QVERIFY(waitUntil([&] { return attached(desk).size() == 1; }));
        QCOMPARE(attached(desk).front().caseId, registeredCase(desk));
        QVERIFY(waitUntil([&] { return rowCount(desk) == 0; }));
        QVERIFY(waitUntil([&] { return desk.book.drafts.empty(); }));
    }

    // --- giving files ----------------------------------------------------------------------------------------------

    void filesAreDroppedAnywhereAlsoOnTexts_data()
    {
        QTest::addColumn<QByteArray>("field");
        for (const char *field : {"phone", "words", "register", "attach"})
            QTest::newRow(field) << QByteArray(field);
    }
    void filesAreDroppedAnywhereAlsoOnTexts() // R031
    {
        QFETCH(QByteArray, field);
        CallDesk desk;
        drop(desk, field.constData(), {file("چاله.jpg", "bytes"), file("b.xyz", "more")});
        CallDesk::settle();
        QCOMPARE(rowCount(desk), 2);
        QVERIFY2(row(desk, 0).contains(QStringLiteral("چاله.jpg")), qPrintable(row(desk, 0)));
        QCOMPARE(textOf(desk, "phone"), QString());
        QCOMPARE(desk.find<QPlainTextEdit>("words")->toPlainText(), QString());
        QVERIFY(desk.desk.submitted.empty());
    }

    void aFileIsPastedWhereverTheKeyboardIs_data()
    {
        QTest::addColumn<QByteArray>("field");
        for (const char *field : {"phone", "words", "register", "attach"})
            QTest::newRow(field) << QByteArray(field);
    }
    void aFileIsPastedWhereverTheKeyboardIs()
    {
        QFETCH(QByteArray, field);
        CallDesk desk;
        const QString path = file("نامه.pdf", "%PDF-1.4");
        auto *mime = new QMimeData;
        mime->setUrls({QUrl::fromLocalFile(path)});
        // As file managers do.
        mime->setText(path);
        pasteInto(desk, field.constData(), mime);
        QCOMPARE(rowCount(desk), 1);
        QCOMPARE(desk.find<QPlainTextEdit>("words")->toPlainText(), QString());
    }

    void aPictureIsPastedWhileWordsAreTyped()
    {
        CallDesk desk;
        auto *mime = new QMimeData;
        mime->setImageData(picture());
        pasteInto(desk, "words", mime);
        QVERIFY(waitUntil([&desk] { return rowCount(desk) == 1; }));
    }

    void filesAreReachedAndTakenOutByKeys()
    {
        CallDesk desk;
        drop(desk, "phone", {file("a.jpg", "bytes"), file("b.jpg", "more")});
        CallDesk::settle();
        QVERIFY(desk.find<QPushButton>("takeOut"));
        desk.press("Ctrl+M");
        QCOMPARE(desk.focused(), QStringLiteral("documents"));
        desk.press("Delete");
        QCOMPARE(rowCount(desk), 1);
        QCOMPARE(desk.files.letGone, std::vector{BlobHash::of("bytes")});
        QCOMPARE(filesIn(desk.book.drafts.front()).size(), 1);
        desk.press("Delete");
        QCOMPARE(rowCount(desk), 0);
        QVERIFY(!desk.find<QPushButton>("takeOut"));
        QVERIFY(desk.book.drafts.empty());
    }

    // --- they belong to their call ---------------------------------------------------------------------------------

    void filesAloneMakeACallThatIsNotDroppedByOneEsc()
    {
        CallDesk desk;
        drop(desk, "phone", {file("a.jpg", "bytes")});
        CallDesk::settle();
        desk.press("Escape");
        QCOMPARE(rowCount(desk), 1);
        desk.press("Escape");
        QCOMPARE(rowCount(desk), 0);
        QCOMPARE(desk.files.letGone, std::vector{BlobHash::of("bytes")});
        QVERIFY(desk.book.drafts.empty());
    }

    void aCopyIsBrokenOffWhenItsCallIsGivenUp()
    {
        CallDesk desk;
        desk.files.isSlow = true;
        drop(desk, "phone", {file("a.jpg", "bytes")});
        CallDesk::settle();
        desk.press("Escape");
        desk.press("Escape");
        QCOMPARE(desk.files.cancelled, 1);
        QCOMPARE(rowCount(desk), 0);
    }

    void filesGoOnHoldWithTheirCallAndComeBack() // R040
    {
        CallDesk desk;
        desk.type(QStringLiteral("09350000001\n"));
        drop(desk, "words", {file("a.jpg", "bytes")});
        CallDesk::settle();
        desk.press("F11");
        QCOMPARE(rowCount(desk), 0);
        drop(desk, "words", {file("b.jpg", "more")});
        CallDesk::settle();
        desk.press("Ctrl+1");
        QCOMPARE(rowCount(desk), 1);
        QVERIFY(row(desk, 0).contains(QStringLiteral("a.jpg")));
        desk.press("Ctrl+1");
        QCOMPARE(rowCount(desk), 1);
        QVERIFY(row(desk, 0).contains(QStringLiteral("b.jpg")));
        QVERIFY(desk.files.letGone.empty());
    }

    void aCopyThatEndsWhileItsCallIsOnHoldIsKeptWithIt()
    {
        CallDesk desk;
        desk.files.isSlow = true;
        desk.type(QStringLiteral("09350000001\n"));
        drop(desk, "words", {file("a.jpg", "bytes")});
        CallDesk::settle();
        desk.press("F11");
        desk.type(QStringLiteral("09350000002\n"));
        desk.files.finish();
        rest();
        QCOMPARE(rowCount(desk), 0);
        QCOMPARE(desk.book.drafts.size(), size_t(2));
        for (const intake::Draft &draft : desk.book.drafts)
            QCOMPARE(filesIn(draft).size(), draft.onForm ? 0 : 1);
        desk.press("Ctrl+1");
        QCOMPARE(rowCount(desk), 1);
    }

    void nextMessageOfTheSameCallerHasNoFiles() // R040
    {
        CallDesk desk;
        typeMessage(desk);
        drop(desk, "words", {file("a.jpg", "bytes")});
        CallDesk::settle();
        desk.press("Ctrl+Return");
        desk.press("Return");
        QCOMPARE(textOf(desk, "phone"), QStringLiteral("۰۹۳۵۱۱۱۲۲۳۳"));
        QCOMPARE(rowCount(desk), 0);
        desk.type(QStringLiteral("هرس\n"));
        desk.press("Ctrl+Return");
        QCOMPARE(desk.desk.count("RegisterCase"), 2);
        QCOMPARE(attached(desk).size(), size_t(1));
    }

    // --- and are there after a kill --------------------------------------------------------------------------------

    void filesAreThereAgainAtTheNextStart() // R040
    {
        CallDesk desk;
        desk.type(QStringLiteral("09350000001\n"));
        drop(desk, "words", {file("a.jpg", "bytes")});
        CallDesk::settle();
        desk.press("F11");
        drop(desk, "words", {file("b.jpg", "more")});
        // No pause: a file is kept at once.
        CallDesk::settle();
        CallDesk again([&desk](CallDesk &before) { restart(before, desk); });
        CallDesk::settle();
        QCOMPARE(rowCount(again), 1);
        QVERIFY(row(again, 0).contains(QStringLiteral("b.jpg")));
        again.press("Ctrl+1");
        QCOMPARE(textOf(again, "phone"), QStringLiteral("۰۹۳۵۰۰۰۰۰۰۱"));
        QVERIFY(row(again, 0).contains(QStringLiteral("a.jpg")));
        again.type(QStringLiteral("هرس\n"));
        again.press("Ctrl+Return");
        QVERIFY(waitUntil([&] { return attached(again).size() == 1; }));
        QCOMPARE(attached(again).front().sha256, BlobHash::of("bytes"));
    }

    void aCopyThatAKillBrokeOffBeginsAnew()
    {
        CallDesk desk;
        desk.files.isSlow = true;
        drop(desk, "words", {file("a.jpg", "bytes")});
        CallDesk::settle();
        QCOMPARE(desk.book.drafts.size(), size_t(1));
        CallDesk again([&desk](CallDesk &before) { restart(before, desk); });
        CallDesk::settle();
        QCOMPARE(rowCount(again), 1);
        QVERIFY(again.files.contents.contains(BlobHash::of("bytes")));
    }

    void aKillBetweenRegisteringAndAttachingLosesNothing()
    {
        CallDesk desk;
        typeMessage(desk);
        drop(desk, "words", {file("a.jpg", "bytes"), file("b.jpg", "more")});
        CallDesk::settle();
        // The message is taken, and then nothing happens any more.
        desk.desk.refusal = Error("storage.io");
        desk.desk.refusedKind = cases::AttachDocument::kind;
        desk.press("Ctrl+Return");
        const cases::CaseId caseId = registeredCase(desk);
        CallDesk again([&](CallDesk &before) {
            restart(before, desk);
            // One of them was attached just before.
            before.documents.views = {viewOf(caseId, "more")};
        });
        CallDesk::settle();
        // It is no call any more.
        QCOMPARE(textOf(again, "phone"), QString());
        QCOMPARE(again.documents.asked, std::vector{caseId});
        QCOMPARE(attached(again).size(), size_t(1));
        QCOMPARE(attached(again).front().caseId, caseId);
        QCOMPARE(attached(again).front().sha256, BlobHash::of("bytes"));
        QCOMPARE(again.desk.count("RegisterCase"), 0);
        QVERIFY(again.book.drafts.empty());
    }

    // --- and to the case that it becomes ---------------------------------------------------------------------------

    void registeringAttachesThem() // R031 R037
    {
        CallDesk desk;
        typeMessage(desk);
        drop(desk, "words", {file("چاله.jpg", "bytes"), file("مکالمه.wav", waveHead())});
        CallDesk::settle();
        desk.press("Ctrl+Return");
        // A picture goes when there is a small one of it.
        QVERIFY(waitUntil([&] { return attached(desk).size() == 2; }));
        auto commands = attached(desk);
        std::sort(commands.begin(), commands.end(), [](const auto &a, const auto &b) { return a.what < b.what; });
        for (const cases::AttachDocument &command : commands) {
            QCOMPARE(command.caseId, registeredCase(desk));
            // Whoever names bytes has queued them before.
            QVERIFY(desk.files.queued.contains(command.sha256));
        }
        QCOMPARE(commands.front().fileName, QStringLiteral("چاله.jpg"));
        QCOMPARE(commands.back().what, cases::DocumentKind::Recording);
        QVERIFY(waitUntil([&] { return desk.book.drafts.empty(); }));
        QVERIFY(desk.files.letGone.empty());
    }

    void whatIsStillCopiedIsAttachedWhenItIsHere()
    {
        CallDesk desk;
        desk.files.isSlow = true;
        typeMessage(desk);
        drop(desk, "words", {file("a.jpg", "bytes")});
        desk.press("Ctrl+Return");
        desk.press("Escape");
        QVERIFY(attached(desk).empty());
        QCOMPARE(desk.book.drafts.size(), size_t(1));
        desk.files.finish();
        QVERIFY(waitUntil([&] { return attached(desk).size() == 1; }));
        QCOMPARE(attached(desk).front().caseId, registeredCase(desk));
        QVERIFY(waitUntil([&] { return desk.book.drafts.empty(); }));
    }

    void aFileAfterRegisteringBelongsToTheCase() // R037
    {
        CallDesk desk;
        typeMessage(desk);
        desk.press("Ctrl+Return");
        drop(desk, "code", {file("مکالمه.wav", waveHead())});
        QVERIFY(waitUntil([&] { return attached(desk).size() == 1; }));
        QCOMPARE(attached(desk).front().caseId, registeredCase(desk));
    }

    void filesAloneCanBeAddedToACaseThatIsThere() // R036
    {
        CallDesk desk([](CallDesk &before) {
            before.city.knowCaller(QStringLiteral("09121234567"), QStringLiteral("مریم احمدی"),
                                   {SmallCity::line(700, QStringLiteral("جمع‌آوری زباله"))});
        });
        desk.type(QStringLiteral("09121234567"));
        drop(desk, "words", {file("a.jpg", "bytes")});
        CallDesk::settle();
        desk.press("Alt+1");
        CallDesk::settle();
        QCOMPARE(desk.desk.count("AddNote"), 0);
        QCOMPARE(attached(desk).size(), size_t(1));
        QCOMPARE(attached(desk).front().caseId, cases::CaseId(numbered(700)));
        QVERIFY(desk.book.drafts.empty());
    }

    void whatTheCaseHasStaysBesideItsCodeWhenItIsHandedOn() // R041
    {
        CallDesk desk;
        cases::CaseView view{SmallCity::line(900, QStringLiteral("هرس درختان")), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
        view.operations.push_back({cases::CaseNodeId(numbered(901)), QStringLiteral("register"),
                                   {QStringLiteral("ارسال به پیگیری"), {}}, false, false, {}});
        desk.city.afterwards = view;
        desk.documents.views = {viewOf(cases::CaseId(numbered(900)), "bytes")};
        desk.type(QStringLiteral("\n\nهرس\n"));
        desk.press("Ctrl+Return");
        QCOMPARE(desk.page->documents().documents().size(), size_t(1));
        desk.press("Ctrl+Return");
        QCOMPARE(desk.desk.count("CompleteNode"), 1);
        // It is in other hands, and its rows have gone there.
        desk.documents.views.clear();
        desk.page->refresh();
        CallDesk::settle(std::chrono::milliseconds(600));
        QCOMPARE(desk.page->documents().documents().size(), size_t(1));
        // The next message has none of them.
        desk.press("Escape");
        QCOMPARE(desk.page->documents().documents().size(), size_t(0));
    }

private:
    QString file(const char *name, const QByteArray &content)
    {
        QFile file(m_place->filePath(QString::fromUtf8(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write");
        return file.fileName();
    }
    static QByteArray waveHead() { return QByteArray("RIFF....WAVEfmt ", 16); }
    static QImage picture()
    {
        QImage image(20, 20, QImage::Format_RGB32);
        image.fill(Qt::red);
        return image;
    }
    /// As after a kill: what was kept is there, and nothing else.
    static void restart(CallDesk &again, const CallDesk &killed)
    {
        again.book.drafts = killed.book.drafts;
        again.files.contents = killed.files.contents;
    }
    static cases::DocumentView viewOf(const cases::CaseId &caseId, const char *content)
    {
        const BlobHash hash = BlobHash::of(content);
        return {cases::CaseDocument{cases::DocumentId(derivedUuid(caseId.uuid(), hash.hex())), caseId,
                                    cases::DocumentKind::Photo, {}, QStringLiteral("b.jpg"),
                                    QStringLiteral("image/jpeg"), 4, hash, {}, UserId(numbered(1)), Instant(1), {}, {},
                                    {}, {}},
                {},
                {}};
    }
    /// On the widget that the system would find there: the one with this name, or what it stands on.
    static void drop(const CallDesk &desk, const char *name, const QStringList &paths)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls.append(QUrl::fromLocalFile(path));
        data.setUrls(urls);
        data.setText(paths.join(u'\n'));
        auto *target = desk.find<QWidget>(name);
        QVERIFY(target);
        if (auto *text = qobject_cast<QPlainTextEdit *>(target))
            target = text->viewport();
        while (!target->acceptDrops())
            target = target->parentWidget();
        QDragEnterEvent enter(target->rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(target->rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &event);
        QVERIFY(event.isAccepted());
    }
    static void pasteInto(CallDesk &desk, const char *field, QMimeData *mime)
    {
        QApplication::clipboard()->setMimeData(mime);
        desk.find<QWidget>(field)->setFocus();
        desk.press("Ctrl+V");
    }

    std::unique_ptr<QTemporaryDir> m_place;
};

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    uikit::applyPersian(application);
    CallFilesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "call_files_test.moc"
