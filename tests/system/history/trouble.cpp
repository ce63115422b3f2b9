// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/history/trouble.h"

#include "system/support/moment.h"

#include <array>

namespace peygir::history {

namespace {

constexpr std::array<std::pair<Fault, const char *>, 5> names{{{Fault::None, "none"},
                                                               {Fault::Disconnect, "disconnect"},
                                                               {Fault::Pause, "pause"},
                                                               {Fault::Kill, "kill"},
                                                               {Fault::Partition, "partition"}}};
/// A line that breaks breaks many times while one that is cut off is so for long.
constexpr int leastBetweenResetsMs = 50;
constexpr int mostBetweenResetsMs = 600;
constexpr int leastMs = 500;

} // namespace

const char *nameOf(Fault fault)
{
    return std::find_if(names.begin(), names.end(), [fault](const auto &name) { return name.first == fault; })->second;
}

std::optional<Fault> faultNamed(const QString &name)
{
    for (const auto &[fault, word] : names) {
        if (name == QLatin1String(word))
            return fault;
    }
    return std::nullopt;
}

Trouble::Trouble(Fault fault, Milliseconds longest, int desks, test::ServerProcess &server, FaultyLines &lines,
                 Notebook &book, Random &random)
    : m_fault(fault)
    , m_longest(longest)
    , m_desks(desks)
    , m_server(server)
    , m_lines(lines)
    , m_book(book)
    , m_random(random)
{
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, this, [this] { next(); });
}

Trouble::~Trouble() { end(); }

int Trouble::drawnMs(int least)
{
    return least + int(m_random.below(quint64(std::max<qint64>(1, m_longest.count() - least))));
}

void Trouble::begin()
{
    if (m_fault != Fault::None)
        m_timer.start(leastMs);
}

void Trouble::end()
{
    m_timer.stop();
    if (m_hurt)
        mend();
}

void Trouble::next()
{
    if (m_fault == Fault::Disconnect) {
        ++m_faults;
        // Now and then all of them, as where the server's own line breaks.
        const bool isAll = m_random.below(4) == 0;
        const int one = drawnDesk();
        for (int desk = 0; desk < m_desks; ++desk) {
            if (isAll || desk == one)
                m_lines.reset(desk);
        }
        m_timer.start(leastBetweenResetsMs + int(m_random.below(mostBetweenResetsMs)));
        return;
    }
    if (m_hurt)
        mend();
    else
        hurt();
    m_timer.start(drawnMs(leastMs));
}

void Trouble::note(int desk, bool isUp) { m_book.events.push_back(Line{m_book.now(), desk, isUp}); }

void Trouble::hurt()
{
    ++m_faults;
    m_hurt = true;
    m_cutOff.clear();
    if (m_fault == Fault::Partition) {
        // At least one on either side.
        for (int desk = 0; desk < m_desks; ++desk) {
            if (m_random.below(2) == 0)
                m_cutOff.push_back(desk);
        }
        if (m_cutOff.empty())
            m_cutOff.push_back(drawnDesk());
        if (int(m_cutOff.size()) == m_desks)
            m_cutOff.erase(m_cutOff.begin() + drawnDesk());
    } else {
        for (int desk = 0; desk < m_desks; ++desk)
            m_cutOff.push_back(desk);
    }
    for (const int desk : m_cutOff) {
        note(desk, false);
        if (m_fault == Fault::Partition)
            m_lines.block(desk);
    }
    if (m_fault == Fault::Pause && !kills::freeze(m_server.processId()))
        qFatal("the server has ended by itself");
    if (m_fault == Fault::Kill)
        m_server.kill();
}

void Trouble::mend()
{
    m_hurt = false;
    if (m_fault == Fault::Pause)
        kills::thaw(m_server.processId());
    if (m_fault == Fault::Kill) {
        m_server.start();
        m_lines.setServer(quint16(m_server.url().port()));
    }
    for (const int desk : m_cutOff) {
        if (m_fault == Fault::Partition) {
            // The other half goes on with the connections that they had.
            if (m_random.below(2) == 0)
                m_lines.reset(desk);
            m_lines.pass(desk);
        }
        note(desk, true);
    }
}

} // namespace peygir::history
