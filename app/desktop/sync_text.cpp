// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sync_text.h"

#include "access/ui/command_name.h"
#include "cases/ui/document_text.h"
#include "cases/ui/shown.h"
#include "uikit/ages.h"
#include "uikit/direction.h"
#include "uikit/error_sentence.h"
#include "uikit/language.h"
#include "uikit/theme.h"
#include "uikit/times.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace peygir::desktop {

namespace {

class Sync
{
    Q_DECLARE_TR_FUNCTIONS(Sync)
};

using What = cases::BucketMeaning::What;

/// When, and how long ago.
QString contactText(Instant at, Instant now)
{
    if (now - at < std::chrono::minutes(1))
        return Sync::tr("%1, just now").arg(uikit::timeText(at));
    return Sync::tr("%1, %2 ago").arg(uikit::timeText(at), uikit::ageText(now - at));
}

QString lineText(const DeskStatus &status)
{
    using enum DeskStatus::Line;
    switch (status.line) {
    case Unknown: return Sync::tr("Not tried yet");
    case Online: return Sync::tr("Online");
    case CertificateProblem: return Sync::tr("Wrong certificate: nothing is sent");
    case SignInNeeded: return Sync::tr("Nothing is sent until you sign in again");
    case Offline: return Sync::tr("Offline");
    }
    Q_UNREACHABLE();
}

QString seconds(Milliseconds time) { return QLocale().toString(double(time.count()) / 1000, 'f', 1); }

QString rate(const Transfer &transfer)
{
    // What took no time that can be measured has no speed either.
    if (transfer.took.count() <= 0)
        return {};
    return QLocale().toString(qRound64(double(transfer.count) * 1000 / double(transfer.took.count())));
}

/// "40 commands in 0.3 s, 133 a second, 12 KB".
QString transferText(const Transfer &transfer, const QString &counted)
{
    const QString speed = rate(transfer);
    const QString size = cases::shownSize(transfer.bytes);
    if (speed.isEmpty())
        return Sync::tr("%1, %2").arg(counted, size);
    return Sync::tr("%1 in %2 s, %3 a second, %4").arg(counted, seconds(transfer.took), speed, size);
}

QString clockText(qint64 offsetMs)
{
    // The server is ahead: this machine is behind.
    const QString span = uikit::ageText(Milliseconds(qAbs(offsetMs)));
    return offsetMs > 0 ? Sync::tr("%1 behind the server's: set it right").arg(span)
                        : Sync::tr("%1 ahead of the server's: set it right").arg(span);
}

QString deskText(const SyncOverview &overview)
{
    const QString id = uikit::leftToRight(overview.desk.toString());
    if (overview.deskNumber == 0)
        return id;
    return Sync::tr("No. %1, %2").arg(uikit::inUsersDigits(QString::number(overview.deskNumber)), id);
}

QString partsText(const SyncOverview &overview)
{
    const auto missing = std::count_if(overview.buckets.begin(), overview.buckets.end(), [](const BucketHere &bucket) {
        return bucket.standing == BucketHere::Standing::Missing;
    });
    qint64 rows = 0;
    for (const BucketHere &bucket : overview.buckets)
        rows += bucket.rows;
    const qint64 wanted = qint64(overview.buckets.size());
    return Sync::tr("%1 of %2 parts, %3 rows")
        .arg(cases::shownNumber(wanted - missing), cases::shownNumber(wanted), cases::shownNumber(rows));
}

QString season(int period)
{
    static const char *const names[] = {QT_TRANSLATE_NOOP("Sync", "spring %1"), QT_TRANSLATE_NOOP("Sync", "summer %1"),
                                        QT_TRANSLATE_NOOP("Sync", "autumn %1"), QT_TRANSLATE_NOOP("Sync", "winter %1")};
    const int quarter = std::clamp(period % 10, 1, 4);
    return Sync::tr(names[quarter - 1]).arg(uikit::inUsersDigits(QString::number(period / 10)));
}

/// What it concerns: a case by its code, a citizen by his name; empty where it says neither.
QString target(const QueuedCommand &command, const cases::ArgumentNames &names)
{
    const auto text = [&command](const char *field) { return command.arguments.value(QLatin1String(field)).toString(); };
    const auto named = [&](const char *field) {
        const auto found = names.things.find(text(field));
        return found == names.things.end() ? QString() : uikit::shown(found->second);
    };
    if (const QString code = named("case").isEmpty() ? text("code") : named("case"); !code.isEmpty())
        return Sync::tr("Case %1").arg(uikit::leftToRight(uikit::inUsersDigits(code)));
    if (const QString citizen = named("citizen"); !citizen.isEmpty())
        return Sync::tr("Citizen %1").arg(uikit::inUsersDigits(citizen));
    if (const QString document = named("document"); !document.isEmpty())
        return Sync::tr("Document %1").arg(document);
    return named("user");
}

struct Chip
{
    QString word;
    QColor colour;
};

Chip standingOf(const QueuedCommand &command)
{
    using enum QueuedCommand::Standing;
    const uikit::Colours &colours = uikit::Theme::current().colours();
    switch (command.standing) {
    case Held: return {Sync::tr("Held"), colours.attention};
    case Refused: return {Sync::tr("Refused"), colours.attention};
    case Decided: return {Sync::tr("Taken"), colours.done};
    case Waiting: break;
    }
    if (command.reason)
        return {Sync::tr("Without effect"), colours.attention};
    if (command.isOnItsWay)
        return {Sync::tr("On its way"), colours.accent};
    return {Sync::tr("Waiting"), colours.mutedText};
}

} // namespace

