// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/ui/event_words.h"

#include "access/core/roles.h"
#include "access/ui/command_name.h"
#include "cases/ui/shown.h"
#include "uikit/ages.h"
#include "uikit/direction.h"
#include "uikit/error_sentence.h"
#include "uikit/language.h"
#include "uikit/theme.h"

#include <QCoreApplication>

namespace peygir::administration {

namespace {

struct EventWords
{
    Q_DECLARE_TR_FUNCTIONS(EventWords)
};

/// What came in so much later was done without a network, and both times are told.
constexpr Milliseconds soon = std::chrono::minutes(2);

QString lookName(const EventLine &line)
{
    const bool ofCase = line.caseId.has_value();
    if (line.act == QLatin1String("opened"))
        return ofCase ? EventWords::tr("Case opened") : EventWords::tr("Record opened");
    if (line.act == QLatin1String("file_opened"))
        return EventWords::tr("File opened");
    if (line.act == QLatin1String("file_saved"))
        return EventWords::tr("File saved elsewhere");
    if (line.act == QLatin1String("printed"))
        return ofCase ? EventWords::tr("Case printed") : EventWords::tr("List printed");
    return ofCase ? EventWords::tr("Case exported") : EventWords::tr("List exported");
}

/// Of a list of cases, of this log, or of base information.
QString sourceName(const QString &id)
{
    static const std::pair<const char *, const char *> names[] = {
        {"list.current", QT_TRANSLATE_NOOP("EventWords", "current cartable")},
        {"list.referred", QT_TRANSLATE_NOOP("EventWords", "referred cases")},
        {"list.registered", QT_TRANSLATE_NOOP("EventWords", "cases that one registered")},
        {"list.archive", QT_TRANSLATE_NOOP("EventWords", "archive")},
        {"list.final", QT_TRANSLATE_NOOP("EventWords", "final cases")},
        {"list.all", QT_TRANSLATE_NOOP("EventWords", "all cases")},
        {"followup", QT_TRANSLATE_NOOP("EventWords", "follow-up")},
        {"answering.ready", QT_TRANSLATE_NOOP("EventWords", "who is to be called")},
        {"answering.due", QT_TRANSLATE_NOOP("EventWords", "messages whose feedback is due")},
        {"supervision", QT_TRANSLATE_NOOP("EventWords", "subordinates")},
        {"users", QT_TRANSLATE_NOOP("EventWords", "users")},
        {"events", QT_TRANSLATE_NOOP("EventWords", "log of events")},
    };
    for (const auto &[known, name] : names) {
        if (id == QLatin1String(known))
            return EventWords::tr(name);
    }
    return id.startsWith(QLatin1String("list.")) ? EventWords::tr("a list of cases") : EventWords::tr("base information");
}

/// What a desk notes of an export is "what form rows", or "type.csv"; of a file its number, which nobody reads.
QString detailText(const QString &detail)
{
    const QStringList parts = detail.split(u' ');
    bool isNumber = false;
    const int rows = parts.size() == 3 ? parts.back().toInt(&isNumber) : 0;
    if (!isNumber)
        return detail.endsWith(QLatin1String(".csv")) ? EventWords::tr("base information, CSV") : QString();
    return EventWords::tr("%1, %2, %Ln row(s)", nullptr, rows).arg(sourceName(parts.front()), uikit::leftToRight(parts[1].toUpper()));
}

QString whoText(const EventLine &line)
{
    if (line.user == access::systemUser())
        return EventWords::tr("The server itself");
    return line.who.isEmpty() ? EventWords::tr("Somebody whom the server does not know") : uikit::inUsersDigits(line.who);
}

QString reasonText(const EventLine &line)
{
    if (!line.reason)
        return {};
    const QString sentence = uikit::errorSentence(Error(line.reason->toLatin1()));
    // The values of an error are not in the log: they may be somebody's words.
    return sentence.contains(QLatin1String("%{")) ? EventWords::tr("because of “%1”").arg(uikit::leftToRight(*line.reason))
                                                  : EventWords::tr("told: “%1”").arg(sentence);
}

QColor colourOf(EventSort sort)
{
    const uikit::Colours &colours = uikit::Theme::current().colours();
    switch (sort) {
    case EventSort::Done: return colours.done;
    case EventSort::Held: return colours.attention;
    case EventSort::Refused: return colours.danger;
    case EventSort::Opened: return colours.mutedText;
    case EventSort::TakenOut: return colours.accent;
    }
    Q_UNREACHABLE();
}

} // namespace

QString eventTitle(const EventLine &line)
{
    QString title;
    if (line.sort == EventSort::Opened || line.sort == EventSort::TakenOut)
        title = lookName(line);
    else
        title = line.act.isEmpty() ? EventWords::tr("Something that nobody could read") : access::commandName(line.act.toLatin1());
    if (line.to)
        title = EventWords::tr("%1 to %2").arg(title, uikit::inUsersDigits(uikit::shown(*line.to)));
    if (line.person)
        title = EventWords::tr("%1: %2").arg(title, uikit::inUsersDigits(*line.person));
    if (const QString detail = detailText(line.detail); !detail.isEmpty())
        title = EventWords::tr("%1: %2").arg(title, detail);
    return title;
}

QString eventOutcome(EventSort sort)
{
    switch (sort) {
    case EventSort::Done: return EventWords::tr("Done");
    case EventSort::Held: return EventWords::tr("Held");
    case EventSort::Refused: return EventWords::tr("Refused");
    case EventSort::Opened: return EventWords::tr("Opened");
    case EventSort::TakenOut: return EventWords::tr("Taken out");
    }
    Q_UNREACHABLE();
}

QString eventPartName(EventPart part)
{
    switch (part) {
    case EventPart::All: return EventWords::tr("Everything (Ctrl+1)");
    case EventPart::Done: return EventWords::tr("What was done (Ctrl+2)");
    case EventPart::Opened: return EventWords::tr("What was opened (Ctrl+3)");
    case EventPart::TakenOut: return EventWords::tr("What was saved, exported or printed (Ctrl+4)");
    case EventPart::NotApplied: return EventWords::tr("What was refused or is held (Ctrl+5)");
    }
    Q_UNREACHABLE();
}

uikit::ListRow eventRow(const EventLine &line, Instant now)
{
    uikit::ListRow row{line.id.toString(), line.code.value_or(QString()), eventTitle(line), {}, eventOutcome(line.sort)};
    QStringList detail{cases::shownTime(line.at), whoText(line)};
    if (line.forWhom)
        detail += EventWords::tr("for %1").arg(uikit::inUsersDigits(*line.forWhom));
    if (line.desk)
        detail += EventWords::tr("desk %1").arg(cases::shownNumber(*line.desk));
    if (const QString reason = reasonText(line); !reason.isEmpty())
        detail += reason;
    row.detail = detail.join(QStringLiteral(" · "));
    row.statusColour = colourOf(line.sort);
    row.age = uikit::ageText(now - line.at);
    row.fullDate = cases::shownTime(line.at);
    if (line.receivedAt - line.at > soon)
        row.fullDate += u'\n' + EventWords::tr("Came in at %1").arg(cases::shownTime(line.receivedAt));
    return row;
}

std::vector<sheets::Column> eventColumns()
{
    using Kind = sheets::Column::Kind;
    return {{EventWords::tr("When"), Kind::Date},     {EventWords::tr("Who"), Kind::Text},     {EventWords::tr("For whom"), Kind::Text},
            {EventWords::tr("What"), Kind::Text},     {EventWords::tr("Case"), Kind::Code},    {EventWords::tr("Outcome"), Kind::Text},
            {EventWords::tr("Why not"), Kind::Text},  {EventWords::tr("Desk"), Kind::Number},  {EventWords::tr("Came in"), Kind::Date}};
}

sheets::Row eventCells(const EventLine &line)
{
    using sheets::textCell;
    return {sheets::timeCell(line.at),
            textCell(whoText(line)),
            textCell(line.forWhom.value_or(QString())),
            textCell(eventTitle(line)),
            textCell(line.code.value_or(QString())),
            textCell(eventOutcome(line.sort)),
            textCell(reasonText(line)),
            line.desk ? sheets::numberCell(*line.desk) : textCell({}),
            sheets::timeCell(line.receivedAt)};
}

} // namespace peygir::administration
