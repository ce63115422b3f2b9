// SPDX-License-Identifier: GPL-3.0-or-later
#include "sheets/beside_file.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>

#include <filesystem>
#include <utility>

namespace peygir::sheets {

namespace {

Error fileError(const QString &file) { return Error("sheets.file", {{QStringLiteral("file"), file}}); }

} // namespace

Result<BesideFile> BesideFile::in(const QString &file)
{
    const QFileInfo target(file);
    if (file.isEmpty() || target.isDir())
        return fileError(file);
    QTemporaryFile beside(target.absolutePath() + QStringLiteral("/.") + target.fileName() + QStringLiteral(".XXXXXX"));
    beside.setAutoRemove(false);
    if (!beside.open())
        return fileError(file);
    return BesideFile(target.absoluteFilePath(), beside.fileName());
}

BesideFile::BesideFile(BesideFile &&other) noexcept
    : m_target(std::move(other.m_target))
    , m_path(std::exchange(other.m_path, {}))
{}

BesideFile::~BesideFile()
{
    if (!m_path.isEmpty())
        QFile::remove(m_path);
}

Result<void> BesideFile::takePlace()
{
    // Unlike QFile it replaces what is there, in one step.
    std::error_code error;
    std::filesystem::rename(m_path.toStdU16String(), m_target.toStdU16String(), error);
    if (error)
        return fileError(m_target);
    m_path.clear();
    return {};
}

} // namespace peygir::sheets
