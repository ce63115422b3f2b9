// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QVariantMap>

namespace peygir {

/// Why something that was expected to be able to fail has failed. Data, not a sentence: the sentence is made where a
/// person reads it (`uikit` in Persian or English, the server's problem document, or a log that prints the id).
///
/// The id is stable and dotted, the module first: "cases.closed", "persian.national_id.check_digit".
class Error
{
public:
    explicit Error(const char *id, QVariantMap values = {}) : m_id(QByteArray(id)), m_values(std::move(values)) {}
    explicit Error(QByteArray id, QVariantMap values = {}) : m_id(std::move(id)), m_values(std::move(values)) {}

    const QByteArray &id() const { return m_id; }
    /// What the sentence needs: names, counts, limits. Never secrets; may be shown to the user.
    const QVariantMap &values() const { return m_values; }
    /// The same error with one more value.
    Error with(const QString &name, const QVariant &value) const
    {
        Error copy = *this;
        copy.m_values.insert(name, value);
        return copy;
    }

    friend bool operator==(const Error &a, const Error &b) { return a.m_id == b.m_id && a.m_values == b.m_values; }

private:
    QByteArray m_id;
    QVariantMap m_values;
};

} // namespace peygir
