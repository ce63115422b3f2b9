// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "cases/core/attach_document.h"
#include "persian/file_name.h"
#include "cases/core/review_document.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;

namespace {

const QString because = QStringLiteral("because");
using Story = std::function<Result<Changes>(Scene &)>;

CaseId freshCase(Scene &scene) { return aCase(scene).at(streetOne(), "12").registered(); }

AttachDocument photoFor(const CaseId &id)
{
    return {id, DocumentKind::Photo,   {}, QStringLiteral("a.jpg"), QStringLiteral("image/jpeg"),
            5,  BlobHash::of("bytes"), {}};
}

DocumentId attached(Scene &scene, const AttachDocument &command)
{
    const DocumentId id(Given(scene.nextId(), scene.now).id("document"));
    scene.must(command, sara());
    return id;
}

CaseDocument documentOf(const Scene &scene, const DocumentId &id)
{
    for (const CaseDocument &document : scene.store.all<CaseDocument>()) {
        if (document.id == id)
            return document;
    }
    qFatal("no such document");
}

} // namespace

Q_DECLARE_METATYPE(Story)

/// Goal: documents of a case are attached and reviewed by those who may, and what a file is called can do no harm
/// (R031, R037, R092).
class DocumentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusedWithItsReason_data();
    void refusedWithItsReason()
    {
        QFETCH(Story, story);
        QFETCH(QByteArray, error);
        Scene scene;
        const auto decided = story(scene);
        if (decided.ok())
            QFAIL("not refused");
        QCOMPARE(decided.error().id(), error);
    }

    void fullCaseSaysHowManyItTakes()
    {
        Scene scene;
        const CaseId id = freshCase(scene);
        for (int i = 0; i < limits::caseDocuments; ++i)
            attached(scene, photoFor(id));
        const auto decided = scene.decide(photoFor(id), sara());
        QVERIFY(!decided.ok());
        QCOMPARE(decided.error().id(), QByteArray("cases.documents_too_many"));
        QCOMPARE(decided.error().values().value(QStringLiteral("most")).toInt(), limits::caseDocuments);
    }

    void whatIsAsLargeAsTheLimitsIsTaken()
    {
        Scene scene;
        AttachDocument command = photoFor(freshCase(scene));
        command.size = limits::blobBytesMost;
        command.title = QString(limits::nameText, u'x');
        command.note = QString(limits::noteText, u'x');
        scene.must(command, sara());
        const CaseDocument document = scene.store.all<CaseDocument>().front();
        QCOMPARE(document.size, limits::blobBytesMost);
        QCOMPARE(document.title, command.title);
        QCOMPARE(document.note, command.note);
    }

    void attachedDocumentIsInTheFileAndInTheHistory()
    {
        Scene scene;
        const CaseId id = freshCase(scene);
        AttachDocument command = photoFor(id);
        command.title = QStringLiteral(" the  hole ");
        command.fileName = QStringLiteral("C:\\photos\\hole.jpg");
        command.note = because;
        const CaseDocument document = documentOf(scene, attached(scene, command));
        QCOMPARE(document.caseId, id);
        QCOMPARE(document.title, QStringLiteral("the hole"));
        QCOMPARE(document.fileName, QStringLiteral("C__photos_hole.jpg"));
        QCOMPARE(document.sha256, BlobHash::of("bytes"));
        QCOMPARE(document.by, sara());
        QVERIFY(!document.review);
        const auto history = scene.store.all<HistoryEntry>();
        const auto entry = std::find_if(history.begin(), history.end(),
                                        [](const HistoryEntry &one) { return one.what == HistoryKind::Attached; });
        QVERIFY(entry != history.end());
        QCOMPARE(entry->words, because);
        QCOMPARE(entry->values.value(QLatin1String("name")).toString(), QStringLiteral("the hole"));
    }

    void smallPictureOfAPictureIsNamedBesideIt()
    {
        Scene scene;
        AttachDocument command = photoFor(freshCase(scene));
        QVERIFY(!documentOf(scene, attached(scene, command)).thumbnail);
        command.thumbnail = BlobHash::of("small");
        QCOMPARE(documentOf(scene, attached(scene, command)).thumbnail, std::optional(BlobHash::of("small")));
    }

    void closedCaseStillTakesDocuments()
    {
        Scene scene;
        const CaseId id = aCase(scene).at(streetOne()).completed("complete_at_once").registered();
        QVERIFY(scene.decide(photoFor(id), sara()).ok());
    }

    void laterReviewCounts()
    {
        Scene scene;
        const DocumentId id = attached(scene, photoFor(freshCase(scene)));
        scene.must(ReviewDocument{id, DocumentReview::Deficient, because}, reza());
        scene.must(ReviewDocument{id, DocumentReview::Confirmed, {}}, omid());
        const CaseDocument document = documentOf(scene, id);
        QCOMPARE(document.review, std::optional(DocumentReview::Confirmed));
        QCOMPARE(document.reviewNote, std::optional(QString()));
        QCOMPARE(document.reviewedBy, std::optional(omid()));
    }

    void everyReviewIsInTheHistory()
    {
        Scene scene;
        const DocumentId id = attached(scene, photoFor(freshCase(scene)));
        scene.must(ReviewDocument{id, DocumentReview::Deficient, because}, reza());
        scene.must(ReviewDocument{id, DocumentReview::Rejected, because}, omid());
        QStringList said;
        for (const HistoryEntry &entry : scene.store.all<HistoryEntry>()) {
            if (entry.what == HistoryKind::Reviewed)
                said += entry.values.value(QLatin1String("review")).toString();
        }
        said.sort();
        QCOMPARE(said, (QStringList{QStringLiteral("deficient"), QStringLiteral("rejected")}));
    }

    void fileNamesAreMadeHarmless_data();
    void fileNamesAreMadeHarmless()
    {
        QFETCH(QString, given);
        QFETCH(QString, stored);
        QCOMPARE(persian::storedFileName(given), stored);
        QCOMPARE(persian::storedFileName(stored), stored);
    }

    void longFileNameKeepsItsEndingAndFitsEveryFileSystem()
    {
        const QString given =
            QChar(0x202e) + QStringLiteral("نقشه").repeated(75) + QChar(0x200f) + QStringLiteral(".pdf");
        const QString stored = persian::storedFileName(given);
        QVERIFY(stored.toUtf8().size() <= limits::fileNameBytes);
        QVERIFY(stored.toUtf8().size() > limits::fileNameBytes - 4);
        QVERIFY(stored.startsWith(QStringLiteral("نقشهنقشه")));
        QVERIFY(stored.endsWith(QStringLiteral(".pdf")));
    }

    void noCharacterIsCutInTwo()
    {
        const QString stored = persian::storedFileName(QString::fromUcs4(U"\U0001f4a9").repeated(100) + u'x');
        QVERIFY(stored.isValidUtf16());
        QVERIFY(!stored.contains(QChar(0xfffd)));
    }

    void mediaTypesOfStrangersAreNoTypes()
    {
        QCOMPARE(persian::storedMediaType(QStringLiteral("Image/JPEG")), QStringLiteral("image/jpeg"));
        for (const char *wrong : {"", "image", "image/", "/jpeg", "a/b/c", "image/jpeg; charset=x", "image/\r\nX: y"})
            QCOMPARE(persian::storedMediaType(QString::fromLatin1(wrong)), QStringLiteral("application/octet-stream"));
        const QString longest = QStringLiteral("text/") + QString(limits::mediaTypeText - 5, u'x');
        QCOMPARE(persian::storedMediaType(longest), longest);
        QCOMPARE(persian::storedMediaType(longest + u'x'), QStringLiteral("application/octet-stream"));
    }

    void hashHasOneSpelling()
    {
        const QByteArray hex = BlobHash::of("bytes").hex();
        QVERIFY(BlobHash::parse(hex).ok());
        for (const QByteArray &wrong : {hex.toUpper(), hex.chopped(1), hex + '0', QByteArray(64, 'g'),
                                        QByteArray(64, '.'), "../" + hex.sliced(3), QByteArray()})
            QVERIFY2(!BlobHash::parse(wrong).ok(), wrong.constData());
    }
};

