// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/ui/intake_providers.h"

#include "cases/ui/shown.h"

namespace peygir::intake {

namespace {

void cancelQuestion(QHash<quint64, IntakeQueries::Cancel> &asked, quint64 requestId)
{
    if (const auto cancel = asked.take(requestId))
        cancel();
}

} // namespace

void SubjectProvider::request(quint64 requestId, const QString &typed, int limit)
{
    m_asked.insert(requestId, m_queries.subjects(typed, limit, this,
                                                 [this, requestId](const Result<std::vector<SubjectChoice>> &found) {
                                                     m_asked.remove(requestId);
                                                     QList<uikit::Suggestion> suggestions;
                                                     if (found.ok()) {
                                                         for (const SubjectChoice &choice : *found)
                                                             suggestions.append(uikit::Suggestion{choice.id.toString(),
                                                                                 cases::shown(choice.name),
                                                                                 cases::shown(choice.group)});
                                                     }
                                                     Q_EMIT answered(requestId, suggestions);
                                                 }));
}

void SubjectProvider::cancel(quint64 requestId) { cancelQuestion(m_asked, requestId); }

void AddressProvider::request(quint64 requestId, const QString &typed, int limit)
{
    m_asked.insert(requestId, m_queries.addresses(typed, limit, this,
                                                  [this, requestId](const Result<std::vector<AddressChoice>> &found) {
                                                      m_asked.remove(requestId);
                                                      QList<uikit::Suggestion> suggestions;
                                                      if (found.ok()) {
                                                          for (const AddressChoice &choice : *found)
                                                              suggestions.append(uikit::Suggestion{choice.id.toString(),
                                                                                  cases::shown(choice.name),
                                                                                  cases::shown(choice.around),
                                                                                  QStringLiteral("map-pin")});
                                                      }
                                                      Q_EMIT answered(requestId, suggestions);
                                                  }));
}

void AddressProvider::cancel(quint64 requestId) { cancelQuestion(m_asked, requestId); }

} // namespace peygir::intake
