// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/core/record_csv.h"

#include "base/cell_guard.h"
#include "base/csv_reader.h"
#include "base/random.h"
#include "persian/date_input.h"
#include "persian/digits.h"
#include "persian/text.h"
#include "reference/core/time_of_day.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace peygir::reference {

namespace {

const QString idColumn = QStringLiteral("id");
const QString activeColumn = QStringLiteral("active");
const QString english = QStringLiteral(".en");
const QString pathMark = QStringLiteral(" / ");
constexpr double degree = 1'000'000;

bool isLocalized(FieldKind kind) { return kind == FieldKind::LocalizedText || kind == FieldKind::LocalizedNote; }

QStringList columnsOf(const RecordForm &form)
{
    QStringList columns{idColumn};
    for (const RecordField &field : form.fields) {
        columns += QLatin1String(field.name);
        if (isLocalized(field.kind))
            columns += QLatin1String(field.name) + english;
    }
    return columns + QStringList{activeColumn};
}

QString calledIn(const CsvWords &words, const QString &column)
{
    const auto found = words.columns.find(column);
    return found == words.columns.end() ? column : found->second;
}

QString choiceCalled(const CsvWords &words, const RecordField &field, const QString &word)
{
    const auto found = words.choices.find(QLatin1String(field.name) + u'|' + word);
    return found == words.choices.end() ? word : found->second;
}

QString asJson(const QJsonValue &value)
{
    return value.isArray() && !value.toArray().isEmpty()
               ? QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact))
               : QString();
}

// --- reading cells -----------------------------------------------------------------------------------------------

using Cell = Result<QJsonValue>;

Cell numberIn(const QString &cell, const RecordField &field)
{
    bool ok = false;
    const qint64 number = persian::toAsciiDigits(cell).toLongLong(&ok);
    if (!ok || number < field.least || number > field.most)
        return Error("reference.csv_number",
                     {{QStringLiteral("least"), field.least}, {QStringLiteral("most"), field.most}});
    return QJsonValue(number);
}

Cell degreesIn(const QString &cell, const RecordField &field)
{
    bool ok = false;
    const double degrees = persian::toAsciiDigits(cell).replace(QChar(0x066B), u'.').toDouble(&ok);
    const double number = std::round(degrees * degree);
    if (!ok || !(number >= double(field.least) && number <= double(field.most)))
        return Error("reference.csv_number", {{QStringLiteral("least"), double(field.least) / degree},
                                              {QStringLiteral("most"), double(field.most) / degree}});
    return QJsonValue(qint64(number));
}

/// A day of a file is written out: what "tomorrow" means depends on when it is read.
Cell dateIn(const QString &cell)
{
    static const QRegularExpression written(QStringLiteral("\\A[0-9]{4}([-/.])[0-9]{1,2}\\1[0-9]{1,2}\\z"));
    const QString text = persian::toAsciiDigits(cell.trimmed());
    const auto typed = written.match(text).hasMatch() ? persian::parseDate(text, persian::JalaliDate::first())
                                                      : Result<persian::JalaliDate>(Error("persian.date.malformed"));
    if (typed.ok())
        return QJsonValue(typed->toGregorian().toString(Qt::ISODate));
    // As programs write it.
    if (!jalaliText(text).isEmpty() && QDate::fromString(text, Qt::ISODate).toString(Qt::ISODate) == text)
        return QJsonValue(text);
    return Error("reference.csv_date", {{QStringLiteral("value"), cell.left(40)}});
}

Cell timeIn(const QString &cell)
{
    TRY_LET(const TimeOfDay time, TimeOfDay::parseTyped(cell));
    return QJsonValue(time.toString());
}

bool isOneOf(const QString &cell, const QStringList &words)
{
    const QString form = persian::searchForm(cell);
    return std::any_of(words.begin(), words.end(),
                       [&form](const QString &word) { return persian::searchForm(word) == form; });
}

QString yesNoCalled(const CsvWords &words, bool yes)
{
    const QString &word = yes ? words.yes : words.no;
    return !word.isEmpty() ? word : yes ? QStringLiteral("1") : QStringLiteral("0");
}

Cell yesNoIn(const QString &cell, const CsvWords &words)
{
    if (isOneOf(cell, {QStringLiteral("1"), QStringLiteral("true"), QStringLiteral("yes"), words.yes}))
        return QJsonValue(true);
    if (isOneOf(cell, {QStringLiteral("0"), QStringLiteral("false"), QStringLiteral("no"), words.no}))
        return QJsonValue(false);
    return Error("reference.csv_yes_no");
}

