// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/part_codec.h"

#include "base/limits.h"
#include "base/uuid.h"
#include "workflow/core/text_rules.h"

#include <algorithm>

namespace peygir::workflow {

namespace {

Result<Status> readStatus(const StrictObject &parent)
{
    TRY_LET(const StrictObject object, parent.object("status"));
    TRY(object.allowOnly({"name", "colour", "sms"}));
    Status status;
    TRY_LET(status.name, readLocalized(object, "name", limits::nameText));
    TRY_LET(status.colour, object.text("colour"));
    TRY(object.placed("colour", checkColour(status.colour)));
    if (object.has("sms")) {
        TRY_LET(status.sms, readLocalized(object, "sms", limits::statusSmsText));
    }
    return status;
}

Result<Responsibility> readResponsibility(const StrictObject &object)
{
    return readWord(object, "unit", responsibilityWords);
}

Result<HolderRule> readPost(const StrictObject &object)
{
    TRY(object.allowOnly({"by", "post"}));
    TRY_LET(const QString post, object.text("post"));
    if (!isKey(post) && !Uuid::parse(QStringView(post)))
        return object.at("post", Error("workflow.key.malformed"));
    return HolderRule(PostHolds{post});
}

Result<QString> readRoleKey(const StrictObject &object)
{
    TRY_LET(const QString role, object.text("role"));
    if (!isKey(role))
        return object.at("role", Error("workflow.key.malformed"));
    return role;
}

Result<HolderRule> readRole(const StrictObject &object)
{
    TRY(object.allowOnly({"by", "role", "unit"}));
    TRY_LET(const QString role, readRoleKey(object));
    TRY_LET(const Responsibility unit, readResponsibility(object));
    return HolderRule(RoleHolds{role, unit});
}

Result<HolderRule> readUnitHead(const StrictObject &object)
{
    TRY(object.allowOnly({"by", "unit"}));
    TRY_LET(const Responsibility unit, readResponsibility(object));
    return HolderRule(UnitHeadHolds{unit});
}

Result<HolderRule> readDoer(const StrictObject &object)
{
    TRY(object.allowOnly({"by", "node"}));
    TRY_LET(const NodeKey node, readKey<NodeKey>(object, "node"));
    return HolderRule(DoerHolds{node});
}

template <class Rule>
Result<HolderRule> readOfRole(const StrictObject &object)
{
    TRY(object.allowOnly({"by", "role"}));
    TRY_LET(const QString role, readRoleKey(object));
    return HolderRule(Rule{role});
}

template <class Rule>
Result<HolderRule> readBare(const StrictObject &object)
{
    TRY(object.allowOnly({"by"}));
    return HolderRule(Rule{});
}

Result<HolderRule> readHolder(const StrictObject &parent, Format format)
{
    struct Reader
    {
        Result<HolderRule> (*read)(const StrictObject &);
        Format since = Format::One;
    };
    static constexpr Word<Reader> words[] = {{"post", {readPost}},
                                             {"role", {readRole}},
                                             {"unit_head", {readUnitHead}},
                                             {"doer", {readDoer}},
                                             {"author", {readBare<AuthorHolds>}},
                                             {"citizen", {readBare<CitizenHolds>}},
                                             {"area", {readOfRole<AreaHolds>, Format::Two}},
                                             {"expert", {readOfRole<ExpertHolds>, Format::Two}}};
    TRY_LET(const StrictObject object, parent.object("holder"));
    TRY_LET(const Reader reader, readWord(object, "by", words));
    if (reader.since > format) {
        TRY_LET(const QString by, object.text("by"));
        return unknownValue(object, "by", by);
    }
    return reader.read(object);
}

Result<FormReference> readForm(const StrictObject &parent)
{
    TRY_LET(const StrictObject object, parent.object("form"));
    TRY(object.allowOnly({"key", "fields"}));
    FormReference form;
    TRY_LET(form.form, object.text("key"));
    if (!isKey(form.form))
        return object.at("key", Error("workflow.key.malformed"));
    TRY_LET(const StrictObject fields, object.object("fields"));
    const std::vector<QString> names = fields.fields();
    if (names.size() > size_t(limits::formFields))
        return object.at("fields", Error("workflow.process.too_many"));
    for (const QString &name : names) {
        if (!isKey(name))
            return object.at("fields", Error("workflow.key.malformed")).with(QStringLiteral("key"), name.left(80));
        TRY_LET(const FieldAccess access, readWord(fields, name.toLatin1().constData(), fieldAccessWords));
        form.fields.emplace(name, access);
    }
    return form;
}

Result<std::set<Purpose>> readPurposes(const StrictObject &object)
{
    TRY_LET(const std::vector<QString> texts, object.texts("purposes", int(std::size(purposeWords))));
    std::set<Purpose> purposes;
    for (const QString &text : texts) {
        const auto word = std::find_if(std::begin(purposeWords), std::end(purposeWords),
                                       [&text](const auto &known) { return text == QLatin1String(known.text); });
        if (word == std::end(purposeWords))
            return unknownValue(object, "purposes", text);
        if (!purposes.insert(word->value).second)
            return object.at("purposes", Error("workflow.process.duplicate_purpose"))
                .with(QStringLiteral("purpose"), text);
    }
    return purposes;
}

Result<void> checkTaskFields(const StrictObject &object, Format format)
{
    if (format == Format::One)
        return object.allowOnly({"key", "kind", "status", "holder", "form", "deadline_hours"});
    return object.allowOnly({"key", "kind", "purposes", "status", "holder", "form", "deadline_hours"});
}

Result<Task> readTask(const StrictObject &object, Format format)
{
    TRY(checkTaskFields(object, format));
    TRY_LET(Status status, readStatus(object));
    TRY_LET(HolderRule holder, readHolder(object, format));
    Task task{std::move(status), std::move(holder), std::nullopt, std::nullopt};
    if (object.has("purposes")) {
        TRY_LET(task.purposes, readPurposes(object));
    }
    if (object.has("form")) {
        TRY_LET(task.form, readForm(object));
    }
    if (object.has("deadline_hours")) {
        TRY_LET(task.deadlineHours, object.number("deadline_hours", 1, limits::deadlineHours));
    }
    return task;
}

Result<End> readEnd(const StrictObject &object)
{
    TRY(object.allowOnly({"key", "kind", "status", "outcome"}));
    TRY_LET(Status status, readStatus(object));
    TRY_LET(const Outcome outcome, readWord(object, "outcome", outcomeWords));
    return End{std::move(status), outcome};
}

Result<Node> readNodeOf(const StrictObject &object, const NodeKey &key, Format format)
{
    TRY_LET(const NodeKind kind, readWord(object, "kind", nodeKindWords));
    switch (kind) {
    case NodeKind::Task: {
        TRY_LET(Task task, readTask(object, format));
        return Node{key, std::move(task)};
    }
    case NodeKind::Split:
        TRY(object.allowOnly({"key", "kind"}));
        return Node{key, Split{}};
    case NodeKind::Join: {
        TRY(object.allowOnly({"key", "kind", "split"}));
        TRY_LET(const NodeKey split, readKey<NodeKey>(object, "split"));
        return Node{key, Join{split}};
    }
    case NodeKind::End:
        break;
    }
    TRY_LET(End end, readEnd(object));
    return Node{key, std::move(end)};
}

} // namespace

Result<Localized> readLocalized(const StrictObject &parent, const char *name, int most)
{
    TRY_LET(const StrictObject object, parent.object(name));
    TRY(object.allowOnly({"fa", "en"}));
    if (!object.has("fa"))
        return object.at("fa", Error("workflow.process.missing_fa"));
    Localized text;
    TRY_LET(text.fa, object.text("fa"));
    TRY(object.placed("fa", checkPersianLine(text.fa, most)));
    if (!object.has("en"))
        return text;
    TRY_LET(text.en, object.text("en"));
    TRY(object.placed("en", checkLine(text.en, most)));
    return text;
}

Result<Node> readNode(const StrictObject &object, Format format)
{
    TRY_LET(const NodeKey key, readKey<NodeKey>(object, "key"));
    auto node = readNodeOf(object, key, format);
    if (!node)
        return node.error().with(QStringLiteral("node"), key.text());
    return node;
}

} // namespace peygir::workflow
