// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/core/import_columns.h"

namespace peygir::intake {

const std::vector<ImportColumnPlace> &importColumnPlaces()
{
    using enum ImportField;
    static const std::vector<ImportColumnPlace> places{
        {Number, "number", &ImportMap::number, nullptr, true},
        {RegisteredAt, "registered_at", &ImportMap::registeredAt, nullptr, true},
        {ClosedAt, "closed_at", &ImportMap::closedAt, nullptr, false},
        {PromisedAt, "promised_at", &ImportMap::promisedAt, nullptr, false},
        {Status, "status", &ImportMap::status, nullptr, false},
        {Channel, "channel", &ImportMap::channel, nullptr, false},
        {Group, "group", nullptr, &ImportMap::group, false},
        {Subject, "subject", nullptr, &ImportMap::subject, true},
        {Region, "region", nullptr, &ImportMap::region, false},
        {District, "district", nullptr, &ImportMap::district, false},
        {Address, "address", nullptr, &ImportMap::address, false},
        {Words, "words", nullptr, &ImportMap::words, false},
        {Answer, "answer", nullptr, &ImportMap::answer, false},
        {CallerName, "caller_name", nullptr, &ImportMap::callerName, false},
        {CallerPhone, "caller_phone", nullptr, &ImportMap::callerPhone, false},
    };
    return places;
}

ImportField fieldOfColumn(const ImportMap &map, const QString &column)
{
    for (const ImportColumnPlace &place : importColumnPlaces()) {
        if (!column.isEmpty() && (place.one ? map.*place.one == column : (map.*place.several).contains(column)))
            return place.field;
    }
    return ImportField::Kept;
}

void setFieldOfColumn(ImportMap &map, const QString &column, ImportField field)
{
    if (column.isEmpty() || fieldOfColumn(map, column) == field)
        return;
    for (const ImportColumnPlace &place : importColumnPlaces()) {
        if (place.one && map.*place.one == column)
            (map.*place.one).clear();
        if (place.several)
            (map.*place.several).removeAll(column);
        if (place.field == field && place.one)
            map.*place.one = column;
        if (place.field == field && place.several)
            (map.*place.several).append(column);
    }
}

std::vector<ImportField> missingFields(const ImportMap &map)
{
    std::vector<ImportField> missing;
    for (const ImportColumnPlace &place : importColumnPlaces()) {
        if (place.needed && (place.one ? (map.*place.one).isEmpty() : (map.*place.several).isEmpty()))
            missing.push_back(place.field);
    }
    return missing;
}

} // namespace peygir::intake