Cell choiceIn(const QString &cell, const RecordField &field, const CsvWords &words)
{
    for (const ChoiceWord &choice : field.choices) {
        const QString word = QString::fromLatin1(choice.word);
        if (isOneOf(cell, {word, choiceCalled(words, field, word)}))
            return QJsonValue(word);
    }
    return Error("reference.csv_choice", {{QStringLiteral("value"), cell}});
}

Cell choicesIn(const QString &cell, const RecordField &field, const CsvWords &words)
{
    QJsonArray chosen;
    QString spaced = cell;
    for (const QString &one : spaced.replace(QChar(0x060C), u',').split(u',', Qt::SkipEmptyParts)) {
        TRY_LET(const QJsonValue word, choiceIn(one.trimmed(), field, words));
        chosen.append(word);
    }
    return QJsonValue(chosen);
}

Cell itemsIn(const QString &cell)
{
    QJsonParseError parsing;
    const QJsonDocument document = QJsonDocument::fromJson(cell.toUtf8(), &parsing);
    if (parsing.error != QJsonParseError::NoError || !document.isArray())
        return Error("reference.csv_items");
    return QJsonValue(document.array());
}

QStringList pathIn(const QString &cell)
{
    QStringList path;
    for (const QString &part : cell.split(pathMark, Qt::SkipEmptyParts))
        path += persian::searchForm(part);
    return path;
}

Result<Uuid> theOne(const QString &cell, const char *type, const CsvGround &ground)
{
    if (const auto id = Uuid::parse(QStringView(cell)); id.ok())
        return *id;
    TRY_LET(const std::vector<Uuid> found, ground.byPath(QLatin1String(type), pathIn(cell)));
    if (found.size() == 1)
        return found.front();
    return Error(found.empty() ? "reference.csv_not_found" : "reference.csv_several", {{QStringLiteral("value"), cell}});
}

/// The rows of one file, held against what is here.
class CsvSheet
{
public:
    CsvSheet(const RecordForm &form, const CsvWords &words, const CsvGround &ground)
        : m_form(form), m_words(words), m_ground(ground)
    {
    }

    Result<void> readHead(const QStringList &cells)
    {
        m_import.head = cells;
        for (const QString &cell : cells) {
            const QString column = columnCalled(cell);
            if (column.isEmpty())
                m_import.ignored += cell;
            m_columns += column;
        }
        const QString first = QLatin1String(m_form.fields.front().name);
        if (!m_columns.contains(first))
            return Error("reference.csv_column_missing", {{QStringLiteral("column"), calledIn(m_words, first)}});
        return {};
    }

    Result<void> readRow(const CsvRecord &row)
    {
        m_fault.reset();
        if (row.error) {
            setBad(row, QString(), *row.error);
            return {};
        }
        if (row.fields.size() != m_columns.size()) {
            setBad(row, QString(), Error("reference.csv_cells", {{QStringLiteral("expected"), m_columns.size()},
                                                                 {QStringLiteral("found"), row.fields.size()}}));
            return {};
        }
        m_cells.clear();
        for (qsizetype n = 0; n < m_columns.size(); ++n) {
            if (!m_columns[n].isEmpty())
                m_cells.insert(m_columns[n], persian::normalised(unguardedCell(row.fields[n]), persian::Lines::Many));
        }
        return keep(row);
    }

    CsvImport take() { return std::move(m_import); }

private:
    QString columnCalled(const QString &cell) const
    {
        for (const QString &column : columnsOf(m_form)) {
            if (isOneOf(cell, {column, calledIn(m_words, column)}))
                return column;
        }
        return {};
    }

    void setBad(const CsvRecord &row, const QString &column, const Error &error)
    {
        m_import.bad.push_back({row.line, column.isEmpty() ? column : calledIn(m_words, column), error, row.fields});
    }

    /// The first fault is the one that is told.
    void fault(const QString &column, const Error &error)
    {
        if (!m_fault)
            m_fault = {column, error};
    }

    Result<void> keep(const CsvRecord &row)
    {
        TRY_LET(auto known, knownRecord());
        QJsonObject record = known ? known->record : QJsonObject();
        fill(record, !known);
        if (!m_fault && !known)
            record.insert(idColumn, newId(record).toString());
        if (!m_fault)
            checkRecord(record);
        const QString id = record.value(idColumn).toString();
        if (!m_fault && m_lineOf.contains(id))
            fault(idColumn, Error("reference.csv_twice", {{QStringLiteral("line"), m_lineOf.value(id)}}));
        if (m_fault) {
            setBad(row, m_fault->first, m_fault->second);
            return {};
        }
        m_lineOf.insert(id, row.line);
        if (known && known->record == record)
            ++m_import.unchanged;
        else
            m_import.good.push_back({row.line, record, !known, row.fields});
        return {};
    }

