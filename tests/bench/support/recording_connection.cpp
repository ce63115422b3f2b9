// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/support/recording_connection.h"

namespace peygir::bench {

void RecordingConnection::clear()
{
    m_groups.clear();
    m_statements = 0;
}

Result<qint64> RecordingConnection::run(QByteArrayView sql, std::span<const Value> parameters)
{
    ++m_statements;
    m_open.push_back({{}, {}, {}, sql.toByteArray(), {parameters.begin(), parameters.end()}});
    return m_inner.run(sql, parameters);
}

Result<void> RecordingConnection::each(QByteArrayView sql, std::span<const Value> parameters,
                                       const std::function<bool(const storage::RowView &)> &row)
{
    ++m_statements;
    return m_inner.each(sql, parameters, row);
}

Result<void> RecordingConnection::putMany(const QByteArray &table, const std::vector<QByteArray> &columns,
                                          const std::vector<QByteArray> &keys, std::span<const Value> values)
{
    ++m_statements;
    if (!values.empty())
        m_open.push_back({table, columns, keys, {}, {values.begin(), values.end()}});
    return m_inner.putMany(table, columns, keys, values);
}

Result<void> RecordingConnection::begin(Access access)
{
    m_open.clear();
    return m_inner.begin(access);
}

Result<void> RecordingConnection::commit()
{
    TRY(m_inner.commit());
    if (!m_open.empty())
        m_groups.push_back(std::move(m_open));
    m_open.clear();
    return {};
}

void RecordingConnection::rollback()
{
    m_open.clear();
    m_inner.rollback();
}

Volume volumeOf(const std::vector<WrittenGroup> &groups)
{
    Volume volume;
    for (const WrittenGroup &group : groups) {
        for (const Write &write : group) {
            volume.rows += qint64(write.rows());
            for (const Value &value : write.values) {
                switch (value.type()) {
                case Value::Type::Null: break;
                case Value::Type::Boolean: volume.bytes += 1; break;
                case Value::Type::Integer: volume.bytes += 8; break;
                case Value::Type::Uuid: volume.bytes += 16; break;
                case Value::Type::Text: volume.bytes += value.toUtf8().size(); break;
                case Value::Type::Bytes: volume.bytes += value.toBytes().size(); break;
                }
            }
        }
    }
    return volume;
}

} // namespace peygir::bench
