// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/day/day_desk.h"

namespace peygir::test {

using front::DeskSettings;
using front::DeskWorker;
using sync::Outbox;

DayDesk::DayDesk(const Registry &registry, const CityClock &city, const ServerProcess &server, const UserId &person,
                 const QString &folder)
    : user(person)
    , m_folder(folder)
    , m_clock(city)
{
    DeskSettings settings{folder + QStringLiteral("/store"), {}, user, {}, folder + QStringLiteral("/codes"), "day"};
    settings.policy.unencryptedVolume = storage::OpenPolicy::UnencryptedVolume::Allow;
    settings.openTransport = [this, &server]() -> Result<std::unique_ptr<front::DeskTransport>> {
        TRY_LET(auto line, front::openHttpsTransport(server.url(), server.trust()));
        auto held = std::make_unique<DayLine>(std::move(line), m_clock);
        m_line = held.get();
        return std::unique_ptr<front::DeskTransport>(std::move(held));
    };
    m_worker = std::make_unique<DeskWorker>(settings, front::DeskSurroundings{registry, m_random, m_clock});
    must(m_worker->open());
}

void DayDesk::start(const ServerProcess &server, const QString &name, const QString &password)
{
    Caller caller(server);
    m_worker->start(caller.signIn(name, password, m_worker->desk()));
}

void DayDesk::mend()
{
    m_line->mend();
    m_worker->synchroniseNow();
}

bool DayDesk::holds(const Uuid &node, const std::optional<Uuid> &holder)
{
    const auto found = holderOf(node);
    return found && (!holder || *found == *holder);
}

std::optional<Uuid> DayDesk::holderOf(const Uuid &node)
{
    std::optional<Uuid> holder;
    must(m_worker->store()->connection().each(
        "SELECT holder FROM case_node WHERE id = ? AND state = 'open' AND holder IS NOT NULL", {Value(node)},
        [&holder](const storage::RowView &row) {
            holder = row.uuid(0);
            return false;
        }));
    return holder;
}

bool DayDesk::isDelivered(const Uuid &command)
{
    const auto entry = must(m_worker->find(command));
    return !entry || entry->state != Outbox::State::Waiting;
}

bool DayDesk::hasDelivered()
{
    bool waits = false;
    must(m_worker->store()->connection().each("SELECT 1 FROM outbox WHERE state = 'waiting' LIMIT 1", {},
                                              [&waits](const storage::RowView &) {
                                                  waits = true;
                                                  return false;
                                              }));
    return !waits;
}

} // namespace peygir::test
