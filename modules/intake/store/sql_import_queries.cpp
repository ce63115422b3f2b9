// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/store/sql_import_queries.h"

#include "intake/store/import_checking.h"
#include "intake/store/imported.h"

#include <QFile>
#include <QFileInfo>

namespace peygir::intake {

using storage::Connection;

namespace {

/// Enough to tell encoding and separator by; a first line that is longer is none.
constexpr qint64 beginningBytes = 2 * 1024 * 1024;

Result<ImportLook> lookInto(const ImportReading &reading)
{
    QFile file(reading.path);
    if (!file.open(QIODevice::ReadOnly))
        return noImportFile(reading.path);
    const QByteArray beginning = file.read(beginningBytes);
    ImportLook look;
    look.size = file.size();
    if (reading.encoding) {
        look.encoding.encoding = *reading.encoding;
    } else {
        TRY_LET(look.encoding, recogniseEncoding(beginning));
    }
    const FileEncoding encoding = look.encoding.encoding;
    const char separator = reading.separator.value_or(recogniseSeparator(beginning, encoding));
    file.seek(0);
    TRY_LET(const ImportSample sample, readImportSample(file, encoding, separator, ImportQueries::rowsGuessedFrom));
    look.guess = guessImport(sample, QFileInfo(reading.path).completeBaseName());
    return look;
}

Result<ImportPreview> firstRows(Connection &connection, const QString &path, const ImportMap &map, Instant now)
{
    QFile csv(path);
    if (!csv.open(QIODevice::ReadOnly))
        return noImportFile(path);
    TRY_LET(const KnownNames known, readKnownNames(connection));
    TRY_LET(ImportFile file, ImportFile::open(csv, map, now));
    ImportRecognition recognition(known, map.source);
    ImportPreview preview;
    for (int n = 0; n < ImportQueries::rowsGuessedFrom; ++n) {
        auto row = file.next();
        if (!row)
            break;
        if (row->row.ok())
            recognition.count(preview.words, *row->row);
        if (n >= ImportQueries::rowsShown)
            continue;
        ImportPreviewRow shown{std::move(*row), {}, {}};
        if (shown.row.row.ok()) {
            shown.subject = recognition.subject(*shown.row.row);
            shown.place = recognition.place(*shown.row.row);
        }
        preview.rows.push_back(std::move(shown));
    }
    preview.subjects = recognition.takeOffered();
    return preview;
}

} // namespace

ImportQueries::Cancel SqlImportQueries::look(const ImportReading &reading, QObject *context, Done<ImportLook> done)
{
    auto ticket = m_thread.run<ImportLook>([reading](Connection &) { return lookInto(reading); }, context, std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

ImportQueries::Cancel SqlImportQueries::preview(const QString &path, const ImportMap &map, Instant now, QObject *context,
                                                Done<ImportPreview> done)
{
    auto ticket = m_thread.run<ImportPreview>(
        [path, map, now](Connection &connection) { return firstRows(connection, path, map, now); }, context, std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

ImportQueries::Cancel SqlImportQueries::check(const CheckWish &wish, QObject *context, Progress progress,
                                              Done<ImportCheck> done)
{
    auto checking = std::make_shared<ImportChecking>(wish, context, std::move(progress), std::move(done));
    checkOn(checking);
    return [checking] {
        checking->cancel();
    };
}

void SqlImportQueries::checkOn(const std::shared_ptr<ImportChecking> &checking)
{
    checking->setTicket(m_thread.run<ImportChecking::Piece>(
        [checking](Connection &connection) { return checking->piece(connection); }, checking->context(),
        [this, checking](const Result<ImportChecking::Piece> &piece) {
            if (checking->take(piece))
                checkOn(checking);
        }));
}

} // namespace peygir::intake
