// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/part_codec.h"

#include "base/limits.h"
#include "base/uuid.h"
#include "workflow/core/text_rules.h"

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
    static constexpr Word<Responsibility> words[] = {{"subject_in_region", Responsibility::SubjectInRegion},
                                                     {"region", Responsibility::Region},
                                                     {"subject", Responsibility::Subject},
                                                     {"organisation", Responsibility::Organisation}};
    return readWord(object, "unit", words);
}

Result<HolderRule> readPost(const StrictObject &object)
{
    TRY(object.allowOnly({"by", "post"}));
    TRY_LET(const QString post, object.text("post"));
    if (!isKey(post) && !Uuid::parse(QStringView(post)))
        return object.at("post", Error("workflow.key.malformed"));
    return HolderRule(PostHolds{post});
}

Result<HolderRule> readRole(const StrictObject &object)
{
    TRY(object.allowOnly({"by", "role", "unit"}));
    TRY_LET(const QString role, object.text("role"));
    if (!isKey(role))
        return object.at("role", Error("workflow.key.malformed"));
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
Result<HolderRule> readBare(const StrictObject &object)
{
    TRY(object.allowOnly({"by"}));
    return HolderRule(Rule{});
}

Result<HolderRule> readHolder(const StrictObject &parent)
{
    struct Reader
    {
        Result<HolderRule> (*read)(const StrictObject &);
    };
    static constexpr Word<Reader> words[] = {{"post", {readPost}},
                                             {"role", {readRole}},
                                             {"unit_head", {readUnitHead}},
                                             {"doer", {readDoer}},
                                             {"author", {readBare<AuthorHolds>}},
                                             {"citizen", {readBare<CitizenHolds>}}};
    TRY_LET(const StrictObject object, parent.object("holder"));
    TRY_LET(const Reader reader, readWord(object, "by", words));
    return reader.read(object);
}

Result<FormReference> readForm(const StrictObject &parent)
{
    static constexpr Word<FieldAccess> words[] = {
        {"read", FieldAccess::Read}, {"write", FieldAccess::Write}, {"both", FieldAccess::Both}};
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
        TRY_LET(const FieldAccess access, readWord(fields, name.toLatin1().constData(), words));
        form.fields.emplace(name, access);
    }
    return form;
}

Result<Task> readTask(const StrictObject &object)
{
    TRY(object.allowOnly({"key", "kind", "status", "holder", "form", "deadline_hours"}));
    TRY_LET(Status status, readStatus(object));
    TRY_LET(HolderRule holder, readHolder(object));
    Task task{std::move(status), std::move(holder), std::nullopt, std::nullopt};
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
    static constexpr Word<Outcome> words[] = {{"done", Outcome::Done},
                                              {"rejected", Outcome::Rejected},
                                              {"joined", Outcome::Joined},
                                              {"withdrawn", Outcome::Withdrawn}};
    TRY(object.allowOnly({"key", "kind", "status", "outcome"}));
    TRY_LET(Status status, readStatus(object));
    TRY_LET(const Outcome outcome, readWord(object, "outcome", words));
    return End{std::move(status), outcome};
}

Result<Node> readNodeOf(const StrictObject &object, const NodeKey &key)
{
    enum class Kind { Task, Split, Join, End };
    static constexpr Word<Kind> words[] = {
        {"task", Kind::Task}, {"split", Kind::Split}, {"join", Kind::Join}, {"end", Kind::End}};
    TRY_LET(const Kind kind, readWord(object, "kind", words));
    switch (kind) {
    case Kind::Task: {
        TRY_LET(Task task, readTask(object));
        return Node{key, std::move(task)};
    }
    case Kind::Split:
        TRY(object.allowOnly({"key", "kind"}));
        return Node{key, Split{}};
    case Kind::Join: {
        TRY(object.allowOnly({"key", "kind", "split"}));
        TRY_LET(const NodeKey split, readKey<NodeKey>(object, "split"));
        return Node{key, Join{split}};
    }
    case Kind::End:
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

Result<Node> readNode(const StrictObject &object)
{
    TRY_LET(const NodeKey key, readKey<NodeKey>(object, "key"));
    auto node = readNodeOf(object, key);
    if (!node)
        return node.error().with(QStringLiteral("node"), key.text());
    return node;
}

} // namespace peygir::workflow
