// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/edit_message.h"
#include "cases/support/told_cases.h"
#include "desktop/error_texts.h"
#include "intake/support/call_desk.h"
#include "intake/ui/message_page.h"
#include "uikit/application.h"
#include "uikit/language.h"
#include "uikit/persian_line_edit.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QtTest>

using namespace peygir;
using namespace peygir::test;
using cases::testing::ToldCases;

namespace {

/// The page in a window of its own, with the keyboard, and a message on it.
struct Page
{
    Page()
    {
        told.view = cases::CaseView{.line = SmallCity::line(60, QStringLiteral("لکه‌گیری آسفالت")),
                                    .file = cases::CaseFile{.id = cases::CaseId(numbered(60)),
                                                            .words = QStringLiteral("چاله"),
                                                            .callerName = QStringLiteral("مریم احمدی"),
                                                            .callerPhone = QStringLiteral("09121234567"),
                                                            .answers = {},
                                                            .units = {},
                                                            .subjectGroup = {},
                                                            .closedPeriod = {}},
                                    .openNodes = {},
                                    .operations = {},
                                    .history = {},
                                    .registeredBy = {},
                                    .takenBy = {},
                                    .unit = {},
                                    .answers = {},
                                    .referrals = {},
                                    .otherCases = {},
                                    .joinedToCode = {}};
        told.view->line.card.place = places::PlaceId(numbered(20));
        page.resize(1100, 660);
        shown = uikit::testing::showActive(page);
        open();
    }
    void open()
    {
        page.showMessage(told.view ? told.view->line.card.id : cases::CaseId(numbered(60)));
        CallDesk::settle();
    }
    void press(const char *chord)
    {
        uikit::testing::press(page, QString::fromLatin1(chord));
        CallDesk::settle();
    }
    /// In place of what stands in the field.
    void write(const char *field, const QString &text)
    {
        auto *edit = page.findChild<QWidget *>(QString::fromLatin1(field));
        edit->setFocus(Qt::OtherFocusReason);
        uikit::testing::press(page, QStringLiteral("Ctrl+A"));
        uikit::testing::type(page, text);
        CallDesk::settle();
    }
    QString text(const char *field) { return page.findChild<QLineEdit *>(QString::fromLatin1(field))->text(); }
    QString words() { return page.findChild<QPlainTextEdit *>(QStringLiteral("words"))->toPlainText(); }
    QJsonObject edits() const { return desk.submitted.back().arguments.value(QStringLiteral("fields")).toObject(); }
    QString problems()
    {
        QStringList sentences;
        for (const QLabel *label : page.findChildren<QLabel *>()) {
            const bool isProblem = label->property("role").toString() == QLatin1String("problem");
            if (isProblem && label->isVisible() && !label->text().isEmpty())
                sentences.append(label->text());
        }
        return sentences.join(u'\n');
    }

    SmallCity city;
    ToldCases told;
    NotedDesk desk;
    intake::MessagePage page{city, told, desk};
    bool shown = false;
};

QJsonObject edit(const QString &seen, const QString &written)
{
    return {{QStringLiteral("seen"), seen}, {QStringLiteral("written"), written}};
}

} // namespace

