// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/guide_page.h"
#include "desktop/key_sheet_page.h"
#include "desktop/look.h"
#include "desktop/settings_page.h"
#include "uikit/action_catalogue.h"
#include "uikit/application.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/theme.h"

#include <QLabel>
#include <QMainWindow>
#include <QRadioButton>
#include <QtTest>

using namespace peygir;
using namespace peygir::desktop;
using namespace peygir::uikit::testing;
using uikit::Brightness;
using uikit::Density;
using uikit::Language;
using uikit::Theme;

namespace {

/// All that the labels of a page say.
QString said(const QWidget &page)
{
    QStringList texts;
    for (const QLabel *label : page.findChildren<QLabel *>())
        texts.append(label->text());
    return texts.join(u'\n');
}

} // namespace

/// Goal: the window explains itself by its keys alone, and is left as one likes it, in either language.
class OwnPagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { uikit::applyPersian(*qApp); }
    void init()
    {
        uikit::setLanguage(Language::Persian);
        Theme::current().setBrightness(Brightness::Light);
        Theme::current().setDensity(Density::Comfortable);
    }

    void settingsThatWereNeverChosenChangeNothing()
    {
        Theme::current().setBrightness(Brightness::Dark);
        applyLook(uikit::PassingViewSettings());
        QCOMPARE(Theme::current().brightness(), Brightness::Dark);
        QCOMPARE(uikit::language(), Language::Persian);
    }

    void whatWasChosenIsFoundAgain()
    {
        uikit::PassingViewSettings settings;
        Theme::current().setBrightness(Brightness::Dark);
        Theme::current().setDensity(Density::Dense);
        rememberLook(settings);
        rememberLanguage(settings, Language::English);
        init();
        applyLook(settings);
        QCOMPARE(Theme::current().brightness(), Brightness::Dark);
        QCOMPARE(Theme::current().density(), Density::Dense);
        QCOMPARE(uikit::language(), Language::English);
    }

    void arrowsChooseBrightnessAndItShowsAtOnce()
    {
        SettingsPage page({}, {});
        QVERIFY(showActive(page));
        QSignalSpy changed(&page, &SettingsPage::lookChanged);
        page.takeFocus();
        press(page, QStringLiteral("Tab"));
        // To the left, where the next choice is in a window that is read from the right.
        press(page, QStringLiteral("Left"));
        QCOMPARE(Theme::current().brightness(), Brightness::Dark);
        QCOMPARE(changed.size(), 1);
    }

    void filesThatAPersonDoesNotWantAheadDoNotCome()
    {
        SettingsPage page({}, {});
        QVERIFY(showActive(page));
        QSignalSpy chosen(&page, &SettingsPage::fileWishesChosen);
        page.takeFocus();
        for (int group = 0; group < 3; ++group)
            press(page, QStringLiteral("Tab"));
        press(page, QStringLiteral("Left"));
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().value<FileWishes>(), (FileWishes{limits::filesKept, false}));
        // The next group says how much room they have.
        press(page, QStringLiteral("Tab"));
        press(page, QStringLiteral("Space"));
        QCOMPARE(chosen.last().first().value<FileWishes>(), (FileWishes{500 * 1024 * 1024, false}));
    }

    void wishesAboutFilesAreFoundAgain()
    {
        uikit::PassingViewSettings settings;
        QCOMPARE(fileWishes(settings), FileWishes());
        rememberFileWishes(settings, {1024 * 1024, false});
        QCOMPARE(fileWishes(settings), (FileWishes{1024 * 1024, false}));
        settings.setValue(QStringLiteral("files/most"), "very much");
        QCOMPARE(fileWishes(settings).most, limits::filesKept);
    }

    void roomThatIsNoneOfTheChoicesStays()
    {
        SettingsPage page({77, true}, {});
        QVERIFY(showActive(page));
        QSignalSpy chosen(&page, &SettingsPage::fileWishesChosen);
        page.takeFocus();
        for (int group = 0; group < 3; ++group)
            press(page, QStringLiteral("Tab"));
        press(page, QStringLiteral("Left"));
        QCOMPARE(chosen.last().first().value<FileWishes>(), (FileWishes{77, false}));
    }

    void anotherLanguageIsAskedForOnce()
    {
        SettingsPage page({}, {});
        QVERIFY(showActive(page));
        QSignalSpy chosen(&page, &SettingsPage::languageChosen);
        page.takeFocus();
        press(page, QStringLiteral("Left"));
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().value<Language>(), Language::English);
        press(page, QStringLiteral("Right"));
        QCOMPARE(chosen.size(), 1);
    }

    void windowsMadeAfterwardsSpeakTheLanguage()
    {
        QVERIFY(said(SettingsPage({}, {})).contains(QStringLiteral("تنظیمات")));
        uikit::setLanguage(Language::English);
        QVERIFY(said(SettingsPage({}, {})).contains(QStringLiteral("Settings")));
        QCOMPARE(QGuiApplication::layoutDirection(), Qt::LeftToRight);
        QCOMPARE(uikit::inUsersDigits(QStringLiteral("۱۲3")), QStringLiteral("123"));
        QCOMPARE(QCoreApplication::translate("Ages", "%Ln days", nullptr, 1), QStringLiteral("1 day"));
        QCOMPARE(QCoreApplication::translate("Ages", "%Ln days", nullptr, 3), QStringLiteral("3 days"));
        uikit::setLanguage(Language::Persian);
        QCOMPARE(QGuiApplication::layoutDirection(), Qt::RightToLeft);
        QCOMPARE(uikit::inUsersDigits(QStringLiteral("12۳")), QStringLiteral("۱۲۳"));
        QCOMPARE(QCoreApplication::translate("Ages", "%Ln days", nullptr, 3), QStringLiteral("۳ روز"));
    }

    void everyActionWithAKeyIsOnTheSheet()
    {
        QMainWindow window;
        uikit::ActionCatalogue actions(window);
        actions.add({QStringLiteral("case.refer"), QStringLiteral("Refer"), Qt::Key_F7});
        actions.add({QStringLiteral("case.take"), QStringLiteral("Take"), Qt::Key_F6})
            .forbid(QStringLiteral("it is closed"));
        actions.add({QStringLiteral("look.dark"), QStringLiteral("Dark")});
        auto *page = new KeySheetPage(actions);
        window.setCentralWidget(page);
        QVERIFY(showActive(window));
        QVERIFY(said(*page).contains(QStringLiteral("F7")) && said(*page).contains(QStringLiteral("Refer")));
        QVERIFY(said(*page).contains(QStringLiteral("it is closed")));
        QVERIFY(!said(*page).contains(QStringLiteral("Dark")));
        page->takeFocus();
        type(window, QStringLiteral("refer"));
        QVERIFY(said(*page).contains(QStringLiteral("Refer")));
        QVERIFY(!said(*page).contains(QStringLiteral("Take")));
        type(window, QStringLiteral("xyz"));
        QVERIFY(said(*page).contains(QStringLiteral("Ctrl+K")));
    }

    void stepOfTheGuideDoesWhatItTellsOf()
    {
        QMainWindow window;
        uikit::ActionCatalogue actions(window);
        int gone = 0;
        auto &action = actions.add(
            {QStringLiteral("go.register"), QStringLiteral("Register"), Qt::Key_F2, {}, [&gone] { ++gone; }});
        auto *page = new GuidePage({{QStringLiteral("Take a message"), QStringLiteral("words"), &action},
                                    {QStringLiteral("Nothing to press"), QStringLiteral("words"), nullptr}});
        window.setCentralWidget(page);
        QVERIFY(showActive(window));
        page->takeFocus();
        press(window, QStringLiteral("Space"));
        QCOMPARE(gone, 1);
    }
};

QTEST_MAIN(OwnPagesTest)
#include "own_pages_test.moc"
