// SPDX-License-Identifier: GPL-3.0-or-later
#include "sheets/zip_archive.h"

#include "sheets/sheet_limits.h"

#include <QFile>
#include <QFileInfo>

#include <zip.h>

namespace peygir::sheets {

/// One part, as a device that can only be read on.
class ZipPart final : public QIODevice
{
public:
    ZipPart(ZipArchive &archive, zip_file_t *file)
        : m_archive(archive)
        , m_file(file)
    {
        open(QIODevice::ReadOnly);
    }
    ~ZipPart() override { zip_fclose(m_file); }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *bytes, qint64 most) override
    {
        if (m_archive.m_problem)
            return -1;
        const qint64 read = zip_fread(m_file, bytes, zip_uint64_t(most));
        if (read < 0)
            m_archive.m_problem = Error("sheets.damaged");
        m_archive.m_left -= std::max<qint64>(read, 0);
        if (m_archive.m_left < 0)
            m_archive.m_problem = Error("sheets.too_large");
        return m_archive.m_problem || read == 0 ? -1 : read;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    ZipArchive &m_archive;
    zip_file_t *m_file;
};

Result<std::unique_ptr<ZipArchive>> ZipArchive::open(const QString &file, qint64 unpacked)
{
    const QFileInfo info(file);
    if (!info.isFile() || !info.isReadable())
        return Error("sheets.file", {{QStringLiteral("file"), file}});
    if (info.size() > limits::bookBytes)
        return Error("sheets.too_large");
    int error = 0;
    zip_t *archive = zip_open(QFile::encodeName(file).constData(), ZIP_RDONLY, &error);
    if (!archive)
        return Error("sheets.not_a_workbook");
    std::unique_ptr<ZipArchive> made(new ZipArchive(archive, unpacked));
    if (zip_get_num_entries(archive, 0) > limits::bookParts)
        return Error("sheets.too_large");
    return made;
}

ZipArchive::~ZipArchive() { zip_discard(m_archive); }

bool ZipArchive::has(const QString &part) const
{
    return zip_name_locate(m_archive, part.toUtf8().constData(), 0) >= 0;
}

std::unique_ptr<QIODevice> ZipArchive::part(const QString &name)
{
    const zip_int64_t at = zip_name_locate(m_archive, name.toUtf8().constData(), 0);
    if (at < 0)
        return nullptr;
    // Fails for one that is encrypted or packed in a way that we do not know.
    zip_file_t *file = zip_fopen_index(m_archive, zip_uint64_t(at), 0);
    if (!file) {
        m_problem = Error("sheets.damaged");
        return nullptr;
    }
    return std::make_unique<ZipPart>(*this, file);
}

} // namespace peygir::sheets
