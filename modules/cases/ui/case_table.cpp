// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/case_table.h"

#include "cases/ui/shown.h"

#include <QCoreApplication>

#include <algorithm>

namespace peygir::cases {

namespace {

struct CaseColumns
{
    Q_DECLARE_TR_FUNCTIONS(CaseColumns)
};

QString wholePlace(const CaseLine &line)
{
    QStringList parts{shown(line.place)};
    if (!line.card.plaque.isEmpty())
        parts += QCoreApplication::translate("Cases", "No. %1").arg(line.card.plaque);
    parts += line.card.address;
    parts.removeAll(QString());
    return parts.join(QCoreApplication::translate("Cases", ", "));
}

} // namespace

std::vector<sheets::Column> whichCaseColumns()
{
    using Kind = sheets::Column::Kind;
    return {{CaseColumns::tr("Code"), Kind::Code},
            {CaseColumns::tr("Subject"), Kind::Text},
            {CaseColumns::tr("Status"), Kind::Text},
            {CaseColumns::tr("Address"), Kind::Text}};
}

sheets::Row whichCaseCells(const CaseLine &line)
{
    using sheets::textCell;
    const QString subject = shown(line.subject);
    const bool waits = line.card.citizenAskedAt && line.card.openNodes > 0;
    const QString status = shownStatus(line);
    return {textCell(line.card.code),
            textCell(subject.isEmpty() ? QCoreApplication::translate("Cases", "Unknown subject") : subject),
            textCell(waits ? CaseColumns::tr("%1, waiting for the citizen").arg(status) : status),
            textCell(wholePlace(line))};
}

std::vector<sheets::Column> caseColumns()
{
    using Kind = sheets::Column::Kind;
    std::vector<sheets::Column> columns = whichCaseColumns();
    columns.insert(columns.end(), {{CaseColumns::tr("With"), Kind::Text},
                                   {CaseColumns::tr("Registered"), Kind::Date},
                                   {CaseColumns::tr("Deadline"), Kind::Date},
                                   {CaseColumns::tr("Closed"), Kind::Date},
                                   {CaseColumns::tr("Referrals"), Kind::Number}});
    return columns;
}

sheets::Row caseRow(const CaseLine &line)
{
    using sheets::timeCell;
    sheets::Row row = whichCaseCells(line);
    row.insert(row.end(), {sheets::textCell(shown(line.holder)), timeCell(line.card.registeredAt), timeCell(line.card.deadline),
                           timeCell(line.card.closedAt), sheets::numberCell(line.card.referrals)});
    return row;
}

CaseTable::CaseTable(CaseQueries &queries, const CaseFilter &filter, const QString &title, const QStringList &lines)
    : m_queries(queries)
    , m_filter(filter)
    , m_head{title, lines, caseColumns()}
{}

void CaseTable::fetch(qint64 offset, int limit, QObject *context, Done done)
{
    m_queries.list(m_filter, offset, limit, context, [done = std::move(done)](const Result<CaseLines> &page) {
        if (!page.ok())
            return done(page.error());
        paper::TablePage rows{{}, page->total.cases};
        for (const CaseLine &line : page->lines)
            rows.rows.emplace_back(line.card.id.toString(), caseRow(line));
        done(rows);
    });
}

} // namespace peygir::cases
