// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

/// What the help says about a part of the screen: a page or panel names its text once, and whoever asks for help walks from
/// what has the keyboard outwards to the first that has a name.
namespace peygir::uikit {

/// `topic` is the name of a text in resources/help ("case.documents").
inline void setHelpTopic(QWidget &widget, const QString &topic) { widget.setProperty("helpTopic", topic); }

/// Of this widget or the nearest one around it; empty: nobody around it has one.
inline QString helpTopicAround(const QWidget *widget)
{
    for (; widget; widget = widget->parentWidget()) {
        if (const QString topic = widget->property("helpTopic").toString(); !topic.isEmpty())
            return topic;
    }
    return {};
}

} // namespace peygir::uikit
