// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "command/registry.h"
#include "command/server_port.h"
#include "storage/query_thread.h"

#include <QLocalServer>

#include <memory>

namespace peygir::front {

/// The way in to a running desk for other programs of the same person on this machine: one process has a store, and
/// whoever comes second asks it. A local socket in the profile's folder that only its owner may open; one JSON object in
/// one line each way. Lives on the GUI thread.
///
///     {"do": "raise"}                                        → {}
///     {"do": "caller", "number"}                             → {}; the window comes to the front with this caller
///     {"do": "status"}                                       → as in desk_json.h
///     {"do": "synchronise"}                                  → {}
///     {"do": "submit", "kind", "arguments", "code_field"}    → {"command", "code", "left_to_server"}
///     {"do": "query", "name", "arguments"}                   → as in raw_query.h
///     {"do": "ask", "name", "arguments"}                     → what the server answers, as in server_query.h
class DeskDoor final : public QObject
{
    Q_OBJECT

public:
    /// `desk`, `server` and `registry` must outlive it; `reader` as of `DeskRuntime`.
    DeskDoor(DeskPort &desk, ServerPort &server, const Registry &registry, const storage::QueryThread::Open &reader);
    ~DeskDoor() override;

    /// Only by the process that has the store. Fails with "front.door" {path, reason}; the desk works without it.
    Result<void> listen(const QString &profileFolder);

    /// Asks the desk that runs on this profile and waits for its answer. Fails with its error, or "front.no_desk" when
    /// none answers.
    static Result<QJsonObject> ask(const QString &profileFolder, const QJsonObject &request, Milliseconds patience);

Q_SIGNALS:
    /// A second start: the window should come to the front.
    void raiseAsked();
    /// The telephone system says who calls, in its own words. Follows `raiseAsked`.
    void callerGiven(const QString &number);

private:
    class Visit;
    using Reply = std::function<void(const QJsonObject &)>;

    void accept();
    void answer(const QJsonObject &request, QObject *visit, const Reply &reply);

    DeskPort &m_desk;
    ServerPort &m_server;
    const Registry &m_registry;
    std::unique_ptr<storage::QueryThread> m_queries;
    QLocalServer m_entrance;
};

} // namespace peygir::front
