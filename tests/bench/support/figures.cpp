// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/support/figures.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace peygir::bench {

double median(std::vector<double> values)
{
    Q_ASSERT(!values.empty());
    std::sort(values.begin(), values.end());
    const size_t middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double Rounds::ratio() const
{
    Q_ASSERT(ours.size() == bare.size());
    std::vector<double> ratios;
    for (size_t i = 0; i < ours.size(); ++i)
        ratios.push_back(ours[i] / bare[i]);
    return median(ratios);
}

void Figures::ratio(const QByteArray &name, const Rounds &rounds, double most)
{
    const double ratio = rounds.ratio();
    std::printf("bench %s %.0f ms ratio %.2f", name.constData(), median(rounds.ours) * 1000, ratio);
    verdict(ratio <= most, most);
    std::printf("      bare %.0f ms; rounds:", median(rounds.bare) * 1000);
    for (size_t i = 0; i < rounds.ours.size(); ++i)
        std::printf(" %.0f/%.0f", rounds.ours[i] * 1000, rounds.bare[i] * 1000);
    std::printf("\n");
    std::fflush(stdout);
}

void Figures::atMost(const QByteArray &name, double value, const char *unit, double most)
{
    std::printf("bench %s %.1f %s", name.constData(), value, unit);
    verdict(value <= most, most);
}

void Figures::atMost(const QByteArray &name, double value, const char *unit, double most, double ratio)
{
    std::printf("bench %s %.1f %s ratio %.2f", name.constData(), value, unit, ratio);
    verdict(value <= most, most);
}

void Figures::note(const QByteArray &name, double value, const char *unit)
{
    std::printf("bench %s %.*f %s\n", name.constData(), value < 100 ? 1 : 0, value, unit);
    std::fflush(stdout);
}

void Figures::verdict(bool holds, double most)
{
    std::printf(" (limit %.1f%s)\n", most, holds ? "" : ", EXCEEDED");
    std::fflush(stdout);
    m_exceeded = m_exceeded || !holds;
}

int numberArgument(int argc, char **argv, const char *name, int otherwise)
{
    for (int i = 1; i + 1 < argc; ++i) {
        if (qstrcmp(argv[i], name) == 0)
            return std::atoi(argv[i + 1]);
    }
    return otherwise;
}

} // namespace peygir::bench