QString firstSynchronisationText(const DeskStatus &status)
{
    if (!status.firstSynchronisation)
        return {};
    if (status.bucketsWanted == 0)
        return Sync::tr("Nothing of the server is here yet.");
    return Sync::tr("The first synchronisation: %1 of %2 parts are here.")
        .arg(cases::shownNumber(status.bucketsHere), cases::shownNumber(status.bucketsWanted));
}

std::vector<SyncFact> syncFacts(const DeskStatus &status, const SyncOverview &overview, Instant now)
{
    std::vector<SyncFact> facts;
    const bool isDown = status.line != DeskStatus::Line::Online && status.line != DeskStatus::Line::Unknown;
    QString line = lineText(status);
    if (status.problem && status.line == DeskStatus::Line::Offline)
        line += u'\n' + uikit::errorSentence(*status.problem);
    facts.push_back({Sync::tr("Line"), line, isDown && status.line != DeskStatus::Line::Offline});
    facts.push_back({Sync::tr("Last contact"),
                     status.lastContact ? contactText(*status.lastContact, now) : Sync::tr("None yet")});
    if (status.queueStuck)
        facts.push_back({Sync::tr("Sending"), Sync::tr("The first command has stood still for two minutes"), true});
    if (overview.sending)
        facts.push_back({Sync::tr("Last sending"),
                         transferText(*overview.sending, Sync::tr("%Ln commands", nullptr, int(overview.sending->count)))});
    if (overview.fetching)
        facts.push_back({Sync::tr("Last fetching"),
                         transferText(*overview.fetching, Sync::tr("%Ln rows", nullptr, int(overview.fetching->count)))});
    if (overview.roundTrip)
        facts.push_back({Sync::tr("Round trip"), Sync::tr("%1 ms").arg(cases::shownNumber(overview.roundTrip->count()))});
    if (status.clockOffsetMs && Milliseconds(qAbs(*status.clockOffsetMs)) > wrongClock)
        facts.push_back({Sync::tr("This machine's clock"), clockText(*status.clockOffsetMs), true});
    facts.push_back({Sync::tr("Held here"), partsText(overview)});
    facts.push_back({Sync::tr("Store on the disk"), cases::shownSize(overview.storeBytes)});
    facts.push_back({Sync::tr("Encryption"),
                     status.unencryptedStore ? Sync::tr("None: personal data lies in the clear, because that was allowed")
                                             : Sync::tr("Encrypted"),
                     status.unencryptedStore});
    facts.push_back({Sync::tr("Everything last counted"),
                     overview.walkedAt ? contactText(*overview.walkedAt, now) : Sync::tr("Not yet")});
    facts.push_back({Sync::tr("This desk"), deskText(overview)});
    return facts;
}

QString syncReport(const DeskStatus &status, const SyncOverview &overview, Instant now, const QString &program)
{
    QStringList lines{program};
    for (const SyncFact &fact : syncFacts(status, overview, now))
        lines.append(fact.name + QStringLiteral(": ") + QString(fact.value).replace(u'\n', u' '));
    lines.append(Sync::tr("Queue: %1, needs attention: %2, differing parts: %3")
                     .arg(cases::shownNumber(overview.queued), cases::shownNumber(status.needAttention),
                          cases::shownNumber(status.mismatches)));
    // The name under which those who wrote the program know it.
    if (status.problem)
        lines.append(QString::fromLatin1(status.problem->id()));
    // Marks of direction are of the screen and disturb what is pasted elsewhere.
    QString report = lines.join(u'\n');
    for (const char16_t mark : {u'\u2066', u'\u2069', u'\u200e', u'\u200f'})
        report.remove(QChar(mark));
    return report;
}

