// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/process_codec.h"

#include "base/limits.h"
#include "workflow/core/part_codec.h"
#include "workflow/core/text_rules.h"

namespace peygir::workflow {

namespace {

constexpr int mostVersions = 1'000'000;

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

Result<Format> readFormat(const StrictObject &object)
{
    TRY_LET(const int format, object.number("format", 1, mostVersions));
    if (format > int(Format::Two))
        return object.at("format", Error("workflow.process.format_unknown")).with(QStringLiteral("format"), format);
    return Format(format);
}

Result<ProcessDraft> readHead(const StrictObject &object)
{
    TRY(object.allowOnly({"format", "id", "key", "name", "version", "start", "nodes", "edges"}));
    TRY_LET(const QString idText, object.text("id"));
    const auto id = ProcessId::parse(idText);
    if (!id)
        return object.at("id", id.error());
    TRY_LET(const ProcessKey key, readKey<ProcessKey>(object, "key"));
    TRY_LET(Localized name, readLocalized(object, "name", limits::nameText));
    TRY_LET(const int version, object.number("version", 1, mostVersions));
    TRY_LET(const NodeKey start, readKey<NodeKey>(object, "start"));
    return ProcessDraft{id.value(), key, std::move(name), version, start, {}, {}};
}

} // namespace

Result<Process> parseProcess(QByteArrayView json)
{
    TRY_LET(const StrictObject object, StrictObject::parse(json, limits::processBytes));
    TRY_LET(const Format format, readFormat(object));
    TRY_LET(ProcessDraft draft, readHead(object));
    TRY_LET(const std::vector<StrictObject> nodes, object.list("nodes", limits::processNodes));
    for (const StrictObject &item : nodes) {
        TRY_LET(Node node, readNode(item, format));
        draft.nodes.push_back(std::move(node));
    }
    TRY_LET(const std::vector<StrictObject> edges, object.list("edges", limits::processEdges));
    for (const StrictObject &item : edges) {
        TRY_LET(Edge edge, readEdge(item, format));
        draft.edges.push_back(std::move(edge));
    }
    TRY(checkMessages(draft));
    return Process::of(std::move(draft));
}

} // namespace peygir::workflow
