// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_connection.h"

#include "storage/content_hash.h"
#include "storage/sealing_vfs.h"
#include "storage/sqlite_error.h"
#include "storage/sqlite_statements.h"
#include "storage/statement_text.h"
#include "storage/vfs.h"

#include <sqlite3.h>

namespace peygir::storage {

namespace {

class SqliteRow final : public RowView
{
public:
    explicit SqliteRow(sqlite3_stmt *statement)
        : m_statement(statement)
    {}

    int columns() const override { return sqlite3_column_count(m_statement); }
    bool isNull(int column) const override { return typeOf(column) == SQLITE_NULL; }
    qint64 integer(int column) const override
    {
        Q_ASSERT(typeOf(column) == SQLITE_INTEGER);
        return sqlite3_column_int64(m_statement, column);
    }
    bool boolean(int column) const override { return integer(column) != 0; }
    QByteArray utf8(int column) const override
    {
        Q_ASSERT(typeOf(column) == SQLITE_TEXT);
        const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
        return QByteArray(text, sqlite3_column_bytes(m_statement, column));
    }
    QByteArray bytes(int column) const override
    {
        const QByteArrayView raw = blob(column);
        // QByteArray() would be a null array; an empty value is not an absent one.
        return raw.isEmpty() ? QByteArray("") : raw.toByteArray();
    }
    Uuid uuid(int column) const override { return Uuid::fromBytes(blob(column)).value(); }

private:
    int typeOf(int column) const
    {
        Q_ASSERT(column >= 0 && column < columns());
        return sqlite3_column_type(m_statement, column);
    }
    QByteArrayView blob(int column) const
    {
        Q_ASSERT(typeOf(column) == SQLITE_BLOB);
        const auto *raw = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
        return {raw, sqlite3_column_bytes(m_statement, column)};
    }

    sqlite3_stmt *m_statement;
};

/// The value is not copied: it must outlive the statement's run.
int bindSqlite(sqlite3_stmt *statement, int index, const Value &value)
{
    switch (value.type()) {
    case Value::Type::Null:
        return sqlite3_bind_null(statement, index);
    case Value::Type::Integer:
        return sqlite3_bind_int64(statement, index, value.toInteger());
    case Value::Type::Boolean:
        return sqlite3_bind_int64(statement, index, value.toBoolean() ? 1 : 0);
    case Value::Type::Text: {
        const QByteArray &utf8 = value.toUtf8();
        return sqlite3_bind_text64(statement, index, utf8.constData(), sqlite3_uint64(utf8.size()), SQLITE_STATIC,
                                   SQLITE_UTF8);
    }
    case Value::Type::Bytes: {
        const QByteArray &raw = value.toBytes();
        return sqlite3_bind_blob64(statement, index, raw.constData(), sqlite3_uint64(raw.size()), SQLITE_STATIC);
    }
    case Value::Type::Uuid:
        return sqlite3_bind_blob(statement, index, value.toUuid().bytes().data(), 16, SQLITE_STATIC);
    }
    return SQLITE_MISUSE;
}

class SqliteConnection final : public Connection
{
public:
    explicit SqliteConnection(sqlite3 *db)
        : m_db(db)
    {}
    SqliteConnection(const SqliteConnection &) = delete;
    SqliteConnection &operator=(const SqliteConnection &) = delete;
    ~SqliteConnection() override
    {
        m_statements.clear();
        const int code = sqlite3_close(m_db);
        Q_ASSERT_X(code == SQLITE_OK, "SqliteConnection", "closed while one of its statements is in use");
    }

    Dialect dialect() const override { return Dialect::Sqlite; }
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
    void interrupt() override { sqlite3_interrupt(m_db); }

private:
    enum class State { None, Reading, Writing, Failed };

    Result<SqliteStatements::Use> prepared(QByteArrayView sql, std::span<const Value> parameters);
    Result<void> bindAll(sqlite3_stmt *statement, std::span<const Value> parameters);
    Result<void> putRows(const QByteArray &sql, size_t width, std::span<const Value> values);
    Result<void> inItsOwnTransaction(const std::function<Result<void>()> &work);
    Error failed(int code, QByteArrayView sql = {});
    Error failed(Error error);

