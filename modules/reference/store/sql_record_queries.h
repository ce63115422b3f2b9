// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reference/store/record_reader.h"
#include "storage/query_thread.h"

namespace peygir::reference {

/// Answers the editor of base information from a desk's store.
class SqlRecordQueries final : public RecordQueries
{
public:
    /// `thread` outlives this; it alone uses what is remembered between two questions.
    SqlRecordQueries(storage::QueryThread &thread, std::vector<RecordType> types, std::vector<RecordForm> forms)
        : m_thread(thread), m_reader(std::make_shared<RecordReader>(std::move(types), std::move(forms)))
    {
    }

    Cancel list(const RecordWish &wish, qint64 offset, int limit, QObject *context, Done<RecordPage> done) override;
    Cancel record(const QString &type, const Uuid &id, QObject *context,
                  Done<std::optional<RecordLine>> done) override;
    Cancel history(const QString &type, const Uuid &id, QObject *context, Done<HistoryOfRecord> done) override;
    Cancel naming(const QString &type, const Uuid &id, QObject *context, Done<std::vector<NamingRecords>> done) override;
    Cancel verbsOf(const UserId &user, const std::vector<Verb> &verbs, QObject *context,
                   Done<std::vector<QByteArray>> done) override;
    Cancel readCsv(const RecordForm &form, const QString &file, const CsvWords &words, QObject *context,
                   Done<CsvImport> done) override;
    Cancel writeCsv(const RecordForm &form, const RecordWish &wish, const QString &file, const CsvWords &words,
                    QObject *context, Done<qint64> done) override;

private:
    storage::QueryThread &m_thread;
    std::shared_ptr<RecordReader> m_reader;
};

/// Which of the verbs the person has, as far as this store can tell.
Result<std::vector<QByteArray>> readVerbs(storage::Connection &connection, const UserId &user,
                                          const std::vector<Verb> &verbs);

} // namespace peygir::reference
