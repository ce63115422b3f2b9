// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace peygir::uikit {

/// Where windows remember how the user left them: splitters, a collapsed rail, theme. Small values, read at once and
/// written behind; the application decides where they live. Losing them costs nothing but comfort.
class ViewSettings
{
public:
    virtual ~ViewSettings() = default;

    /// Empty if nothing is remembered.
    virtual QByteArray value(const QString &key) const = 0;
    virtual void setValue(const QString &key, const QByteArray &value) = 0;
};

/// Remembers until the program ends: for tests, and for a screen whose user is not signed in yet.
class PassingViewSettings final : public ViewSettings
{
public:
    QByteArray value(const QString &key) const override { return m_values.value(key); }
    void setValue(const QString &key, const QByteArray &value) override { m_values.insert(key, value); }

private:
    QHash<QString, QByteArray> m_values;
};

} // namespace peygir::uikit