    void checkRecord(const QJsonObject &record)
    {
        const auto checked = m_ground.check(record);
        if (!checked.ok())
            fault(checked.error().values().value(QStringLiteral("field")).toString(), checked.error());
    }

    /// By its id, else by its name within what is around it.
    Result<std::optional<CsvGround::Known>> knownRecord()
    {
        const QString id = m_cells.value(idColumn);
        if (!id.isEmpty()) {
            const auto parsed = Uuid::parse(QStringView(id));
            if (parsed.ok())
                return m_ground.byId(*parsed);
            fault(idColumn, Error("reference.csv_id"));
            return std::optional<CsvGround::Known>();
        }
        QStringList path = pathIn(m_cells.value(QLatin1String(m_form.around)));
        path += persian::searchForm(nameIn(m_cells.value(QLatin1String(m_form.fields.front().name))));
        TRY_LET(const std::vector<Uuid> found, m_ground.byPath(QLatin1String(m_form.type), path));
        if (found.size() > 1)
            fault(QLatin1String(m_form.fields.front().name),
                  Error("reference.csv_several", {{QStringLiteral("value"), path.join(pathMark)}}));
        return found.size() == 1 ? m_ground.byId(found.front()) : std::optional<CsvGround::Known>();
    }

    /// What a record is called (`nameOf`) of whose first field this is the cell.
    QString nameIn(const QString &cell) const
    {
        if (m_form.fields.front().kind != FieldKind::Date)
            return cell;
        const Cell date = dateIn(cell);
        return date.ok() ? jalaliText(date->toString()) : cell;
    }

    void fill(QJsonObject &record, bool isNew)
    {
        for (const RecordField &field : m_form.fields)
            fillField(record, field, isNew);
        if (m_cells.contains(activeColumn) && !m_cells.value(activeColumn).isEmpty())
            put(record, activeColumn, yesNoIn(m_cells.value(activeColumn), m_words));
        else if (isNew)
            record.insert(activeColumn, true);
    }

    void fillField(QJsonObject &record, const RecordField &field, bool isNew)
    {
        const QString name = QLatin1String(field.name);
        // A sheet holds no file: it says how it is called, and changes nothing of it.
        if (field.kind == FieldKind::File) {
        } else if (m_cells.contains(name)) {
            const QString cell = m_cells.value(name);
            if (!cell.isEmpty())
                put(record, name, isLocalized(field.kind) ? localized(cell, name, record) : read(cell, field));
            else if (field.kind != FieldKind::Items && field.kind != FieldKind::Choices)
                record.remove(name);
            else if (isNew || record.contains(name))
                // One that is here without the list stays without: a sheet that was written here says nothing new.
                record.insert(name, QJsonArray());
        } else if (!record.contains(name) && field.kind == FieldKind::YesNo) {
            record.insert(name, false);
        }
        if (field.presence == Presence::Required && !record.contains(name))
            fault(name, Error("reference.csv_missing"));
    }

    void put(QJsonObject &record, const QString &name, const Cell &value)
    {
        if (value.ok())
            record.insert(name, *value);
        else
            fault(name, value.error());
    }

    /// English stays where the file does not speak of it.
    Cell localized(const QString &cell, const QString &name, const QJsonObject &record) const
    {
        const QString column = name + english;
        QJsonValue other = record.value(name).toObject().value(QLatin1String("en"));
        if (m_cells.contains(column))
            other = m_cells.value(column);
        QJsonObject both{{QStringLiteral("fa"), cell}};
        if (!other.toString().isEmpty())
            both.insert(QStringLiteral("en"), other);
        return QJsonValue(both);
    }

    Cell read(const QString &cell, const RecordField &field)
    {
        switch (field.kind) {
        case FieldKind::Text:
        case FieldKind::Note:
            return QJsonValue(cell);
        case FieldKind::LocalizedText:
        case FieldKind::LocalizedNote:
            return QJsonValue(QJsonObject{{QStringLiteral("fa"), cell}});
        case FieldKind::Number:
            return numberIn(cell, field);
        case FieldKind::Degrees:
            return degreesIn(cell, field);
        case FieldKind::Date:
            return dateIn(cell);
        case FieldKind::TimeOfDay:
            return timeIn(cell);
        case FieldKind::YesNo:
            return yesNoIn(cell, m_words);
        case FieldKind::Choice:
            return choiceIn(cell, field, m_words);
        case FieldKind::Choices:
            return choicesIn(cell, field, m_words);
        case FieldKind::Items:
            return itemsIn(cell);
        case FieldKind::File:
            return Error("reference.csv_not_found", {{QStringLiteral("value"), cell}});
        case FieldKind::Reference:
            break;
        }
        TRY_LET(const Uuid id, theOne(cell, field.refersTo, m_ground));
        return QJsonValue(id.toString());
    }

