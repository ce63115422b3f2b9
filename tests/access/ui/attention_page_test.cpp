// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/settle_attention.h"
#include "access/core/settle_held.h"
#include "cases/core/add_note.h"
#include "desktop/desk_session.h"
#include "desktop/support/window_desk.h"
#include "storage/sqlite_connection.h"
#include "uikit/message_bar.h"
#include "uikit/testing/ui_driver.h"

#include <QClipboard>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit::testing;
using test::WindowDesk;

/// Goal: what the server did not apply is not lost: one reads why and what one had typed, and decides by keys what
/// becomes of it.
class AttentionPageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowDesk> m_desk;
    int m_before = 0;

    static QString typedNote(const QString &note) { return QStringLiteral("توضیحات: ") + note; }
    QString typed() { return m_desk->labelled(QStringLiteral("آنچه نوشته شده بود")); }
    /// The refused note is a message now, as a person at the server refused it, or as it became a part of another case.
    void makeItAMessage(const char *reason, const char *error, const QByteArray &values)
    {
        const auto store = storage::openSqlite({.path = m_desk->storePath(), .mustExist = true});
        QVERIFY(store.ok());
        const QByteArray arguments
            = R"({"address":"","answers":{},"callerName":"مریم احمدی","callerPhone":"02112345678","channel":"phone","code":"",)"
              R"("plaque":"12","subject":"019b761a-6540-7000-8000-6c6172676572","urgency":"follow_up","words":"درخت افتاده است"})";
        const auto done = (*store)->run("UPDATE attention SET command_kind = 'RegisterCase', arguments = ?, reason = ?, error_id = ?,"
                                        " error_values = ? WHERE reason = 'refused' AND NOT settled",
                                        {Value::text(arguments), Value::text(QByteArray(reason)), Value::text(QByteArray(error)),
                                         Value::text(values)});
        QVERIFY(done.ok() && *done >= 1);
        press(m_desk->window(), QStringLiteral("F10"));
        QVERIFY(waitUntil([this] { return typed().contains(QStringLiteral("درخت افتاده است")); }));
    }
    QListWidget *entries() { return m_desk->shown<QListWidget>(QStringLiteral("نیازمند توجه")); }
    /// Goes to a button with Tab, as one without a mouse does, and presses it.
    bool pressButton(const QString &text)
    {
        for (int i = 0; i < 20; ++i) {
            const auto *button = qobject_cast<QPushButton *>(QApplication::focusWidget());
            if (button && button->text() == text) {
                press(m_desk->window(), QStringLiteral("Space"));
                return true;
            }
            press(m_desk->window(), QStringLiteral("Tab"));
        }
        return false;
    }

    /// Goes to what the server keeps of the colleague with the arrow keys; the command that it is about.
    Uuid goToHeld(int n)
    {
        for (int row = 0; row < entries()->count(); ++row) {
            if (typed() == typedNote(WindowDesk::heldNote(n)))
                break;
            press(m_desk->window(), QStringLiteral("Down"));
        }
        Uuid found{Uuid::Bytes{}};
        for (const auto &[id, words] : m_desk->heldCommands()) {
            if (words == WindowDesk::heldNote(n))
                found = id;
        }
        return found;
    }
    access::SettleHeld settled(int count)
    {
        const Envelope envelope = m_desk->command(count);
        const auto command = fieldsFromJson<access::SettleHeld>(envelope.arguments);
        if (envelope.kind != access::SettleHeld::kind || !command.ok())
            qFatal("%s", envelope.kind.constData());
        return *command;
    }

