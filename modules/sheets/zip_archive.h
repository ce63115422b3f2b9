// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QIODevice>

#include <memory>

struct zip;

namespace peygir::sheets {

/// The parts of a packed file that somebody has brought: by name, unpacked as they are read, and all of them together
/// no more than a limit, whatever the archive claims of itself.
class ZipArchive
{
public:
    /// `unpacked`: bytes that may be read of all parts together. Fails with "sheets.file" {file},
    /// "sheets.not_a_workbook", and "sheets.too_large".
    static Result<std::unique_ptr<ZipArchive>> open(const QString &file, qint64 unpacked);
    ~ZipArchive();

    bool has(const QString &part) const;
    /// Open for reading, in order only; null where there is none. The archive outlives it. When more is read than the
    /// archive may unpack, or the part is damaged, reading fails and `problem` says why.
    std::unique_ptr<QIODevice> part(const QString &name);
    /// Why reading of a part ended early.
    const std::optional<Error> &problem() const { return m_problem; }

private:
    friend class ZipPart;
    ZipArchive(struct zip *archive, qint64 unpacked)
        : m_archive(archive)
        , m_left(unpacked)
    {}

    struct zip *m_archive;
    qint64 m_left;
    std::optional<Error> m_problem;
};

} // namespace peygir::sheets
