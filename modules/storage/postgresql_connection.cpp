// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgresql_connection.h"

#include "base/limits.h"
#include "storage/postgresql_error.h"
#include "storage/postgresql_statements.h"
#include "storage/postgresql_wire.h"
#include "storage/statement_text.h"

#include <atomic>
#include <deque>
#include <mutex>

namespace peygir::storage {

namespace {

using PgResult = std::unique_ptr<PGresult, decltype(&PQclear)>;

PgResult owned(PGresult *result) { return PgResult(result, &PQclear); }

class PostgresqlConnection final : public Connection
{
public:
    explicit PostgresqlConnection(PGconn *connection)
        : m_pg(connection)
        , m_cancel(PQgetCancel(connection))
    {}
    PostgresqlConnection(const PostgresqlConnection &) = delete;
    PostgresqlConnection &operator=(const PostgresqlConnection &) = delete;
    ~PostgresqlConnection() override
    {
        PQfreeCancel(m_cancel);
        PQfinish(m_pg);
    }

    Dialect dialect() const override { return Dialect::Postgresql; }
    Result<qint64> run(QByteArrayView sql, std::span<const Value> parameters) override;
    Result<void> runScript(const QByteArray &sql) override;
    Result<void> each(QByteArrayView sql, std::span<const Value> parameters,
                      const std::function<bool(const RowView &)> &row) override;
    Result<void> putMany(const QByteArray &table, const std::vector<QByteArray> &columns,
                         const std::vector<QByteArray> &keys, std::span<const Value> values) override;
    Result<void> begin(Access access) override;
    Result<void> commit() override;
    void rollback() override;
    bool inTransaction() const override { return m_state != State::None; }
    void interrupt() override;

private:
    enum class State { None, Open, Failed };

    /// The rows of one `each` that have arrived and were not handed out, because another statement was run.
    struct Stream
    {
        std::deque<PgResult> kept;
        bool complete = false;
    };

    /// While it lives, `interrupt` reaches the server.
    class Running
    {
    public:
        explicit Running(PostgresqlConnection &connection)
            : m_connection(connection)
        {
            ++m_connection.m_running;
        }
        Running(const Running &) = delete;
        Running &operator=(const Running &) = delete;
        ~Running()
        {
            // A request to cancel that is on its way must have arrived before the next statement is sent, or it would
            // hit that one.
            const std::lock_guard guard(m_connection.m_cancelling);
            --m_connection.m_running;
        }

    private:
        PostgresqlConnection &m_connection;
    };

    Result<void> ready();
    Result<const PostgresqlStatements::Statement *> prepared(QByteArrayView sql, std::span<const Value> parameters);
    Result<PgResult> execute(QByteArrayView sql, std::span<const Value> parameters);
    Result<void> command(const char *sql);
    PgResult nextOf(Stream &stream);
    void receiveRest();
    Result<std::vector<Oid>> columnTypes(const QByteArray &table, const std::vector<QByteArray> &columns);
    Result<void> putInPipeline(const PostgresqlStatements::Statement &statement, const std::vector<Oid> &types,
                               std::span<const Value> values);
    bool sendChunk(const PostgresqlStatements::Statement &statement, const std::vector<Oid> &types,
                   std::span<const Value> values);
    Result<void> receivePipeline(int chunks);
    Error failed(const PGresult *result, QByteArrayView sql = {});
    Error failed(Error error);

