// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/csv_reader.h"
#include "bench/support/must.h"
#include "desktop/support/window_desk.h"
#include "sheets/row_file.h"
#include "uikit/testing/ui_driver.h"

#include <QFile>
#include <QLineEdit>

/// What a test of printing and exporting does by keys, and what it finds afterwards.
namespace peygir::test {

/// Where the name of the file is typed; null while the strip is away.
inline QLineEdit *outField(WindowDesk &desk)
{
    return uikit::testing::find<QLineEdit>(QStringLiteral("outFile"), &desk.window());
}

/// Writes what `chord` offers first to this file; false where nothing was offered, or no file came.
inline bool writeOut(WindowDesk &desk, const QString &chord, const QString &file)
{
    uikit::testing::press(desk.window(), chord);
    if (!outField(desk) || !outField(desk)->hasFocus())
        return false;
    uikit::testing::press(desk.window(), QStringLiteral("Ctrl+A"));
    uikit::testing::type(desk.window(), file + u'\n');
    return uikit::testing::waitUntil([&] { return QFile::exists(file) && !outField(desk); });
}

/// All rows of a workbook or CSV file, that of the heads first.
inline QList<QStringList> writtenRows(const QString &file)
{
    QList<QStringList> rows;
    const auto source = sheets::openRows(file);
    while (source.ok()) {
        const auto record = (*source)->next();
        if (!record)
            break;
        rows += record->fields;
    }
    return rows;
}

/// What the journal of this desk says of what was taken out: "act detail", the newest last.
inline QStringList outLooks(WindowDesk &desk)
{
    const auto connection = desk.connect();
    QStringList lines;
    bench::must(connection->each("SELECT act, detail FROM look_journal WHERE act <> 'opened' ORDER BY id", {},
                                 [&](const storage::RowView &row) {
                                     lines += row.text(0) + u' ' + row.text(1);
                                     return true;
                                 }));
    return lines;
}

} // namespace peygir::test
