// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/stay_text.h"

#include "cases/core/delay.h"
#include "cases/core/promised_end.h"
#include "cases/ui/shown.h"
#include "uikit/ages.h"
#include "uikit/language.h"
#include "uikit/theme.h"

#include <QCoreApplication>

#include <algorithm>

namespace peygir::cases {

namespace {

struct CaseStays
{
    Q_DECLARE_TR_FUNCTIONS(CaseStays)
};

std::optional<reference::WorkingTime> timeOf(const CaseView &view)
{
    return view.calendar ? std::optional(workingTimeOf(*view.calendar)) : std::nullopt;
}

QString paceText(Pace pace)
{
    switch (pace) {
    case Pace::Excellent:
        return CaseStays::tr("Excellent");
    case Pace::Good:
        return CaseStays::tr("Good");
    case Pace::Fair:
        return CaseStays::tr("Fair");
    case Pace::Weak:
        return CaseStays::tr("Weak");
    }
    Q_UNREACHABLE();
}

QColor colourOf(const std::optional<StayTime> &time, bool isOver)
{
    const uikit::Colours &colours = uikit::Theme::current().colours();
    if (!time)
        return colours.mutedText;
    if (time->pace == Pace::Weak)
        return colours.danger;
    return isOver && time->pace != Pace::Fair ? colours.done : colours.accent;
}

QString timeText(const StayView &one, const std::optional<StayTime> &time)
{
    if (!time)
        return CaseStays::tr("Any time was allowed.");
    QStringList parts{CaseStays::tr("Due %1").arg(shownTime(*one.stay.dueAt))};
    parts.append(one.stay.closedAt ? CaseStays::tr("left %1").arg(shownTime(*one.stay.closedAt))
                                   : CaseStays::tr("still here"));
    // Of one that is still here only the worst is certain.
    if (one.stay.closedAt || time->pace == Pace::Weak)
        parts.append(paceText(time->pace));
    parts.append(uikit::lateText(time->late));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString sentenceOf(const StayView &one)
{
    const QString status = shown(one.status);
    if (one.holder.fa.isEmpty())
        return CaseStays::tr("%1, with nobody").arg(status);
    return one.unit.fa.isEmpty() ? CaseStays::tr("%1, with %2").arg(status, shown(one.holder))
                                 : CaseStays::tr("%1, with %2 (%3)").arg(status, shown(one.holder), shown(one.unit));
}

} // namespace

QList<uikit::HistoryLine> stayLines(const CaseView &view, Instant now)
{
    const auto time = timeOf(view);
    QList<uikit::HistoryLine> lines;
    for (auto one = view.stays.rbegin(); one != view.stays.rend(); ++one) {
        const auto stayTime = stayTimeOf(one->stay, now, time ? &*time : nullptr);
        lines.append({shownTime(one->stay.openedAt), colourOf(stayTime, one->stay.closedAt.has_value()),
                      sentenceOf(*one), timeText(*one, stayTime)});
    }
    return lines;
}

QString shownDelayOwners(const CaseView &view, Instant now)
{
    const auto time = timeOf(view);
    std::vector<CaseNode> stays;
    for (const StayView &one : view.stays)
        stays.push_back(one.stay);
    QStringList owners;
    for (const DelayOwner &owner : delayOwners(stays, now, time ? &*time : nullptr)) {
        const auto of = std::find_if(view.stays.begin(), view.stays.end(),
                                     [&owner](const StayView &one) { return one.stay.unit == owner.unit; });
        const QString name =
            of == view.stays.end() || of->unit.fa.isEmpty() ? CaseStays::tr("nobody") : shown(of->unit);
        const QString late = uikit::lateText(owner.late);
        if (!late.isEmpty())
            owners.append(QStringLiteral("%1: %2").arg(name, late));
    }
    return owners.join(QStringLiteral(" · "));
}

} // namespace peygir::cases
