// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/changes.h"
#include "command/facts.h"
#include "command/given.h"
#include "command/registry.h"
#include "organisation/core/chart.h"
#include "storage/migrations.h"

/// A small feature that only the simulator has, as a program of one age has it and as a later one does: so desks and
/// servers of different versions meet (SYNC 10, docs/adr/0015). Everything else is the same in both.
namespace peygir::simulation {

inline constexpr AggregateKind noticeKind{96, "notice"};

struct NoticeTag;
using NoticeId = StrongId<NoticeTag>;

namespace earlier {

/// What a unit tells its people, or the city everybody.
struct Notice
{
    static constexpr const char *tableName = "notice";
    static constexpr AggregateKind kind = noticeKind;
    static constexpr bool root = true;

    NoticeId id;
    QString words;
    std::optional<organisation::UnitId> unit = {};

    static constexpr auto fields()
    {
        return std::tuple{field("id", &Notice::id), field("words", &Notice::words), field("unit", &Notice::unit)};
    }
};

struct PutNotice
{
    static constexpr const char *kind = "PutNotice";
    static constexpr int version = 1;

    NoticeId notice;
    QString words;
    std::optional<organisation::UnitId> unit = {};

    static constexpr auto fields()
    {
        return std::tuple{field("notice", &PutNotice::notice), field("words", &PutNotice::words),
                          field("unit", &PutNotice::unit)};
    }
};

Result<Changes> decide(const PutNotice &command, const Facts &facts, const Given &given);

/// Adds the feature to what the product has.
void addNotices(Registry &registry);
std::vector<storage::Migration> migrations();

} // namespace earlier

namespace later {

/// Has two columns more, one of them between older ones by its name.
struct Notice
{
    static constexpr const char *tableName = "notice";
    static constexpr AggregateKind kind = noticeKind;
    static constexpr bool root = true;

    NoticeId id;
    QString words;
    std::optional<organisation::UnitId> unit = {};
    std::optional<QString> mood = {};
    std::optional<Uuid> about = {};

    static constexpr auto fields()
    {
        return std::tuple{field("id", &Notice::id), field("words", &Notice::words), field("unit", &Notice::unit),
                          field("mood", &Notice::mood), field("about", &Notice::about)};
    }
};

/// A table more in the same aggregate.
struct NoticePicture
{
    static constexpr const char *tableName = "notice_picture";
    static constexpr AggregateKind kind = noticeKind;
    static constexpr bool root = false;

    StrongId<struct NoticePictureTag> id;
    NoticeId notice;
    QString caption;
    qint64 size = 0;
    bool shown = false;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &NoticePicture::id), field("aggregate", &NoticePicture::notice),
                          field("caption", &NoticePicture::caption), field("size", &NoticePicture::size),
                          field("shown", &NoticePicture::shown)};
    }
};

/// An aggregate more: what people are asked about a notice.
struct Poll
{
    static constexpr const char *tableName = "poll";
    static constexpr AggregateKind kind{97, "poll"};
    static constexpr bool root = true;

    StrongId<struct PollTag> id;
    QString question;
    std::optional<organisation::UnitId> unit = {};

    static constexpr auto fields()
    {
        return std::tuple{field("id", &Poll::id), field("question", &Poll::question), field("unit", &Poll::unit)};
    }
};

/// As it always was; what later programs have added stays.
struct PutNotice : earlier::PutNotice
{};

Result<Changes> decide(const PutNotice &command, const Facts &facts, const Given &given);

/// A command more, which an earlier server holds. Without a caption the picture stays as it is.
struct ComposeNotice
{
    static constexpr const char *kind = "ComposeNotice";
    static constexpr int version = 1;

    NoticeId notice;
    QString words;
    std::optional<organisation::UnitId> unit = {};
    std::optional<QString> mood = {};
    std::optional<QString> caption = {};

    static constexpr auto fields()
    {
        return std::tuple{field("notice", &ComposeNotice::notice), field("words", &ComposeNotice::words),
                          field("unit", &ComposeNotice::unit), field("mood", &ComposeNotice::mood),
                          field("caption", &ComposeNotice::caption)};
    }
};

Result<Changes> decide(const ComposeNotice &command, const Facts &facts, const Given &given);

/// Whether a program takes the new command, or has the tables only.
enum class Takes { All, EarlierCommands };
void addNotices(Registry &registry, Takes takes);
/// Those of an earlier program included.
std::vector<storage::Migration> migrations();

} // namespace later

} // namespace peygir::simulation
