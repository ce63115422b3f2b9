// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/action_bar.h"
#include "uikit/action_catalogue.h"
#include "uikit/application.h"
#include "uikit/command_palette.h"
#include "uikit/header_bar.h"
#include "uikit/history_view.h"
#include "uikit/key_positions.h"
#include "uikit/message_bar.h"
#include "uikit/navigation_rail.h"
#include "uikit/persian_line_edit.h"
#include "uikit/shell.h"
#include "uikit/status_chip.h"
#include "uikit/support/answering_providers.h"
#include "uikit/testing/stall_meter.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/theme.h"
#include "uikit/view_settings.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QTextEdit>
#include <QThread>
#include <QtTest>

using namespace peygir::uikit;
using namespace peygir::uikit::testing;

/// The shell with a list and a file in it.
struct ShellWindow
{
    ShellWindow()
    {
        list = new QTextEdit;
        file = new QTextEdit;
        shell.showPair(QStringLiteral("cases"), *list, *file);
        shell.resize(1366, 768);
        shown = showActive(shell);
    }

    PassingViewSettings settings;
    Shell shell{settings};
    QTextEdit *list, *file;
    bool shown = false;
};

/// A window with two actions and a palette over them.
struct PaletteWindow
{
    PaletteWindow()
    {
        field = new PersianLineEdit(&window);
        window.resize(800, 600);
        actions.add({QStringLiteral("cases.refer"), QStringLiteral("ارجاع"), QKeySequence(Qt::Key_F7),
                     QStringLiteral("reply"), [this] { ++referred; }});
        actions.add({QStringLiteral("cases.reopen"),
                     QStringLiteral("بازگشایی پرونده"),
                     QKeySequence(QStringLiteral("Ctrl+R")),
                     QStringLiteral("rotate-ccw"),
                     [this] { ++reopened; },
                     {QStringLiteral("دوباره")}});
        actions.add(
            {QStringLiteral("palette"), QStringLiteral("یافتن"), QKeySequence(QStringLiteral("Ctrl+K")), {}, [this] {
                 palette.open();
             }});
        palette.addProvider(QStringLiteral("cases"), cases);
        shown = showActive(window);
        field->setFocus();
    }

    QWidget window;
    ActionCatalogue actions{window};
    CommandPalette palette{actions, window};
    NotedSuggestions cases;
    PersianLineEdit *field;
    int referred = 0;
    int reopened = 0;
    bool shown = false;
};

/// What is read out of each row of the palette.
QStringList shownRows(const PaletteWindow &w)
{
    QStringList rows;
    const auto *model = w.palette.findChild<QListView *>()->model();
    for (int row = 0; row < model->rowCount(); ++row)
        rows += model->index(row, 0).data(Qt::AccessibleTextRole).toString();
    return rows;
}

