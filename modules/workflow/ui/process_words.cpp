// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/ui/process_words.h"

#include "base/limits.h"
#include "uikit/error_sentence.h"
#include "uikit/language.h"

#include <QCoreApplication>

#include <algorithm>

namespace peygir::workflow {

using reference::ChoiceWord;
using reference::FieldKind;
using reference::Presence;
using reference::RecordField;

namespace {

struct Processes
{
    Q_DECLARE_TR_FUNCTIONS(Processes)
};

const ChoiceWord purposeChoices[] = {{"intake", QT_TRANSLATE_NOOP("Records", "Taking the message")},
                                     {"follow_up", QT_TRANSLATE_NOOP("Records", "Follow-up")},
                                     {"official", QT_TRANSLATE_NOOP("Records", "The official's reply")},
                                     {"check", QT_TRANSLATE_NOOP("Records", "Checking the reply")},
                                     {"answer", QT_TRANSLATE_NOOP("Records", "Answering the citizen")},
                                     {"later", QT_TRANSLATE_NOOP("Records", "Asking on another day")}};

const ChoiceWord outcomeChoices[] = {{"done", QT_TRANSLATE_NOOP("Records", "End: done")},
                                     {"rejected", QT_TRANSLATE_NOOP("Records", "End: rejected")},
                                     {"joined", QT_TRANSLATE_NOOP("Records", "End: joined to another case")},
                                     {"withdrawn", QT_TRANSLATE_NOOP("Records", "End: withdrawn")}};

const ChoiceWord operationKinds[] = {{"forward", QT_TRANSLATE_NOOP("Records", "Forward")},
                                     {"back", QT_TRANSLATE_NOOP("Records", "Back")},
                                     {"reject", QT_TRANSLATE_NOOP("Records", "Rejection")}};

const ChoiceWord otherKinds[] = {{"branch", QT_TRANSLATE_NOOP("Records", "Branch")},
                                 {"onward", QT_TRANSLATE_NOOP("Records", "Onward from a join")},
                                 {"reopen", QT_TRANSLATE_NOOP("Records", "Reopening")}};

const ChoiceWord holderChoices[] = {{"role", QT_TRANSLATE_NOOP("Records", "Whoever has a role")},
                                    {"unit_head", QT_TRANSLATE_NOOP("Records", "The head of a unit")},
                                    {"area", QT_TRANSLATE_NOOP("Records", "The expert of the area")},
                                    {"expert", QT_TRANSLATE_NOOP("Records", "The expert of the case")},
                                    {"author", QT_TRANSLATE_NOOP("Records", "Whoever registered it")},
                                    {"doer", QT_TRANSLATE_NOOP("Records", "Whoever did an earlier step")},
                                    {"citizen", QT_TRANSLATE_NOOP("Records", "The citizen")},
                                    {"post", QT_TRANSLATE_NOOP("Records", "A certain post")}};

const ChoiceWord unitChoices[] = {
    {"subject_in_region", QT_TRANSLATE_NOOP("Records", "responsible for the subject in the region")},
    {"region", QT_TRANSLATE_NOOP("Records", "of the region")},
    {"subject", QT_TRANSLATE_NOOP("Records", "of the subject")},
    {"organisation", QT_TRANSLATE_NOOP("Records", "of the whole organisation")}};

const ChoiceWord inputChoices[] = {{"text", QT_TRANSLATE_NOOP("Records", "Text")},
                                   {"digits", QT_TRANSLATE_NOOP("Records", "Number")},
                                   {"date", QT_TRANSLATE_NOOP("Records", "Day")}};

template <class Words>
std::vector<ChoiceWord> listOf(const Words &words)
{
    return {std::begin(words), std::end(words)};
}

template <class Words>
QString labelIn(const Words &words, const QByteArray &word)
{
    for (const ChoiceWord &choice : words) {
        if (word == choice.word)
            return QCoreApplication::translate("Records", choice.label);
    }
    return QString::fromLatin1(word);
}

template <class Value>
QByteArray wordOf(Value value)
{
    return FieldCodec<Value>::word(value);
}

QString shownRole(const QString &key, const std::vector<RoleName> &roles)
{
    const auto found = std::find_if(roles.begin(), roles.end(), [&key](const RoleName &role) { return role.key == key; });
    return found == roles.end() ? key : uikit::shown(found->name);
}

const Node *nodeIn(const ProcessDraft &draft, const QString &key)
{
    const auto found = std::find_if(draft.nodes.begin(), draft.nodes.end(),
                                    [&key](const Node &node) { return node.key.text() == key; });
    return found == draft.nodes.end() ? nullptr : &*found;
}

RecordField choice(const char *name, const char *label, std::vector<ChoiceWord> choices,
                   Presence presence = Presence::Required)
{
    return {name, label, FieldKind::Choice, presence, std::move(choices)};
}

} // namespace

QString shownKind(EdgeKind kind)
{
    const QByteArray word = wordOf(kind);
    const QString label = labelIn(operationKinds, word);
    return label == QString::fromLatin1(word) ? labelIn(otherKinds, word) : label;
}

QString shownPurposes(const std::set<Purpose> &purposes)
{
    QStringList words;
    for (const Purpose purpose : purposes)
        words.append(labelIn(purposeChoices, wordOf(purpose)));
    return words.join(Processes::tr(", "));
}

QString shownNode(const ProcessDraft &draft, const QString &key)
{
    const Node *node = nodeIn(draft, key);
    if (!node)
        return key;
    if (node->status())
        return uikit::shown(node->status()->name);
    return node->split() ? Processes::tr("Split %1").arg(key) : Processes::tr("Join %1").arg(key);
}

QString shownReceiver(const HolderRule &rule, const ProcessDraft &draft, const std::vector<RoleName> &roles)
{
    const ReceiverLine line = receiverLineOf(rule);
    QString text = labelIn(holderChoices, wordOf(line.by));
    if (line.role)
        text = Processes::tr("%1: %2").arg(text, shownRole(*line.role, roles));
    if (line.node)
        text = Processes::tr("%1: %2").arg(text, shownNode(draft, *line.node));
    if (line.post)
        text = Processes::tr("%1: %2").arg(text, *line.post);
    if (line.unit)
        text = Processes::tr("%1, %2").arg(text, labelIn(unitChoices, wordOf(*line.unit)));
    return text;
}

QString shownProcess(const Process &process)
{
    return uikit::inUsersDigits(
        Processes::tr("%1, version %2").arg(uikit::shown(process.name())).arg(process.version()));
}

QString shownProcess(const ProcessDefinition &record)
{
    const auto process = processOf(record);
    return process.ok() ? shownProcess(**process)
                        : uikit::inUsersDigits(Processes::tr("%1, version %2").arg(record.key).arg(record.version));
}

QString sentenceOf(const Error &error, const ProcessDraft &draft)
{
    Error named = error;
    const QString node = error.values().value(QStringLiteral("node")).toString();
    const QString edge = error.values().value(QStringLiteral("edge")).toString();
    for (const Edge &one : draft.edges) {
        const bool isMeant = !edge.isEmpty() && one.key.text() == edge && (node.isEmpty() || one.from.text() == node);
        if (!isMeant)
            continue;
        named = named.with(QStringLiteral("edge"), one.name ? uikit::shown(*one.name) : edge)
                    .with(QStringLiteral("node"), shownNode(draft, one.from.text()));
        return uikit::errorSentence(named);
    }
    return uikit::errorSentence(node.isEmpty() ? named : named.with(QStringLiteral("node"), shownNode(draft, node)));
}

ChoiceWord LineFields::word(const QString &word, const QString &label)
{
    const auto kept = [this](const QString &text) {
        m_texts.push_back(std::make_unique<QByteArray>(text.toUtf8()));
        return m_texts.back()->constData();
    };
    const char *first = kept(word);
    return {first, kept(label)};
}

std::unique_ptr<LineFields> statusFields(const Node *node)
{
    auto made = std::make_unique<LineFields>();
    auto &fields = made->fields;
    fields.push_back({"name", QT_TRANSLATE_NOOP("Records", "Name of the status"), FieldKind::LocalizedText,
                      Presence::Required});
    fields.push_back({"colour", QT_TRANSLATE_NOOP("Records", "Colour (#rrggbb)"), FieldKind::Text, Presence::Required});
    fields.push_back({"sms", QT_TRANSLATE_NOOP("Records", "Message to the citizen when it begins"),
                      FieldKind::LocalizedText});
    if (!node || node->end())
        fields.push_back(choice("outcome", QT_TRANSLATE_NOOP("Records", "Is it an end?"), listOf(outcomeChoices),
                                node ? Presence::Required : Presence::Optional));
    if (node && node->end())
        return made;
    RecordField hours{"deadline_hours", QT_TRANSLATE_NOOP("Records", "Working hours until it is late"), FieldKind::Number};
    hours.least = 1;
    hours.most = limits::deadlineHours;
    fields.push_back(hours);
    fields.push_back({"purposes", QT_TRANSLATE_NOOP("Records", "What the step is for"), FieldKind::Choices,
                      Presence::Optional, listOf(purposeChoices)});
    return made;
}

std::unique_ptr<LineFields> operationFields(const ProcessDraft &draft, const Edge *edge)
{
    auto made = std::make_unique<LineFields>();
    std::vector<ChoiceWord> from;
    std::vector<ChoiceWord> to;
    for (const Node &node : draft.nodes) {
        const ChoiceWord word = made->word(node.key.text(), shownNode(draft, node.key.text()));
        to.push_back(word);
        if (node.task() || (edge && node.key == edge->from))
            from.push_back(word);
    }
    auto &fields = made->fields;
    const bool isOperation =
        !edge || edge->kind == EdgeKind::Forward || edge->kind == EdgeKind::Back || edge->kind == EdgeKind::Reject;
    fields.push_back({"name", QT_TRANSLATE_NOOP("Records", "What the button says"), FieldKind::LocalizedText,
                      isOperation || edge->kind == EdgeKind::Reopen ? Presence::Required : Presence::Optional});
    fields.push_back(choice("from", QT_TRANSLATE_NOOP("Records", "At the status"), std::move(from)));
    fields.push_back(choice("to", QT_TRANSLATE_NOOP("Records", "Leads to"), std::move(to)));
    fields.push_back(choice("kind", QT_TRANSLATE_NOOP("Records", "Kind of way"),
                            isOperation ? listOf(operationKinds) : listOf(otherKinds)));
    if (!isOperation && edge->kind != EdgeKind::Reopen)
        return made;
    fields.push_back({"needs_note", QT_TRANSLATE_NOOP("Records", "Asks why"), FieldKind::YesNo});
    fields.push_back({"shortcut", QT_TRANSLATE_NOOP("Records", "Key (F8, Ctrl+Return)"), FieldKind::Text});
    // Its feature asks for what it needs.
    if (!isOperation || (edge && edge->act))
        return made;
    RecordField inputs{"inputs", QT_TRANSLATE_NOOP("Records", "Asks for"), FieldKind::Items};
    inputs.items = {{"key", QT_TRANSLATE_NOOP("Records", "Key in small Latin letters"), FieldKind::Text, Presence::Required},
                    {"name", QT_TRANSLATE_NOOP("Records", "What is asked"), FieldKind::LocalizedText, Presence::Required},
                    choice("type", QT_TRANSLATE_NOOP("Records", "Kind of value"), listOf(inputChoices))};
    fields.push_back(std::move(inputs));
    return made;
}

std::unique_ptr<LineFields> receiverFields(const ProcessDraft &draft, const std::vector<RoleName> &roles)
{
    auto made = std::make_unique<LineFields>();
    std::vector<ChoiceWord> roleWords;
    for (const RoleName &role : roles)
        roleWords.push_back(made->word(role.key, uikit::shown(role.name)));
    std::vector<ChoiceWord> nodes;
    for (const Node &node : draft.nodes) {
        if (node.task())
            nodes.push_back(made->word(node.key.text(), shownNode(draft, node.key.text())));
    }
    auto &fields = made->fields;
    fields.push_back(choice("by", QT_TRANSLATE_NOOP("Records", "Who receives"), listOf(holderChoices)));
    fields.push_back(choice("role", QT_TRANSLATE_NOOP("Records", "Role"), std::move(roleWords), Presence::Optional));
    fields.push_back(choice("unit", QT_TRANSLATE_NOOP("Records", "Of which unit"), listOf(unitChoices), Presence::Optional));
    fields.push_back(choice("node", QT_TRANSLATE_NOOP("Records", "Which earlier step"), std::move(nodes), Presence::Optional));
    fields.push_back({"post", QT_TRANSLATE_NOOP("Records", "Key of the post"), FieldKind::Text});
    return made;
}

} // namespace peygir::workflow
