// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/support/kept_files.h"
#include "catalogue/core/service_terms.h"
#include "desktop/desk_session.h"
#include "reference/core/put_record.h"
#include "reference/support/records_screen.h"
#include "reference/ui/file_field_editor.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QPushButton>
#include <QTemporaryDir>

using namespace peygir;
using namespace peygir::test;
using namespace peygir::uikit::testing;
using catalogue::IntroductionFile;

/// Goal: the file of a record of base information is chosen by keys, named, opened elsewhere, replaced and taken out, and
/// whatever goes wrong with it is said beside its field (R158).
class RecordFilesTest : public QObject, protected RecordsScreen
{
    Q_OBJECT

    static constexpr const char *guide = "راهنمای درخواست";
    std::unique_ptr<KeptFiles> m_kept;
    std::unique_ptr<QTemporaryDir> m_folder;

    QString write(const char *name, const QByteArray &content)
    {
        const QString path = m_folder->filePath(QString::fromUtf8(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("not written");
        return path;
    }
    QPushButton &button(const char *name) { return *field("file")->findChild<QPushButton *>(QLatin1String(name)); }
    QString fileName() { return field("file")->findChild<QLabel *>(QStringLiteral("fileName"))->text(); }
    void pressButton(const char *name)
    {
        QVERIFY(button(name).isVisible() && button(name).isEnabled());
        button(name).setFocus(Qt::TabFocusReason);
        press(*m_page, QStringLiteral("Return"));
    }
    /// Types into the dialog that stands open for the field, and leaves it by Return.
    void answerDialog(const QString &path)
    {
        QFileDialog *dialog = nullptr;
        QVERIFY(waitUntil([&] {
            dialog = field("file")->findChild<QFileDialog *>();
            return dialog && dialog->isVisible();
        }));
        press(*dialog, QStringLiteral("Ctrl+A"));
        type(*dialog, path);
        press(*dialog, QStringLiteral("Return"));
        QVERIFY(waitUntil([this] { return !field("file")->findChild<QFileDialog *>(); }));
    }
    void choose(const QString &path)
    {
        pressButton("chooseFile");
        answerDialog(path);
    }
    void begin()
    {
        goToType(QStringLiteral("introduction_file"));
        press(*m_page, QStringLiteral("Ctrl+N"));
        type(*m_page, QString::fromUtf8(guide));
        chooseWord("sort", "guide");
    }
    void save(size_t count)
    {
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY2(given(count), qPrintable(label("recordProblem") + problemOf("file")));
        QVERIFY(waitUntil([this] { return label("recordState").isEmpty(); }));
    }
    /// A record that another desk has made.
    void putElsewhere(const QByteArray &content, const char *name)
    {
        IntroductionFile made{catalogue::IntroductionFileId(idNamed("guide")), {QString::fromUtf8(guide), {}}, catalogue::IntroductionSort::Guide};
        made.link = QStringLiteral("https://example.org");
        made.file = reference::FileValue{BlobHash::of(content), content.size(), QString::fromUtf8(name), QStringLiteral("application/pdf")};
        m_desk->submit(reference::putRecordKind,
                       {{QStringLiteral("type"), QLatin1String(IntroductionFile::tableName)}, {QStringLiteral("record"), fieldsToJson(made)}},
                       m_page.get(), [](const Result<DeskPort::Accepted> &accepted) { QVERIFY(accepted.ok()); });
        QVERIFY(given(1));
        chooseType(QStringLiteral("introduction_file"));
        open(QString::fromUtf8(guide));
    }
    void drop(const QStringList &paths)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls.append(QUrl::fromLocalFile(path));
        data.setUrls(urls);
        QDragEnterEvent enter(field("file")->rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(field("file"), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(field("file")->rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(field("file"), &event);
    }
    void shoot(const QString &name)
    {
        if (const QString folder = qEnvironmentVariable("PEYGIR_SCREENSHOTS"); !folder.isEmpty())
            QVERIFY(screenshot(*m_page, folder + u'/' + name + QStringLiteral(".png")));
    }

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_kept = std::make_unique<KeptFiles>();
        m_files = m_kept.get();
        openScreen();
    }
    void cleanup()
    {
        closeScreen();
        m_kept.reset();
        m_folder.reset();
    }

    void recordThatLeadsNowhereIsSaidBesideTheFile()
    {
        begin();
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return problemOf("file") == QStringLiteral("فایل را برگزینید، یا بنویسید که کجاست."); }));
        QVERIFY(m_desk->submitted().empty());
    }

