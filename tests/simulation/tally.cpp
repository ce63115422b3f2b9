// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/tally.h"

#include <QJsonArray>

#include <algorithm>
#include <cstdio>

namespace peygir::simulation {

namespace {

/// The three most frequent ones, with how many they are.
QByteArray mostReasons(const World::Fates &fates)
{
    std::vector<std::pair<int, QByteArray>> ordered;
    for (const auto &[reason, count] : fates.reasons)
        ordered.emplace_back(-count, reason);
    std::sort(ordered.begin(), ordered.end());
    QByteArray words;
    for (size_t n = 0; n < std::min<size_t>(3, ordered.size()); ++n)
        words += (n > 0 ? ", " : "") + ordered[n].second + ' ' + QByteArray::number(-ordered[n].first);
    return words;
}

} // namespace

void Tally::add(const World::Counts &counts, bool isTwice)
{
    ++m_clean;
    m_twice += isTwice ? 1 : 0;
    m_sum.commands += counts.commands;
    m_sum.messages += counts.messages;
    m_sum.crashes += counts.crashes;
    m_sum.simulated = m_sum.simulated + counts.simulated;
    for (const auto &[fault, count] : counts.faults)
        m_sum.faults[fault] += count;
    for (const auto &[kind, fates] : counts.fates) {
        World::Fates &all = m_sum.fates[kind];
        all.entered += fates.entered;
        all.refusedHere += fates.refusedHere;
        all.applied += fates.applied;
        all.refused += fates.refused;
        all.held += fates.held;
        for (const auto &[reason, count] : fates.reasons)
            all.reasons[reason] += count;
    }
}

void Tally::addFailure(quint64 seed, const Violation &violation) { m_failures.emplace_back(seed, violation); }

int Tally::printFates(const Registry &registry) const
{
    int missing = 0;
    std::printf("%-18s %9s %9s %9s %9s %14s  %s\n", "command", "entered", "applied", "refused", "held",
                "not taken here", "mostly because of");
    for (const auto &[kind, type] : registry.commands()) {
        const auto found = m_sum.fates.find(kind);
        const World::Fates fates = found == m_sum.fates.end() ? World::Fates() : found->second;
        missing += fates.applied > 0 ? 0 : 1;
        std::printf("%-18s %9d %9d %9d %9d %14d  %s%s\n", kind.constData(), fates.entered, fates.applied, fates.refused,
                    fates.held, fates.refusedHere, mostReasons(fates).constData(),
                    fates.applied > 0 ? "" : "  NEVER APPLIED");
    }
    return missing;
}

QJsonObject Tally::toJson() const
{
    QJsonArray failures;
    for (const auto &[seed, violation] : m_failures)
        failures.append(QJsonObject{{QStringLiteral("seed"), qint64(seed)},
                                    {QStringLiteral("step"), violation.step},
                                    {QStringLiteral("oracle"), QString::fromUtf8(violation.oracle)},
                                    {QStringLiteral("words"), QString::fromUtf8(violation.words)}});
    QJsonObject faults;
    for (const FaultName &fault : faultNames) {
        const auto found = m_sum.faults.find(fault.fault);
        faults.insert(QLatin1String(fault.name), found == m_sum.faults.end() ? 0 : found->second);
    }
    QJsonObject commands;
    for (const auto &[kind, fates] : m_sum.fates)
        commands.insert(QString::fromLatin1(kind), QJsonObject{{QStringLiteral("entered"), fates.entered},
                                                               {QStringLiteral("applied"), fates.applied},
                                                               {QStringLiteral("refused"), fates.refused},
                                                               {QStringLiteral("held"), fates.held},
                                                               {QStringLiteral("notTaken"), fates.refusedHere}});
    return {
        {QStringLiteral("seeds"), m_clean},           {QStringLiteral("twice"), m_twice},
        {QStringLiteral("failures"), failures},       {QStringLiteral("milliseconds"), qint64(m_sum.simulated.count())},
        {QStringLiteral("messages"), m_sum.messages}, {QStringLiteral("powerCuts"), m_sum.crashes},
        {QStringLiteral("faults"), faults},           {QStringLiteral("commands"), commands}};
}

} // namespace peygir::simulation
