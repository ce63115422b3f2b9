// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"
#include "desktop/desk_session.h"
#include "system/support/server_process.h"

#include <QTemporaryDir>

namespace peygir::test {

/// A demo city with some dozens of cases behind the real peygird, which comes back at the same port, so that desks find
/// it again.
class SmallCity
{
public:
    /// Its cases end three days ago: no clock that a test tells lies before them. It serves, and has its certificates.
    SmallCity();

    ServerProcess &server() { return *m_server; }
    /// Starts the stopped server with what was set since.
    void serve() { m_server->start(); }
    QString password() const { return m_password; }
    QString authorityFile() const;
    /// A folder for a profile, or whatever else.
    QString folder(const QString &name) const { return m_folder.filePath(name); }
    /// What the stopped server's store says to a question for one number.
    qint64 number(const QByteArray &sql, std::initializer_list<Value> values) const;
    /// The same for one text; empty: none.
    QString text(const QByteArray &sql, std::initializer_list<Value> values) const;
    /// The certificate of an authority that no desk trusts, as options of `serve`.
    QStringList foreignCertificate() const;
    /// Where it has always listened, for `setOptions`.
    QStringList address() const { return m_address; }

private:
    QTemporaryDir m_folder;
    QStringList m_address;
    QString m_password;
    std::unique_ptr<ServerProcess> m_server;
};

/// The program of one person in that city, from its start on.
class CityWindow
{
public:
    /// Signs in by name and password as with --sign-in, and waits for the window. In clear: with
    /// --allow-unencrypted-store.
    enum class Store { InClear, Sealed };
    CityWindow(SmallCity &city, const QString &name, Store store = Store::InClear);
    enum class SignIn { NotNeeded };
    /// Starts on a profile that keeps its token.
    CityWindow(SmallCity &city, const QString &name, SignIn);

    QWidget &window() { return *m_session->window(); }
    /// The lasting warning in the header; empty: there is none.
    QString warning() const;
    /// What has not been sent.
    int queued() const;
    int attention() const;
    bool isOnline() const;
    /// Asks for synchronising until all is sent and the server is there.
    [[nodiscard]] bool settles();
    /// Asks for it until the header says this.
    [[nodiscard]] bool comesToWarn(const QString &words);
    /// Closes the program; what it had to say stays in its profile.
    void close() { m_session.reset(); }

    /// Seeks the case with this code by keys until this desk has it, and goes there.
    [[nodiscard]] bool opensByCode(const QString &code);

    /// How many rows the list on the screen has.
    qint64 listed() const;
    /// Any label or button on the screen that says this.
    bool shows(const QString &text) const;

private:
    void start(SmallCity &city, const QString &name, const QString &signInName, Store store);
    /// Whether the case with this code is what one sees.
    bool isShown(const QString &code) const;
    bool askUntil(const std::function<bool()> &condition);

    Registry m_registry;
    std::unique_ptr<desktop::DeskSession> m_session;
};

} // namespace peygir::test
