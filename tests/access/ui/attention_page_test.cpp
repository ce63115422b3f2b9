// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/settle_attention.h"
#include "cases/core/add_note.h"
#include "desktop/desk_session.h"
#include "desktop/support/window_desk.h"
#include "uikit/testing/ui_driver.h"

#include <QListWidget>
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
    }
    void cleanup() { m_desk.reset(); }

    void theEntrySaysWhatWasMeantWhyNotAndWhatWasTyped()
    {
        const QString why = QStringLiteral("چنین پرونده‌ای اینجا نیست");
        QVERIFY2(entries()->item(0)->text().startsWith(QStringLiteral("یادداشت – ")), qPrintable(entries()->item(0)->text()));
        QVERIFY2(entries()->item(0)->text().contains(why), qPrintable(entries()->item(0)->text()));
        QCOMPARE(m_desk->labelled(QStringLiteral("آنچه نوشته شده بود")), WindowDesk::refusedNote());
    }

    void puttingAsideSettlesItAndItLeavesTheList()
    {
        QVERIFY(pressButton(QStringLiteral("کنار گذاشتن")));
        const Envelope command = m_desk->command(1);
        QCOMPARE(command.kind, QByteArray(access::SettleAttention::kind));
        QVERIFY(waitUntil([this] {
            // Without entries another page stands in place of the list.
            return (entries() ? entries()->count() : 0) == m_before - 1;
        }));
        QVERIFY(m_desk->labelled(QStringLiteral("آنچه نوشته شده بود")) != WindowDesk::refusedNote());
        QCOMPARE(m_desk->message(), QStringLiteral("کنار گذاشته شد."));
    }

    void sendingAgainMakesANewCommandOfTheSameWords()
    {
        QVERIFY(pressButton(QStringLiteral("ارسال دوباره")));
        const Envelope last = m_desk->command(2);
        const Envelope again = m_desk->submitted().front();
        QCOMPARE(again.kind, QByteArray(cases::AddNote::kind));
        QCOMPARE(again.arguments.value(QLatin1String("note")).toString(), WindowDesk::refusedNote());
        // And the entry is settled, or it would be sent once more tomorrow.
        QCOMPARE(last.kind, QByteArray(access::SettleAttention::kind));
        QVERIFY(waitUntil([this] { return m_desk->message() == QStringLiteral("دوباره فرستاده شد."); }));
    }
};

QTEST_MAIN(AttentionPageTest)
#include "attention_page_test.moc"
