// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/case_buckets.h"

namespace peygir::cases {

namespace {

QByteArray periodWord(std::optional<int> closedYear)
{
    return closedYear ? QByteArray::number(*closedYear) : QByteArrayLiteral("open");
}

QByteArray idWord(const std::optional<Uuid> &id) { return id ? id->toAscii() : QByteArrayLiteral("none"); }

} // namespace

Bucket cardsBucket(std::optional<int> closedYear) { return Bucket("cards:" + periodWord(closedYear)); }

Bucket filesBucket(const std::optional<Uuid> &unit, const std::optional<Uuid> &group, std::optional<int> closedYear)
{
    return Bucket("unit:" + idWord(unit) + ':' + idWord(group) + ':' + periodWord(closedYear));
}

Bucket citizensBucket(int year) { return Bucket("citizens:" + QByteArray::number(year)); }

std::vector<Bucket> bucketsOf(const CaseCard &card) { return {cardsBucket(card.closedYear)}; }

std::vector<Bucket> bucketsOf(const CaseFile &file)
{
    const auto group = file.subjectGroup ? std::optional(file.subjectGroup->uuid()) : std::nullopt;
    if (file.units.empty())
        return {filesBucket(std::nullopt, group, file.closedYear)};
    std::vector<Bucket> buckets;
    for (const Uuid &unit : file.units)
        buckets.push_back(filesBucket(unit, group, file.closedYear));
    return buckets;
}

std::vector<Bucket> bucketsOf(const Citizen &citizen) { return {citizensBucket(citizen.lastContactYear)}; }

} // namespace peygir::cases
