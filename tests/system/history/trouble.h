// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "system/history/faulty_lines.h"
#include "system/history/noting_desk.h"

namespace peygir::history {

/// What is wrong in a run.
enum class Fault {
    None,
    /// Connections are reset, again and again.
    Disconnect,
    /// The server stands still for seconds (SIGSTOP) and goes on.
    Pause,
    /// The server is killed (SIGKILL) and started again.
    Kill,
    /// Some desks cannot reach the server, others can.
    Partition,
};
const char *nameOf(Fault fault);
std::optional<Fault> faultNamed(const QString &name);

/// Makes one kind of fault happen, at moments of chance, and notes which desks can reach the server meanwhile.
class Trouble final : public QObject
{
public:
    /// `longest`: of one fault, and of the time between two. All must outlive it.
    Trouble(Fault fault, Milliseconds longest, int desks, test::ServerProcess &server, FaultyLines &lines,
            Notebook &book, Random &random);
    ~Trouble() override;

    void begin();
    /// Mends everything at once.
    void end();
    int faults() const { return m_faults; }

private:
    void next();
    void hurt();
    void mend();
    void note(int desk, bool isUp);
    int drawnMs(int least);
    int drawnDesk() { return int(m_random.below(quint64(m_desks))); }

    const Fault m_fault;
    const Milliseconds m_longest;
    const int m_desks;
    test::ServerProcess &m_server;
    FaultyLines &m_lines;
    Notebook &m_book;
    Random &m_random;
    QTimer m_timer;
    bool m_hurt = false;
    std::vector<int> m_cutOff;
    int m_faults = 0;
};

} // namespace peygir::history
