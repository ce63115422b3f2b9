// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

namespace peygir::simulation {

/// Everything that happens in a run, as lines: hashed, so that two runs of one seed can be compared, and printed when
/// somebody wants to read them.
class Trace
{
public:
    enum class Keeping { HashOnly, Lines };
    Trace(bool printed, Keeping keeping) : m_printed(printed), m_keeping(keeping) {}

    void line(const QByteArray &text);
    /// For contents that nobody wants to read.
    void bytes(QByteArrayView content);
    void setStep(int step) { m_step = step; }
    int step() const { return m_step; }

    quint64 hash() const { return m_hash; }
    /// Empty unless they are kept.
    const std::vector<QByteArray> &lines() const { return m_lines; }

private:
    bool m_printed;
    Keeping m_keeping;
    std::vector<QByteArray> m_lines;
    int m_step = 0;
    quint64 m_hash = 0x9e3779b97f4a7c15;
};

/// A fast hash that is the same in every process; for comparing, not for defending.
quint64 quickHash(QByteArrayView bytes, quint64 seed = 0);

} // namespace peygir::simulation
