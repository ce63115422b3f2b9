// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/support/told_answers.h"
#include "answering/ui/answer_text.h"
#include "answering/ui/answering_page.h"
#include "answering/ui/message_card.h"
#include "cases/core/release_case.h"
#include "cases/core/take_case.h"
#include "cases/support/told_cases.h"
#include "persian/local_time.h"
#include "uikit/application.h"
#include "uikit/language.h"
#include "uikit/paged_list_model.h"
#include "uikit/row_list_view.h"
#include "uikit/testing/ui_driver.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QtTest>

using namespace peygir;
using namespace peygir::answering;
using namespace peygir::answering::testing;
using namespace peygir::uikit::testing;
using cases::testing::KeepingDesk;

namespace {

const UserId me = idOf<UserId>(1);
const UserId colleague = idOf<UserId>(2);

QString caseOf(int number) { return idOf<cases::CaseId>(number).toString(); }

} // namespace

/// Goal: an expert calls a citizen and writes down what he says of all his messages, with keys alone; nobody else calls
/// him meanwhile, and nothing that was typed is lost (R098 to R106, R109).
class AnsweringPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { uikit::applyPersian(*qApp); }
    void init()
    {
        m_queries = std::make_unique<ToldAnswers>();
        m_book = std::make_unique<ToldCalls>();
        m_desk = std::make_unique<KeepingDesk>(me, now);
        tellOfMaryam(*m_queries);
    }
    void cleanup()
    {
        m_page.reset();
        uikit::setLanguage(uikit::Language::Persian);
    }

    // --- what must not happen --------------------------------------------------------------------------------------

    void whereNobodyWaitsItIsSaid()
    {
        m_queries->citizens.clear();
        show();
        QVERIFY(waitUntil([this] { return !m_page->findChild<uikit::RowListView *>()->isVisible(); }));
        key("Return");
        QVERIFY(m_desk->submitted.empty());
    }

    void withoutAResultNothingIsSaved()
    {
        openCall();
        key("Ctrl+Return");
        QVERIFY(!problem().isEmpty());
        QVERIFY(given(RecordAnswer::kind).empty());
    }

    void whatIsMissingIsSaidBesideItsFieldAndNothingIsSent()
    {
        openCall();
        key("2"); // Not done, and not a word of what.
        key("8");
        key("Down");
        key("1");
        key("6");
        key("Ctrl+Return");
        QVERIFY(given(RecordAnswer::kind).empty());
        auto *words = qobject_cast<QPlainTextEdit *>(m_page->focusWidget());
        QVERIFY(words);
        QCOMPARE(words->objectName(), QStringLiteral("words"));
        // ... and goes on from there.
        type(*m_page, QStringLiteral("هنوز چاله است"));
        key("Ctrl+Return");
        QVERIFY(waitUntil([this] { return given(RecordAnswer::kind).size() == 2; }));
    }

    void theWayBackFromAMissingReasonIsSaid() // R105
    {
        openCall();
        key("5");
        key("Ctrl+Return");
        QVERIFY(given(RecordAnswer::kind).empty());
        QVERIFY(shows(QStringLiteral("Esc به رقم‌ها بازمی‌گرداند")));
        // ... and it is so.
        key("Esc");
        key("4");
        QCOMPARE(card(1)->typed().result, std::optional(CallResult::NoAnswer));
        QVERIFY(card(1)->typed().reason.isEmpty());
        QVERIFY(!shows(QStringLiteral("Esc به رقم‌ها بازمی‌گرداند")));
    }

    void whatLiesWithAnotherUnitIsSaidOnItsLineAndNotSaved()
    {
        m_queries->citizens[0].isElsewhere = true;
        for (CallMessage &message : m_queries->calls.at(maryam).messages)
            message.node.reset();
        show();
        auto *list = m_page->findChild<uikit::RowListView *>();
        QVERIFY(waitUntil([list] { return !list->currentId().isEmpty(); }));
        QCOMPARE(list->currentIndex().data(uikit::PagedListModel::RowRole).value<uikit::ListRow>().status,
                 QStringLiteral("نزد واحد دیگر"));
        key("Return");
        QVERIFY(waitUntil([this] { return card(1) != nullptr; }));
        settle();
        key("1");
        QVERIFY(!card(1)->typed().result);
        key("Ctrl+Return");
        QVERIFY(problem().startsWith(QStringLiteral(
            "هیچ‌یک از این پیام‌ها را از اینجا نمی‌توان ثبت کرد")));
        QVERIFY(m_desk->submitted.empty());
    }

    void aDayThatIsNoneIsSaidInASentence() // R109
    {
        show();
        key("Ctrl+D");
        key("Ctrl+A");
        type(*m_page, QStringLiteral("abc"));
        QVERIFY(problem().isEmpty());
        key("Return");
        QVERIFY(!problem().isEmpty());
        type(*m_page, QStringLiteral("1"));
        QVERIFY(problem().isEmpty());
        key("Return");
        key("Ctrl+L");
        QVERIFY(problem().isEmpty());
    }

    void withoutTheOpinionItIsNotSaved()
    {
        openCall();
        key("1");
        key("Ctrl+Return");
        QVERIFY(given(RecordAnswer::kind).empty());
        QVERIFY(!problem().isEmpty());
    }

    void anOpinionBelongsToNoCallThatNobodyAnswered()
    {
        openCall();
        key("4");
        key("6");
        key("Ctrl+Return");
        key("Ctrl+Return");
        QVERIFY(waitUntil([this] { return given(RecordAnswer::kind).size() == 1; }));
        QVERIFY(given(RecordAnswer::kind)[0].value(QStringLiteral("opinion")).toString().isEmpty());
    }

    void whatAColleagueHasTakenCannotBeAnswered()
    {
        m_queries->calls.at(maryam).messages[0].takenBy = colleague;
        m_queries->calls.at(maryam).messages[0].takenByName = QStringLiteral("رضایی");
        openCall();
        QCOMPARE(given(cases::TakeCase::kind).size(), size_t(1));
        card(1)->setFocus();
        key("1");
        QVERIFY(!card(1)->typed().result);
    }

    void whatIsRefusedStaysWithAllThatWasTyped()
    {
        openCall();
        m_desk->refused = QStringList{caseOf(1)};
        answer("1", "6", QStringLiteral("خیلی ممنون"));
        key("Esc");
        key("Down");
        answer("1", "7", {});
        key("Ctrl+Return");
        QVERIFY(waitUntil([this] { return given(RecordAnswer::kind).size() == 1; }));
        QVERIFY(waitUntil([this] { return !problem().isEmpty(); }));
        QVERIFY(waitUntil([this] { return m_page->findChild<CallPanel *>()->isEnabled(); }));
        QCOMPARE(card(1)->typed().words, QStringLiteral("خیلی ممنون"));
        QVERIFY(!card(2));
        QVERIFY(m_book->kept.contains(maryam));
        QCOMPARE(m_book->kept.at(maryam).answers.size(), size_t(1));
    }

    void whatIsTypedStaysWhenTheMessageIsAnsweredElsewhere()
    {
        openCall();
        answer("1", "6", QStringLiteral("خیلی ممنون"));
        m_queries->calls.at(maryam).messages.erase(m_queries->calls.at(maryam).messages.begin());
        m_page->refresh();
        QVERIFY(waitUntil([this] { return card(1)->isGone(); }));
        QCOMPARE(card(1)->typed().words, QStringLiteral("خیلی ممنون"));
        card(2)->setFocus();
        answer("1", "6", {});
        key("Ctrl+Return");
        QVERIFY(waitUntil([this] { return given(RecordAnswer::kind).size() == 1; }));
        QCOMPARE(given(RecordAnswer::kind)[0].value(QStringLiteral("case")).toString(), caseOf(2));
    }

    void whatIsTypedStandsThereAgainAfterTheProgramsEnd()
    {
        openCall();
        answer("2", "8", QStringLiteral("هنوز چاله است"));
        QVERIFY(waitUntil([this] { return m_book->kept.contains(maryam); }));
        QVERIFY(waitUntil(
            [this] { return m_book->kept.at(maryam).answers.begin()->second.words.endsWith(QStringLiteral("است")); }));
        m_page.reset();
        show();
        QVERIFY(waitUntil([this] { return card(1) && card(1)->node(); }));
        QCOMPARE(card(1)->typed().words, QStringLiteral("هنوز چاله است"));
        QCOMPARE(card(1)->typed().result, std::optional(CallResult::NotDone));
        QCOMPARE(card(1)->typed().opinion, std::optional(cases::Opinion::Dissatisfied));
    }

    void timeOfACallInVainIsNotSaidInOtherWordsAfterTheProgramsEnd()
    {
        openCall();
        key("4");
        QVERIFY(waitUntil([this] { return m_book->kept.contains(maryam); }));
        m_page.reset();
        show();
        QVERIFY(waitUntil([this] { return card(1) && card(1)->node(); }));
        const auto *time = card(1)->findChild<QComboBox *>();
        QCOMPARE(card(1)->typed().askAgainAt, std::optional(now + std::chrono::hours(2)));
        QCOMPARE(time->currentIndex(), -1);
    }

    void whatIsTypedLastIsKeptAsTheWindowGoes()
    {
        openCall();
        answer("1", "6", QStringLiteral("خیلی ممنون"));
        m_page->keep();
        QCOMPARE(m_book->kept.at(maryam).answers.begin()->second.words, QStringLiteral("خیلی ممنون"));
    }

    // --- a call ----------------------------------------------------------------------------------------------------

    void enterTakesAllMessagesAndOpensTheCall() // R100 R106
    {
        openCall();
        const auto taken = given(cases::TakeCase::kind);
        QCOMPARE(taken.size(), size_t(2));
        QCOMPARE(taken[0].value(QStringLiteral("case")).toString(), caseOf(1));
        QCOMPARE(taken[0].value(QStringLiteral("node")).toString(), caseOf(1));
        QVERIFY(card(1)->hasFocus());
        QVERIFY(shows(QStringLiteral("مریم احمدی")));
        // As on every page, whatever form it is stored in.
        QVERIFY(shows(QStringLiteral("۰۹۱۲ ۱۲۳ ۴۵۶۷")));
        QVERIFY(shows(QStringLiteral("لکه‌گیری در تاریخ")));
        QVERIFY(shows(QStringLiteral("شاخه‌بری")));
        // What is taken already is not taken again.
        m_queries->calls.at(maryam).messages[0].takenBy = me;
        m_queries->calls.at(maryam).messages[1].takenBy = me;
        m_page->refresh();
        settle();
        QCOMPARE(given(cases::TakeCase::kind).size(), size_t(2));
    }

    void whatAColleagueWroteForTheCallIsReadInIt() // R099
    {
        auto &messages = m_queries->calls.at(maryam).messages;
        messages[0].handover =
            HandoverNote{QStringLiteral("پس از ساعت ۵ تماس بگیرید"), QStringLiteral("رضا کاظمی"), now};
        // Nobody was asked about this one: the colleague settled it.
        messages[1].replies.clear();
        messages[1].handover = HandoverNote{QStringLiteral("چراغ روشن شد"), {}, now};
        openCall();
        QVERIFY(shows(QStringLiteral("یادداشت رضا کاظمی برای شما: پس از ساعت ۵ تماس بگیرید")));
        QVERIFY(shows(QStringLiteral("نتیجهٔ رسیدگی: چراغ روشن شد")));
    }

    void whoReadsEnglishReadsTheOfficialsEnglishName()
    {
        uikit::setLanguage(uikit::Language::English);
        openCall();
        QVERIFY(shows(QStringLiteral("Engineer Kazemi, district 2")));
        QVERIFY(!shows(QStringLiteral("مهندس کاظمی")));
    }

    void oneCallAnswersAllMessages() // R101 R102 R103 R104 R106
    {
        openCall();
        answer("1", "6", QStringLiteral("سپاسگزارم"));
        key("Esc");
        key("Down");
        answer("2", "8", QStringLiteral("چراغ هنوز خاموش است"));
        key("Ctrl+Return");
        QVERIFY(waitUntil([this] { return given(RecordAnswer::kind).size() == 2; }));
        const auto answers = given(RecordAnswer::kind);
        QCOMPARE(answers[0].value(QStringLiteral("case")).toString(), caseOf(1));
        QCOMPARE(answers[0].value(QStringLiteral("result")).toString(), QStringLiteral("done"));
        QCOMPARE(answers[0].value(QStringLiteral("opinion")).toString(), QStringLiteral("satisfied"));
        QCOMPARE(answers[0].value(QStringLiteral("words")).toString(), QStringLiteral("سپاسگزارم"));
        QCOMPARE(answers[1].value(QStringLiteral("result")).toString(), QStringLiteral("not_done"));
        QCOMPARE(answers[1].value(QStringLiteral("opinion")).toString(), QStringLiteral("dissatisfied"));
        QCOMPARE(answers[1].value(QStringLiteral("words")).toString(), QStringLiteral("چراغ هنوز خاموش است"));
        // The call is over, nothing of it is left behind, and the list has the keyboard again.
        QVERIFY(waitUntil([this] { return !card(1) && !card(2); }));
        QVERIFY(m_book->kept.empty());
        QVERIFY(given(cases::ReleaseCase::kind).empty());
        QVERIFY(waitUntil([this] { return qobject_cast<uikit::RowListView *>(m_page->focusWidget()) != nullptr; }));
    }

    void lettersFromTheListLookForSomebodyAnew()
    {
        show();
        QVERIFY(waitUntil([this] { return !m_page->findChild<uikit::RowListView *>()->currentId().isEmpty(); }));
        type(*m_page, QStringLiteral("913"));
        auto *filter = qobject_cast<QLineEdit *>(m_page->focusWidget());
        QVERIFY(filter);
        QCOMPARE(filter->text(), QStringLiteral("۹۱۳"));
        key("Return");
        type(*m_page, QStringLiteral("5"));
        QCOMPARE(filter->text(), QStringLiteral("۵"));
    }

    void digitsOfAPersianKeyboardChooseAsWell()
    {
        openCall();
        type(*m_page, QStringLiteral("۱"));
        type(*m_page, QStringLiteral("۷"));
        QCOMPARE(card(1)->typed().result, std::optional(CallResult::Done));
        QCOMPARE(card(1)->typed().opinion, std::optional(cases::Opinion::Fair));
    }

    void aNoteIsAddedToTheReplyFromACannedText() // R099 R108
    {
        m_queries->texts = {textFor("سپاس", "از همراهی شما سپاسگزاریم.", reference::SnippetUse::Reply)};
        openCall();
        key("1");
        key("6");
        key("Return");
        key("Tab");
        type(*m_page, QStringLiteral("::سپ"));
        key("Return");
        QCOMPARE(card(1)->typed().note, QStringLiteral("از همراهی شما سپاسگزاریم."));
    }

    void theScriptIsFilledIn()
    {
        m_queries->texts = {
            textFor("گفتگو", "سلام {citizen}، {expert} هستم؛ {count} پیام.", reference::SnippetUse::CallScript)};
        openCall();
        QVERIFY(waitUntil([this] { return shows(QStringLiteral("سلام مریم احمدی، سارا رضایی هستم؛ ۲ پیام.")); }));
    }

    void withSomeWithoutResultTheOthersAreSavedAtTheSecondTime()
    {
        openCall();
        answer("1", "6", {});
        key("Ctrl+Return");
        QVERIFY(!problem().isEmpty());
        QVERIFY(card(2)->hasFocus());
        QVERIFY(given(RecordAnswer::kind).empty());
        key("Ctrl+Return");
        QVERIFY(waitUntil([this] { return !m_page->findChild<CallPanel *>()->call(); }));
        QCOMPARE(given(RecordAnswer::kind).size(), size_t(1));
        // What was not answered is given back.
        const auto released = given(cases::ReleaseCase::kind);
        QCOMPARE(released.size(), size_t(1));
        QCOMPARE(released[0].value(QStringLiteral("case")).toString(), caseOf(2));
    }

    void whoeverLeavesGivesBackAndKeepsWhatIsTyped()
    {
        openCall();
        answer("1", "6", QStringLiteral("بعد"));
        key("Esc"); // To the message,
        key("Esc"); // and to the list.
        QVERIFY(!m_page->findChild<CallPanel *>()->call());
        QCOMPARE(given(cases::ReleaseCase::kind).size(), size_t(2));
        QVERIFY(m_book->kept.contains(maryam));
        key("Return");
        QVERIFY(waitUntil([this] { return card(1) != nullptr; }));
        QCOMPARE(card(1)->typed().words, QStringLiteral("بعد"));
    }

    void whatAColleagueLeftBehindIsTakenOver()
    {
        m_queries->calls.at(maryam).messages[0].takenBy = colleague;
        openCall();
        card(1)->setFocus();
        key("0");
        QVERIFY(waitUntil([this] { return given(cases::ReleaseCase::kind).size() == 1; }));
        QCOMPARE(given(cases::ReleaseCase::kind)[0].value(QStringLiteral("case")).toString(), caseOf(1));
        m_queries->calls.at(maryam).messages[0].takenBy.reset();
        m_page->refresh();
        QVERIFY(waitUntil([this] { return given(cases::TakeCase::kind).size() == 2; }));
    }

    void whoIsAskedAgainIsAskedOnThatDay() // R109
    {
        openCall();
        key("3");
        key("Return");
        type(*m_page, QStringLiteral("۱۴۰۵/۹/۱۵"));
        key("Ctrl+Return");
        key("Ctrl+Return");
        QVERIFY2(waitUntil([this] { return given(RecordAnswer::kind).size() == 1; }), qPrintable(problem()));
        QCOMPARE(dayAsked(0), QStringLiteral("1405/09/15 08:00"));
    }

    void withoutARuleNoDayIsProposed() // R109
    {
        openCall();
        key("3");
        QVERIFY(!card(1)->typed().askAgainAt);
        QVERIFY(!shows(QStringLiteral("قاعدهٔ موضوع")));
        key("Ctrl+Return");
        key("Ctrl+Return");
        QVERIFY(given(RecordAnswer::kind).empty());
        QVERIFY(!problem().isEmpty());
    }

    void theDayOfTheSubjectsRuleIsProposed() // R109
    {
        m_queries->calls.at(maryam).messages[0].feedbackDays = 7;
        openCall();
        key("1");
        QVERIFY(!shows(QStringLiteral("قاعدهٔ موضوع")));
        key("3");
        QVERIFY(shows(QStringLiteral("به قاعدهٔ موضوع: ۷ روز دیگر")));
        if (const QString folder = qEnvironmentVariable("PEYGIR_SCREENSHOTS"); !folder.isEmpty())
            QVERIFY(screenshot(*m_page, folder + QStringLiteral("/feedback-rule.png")));
        key("Ctrl+Return");
        key("Ctrl+Return");
        QVERIFY2(waitUntil([this] { return given(RecordAnswer::kind).size() == 1; }), qPrintable(problem()));
        QCOMPARE(dayAsked(0), dayOf(now + 7 * day).toString() + QStringLiteral(" 08:00"));
    }

    void anotherDayIsChosenInPlaceOfTheRules() // R109
    {
        m_queries->calls.at(maryam).messages[0].feedbackDays = 7;
        openCall();
        key("3");
        key("Return");
        key("Ctrl+A");
        type(*m_page, QStringLiteral("۱۴۰۵/۹/۱۵"));
        // What was chosen stays, also when the result is chosen once more.
        key("Esc");
        key("1");
        key("3");
        key("Ctrl+Return");
        key("Ctrl+Return");
        QVERIFY2(waitUntil([this] { return given(RecordAnswer::kind).size() == 1; }), qPrintable(problem()));
        QCOMPARE(dayAsked(0), QStringLiteral("1405/09/15 08:00"));
    }

    void whoDidNotAnswerIsCalledAgainInTwoHours()
    {
        openCall();
        key("4");
        key("Ctrl+Return");
        key("Ctrl+Return");
        QVERIFY(waitUntil([this] { return given(RecordAnswer::kind).size() == 1; }));
        QCOMPARE(Instant(given(RecordAnswer::kind)[0].value(QStringLiteral("askAgainAt")).toInteger()),
                 now + std::chrono::hours(2));
    }

    void afterThreeCallsInVainEndingItIsProposed() // R105
    {
        m_queries->calls.at(maryam).messages[0].tries = 2;
        openCall();
        key("4");
        QVERIFY(shows(QStringLiteral("با این بار ۳ بار پاسخ نداده است. کلید ۵ پیام را بی‌نظر شهروند پایان "
                                     "می‌دهد.")));
        key("5");
        key("Return");
        type(*m_page, QStringLiteral("شماره در شبکه نیست"));
        key("Ctrl+Return");
        key("Ctrl+Return");
        QVERIFY(waitUntil([this] { return given(RecordAnswer::kind).size() == 1; }));
        QCOMPARE(given(RecordAnswer::kind)[0].value(QStringLiteral("reason")).toString(),
                 QStringLiteral("شماره در شبکه نیست"));
    }

    // --- the lists -------------------------------------------------------------------------------------------------

    void lettersFilterTheList()
    {
        show();
        type(*m_page, QStringLiteral("احم"));
        QVERIFY(waitUntil([this] { return m_queries->askedReady->text == QStringLiteral("احم"); }));
    }

    void aDayListsWhatIsDueOnIt() // R109
    {
        DueLine line{lineOf(9, "روشنایی معبر"), maryam, QStringLiteral("مریم احمدی"), QStringLiteral("+989121234567")};
        line.line.card.askAgainAt = now + 3 * day;
        m_queries->dueLines = {line};
        show();
        key("Ctrl+D");
        // Today, and what was missed before.
        QVERIFY(waitUntil([this] { return m_queries->askedDue.has_value(); }));
        QVERIFY(!m_queries->askedDue->from);
        key("Ctrl+A");
        type(*m_page, QStringLiteral("۱۴۰۵/۹/۴"));
        key("Return");
        QVERIFY(waitUntil([this] { return m_queries->askedDue->from.has_value(); }));
        QCOMPARE(m_queries->askedDue->until - *m_queries->askedDue->from, day);
        QVERIFY(*m_queries->askedDue->from < now + 3 * day && m_queries->askedDue->until > now + 3 * day);
        QVERIFY(waitUntil([this] {
            auto *list = qobject_cast<uikit::RowListView *>(m_page->focusWidget());
            return list && !list->currentId().isEmpty();
        }));
        key("Return");
        QVERIFY(waitUntil([this] { return card(1) != nullptr; }));
        key("Esc");
        key("Ctrl+L");
        QVERIFY(waitUntil([this] {
            auto *list = qobject_cast<uikit::RowListView *>(m_page->focusWidget());
            return list && list->currentId() == maryam.toString();
        }));
    }

    void whoIsToBeCalledIsWrittenAsTheListIsFiltered() // R098
    {
        m_queries->citizens[0].takenBy = colleague;
        m_queries->citizens[0].takenByName = QStringLiteral("علی کریمی");
        show();
        type(*m_page, QStringLiteral("احم"));
        const Written written = write();
        QCOMPARE(m_queries->askedReady->text, QStringLiteral("احم"));
        QCOMPARE(written.title, QStringLiteral("شهروندانی که باید به آنان تلفن شود"));
        QCOMPARE(written.lines[0], QStringLiteral("پالایه: احم"));
        const QStringList row{QStringLiteral("مریم احمدی"), QStringLiteral("0912 123 4567"), QStringLiteral("2"),
                              QStringLiteral("4820173951"), timeOf(now - 5 * day),           QStringLiteral("1"),
                              QString(),                    QStringLiteral("علی کریمی در تماس است")};
        QCOMPARE(written.rows, QList<QStringList>{row});
        QCOMPARE(m_desk->looks, QStringList{QStringLiteral("exported answering.ready pdf 1")});
    }

    void whatIsDueOnADayIsWritten() // R109
    {
        DueLine line{lineOf(9, "روشنایی معبر"), maryam, QStringLiteral("مریم احمدی"), QStringLiteral("+989121234567")};
        line.line.card.askAgainAt = now + 3 * day;
        m_queries->dueLines = {line};
        show();
        key("Ctrl+D");
        // What was missed before stands on it, and the paper says so.
        QVERIFY(write().lines[0].contains(QStringLiteral("همراه با آنچه پیش‌تر از دست رفته است")));
        key("Ctrl+A");
        type(*m_page, QStringLiteral("۱۴۰۵/۹/۴"));
        key("Return");
        QVERIFY(waitUntil([this] { return m_queries->askedDue->from.has_value(); }));
        const Written written = write();
        QCOMPARE(written.lines[0], QStringLiteral("موعد بازخورد: ۱۴۰۵/۰۹/۰۴"));
        QCOMPARE(written.rows.size(), 1);
        const QStringList cells{QStringLiteral("مریم احمدی"), QStringLiteral("0912 123 4567"), timeOf(now + 3 * day)};
        QCOMPARE(written.rows[0].mid(4), cells);
        QVERIFY(m_desk->looks.contains(QStringLiteral("exported answering.due pdf 1")));
    }

