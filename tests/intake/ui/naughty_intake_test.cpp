// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "cases/core/edit_message.h"
#include "cases/support/told_cases.h"
#include "desktop/desk_session.h"
#include "intake/support/call_desk.h"
#include "intake/support/import_desk.h"
#include "intake/ui/message_page.h"
#include "persian/unit/corpus.h"
#include "support/naughty.h"
#include "uikit/persian_line_edit.h"
#include "uikit/snippet_text_edit.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace peygir;
using namespace peygir::test;
using namespace peygir::uikit::testing;
using cases::testing::ToldCases;
using persian::Lines;

namespace {

/// Five texts of a message and an answer, a canned text and what it is typed by, the name of a system and the path of its file.
constexpr int fieldsTried = 10;
constexpr QSize pageSize(1166, 700);

cases::CaseView message()
{
    cases::CaseView view{.line = SmallCity::line(60, QStringLiteral("لکه‌گیری آسفالت")), .file = {}, .openNodes = {},
                         .operations = {}, .history = {}, .registeredBy = {}, .takenBy = {}, .unit = {}, .answers = {},
                         .referrals = {}, .otherCases = {}, .joinedToCode = {}};
    view.file = cases::CaseFile{.id = view.line.card.id, .words = QStringLiteral("چاله"), .callerName = {}, .callerPhone = {},
                                .answers = {}, .units = {}, .subjectGroup = {}, .closedPeriod = {}};
    view.line.card.place = places::PlaceId(numbered(20));
    return view;
}

void put(QWidget &page, QWidget &edit, const QString &text)
{
    edit.setFocus(Qt::OtherFocusReason);
    press(page, QStringLiteral("Ctrl+A"));
    press(page, QStringLiteral("Delete"));
    paste(page, text);
}

} // namespace

/// Goal: the well-known strings that break programs go through what intake types after the call: the message that is
/// edited, canned texts, the file of another system (R041, R048, R108).
class NaughtyIntakeTest : public QObject
{
    Q_OBJECT

    const QStringList m_strings = corpus::naughtyStrings();

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void initTestCase()
    {
        desktop::prepareApplication(*qApp);
        QVERIFY(m_strings.size() >= 400);
    }

    void inAMessageThatIsEditedTheyGoOutAsTyped()
    {
        SmallCity city;
        ToldCases told;
        NotedDesk desk;
        told.view = message();
        intake::MessagePage page{city, told, desk};
        page.resize(pageSize);
        QVERIFY(showActive(page));
        size_t given = 0;
        for (const QString &naughty : m_strings) {
            const QString one = asStored(naughty, Lines::One);
            if (one.isEmpty())
                continue;
            page.showMessage(told.view->line.card.id);
            QVERIFY(waitUntil([&] { return page.findChild<QLineEdit *>(QStringLiteral("subject"))->hasFocus(); }));
            QVERIFY(waitUntil([&] { return page.findChild<QWidget *>(QStringLiteral("question:more")) != nullptr; }));
            for (const char *field : {"callerName", "callerPhone", "plaque", "address", "words", "question:more"})
                put(page, *page.findChild<QWidget *>(QLatin1String(field)), naughty);
            QCOMPARE(wrongLook(page, pageSize), QString());
            press(page, QStringLiteral("Ctrl+Return"));
            QVERIFY2(waitUntil([&] { return desk.submitted.size() == given + 1 && page.isEnabled(); }), qPrintable(naughty));
            ++given;
            const QJsonObject edits = desk.submitted.back().arguments.value(QLatin1String("fields")).toObject();
            for (const char *field : {"callerName", "callerPhone", "plaque", "address", "words"}) {
                const QString sent = edits.value(QLatin1String(field)).toObject().value(QLatin1String("written")).toString();
                const Lines lines = qstrcmp(field, "words") == 0 ? Lines::Many : Lines::One;
                QVERIFY2(asStored(sent, lines) == asStored(naughty, lines), qPrintable(naughty));
                QVERIFY2(!turnsDirection(sent), qPrintable(naughty));
            }
            const QJsonObject more = edits.value(QLatin1String("answers")).toObject().value(QLatin1String("more")).toObject();
            QVERIFY2(asStored(more.value(QLatin1String("written")).toString(), Lines::One) == one, qPrintable(naughty));
        }
        QVERIFY(given > 300);
    }

    void ofAStoredMessageTheyAreShownAsTheyAreAndNotSentAgain()
    {
        SmallCity city;
        ToldCases told;
        NotedDesk desk;
        intake::MessagePage page{city, told, desk};
        page.resize(pageSize);
        QVERIFY(showActive(page));
        for (const QString &naughty : m_strings) {
            told.view = message();
            const QString one = persian::normalised(naughty), many = persian::normalised(naughty, Lines::Many);
            told.view->line.card.address = one.left(limits::addressText);
            told.view->file->callerName = one.left(limits::nameText);
            told.view->file->words = many.left(limits::noteText);
            page.showMessage(told.view->line.card.id);
            QVERIFY(waitUntil([&] { return page.findChild<QLineEdit *>(QStringLiteral("subject"))->hasFocus(); }));
            QCOMPARE(wrongLook(page, pageSize), QString());
            press(page, QStringLiteral("Ctrl+Return"));
            QVERIFY2(desk.submitted.empty(), qPrintable(naughty));
        }
    }

