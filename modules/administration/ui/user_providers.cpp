// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/ui/user_providers.h"

#include "uikit/language.h"

namespace peygir::administration {

namespace {

void cancelAsked(QHash<quint64, UserQueries::Cancel> &asked, quint64 requestId)
{
    if (const auto cancel = asked.take(requestId))
        cancel();
}

/// Roles, and where there are none what he does.
QString detailOf(const UserLine &line)
{
    QStringList parts;
    for (const Localized &role : line.roles)
        parts << uikit::shown(role);
    if (line.duty && !line.duty->isEmpty())
        parts << *line.duty;
    return uikit::inUsersDigits(parts.join(QStringLiteral(" · ")));
}

} // namespace

void UserRowProvider::fetch(quint64 requestId, qint64 offset, int limit)
{
    m_asked.insert(
        requestId, m_queries.users(m_wish, offset, limit, this, [this, requestId](const Result<UserPage> &page) {
            m_asked.remove(requestId);
            if (!page.ok()) {
                Q_EMIT failed(requestId, page.error());
                return;
            }
            QList<uikit::ListRow> rows;
            for (const UserLine &line : page->lines) {
                uikit::ListRow row{line.id.toString(), {}, uikit::inUsersDigits(line.fullName), detailOf(line), {}};
                if (row.detail.isEmpty())
                    row.detail = tr("no role");
                if (!line.active)
                    row.age = tr("switched off");
                rows.append(row);
            }
            Q_EMIT fetched(requestId, rows, {page->total, true});
        }));
}

void UserRowProvider::cancel(quint64 requestId) { cancelAsked(m_asked, requestId); }

void UserSuggestions::request(quint64 requestId, const QString &typed, int limit)
{
    m_asked.insert(
        requestId, m_queries.users({.text = typed}, 0, limit, this, [this, requestId](const Result<UserPage> &page) {
            m_asked.remove(requestId);
            QList<uikit::Suggestion> suggestions;
            if (page.ok()) {
                for (const UserLine &line : page->lines)
                    suggestions.append(uikit::Suggestion{line.id.toString(), uikit::inUsersDigits(line.fullName),
                                                         detailOf(line), QStringLiteral("user")});
            }
            Q_EMIT answered(requestId, suggestions);
        }));
}

void UserSuggestions::cancel(quint64 requestId) { cancelAsked(m_asked, requestId); }

} // namespace peygir::administration
