// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/live/live_desks.h"

#include "bench/live/lines.h"
#include "bench/live/paint_watch.h"
#include "composition/registry.h"
#include "desktop/desk_session.h"
#include "support/typed_message.h"
#include "uikit/paged_list_model.h"
#include "uikit/row_list_view.h"
#include "uikit/testing/ui_driver.h"

#include <QTimer>


namespace peygir::bench {

using namespace std::chrono_literals;
using namespace uikit::testing;

namespace {

class OpenDesk
{
public:
    explicit OpenDesk(const LiveDesk &desk)
        : m_registry(makeRegistry())
        , m_session({desk.folder, QUrl(desk.url), desk.authorityFile, desk.signInName, desk.password, true}, m_registry)
    {
        m_session.start();
        m_shown = waitUntil([this] { return m_session.window() != nullptr; }, 60s) && showActive(*m_session.window());
        if (!m_shown)
            return;
        press(window(), QStringLiteral("F4"));
        m_filled = waitUntil([this, cases = desk.cases] { return list() && rows() >= cases; }, 120s);
    }

    bool isReady() const { return m_shown && m_filled; }
    QWidget &window() { return *m_session.window(); }
    /// The list of cases that is on the screen.
    uikit::RowListView *list()
    {
        const auto lists = m_session.window()->findChildren<uikit::RowListView *>();
        const auto found = std::find_if(lists.begin(), lists.end(), [](const auto *one) { return one->isVisible(); });
        return found == lists.end() ? nullptr : *found;
    }

private:
    int rows() { return list()->model()->rowCount(); }

    Registry m_registry;
    desktop::DeskSession m_session;
    bool m_shown = false;
    bool m_filled = false;
};

} // namespace

int runSendingDesk(const LiveDesk &desk)
{
    OpenDesk open(desk);
    if (!open.isReady())
        return stopped("the sender's list stays short");
    Lines lines;
    tell("ready");
    QString code;
    while (const auto line = lines.next()) {
        const QString number = QString::fromLatin1(*line).section(u' ', 1);
        if (!test::fillInMessage(open.window(), test::typedHole(number)))
            return stopped("the message cannot be typed");
        const qint64 before = monotonicNs();
        press(open.window(), QStringLiteral("Ctrl+Return"));
        const auto newCode = [&] {
            const QString shown = test::codeShown(open.window());
            return shown.isEmpty() || shown == code ? QString() : shown;
        };
        if (!waitUntil([&] { return !newCode().isEmpty(); }))
            return stopped("no code was shown");
        code = newCode();
        tell("sent " + code.toLatin1() + ' ' + QByteArray::number(before));
    }
    return 0;
}

int runReceivingDesk(const LiveDesk &desk)
{
    OpenDesk open(desk);
    if (!open.isReady())
        return stopped("the receiver's list stays short");
    PaintWatch watch(*open.list());
    QObject::connect(&watch, &PaintWatch::painted, &watch, [](const QString &code, qint64 atNs) {
        tell("painted " + code.toLatin1() + ' ' + QByteArray::number(atNs));
    });
    Lines lines;
    tell("ready");
    while (const auto line = lines.next()) {
        const QString file = QString::fromUtf8(*line).section(u' ', 1);
        if (!screenshot(open.window(), file))
            return stopped("no picture");
        tell("drawn");
    }
    return 0;
}

} // namespace peygir::bench