    PGconn *m_pg;
    PGcancel *m_cancel;
    std::mutex m_cancelling;
    std::atomic<int> m_running = 0;
    PostgresqlStatements m_statements;
    Stream *m_stream = nullptr; // whose rows are outstanding
    State m_state = State::None;
};

Error PostgresqlConnection::failed(Error error)
{
    if (m_state != State::None)
        m_state = State::Failed;
    return error;
}

Error PostgresqlConnection::failed(const PGresult *result, QByteArrayView sql)
{
    Error error = postgresqlError(m_pg, result);
    return failed(sql.isEmpty() ? error : error.with(QStringLiteral("sql"), QString::fromUtf8(sql)));
}

Result<void> PostgresqlConnection::ready()
{
    if (PQstatus(m_pg) == CONNECTION_BAD)
        return failed(Error("storage.unreachable"));
    if (m_state == State::Failed)
        return Error("storage.transaction_failed");
    receiveRest();
    return {};
}

void PostgresqlConnection::interrupt()
{
    const std::lock_guard guard(m_cancelling);
    if (m_running == 0)
        return;
    char words[256] = {};
    // When the request does not get through, the statement goes on; whoever asked may ask again.
    PQcancel(m_cancel, words, int(sizeof words));
}

Result<void> PostgresqlConnection::command(const char *sql)
{
    const Running running(*this);
    const PgResult result = owned(PQexec(m_pg, sql));
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY)
        return failed(result.get());
    return {};
}

Result<void> PostgresqlConnection::runScript(const QByteArray &sql)
{
    TRY(ready());
    // Without a transaction the server makes one of all statements of the text.
    TRY(command(sql.constData()));
    // Plans of statements on a changed table would fail with "must not change result type".
    if (const auto cleared = m_statements.clear(m_pg); !cleared)
        return failed(cleared.error());
    return {};
}

Result<const PostgresqlStatements::Statement *> PostgresqlConnection::prepared(QByteArrayView sql,
                                                                               std::span<const Value> parameters)
{
    TRY(ready());
    for (const Value &value : parameters) {
        if (value.type() == Value::Type::Text && !isStorableText(value.toUtf8()))
            return failed(Error("storage.malformed_text"));
    }
    auto statement = m_statements.take(m_pg, sql, parameters);
    if (!statement)
        return failed(statement.error());
    return statement;
}

Result<qint64> PostgresqlConnection::run(QByteArrayView sql, std::span<const Value> parameters)
{
    TRY_LET(const PostgresqlStatements::Statement *const statement, prepared(sql, parameters));
    const PostgresqlParameters wire(parameters);
    const Running running(*this);
    const PgResult result = owned(PQexecPrepared(m_pg, statement->name.constData(), wire.count(), wire.pointers(),
                                                 wire.lengths(), wire.formats(), 1));
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        return failed(result.get(), sql);
    // A SELECT counts its rows, but has changed none.
    if (QByteArrayView(PQcmdStatus(result.get())).startsWith("SELECT"))
        return 0;
    return QByteArray(PQcmdTuples(result.get())).toLongLong();
}

void PostgresqlConnection::receiveRest()
{
    if (!m_stream)
        return;
    while (PGresult *result = PQgetResult(m_pg))
        m_stream->kept.push_back(owned(result));
    m_stream->complete = true;
    m_stream = nullptr;
}

PgResult PostgresqlConnection::nextOf(Stream &stream)
{
    if (!stream.kept.empty()) {
        PgResult first = std::move(stream.kept.front());
        stream.kept.pop_front();
        return first;
    }
    if (stream.complete)
        return owned(nullptr);
    PgResult result = owned(PQgetResult(m_pg));
    if (!result) {
        stream.complete = true;
        m_stream = nullptr;
    }
    return result;
}

Result<void> PostgresqlConnection::each(QByteArrayView sql, std::span<const Value> parameters,
                                        const std::function<bool(const RowView &)> &row)
{
    TRY_LET(const PostgresqlStatements::Statement *const statement, prepared(sql, parameters));
    const auto unreadable = std::find_if_not(statement->columns.begin(), statement->columns.end(), isReadable);
    if (unreadable != statement->columns.end()) {
        return failed(Error("storage.sql", {{QStringLiteral("detail"), QStringLiteral("column %1 has type %2; cast it")
                                                                           .arg(unreadable - statement->columns.begin())
                                                                           .arg(*unreadable)},
                                            {QStringLiteral("sql"), QString::fromUtf8(sql)}}));
    }
    const PostgresqlParameters wire(parameters);
    const Running running(*this);
    if (!PQsendQueryPrepared(m_pg, statement->name.constData(), wire.count(), wire.pointers(), wire.lengths(),
                             wire.formats(), 1))
        return failed(nullptr, sql);
    PQsetSingleRowMode(m_pg);
    Stream stream;
    m_stream = &stream;
    std::optional<Error> error;
    bool wanted = true;
    while (const PgResult result = nextOf(stream)) {
        const ExecStatusType status = PQresultStatus(result.get());
        if (status == PGRES_SINGLE_TUPLE)
            wanted = wanted && row(PostgresqlRow(result.get(), 0));
        else if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
            error = failed(result.get(), sql);
    }
    if (error)
        return *error;
    return {};
}

Result<std::vector<Oid>> PostgresqlConnection::columnTypes(const QByteArray &table,
                                                           const std::vector<QByteArray> &columns)
{
    const QByteArray sql = "SELECT " + nameList(columns) + " FROM " + quotedName(table);
    TRY_LET(const PostgresqlStatements::Statement *const statement, prepared(sql, {}));
    return statement->columns;
}

Result<void> PostgresqlConnection::putMany(const QByteArray &table, const std::vector<QByteArray> &columns,
                                           const std::vector<QByteArray> &keys, std::span<const Value> values)
{
    const size_t width = columns.size();
    Q_ASSERT(width > 0 && values.size() % width == 0);
    TRY(ready());
    if (values.empty())
        return {};
    TRY_LET(const std::vector<Oid> types, columnTypes(table, columns));
    for (size_t i = 0; i < values.size(); ++i) {
        const Value &value = values[i];
        if (!fits(value, types[i % width])) {
            return failed(Error("storage.sql",
                                {{QStringLiteral("detail"), QStringLiteral("another type of value")},
                                 {QStringLiteral("column"), QString::fromUtf8(table + '.' + columns[i % width])}}));
        }
        if (value.type() == Value::Type::Text && !isStorableText(value.toUtf8()))
            return failed(Error("storage.malformed_text"));
    }
    QByteArray arrays;
    for (size_t i = 0; i < width; ++i)
        arrays += (i == 0 ? "?::" : ", ?::") + arrayTypeName(types[i]);
    const QByteArray names = nameList(columns);
    const QByteArray sql = insertHead(table, columns) + " SELECT " + names + " FROM unnest(" + arrays + ") AS given (" +
                           names + ')' + conflictTail(columns, keys);
    // NULLs leave the types of the parameters to the casts.
    TRY_LET(const PostgresqlStatements::Statement *const statement, prepared(sql, std::vector<Value>(width)));
    return putInPipeline(*statement, types, values);
}

bool PostgresqlConnection::sendChunk(const PostgresqlStatements::Statement &statement, const std::vector<Oid> &types,
                                     std::span<const Value> values)
{
    const size_t width = types.size();
    std::vector<QByteArray> arrays;
    std::vector<const char *> pointers;
    std::vector<int> lengths;
    for (size_t i = 0; i < width; ++i) {
        arrays.push_back(binaryArray(values, i, width, types[i]));
        pointers.push_back(arrays.back().constData());
        lengths.push_back(int(arrays.back().size()));
    }
    const std::vector<int> formats(width, 1);
    return PQsendQueryPrepared(m_pg, statement.name.constData(), int(width), pointers.data(), lengths.data(),
                               formats.data(), 1) != 0;
}

Result<void> PostgresqlConnection::putInPipeline(const PostgresqlStatements::Statement &statement,
                                                 const std::vector<Oid> &types, std::span<const Value> values)
{
    // The next piece is put together while the server works on the one before; all of them up to the sync are one
    // transaction, if none is open.
    const size_t step = size_t(limits::groupRows) * types.size();
    const Running running(*this);
    PQenterPipelineMode(m_pg);
    int sent = 0;
    bool sending = true;
    for (size_t at = 0; at < values.size() && sending; at += step) {
        sending = sendChunk(statement, types, values.subspan(at, std::min(step, values.size() - at)));
        sent += sending ? 1 : 0;
    }
    if (!sending || !PQpipelineSync(m_pg))
        return failed(nullptr, statement.sql);
    return receivePipeline(sent);
}

Result<void> PostgresqlConnection::receivePipeline(int chunks)
{
    std::optional<Error> error;
    // Each piece answers a result and a null pointer; then comes the answer to the sync.
    for (int outstanding = chunks + 1; outstanding > 0 && PQstatus(m_pg) == CONNECTION_OK;) {
        const PgResult result = owned(PQgetResult(m_pg));
        if (!result || PQresultStatus(result.get()) == PGRES_PIPELINE_SYNC)
            --outstanding;
        else if (PQresultStatus(result.get()) != PGRES_COMMAND_OK && !error)
            error = failed(result.get());
    }
    PQexitPipelineMode(m_pg);
    if (!error && PQstatus(m_pg) == CONNECTION_BAD)
        error = failed(nullptr);
    if (error)
        return *error;
    return {};
}

Result<void> PostgresqlConnection::begin(Access access)
{
    Q_ASSERT_X(m_state == State::None, "PostgresqlConnection::begin", "transactions do not nest");
    TRY(ready());
    TRY(command(access == Access::Write ? "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
                                        : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
    m_state = State::Open;
    return {};
}

Result<void> PostgresqlConnection::commit()
{
    Q_ASSERT_X(m_state != State::None, "PostgresqlConnection::commit", "no transaction");
    TRY(ready());
    const Running running(*this);
    const PgResult result = owned(PQexec(m_pg, "COMMIT"));
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
        return failed(result.get());
    // The server answers the commit of a failed transaction by rolling it back, which is no error to it.
    if (qstrcmp(PQcmdStatus(result.get()), "COMMIT") != 0)
        return failed(Error("storage.transaction_failed"));
    m_state = State::None;
    return {};
}

void PostgresqlConnection::rollback()
{
    if (m_state == State::None)
        return;
    m_state = State::None;
    receiveRest();
    // Fails only when the connection is lost, and then the server rolls back by itself.
    owned(PQexec(m_pg, "ROLLBACK"));
}

/// Defaults, then what the administrator wrote, then what must not be otherwise: the last of a name counts.
PGconn *connectTo(const QByteArray &conninfo)
{
    const char *const names[] = {"connect_timeout",  "keepalives_idle",  "keepalives_interval",
                                 "keepalives_count", "tcp_user_timeout", "application_name",
                                 "dbname",           "client_encoding",  nullptr};
    const char *const values[] = {"5", "10", "5", "2", "20000", "peygir", conninfo.constData(), "UTF8", nullptr};
    return PQconnectdbParams(names, values, 1);
}

} // namespace

Result<std::unique_ptr<Connection>> openPostgresql(const QByteArray &conninfo)
{
    PGconn *pg = connectTo(conninfo);
    // "relation already exists, skipping" and the like are for people at a prompt.
    PQsetNoticeProcessor(
        pg, [](void *, const char *) {}, nullptr);
    // Anything longer would put the values of a refused row into the log.
    PQsetErrorVerbosity(pg, PQERRORS_TERSE);
    if (PQstatus(pg) != CONNECTION_OK) {
        const Error error("storage.unreachable", {{QStringLiteral("detail"), QString::fromUtf8(PQerrorMessage(pg))}});
        PQfinish(pg);
        return error;
    }
    auto connection = std::make_unique<PostgresqlConnection>(pg);
    TRY(connection->runScript("SET lock_timeout = '5s'; SET idle_in_transaction_session_timeout = '10s'; SET timezone = 'UTC'; SET standard_conforming_strings = on"));
    return std::unique_ptr<Connection>(std::move(connection));
}

} // namespace peygir::storage