private Q_SLOTS:
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init()
    {
        m_desk = std::make_unique<WindowDesk>();
        press(m_desk->window(), QStringLiteral("F10"));
        // The city's other surprises may be there as well; the refused note is the newest.
        QVERIFY(waitUntil([this] { return entries() && entries()->count() > 0; }));
        m_before = entries()->count();
        QCOMPARE(entries()->currentRow(), 0);
        QVERIFY(waitUntil([this] { return typed() == typedNote(WindowDesk::refusedNote()); }));
    }
    void cleanup() { m_desk.reset(); }

    void theEntrySaysWhatWasMeantWhyNotAndWhatWasTyped()
    {
        const QString why = QStringLiteral("چنین پرونده‌ای اینجا نیست");
        QVERIFY2(entries()->item(0)->text().startsWith(QStringLiteral("یادداشت – ")), qPrintable(entries()->item(0)->text()));
        QVERIFY2(entries()->item(0)->text().contains(why), qPrintable(entries()->item(0)->text()));
        QCOMPARE(typed(), typedNote(WindowDesk::refusedNote()));
    }

    void puttingAsideSettlesItAndItLeavesTheList()
    {
        QVERIFY(pressButton(QStringLiteral("کنار گذاشتن (Del)")));
        QVERIFY(waitUntil([this] { return m_desk->message() == QStringLiteral("کنار گذاشته شد."); }));
        QVERIFY(waitUntil([this] {
            // Without entries another page stands in place of the list.
            return (entries() ? entries()->count() : 0) == m_before - 1;
        }));
        QVERIFY(typed() != typedNote(WindowDesk::refusedNote()));
        // It can be taken back until he goes on.
        QVERIFY(m_desk->submitted().empty());
        press(m_desk->window(), QStringLiteral("F3"));
        QCOMPARE(m_desk->command(1).kind, QByteArray(access::SettleAttention::kind));
    }

    void whatWasPutAsideByMistakeComesBack()
    {
        QVERIFY(pressButton(QStringLiteral("کنار گذاشتن (Del)")));
        QVERIFY(waitUntil([this] { return (entries() ? entries()->count() : 0) == m_before - 1; }));
        for (auto *button : m_desk->window().findChild<uikit::MessageBar *>()->findChildren<QPushButton *>()) {
            if (button->isVisible())
                button->click();
        }
        QVERIFY(waitUntil([this] { return entries() && entries()->count() == m_before; }));
        press(m_desk->window(), QStringLiteral("F3"));
        press(m_desk->window(), QStringLiteral("F9"));
        type(m_desk->window(), QStringLiteral("چیز دیگر"));
        press(m_desk->window(), QStringLiteral("Ctrl+Return"));
        QCOMPARE(m_desk->command(1).kind, QByteArray(cases::AddNote::kind));
    }

    void typingItAnewSendsTheOtherWordsAndSettlesTheEntry()
    {
        press(m_desk->window(), QStringLiteral("Ctrl+E"));
        auto *note = m_desk->shown<QPlainTextEdit>(QStringLiteral("توضیحات"));
        QVERIFY(note && note->hasFocus());
        QCOMPARE(note->toPlainText(), WindowDesk::refusedNote());
        press(m_desk->window(), QStringLiteral("Ctrl+End"));
        type(m_desk->window(), QStringLiteral("؛ فوری"));
        press(m_desk->window(), QStringLiteral("Ctrl+Return"));
        const Envelope last = m_desk->command(2);
        const Envelope again = m_desk->submitted().front();
        QCOMPARE(again.kind, QByteArray(cases::AddNote::kind));
        QCOMPARE(again.arguments.value(QLatin1String("note")).toString(), WindowDesk::refusedNote() + QStringLiteral("؛ فوری"));
        QCOMPARE(last.kind, QByteArray(access::SettleAttention::kind));
        QVERIFY(waitUntil([this] { return m_desk->message() == QStringLiteral("دوباره فرستاده شد."); }));
    }

    void escapeLosesNothingOfWhatIsTypedAnew()
    {
        press(m_desk->window(), QStringLiteral("Ctrl+E"));
        press(m_desk->window(), QStringLiteral("Ctrl+End"));
        type(m_desk->window(), QStringLiteral(" و نیمه"));
        press(m_desk->window(), QStringLiteral("Esc"));
        QCOMPARE(QApplication::focusWidget(), entries());
        press(m_desk->window(), QStringLiteral("Ctrl+E"));
        QCOMPARE(m_desk->shown<QPlainTextEdit>(QStringLiteral("توضیحات"))->toPlainText(),
                 WindowDesk::refusedNote() + QStringLiteral(" و نیمه"));
        QVERIFY(m_desk->submitted().empty());
    }

    void whatWasTypedIsCopied()
    {
        press(m_desk->window(), QStringLiteral("Ctrl+C"));
        QCOMPARE(QGuiApplication::clipboard()->text(), typedNote(WindowDesk::refusedNote()));
    }

    void messageIsTypedAnewAtTheCallDesk()
    {
        makeItAMessage("refused", "sync.refused_by_person", R"({"words":"x"})");
        QVERIFY2(typed().contains(QStringLiteral("نام تماس‌گیرنده: مریم احمدی")), qPrintable(typed()));
        press(m_desk->window(), QStringLiteral("Ctrl+E"));
        QVERIFY(waitUntil([this] { return m_desk->shown<QLineEdit>(QStringLiteral("موضوع")) != nullptr; }));
        QVERIFY(m_desk->submitted().empty());
        // As it is, without a subject, which nobody here knows: twice, since something is missing.
        press(m_desk->window(), QStringLiteral("Ctrl+Return"));
        press(m_desk->window(), QStringLiteral("Ctrl+Return"));
        const Envelope last = m_desk->command(2);
        const Envelope message = m_desk->submitted().front();
        QCOMPARE(message.kind, QByteArray("RegisterCase"));
        QCOMPARE(message.arguments.value(QLatin1String("words")).toString(), QStringLiteral("درخت افتاده است"));
        QCOMPARE(message.arguments.value(QLatin1String("callerPhone")).toString(), QStringLiteral("02112345678"));
        QCOMPARE(last.kind, QByteArray(access::SettleAttention::kind));
    }

    void wordsOfAJoinedMessageAreAddedToTheOtherCase()
    {
        press(m_desk->window(), QStringLiteral("F3"));
        const uikit::ListRow other = m_desk->currentRow();
        makeItAMessage("changed", "cases.joined", R"({"code":"1000000009","earlier":")" + other.code.toLatin1() + R"("})");
        press(m_desk->window(), QStringLiteral("Ctrl+J"));
        const Envelope last = m_desk->command(2);
        const Envelope note = m_desk->submitted().front();
        QCOMPARE(note.kind, QByteArray(cases::AddNote::kind));
        QCOMPARE(note.arguments.value(QLatin1String("case")).toString(), other.id);
        QVERIFY(note.arguments.value(QLatin1String("note")).toString().contains(QStringLiteral("درخت افتاده است")));
        QCOMPARE(last.kind, QByteArray(access::SettleAttention::kind));
    }

    void deletePutsAsideAndWhatTheServerKeepsStays()
    {
        goToHeld(0);
        press(m_desk->window(), QStringLiteral("Del"));
        QCOMPARE(entries()->count(), m_before);
        press(m_desk->window(), QStringLiteral("Home"));
        press(m_desk->window(), QStringLiteral("Del"));
        QVERIFY(waitUntil([this] { return (entries() ? entries()->count() : 0) == m_before - 1; }));
        press(m_desk->window(), QStringLiteral("F3"));
        QCOMPARE(m_desk->command(1).kind, QByteArray(access::SettleAttention::kind));
    }

    void ctrlEnterSendsAgain()
    {
        press(m_desk->window(), QStringLiteral("Ctrl+Return"));
        m_desk->command(2);
        QCOMPARE(m_desk->submitted().front().arguments.value(QLatin1String("note")).toString(), WindowDesk::refusedNote());
    }

    void sendingAgainMakesANewCommandOfTheSameWords()
    {
        // It comes with the fields, a moment after the entry.
        QVERIFY(waitUntil([this] { return pressButton(QStringLiteral("ارسال دوباره (Ctrl+Enter)")); }));
        const Envelope last = m_desk->command(2);
        const Envelope again = m_desk->submitted().front();
        QCOMPARE(again.kind, QByteArray(cases::AddNote::kind));
        QCOMPARE(again.arguments.value(QLatin1String("note")).toString(), WindowDesk::refusedNote());
        // And the entry is settled, or it would be sent once more tomorrow.
        QCOMPARE(last.kind, QByteArray(access::SettleAttention::kind));
        QVERIFY(waitUntil([this] { return m_desk->message() == QStringLiteral("دوباره فرستاده شد."); }));
    }

    void whatTheServerKeepsOfAnotherSaysWhoTypedWhatAndWhenAndWhy()
    {
        goToHeld(0);
        QCOMPARE(typed(), typedNote(WindowDesk::heldNote(0)));
        const QString line = entries()->currentItem()->text();
        QVERIFY2(line.startsWith(QStringLiteral("یادداشت از ")), qPrintable(line));
        QVERIFY2(line.contains(QStringLiteral("چیزی")), qPrintable(line));
        const QString origin = m_desk->labelled(QStringLiteral("واردکننده"));
        QVERIFY2(origin.contains(QStringLiteral("وارد کرده است")) && origin.contains(QStringLiteral("۱۴")), qPrintable(origin));
        QVERIFY(!m_desk->shows(QStringLiteral("کنار گذاشتن (Del)")));
        QVERIFY(!m_desk->shows(QStringLiteral("ارسال دوباره (Ctrl+Enter)")));
    }

    void shiftF11HasItTriedAgainOnce()
    {
        const Uuid held = goToHeld(1);
        press(m_desk->window(), QStringLiteral("Shift+F11"));
        const access::SettleHeld command = settled(1);
        QCOMPARE(command.command, held);
        QCOMPARE(command.decision, HeldDecision::Retry);
        // It stays until the server has said what came of it, and is not asked for twice.
        QVERIFY(waitUntil([this] { return !m_desk->labelled(QStringLiteral("آنچه تصمیم گرفته شد")).isEmpty(); }));
        QVERIFY(m_desk->labelled(QStringLiteral("آنچه تصمیم گرفته شد")).contains(QStringLiteral("هنوز نرسیده است")));
        QCOMPARE(entries()->count(), m_before);
        press(m_desk->window(), QStringLiteral("Shift+F11"));
        press(m_desk->window(), QStringLiteral("Shift+F12"));
        QCOMPARE(m_desk->submitted().size(), size_t(1));
        QVERIFY(!m_desk->shown<QLineEdit>(QStringLiteral("چرا رد می‌شود؟")));
    }

    void itIsRefusedWithTheReasonThatWasTyped()
    {
        const Uuid held = goToHeld(0);
        press(m_desk->window(), QStringLiteral("Shift+F12"));
        QVERIFY(m_desk->shown<QLineEdit>(QStringLiteral("چرا رد می‌شود؟")));
        // Without a reason it is not refused.
        press(m_desk->window(), QStringLiteral("Return"));
        QVERIFY(waitUntil([this] { return m_desk->message().contains(QStringLiteral("بنویسید چرا رد می‌شود")); }));
        QVERIFY(m_desk->submitted().empty());
        type(m_desk->window(), QStringLiteral("تلفنی گفته شد؛ <b>'; --</b>"));
        press(m_desk->window(), QStringLiteral("Return"));
        const access::SettleHeld command = settled(1);
        QCOMPARE(command.command, held);
        QCOMPARE(command.decision, HeldDecision::Refuse);
        QCOMPARE(command.words, QStringLiteral("تلفنی گفته شد؛ <b>'; --</b>"));
        QVERIFY(waitUntil([this] { return m_desk->message() == QStringLiteral("رد شد؛ به سرور گفته می‌شود."); }));
        QVERIFY(!m_desk->shown<QLineEdit>(QStringLiteral("چرا رد می‌شود؟")));
        QVERIFY(waitUntil([this] {
            return m_desk->labelled(QStringLiteral("آنچه تصمیم گرفته شد")).contains(QStringLiteral("<b>'; --</b>"));
        }));
    }

    void escapePutsTheReasonAwayAndAnotherEntryDoesNotGetIt()
    {
        goToHeld(1);
        press(m_desk->window(), QStringLiteral("Shift+F12"));
        type(m_desk->window(), QStringLiteral("نه"));
        press(m_desk->window(), QStringLiteral("Esc"));
        QVERIFY(!m_desk->shown<QLineEdit>(QStringLiteral("چرا رد می‌شود؟")));
        QCOMPARE(QApplication::focusWidget(), entries());
        goToHeld(0);
        press(m_desk->window(), QStringLiteral("Shift+F12"));
        QCOMPARE(m_desk->shown<QLineEdit>(QStringLiteral("چرا رد می‌شود؟"))->text(), QString());
        QVERIFY(m_desk->submitted().empty());
    }
};

QTEST_MAIN(AttentionPageTest)
#include "attention_page_test.moc"
