// SPDX-License-Identifier: GPL-3.0-or-later
// Files of cases that other systems have written (R048), and the maps that say what their columns mean.
#include "access/core/roles.h"
#include "base/csv_reader.h"
#include "fuzz/oracles.h"
#include "fuzz/samples.h"
#include "intake/core/import_guess.h"
#include "intake/core/import_run.h"
#include "reference/core/put_record.h"
#include "support/rules/town.h"

#include <QBuffer>
#include <QFile>

namespace peygir::fuzz {

namespace {

using namespace intake;

constexpr auto mapErrors = {"import.map_not_json", "import.map_field", "import.map_zone", "import.map_channel"};

/// Without Persian words: the shipped maps have these.
QByteArray aFile(char separator)
{
    const auto line = [separator](std::initializer_list<const char *> cells) {
        QStringList fields;
        for (const char *cell : cells)
            fields += QString::fromUtf8(cell);
        return csvLine(fields, separator);
    };
    return line({"case_enquiry_id", "open_dt", "closed_dt", "case_status", "case_title", "reason", "neighborhood", "location_street_name", "phone", "source", "extra"})
           + line({"101", "2024-01-05 09:12:00", "2024-01-06T10:00:00Z", "Closed", "Pothole", "Streets", "one", "Main St, 12", "09121234567", "phone", ""})
           + line({"102", "2024-01-05 09:13:00", "", "Open", "pothole", "Streets", "two", "two\nlines", "0", "app", "\"x\""})
           + line({"102", "2024-02-30 09:13:00", "2023-01-01 00:00:00", "Closed", "", "", "", "", "", "", "y"});
}

/// The same letters in the two encodings that a Persian file has.
std::vector<QByteArray> files()
{
    const QString persian = QStringLiteral("\u0634\u0645\u0627\u0631\u0647\t\u062a\u0627\u0631\u06cc\u062e \u062b\u0628\u062a\t\u0645\u0648\u0636\u0648\u0639\t"
                                           "\u0645\u062d\u0644\u0647\n7\t1402/01/05 12:30\t\u0686\u0627\u0644\u0647\t\u0646\u0627\u0631\u0645\u06a9\n")
                                .replace(QChar(0x06cc), QChar(0x064a));
    QByteArray old;
    for (const QChar letter : persian) {
        int byte = 0;
        while (byte < 255 && fromWindows1256(QByteArray(1, char(byte))).at(0) != letter)
            ++byte;
        old += char(byte);
    }
    return {aFile(','), aFile(';'), aFile('|'), persian.toUtf8(), "\xef\xbb\xbf" + persian.toUtf8(), old};
}

/// What somebody says who is shown the guess: everything that is needed is some column.
Result<ImportMap> mapOf(const QByteArray &bytes)
{
    TRY_LET(const RecognisedEncoding encoding, recogniseEncoding(bytes));
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    TRY_LET(const ImportSample sample, readImportSample(buffer, encoding.encoding, recogniseSeparator(bytes, encoding.encoding), 200));
    ImportGuess guess = guessImport(sample, QStringLiteral("old"));
    expect(guess.columns.size() == size_t(sample.header.size()), "a guess says something of each column");
    for (const ImportField field : missingFields(guess.map)) {
        for (const GuessedColumn &column : guess.columns) {
            if (column.canBeNamed && fieldOfColumn(guess.map, column.heading) == ImportField::Kept) {
                setFieldOfColumn(guess.map, column.heading, field);
                break;
            }
        }
    }
    if (!missingFields(guess.map).empty())
        return Error("import.columns_missing");
    return guess.map;
}

std::vector<QByteArray> maps()
{
    std::vector<QByteArray> maps;
    for (const char *shipped : {"boston311", "centre_137", "nyc311", "nyc311_portal", "sf311"}) {
        QFile file(QStringLiteral(":/import/%1.json").arg(QLatin1String(shipped)));
        expect(file.open(QIODevice::ReadOnly), "the shipped maps are there");
        maps.push_back(ImportMap::parse(file.readAll())->toJson());
    }
    for (const QByteArray &file : files())
        maps.push_back(mapOf(file)->toJson());
    return maps;
}

void tryMap(const QByteArray &bytes)
{
    const auto map = ImportMap::parse(bytes);
    if (!map.ok())
        return expectTyped(map.error(), mapErrors);
    expect(missingFields(*map).empty() && !map->source.isEmpty(), "what a map must say it says");
    const auto again = ImportMap::parse(map->toJson());
    expect(again.ok() && *again == *map, "a map that was read and written is read as the same");
}

// --- cases ---------------------------------------------------------------------------------------------------------

KnownNames knownIn(const test::FactStore &store)
{
    return {store.all<catalogue::SubjectGroup>(), store.all<catalogue::Subject>(), store.all<places::Place>(), test::city()};
}

const test::FactStore &town()
{
    static const test::FactStore town = test::theTown();
    return town;
}

/// Rules and rows in memory in place of a server.
class TownTarget final : public ImportTarget
{
public:
    explicit TownTarget(test::FactStore store) : m_store(std::move(store)) {}

