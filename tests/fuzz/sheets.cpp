// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as other programs write them: any CSV, and base information that somebody has written into one (R151).
#include "base/csv_reader.h"
#include "administration/core/sections.h"
#include "catalogue/core/record_forms.h"
#include "composition/registry.h"
#include "fuzz/oracles.h"
#include "persian/text.h"
#include "reference/core/record_csv.h"
#include "support/rules/town.h"

#include <QBuffer>

#include <algorithm>

namespace peygir::fuzz {

namespace {

using namespace reference;

// --- any table -----------------------------------------------------------------------------------------------------

constexpr char separators[] = {',', ';', '\t', '|'};

/// Gives a few bytes at a time, as a slow disk may.
class DrippingDevice final : public QIODevice
{
public:
    explicit DrippingDevice(QByteArray bytes) : m_left(std::move(bytes)) { open(QIODevice::ReadOnly | QIODevice::Unbuffered); }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *bytes, qint64 most) override
    {
        const qint64 count = std::min<qint64>({most, m_left.size(), 7});
        std::copy_n(m_left.constData(), count, bytes);
        m_left.remove(0, count);
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_left;
};

std::vector<CsvRecord> recordsIn(QIODevice &device, char separator)
{
    CsvReader reader(device, separator);
    std::vector<CsvRecord> records;
    while (auto record = reader.next())
        records.push_back(std::move(*record));
    return records;
}

std::vector<CsvRecord> recordsIn(QByteArray bytes, char separator)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return recordsIn(buffer, separator);
}

/// The first byte says what separates.
std::vector<QByteArray> tables()
{
    const QStringList plain{QStringLiteral("no"), QStringLiteral("subject"), QStringLiteral("\u0686\u0631\u0627\u063a")};
    const QStringList odd{QStringLiteral("a\"b"), QStringLiteral("two\r\nlines"), QStringLiteral(" ,;\t|"), QString()};
    std::vector<QByteArray> tables;
    for (size_t n = 0; n < sizeof separators; ++n)
        tables.push_back(char(n) + csvLine(plain, separators[n]) + csvLine(odd, separators[n]));
    tables.push_back(QByteArray(1, '\0') + "\xef\xbb\xbf" + "a,b\r\n\r\n\"\"\n\"x\"y,1\nz\"z\n\xff,2\n\"open,\n3,4\n");
    return tables;
}

void tryTable(const QByteArray &bytes)
{
    const char separator = bytes.isEmpty() ? ',' : separators[size_t(bytes.at(0) & 3)];
    const std::vector<CsvRecord> records = recordsIn(bytes.mid(1), separator);
    DrippingDevice dripping(bytes.mid(1));
    const std::vector<CsvRecord> dripped = recordsIn(dripping, separator);
    expect(records.size() == dripped.size(), "a table has its records however it comes");
    qint64 line = 0;
    for (size_t n = 0; n < records.size(); ++n) {
        const CsvRecord &record = records[n];
        expect(record.line > line, "records stand in the order of their lines");
        line = record.line;
        expect(record.fields == dripped[n].fields && record.line == dripped[n].line, "a record is the same however it comes");
        if (record.error) {
            expectTyped(*record.error, {"csv.quote_in_field", "csv.after_quote", "csv.quote_open", "csv.encoding", "csv.record_too_long"});
            continue;
        }
        // Behind a head: a mark at the beginning of a file is none of a field.
        const auto again = recordsIn("head\n" + csvLine(record.fields, separator), separator);
        expect(again.size() == 2 && !again[1].error && again[1].fields == record.fields, "what was read and written is read as the same");
    }
}

// --- base information ----------------------------------------------------------------------------------------------

const CsvWords &words()
{
    static const CsvWords words{{{QStringLiteral("name"), QStringLiteral("\u0646\u0627\u0645")}}, {}, QStringLiteral("\u0628\u0644\u0647"), {}};
    return words;
}

/// The base information of a town, as the desk of whoever reads the file holds it.
class Ground
{
public:
    Ground() : m_forms(catalogue::recordForms()), m_types(makeRecordTypes())
    {
        for (auto &more : {reference::recordForms(), administration::recordForms()})
            m_forms.insert(m_forms.end(), more.begin(), more.end());
        const test::FactStore store = test::theTown();
        for (const auto &[key, row] : store.rows()) {
            for (const RecordType &type : m_types) {
                if (type.table == row->table)
                    m_records[QString::fromLatin1(type.name)].emplace(row->id, type.write(*row));
            }
        }
    }

