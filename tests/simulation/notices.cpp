// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/notices.h"

#include "cases/core/add_note.h"
#include "cases/core/case_buckets.h"

namespace peygir::simulation {

namespace {

/// Of its unit, so that a notice which goes to another one leaves the desks of the first.
std::vector<Bucket> bucketsFor(const std::optional<organisation::UnitId> &unit)
{
    return {unit ? cases::filesBucket(unit->uuid(), std::nullopt, std::nullopt) : Bucket::reference()};
}

template <class T>
std::vector<Bucket> bucketsOf(const Row &root)
{
    return bucketsFor(fromRow<T>(root).unit);
}

/// As it is with notes: it has to be asked for something.
Result<void> mayTell(const std::optional<organisation::UnitId> &unit, const Facts &facts)
{
    return facts.author().may(cases::addNoteVerb, {.unit = unit ? std::optional(unit->uuid()) : std::nullopt});
}

storage::Migration migration(int number, const char *name, const char *sql)
{
    return {number, name, storage::Family::Replicated, sql};
}

} // namespace

namespace earlier {

Result<Changes> decide(const PutNotice &command, const Facts &facts, const Given &)
{
    TRY(mayTell(command.unit, facts));
    Changes changes;
    changes.put(Notice{command.notice, command.words, command.unit});
    return changes;
}

void addNotices(Registry &registry)
{
    registry.addCommand<PutNotice>();
    registry.add(AggregateType{noticeKind, {&tableOf<Notice>()}, bucketsOf<Notice>});
}

std::vector<storage::Migration> migrations()
{
    return {migration(9000, "notices", R"(
        CREATE TABLE notice (id {uuid} PRIMARY KEY, aggregate {uuid} NOT NULL, rev {int} NOT NULL, seq {int} NOT NULL,
            hash {int} NOT NULL, words {text} NOT NULL, unit {uuid}) {by_rowid};)")};
}

} // namespace earlier

namespace later {

Result<Changes> decide(const PutNotice &command, const Facts &facts, const Given &)
{
    TRY(mayTell(command.unit, facts));
    const auto before = facts.of<Notice>(command.notice);
    Notice notice{command.notice, command.words, command.unit};
    if (before.isKnown()) {
        notice.mood = before->mood;
        notice.about = before->about;
    }
    Changes changes;
    changes.put(notice);
    return changes;
}

Result<Changes> decide(const ComposeNotice &command, const Facts &facts, const Given &)
{
    TRY(mayTell(command.unit, facts));
    const Uuid id = command.notice.uuid();
    Changes changes;
    changes.put(Notice{command.notice, command.words, command.unit, command.mood, id});
    if (command.caption) {
        // Larger than a floating-point number holds exactly.
        constexpr qint64 size = 9'007'199'254'740'993;
        changes.put(NoticePicture{StrongId<NoticePictureTag>(derivedUuid(id, "picture")), command.notice,
                                  *command.caption, size, true});
    }
    changes.put(Poll{StrongId<PollTag>(derivedUuid(id, "poll")), command.words, command.unit});
    return changes;
}

void addNotices(Registry &registry, Takes takes)
{
    registry.addCommand<PutNotice>();
    if (takes == Takes::All)
        registry.addCommand<ComposeNotice>();
    registry.add(AggregateType{noticeKind, {&tableOf<Notice>(), &tableOf<NoticePicture>()}, bucketsOf<Notice>});
    registry.add(AggregateType{Poll::kind, {&tableOf<Poll>()}, bucketsOf<Poll>});
}

std::vector<storage::Migration> migrations()
{
    std::vector<storage::Migration> all = earlier::migrations();
    all.push_back(migration(9001, "notices-later", R"(
        ALTER TABLE notice ADD COLUMN mood {text};
        ALTER TABLE notice ADD COLUMN about {uuid};
        CREATE TABLE notice_picture (id {uuid} PRIMARY KEY, aggregate {uuid} NOT NULL, rev {int} NOT NULL,
            seq {int} NOT NULL, hash {int} NOT NULL, caption {text} NOT NULL, size {int} NOT NULL,
            shown {bool} NOT NULL) {by_rowid};
        CREATE TABLE poll (id {uuid} PRIMARY KEY, aggregate {uuid} NOT NULL, rev {int} NOT NULL, seq {int} NOT NULL,
            hash {int} NOT NULL, question {text} NOT NULL, unit {uuid}) {by_rowid};)"));
    return all;
}

} // namespace later

} // namespace peygir::simulation
