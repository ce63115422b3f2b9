// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/demo/day.h"

namespace peygir::demo {

using namespace std::chrono_literals;

namespace {

class ExpertsDay
{
public:
    ExpertsDay(Clerk &expert, Witness &witness, Story &story, const AgentsMessages &messages)
        : m_expert(expert)
        , m_witness(witness)
        , m_story(story)
        , m_messages(messages)
    {}

    void play()
    {
        sortAndFilter();
        preview();
        read();
        take();
        note();
        refer();
        referMany();
        complete();
        reopen();
    }

private:
    bool line(const char *words, bool happened)
    {
        return m_story.line(QLatin1String("expert: ") + QLatin1String(words), happened);
    }
    void picture(const char *name) { m_story.picture(m_expert.window(), name); }
    bool cityHas(const QString &code, const char *what, const QString &words = {})
    {
        return m_witness.comesToSee(
            [&] { return m_witness.hasHistory(m_witness.caseId(code), QLatin1String(what), words); });
    }
    QString node(const QString &code) { return m_witness.card(code).value(QLatin1String("node")).toString(); }

    void sortAndFilter()
    {
        m_expert.press("F3");
        settle(900ms);
        line("his cartable is there, the most urgent first and late",
             m_expert.currentRow().contains(QStringLiteral("دیرکرد")));
        picture("expert-cartable");
        const QString first = m_expert.currentCode();
        m_expert.press("Ctrl+O");
        m_expert.press("Home");
        settle(600ms);
        line("another order has another first case",
             !m_expert.currentCode().isEmpty() && m_expert.currentCode() != first);
        m_expert.press("Ctrl+F");
        settle(500ms);
        line("the filter opens under the keyboard", m_expert.waitsIn(QStringLiteral("ترتیب")));
        line("late ones can be asked for", m_expert.tabsTo(QStringLiteral("فقط دیرکرده‌ها")));
        m_expert.press("Space");
        line("and the filter be named", m_expert.tabsTo(QStringLiteral("نام پالایه")));
        m_expert.type(QStringLiteral("دیرکردهای من\n"));
        picture("expert-filter");
        m_expert.press("Escape");
        m_expert.press("Home");
        line("only late ones are left", m_expert.currentRow().contains(QStringLiteral("دیرکرد")));
        picture("expert-late");
        m_expert.press("Ctrl+Shift+F");
        settle(500ms);
        m_expert.press("Ctrl+F");
        line("the saved filter can be reached",
             m_expert.tabsTo(QStringLiteral("پالایه‌های نگه‌داشته")));
        m_expert.press("Down");
        m_expert.press("Escape");
        line("and is in force again", m_expert.sees(QStringLiteral("دیرکرده")));
        m_expert.press("Ctrl+Shift+F");
        settle(500ms);
    }

    void preview()
    {
        m_expert.press("Home");
        m_expert.press("Down");
        settle(600ms);
        const QString code = m_expert.currentCode();
        const QString words = m_witness.wordsOf(code);
        line("the case under the cursor is shown beside the list", !words.isEmpty() && m_expert.sees(words));
    }

    void read()
    {
        m_expert.openCase(m_messages.hole);
        line("a case has the answers to its questions", m_expert.sees(QStringLiteral("چاله چقدر است؟")));
        line("its history has the second call",
             m_expert.sees(QStringLiteral("می‌گوید چاله از دیروز بزرگ‌تر شده است.")));
        picture("expert-reads");
        m_expert.press("Ctrl+Tab");
        settle();
        if (m_expert.sees(QStringLiteral("ارجاع‌ها"), 100ms) &&
            !m_expert.currentRow().contains(QStringLiteral("هرس")))
            m_expert.press("Ctrl+Tab");
        line("the citizen's other open case is one key further", m_expert.sees(m_messages.trees));
        picture("expert-other-cases");
        line("its documents can be reached", m_expert.tabsTo(QStringLiteral("مستندات"), true));
        m_expert.press("Return");
        settle(1500ms);
        line("a document is looked at", m_expert.sees(QStringLiteral("چاله.png")));
        picture("expert-document");
        m_expert.press("Escape");
        settle(500ms);
    }

