// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"

#include <QByteArray>

#include <set>
#include <vector>

namespace peygir::fuzz {

/// Changes bytes as an attacker would who knows the format a little: bits, lengths, numbers at the edges, words of other
/// inputs, pieces twice or not at all. The same changes for the same seed.
class Mutator
{
public:
    /// `corpus` outlives it and is not empty.
    Mutator(const std::vector<QByteArray> &corpus, quint64 seed);

    /// One of the corpus, changed a few times; at most `longest` bytes.
    QByteArray variant(qsizetype longest);

private:
    void change(QByteArray &bytes);
    void replaceNumber(QByteArray &bytes);
    const QByteArray &oneOf(const std::vector<QByteArray> &items) { return items[size_t(m_random.below(items.size()))]; }
    qsizetype placeIn(const QByteArray &bytes) { return qsizetype(m_random.below(quint64(bytes.size()) + 1)); }

    const std::vector<QByteArray> &m_corpus;
    std::vector<QByteArray> m_words;
    SeededRandom m_random;
};

/// The quoted words of the inputs, quotes included, and what JSON is made of: a dictionary.
std::vector<QByteArray> wordsOf(const std::vector<QByteArray> &corpus);

} // namespace peygir::fuzz
