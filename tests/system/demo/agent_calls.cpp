// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/demo/agent_day.h"

#include "uikit/testing/ui_driver.h"

#include <QListView>

namespace peygir::demo {

using namespace std::chrono_literals;
namespace driver = uikit::testing;

void AgentsDay::addToTheCaseThatIsThere()
{
    m_agent.press("F2");
    m_agent.press("Escape");
    m_agent.choose(callersPhone.right(5));
    line("the last digits bring the caller", m_agent.sees(correctedName) && m_agent.waitsIn(QStringLiteral("subject")));
    m_agent.choose(QStringLiteral("لکه"));
    m_agent.choose(QStringLiteral("بلوار فرد 36"));
    m_agent.press("Ctrl+J");
    const QString words = QStringLiteral("می‌گوید چاله از دیروز بزرگ‌تر شده است.");
    m_agent.type(words);
    const auto *alike = driver::find<QListView>(QStringLiteral("duplicates"), &m_agent.window());
    const auto *own = driver::find<QListView>(QStringLiteral("callerCases"), &m_agent.window());
    line("his own open case is shown as a possible duplicate",
         alike && alike->model()->rowCount() > 0 && m_agent.sees(m_messages.hole));
    picture("agent-duplicate");
    // The same house comes first; what he has open is numbered before it.
    const int number = 1 + (own ? own->model()->rowCount() : 0);
    m_agent.press(qPrintable(QStringLiteral("Alt+%1").arg(number)));
    // The file of a case that is handed on is no longer on this desk: the server decides.
    line("the call is added to that case",
         m_agent.sees(QStringLiteral("به پروندهٔ پیشین افزوده می‌شود.")));
    picture("agent-added");
    line("its history has what he said", m_witness.comesToSee([&] {
        return m_witness.hasHistory(m_witness.caseId(m_messages.hole), QStringLiteral("noted"), words);
    }));
}

void AgentsDay::hold()
{
    m_agent.press("Escape");
    beginsWith(QStringLiteral("09361239876"), QStringLiteral("حسین مرادی"));
    m_agent.choose(QStringLiteral("نشدن زبا"));
    m_agent.press("F11");
    line("a call is on hold, the next one begins",
         m_agent.sees(QStringLiteral("حسین مرادی")) && m_agent.waitsIn(QStringLiteral("phone")));
}

void AgentsDay::answerAtOnce()
{
    beginsWith(QStringLiteral("09171110002"), QStringLiteral("زهرا نوری"));
    m_agent.choose(QStringLiteral("قدردانی"));
    m_agent.press("Ctrl+L");
    answers({"1"});
    m_agent.press("Ctrl+J");
    m_agent.type(QStringLiteral("از پاکبان کوچه تشکر می‌کند."));
    line("an instant answer has a field", m_agent.tabsTo(QStringLiteral("answer")));
    m_agent.type(QStringLiteral("تشکر شما به همکارمان می‌رسد."));
    picture("agent-instant");
    m_agent.press("Ctrl+Return");
    const QString answered = m_agent.copiedCode();
    line("answered at once, it is over in the city", comesTo(answered, "answered_at_once"));
}

void AgentsDay::resume()
{
    m_agent.press("Ctrl+1");
    settle(400ms);
    line("the call on hold is back with what was typed",
         m_agent.sees(QStringLiteral("حسین مرادی")) && m_agent.tabsTo(QStringLiteral("place")));
    m_agent.choose(QStringLiteral("خیابان مدینه 24"));
    m_agent.type(QStringLiteral("3\n"));
    answers({"1", "1"});
    m_agent.press("Ctrl+J");
    m_agent.type(QStringLiteral("::تکر"));
    settle(400ms);
    picture("agent-snippet");
    m_agent.press("Return");
    m_messages.waste = registersAndHandsOn();
    const QString canned =
        QStringLiteral("شهروند پیش‌تر هم با همین موضوع تماس گرفته است.");
    line("resumed, it is with the follow-up", comesTo(m_messages.waste, "follow_up"));
    line("and has the canned text", m_witness.wordsOf(m_messages.waste).contains(canned));
}

void AgentsDay::workWithoutNetwork()
{
    m_agent.press("Escape");
    beginsWith(QStringLiteral("09381230006"), QStringLiteral("علی رستمی"));
    m_line.cut();
    m_agent.choose(QStringLiteral("روشن"));
    m_agent.choose(QStringLiteral("خیابان امامزاده 31"));
    m_agent.type(QStringLiteral("4\n"));
    m_agent.press("Ctrl+J");
    m_agent.type(QStringLiteral("چهار چراغ کوچه یک هفته است خاموش است."));
    m_messages.lamps = registersAndHandsOn();
    line("the network is cut in the middle of a call, and it has its code", m_messages.lamps.size() == 10);
    line("the window says that there is no line", m_agent.sees(QStringLiteral("قطع از مرکز"), 20s));
    picture("agent-without-network");
    m_witness.synchronise();
    line("the city does not have it yet", m_witness.card(m_messages.lamps).isEmpty());
    m_line.join();
    m_agent.press("F5");
    line("the network is back, and the city has it", comesTo(m_messages.lamps, "follow_up"));
}

void AgentsDay::lookSomethingUp()
{
    m_agent.press("Escape");
    m_agent.press("Ctrl+K");
    m_agent.type(correctedName);
    line("Ctrl+K finds the citizen by his new name", m_agent.sees(QStringLiteral("0912 765 4321")));
    picture("agent-finds");
    m_agent.press("Return");
    line("and shows what he has open", m_agent.sees(m_messages.trees) && m_agent.sees(m_messages.hole));
    picture("agent-found");
}

} // namespace peygir::demo
