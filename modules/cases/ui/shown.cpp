// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/shown.h"

#include "cases/core/period.h"
#include "uikit/ages.h"
#include "uikit/language.h"
#include "uikit/times.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace peygir::cases {

const QTimeZone &organisationTimeZone()
{
    static const QTimeZone zone(organisationZone);
    return zone;
}

QString shown(const Localized &name) { return uikit::shown(name); }

QString shown(const std::vector<Localized> &place)
{
    QStringList parts;
    for (const Localized &part : place)
        parts.append(shown(part));
    return parts.join(QCoreApplication::translate("Cases", ", "));
}

QString shownNearPlace(const std::vector<Localized> &place)
{
    QStringList parts;
    for (auto at = place.rbegin(); at != place.rend() && parts.size() < 2; ++at)
        parts.append(shown(*at));
    if (place.size() > 2)
        parts.append(shown(place.front()));
    return parts.join(QCoreApplication::translate("Cases", ", "));
}

QString shownTime(Instant at) { return uikit::timeText(at); }

QString shownNumber(qint64 number) { return QLocale().toString(number); }

QString shownStatus(const CaseLine &line)
{
    if (!line.status.fa.isEmpty())
        return shown(line.status);
    return QCoreApplication::translate("Cases", "At the intake supervisor");
}

uikit::ListRow listRow(const CaseLine &line, Instant now)
{
    const CaseCard &card = line.card;
    uikit::ListRow row{card.id.toString(), card.code, shown(line.subject), {}, shownStatus(line)};
    if (row.title.isEmpty())
        row.title = QCoreApplication::translate("Cases", "Unknown subject");
    QStringList detail;
    if (!line.place.empty())
        detail.append(shownNearPlace(line.place));
    if (!card.plaque.isEmpty())
        detail.append(QCoreApplication::translate("Cases", "No. %1").arg(uikit::inUsersDigits(card.plaque)));
    const bool late = card.openNodes > 0 && card.deadline && *card.deadline < now;
    if (!line.holder.fa.isEmpty() && !late)
        detail.append(shown(line.holder));
    row.detail = detail.join(QStringLiteral(" · "));
    row.statusColour = QColor(line.statusColour);
    if (late) {
        row.late = uikit::lateText(now - *card.deadline);
        // Whose delay it is (R093).
        if (!line.holder.fa.isEmpty())
            row.late = QCoreApplication::translate("Cases", "%1, with %2").arg(row.late, shown(line.holder));
    }
    row.age = uikit::ageText(now - card.registeredAt);
    row.fullDate = QCoreApplication::translate("Cases", "Registered: %1").arg(shownTime(card.registeredAt));
    if (card.deadline)
        row.fullDate += u'\n' + QCoreApplication::translate("Cases", "Deadline: %1").arg(shownTime(*card.deadline));
    if (card.closedAt)
        row.fullDate += u'\n' + QCoreApplication::translate("Cases", "Closed: %1").arg(shownTime(*card.closedAt));
    return row;
}

} // namespace peygir::cases
