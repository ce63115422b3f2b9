// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/case_page.h"
#include "desktop/desk_session.h"
#include "desktop/support/window_desk.h"
#include "followup/core/ask_official.h"
#include "followup/core/name_expert.h"
#include "followup/core/record_reply.h"
#include "followup/core/settle_reply.h"
#include "followup/core/visit_commands.h"
#include "uikit/empty_state.h"
#include "uikit/history_view.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/type_ahead_edit.h"

#include <QPlainTextEdit>
#include <QToolButton>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit::testing;
using test::WindowDesk;

namespace {

const QString askField = QStringLiteral("از او چه می‌پرسید؟");
const QString replyField = QStringLiteral("مسئول چه پاسخ داد؟");
const QString officialField = QStringLiteral("مسئول: بخشی از پست، واحد یا نام؛ خالی: هر که فرآیند بگوید");

QString argument(const Envelope &command, const char *name)
{
    return command.arguments.value(QLatin1String(name)).toString();
}

} // namespace

/// Goal: an expert works through the follow-up by keys alone: he asks, writes down what officials replied, rates it or
/// sends it back, and sends somebody to look; nothing that he typed is lost (R056, R058, R059, R061, R062, R063, R087,
/// R088).
class FollowUpPageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowDesk> m_desk;

    QWidget &window() { return m_desk->window(); }
    /// A case comes a moment after its row; who acts on it has it before him.
    void press(const char *chord)
    {
        if (QByteArrayView(chord).contains('F'))
            QVERIFY(waitUntil([this] { return shownCase() == m_desk->currentRow().id; }));
        uikit::testing::press(window(), QString::fromLatin1(chord));
    }
    QString shownCase()
    {
        const auto &view = window().findChild<cases::CasePage *>()->view();
        return view ? view->line.card.id.toString() : QString();
    }
    void type(const QString &text) { uikit::testing::type(window(), text); }
    bool rowsBecome(size_t count)
    {
        return waitUntil([this, count] { return m_desk->rows().size() == count; });
    }
    bool isAsked(const QString &field)
    {
        return waitUntil([this, field] { return m_desk->shown<QPlainTextEdit>(field) != nullptr; });
    }
    /// The lines of the part with replies and visits.
    QStringList exchange()
    {
        QStringList lines;
        const auto *view = window().findChild<uikit::HistoryView *>(QStringLiteral("case.followup"));
        const QAbstractItemModel *model = view->model();
        for (int row = 0; row < model->rowCount(); ++row)
            lines.append(model->index(row, 0).data(Qt::AccessibleTextRole).toString() + u'\n' +
                         model->index(row, 0).data().toString());
        return lines;
    }
    bool exchangeHas(const QString &part)
    {
        return waitUntil([this, part] { return exchange().join(u'\n').contains(part); });
    }
    QString partText(const QString &name)
    {
        for (const QToolButton *button : window().findChildren<QToolButton *>()) {
            if (button->isVisible() && button->text().startsWith(name))
                return button->text();
        }
        return {};
    }
    void ask(const QString &words)
    {
        press("F8");
        QVERIFY(isAsked(askField));
        press("Tab");
        type(words);
        press("Ctrl+Return");
    }
    /// One case was asked about, and is looked at among those that wait.
    void waitForTheOfficial()
    {
        ask(QStringLiteral("کی انجام می‌شود؟"));
        (void)m_desk->command(1);
        press("Ctrl+3");
        QVERIFY(rowsBecome(1));
        QVERIFY(exchangeHas(QStringLiteral("کی انجام می‌شود؟")));
    }
    void replyByPhone()
    {
        waitForTheOfficial();
        press("F8");
        QVERIFY(isAsked(replyField));
        type(QStringLiteral("فردا انجام می‌شود"));
        press("Ctrl+Return");
        (void)m_desk->command(2);
        press("Ctrl+4");
        QVERIFY(rowsBecome(1));
        QVERIFY(exchangeHas(QStringLiteral("فردا انجام می‌شود")));
    }

