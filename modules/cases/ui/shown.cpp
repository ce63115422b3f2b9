// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/shown.h"

#include "cases/core/period.h"
#include "uikit/ages.h"
#include "uikit/language.h"
#include "uikit/times.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <utility>

namespace peygir::cases {

const QTimeZone &organisationTimeZone()
{
    static const QTimeZone zone(organisationZone);
    return zone;
}

QString shown(const Localized &name) { return uikit::shown(name); }

namespace {

/// The names of a place from the outside in. Many a district's ends in that of its region ("district 1 region 8"), which is
/// said by itself already; a street that has only its quarter's name keeps it.
QStringList ownNames(const std::vector<Localized> &place)
{
    QStringList names;
    for (const Localized &part : place) {
        QString name = shown(part);
        for (const QString &around : std::as_const(names)) {
            const bool isNumbered = !around.isEmpty() && around.back().isDigit();
            if (isNumbered && name.endsWith(u' ' + around))
                name = name.chopped(around.size() + 1);
        }
        names.append(name);
    }
    return names;
}

} // namespace

QString shown(const std::vector<Localized> &place)
{
    return ownNames(place).join(QCoreApplication::translate("Cases", ", "));
}

QString shownNearPlace(const std::vector<Localized> &place)
{
    const QStringList names = ownNames(place);
    QStringList parts;
    for (auto at = names.rbegin(); at != names.rend() && parts.size() < 2; ++at)
        parts.append(*at);
    if (names.size() > 2)
        parts.append(names.front());
    return parts.join(QCoreApplication::translate("Cases", ", "));
}

QString shownTime(Instant at) { return uikit::timeText(at); }

QString shownNumber(qint64 number) { return QLocale().toString(number); }

QString shownStatus(const CaseLine &line)
{
    return line.status.fa.isEmpty() ? QCoreApplication::translate("Cases", "At the intake supervisor")
                                    : shown(line.status);
}

QString shownWaiting(const CaseCard &card, Instant now)
{
    if (!card.citizenAskedAt || card.openNodes == 0)
        return {};
    return QCoreApplication::translate("Cases", "Waiting for the citizen: %1")
        .arg(uikit::ageText(now - *card.citizenAskedAt));
}

bool heldInTime(const CaseCard &card)
{
    return !card.shownSince || !card.deadline || *card.shownSince <= *card.deadline;
}

uikit::ListRow listRow(const CaseLine &line, Instant now)
{
    const CaseCard &card = line.card;
    uikit::ListRow row{card.id.toString(), card.code, shown(line.subject), {}, shownStatus(line)};
    if (row.title.isEmpty())
        row.title = QCoreApplication::translate("Cases", "Unknown subject");
    QStringList detail;
    // What nobody can go on with is said before where it is.
    if (const QString waiting = shownWaiting(card, now); !waiting.isEmpty())
        detail.append(waiting);
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
        // Whose delay it is (R093): whoever got it later has not caused it.
        if (!line.holder.fa.isEmpty() && heldInTime(card))
            row.late = QCoreApplication::translate("Cases", "%1, with %2").arg(row.late, shown(line.holder));
    }
    row.age = uikit::ageText(now - card.registeredAt);
    row.fullDate = QCoreApplication::translate("Cases", "Registered: %1").arg(shownTime(card.registeredAt));
    if (card.deadline)
        row.fullDate += u'\n' + QCoreApplication::translate("Cases", "Deadline: %1").arg(shownTime(*card.deadline));
    if (card.citizenAskedAt && card.openNodes > 0)
        row.fullDate += u'\n' + QCoreApplication::translate("Cases", "Citizen asked: %1").arg(shownTime(*card.citizenAskedAt));
    if (card.closedAt)
        row.fullDate += u'\n' + QCoreApplication::translate("Cases", "Closed: %1").arg(shownTime(*card.closedAt));
    return row;
}

} // namespace peygir::cases
