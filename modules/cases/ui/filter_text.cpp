// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/filter_text.h"

#include "cases/ui/shown.h"
#include "persian/date_input.h"
#include "persian/digits.h"
#include "persian/local_time.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace peygir::cases {

namespace {

constexpr std::array<std::pair<CaseOrder, const char *>, 6> orderWords{{{CaseOrder::Urgent, "urgent"},
                                                                        {CaseOrder::Newest, "newest"},
                                                                        {CaseOrder::Oldest, "oldest"},
                                                                        {CaseOrder::ByRegion, "by_region"},
                                                                        {CaseOrder::ByStatus, "by_status"},
                                                                        {CaseOrder::Closed, "closed"}}};

struct Filters
{
    Q_DECLARE_TR_FUNCTIONS(CaseFilters)
};

std::optional<persian::JalaliDate> dayOf(const QString &typed, Instant now)
{
    const auto today = persian::LocalTime::at(now, organisationTimeZone());
    if (typed.trimmed().isEmpty() || !today.ok())
        return std::nullopt;
    const auto parsed = persian::parseDate(typed, today->date);
    return parsed.ok() ? std::optional(*parsed) : std::nullopt;
}

template <class Id>
std::optional<Id> idIn(const QJsonObject &json, const char *key)
{
    const auto id = Id::parse(json.value(QLatin1String(key)).toString());
    return id.ok() ? std::optional(*id) : std::nullopt;
}

template <class Choices, class Id>
QString nameIn(const Choices &choices, const Id &id)
{
    const auto found = std::find_if(choices.begin(), choices.end(), [&id](const auto &one) { return one.first == id; });
    return found == choices.end() ? QString() : shown(found->second);
}

bool has(CaseList list, CaseFilterKind kind)
{
    const auto kinds = filtersOf(list);
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

} // namespace

QJsonObject toJson(const ChosenFilter &chosen)
{
    const auto *word = std::find_if(orderWords.begin(), orderWords.end(),
                                    [&chosen](const auto &one) { return one.first == chosen.order; });
    QJsonObject json{{QStringLiteral("order"), QLatin1String(word->second)}};
    if (chosen.status) {
        json.insert(QStringLiteral("node"), chosen.status->node);
        if (chosen.status->process)
            json.insert(QStringLiteral("process"), chosen.status->process->toString());
    }
    if (chosen.group)
        json.insert(QStringLiteral("group"), chosen.group->toString());
    if (chosen.region)
        json.insert(QStringLiteral("region"), chosen.region->toString());
    if (chosen.late)
        json.insert(QStringLiteral("late"), true);
    if (chosen.date == CaseDate::Deadline)
        json.insert(QStringLiteral("date"), QStringLiteral("deadline"));
    if (!chosen.from.isEmpty())
        json.insert(QStringLiteral("from"), chosen.from);
    if (!chosen.until.isEmpty())
        json.insert(QStringLiteral("until"), chosen.until);
    if (!chosen.text.isEmpty())
        json.insert(QStringLiteral("text"), chosen.text);
    return json;
}

ChosenFilter chosenFilter(const QJsonObject &json, CaseList list)
{
    const auto text = [&json](const char *key) { return json.value(QLatin1String(key)).toString(); };
    ChosenFilter chosen;
    const auto orders = ordersOf(list);
    chosen.order = orders.front();
    for (const auto &[order, word] : orderWords) {
        if (text("order") == QLatin1String(word) && std::find(orders.begin(), orders.end(), order) != orders.end())
            chosen.order = order;
    }
    if (const QString node = text("node"); !node.isEmpty()) {
        if (text("process").isEmpty())
            chosen.status = StatusKey{std::nullopt, node};
        else if (const auto process = idIn<workflow::ProcessId>(json, "process"))
            chosen.status = StatusKey{process, node};
    }
    chosen.group = idIn<catalogue::SubjectGroupId>(json, "group");
    chosen.region = idIn<places::PlaceId>(json, "region");
    chosen.late = has(list, CaseFilterKind::Late) && json.value(QLatin1String("late")).toBool();
    if (has(list, CaseFilterKind::Deadline) && text("date") == QLatin1String("deadline"))
        chosen.date = CaseDate::Deadline;
    chosen.from = text("from");
    chosen.until = text("until");
    chosen.text = text("text");
    return chosen;
}

CaseFilter filterOf(const ChosenFilter &chosen, CaseList list, const UserId &user, Instant now)
{
    // By the minute: what is asked again at once finds what was kept of the answer.
    const Instant minute(now.milliseconds() / 60'000 * 60'000);
    CaseFilter filter{list, user, chosen.text, chosen.order, chosen.status, chosen.group, chosen.region};
    if (chosen.late)
        filter.lateAt = minute;
    filter.date = chosen.date;
    if (const auto day = dayOf(chosen.from, now))
        filter.from = persian::startOfDay(*day, organisationTimeZone());
    if (const auto day = dayOf(chosen.until, now))
        filter.until = persian::startOfDay(day->plusDays(1), organisationTimeZone());
    return filter;
}

QString describe(const ChosenFilter &chosen, const CaseChoices &choices)
{
    QStringList parts;
    if (!chosen.text.isEmpty())
        parts.append(Filters::tr("text «%1»").arg(chosen.text));
    if (chosen.status) {
        const auto found = std::find_if(choices.statuses.begin(), choices.statuses.end(),
                                        [&chosen](const auto &one) { return one.key == *chosen.status; });
        parts.append(found == choices.statuses.end() ? Filters::tr("a status that no case has") : nameOf(*found));
    }
    if (chosen.group)
        parts.append(nameIn(choices.groups, *chosen.group));
    if (chosen.region)
        parts.append(nameIn(choices.regions, *chosen.region));
    if (chosen.late)
        parts.append(Filters::tr("late"));
    const bool deadline = chosen.date == CaseDate::Deadline;
    const auto date = [&](const QString &typed, const QString &ofDeadline, const QString &ofRegistration) {
        if (!typed.isEmpty())
            parts.append((deadline ? ofDeadline : ofRegistration).arg(persian::toPersianDigits(typed)));
    };
    date(chosen.from, Filters::tr("deadline from %1"), Filters::tr("registered from %1"));
    date(chosen.until, Filters::tr("deadline until %1"), Filters::tr("registered until %1"));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString nameOf(CaseOrder order)
{
    switch (order) {
    case CaseOrder::Urgent: return Filters::tr("Most urgent first");
    case CaseOrder::Newest: return Filters::tr("Newest first");
    case CaseOrder::Oldest: return Filters::tr("Oldest first");
    case CaseOrder::ByRegion: return Filters::tr("By region");
    case CaseOrder::ByStatus: return Filters::tr("By status");
    case CaseOrder::Closed: return Filters::tr("Closed last first");
    }
    Q_UNREACHABLE();
}

QString nameOf(const CaseChoices::Status &status)
{
    return status.key.process ? shown(status.name) : QCoreApplication::translate("Cases", "At the intake supervisor");
}

} // namespace peygir::cases
