// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/demo/town.h"

#include "persian/digits.h"
#include "support/standard_city/one_clerk_town.h"
#include "support/typed_message.h"
#include "system/demo/clerk.h"
#include "system/demo/witness.h"

namespace peygir::demo {

using namespace std::chrono_literals;

namespace {

const QString citizensPhone = QStringLiteral("09131230417");
const QString citizensName = QStringLiteral("پروانه دهقان");

const test::TypedMessage hole{citizensPhone,
                              citizensName,
                              QStringLiteral("لکه"),
                              QStringLiteral("غدیر"),
                              QStringLiteral("18"),
                              QStringLiteral("آسفالت جلوی درمانگاه فرو رفته است و آب در آن جمع می‌شود.")};
const test::TypedMessage lamp{citizensPhone, citizensName, QStringLiteral("روشنایی"), QStringLiteral("غدیر"), QStringLiteral("18"),
                              QStringLiteral("از دیشب دو چراغ کوچه خاموش است.")};
/// About what is answered while the citizen is on the line.
const test::TypedMessage thanks{QStringLiteral("09125550137"), QStringLiteral("کاوه رستمی"), QStringLiteral("قدردانی"),
                                QStringLiteral("بهار"),        QStringLiteral("7"),           QStringLiteral("از پاکبان کوچه تشکر می‌کند.")};

class Town
{
public:
    Town(const Stage &stage, Story &story, DeskLine &network, Clerk &clerk)
        : m_story(story)
        , m_line(network)
        , m_clerk(clerk)
        , m_witness(stage, QStringLiteral("town-witness"), QLatin1String(standard_city::oneClerk))
    {}

    void play()
    {
        if (!takesMessagesDown())
            return;
        looksAfterThemOffline();
        callsTheCitizen();
        looksAfterTheLampAgain();
        callsAgain();
        m_clerk.press("F4");
        settle(1s);
        picture("town-all-is-archived");
    }

private:
    bool line(const char *words, bool happened) { return m_story.line(QLatin1String("town: ") + QLatin1String(words), happened); }
    void picture(const char *name) { m_story.picture(m_clerk.window(), name); }
    QJsonValue card(const QString &code, const char *field) { return m_witness.card(code).value(QLatin1String(field)); }
    bool comesTo(const QString &code, const char *node)
    {
        return m_witness.comesToSee([&] { return card(code, "node").toString() == QLatin1String(node); });
    }
    bool comesToHave(const QString &code, const char *what, const QString &words)
    {
        return m_witness.comesToSee([&] { return m_witness.hasHistory(m_witness.caseId(code), QLatin1String(what), words); });
    }

    QString taken(const test::TypedMessage &message)
    {
        if (!test::fillInMessage(m_clerk.window(), message))
            return {};
        m_clerk.press("Ctrl+Return");
        const QString code = m_clerk.copiedCode();
        settle(500ms);
        return code;
    }

    bool takesMessagesDown()
    {
        picture("town-begins");
        m_hole = taken(hole);
        m_lamp = taken(lamp);
        picture("town-registered");
        const bool isIn = line("two messages of one citizen have their codes", m_hole.size() == 10 && m_lamp.size() == 10) &&
                          line("the first lies with the clerk at once", comesTo(m_hole, "in_hand")) &&
                          line("and the second", comesTo(m_lamp, "in_hand"));
        return isIn && line("both are of one citizen", card(m_hole, "citizen") == card(m_lamp, "citizen")) && answersOneAtOnce();
    }

    /// He knows the answer: the message is over while the citizen is on the line.
    bool answersOneAtOnce()
    {
        if (!test::fillInMessage(m_clerk.window(), thanks))
            return false;
        const bool hasField = line("an instant answer has a field", m_clerk.tabsTo(QStringLiteral("answer")));
        m_clerk.type(QStringLiteral("تشکر شما به همکارمان می‌رسد."));
        picture("town-answers-at-once");
        m_clerk.press("Ctrl+Return");
        const QString code = m_clerk.copiedCode();
        return hasField && line("a message is answered at once", comesTo(code, "answered_at_once"));
    }

