// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/server_suggestions.h"

#include "cases/core/tracking_code.h"
#include "uikit/direction.h"
#include "uikit/language.h"

namespace peygir::cases {

void ServerSuggestions::request(quint64 requestId, const QString &typed, int)
{
    const QString code = asTrackingCode(typed);
    if (!isTrackingCode(code)) {
        // Whoever waits for everybody's answer must not wait for this one.
        QMetaObject::invokeMethod(this, [this, requestId] { Q_EMIT answered(requestId, {}); }, Qt::QueuedConnection);
        return;
    }
    const auto suggest = [this, requestId, code](const Result<bool> &holds) {
        m_asked.remove(requestId);
        QList<uikit::Suggestion> suggestions;
        if (!holds.ok() || !*holds)
            suggestions.append({code,
                                tr("Ask the server for the case %1").arg(uikit::leftToRight(uikit::inUsersDigits(code))),
                                tr("This desk keeps no case with this code."), QStringLiteral("refresh-cw"), {}});
        Q_EMIT answered(requestId, suggestions);
    };
    m_asked.insert(requestId, m_queries.holdsCode(code, this, suggest));
}

void ServerSuggestions::cancel(quint64 requestId)
{
    if (const auto cancel = m_asked.take(requestId))
        cancel();
}

} // namespace peygir::cases
