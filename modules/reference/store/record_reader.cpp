// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/store/record_reader.h"

#include "base/cell_guard.h"
#include "base/csv_reader.h"
#include "organisation/core/chart.h"
#include "persian/sort_key.h"
#include "persian/text.h"
#include "persian/tokens.h"
#include "reference/core/part_forms.h"
#include "reference/core/merge_records.h"
#include "reference/core/record_merge.h"
#include "storage/door.h"

#include <QIODevice>

#include <algorithm>

namespace peygir::reference {

using storage::Connection;
using storage::RowView;

namespace {

/// A longer way up is a ring.
constexpr int aroundMost = 8;

Error unknownType(const QString &type) { return Error("reference.type_unknown", {{QStringLiteral("type"), type}}); }

/// Every text of a record by which it may be looked for; ids and words of closed sets are none.
QString searchedText(const QJsonObject &record)
{
    QStringList texts;
    for (const QJsonValue &value : record) {
        const QString text = value.toString();
        if (!text.isEmpty() && !Uuid::parse(QStringView(text)).ok() && text.size() < 1000)
            texts += text;
        for (const QJsonValue &part : value.toObject())
            texts += part.toString();
    }
    return texts.join(u' ');
}

std::optional<Uuid> idIn(const QJsonObject &record, const char *field)
{
    const auto id = Uuid::parse(QStringView(record.value(QLatin1String(field)).toString()));
    return id.ok() ? std::optional(*id) : std::nullopt;
}

/// Absent on a database that cannot tell.
Result<std::optional<qint64>> versionOf(Connection &connection)
{
    std::optional<qint64> version;
    if (connection.dialect() != storage::Dialect::Sqlite)
        return version;
    TRY(connection.each("PRAGMA data_version", {}, [&version](const RowView &view) {
        version = view.integer(0);
        return false;
    }));
    return version;
}

} // namespace

RecordReader::RecordReader(std::vector<RecordType> types, std::vector<RecordForm> forms)
    : m_types(std::move(types)), m_forms(std::move(forms))
{
}

const RecordType *RecordReader::typeOf(const QString &name) const
{
    const auto found = std::find_if(m_types.begin(), m_types.end(),
                                    [&name](const RecordType &type) { return name == QLatin1String(type.name); });
    return found == m_types.end() ? nullptr : &*found;
}

const RecordForm *RecordReader::formOf(const QString &name) const
{
    const auto found = std::find_if(m_forms.begin(), m_forms.end(),
                                    [&name](const RecordForm &form) { return name == QLatin1String(form.type); });
    return found == m_forms.end() ? nullptr : &*found;
}

Result<RecordReader::Index> RecordReader::readIndex(Connection &connection, const RecordType &type)
{
    const Table &table = *type.table;
    const RecordForm *form = formOf(QString::fromLatin1(type.name));
    std::vector<std::pair<QByteArray, Entry>> sorted;
    TRY(connection.each("SELECT " + table.selectList + " FROM " + table.name, {}, [&](const RowView &view) {
        const RowPointer row = storage::readRow(table, view);
        const QJsonObject record = type.write(*row);
        const Localized name = nameOf(record);
        sorted.emplace_back(persian::sortKey(name.fa),
                            Entry{row->id, name, form ? idIn(record, form->around) : std::nullopt,
                                  persian::indexTokens(searchedText(record)),
                                  record.value(QLatin1String("active")).toBool(true)});
        return true;
    }));
    std::sort(sorted.begin(), sorted.end(),
              [](const auto &a, const auto &b) { return std::tie(a.first, a.second.id) < std::tie(b.first, b.second.id); });
    Index index;
    for (auto &[key, entry] : sorted) {
        index.byId.emplace(entry.id, index.entries.size());
        index.byName.emplace(persian::searchForm(entry.name.fa), index.entries.size());
        index.entries.push_back(std::move(entry));
    }
    return index;
}

Result<const RecordReader::Index *> RecordReader::indexOf(Connection &connection, const QString &type)
{
    const RecordType *known = typeOf(type);
    if (!known)
        return unknownType(type);
    const auto found = m_indexes.find(type);
    if (found != m_indexes.end())
        return &found->second;
    TRY_LET(Index index, readIndex(connection, *known));
    return &m_indexes.emplace(type, std::move(index)).first->second;
}

Result<void> RecordReader::forgetWhatChanged(Connection &connection)
{
    TRY_LET(const auto version, versionOf(connection));
    if (!version || version != m_version) {
        m_indexes.clear();
        m_merges.reset();
    }
    m_version = version;
    return {};
}

Result<std::vector<const RecordReader::Entry *>> RecordReader::wished(Connection &connection, const RecordWish &wish)
{
    TRY_LET(const Index *index, indexOf(connection, wish.type));
    const QList<persian::QueryWord> words = persian::queryWords(wish.text);
    std::vector<const Entry *> found;
    for (const Entry &entry : index->entries) {
        if ((entry.active || wish.inactiveToo) && persian::isFound(entry.tokens, words))
            found.push_back(&entry);
    }
    return found;
}

Result<RecordPage> RecordReader::page(Connection &connection, const RecordWish &wish, qint64 offset, int limit)
{
    TRY(forgetWhatChanged(connection));
    TRY_LET(const std::vector<const Entry *> entries, wished(connection, wish));
    const RecordType &type = *typeOf(wish.type);
    std::vector<Uuid> ids;
    for (qint64 n = offset; n < std::min(offset + limit, qint64(entries.size())); ++n)
        ids.push_back(entries[size_t(n)]->id);
    storage::Door door(connection);
    TRY_LET(const auto rows, door.rows(*type.table, ids));
    std::map<Uuid, RowPointer> byId;
    for (const RowPointer &row : rows)
        byId.emplace(row->id, row);
    RecordPage page{{}, qint64(entries.size())};
    for (const Uuid &id : ids) {
        TRY_LET(RecordLine made, line(connection, type, id, type.write(*byId.at(id))));
        page.lines.push_back(std::move(made));
    }
    return page;
}

Result<const RecordReader::Merges *> RecordReader::mergesOf(Connection &connection)
{
    if (!m_merges) {
        Merges merges;
        TRY(connection.each("SELECT record, kept FROM record_merge WHERE active", {}, [&merges](const RowView &view) {
            merges.emplace(view.uuid(0), view.uuid(1));
            return true;
        }));
        m_merges = std::move(merges);
    }
    return &*m_merges;
}

Result<Uuid> RecordReader::shownFor(Connection &connection, const Uuid &id)
{
    TRY_LET(const Merges *merges, mergesOf(connection));
    Uuid at = id;
    for (int steps = 0; steps < mostRecordMerges; ++steps) {
        const auto merge = merges->find(at);
        if (merge == merges->end())
            break;
        at = merge->second;
    }
    return at;
}

Result<Localized> RecordReader::nameIn(Connection &connection, const QString &type, const QString &id)
{
    TRY_LET(const Index *index, indexOf(connection, type));
    const auto parsed = Uuid::parse(QStringView(id));
    if (!parsed.ok())
        return Localized{};
    TRY_LET(const Uuid shown, shownFor(connection, *parsed));
    const auto found = index->byId.find(shown);
    return found == index->byId.end() ? Localized{} : index->entries[found->second].name;
}

Result<Localized> RecordReader::ownNameIn(Connection &connection, const QString &type, const QString &id)
{
    TRY_LET(const Index *index, indexOf(connection, type));
    const auto parsed = Uuid::parse(QStringView(id));
    const auto found = parsed.ok() ? index->byId.find(*parsed) : index->byId.end();
    return found == index->byId.end() ? Localized{} : index->entries[found->second].name;
}

Result<std::vector<Localized>> RecordReader::around(Connection &connection, const QString &type, const Uuid &id)
{
    std::vector<Localized> names;
    QString at = type;
    Uuid of = id;
    for (int steps = 0; steps < aroundMost; ++steps) {
        const RecordForm *form = formOf(at);
        const RecordField *field = form ? form->field(QLatin1String(form->around)) : nullptr;
        TRY_LET(const Index *index, indexOf(connection, at));
        const auto found = index->byId.find(of);
        if (!field || found == index->byId.end() || !index->entries[found->second].around)
            break;
        of = *index->entries[found->second].around;
        at = QLatin1String(field->refersTo);
        TRY_LET(Localized name, nameIn(connection, at, of.toString()));
        if (name.fa.isEmpty())
            break;
        names.push_back(std::move(name));
    }
    return names;
}

Result<RecordLine> RecordReader::line(Connection &connection, const RecordType &type, const Uuid &id,
                                      QJsonObject record)
{
    const QString name = QString::fromLatin1(type.name);
    RecordLine line{id, std::move(record), {}, {}};
    if (const RecordForm *form = formOf(name)) {
        for (const RecordField &field : form->fields) {
            const QString to = line.record.value(QLatin1String(field.name)).toString();
            if (field.kind != FieldKind::Reference || to.isEmpty())
                continue;
            TRY_LET(Localized called, nameIn(connection, QLatin1String(field.refersTo), to));
            line.names.insert_or_assign(to, std::move(called));
        }
    }
    TRY_LET(line.around, around(connection, name, id));
    TRY_LET(const Merges *merges, mergesOf(connection));
    if (const auto merge = merges->find(id); merge != merges->end()) {
        line.mergedInto = merge->second;
        TRY_LET(line.shownAs, shownFor(connection, id));
        TRY_LET(line.shownAsName, nameIn(connection, name, id.toString()));
    }
    return line;
}

Result<std::optional<RecordLine>> RecordReader::record(Connection &connection, const QString &type, const Uuid &id)
{
    TRY(forgetWhatChanged(connection));
    const RecordType *known = typeOf(type);
    if (!known)
        return unknownType(type);
    storage::Door door(connection);
    TRY_LET(const RowPointer row, door.row(*known->table, id));
    if (!row)
        return std::optional<RecordLine>();
    TRY_LET(RecordLine made, line(connection, *known, id, known->write(*row)));
    return std::optional(std::move(made));
}

Result<HistoryOfRecord> RecordReader::history(Connection &connection, const QString &type, const Uuid &id)
{
    TRY(forgetWhatChanged(connection));
    const Table &table = tableOf<RecordHistory>();
    HistoryOfRecord history;
    TRY(connection.each("SELECT " + table.selectList + " FROM record_history WHERE record = ? ORDER BY at DESC, id",
                        {Value(id)}, [&](const RowView &view) {
                            history.entries.push_back(fromRow<RecordHistory>(*storage::readRow(table, view)));
                            return true;
                        }));
    for (const RecordHistory &entry : history.entries) {
        const RecordForm *part = partFormOf(entry.recordType);
        const RecordForm *form = part ? part : formOf(type);
        const QString author = entry.author.toString();
        TRY_LET(history.names[author], nameIn(connection, QLatin1String(organisation::Person::tableName), author));
        for (auto field = entry.changed.begin(); form && field != entry.changed.end(); ++field) {
            const RecordField *declared = form->field(field.key());
            const bool isMerging = field.key() == QLatin1String(mergedIntoField) || field.key() == QLatin1String(joinedField);
            if (!isMerging && (!declared || declared->kind != FieldKind::Reference))
                continue;
            for (const QJsonValue &value : field.value().toObject()) {
                const QString of = isMerging ? type : QLatin1String(declared->refersTo);
                TRY_LET(history.names[value.toString()],
                        isMerging ? ownNameIn(connection, of, value.toString()) : nameIn(connection, of, value.toString()));
            }
        }
    }
    return history;
}

Result<std::vector<NamingRecords>> RecordReader::naming(Connection &connection, const QString &type, const Uuid &id)
{
    std::vector<NamingRecords> naming;
    for (const RecordForm &form : m_forms) {
        const RecordType *known = typeOf(QLatin1String(form.type));
        NamingRecords here{QLatin1String(form.type), 0};
        for (const RecordField &field : form.fields) {
            if (!known || field.kind != FieldKind::Reference || type != QLatin1String(field.refersTo))
                continue;
            TRY(connection.each("SELECT COUNT(*) FROM " + known->table->name + " WHERE " + field.name + " = ?", {Value(id)},
                                [&here](const RowView &view) {
                                    here.count += view.integer(0);
                                    return false;
                                }));
        }
        if (here.count > 0)
            naming.push_back(std::move(here));
    }
    return naming;
}

Result<std::vector<Uuid>> RecordReader::byPath(Connection &connection, const QString &type, const QStringList &path)
{
    std::vector<Uuid> found;
    if (path.isEmpty())
        return found;
    TRY_LET(const Index *index, indexOf(connection, type));
    const auto [first, last] = index->byName.equal_range(path.back());
    for (auto each = first; each != last; ++each) {
        const Uuid id = index->entries[each->second].id;
        TRY_LET(const std::vector<Localized> above, around(connection, type, id));
        bool fits = path.size() - 1 <= qsizetype(above.size());
        for (qsizetype up = 1; fits && up < path.size(); ++up)
            fits = persian::searchForm(above[size_t(up - 1)].fa) == path[path.size() - 1 - up];
        // Two that are one by now are found as one.
        TRY_LET(const Uuid shown, shownFor(connection, id));
        if (fits && std::find(found.begin(), found.end(), shown) == found.end())
            found.push_back(shown);
    }
    return found;
}

Result<CsvImport> RecordReader::readCsv(Connection &connection, const RecordForm &form, QIODevice &file,
                                        const CsvWords &words)
{
    CsvReader rows(file, separatorOf(file));
    return readRows(connection, form, rows, words);
}

Result<CsvImport> RecordReader::readRows(Connection &connection, const RecordForm &form, RowSource &rows,
                                         const CsvWords &words)
{
    TRY(forgetWhatChanged(connection));
    const QString name = QLatin1String(form.type);
    const RecordType *type = typeOf(name);
    if (!type)
        return unknownType(name);
    storage::Door door(connection);
    CsvGround ground;
    ground.byId = [&](const Uuid &id) -> Result<std::optional<CsvGround::Known>> {
        TRY_LET(const RowPointer row, door.row(*type->table, id));
        return row ? std::optional(CsvGround::Known{id, type->write(*row)}) : std::nullopt;
    };
    ground.byPath = [&](const QString &of, const QStringList &path) { return byPath(connection, of, path); };
    ground.check = [type](const QJsonObject &record) -> Result<void> {
        TRY(type->read(record));
        return {};
    };
    return readRecords(rows, form, words, ground);
}

Result<qint64> RecordReader::writeCsv(Connection &connection, const RecordForm &form, const RecordWish &wish,
                                      QIODevice &file, const CsvWords &words)
{
    const auto write = [&file](const QStringList &cells) -> Result<void> {
        QStringList guarded;
        for (const QString &cell : cells)
            guarded += guardedCell(cell);
        if (file.write(csvLine(guarded)) < 0)
            return Error("reference.file", {{QStringLiteral("detail"), file.errorString()}});
        return {};
    };
    // A spreadsheet takes a file without this mark for Windows-1256.
    file.write("\xef\xbb\xbf");
    TRY(write(csvHead(form, words)));
    return eachRow(connection, form, wish, words, write);
}

Result<qint64> RecordReader::eachRow(Connection &connection, const RecordForm &form, const RecordWish &wish,
                                     const CsvWords &words,
                                     const std::function<Result<void>(const QStringList &cells)> &take)
{
    TRY(forgetWhatChanged(connection));
    TRY_LET(const std::vector<const Entry *> entries, wished(connection, wish));
    const RecordType &type = *typeOf(wish.type);
    const auto path = [&](const QString &of, const QString &id) -> QStringList {
        const auto parsed = Uuid::parse(QStringView(id));
        const auto name = nameIn(connection, of, id);
        if (!parsed.ok() || !name.ok() || name->fa.isEmpty())
            return {id};
        QStringList names{name->fa};
        const auto above = around(connection, of, *parsed);
        for (const Localized &outer : above.ok() ? *above : std::vector<Localized>())
            names.prepend(outer.fa);
        return names;
    };
    storage::Door door(connection);
    for (const Entry *entry : entries) {
        TRY_LET(const RowPointer row, door.row(*type.table, entry->id));
        TRY(take(csvCells(form, type.write(*row), words, path)));
    }
    return qint64(entries.size());
}

} // namespace peygir::reference
