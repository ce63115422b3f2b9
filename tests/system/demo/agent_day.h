// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "system/demo/day.h"

namespace peygir::demo {

/// What the agent does in his day, each step confirmed.
class AgentsDay
{
public:
    AgentsDay(const Stage &stage, DeskLine &line, Clerk &agent, Witness &witness, Story &story);

    AgentsMessages play();

private:
    // What is taken down, and what is put right in it.
    void takeTheFirst();
    void takeTheNextOfTheSameCaller();
    void attachAFile();
    void correctTheName();
    void editLater();
    // Calls that go another way.
    void addToTheCaseThatIsThere();
    void hold();
    void answerAtOnce();
    void resume();
    void workWithoutNetwork();
    void lookSomethingUp();

    bool line(const char *words, bool happened);
    void picture(const char *name) { m_story.picture(m_agent.window(), name); }
    /// Phone and name of somebody who is not known here yet.
    bool beginsWith(const QString &phone, const QString &name);
    void answers(std::initializer_list<const char *> typed);
    /// From the case that is shown.
    void handOn();
    /// On the page that shows the code: Ctrl+Enter hands the case on.
    QString registersAndHandsOn();
    QString node(const QString &code) { return m_witness.card(code).value(QLatin1String("node")).toString(); }
    /// The city has the case at this node of its process.
    bool comesTo(const QString &code, const char *wanted);

    DeskLine &m_line;
    Clerk &m_agent;
    Witness &m_witness;
    Story &m_story;
    QString m_folder;
    AgentsMessages m_messages;
};

/// Of the first caller; his name is put right in the course of the day.
inline const QString callersPhone = QStringLiteral("09127654321");
inline const QString callersName = QStringLiteral("ناهید صالحی");
inline const QString correctedName = QStringLiteral("ناهید صالحی‌پور");

} // namespace peygir::demo
