// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/store/sql_record_queries.h"

#include "access/core/roles.h"
#include "sheets/row_file.h"
#include "sheets/xlsx_sheet.h"
#include "storage/held_facts.h"

#include <QFileInfo>
#include <QSaveFile>

namespace peygir::reference {

using storage::Connection;

namespace {

Error noFile(const QString &file) { return Error("reference.file", {{QStringLiteral("file"), file}}); }

/// The same columns and words as in CSV, all of them texts: what comes back says what went out.
Result<qint64> writeBook(RecordReader &reader, Connection &connection, const RecordForm &form, const RecordWish &wish,
                         const QString &file, const CsvWords &words)
{
    sheets::TableHead head;
    for (const QString &title : csvHead(form, words))
        head.columns.push_back({title, sheets::Column::Kind::Text});
    using sheets::XlsxSheet;
    TRY_LET(const auto sheet, XlsxSheet::create(file, head, XlsxSheet::Direction::RightToLeft, QString()));
    TRY_LET(const qint64 rows, reader.eachRow(connection, form, wish, words, [&](const QStringList &cells) {
        sheets::Row row;
        for (const QString &cell : cells)
            row.push_back({cell});
        return sheet->add(row);
    }));
    TRY(sheet->finish([](qint64, qint64) { return true; }));
    return rows;
}

} // namespace

Result<std::vector<QByteArray>> readVerbs(Connection &connection, const UserId &user, const std::vector<Verb> &verbs)
{
    storage::HeldFacts held(connection);
    const RightsOf rights = access::rightsOf;
    const Facts facts(held, user, rights);
    std::vector<QByteArray> allowed;
    for (const Verb &verb : verbs) {
        if (facts.author().may(verb, {}).ok())
            allowed.emplace_back(verb.id);
    }
    if (facts.failure())
        return *facts.failure();
    return allowed;
}

RecordQueries::Cancel SqlRecordQueries::list(const RecordWish &wish, qint64 offset, int limit, QObject *context,
                                             Done<RecordPage> done)
{
    auto ticket = m_thread.run<RecordPage>(
        [reader = m_reader, wish, offset, limit](Connection &connection) {
            return reader->page(connection, wish, offset, limit);
        },
        context, std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

RecordQueries::Cancel SqlRecordQueries::record(const QString &type, const Uuid &id, QObject *context,
                                               Done<std::optional<RecordLine>> done)
{
    auto ticket = m_thread.run<std::optional<RecordLine>>(
        [reader = m_reader, type, id](Connection &connection) { return reader->record(connection, type, id); }, context,
        std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

RecordQueries::Cancel SqlRecordQueries::history(const QString &type, const Uuid &id, QObject *context,
                                                Done<HistoryOfRecord> done)
{
    auto ticket = m_thread.run<HistoryOfRecord>(
        [reader = m_reader, type, id](Connection &connection) { return reader->history(connection, type, id); }, context,
        std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

RecordQueries::Cancel SqlRecordQueries::naming(const QString &type, const Uuid &id, QObject *context,
                                               Done<std::vector<NamingRecords>> done)
{
    auto ticket = m_thread.run<std::vector<NamingRecords>>(
        [reader = m_reader, type, id](Connection &connection) { return reader->naming(connection, type, id); }, context,
        std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

RecordQueries::Cancel SqlRecordQueries::verbsOf(const UserId &user, const std::vector<Verb> &verbs, QObject *context,
                                                Done<std::vector<QByteArray>> done)
{
    auto ticket = m_thread.run<std::vector<QByteArray>>(
        [user, verbs](Connection &connection) { return readVerbs(connection, user, verbs); }, context, std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

RecordQueries::Cancel SqlRecordQueries::readCsv(const RecordForm &form, const QString &file, const CsvWords &words,
                                                QObject *context, Done<CsvImport> done)
{
    auto ticket = m_thread.run<CsvImport>(
        [reader = m_reader, form, file, words](Connection &connection) -> Result<CsvImport> {
            if (!QFileInfo(file).isReadable())
                return noFile(file);
            TRY_LET(const auto rows, sheets::openRows(file));
            return reader->readRows(connection, form, *rows, words);
        },
        context, std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

RecordQueries::Cancel SqlRecordQueries::writeCsv(const RecordForm &form, const RecordWish &wish, const QString &file,
                                                 const CsvWords &words, QObject *context, Done<qint64> done)
{
    auto ticket = m_thread.run<qint64>(
        [reader = m_reader, form, wish, file, words](Connection &connection) -> Result<qint64> {
            if (file.endsWith(QLatin1String(".xlsx"), Qt::CaseInsensitive))
                return writeBook(*reader, connection, form, wish, file, words);
            QSaveFile target(file);
            if (!target.open(QIODevice::WriteOnly))
                return noFile(file);
            TRY_LET(const qint64 rows, reader->writeCsv(connection, form, wish, target, words));
            if (!target.commit())
                return noFile(file);
            return rows;
        },
        context, std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

} // namespace peygir::reference
