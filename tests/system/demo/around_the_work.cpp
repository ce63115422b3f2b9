// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/demo/day.h"

#include "uikit/testing/ui_driver.h"

namespace peygir::demo {

using namespace std::chrono_literals;

namespace {

class AroundTheWork
{
public:
    AroundTheWork(Clerk &expert, Witness &witness, Story &story)
        : m_expert(expert)
        , m_witness(witness)
        , m_story(story)
    {}

    void fetchACase()
    {
        const QString code = m_witness
                                 .field(QStringLiteral("case_card"),
                                        QStringLiteral("alias_code=") + QLatin1String(Stage::formerNumber), "code")
                                 .toString();
        line("a case of the former system is in the city", !code.isEmpty());
        m_expert.openCase(code);
        line("his desk does not keep it, the server shows it",
             m_expert.sees(QStringLiteral("روی این رایانه نگه داشته نمی‌شود")) &&
                 m_expert.sees(QStringLiteral("بلوار فردوسی پلاک ۱۸")));
        m_expert.press("Ctrl+F5");
        line("and is asked once more", m_expert.sees(QStringLiteral("بلوار فردوسی پلاک ۱۸")));
        picture("expert-fetched");
    }

    /// Without a line he refers a case which somebody else hands on meanwhile: the server cannot do what he meant.
    void settleARefusal(const Stage &stage, DeskLine &network, const QString &code)
    {
        m_expert.openCase(code);
        network.cut();
        line("there is no line", m_expert.sees(QStringLiteral("قطع از مرکز"), 20s));
        const QString id = m_witness.caseId(code);
        for (const QJsonValue &row : m_witness.rows(QStringLiteral("case_node"), QStringLiteral("aggregate=") + id)) {
            const QJsonObject node = row.toObject();
            if (node.value(QLatin1String("state")).toString() == QLatin1String("open"))
                m_witness.submit(QStringLiteral("AskOfficial"),
                                 {{QStringLiteral("case"), id},
                                  {QStringLiteral("node"), node.value(QLatin1String("id"))},
                                  {QStringLiteral("note"), QStringLiteral("فوری است.")}});
        }
        m_witness.synchronise();
        m_expert.press("F7");
        m_expert.choose(QStringLiteral("پیگیری ۲"));
        m_expert.type(QStringLiteral("لطفاً شما ببینید."));
        m_expert.press("Ctrl+Return");
        line("he refers a case all the same", m_expert.sees(QStringLiteral("ارجاع شد.")));
        network.join();
        m_expert.press("F5");
        line("the server could not do it, and he is told", m_expert.sees(QStringLiteral("1 نیازمند توجه"), 30s));
        m_expert.press("F10");
        line("what he wrote is still there", m_expert.sees(QStringLiteral("لطفاً شما ببینید.")));
        picture("expert-attention");
        line("it can be put aside", m_expert.tabsTo(QStringLiteral("کنار گذاشتن (Del)")));
        m_expert.press("Space");
        line("nothing is left to settle", m_expert.sees(QStringLiteral("چیزی نیازمند توجه شما نیست.")));
        Witness himself(stage, QStringLiteral("followup1-again"), QStringLiteral("followup1"));
        line("his entry is settled in the city", himself.comesToSee([&himself] {
            const QJsonArray rows = himself.rows(QStringLiteral("attention"), QStringLiteral("command_kind=ReferCase"));
            return !rows.isEmpty() && rows.last().toObject().value(QLatin1String("settled")).toVariant().toBool();
        }));
    }

    void speakEnglish()
    {
        m_expert.find(QStringLiteral("برنامه به انگلیسی"));
        (void)m_expert.comesForward();
        m_expert.press("F3");
        line("the window speaks English", m_expert.sees(QStringLiteral("Current cartable")));
        picture("expert-english");
        m_expert.find(QStringLiteral("Speak Persian"));
        (void)m_expert.comesForward();
        m_expert.press("F3");
        line("and Persian again", m_expert.sees(QStringLiteral("کارتابل جاری")));
    }

    void workInTheDark()
    {
        const auto isDark = [this] { return m_expert.window().palette().color(QPalette::Window).lightness() < 128; };
        m_expert.find(QStringLiteral("روشن یا تیره"));
        line("the window is dark", isDark());
        picture("expert-dark");
        m_expert.find(QStringLiteral("روشن یا تیره"));
        line("and light again", !isDark());
    }

    void readTheKeys()
    {
        m_expert.press("Shift+F1");
        line("Shift+F1 shows the keys", m_expert.sees(QStringLiteral("Shift+F7")));
        picture("expert-keys");
        m_expert.type(QStringLiteral("یادداشت"));
        line("a word finds its key",
             m_expert.sees(QStringLiteral("F9")) && !m_expert.sees(QStringLiteral("Shift+F7"), 500ms));
        m_expert.press("F3");
    }

private:
    bool line(const char *words, bool happened)
    {
        return m_story.line(QLatin1String("expert: ") + QLatin1String(words), happened);
    }
    void picture(const char *name) { m_story.picture(m_expert.window(), name); }

    Clerk &m_expert;
    Witness &m_witness;
    Story &m_story;
};

} // namespace

void playAroundTheWork(const Stage &stage, Clerk &expert, DeskLine &line, Witness &witness, Story &story,
                       const QString &disputed)
{
    AroundTheWork around(expert, witness, story);
    around.fetchACase();
    around.settleARefusal(stage, line, disputed);
    around.speakEnglish();
    around.workInTheDark();
    around.readTheKeys();
}

} // namespace peygir::demo
