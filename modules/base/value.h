// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "base/uuid.h"

#include <QByteArray>
#include <QString>

#include <variant>

namespace peygir {

/// What stands in one column of one row, the same on both databases, on the wire and under a hash. Text is
/// well-formed UTF-8 without NUL; there are no floating-point numbers (micro-degrees, rials).
class Value
{
public:
    /// Strong types inside the variant, so that text and bytes cannot be confused.
    struct Text
    {
        QByteArray utf8;
        friend bool operator==(const Text &, const Text &) = default;
    };
    struct Bytes
    {
        QByteArray raw;
        friend bool operator==(const Bytes &, const Bytes &) = default;
    };
    enum class Type { Null, Integer, Boolean, Text, Bytes, Uuid };

    Value() = default;
    Value(qint64 number) : m_value(number) {}
    Value(int number) : m_value(qint64(number)) {}
    Value(bool truth) : m_value(truth) {}
    Value(const peygir::Uuid &uuid) : m_value(uuid) {}
    Value(Instant at) : m_value(at.milliseconds()) {}
    /// A pointer would become a truth value.
    Value(const char *) = delete;
    static Value text(QByteArray utf8)
    {
        Value v;
        v.m_value = Text{std::move(utf8)};
        return v;
    }
    static Value text(const QString &text) { return Value::text(text.toUtf8()); }
    static Value text(const char *literal) { return Value::text(QByteArray(literal)); }
    static Value bytes(QByteArray raw)
    {
        Value v;
        v.m_value = Bytes{std::move(raw)};
        return v;
    }

    Type type() const { return Type(m_value.index()); }
    bool isNull() const { return m_value.index() == 0; }

    // Each of these asserts that the value has this type.
    qint64 toInteger() const { return std::get<qint64>(m_value); }
    bool toBoolean() const { return std::get<bool>(m_value); }
    const QByteArray &toUtf8() const { return std::get<Text>(m_value).utf8; }
    QString toText() const { return QString::fromUtf8(toUtf8()); }
    const QByteArray &toBytes() const { return std::get<Bytes>(m_value).raw; }
    const peygir::Uuid &toUuid() const { return std::get<peygir::Uuid>(m_value); }

    friend bool operator==(const Value &, const Value &) = default;

private:
    std::variant<std::monostate, qint64, bool, Text, Bytes, peygir::Uuid> m_value;
};

} // namespace peygir
