// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desk_session.h"
#include "desktop/help_corner.h"
#include "desktop/page_keys.h"
#include "desktop/sign_in_page.h"
#include "desktop/support/window_desk.h"
#include "uikit/action_catalogue.h"
#include "uikit/help_view.h"
#include "uikit/language.h"
#include "uikit/testing/ui_driver.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTextBrowser>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit::testing;
using test::WindowDesk;

/// Goal: whoever does not know how to go on presses one key, reads about exactly what he looks at, and is back where he was.
class HelpTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowDesk> m_desk;

    QWidget &window() { return m_desk->window(); }
    /// Null while the help is not on the screen.
    uikit::HelpView *help()
    {
        auto *view = m_desk->window().findChild<uikit::HelpView *>();
        return view && view->isVisible() ? view : nullptr;
    }
    QString topic() { return help() ? help()->topic() : QString(); }
    QString text() { return help() ? help()->findChild<QTextBrowser *>()->toPlainText() : QString(); }
    QStringList titles()
    {
        QStringList titles;
        const auto *list = help()->findChild<QListWidget *>();
        for (int row = 0; row < list->count(); ++row)
            titles.append(list->item(row)->text());
        return titles;
    }
    QString focused()
    {
        const QWidget *widget = window().focusWidget();
        return widget ? widget->objectName() : QString();
    }

