// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/core/import_map.h"

namespace peygir::intake {

/// What a column of another system's file can be to us.
enum class ImportField {
    /// Nothing of ours: it is kept with the case as it is.
    Kept,
    Number,
    RegisteredAt,
    ClosedAt,
    PromisedAt,
    Status,
    Channel,
    Group,
    Subject,
    Region,
    District,
    Address,
    Words,
    Answer,
    CallerName,
    CallerPhone,
};

/// Where a map names the columns of a field.
struct ImportColumnPlace
{
    ImportField field;
    /// In the map's JSON, and in the words by which headings are known.
    const char *key;
    /// One of the two: one column, or several whose texts are joined.
    QString ImportMap::*one;
    QStringList ImportMap::*several;
    bool needed;
};

/// Every field but Kept, in the order in which people think of them.
const std::vector<ImportColumnPlace> &importColumnPlaces();

/// What the column of this heading (in the normal form of text) is in the map.
ImportField fieldOfColumn(const ImportMap &map, const QString &column);
/// Makes it so. A field that takes one column only loses the one that it had; one that takes several gets this one last.
void setFieldOfColumn(ImportMap &map, const QString &column, ImportField field);
/// Needed fields that no column stands for.
std::vector<ImportField> missingFields(const ImportMap &map);

} // namespace peygir::intake
