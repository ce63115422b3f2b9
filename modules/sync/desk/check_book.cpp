// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/desk/check_book.h"

#include "base/limits.h"
#include "command/fields.h"

#include <QJsonDocument>

namespace peygir::sync {

using storage::Connection;
using storage::RowView;

namespace {

const Value bookName = Value::text(QByteArray("checks"));

QJsonObject toJson(const CheckBook::Finding &finding)
{
    return {{QStringLiteral("at"), finding.at.milliseconds()},
            // As text: a number of JSON does not have all bits of it everywhere.
            {QStringLiteral("bucket"), QString::number(finding.bucket)},
            {QStringLiteral("healed"), finding.what == CheckBook::What::Healed}};
}

CheckBook::Finding findingFrom(const QJsonObject &json)
{
    return {Instant(json.value(QLatin1String("at")).toInteger()), json.value(QLatin1String("bucket")).toString().toLongLong(),
            json.value(QLatin1String("healed")).toBool() ? CheckBook::What::Healed : CheckBook::What::Found};
}

} // namespace

Result<void> CheckBook::load()
{
    m_findings.clear();
    m_doubtful.clear();
    m_walkedAt.reset();
    TRY(m_connection.each("SELECT value FROM desk_state WHERE name = ?", {bookName}, [this](const RowView &view) {
        const QJsonObject book = QJsonDocument::fromJson(view.bytes(0)).object();
        for (const QJsonValue &finding : book.value(QLatin1String("findings")).toArray())
            m_findings.push_back(findingFrom(finding.toObject()));
        if (const QJsonValue at = book.value(QLatin1String("walked")); at.isDouble())
            m_walkedAt = Instant(at.toInteger());
        for (const QJsonValue &bucket : book.value(QLatin1String("doubtful")).toArray())
            m_doubtful.insert(bucket.toString().toLongLong());
        return false;
    }));
    return {};
}

Result<bool> CheckBook::look(Instant now)
{
    std::set<qint64> doubtful;
    std::set<qint64> here;
    TRY(m_connection.each("SELECT bucket, agrees AND NOT doubted FROM held_bucket", {}, [&](const RowView &view) {
        here.insert(view.integer(0));
        if (!view.boolean(1))
            doubtful.insert(view.integer(0));
        return true;
    }));
    if (doubtful == m_doubtful)
        return false;
    std::vector<Finding> news;
    for (const qint64 bucket : doubtful) {
        if (!m_doubtful.contains(bucket))
            news.push_back({now, bucket, What::Found});
    }
    for (const qint64 bucket : m_doubtful) {
        // What left the desk was not healed.
        if (!doubtful.contains(bucket) && here.contains(bucket))
            news.push_back({now, bucket, What::Healed});
    }
    m_findings.insert(m_findings.begin(), news.begin(), news.end());
    if (m_findings.size() > size_t(limits::checkFindings))
        m_findings.resize(size_t(limits::checkFindings), m_findings.front());
    m_doubtful = std::move(doubtful);
    TRY(write());
    return true;
}

Result<void> CheckBook::walked(Instant now)
{
    m_walkedAt = now;
    return write();
}

Result<void> CheckBook::write()
{
    QJsonArray findings;
    for (const Finding &finding : m_findings)
        findings.append(toJson(finding));
    QJsonArray doubtful;
    for (const qint64 bucket : m_doubtful)
        doubtful.append(QString::number(bucket));
    QJsonObject book{{QStringLiteral("findings"), findings}, {QStringLiteral("doubtful"), doubtful}};
    if (m_walkedAt)
        book.insert(QStringLiteral("walked"), m_walkedAt->milliseconds());
    auto transaction = storage::Transaction::begin(m_connection, Connection::Access::Write);
    if (!transaction.ok())
        return transaction.error();
    TRY(m_connection.run("INSERT INTO desk_state (name, value) VALUES (?, ?)"
                         " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                         {bookName, Value::bytes(canonicalJson(book))}));
    return transaction->commit();
}

} // namespace peygir::sync
