// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/core/rejected_rows.h"

namespace peygir::intake {

RejectedRows::RejectedRows(const QString &fileName, const QStringList &header, const ImportMap &map, SentenceOf sentenceOf)
    : m_file(fileName)
    , m_header(QStringList{QStringLiteral("peygir_line"), QStringLiteral("peygir_reason")} + header)
    , m_separator(map.separator)
    , m_marked(map.encoding != FileEncoding::Utf8)
    , m_sentenceOf(std::move(sentenceOf))
{}

Result<void> RejectedRows::add(const ImportFileRow &row, const Error &error)
{
    if (!m_file.isOpen()) {
        const QByteArray head = (m_marked ? QByteArray("\xef\xbb\xbf") : QByteArray()) + csvLine(m_header, m_separator);
        if (!m_file.open(QIODevice::WriteOnly) || m_file.write(head) < 0)
            return unwritable();
    }
    const QStringList report{QString::number(row.line), m_sentenceOf(error)};
    return m_file.write(csvLine(report + row.fields, m_separator)) < 0 ? Result<void>(unwritable()) : Result<void>();
}

Result<void> RejectedRows::finish()
{
    return m_file.isOpen() && !m_file.commit() ? Result<void>(unwritable()) : Result<void>();
}

Error RejectedRows::unwritable() const
{
    return Error("import.file_unwritable", {{QStringLiteral("file"), m_file.fileName()}});
}

} // namespace peygir::intake
