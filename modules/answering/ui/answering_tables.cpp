// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/ui/answering_tables.h"

#include "answering/ui/answer_text.h"
#include "cases/ui/case_table.h"
#include "cases/ui/field_text.h"

#include <QCoreApplication>

namespace peygir::answering {

namespace {

struct AnsweringColumns
{
    Q_DECLARE_TR_FUNCTIONS(AnsweringColumns)
};

using Kind = sheets::Column::Kind;
using sheets::numberCell;
using sheets::textCell;
using sheets::timeCell;

std::vector<sheets::Column> readyColumns()
{
    return {{AnsweringColumns::tr("Citizen"), Kind::Text},          {AnsweringColumns::tr("Phone"), Kind::Code},
            {AnsweringColumns::tr("Messages"), Kind::Number},       {AnsweringColumns::tr("Oldest message"), Kind::Code},
            {AnsweringColumns::tr("Registered"), Kind::Date},       {AnsweringColumns::tr("Calls without answer"), Kind::Number},
            {AnsweringColumns::tr("To be called again"), Kind::Date}, {AnsweringColumns::tr("With"), Kind::Text}};
}

sheets::Cell phoneCell(const QString &phone) { return textCell(phone.isEmpty() ? QString() : cases::shownPhone(phone)); }

sheets::Row rowOf(const ReadyCitizen &citizen, const UserId &user, Instant now)
{
    // When he is called again has a column of its own.
    ReadyCitizen atOnce = citizen;
    atOnce.dueAt.reset();
    // What somebody has typed and not saved is on his screen only.
    constexpr bool isTyped = false;
    return {textCell(shownName(citizen.name)),
            phoneCell(citizen.phone),
            numberCell(citizen.messages),
            textCell(citizen.code),
            timeCell(citizen.oldest),
            numberCell(citizen.tries),
            timeCell(citizen.dueAt),
            textCell(readyRow(atOnce, user, now, isTyped).status)};
}

std::vector<sheets::Column> dueColumns()
{
    std::vector<sheets::Column> columns = cases::whichCaseColumns();
    columns.insert(columns.end(), {{AnsweringColumns::tr("Citizen"), Kind::Text},
                                   {AnsweringColumns::tr("Phone"), Kind::Code},
                                   {AnsweringColumns::tr("To be called"), Kind::Date}});
    return columns;
}

sheets::Row rowOf(const DueLine &line)
{
    sheets::Row row = cases::whichCaseCells(line.line);
    row.insert(row.end(), {textCell(shownName(line.name)), phoneCell(line.phone), timeCell(line.line.card.askAgainAt)});
    return row;
}

} // namespace

ReadyTable::ReadyTable(AnsweringQueries &queries, const ReadyFilter &filter, const UserId &user, const QString &title,
                       const QStringList &lines)
    : m_queries(queries)
    , m_filter(filter)
    , m_user(user)
    , m_head{title, lines, readyColumns()}
{}

void ReadyTable::fetch(qint64 offset, int limit, QObject *context, Done done)
{
    m_queries.ready(m_filter, offset, limit, context,
                    [user = m_user, now = m_filter.now, done = std::move(done)](const Result<ReadyPage> &page) {
                        if (!page.ok())
                            return done(page.error());
                        paper::TablePage rows{{}, page->total};
                        for (const ReadyCitizen &citizen : page->citizens)
                            rows.rows.emplace_back(citizen.id.toString(), rowOf(citizen, user, now));
                        done(rows);
                    });
}

DueTable::DueTable(AnsweringQueries &queries, const DueFilter &filter, const QString &title, const QStringList &lines)
    : m_queries(queries)
    , m_filter(filter)
    , m_head{title, lines, dueColumns()}
{}

void DueTable::fetch(qint64 offset, int limit, QObject *context, Done done)
{
    m_queries.due(m_filter, offset, limit, context, [done = std::move(done)](const Result<DuePage> &page) {
        if (!page.ok())
            return done(page.error());
        paper::TablePage rows{{}, page->total};
        for (const DueLine &line : page->lines)
            rows.rows.emplace_back(line.line.card.id.toString(), rowOf(line));
        done(rows);
    });
}

} // namespace peygir::answering