    sqlite3 *m_db;
    SqliteStatements m_statements;
    InsertTexts m_insertTexts;
    State m_state = State::None;
};

Error SqliteConnection::failed(Error error)
{
    // SQLite itself would go on after a failed statement, PostgreSQL would not: both behave as PostgreSQL does.
    if (m_state != State::None)
        m_state = State::Failed;
    return error;
}

Error SqliteConnection::failed(int code, QByteArrayView sql)
{
    Error error = sqliteError(code, m_db);
    return failed(sql.isEmpty() ? error : error.with(QStringLiteral("sql"), QString::fromUtf8(sql)));
}

Result<SqliteStatements::Use> SqliteConnection::prepared(QByteArrayView sql, std::span<const Value> parameters)
{
    if (m_state == State::Failed)
        return Error("storage.transaction_failed");
    auto use = m_statements.take(m_db, sql);
    if (!use)
        return failed(use.error());
    if (m_state == State::Reading && !sqlite3_stmt_readonly(use->get()))
        return failed(Error("storage.read_only", {{QStringLiteral("sql"), QString::fromUtf8(sql)}}));
    TRY(bindAll(use->get(), parameters));
    return use;
}

Result<void> SqliteConnection::bindAll(sqlite3_stmt *statement, std::span<const Value> parameters)
{
    const int wanted = sqlite3_bind_parameter_count(statement);
    if (size_t(wanted) != parameters.size())
        return failed(wrongParameterCount(sqlite3_sql(statement), parameters.size(), size_t(wanted)));
    for (int i = 0; i < wanted; ++i) {
        const Value &value = parameters[size_t(i)];
        if (value.type() == Value::Type::Text && !isStorableText(value.toUtf8()))
            return failed(Error("storage.malformed_text"));
        if (const int code = bindSqlite(statement, i + 1, value); code != SQLITE_OK)
            return failed(code);
    }
    return {};
}

Result<qint64> SqliteConnection::run(QByteArrayView sql, std::span<const Value> parameters)
{
    TRY_LET(const SqliteStatements::Use use, prepared(sql, parameters));
    const qint64 before = sqlite3_total_changes64(m_db);
    int code = SQLITE_ROW;
    while (code == SQLITE_ROW)
        code = sqlite3_step(use.get());
    if (code != SQLITE_DONE)
        return failed(code, sql);
    // sqlite3_changes keeps the count of an earlier statement when this one is not an INSERT, UPDATE or DELETE.
    return sqlite3_total_changes64(m_db) == before ? 0 : qint64(sqlite3_changes64(m_db));
}

Result<void> SqliteConnection::inItsOwnTransaction(const std::function<Result<void>()> &work)
{
    if (m_state == State::Failed)
        return Error("storage.transaction_failed");
    if (m_state == State::Reading)
        return failed(Error("storage.read_only"));
    if (m_state == State::Writing)
        return work();
    TRY_LET(Transaction transaction, Transaction::begin(*this, Access::Write));
    TRY(work());
    return transaction.commit();
}

Result<void> SqliteConnection::runScript(const QByteArray &sql)
{
    return inItsOwnTransaction([&]() -> Result<void> {
        if (const int code = sqlite3_exec(m_db, sql.constData(), nullptr, nullptr, nullptr); code != SQLITE_OK)
            return failed(code);
        return {};
    });
}

Result<void> SqliteConnection::each(QByteArrayView sql, std::span<const Value> parameters,
                                    const std::function<bool(const RowView &)> &row)
{
    TRY_LET(const SqliteStatements::Use use, prepared(sql, parameters));
    const SqliteRow view(use.get());
    for (;;) {
        const int code = sqlite3_step(use.get());
        if (code == SQLITE_DONE)
            return {};
        if (code != SQLITE_ROW)
            return failed(code, sql);
        if (!row(view))
            return {};
    }
}

Result<void> SqliteConnection::putMany(const QByteArray &table, const std::vector<QByteArray> &columns,
                                       const std::vector<QByteArray> &keys, std::span<const Value> values)
{
    Q_ASSERT(!columns.empty() && values.size() % columns.size() == 0);
    if (values.empty())
        return {};
    const QByteArray &sql = m_insertTexts.of(table, columns, keys);
    return inItsOwnTransaction([&] { return putRows(sql, columns.size(), values); });
}

Result<void> SqliteConnection::putRows(const QByteArray &sql, size_t width, std::span<const Value> values)
{
    TRY_LET(const SqliteStatements::Use use, prepared(sql, values.first(width)));
    for (size_t at = 0;;) {
        if (const int code = sqlite3_step(use.get()); code != SQLITE_DONE)
            return failed(code, sql);
        at += width;
        if (at == values.size())
            return {};
        sqlite3_reset(use.get());
        TRY(bindAll(use.get(), values.subspan(at, width)));
    }
}

Result<void> SqliteConnection::begin(Access access)
{
    Q_ASSERT_X(m_state == State::None, "SqliteConnection::begin", "transactions do not nest");
    TRY_LET(const SqliteStatements::Use use,
            m_statements.take(m_db, access == Access::Write ? "BEGIN IMMEDIATE" : "BEGIN DEFERRED"));
    if (const int code = sqlite3_step(use.get()); code != SQLITE_DONE)
        return sqliteError(code, m_db);
    m_state = access == Access::Write ? State::Writing : State::Reading;
    return {};
}

Result<void> SqliteConnection::commit()
{
    Q_ASSERT_X(m_state != State::None, "SqliteConnection::commit", "no transaction");
    if (m_state == State::Failed)
        return Error("storage.transaction_failed");
    TRY_LET(const SqliteStatements::Use use, m_statements.take(m_db, "COMMIT"));
    if (const int code = sqlite3_step(use.get()); code != SQLITE_DONE)
        return failed(code);
    m_state = State::None;
    return {};
}

void SqliteConnection::rollback()
{
    if (m_state == State::None)
        return;
    m_state = State::None;
    // After some errors (disk full, I/O) SQLite has rolled back by itself.
    if (!sqlite3_get_autocommit(m_db))
        sqlite3_exec(m_db, "ROLLBACK", nullptr, nullptr, nullptr);
}

/// The first column of the first row as text; empty when there is none.
Result<QByteArray> askSqlite(sqlite3 *db, const QByteArray &sql)
{
    sqlite3_stmt *statement = nullptr;
    int code = sqlite3_prepare_v2(db, sql.constData(), int(sql.size()), &statement, nullptr);
    if (code != SQLITE_OK)
        return sqliteError(code, db);
    QByteArray answer;
    code = sqlite3_step(statement);
    if (code == SQLITE_ROW)
        answer = reinterpret_cast<const char *>(sqlite3_column_text(statement, 0));
    // finalize repeats the error of the step, if there was one.
    code = sqlite3_finalize(statement);
    if (code != SQLITE_OK)
        return sqliteError(code, db);
    return answer;
}

QByteArray synchronousWord(SqliteOptions::Synchronous synchronous)
{
    switch (synchronous) {
    case SqliteOptions::Synchronous::Full:
        // In WAL mode the same as FULL; with a rollback journal it also syncs the folder after the journal is removed,
        // without which the last commit can be undone by a power cut.
        return "EXTRA";
    case SqliteOptions::Synchronous::Normal:
        return "NORMAL";
    case SqliteOptions::Synchronous::OffForTests:
        return "OFF";
    }
    return "EXTRA";
}

/// Has SQLite leave the end of each page to the seal of a file that is not made yet.
Result<void> leaveRoomForSeal(sqlite3 *db, const SqliteOptions &options)
{
    TRY_LET(const QByteArray seal, askSqlite(db, QByteArray("PRAGMA ") + sealPragma));
    if (seal.isEmpty() && !options.roomForSeal)
        return {};
    Q_ASSERT_X(seal.isEmpty() || options.journal == SqliteOptions::Journal::Wal ||
                   options.synchronous == SqliteOptions::Synchronous::Full,
               "openSqlite", "a sealed rollback journal needs full syncs (SealedJournal)");
    int reserve = sealingReserve;
    if (const int code = sqlite3_file_control(db, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve); code != SQLITE_OK)
        return sqliteError(code, db);
    return {};
}

Result<void> configure(sqlite3 *db, const SqliteOptions &options)
{
    TRY(leaveRoomForSeal(db, options));
    sqlite3_busy_timeout(db, int(options.busyTimeout.count()));
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    // A mistyped column in double quotes is an error and not a text.
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    if (const int code = addContentHash(db); code != SQLITE_OK)
        return sqliteError(code, db);
    std::vector<QByteArray> pragmas{"trusted_schema = OFF", "page_size = 4096", "mmap_size = 0", "temp_store = MEMORY",
                                    "cache_size = -32768"};
    pragmas.push_back(options.erase == SqliteOptions::Erase::Yes ? "secure_delete = ON" : "secure_delete = OFF");
    // First of all: some of the others read the file, and a log that is there cannot be opened without shared memory.
    if (options.exclusive)
        pragmas.insert(pragmas.begin(), "locking_mode = EXCLUSIVE");
    pragmas.push_back("synchronous = " + synchronousWord(options.synchronous));
    for (const QByteArray &pragma : pragmas)
        TRY(askSqlite(db, "PRAGMA " + pragma));
    if (!options.readOnly) {
        const QByteArray wanted = options.journal == SqliteOptions::Journal::Wal ? "wal" : "delete";
        TRY_LET(const QByteArray mode, askSqlite(db, "PRAGMA journal_mode = " + wanted));
        // A page that is written again and again is copied into the file once: acts on many cases write the same few.
        TRY(askSqlite(db, "PRAGMA wal_autocheckpoint = 4000"));
        if (mode != wanted && mode != "memory") {
            return Error("storage.io", {{QStringLiteral("detail"),
                                         QStringLiteral("journal mode is %1").arg(QString::fromUtf8(mode))}});
        }
    }
    // The first real read: finds out that the file is no database, or damaged.
    TRY(askSqlite(db, "SELECT count(*) FROM sqlite_schema"));
    return {};
}

bool isMissing(const SqliteOptions &options, const QByteArray &vfsName)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find(vfsName.constData());
    if (!vfs)
        return false;
    QByteArray full(vfs->mxPathname + 1, '\0');
    if (vfs->xFullPathname(vfs, options.path.toUtf8().constData(), vfs->mxPathname, full.data()) != SQLITE_OK)
        return false;
    int exists = 0;
    return vfs->xAccess(vfs, full.constData(), SQLITE_ACCESS_EXISTS, &exists) == SQLITE_OK && !exists;
}

} // namespace

