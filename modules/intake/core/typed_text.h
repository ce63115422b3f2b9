// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "persian/text.h"

#include <QJsonObject>

#include <vector>

namespace peygir::intake {

/// Brings what was typed into the form in which it is stored and cuts it to the size of its place. What is cut off is
/// kept: intake refuses nothing and loses nothing.
class TypedText
{
public:
    /// The rest of a text, in pieces that fit a note.
    struct Rest
    {
        QByteArray field;
        QString words;
    };

    /// The first `most` UTF-16 units of the normalised text, no character cut in two; `field` says whose rest it is.
    QString fit(const char *field, const QString &typed, int most, persian::Lines lines = persian::Lines::One);

    const std::vector<Rest> &rest() const { return m_rest; }

private:
    std::vector<Rest> m_rest;
};

/// The same object with every text in it normalised, names too.
QJsonObject normalisedTexts(const QJsonObject &object);

} // namespace peygir::intake