void DocumentsTest::refusedWithItsReason_data()
{
    QTest::addColumn<Story>("story");
    QTest::addColumn<QByteArray>("error");
    const auto attach = [](const char *name, const char *error, std::function<void(AttachDocument &)> spoil) {
        QTest::newRow(name) << Story([spoil](Scene &scene) {
            AttachDocument command = photoFor(freshCase(scene));
            spoil(command);
            return scene.decide(command, sara());
        }) << QByteArray(error);
    };
    const auto row = [](const char *name, const char *error, Story story) {
        QTest::newRow(name) << std::move(story) << QByteArray(error);
    };
    attach("attach: no case", "cases.unknown", [](AttachDocument &c) { c.caseId = CaseId(idNamed("no case")); });
    attach("attach: nothing in it", "cases.file_empty", [](AttachDocument &c) { c.size = 0; });
    attach("attach: less than nothing", "cases.file_empty", [](AttachDocument &c) { c.size = -1; });
    attach("attach: larger than any setting", "cases.file_too_large",
           [](AttachDocument &c) { c.size = limits::blobBytesMost + 1; });
    attach("attach: long title", "cases.title_too_long",
           [](AttachDocument &c) { c.title = QString(limits::nameText + 1, u'x'); });
    attach("attach: long note", "cases.note_too_long",
           [](AttachDocument &c) { c.note = QString(limits::noteText + 1, u'x'); });
    row("attach: no right", "access.denied", [](Scene &s) { return s.decide(photoFor(freshCase(s)), stranger()); });
    row("attach: right in another unit", "access.denied",
        [](Scene &s) { return s.decide(photoFor(freshCase(s)), mina()); });
    row("review: no document", "cases.document_unknown", [](Scene &s) {
        return s.decide(ReviewDocument{DocumentId(idNamed("none")), DocumentReview::Confirmed, {}}, sara());
    });
    row("review: no right", "access.denied", [](Scene &s) {
        return s.decide(ReviewDocument{attached(s, photoFor(freshCase(s))), DocumentReview::Confirmed, {}}, stranger());
    });
    for (const DocumentReview review : {DocumentReview::Deficient, DocumentReview::Rejected}) {
        row(FieldCodec<DocumentReview>::word(review), "cases.review_note_missing", [review](Scene &s) {
            return s.decide(ReviewDocument{attached(s, photoFor(freshCase(s))), review, QStringLiteral(" ")}, sara());
        });
    }
    row("review: long note", "cases.note_too_long", [](Scene &s) {
        return s.decide(ReviewDocument{attached(s, photoFor(freshCase(s))), DocumentReview::Rejected,
                                       QString(limits::noteText + 1, u'x')},
                        sara());
    });
    row("review: case closed", "cases.closed", [](Scene &s) {
        const CaseId id = aCase(s).at(streetOne()).completed("complete_at_once").registered();
        return s.decide(ReviewDocument{attached(s, photoFor(id)), DocumentReview::Confirmed, {}}, sara());
    });
}

void DocumentsTest::fileNamesAreMadeHarmless_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("stored");
    const auto row = [](const char *given, const char *stored) {
        QTest::newRow(given) << QString::fromUtf8(given) << QString::fromUtf8(stored);
    };
    row("a.jpg", "a.jpg");
    row("نامه من.pdf", "نامه من.pdf");
    row("می‌خواهم.txt", "می‌خواهم.txt");
    row("", "file");
    row(" . ", "file");
    row("..", "file");
    row("../../etc/passwd", "_.._etc_passwd");
    row("/etc/passwd", "_etc_passwd");
    row("C:\\a\\b.txt", "C__a_b.txt");
    row(".bashrc", "bashrc");
    row("a.txt. . ", "a.txt");
    row("con", "_con");
    row("LPT1.txt", "_LPT1.txt");
    row("a<b>c:d\"e|f?g*h", "a_b_c_d_e_f_g_h");
    row("a\tb\nc", "a b c");
    row("\u202egpj.exe", "gpj.exe");
}

QTEST_GUILESS_MAIN(DocumentsTest)
#include "documents_test.moc"