uikit::ListRow queueRow(const QueuedCommand &command, int place, const cases::ArgumentNames &names, Instant now)
{
    const Chip chip = standingOf(command);
    uikit::ListRow row{command.command.toString(), QString::number(place), access::commandName(command.kind), {}, chip.word,
                       chip.colour};
    QStringList detail;
    if (const QString concerned = target(command, names); !concerned.isEmpty())
        detail.append(concerned);
    if (command.sentInVain > 0)
        detail.append(Sync::tr("sent %Ln times without an answer", nullptr, command.sentInVain));
    if (command.reason)
        detail.append(uikit::errorSentence(*command.reason));
    row.detail = detail.join(QStringLiteral(" · "));
    row.age = uikit::ageText(now - command.at);
    row.fullDate = uikit::timeText(command.at);
    return row;
}

QString partTitle(const cases::StorePart &part)
{
    const std::optional<int> &time = part.meaning.time;
    switch (part.meaning.what) {
    case What::Own: return Sync::tr("Your own work and rights");
    case What::Reference: return Sync::tr("Base information");
    case What::Rights: return Sync::tr("Rights of all people");
    case What::RecordHistory: return Sync::tr("History of base information");
    case What::HeldCommands:
        return part.meaning.unit ? Sync::tr("What the server keeps, of %1").arg(uikit::shown(part.unit))
                                 : Sync::tr("What the server keeps");
    case What::Citizens: return Sync::tr("Citizens of %1").arg(uikit::inUsersDigits(QString::number(time.value_or(0))));
    case What::Cards: return time ? Sync::tr("Cards of cases closed in %1").arg(season(*time)) : Sync::tr("Cards of open cases");
    case What::Files:
        return part.meaning.unit ? Sync::tr("Files of %1").arg(uikit::shown(part.unit)) : Sync::tr("Files of no unit yet");
    case What::Other: return Sync::tr("Other parts");
    }
    Q_UNREACHABLE();
}

uikit::ListRow partRow(const cases::StorePart &part, Instant now)
{
    const uikit::Colours &colours = uikit::Theme::current().colours();
    const QString title = partTitle(part);
    uikit::ListRow row{title, {}, title, {}, Sync::tr("Agrees"), colours.done};
    if (part.differing > 0) {
        row.status = Sync::tr("Differs");
        row.statusColour = colours.attention;
    } else if (part.missing > 0) {
        row.status = Sync::tr("Not here yet");
        row.statusColour = colours.mutedText;
    }
    QStringList detail{Sync::tr("%1 rows").arg(cases::shownNumber(part.rows))};
    if (part.buckets > 1)
        detail.append(Sync::tr("%1 of %2 parts")
                          .arg(cases::shownNumber(part.buckets - part.missing), cases::shownNumber(part.buckets)));
    if (part.checkedAt)
        detail.append(Sync::tr("compared: %1").arg(uikit::ageText(now - *part.checkedAt)));
    row.detail = detail.join(QStringLiteral(" · "));
    row.fullDate = part.checkedAt ? uikit::timeText(*part.checkedAt) : QString();
    return row;
}

uikit::ListRow findingRow(const StoreFinding &finding, const cases::StorePart &part, Instant now)
{
    const uikit::Colours &colours = uikit::Theme::current().colours();
    const bool isHealed = finding.what == StoreFinding::What::Healed;
    return {QString::number(finding.bucket),
            {},
            partTitle(part),
            {},
            isHealed ? Sync::tr("In order again") : Sync::tr("Differed"),
            isHealed ? colours.done : colours.attention,
            {},
            uikit::ageText(now - finding.at),
            uikit::timeText(finding.at)};
}

QString checkText(const StoreCheck &check, DeskStatus::Line line)
{
    using enum StoreCheck::Phase;
    const auto number = [](int count) { return cases::shownNumber(count); };
    switch (check.phase) {
    case None: return {};
    case Walking:
        return Sync::tr("%1 of %2 rows counted").arg(cases::shownNumber(check.done), cases::shownNumber(check.total));
    case Asking:
        return line == DeskStatus::Line::Online
            ? Sync::tr("%1 parts differ; the server is asked for what is right.").arg(number(check.found))
            : Sync::tr("%1 parts differ; the server is asked as soon as the line is there.").arg(number(check.found));
    case Done:
        if (check.found == 0)
            return Sync::tr("Everything is as it should be: %1 rows counted.").arg(cases::shownNumber(check.total));
        if (check.healed == check.found)
            return Sync::tr("%1 parts differed and are in order again. Nothing that you typed was touched.").arg(number(check.found));
        return Sync::tr("%1 parts differed, %2 are in order again. Tell the administrator about the rest.")
            .arg(number(check.found), number(check.healed));
    case Cancelled: return Sync::tr("Stopped before everything was counted.");
    case Failed:
        return Sync::tr("The store could not be read: %1").arg(check.problem ? uikit::errorSentence(*check.problem) : QString());
    }
    Q_UNREACHABLE();
}

} // namespace peygir::desktop
