// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/limits.h"
#include "command/fields.h"
#include "command/json_depth.h"
#include "sync/wire/packing.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

/// How the messages of the wire are read and finished; for the codecs of this layer alone.
namespace peygir::sync {

/// Numbers of 64 bits go as text: many readers of JSON hold numbers as doubles.
inline QJsonValue wide(qint64 number) { return QString::number(number); }
inline QString base64(const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); }

/// Reads members of one message; the first that is not what it should be makes the whole message malformed.
class MessageReader
{
public:
    /// `most`: limits::requestBytes for what a desk says, limits::pageBytes for what a server says.
    MessageReader(const QByteArray &bytes, qsizetype most)
    {
        const auto json = unpacked(bytes, most);
        if (!json.ok()) {
            m_failure = json.error();
            return;
        }
        if (!isNestedAtMost(*json, limits::jsonDepth)) {
            fail();
            return;
        }
        QJsonParseError problem{};
        const QJsonDocument document = QJsonDocument::fromJson(*json, &problem);
        if (problem.error != QJsonParseError::NoError || !document.isObject())
            m_failure = Error("sync.malformed");
        m_object = document.object();
    }
    explicit MessageReader(const QJsonValue &json) : m_object(json.toObject())
    {
        if (!json.isObject())
            m_failure = Error("sync.malformed");
    }

    const std::optional<Error> &failure() const { return m_failure; }
    bool has(const char *name) const { return m_object.contains(QLatin1String(name)); }
    QJsonValue json(const char *name) const { return m_object.value(QLatin1String(name)); }

    template <class T>
    T get(const char *name, T fallback)
    {
        const auto value = FieldCodec<T>::fromJson(json(name));
        return value.ok() ? *value : (fail(), fallback);
    }
    qint64 wide(const char *name) { return wide(json(name)); }
    qint64 wide(const QJsonValue &value)
    {
        bool ok = false;
        const qint64 number = value.toString().toLongLong(&ok);
        return ok ? number : (fail(), 0);
    }
    int count(const char *name)
    {
        const int number = get<int>(name, 0);
        return number >= 0 ? number : (fail(), 0);
    }
    Uuid uuid(const char *name) { return get<Uuid>(name, nobody()); }
    Instant instant(const char *name) { return get<Instant>(name, Instant(0)); }
    QByteArray base64(const char *name)
    {
        const auto decoded = QByteArray::fromBase64Encoding(json(name).toString().toLatin1(),
                                                            QByteArray::AbortOnBase64DecodingErrors);
        return json(name).isString() && decoded ? *decoded : (fail(), QByteArray());
    }
    QJsonArray array(const char *name, qsizetype most)
    {
        const QJsonValue value = json(name);
        if (!value.isArray() || value.toArray().size() > most)
            fail();
        return value.toArray();
    }
    void fail()
    {
        if (!m_failure)
            m_failure = Error("sync.malformed");
    }

private:
    // What a failed read answers; the message is refused before anybody sees it.
    static Uuid nobody() { return Uuid(Uuid::Bytes{}); }

    QJsonObject m_object;
    std::optional<Error> m_failure;
};

/// What stands behind the head of a message, from the first line break on: it is large and already JSON, and is not parsed
/// twice. JSON as we write it has no line breaks. The head says how long it is, so that a message which was cut, even at
/// the end of a line, is never taken for a shorter one.
inline QByteArray withTail(QJsonObject head, const QByteArray &tail)
{
    head.insert(QStringLiteral("tail"), int(tail.size()));
    return canonicalJson(head) + tail;
}
struct HeadAndTail
{
    QByteArray head;
    QByteArray tail;
};
inline HeadAndTail splitTail(const QByteArray &json)
{
    const qsizetype end = json.indexOf('\n');
    return end < 0 ? HeadAndTail{json, {}} : HeadAndTail{json.first(end), json.sliced(end)};
}
inline void checkTail(MessageReader &reader, const QByteArray &tail)
{
    // Answers that a desk kept before heads said so have none.
    if (reader.has("tail") && reader.count("tail") != tail.size())
        reader.fail();
}

/// The message, unless something in it was not what it should be.
template <class T>
Result<T> finished(const MessageReader &reader, T message)
{
    if (reader.failure())
        return *reader.failure();
    return message;
}

} // namespace peygir::sync
