// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/migrations.h"

#include "base/hash.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <map>

namespace peygir::storage {

namespace {

struct SchemaWord
{
    const char *word;
    const char *sqlite;
    const char *postgresql;
};

/// Texts are compared by bytes on both databases. json is text and not jsonb, which would not keep the bytes.
constexpr SchemaWord schemaWords[] = {
    {"uuid", "BLOB", "uuid"},
    {"instant", "INTEGER", "bigint"},
    {"int", "INTEGER", "bigint"},
    {"bool", "INTEGER", "boolean"},
    {"bytes", "BLOB", "bytea"},
    {"text", "TEXT", "text COLLATE \"C\""},
    {"json", "TEXT", "text COLLATE \"C\""},
    {"by_key", "WITHOUT ROWID, STRICT", ""},
    {"by_rowid", "STRICT", ""},
};

Error malformed(const QString &file, const QString &what)
{
    return Error("storage.migration_malformed", {{QStringLiteral("file"), file}, {QStringLiteral("detail"), what}});
}

/// What the database sees: no comments, no empty lines, no spaces at the ends of lines. Texts in quotes that hold two
/// dashes do not occur in migrations.
QByteArray withoutComments(const QByteArray &sql)
{
    QByteArray result;
    for (QByteArray line : sql.split('\n')) {
        if (const qsizetype comment = line.indexOf("--"); comment >= 0)
            line.truncate(comment);
        while (!line.isEmpty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r'))
            line.chop(1);
        if (!line.isEmpty())
            result += line + '\n';
    }
    return result;
}

QByteArray hashOf(const Migration &migration)
{
    return Blake2b(16).add(withoutComments(migration.sql)).finish().toHex();
}

std::optional<Family> familyNamed(const QString &name)
{
    if (name == QLatin1String("replicated"))
        return Family::Replicated;
    if (name == QLatin1String("server"))
        return Family::Server;
    if (name == QLatin1String("desk"))
        return Family::Desk;
    return std::nullopt;
}

bool isFor(const Migration &migration, Side side)
{
    switch (migration.family) {
    case Family::Replicated:
        return true;
    case Family::Server:
        return side == Side::Server;
    case Family::Desk:
        return side == Side::Desk;
    }
    return false;
}

std::vector<Migration> neededBy(Side side, std::span<const Migration> migrations)
{
    std::vector<Migration> needed;
    std::copy_if(migrations.begin(), migrations.end(), std::back_inserter(needed),
                 [&](const Migration &migration) { return isFor(migration, side); });
    std::sort(needed.begin(), needed.end(), [](const Migration &a, const Migration &b) { return a.number < b.number; });
    return needed;
}

using AppliedMigrations = std::map<int, QByteArray>; // number to hash

Result<AppliedMigrations> readApplied(Connection &connection)
{
    AppliedMigrations applied;
    TRY(connection.each("SELECT number, hash FROM schema_version", {}, [&](const RowView &row) {
        applied.emplace(int(row.integer(0)), row.utf8(1));
        return true;
    }));
    return applied;
}

Result<void> makeVersionTable(Connection &connection)
{
    bool exists = false;
    const char *find =
        connection.dialect() == Dialect::Sqlite
            ? "SELECT 1 FROM sqlite_schema WHERE name = 'schema_version'"
            : "SELECT 1 FROM pg_catalog.pg_tables WHERE tablename = 'schema_version' AND schemaname = current_schema()";
    TRY(connection.each(find, {}, [&](const RowView &) { return !(exists = true); }));
    if (exists)
        return {};
    TRY_LET(const QByteArray sql, inDialect("CREATE TABLE IF NOT EXISTS schema_version (number {int} PRIMARY KEY,"
                                            " name {text} NOT NULL, hash {text} NOT NULL) {by_rowid}",
                                            connection.dialect()));
    return connection.runScript(sql);
}

Result<void> compare(const AppliedMigrations &applied, const std::vector<Migration> &needed)
{
    for (const auto &[number, hash] : applied) {
        const auto known = std::find_if(needed.begin(), needed.end(),
                                        [n = number](const Migration &migration) { return migration.number == n; });
        if (known == needed.end())
            return Error("storage.schema_newer", {{QStringLiteral("number"), number}});
        if (hash != hashOf(*known)) {
            return Error("storage.migration_changed", {{QStringLiteral("number"), number},
                                                       {QStringLiteral("name"), QString::fromUtf8(known->name)}});
        }
    }
    const int newest = applied.empty() ? 0 : applied.rbegin()->first;
    for (const Migration &migration : needed) {
        if (migration.number < newest && !applied.contains(migration.number))
            return Error("storage.migration_late", {{QStringLiteral("number"), migration.number}});
    }
    return {};
}

/// False when another program has applied it in the meantime.
Result<bool> apply(Connection &connection, const Migration &migration)
{
    // Any constant number does: whoever holds this lock is the one that migrates this database.
    constexpr qint64 migrationLock = 0x7065'7967'6972;
    TRY_LET(const QByteArray sql, inDialect(migration.sql, connection.dialect()));
    TRY_LET(Transaction transaction, Transaction::begin(connection, Connection::Access::Write));
    if (connection.dialect() == Dialect::Postgresql)
        TRY(connection.run("SELECT pg_advisory_xact_lock(?)", {Value(migrationLock)}));
    TRY_LET(const AppliedMigrations applied, readApplied(connection));
    if (applied.contains(migration.number))
        return false;
    TRY(connection.runScript(sql));
    TRY(connection.run("INSERT INTO schema_version (number, name, hash) VALUES (?, ?, ?)",
                       {Value(migration.number), Value::text(migration.name), Value::text(hashOf(migration))}));
    TRY(transaction.commit());
    return true;
}

} // namespace

Result<Migration> parseMigration(const QString &fileName, const QByteArray &text)
{
    static const QRegularExpression filePattern(QStringLiteral("^(\\d{4})-([a-z0-9]+(?:-[a-z0-9]+)*)\\.sql$"));
    static const QRegularExpression numberPattern(QStringLiteral("^-- (\\d{4}): \\S"));
    static const QRegularExpression familyPattern(QStringLiteral("^-- family: (\\w+)\\s*$"));
    const auto file = filePattern.match(fileName);
    if (!file.hasMatch())
        return malformed(fileName, QStringLiteral("the file is not named NNNN-name.sql"));
    QString number;
    std::optional<Family> family;
    for (const QString &line : QString::fromUtf8(text).split(u'\n')) {
        if (!line.startsWith(QLatin1String("--")))
            break;
        if (const auto match = numberPattern.match(line); match.hasMatch() && number.isEmpty())
            number = match.captured(1);
        if (const auto match = familyPattern.match(line); match.hasMatch())
            family = familyNamed(match.captured(1));
    }
    if (number != file.captured(1))
        return malformed(fileName, QStringLiteral("the header does not say %1 and the purpose").arg(file.captured(1)));
    if (!family)
        return malformed(fileName, QStringLiteral("the header does not say a family"));
    if (const auto rendered = inDialect(text, Dialect::Sqlite); !rendered)
        return rendered.error().with(QStringLiteral("file"), fileName);
    return Migration{number.toInt(), file.captured(2).toUtf8(), *family, text};
}

Result<std::vector<Migration>> allMigrations()
{
    std::vector<Migration> all;
    const QDir folder(QStringLiteral(":/migrations"));
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return malformed(name, file.errorString());
        TRY_LET(Migration migration, parseMigration(name, file.readAll()));
        if (!all.empty() && all.back().number == migration.number)
            return malformed(name, QStringLiteral("its number is that of %1").arg(QString::fromUtf8(all.back().name)));
        all.push_back(std::move(migration));
    }
    return all;
}

Result<QByteArray> inDialect(const QByteArray &sql, Dialect dialect)
{
    QByteArray result;
    qsizetype at = 0;
    const QByteArray plain = withoutComments(sql);
    for (;;) {
        const qsizetype open = plain.indexOf('{', at);
        if (open < 0)
            return result + plain.mid(at);
        const qsizetype close = plain.indexOf('}', open);
        const QByteArray word = plain.mid(open + 1, close - open - 1);
        const auto found = std::find_if(std::begin(schemaWords), std::end(schemaWords),
                                        [&](const SchemaWord &known) { return word == known.word; });
        if (close < 0 || found == std::end(schemaWords))
            return malformed(QString(), QStringLiteral("unknown word {%1}").arg(QString::fromUtf8(word.left(40))));
        result += plain.mid(at, open - at) + (dialect == Dialect::Sqlite ? found->sqlite : found->postgresql);
        at = close + 1;
    }
}

Result<void> checkMigration(const Migration &migration)
{
    // A type follows the name of its column; a column may well be called "text".
    static const QRegularExpression types(
        QStringLiteral("\\w\\s+(REAL|FLOAT\\w*|DOUBLE|NUMERIC|DECIMAL|JSONB?|TIMESTAMP\\w*|DATE|VARCHAR|CHAR|SERIAL|"
                       "INTEGER|BIGINT|BLOB|BYTEA|BOOLEAN|TEXT|UUID)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    // An index is no content: it may go when another one does its work.
    static const QRegularExpression replicated(
        QStringLiteral("\\b(UNIQUE|FOREIGN|REFERENCES|CASCADE|TRIGGER|AUTOINCREMENT|GENERATED|INSERT|UPDATE|DELETE|"
                       "REPLACE|DROP(?!\\s+INDEX))\\b"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression quoted(QStringLiteral("'[^']*'|\\{\\w+\\}|\"[^\"]*\""));
    const QString sql = QString::fromUtf8(withoutComments(migration.sql)).replace(quoted, QStringLiteral(";"));
    auto found = types.match(sql);
    if (!found.hasMatch() && migration.family == Family::Replicated)
        found = replicated.match(sql);
    if (!found.hasMatch())
        return {};
    return Error("storage.migration_forbidden", {{QStringLiteral("name"), QString::fromUtf8(migration.name)},
                                                 {QStringLiteral("number"), migration.number},
                                                 {QStringLiteral("word"), found.captured(1).toUpper()}});
}

Result<int> pendingMigrations(Connection &connection, std::span<const Migration> migrations, Side side)
{
    TRY(makeVersionTable(connection));
    TRY_LET(const AppliedMigrations applied, readApplied(connection));
    const std::vector<Migration> needed = neededBy(side, migrations);
    TRY(compare(applied, needed));
    return int(needed.size() - applied.size());
}

Result<bool> isMigrated(Connection &connection)
{
    TRY(makeVersionTable(connection));
    TRY_LET(const AppliedMigrations applied, readApplied(connection));
    return !applied.empty();
}

Result<int> migrate(Connection &connection, std::span<const Migration> migrations, Side side)
{
    TRY(pendingMigrations(connection, migrations, side));
    int count = 0;
    for (const Migration &migration : neededBy(side, migrations)) {
        TRY_LET(const AppliedMigrations applied, readApplied(connection));
        if (applied.contains(migration.number))
            continue;
        TRY_LET(const bool done, apply(connection, migration));
        count += done ? 1 : 0;
    }
    return count;
}

} // namespace peygir::storage
