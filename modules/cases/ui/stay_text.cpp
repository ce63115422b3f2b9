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

/// How long it waited for the citizen, or since when it does.
QString waitText(const StayView &one, const CaseView &view, Instant now, const reference::WorkingTime *time)
{
    if (const CaseWait *open = openWaitAt(one.stay, view.waits))
        return CaseStays::tr("waiting for the citizen since %1; the time does not run").arg(shownTime(open->askedAt));
    const Milliseconds waited = waitedAt(one.stay, view.waits, now, time);
    constexpr Milliseconds shortest = std::chrono::minutes(1);
    return waited < shortest ? QString()
                             : CaseStays::tr("waited for the citizen: %1, which do not count").arg(uikit::ageText(waited));
}

QString timeText(const StayView &one, const std::optional<StayTime> &time, const CaseView &view)
{
    if (!time)
        return CaseStays::tr("Any time was allowed.");
    QStringList parts;
    if (one.stay.dueAt)
        parts.append(CaseStays::tr("Due %1").arg(shownTime(*one.stay.dueAt)));
    if (one.stay.closedAt)
        parts.append(CaseStays::tr("left %1").arg(shownTime(*one.stay.closedAt)));
    else if (!openWaitAt(one.stay, view.waits))
        parts.append(CaseStays::tr("still here"));
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
        const reference::WorkingTime *of = time ? &*time : nullptr;
        const auto stayTime = stayTimeOf(one->stay, view.waits, now, of);
        QStringList times{waitText(*one, view, now, of), timeText(*one, stayTime, view)};
        times.removeAll(QString());
        lines.append({shownTime(one->stay.openedAt), colourOf(stayTime, one->stay.closedAt.has_value()),
                      sentenceOf(*one), times.join(QStringLiteral(" · "))});
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
    for (const DelayOwner &owner : delayOwners(stays, view.waits, now, time ? &*time : nullptr)) {
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