    /// From the file or from the name, never by chance: reading a file again must find what it made.
    Uuid newId(const QJsonObject &record) const
    {
        static const Uuid space = Uuid::parse(QByteArrayView("5e7e0000-0000-8000-8000-000000000003")).value();
        const auto given = Uuid::parse(QStringView(m_cells.value(idColumn)));
        const QString around = record.value(QLatin1String(m_form.around)).toString();
        return given.ok() ? *given
                          : derivedUuid(space, QByteArray(m_form.type) + '\n' + around.toUtf8() + '\n'
                                                   + persian::searchForm(nameOf(record).fa).toUtf8());
    }

    const RecordForm &m_form;
    const CsvWords &m_words;
    const CsvGround &m_ground;
    /// The name of each column; empty: it means nothing.
    QStringList m_columns;
    QHash<QString, QString> m_cells;
    QHash<QString, qint64> m_lineOf;
    std::optional<std::pair<QString, Error>> m_fault;
    CsvImport m_import;
};

QString cellOf(const RecordField &field, const QJsonValue &value, const CsvWords &words,
               const std::function<QStringList(const QString &type, const QString &id)> &path)
{
    switch (field.kind) {
    case FieldKind::Text:
    case FieldKind::Note:
        return value.toString();
    case FieldKind::LocalizedText:
    case FieldKind::LocalizedNote:
        return value.toObject().value(QLatin1String("fa")).toString();
    case FieldKind::Number:
        return value.isDouble() ? QString::number(value.toInteger()) : QString();
    case FieldKind::Degrees:
        return value.isDouble() ? QString::number(double(value.toInteger()) / degree, 'f', 6) : QString();
    case FieldKind::Date:
        return jalaliText(value.toString());
    case FieldKind::TimeOfDay:
        return value.toString();
    case FieldKind::YesNo:
        return yesNoCalled(words, value.toBool());
    case FieldKind::Choice:
        return value.isString() ? choiceCalled(words, field, value.toString()) : QString();
    case FieldKind::Choices: {
        QStringList called;
        for (const QJsonValue &word : value.toArray())
            called += choiceCalled(words, field, word.toString());
        return called.join(QLatin1String(", "));
    }
    case FieldKind::Items:
        return asJson(value);
    case FieldKind::File:
        return value.toObject().value(QLatin1String("name")).toString();
    case FieldKind::Reference:
        break;
    }
    return value.isString() ? path(QLatin1String(field.refersTo), value.toString()).join(pathMark) : QString();
}

} // namespace

QStringList csvHead(const RecordForm &form, const CsvWords &words)
{
    QStringList head;
    for (const QString &column : columnsOf(form))
        head += calledIn(words, column);
    return head;
}

QStringList csvCells(const RecordForm &form, const QJsonObject &record, const CsvWords &words,
                     const std::function<QStringList(const QString &type, const QString &id)> &path)
{
    QStringList cells{record.value(idColumn).toString()};
    for (const RecordField &field : form.fields) {
        const QJsonValue value = record.value(QLatin1String(field.name));
        cells += cellOf(field, value, words, path);
        if (isLocalized(field.kind))
            cells += value.toObject().value(QLatin1String("en")).toString();
    }
    return cells + QStringList{yesNoCalled(words, record.value(activeColumn).toBool())};
}

Result<CsvImport> readRecordsCsv(QIODevice &device, const RecordForm &form, const CsvWords &words,
                                 const CsvGround &ground)
{
    CsvReader reader(device, separatorOf(device));
    return readRecords(reader, form, words, ground);
}

Result<CsvImport> readRecords(RowSource &rows, const RecordForm &form, const CsvWords &words, const CsvGround &ground)
{
    const auto head = rows.next();
    if (!head)
        return Error("reference.csv_empty");
    if (head->error)
        return head->error->id().startsWith("sheets.") ? *head->error : Error("reference.csv_empty");
    CsvSheet sheet(form, words, ground);
    TRY(sheet.readHead(head->fields));
    while (const auto row = rows.next()) {
        TRY(sheet.readRow(*row));
    }
    return sheet.take();
}

} // namespace peygir::reference
