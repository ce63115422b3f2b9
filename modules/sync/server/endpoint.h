// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/server/desk_register.h"
#include "sync/server/pull.h"
#include "sync/server/sequencer.h"
#include "sync/server/verify.h"

namespace peygir::sync {

/// The endpoints of the wire as functions of bytes, for whoever has sockets and threads: the server's front and the
/// simulator. Errors on top of the machine's: "sync.malformed", "sync.too_large", "sync.version_unsupported",
/// "sync.desk_of_another" (the message speaks for another desk), "sync.fork" (the desk has been copied, SYNC 15), "sync.author" (a command of another person),
/// "command.envelope.…".
namespace endpoint {

/// On the sequencer's connection and thread.
Result<QByteArray> hello(const Session &session, const QByteArray &body, storage::Connection &connection,
                         const BucketSetOf &bucketSetOf, int schema, qint64 token, Instant now, Random &random);

/// Reads a push without touching the database. Bytes that are no command come along, to be refused by themselves, where
/// they have an id at least; otherwise all of it or nothing.
Result<std::vector<Arrival>> arrivals(const Session &session, const QByteArray &body, Instant now);
Result<std::vector<Arrival>> arrivals(const Session &session, const PushRequest &request, Instant now);
/// The answer to a push from what the sequencer said. Fails with "sync.fork" where a copy of the desk has gone on under its
/// name (SYNC 15); what of the push had come before stays as it is; with "sync.epoch_changed" where the
/// desk has still to say hello in this history (SYNC 9). `dictionary`: that of the push (`PushRequest::dictionary`).
Result<QByteArray> pushed(const GroupOutcome &outcome, Instant now, quint32 dictionary);

/// On a reading connection.
Result<QByteArray> pull(const Session &session, const QByteArray &body, PullAnswerer &answerer, Instant now);
Result<QByteArray> verify(const Session &session, const QByteArray &body, Verifier &verifier, Instant now);

} // namespace endpoint

} // namespace peygir::sync
