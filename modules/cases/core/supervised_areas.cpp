// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/supervised_areas.h"

#include "cases/core/acting_for.h"
#include "catalogue/core/expert_area.h"

namespace peygir::cases {

namespace {

using catalogue::ExpertArea;

Result<void> maySupervise(const organisation::PostId &id, const Facts &facts)
{
    const auto post = facts.of<organisation::Post>(id);
    const QVariantMap verb{{QStringLiteral("verb"), QString::fromLatin1(superviseVerb.id)}};
    if (!post.isKnown())
        return Error(post.isUnknown() ? "access.unknown_here" : "access.denied", verb);
    return facts.author().may(superviseVerb, {.unit = post->unit.uuid()});
}

Result<void> mayDefine(const Row &row, const Facts &facts)
{
    const auto area = fromRow<ExpertArea>(row);
    TRY(maySupervise(area.post, facts));
    // What a desk does not find it leaves to the server when it is put.
    const auto before = facts.of<ExpertArea>(area.id);
    return before.isKnown() && before->post != area.post ? maySupervise(before->post, facts) : Result<void>();
}

} // namespace

std::vector<reference::RecordType> withSupervisedAreas(std::vector<reference::RecordType> types)
{
    for (reference::RecordType &type : types) {
        if (type.table == &tableOf<ExpertArea>())
            type.mayOtherwise = mayDefine;
    }
    return types;
}

std::vector<reference::RecordForm> withSupervisedAreas(std::vector<reference::RecordForm> forms)
{
    for (reference::RecordForm &form : forms) {
        if (QLatin1String(form.type) == QLatin1String(ExpertArea::tableName))
            form.otherVerb = superviseVerb;
    }
    return forms;
}

} // namespace peygir::cases
