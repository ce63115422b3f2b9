// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/facts.h"

namespace peygir {

Facts::Facts(FactSource &source, const UserId &author, const RightsOf &rightsOf)
    : m_source(source)
    , m_authorId(author)
    , m_author(*this)
    , m_rightsOf(rightsOf)
{
}

const UserId &Facts::Author::id() const { return m_facts.m_authorId; }

Result<void> Facts::Author::may(const Verb &verb, const Scope &scope) const
{
    m_facts.m_permissionAsked = true;
    if (!m_facts.m_rights)
        m_facts.m_rights = m_facts.m_rightsOf(m_facts, m_facts.m_authorId);
    return m_facts.m_rights->may(verb, scope);
}

Fact<RowPointer> Facts::rowOf(const Table &table, const Uuid &id) const
{
    m_readIds.push_back(id);
    auto found = m_source.row(table, id);
    if (!found.ok()) {
        m_failure = found.error();
        return Fact<RowPointer>::unknown();
    }
    return std::move(found).value();
}

Fact<std::vector<RowPointer>> Facts::rowsOf(const Table &table, const Uuid &aggregate) const
{
    m_readIds.push_back(aggregate);
    auto found = m_source.rowsOf(table, aggregate);
    if (!found.ok()) {
        m_failure = found.error();
        return Fact<std::vector<RowPointer>>::unknown();
    }
    return std::move(found).value();
}

Fact<Uuid> Facts::holder(QByteArrayView kind, QByteArrayView value) const
{
    auto found = m_source.holder(kind, value);
    if (!found.ok()) {
        m_failure = found.error();
        return Fact<Uuid>::unknown();
    }
    return std::move(found).value();
}

} // namespace peygir
