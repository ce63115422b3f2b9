// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "uikit/view_settings.h"

#include <QSettings>

namespace peygir::desktop {

/// How the windows of one profile were left, in a small file beside its store.
class ProfileViewSettings final : public uikit::ViewSettings
{
public:
    explicit ProfileViewSettings(const QString &file)
        : m_settings(file, QSettings::IniFormat)
    {}

    QByteArray value(const QString &key) const override { return m_settings.value(key).toByteArray(); }
    void setValue(const QString &key, const QByteArray &value) override { m_settings.setValue(key, value); }

private:
    QSettings m_settings;
};

} // namespace peygir::desktop
