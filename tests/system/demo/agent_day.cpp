// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/demo/agent_day.h"

#include "uikit/testing/ui_driver.h"

#include <QApplication>
#include <QDir>
#include <QImage>

namespace peygir::demo {

using namespace std::chrono_literals;
namespace driver = uikit::testing;

AgentsDay::AgentsDay(const Stage &stage, DeskLine &line, Clerk &agent, Witness &witness, Story &story)
    : m_line(line)
    , m_agent(agent)
    , m_witness(witness)
    , m_story(story)
    , m_folder(stage.folder())
{}

AgentsMessages AgentsDay::play()
{
    takeTheFirst();
    takeTheNextOfTheSameCaller();
    attachAFile();
    correctTheName();
    editLater();
    addToTheCaseThatIsThere();
    hold();
    answerAtOnce();
    resume();
    workWithoutNetwork();
    lookSomethingUp();
    return m_messages;
}

bool AgentsDay::line(const char *words, bool happened)
{
    return m_story.line(QLatin1String("agent: ") + QLatin1String(words), happened);
}

bool AgentsDay::comesTo(const QString &code, const char *wanted)
{
    return m_witness.comesToSee([&] { return node(code) == QLatin1String(wanted); });
}

void AgentsDay::answers(std::initializer_list<const char *> typed)
{
    for (const char *answer : typed)
        m_agent.type(QLatin1String(answer));
}

bool AgentsDay::beginsWith(const QString &phone, const QString &name)
{
    m_agent.type(phone + u'\n');
    settle(400ms);
    const bool unknown = m_agent.waitsIn(QStringLiteral("name"));
    m_agent.type(name + u'\n');
    return unknown && m_agent.waitsIn(QStringLiteral("subject"));
}

QString AgentsDay::registersAndHandsOn()
{
    m_agent.press("Ctrl+Return");
    const QString code = m_agent.copiedCode();
    settle(500ms);
    m_agent.press("Ctrl+Return");
    return code;
}

void AgentsDay::handOn()
{
    m_agent.press("F8");
    m_agent.press("Ctrl+Return");
    settle(500ms);
}

void AgentsDay::takeTheFirst()
{
    m_agent.press("F2");
    line("a new caller gives number and name", beginsWith(callersPhone, callersName));
    // A subject by three letters, an address by two words and the number of the house.
    m_agent.choose(QStringLiteral("لکه"));
    m_agent.choose(QStringLiteral("بلوار فرد 36"));
    line("the subject asks its questions", m_agent.waitsIn(QStringLiteral("question:")));
    answers({"1", "1", "1", "2"});
    line("answered, the words come next", m_agent.waitsIn(QStringLiteral("words")));
    m_agent.type(QStringLiteral("چالهٔ بزرگی جلوی در مدرسه باز شده و دیروز موتورسواری زمین خورد."));
    picture("agent-new-caller");
    m_agent.press("Ctrl+Return");
    m_messages.hole = m_agent.copiedCode();
    picture("agent-code");
    line("the code is shown at once", m_messages.hole.size() == 10);
    line("the city has the message, registered temporarily", comesTo(m_messages.hole, "temporary"));
}

void AgentsDay::takeTheNextOfTheSameCaller()
{
    m_agent.press("Return");
    line("the next message of the same caller begins at the subject", m_agent.waitsIn(QStringLiteral("subject")));
    m_agent.choose(QStringLiteral("هرس"));
    m_agent.choose(QStringLiteral("خیابان بهار 7"));
    m_agent.type(QStringLiteral("2\n"));
    answers({"1", "2"});
    m_agent.press("Ctrl+J");
    m_agent.type(QStringLiteral("شاخه‌های دو درخت جلوی پنجره را گرفته است."));
    m_agent.press("Ctrl+Return");
    m_messages.trees = m_agent.copiedCode();
    line("it has a code of its own", m_messages.trees.size() == 10 && m_messages.trees != m_messages.hole);
    line("both are of one citizen", m_witness.comesToSee([this] {
        const QJsonValue first = m_witness.card(m_messages.hole).value(QLatin1String("citizen"));
        return first.isString() && first == m_witness.card(m_messages.trees).value(QLatin1String("citizen"));
    }));
}

void AgentsDay::attachAFile()
{
    const QString photo = m_folder + QStringLiteral("/چاله.png");
    QImage image(640, 400, QImage::Format_RGB32);
    image.fill(QColor(0x6b, 0x72, 0x80));
    image.save(photo);
    m_agent.openCase(m_messages.hole);
    m_agent.press("Shift+F9");
    settle(500ms);
    line("a window asks for the file", &m_agent.keyboard() != &m_agent.window());
    m_agent.type(QDir::toNativeSeparators(photo));
    m_agent.press("Return");
    line("the file is attached", m_agent.sees(QStringLiteral("«چاله.png» پیوست شد.")));
    picture("agent-attached");
}

void AgentsDay::correctTheName()
{
    m_agent.press("Shift+F6");
    settle(700ms);
    m_agent.type(correctedName);
    picture("agent-citizen");
    m_agent.press("Ctrl+Return");
    line("the citizen's name is corrected", m_agent.sees(QStringLiteral("ذخیره شد.")));
    m_agent.press("Escape");
    line("and is so in the city", m_witness.comesToSee([this] {
        const QString citizen = m_witness.card(m_messages.hole).value(QLatin1String("citizen")).toString();
        return m_witness.field(QStringLiteral("citizen"), QStringLiteral("id=") + citizen, "name").toString() ==
               correctedName;
    }));
    m_agent.openCase(m_messages.hole);
    handOn();
    line("the first message is with the follow-up", comesTo(m_messages.hole, "follow_up"));
    line("which knows of the file", m_witness.comesToSee([this] {
        return m_witness.hasHistory(m_witness.caseId(m_messages.hole), QStringLiteral("attached"));
    }));
}

void AgentsDay::editLater()
{
    m_agent.press("F3");
    settle(700ms);
    line("what is registered temporarily waits in his cartable", m_agent.sees(m_messages.trees));
    m_agent.openCase(m_messages.trees);
    m_agent.press("Shift+F2");
    settle(700ms);
    line("the house number can be reached", m_agent.tabsTo(QStringLiteral("پلاک")));
    m_agent.press("Ctrl+A");
    m_agent.type(QStringLiteral("9"));
    picture("agent-edits-message");
    m_agent.press("Ctrl+Return");
    line("the message is changed", m_agent.sees(QStringLiteral("پیام تغییر کرد.")));
    m_agent.openCase(m_messages.trees);
    handOn();
    line("changed and handed on it is in the city", m_witness.comesToSee([this] {
        return m_witness.card(m_messages.trees).value(QLatin1String("plaque")).toString() == QLatin1String("9") &&
               node(m_messages.trees) == QLatin1String("follow_up");
    }));
}

std::optional<AgentsMessages> playAgentsDay(const Stage &stage, Witness &witness, Story &story)
{
    DeskLine line(stage, QStringLiteral("agent2"));
    auto desk = stage.openNewDesk(QStringLiteral("agent2"), line.port());
    QWidget *page = nullptr;
    const bool asked = driver::waitUntil([&page] {
        for (QWidget *window : QApplication::topLevelWidgets())
            page = window->isVisible() && driver::findNamed(QStringLiteral("گذرواژه"), window) ? window : page;
        return page != nullptr;
    });
    if (!story.line(QStringLiteral("agent: the desk asks who works here"), asked && driver::showActive(*page)))
        return std::nullopt;
    story.picture(*page, "agent-signs-in");
    driver::type(*page, QStringLiteral("agent2\n") + stage.password() + u'\n');
    const bool signedIn =
        driver::waitUntil([&desk] { return desk->window() != nullptr; }, 60s) && driver::showActive(*desk->window());
    if (!story.line(QStringLiteral("agent: signed in, the window is open"), signedIn))
        return std::nullopt;
    Clerk agent(std::move(desk));
    settle(6s);
    story.picture(agent.window(), "agent-first-steps");
    return AgentsDay(stage, line, agent, witness, story).play();
}

} // namespace peygir::demo
