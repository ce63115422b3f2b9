// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "followup/core/followup_queries.h"

#include <QStringList>

namespace peygir::followup {

/// Asks one official about many cases as one act (R063), `atOnce` of them with one sync of the disk: what the rules refuse keeps
/// nothing else back and is said with its reason. A fault of the desk's own store ends the run. Lives on the GUI thread.
class AskRun final : public QObject
{
    Q_OBJECT

public:
    static constexpr int atOnce = 250;

    /// Both outlive it.
    AskRun(FollowUpQueries &queries, DeskPort &desk, QObject *parent);

    struct Wish
    {
        std::vector<cases::CaseId> cases;
        /// Empty: for each whom its process says.
        std::optional<organisation::PostId> to;
        QString note;
        std::optional<Instant> replyBy;
    };
    void ask(const Wish &wish);
    /// After the cases that are under way.
    void stop() { m_stopped = true; }
    bool isRunning() const { return m_running; }

    /// Of the run that is over, or under way: how many went, how many it is about, and a line for each that did not.
    int went() const { return m_went; }
    int all() const { return int(m_wish.cases.size()); }
    const QStringList &stayed() const { return m_stayed; }

Q_SIGNALS:
    void moved(int done, int all);
    /// This one went.
    void asked(const QString &caseId);
    void finished();

private:
    void next();
    void submit(const std::vector<AskableCase> &some);
    void stay(const QString &code, const QString &why);
    void finish();

    FollowUpQueries &m_queries;
    DeskPort &m_desk;
    Wish m_wish;
    /// Those that can be asked about.
    std::vector<AskableCase> m_cases;
    size_t m_next = 0;
    int m_went = 0;
    QStringList m_stayed;
    bool m_running = false;
    bool m_stopped = false;
};

} // namespace peygir::followup