/// Goal: a message is edited by keys, only what was changed is sent, and nothing typed is lost (R039).
class MessagePageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        uikit::applyPersian(*qApp);
        desktop::addErrorSentences();
    }

    void onlyWhatWasChangedIsSentWithWhatWasSeen()
    {
        Page page;
        QVERIFY(page.shown);
        QSignalSpy saved(&page.page, &intake::MessagePage::saved);
        page.write("words", QStringLiteral("چالهٔ بزرگ"));
        page.write("callerName", QStringLiteral("مریم رضایی"));
        page.press("Ctrl+Return");
        QCOMPARE(page.desk.count(cases::EditMessage::kind), 1);
        QCOMPARE(page.edits(), (QJsonObject{{QStringLiteral("words"), edit(QStringLiteral("چاله"), QStringLiteral("چالهٔ بزرگ"))},
                                            {QStringLiteral("callerName"), edit(QStringLiteral("مریم احمدی"),
                                                                                QStringLiteral("مریم رضایی"))}}));
        QCOMPARE(saved.count(), 1);
    }

    void digitsAreShownPersianAndSentAsTheyAreStored()
    {
        Page page;
        QCOMPARE(page.text("plaque"), QStringLiteral("۱۲"));
        QCOMPARE(page.text("callerPhone"), QStringLiteral("۰۹۱۲۱۲۳۴۵۶۷"));
        page.press("Ctrl+Return");
        QCOMPARE(page.desk.count(cases::EditMessage::kind), 0);
        page.open();
        page.write("plaque", QStringLiteral("14"));
        page.press("Ctrl+Return");
        QCOMPARE(page.edits(), (QJsonObject{{QStringLiteral("plaque"), edit(QStringLiteral("12"), QStringLiteral("14"))}}));
    }

    void subjectAndPlaceAreChosenByTyping()
    {
        Page page;
        page.write("subject", QStringLiteral("هرس"));
        page.press("Return");
        page.write("place", QStringLiteral("فردوسی"));
        page.press("Return");
        page.press("Ctrl+Return");
        QCOMPARE(page.edits().value(QStringLiteral("subject")).toObject(),
                 edit(numbered(10).toString(), numbered(11).toString()));
        QCOMPARE(page.edits().value(QStringLiteral("place")).toObject(),
                 edit(numbered(20).toString(), numbered(21).toString()));
    }

    void answersAreShownAndChangedByKeys() // R043
    {
        Page page;
        page.told.view->file->answers = {{QStringLiteral("where"), QStringLiteral("road")}, {QStringLiteral("width"), 30}};
        page.open();
        QCOMPARE(page.text("question:where"), QStringLiteral("سواره‌رو"));
        QCOMPARE(page.text("question:width"), QStringLiteral("۳۰"));
        page.page.findChild<QWidget *>(QStringLiteral("question:where"))->setFocus(Qt::TabFocusReason);
        page.press("Ctrl+A");
        page.press("2");
        // A choice by its digit goes on to the next question.
        QCOMPARE(page.page.focusWidget()->objectName(), QStringLiteral("question:danger"));
        page.press("1");
        page.press("Ctrl+Return");
        const QJsonObject where{{QStringLiteral("seen"), QStringLiteral("road")}, {QStringLiteral("written"), QStringLiteral("pavement")}};
        const QJsonObject danger{{QStringLiteral("seen"), QJsonValue::Null}, {QStringLiteral("written"), true}};
        QCOMPARE(page.edits(), (QJsonObject{{QStringLiteral("answers"), QJsonObject{{QStringLiteral("where"), where},
                                                                                    {QStringLiteral("danger"), danger}}}}));
    }

    void answerThatIsTakenAwayIsSentAsNone()
    {
        Page page;
        page.told.view->file->answers = {{QStringLiteral("more"), QStringLiteral("آب ایستاده")}};
        page.open();
        page.write("question:more", QString());
        page.press("Delete");
        page.press("Ctrl+Return");
        const QJsonObject more = page.edits().value(QStringLiteral("answers")).toObject().value(QStringLiteral("more")).toObject();
        QCOMPARE(more.value(QStringLiteral("seen")), QJsonValue(QStringLiteral("آب ایستاده")));
        QCOMPARE(more.value(QStringLiteral("written")), QJsonValue(QJsonValue::Null));
    }

    void answersThatNobodyTouchedAreNotSent()
    {
        Page page;
        // What the field cannot show, what is not asked any longer, digits in another spelling.
        page.told.view->file->answers = {{QStringLiteral("width"), 2.5}, {QStringLiteral("where"), QStringLiteral("roof")},
                                         {QStringLiteral("gone"), true}, {QStringLiteral("more"), QStringLiteral("2 متر")},
                                         {QStringLiteral("since"), QStringLiteral("2026-11-21")}};
        page.open();
        page.write("words", QStringLiteral("چالهٔ بزرگ"));
        page.press("Ctrl+Return");
        QCOMPARE(page.edits().keys(), QStringList(QStringLiteral("words")));
    }

    void anotherSubjectAsksItsOwnQuestions()
    {
        Page page;
        page.told.view->file->answers = {{QStringLiteral("width"), 30}};
        page.open();
        page.write("question:more", QStringLiteral("آب ایستاده"));
        page.write("subject", QStringLiteral("هرس"));
        page.press("Return");
        QVERIFY(!page.page.findChild<QWidget *>(QStringLiteral("question:width")));
        page.press("Ctrl+Return");
        QCOMPARE(page.edits().keys(), QStringList(QStringLiteral("subject")));
    }

    void whatIsNoAnswerIsSaidBesideItAndNotSent()
    {
        Page page;
        page.write("question:since", QStringLiteral("چند وقت"));
        page.press("Ctrl+Return");
        QCOMPARE(page.desk.count(cases::EditMessage::kind), 0);
        QCOMPARE(page.page.focusWidget()->objectName(), QStringLiteral("question:since"));
        QVERIFY(!page.problems().isEmpty());
    }

    void refusedAnswerIsSaidBesideItsQuestion()
    {
        Page page;
        page.desk.refusal = Error("catalogue.answer_malformed", {{QStringLiteral("field"), QStringLiteral("answer:more")}});
        page.write("question:more", QStringLiteral("آب"));
        page.write("words", QStringLiteral("چالهٔ بزرگ"));
        page.press("Ctrl+Return");
        QCOMPARE(page.page.focusWidget()->objectName(), QStringLiteral("question:more"));
        QVERIFY(!page.page.findChild<uikit::PersianLineEdit *>(QStringLiteral("question:more"))->problem().isEmpty());
    }

    void aSubjectThatIsNoneIsNotSentAndStaysTyped()
    {
        Page page;
        page.write("subject", QStringLiteral("چیزی دیگر"));
        page.press("Ctrl+Return");
        QCOMPARE(page.desk.count(cases::EditMessage::kind), 0);
        QCOMPARE(page.text("subject"), QStringLiteral("چیزی دیگر"));
        QCOMPARE(page.page.focusWidget()->objectName(), QStringLiteral("subject"));
    }

    void aRefusalKeepsWhatWasTypedAndTheKeyboardWhereItWas()
    {
        Page page;
        page.desk.refusal = Error("cases.closed");
        page.write("words", QStringLiteral("چالهٔ بزرگ"));
        page.press("Ctrl+Return");
        QVERIFY(page.page.isEnabled());
        QVERIFY2(!page.problems().isEmpty(), "said nowhere");
        QCOMPARE(page.page.findChild<QPlainTextEdit *>(QStringLiteral("words"))->toPlainText(), QStringLiteral("چالهٔ بزرگ"));
        QCOMPARE(page.page.focusWidget()->objectName(), QStringLiteral("words"));
        page.desk.refusal.reset();
        page.press("Ctrl+Return");
        QCOMPARE(page.desk.count(cases::EditMessage::kind), 1);
    }

    void savingTwiceAtOnceSendsItOnce()
    {
        Page page;
        page.desk.answers.isHeld = true;
        page.write("words", QStringLiteral("چالهٔ بزرگ"));
        page.press("Ctrl+Return");
        page.press("Ctrl+Return");
        page.desk.answers.letGo();
        CallDesk::settle();
        QVERIFY(page.page.isEnabled());
        QCOMPARE(page.desk.count(cases::EditMessage::kind), 1);
    }

    void leavingAsksOnceWhenSomethingWasTyped()
    {
        Page page;
        QSignalSpy back(&page.page, &intake::MessagePage::backWanted);
        page.write("address", QStringLiteral("روبه‌روی مدرسه"));
        page.press("Escape");
        QCOMPARE(back.count(), 0);
        QVERIFY(!page.problems().isEmpty());
        page.press("Escape");
        QCOMPARE(back.count(), 1);
    }

    void theSameMessageShownAgainKeepsWhatWasTypedAndSaysSo()
    {
        Page page;
        page.write("words", QStringLiteral("چالهٔ بزرگ"));
        page.told.view->file->callerName = QStringLiteral("مریم رضایی");
        page.open();
        QCOMPARE(page.words(), QStringLiteral("چالهٔ بزرگ"));
        QVERIFY2(page.problems().contains(QStringLiteral("ذخیره نشده")), qPrintable(page.problems()));
        page.press("Ctrl+Return");
        QCOMPARE(page.edits(), (QJsonObject{{QStringLiteral("words"), edit(QStringLiteral("چاله"), QStringLiteral("چالهٔ بزرگ"))}}));
        // Saved, nothing is left to keep.
        page.open();
        QCOMPARE(page.text("callerName"), QStringLiteral("مریم رضایی"));
        QCOMPARE(page.problems(), QString());
    }

    void anotherMessageWaitsUntilWhatWasTypedIsPutAway()
    {
        Page page;
        page.write("words", QStringLiteral("چالهٔ بزرگ"));
        page.told.view->line = SmallCity::line(61, QStringLiteral("لکه‌گیری آسفالت"));
        page.told.view->file->words = QStringLiteral("درخت افتاده");
        page.open();
        QCOMPARE(page.words(), QStringLiteral("چالهٔ بزرگ"));
        QVERIFY2(page.problems().contains(uikit::inUsersDigits(SmallCity::line(60, {}).card.code)), qPrintable(page.problems()));
        page.press("Escape");
        page.press("Escape");
        page.open();
        QCOMPARE(page.words(), QStringLiteral("درخت افتاده"));
    }

    void halfATypedSubjectOrAnswerIsKeptToo()
    {
        for (const char *field : {"subject", "question:since"}) {
            Page page;
            page.write(field, QStringLiteral("چند وقت"));
            page.open();
            QCOMPARE(page.text(field), QStringLiteral("چند وقت"));
        }
    }

    void whatIsPutAwayDoesNotComeBack()
    {
        Page page;
        page.write("words", QStringLiteral("چالهٔ بزرگ"));
        page.press("Escape");
        page.press("Escape");
        page.open();
        QCOMPARE(page.words(), QStringLiteral("چاله"));
    }

    void aMessageThatIsNotHereLeavesNothingOfTheOneBefore()
    {
        Page page;
        QVERIFY(!page.text("callerName").isEmpty());
        page.told.view.reset();
        page.open();
        QVERIFY(!page.problems().isEmpty());
        for (const char *field : {"callerName", "callerPhone", "plaque", "subject", "place"})
            QVERIFY2(page.text(field).isEmpty(), field);
        QVERIFY(page.page.findChild<QPlainTextEdit *>(QStringLiteral("words"))->toPlainText().isEmpty());
    }
};

QTEST_MAIN(MessagePageTest)
#include "message_page_test.moc"
