// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/process_text.h"

#include "workflow/core/format_words.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace peygir::workflow {

namespace {

QByteArray quoted(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return list.mid(1, list.size() - 2);
}

/// A word of the format, which has nothing to escape.
QByteArray quoted(const char *word) { return '"' + QByteArray(word) + '"'; }

/// An object on one line, with its fields in the order in which they are given. (Qt's own would sort them by name, and
/// nobody looks for the key of a node behind its deadline.)
class ObjectText
{
public:
    ObjectText &text(const char *name, const QString &value) { return raw(name, quoted(value)); }
    ObjectText &word(const char *name, const char *value) { return raw(name, quoted(value)); }
    ObjectText &number(const char *name, int value) { return raw(name, QByteArray::number(value)); }
    ObjectText &raw(const char *name, const QByteArray &json) { return field(quoted(name), json); }
    /// A field whose name somebody has chosen.
    ObjectText &field(const QByteArray &quotedName, const QByteArray &json)
    {
        m_fields.append(m_fields.isEmpty() ? "" : ", ").append(quotedName).append(": ").append(json);
        return *this;
    }

    QByteArray done() const { return '{' + m_fields + '}'; }

private:
    QByteArray m_fields;
};

/// `items` between brackets, with `between` from one to the next.
QByteArray listOf(const std::vector<QByteArray> &items, const char *before, const char *between, const char *after)
{
    QByteArray list(before);
    for (size_t i = 0; i < items.size(); ++i)
        list.append(i == 0 ? "" : between).append(items[i]);
    return list.append(after);
}

QByteArray textOf(const Localized &text)
{
    ObjectText object;
    object.text("fa", text.fa);
    if (!text.en.isEmpty())
        object.text("en", text.en);
    return object.done();
}

QByteArray textOf(const Status &status)
{
    ObjectText object;
    object.raw("name", textOf(status.name)).text("colour", status.colour);
    if (status.sms)
        object.raw("sms", textOf(*status.sms));
    return object.done();
}

QByteArray textOf(const FormReference &form)
{
    ObjectText fields;
    for (const auto &[field, access] : form.fields)
        fields.field(quoted(field), quoted(wordFor(access, fieldAccessWords)));
    return ObjectText().text("key", form.form).raw("fields", fields.done()).done();
}

QByteArray textOf(const std::set<Purpose> &purposes)
{
    std::vector<QByteArray> words;
    for (const Purpose purpose : purposes)
        words.push_back(quoted(wordFor(purpose, purposeWords)));
    return listOf(words, "[", ", ", "]");
}

ObjectText by(const char *rule) { return ObjectText().word("by", rule); }

struct HolderText
{
    QByteArray operator()(const PostHolds &rule) const { return by("post").text("post", rule.post).done(); }
    QByteArray operator()(const RoleHolds &rule) const
    {
        return by("role").text("role", rule.role).word("unit", wordFor(rule.unit, responsibilityWords)).done();
    }
    QByteArray operator()(const UnitHeadHolds &rule) const
    {
        return by("unit_head").word("unit", wordFor(rule.unit, responsibilityWords)).done();
    }
    QByteArray operator()(const DoerHolds &rule) const { return by("doer").text("node", rule.node.text()).done(); }
    QByteArray operator()(const AuthorHolds &) const { return by("author").done(); }
    QByteArray operator()(const CitizenHolds &) const { return by("citizen").done(); }
    QByteArray operator()(const AreaHolds &rule) const { return by("area").text("role", rule.role).done(); }
    QByteArray operator()(const ExpertHolds &rule) const { return by("expert").text("role", rule.role).done(); }
};

/// What a node has besides its key and kind.
struct NodeText
{
    ObjectText object;

    void operator()(const Task &task)
    {
        if (!task.purposes.empty())
            object.raw("purposes", textOf(task.purposes));
        if (task.deadlineHours)
            object.number("deadline_hours", *task.deadlineHours);
        object.raw("status", textOf(task.status)).raw("holder", std::visit(HolderText(), task.holder));
        if (task.form)
            object.raw("form", textOf(*task.form));
    }
    void operator()(const Split &) {}
    void operator()(const Join &join) { object.text("split", join.split.text()); }
    void operator()(const End &end)
    {
        object.word("outcome", wordFor(end.outcome, outcomeWords)).raw("status", textOf(end.status));
    }
};

NodeKind kindOf(const Node &node)
{
    return node.task() ? NodeKind::Task : node.split() ? NodeKind::Split : node.join() ? NodeKind::Join : NodeKind::End;
}

QByteArray textOf(const Node &node)
{
    NodeText text{ObjectText().text("key", node.key.text()).word("kind", wordFor(kindOf(node), nodeKindWords))};
    std::visit(text, node.kind);
    return text.object.done();
}

QByteArray textOf(const Input &input)
{
    return ObjectText()
        .text("key", input.key.text())
        .raw("name", textOf(input.name))
        .word("type", wordFor(input.type, inputTypeWords))
        .done();
}

QByteArray textOf(const Edge &edge)
{
    ObjectText object;
    object.text("key", edge.key.text()).word("kind", wordFor(edge.kind, edgeKindWords));
    object.text("from", edge.from.text()).text("to", edge.to.text());
    if (edge.act)
        object.text("act", edge.act->text());
    if (edge.needsNote)
        object.raw("needs_note", "true");
    if (!edge.shortcut.isEmpty())
        object.text("shortcut", edge.shortcut);
    if (edge.name)
        object.raw("name", textOf(*edge.name));
    std::vector<QByteArray> inputs;
    for (const Input &input : edge.inputs)
        inputs.push_back(textOf(input));
    if (!inputs.empty())
        object.raw("inputs", listOf(inputs, "[", ", ", "]"));
    return object.done();
}

bool needsFormatTwo(const Node &node)
{
    const Task *task = node.task();
    return task && (!task->purposes.empty() || std::holds_alternative<AreaHolds>(task->holder) ||
                    std::holds_alternative<ExpertHolds>(task->holder));
}

Format formatOf(const ProcessDraft &draft)
{
    const bool isTwo = std::any_of(draft.nodes.begin(), draft.nodes.end(), needsFormatTwo) ||
                       std::any_of(draft.edges.begin(), draft.edges.end(), [](const Edge &edge) { return edge.act; });
    return isTwo ? Format::Two : Format::One;
}

template <class Part>
QByteArray linesOf(const std::vector<Part> &parts)
{
    std::vector<QByteArray> lines;
    for (const Part &part : parts)
        lines.push_back(textOf(part));
    return listOf(lines, "[\n    ", ",\n    ", "\n  ]");
}

} // namespace

QByteArray textOf(const ProcessDraft &draft)
{
    const std::vector<QByteArray> lines{"\"format\": " + QByteArray::number(int(formatOf(draft))),
                                        "\"id\": " + quoted(draft.id.toString()),
                                        "\"key\": " + quoted(draft.key.text()),
                                        "\"name\": " + textOf(draft.name),
                                        "\"version\": " + QByteArray::number(draft.version),
                                        "\"start\": " + quoted(draft.start.text()),
                                        "\"nodes\": " + linesOf(draft.nodes),
                                        "\"edges\": " + linesOf(draft.edges)};
    return listOf(lines, "{\n  ", ",\n  ", "\n}\n");
}

} // namespace peygir::workflow