    void take()
    {
        m_expert.openCase(m_messages.hole);
        m_expert.press("F6");
        line("a case is taken",
             m_expert.sees(QStringLiteral("پرونده را برداشتید.")) && cityHas(m_messages.hole, "taken"));
    }

    void note()
    {
        const QString words =
            QStringLiteral("با شهروند تماس گرفته شد؛ امروز بازدید می‌شود.");
        m_expert.press("F9");
        m_expert.type(words);
        m_expert.press("Ctrl+Return");
        line("a note is in its history",
             m_expert.sees(QStringLiteral("یادداشت در سوابق نوشته شد.")) && cityHas(m_messages.hole, "noted", words));
        picture("expert-note");
    }

    void refer()
    {
        const QString words = QStringLiteral("لطفاً تا پایان مهلت رسیدگی شود.");
        m_expert.press("F7");
        m_expert.choose(QStringLiteral("پیگیری ۲"));
        m_expert.type(words);
        picture("expert-refers");
        m_expert.press("Ctrl+Return");
        line("it is referred with a note", cityHas(m_messages.hole, "referred", words));
    }

    void referMany()
    {
        const QString words = QStringLiteral("این‌ها با هم دیده شوند.");
        m_expert.press("F3");
        m_expert.press("Home");
        settle(500ms);
        QStringList codes;
        for (int n = 0; n < 3; ++n) {
            codes << m_expert.currentCode();
            m_expert.press("Ctrl+Space");
            m_expert.press("Down");
        }
        line("three are marked", m_expert.sees(QStringLiteral("3 نشان‌شده")));
        m_expert.press("Shift+F7");
        m_expert.choose(QStringLiteral("پیگیری ۳"));
        m_expert.type(words);
        picture("expert-marks-many");
        m_expert.press("Ctrl+Return");
        line("and referred together", m_expert.sees(QStringLiteral("3 پرونده از 3 پرونده ارجاع شد.")));
        for (const QString &code : codes)
            line("one of them is so in the city, with the note", cityHas(code, "referred", words));
    }

    void complete()
    {
        m_expert.openCase(m_messages.waste);
        m_expert.press("F8");
        // Behind the official, whom the process says.
        m_expert.press("Tab");
        m_expert.type(QStringLiteral("برای جمع‌آوری امشب."));
        m_expert.press("Ctrl+Return");
        line("the official of the unit is asked, and has it",
             m_witness.comesToSee([this] { return node(m_messages.waste) == QLatin1String("official"); }));
        picture("expert-completed");
    }

    void reopen()
    {
        m_expert.find(QStringLiteral("بایگانی"));
        m_expert.press("Home");
        settle(600ms);
        const QString code = m_expert.currentCode();
        picture("expert-archive");
        m_expert.press("F8");
        m_expert.type(QStringLiteral("شهروند می‌گوید کار نیمه‌تمام مانده است."));
        m_expert.press("Ctrl+Return");
        line("a closed case is open again", cityHas(code, "reopened") && node(code) == QLatin1String("follow_up"));
        picture("expert-reopened");
    }

    Clerk &m_expert;
    Witness &m_witness;
    Story &m_story;
    AgentsMessages m_messages;
};

} // namespace

void playExpertsDay(const Stage &stage, Witness &witness, Story &story, const AgentsMessages &messages)
{
    DeskLine line(stage, QStringLiteral("followup1"));
    auto desk = stage.openDesk(QStringLiteral("followup1"), line.port());
    if (!story.line(QStringLiteral("expert: the window is open"), desk != nullptr))
        return;
    Clerk expert(std::move(desk));
    settle(6s);
    ExpertsDay(expert, witness, story, messages).play();
    playAroundTheWork(stage, expert, line, witness, story, messages.lamps);
}

} // namespace peygir::demo
