// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/bulk_book.h"
#include "cases/core/case_queries.h"
#include "command/desk_port.h"

#include <QStringList>

namespace peygir::cases {

/// Refers many cases as one act, or takes such an act back by referring each case to whom had it; `atOnce` of them are given to
/// the desk together. What the rules refuse keeps nothing else back and is said with its reason. What somebody has acted on since is not
/// touched. A fault of the desk's own store says nothing about a case: it ends the run, and what was not reached stays as it
/// was, to be gone on with. Lives on the GUI thread.
class BulkReferRun final : public QObject
{
    Q_OBJECT

public:
    /// What is asked for: the cases, whom they go to, and one note.
    struct Wish
    {
        std::vector<CaseId> cases;
        organisation::PostId to;
        QString toName;
        QString note;
        /// In whose cartable they lie; empty: in that of whoever sits here.
        std::optional<UserId> whose = {};
    };

    /// So many are durable with one sync of the disk.
    static constexpr int atOnce = 250;
    /// So many at most may have gone without the book knowing it when the program ends: while the answers to some are noted
    /// here, the desk is at the next.
    static constexpr int underWay = 2 * atOnce;

    /// All outlive it. `book`: null where nothing is remembered, and nothing can be taken back.
    BulkReferRun(CaseQueries &queries, DeskPort &desk, QObject *parent);
    void setBook(BulkBook &book) { m_book = &book; }
    BulkBook *book() const { return m_book; }

    void refer(const Wish &wish);
    /// What still waits of an act that was interrupted, or of one that others have put together.
    void goOn(const BulkAct &act);
    /// What was done of it, the last first. There is a book.
    void takeBack(const BulkAct &act);
    /// After the cases that are under way.
    void stop() { m_stopped = true; }
    bool isRunning() const { return m_running; }
    /// The run that is over ended at a fault of the desk, before its last case.
    bool isInterrupted() const { return m_interrupted; }
    /// What the run is or was about; empty: it did not come so far.
    const std::optional<BulkAct> &act() const { return m_act; }

    /// Of the run that is over, or under way: how many went, how many it was about, and a line for each that did not.
    int went() const { return m_went; }
    int all() const { return m_all; }
    const QStringList &stayed() const { return m_stayed; }

Q_SIGNALS:
    void moved(int done, int all);
    void referred(const QString &caseId);
    void finished();

private:
    enum class Way { There, Back };
    void begin(Way way, int all);
    void take(const std::vector<ReferableCase> &cases, const Wish &wish);
    void setOut();
    void next();
    std::vector<int> nextNumbers();
    /// Refers these parts, each to its place in `to`.
    void submit(const std::vector<int> &numbers, const std::vector<organisation::PostId> &to, const QString &words);
    void submitted(const std::vector<int> &numbers, const std::vector<Result<DeskPort::Accepted>> &accepted);
    void takeSomeBack(const std::vector<int> &numbers);
    /// Those that were given before the program ended, and not noted, are where they were to go.
    void seeWhatHasGone(const BulkBook::Holders &holders);
    void note(const std::vector<BulkBook::Became> &became);
    void stay(const QString &code, const QString &why);
    void interrupt(const Error &fault);
    void finish();

    CaseQueries &m_queries;
    DeskPort &m_desk;
    BulkBook *m_book = nullptr;
    std::optional<BulkAct> m_act;
    /// Numbers of the parts, in the order in which they are taken.
    std::vector<int> m_order;
    size_t m_next = 0;
    int m_answered = 0;
    Way m_way = Way::There;
    int m_went = 0;
    int m_all = 0;
    QStringList m_stayed;
    bool m_running = false;
    bool m_stopped = false;
    bool m_interrupted = false;
    /// How many groups the desk has that it has not answered.
    int m_unanswered = 0;
    std::optional<Error> m_fault;
};

} // namespace peygir::cases
