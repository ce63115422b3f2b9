// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/field_edit.h"
#include "command/row_type.h"

#include <typeindex>

namespace peygir {

/// What may stand in a field, as its C++ type says: enough to make a value up, or to say what is missing, without knowing
/// the command or record that has the field. A plain value, made from fields() by `shapeOf`.
struct Shape
{
    enum class Kind {
        Truth,
        /// A whole number.
        Number,
        Text,
        /// Milliseconds of an `Instant`.
        Moment,
        /// A UUID; `names` says of what.
        Id,
        /// One of `words`.
        Word,
        /// JSON of any content.
        Object,
        /// `Localized`.
        Name,
        /// Any number of `parts.front()`.
        List,
        /// {"seen": …, "written": …}, both of `parts.front()`.
        Edit,
        /// An object of `parts`, each under its name.
        Record,
    };

    Kind kind = Kind::Text;
    /// The field's name where this is one of a record's parts.
    QByteArray name = {};
    bool isOptional = false;
    /// Of an Id: the type of the ids. Rows of tables with this `Table::idType` are what it may mean; `Uuid` says nothing.
    std::type_index names = typeid(void);
    std::vector<QByteArray> words = {};
    std::vector<Shape> parts = {};
    /// Of a Record that is a row: its table. Null otherwise.
    const Table *table = nullptr;
};

template <class T>
Shape shapeOf();

namespace detail {

template <class T>
struct ShapeMaker
{
    static Shape make()
    {
        if constexpr (std::is_enum_v<T>) {
            Shape shape{Shape::Kind::Word};
            for (const auto &[item, word] : wordsOf(T{}))
                shape.words.push_back(word);
            return shape;
        } else if constexpr (requires { T::fields(); }) {
            return record();
        } else {
            // A codec of its own: what it is in a column says what it looks like.
            static_assert(FieldCodec<T>::type == Value::Type::Text, "say in shape.h what this looks like");
            return {Shape::Kind::Text};
        }
    }

private:
    static Shape record()
    {
        Shape shape{Shape::Kind::Record};
        if constexpr (RowType<T>)
            shape.table = &tableOf<T>();
        const auto add = [&shape](const auto &one) {
            using Member = std::decay_t<decltype(std::declval<T>().*one.member)>;
            shape.parts.push_back(shapeOf<Member>());
            shape.parts.back().name = one.name;
        };
        std::apply([&add](const auto &...f) { (add(f), ...); }, T::fields());
        return shape;
    }
};

template <> struct ShapeMaker<bool> { static Shape make() { return {Shape::Kind::Truth}; } };
template <> struct ShapeMaker<int> { static Shape make() { return {Shape::Kind::Number}; } };
template <> struct ShapeMaker<qint64> { static Shape make() { return {Shape::Kind::Number}; } };
template <> struct ShapeMaker<QString> { static Shape make() { return {Shape::Kind::Text}; } };
template <> struct ShapeMaker<Instant> { static Shape make() { return {Shape::Kind::Moment}; } };
template <> struct ShapeMaker<QJsonObject> { static Shape make() { return {Shape::Kind::Object}; } };
template <> struct ShapeMaker<Localized> { static Shape make() { return {Shape::Kind::Name}; } };

template <>
struct ShapeMaker<Uuid>
{
    static Shape make()
    {
        Shape shape{Shape::Kind::Id};
        shape.names = typeid(Uuid);
        return shape;
    }
};

template <class Tag>
struct ShapeMaker<StrongId<Tag>>
{
    static Shape make()
    {
        Shape shape{Shape::Kind::Id};
        shape.names = typeid(StrongId<Tag>);
        return shape;
    }
};

template <class T>
struct ShapeMaker<std::optional<T>>
{
    static Shape make()
    {
        Shape shape = shapeOf<T>();
        shape.isOptional = true;
        return shape;
    }
};

template <class T>
struct ShapeMaker<std::vector<T>>
{
    static Shape make()
    {
        Shape shape{Shape::Kind::List};
        shape.parts.push_back(shapeOf<T>());
        return shape;
    }
};

template <class T>
struct ShapeMaker<FieldEdit<T>>
{
    static Shape make()
    {
        Shape shape{Shape::Kind::Edit};
        shape.parts.push_back(shapeOf<T>());
        return shape;
    }
};

} // namespace detail

/// Of a command, a row, or one of their fields.
template <class T>
Shape shapeOf()
{
    return detail::ShapeMaker<T>::make();
}

} // namespace peygir
