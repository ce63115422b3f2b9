// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <optional>
#include <utility>
#include <variant>

namespace peygir {

/// A value, or the reason why there is none. Reading the value of a failed result is a bug of ours and stops the
/// program.
template <class T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T &value() const &
    {
        Q_ASSERT_X(ok(), "Result", ok() ? "" : error().id().constData());
        return *std::get_if<0>(&m_state);
    }
    T &value() &
    {
        Q_ASSERT_X(ok(), "Result", ok() ? "" : error().id().constData());
        return *std::get_if<0>(&m_state);
    }
    T &&value() &&
    {
        Q_ASSERT_X(ok(), "Result", ok() ? "" : error().id().constData());
        return std::move(*std::get_if<0>(&m_state));
    }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

    const Error &error() const
    {
        Q_ASSERT(!ok());
        return *std::get_if<1>(&m_state);
    }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }
    const Error &error() const
    {
        Q_ASSERT(!ok());
        return *m_error;
    }

private:
    std::optional<Error> m_error;
};

} // namespace peygir

#define PEYGIR_JOIN_(a, b) a##b
#define PEYGIR_JOIN(a, b) PEYGIR_JOIN_(a, b)

/// Leaves the function with the error of `expression`, if it has one.
#define TRY(expression)                                                                                                \
    do {                                                                                                               \
        if (auto tried = (expression); !tried.ok())                                                                    \
            return tried.error();                                                                                      \
    } while (false)

/// Declares `declaration` with the value of `expression`, or leaves the function with its error.
#define TRY_LET(declaration, expression)                                                                               \
    auto PEYGIR_JOIN(tried_, __LINE__) = (expression);                                                                 \
    if (!PEYGIR_JOIN(tried_, __LINE__).ok())                                                                           \
        return PEYGIR_JOIN(tried_, __LINE__).error();                                                                  \
    declaration = std::move(PEYGIR_JOIN(tried_, __LINE__)).value()
