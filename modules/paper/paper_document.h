// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sheets/table.h"

namespace peygir::paper {

/// Something that is read from beginning to end, as a case: facts, texts, and what happened when. Everything
/// translated, in ASCII or any digits, without marks of direction where the kind says it.
struct PaperDocument
{
    struct Fact
    {
        QString name;
        QString value;
        sheets::Column::Kind kind = sheets::Column::Kind::Text;
    };
    struct Entry
    {
        QString when;
        QString sentence;
        /// What was written with it; may be empty.
        QString words;
    };
    struct Section
    {
        /// Empty: it follows the title.
        QString heading;
        std::vector<Fact> facts = {};
        QStringList paragraphs = {};
        std::vector<Entry> entries = {};
    };
    QString title;
    /// Below the title, in small letters.
    QStringList lines;
    std::vector<Section> sections;
};

/// The same as rows, for a spreadsheet: part, name or time, text. `columns` are their three titles.
std::vector<sheets::Row> rowsOf(const PaperDocument &document);
sheets::TableHead headOf(const PaperDocument &document, const QStringList &columns);

} // namespace peygir::paper
