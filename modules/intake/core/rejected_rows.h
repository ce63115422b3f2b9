// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/core/import_file.h"

#include <QSaveFile>

#include <functional>

namespace peygir::intake {

/// Bad rows as they were, behind their line and what is wrong with them: once mended, the same map reads them. The file
/// is UTF-8, and says so by its mark where the map says something else.
class RejectedRows
{
public:
    using SentenceOf = std::function<QString(const Error &)>;

    /// Nothing is written before the first row. `map` is needed while this is made only.
    RejectedRows(const QString &fileName, const QStringList &header, const ImportMap &map, SentenceOf sentenceOf);

    /// Fails with "import.file_unwritable" {file}.
    Result<void> add(const ImportFileRow &row, const Error &error);
    /// Only now the file is there, unless no row was bad; the same error.
    Result<void> finish();

private:
    Error unwritable() const;

    QSaveFile m_file;
    QStringList m_header;
    char m_separator;
    bool m_marked;
    SentenceOf m_sentenceOf;
};

} // namespace peygir::intake
