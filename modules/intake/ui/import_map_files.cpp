// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/ui/import_map_files.h"

#include "intake/core/import_columns.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace peygir::intake {

namespace {

Error aboutFile(const char *id, const QString &path)
{
    return Error(id, {{QStringLiteral("file"), QFileInfo(path).fileName()}});
}

} // namespace

Result<LoadedMap> loadMapFile(const QString &mapFile, const ImportMap &now, const std::vector<GuessedColumn> &columns)
{
    QFile file(mapFile);
    if (!file.open(QIODevice::ReadOnly))
        return aboutFile("import.file", mapFile);
    TRY_LET(const ImportMap read, ImportMap::parse(file.readAll()));
    LoadedMap loaded{read, {}};
    loaded.map.encoding = now.encoding;
    loaded.map.separator = now.separator;
    for (const QString &column : read.columns()) {
        const auto has = [&column](const GuessedColumn &one) { return one.canBeNamed && one.heading == column; };
        if (std::none_of(columns.begin(), columns.end(), has)) {
            loaded.absent.append(column);
            setFieldOfColumn(loaded.map, column, ImportField::Kept);
        }
    }
    return loaded;
}

Result<void> saveMapFile(const QString &mapFile, const ImportMap &map)
{
    QSaveFile file(mapFile);
    if (!file.open(QIODevice::WriteOnly) || file.write(map.toJson()) < 0 || !file.commit())
        return aboutFile("import.file_unwritable", mapFile);
    return {};
}

} // namespace peygir::intake
