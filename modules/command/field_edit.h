// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/fields.h"

#include <algorithm>

namespace peygir {

/// What a person did to one field of a record: what he saw there, and what he wrote in its place (SYNC 5). That is all
/// that is needed to merge it with what others did meanwhile. On the wire: {"seen": …, "written": …}.
template <class T>
struct FieldEdit
{
    T seen;
    T written;

    friend bool operator==(const FieldEdit &, const FieldEdit &) = default;
};

template <class T>
struct FieldCodec<FieldEdit<T>>
{
    static constexpr auto type = Value::Type::Text;
    static QJsonValue toJson(const FieldEdit<T> &edit)
    {
        return QJsonObject{{QStringLiteral("seen"), FieldCodec<T>::toJson(edit.seen)},
                           {QStringLiteral("written"), FieldCodec<T>::toJson(edit.written)}};
    }
    static Result<FieldEdit<T>> fromJson(const QJsonValue &json)
    {
        const QJsonObject object = json.toObject();
        const auto seen = object.constFind(QLatin1String("seen"));
        const auto written = object.constFind(QLatin1String("written"));
        if (object.size() != 2 || seen == object.constEnd() || written == object.constEnd())
            return malformedField();
        TRY_LET(T before, FieldCodec<T>::fromJson(*seen));
        TRY_LET(T after, FieldCodec<T>::fromJson(*written));
        return FieldEdit<T>{std::move(before), std::move(after)};
    }
};

/// Merges the edits of one command into a record, field by field (SYNC, "Conflicts people can live with"):
/// - the field is as it was seen: what was written stands there from now on;
/// - what was written stands there already, or is what was seen: nothing;
/// - somebody else changed the field meanwhile: his value stays, and what was written is a conflict. Whoever merges keeps
///   conflicts as proposals, so that nothing that was typed is lost.
///
/// Edits of different fields do not touch one another, whatever their order. A pure value; lives for one decision.
class FieldMerge
{
public:
    /// Values are as in the field's JSON.
    struct Change
    {
        QString field;
        QJsonValue from;
        QJsonValue to;
    };
    struct Conflict
    {
        QString field;
        QJsonValue seen;
        QJsonValue there;
        QJsonValue wanted;
    };
    /// A field that was edited, whatever came of it: what was seen, and what stands there after the merge.
    struct Touched
    {
        QString field;
        QJsonValue seen;
        QJsonValue now;
    };

    /// `now` is what stands in the field and becomes what stands there after the edit.
    template <class T>
    void merge(const QString &field, T &now, const std::optional<FieldEdit<T>> &edit)
    {
        if (!edit)
            return;
        const auto json = [](const T &value) { return FieldCodec<T>::toJson(value); };
        const bool isWish = edit->written != edit->seen && edit->written != now;
        if (isWish && now == edit->seen) {
            m_changes.push_back({field, json(now), json(edit->written)});
            now = edit->written;
        } else if (isWish) {
            m_conflicts.push_back({field, json(edit->seen), json(now), json(edit->written)});
        }
        m_touched.push_back({field, json(edit->seen), json(now)});
    }

    /// The same for a field that is a set of things, each once: what was added is added and what was taken away is taken
    /// away, whatever others did to the rest of it. There is no conflict.
    template <class T>
    void mergeSet(const QString &field, std::vector<T> &now, const std::optional<FieldEdit<std::vector<T>>> &edit)
    {
        if (!edit)
            return;
        const auto has = [](const std::vector<T> &items, const T &item) {
            return std::find(items.begin(), items.end(), item) != items.end();
        };
        const std::vector<T> before = now;
        std::erase_if(now, [&](const T &item) { return has(edit->seen, item) && !has(edit->written, item); });
        for (const T &item : edit->written) {
            if (!has(edit->seen, item) && !has(now, item))
                now.push_back(item);
        }
        const auto json = [](const std::vector<T> &items) { return FieldCodec<std::vector<T>>::toJson(items); };
        if (now != before)
            m_changes.push_back({field, json(before), json(now)});
        m_touched.push_back({field, json(edit->seen), json(now)});
    }

    bool changedNothing() const { return m_changes.empty() && m_conflicts.empty(); }
    bool changed(const QString &field) const
    {
        return std::any_of(m_changes.begin(), m_changes.end(), [&](const Change &one) { return one.field == field; });
    }
    const std::vector<Change> &changes() const { return m_changes; }
    const std::vector<Conflict> &conflicts() const { return m_conflicts; }
    const std::vector<Touched> &touched() const { return m_touched; }

    /// For a line of history: {"changed": {field: {"from": …, "to": …}}, "proposed": [field]}; empty parts are left out.
    QJsonObject summary() const;

private:
    std::vector<Change> m_changes;
    std::vector<Conflict> m_conflicts;
    std::vector<Touched> m_touched;
};

} // namespace peygir
