// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/ui/field_rows.h"

#include "cases/ui/shown.h"
#include "followup/ui/days.h"
#include "followup/ui/followup_words.h"
#include "uikit/language.h"
#include "uikit/theme.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace peygir::followup {

namespace {

struct FieldWords
{
    Q_DECLARE_TR_FUNCTIONS(FieldWords)
};

constexpr double metresOfKilometre = 1000;
/// Nobody needs it nearer from middle to middle of streets.
constexpr double shownTo = 10;

uikit::ListRow rowOf(const OwnVisit &visit)
{
    uikit::ListRow row;
    row.id = visit.visit.visit.id.toString();
    row.title = cases::shown(visit.line.subject);
    if (row.title.isEmpty())
        row.title = FieldWords::tr("Unknown subject");
    row.detail = shownAddress(visit.line);
    return row;
}

} // namespace

void FieldRows::fetch(quint64 requestId, qint64 offset, int limit)
{
    QMetaObject::invokeMethod(
        this,
        [this, requestId, offset, limit] {
            Q_EMIT fetched(requestId, m_rows.mid(offset, limit), uikit::RowCount{m_rows.size(), true});
        },
        Qt::QueuedConnection);
}

QString shownDistance(double metres)
{
    const double rounded = std::round(metres / shownTo) * shownTo;
    if (rounded < metresOfKilometre)
        return FieldWords::tr("%1 m").arg(cases::shownNumber(qint64(rounded)));
    return FieldWords::tr("%1 km").arg(QLocale().toString(metres / metresOfKilometre, 'f', 1));
}

QString shownAddress(const cases::CaseLine &line)
{
    QStringList pieces;
    if (!line.place.empty())
        pieces.append(cases::shownNearPlace(line.place));
    if (!line.card.plaque.isEmpty())
        pieces.append(FieldWords::tr("No. %1").arg(uikit::inUsersDigits(line.card.plaque)));
    if (!line.card.address.isEmpty())
        pieces.append(uikit::inUsersDigits(line.card.address));
    return pieces.join(QStringLiteral(" · "));
}

uikit::ListRow fieldRow(const OwnVisit &visit, int number, const std::optional<double> &leg, Instant now)
{
    uikit::ListRow row = rowOf(visit);
    row.code = QString::number(number);
    row.age = leg ? shownDistance(*leg) : visit.point ? QString() : FieldWords::tr("Not on the map");
    const Instant day = visit.visit.visit.day;
    if (dayOf(day) < dayOf(now))
        row.late = FieldWords::tr("Was for %1").arg(shownDay(day));
    return row;
}

uikit::ListRow madeRow(const OwnVisit &visit)
{
    uikit::ListRow row = rowOf(visit);
    row.status = FieldWords::tr("Visited");
    row.statusColour = uikit::Theme::current().colours().done;
    return row;
}

} // namespace peygir::followup
