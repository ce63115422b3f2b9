// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/rules/scene.h"

#include "base/random.h"
#include "cases/core/complete_node.h"
#include "cases/core/refer_case.h"
#include "cases/core/take_case.h"
#include "persian/damm.h"

#include <QStringList>

namespace peygir::test {

using namespace cases;

namespace {

/// 1405/9/1 in the morning, in Tehran.
constexpr Instant morning(1'795'323'600'000);

Uuid commandId(int n)
{
    SeededRandom random(1000 + quint64(n));
    return newUuid(morning, random);
}

template <RowType T, class Id>
std::vector<T> partsOf(const FactStore &store, const Id &caseId)
{
    std::vector<T> parts = store.all<T>();
    std::erase_if(parts, [&](const T &part) { return rowAggregateOf(part) != caseId.uuid(); });
    return parts;
}

template <RowType T>
T onlyOne(const std::vector<T> &rows)
{
    if (rows.size() != 1)
        qFatal("%s: %d rows where one was expected", T::tableName, int(rows.size()));
    return rows.front();
}

} // namespace

Scene::Scene(FactStore facts) : store(std::move(facts)), now(morning), m_nextId(commandId(0)) {}

Result<Changes> Scene::decideOn(FactStore &facts, const Envelope &envelope) const
{
    return cityRules().decide(envelope, envelope.madeAt, facts);
}

Result<Changes> Scene::submitted(const Envelope &envelope)
{
    auto decided = decideOn(store, envelope);
    if (decided.ok() && !decided->isLeftToServer())
        store.apply(*decided);
    m_nextId = commandId(++m_made);
    now = now + std::chrono::minutes(1);
    return decided;
}

CaseCard Scene::card(const CaseId &id) const { return onlyOne(partsOf<CaseCard>(store, id)); }
CaseFile Scene::file(const CaseId &id) const { return onlyOne(partsOf<CaseFile>(store, id)); }
std::vector<CaseNode> Scene::nodes(const CaseId &id) const { return partsOf<CaseNode>(store, id); }
std::vector<Referral> Scene::referrals(const CaseId &id) const { return partsOf<Referral>(store, id); }

std::vector<HistoryEntry> Scene::history(const CaseId &id) const
{
    std::vector<HistoryEntry> entries = partsOf<HistoryEntry>(store, id);
    // Of one command: as the words say, so that every run gives the same.
    std::sort(entries.begin(), entries.end(), [](const HistoryEntry &a, const HistoryEntry &b) {
        return std::tuple(a.at, a.what, a.words) < std::tuple(b.at, b.what, b.words);
    });
    return entries;
}

QString Scene::story(const CaseId &id) const
{
    QStringList kinds;
    for (const HistoryEntry &entry : history(id))
        kinds += QString::fromLatin1(FieldCodec<HistoryKind>::word(entry.what));
    return kinds.join(u' ');
}

CaseNode Scene::openNode(const CaseId &id, const QString &key) const
{
    std::vector<CaseNode> open = nodes(id);
    std::erase_if(open, [&](const CaseNode &node) {
        return node.state != workflow::OpeningState::Open || (!key.isEmpty() && node.node != key);
    });
    return onlyOne(open);
}

QString codeNumber(int n)
{
    const QString digits = QString::number(480'000'000 + n);
    return digits + QString::number(*persian::damm::digit(digits));
}

intake::RegisterCase aMessage(const catalogue::SubjectId &subject)
{
    static int count = 0;
    return {codeNumber(++count), subject, {}, {}, {}, QStringLiteral("a hole in the road"),
            {},                  {},      Channel::Phone, Urgency::FollowUp, {}};
}

void allowImports(Scene &scene)
{
    for (access::Role role : scene.store.all<access::Role>()) {
        role.verbs.push_back(QString::fromLatin1(intake::importCaseVerb.id));
        scene.store.put(role);
    }
}

intake::ImportCase anImport()
{
    static int count = 0;
    return {.source = QStringLiteral("old"),
            .number = QStringLiteral("A-%1").arg(++count),
            .subject = pothole(),
            .place = streetOne(),
            .address = QStringLiteral("behind the school"),
            .words = QStringLiteral("a hole in the road"),
            .callerPhone = {},
            .callerName = {},
            .channel = Channel::Web,
            .closedAt = Instant(4'000'000'000'000),
            .promisedAt = {},
            .answer = QStringLiteral("it was filled"),
            .record = {},
            .flags = {}};
}

CaseBuilder &CaseBuilder::about(const catalogue::SubjectId &subject)
{
    m_message.subject = subject;
    return *this;
}

CaseBuilder &CaseBuilder::at(const places::PlaceId &place, const char *plaque)
{
    m_message.place = place;
    m_message.plaque = QString::fromUtf8(plaque);
    return *this;
}

CaseBuilder &CaseBuilder::calledFrom(const QString &phone)
{
    m_message.callerPhone = phone;
    return *this;
}

CaseBuilder &CaseBuilder::withCode(const QString &code)
{
    m_message.code = code;
    return *this;
}

CaseBuilder &CaseBuilder::by(const UserId &author)
{
    m_author = author;
    return *this;
}

CaseBuilder &CaseBuilder::completed(const char *operation, const QJsonObject &values)
{
    m_steps.push_back([this, operation, values](const CaseId &id) {
        complete(m_scene, id, QString::fromLatin1(operation), values);
    });
    return *this;
}

CaseBuilder &CaseBuilder::referredTo(const organisation::PostId &post)
{
    m_steps.push_back([this, post](const CaseId &id) {
        m_scene.must(ReferCase{id, m_scene.openNode(id).id, post, QStringLiteral("please")}, reza());
    });
    return *this;
}

CaseBuilder &CaseBuilder::takenBy(const UserId &user)
{
    m_steps.push_back([this, user](const CaseId &id) {
        m_scene.must(TakeCase{id, m_scene.openNode(id).id}, user);
    });
    return *this;
}

CaseId CaseBuilder::registered()
{
    const CaseId id = intake::caseIdOf(m_scene.nextId());
    m_scene.must(m_message, m_author);
    for (const auto &step : m_steps)
        step(id);
    return id;
}

void complete(Scene &scene, const CaseId &id, const QString &operation, const QJsonObject &values, const QString &node)
{
    scene.must(CompleteNode{id, scene.openNode(id, node).id, operation, QStringLiteral("because"), values}, reza());
}

} // namespace peygir::test
