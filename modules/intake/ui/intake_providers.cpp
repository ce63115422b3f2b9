// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/ui/intake_providers.h"

#include "cases/ui/case_providers.h"
#include "cases/ui/shown.h"
#include "persian/digits.h"
#include "persian/phone.h"
#include "uikit/direction.h"

#include <QLocale>

#include <algorithm>

namespace peygir::intake {

using uikit::Suggestion;

QString shownPhone(const QString &phone)
{
    const auto parsed = persian::Phone::parse(phone);
    const QString text = parsed.ok() ? parsed->displayText() : phone;
    const bool inEnglish = QLocale().language() == QLocale::English;
    return uikit::leftToRight(inEnglish ? persian::toAsciiDigits(text) : persian::toPersianDigits(text));
}

void IntakeProvider::cancel(quint64 requestId)
{
    if (const auto cancel = m_asked.take(requestId))
        cancel();
}

void IntakeProvider::noteQuestion(quint64 requestId, IntakeQueries::Cancel cancel)
{
    m_asked.insert(requestId, std::move(cancel));
}

void IntakeProvider::answer(quint64 requestId, const QList<Suggestion> &suggestions)
{
    m_asked.remove(requestId);
    Q_EMIT answered(requestId, suggestions);
}

void SubjectProvider::request(quint64 requestId, const QString &typed, int limit)
{
    noteQuestion(requestId, queries().subjects(typed, limit, this,
                                               [this, requestId](const Result<std::vector<SubjectChoice>> &found) {
                                                   QList<Suggestion> suggestions;
                                                   if (found.ok()) {
                                                       for (const SubjectChoice &choice : *found)
                                                           suggestions.append(Suggestion{choice.id.toString(),
                                                                                         cases::shown(choice.name),
                                                                                         cases::shown(choice.group)});
                                                   }
                                                   answer(requestId, suggestions);
                                               }));
}

void RefereeProvider::request(quint64 requestId, const QString &typed, int limit)
{
    noteQuestion(requestId,
                 queries().referees(m_user, typed, limit, this,
                                    [this, requestId](const Result<std::vector<cases::PostChoice>> &found) {
                                        QList<Suggestion> suggestions;
                                        if (found.ok()) {
                                            for (const cases::PostChoice &post : *found)
                                                suggestions.append(cases::postSuggestion(post));
                                        }
                                        answer(requestId, suggestions);
                                    }));
}

void AddressProvider::request(quint64 requestId, const QString &typed, int limit)
{
    // Streets with a number in their name come first; only where there is none, it is the house's.
    std::vector<TypedAddress> readings = readingsOf(typed);
    if (!m_readsOn)
        std::erase_if(readings, [](const TypedAddress &reading) { return reading.isGuess; });
    ask(requestId, readings, 0, limit);
}

void AddressProvider::ask(quint64 requestId, const std::vector<TypedAddress> &readings, size_t n, int limit)
{
    const TypedAddress &reading = readings[n];
    const auto done = [this, requestId, readings, n, limit](const Result<std::vector<AddressChoice>> &found) {
        QList<Suggestion> suggestions;
        for (const AddressChoice &choice : found.ok() ? *found : std::vector<AddressChoice>()) {
            const QString name = cases::shown(choice.name);
            const bool isMeant = !readings[n].isGuess || namesWhole(readings[n].street, name);
            if (isMeant && suggestions.size() < limit)
                suggestions.append(Suggestion{choice.id.toString(), name, cases::shown(choice.around),
                                              QStringLiteral("map-pin")});
        }
        if (found.ok() && suggestions.isEmpty() && n + 1 < readings.size())
            return ask(requestId, readings, n + 1, limit);
        m_reading = readings[n];
        answer(requestId, suggestions);
    };
    // Many names begin so that are not said whole.
    constexpr int lookedThrough = 60;
    noteQuestion(requestId, queries().addresses(reading.street, reading.isGuess ? std::max(limit, lookedThrough) : limit,
                                                this, done));
}

void CallerProvider::request(quint64 requestId, const QString &typed, int limit)
{
    noteQuestion(requestId, queries().callers(typed, limit, this,
                                              [this, requestId](const Result<std::vector<KnownCaller>> &found) {
                                                  QList<Suggestion> suggestions;
                                                  if (found.ok()) {
                                                      for (const KnownCaller &caller : *found) {
                                                          const QString phone = shownPhone(caller.phone);
                                                          const bool byPhone = m_by == By::Phone;
                                                          suggestions.append(
                                                              Suggestion{caller.phone, byPhone ? phone : caller.name,
                                                                         byPhone ? caller.name : phone,
                                                                         QStringLiteral("user")});
                                                      }
                                                  }
                                                  answer(requestId, suggestions);
                                              }));
}

} // namespace peygir::intake
