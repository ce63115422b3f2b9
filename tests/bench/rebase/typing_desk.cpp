// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window of bench_rebase: a desk at PROFILE signs in and says "open". Told "fill", it waits until all that the
// server has is here, and says "filled". Told "type", it types into the words of a call until what waited has gone and
// what others did has come, and says "felt MS KEYS SECONDS": the longest that a key would have waited, and how much was
// typed.
//
//     bench_rebase_window PROFILE URL AUTHORITY NAME PASSWORD
#include "bench/live/lines.h"
#include "composition/registry.h"
#include "desktop/desk_session.h"
#include "uikit/header_bar.h"
#include "uikit/testing/stall_meter.h"
#include "uikit/testing/ui_driver.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMainWindow>

using namespace peygir;
using namespace peygir::bench;
using namespace peygir::uikit::testing;
using namespace std::chrono_literals;

namespace {

/// As a quick typist.
constexpr auto betweenKeys = 60ms;
/// So long nothing must have come after the last command has gone: a pull follows at once.
constexpr qint64 quietMs = 1500;
constexpr qint64 patienceMs = 120'000;

class Desk
{
public:
    Desk(const QStringList &arguments, const Registry &registry)
        : m_session({arguments.at(1), QUrl(arguments.at(2)), arguments.at(3), arguments.at(4), arguments.at(5), true},
                    registry)
    {
        m_session.start();
        m_open = waitUntil([this] { return m_session.window() != nullptr; }, 60s) && showActive(window());
    }

    bool isOpen() const { return m_open; }

    bool fill()
    {
        return waitUntil([this] { return isQuiet(); }, 120s);
    }

    QByteArray type()
    {
        press(window(), QStringLiteral("F2"));
        press(window(), QStringLiteral("Ctrl+J"));
        tell("typing");
        const QString words = QStringLiteral("سلام، جلوی در خانه چاله‌ای باز شده است ");
        StallMeter meter;
        QElapsedTimer time;
        time.start();
        int keys = 0;
        while (!isQuiet()) {
            if (time.elapsed() > patienceMs)
                return {};
            // The line is tried again from time to time; nobody waits for that here.
            if (keys % 16 == 0)
                press(window(), QStringLiteral("F5"));
            uikit::testing::type(window(), words.at(keys++ % words.size()));
            (void)waitUntil([] { return false; }, betweenKeys);
        }
        return QByteArray::number(double(meter.longest().count()) / 1000, 'f', 2) + ' ' + QByteArray::number(keys) +
               ' ' + QByteArray::number(double(time.elapsed() - quietMs) / 1000, 'f', 1);
    }

private:
    QWidget &window() { return *m_session.window(); }

    /// Nothing waits, and has not for a while.
    bool isQuiet()
    {
        const uikit::SyncState state = window().findChild<uikit::HeaderBar *>()->sync().state();
        if (state.link != uikit::SyncState::Link::Online || state.queued > 0)
            m_quiet.invalidate();
        else if (!m_quiet.isValid())
            m_quiet.start();
        return m_quiet.isValid() && m_quiet.hasExpired(quietMs);
    }

    desktop::DeskSession m_session;
    QElapsedTimer m_quiet;
    bool m_open = false;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    desktop::prepareApplication(application);
    QApplication::setQuitOnLastWindowClosed(false);
    if (argc != 6)
        return stopped("bench_rebase_window PROFILE URL AUTHORITY NAME PASSWORD");
    const Registry registry = makeRegistry();
    Desk desk(QApplication::arguments(), registry);
    if (!desk.isOpen())
        return stopped("no window");
    Lines lines;
    tell("open");
    while (const auto line = lines.next()) {
        if (*line == "fill") {
            if (!desk.fill())
                return stopped("the desk does not come to hold what the server has");
            tell("filled");
        } else {
            const QByteArray felt = desk.type();
            if (felt.isEmpty())
                return stopped("what waits does not go");
            tell("felt " + felt);
        }
    }
    return 0;
}
