// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgresql_error.h"

namespace peygir::storage {

namespace {

struct SqlState
{
    const char *prefix;
    const char *id;
};

/// The first prefix that fits wins (PostgreSQL manual, appendix A).
constexpr SqlState sqlStates[] = {
    {"23505", "storage.unique"},
    {"23", "storage.constraint"},
    {"40001", "storage.busy"}, // serialisation failure
    {"40P01", "storage.busy"}, // deadlock
    {"55P03", "storage.busy"}, // lock not available within lock_timeout
    {"57014", "storage.cancelled"},
    {"57P", "storage.unreachable"},   // the server is going down, or its administrator ended this connection
    {"53300", "storage.unreachable"}, // too many connections
    {"08", "storage.unreachable"},
    {"53100", "storage.disk_full"},
    {"53", "storage.io"},
    {"58", "storage.io"},
    {"XX001", "storage.damaged"},
    {"XX002", "storage.damaged"},
    {"25006", "storage.read_only"},
    {"25P02", "storage.transaction_failed"},
    {"22021", "storage.malformed_text"},
};

const char *errorIdOfState(QByteArrayView state)
{
    for (const SqlState &known : sqlStates) {
        if (state.startsWith(QByteArrayView(known.prefix)))
            return known.id;
    }
    return "storage.sql";
}

} // namespace

Error postgresqlError(const PGconn *connection, const PGresult *result)
{
    const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    const char *words = result ? PQresultErrorMessage(result) : PQerrorMessage(connection);
    const bool lost = PQstatus(connection) == CONNECTION_BAD;
    return Error(lost    ? "storage.unreachable"
                 : state ? errorIdOfState(state)
                         : "storage.io",
                 {{QStringLiteral("detail"), QString::fromUtf8(words).trimmed()},
                  {QStringLiteral("code"), QString::fromUtf8(state ? state : "")}});
}

} // namespace peygir::storage
