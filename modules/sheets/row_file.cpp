// SPDX-License-Identifier: GPL-3.0-or-later
#include "sheets/row_file.h"

#include "base/csv_reader.h"
#include "sheets/xlsx_reader.h"

#include <QFile>

namespace peygir::sheets {

namespace {

/// A CSV file with the device that it is read from.
class CsvFile final : public RowSource
{
public:
    explicit CsvFile(std::unique_ptr<QFile> file)
        : m_file(std::move(file))
        , m_reader(*m_file, separatorOf(*m_file))
    {}
    std::optional<CsvRecord> next() override { return m_reader.next(); }

private:
    std::unique_ptr<QFile> m_file;
    CsvReader m_reader;
};

} // namespace

Result<std::unique_ptr<RowSource>> openRows(const QString &name)
{
    auto file = std::make_unique<QFile>(name);
    if (!file->open(QIODevice::ReadOnly))
        return Error("sheets.file", {{QStringLiteral("file"), name}});
    const QByteArray begin = file->peek(8);
    if (begin.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
        return Error("sheets.old_workbook");
    if (!begin.startsWith("PK"))
        return std::unique_ptr<RowSource>(std::make_unique<CsvFile>(std::move(file)));
    file->close();
    TRY_LET(auto reader, XlsxReader::open(name));
    return std::unique_ptr<RowSource>(std::move(reader));
}

} // namespace peygir::sheets
