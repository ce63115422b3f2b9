// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composition/registry.h"
#include "system/kills/victim.h"
#include "system/support/clerks_town.h"

#include <set>

class QProcess;

namespace peygir::kills {

/// A desk's store under messages that never end: taken in by peygir-cli itself, or by a window (peygir, without a screen)
/// which peygir-cli's way in is used to speak to. Now and then it is killed while it synchronises.
class DeskVictim final : public Victim
{
public:
    enum class Program { CommandLine, Window };
    DeskVictim(Program program, test::EmptyDatabase::Kind kind);
    ~DeskVictim() override;

    std::optional<bool> strike(Random &random, Aim aim) override;
    QString wrong() override;
    QString wrongAtTheEnd() override;
    qint64 acknowledged() const override { return qint64(m_acknowledged.size()); }

private:
    /// Numbers of messages that were given to the program in one life of it, in this order.
    struct Life
    {
        qint64 first;
        qint64 end;
    };

    QString profile() const;
    QByteArray message(qint64 number) const;
    QByteArray linesOf(const Life &life) const;
    /// The next so many messages.
    Life beginLife(int lines);
    /// Answers what it said; stops the program where it fails.
    QByteArray commandLine(const QStringList &arguments, const QByteArray &input = {}) const;
    std::optional<bool> strikeCommandLine(Random &random, Aim aim);
    std::optional<bool> strikeSynchronising(Random &random, Aim aim);
    std::optional<bool> strikeWindow(Random &random, Aim aim);
    /// Kills it `afterMs` from now, unless it ends before.
    std::optional<bool> killAfter(QProcess &program, int afterMs, Aim aim) const;
    bool isInside(qint64 pid) const;
    /// Numbers of the messages in the outbox, in its order.
    std::vector<qint64> kept(storage::Connection &desk) const;

    const Program m_program;
    const Registry m_registry;
    test::EmptyDatabase m_database;
    test::ServerProcess m_server;
    test::ClerksTown m_town;
    std::vector<Life> m_lives;
    std::set<qint64> m_acknowledged;
    qint64 m_next = 1;
};

} // namespace peygir::kills