private Q_SLOTS:
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init() { m_desk = std::make_unique<WindowDesk>(); }
    void cleanup() { m_desk.reset(); }

    void aMessageInTheMiddleOfTypingOutlivesTheHelp()
    {
        press(window(), QStringLiteral("F2"));
        type(window(), QStringLiteral("09127654321"));
        press(window(), QStringLiteral("Ctrl+J"));
        type(window(), QStringLiteral("چراغ کوچه خا"));
        QPointer<QWidget> field = window().focusWidget();
        QVERIFY(qobject_cast<QPlainTextEdit *>(field));
        press(window(), QStringLiteral("F1"));
        QCOMPARE(topic(), QStringLiteral("register"));
        QVERIFY(!field->isVisible());
        press(window(), QStringLiteral("Escape"));
        QVERIFY(!help());
        QCOMPARE(window().focusWidget(), field.data());
        type(window(), QStringLiteral("موش است"));
        QCOMPARE(qobject_cast<QPlainTextEdit *>(field)->toPlainText(), QStringLiteral("چراغ کوچه خاموش است"));
        QVERIFY(m_desk->submitted().empty());
    }

    void aNoteInTheMiddleOfTypingOutlivesTheHelpAndItsLinks()
    {
        press(window(), QStringLiteral("F9"));
        type(window(), QStringLiteral("پیمانکار "));
        press(window(), QStringLiteral("F1"));
        QCOMPARE(topic(), QStringLiteral("case.act"));
        press(window(), QStringLiteral("Tab"));
        press(window(), QStringLiteral("Return"));
        QVERIFY(waitUntil([this] { return topic() != QStringLiteral("case.act"); }));
        press(window(), QStringLiteral("Backspace"));
        QCOMPARE(topic(), QStringLiteral("case.act"));
        press(window(), QStringLiteral("Escape"));
        type(window(), QStringLiteral("آمد"));
        press(window(), QStringLiteral("Ctrl+Return"));
        const Envelope command = m_desk->command(1);
        QCOMPARE(command.kind, QByteArray("AddNote"));
        QCOMPARE(command.arguments.value(QLatin1String("note")).toString(), QStringLiteral("پیمانکار آمد"));
    }

    void theFileOfANarrowWindowIsOpenAgainAfterwards()
    {
        window().resize(1100, 700);
        press(window(), QStringLiteral("Return"));
        QVERIFY(waitUntil([this] { return !m_desk->history().isEmpty(); }));
        press(window(), QStringLiteral("F1"));
        QCOMPARE(topic(), QStringLiteral("case"));
        press(window(), QStringLiteral("Escape"));
        QVERIFY(!m_desk->history().isEmpty());
        press(window(), QStringLiteral("Escape"));
        QVERIFY(m_desk->list().isVisible());
    }

    void everyPlaceOfTheWindowHasItsText()
    {
        QStringList without;
        for (const auto *action : window().findChild<uikit::ActionCatalogue *>()->all()) {
            const QString place = action->id().mid(3);
            if (!action->id().startsWith(QLatin1String("go.")) || place == QLatin1String("help"))
                continue;
            // There is no way to it before somebody's cartable was chosen in the supervision.
            if (place == QLatin1String("supervised"))
                continue;
            press(window(), QStringLiteral("Ctrl+K"));
            type(window(), action->text());
            press(window(), QStringLiteral("Return"));
            press(window(), QStringLiteral("F1"));
            if (topic() != place)
                without.append(place + u':' + topic());
            press(window(), QStringLiteral("Escape"));
        }
        QCOMPARE(without, QStringList());
    }

    void everyPartThatNamesATextHasIt()
    {
        press(window(), QStringLiteral("F1"));
        const uikit::HelpShelf shelf = desktop::helpShelf();
        QStringList named;
        for (const QWidget *widget : window().findChildren<QWidget *>()) {
            if (const QString one = widget->property("helpTopic").toString(); !one.isEmpty())
                named.append(one);
        }
        QVERIFY(named.size() > 20);
        for (const QString &one : named)
            QVERIFY2(shelf.find(one), qPrintable(one));
    }

    void everyKeyAndNameInATextIsThatOfAnAction_data()
    {
        QTest::addColumn<bool>("english");
        QTest::newRow("Persian") << false;
        QTest::newRow("English") << true;
    }
    void everyKeyAndNameInATextIsThatOfAnAction()
    {
        QFETCH(bool, english);
        if (english)
            uikit::setLanguage(uikit::Language::English);
        const uikit::HelpShelf shelf = desktop::helpShelf();
        uikit::setLanguage(uikit::Language::Persian);
        const uikit::HelpWords words = desktop::helpWords(window().findChild<uikit::ActionCatalogue *>());
        QVERIFY(shelf.texts().size() > 30);
        for (const uikit::HelpText &text : shelf.texts()) {
            for (const QString &action : text.actions())
                QVERIFY2(!words.nameOf(action).isEmpty(), qPrintable(text.topic + u' ' + action));
            for (const QString &link : text.links())
                QVERIFY2(shelf.find(link), qPrintable(text.topic + u' ' + link));
        }
    }

    void everyKeyInATextIsAKey()
    {
        const uikit::HelpWords words = desktop::helpWords(window().findChild<uikit::ActionCatalogue *>());
        const uikit::HelpShelf shelf = desktop::helpShelf();
        for (const uikit::HelpText &text : shelf.texts()) {
            for (const auto &block : text.blocks) {
                static const QRegularExpression key(QStringLiteral(R"(\{key:([\w.]+)\})"));
                for (auto found = key.globalMatch(block.text); found.hasNext();) {
                    const QString action = found.next().captured(1);
                    QVERIFY2(!words.keyOf(action).isEmpty(), qPrintable(text.topic + u' ' + action));
                }
            }
        }
    }

    void lettersSearchInAllTexts()
    {
        press(window(), QStringLiteral("F1"));
        const qsizetype all = titles().size();
        type(window(), QStringLiteral("کوته‌نوشت"));
        QCOMPARE(titles(), QStringList{QStringLiteral("نوشتن در خانه‌ها")});
        QVERIFY(text().contains(QStringLiteral("کوته‌نوشت")));
        press(window(), QStringLiteral("Escape"));
        QCOMPARE(titles().size(), all);
        QVERIFY(help());
        type(window(), QStringLiteral("زرافه"));
        QCOMPARE(titles(), QStringList{QStringLiteral("هیچ متنی این واژه‌ها را ندارد.")});
        press(window(), QStringLiteral("Escape"));
        press(window(), QStringLiteral("Escape"));
        QVERIFY(!help());
        QVERIFY(m_desk->list().hasFocus());
    }

    void arrowsGoThroughWhatIsFound()
    {
        press(window(), QStringLiteral("F1"));
        press(window(), QStringLiteral("Ctrl+F"));
        type(window(), QStringLiteral("ارجاع"));
        const QString first = topic();
        press(window(), QStringLiteral("Down"));
        QVERIFY(topic() != first);
        press(window(), QStringLiteral("Up"));
        QCOMPARE(topic(), first);
    }

    void aNameOfAPlaceLeadsThere()
    {
        press(window(), QStringLiteral("F10"));
        press(window(), QStringLiteral("F1"));
        type(window(), QStringLiteral("همهٔ پرونده‌ها"));
        press(window(), QStringLiteral("Return"));
        QCOMPARE(topic(), QStringLiteral("all"));
        press(window(), QStringLiteral("Tab"));
        press(window(), QStringLiteral("Return"));
        // The first link of that text.
        QVERIFY(waitUntil([this] { return m_desk->headings().contains(QStringLiteral("کارتابل جاری")); }));
        QVERIFY(!help());
    }

    void whatIsLeftByAnotherKeyIsNotComeBackTo()
    {
        press(window(), QStringLiteral("F2"));
        press(window(), QStringLiteral("F1"));
        QCOMPARE(topic(), QStringLiteral("register"));
        press(window(), QStringLiteral("F3"));
        QVERIFY(!help());
        press(window(), QStringLiteral("Ctrl+F"));
        press(window(), QStringLiteral("F1"));
        QCOMPARE(topic(), QStringLiteral("list.filter"));
        press(window(), QStringLiteral("Escape"));
        QVERIFY(m_desk->list().isVisible());
    }

    void thePaletteGivesWayToItsTextAndTheKeyboardComesBackToTheList()
    {
        press(window(), QStringLiteral("Ctrl+K"));
        press(window(), QStringLiteral("F1"));
        QCOMPARE(topic(), QStringLiteral("palette"));
        QVERIFY(!m_desk->shown<QLineEdit>(QStringLiteral("یافتن هر چیزی")));
        press(window(), QStringLiteral("Escape"));
        QVERIFY(m_desk->list().hasFocus());
    }

    void keysOfACaseDoNothingToTheOneBehindTheHelp()
    {
        press(window(), QStringLiteral("F1"));
        for (const char *key : {"F6", "F8", "F9", "Ctrl+Shift+F7"})
            press(window(), QLatin1String(key));
        QVERIFY(help());
        press(window(), QStringLiteral("Escape"));
        QVERIFY(m_desk->submitted().empty());
        QVERIFY(m_desk->list().hasFocus());
    }

    void keysAreThoseOfNow()
    {
        press(window(), QStringLiteral("F1"));
        QVERIFY2(text().contains(QStringLiteral("F7")), qPrintable(text()));
        press(window(), QStringLiteral("Escape"));
        window().findChild<uikit::ActionCatalogue *>()->find(QStringLiteral("case.refer"))->setShortcut(Qt::Key_F7 | Qt::META);
        press(window(), QStringLiteral("F1"));
        QVERIFY2(text().contains(QStringLiteral("Meta+F7")), qPrintable(text()));
    }

    void shiftF1IsTheSheetOfKeys()
    {
        press(window(), QStringLiteral("Shift+F1"));
        QVERIFY(waitUntil([this] { return m_desk->headings().contains(QStringLiteral("کلیدها")); }));
        QVERIFY(!help());
    }

    void signingInIsExplainedToo()
    {
        // It is shown before there is a window.
        m_desk.reset();
        desktop::SignInPage page(QStringLiteral("server"), QStringLiteral("agent1"));
        QVERIFY(showActive(page));
        type(page, QStringLiteral("secret"));
        press(page, QStringLiteral("F1"));
        auto *view = page.findChild<uikit::HelpView *>();
        QVERIFY(view && view->isVisible());
        QVERIFY(showActive(*view));
        QVERIFY(view->findChild<QTextBrowser *>()->toPlainText().contains(QStringLiteral("گذرواژه")));
        press(*view, QStringLiteral("Escape"));
        QVERIFY(waitUntil([&page] { return !page.findChild<uikit::HelpView *>() || !page.findChild<uikit::HelpView *>()->isVisible(); }));
        QStringList typed;
        for (const QLineEdit *edit : page.findChildren<QLineEdit *>())
            typed.append(edit->text());
        QVERIFY(typed.contains(QStringLiteral("secret")));
    }
};

QTEST_MAIN(HelpTest)
#include "help_test.moc"