/// Goal: everything is done by keys, whatever the keyboard layout; the window remembers its shape; what cannot be done
/// says why.
class ShellTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pageAloneHasTheWholeOfASmallWindowWhateverOtherPagesWant()
    {
        ShellWindow w;
        QVERIFY(w.shown);
        auto *wide = new QTextEdit;
        wide->setMinimumSize(900, 700);
        w.shell.showWhole(*wide);
        auto *page = new QTextEdit;
        w.shell.showAlone(*page);
        QVERIFY(w.shell.isAlone());
        QVERIFY(!w.shell.rail().isVisible() && !w.shell.header().isVisible());
        for (const QSize screen : {QSize(480, 800), QSize(800, 480)}) {
            w.shell.resize(screen);
            QVERIFY(waitUntil([&] { return w.shell.size() == screen && page->size() == screen; }));
        }
        // What is over it goes again and leaves it alone.
        auto *over = new QTextEdit;
        w.shell.showOver(*over);
        w.shell.uncover();
        QVERIFY(w.shell.isAlone() && page->isVisible());
    }

    void whateverIsShownAfterAPageAloneBringsHeaderAndPlacesBack()
    {
        ShellWindow w;
        QVERIFY(w.shown);
        auto *page = new QTextEdit;
        auto *whole = new QTextEdit;
        w.shell.showAlone(*page);
        w.shell.showWhole(*whole);
        QVERIFY(!w.shell.isAlone() && w.shell.rail().isVisible() && w.shell.header().isVisible());
        w.shell.showAlone(*page);
        w.shell.showPair(QStringLiteral("cases"), *w.list, *w.file);
        QVERIFY(!w.shell.isAlone() && w.shell.rail().isVisible() && w.shell.header().isVisible());
        QVERIFY(w.list->isVisible());
    }

    void placesAreAtTheRightThenTheListThenTheFile()
    {
        ShellWindow w;
        QVERIFY(w.shown);
        const int rail = w.shell.rail().mapTo(&w.shell, QPoint()).x();
        const int list = w.list->mapTo(&w.shell, QPoint()).x();
        const int file = w.file->mapTo(&w.shell, QPoint()).x();
        QCOMPARE(rail, 1366 - NavigationRail::wideWidth);
        QVERIFY(file < list && list < rail);
    }

    void listsThatShareAFileAreGoneBackTo()
    {
        PassingViewSettings settings;
        Shell shell(settings);
        auto *first = new QTextEdit;
        auto *second = new QTextEdit;
        auto *file = new QTextEdit;
        shell.resize(1366, 768);
        QVERIFY(showActive(shell));
        for (QTextEdit *list : {first, second, first, second}) {
            shell.showPair(list == first ? QStringLiteral("first") : QStringLiteral("second"), *list, *file);
            QTRY_VERIFY(list->isVisible() && file->isVisible());
            QVERIFY(!(list == first ? second : first)->isVisible());
            QVERIFY(file->width() > list->width());
            shell.openFile();
            shell.closeFile();
        }
    }

    void theSplitterIsAsItWasLeft()
    {
        PassingViewSettings settings;
        QList<int> left;
        for (int run = 0; run < 2; ++run) {
            Shell shell(settings);
            auto *list = new QTextEdit;
            auto *file = new QTextEdit;
            shell.showPair(QStringLiteral("cases"), *list, *file);
            shell.resize(1366, 768);
            QVERIFY(showActive(shell));
            auto *splitter = qobject_cast<QSplitter *>(list->parentWidget());
            if (run == 0) {
                QSplitterHandle *handle = splitter->handle(1);
                QTest::mousePress(handle, Qt::LeftButton, {}, QPoint(1, 50));
                QTest::mouseMove(handle, QPoint(-120, 50));
                QTest::mouseRelease(handle, Qt::LeftButton, {}, QPoint(-120, 50));
                left = splitter->sizes();
            } else {
                QCOMPARE(splitter->sizes(), left);
            }
        }
        QVERIFY(!settings.value(QStringLiteral("shell/splitter/cases")).isEmpty());
    }

    void theRailCollapsesToIconsWithTheirNames()
    {
        ShellWindow w;
        NavigationRail &rail = w.shell.rail();
        rail.addPlace(QStringLiteral("current"), QStringLiteral("کارتابل جاری"), QStringLiteral("inbox"));
        rail.setCount(QStringLiteral("current"), 128);
        QWidget *place = rail.findChild<QWidget *>(QStringLiteral("current"));
        QCOMPARE(place->accessibleName(), QStringLiteral("کارتابل جاری – ۱۲۸"));
        QVERIFY(place->toolTip().isEmpty());
        rail.setCollapsed(true);
        QCOMPARE(rail.width(), NavigationRail::narrowWidth);
        QCOMPARE(place->toolTip(), place->accessibleName());
        QCOMPARE(w.settings.value(QStringLiteral("shell/railCollapsed")), QByteArray("1"));
    }

    void theRailIsWalkedByKeys()
    {
        ShellWindow w;
        NavigationRail &rail = w.shell.rail();
        for (const char *id : {"a", "b", "c"})
            rail.addPlace(QLatin1String(id), QLatin1String(id), QStringLiteral("inbox"));
        QCoreApplication::processEvents();
        QSignalSpy activated(&rail, &NavigationRail::activated);
        rail.findChild<QWidget *>(QStringLiteral("a"))->setFocus();
        press(w.shell, QStringLiteral("Down"));
        press(w.shell, QStringLiteral("Return"));
        QCOMPARE(activated.count(), 1);
        QCOMPARE(rail.current(), QStringLiteral("b"));
        // How Qt does what a screen reader wants of it.
        rail.findChild<QAbstractButton *>(QStringLiteral("c"))->toggle();
        QCOMPARE(activated.count(), 2);
        QCOMPARE(rail.current(), QStringLiteral("c"));
        // The place where one is stays marked, and is gone to again.
        rail.findChild<QAbstractButton *>(QStringLiteral("c"))->click();
        QCOMPARE(activated.count(), 3);
        QVERIFY(rail.findChild<QAbstractButton *>(QStringLiteral("c"))->isChecked());
    }

    void placeThatIsNotOnesOwnIsNeitherSeenNorWalkedTo()
    {
        ShellWindow w;
        NavigationRail &rail = w.shell.rail();
        for (const char *id : {"a", "b", "c"})
            rail.addPlace(QLatin1String(id), QLatin1String(id), QStringLiteral("inbox"));
        rail.setOffered(QStringLiteral("b"), false);
        QCoreApplication::processEvents();
        QVERIFY(!rail.findChild<QWidget *>(QStringLiteral("b"))->isVisible());
        rail.findChild<QWidget *>(QStringLiteral("a"))->setFocus();
        press(w.shell, QStringLiteral("Down"));
        press(w.shell, QStringLiteral("Return"));
        QCOMPARE(rail.current(), QStringLiteral("c"));
        rail.setOffered(QStringLiteral("b"), true);
        QVERIFY(rail.findChild<QWidget *>(QStringLiteral("b"))->isVisible());
    }

    void inANarrowWindowTheFileTakesThePlaceOfTheList()
    {
        ShellWindow w;
        QVERIFY(w.list->isVisible() && w.file->isVisible());
        w.shell.resize(1024, 700);
        QVERIFY(w.list->isVisible() && !w.file->isVisible());
        w.shell.openFile();
        QVERIFY(!w.list->isVisible() && w.file->isVisible());
        QVERIFY(w.file->hasFocus());
        QSignalSpy closed(&w.shell, &Shell::fileClosed);
        press(w.shell, QStringLiteral("Esc"));
        QCOMPARE(closed.count(), 1);
        QVERIFY(w.list->hasFocus() && !w.file->isVisible());
        w.shell.resize(1366, 768);
        QVERIFY(w.list->isVisible() && w.file->isVisible());
    }

    void synchronisationIsSaidInWords()
    {
        SyncIndicator sync;
        sync.setState({SyncState::Link::Online, 3, 1});
        QCOMPARE(sync.accessibleName(), QStringLiteral("برخط · ۳ در صف · ۱ نیازمند توجه"));
        sync.setState({SyncState::Link::Offline, 0, 0});
        QCOMPARE(sync.accessibleName(), QStringLiteral("قطع از مرکز"));
    }

    void aForbiddenActionSaysWhy()
    {
        PaletteWindow w;
        ReasonedAction &refer = *w.actions.find(QStringLiteral("cases.refer"));
        ActionBar bar(&w.window);
        bar.setActions({&refer});
        bar.show();
        refer.forbid(QStringLiteral("این پرونده بسته است."));
        auto *button = bar.findChild<QPushButton *>();
        QVERIFY(!button->isEnabled());
        QVERIFY(button->toolTip().contains(QStringLiteral("این پرونده بسته است.")));
        press(w.window, QStringLiteral("F7"));
        QCOMPARE(w.referred, 0);
        refer.allow();
        QVERIFY(button->isEnabled());
        QVERIFY(!button->toolTip().contains(QStringLiteral("بسته")));
        QTest::mouseClick(button, Qt::LeftButton);
        press(w.window, QStringLiteral("F7"));
        QCOMPARE(w.referred, 2);
    }

    void thePaletteRunsWhatIsTyped()
    {
        PaletteWindow w;
        press(w.window, QStringLiteral("Ctrl+K"));
        QVERIFY(w.palette.isVisible());
        // A word that only stands among the further words, and an Arabic letter.
        type(w.window, QStringLiteral("دوباره"));
        press(w.window, QStringLiteral("Return"));
        QVERIFY(!w.palette.isVisible());
        QCOMPARE(w.reopened, 1);
        QVERIFY(w.field->hasFocus());
    }

    void thePaletteDoesNotRunWhatIsForbidden()
    {
        PaletteWindow w;
        w.actions.find(QStringLiteral("cases.refer"))->forbid(QStringLiteral("پرونده‌ای باز نیست."));
        press(w.window, QStringLiteral("Ctrl+K"));
        type(w.window, QStringLiteral("ارجاع"));
        press(w.window, QStringLiteral("Return"));
        QCOMPARE(w.referred, 0);
        QVERIFY(w.palette.isVisible());
        press(w.window, QStringLiteral("Esc"));
        QVERIFY(!w.palette.isVisible());
    }

    void thePaletteFindsWhatProvidersKnow()
    {
        PaletteWindow w;
        QSignalSpy chosen(&w.palette, &CommandPalette::chosen);
        press(w.window, QStringLiteral("Ctrl+K"));
        type(w.window, QStringLiteral("48"));
        QCOMPARE(w.cases.questions.size(), 2);
        Q_EMIT w.cases.answered(w.cases.questions.first().id, {{QStringLiteral("old"), QStringLiteral("کهنه"), {}}});
        Q_EMIT w.cases.answered(w.cases.questions.last().id,
                                {{QStringLiteral("c1"), QStringLiteral("۴۸۲۰۱۷۳۹۵۹"), {}}});
        press(w.window, QStringLiteral("Return"));
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toString(), QStringLiteral("cases"));
        QCOMPARE(chosen.first().at(1).value<Suggestion>().id, QStringLiteral("c1"));
    }

    void thePaletteBeginsWithWhatWasTakenLast()
    {
        PaletteWindow w;
        QSignalSpy chosen(&w.palette, &CommandPalette::chosen);
        press(w.window, QStringLiteral("Ctrl+K"));
        // Nothing was taken yet: the first row is an action.
        QVERIFY(!shownRows(w).first().contains(QStringLiteral("به‌تازگی")));
        type(w.window, QStringLiteral("4"));
        Q_EMIT w.cases.answered(w.cases.questions.last().id,
                                {{QStringLiteral("c1"), QStringLiteral("۴۸۲۰۱۷۳۹۵۹"), {}}});
        press(w.window, QStringLiteral("Return"));
        press(w.window, QStringLiteral("Ctrl+K"));
        QCOMPARE(shownRows(w).first(), QStringLiteral("به‌تازگی\n۴۸۲۰۱۷۳۹۵۹"));
        press(w.window, QStringLiteral("Return"));
        QCOMPARE(chosen.count(), 2);
        QCOMPARE(chosen.last().at(1).value<Suggestion>().id, QStringLiteral("c1"));
        // It is not asked for while nothing is typed.
        QCOMPARE(w.cases.questions.size(), 1);
    }

    void everyKindStandsUnderItsHeading()
    {
        PaletteWindow w;
        NotedSuggestions citizens;
        w.palette.addProvider(QStringLiteral("citizens"), citizens, QStringLiteral("شهروندان"));
        press(w.window, QStringLiteral("Ctrl+K"));
        type(w.window, QStringLiteral("پرو"));
        Q_EMIT citizens.answered(citizens.questions.last().id,
                                 {{QStringLiteral("a"), QStringLiteral("پروانه"), {}},
                                  {QStringLiteral("b"), QStringLiteral("پرویز"), {}}});
        Q_EMIT w.cases.answered(w.cases.questions.last().id,
                                {{QStringLiteral("c"), QStringLiteral("پروژه"), {}}});
        QCOMPARE(shownRows(w), (QStringList{QStringLiteral("کارها\nبازگشایی پرونده\n\u2066Ctrl+R\u2069"), QStringLiteral("پروژه"),
                                            QStringLiteral("شهروندان\nپروانه"), QStringLiteral("پرویز")}));
    }

    void thePaletteSaysThatNothingIsFoundOnceEverybodyHasAnswered()
    {
        PaletteWindow w;
        const auto said = [&] {
            const auto labels = w.palette.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
                return label->isVisible() && label->text() == QStringLiteral("چیزی پیدا نشد.");
            });
        };
        press(w.window, QStringLiteral("Ctrl+K"));
        type(w.window, QStringLiteral("ققق"));
        QVERIFY(!said());
        Q_EMIT w.cases.answered(w.cases.questions.last().id, {});
        QVERIFY(said());
        press(w.window, QStringLiteral("Backspace"));
        QVERIFY(!said());
    }

    void thePaletteSaysWhatMayBeMissing()
    {
        PaletteWindow w;
        const QString sentence = QStringLiteral("نمایه ساخته می‌شود");
        const auto said = [&] {
            const auto labels = w.palette.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(),
                               [&](const QLabel *label) { return label->isVisible() && label->text() == sentence; });
        };
        press(w.window, QStringLiteral("Ctrl+K"));
        QVERIFY(!said());
        w.palette.setNotice(sentence);
        QVERIFY(said());
        w.palette.setNotice({});
        QVERIFY(!said());
    }

    void shortcutsWorkUnderAPersianLayout_data()
    {
        QTest::addColumn<QChar>("letter");
        QTest::addColumn<uint>("scanCode");
        QTest::newRow("by place") << QChar(u'ن') << 45U;
        QTest::newRow("by place, whatever the letter") << QChar(u'ژ') << 45U;
        QTest::newRow("by letter where no place is known") << QChar(u'ن') << 0U;
    }
    void shortcutsWorkUnderAPersianLayout()
    {
        QFETCH(QChar, letter);
        QFETCH(uint, scanCode);
        PaletteWindow w;
        pressUnderLayout(w.window, Qt::ControlModifier, letter, scanCode);
        QVERIFY(w.palette.isVisible());
        QCOMPARE(w.field->text(), QString());
    }

    void fieldsCopyAndUndoUnderAPersianLayout()
    {
        PaletteWindow w;
        type(w.window, QStringLiteral("سلام"));
        press(w.window, QStringLiteral("Ctrl+A"));
        // zeh is at the key C, zah at Z.
        pressUnderLayout(w.window, Qt::ControlModifier, QChar(u'ز'), 54);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("سلام"));
        pressUnderLayout(w.window, Qt::ControlModifier, QChar(u'ظ'), 52);
        QVERIFY(w.field->text() != QStringLiteral("سلام"));
    }

    void lettersWithoutControlStayLetters()
    {
        PaletteWindow w;
        pressUnderLayout(w.window, Qt::NoModifier, QChar(u'ن'), 45);
        QVERIFY(!w.palette.isVisible());
        QCOMPARE(w.field->text(), QStringLiteral("ن"));
    }

    void everyLetterHasItsPlace()
    {
        const QString persian = QStringLiteral("شذزیثبلاهتنمپدخحضقسفعرصطغظ");
        for (int i = 0; i < persian.size(); ++i) {
            const QKeyEvent event(QEvent::KeyPress, persian[i].unicode(), Qt::ControlModifier);
            QCOMPARE(latinKeyAt(event), Qt::Key(Qt::Key_A + i));
        }
        QCOMPARE(latinKeyAt(QKeyEvent(QEvent::KeyPress, u'و', Qt::ControlModifier)), Qt::Key_Comma);
        QCOMPARE(latinKeyAt(QKeyEvent(QEvent::KeyPress, u'چ', Qt::ControlModifier, 59, 0, 0)), Qt::Key_Comma);
        QCOMPARE(latinKeyAt(QKeyEvent(QEvent::KeyPress, Qt::Key_K, Qt::ControlModifier)), Qt::Key_unknown);
        QCOMPARE(latinKeyAt(QKeyEvent(QEvent::KeyPress, Qt::Key_F7, Qt::NoModifier)), Qt::Key_unknown);
    }

    void aMessageStaysUntilItIsUndone()
    {
        ShellWindow w;
        int undone = 0;
        w.shell.messages().say(MessageBar::Kind::Done, QStringLiteral("ارجاع شد."), [&] { ++undone; });
        QVERIFY(w.shell.messages().isVisible());
        auto *undo = w.shell.messages().findChild<QPushButton *>();
        click(*undo);
        QCOMPARE(undone, 1);
        QVERIFY(!w.shell.messages().isVisible());
        w.shell.messages().say(MessageBar::Kind::Note, QStringLiteral("چیزی شد."));
        QVERIFY(!undo->isVisible());
    }

    void aMessageGoesWhenOneGoesElsewhere()
    {
        ShellWindow w;
        w.shell.messages().say(MessageBar::Kind::Problem, QStringLiteral("پرونده‌ای را برگزینید."));
        // The same page once more is no other one.
        w.shell.showPair(QStringLiteral("cases"), *w.list, *w.file);
        QVERIFY(w.shell.messages().isVisible());
        auto *page = new QTextEdit;
        w.shell.showWhole(*page);
        QVERIFY(!w.shell.messages().isVisible());
        // What can still be taken back waits for that.
        w.shell.messages().say(MessageBar::Kind::Done, QStringLiteral("ارجاع شد."), [] {});
        w.shell.showPair(QStringLiteral("cases"), *w.list, *w.file);
        QVERIFY(w.shell.messages().isVisible());
    }

    void aMessageGoesWhenTheNextActBegins()
    {
        ShellWindow w;
        QVERIFY(w.shown);
        QShortcut speaks(QKeySequence(Qt::Key_F7), &w.shell);
        connect(&speaks, &QShortcut::activated, &w.shell,
                [&w] { w.shell.messages().say(MessageBar::Kind::Done, QStringLiteral("پیوست شد.")); });
        QShortcut silent(QKeySequence(Qt::Key_F8), &w.shell);
        press(w.shell, QStringLiteral("F7"));
        press(w.shell, QStringLiteral("F7"));
        QVERIFY(w.shell.messages().isVisible());
        press(w.shell, QStringLiteral("F8"));
        QVERIFY(!w.shell.messages().isVisible());
    }

    void longNotesOfTheHistoryWrap()
    {
        HistoryView history;
        history.resize(360, 400);
        const QString longNote = QStringLiteral("این یادداشت چند خط است و باید شکسته شود ").repeated(6);
        history.setLines({{QStringLiteral("1405/08/30 09:12"), Qt::blue, QStringLiteral("ثبت تماس"), {}},
                          {QStringLiteral("1405/08/30 10:40"), Qt::green, QStringLiteral("ارجاع"), longNote}});
        QVERIFY(showActive(history));
        const int single = history.visualRect(history.model()->index(0, 0)).height();
        const int wrapped = history.visualRect(history.model()->index(1, 0)).height();
        QVERIFY2(wrapped > 3 * single, qPrintable(QString::number(wrapped)));
    }

    void aChipIsReadableOnItsColour()
    {
        StatusChip chip;
        for (const QColor &colour : {QColor(Qt::yellow), QColor(Qt::darkBlue), QColor(0x80, 0x80, 0x80)}) {
            chip.setStatus(QStringLiteral("در دست پیگیری"), colour);
            chip.show();
            const QImage image = chip.grab().toImage();
            QColor extreme = colour;
            for (int x = 8; x < image.width() - 8; ++x) {
                for (int y = 2; y < image.height() - 2; ++y) {
                    if (contrast(image.pixelColor(x, y), colour) > contrast(extreme, colour))
                        extreme = image.pixelColor(x, y);
                }
            }
            QVERIFY2(contrast(extreme, colour) >= 4.5, qPrintable(colour.name()));
        }
    }

    void theStallMeterSeesABlockedLoop()
    {
        StallMeter meter;
        QVERIFY(waitUntil([turns = 0]() mutable { return ++turns > 3; }));
        meter.reset();
        QThread::msleep(40);
        QVERIFY(meter.longest() >= std::chrono::milliseconds(35));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    applyPersian(application);
    ShellTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "shell_test.moc"
