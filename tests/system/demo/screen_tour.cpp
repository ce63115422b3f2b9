// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/demo/screen_tour.h"

#include "uikit/testing/ui_driver.h"

#include <QDir>

#include <cstdio>

namespace peygir::demo {

using namespace std::chrono_literals;

void ScreenTour::into(const QString &folder)
{
    m_folder = folder;
    m_number = 0;
    QDir().mkpath(folder);
}

void ScreenTour::picture(const char *name)
{
    settle(500ms);
    const QString path =
        QStringLiteral("%1/%2-%3.png").arg(m_folder).arg(++m_number, 2, 10, QLatin1Char('0')).arg(QLatin1String(name));
    const bool written = uikit::testing::screenshot(m_clerk.window(), path);
    std::printf("%s %s\n", written ? "ok    " : "FAILED", qPrintable(path));
    std::fflush(stdout);
    m_failures += written ? 0 : 1;
}

void ScreenTour::goTo(const char *name) { m_clerk.find(QString::fromUtf8(name)); }

void ScreenTour::agentsScreens()
{
    callDesk();
    callDeskWithACall();
    agentsLists();
    citizensAndMessages();
    ownPages();
}

void ScreenTour::callDesk()
{
    m_clerk.press("F2");
    m_clerk.press("Escape");
    m_clerk.press("Escape");
    picture("call-desk-empty");
    m_clerk.press("Ctrl+J");
    m_clerk.type(QStringLiteral("می‌گوید"));
    m_clerk.press("Ctrl+Return");
    picture("call-desk-something-missing");
    m_clerk.type(QStringLiteral("آسفا"));
    picture("call-desk-suggestions");
    m_clerk.press("Escape");
    m_clerk.press("Escape");
    m_clerk.press("Escape");
    m_clerk.press("Escape");
}

void ScreenTour::callDeskWithACall()
{
    m_clerk.press("F2");
    m_clerk.type(QStringLiteral("09127654321\n"));
    settle(400ms);
    if (m_clerk.waitsIn(QStringLiteral("name")))
        m_clerk.type(QStringLiteral("ناهید صالحی\n"));
    m_clerk.choose(QStringLiteral("لکه"));
    m_clerk.choose(QStringLiteral("بلوار فرد 12"));
    m_clerk.type(QStringLiteral("1"));
    m_clerk.type(QStringLiteral("1"));
    m_clerk.press("Ctrl+J");
    m_clerk.type(QStringLiteral("چالهٔ بزرگی جلوی در مدرسه باز شده است. "));
    picture("call-desk-call");
    m_clerk.type(QStringLiteral("::"));
    picture("call-desk-canned-texts");
    m_clerk.press("Escape");
    m_clerk.press("Backspace");
    m_clerk.press("Backspace");
    m_clerk.press("Ctrl+I");
    picture("call-desk-instant");
    m_clerk.press("Ctrl+I");
    m_clerk.press("F11");
    picture("call-desk-on-hold");
    m_clerk.press("Ctrl+1");
    settle(500ms);
    m_clerk.press("Ctrl+Return");
    settle(600ms);
    picture("call-desk-code");
    m_clerk.press("Escape");
}

void ScreenTour::agentsLists()
{
    m_clerk.press("F3");
    picture("cartable");
    goTo("ارجاعی");
    picture("list-empty");
    goTo("ثبت‌شده‌های من");
    picture("registered-by-me");
    m_clerk.press("F4");
    m_clerk.press("Home");
    m_clerk.press("Down");
    m_clerk.press("Down");
    m_clerk.press("Down");
    picture("all-cases-card-only");
    m_clerk.type(QStringLiteral("ققق"));
    settle(400ms);
    picture("list-nothing-fits");
    m_clerk.press("Ctrl+Shift+F");
    synchronisation();
    m_clerk.press("Ctrl+K");
    picture("palette");
    m_clerk.type(QStringLiteral("بهار"));
    settle(700ms);
    picture("palette-results");
    m_clerk.press("Escape");
    m_clerk.press("Ctrl+K");
    m_clerk.type(QStringLiteral("ققققق"));
    settle(700ms);
    picture("palette-nothing-found");
    m_clerk.press("Escape");
}

void ScreenTour::synchronisation()
{
    m_clerk.press("F10");
    m_clerk.press("Home");
    picture("attention");
    m_clerk.press("Ctrl+E");
    picture("attention-typed-anew");
    m_clerk.press("Escape");
    m_clerk.press("Ctrl+F10");
    settle(800ms);
    picture("synchronisation");
    m_clerk.press("Shift+F5");
    settle(3s);
    picture("synchronisation-checked");
}

void ScreenTour::citizensAndMessages()
{
    m_clerk.press("F3");
    m_clerk.press("Home");
    settle(400ms);
    m_clerk.press("Shift+F6");
    picture("citizen");
    m_clerk.press("Escape");
    m_clerk.press("F3");
    m_clerk.press("Shift+F2");
    picture("message");
    m_clerk.press("Escape");
    goTo("مشترک دائمی تازه");
    picture("new-subscriber");
    m_clerk.press("Escape");
}

void ScreenTour::ownPages()
{
    goTo("گام‌های نخست");
    picture("first-steps");
    m_clerk.press("Shift+F1");
    picture("keys");
    m_clerk.press("Ctrl+,");
    picture("settings");
    help();
}

void ScreenTour::help()
{
    m_clerk.press("F2");
    m_clerk.press("F1");
    picture("help");
    m_clerk.type(QStringLiteral("ارجاع"));
    picture("help-search");
    m_clerk.press("Escape");
    m_clerk.press("Escape");
    m_clerk.press("F3");
    m_clerk.press("F9");
    m_clerk.press("F1");
    picture("help-of-an-act");
    m_clerk.press("Escape");
    m_clerk.press("Escape");
}

void ScreenTour::fewScreens()
{
    m_clerk.press("F2");
    m_clerk.press("Escape");
    m_clerk.press("Escape");
    picture("call-desk");
    m_clerk.press("F3");
    m_clerk.press("Home");
    picture("cartable");
    m_clerk.press("Ctrl+F");
    picture("filter");
    m_clerk.press("Escape");
    m_clerk.press("F9");
    picture("note");
    m_clerk.press("Escape");
    m_clerk.press("F10");
    picture("attention");
    m_clerk.press("Ctrl+F10");
    settle(800ms);
    picture("synchronisation");
    m_clerk.press("Ctrl+K");
    m_clerk.type(QStringLiteral("1"));
    settle(700ms);
    picture("palette");
    m_clerk.press("Escape");
    m_clerk.press("F1");
    picture("help");
    m_clerk.press("Shift+F1");
    picture("keys");
    m_clerk.press("Ctrl+,");
    picture("settings");
}

} // namespace peygir::demo