    Result<bool> isThere(const QString &, const ImportedRow &) override { return false; }
    Result<void> putRecords(const std::vector<QJsonObject> &records) override
    {
        for (const QJsonObject &record : records) {
            const auto put = decided({samples::id(7), reference::putRecordKind, 1, access::systemUser(), samples::noon, 0, std::nullopt, {}, record});
            expect(put.ok() && !put->isLeftToServer(), "what a file's cases refer to can be made: one row never stops the others");
        }
        return {};
    }
    Result<std::vector<std::optional<Error>>> bringIn(const std::vector<CaseToImport> &items) override
    {
        std::vector<std::optional<Error>> refusals;
        for (const CaseToImport &item : items) {
            const auto brought = decided({item.command, ImportCase::kind, ImportCase::version, access::systemUser(), item.registeredAt, 0,
                                          std::nullopt, {}, fieldsToJson(item.import)});
            if (!brought.ok())
                expectTyped(brought.error(), {"intake.imported_already"});
            refusals.push_back(brought.ok() ? std::nullopt : std::optional(brought.error()));
        }
        return refusals;
    }

private:
    Result<Changes> decided(const Envelope &envelope)
    {
        auto changes = test::cityRules().decide(envelope, envelope.madeAt, m_store);
        if (changes.ok())
            m_store.apply(*changes);
        return changes;
    }

    test::FactStore m_store;
};

void tryRow(const ImportedRow &row)
{
    expect(!row.number.isEmpty() && !row.subject.isEmpty(), "a row that was read has a number and a subject");
    expect(row.registeredAt <= samples::noon, "no case was registered later than now");
    expect(!row.closedAt || (*row.closedAt >= row.registeredAt && *row.closedAt <= samples::noon), "no case was closed before it was registered");
    for (const QString *text : {&row.group, &row.subject, &row.region, &row.district, &row.address, &row.words, &row.answer})
        expect(wireText(*text).ok(), "what a file says is text that a table takes");
}

void tryFile(const QByteArray &bytes)
{
    const auto map = mapOf(bytes);
    if (!map.ok())
        return expectFrom(map.error(), {"import.encoding_", "import.empty", "import.columns_missing", "csv."});
    const auto kept = ImportMap::parse(map->toJson());
    expect(kept.ok() && *kept == *map, "a map that was guessed can be kept");
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    auto file = ImportFile::open(buffer, *map, samples::noon);
    expect(file.ok(), "a file opens by the map that was made for it");
    TownTarget target(town());
    qint64 bad = 0;
    ImportRun run(
        target, knownIn(town()), map->source,
        [&bad](const ImportFileRow &, const Error &error) -> Result<void> {
            expectFrom(error, {"csv.", "import.", "intake.import"});
            ++bad;
            return {};
        },
        tryRow);
    for (bool more = true; more;) {
        const auto stepped = run.step(*file);
        expect(stepped.ok(), "bad rows cost themselves only");
        more = *stepped;
    }
    const ImportReport &report = run.report();
    expect(report.bad == bad && report.rows == report.imported + report.already + report.bad, "each row is counted once");
}

} // namespace

std::vector<Target> importTargets() { return {{"import-map", 8 * 1024, maps, tryMap}, {"import-file", 8 * 1024, files, tryFile}}; }

} // namespace peygir::fuzz
