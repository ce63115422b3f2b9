// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/ui/record_table.h"

#include "reference/ui/record_words.h"
#include "uikit/language.h"

#include <QCoreApplication>

namespace peygir::reference {

namespace {

/// Lists and notes have their place in a form; a line of a table would be made unreadable by them.
bool isShort(FieldKind kind)
{
    return kind != FieldKind::Items && kind != FieldKind::Note && kind != FieldKind::LocalizedNote;
}

} // namespace

RecordTable::RecordTable(RecordQueries &queries, const RecordForm &form, const RecordWish &wish,
                         const QStringList &lines)
    : m_queries(queries)
    , m_form(form)
    , m_wish(wish)
    , m_head{labelOf(form.title), lines, {}}
{
    m_head.columns.push_back({labelOf(form.fields.front().label)});
    const QString around = QLatin1String(form.around);
    if (!around.isEmpty())
        m_head.columns.push_back({QCoreApplication::translate("Records", "Part of")});
    for (const RecordField &field : form.fields) {
        // The name comes first, and what is around it has a column of its own.
        if (&field == &form.fields.front() || QLatin1String(field.name) == around || !isShort(field.kind))
            continue;
        m_fields.push_back(&field);
        const bool isNumber = field.kind == FieldKind::Number;
        m_head.columns.push_back(
            {labelOf(field.label), isNumber ? sheets::Column::Kind::Number : sheets::Column::Kind::Text});
    }
    m_head.columns.push_back({QCoreApplication::translate("Records", "In use")});
}

sheets::Row RecordTable::rowOf(const RecordLine &line) const
{
    sheets::Row row{sheets::textCell(uikit::shown(nameOf(line.record)))};
    if (!QLatin1String(m_form.around).isEmpty())
        row.push_back(sheets::textCell(aroundText(line.around)));
    for (const RecordField *field : m_fields) {
        const QJsonValue value = line.record.value(QLatin1String(field->name));
        if (field->kind == FieldKind::Number)
            row.push_back(value.isDouble() ? sheets::numberCell(value.toInteger()) : sheets::Cell());
        else
            row.push_back(sheets::textCell(valueText(*field, value, line.names)));
    }
    const bool isActive = line.record.value(QLatin1String("active")).toBool(true);
    row.push_back(sheets::textCell(isActive ? QCoreApplication::translate("Records", "yes")
                                            : QCoreApplication::translate("Records", "no")));
    return row;
}

void RecordTable::fetch(qint64 offset, int limit, QObject *context, Done done)
{
    m_queries.list(m_wish, offset, limit, context, [this, done = std::move(done)](const Result<RecordPage> &page) {
        if (!page.ok())
            return done(page.error());
        paper::TablePage rows{{}, page->total};
        for (const RecordLine &line : page->lines)
            rows.rows.emplace_back(line.id.toString(), rowOf(line));
        done(rows);
    });
}

} // namespace peygir::reference
