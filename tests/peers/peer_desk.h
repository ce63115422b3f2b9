// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/desk_runtime.h"
#include "system/support/server_process.h"

#include <QTemporaryDir>

namespace peygir::peers {

/// How a person of the measured city signs in.
struct PeerPerson
{
    UserId user;
    QString name;
    QString password;
};

/// The desk of the window, on its own thread, without the window: a sealed store in a folder of its own that goes with
/// this object, signed in at a real server. Whatever waits too long ends the program.
class PeerDesk
{
public:
    PeerDesk(const Registry &registry, const test::ServerProcess &server, const PeerPerson &person);

    /// Starts the desk on its store and returns when `done` first says yes; it is asked whenever rows or status change.
    /// Answers the seconds that took, the opening of the store included. The desk goes on.
    double runUntil(const std::function<bool(const front::DeskRuntime &desk)> &done);
    /// Ends it and closes the store.
    void stop();
    /// Makes these wait in the store of the stopped desk.
    void enter(const std::vector<Envelope> &commands);

    /// Of a running desk.
    front::DeskRuntime &runtime() { return *m_runtime; }
    storage::Connection &reader();
    /// The answer of the running desk's store to a question for one number.
    qint64 number(const QByteArray &sql);

private:
    front::DeskSettings settings() const;

    const Registry &m_registry;
    const test::ServerProcess &m_server;
    const UserId m_user;
    const std::shared_ptr<storage::KeyProvider> m_keys;
    QTemporaryDir m_folder;
    QByteArray m_token;
    std::unique_ptr<front::DeskRuntime> m_runtime;
    std::unique_ptr<storage::Connection> m_reader;
};

} // namespace peygir::peers