    void looksAfterThemOffline()
    {
        m_clerk.press("F3");
        line("both are in his cartable", m_clerk.sees(m_hole) && m_clerk.sees(m_lamp));
        picture("town-cartable");
        m_line.cut();
        line("the network is cut", true);
        notes(m_hole, QStringLiteral("گروه عمران فرورفتگی را پر و آسفالت کرد."));
        notes(m_lamp, QStringLiteral("به اداره برق گفته شد."));
        picture("town-noted-offline");
        m_line.join();
        m_clerk.press("F5");
        line("his notes arrive", comesToHave(m_hole, "noted", QStringLiteral("آسفالت کرد")) &&
                                     comesToHave(m_lamp, "noted", QStringLiteral("اداره برق")));
    }

    void notes(const QString &code, const QString &words)
    {
        m_clerk.openCase(code);
        m_clerk.press("F9");
        m_clerk.type(words);
        m_clerk.press("Ctrl+Return");
        line("a note stands in the case", m_clerk.sees(words));
    }

    bool opensCall()
    {
        m_clerk.press("F5");
        m_clerk.press("Ctrl+F3");
        settle(2s);
        m_clerk.type(citizensPhone.mid(1));
        settle(1s);
        picture("town-answering-list");
        m_clerk.press("Return");
        settle(500ms);
        m_clerk.press("Return");
        return m_clerk.sees(citizensName);
    }

    void callsTheCitizen()
    {
        line("the call to the citizen is open", opensCall());
        line("with both messages", m_clerk.sees(m_hole) && m_clerk.sees(m_lamp));
        for (int n = 0; n < 2; ++n) {
            const bool isHole = persian::toAsciiDigits(m_clerk.placeOfKeyboard().join(u' ')).contains(m_hole);
            m_clerk.type(isHole ? QStringLiteral("1") : QStringLiteral("2"));
            m_clerk.type(isHole ? QStringLiteral("6") : QStringLiteral("8"));
            m_clerk.press("Return");
            m_clerk.type(isHole ? QStringLiteral("دست شما درد نکند") : QStringLiteral("چراغ‌ها هنوز خاموش است"));
            m_clerk.press("Escape");
            m_clerk.press("Down");
        }
        picture("town-answering-filled-in");
        m_clerk.press("Ctrl+Return");
        settle(1s);
        line("what was done is archived", comesTo(m_hole, "done"));
        line("with the citizen's opinion", card(m_hole, "opinion").toString() == QLatin1String("satisfied"));
        line("what was not done counts as come back", m_witness.comesToSee([&] { return card(m_lamp, "reopened").toInt() == 1; }));
        line("and stays with the clerk", card(m_lamp, "node").toString() == QLatin1String("in_hand"));
    }

    void looksAfterTheLampAgain()
    {
        m_clerk.openCase(m_lamp);
        line("he reads what the citizen says", m_clerk.sees(QStringLiteral("چراغ‌ها هنوز خاموش است")));
        picture("town-come-back");
        notes(m_lamp, QStringLiteral("امروز هر دو چراغ تعویض شد."));
    }

    void callsAgain()
    {
        line("the citizen is called again", opensCall());
        m_clerk.type(QStringLiteral("1"));
        m_clerk.type(QStringLiteral("6"));
        m_clerk.press("Ctrl+Return");
        settle(1s);
        line("the second message is archived as well", comesTo(m_lamp, "done"));
        line("both have their citizen's opinion", card(m_lamp, "opinion").toString() == QLatin1String("satisfied"));
    }

    Story &m_story;
    DeskLine &m_line;
    Clerk &m_clerk;
    Witness m_witness;
    QString m_hole;
    QString m_lamp;
};

} // namespace

void playTown(const Stage &stage, Story &story)
{
    const QString name = QLatin1String(standard_city::oneClerk);
    DeskLine line(stage, name);
    auto session = stage.openDesk(name, line.port());
    if (!story.line(QStringLiteral("town: the clerk's desk is open"), session != nullptr))
        return;
    Clerk clerk(std::move(session));
    settle(4s);
    (void)clerk.comesForward();
    Town(stage, story, line, clerk).play();
}

} // namespace peygir::demo