    void fileThatIsTooLargeIsSaidBesideTheFieldAndTheRecordKeepsItsOwn()
    {
        begin();
        choose(write("a.pdf", "a paper"));
        QVERIFY(waitUntil([this] { return fileName().contains(QStringLiteral("a.pdf")); }));
        m_kept->largest = 10;
        choose(write("b.pdf", "a paper of many pages"));
        QVERIFY(waitUntil([this] { return problemOf("file").contains(QStringLiteral("b.pdf")); }));
        QVERIFY(problemOf("file").contains(QStringLiteral("۱۰")));
        shoot(QStringLiteral("record_file_too_large"));
        QVERIFY(fileName().contains(QStringLiteral("a.pdf")));
        QVERIFY(m_kept->letGone.empty());
    }

    void recordIsNotSavedWhileItsFileIsBeingCopied()
    {
        begin();
        m_kept->isSlow = true;
        choose(write("a.pdf", "a paper"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return !problemOf("file").isEmpty(); }));
        QVERIFY(m_desk->submitted().empty());
        m_kept->finish();
        save(1);
        QCOMPARE(record(0).value(QLatin1String("file")).toObject().value(QLatin1String("name")).toString(), QStringLiteral("a.pdf"));
    }

    void whatComesFromElsewhereDoesNotBreakOffTheCopy()
    {
        putElsewhere("%PDF of another desk", "بروشور.pdf");
        QVERIFY(waitUntil([this] { return fileName().contains(QStringLiteral("بروشور.pdf")); }));
        m_kept->isSlow = true;
        choose(write("a.pdf", "a paper"));
        QVERIFY2(m_kept->cancelled == 0, "taken twice");
        m_page->refresh();
        QTest::qWait(50);
        QCOMPARE(m_kept->cancelled, 0);
        m_kept->finish();
        QVERIFY(waitUntil([this] { return fileName().contains(QStringLiteral("a.pdf")); }));
    }

    void severalDroppedFilesAreNotGuessedAmong()
    {
        begin();
        drop({write("a.pdf", "a"), write("b.pdf", "b")});
        QVERIFY(!problemOf("file").isEmpty());
        QVERIFY(m_kept->contents.empty());
        drop({write("c.pdf", "c")});
        QVERIFY(waitUntil([this] { return fileName().contains(QStringLiteral("c.pdf")); }));
        QVERIFY(problemOf("file").isEmpty());
    }

    void fileIsChosenByKeysSentBeforeTheRecordAndNamed()
    {
        begin();
        const QByteArray content = "%PDF a guide";
        choose(write("راهنما.pdf", content));
        QVERIFY(waitUntil([this] { return fileName().contains(QStringLiteral("راهنما.pdf")); }));
        QVERIFY(m_kept->queued.empty());
        save(1);
        const BlobHash hash = BlobHash::of(content);
        QVERIFY(m_kept->queued.contains(hash));
        QCOMPARE(m_kept->givenNames, std::vector{hash});
        const auto stored = named<IntroductionFile>(QString::fromUtf8(guide));
        QVERIFY(stored && stored->file);
        QCOMPARE(stored->file->sha256, hash);
        QCOMPARE(stored->file->size, qint64(content.size()));
        QVERIFY(stored->link.isEmpty());
        QCOMPARE(m_desk->facts().all<reference::RecordFile>().size(), size_t(1));
        // The form that was shown, and the list beside it.
        QVERIFY(fileName().contains(QStringLiteral("راهنما.pdf")));
        QVERIFY(fileName().contains(QStringLiteral("۱۲ بایت")));
        const auto *model = static_cast<const uikit::PagedListModel *>(list().model());
        QVERIFY(waitUntil([&] { return model->rowAt(0) && model->rowAt(0)->detail.contains(QStringLiteral("راهنما.pdf")); }));
        shoot(QStringLiteral("record_file"));

        // Something else is changed: the file is neither sent nor named again.
        typeInto("note", QStringLiteral("چاپ دوم"));
        save(2);
        QCOMPARE(m_kept->givenNames.size(), size_t(1));
        QCOMPARE(m_desk->facts().all<reference::RecordFile>().size(), size_t(1));
    }

    void fileIsReplacedAndTakenOutAndTheHistoryNamesBoth()
    {
        begin();
        choose(write("a.pdf", "the first"));
        QVERIFY(waitUntil([this] { return fileName().contains(QStringLiteral("a.pdf")); }));
        // Nobody wants the one that was chosen by mistake.
        choose(write("b.pdf", "the second"));
        QVERIFY(waitUntil([this] { return fileName().contains(QStringLiteral("b.pdf")); }));
        QCOMPARE(m_kept->letGone, std::vector{BlobHash::of("the first")});
        save(1);
        choose(write("c.pdf", "the third"));
        QVERIFY(waitUntil([this] { return fileName().contains(QStringLiteral("c.pdf")); }));
        save(2);
        QVERIFY(waitUntil([this] { return history().contains(QStringLiteral("b.pdf")) && history().contains(QStringLiteral("c.pdf")); }));
        typeInto("link", QStringLiteral("https://example.org"));
        pressButton("takeOutFile");
        QVERIFY(fileName().contains(QStringLiteral("فایلی نیست")));
        save(3);
        QVERIFY(!named<IntroductionFile>(QString::fromUtf8(guide))->file);
        // What was saved once is the history's, and nobody lets go of it.
        QCOMPARE(m_kept->letGone.size(), size_t(1));
        QCOMPARE(m_desk->facts().all<reference::RecordFile>().size(), size_t(2));
    }

    void discardedChoiceIsLetGo()
    {
        begin();
        choose(write("a.pdf", "the first"));
        QVERIFY(waitUntil([this] { return fileName().contains(QStringLiteral("a.pdf")); }));
        m_page->findChild<reference::RecordEditor *>()->discard();
        QCOMPARE(m_kept->letGone, std::vector{BlobHash::of("the first")});
        QVERIFY(m_kept->queued.empty());
    }

    void anotherDeskFetchesTheFileWithItsProgressAndSavesIt()
    {
        const QByteArray content = "%PDF of another desk";
        const BlobHash hash = BlobHash::of(content);
        putElsewhere(content, "بروشور.pdf");
        QVERIFY(waitUntil([this] { return fileName().contains(QStringLiteral("بروشور.pdf")); }));
        pressButton("saveFile");
        QCOMPARE(m_kept->fetched, std::vector{hash});
        m_kept->say(hash, {FileState::Place::Coming, 40, 100, std::nullopt});
        QVERIFY2(fileName().contains(QStringLiteral("۴۰")), qPrintable(fileName()));
        shoot(QStringLiteral("record_file_coming"));
        QVERIFY(!field("file")->findChild<QFileDialog *>());
        m_kept->come(content);
        const QString copy = m_folder->filePath(QStringLiteral("copy.pdf"));
        answerDialog(copy);
        QVERIFY(waitUntil([&] { return QFile::exists(copy); }));
        QFile saved(copy);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(saved.readAll(), content);
        // Looking at it changed nothing.
        QCOMPARE(label("recordState"), QString());
    }

    void fileThatDoesNotComeIsSaidBesideTheField()
    {
        const QByteArray content = "%PDF of another desk";
        putElsewhere(content, "بروشور.pdf");
        QVERIFY(waitUntil([this] { return fileName().contains(QStringLiteral("بروشور.pdf")); }));
        pressButton("openFile");
        m_kept->say(BlobHash::of(content), {FileState::Place::Elsewhere, 0, 0, Error("files.not_there")});
        QVERIFY(!problemOf("file").isEmpty());
        // And it may be tried again.
        pressButton("openFile");
        QCOMPARE(m_kept->fetched.size(), size_t(2));
    }

    void whatMayRunIsOnlySaved()
    {
        putElsewhere("#!/bin/sh", "guide.sh");
        QVERIFY(waitUntil([this] { return fileName().contains(QStringLiteral("guide.sh")); }));
        QVERIFY(!button("openFile").isEnabled());
        QVERIFY(button("saveFile").isEnabled());
    }
};

QTEST_MAIN(RecordFilesTest)
#include "record_files_test.moc"
