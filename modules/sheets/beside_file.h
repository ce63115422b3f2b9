// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace peygir::sheets {

/// A file that is written beside the one that is meant and takes its place when it is whole: whoever stops in the
/// middle, or loses his power, has what was there before. For libraries that want a name and not a device.
class BesideFile
{
public:
    /// The name is taken at once, so that a folder that cannot be written to is found out before the work. Fails with
    /// "sheets.file" {file}.
    static Result<BesideFile> in(const QString &file);
    BesideFile(BesideFile &&other) noexcept;
    BesideFile &operator=(BesideFile &&) = delete;
    /// Removes what did not take its place.
    ~BesideFile();

    /// Where to write.
    const QString &path() const { return m_path; }
    const QString &target() const { return m_target; }
    /// Once. Fails with "sheets.file" {file}.
    Result<void> takePlace();

private:
    BesideFile(QString target, QString path)
        : m_target(std::move(target))
        , m_path(std::move(path))
    {}

    QString m_target;
    /// Empty: it has taken its place.
    QString m_path;
};

} // namespace peygir::sheets
