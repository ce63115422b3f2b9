// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/roles.h"
#include "catalogue/core/subject.h"
#include "system/support/server_process.h"

namespace peygir::test {

/// As little of a city as the tests of files need: two groups of subjects, and three people with one role. Each signs
/// in with the password "NAME's password".
class ClerksTown
{
public:
    ClerksTown();

    /// Migrates, loads and starts.
    void setUp(ServerProcess &server) const;

    /// Sees and does everything, rights included; so does nima.
    UserId sara;
    UserId nima;
    /// The same for the subjects of parks only.
    UserId omid;
    access::RoleId clerk;
    catalogue::SubjectGroupId streets;
    catalogue::SubjectGroupId parks;
    /// One subject for each group; its process is not there, so its cases wait for the supervisor.
    static catalogue::SubjectId subjectOf(const catalogue::SubjectGroupId &group);

private:
    QByteArray baseInformation() const;
    QByteArray accounts() const;
};

} // namespace peygir::test
