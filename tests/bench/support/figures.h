// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>
#include <vector>

namespace peygir::bench {

using Seconds = std::chrono::duration<double>;

class StopWatch
{
public:
    Seconds elapsed() const { return std::chrono::steady_clock::now() - m_start; }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

double median(std::vector<double> values);

/// Ours and the bare program's time of each round, measured one after the other: a machine that others use as well
/// slows both down alike, so the ratio is taken round by round.
struct Rounds
{
    std::vector<double> ours;
    std::vector<double> bare;

    double ratio() const;
};

/// Prints the lines that `./dev bench` is read by, and remembers whether a limit was exceeded.
class Figures
{
public:
    /// `bench NAME VALUE ms ratio R`, with the limit of the ratio and whether it holds.
    void ratio(const QByteArray &name, const Rounds &rounds, double most);
    /// `bench NAME VALUE UNIT`, with a limit of its own.
    void atMost(const QByteArray &name, double value, const char *unit, double most);
    /// The same with ` ratio R` behind the value; the limit is of the value.
    void atMost(const QByteArray &name, double value, const char *unit, double most, double ratio);
    /// `bench NAME VALUE UNIT`: nothing depends on it.
    void note(const QByteArray &name, double value, const char *unit);

    int exitStatus() const { return m_exceeded ? 1 : 0; }

private:
    void verdict(bool holds, double most);
    bool m_exceeded = false;
};

/// The number after `name` on the command line, or `otherwise`.
int numberArgument(int argc, char **argv, const char *name, int otherwise);

} // namespace peygir::bench
