// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/ui/follow_up_table.h"

#include "cases/ui/case_table.h"
#include "cases/ui/shown.h"
#include "followup/ui/followup_words.h"

#include <QCoreApplication>

namespace peygir::followup {

namespace {

struct FollowUpColumns
{
    Q_DECLARE_TR_FUNCTIONS(FollowUpColumns)
};

std::vector<sheets::Column> columnsOf(Part part)
{
    using Kind = sheets::Column::Kind;
    std::vector<sheets::Column> columns = cases::whichCaseColumns();
    if (part == Part::Visits)
        columns.insert(columns.end(), {{FollowUpColumns::tr("Who visits"), Kind::Text},
                                       {FollowUpColumns::tr("Day of the visit"), Kind::Date},
                                       {FollowUpColumns::tr("Asked for"), Kind::Date},
                                       {FollowUpColumns::tr("Deadline of the case"), Kind::Date},
                                       {FollowUpColumns::tr("Late"), Kind::Text}});
    else
        columns.insert(columns.end(), {{FollowUpColumns::tr("Official"), Kind::Text},
                                       {FollowUpColumns::tr("Authority"), Kind::Text},
                                       {FollowUpColumns::tr("Here since"), Kind::Date},
                                       {FollowUpColumns::tr("Reply wanted by"), Kind::Date},
                                       {FollowUpColumns::tr("Deadline of the case"), Kind::Date},
                                       {FollowUpColumns::tr("Late"), Kind::Text},
                                       {FollowUpColumns::tr("Reopened"), Kind::Number}});
    return columns;
}

sheets::Row rowOf(const Line &line, Instant now)
{
    using sheets::textCell;
    using sheets::timeCell;
    sheets::Row row = cases::whichCaseCells(line.line);
    const sheets::Cell late = textCell(listRow(line, now).late);
    if (line.visit)
        row.insert(row.end(), {textCell(cases::shown(line.official)), sheets::dayCell(line.visitDay), timeCell(line.since),
                               timeCell(line.line.card.deadline), late});
    else
        row.insert(row.end(), {textCell(cases::shown(line.official)), textCell(cases::shown(line.unit)), timeCell(line.since),
                               sheets::dayCell(line.replyBy), timeCell(line.line.card.deadline), late,
                               sheets::numberCell(line.line.card.reopened.value_or(0))});
    return row;
}

/// Two branches of one case, or two visits to it, are two rows.
QString keyOf(const Line &line)
{
    if (line.visit)
        return line.visit->toString();
    return line.node ? line.node->toString() : line.line.card.id.toString();
}

} // namespace

FollowUpTable::FollowUpTable(FollowUpQueries &queries, const Filter &filter, const QString &title, const QStringList &lines)
    : m_queries(queries)
    , m_filter(filter)
    , m_head{title, lines, columnsOf(filter.part)}
{}

void FollowUpTable::fetch(qint64 offset, int limit, QObject *context, Done done)
{
    m_queries.list(m_filter, offset, limit, context, [now = m_filter.now, done = std::move(done)](const Result<Lines> &page) {
        if (!page.ok())
            return done(page.error());
        paper::TablePage rows{{}, page->total};
        for (const Line &line : page->lines)
            rows.rows.emplace_back(keyOf(line), rowOf(line, now));
        done(rows);
    });
}

} // namespace peygir::followup
