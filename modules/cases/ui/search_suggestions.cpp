// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/search_suggestions.h"

#include "cases/ui/field_text.h"
#include "cases/ui/shown.h"
#include "uikit/direction.h"
#include "uikit/language.h"

namespace peygir::cases {

namespace {

void cancelSearch(QHash<quint64, SearchQueries::Cancel> &asked, quint64 requestId)
{
    if (const auto cancel = asked.take(requestId))
        cancel();
}

} // namespace

void CaseSuggestions::request(quint64 requestId, const QString &typed, int limit)
{
    m_asked.insert(
        requestId,
        m_queries.cases(typed, std::nullopt, limit, this, [this, requestId](const Result<FoundCases> &found) {
            m_asked.remove(requestId);
            QList<uikit::Suggestion> suggestions;
            if (found.ok()) {
                for (const CaseLine &line : found->lines) {
                    const uikit::ListRow row = listRow(line, m_desk.now());
                    suggestions.append(uikit::Suggestion{row.id, row.title, row.detail, QStringLiteral("file-text"),
                                                         uikit::inUsersDigits(row.code)});
                }
            }
            Q_EMIT answered(requestId, suggestions);
        }));
}

void CaseSuggestions::cancel(quint64 requestId) { cancelSearch(m_asked, requestId); }

void CitizenSuggestions::request(quint64 requestId, const QString &typed, int limit)
{
    m_asked.insert(
        requestId, m_queries.citizens(typed, limit, this, [this, requestId](const Result<FoundCitizens> &found) {
            m_asked.remove(requestId);
            QList<uikit::Suggestion> suggestions;
            if (found.ok()) {
                for (const Citizen &citizen : found->citizens) {
                    const QString readable = shownPhone(citizen.phone);
                    suggestions.append(
                        citizen.name.isEmpty()
                            ? uikit::Suggestion{citizen.phone, readable, {}, QStringLiteral("user"), {}}
                            : uikit::Suggestion{citizen.phone, citizen.name, {}, QStringLiteral("user"), readable});
                }
            }
            Q_EMIT answered(requestId, suggestions);
        }));
}

void CitizenSuggestions::cancel(quint64 requestId) { cancelSearch(m_asked, requestId); }

} // namespace peygir::cases
