// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/support/must.h"
#include "cases/core/ask_citizen.h"
#include "cases/core/complete_node.h"
#include "desktop/desk_session.h"
#include "desktop/support/window_desk.h"
#include "persian/digits.h"
#include "storage/connection.h"
#include "uikit/history_view.h"
#include "uikit/suggestion_list.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/theme.h"
#include "uikit/type_ahead_edit.h"

#include <QApplication>
#include <QMenu>
#include <QRegularExpression>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit::testing;
using test::WindowDesk;

namespace {

const QString settled = QStringLiteral("گودال پر شد");

} // namespace

/// Goal: the way of a case is seen by each who has a part in it, its acts are done and its lists are gone to, with keys alone
/// (R073, R076, R079, R080, R082, R085, R086, R107).
class CaseByKeysTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowDesk> m_desk;

    QWidget &window() { return m_desk->window(); }
    /// Types the name of a place or an act into the palette and goes down to it.
    void take(const QString &words)
    {
        press(window(), QStringLiteral("Ctrl+K"));
        type(window(), words);
        const uikit::SuggestionList *list = nullptr;
        const auto place = [&list, &words] {
            const auto &all = list->suggestions();
            return int(std::find_if(all.begin(), all.end(), [&words](const auto &one) { return one.title == words; }) - all.begin());
        };
        QVERIFY2(waitUntil([&] {
                     list = nullptr;
                     for (const auto *one : window().findChildren<uikit::SuggestionList *>()) {
                         if (one->isVisible())
                             list = one;
                     }
                     return list && place() < list->suggestions().size();
                 }),
                 qPrintable(words));
        for (int n = 0; n < 40 && list->currentRow() != place(); ++n)
            press(window(), QStringLiteral("Down"));
        press(window(), QStringLiteral("Return"));
    }
    /// Goes down the menu of the operations that have no key of their own.
    void takeOperation(const QString &name)
    {
        QVERIFY(waitUntil([this] { return m_desk->shows(m_desk->currentRow().title) && !m_desk->history().isEmpty(); }));
        press(window(), QStringLiteral("Ctrl+Shift+F9"));
        const auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (int n = 0; n < 10 && menu->activeAction() && menu->activeAction()->text() != name; ++n)
            press(window(), QStringLiteral("Down"));
        QVERIFY(menu->activeAction() && menu->activeAction()->text() == name);
        press(window(), QStringLiteral("Return"));
    }
    /// Leads to a place through the palette and waits for its heading.
    void goTo(const QString &place)
    {
        take(place);
        QVERIFY(waitUntil([&] { return m_desk->headings().contains(place); }));
    }
    [[nodiscard]] bool listBecomes(const QString &id)
    {
        return waitUntil([&] { return m_desk->rows().size() == 1 && m_desk->rows().front().id == id; });
    }
    [[nodiscard]] bool fileShows(const QString &part)
    {
        return waitUntil([&] { return m_desk->history().join(u'\n').contains(part); });
    }
    /// The lines of the part of the case that has this name and is in front.
    QStringList linesOf(const QString &part)
    {
        QStringList lines;
        const auto *view = m_desk->shown<uikit::HistoryView>(part);
        for (int row = 0; view && row < view->model()->rowCount(); ++row)
            lines.append(view->model()->index(row, 0).data(Qt::AccessibleTextRole).toString());
        return lines;
    }
    qint64 referralsOf(const QString &id)
    {
        const auto connection = m_desk->connect();
        qint64 count = 0;
        bench::must(connection->each("SELECT count(*) FROM case_referral WHERE aggregate = ?",
                                     {Value(*Uuid::parse(QStringView(id)))}, [&count](const storage::RowView &view) {
                                         count = view.integer(0);
                                         return true;
                                     }));
        return count;
    }
    /// Shows the current row's referrals: Enter goes into the case, Ctrl+Tab to its next part.
    void openReferrals()
    {
        QVERIFY(waitUntil([this] { return !m_desk->history().isEmpty(); }));
        m_desk->list().setFocus();
        press(window(), QStringLiteral("Return"));
        QVERIFY(!m_desk->list().hasFocus());
        press(window(), QStringLiteral("Ctrl+Tab"));
        QVERIFY(m_desk->shown<uikit::HistoryView>(QStringLiteral("ارجاع‌ها")));
    }
    /// Each referral of the current row stands in its list, with the time and with who it went to.
    void seesItsReferrals()
    {
        // What was never referred has nothing to open there.
        for (int n = 0; n < 40 && referralsOf(m_desk->currentRow().id) == 0; ++n)
            press(window(), QStringLiteral("Down"));
        const QString id = m_desk->currentRow().id;
        const qint64 count = referralsOf(id);
        QVERIFY(count > 0);
        const QString code = m_desk->currentRow().code;
        QVERIFY(waitUntil([&] { return m_desk->shows(m_desk->currentRow().title) && m_desk->history().size() > count; }));
        openReferrals();
        const QStringList lines = linesOf(QStringLiteral("ارجاع‌ها"));
        QCOMPARE(lines.size(), qsizetype(count));
        for (const QString &line : lines)
            QVERIFY2(line.contains(QStringLiteral("۱۴۰۵/")) && line.contains(QStringLiteral("ارجاع")), qPrintable(line));
        QCOMPARE(m_desk->currentRow().code, code);
    }
    void settle()
    {
        press(window(), QStringLiteral("Shift+F8"));
        type(window(), settled);
        press(window(), QStringLiteral("Ctrl+Return"));
    }
    /// The colour of the dot before a line of the history, as it is painted: it stands at the right, at the height of the time.
    static QColor dotOf(const uikit::HistoryView &view, int row)
    {
        constexpr int railMiddle = 14;
        const QImage image = view.viewport()->grab().toImage();
        const QRect room = view.visualRect(view.model()->index(row, 0));
        return image.pixelColor(room.right() - railMiddle, room.top() + 4 + view.fontMetrics().height() / 2);
    }

    void shoot(const QByteArray &name)
    {
        if (const QString folder = qEnvironmentVariable("PEYGIR_SCREENSHOTS"); !folder.isEmpty())
            QVERIFY(screenshot(window(), folder + u'/' + QString::fromLatin1(name) + QStringLiteral(".png")));
    }