private:
    /// What comes to paper, in the digits in which it is handed over.
    struct Written
    {
        QString title;
        QStringList lines;
        QList<QStringList> rows;
    };
    /// What the page offers, as the strip writes it.
    Written write()
    {
        const paper::OutOffer offer = m_page->outOffers().first();
        std::shared_ptr<paper::TableSource> table;
        offer.make(m_page.get(), [&table](const Result<paper::OutThing> &thing) {
            if (thing.ok())
                table = thing->table;
        });
        if (!table)
            return {};
        Written written{table->head().title, table->head().lines, {}};
        bool isThere = false;
        table->fetch(0, 500, m_page.get(), [&](const Result<paper::TablePage> &page) {
            isThere = true;
            for (const auto &[id, row] : page.ok() ? page->rows : paper::TablePage().rows) {
                QStringList cells;
                for (const sheets::Cell &cell : row)
                    cells += cell.text;
                written.rows += cells;
            }
        });
        if (waitUntil([&isThere] { return isThere; }))
            offer.note({paper::OutTarget::Form::Pdf, {}}, qint64(written.rows.size()));
        return written;
    }
    static QString timeOf(Instant at) { return sheets::timeCell(at).text; }
    static reference::Snippet textFor(const char *abbreviation, const char *words, reference::SnippetUse use)
    {
        return {idOf<reference::SnippetId>(5),
                QString::fromUtf8(abbreviation),
                {QString::fromUtf8(words), {}},
                {use},
                true};
    }
    void show()
    {
        m_page = std::make_unique<AnsweringPage>(
            CallPanel::Ports{*m_queries, *m_book, *m_desk, QStringLiteral("سارا رضایی")});
        // As the window does that has made it.
        m_page->refresh();
        m_page->resize(1150, 700);
        QVERIFY(showActive(*m_page));
        m_page->takeFocus();
        settle();
    }
    void openCall()
    {
        show();
        QVERIFY(waitUntil([this] { return !m_page->findChild<uikit::RowListView *>()->currentId().isEmpty(); }));
        key("Return");
        QVERIFY(waitUntil([this] { return card(1) != nullptr; }));
        settle();
    }
    void key(const char *chord) { press(*m_page, QString::fromLatin1(chord)); }
    /// At the message that has the keyboard.
    void answer(const char *result, const char *opinion, const QString &words)
    {
        key(result);
        key(opinion);
        if (words.isEmpty())
            return;
        key("Return");
        type(*m_page, words);
    }
    MessageCard *card(int number) const
    {
        for (MessageCard *one : m_page->findChildren<MessageCard *>()) {
            if (one->caseId() == idOf<cases::CaseId>(number) && one->isVisible())
                return one;
        }
        return nullptr;
    }
    std::vector<QJsonObject> given(const char *kind) const
    {
        std::vector<QJsonObject> arguments;
        for (const KeepingDesk::Submitted &one : m_desk->submitted) {
            if (one.kind == kind)
                arguments.push_back(one.arguments);
        }
        return arguments;
    }
    /// When the citizen is asked again by the n-th answer that was given.
    QString dayAsked(size_t n) const
    {
        const Instant at(given(RecordAnswer::kind)[n].value(QStringLiteral("askAgainAt")).toInteger());
        return persian::LocalTime::at(at, QTimeZone("Asia/Tehran"))->toString();
    }
    /// The first sentence that says what is wrong.
    QString problem() const
    {
        for (const QLabel *label : m_page->findChildren<QLabel *>()) {
            const bool isProblem = label->property("role").toString() == QLatin1String("problem");
            if (label->isVisible() && isProblem && !label->text().isEmpty())
                return label->text();
        }
        return {};
    }
    bool shows(const QString &text) const
    {
        for (const QLabel *label : m_page->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(text))
                return true;
        }
        return false;
    }

    std::unique_ptr<ToldAnswers> m_queries;
    std::unique_ptr<ToldCalls> m_book;
    std::unique_ptr<KeepingDesk> m_desk;
    std::unique_ptr<AnsweringPage> m_page;
};

QTEST_MAIN(AnsweringPageTest)
#include "answering_page_test.moc"
