// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/demo/cycle.h"

#include "persian/digits.h"
#include "support/typed_message.h"
#include "system/demo/clerk.h"
#include "system/demo/witness.h"

#include <optional>

namespace peygir::demo {

using namespace std::chrono_literals;

namespace {

const QString citizensPhone = QStringLiteral("09131230417");
const QString citizensName = QStringLiteral("پروانه دهقان");

/// A street and subjects for which the head of region 4 is the official.
const test::TypedMessage hole{citizensPhone,
                              citizensName,
                              QStringLiteral("لکه"),
                              QStringLiteral("غدیر"),
                              QStringLiteral("18"),
                              QStringLiteral("آسفالت جلوی درمانگاه فرو رفته است و آب در آن جمع می‌شود.")};

/// One of the four, with a line of his own that can be cut.
struct Desk
{
    DeskLine line;
    std::optional<Clerk> clerk;

    Desk(const Stage &stage, const char *name) : line(stage, QLatin1String(name))
    {
        if (auto session = stage.openDesk(QLatin1String(name), line.port()))
            clerk.emplace(std::move(session));
    }
};

class Cycle
{
public:
    Cycle(const Stage &stage, Story &story)
        : m_story(story)
        , m_agent(stage, "agent1")
        , m_expert(stage, "followup1")
        , m_official(stage, "official1")
        , m_answering(stage, "answer4")
        , m_witness(stage, QStringLiteral("cycle-witness"), QStringLiteral("followupmanager1"))
    {}

    void play()
    {
        for (const Desk *desk : {&m_agent, &m_expert, &m_official, &m_answering}) {
            if (!line("a desk is open", desk->clerk.has_value()))
                return;
        }
        settle(6s);
        if (!registered())
            return;
        asked();
        repliedOffline();
        accepted(m_hole, "excellent");
        accepted(m_lamp, "weak");
        calledOffline();
        repliedAgain();
        accepted(m_lamp, "good");
        calledAgain();
    }

private:
    bool line(const char *words, bool happened) { return m_story.line(QLatin1String("cycle: ") + QLatin1String(words), happened); }
    void picture(const Clerk &clerk, const char *name) { m_story.picture(clerk.window(), name); }
    QJsonValue card(const QString &code, const char *field) { return m_witness.card(code).value(QLatin1String(field)); }
    bool comesTo(const QString &code, const char *node)
    {
        return m_witness.comesToSee([&] { return card(code, "node").toString() == QLatin1String(node); });
    }
    static void cut(Desk &desk) { desk.line.cut(); }
    static void join(Desk &desk)
    {
        desk.line.join();
        (void)desk.clerk->comesForward();
        desk.clerk->press("F5");
        settle(3s);
    }

    QString taken(const test::TypedMessage &message)
    {
        Clerk &agent = *m_agent.clerk;
        if (!test::fillInMessage(agent.window(), message))
            return {};
        agent.press("Ctrl+Return");
        const QString code = agent.copiedCode();
        // Handed on from the page that shows the code.
        settle(500ms);
        agent.press("Ctrl+Return");
        settle(700ms);
        return code;
    }

    bool registered()
    {
        (void)m_agent.clerk->comesForward();
        m_hole = taken(hole);
        test::TypedMessage lamp = hole;
        lamp.subject = QStringLiteral("روشنایی");
        lamp.words = QStringLiteral("از دیشب دو چراغ کوچه خاموش است.");
        m_lamp = taken(lamp);
        picture(*m_agent.clerk, "cycle-agent-registered");
        const bool isIn = line("two messages of one citizen have their codes", m_hole.size() == 10 && m_lamp.size() == 10) &&
                          line("the follow-up has the first", comesTo(m_hole, "follow_up")) &&
                          line("and the second", comesTo(m_lamp, "follow_up"));
        return isIn && line("both are of one citizen", card(m_hole, "citizen") == card(m_lamp, "citizen"));
    }

    void asked()
    {
        Clerk &expert = *m_expert.clerk;
        (void)expert.comesForward();
        expert.press("Shift+F3");
        settle(1500ms);
        picture(expert, "cycle-expert-follow-up");
        for (const QString &code : {m_hole, m_lamp}) {
            expert.openCase(code);
            expert.press("F8");
            expert.press("Tab");
            expert.type(QStringLiteral("چه روزی انجام می‌شود؟"));
            picture(expert, "cycle-expert-asks");
            expert.press("Ctrl+Return");
            line("the official is asked", comesTo(code, "official"));
        }
    }

    void repliedOffline()
    {
        Clerk &official = *m_official.clerk;
        (void)official.comesForward();
        official.press("F5");
        official.press("F3");
        line("the official finds the question in his own cartable", official.sees(m_hole, 15s) && official.sees(m_lamp, 15s));
        cut(m_official);
        line("the official's network is cut", true);
        reply(m_hole, QStringLiteral("گروه عمران فرورفتگی را پر و آسفالت کرد."));
        picture(official, "cycle-official-replied-offline");
        reply(m_lamp, QStringLiteral("چراغ‌ها را اداره برق باید روشن کند؛ نامه زده شد."));
        line("nobody knows of it yet", card(m_hole, "node").toString() == QLatin1String("official"));
        join(m_official);
        line("his replies arrive", comesTo(m_hole, "check") && comesTo(m_lamp, "check"));
    }

