// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/postgresql_dump.h"

#include "storage/postgresql_tools.h"

#include <QProcess>

namespace peygir::server {

using storage::RowView;

namespace {

Result<QProcessEnvironment> environmentOf(const QByteArray &conninfo)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    TRY_LET(const auto variables, storage::postgresqlEnvironment(conninfo));
    for (const auto &[name, value] : variables)
        environment.insert(QString::fromLatin1(name), QString::fromUtf8(value));
    return environment;
}

Result<void> runTool(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start(program, arguments);
    // A dump of a large city takes as long as it takes; its end is its own.
    const bool ended = process.waitForStarted(-1) && process.waitForFinished(-1);
    if (ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    const QByteArray said = process.readAllStandardError();
    const QString detail = said.isEmpty() ? process.errorString() : QString::fromUtf8(said.left(said.indexOf('\n')));
    return Error("backup.program", {{QStringLiteral("program"), program}, {QStringLiteral("detail"), detail}});
}

Result<QString> textOf(storage::Connection &connection, QByteArrayView sql)
{
    QString text;
    TRY(connection.each(sql, {}, [&text](const RowView &view) {
        text = view.text(0);
        return false;
    }));
    return text;
}

} // namespace

Result<void> dumpPostgresql(storage::Connection &connection, const QByteArray &conninfo, const QString &file)
{
    Q_ASSERT(connection.inTransaction());
    TRY_LET(const QProcessEnvironment environment, environmentOf(conninfo));
    TRY_LET(const QString snapshot, textOf(connection, "SELECT pg_export_snapshot()"));
    TRY_LET(const QString schema, textOf(connection, "SELECT CAST(current_schema() AS text)"));
    TRY(runTool(QStringLiteral("pg_dump"),
                {QStringLiteral("--format=custom"), QStringLiteral("--no-owner"), QStringLiteral("--no-privileges"),
                 QStringLiteral("--snapshot=") + snapshot, QStringLiteral("--schema=") + schema,
                 QStringLiteral("--file=") + file},
                environment));
    return readDump(file);
}

Result<void> readDump(const QString &file)
{
    // As statements, to nowhere: every block of the file is read and unpacked.
    return runTool(QStringLiteral("pg_restore"), {QStringLiteral("--file=/dev/null"), file},
                   QProcessEnvironment::systemEnvironment());
}

Result<void> restoreDump(storage::Connection &connection, const QByteArray &conninfo, const QString &file)
{
    TRY_LET(const QProcessEnvironment environment, environmentOf(conninfo));
    // What is in the schema, and not the schema itself: every database has its "public" already.
    TRY_LET(const QString schema, textOf(connection, "SELECT CAST(current_schema() AS text)"));
    const QString database = environment.value(QStringLiteral("PGDATABASE"), environment.value(QStringLiteral("PGUSER")));
    return runTool(QStringLiteral("pg_restore"),
                   {QStringLiteral("--exit-on-error"), QStringLiteral("--single-transaction"),
                    QStringLiteral("--no-owner"), QStringLiteral("--no-privileges"),
                    QStringLiteral("--schema=") + schema, QStringLiteral("--dbname=") + database, file},
                   environment);
}

} // namespace peygir::server
