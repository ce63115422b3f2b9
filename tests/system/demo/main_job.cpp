// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/demo/main_job.h"

#include "support/typed_message.h"
#include "system/demo/clerk.h"
#include "system/demo/witness.h"

namespace peygir::demo {

using namespace std::chrono_literals;

namespace {

/// Registers a message by keys alone; answers the code as Ctrl+C gives it.
QString registerMessage(Clerk &agent, const test::TypedMessage &message, Story &story, const char *picture)
{
    if (!test::fillInMessage(agent.window(), message))
        return {};
    settle();
    story.picture(agent.window(), picture);
    agent.press("Ctrl+Return");
    return agent.copiedCode();
}

void confirm(Story &story, const Stage &stage, const QStringList &codes)
{
    Witness witness(stage, QStringLiteral("witness"), QStringLiteral("followupmanager1"));
    witness.synchronise();
    const QJsonObject first = witness.card(codes.first());
    const QJsonObject second = witness.card(codes.last());
    story.line(QStringLiteral("the first message is in the city under its code"), !first.isEmpty());
    story.line(QStringLiteral("the second message is in the city under its code"), !second.isEmpty());
    story.line(QStringLiteral("the first was handed on to follow-up"),
               witness.hasHistory(first.value(QLatin1String("id")).toString(), QStringLiteral("completed")));
    story.line(QStringLiteral("the first was referred by the expert"),
               first.value(QLatin1String("referrals")).toInt() == 1 &&
                   witness.hasHistory(first.value(QLatin1String("id")).toString(), QStringLiteral("referred")));
    story.line(QStringLiteral("the second has left the follow-up expert"),
               second.value(QLatin1String("node")).toString() != QLatin1String("follow_up") &&
                   second.value(QLatin1String("node")).toString() != QLatin1String("temporary"));
}

void followUp(Clerk &expert, Story &story, const QStringList &codes)
{
    (void)expert.comesForward();
    settle(2s);
    story.picture(expert.window(), "expert-got-them");
    expert.openCase(codes.first());
    story.picture(expert.window(), "expert-first-case");
    expert.press("F7");
    expert.choose(QStringLiteral("پیگیری ۲"));
    expert.type(QStringLiteral("لطفاً امروز بررسی شود."));
    story.picture(expert.window(), "expert-refers");
    expert.press("Ctrl+Return");
    settle(1s);
    expert.openCase(codes.last());
    expert.press("F8");
    expert.press("Tab");
    expert.type(QStringLiteral("برای اقدام واحد."));
    expert.press("Ctrl+Return");
    settle(2s);
    story.picture(expert.window(), "expert-completed");
}

} // namespace

void playMainJob(const Stage &stage, Story &story)
{
    DeskLine line(stage, QStringLiteral("agent1"));
    auto agentsDesk = stage.openDesk(QStringLiteral("agent1"), line.port());
    if (!story.line(QStringLiteral("the agent's window is open"), agentsDesk != nullptr))
        return;
    Clerk agent(std::move(agentsDesk));
    auto expertsDesk = stage.openDesk(QStringLiteral("followup1"));
    if (!story.line(QStringLiteral("the follow-up expert's window is open"), expertsDesk != nullptr))
        return;
    Clerk expert(std::move(expertsDesk));
    // Both desks get what is theirs before the network goes.
    settle(6s);
    story.picture(agent.window(), "agent-cartable");
    story.picture(expert.window(), "expert-cartable");

    line.cut();
    story.line(QStringLiteral("the network of the agent is cut"), true);
    settle(1s);
    (void)agent.comesForward();
    const test::TypedMessage hole{QStringLiteral("09121234567"),
                                  QStringLiteral("مریم احمدی"),
                                  QStringLiteral("لکه"),
                                  QStringLiteral("فردوسی"),
                                  QStringLiteral("12"),
                                  QStringLiteral("چالهٔ بزرگی جلوی در مدرسه باز شده و دیروز موتورسواری زمین خورد.")};
    const test::TypedMessage tree{QStringLiteral("09351112233"), QStringLiteral("رضا کریمی"),
                                  QStringLiteral("هرس"),         QStringLiteral("بهار"),
                                  QStringLiteral("7"),           QStringLiteral("شاخهٔ شکستهٔ درخت روی سیم افتاده است.")};
    QStringList codes;
    codes << registerMessage(agent, hole, story, "first-message");
    story.line(QStringLiteral("with the network down the first message has a code"), codes.last().size() == 10);
    story.picture(agent.window(), "first-code");
    codes << registerMessage(agent, tree, story, "second-message");
    story.line(QStringLiteral("with the network down the second message has a code"),
               codes.last().size() == 10 && codes.last() != codes.first());
    for (const QString &code : codes) {
        agent.openCase(code);
        agent.press("F8");
        agent.press("Ctrl+Return");
        settle(700ms);
    }
    story.picture(agent.window(), "handed-on-offline");

    line.join();
    story.line(QStringLiteral("the network is back"), true);
    agent.press("F5");
    settle(4s);
    story.picture(agent.window(), "agent-online-again");
    followUp(expert, story, codes);
    confirm(story, stage, codes);
}

} // namespace peygir::demo