private Q_SLOTS:
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void cleanup() { m_desk.reset(); }

    void rejectionWithoutAReasonIsRefusedAndNothingIsGiven() // R086
    {
        m_desk = std::make_unique<WindowDesk>();
        takeOperation(QStringLiteral("رد پیام"));
        QVERIFY(waitUntil([this] { return m_desk->shows(QStringLiteral("رد پیام")); }));
        press(window(), QStringLiteral("Ctrl+Return"));
        QTest::qWait(200);
        QVERIFY(m_desk->submitted().empty());
        QCOMPARE(m_desk->rows().size(), size_t(WindowDesk::casesOfHis));
    }

    void rejectedCaseGoesToTheArchiveAndNotToTheFinalOnes() // R076, R079, R086
    {
        m_desk = std::make_unique<WindowDesk>();
        const uikit::ListRow row = m_desk->currentRow();
        takeOperation(QStringLiteral("رد پیام"));
        QVERIFY(waitUntil([this] { return m_desk->shows(QStringLiteral("رد پیام")); }));
        type(window(), QStringLiteral("بیرون از شهر است"));
        press(window(), QStringLiteral("Ctrl+Return"));
        const Envelope command = m_desk->command(1);
        QCOMPARE(command.kind, QByteArray(cases::CompleteNode::kind));
        QCOMPARE(command.arguments.value(QLatin1String("operation")).toString(), QStringLiteral("reject"));
        QCOMPARE(command.arguments.value(QLatin1String("case")).toString(), row.id);
        QVERIFY(waitUntil([this] { return m_desk->rows().size() == WindowDesk::casesOfHis - 1; }));
        goTo(QStringLiteral("بایگانی"));
        type(window(), row.code);
        QVERIFY(listBecomes(row.id));
        QCOMPARE(m_desk->rows().front().status, QStringLiteral("ردشده"));
        QVERIFY(fileShows(QStringLiteral("بیرون از شهر است")));
        goTo(QStringLiteral("نهایی و مجوزدار"));
        type(window(), row.code);
        QVERIFY(waitUntil([this] { return m_desk->rows().empty(); }));
    }

    void completedCaseGoesToTheArchiveAndToTheFinalOnes() // R076, R079, R085
    {
        m_desk = std::make_unique<WindowDesk>();
        const uikit::ListRow row = m_desk->currentRow();
        settle();
        (void)m_desk->command(1);
        QVERIFY(waitUntil([this] { return m_desk->rows().size() == WindowDesk::casesOfHis - 1; }));
        press(window(), QStringLiteral("F4"));
        QVERIFY(waitUntil([this] { return m_desk->headings().contains(QStringLiteral("همهٔ پرونده‌ها")); }));
        type(window(), row.code);
        QVERIFY(listBecomes(row.id));
        QVERIFY(fileShows(settled));
        press(window(), QStringLiteral("F8"));
        QVERIFY(waitUntil([this] { return m_desk->shows(QStringLiteral("شهروند انجام کار را تأیید کرد")); }));
        press(window(), QStringLiteral("Ctrl+Return"));
        const Envelope command = m_desk->command(2);
        QCOMPARE(command.kind, QByteArray(cases::CompleteNode::kind));
        QCOMPARE(command.arguments.value(QLatin1String("operation")).toString(), QStringLiteral("confirm_done"));
        // What was done is done before one goes elsewhere.
        QVERIFY(waitUntil([this] {
            return m_desk->rows().size() == 1 && m_desk->rows().front().status == QStringLiteral("انجام‌شده");
        }));
        for (const QString &place : {QStringLiteral("بایگانی"), QStringLiteral("نهایی و مجوزدار")}) {
            goTo(place);
            type(window(), row.code);
            QVERIFY2(listBecomes(row.id), qPrintable(place));
            QCOMPARE(m_desk->rows().front().status, QStringLiteral("انجام‌شده"));
        }
        // The current cartable has it no longer.
        press(window(), QStringLiteral("F3"));
        QVERIFY(waitUntil([this] { return m_desk->rows().size() == WindowDesk::casesOfHis - 1; }));
    }

    void citizenIsAskedAndHisAnswerTakenDownByKeys() // R093, R234
    {
        m_desk = std::make_unique<WindowDesk>();
        const uikit::ListRow row = m_desk->currentRow();
        QVERIFY(waitUntil([this] { return m_desk->shows(m_desk->currentRow().title) && !m_desk->history().isEmpty(); }));
        // Nothing asked is no question.
        press(window(), QStringLiteral("Ctrl+F6"));
        QVERIFY(waitUntil([this] { return m_desk->shows(QStringLiteral("از شهروند چه می‌پرسید؟ تا پاسخ او مهلت نمی‌گذرد.")); }));
        press(window(), QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_desk->shows(QStringLiteral("نخست بنویسید از شهروند چه می‌پرسید.")); }));
        type(window(), QStringLiteral("پلاک خانه چند است؟"));
        press(window(), QStringLiteral("Ctrl+Return"));
        const Envelope asked = m_desk->command(1);
        QCOMPARE(asked.kind, QByteArray(cases::AskCitizen::kind));
        // The list says that it waits, and not that it is late.
        const auto now = [this, &row] {
            for (const uikit::ListRow &one : m_desk->rows()) {
                if (one.id == row.id)
                    return one;
            }
            return uikit::ListRow{};
        };
        QVERIFY(waitUntil([&] { return now().detail.contains(QStringLiteral("در انتظار شهروند")); }));
        QVERIFY(now().late.isEmpty());
        QVERIFY(fileShows(QStringLiteral("پلاک خانه چند است؟")));
        shoot("citizen-asked");
        QVERIFY(waitUntil([this] { return m_desk->shows(QStringLiteral("در انتظار شهروند")); }));
        press(window(), QStringLiteral("Ctrl+F6"));
        QVERIFY(waitUntil([this] { return m_desk->shows(QStringLiteral("شهروند چه پاسخ داد؟")); }));
        type(window(), QStringLiteral("پلاک ۱۲"));
        press(window(), QStringLiteral("Ctrl+Return"));
        const Envelope ended = m_desk->command(2);
        QCOMPARE(ended.kind, QByteArray(cases::EndWait::kind));
        QCOMPARE(ended.arguments.value(QLatin1String("ending")).toString(), QStringLiteral("answered"));
        QVERIFY(waitUntil([&] { return !now().id.isEmpty() && !now().detail.contains(QStringLiteral("در انتظار شهروند")); }));
        QVERIFY(fileShows(QStringLiteral("پلاک ۱۲")));
        shoot("citizen-answered");
    }

    void citizenNeedNotBeAskedAnyLonger() // R234
    {
        m_desk = std::make_unique<WindowDesk>();
        QVERIFY(waitUntil([this] { return m_desk->shows(m_desk->currentRow().title) && !m_desk->history().isEmpty(); }));
        press(window(), QStringLiteral("Ctrl+F6"));
        type(window(), QStringLiteral("کدام خیابان؟"));
        press(window(), QStringLiteral("Ctrl+Return"));
        (void)m_desk->command(1);
        QVERIFY(fileShows(QStringLiteral("کدام خیابان؟")));
        takeOperation(QStringLiteral("پایان انتظار برای شهروند"));
        QVERIFY(waitUntil([this] { return m_desk->shows(QStringLiteral("چرا دیگر از شهروند نمی‌پرسید؟")); }));
        press(window(), QStringLiteral("Ctrl+Return"));
        const Envelope ended = m_desk->command(2);
        QCOMPARE(ended.arguments.value(QLatin1String("ending")).toString(), QStringLiteral("taken_back"));
        QVERIFY(fileShows(QStringLiteral("دیگر منتظر شهروند نیست")));
    }

    void referralIsInTheListOfReferralsWithItsNote() // R082
    {
        m_desk = std::make_unique<WindowDesk>();
        const uikit::ListRow row = m_desk->currentRow();
        const qint64 before = referralsOf(row.id);
        press(window(), QStringLiteral("F7"));
        type(window(), QStringLiteral("پیگیری ۲"));
        auto *post = m_desk->shown<uikit::TypeAheadEdit>(QStringLiteral("ارجاع به"));
        QVERIFY(waitUntil([post] { return post->isListOpen(); }));
        press(window(), QStringLiteral("Return"));
        QVERIFY(waitUntil([post] { return post->chosen().has_value(); }));
        const QString to = post->chosen()->title;
        type(window(), QStringLiteral("لطفاً فردا ببینید"));
        press(window(), QStringLiteral("Ctrl+Return"));
        (void)m_desk->command(1);
        QVERIFY(waitUntil([this] { return m_desk->rows().size() == WindowDesk::casesOfHis - 1; }));
        press(window(), QStringLiteral("F4"));
        QVERIFY(waitUntil([this] { return m_desk->headings().contains(QStringLiteral("همهٔ پرونده‌ها")); }));
        type(window(), row.code);
        QVERIFY(listBecomes(row.id));
        QVERIFY(fileShows(QStringLiteral("لطفاً فردا ببینید")));
        openReferrals();
        const QStringList lines = linesOf(QStringLiteral("ارجاع‌ها"));
        QCOMPARE(lines.size(), qsizetype(before + 1));
        const QStringList newest = lines.filter(QStringLiteral("لطفاً فردا ببینید"));
        QCOMPARE(newest.size(), qsizetype(1));
        QVERIFY2(newest.front().contains(QStringLiteral("پیگیری ۲")), qPrintable(newest.front() + to));
    }

    void followUpSeesTheWayOfACase() // R073
    {
        m_desk = std::make_unique<WindowDesk>();
        seesItsReferrals();
        press(window(), QStringLiteral("Escape"));
        QVERIFY(m_desk->list().hasFocus());
    }

    void whoRegistersSeesTheWayOfACase() // R073
    {
        m_desk = std::make_unique<WindowDesk>(WindowDesk::Colleague::Registers);
        goTo(QStringLiteral("ثبت‌شده‌های من"));
        QVERIFY(waitUntil([this] { return !m_desk->rows().empty() && !m_desk->currentRow().id.isEmpty(); }));
        seesItsReferrals();
    }

    void whoAnswersSeesTheWayOfACase() // R073
    {
        m_desk = std::make_unique<WindowDesk>(WindowDesk::Colleague::Answers);
        press(window(), QStringLiteral("F3"));
        QVERIFY(waitUntil([this] { return !m_desk->rows().empty() && !m_desk->currentRow().id.isEmpty(); }));
        seesItsReferrals();
    }

    void whatIsRecordedOfACaseIsReadPartByPart() // R080
    {
        m_desk = std::make_unique<WindowDesk>();
        press(window(), QStringLiteral("Down"));
        const uikit::ListRow row = m_desk->currentRow();
        QVERIFY(waitUntil([&] { return m_desk->shows(row.title); }));
        // What the store has of it is on the page.
        QString caller;
        QString phone;
        QString words;
        const auto connection = m_desk->connect();
        bench::must(connection->each("SELECT caller_name, caller_phone, words FROM case_file WHERE id = ?",
                                     {Value(*Uuid::parse(QStringView(row.id)))}, [&](const storage::RowView &view) {
                                         caller = view.text(0);
                                         phone = view.text(1);
                                         words = view.text(2);
                                         return true;
                                     }));
        QVERIFY(!words.isEmpty() && !phone.isEmpty());
        QVERIFY(waitUntil([&] { return m_desk->labelled(QStringLiteral("شهروند")).endsWith(caller); }));
        QString digits = persian::toAsciiDigits(m_desk->labelled(QStringLiteral("تلفن")));
        digits.remove(QRegularExpression(QStringLiteral("[^0-9]")));
        QVERIFY2(digits.size() >= 8 && digits.endsWith(phone.right(7)), qPrintable(digits + u' ' + phone));
        QVERIFY(m_desk->shows(words));
        for (const char16_t *fact : {u"ثبت", u"نشانی"})
            QVERIFY2(!m_desk->labelled(QString::fromUtf16(fact)).isEmpty(), qPrintable(QString::fromUtf16(fact)));
        // Its parts one after another, each with what is in it.
        press(window(), QStringLiteral("Return"));
        for (const char16_t *part : {u"سوابق", u"ارجاع‌ها", u"مهلت‌ها"}) {
            const QString name = QString::fromUtf16(part);
            QVERIFY2(m_desk->shown<uikit::HistoryView>(name), qPrintable(name));
            QVERIFY2(!linesOf(name).isEmpty(), qPrintable(name));
            press(window(), QStringLiteral("Ctrl+Tab"));
        }
    }

    void historyHasColoursNotesAndTimes() // R107
    {
        m_desk = std::make_unique<WindowDesk>();
        press(window(), QStringLiteral("F9"));
        type(window(), QStringLiteral("در خانه بود"));
        press(window(), QStringLiteral("Ctrl+Return"));
        QVERIFY(fileShows(QStringLiteral("در خانه بود")));
        press(window(), QStringLiteral("Return"));
        const auto *view = m_desk->shown<uikit::HistoryView>(QStringLiteral("سوابق"));
        QVERIFY(view);
        const QColor ofNotes = uikit::Theme::current().colours().mutedText;
        const QRegularExpression time(QStringLiteral("^[^\\n]*۱۴۰۵/[۰-۹]{2}/[۰-۹]{2}[^\\n]*[۰-۹]{2}:[۰-۹]{2}[^\\n]*\\n"));
        int notes = 0;
        int others = 0;
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            const QString line = view->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
            QVERIFY2(time.match(line).hasMatch(), qPrintable(line));
            const bool isNote = line.contains(QStringLiteral("یادداشت"));
            notes += isNote;
            others += !isNote;
            // A note is grey, what has moved the case is not.
            if (view->viewport()->rect().contains(view->visualRect(view->model()->index(row, 0))))
                QVERIFY2((dotOf(*view, row).rgb() == ofNotes.rgb()) == isNote, qPrintable(line + dotOf(*view, row).name()));
        }
        QVERIFY(notes > 0 && others > 0);
    }
};

QTEST_MAIN(CaseByKeysTest)
#include "case_by_keys_test.moc"
