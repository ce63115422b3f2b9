// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QJsonArray>
#include <QJsonObject>

#include <initializer_list>
#include <vector>

namespace peygir::workflow {

/// An object of a definition file with the place where it stands, read field by field. Every failure is
/// "workflow.process.…" with the value `where` ("nodes[2].status").
class StrictObject
{
public:
    /// Reads a whole file. Fails with "….too_large", "….not_json" (value `at`, a byte offset), "….too_deep",
    /// "….duplicate_field" or "….wrong_type".
    static Result<StrictObject> parse(QByteArrayView json, qsizetype mostBytes);

    /// Fails with "….unknown_field" if there is a field that is not named here.
    Result<void> allowOnly(std::initializer_list<const char *> names) const;
    bool has(const char *name) const { return m_object.contains(QLatin1String(name)); }
    std::vector<QString> fields() const;

    // Each fails with "….missing_field" or "….wrong_type"; a number outside its range with "….number_range", too long a
    // list with "….too_many".
    Result<QString> text(const char *name) const;
    Result<int> number(const char *name, int least, int most) const;
    Result<bool> flag(const char *name) const;
    Result<std::vector<QString>> texts(const char *name, int most) const;
    Result<StrictObject> object(const char *name) const;
    Result<std::vector<StrictObject>> list(const char *name, int most) const;

    /// `checked`, with the place of the field added to its error.
    Result<void> placed(const char *name, const Result<void> &checked) const;
    /// The error with the place of the field added; of the object itself if `name` is empty.
    Error at(const char *name, Error error) const;
    QString where(const char *name) const;

private:
    StrictObject(QJsonObject object, QString where)
        : m_object(std::move(object))
        , m_where(std::move(where))
    {}
    Result<QJsonValue> value(const char *name, QJsonValue::Type type) const;
    Result<QJsonArray> items(const char *name, QJsonValue::Type type, int most) const;
    QString placeOf(const char *name, qsizetype item) const;

    QJsonObject m_object;
    QString m_where;
};

} // namespace peygir::workflow
