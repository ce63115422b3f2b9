// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "cases/core/case_card.h"

#include <QStringList>
#include <QTimeZone>

#include <map>

namespace peygir::intake {

/// What the columns of another system's file mean (`docs/import.md`). Columns are called as in the file's first line.
/// Where several columns stand for one thing, those that are not empty are joined in this order.
struct ImportMap
{
    QString source;
    QTimeZone zone;
    char separator = ',';
    /// Tried after ISO 8601: formats of QDateTime, or "jalali" for 1405/8/30 09:12.
    QStringList times;
    /// Texts that mean that there is nothing.
    QStringList empty;

    QString number;
    QString registeredAt;
    QStringList subject;
    // The rest may be empty: the file has nothing of the kind.
    QString closedAt;
    QString promisedAt;
    QString status;
    QString channel;
    QStringList group;
    QStringList region;
    QStringList district;
    QStringList address;
    QStringList words;
    QStringList answer;
    QStringList callerName;
    QStringList callerPhone;

    /// Words of `status`; a case with another one is flagged.
    QStringList closedStatuses;
    QStringList openStatuses;
    /// By the words of `channel`; others are `otherChannel`.
    std::map<QString, cases::Channel> channels;
    cases::Channel otherChannel = cases::Channel::Web;

    /// Fails with "import.map_not_json" {at}, "import.map_field" {field} (missing, unknown or of the wrong kind),
    /// "import.map_zone" {zone}, "import.map_channel" {channel}.
    static Result<ImportMap> parse(const QByteArray &json);

    /// Every column that is named, each once.
    QStringList columns() const;
};

} // namespace peygir::intake
