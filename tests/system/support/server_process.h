// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/https_channel.h"
#include "support/databases/empty_database.h"

#include <QProcess>

namespace peygir::test {

/// The real peygird on a free port of the loopback, with a store that goes with this object. It ends with the thread that has
/// started it, whatever ends that.
class ServerProcess
{
public:
    explicit ServerProcess(const EmptyDatabase &database);
    /// On a store, perhaps a filled one, in the folder `server` of this folder.
    explicit ServerProcess(const QString &folder, const QByteArray &conninfo = {});
    /// Kills it.
    ~ServerProcess();

    /// Runs another command on the same store; answers its exit status. What it said is in `said`.
    int command(const QStringList &arguments, QByteArray *said = nullptr);
    /// Adds to the environment in which it is started from now on.
    void setVariable(const QString &name, const QString &value) { m_environment.insert(name, value); }
    /// Further options of `serve`, from the next start on.
    void setOptions(const QStringList &options) { m_options = options; }
    /// Writes a file into the store's folder and answers its path.
    QString file(const QString &name, const QByteArray &content);

    /// Returns when the server answers; stops the test when it ends instead.
    void start();
    /// The same on an empty store, which gets this base information and these accounts first, as `load-base` and `add-user` take
    /// them.
    void startWith(const QByteArray &baseInformation, const QByteArray &accounts);
    /// SIGKILL: nothing in the server gets a chance.
    void kill();
    /// SIGTERM; answers the exit status.
    int stop();
    /// It was started, and neither stopped nor killed.
    bool isRunning() const { return m_process != nullptr; }
    QUrl url() const;
    front::Trust trust() const;
    /// Of a started one.
    qint64 processId() const { return m_process->processId(); }
    /// The store's own.
    const QString &folder() const { return m_folder; }
    QString log() const { return QString::fromUtf8(m_log); }

private:
    QStringList store() const;

    QString m_base;
    QByteArray m_conninfo;
    QString m_folder;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    QStringList m_options;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_log;
    quint16 m_port = 0;
};

/// One request at a time over HTTPS, for tests that wait.
class Caller
{
public:
    explicit Caller(const ServerProcess &server);

    struct Answer
    {
        /// 0: no answer came.
        int status;
        QByteArray body;
        /// "" where all went well.
        QByteArray error;
        QVariantMap values;
    };
    Answer post(const QByteArray &path, const QByteArray &body, const QByteArray &token = {});
    Answer get(const QByteArray &path, const QByteArray &token = {});
    /// Stops the test where the person is not let in.
    QByteArray signIn(const QString &name, const QString &password, const Uuid &desk);
    Answer trySignIn(const QString &name, const QString &password, const Uuid &desk);

private:
    Answer wait(const std::function<void(front::HttpsChannel::Callback)> &ask);

    std::unique_ptr<front::HttpsChannel> m_channel;
};

} // namespace peygir::test