    void asACannedTextTheyArePutInWhole()
    {
        QWidget window;
        auto *edit = new uikit::SnippetTextEdit;
        (new QVBoxLayout(&window))->addWidget(edit);
        window.resize(480, 320);
        QVERIFY(showActive(window));
        for (const QString &naughty : m_strings) {
            const QString words = asStored(naughty, Lines::Many);
            edit->setSnippets({{QStringLiteral("1"), QStringLiteral("چاله"), words, {}, {}}});
            edit->clear();
            edit->setFocus();
            type(window, QStringLiteral("سلام ::چ"));
            QVERIFY(edit->isListOpen());
            (void)window.grab();
            press(window, QStringLiteral("Return"));
            QVERIFY2(edit->words() == QStringLiteral("سلام ") + words, qPrintable(naughty));
            QCOMPARE(window.size(), QSize(480, 320));
        }
    }

    void asAnAbbreviationTheyAreOfferedByWhatTheyBeginWith()
    {
        QWidget window;
        auto *edit = new uikit::SnippetTextEdit;
        (new QVBoxLayout(&window))->addWidget(edit);
        window.resize(480, 320);
        QVERIFY(showActive(window));
        for (const QString &naughty : m_strings) {
            const QString abbreviation = asStored(naughty, Lines::One);
            edit->setSnippets({{QStringLiteral("1"), abbreviation, QStringLiteral("متن آماده"), {}, {}}});
            edit->clear();
            edit->setFocus();
            type(window, QStringLiteral("::"));
            paste(window, abbreviation.left(3));
            // A space ends an abbreviation, and another sign begins one.
            const bool isOne = !abbreviation.isEmpty() && !abbreviation.left(3).contains(u' ') && !abbreviation.contains(u':');
            (void)window.grab();
            if (!isOne || !edit->isListOpen()) {
                QVERIFY2(!isOne || persian::searchForm(abbreviation).isEmpty()
                             || !persian::searchForm(abbreviation).startsWith(persian::searchForm(abbreviation.left(3))),
                         qPrintable(naughty));
                QVERIFY2(edit->words().startsWith(QStringLiteral("::")), qPrintable(naughty));
                press(window, QStringLiteral("Escape"));
                continue;
            }
            press(window, QStringLiteral("Return"));
            QCOMPARE(edit->words(), QStringLiteral("متن آماده"));
        }
    }

    void asTheNameOfAnotherSystemTheyGoIntoTheMap()
    {
        ImportDesk desk;
        desk.open(QByteArray("شماره;تاریخ ثبت;وضعیت;موضوع;شرح\n7001;1404/02/01;مختومه;لکه‌گیری آسفالت;چاله\n"));
        auto *source = desk.page().findChild<uikit::PersianLineEdit *>(QStringLiteral("importSource"));
        QVERIFY(source && source->isEnabled());
        const QSize before = desk.page().size();
        for (const QString &naughty : m_strings) {
            put(desk.page(), *source, naughty);
            const QString name = desk.page().map().source;
            QVERIFY2(asStored(name, Lines::One) == asStored(source->text(), Lines::One), qPrintable(naughty));
            QVERIFY2(!turnsDirection(name), qPrintable(naughty));
            if (asStored(naughty, Lines::One).size() <= limits::typedCodeText)
                QVERIFY2(asStored(name, Lines::One) == asStored(naughty, Lines::One), qPrintable(naughty));
            else
                QVERIFY2(waitUntil([source] { return source->isCut(); }), qPrintable(naughty));
            QCOMPARE(wrongLook(desk.page(), before), QString());
            // Read back from the map as it is saved.
            const auto read = intake::ImportMap::parse(desk.page().map().toJson());
            QVERIFY2(name.isEmpty() || (read.ok() && read->source == name), qPrintable(naughty));
        }
        QVERIFY(desk.desk().submitted().empty());
    }

    void asThePathOfAFileTheyAreSaidToBeNone()
    {
        ImportDesk desk;
        auto *path = desk.named<QLineEdit>("importFile");
        const QSize before = desk.page().size();
        for (const QString &naughty : m_strings) {
            put(desk.page(), *path, naughty);
            QCOMPARE(wrongLook(desk.page(), before), QString());
        }
        put(desk.page(), *path, m_strings.last());
        press(desk.page(), QStringLiteral("Return"));
        QVERIFY(waitUntil([&] { return !desk.said("importProblem").isEmpty(); }));
        QCOMPARE(wrongLook(desk.page(), before), QString());
    }
};

int main(int argc, char **argv)
{
    if (!corpus::present())
        return corpus::absent(corpus::naughtyStringsThere * fieldsTried);
    QApplication application(argc, argv);
    NaughtyIntakeTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "naughty_intake_test.moc"
