// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/support/topics.h"

namespace peygir::topics {

namespace {

class EverybodyMay final : public Rights
{
public:
    Result<void> may(const Verb &, const Scope &) const override { return {}; }
};

} // namespace

Result<Changes> decide(const OpenTopic &command, const Facts &facts, const Given &given)
{
    TRY(facts.author().may(write, {}));
    const TopicId id = given.idOf<TopicId>("topic");
    const Fact<Uuid> holder = facts.holder("topic.title", command.title.toUtf8());
    if (holder.isKnown() && *holder != id.uuid())
        return Error("topics.title_taken");
    Changes changes;
    changes.put(Topic{id, command.title, command.room, false});
    changes.claim("topic.title", command.title.toUtf8(), id.uuid());
    return changes;
}

Result<Changes> decide(const AddRemark &command, const Facts &facts, const Given &given)
{
    TRY(facts.author().may(write, {}));
    const auto topic = facts.of<Topic>(command.topic);
    if (topic.isUnknown())
        return Changes::leftToServer();
    if (topic.isAbsent())
        return Error("topics.unknown");
    if (topic->closed)
        return Error("topics.closed", {{QStringLiteral("title"), topic->title}});
    Changes changes;
    changes.put(Remark{given.idOf<RemarkId>("remark"), command.topic, command.words, facts.author().id()});
    return changes;
}

Result<Changes> decide(const MoveTopic &command, const Facts &facts, const Given &)
{
    TRY(facts.author().may(write, {}));
    const auto topic = facts.of<Topic>(command.topic);
    if (topic.isUnknown())
        return Changes::leftToServer();
    if (topic.isAbsent())
        return Error("topics.unknown");
    Topic moved = *topic;
    moved.room = command.room;
    Changes changes;
    changes.put(moved);
    return changes;
}

Result<Changes> decide(const CloseTopic &command, const Facts &facts, const Given &)
{
    TRY(facts.author().may(write, {}));
    const auto topic = facts.of<Topic>(command.topic);
    if (topic.isUnknown())
        return Changes::leftToServer();
    if (topic.isAbsent())
        return Error("topics.unknown");
    Topic closed = *topic;
    closed.closed = true;
    Changes changes;
    changes.put(closed);
    changes.release("topic.title", closed.title.toUtf8());
    return changes;
}

Result<Changes> decide(const TellAnyway &command, const Facts &facts, const Given &given)
{
    TRY(facts.author().may(write, {}));
    Changes changes;
    if (facts.of<Topic>(command.topic).isKnown())
        changes.put(Remark{given.idOf<RemarkId>("remark"), command.topic, command.words, facts.author().id()});
    else
        changes.put(Topic{given.idOf<TopicId>("topic"), command.words, command.room, false});
    return changes;
}

Result<Changes> decide(const DecideHeld &command, const Facts &facts, const Given &given)
{
    TRY(facts.author().may(write, {}));
    const auto entry = facts.of<Attention>(attentionAbout(command.command));
    if (entry.isUnknown())
        return Changes::leftToServer();
    if (entry.isAbsent() || !entry->isHeld())
        return Error("topics.not_held");
    Changes changes;
    changes.put(HeldAct{given.idOf<HeldActId>("act"), entry->id, facts.author().id(), command.decision, command.words,
                        given.happenedAt(), std::nullopt});
    return changes;
}

Bucket heldBucket() { return Bucket("held"); }

Bucket roomBucket(const QString &room) { return Bucket("room:" + room.toUtf8()); }

Registry registry()
{
    Registry registry;
    registry.setRightsOf([](const Facts &, const UserId &) { return std::make_unique<EverybodyMay>(); });
    registry.addCommand<OpenTopic>();
    registry.addCommand<AddRemark>();
    registry.addCommand<MoveTopic>();
    registry.addCommand<CloseTopic>();
    registry.addCommand<TellAnyway>();
    registry.add(AggregateType{topicKind, {&tableOf<Topic>(), &tableOf<Remark>()}, [](const Row &root) {
                                   return std::vector{roomBucket(fromRow<Topic>(root).room)};
                               }});
    registry.addCommand<DecideHeld>();
    registry.add(AggregateType{attentionKind, {&tableOf<Attention>(), &tableOf<HeldAct>()}, [](const Row &root) {
                                   const auto entry = fromRow<Attention>(root);
                                   std::vector buckets{Bucket::person(entry.user.uuid().toAscii())};
                                   if (entry.isHeld())
                                       buckets.push_back(heldBucket());
                                   return buckets;
                               }});
    return registry;
}

QByteArray schema()
{
    const QByteArray fixed = "id {uuid} PRIMARY KEY, aggregate {uuid} NOT NULL, rev {int} NOT NULL, seq {int} NOT NULL,"
                             " hash {int} NOT NULL, ";
    return "CREATE TABLE topic (" + fixed + "title {text} NOT NULL, room {text} NOT NULL, closed {bool} NOT NULL) {by_rowid};"
        + "CREATE TABLE remark (" + fixed + "words {text} NOT NULL, by_user {uuid}) {by_rowid};"
        + "CREATE INDEX remark_by_aggregate ON remark (aggregate);"
        + "CREATE TABLE attention (" + fixed
        + "user_id {uuid} NOT NULL, command_id {uuid} NOT NULL, reason {text} NOT NULL, error_id {text} NOT NULL,"
          " error_values {json} NOT NULL, command_kind {text} NOT NULL, arguments {json} NOT NULL, at {instant} NOT NULL,"
          " settled {bool} NOT NULL, unit {uuid}) {by_rowid};"
        + "CREATE TABLE held_act (" + fixed
        + "by_user {uuid} NOT NULL, decision {text} NOT NULL, words {text} NOT NULL, at {instant} NOT NULL, held_end {text})"
          " {by_rowid};"
        + "CREATE INDEX held_act_aggregate ON held_act (aggregate);";
}

} // namespace peygir::topics
