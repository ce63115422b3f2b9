// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace peygir::uikit {

/// What stands where nothing is yet: an icon, what would be here, and how to get it.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    EmptyState(const QString &iconName, const QString &sentence, const QString &howTo, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_iconName;
    QString m_sentence;
    QString m_howTo;
};

} // namespace peygir::uikit
