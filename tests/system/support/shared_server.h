// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/roles.h"
#include "intake/core/register_case.h"
#include "system/support/system_desk.h"

#include <map>
#include <memory>

namespace peygir::test {

/// One server for each kind of database, which all tests of a class share since starting one takes longer than most of them: Sara, a
/// clerk who supervises, Omid, who holds a post and no right, and Reza, who has an account. Each test brings its own desks.
class SharedServer
{
protected:
    /// Before each test of the row that runs.
    void begin();
    void end() { m_caller.reset(); }
    /// After the last test: no server outlives the class.
    void endAll() { m_fixtures.clear(); }

    QByteArray signIn(const char *name, const SystemDesk &desk);
    QByteArray baseInformation() const;
    intake::RegisterCase aMessage();
    /// The n-th command of all; always the same one.
    Envelope placeCommand(const UserId &author, int number) const;
    /// The n-th push of `commands` commands; false when no answer came. Remembers the seq of each receipt.
    bool push(const QByteArray &token, const Uuid &desk, int number, int commands, Caller *caller = nullptr,
              std::map<QByteArray, qint64> *receipts = nullptr);

    const Registry m_registry;
    SeededRandom m_random{137};
    const UserId m_sara{newUuid(Instant(1), m_random)};
    const UserId m_omid{newUuid(Instant(1), m_random)};
    const UserId m_reza{newUuid(Instant(1), m_random)};
    const access::RoleId m_clerk{newUuid(Instant(1), m_random)};
    const Uuid m_deskId = newUuid(Instant(1), m_random);
    /// Those of the running row.
    ServerProcess *m_server = nullptr;
    std::unique_ptr<Caller> m_caller;

    SharedServer();

private:
    struct Fixture
    {
        EmptyDatabase database;
        ServerProcess server{database};
    };

    QByteArray accounts() const;

    std::map<bool, std::unique_ptr<Fixture>> m_fixtures;
};

} // namespace peygir::test