Result<std::unique_ptr<Connection>> openSqlite(const SqliteOptions &options)
{
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (options.readOnly)
        flags |= SQLITE_OPEN_READONLY;
    else
        flags |= SQLITE_OPEN_READWRITE | (options.mustExist ? 0 : SQLITE_OPEN_CREATE);
    const QByteArray vfsName = options.vfs.isEmpty() ? fileVfs() : options.vfs;
    sqlite3 *db = nullptr;
    const int code = sqlite3_open_v2(options.path.toUtf8().constData(), &db, flags, vfsName.constData());
    if (code != SQLITE_OK) {
        const bool missing = !(flags & SQLITE_OPEN_CREATE) && isMissing(options, vfsName);
        const Error error = missing ? Error("storage.missing") : sqliteError(code, db);
        sqlite3_close(db);
        return error.with(QStringLiteral("path"), options.path);
    }
    auto connection = std::make_unique<SqliteConnection>(db);
    if (const auto configured = configure(db, options); !configured)
        return configured.error().with(QStringLiteral("path"), options.path);
    return std::unique_ptr<Connection>(std::move(connection));
}

Result<void> checkIntegrity(Connection &connection, Integrity depth)
{
    QByteArray finding;
    const QByteArray sql = depth == Integrity::Quick ? "PRAGMA quick_check(1)" : "PRAGMA integrity_check(1)";
    TRY(connection.each(sql, {}, [&](const RowView &row) {
        finding = row.utf8(0);
        return false;
    }));
    if (finding == "ok")
        return {};
    return Error("storage.damaged", {{QStringLiteral("detail"), QString::fromUtf8(finding)}});
}

} // namespace peygir::storage
