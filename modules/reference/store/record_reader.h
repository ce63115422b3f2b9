// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reference/core/put_record.h"
#include "reference/core/record_queries.h"
#include "storage/connection.h"

#include <map>

namespace peygir::reference {

/// Reads base information for lists, editors and files. Keeps the words of each type's records in memory as long as
/// the database does not change, since a list is asked for in pages. Belongs to one thread and one connection.
class RecordReader
{
public:
    /// `types` as the rules have them, `forms` as the editor shows them.
    RecordReader(std::vector<RecordType> types, std::vector<RecordForm> forms);

    Result<RecordPage> page(storage::Connection &connection, const RecordWish &wish, qint64 offset, int limit);
    Result<std::optional<RecordLine>> record(storage::Connection &connection, const QString &type, const Uuid &id);
    Result<HistoryOfRecord> history(storage::Connection &connection, const QString &type, const Uuid &id);
    Result<std::vector<NamingRecords>> naming(storage::Connection &connection, const QString &type, const Uuid &id);
    Result<CsvImport> readCsv(storage::Connection &connection, const RecordForm &form, QIODevice &file,
                              const CsvWords &words);
    /// The same of rows that come from elsewhere.
    Result<CsvImport> readRows(storage::Connection &connection, const RecordForm &form, RowSource &rows,
                               const CsvWords &words);
    Result<qint64> writeCsv(storage::Connection &connection, const RecordForm &form, const RecordWish &wish,
                            QIODevice &file, const CsvWords &words);
    /// Hands over the cells of each record that a list shows, as `csvHead` names them; answers how many.
    Result<qint64> eachRow(storage::Connection &connection, const RecordForm &form, const RecordWish &wish,
                           const CsvWords &words, const std::function<Result<void>(const QStringList &cells)> &take);

private:
    struct Entry
    {
        Uuid id;
        Localized name;
        std::optional<Uuid> around;
        QStringList tokens;
        bool active;
    };
    /// All records of one type in the order of the alphabet.
    struct Index
    {
        std::vector<Entry> entries;
        std::map<Uuid, size_t> byId;
        /// By the search form of a name.
        std::multimap<QString, size_t> byName;
    };

    /// By the record that was merged: into which.
    using Merges = std::map<Uuid, Uuid>;

    const RecordType *typeOf(const QString &name) const;
    const RecordForm *formOf(const QString &name) const;
    Result<void> forgetWhatChanged(storage::Connection &connection);
    Result<const Index *> indexOf(storage::Connection &connection, const QString &type);
    Result<Index> readIndex(storage::Connection &connection, const RecordType &type);
    Result<std::vector<const Entry *>> wished(storage::Connection &connection, const RecordWish &wish);
    Result<RecordLine> line(storage::Connection &connection, const RecordType &type, const Uuid &id,
                            QJsonObject record);
    /// The names of what it is part of, from the inside out.
    Result<std::vector<Localized>> around(storage::Connection &connection, const QString &type, const Uuid &id);
    Result<const Merges *> mergesOf(storage::Connection &connection);
    /// The record that is shown for this one.
    Result<Uuid> shownFor(storage::Connection &connection, const Uuid &id);
    /// The name of the record that is shown for this one.
    Result<Localized> nameIn(storage::Connection &connection, const QString &type, const QString &id);
    /// Its own name, whatever it was merged into: for histories.
    Result<Localized> ownNameIn(storage::Connection &connection, const QString &type, const QString &id);
    Result<std::vector<Uuid>> byPath(storage::Connection &connection, const QString &type, const QStringList &path);

    std::vector<RecordType> m_types;
    std::vector<RecordForm> m_forms;
    std::map<QString, Index> m_indexes;
    std::optional<Merges> m_merges;
    /// What the database says of itself while nobody else has changed it; absent where it does not.
    std::optional<qint64> m_version;
};

} // namespace peygir::reference
