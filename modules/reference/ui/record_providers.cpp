// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/ui/record_providers.h"

#include "reference/ui/record_words.h"
#include "uikit/language.h"

namespace peygir::reference {

namespace {

void cancelAsked(QHash<quint64, RecordQueries::Cancel> &asked, quint64 requestId)
{
    if (const auto cancel = asked.take(requestId))
        cancel();
}

} // namespace

void RecordRowProvider::setForm(const RecordForm &form)
{
    m_form = &form;
    m_wish.type = QLatin1String(form.type);
}

void RecordRowProvider::fetch(quint64 requestId, qint64 offset, int limit)
{
    // Rows of a type that was left meanwhile are nobody's.
    const RecordForm *form = m_form;
    m_asked.insert(requestId, m_queries.list(m_wish, offset, limit, this,
                                             [this, requestId, form](const Result<RecordPage> &page) {
                                                 m_asked.remove(requestId);
                                                 if (!page.ok()) {
                                                     Q_EMIT failed(requestId, page.error());
                                                     return;
                                                 }
                                                 QList<uikit::ListRow> rows;
                                                 for (const RecordLine &line : page->lines)
                                                     rows.append(rowOf(*form, line));
                                                 Q_EMIT fetched(requestId, rows, {page->total, true});
                                             }));
}

void RecordRowProvider::cancel(quint64 requestId) { cancelAsked(m_asked, requestId); }

void RecordSuggestions::request(quint64 requestId, const QString &typed, int limit)
{
    m_asked.insert(requestId,
                   m_queries.list({m_type, typed, false}, 0, limit, this, [this, requestId](const Result<RecordPage> &page) {
                       m_asked.remove(requestId);
                       QList<uikit::Suggestion> suggestions;
                       if (page.ok()) {
                           for (const RecordLine &line : page->lines)
                               suggestions.append(uikit::Suggestion{
                                   line.id.toString(), uikit::inUsersDigits(uikit::shown(nameOf(line.record))),
                                   aroundText(line.around)});
                       }
                       Q_EMIT answered(requestId, suggestions);
                   }));
}

void RecordSuggestions::cancel(quint64 requestId) { cancelAsked(m_asked, requestId); }

} // namespace peygir::reference
