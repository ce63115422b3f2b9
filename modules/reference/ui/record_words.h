// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reference/core/record_queries.h"
#include "uikit/history_view.h"
#include "uikit/list_row.h"

#include <QString>

/// What people read of records, in their language and digits.
namespace peygir::reference {

/// A label of a declaration.
QString labelOf(const char *label);
/// One value as a word or two; `names` of what it refers to, by id.
QString valueText(const RecordField &field, const QJsonValue &value, const std::map<QString, Localized> &names);
/// What an item of a list is called: its name, or what is in it.
QString itemText(const RecordField &list, const QJsonObject &item);
/// "From the inside out, joined".
QString aroundText(const std::vector<Localized> &around);
/// A record as a row of the list.
uikit::ListRow rowOf(const RecordForm &form, const RecordLine &line);
/// Who changed what when, the newest first.
QList<uikit::HistoryLine> historyLines(const RecordForm &form, const HistoryOfRecord &history);
/// How files name columns and words in this language.
CsvWords csvWords(const RecordForm &form);

} // namespace peygir::reference
