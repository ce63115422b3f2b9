// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/desk/identity.h"

#include "command/fields.h"
#include "sync/wire/plants.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace peygir::sync {

using storage::RowView;

Result<void> DeskIdentity::load()
{
    m_known.clear();
    m_replaces.reset();
    m_sealTo.clear();
    m_pushSeed.clear();
    m_isPushKeyKnown = false;
    return m_connection.each("SELECT value FROM desk_state WHERE name = 'identity'", {}, [this](const RowView &view) {
        const QJsonObject value = QJsonDocument::fromJson(view.bytes(0)).object();
        for (const QJsonValue &nonce : value.value(QLatin1String("known")).toArray())
            m_known.push_back(QByteArray::fromBase64(nonce.toString().toLatin1()));
        if (const auto replaced = Uuid::parse(value.value(QLatin1String("replaces")).toString()); replaced.ok())
            m_replaces = *replaced;
        m_sealTo = QByteArray::fromBase64(value.value(QLatin1String("sealTo")).toString().toLatin1());
        m_pushSeed = QByteArray::fromBase64(value.value(QLatin1String("pushSeed")).toString().toLatin1());
        m_isPushKeyKnown = value.value(QLatin1String("pushKeyKnown")).toBool();
        return false;
    });
}

Result<void> DeskIdentity::keep()
{
    QJsonArray known;
    for (const QByteArray &nonce : m_known)
        known.append(QString::fromLatin1(nonce.toBase64()));
    QJsonObject value{{QStringLiteral("known"), known},
                      {QStringLiteral("sealTo"), QString::fromLatin1(m_sealTo.toBase64())},
                      {QStringLiteral("pushSeed"), QString::fromLatin1(m_pushSeed.toBase64())},
                      {QStringLiteral("pushKeyKnown"), m_isPushKeyKnown}};
    if (m_replaces)
        value.insert(QStringLiteral("replaces"), m_replaces->toString());
    TRY(m_connection.run("INSERT INTO desk_state (name, value) VALUES ('identity', ?)"
                         " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                         {Value::bytes(canonicalJson(value))}));
    return {};
}

Result<bool> DeskIdentity::isEstablished()
{
    TRY_LET(const bool isMissing, m_chain.isMissing());
    return m_state.desk().has_value() && !isMissing;
}

Result<void> DeskIdentity::establish(Instant now, Random &random)
{
    if (!m_state.desk())
        TRY(m_state.setDesk(newUuid(now, random)));
    return m_chain.beginAs(*m_state.desk());
}

Result<Introduction> DeskIdentity::introduce(Random &random)
{
    if (m_next.isEmpty())
        m_next = random.bytes(nonceBytes);
    if (m_pushSeed.size() != pushSeedBytes)
        m_pushSeed = random.bytes(pushSeedBytes);
    TRY_LET(const ChainLink sent, m_chain.sent());
    TRY_LET(const ChainLink end, m_chain.end());
    std::vector<QByteArray> before = m_known;
    // Said before by this process and not answered: the server may have it.
    std::erase(before, m_next);
    const Introduction introduction{before, m_next, sent, end, m_replaces, publicPushKey(m_pushSeed)};
    if (std::find(m_known.begin(), m_known.end(), m_next) == m_known.end()) {
        m_known.push_back(m_next);
        // The one that was answered is the likeliest.
        if (m_known.size() > mostKnownNonces)
            m_known.erase(m_known.begin() + 1);
        TRY(keep());
    }
    return introduction;
}

Result<void> DeskIdentity::welcomed(const QByteArray &sealTo)
{
    m_known = {std::exchange(m_next, {})};
    m_sealTo = sealTo;
    m_isPushKeyKnown = true;
    return keep();
}

std::optional<StrandingKeys> DeskIdentity::strandingKeys() const
{
    if (!m_isPushKeyKnown || m_sealTo.size() != sealKeyBytes || m_pushSeed.size() != pushSeedBytes)
        return std::nullopt;
    return StrandingKeys{m_sealTo, m_pushSeed};
}

Result<PushOpening> DeskIdentity::opening(qint64 n)
{
    TRY_LET(const ChainLink before, m_chain.before(n));
    return PushOpening{m_known.front(), before};
}

Result<void> DeskIdentity::becomeAnother(Instant now, Random &random)
{
    m_known.clear();
    m_next.clear();
    // The other one signs with it; under the new name it says nothing yet.
    m_pushSeed.clear();
    m_isPushKeyKnown = false;
    m_replaces = *m_state.desk();
    // The number stays until the next hello: codes beyond the blocks are never refused, and the new id makes others of it.
    TRY(m_state.setDesk(newUuid(now, random)));
    TRY(m_state.setCodeCounter(0));
    if (!planted(Plant::BlockReusedAfterClone))
        TRY(m_connection.run("DELETE FROM code_block"));
    TRY(keep());
    return m_chain.beginAs(*m_state.desk());
}

} // namespace peygir::sync