private Q_SLOTS:
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init()
    {
        m_desk = std::make_unique<WindowDesk>(WindowDesk::Cycle::Second);
        press("Shift+F3");
        QVERIFY(waitUntil(
            [this] { return m_desk->shows(QStringLiteral("پیگیری")) && !m_desk->currentRow().id.isEmpty(); }));
        QVERIFY(rowsBecome(WindowDesk::casesOfHis));
    }
    void cleanup() { m_desk.reset(); }

    void emptyReplyIsRefusedInASentenceAndStaysOpen()
    {
        waitForTheOfficial();
        press("F8");
        QVERIFY(isAsked(replyField));
        press("Ctrl+Return");
        QVERIFY(waitUntil([this] {
            return m_desk->shows(QStringLiteral("پاسخ مسئول را بنویسید، یا سندی را که پاسخ در آن است پیوست کنید."));
        }));
        QCOMPARE(m_desk->submitted().size(), size_t(1));
        QVERIFY(isAsked(replyField));
    }

    void officialThatNobodyKnowsIsSaidAndTheQuestionStays()
    {
        press("F8");
        QVERIFY(isAsked(askField));
        type(QStringLiteral("هیچ‌کس"));
        press("Tab");
        type(QStringLiteral("کی؟"));
        press("Ctrl+Return");
        QVERIFY(waitUntil([this] {
            return m_desk->shows(QStringLiteral("او را برگزینید: بخشی از پست یا نام را بنویسید و Enter بزنید."));
        }));
        QVERIFY(m_desk->submitted().empty());
        QCOMPARE(m_desk->shown<QPlainTextEdit>(askField)->toPlainText(), QStringLiteral("کی؟"));
    }

    void escapeKeepsTheHalfTypedQuestion()
    {
        press("F8");
        QVERIFY(isAsked(askField));
        press("Tab");
        type(QStringLiteral("نیمه‌کاره"));
        press("Escape");
        QVERIFY(!m_desk->shown<QPlainTextEdit>(askField));
        QVERIFY(m_desk->submitted().empty());
        press("F8");
        QVERIFY(isAsked(askField));
        QCOMPARE(m_desk->shown<QPlainTextEdit>(askField)->toPlainText(), QStringLiteral("نیمه‌کاره"));
    }

    void nothingMarkedIsSaid()
    {
        press("Ctrl+Shift+F8");
        QVERIFY(waitUntil([this] { return m_desk->message().startsWith(QStringLiteral("چیزی نشان نشده است")); }));
    }

    void f8AsksTheOfficialAndTheCaseWaitsForHim()
    {
        const QString id = m_desk->currentRow().id;
        ask(QStringLiteral("کی انجام می‌شود؟"));
        const Envelope command = m_desk->command(1);
        QCOMPARE(command.kind, QByteArray(followup::AskOfficial::kind));
        QCOMPARE(argument(command, "case"), id);
        QCOMPARE(argument(command, "note"), QStringLiteral("کی انجام می‌شود؟"));
        QVERIFY(waitUntil([this] { return m_desk->message() == QStringLiteral("از مسئول پرسیده شد."); }));
        press("Ctrl+3");
        QVERIFY(rowsBecome(1));
        QCOMPARE(m_desk->currentRow().id, id);
        press("Ctrl+2");
        QVERIFY(rowsBecome(WindowDesk::casesOfHis - 1));
        QVERIFY(
            waitUntil([this] { return partText(QStringLiteral("در انتظار مسئول")).endsWith(QStringLiteral("۱")); }));
    }

    void officialIsChosenAndTheDayOfTheReplyIsSaid()
    {
        press("F8");
        QVERIFY(isAsked(askField));
        type(QStringLiteral("پیگیری ۲"));
        auto *official = m_desk->shown<uikit::TypeAheadEdit>(officialField);
        QVERIFY(official && waitUntil([official] { return official->isListOpen(); }));
        press("Return");
        QVERIFY(waitUntil([official] { return official->chosen().has_value(); }));
        const QString chosen = official->chosen()->id;
        type(QStringLiteral("کی؟"));
        press("Tab");
        type(QStringLiteral("+3"));
        press("Ctrl+Return");
        const Envelope command = m_desk->command(1);
        QCOMPARE(argument(command, "to"), chosen);
        const Instant by(command.arguments.value(QLatin1String("replyBy")).toInteger());
        const auto ahead = by - command.madeAt;
        QVERIFY(ahead > std::chrono::hours(72) && ahead < std::chrono::hours(96));
    }

    void aDayThatIsOverIsRefusedAndTheQuestionStays()
    {
        press("F8");
        QVERIFY(isAsked(askField));
        // Without a question of his own, that is what the official is asked about.
        QVERIFY(m_desk->shows(QStringLiteral("مسئول خود پیام را می‌بیند؛ اگر پرسشی ننویسید، همان پیام از او پرسیده "
                                             "می‌شود.")));
        press("Tab");
        type(QStringLiteral("کی؟"));
        press("Tab");
        type(QStringLiteral("دیروز"));
        press("Ctrl+Return");
        QVERIFY(m_desk->shows(QStringLiteral("این روز گذشته است. امروز یا روزی پس از آن را برگزینید.")));
        QVERIFY(m_desk->submitted().empty());
        QCOMPARE(m_desk->shown<QPlainTextEdit>(askField)->toPlainText(), QStringLiteral("کی؟"));
        press("Ctrl+A");
        type(QStringLiteral("امروز"));
        press("Ctrl+Return");
        QCOMPARE(m_desk->command(1).kind, QByteArray(followup::AskOfficial::kind));
    }

    void whatWasHeardByPhoneIsTheOfficialsReply()
    {
        waitForTheOfficial();
        const QString id = m_desk->currentRow().id;
        press("F8");
        QVERIFY(isAsked(replyField));
        type(QStringLiteral("فردا انجام می‌شود"));
        press("Ctrl+Return");
        const Envelope command = m_desk->command(2);
        QCOMPARE(command.kind, QByteArray(followup::RecordReply::kind));
        QCOMPARE(argument(command, "case"), id);
        QCOMPARE(argument(command, "words"), QStringLiteral("فردا انجام می‌شود"));
        QCOMPARE(argument(command, "replyChannel"), QStringLiteral("phone"));
        QVERIFY(waitUntil([this] { return m_desk->message() == QStringLiteral("جوابیه ثبت شد."); }));
        press("Ctrl+4");
        QVERIFY(rowsBecome(1));
        QVERIFY(exchangeHas(QStringLiteral("هنوز بررسی نشده است")));
    }

    void oneDigitRatesTheReplyThatIsAccepted()
    {
        replyByPhone();
        const QString id = m_desk->currentRow().id;
        press("F8");
        QVERIFY(isAsked(QStringLiteral("چرا این ارزیابی؟ می‌تواند خالی باشد.")));
        type(QStringLiteral("1"));
        type(QStringLiteral("همان روز پاسخ داد"));
        press("Ctrl+Return");
        const Envelope command = m_desk->command(3);
        QCOMPARE(command.kind, QByteArray(followup::AcceptReply::kind));
        QCOMPARE(argument(command, "case"), id);
        QCOMPARE(argument(command, "rating"), QStringLiteral("excellent"));
        QCOMPARE(argument(command, "ratingNote"), QStringLiteral("همان روز پاسخ داد"));
        QVERIFY(waitUntil([this] { return m_desk->message() == QStringLiteral("جوابیه پذیرفته شد."); }));
        // It is for those who call the citizen now.
        press("Ctrl+1");
        QVERIFY(rowsBecome(WindowDesk::casesOfHis - 1));
    }

    void anEnterTooManyRatesNobody() // R061
    {
        replyByPhone();
        press("F8");
        QVERIFY(isAsked(QStringLiteral("چرا این ارزیابی؟ می‌تواند خالی باشد.")));
        const QString whatToDo = QStringLiteral("بگویید مسئول چگونه پاسخ داد: ۱ عالی، ۲ خوب، ۳ متوسط، ۴ ضعیف.");
        QVERIFY(m_desk->shows(QStringLiteral("مسئول چگونه پاسخ داد؟")));
        QVERIFY(!m_desk->shows(whatToDo));
        press("Return");
        QVERIFY(m_desk->shows(whatToDo));
        press("Ctrl+Return");
        QVERIFY(m_desk->shows(whatToDo));
        QCOMPARE(m_desk->submitted().size(), size_t(2));
        // ... and the keyboard is where it can be said.
        type(QStringLiteral("2"));
        press("Ctrl+Return");
        QCOMPARE(argument(m_desk->command(3), "rating"), QStringLiteral("good"));
    }

    void shiftF8SendsTheReplyBackWithItsReason()
    {
        replyByPhone();
        press("Shift+F8");
        QVERIFY(isAsked(QStringLiteral("چرا بازمی‌گردد و چه چیزی هنوز لازم است؟")));
        type(QStringLiteral("روز آن را بگویید"));
        press("Ctrl+Return");
        const Envelope command = m_desk->command(3);
        QCOMPARE(command.kind, QByteArray(followup::ReturnReply::kind));
        QCOMPARE(argument(command, "reason"), QStringLiteral("روز آن را بگویید"));
        press("Ctrl+3");
        QVERIFY(rowsBecome(1));
        QVERIFY(exchangeHas(QStringLiteral("روز آن را بگویید")));
    }

    void whoIsAskedHimselfRepliesInHisOwnCartable()
    {
        QString name;
        QString ownPost;
        const auto connection = m_desk->connect();
        QVERIFY(connection
                    ->each("SELECT name, id FROM post WHERE holder = ? AND active", {Value(m_desk->user().uuid())},
                           [&](const storage::RowView &view) {
                               name = FieldCodec<Localized>::fromValue(view.value(0, Value::Type::Text)).fa;
                               ownPost = view.uuid(1).toString();
                               return false;
                           })
                    .ok());
        press("F8");
        QVERIFY(isAsked(askField));
        type(name);
        auto *official = m_desk->shown<uikit::TypeAheadEdit>(officialField);
        QVERIFY(official && waitUntil([official] { return official->isListOpen(); }));
        press("Return");
        QVERIFY(waitUntil([official] { return official->chosen().has_value(); }));
        QCOMPARE(official->chosen()->id, ownPost);
        press("Ctrl+Return");
        QCOMPARE(argument(m_desk->command(1), "to"), ownPost);
        press("Ctrl+3");
        QVERIFY(rowsBecome(1));
        QVERIFY(exchangeHas(QStringLiteral("پرسید")));
        press("F8");
        QVERIFY(isAsked(replyField));
        type(QStringLiteral("پر شد"));
        press("Ctrl+Return");
        const Envelope command = m_desk->command(2);
        QCOMPARE(command.kind, QByteArray(followup::RecordReply::kind));
        QCOMPARE(argument(command, "replyChannel"), QStringLiteral("cartable"));
        // It waits for him no longer.
        press("Ctrl+4");
        QVERIFY(rowsBecome(1));
        QVERIFY(exchangeHas(QStringLiteral("پر شد")));
    }

    void anotherExpertIsNamedFromThePalette()
    {
        const QString id = m_desk->currentRow().id;
        press("Ctrl+K");
        type(QStringLiteral("تعیین کارشناس"));
        QTest::qWait(300);
        press("Return");
        const QString who = QStringLiteral("کارشناس: بخشی از پست، واحد یا نام");
        QVERIFY(waitUntil([this, who] { return m_desk->shown<uikit::TypeAheadEdit>(who) != nullptr; }));
        type(QStringLiteral("پیگیری ۲"));
        auto *expert = m_desk->shown<uikit::TypeAheadEdit>(who);
        QVERIFY(waitUntil([expert] { return expert->isListOpen(); }));
        press("Return");
        QVERIFY(waitUntil([expert] { return expert->chosen().has_value(); }));
        const QString chosen = expert->chosen()->id;
        press("Ctrl+Return");
        const Envelope command = m_desk->command(1);
        QCOMPARE(command.kind, QByteArray(followup::NameExpert::kind));
        QCOMPARE(argument(command, "case"), id);
        QCOMPARE(argument(command, "expert"), chosen);
        QVERIFY(rowsBecome(WindowDesk::casesOfHis - 1));
    }

    void markedOnesAreAskedAboutInOneAct()
    {
        press("Ctrl+A");
        QVERIFY(waitUntil([this] { return m_desk->shows(QStringLiteral("۶ نشان‌شده از ۶ مورد")); }));
        press("Ctrl+Shift+F8");
        // The fields follow one another as they stand on the screen.
        press("Tab");
        type(QStringLiteral("برای همهٔ این‌ها چه کرده‌اید؟"));
        press("Ctrl+Return");
        (void)m_desk->command(WindowDesk::casesOfHis);
        for (const Envelope &command : m_desk->submitted()) {
            QCOMPARE(command.kind, QByteArray(followup::AskOfficial::kind));
            QCOMPARE(argument(command, "note"),
                     QStringLiteral("برای همهٔ این‌ها چه کرده‌اید؟"));
        }
        QVERIFY(waitUntil([this] { return m_desk->message() == QStringLiteral("دربارهٔ ۶ از ۶ پرونده پرسیده شد."); }));
        QVERIFY(
            waitUntil([this] { return partText(QStringLiteral("در انتظار مسئول")).endsWith(QStringLiteral("۶")); }));
    }

    void lettersFilterTheList()
    {
        const QString code = m_desk->currentRow().code;
        type(code);
        QVERIFY(rowsBecome(1));
        QCOMPARE(m_desk->currentRow().code, code);
    }

    void keyThatIsSaidToShowAllOfItDoesSo()
    {
        const size_t all = m_desk->rows().size();
        QVERIFY(all > 1);
        const auto isEmpty = [this] {
            const auto states = window().findChildren<uikit::EmptyState *>();
            return std::any_of(states.begin(), states.end(), [](const uikit::EmptyState *state) {
                return state->isVisible() && state->accessibleName().startsWith(QStringLiteral("چیزی از پیگیری با این پالایه نمی‌خواند."));
            });
        };
        type(QStringLiteral("چیزی که نیست"));
        QVERIFY(waitUntil(isEmpty));
        uikit::testing::press(window(), QStringLiteral("Ctrl+1"));
        QVERIFY(waitUntil([&] { return !isEmpty(); }));
        QVERIFY(rowsBecome(all));
    }

    void visitIsAskedForAndReported()
    {
        const QString id = m_desk->currentRow().id;
        press("Shift+F4");
        const QString who = QStringLiteral("چه کسی برود: بخشی از پست، واحد یا نام");
        QVERIFY(waitUntil([this, who] { return m_desk->shown<uikit::TypeAheadEdit>(who) != nullptr; }));
        type(QStringLiteral("پیگیری ۲"));
        auto *visitor = m_desk->shown<uikit::TypeAheadEdit>(who);
        QVERIFY(waitUntil([visitor] { return visitor->isListOpen(); }));
        press("Return");
        QVERIFY(waitUntil([visitor] { return visitor->chosen().has_value(); }));
        type(QStringLiteral("گودال را ببینید"));
        press("Ctrl+Return");
        const Envelope request = m_desk->command(1);
        QCOMPARE(request.kind, QByteArray(followup::RequestVisit::kind));
        QCOMPARE(argument(request, "case"), id);
        QVERIFY(exchangeHas(QStringLiteral("گودال را ببینید")));
        press("Ctrl+F4");
        QVERIFY(isAsked(QStringLiteral("در محل چه دیدید؟")));
        type(QStringLiteral("دو گودال ژرف"));
        press("Tab");
        type(QStringLiteral("35.69970 51.33800"));
        press("Ctrl+Return");
        const Envelope report = m_desk->command(2);
        QCOMPARE(report.kind, QByteArray(followup::ReportVisit::kind));
        QVERIFY(!argument(report, "visit").isEmpty());
        QCOMPARE(report.arguments.value(QLatin1String("latitude")).toInteger(), 35'699'700);
        QCOMPARE(report.arguments.value(QLatin1String("longitude")).toInteger(), 51'338'000);
        QVERIFY(exchangeHas(QStringLiteral("دو گودال ژرف")));
        // The case has not moved.
        QCOMPARE(m_desk->currentRow().id, id);
    }

    void placeThatIsNoneIsSaid()
    {
        press("Ctrl+F4");
        QVERIFY(isAsked(QStringLiteral("در محل چه دیدید؟")));
        type(QStringLiteral("دیدم"));
        press("Tab");
        type(QStringLiteral("نزدیک مسجد"));
        press("Ctrl+Return");
        QVERIFY(waitUntil([this] {
            return m_desk->shows(QStringLiteral("نخست عرض و سپس طول جغرافیایی را بنویسید، مانند ۳۵٫۶۹۹۷۰ ۵۱٫۳۳۸۰۰."));
        }));
        QVERIFY(m_desk->submitted().empty());
    }
};

QTEST_MAIN(FollowUpPageTest)
#include "follow_up_page_test.moc"
