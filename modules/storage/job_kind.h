// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

#include <QJsonObject>

#include <functional>
#include <optional>

namespace peygir::storage {

/// A command as a job gives it: its kind, version and arguments.
struct JobAct
{
    QByteArray kind;
    int version;
    QJsonObject arguments;
};

/// One thing that a job acts on, and what is done with it.
struct JobPart
{
    /// The order of the job is that of these ids.
    Uuid thing;
    JobAct act;
};

/// Work of the server on more than one command may touch (DESIGN §3), cut into commands: a declaration, from which
/// `sync::Jobs` makes progress, stop, going on after a kill, and undo. The functions read and write nothing; they are
/// called on the sequencer's thread between two groups, so nothing changes before their commands run.
struct JobKind
{
    QByteArray name;
    /// Aggregates that the command of one part touches, at most.
    int aggregates;
    /// How many parts there are now, or could be at most where to say it would be the work itself; asked while others wait to
    /// write. Refuses arguments that no job of this kind has: "command.field.…", or an error of the feature.
    std::function<Result<qint64>(Connection &, const QJsonObject &arguments)> count;
    /// At most so many parts, those after `after` in the order of their ids; none: the job has come to its end.
    std::function<Result<std::vector<JobPart>>(Connection &, const QJsonObject &arguments, const std::optional<Uuid> &after,
                                               int most)>
        next;
    /// What is done with this one thing as it stands; absent: nothing any more.
    std::function<Result<std::optional<JobAct>>(Connection &, const QJsonObject &arguments, const Uuid &thing)> at;
    /// What takes back a part that was applied at this place of the history. Fails where that is not for a job to do any more
    /// ("jobs.moved_on": the last change of the thing has another place, since somebody has acted, or had done so before); then the
    /// part stays and says so.
    std::function<Result<JobAct>(Connection &, const QJsonObject &arguments, const JobPart &part, qint64 place)> back;
    /// Whether it looks once more from the beginning when it has come to the end, for what has come meanwhile before the place where
    /// it was. Not where more may come without end.
    bool looksAgain = false;
};

} // namespace peygir::storage
