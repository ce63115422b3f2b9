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
    return m_connection.each("SELECT value FROM desk_state WHERE name = 'identity'", {}, [this](const RowView &view) {
        const QJsonObject value = QJsonDocument::fromJson(view.bytes(0)).object();
        for (const QJsonValue &nonce : value.value(QLatin1String("known")).toArray())
            m_known.push_back(QByteArray::fromBase64(nonce.toString().toLatin1()));
        if (const auto replaced = Uuid::parse(value.value(QLatin1String("replaces")).toString()); replaced.ok())
            m_replaces = *replaced;
        return false;
    });
}

Result<void> DeskIdentity::keep()
{
    QJsonArray known;
    for (const QByteArray &nonce : m_known)
        known.append(QString::fromLatin1(nonce.toBase64()));
    QJsonObject value{{QStringLiteral("known"), known}};
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
    TRY_LET(const ChainLink sent, m_chain.sent());
    std::vector<QByteArray> before = m_known;
    // Said before by this process and not answered: the server may have it.
    std::erase(before, m_next);
    const Introduction introduction{before, m_next, sent, m_replaces};
    if (std::find(m_known.begin(), m_known.end(), m_next) == m_known.end()) {
        m_known.push_back(m_next);
        // The one that was answered is the likeliest.
        if (m_known.size() > mostKnownNonces)
            m_known.erase(m_known.begin() + 1);
        TRY(keep());
    }
    return introduction;
}

Result<void> DeskIdentity::welcomed()
{
    m_known = {std::exchange(m_next, {})};
    m_replaces.reset();
    return keep();
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
    // Several times over without having been heard: the server knows the first one only.
    if (!m_replaces)
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
