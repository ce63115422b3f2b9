// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/server_port.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <optional>

class QTimer;

namespace peygir::reference {

/// How far a job of the server is, as it tells.
struct JobProgress
{
    QString job;
    /// A word of `sync::JobState`.
    QString state;
    QJsonObject arguments;
    qint64 total = 0;
    qint64 applied = 0;
    qint64 refused = 0;
    qint64 undone = 0;
    qint64 kept = 0;
    /// Id of the error by which it stopped by itself; empty: it did not.
    QString reason = {};
    /// It is so long ago that nobody knows any more what became of each part: it neither goes on nor is it taken back.
    bool partsAreGone = false;

    bool isRunning() const { return state == QLatin1String("running") || state == QLatin1String("undoing"); }
    bool isTakenBack() const { return state.startsWith(QLatin1String("undo")); }
    bool isStopped() const
    {
        return state == QLatin1String("stopped") || state == QLatin1String("undo_stopped") || state == QLatin1String("failed");
    }
    bool canGoOn() const { return isStopped() && !partsAreGone; }
    bool canBeTakenBack() const { return !isTakenBack() && !partsAreGone; }
    /// What could not be done, or not be taken back.
    qint64 stayed() const { return refused + kept; }
};

/// Begins, stops, goes on with and takes back a job of the server for a page, and looks again by itself while it runs. The job goes
/// on though nobody looks. Only one's own jobs are seen, and of those that are meant the newest.
class JobFollower final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Result<void> &)>;

    /// `server` outlives it. At most so many of what stayed are named.
    JobFollower(ServerPort &server, const QString &kind, int named, QObject *parent);

    /// Which jobs are meant, by their arguments. What was known of another one is forgotten, and an answer to what was asked before
    /// comes to nothing.
    void follow(std::function<bool(const QJsonObject &arguments)> isMeant);
    /// Asks how far it is; `quietly` says nothing where the server is not there.
    void look(bool quietly);
    /// Nothing where something is asked already. `done` tells whether it was taken; then it looks.
    void begin(const QJsonObject &arguments, Done done);
    /// "stop", "go_on" or "undo", of the job that is followed; nothing without one.
    void turn(const QString &act, Done done);
    /// Does not look by itself until it is asked to.
    void rest();

    /// Empty: there is none, or it is not known yet.
    const std::optional<JobProgress> &progress() const { return m_progress; }
    bool isRunning() const { return m_progress && m_progress->isRunning(); }
    bool canGoOn() const { return m_progress && m_progress->canGoOn(); }
    /// What the server was asked to do and has not answered yet.
    bool isAsking() const { return m_isAsking; }

Q_SIGNALS:
    /// What is known or asked is another.
    void changed();
    /// It was running and is not any more.
    void ended();
    /// A sentence.
    void failed(const QString &problem);
    /// A line for each of those that stayed, some of them, and how many more there are.
    void stayed(const QStringList &lines);

private:
    void ask(const QJsonObject &arguments, Done done);
    void show(std::optional<JobProgress> progress);
    void tellTroubles();

    ServerPort &m_server;
    QString m_kind;
    int m_named;
    std::function<bool(const QJsonObject &)> m_isMeant;
    std::optional<JobProgress> m_progress;
    bool m_isAsking = false;
    ServerPort::Cancel m_cancel;
    QTimer *m_timer;
};

} // namespace peygir::reference
