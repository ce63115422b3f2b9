// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/core/import_guess.h"

namespace peygir::intake {

/// A map that was read from a file, as far as it suits the file of cases that is open.
struct LoadedMap
{
    ImportMap map;
    /// Columns that the map names and the file of cases does not have: the map goes without them.
    QStringList absent;
};

/// Reads a map for a file with these columns. How that file is written (letters, separator) is seen in it and stays as
/// `now` has it. Fails with "import.file" {file} and the errors of `ImportMap::parse`.
Result<LoadedMap> loadMapFile(const QString &mapFile, const ImportMap &now, const std::vector<GuessedColumn> &columns);

/// Writes the map, whole or not at all. Fails with "import.file_unwritable" {file}.
Result<void> saveMapFile(const QString &mapFile, const ImportMap &map);

} // namespace peygir::intake
