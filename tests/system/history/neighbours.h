// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/core/subject.h"
#include "system/support/server_process.h"

namespace peygir::history {

/// A town in which everybody at a desk sees the same: neighbours, who may register, read everything and write notes,
/// one subject with a process, and a clerk who holds what is registered.
class Neighbours
{
public:
    explicit Neighbours(int howMany);

    /// Migrates, loads and starts.
    void setUp(test::ServerProcess &server) const;

    const UserId &user(int number) const { return m_users[size_t(number)]; }
    static QString nameOf(int number) { return QStringLiteral("neighbour%1").arg(number); }
    static QString passwordOf(int number) { return nameOf(number) + QStringLiteral("'s password"); }
    const catalogue::SubjectId &subject() const { return m_subject; }

private:
    QByteArray baseInformation() const;
    QByteArray accounts() const;

    std::vector<UserId> m_users;
    catalogue::SubjectId m_subject;
};

} // namespace peygir::history
