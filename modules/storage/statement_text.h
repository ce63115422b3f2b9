// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QMultiHash>

#include <vector>

namespace peygir::storage {

/// Whether both databases keep this text as it is: UTF-8 without NUL.
bool isStorableText(QByteArrayView text);

/// "storage.sql": a statement has not as many parameters as it was given.
Error wrongParameterCount(QByteArrayView sql, size_t given, size_t wanted);

/// `"name"`. Names are written by us, in lower case; a quotation mark in one is a bug of ours.
QByteArray quotedName(const QByteArray &name);

/// `"a", "b"`.
QByteArray nameList(const std::vector<QByteArray> &names);

/// `INSERT INTO "table" ("a", "b")`, the beginning that both dialects share.
QByteArray insertHead(const QByteArray &table, const std::vector<QByteArray> &columns);

/// ` ON CONFLICT ("id") DO UPDATE SET …` for the columns that are not keys; empty without keys, DO NOTHING when every
/// column is a key.
QByteArray conflictTail(const std::vector<QByteArray> &columns, const std::vector<QByteArray> &keys);

/// Texts of one-row inserts with `?` for each column, made once for each set of columns: putting the text together
/// takes longer than SQLite needs for the row.
class InsertTexts
{
public:
    /// The reference holds until the next call.
    const QByteArray &of(const QByteArray &table, const std::vector<QByteArray> &columns,
                         const std::vector<QByteArray> &keys);

private:
    struct Insert
    {
        std::vector<QByteArray> columns;
        std::vector<QByteArray> keys;
        QByteArray text;
    };
    QMultiHash<QByteArray, Insert> m_byTable;
};

} // namespace peygir::storage
