// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/support/call_desk.h"
#include "uikit/application.h"
#include "uikit/choice_edit.h"
#include "uikit/digit_cells.h"
#include "uikit/form_field.h"
#include "uikit/snippet_text_edit.h"
#include "uikit/suggestion_list.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QtTest>

using namespace peygir;
using namespace peygir::test;
using namespace peygir::uikit::testing;

namespace {

QString textOf(const CallDesk &desk, const char *field)
{
    const auto *edit = desk.find<QLineEdit>(field);
    return edit ? edit->text() : QString();
}

QString saidBeside(const CallDesk &desk) { return desk.find<QLabel>("problem")->text(); }

QRect inWindow(const QWidget &widget) { return {widget.mapTo(widget.window(), QPoint()), widget.size()}; }

void knowMaryam(CallDesk &desk)
{
    desk.city.knowCaller(QStringLiteral("09121234567"), QStringLiteral("مریم احمدی"),
                         {SmallCity::line(700, QStringLiteral("جمع‌آوری زباله"))});
}

} // namespace

/// Goal: a message is taken by keys alone, each key goes on to what is needed next, and nothing that was typed is lost.
class CallDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(CallDesk().shown); }

    // --- what is missing -------------------------------------------------------------------------------------------

    void nothingAtAllIsNotRegistered()
    {
        CallDesk desk;
        desk.press("Ctrl+Return");
        desk.press("Ctrl+Return");
        QCOMPARE(desk.desk.submitted.size(), size_t(0));
        QVERIFY(!saidBeside(desk).isEmpty());
    }

    void aMissingSubjectIsSaidFirstAndThenRegisteredAsUnknown()
    {
        CallDesk desk;
        desk.type(QStringLiteral("09121234567\n"));
        desk.type(QStringLiteral("مریم\n"));
        desk.type(QStringLiteral("پرواز قالیچه"));
        desk.press("Ctrl+Return");
        QCOMPARE(desk.desk.submitted.size(), size_t(0));
        QCOMPARE(desk.focused(), QStringLiteral("subject"));
        QVERIFY(!saidBeside(desk).isEmpty());
        desk.press("Ctrl+Return");
        QCOMPARE(desk.lastRegistered().value(QStringLiteral("subject")).toString(),
                 intake::unknownSubject().toString());
        QCOMPARE(desk.lastRegistered().value(QStringLiteral("words")).toString(), QStringLiteral("پرواز قالیچه"));
    }

    void anUnansweredQuestionIsSaidFirstAndDoesNotKeepTheMessageOut() // R043
    {
        CallDesk desk;
        desk.type(QStringLiteral("\n\nآسف\n"));
        desk.press("Ctrl+Return");
        QCOMPARE(desk.desk.submitted.size(), size_t(0));
        QCOMPARE(desk.focused(), QStringLiteral("question:where"));
        // Its own mark does not run into ours.
        QVERIFY2(saidBeside(desk).contains(QStringLiteral("«کجای معبر است؟»، «خطر فوری دارد؟»، «چند سانتی‌متر است؟».")),
                 qPrintable(saidBeside(desk)));
        desk.press("Ctrl+Return");
        QCOMPARE(desk.desk.count("RegisterCase"), 1);
    }

    void aChangeAfterTheWarningWarnsAgain()
    {
        CallDesk desk;
        desk.type(QStringLiteral("\n\nآسف\n"));
        desk.press("Ctrl+Return");
        desk.type(QStringLiteral("1"));
        desk.press("Ctrl+Return");
        QCOMPARE(desk.desk.submitted.size(), size_t(0));
        QCOMPARE(desk.focused(), QStringLiteral("question:danger"));
    }

    void aRefusalIsSaidAndNothingIsLost()
    {
        CallDesk desk;
        desk.desk.refusal = Error("storage.disk_full");
        desk.type(QStringLiteral("\n\nهرس\n"));
        desk.press("Ctrl+Return");
        QVERIFY(!saidBeside(desk).isEmpty());
        QCOMPARE(textOf(desk, "subject"), QStringLiteral("هرس درختان"));
        desk.desk.refusal.reset();
        desk.press("Ctrl+Return");
        QCOMPARE(desk.desk.count("RegisterCase"), 1);
    }

    void aRefereeThatNobodyIsIsSaidFirst()
    {
        CallDesk desk;
        desk.type(QStringLiteral("\n\nهرس\n"));
        desk.press("Ctrl+E");
        desk.type(QStringLiteral("هیچ‌کس"));
        desk.press("Ctrl+Return");
        QCOMPARE(desk.desk.submitted.size(), size_t(0));
        QCOMPARE(desk.focused(), QStringLiteral("referTo"));
        QVERIFY(!saidBeside(desk).isEmpty());
        desk.press("Ctrl+Return");
        QCOMPARE(desk.desk.count("RegisterCase"), 1);
        QVERIFY(!desk.lastRegistered().contains(QStringLiteral("referTo")));
    }

    // --- the way of a call -----------------------------------------------------------------------------------------

    void registeringRefersDirectlyByKeys() // R044
    {
        CallDesk desk;
        desk.type(QStringLiteral("\n\nهرس\n"));
        QVERIFY(!desk.find<QPushButton>("register")->text().contains(QStringLiteral("ارجاع")));
        // Who answers for intake is offered before a letter is typed.
        desk.press("Ctrl+E");
        desk.press("Return");
        QCOMPARE(textOf(desk, "referTo"), QStringLiteral("کارشناس مسئول دریافت"));
        QCOMPARE(desk.focused(), QStringLiteral("register"));
        QVERIFY(desk.find<QPushButton>("register")->text().contains(QStringLiteral("ارجاع")));
        desk.press("Ctrl+Return");
        QCOMPARE(desk.lastRegistered().value(QStringLiteral("referTo")).toString(), numbered(60).toString());
        QVERIFY(desk.find<QLabel>("registeredSentence")->text().contains(QStringLiteral("کارشناس مسئول دریافت")));
        // The next message of the same caller goes its ordinary way.
        desk.press("Return");
        QCOMPARE(textOf(desk, "referTo"), QString());
        desk.type(QStringLiteral("هرس\n"));
        desk.press("Ctrl+Return");
        QVERIFY(!desk.lastRegistered().contains(QStringLiteral("referTo")));
    }

    void anybodyIsFoundByAPartOfPostOrName()
    {
        CallDesk desk;
        desk.press("Ctrl+E");
        desk.type(QStringLiteral("کریمی\n"));
        QCOMPARE(textOf(desk, "referTo"), QStringLiteral("کارشناس پیگیری"));
        // Nobody is meant any more.
        desk.press("Ctrl+E");
        desk.press("Delete");
        desk.press("Escape");
        QVERIFY(!desk.find<QPushButton>("register")->text().contains(QStringLiteral("ارجاع")));
    }

    void theRefereeWaitsWithTheCall() // R040
    {
        CallDesk desk;
        desk.type(QStringLiteral("09350000001\n"));
        desk.press("Ctrl+E");
        desk.press("Return");
        desk.press("F11");
        QCOMPARE(textOf(desk, "referTo"), QString());
        desk.press("Ctrl+1");
        QCOMPARE(textOf(desk, "referTo"), QStringLiteral("کارشناس مسئول دریافت"));
    }

    void theKeyboardBeginsInThePhone()
    {
        CallDesk desk;
        QCOMPARE(desk.focused(), QStringLiteral("phone"));
    }

    void enterGoesOnThroughAWholeCall() // R021 R034 R042 R043
    {
        CallDesk desk;
        desk.type(QStringLiteral("09351112233\n"));
        QCOMPARE(desk.focused(), QStringLiteral("name"));
        desk.type(QStringLiteral("رضا کریمی\n"));
        QCOMPARE(desk.focused(), QStringLiteral("subject"));
        desk.type(QStringLiteral("آسف\n"));
        QCOMPARE(textOf(desk, "subject"), QStringLiteral("لکه‌گیری آسفالت"));
        QCOMPARE(desk.focused(), QStringLiteral("place"));
        desk.type(QStringLiteral("شرقی بهار\n"));
        QCOMPARE(textOf(desk, "place"), QStringLiteral("خیابان بهار شرقی"));
        QCOMPARE(desk.focused(), QStringLiteral("plaque"));
        desk.type(QStringLiteral("12\n"));
        QCOMPARE(desk.focused(), QStringLiteral("address"));
        desk.type(QStringLiteral("روبه‌روی مدرسه\n"));
        QCOMPARE(desk.focused(), QStringLiteral("question:where"));
        desk.type(QStringLiteral("2"));
        QCOMPARE(desk.focused(), QStringLiteral("question:danger"));
        desk.type(QStringLiteral("خ\n"));
        desk.type(QStringLiteral("40\n"));
        QCOMPARE(desk.focused(), QStringLiteral("question:since"));
        desk.type(QStringLiteral("دیروز\n\n"));
        QCOMPARE(desk.focused(), QStringLiteral("words"));
        desk.type(QStringLiteral("چالهٔ بزرگی باز شده است."));
        desk.press("Ctrl+Return");

        const QJsonObject sent = desk.lastRegistered();
        const auto text = [&sent](const char *name) { return sent.value(QLatin1String(name)).toString(); };
        QCOMPARE(text("callerPhone"), QStringLiteral("09351112233"));
        QCOMPARE(text("callerName"), QStringLiteral("رضا کریمی"));
        QCOMPARE(text("subject"), numbered(10).toString());
        QCOMPARE(text("place"), numbered(20).toString());
        QCOMPARE(text("plaque"), QStringLiteral("12"));
        QCOMPARE(text("address"), QStringLiteral("روبه‌روی مدرسه"));
        QCOMPARE(text("words"), QStringLiteral("چالهٔ بزرگی باز شده است."));
        QCOMPARE(text("channel"), QStringLiteral("phone"));
        QCOMPARE(text("urgency"), QStringLiteral("follow_up"));
        QVERIFY(!sent.contains(QStringLiteral("answer")));
        const QJsonObject answers = sent.value(QStringLiteral("answers")).toObject();
        QCOMPARE(answers.value(QStringLiteral("where")).toString(), QStringLiteral("pavement"));
        QCOMPARE(answers.value(QStringLiteral("danger")), QJsonValue(false));
        QCOMPARE(answers.value(QStringLiteral("width")), QJsonValue(40));
        QCOMPARE(answers.value(QStringLiteral("since")).toString().size(), qsizetype(10));
        QVERIFY(fieldsFromJson<intake::RegisterCase>(sent).ok());
    }

    void theCodeIsLargeAndCopied() // R035
    {
        CallDesk desk;
        desk.type(QStringLiteral("\n\nآسف\n"));
        desk.press("Ctrl+Return");
        desk.press("Ctrl+Return");
        auto *code = desk.find<uikit::CodeLabel>("code");
        QVERIFY(code);
        QCOMPARE(code->font().pointSize(), 28);
        QCOMPARE(desk.focused(), QStringLiteral("code"));
        QApplication::clipboard()->clear();
        desk.press("Ctrl+C");
        QCOMPARE(QApplication::clipboard()->text(), desk.desk.code);
        // The first answer of the subject is there to be read out.
        QCOMPARE(desk.find<QLabel>("registeredAnswer")->text(), QStringLiteral("اکیپ تا ۷۲ ساعت آینده بازدید می‌کند."));
    }

    void theFirstAnswerIsShownWithTheSubject() // R035
    {
        CallDesk desk;
        QVERIFY(!desk.find<QLabel>("firstAnswer"));
        desk.type(QStringLiteral("\n\nآسف\n"));
        QCOMPARE(desk.find<QLabel>("firstAnswer")->text(), QStringLiteral("اکیپ تا ۷۲ ساعت آینده بازدید می‌کند."));
    }

    // --- questions -------------------------------------------------------------------------------------------------

    void theQuestionIsReadWhileItsAnswersAreOpen_data() // R042
    {
        QTest::addColumn<int>("height");
        QTest::newRow("small") << 620;
        QTest::newRow("usual") << 700;
        QTest::newRow("large") << 1000;
    }
    void theQuestionIsReadWhileItsAnswersAreOpen()
    {
        QFETCH(int, height);
        CallDesk desk([](CallDesk &before) {
            knowMaryam(before);
            before.city.alike = {{SmallCity::line(800, QStringLiteral("نشت آب")), {intake::Nearness::NearHouse, 4, true, true}},
                                 {SmallCity::line(801, QStringLiteral("نشت آب")), {intake::Nearness::NearHouse, 6, true, true}}};
        });
        desk.page->resize(1166, height);
        desk.type(QStringLiteral("09121234567\n"));
        desk.type(QStringLiteral("نشت\nفردوسی 12\n"));
        for (const bool byTab : {false, true}) {
            desk.press("Ctrl+L");
            for (int n = 1; n <= 8; ++n) {
                QCOMPARE(desk.focused(), QStringLiteral("question:q%1").arg(n));
                auto *edit = desk.find<QLineEdit>(qPrintable(desk.focused()));
                // What was answered is opened by asking again.
                desk.press("Ctrl+A");
                desk.press("Delete");
                const QRect question = inWindow(*edit->parentWidget());
                const auto lists = desk.page->window()->findChildren<uikit::SuggestionList *>();
                const auto open = std::find_if(lists.begin(), lists.end(), [](const auto *list) { return list->isVisible(); });
                QVERIFY2(open != lists.end(), qPrintable(desk.focused()));
                QVERIFY2(!inWindow(**open).intersects(question), qPrintable(desk.focused()));
                const auto *area = desk.page->findChild<QScrollArea *>();
                QVERIFY2(inWindow(*area->viewport()).contains(question), qPrintable(desk.focused()));
                if (byTab)
                    desk.press("Tab");
                else
                    desk.type(QStringLiteral("1"));
            }
        }
    }

    void questionsHaveTheRoomThatEmptyListsLeave()
    {
        CallDesk desk(knowMaryam);
        desk.type(QStringLiteral("\n\nنشت\n"));
        const auto *area = desk.page->findChild<QScrollArea *>();
        QVERIFY2(area->height() > desk.page->height() / 2, qPrintable(QString::number(area->height())));
        // What comes while one answers moves nothing, and has its room afterwards.
        desk.type(QStringLiteral("فردوسی\n"));
        desk.press("Ctrl+L");
        const auto *edit = desk.find<QLineEdit>("question:q1");
        const QRect before = inWindow(*edit);
        desk.city.alike = {{SmallCity::line(800, QStringLiteral("نشت آب")), {intake::Nearness::NearHouse, 4, true, true}}};
        desk.page->refresh();
        CallDesk::settle(std::chrono::milliseconds(600));
        QCOMPARE(inWindow(*edit), before);
        QVERIFY(!desk.find<QWidget>("duplicates"));
        desk.press("Ctrl+J");
        QVERIFY(desk.find<QWidget>("duplicates"));
    }

    // --- urgency and channel ---------------------------------------------------------------------------------------

    void theSubjectSaysHowUrgentItIsAndAKeyChangesIt() // R032
    {
        CallDesk desk;
        desk.type(QStringLiteral("\n\nساعت\n"));
        auto *urgency = desk.find<uikit::ChoiceEdit>("urgency");
        QCOMPARE(urgency->chosenId(), QStringLiteral("instant"));
        QVERIFY(desk.find<QWidget>("answer"));
        desk.press("Ctrl+I");
        QCOMPARE(urgency->chosenId(), QStringLiteral("follow_up"));
        QVERIFY(!desk.find<QWidget>("answer"));
    }

    void anInstantMessageIsRegisteredWithItsAnswer() // R033
    {
        CallDesk desk;
        desk.type(QStringLiteral("\n\nساعت\n\n\n\n"));
        desk.type(QStringLiteral("کی باز است؟\n"));
        QCOMPARE(desk.focused(), QStringLiteral("answer"));
        desk.type(QStringLiteral("تا ۲۲"));
        desk.press("Ctrl+Return");
        QCOMPARE(desk.lastRegistered().value(QStringLiteral("urgency")).toString(), QStringLiteral("instant"));
        QCOMPARE(desk.lastRegistered().value(QStringLiteral("answer")).toString(), QStringLiteral("تا ۲۲"));
    }

    void theChannelIsTypedByAnyPart() // R048
    {
        CallDesk desk;
        desk.type(QStringLiteral("\n\n"));
        desk.press("Ctrl+T");
        QCOMPARE(desk.focused(), QStringLiteral("channel"));
        desk.type(QStringLiteral("حضو\n"));
        QCOMPARE(desk.focused(), QStringLiteral("subject"));
        desk.type(QStringLiteral("هرس\n"));
        desk.press("Ctrl+Return");
        QCOMPARE(desk.lastRegistered().value(QStringLiteral("channel")).toString(), QStringLiteral("in_person"));
    }

    void anUnknownChannelFallsBackToTheStandardOne()
    {
        CallDesk desk;
        desk.press("Ctrl+T");
        desk.type(QStringLiteral("کبوتر"));
        desk.press("Tab");
        QCOMPARE(desk.find<uikit::ChoiceEdit>("channel")->chosenId(), QStringLiteral("phone"));
    }

    // --- cases that are there --------------------------------------------------------------------------------------

    void aKeyAddsTheCallToAnOpenCaseOfTheCaller()
    {
        CallDesk desk(knowMaryam);
        desk.type(QStringLiteral("09121234567\n"));
        desk.press("Ctrl+J");
        desk.type(QStringLiteral("هنوز نیامده‌اند."));
        desk.press("Alt+1");
        QCOMPARE(desk.desk.count("AddNote"), 1);
        QCOMPARE(desk.desk.count("RegisterCase"), 0);
        const QJsonObject note = desk.desk.submitted.back().arguments;
        QCOMPARE(note.value(QStringLiteral("case")).toString(), numbered(700).toString());
        QVERIFY(note.value(QStringLiteral("note")).toString().contains(QStringLiteral("هنوز نیامده‌اند.")));
        QCOMPARE(desk.find<uikit::CodeLabel>("code")->code(), QString::number(7'139'052'400 + 700));
        QVERIFY(desk.book.drafts.empty());
    }

    void allThatWasTypedIsAdded()
    {
        CallDesk desk(knowMaryam);
        desk.type(QStringLiteral("09121234567\n"));
        desk.type(QStringLiteral("آسف\nبهار 12\n"));
        // The checklist: the first three as people say them, a day that is not read, a text.
        desk.press("Ctrl+L");
        desk.type(QStringLiteral("سواره\nبله\n30\nنمی‌داند\n"));
        desk.find<QLineEdit>("question:more")->setFocus();
        desk.type(QStringLiteral("مخروط زرد"));
        desk.find<QLineEdit>("address")->setFocus();
        desk.type(QStringLiteral("روبه‌روی مدرسه"));
        desk.press("Ctrl+J");
        desk.type(QStringLiteral("هنوز نیامده‌اند."));
        desk.press("Ctrl+E");
        desk.type(QStringLiteral("ناکس"));
        desk.press("Alt+1");
        QCOMPARE(desk.desk.count("AddNote"), 1);
        const QString note = desk.desk.submitted.back().arguments.value(QStringLiteral("note")).toString();
        QCOMPARE(note.section(u'\n', 1),
                 QStringLiteral("هنوز نیامده‌اند.\nموضوع: لکه‌گیری آسفالت\nنشانی: خیابان بهار شرقی\nپلاک: ۱۲\n"
                                "ادامهٔ نشانی: روبه‌روی مدرسه\nکجای معبر است؟ سواره‌رو\nخطر فوری دارد؟ بله\n"
                                "چند سانتی‌متر است؟ ۳۰\nاز کی؟ نمی‌داند\nنشانهٔ دیگری دارد؟ مخروط زرد\n"
                                "ارجاع مستقیم به: ناکس"));
    }

    void aTypedSubjectIsAdded()
    {
        CallDesk desk(knowMaryam);
        desk.type(QStringLiteral("09121234567\n"));
        desk.find<QLineEdit>("subject")->setFocus();
        desk.type(QStringLiteral("قالیچهٔ پرنده"));
        desk.press("Alt+1");
        const QString note = desk.desk.submitted.back().arguments.value(QStringLiteral("note")).toString();
        QVERIFY2(note.endsWith(QStringLiteral("\nموضوع: قالیچهٔ پرنده")), qPrintable(note));
    }

    void withoutWordsNothingIsAdded()
    {
        CallDesk desk(knowMaryam);
        desk.type(QStringLiteral("09121234567\n"));
        desk.press("Alt+1");
        QCOMPARE(desk.desk.submitted.size(), size_t(0));
        QCOMPARE(desk.focused(), QStringLiteral("words"));
    }

    void duplicatesAreAskedWhileTypingAndCountedOn() // R036
    {
        CallDesk desk(knowMaryam);
        desk.city.alike = {{SmallCity::line(800, QStringLiteral("لکه‌گیری آسفالت")),
                            {intake::Nearness::NearHouse, 4, true, true}}};
        desk.type(QStringLiteral("09121234567\n"));
        desk.type(QStringLiteral("آسف\nبهار 12\n"));
        const intake::SoughtProblem &sought = desk.city.asked.back();
        QCOMPARE(sought.subject, std::optional(catalogue::SubjectId(numbered(10))));
        QCOMPARE(sought.place, std::optional(places::PlaceId(numbered(20))));
        QCOMPARE(sought.plaque, QStringLiteral("۱۲"));
        desk.press("Ctrl+J");
        desk.type(QStringLiteral("همان چاله"));
        desk.press("Alt+2");
        QCOMPARE(desk.desk.submitted.back().arguments.value(QStringLiteral("case")).toString(), numbered(800).toString());
    }

    void keysOfAPersianLayoutReachTheSameCase()
    {
        CallDesk desk(knowMaryam);
        desk.type(QStringLiteral("09121234567\n"));
        desk.press("Ctrl+J");
        desk.type(QStringLiteral("هنوز"));
        uikit::testing::press(*desk.page, QStringLiteral("Alt+۱"));
        CallDesk::settle();
        QCOMPARE(desk.desk.count("AddNote"), 1);
    }

    // --- one call after the other ----------------------------------------------------------------------------------

    void theNextMessageOfTheSameCallerKeepsWhoHeIs() // R040
    {
        CallDesk desk;
        desk.type(QStringLiteral("09351112233\nرضا\nهرس\n"));
        for (int n = 1; n <= 5; ++n) {
            desk.press("Ctrl+Return");
            QCOMPARE(desk.desk.count("RegisterCase"), n);
            desk.press("Return");
            QCOMPARE(desk.focused(), QStringLiteral("subject"));
            QCOMPARE(textOf(desk, "name"), QStringLiteral("رضا"));
            QCOMPARE(textOf(desk, "subject"), QString());
            desk.type(QStringLiteral("هرس\n"));
        }
    }

    void escBeginsWithTheNextCaller()
    {
        CallDesk desk;
        desk.type(QStringLiteral("09351112233\nرضا\nهرس\n"));
        desk.press("Ctrl+Return");
        desk.press("Escape");
        QCOMPARE(desk.focused(), QStringLiteral("phone"));
        QCOMPARE(textOf(desk, "phone"), QString());
        QCOMPARE(textOf(desk, "name"), QString());
    }

    void escAsksOnlyIfSomethingWouldBeLost()
    {
        CallDesk desk;
        desk.press("Escape");
        QCOMPARE(saidBeside(desk), QString());
        desk.type(QStringLiteral("0935"));
        desk.press("Escape");
        QVERIFY(!saidBeside(desk).isEmpty());
        QCOMPARE(textOf(desk, "phone"), QStringLiteral("۰۹۳۵"));
        desk.press("Escape");
        QCOMPARE(textOf(desk, "phone"), QString());
        QVERIFY(desk.book.drafts.empty());
    }

    void theRegisteredCaseIsHandedOnByAKey() // R041 R045
    {
        CallDesk desk;
        cases::CaseView view{SmallCity::line(900, QStringLiteral("هرس درختان")), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
        view.operations.push_back({cases::CaseNodeId(numbered(901)), QStringLiteral("register"),
                                   {QStringLiteral("ارسال به پیگیری"), {}}, false, false, {}});
        desk.city.afterwards = view;
        desk.type(QStringLiteral("\n\nهرس\n"));
        desk.press("Ctrl+Return");
        desk.press("Ctrl+Return");
        QCOMPARE(desk.desk.count("RegisterCase"), 1);
        QCOMPARE(desk.desk.count("CompleteNode"), 1);
        const QJsonObject step = desk.desk.submitted.back().arguments;
        QCOMPARE(step.value(QStringLiteral("operation")).toString(), QStringLiteral("register"));
        QCOMPARE(step.value(QStringLiteral("case")).toString(),
                 intake::caseIdOf(desk.desk.submitted.front().command).toString());
    }

    void besideTheCodeCtrlEnterIsTheKeyOfOneButton()
    {
        CallDesk desk;
        cases::CaseView view{SmallCity::line(900, QStringLiteral("هرس درختان")), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
        view.operations.push_back({cases::CaseNodeId(numbered(901)), QStringLiteral("register"),
                                   {QStringLiteral("ارسال به پیگیری"), {}}, false, false, {}});
        desk.city.afterwards = view;
        desk.type(QStringLiteral("\n\nهرس\n"));
        desk.press("Ctrl+Return");
        const auto namingTheKey = [&desk] {
            QStringList names;
            for (const QPushButton *button : desk.page->findChildren<QPushButton *>()) {
                if (button->isVisible() && button->text().contains(QStringLiteral("Ctrl+Enter")))
                    names.append(button->objectName());
            }
            return names;
        };
        QCOMPARE(namingTheKey(), QStringList{QStringLiteral("step")});
        QVERIFY(!desk.find<QPushButton>("register")->isEnabled());
        desk.press("Return");
        QCOMPARE(namingTheKey(), QStringList{QStringLiteral("register")});
        QVERIFY(desk.find<QPushButton>("register")->isEnabled());
    }

    void whatIsSaidOfKeepingGoesWithItsCall()
    {
        CallDesk desk;
        desk.type(QStringLiteral("09351112233\n"));
        CallDesk::settle(std::chrono::milliseconds(500));
        QVERIFY(!desk.find<QLabel>("keptNote")->text().isEmpty());
        desk.press("F11");
        CallDesk::settle(std::chrono::milliseconds(500));
        QCOMPARE(desk.find<QLabel>("keptNote")->text(), QString());
    }
};

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    uikit::applyPersian(application);
    CallDeskTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "call_desk_test.moc"
