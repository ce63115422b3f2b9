// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/paper_document.h"

namespace peygir::paper {

std::vector<sheets::Row> rowsOf(const PaperDocument &document)
{
    using sheets::textCell;
    std::vector<sheets::Row> rows;
    for (const PaperDocument::Section &section : document.sections) {
        const sheets::Cell part = textCell(section.heading);
        for (const PaperDocument::Fact &fact : section.facts)
            rows.push_back({part, textCell(fact.name), textCell(fact.value)});
        for (const QString &paragraph : section.paragraphs)
            rows.push_back({part, textCell({}), textCell(paragraph)});
        for (const PaperDocument::Entry &entry : section.entries) {
            const QString text = entry.words.isEmpty() ? entry.sentence : entry.sentence + u'\n' + entry.words;
            rows.push_back({part, textCell(entry.when), textCell(text)});
        }
    }
    return rows;
}

sheets::TableHead headOf(const PaperDocument &document, const QStringList &columns)
{
    sheets::TableHead head{document.title, document.lines, {}};
    for (const QString &column : columns)
        head.columns.push_back({column});
    return head;
}

} // namespace peygir::paper
