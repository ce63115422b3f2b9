// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/part_codec.h"

#include "base/limits.h"
#include "workflow/core/text_rules.h"

namespace peygir::workflow {

namespace {

Result<std::vector<Input>> readInputs(const StrictObject &parent)
{
    TRY_LET(const std::vector<StrictObject> objects, parent.list("inputs", limits::operationInputs));
    std::vector<Input> inputs;
    QSet<QString> keys;
    for (const StrictObject &object : objects) {
        TRY(object.allowOnly({"key", "name", "type"}));
        TRY_LET(const InputKey key, readKey<InputKey>(object, "key"));
        if (keys.contains(key.text()))
            return object.at("key", Error("workflow.process.duplicate_input"));
        keys.insert(key.text());
        TRY_LET(Localized name, readLocalized(object, "name", limits::nameText));
        TRY_LET(const InputType type, readWord(object, "type", inputTypeWords));
        inputs.push_back({key, std::move(name), type});
    }
    return inputs;
}

Result<void> checkEdgeFields(const StrictObject &object, EdgeKind kind, Format format)
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
    if (format == Format::One)
        return object.allowOnly({"key", "from", "to", "kind", "name", "needs_note", "inputs", "shortcut"});
    TRY(object.allowOnly({"key", "from", "to", "kind", "name", "needs_note", "inputs", "shortcut", "act"}));
    // The command of a feature asks for what that feature needs; it could give none of these, and nobody could go on.
    if (object.has("act") && object.has("inputs"))
        return object.at("inputs", Error("workflow.process.act_with_inputs"));
    return {};
}

Result<Edge> readEdgeOf(const StrictObject &object, const OperationKey &key, Format format)
{
    TRY_LET(const EdgeKind kind, readWord(object, "kind", edgeKindWords));
    TRY(checkEdgeFields(object, kind, format));
    TRY_LET(const NodeKey from, readKey<NodeKey>(object, "from"));
    TRY_LET(const NodeKey to, readKey<NodeKey>(object, "to"));
    Edge edge{key, from, to, kind, std::nullopt, false, {}, {}};
    const bool isAutomatic = kind == EdgeKind::Branch || kind == EdgeKind::Onward;
    if (object.has("name") || !isAutomatic) {
        TRY_LET(edge.name, readLocalized(object, "name", limits::nameText));
    }
    if (object.has("needs_note")) {
        TRY_LET(edge.needsNote, object.flag("needs_note"));
    }
    if (object.has("inputs")) {
        TRY_LET(edge.inputs, readInputs(object));
    }
    if (object.has("shortcut")) {
        TRY_LET(edge.shortcut, object.text("shortcut"));
        TRY(object.placed("shortcut", checkShortcut(edge.shortcut)));
    }
    if (object.has("act")) {
        TRY_LET(edge.act, readKey<ActName>(object, "act"));
    }
    return edge;
}

} // namespace

Result<Edge> readEdge(const StrictObject &object, Format format)
{
    TRY_LET(const OperationKey key, readKey<OperationKey>(object, "key"));
    auto edge = readEdgeOf(object, key, format);
    if (!edge)
        return edge.error().with(QStringLiteral("edge"), key.text());
    return edge;
}

} // namespace peygir::workflow
