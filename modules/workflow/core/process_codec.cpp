// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/process_codec.h"

#include "base/limits.h"
#include "workflow/core/strict_json.h"
#include "workflow/core/text_rules.h"

#include <iterator>

namespace peygir::workflow {

namespace {

constexpr int formatVersion = 1;
constexpr int mostVersions = 1'000'000;

template <class Value>
struct Word
{
    const char *text;
    Value value;
};

/// A field whose text is one of a few words.
template <class Value, size_t count>
Result<Value> readWord(const StrictObject &object, const char *name, const Word<Value> (&words)[count])
{
    TRY_LET(const QString text, object.text(name));
    for (const Word<Value> &word : words)
        if (text == QLatin1String(word.text))
            return word.value;
    return object.at(name, Error("workflow.process.unknown_value")).with(QStringLiteral("value"), text.left(80));
}

template <class AnyKey>
Result<AnyKey> readKey(const StrictObject &object, const char *name)
{
    TRY_LET(const QString text, object.text(name));
    const auto key = AnyKey::parse(text);
    if (!key)
        return object.at(name, key.error());
    return key.value();
}

Result<LocalText> readLocalText(const StrictObject &parent, const char *name, int most)
{
    TRY_LET(const StrictObject object, parent.object(name));
    TRY(object.allowOnly({"fa", "en"}));
    if (!object.has("fa"))
        return object.at("fa", Error("workflow.process.missing_fa"));
    LocalText text;
    TRY_LET(text.fa, object.text("fa"));
    if (const auto checked = checkPersianLine(text.fa, most); !checked)
        return object.at("fa", checked.error());
    if (!object.has("en"))
        return text;
    TRY_LET(text.en, object.text("en"));
    if (const auto checked = checkLine(text.en, most); !checked)
        return object.at("en", checked.error());
    return text;
}

Result<Status> readStatus(const StrictObject &parent)
{
    TRY_LET(const StrictObject object, parent.object("status"));
    TRY(object.allowOnly({"name", "colour", "sms"}));
    Status status;
    TRY_LET(status.name, readLocalText(object, "name", limits::nameText));
    TRY_LET(status.colour, object.text("colour"));
    if (const auto checked = checkColour(status.colour); !checked)
        return object.at("colour", checked.error());
    if (object.has("sms")) {
        TRY_LET(status.sms, readLocalText(object, "sms", limits::statusSmsText));
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

Result<Node> readNode(const StrictObject &object)
{
    TRY_LET(const NodeKey key, readKey<NodeKey>(object, "key"));
    auto node = readNodeOf(object, key);
    if (!node)
        return node.error().with(QStringLiteral("node"), key.text());
    return node;
}

Result<std::vector<Input>> readInputs(const StrictObject &parent)
{
    static constexpr Word<InputType> words[] = {
        {"text", InputType::Text}, {"digits", InputType::Digits}, {"date", InputType::Date}};
    TRY_LET(const std::vector<StrictObject> objects, parent.list("inputs", limits::operationInputs));
    std::vector<Input> inputs;
    QSet<QString> keys;
    for (const StrictObject &object : objects) {
        TRY(object.allowOnly({"key", "name", "type"}));
        TRY_LET(const InputKey key, readKey<InputKey>(object, "key"));
        if (keys.contains(key.text()))
            return object.at("key", Error("workflow.process.duplicate_input"));
        keys.insert(key.text());
        TRY_LET(LocalText name, readLocalText(object, "name", limits::nameText));
        TRY_LET(const InputType type, readWord(object, "type", words));
        inputs.push_back({key, std::move(name), type});
    }
    return inputs;
}

Result<void> checkEdgeFields(const StrictObject &object, EdgeKind kind)
{
    // Conditions are part of the format, but nothing evaluates them yet: taking such an edge blindly would be wrong.
    if (object.has("condition")) {
        TRY(object.text("condition"));
        return object.at("condition", Error("workflow.condition_unsupported"));
    }
    switch (kind) {
    case EdgeKind::Branch:
    case EdgeKind::Onward:
        return object.allowOnly({"key", "from", "to", "kind", "name"});
    case EdgeKind::Reopen:
        return object.allowOnly({"key", "from", "to", "kind", "name", "needs_note", "shortcut"});
    case EdgeKind::Forward:
    case EdgeKind::Back:
    case EdgeKind::Reject:
        break;
    }
    return object.allowOnly({"key", "from", "to", "kind", "name", "needs_note", "inputs", "shortcut"});
}

Result<Edge> readEdgeOf(const StrictObject &object, const OperationKey &key)
{
    static constexpr Word<EdgeKind> words[] = {{"forward", EdgeKind::Forward}, {"back", EdgeKind::Back},
                                               {"reject", EdgeKind::Reject},   {"branch", EdgeKind::Branch},
                                               {"onward", EdgeKind::Onward},   {"reopen", EdgeKind::Reopen}};
    TRY_LET(const EdgeKind kind, readWord(object, "kind", words));
    TRY(checkEdgeFields(object, kind));
    TRY_LET(const NodeKey from, readKey<NodeKey>(object, "from"));
    TRY_LET(const NodeKey to, readKey<NodeKey>(object, "to"));
    Edge edge{key, from, to, kind, std::nullopt, false, {}, {}};
    const bool isAutomatic = kind == EdgeKind::Branch || kind == EdgeKind::Onward;
    if (object.has("name") || !isAutomatic) {
        TRY_LET(edge.name, readLocalText(object, "name", limits::nameText));
    }
    if (object.has("needs_note")) {
        TRY_LET(edge.needsNote, object.flag("needs_note"));
    }
    if (object.has("inputs")) {
        TRY_LET(edge.inputs, readInputs(object));
    }
    if (object.has("shortcut")) {
        TRY_LET(edge.shortcut, object.text("shortcut"));
        if (const auto checked = checkShortcut(edge.shortcut); !checked)
            return object.at("shortcut", checked.error());
    }
    return edge;
}

Result<Edge> readEdge(const StrictObject &object)
{
    TRY_LET(const OperationKey key, readKey<OperationKey>(object, "key"));
    auto edge = readEdgeOf(object, key);
    if (!edge)
        return edge.error().with(QStringLiteral("edge"), key.text());
    return edge;
}

/// What a message may say is known only when all operations have been read.
Result<void> checkMessages(const ProcessDraft &draft)
{
    QSet<QString> known{QStringLiteral("code"), QStringLiteral("subject")};
    for (const Edge &edge : draft.edges)
        for (const Input &input : edge.inputs)
            known.insert(input.key.text());
    for (const Node &node : draft.nodes) {
        if (!node.status() || !node.status()->sms)
            continue;
        for (const QString &text : {node.status()->sms->fa, node.status()->sms->en})
            if (const auto checked = checkPlaceholders(text, known); !checked)
                return checked.error().with(QStringLiteral("node"), node.key.text());
    }
    return {};
}

Result<ProcessDraft> readHead(const StrictObject &object)
{
    TRY_LET(const int format, object.number("format", 1, mostVersions));
    if (format != formatVersion)
        return object.at("format", Error("workflow.process.format_unknown")).with(QStringLiteral("format"), format);
    TRY(object.allowOnly({"format", "id", "key", "name", "version", "start", "nodes", "edges"}));
    TRY_LET(const QString idText, object.text("id"));
    const auto id = ProcessId::parse(idText);
    if (!id)
        return object.at("id", id.error());
    TRY_LET(const ProcessKey key, readKey<ProcessKey>(object, "key"));
    TRY_LET(LocalText name, readLocalText(object, "name", limits::nameText));
    TRY_LET(const int version, object.number("version", 1, mostVersions));
    TRY_LET(const NodeKey start, readKey<NodeKey>(object, "start"));
    return ProcessDraft{id.value(), key, std::move(name), version, start, {}, {}};
}

} // namespace

Result<Process> parseProcess(QByteArrayView json)
{
    TRY_LET(const StrictObject object, StrictObject::parse(json, limits::processBytes));
    TRY_LET(ProcessDraft draft, readHead(object));
    TRY_LET(const std::vector<StrictObject> nodes, object.list("nodes", limits::processNodes));
    for (const StrictObject &item : nodes) {
        TRY_LET(Node node, readNode(item));
        draft.nodes.push_back(std::move(node));
    }
    TRY_LET(const std::vector<StrictObject> edges, object.list("edges", limits::processEdges));
    for (const StrictObject &item : edges) {
        TRY_LET(Edge edge, readEdge(item));
        draft.edges.push_back(std::move(edge));
    }
    TRY(checkMessages(draft));
    return Process::of(std::move(draft));
}

} // namespace peygir::workflow
