// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/case_buckets.h"

namespace peygir::cases {

namespace {

QByteArray periodWord(std::optional<int> closedPeriod)
{
    return closedPeriod ? QByteArray::number(*closedPeriod) : QByteArrayLiteral("open");
}

QByteArray idWord(const std::optional<Uuid> &id) { return id ? id->toAscii() : QByteArrayLiteral("none"); }

} // namespace

Bucket cardsBucket(std::optional<int> closedPeriod) { return Bucket("cards:" + periodWord(closedPeriod)); }

Bucket filesBucket(const std::optional<Uuid> &unit, const std::optional<Uuid> &group, std::optional<int> closedPeriod)
{
    return Bucket("unit:" + idWord(unit) + ':' + idWord(group) + ':' + periodWord(closedPeriod));
}

Bucket citizensBucket(int year) { return Bucket("citizens:" + QByteArray::number(year)); }

std::vector<Bucket> bucketsOf(const CaseCard &card) { return {cardsBucket(card.closedPeriod)}; }

std::vector<Bucket> bucketsOf(const CaseFile &file)
{
    const auto group = file.subjectGroup ? std::optional(file.subjectGroup->uuid()) : std::nullopt;
    std::vector<Bucket> buckets;
    if (file.units.empty())
        buckets.push_back(filesBucket(std::nullopt, group, file.closedPeriod));
    for (const Uuid &unit : file.units)
        buckets.push_back(filesBucket(unit, group, file.closedPeriod));
    if (file.withAuthor)
        buckets.push_back(Bucket::person(file.withAuthor->uuid().toAscii()));
    return buckets;
}

std::vector<Bucket> bucketsOf(const Citizen &citizen) { return {citizensBucket(citizen.lastContactYear)}; }

} // namespace peygir::cases
