// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/trace.h"

#include <cstdio>
#include <cstring>

namespace peygir::simulation {

quint64 quickHash(QByteArrayView bytes, quint64 seed)
{
    // Multiply and fold, eight bytes at a time.
    quint64 hash = seed ^ (quint64(bytes.size()) * 0x9e3779b97f4a7c15);
    const char *at = bytes.data();
    qsizetype left = bytes.size();
    const auto mix = [&hash](quint64 word) {
        hash = (hash ^ word) * 0xff51afd7ed558ccd;
        hash ^= hash >> 32;
    };
    for (; left >= 8; at += 8, left -= 8) {
        quint64 word = 0;
        std::memcpy(&word, at, 8);
        mix(word);
    }
    quint64 rest = 0;
    std::memcpy(&rest, at, size_t(left));
    mix(rest);
    mix(0x52dce729);
    return hash;
}

void Trace::bytes(QByteArrayView content)
{
    m_hash = quickHash(content, m_hash);
    if (m_keeping == Keeping::Lines && !m_lines.empty())
        m_lines.back() += " [" + QByteArray::number(quickHash(content), 16) + ']';
}

void Trace::line(const QByteArray &text)
{
    m_hash = quickHash(text, m_hash);
    if (m_keeping == Keeping::Lines)
        m_lines.push_back(QByteArray::number(m_step) + ": " + text);
    if (m_printed)
        std::printf("%5d  %s\n", m_step, text.constData());
}

} // namespace peygir::simulation
