// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/attention.h"
#include "command/registry.h"
#include "sync/server/bucket_sets.h"

/// A small feature of its own for the tests of synchronisation: topics with remarks, in the bucket of their room. So the
/// engines are tried without any rule of the product.
namespace peygir::topics {

struct TopicTag;
using TopicId = StrongId<TopicTag>;
struct RemarkTag;
using RemarkId = StrongId<RemarkTag>;

inline constexpr AggregateKind topicKind{90, "topic"};
inline constexpr Verb write{"topics.write"};

struct Topic
{
    static constexpr const char *tableName = "topic";
    static constexpr AggregateKind kind = topicKind;
    static constexpr bool root = true;
    TopicId id;
    QString title;
    QString room;
    bool closed;
    static constexpr auto fields()
    {
        return std::tuple{field("id", &Topic::id), field("title", &Topic::title), field("room", &Topic::room),
                          field("closed", &Topic::closed)};
    }
};

struct Remark
{
    static constexpr const char *tableName = "remark";
    static constexpr AggregateKind kind = topicKind;
    static constexpr bool root = false;
    RemarkId id;
    TopicId topic;
    QString words;
    std::optional<UserId> by;
    static constexpr auto fields()
    {
        return std::tuple{field("id", &Remark::id), field("aggregate", &Remark::topic),
                          field("words", &Remark::words), field("by_user", &Remark::by)};
    }
};

/// Key: "topic.title" is unique among open topics; a second one is refused with "topics.title_taken".
struct OpenTopic
{
    static constexpr const char *kind = "OpenTopic";
    static constexpr int version = 1;
    QString title;
    QString room;
    static constexpr auto fields()
    {
        return std::tuple{field("title", &OpenTopic::title), field("room", &OpenTopic::room)};
    }
};
Result<Changes> decide(const OpenTopic &command, const Facts &facts, const Given &given);

struct AddRemark
{
    static constexpr const char *kind = "AddRemark";
    static constexpr int version = 1;
    TopicId topic;
    QString words;
    static constexpr auto fields()
    {
        return std::tuple{field("topic", &AddRemark::topic), field("words", &AddRemark::words)};
    }
};
/// Refused with "topics.closed" on a closed topic.
Result<Changes> decide(const AddRemark &command, const Facts &facts, const Given &given);

struct MoveTopic
{
    static constexpr const char *kind = "MoveTopic";
    static constexpr int version = 1;
    TopicId topic;
    QString room;
    static constexpr auto fields()
    {
        return std::tuple{field("topic", &MoveTopic::topic), field("room", &MoveTopic::room)};
    }
};
Result<Changes> decide(const MoveTopic &command, const Facts &facts, const Given &given);

struct CloseTopic
{
    static constexpr const char *kind = "CloseTopic";
    static constexpr int version = 1;
    TopicId topic;
    static constexpr auto fields() { return std::tuple{field("topic", &CloseTopic::topic)}; }
};
Result<Changes> decide(const CloseTopic &command, const Facts &facts, const Given &given);

/// What is never refused: a remark on the topic, or where there is none a topic of its own, in the same room.
struct TellAnyway
{
    static constexpr const char *kind = "TellAnyway";
    static constexpr int version = 1;
    static constexpr bool alwaysDecided = true;
    TopicId topic;
    QString room;
    QString words;
    QJsonObject answers;
    static constexpr auto fields()
    {
        return std::tuple{field("topic", &TellAnyway::topic), field("room", &TellAnyway::room),
                          field("words", &TellAnyway::words), field("answers", &TellAnyway::answers)};
    }
};
Result<Changes> decide(const TellAnyway &command, const Facts &facts, const Given &given);

/// What becomes of a held command; everybody may.
struct DecideHeld
{
    static constexpr const char *kind = "DecideHeld";
    static constexpr int version = 1;
    static constexpr bool settlesHeld = true;
    Uuid command;
    HeldDecision decision;
    QString words;
    static constexpr auto fields()
    {
        return std::tuple{field("command", &DecideHeld::command), field("decision", &DecideHeld::decision),
                          field("words", &DecideHeld::words)};
    }
};
/// Refused with "topics.not_held" where nobody has to decide any more.
Result<Changes> decide(const DecideHeld &command, const Facts &facts, const Given &given);

Bucket heldBucket();
Bucket roomBucket(const QString &room);
/// Everybody may write; attention is there too.
Registry registry();
/// The tables of topics, by the side that has them.
QByteArray schema();

} // namespace peygir::topics