    const std::vector<RecordForm> &forms() const { return m_forms; }
    std::map<Uuid, QJsonObject> records(const RecordForm &form) const
    {
        const auto found = m_records.find(QLatin1String(form.type));
        return found == m_records.end() ? std::map<Uuid, QJsonObject>() : found->second;
    }
    void put(const RecordForm &form, const QJsonObject &record)
    {
        m_records[QLatin1String(form.type)].insert_or_assign(*Uuid::parse(QStringView(record.value(QLatin1String("id")).toString())), record);
    }

    CsvGround on(const RecordForm &form) const
    {
        const auto known = m_records.find(QLatin1String(form.type));
        const auto type = std::find_if(m_types.begin(), m_types.end(), [&form](const RecordType &one) { return one.name == form.type; });
        return {[this, known](const Uuid &id) -> Result<std::optional<CsvGround::Known>> {
                    if (known == m_records.end() || !known->second.contains(id))
                        return std::optional<CsvGround::Known>();
                    return std::optional(CsvGround::Known{id, known->second.at(id)});
                },
                [this](const QString &name, const QStringList &path) -> Result<std::vector<Uuid>> { return called(name, path); },
                [type](const QJsonObject &record) -> Result<void> {
                    TRY(type->read(record));
                    return {};
                }};
    }

private:
    /// By its own name, the last of a path: enough to find one, several and none.
    std::vector<Uuid> called(const QString &type, const QStringList &path) const
    {
        std::vector<Uuid> found;
        const auto records = m_records.find(type);
        if (records == m_records.end() || path.isEmpty())
            return found;
        for (const auto &[id, record] : records->second) {
            if (persian::searchForm(nameOf(record).fa) == path.last())
                found.push_back(id);
        }
        return found;
    }

    std::vector<RecordForm> m_forms;
    std::vector<RecordType> m_types;
    std::map<QString, std::map<Uuid, QJsonObject>> m_records;
};

Ground &ground()
{
    static Ground ground;
    return ground;
}

/// By its id, which every reference may be written as.
QStringList byId(const QString &, const QString &id) { return {id}; }

/// The first byte says which form.
std::vector<QByteArray> sheets()
{
    std::vector<QByteArray> sheets;
    for (size_t n = 0; n < ground().forms().size(); ++n) {
        const RecordForm &form = ground().forms()[n];
        QByteArray sheet = char(n) + csvLine(csvHead(form, words()));
        for (const auto &[id, record] : ground().records(form))
            sheet += csvLine(csvCells(form, record, words(), byId));
        sheets.push_back(sheet);
    }
    return sheets;
}

void trySheet(const QByteArray &bytes)
{
    const auto &forms = ground().forms();
    const RecordForm &form = forms[bytes.isEmpty() ? 0 : size_t(static_cast<unsigned char>(bytes.at(0))) % forms.size()];
    QByteArray sheet = bytes.mid(1);
    QBuffer buffer(&sheet);
    buffer.open(QIODevice::ReadOnly);
    const auto import = readRecordsCsv(buffer, form, words(), ground().on(form));
    if (!import.ok())
        return expectTyped(import.error(), {"reference.csv_empty", "reference.csv_column_missing"});
    for (const BadCsvRow &row : import->bad)
        expectFrom(row.error, {"csv.", "reference.csv_", "command.field."});
    Ground after = ground();
    QByteArray written = csvLine(csvHead(form, words()));
    for (const GoodCsvRow &row : import->good) {
        after.put(form, row.record);
        written += csvLine(csvCells(form, row.record, words(), byId));
    }
    QBuffer second(&written);
    second.open(QIODevice::ReadOnly);
    const auto again = readRecordsCsv(second, form, words(), after.on(form));
    expect(again.ok() && again->good.empty() && again->bad.empty() && again->unchanged == qint64(import->good.size()),
           "what was read, put and written says nothing new");
}

} // namespace

std::vector<Target> sheetTargets() { return {{"csv", 16 * 1024, tables, tryTable}, {"record-csv", 16 * 1024, sheets, trySheet}}; }

} // namespace peygir::fuzz
