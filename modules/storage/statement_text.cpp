// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/statement_text.h"

#include <simdjson.h>

#include <algorithm>

namespace peygir::storage {

bool isStorableText(QByteArrayView text)
{
    // Every text of every row passes here; simdjson looks at 32 bytes and more at a time.
    return text.isEmpty() || (simdjson::validate_utf8(text.data(), size_t(text.size())) && !text.contains('\0'));
}

Error wrongParameterCount(QByteArrayView sql, size_t given, size_t wanted)
{
    return Error("storage.sql",
                 {{QStringLiteral("detail"), QStringLiteral("%1 parameters given, %2 wanted").arg(given).arg(wanted)},
                  {QStringLiteral("sql"), QString::fromUtf8(sql)}});
}

QByteArray quotedName(const QByteArray &name)
{
    Q_ASSERT(!name.isEmpty() && !name.contains('"'));
    return '"' + name + '"';
}

QByteArray nameList(const std::vector<QByteArray> &names)
{
    QByteArray text;
    for (const QByteArray &name : names) {
        if (!text.isEmpty())
            text += ", ";
        text += quotedName(name);
    }
    return text;
}

QByteArray insertHead(const QByteArray &table, const std::vector<QByteArray> &columns)
{
    return "INSERT INTO " + quotedName(table) + " (" + nameList(columns) + ')';
}

QByteArray conflictTail(const std::vector<QByteArray> &columns, const std::vector<QByteArray> &keys)
{
    if (keys.empty())
        return {};
    QByteArray assignments;
    for (const QByteArray &column : columns) {
        if (std::find(keys.begin(), keys.end(), column) != keys.end())
            continue;
        if (!assignments.isEmpty())
            assignments += ", ";
        assignments += quotedName(column) + " = excluded." + quotedName(column);
    }
    const QByteArray target = " ON CONFLICT (" + nameList(keys) + ") DO ";
    return assignments.isEmpty() ? target + "NOTHING" : target + "UPDATE SET " + assignments;
}

const QByteArray &InsertTexts::of(const QByteArray &table, const std::vector<QByteArray> &columns,
                                  const std::vector<QByteArray> &keys)
{
    for (auto found = m_byTable.constFind(table); found != m_byTable.cend() && found.key() == table; ++found) {
        if (found->columns == columns && found->keys == keys)
            return found->text;
    }
    // A program has some dozens; should columns ever be put together at run time, memory stays bounded.
    constexpr qsizetype textsKept = 1000;
    if (m_byTable.size() >= textsKept)
        m_byTable.clear();
    QByteArray text = insertHead(table, columns) + " VALUES (";
    for (size_t i = 0; i < columns.size(); ++i)
        text += i == 0 ? "?" : ", ?";
    text += ')' + conflictTail(columns, keys);
    return m_byTable.insert(table, {columns, keys, text})->text;
}

} // namespace peygir::storage
