// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "cases/core/case_card.h"
#include "intake/core/import_encoding.h"

#include <QStringList>
#include <QTimeZone>

#include <map>
#include <tuple>

namespace peygir::intake {

/// A subject by the names of it and its group; the group's may be empty.
struct SubjectName
{
    QString group;
    QString subject;

    friend bool operator==(const SubjectName &, const SubjectName &) = default;
    friend bool operator<(const SubjectName &a, const SubjectName &b)
    {
        return std::tie(a.group, a.subject) < std::tie(b.group, b.subject);
    }
};

/// What the columns of another system's file mean (`docs/import.md`). Columns are called as in the file's first line.
/// Where several columns stand for one thing, those that are not empty are joined in this order.
struct ImportMap
{
    QString source;
    QTimeZone zone;
    char separator = ',';
    FileEncoding encoding = FileEncoding::Utf8;
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
    /// Their subject → what it is here. Others are found by their own name, or made.
    std::map<SubjectName, SubjectName> subjects;

    /// Fails with "import.map_not_json" {at}, "import.map_field" {field} (missing, unknown or of the wrong kind),
    /// "import.map_zone" {zone}, "import.map_channel" {channel}.
    static Result<ImportMap> parse(const QByteArray &json);
    /// What `parse` reads as this map, for people to read as well.
    QByteArray toJson() const;

    /// Every column that is named, each once.
    QStringList columns() const;

    friend bool operator==(const ImportMap &, const ImportMap &) = default;
};

} // namespace peygir::intake
