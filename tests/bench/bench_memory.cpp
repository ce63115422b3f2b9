// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench memory: what the program of a desk with a million cards holds in memory (Pss) after what a person does in an hour, by keys
// in the real window, one thing right after the other: calls half taken down and put away, searches, cases opened and read,
// filters, notes, referrals of many, and all lists from the first page to the hundredth. The desk has no line.
//
//     bench_memory [--cards 1000000] [--minutes 60]
#include "bench/support/figures.h"
#include "bench/support/memory.h"
#include "bench/support/must.h"
#include "bench/support/working_desk.h"
#include "desktop/desk_session.h"
#include "support/typed_message.h"
#include "uikit/testing/ui_driver.h"

#include <QApplication>

#include <cstdio>

using namespace peygir;
using namespace peygir::bench;
using namespace peygir::uikit::testing;
using namespace std::chrono_literals;

namespace {

constexpr double mostMemory = 250;
constexpr int casesAMinute = 4;
constexpr int pages = 100;

void pass(std::chrono::milliseconds time)
{
    (void)waitUntil([] { return false; }, time);
}

/// What one minute has: its number makes the words and cases other ones each time.
class Minute
{
public:
    Minute(WorkingDesk &desk, int number)
        : m_desk(desk)
        , m_window(desk.window())
        , m_number(number)
    {}

    void work()
    {
        takesACallDownAndPutsItAway();
        readsCases();
        looksSomethingUp();
        if (m_number % 5 == 0)
            goesThroughLists();
    }

    static int failures() { return s_failures; }

private:
    void takesACallDownAndPutsItAway()
    {
        const test::TypedMessage message{QStringLiteral("0912%1").arg(1'000'000 + m_number * 7919 % 8'999'999), QStringLiteral("مریم احمدی"),
                                         QStringLiteral("آسفالت"), QStringLiteral("بهار"), QString::number(m_number + 1),
                                         QStringLiteral("چالهٔ بزرگی جلوی در مدرسه باز شده است، بار %1.").arg(m_number)};
        if (!test::fillInMessage(m_window, message))
            ++s_failures;
        pass(100ms);
        press(m_window, QStringLiteral("Escape"));
    }

    void readsCases()
    {
        uikit::RowListView &list = m_desk.listAt(m_number % 2 == 0 ? "current" : "all");
        pass(150ms);
        for (int n = 0; n < casesAMinute; ++n) {
            for (int down = 0; down <= m_number % 7; ++down)
                press(m_window, QStringLiteral("Down"));
            pass(120ms);
            if (list.currentId().isEmpty())
                ++s_failures;
        }
        press(m_window, QStringLiteral("F9"));
        type(m_window, QStringLiteral("با شهروند تماس گرفته شد، بار %1.").arg(m_number));
        press(m_window, QStringLiteral("Ctrl+Return"));
        pass(150ms);
    }

    void looksSomethingUp()
    {
        static const char16_t *const words[] = {u"آسفالت", u"زباله", u"احمدی", u"روشنایی", u"درخت", u"09121", u"بهار", u"سگ"};
        press(m_window, QStringLiteral("Ctrl+K"));
        type(m_window, QString::fromUtf16(words[size_t(m_number) % std::size(words)]));
        pass(250ms);
        press(m_window, QStringLiteral("Return"));
        pass(200ms);
        press(m_window, QStringLiteral("Escape"));
    }

    void goesThroughLists()
    {
        for (const char *place : {"current", "referred", "registered", "archive", "final", "all"}) {
            uikit::RowListView &list = m_desk.listAt(place);
            pass(150ms);
            list.setFocus();
            for (int n = 0; n < pages; ++n) {
                press(m_window, QStringLiteral("PgDown"));
                if (n % 10 == 0)
                    pass(20ms);
            }
            pass(150ms);
        }
    }

    inline static int s_failures = 0;
    WorkingDesk &m_desk;
    QWidget &m_window;
    int m_number;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    desktop::prepareApplication(application);
    const BigDesk big = bigDesk(numberArgument(argc, argv, "--cards", int(bigDeskCards)));
    const int minutes = numberArgument(argc, argv, "--minutes", 60);
    WorkingDesk desk(big);
    (void)desk.listAt("current");
    pass(2s);
    const double before = ownMemory();
    double most = before;
    const StopWatch watch;
    for (int minute = 0; minute < minutes; ++minute) {
        Minute(desk, minute).work();
        most = std::max(most, ownMemory());
    }
    pass(2s);
    qint64 given = 0;
    must(desk.connect()->each("SELECT COUNT(*) FROM outbox", {}, [&given](const storage::RowView &view) {
        given = view.integer(0);
        return false;
    }));
    Figures figures;
    most = std::max(most, ownMemory());
    figures.atMost("memory", most, "MB", mostMemory);
    std::printf("      %.1f MB before, %.1f MB at the end; %d minutes' work in %.0f s, %lld notes given, %d things not found\n", before, ownMemory(),
                minutes, watch.elapsed().count(), static_cast<long long>(given), Minute::failures());
    // Work that was not done needs no memory.
    return given < minutes / 2 || Minute::failures() > minutes / 4 ? 1 : figures.exitStatus();
}
