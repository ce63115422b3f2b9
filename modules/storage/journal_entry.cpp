// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/journal_entry.h"

#include <QtEndian>

namespace peygir::storage {

namespace {

enum class Act : char { Run = 'r', Script = 's', Put = 'p' };

/// Reads what JournalEntry has written. After the first wrong byte everything is empty, and `failed`.
class EntryReader
{
public:
    explicit EntryReader(QByteArrayView bytes) : m_left(bytes) {}

    bool atEnd() const { return m_left.isEmpty() || m_failed; }
    bool failed() const { return m_failed; }
    void fail() { m_failed = true; }

    QByteArrayView take(qsizetype size)
    {
        if (m_failed || size < 0 || size > m_left.size()) {
            m_failed = true;
            return {};
        }
        const QByteArrayView taken = m_left.first(size);
        m_left = m_left.sliced(size);
        return taken;
    }
    char letter()
    {
        const QByteArrayView one = take(1);
        return one.isEmpty() ? '\0' : one.front();
    }
    quint32 number()
    {
        const QByteArrayView four = take(4);
        return four.isEmpty() ? 0 : qFromLittleEndian<quint32>(four.data());
    }
    QByteArray bytes()
    {
        const QByteArrayView view = take(number());
        // An empty value is not an absent one.
        return view.isEmpty() ? QByteArray("") : view.toByteArray();
    }
    std::vector<QByteArray> names()
    {
        std::vector<QByteArray> names;
        for (quint32 left = number(); left > 0 && !m_failed; --left)
            names.push_back(bytes());
        return names;
    }
    std::vector<Value> values()
    {
        std::vector<Value> values;
        for (quint32 left = number(); left > 0 && !m_failed; --left)
            values.push_back(value());
        return values;
    }

private:
    Value value()
    {
        switch (letter()) {
        case 'n':
            return {};
        case 'i': {
            const QByteArrayView eight = take(8);
            return eight.isEmpty() ? Value() : Value(qFromLittleEndian<qint64>(eight.data()));
        }
        case 't':
            return Value(true);
        case 'f':
            return Value(false);
        case 'x':
            return Value::text(bytes());
        case 'b':
            return Value::bytes(bytes());
        case 'u': {
            const auto uuid = Uuid::fromBytes(take(16));
            return uuid.ok() ? Value(*uuid) : (fail(), Value());
        }
        default:
            fail();
            return {};
        }
    }

    QByteArrayView m_left;
    bool m_failed = false;
};

Result<void> runNext(Connection &connection, EntryReader &reader)
{
    const Error damaged("storage.journal_damaged", {{QStringLiteral("file"), QStringLiteral("entry")}});
    switch (Act(reader.letter())) {
    case Act::Run: {
        const QByteArray sql = reader.bytes();
        const std::vector<Value> values = reader.values();
        if (reader.failed())
            return damaged;
        TRY(connection.run(sql, values));
        return {};
    }
    case Act::Script: {
        const QByteArray sql = reader.bytes();
        return reader.failed() ? Result<void>(damaged) : connection.runScript(sql);
    }
    case Act::Put: {
        const QByteArray table = reader.bytes();
        const std::vector<QByteArray> columns = reader.names();
        const std::vector<QByteArray> keys = reader.names();
        const std::vector<Value> values = reader.values();
        if (reader.failed() || columns.empty() || values.size() % columns.size() != 0)
            return damaged;
        return connection.putMany(table, columns, keys, values);
    }
    }
    return damaged;
}

} // namespace

void JournalEntry::add(quint32 number)
{
    char four[4];
    qToLittleEndian(number, four);
    m_bytes.append(four, 4);
}

void JournalEntry::add(QByteArrayView bytes)
{
    add(quint32(bytes.size()));
    m_bytes.append(bytes);
}

void JournalEntry::add(const std::vector<QByteArray> &names)
{
    add(quint32(names.size()));
    for (const QByteArray &name : names)
        add(QByteArrayView(name));
}

void JournalEntry::add(std::span<const Value> values)
{
    add(quint32(values.size()));
    for (const Value &value : values) {
        switch (value.type()) {
        case Value::Type::Null:
            m_bytes.append('n');
            break;
        case Value::Type::Integer: {
            char eight[8];
            qToLittleEndian(value.toInteger(), eight);
            m_bytes.append('i').append(eight, 8);
            break;
        }
        case Value::Type::Boolean:
            m_bytes.append(value.toBoolean() ? 't' : 'f');
            break;
        case Value::Type::Text:
            m_bytes.append('x');
            add(QByteArrayView(value.toUtf8()));
            break;
        case Value::Type::Bytes:
            m_bytes.append('b');
            add(QByteArrayView(value.toBytes()));
            break;
        case Value::Type::Uuid:
            m_bytes.append('u').append(value.toUuid().view());
            break;
        }
    }
}

void JournalEntry::addRun(QByteArrayView sql, std::span<const Value> parameters)
{
    m_bytes.append(char(Act::Run));
    add(sql);
    add(parameters);
}

void JournalEntry::addScript(const QByteArray &sql)
{
    m_bytes.append(char(Act::Script));
    add(QByteArrayView(sql));
}

void JournalEntry::addPut(const QByteArray &table, const std::vector<QByteArray> &columns,
                          const std::vector<QByteArray> &keys, std::span<const Value> values)
{
    m_bytes.append(char(Act::Put));
    add(QByteArrayView(table));
    add(columns);
    add(keys);
    add(values);
}

Result<void> runEntry(Connection &connection, const QByteArray &entry)
{
    EntryReader reader(entry);
    while (!reader.atEnd())
        TRY(runNext(connection, reader));
    return {};
}

} // namespace peygir::storage
