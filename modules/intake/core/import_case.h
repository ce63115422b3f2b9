// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/dossier.h"

namespace peygir::intake {

inline constexpr Verb importCaseVerb{"cases.import"};

/// A number that a case had in another system (`externalNumber`) → the case, for ever.
inline constexpr const char *externalNumberKey = "case.external_number";

/// Brings in a case from another system (R048), as it stands there: registered at the command's own time, closed where
/// it was closed, otherwise at the start of its subject's process. It gets a tracking code of its own and keeps its old
/// number as its alias. What the reader of the file found odd comes along as `flags`: each is a line of history
/// ("intake_flag"), the first stands on the card, and an open case with one lies with the intake supervisor.
///
/// Nobody is joined to anything: what was two cases there is two cases here. Repeating the same number has no effect.
///
/// Refusals: "access.denied", "intake.import_number" (none, or too long), "intake.import_times" (closed before it was
/// registered), "intake.imported_already" (another case has this number of this source).
struct ImportCase
{
    static constexpr const char *kind = "ImportCase";
    static constexpr int version = 1;

    /// Short name of the other system; with `number` it names the case for ever.
    QString source;
    QString number;
    catalogue::SubjectId subject;
    std::optional<places::PlaceId> place;
    QString address;
    QString words;
    QString callerPhone;
    QString callerName;
    cases::Channel channel;
    /// Empty: still open.
    std::optional<Instant> closedAt;
    /// What the other system promised; empty: what the subject promises.
    std::optional<Instant> promisedAt;
    /// What was answered; empty: nothing.
    QString answer;
    /// Everything else that the other system had, by its own names.
    QJsonObject record;
    /// Ids of errors.
    std::vector<QString> flags;

    static constexpr auto fields()
    {
        return std::tuple{field("source", &ImportCase::source),           field("number", &ImportCase::number),
                          field("subject", &ImportCase::subject),         field("place", &ImportCase::place),
                          field("address", &ImportCase::address),         field("words", &ImportCase::words),
                          field("callerPhone", &ImportCase::callerPhone), field("callerName", &ImportCase::callerName),
                          field("channel", &ImportCase::channel),         field("closedAt", &ImportCase::closedAt),
                          field("promisedAt", &ImportCase::promisedAt),   field("answer", &ImportCase::answer),
                          field("record", &ImportCase::record),           field("flags", &ImportCase::flags)};
    }
};

Result<Changes> decide(const ImportCase &command, const Facts &facts, const Given &given);

/// The value under `externalNumberKey`.
QByteArray externalNumber(const QString &source, const QString &number);

/// The command that brings in this case: the same at every run, so that a repeated run is a repeated command.
Uuid importCommandId(const QString &source, const QString &number, Instant registeredAt);

} // namespace peygir::intake
