// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/support/random_contents.h"

#include "workflow/support/random_process.h"

namespace peygir::workflow::test {

namespace {

bool sometimes() { return below(3) == 0; }

template <class Value, size_t count>
Value oneOf(const Value (&values)[count])
{
    return values[below(count)];
}

/// Letters first and last; between them what a writer of JSON may get wrong.
QString anyText()
{
    static const QString pieces[] = {QStringLiteral("سلام"),
                                     QStringLiteral("نیم\u200cفاصله"),
                                     QStringLiteral("\"گیومه\""),
                                     QStringLiteral("a\\b/c"),
                                     QStringLiteral(" ۱۳۷ "),
                                     QStringLiteral("\U0001f6a7"),
                                     QStringLiteral("«…»"),
                                     QStringLiteral("<&>'")};
    QString text = QStringLiteral("آ");
    for (size_t i = below(5); i > 0; --i)
        text += oneOf(pieces);
    return text + QStringLiteral("ی");
}

Localized anyName() { return {anyText(), sometimes() ? QStringLiteral("En \"x\"") : QString()}; }

Status awkwardStatus()
{
    static const QString colours[] = {QStringLiteral("#2563eb"), QStringLiteral("#15803d"), QStringLiteral("#b45309")};
    Status status{anyName(), oneOf(colours), std::nullopt};
    if (sometimes())
        status.sms = Localized{anyText() + QStringLiteral(" {code}"), QStringLiteral("{subject}")};
    return status;
}

QString anyKey()
{
    static const QString keys[] = {QStringLiteral("expert"), QStringLiteral("a"), QStringLiteral("x_9")};
    return oneOf(keys);
}

HolderRule anyHolder(const NodeKey &node, const NodeKey &start)
{
    static constexpr Responsibility units[] = {Responsibility::SubjectInRegion, Responsibility::Region,
                                               Responsibility::Subject, Responsibility::Organisation};
    switch (below(8)) {
    case 0:
        return PostHolds{sometimes() ? QStringLiteral("9d3b1c52-47ee-4f0a-8a6d-2b90c1f7e345") : anyKey()};
    case 1:
        return RoleHolds{anyKey(), oneOf(units)};
    case 2:
        return UnitHeadHolds{oneOf(units)};
    case 3:
        if (node != start)
            return DoerHolds{start};
        break;
    case 4:
        return CitizenHolds{};
    case 5:
        return AreaHolds{anyKey()};
    case 6:
        return ExpertHolds{anyKey()};
    default:
        break;
    }
    return AuthorHolds{};
}

std::set<Purpose> anyPurposes()
{
    static constexpr Purpose all[] = {Purpose::Intake, Purpose::FollowUp, Purpose::Official,
                                      Purpose::Check,  Purpose::Answer,   Purpose::Later};
    std::set<Purpose> purposes;
    for (const Purpose purpose : all)
        if (sometimes())
            purposes.insert(purpose);
    return purposes;
}

void fill(Task &task, const NodeKey &node, const NodeKey &start)
{
    static constexpr FieldAccess accesses[] = {FieldAccess::Read, FieldAccess::Write, FieldAccess::Both};
    task.status = awkwardStatus();
    task.holder = anyHolder(node, start);
    task.purposes = anyPurposes();
    if (sometimes())
        task.deadlineHours = int(below(2500)) + 1;
    if (!sometimes())
        return;
    task.form = FormReference{anyKey(), {}};
    for (size_t i = below(4); i > 0; --i)
        task.form->fields.emplace(QStringLiteral("f%1").arg(i), oneOf(accesses));
}

std::vector<Input> anyInputs()
{
    static constexpr InputType types[] = {InputType::Text, InputType::Digits, InputType::Date};
    std::vector<Input> inputs;
    for (size_t i = below(3); i > 0; --i)
        inputs.push_back({InputKey::parse(QStringLiteral("i%1").arg(i)).value(), anyName(), oneOf(types)});
    return inputs;
}

/// `number` keeps what must differ at one node apart.
void fill(Edge &edge, size_t number)
{
    const bool isAutomatic = edge.kind == EdgeKind::Branch || edge.kind == EdgeKind::Onward;
    if (!isAutomatic || sometimes())
        edge.name = anyName();
    if (isAutomatic)
        return;
    edge.needsNote = sometimes();
    if (sometimes())
        edge.shortcut = QStringLiteral("Ctrl+%1").arg(QChar(u'A' + char16_t(number % 26)));
    if (edge.kind == EdgeKind::Reopen)
        return;
    if (sometimes())
        edge.act = ActName::parse(QStringLiteral("feature.act_%1").arg(number)).value();
    else
        edge.inputs = anyInputs();
}

} // namespace

ProcessDraft withContents(ProcessDraft draft)
{
    draft.name = anyName();
    draft.version = int(below(1000)) + 1;
    for (Node &node : draft.nodes) {
        if (auto *task = std::get_if<Task>(&node.kind))
            fill(*task, node.key, draft.start);
        else if (auto *end = std::get_if<End>(&node.kind))
            end->status = awkwardStatus();
    }
    for (size_t i = 0; i < draft.edges.size(); ++i)
        fill(draft.edges[i], i);
    return draft;
}

} // namespace peygir::workflow::test