    void reply(const QString &code, const QString &words)
    {
        Clerk &official = *m_official.clerk;
        official.openCase(code);
        official.press("F8");
        official.type(words);
        official.press("Ctrl+Return");
        line("the official has replied", official.sees(QStringLiteral("جوابیه ثبت شد.")));
    }

    void accepted(const QString &code, const char *rating)
    {
        Clerk &expert = *m_expert.clerk;
        (void)expert.comesForward();
        expert.press("F5");
        settle(2s);
        expert.openCase(code);
        line("the expert reads the reply", expert.sees(QStringLiteral("جوابیه")));
        picture(expert, "cycle-expert-reads-reply");
        expert.press("F8");
        const QByteArray word(rating);
        expert.press(word == "excellent" ? "1" : word == "good" ? "2" : "4");
        expert.press("Ctrl+Return");
        line("the reply is accepted", comesTo(code, "answer"));
        line("with what the official is worth", m_witness.comesToSee([&] {
            for (const QJsonValue &row : m_witness.rows(QStringLiteral("followup_reply"),
                                                        QStringLiteral("aggregate=") + m_witness.caseId(code))) {
                if (row.toObject().value(QLatin1String("rating")).toString() == QLatin1String(rating))
                    return true;
            }
            return false;
        }));
    }

    /// On the page of answering, with the keyboard on his call.
    bool opensCall()
    {
        Clerk &answering = *m_answering.clerk;
        (void)answering.comesForward();
        answering.press("F5");
        answering.press("Ctrl+F3");
        settle(2s);
        answering.type(citizensPhone.mid(1));
        settle(1s);
        picture(answering, "cycle-answering-list");
        answering.press("Return");
        settle(500ms);
        answering.press("Return");
        return answering.sees(citizensName);
    }

    void calledOffline()
    {
        Clerk &answering = *m_answering.clerk;
        (void)answering.comesForward();
        answering.press("F5");
        settle(3s);
        line("the call to the citizen is open", opensCall());
        cut(m_answering);
        line("the network of whoever calls is cut", true);
        line("with both messages", answering.sees(m_hole) && answering.sees(m_lamp));
        picture(answering, "cycle-answering-call");
        for (int n = 0; n < 2; ++n) {
            const bool isHole = persian::toAsciiDigits(answering.placeOfKeyboard().join(u' ')).contains(m_hole);
            answering.type(isHole ? QStringLiteral("1") : QStringLiteral("2"));
            answering.type(isHole ? QStringLiteral("6") : QStringLiteral("8"));
            answering.press("Return");
            answering.type(isHole ? QStringLiteral("دست شما درد نکند") : QStringLiteral("چراغ‌ها هنوز خاموش است"));
            answering.press("Escape");
            answering.press("Down");
        }
        picture(answering, "cycle-answering-filled-in");
        answering.press("Ctrl+Return");
        settle(1s);
        picture(answering, "cycle-answering-saved-offline");
        line("nobody knows of it yet", card(m_hole, "node").toString() == QLatin1String("answer"));
        join(m_answering);
        line("what was done is archived", comesTo(m_hole, "done"));
        line("with the citizen's opinion", card(m_hole, "opinion").toString() == QLatin1String("satisfied"));
        line("what was not done is with the official again", comesTo(m_lamp, "official"));
        line("and counts as come back", card(m_lamp, "reopened").toInt() == 1);
    }

    void repliedAgain()
    {
        Clerk &official = *m_official.clerk;
        (void)official.comesForward();
        official.press("F5");
        official.press("F3");
        line("the official has it again", official.sees(m_lamp, 15s));
        official.openCase(m_lamp);
        line("and reads what the citizen says", official.sees(QStringLiteral("چراغ‌ها هنوز خاموش است")));
        picture(official, "cycle-official-again");
        reply(m_lamp, QStringLiteral("امروز هر دو چراغ تعویض شد."));
        line("his second reply arrives", comesTo(m_lamp, "check"));
    }

    void calledAgain()
    {
        Clerk &answering = *m_answering.clerk;
        line("the citizen is called again", opensCall());
        answering.type(QStringLiteral("1"));
        answering.type(QStringLiteral("6"));
        answering.press("Ctrl+Return");
        settle(1s);
        picture(answering, "cycle-answering-again");
        line("the second message is archived as well", comesTo(m_lamp, "done"));
        line("both have their citizen's opinion", card(m_lamp, "opinion").toString() == QLatin1String("satisfied"));
    }

    Story &m_story;
    Desk m_agent;
    Desk m_expert;
    Desk m_official;
    Desk m_answering;
    Witness m_witness;
    QString m_hole;
    QString m_lamp;
};

} // namespace

void playCycle(const Stage &stage, Story &story) { Cycle(stage, story).play(); }

} // namespace peygir::demo
