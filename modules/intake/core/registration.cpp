// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/core/registration.h"

#include "base/limits.h"
#include "cases/core/case_keys.h"
#include "cases/core/following.h"
#include "cases/core/holders.h"
#include "cases/core/joining.h"
#include "cases/core/moving.h"
#include "cases/core/refer_case.h"
#include "cases/core/tracking_code.h"
#include "command/attention.h"

#include <algorithm>

namespace peygir::intake {

using cases::CaseCard;
using cases::CaseNode;
using cases::HistoryKind;
using organisation::Post;

namespace {

cases::CaseDossier emptyDossier(const RegisterCase &command, const Facts &facts, const Given &given)
{
    const cases::CaseId id = given.idOf<cases::CaseId>("case");
    const Instant at = given.happenedAt();
    return {CaseCard{.id = id,
                     .code = {},
                     .aliasCode = {},
                     .subject = command.subject,
                     .subjectGroup = {},
                     .place = command.place,
                     .region = {},
                     .plaque = {},
                     .address = {},
                     .unit = {},
                     .process = {},
                     .processVersion = {},
                     .node = {},
                     .holder = {},
                     .holderUnit = {},
                     .takenBy = {},
                     .openNodes = 0,
                     .referrals = 0,
                     .channel = command.channel,
                     .urgency = command.urgency,
                     .citizen = {},
                     .registeredBy = facts.author().id(),
                     .registeredAt = at,
                     .deadline = {},
                     .lastChangeAt = at,
                     .closedAt = {},
                     .closedPeriod = {},
                     .outcome = {},
                     .joinedTo = {},
                     .intakeFlag = {},
                     .needsCallBack = false},
            cases::CaseFile{id, {}, {}, {}, {}, {}, {}, {}},
            {}};
}

/// The first end of a process with this outcome; null where it has none.
const workflow::Node *endOf(const workflow::Process &process, workflow::Outcome outcome)
{
    const auto &nodes = process.nodes();
    const auto found = std::find_if(nodes.begin(), nodes.end(), [outcome](const workflow::Node &node) {
        return node.end() && node.end()->outcome == outcome;
    });
    return found == nodes.end() ? nullptr : &*found;
}

/// The operation that leads from the start to an end with the outcome "done" and asks for nothing but a note, of a person
/// and not of a feature's command; null where there is none.
const workflow::Edge *straightToDone(const workflow::Process &process)
{
    for (const workflow::Edge *edge : process.edgesFrom(process.start().key)) {
        const workflow::Node *target = process.find(edge->to);
        const bool isDone = target && target->end() && target->end()->outcome == workflow::Outcome::Done;
        if (isDone && edge->kind == workflow::EdgeKind::Forward && edge->inputs.empty() && !edge->act)
            return edge;
    }
    return nullptr;
}

CaseNode openedNode(const CaseCard &card, const Given &given, const QString &key, workflow::OpeningState state)
{
    return {given.idOf<cases::CaseNodeId>("node"),
            card.id,
            key,
            state,
            QString(),
            std::nullopt,
            std::nullopt,
            std::nullopt,
            std::nullopt,
            given.happenedAt(),
            card.registeredBy,
            std::nullopt,
            std::nullopt,
            std::nullopt,
            std::nullopt};
}

} // namespace

Registration::Registration(const RegisterCase &command, const Facts &facts, const Given &given)
    : m_command(command)
    , m_facts(facts)
    , m_given(given)
    , m_dossier(emptyDossier(command, facts, given))
{
    using persian::Lines;
    CaseCard &card = m_dossier.card;
    card.plaque = m_typed.fit("plaque", command.plaque, limits::plaqueText);
    card.address = m_typed.fit("address", command.address, limits::addressText);
    cases::CaseFile &file = m_dossier.file;
    file.words = m_typed.fit("words", command.words, limits::noteText, Lines::Many);
    file.callerName = m_typed.fit("callerName", command.callerName, limits::nameText);
    file.callerPhone = m_typed.fit("callerPhone", command.callerPhone, limits::nameText);
    file.answers = normalisedTexts(command.answers);
    if (command.answer)
        m_answer = m_typed.fit("answer", *command.answer, limits::noteText, Lines::Many);
}

Changes Registration::decide()
{
    if (!readAbout())
        return Changes::leftToServer();
    if (m_subject && !m_subject->active)
        m_flags.insert(m_flags.begin(),
                       Error("intake.subject_closed", {{QStringLiteral("subject"), m_subject->name.fa}}));
    askPermission();
    chooseCode();
    findCitizen();
    askReferral();
    const auto earlier =
        m_flags.empty() && !isAnswered() ? cases::otherAbout(m_dossier.card, m_facts) : std::nullopt;
    if (earlier)
        joinTo(*earlier);
    else
        begin(NoHolder::Wrong);
    if (m_flags.empty() && isAnswered())
        finishAnswered();
    if (m_flags.empty() && !earlier)
        refer();
    if (!m_flags.empty())
        m_dossier.card.intakeFlag = QString::fromLatin1(m_flags.front().id());
    else if (!m_dossier.card.closedAt)
        cases::claimProblem(m_dossier.card, m_facts, m_changes);
    m_changes.put(m_dossier.card).put(m_dossier.file);
    writeHistory();
    tellAuthor();
    return std::move(m_changes);
}

Changes Registration::bringIn(const ImportCase &import)
{
    if (!readAbout())
        return Changes::leftToServer();
    for (const QString &found : import.flags)
        flag(Error(found.toLatin1()));
    chooseCode();
    findCitizen();
    CaseCard &card = m_dossier.card;
    if (import.promisedAt)
        card.deadline = *import.promisedAt;
    if (import.closedAt) {
        beginClosed(workflow::Outcome::Done);
        cases::close(m_dossier, workflow::Outcome::Done, *import.closedAt);
        card.lastChangeAt = *import.closedAt;
        if (card.unit)
            m_dossier.addUnit(*card.unit);
    } else {
        // The process may begin with whoever took the message; here nobody did.
        begin(NoHolder::Expected);
    }
    if (!m_flags.empty())
        card.intakeFlag = QString::fromLatin1(m_flags.front().id());
    card.aliasCode = import.number;
    m_changes.claim(externalNumberKey, externalNumber(import.source, import.number), card.id.uuid());
    m_changes.put(card).put(m_dossier.file);
    writeImport(import);
    return std::move(m_changes);
}

bool Registration::readAbout()
{
    auto following = cases::followAbout(m_dossier, m_facts);
    if (!following)
        return false;
    m_subject = std::move(following->subject);
    m_process = std::move(following->process);
    m_flags.insert(m_flags.end(), following->wrong.begin(), following->wrong.end());
    return true;
}

void Registration::askPermission()
{
    const auto &group = m_dossier.card.subjectGroup;
    const auto allowed =
        m_facts.author().may(registerCaseVerb, {std::nullopt, group ? std::optional(group->uuid()) : std::nullopt});
    // A desk that cannot tell shows the case as it most likely will be.
    if (!allowed.ok() && allowed.error().id() != "access.unknown_here")
        m_flags.insert(m_flags.begin(), allowed.error());
}

void Registration::chooseCode()
{
    CaseCard &card = m_dossier.card;
    const QString told = cases::asTrackingCode(m_typed.fit("code", m_command.code, limits::typedCodeText));
    const auto isFree = [this, &card](const QString &code) {
        const auto holder = m_facts.holder(cases::caseCodeKey, code.toUtf8());
        return !holder.isKnown() || *holder == card.id.uuid();
    };
    card.code = told;
    const bool isCode = cases::isTrackingCode(told);
    if (!isCode || !isFree(told)) {
        for (int n = 0; card.code == told || !isFree(card.code); ++n)
            card.code = cases::replacementCode(m_given.commandId(), n);
        if (!told.isEmpty())
            card.aliasCode = told;
    }
    m_changes.claim(cases::caseCodeKey, card.code.toUtf8(), card.id.uuid());
    if (!card.aliasCode)
        return;
    if (!isCode) {
        flag(Error("intake.code_malformed", {{QStringLiteral("code"), told}}));
    } else {
        flag(Error("intake.code_used", {{QStringLiteral("code"), told}}));
        card.needsCallBack = true;
        const auto other = m_facts.of<CaseCard>(cases::CaseId(*m_facts.holder(cases::caseCodeKey, told.toUtf8())));
        if (other.isKnown()) {
            CaseCard called = *other;
            called.needsCallBack = true;
            m_changes.put(called);
        }
    }
}

void Registration::findCitizen()
{
    if (const auto wrong = cases::followCaller(m_dossier, m_facts, m_given, m_changes))
        flag(*wrong);
}

void Registration::joinTo(const CaseCard &earlier)
{
    CaseCard &card = m_dossier.card;
    card.joinedTo = earlier.id;
    beginClosed(workflow::Outcome::Joined);
    // Those who work on the problem see what this caller said of it.
    const auto file = m_facts.of<cases::CaseFile>(earlier.id);
    if (file.isKnown())
        m_dossier.file.units = file->units;
    cases::close(m_dossier, workflow::Outcome::Joined, m_given.happenedAt());
    m_changes.add(cases::joined(card, earlier.id, m_facts, m_given));
    addAttention("attention:joined", "cases.joined",
                 {{QStringLiteral("code"), card.code}, {QStringLiteral("earlier"), earlier.code}});
}

void Registration::beginClosed(workflow::Outcome outcome)
{
    CaseCard &card = m_dossier.card;
    card.node = cases::intakeNode;
    if (!m_process)
        return;
    const workflow::Node *end = endOf(*m_process, outcome);
    card.node = end ? end->key.text() : m_process->start().key.text();
    if (end) {
        const CaseNode ended = openedNode(card, m_given, card.node, workflow::OpeningState::Ended);
        m_dossier.putNode(ended);
        m_changes.put(ended);
    }
}

void Registration::begin(NoHolder noHolder)
{
    auto holder = Fact<Post>::absent();
    if (m_process && m_flags.empty())
        holder = cases::holderFor(m_process->start().task()->holder, m_dossier, m_facts);
    // A desk that cannot tell who holds it shows the case without: the server knows.
    const bool isStandIn = holder.isAbsent();
    if (isStandIn) {
        holder = cases::intakeSupervisor(m_facts);
        if (m_flags.empty() && (noHolder == NoHolder::Wrong || holder.isAbsent()))
            flag(Error("intake.no_holder"));
    }
    if (m_process) {
        m_changes.add(cases::moveOn(m_dossier, workflow::start(*m_process), *m_process, m_facts, m_given, std::nullopt,
                                    cases::Holding{holder, isStandIn}));
        return;
    }
    CaseNode node = openedNode(m_dossier.card, m_given, cases::intakeNode, workflow::OpeningState::Open);
    if (holder.isKnown()) {
        node.holder = holder->id;
        node.unit = holder->unit;
        m_dossier.addUnit(holder->unit);
    }
    m_dossier.card.node = node.node;
    m_dossier.putNode(node);
    m_dossier.alignCard(m_given.happenedAt());
    m_changes.put(node);
}

void Registration::askReferral()
{
    if (!m_command.referTo)
        return;
    const auto post = m_facts.of<Post>(*m_command.referTo);
    // A desk that cannot tell shows the case as it most likely will be: the server knows.
    if (post.isUnknown())
        return;
    if (post.isAbsent() || !post->active)
        return flag(Error("intake.referral_unknown"));
    const auto &group = m_dossier.card.subjectGroup;
    const auto allowed = m_facts.author().may(
        referDirectlyVerb, {post->unit.uuid(), group ? std::optional(group->uuid()) : std::nullopt});
    if (!allowed.ok() && allowed.error().id() != "access.unknown_here")
        return flag(Error("intake.referral_denied"));
    m_referee = *post;
}

void Registration::refer()
{
    const CaseNode *node = m_referee ? m_dossier.shownNode() : nullptr;
    if (!node || node->holder == m_referee->id)
        return;
    cases::HistoryEntry entry = cases::historyOf(HistoryKind::Referred, m_dossier.card.id, m_facts, m_given);
    entry.id = m_given.idOf<cases::HistoryEntryId>("history:referred");
    // One act, but its registration is read first.
    entry.at = m_given.happenedAt() + Milliseconds(1);
    m_changes.add(cases::handOver(m_dossier, CaseNode(*node), *m_referee, QString(), m_facts, m_given, std::move(entry)));
}

bool Registration::isAnswered() const
{
    return m_command.answer && m_command.urgency == cases::Urgency::Instant && !m_command.referTo;
}

void Registration::finishAnswered()
{
    const CaseNode *node = m_dossier.shownNode();
    const workflow::Edge *edge = m_process ? straightToDone(*m_process) : nullptr;
    const auto state = m_dossier.walkState();
    if (!node || !edge || !state.ok())
        return;
    const workflow::Operation operation{edge->key, m_answer, {}};
    const auto step = workflow::follow(*m_process, *state, node->id.uuid(), operation);
    // The operation may want a note, and nobody wrote one: the message waits for it in the temporary cartable.
    if (!step.ok())
        return;
    cases::HistoryEntry entry = cases::historyOf(HistoryKind::Completed, m_dossier.card.id, m_facts, m_given);
    entry.id = m_given.idOf<cases::HistoryEntryId>("history:answered");
    // One act, but its registration is read first.
    entry.at = m_given.happenedAt() + Milliseconds(1);
    entry.node = node->id;
    entry.words = m_answer;
    entry.values = {{QStringLiteral("node"), node->node},
                    {QStringLiteral("operation"), edge->key.text()},
                    {QStringLiteral("inputs"), QJsonObject()}};
    const cases::Operated operated{node->id, edge->key.text()};
    m_changes.add(cases::moveOn(m_dossier, *step, *m_process, m_facts, m_given, operated)).put(entry);
    m_answer.clear();
}

void Registration::addHistory(QByteArray name, HistoryKind what, const QString &words, const QJsonObject &values,
                              std::optional<Instant> at)
{
    cases::HistoryEntry entry = cases::historyOf(what, m_dossier.card.id, m_facts, m_given);
    entry.id = m_given.idOf<cases::HistoryEntryId>(name);
    entry.words = words;
    entry.values = values;
    entry.at = at.value_or(entry.at);
    m_changes.put(entry);
}

void Registration::writeImport(const ImportCase &import)
{
    addHistory("history", HistoryKind::Imported, QString(),
               {{QStringLiteral("source"), import.source},
                {QStringLiteral("number"), import.number},
                {QStringLiteral("code"), m_dossier.card.code}});
    const QString answer = m_typed.fit("answer", import.answer, limits::noteText, persian::Lines::Many);
    if (!answer.isEmpty())
        addHistory("history:answer", HistoryKind::Noted, answer, {}, import.closedAt);
    writeFlagsAndRests();
}

void Registration::writeHistory()
{
    const CaseCard &card = m_dossier.card;
    addHistory("history", HistoryKind::Registered, QString(), {{QStringLiteral("code"), card.code}});
    if (card.aliasCode)
        addHistory("history:code", HistoryKind::CodeChanged, QString(),
                   {{QStringLiteral("told"), *card.aliasCode}, {QStringLiteral("code"), card.code}});
    // Told, but the case goes on: whoever works on it must know what was said.
    if (!m_answer.isEmpty())
        addHistory("history:told", HistoryKind::Noted, m_answer, {{QStringLiteral("field"), QStringLiteral("answer")}});
    writeFlagsAndRests();
}

void Registration::writeFlagsAndRests()
{
    int n = 0;
    for (const Error &error : m_flags) {
        QJsonObject values = QJsonObject::fromVariantMap(error.values());
        values.insert(QStringLiteral("error"), QString::fromLatin1(error.id()));
        addHistory("history:flag:" + QByteArray::number(++n), HistoryKind::IntakeFlag, QString(), values);
    }
    n = 0;
    for (const TypedText::Rest &rest : m_typed.rest())
        addHistory("history:rest:" + QByteArray::number(++n), HistoryKind::Noted, rest.words,
                   {{QStringLiteral("field"), QString::fromLatin1(rest.field)}});
}

void Registration::tellAuthor()
{
    const CaseCard &card = m_dossier.card;
    if (card.aliasCode)
        addAttention("attention:code", "cases.code_changed",
                     {{QStringLiteral("told"), *card.aliasCode}, {QStringLiteral("code"), card.code}});
    if (m_flags.empty())
        return;
    QJsonArray errors;
    for (const Error &error : m_flags)
        errors.append(QString::fromLatin1(error.id()));
    addAttention("attention", "intake.flagged",
                 {{QStringLiteral("code"), card.code}, {QStringLiteral("errors"), errors}});
}

void Registration::addAttention(QByteArray name, const char *error, const QJsonObject &values)
{
    m_changes.put(Attention{.id = m_given.idOf<AttentionId>(name),
                            .user = m_facts.author().id(),
                            .commandId = m_given.commandId(),
                            .reason = AttentionReason::Changed,
                            .errorId = QString::fromLatin1(error),
                            .errorValues = values,
                            .commandKind = QString::fromLatin1(RegisterCase::kind),
                            .arguments = fieldsToJson(m_command),
                            .at = m_given.happenedAt(),
                            .settled = false});
}

} // namespace peygir::intake
