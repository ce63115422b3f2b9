// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "base/localized.h"
#include "base/result.h"
#include "base/uuid.h"
#include "base/value.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <optional>
#include <tuple>
#include <vector>

namespace peygir {

/// A member of a command or of a row, with the name that it has on the wire and in the tables. The list of a type's
/// fields, in the order of its members, is all that is needed to store it, send it and read it back.
template <class T, class Member>
struct Field
{
    const char *name;
    Member T::*member;
};

template <class T, class Member>
constexpr Field<T, Member> field(const char *name, Member T::*member)
{
    return {name, member};
}

/// How one C++ type stands in a column and in JSON. `fromJson` is given hostile input and answers "command.field" with
/// nothing but the fact; the caller adds which field it was. `fromValue` is given what we wrote ourselves.
template <class T>
struct FieldCodec;

inline Error malformedField() { return Error("command.field.malformed"); }

/// Text as it goes on the wire and into tables: well-formed, without NUL. Fails with "command.field.text".
Result<QString> wireText(const QJsonValue &json);

template <>
struct FieldCodec<Uuid>
{
    static constexpr auto type = Value::Type::Uuid;
    static Value toValue(const Uuid &uuid) { return uuid; }
    static Uuid fromValue(const Value &value) { return value.toUuid(); }
    static QJsonValue toJson(const Uuid &uuid) { return uuid.toString(); }
    static Result<Uuid> fromJson(const QJsonValue &json) { return Uuid::parse(QStringView(json.toString())); }
};

template <class Tag>
struct FieldCodec<StrongId<Tag>>
{
    static constexpr auto type = Value::Type::Uuid;
    static Value toValue(const StrongId<Tag> &id) { return id.uuid(); }
    static StrongId<Tag> fromValue(const Value &value) { return StrongId<Tag>(value.toUuid()); }
    static QJsonValue toJson(const StrongId<Tag> &id) { return id.toString(); }
    static Result<StrongId<Tag>> fromJson(const QJsonValue &json) { return StrongId<Tag>::parse(json.toString()); }
};

template <>
struct FieldCodec<QString>
{
    static constexpr auto type = Value::Type::Text;
    static Value toValue(const QString &text) { return Value::text(text); }
    static QString fromValue(const Value &value) { return value.toText(); }
    static QJsonValue toJson(const QString &text) { return text; }
    static Result<QString> fromJson(const QJsonValue &json) { return wireText(json); }
};

template <>
struct FieldCodec<qint64>
{
    static constexpr auto type = Value::Type::Integer;
    static Value toValue(qint64 number) { return number; }
    static qint64 fromValue(const Value &value) { return value.toInteger(); }
    static QJsonValue toJson(qint64 number) { return number; }
    static Result<qint64> fromJson(const QJsonValue &json);
};

template <>
struct FieldCodec<int>
{
    static constexpr auto type = Value::Type::Integer;
    static Value toValue(int number) { return number; }
    static int fromValue(const Value &value) { return int(value.toInteger()); }
    static QJsonValue toJson(int number) { return number; }
    static Result<int> fromJson(const QJsonValue &json);
};

template <>
struct FieldCodec<bool>
{
    static constexpr auto type = Value::Type::Boolean;
    static Value toValue(bool truth) { return truth; }
    static bool fromValue(const Value &value) { return value.toBoolean(); }
    static QJsonValue toJson(bool truth) { return truth; }
    static Result<bool> fromJson(const QJsonValue &json)
    {
        if (!json.isBool())
            return malformedField();
        return json.toBool();
    }
};

template <>
struct FieldCodec<Instant>
{
    static constexpr auto type = Value::Type::Integer;
    static Value toValue(Instant at) { return at; }
    static Instant fromValue(const Value &value) { return Instant(value.toInteger()); }
    static QJsonValue toJson(Instant at) { return at.milliseconds(); }
    static Result<Instant> fromJson(const QJsonValue &json)
    {
        TRY_LET(const qint64 ms, FieldCodec<qint64>::fromJson(json));
        return Instant(ms);
    }
};

/// JSON text in a column, written with sorted keys and no white space: equal objects have equal bytes.
QByteArray canonicalJson(const QJsonObject &object);

template <>
struct FieldCodec<QJsonObject>
{
    static constexpr auto type = Value::Type::Text;
    static Value toValue(const QJsonObject &object) { return Value::text(canonicalJson(object)); }
    static QJsonObject fromValue(const Value &value);
    static QJsonValue toJson(const QJsonObject &object) { return object; }
    static Result<QJsonObject> fromJson(const QJsonValue &json)
    {
        if (!json.isObject())
            return malformedField();
        return json.toObject();
    }
};

template <>
struct FieldCodec<Localized>
{
    static constexpr auto type = Value::Type::Text;
    static Value toValue(const Localized &name) { return Value::text(canonicalJson(toJson(name).toObject())); }
    static Localized fromValue(const Value &value);
    static QJsonValue toJson(const Localized &name);
    static Result<Localized> fromJson(const QJsonValue &json);
};

/// What `decode`, a pure function, makes of a text that is read again and again in few forms: base information, which the
/// rules read with every command. Kept for each thread.
template <class T>
T decodedOnce(const Value &value, T (*decode)(const Value &))
{
    constexpr qsizetype mostKept = 2000;
    thread_local QHash<QByteArray, T> kept;
    const QByteArray &text = value.toUtf8();
    if (const auto found = kept.constFind(text); found != kept.constEnd())
        return *found;
    if (kept.size() >= mostKept)
        kept.clear();
    return *kept.insert(text, decode(value));
}

/// The text of a list of ids in a column, {"v":["…","…"]}: the bytes that `canonicalJson` would make, without making JSON of it.
/// Every step of a case writes such lists.
QByteArray idsText(const std::vector<Uuid> &ids);
/// What `idsText` wrote; nothing where the text has another form.
std::optional<std::vector<Uuid>> idsOfText(const QByteArray &text);

/// Several of one kind: a JSON array, in a column as its text.
template <class T>
struct FieldCodec<std::vector<T>>
{
    static constexpr auto type = Value::Type::Text;
    static QJsonValue toJson(const std::vector<T> &items)
    {
        QJsonArray array;
        for (const T &item : items)
            array.append(FieldCodec<T>::toJson(item));
        return array;
    }
    static Result<std::vector<T>> fromJson(const QJsonValue &json)
    {
        if (!json.isArray())
            return malformedField();
        std::vector<T> items;
        const QJsonArray array = json.toArray();
        for (const QJsonValue &element : array) {
            TRY_LET(T item, FieldCodec<T>::fromJson(element));
            items.push_back(std::move(item));
        }
        return items;
    }
    static Value toValue(const std::vector<T> &items)
    {
        if constexpr (std::is_same_v<T, Uuid>)
            return Value::text(idsText(items));
        return Value::text(canonicalJson({{QStringLiteral("v"), toJson(items)}}));
    }
    static bool isReadable(const Value &value)
    {
        return fromJson(FieldCodec<QJsonObject>::fromValue(value).value(QStringLiteral("v"))).ok();
    }
    static std::vector<T> fromValue(const Value &value)
    {
        if constexpr (requires { T::fewLists; })
            return decodedOnce<std::vector<T>>(value, decoded);
        else
            return decoded(value);
    }

private:
    static std::vector<T> decoded(const Value &value)
    {
        if constexpr (std::is_same_v<T, Uuid>) {
            if (auto ids = idsOfText(value.toUtf8()))
                return *std::move(ids);
        }
        return fromJson(FieldCodec<QJsonObject>::fromValue(value).value(QStringLiteral("v"))).value();
    }
};

template <class T>
struct FieldCodec<std::optional<T>>
{
    static constexpr auto type = FieldCodec<T>::type;
    static Value toValue(const std::optional<T> &item) { return item ? FieldCodec<T>::toValue(*item) : Value(); }
    static std::optional<T> fromValue(const Value &value)
    {
        return value.isNull() ? std::nullopt : std::optional<T>(FieldCodec<T>::fromValue(value));
    }
    static QJsonValue toJson(const std::optional<T> &item)
    {
        return item ? FieldCodec<T>::toJson(*item) : QJsonValue(QJsonValue::Null);
    }
    static Result<std::optional<T>> fromJson(const QJsonValue &json)
    {
        if (json.isNull() || json.isUndefined())
            return std::optional<T>();
        TRY_LET(T item, FieldCodec<T>::fromJson(json));
        return std::optional<T>(std::move(item));
    }
};

template <class T>
struct IsOptional : std::false_type
{
};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type
{
};

/// A closed set of words: T has `static constexpr std::array<std::pair<T, const char *>, N> enumWords` reachable by
/// `wordsOf(T)`. Stored and sent as the word, so that a number never changes its meaning.
template <class T>
    requires std::is_enum_v<T>
struct FieldCodec<T>
{
    static constexpr auto type = Value::Type::Text;
    static const char *word(T item)
    {
        for (const auto &[candidate, text] : wordsOf(T{})) {
            if (candidate == item)
                return text;
        }
        Q_UNREACHABLE();
    }
    static Result<T> parse(const QString &text)
    {
        for (const auto &[candidate, known] : wordsOf(T{})) {
            if (text == QLatin1String(known))
                return candidate;
        }
        return malformedField();
    }
    static Value toValue(T item) { return Value::text(QByteArray(word(item))); }
    static bool isReadable(const Value &value)
    {
        for (const auto &[item, known] : wordsOf(T{})) {
            if (value.toUtf8() == known)
                return true;
        }
        return false;
    }
    static T fromValue(const Value &value) { return parse(value.toText()).value(); }
    static QJsonValue toJson(T item) { return QString::fromLatin1(word(item)); }
    static Result<T> fromJson(const QJsonValue &json) { return parse(json.toString()); }
};

/// `Column::isReadable` of a field of type T.
template <class T>
constexpr auto readabilityOf() -> bool (*)(const Value &)
{
    if constexpr (IsOptional<T>::value)
        return readabilityOf<typename T::value_type>();
    else if constexpr (requires(const Value &value) { FieldCodec<T>::isReadable(value); })
        return FieldCodec<T>::isReadable;
    else
        return nullptr;
}

/// An object of T's fields. Optional fields that are empty are left out.
template <class T>
QJsonObject fieldsToJson(const T &item)
{
    QJsonObject object;
    std::apply(
        [&](const auto &...f) {
            const auto add = [&](const auto &one) {
                using Member = std::decay_t<decltype(item.*one.member)>;
                QJsonValue json = FieldCodec<Member>::toJson(item.*one.member);
                if (!(IsOptional<Member>::value && json.isNull()))
                    object.insert(QLatin1String(one.name), json);
            };
            (add(f), ...);
        },
        T::fields());
    return object;
}

/// Reads what fieldsToJson wrote, or what a stranger sent: a missing, malformed or unknown field is an error
/// ("command.field.missing", "command.field.malformed", "command.field.unknown" with "field").
template <class T>
Result<T> fieldsFromJson(const QJsonObject &object)
{
    std::optional<Error> failure;
    qsizetype present = 0;
    const auto read = [&](const auto &one) {
        using Member = std::decay_t<decltype(std::declval<T>().*one.member)>;
        const auto name = QLatin1String(one.name);
        const auto found = object.constFind(name);
        if (found != object.constEnd())
            ++present;
        else if (!IsOptional<Member>::value && !failure)
            failure = Error("command.field.missing", {{QStringLiteral("field"), QString(name)}});
        Result<Member> parsed = failure ? Result<Member>(*failure)
                                        : FieldCodec<Member>::fromJson(
                                              found == object.constEnd() ? QJsonValue(QJsonValue::Null) : *found);
        if (!parsed.ok() && !failure)
            failure = Error(parsed.error()).with(QStringLiteral("field"), QString(name));
        return parsed;
    };
    // Braces: members are read in their order, and T needs no default value.
    auto parts = std::apply([&](const auto &...f) { return std::tuple{read(f)...}; }, T::fields());
    if (failure)
        return *failure;
    if (present != object.size())
        return Error("command.field.unknown");
    return std::apply([](auto &&...part) { return T{std::move(part).value()...}; }, std::move(parts));
}

} // namespace peygir
