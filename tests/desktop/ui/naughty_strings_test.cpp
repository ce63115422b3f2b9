// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desk_session.h"
#include "desktop/sign_in_page.h"
#include "desktop/support/window_desk.h"
#include "persian/unit/corpus.h"
#include "support/naughty.h"
#include "uikit/persian_line_edit.h"
#include "uikit/testing/ui_driver.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit::testing;
using persian::Lines;
using test::WindowDesk;

namespace {

/// Five fields take each of them.
constexpr int fieldsTried = 5;

QString asStored(const QString &typed) { return test::asStored(typed, Lines::Many); }

} // namespace

/// Goal: the well-known strings that break programs change nothing here but the spelling: nothing crashes, and what is
/// given to the desk is what was typed.
class NaughtyStringsTest : public QObject
{
    Q_OBJECT

    const QStringList m_strings = corpus::naughtyStrings();

private Q_SLOTS:
    void initTestCase()
    {
        desktop::prepareApplication(*qApp);
        QVERIFY(m_strings.size() >= 400);
    }

    void asANoteTheyAreStoredAsTyped()
    {
        WindowDesk desk;
        const QSize size = desk.window().size();
        int given = 0;
        for (const QString &naughty : m_strings) {
            press(desk.window(), QStringLiteral("F9"));
            auto *note = desk.shown<QPlainTextEdit>(QStringLiteral("یادداشت"));
            QVERIFY(note);
            paste(desk.window(), naughty);
            QCOMPARE(test::wrongLook(desk.window(), size), QString());
            press(desk.window(), QStringLiteral("Ctrl+Return"));
            if (asStored(naughty).isEmpty()) {
                // Nothing visible in it: refused in a sentence, and put away again.
                QVERIFY(waitUntil([&] { return desk.shows(QStringLiteral("نخست یادداشت را بنویسید.")); }));
                note->clear();
                press(desk.window(), QStringLiteral("Escape"));
                continue;
            }
            const Envelope command = desk.command(++given);
            const QString kept = command.arguments.value(QLatin1String("note")).toString();
            QVERIFY2(asStored(kept) == asStored(naughty), qPrintable(naughty));
            QVERIFY(waitUntil([&] { return !note->isVisible(); }));
            // It is read back from the store into the history, and moves nothing.
            const QString written = asStored(naughty);
            QVERIFY2(waitUntil([&] {
                         const QStringList lines = desk.history();
                         return std::any_of(lines.begin(), lines.end(), [&](const QString &line) {
                             return asStored(line).contains(written);
                         });
                     }),
                     qPrintable(naughty));
            QVERIFY2(!test::turnsDirection(kept), qPrintable(naughty));
            QCOMPARE(test::wrongLook(desk.window(), size), QString());
        }
        QVERIFY(given > 300);
    }

    void asANoteOfAReferralTheyStayWhileThePostIsMissing()
    {
        WindowDesk desk;
        for (const QString &naughty : m_strings) {
            press(desk.window(), QStringLiteral("F7"));
            press(desk.window(), QStringLiteral("Tab"));
            auto *note = desk.shown<QPlainTextEdit>(QStringLiteral("یادداشت"));
            QVERIFY(note && note->hasFocus());
            paste(desk.window(), naughty);
            press(desk.window(), QStringLiteral("Ctrl+Return"));
            QVERIFY2(asStored(note->toPlainText()) == asStored(naughty), qPrintable(naughty));
            note->clear();
        }
        QVERIFY(desk.submitted().empty());
    }

    void asAFilterTheyFindOnlyWhatHasThem()
    {
        WindowDesk desk;
        auto *filter = desk.shown<QLineEdit>(QStringLiteral("پالایهٔ کارتابل جاری"));
        for (const QString &naughty : m_strings) {
            filter->setFocus();
            filter->clear();
            paste(desk.window(), naughty);
            QVERIFY2(filter->text().trimmed() == uikit::spelledAsStored(naughty, Lines::One).trimmed(),
                     qPrintable(naughty));
        }
        filter->clear();
        QVERIFY(waitUntil([&] { return desk.rows().size() == size_t(WindowDesk::casesOfHis); }));
    }

    void inThePaletteTheyRunNothing()
    {
        WindowDesk desk;
        const QSize size = desk.window().size();
        press(desk.window(), QStringLiteral("Ctrl+K"));
        auto *edit = desk.shown<QLineEdit>(QStringLiteral("یافتن هر چیزی"));
        QVERIFY(edit);
        for (const QString &naughty : m_strings) {
            edit->clear();
            paste(desk.window(), naughty);
            QCoreApplication::processEvents();
            QVERIFY2(asStored(edit->text()) == test::asStored(naughty, Lines::One), qPrintable(naughty));
            QCOMPARE(test::wrongLook(desk.window(), size), QString());
        }
        press(desk.window(), QStringLiteral("Escape"));
        QVERIFY(desk.submitted().empty());
        QVERIFY(waitUntil([&] { return desk.rows().size() == size_t(WindowDesk::casesOfHis); }));
    }

    void asANameAtSignInTheyGoOutUnchanged()
    {
        desktop::SignInPage page(QStringLiteral("https://localhost"), {});
        QSignalSpy wanted(&page, &desktop::SignInPage::wanted);
        QVERIFY(showActive(page));
        auto *name = find<QLineEdit>(QStringLiteral("نام کاربری"), &page);
        auto *password = find<QLineEdit>(QStringLiteral("گذرواژه"), &page);
        for (const QString &naughty : m_strings) {
            name->clear();
            name->setFocus();
            paste(page, naughty);
            const QString typed = name->text();
            press(page, QStringLiteral("Return"));
            password->clear();
            type(page, QStringLiteral("x\n"));
            if (typed.isEmpty())
                continue;
            QVERIFY(!wanted.isEmpty());
            QCOMPARE(wanted.takeLast().at(0).toString(), typed);
            // A field of one line has no line breaks; all else is what was pasted.
            if (!naughty.contains(u'\n') && !naughty.contains(u'\r'))
                QVERIFY2(typed == naughty || typed.size() <= naughty.size(), qPrintable(naughty));
        }
    }
};

int main(int argc, char **argv)
{
    if (!corpus::present())
        return corpus::absent(corpus::naughtyStringsThere * fieldsTried);
    QApplication application(argc, argv);
    NaughtyStringsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "naughty_strings_test.moc"
