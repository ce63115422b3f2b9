// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "intake/support/call_desk.h"
#include "persian/digits.h"
#include "uikit/application.h"
#include "uikit/persian_line_edit.h"
#include "uikit/snippet_text_edit.h"
#include "uikit/testing/stall_meter.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
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

/// Longer than the pause after which a call is kept.
void rest() { CallDesk::settle(intake::CallKeeper::pause + std::chrono::milliseconds(100)); }

int heldChips(const CallDesk &desk)
{
    int chips = 0;
    for (const QPushButton *button : desk.page->findChildren<QPushButton *>())
        chips += button->property("role") == QStringLiteral("badge") ? 1 : 0;
    return chips;
}

} // namespace

/// Goal: what is half typed is there again, whatever happens between two keys; and no text that people paste or type
/// does harm.
class KeptCallsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyFormIsNotKept()
    {
        CallDesk desk;
        rest();
        QVERIFY(desk.book.drafts.empty());
    }

    void aCallIsKeptOnAPauseAndNotAtEachKey()
    {
        CallDesk desk;
        uikit::testing::type(*desk.page, QStringLiteral("0912123456"));
        QCOMPARE(desk.book.written, 0);
        rest();
        QCOMPARE(desk.book.written, 1);
        QCOMPARE(desk.book.drafts.front().call.value(QStringLiteral("phone")).toString(), QStringLiteral("۰۹۱۲۱۲۳۴۵۶"));
    }

    void whoNeverPausesIsKeptAsWell()
    {
        CallDesk desk;
        desk.press("Ctrl+J");
        QElapsedTimer typing;
        typing.start();
        while (typing.elapsed() < intake::CallKeeper::longestUnkept.count() + 500) {
            uikit::testing::type(*desk.page, QStringLiteral("ا"));
            CallDesk::settle(std::chrono::milliseconds(50));
        }
        QVERIFY(desk.book.written >= 1);
    }

    void everythingIsThereAgainAtTheNextStart() // R040
    {
        CallDesk desk;
        desk.type(QStringLiteral("09351112233\nرضا\nآسف\nبهار 12\n"));
        desk.type(QStringLiteral("1"));
        desk.press("Ctrl+J");
        desk.type(QStringLiteral("چالهٔ بزرگ"));
        desk.press("Ctrl+T");
        desk.type(QStringLiteral("حضو\n"));
        rest();
        // As after a kill: the page gets no chance to say a word more.
        const auto kept = desk.book.drafts;
        QCOMPARE(kept.size(), size_t(1));
        CallDesk again([&kept](CallDesk &before) { before.book.drafts = kept; });
        CallDesk::settle();
        QCOMPARE(textOf(again, "phone"), QStringLiteral("۰۹۳۵۱۱۱۲۲۳۳"));
        QCOMPARE(textOf(again, "name"), QStringLiteral("رضا"));
        QCOMPARE(textOf(again, "subject"), QStringLiteral("لکه‌گیری آسفالت"));
        QCOMPARE(textOf(again, "place"), QStringLiteral("خیابان بهار شرقی"));
        QCOMPARE(textOf(again, "plaque"), QStringLiteral("۱۲"));
        QCOMPARE(textOf(again, "channel"), QStringLiteral("حضوری"));
        QCOMPARE(textOf(again, "question:where"), QStringLiteral("سواره‌رو"));
        QCOMPARE(again.find<QPlainTextEdit>("words")->toPlainText(), QStringLiteral("چالهٔ بزرگ"));
    }

    void aCallThatIsBeingRegisteredIsNeitherHeldNorDroppedNorMistakenForTheNext_data()
    {
        QTest::addColumn<std::function<void(CallDesk &)>>("meanwhile");
        QTest::addColumn<QString>("phoneAfter");
        using Meanwhile = std::function<void(CallDesk &)>;
        const auto keys = [](const char *chord) {
            return Meanwhile([chord](CallDesk &desk) {
                desk.press(chord);
                desk.press(chord);
            });
        };
        QTest::newRow("hold") << keys("F11") << QString();
        QTest::newRow("drop") << keys("Escape") << QString();
        QTest::newRow("back to one on hold") << keys("Ctrl+1") << QString();
        QTest::newRow("register again") << keys("Ctrl+Return") << QString();
        QTest::newRow("the telephone rings")
            << Meanwhile([](CallDesk &desk) { desk.page->takeCaller(QStringLiteral("09121112233")); })
            << QStringLiteral("۰۹۱۲۱۱۱۲۲۳۳");
    }
    void aCallThatIsBeingRegisteredIsNeitherHeldNorDroppedNorMistakenForTheNext()
    {
        QFETCH(std::function<void(CallDesk &)>, meanwhile);
        QFETCH(QString, phoneAfter);
        CallDesk desk;
        desk.type(QStringLiteral("09355556677\nپری\n"));
        desk.press("F11");
        desk.type(QStringLiteral("09351112233\nرضا\nآسف\nبهار 12\n"));
        desk.desk.answers.isHeld = true;
        // Once for what is missing.
        desk.press("Ctrl+Return");
        desk.press("Ctrl+Return");
        meanwhile(desk);
        desk.desk.answers.letGo();
        rest();
        QCOMPARE(desk.desk.count(intake::RegisterCase::kind), 1);
        QCOMPARE(heldChips(desk), 1);
        QCOMPARE(textOf(desk, "phone"), phoneAfter);
        // Those that are kept: the one on hold, and who called meanwhile.
        QCOMPARE(desk.book.drafts.size(), phoneAfter.isEmpty() ? size_t(1) : size_t(2));
        for (const auto &draft : desk.book.drafts)
            QVERIFY(draft.call.value(QStringLiteral("phone")).toString() != QStringLiteral("۰۹۳۵۱۱۱۲۲۳۳"));
    }

    void theWindowClosedInTheMiddleOfACallLosesNothing()
    {
        CallDesk desk;
        desk.type(QStringLiteral("0935"));
        desk.page->close();
        QCOMPARE(desk.book.drafts.size(), size_t(1));
        desk.page.reset();
        desk.open();
        CallDesk::settle();
        QCOMPARE(textOf(desk, "phone"), QStringLiteral("۰۹۳۵"));
    }

    void aRegisteredCallIsKeptNoLonger()
    {
        CallDesk desk;
        desk.type(QStringLiteral("\n\nهرس\n"));
        rest();
        QCOMPARE(desk.book.drafts.size(), size_t(1));
        desk.press("Ctrl+Return");
        rest();
        QVERIFY(desk.book.drafts.empty());
    }

    void aDraftThatIsEmptiedIsDropped()
    {
        CallDesk desk;
        desk.type(QStringLiteral("0935"));
        rest();
        desk.press("Ctrl+A");
        desk.press("Delete");
        rest();
        QVERIFY(desk.book.drafts.empty());
    }

    void severalCallersWaitAndComeBackByTheirKeys() // R040
    {
        CallDesk desk;
        for (const QString &phone : {QStringLiteral("09350000001"), QStringLiteral("09350000002"),
                                     QStringLiteral("09350000003")}) {
            desk.type(phone + u'\n');
            desk.press("F11");
            QCOMPARE(desk.focused(), QStringLiteral("phone"));
            QCOMPARE(textOf(desk, "phone"), QString());
        }
        QCOMPARE(heldChips(desk), 3);
        desk.press("Ctrl+2");
        QCOMPARE(textOf(desk, "phone"), QStringLiteral("۰۹۳۵۰۰۰۰۰۰۲"));
        QCOMPARE(heldChips(desk), 2);
        // The digits of a Persian keyboard are the same keys.
        uikit::testing::press(*desk.page, QStringLiteral("Ctrl+۱"));
        CallDesk::settle();
        QCOMPARE(textOf(desk, "phone"), QStringLiteral("۰۹۳۵۰۰۰۰۰۰۱"));
        QCOMPARE(heldChips(desk), 2);
        QCOMPARE(desk.book.drafts.size(), size_t(3));
        desk.press("Ctrl+9");
        QCOMPARE(textOf(desk, "phone"), QStringLiteral("۰۹۳۵۰۰۰۰۰۰۱"));
    }

    void callsOnHoldAreThereAgainAtTheNextStart()
    {
        CallDesk desk;
        desk.type(QStringLiteral("09350000001\n"));
        desk.press("F11");
        desk.type(QStringLiteral("09350000002\n"));
        rest();
        CallDesk again([&desk](CallDesk &before) { before.book.drafts = desk.book.drafts; });
        CallDesk::settle();
        QCOMPARE(textOf(again, "phone"), QStringLiteral("۰۹۳۵۰۰۰۰۰۰۲"));
        QCOMPARE(heldChips(again), 1);
    }

    // --- bad input -------------------------------------------------------------------------------------------------

    void aMegabyteIsKeptAndTheWindowGoesOn()
    {
        CallDesk desk;
        desk.type(QStringLiteral("\n\nهرس\n"));
        desk.press("Ctrl+J");
        QString megabyte;
        while (megabyte.size() < 1024 * 1024)
            megabyte += QStringLiteral("آسفالت این خیابان فرو ریخته است. ");
        megabyte = megabyte.trimmed();
        StallMeter stall;
        paste(*desk.page, megabyte);
        CallDesk::settle();
        desk.type(QStringLiteral("ب"));
        // On a machine that others use as well; without the limit it takes half a minute.
        QVERIFY2(stall.longest() < std::chrono::seconds(8), qPrintable(QString::number(stall.longest().count())));
        rest();
        QVERIFY(desk.book.drafts.front().call.value(QStringLiteral("words")).toString().size() > megabyte.size());
        desk.press("Ctrl+Return");
        QVERIFY(waitUntil([&desk] { return desk.desk.count("AddNote") > 90; }));
        CallDesk::settle();
        QString all = desk.lastRegistered().value(QStringLiteral("words")).toString();
        for (const auto &sent : desk.desk.submitted) {
            if (sent.kind == "AddNote") {
                all += sent.arguments.value(QStringLiteral("note")).toString();
                QCOMPARE(sent.arguments.value(QStringLiteral("case")).toString(),
                         intake::caseIdOf(desk.desk.submitted.front().command).toString());
            }
        }
        QCOMPARE(all.size(), megabyte.size() + 1);
    }

    void naughtyStringsInEveryFieldAreKept_data()
    {
        QTest::addColumn<QString>("naughty");
        QTest::newRow("SQL") << QStringLiteral("'; DROP TABLE case_card; --");
        QTest::newRow("markup") << QStringLiteral("<script>alert(1)</script> <b>&amp;");
        QTest::newRow("direction") << QStringLiteral("\u202Eabc\u202C \u2066x\u2069");
        QTest::newRow("places") << QStringLiteral("%1 %n %L2 %{error}");
        QTest::newRow("joiners") << QStringLiteral("می\u200cخواهم\u200c\u200c");
        QTest::newRow("Arabic letters") << QStringLiteral("كي يك ة");
        QTest::newRow("digits") << QStringLiteral("1۱١");
        QTest::newRow("emoji") << QStringLiteral("👩‍👩‍👧😀");
        QTest::newRow("lone surrogate") << QString(QChar(0xD83D));
        QTest::newRow("NUL") << QStringLiteral("a") + QChar(0) + QStringLiteral("b");
        QTest::newRow("long") << QString(5000, u'ا');
    }
    void naughtyStringsInEveryFieldAreKept()
    {
        QFETCH(QString, naughty);
        CallDesk desk;
        for (const char *field : {"phone", "name", "subject", "place", "plaque", "address", "words"}) {
            desk.find<QWidget>(field)->setFocus();
            paste(*desk.page, naughty);
            CallDesk::settle();
        }
        desk.press("Ctrl+Return");
        desk.press("Ctrl+Return");
        QCOMPARE(desk.desk.count("RegisterCase"), 1);
        const auto message = fieldsFromJson<intake::RegisterCase>(desk.lastRegistered());
        QVERIFY(message.ok());
        const QString stored = uikit::spelledAsStored(naughty, persian::Lines::One).trimmed();
        QCOMPARE(message->callerName.trimmed(), stored);
        QCOMPARE(message->plaque.trimmed(), persian::toAsciiDigits(stored));
        QVERIFY(message->words.contains(stored));
        QVERIFY(message->address.contains(stored));
    }

    void latinLettersInEveryFieldDoNoHarm()
    {
        CallDesk desk;
        desk.type(QStringLiteral("abc\n"));
        desk.type(QStringLiteral("Reza\nasphalt\n"));
        desk.press("Ctrl+Return");
        desk.press("Ctrl+Return");
        QCOMPARE(desk.lastRegistered().value(QStringLiteral("callerName")).toString(), QStringLiteral("Reza"));
    }

    void chordsWorkUnderAPersianLayout()
    {
        CallDesk desk;
        desk.type(QStringLiteral("\n\n"));
        // The key J carries teh.
        pressUnderLayout(*desk.page, Qt::ControlModifier, QChar(0x062A), 44);
        QCOMPARE(desk.focused(), QStringLiteral("words"));
        // The key T carries feh.
        pressUnderLayout(*desk.page, Qt::ControlModifier, QChar(0x0641), 28);
        QCOMPARE(desk.focused(), QStringLiteral("channel"));
    }

    // --- canned texts ----------------------------------------------------------------------------------------------

    void anUnknownAbbreviationStays()
    {
        CallDesk desk;
        desk.press("Ctrl+J");
        desk.type(QStringLiteral("::ناشناس"));
        auto *edit = desk.find<uikit::SnippetTextEdit>("words");
        QVERIFY(!edit->isListOpen());
        QCOMPARE(edit->toPlainText(), QStringLiteral("::ناشناس"));
    }

    void anAbbreviationIsReplacedByItsText() // R108
    {
        CallDesk desk;
        desk.press("Ctrl+J");
        desk.type(QStringLiteral("جلوی مدرسه ::چا"));
        QVERIFY(desk.find<uikit::SnippetTextEdit>("words")->isListOpen());
        desk.press("Return");
        QCOMPARE(desk.find<QPlainTextEdit>("words")->toPlainText(),
                 QStringLiteral("جلوی مدرسه چالهٔ خطرناک در مسیر رفت‌وآمد"));
    }

    void escClosesTheListAndDropsNoCall()
    {
        CallDesk desk;
        desk.press("Ctrl+J");
        desk.type(QStringLiteral("::"));
        QVERIFY(desk.find<uikit::SnippetTextEdit>("words")->isListOpen());
        desk.press("Escape");
        QVERIFY(!desk.find<uikit::SnippetTextEdit>("words")->isListOpen());
        QCOMPARE(desk.find<QPlainTextEdit>("words")->toPlainText(), QStringLiteral("::"));
    }
};

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    uikit::applyPersian(application);
    KeptCallsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "kept_calls_test.moc"
