// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/hash.h"

#include <QByteArray>

#include <compare>

namespace peygir {

/// A set of aggregates that some people may hold. Which buckets an aggregate is in depends on the aggregate alone;
/// which buckets a person may hold depends on his rights and the chart (DESIGN §5).
class Bucket
{
public:
    /// What everybody holds: chart, subjects, places, processes.
    static Bucket reference() { return Bucket("reference"); }
    /// What concerns one person: his rights, what needs his attention.
    static Bucket person(const QByteArray &userId) { return Bucket("person:" + userId); }

    explicit Bucket(QByteArray name) : m_name(std::move(name)), m_id(shortHash(m_name)) {}

    const QByteArray &name() const { return m_name; }
    /// What stands in tables and on the wire instead of the name: made from it, so that no registry has to be shared.
    qint64 id() const { return m_id; }

    friend bool operator==(const Bucket &a, const Bucket &b) { return a.m_id == b.m_id; }
    friend auto operator<=>(const Bucket &a, const Bucket &b) { return a.m_id <=> b.m_id; }

private:
    QByteArray m_name;
    qint64 m_id;
};

} // namespace peygir
