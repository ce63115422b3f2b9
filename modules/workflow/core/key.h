// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <compare>

namespace peygir::workflow {

/// Whether `text` can be a key: a small Latin letter, then small Latin letters, digits and underscores, 40 at most.
/// Keys are written by people into definition files, stored in rows and never shown to the public.
bool isKey(QStringView text);

/// The name by which a definition refers to one of its parts. Its type says which kind of part, so that an operation
/// cannot be given where a node is wanted.
template <class Tag>
class Key
{
public:
    /// Fails with "workflow.key.malformed".
    static Result<Key> parse(QStringView text)
    {
        if (!isKey(text))
            return Error("workflow.key.malformed").with(QStringLiteral("key"), text.left(80).toString());
        return Key(text.toString());
    }

    const QString &text() const { return m_text; }

    friend bool operator==(const Key &, const Key &) = default;
    friend bool operator<(const Key &a, const Key &b) { return a.m_text < b.m_text; }
    friend size_t qHash(const Key &key, size_t seed = 0) { return ::qHash(key.m_text, seed); }

private:
    explicit Key(QString text)
        : m_text(std::move(text))
    {}

    QString m_text;
};

/// Which feature walks an edge, and by which of its doings: a key, a dot and another key ("followup.ask").
class ActName
{
public:
    /// Fails with "workflow.act.malformed".
    static Result<ActName> parse(QStringView text);

    const QString &text() const { return m_text; }

    friend bool operator==(const ActName &, const ActName &) = default;
    friend bool operator<(const ActName &a, const ActName &b) { return a.m_text < b.m_text; }

private:
    explicit ActName(QString text)
        : m_text(std::move(text))
    {}

    QString m_text;
};

using ProcessKey = Key<struct ProcessTag>;
using NodeKey = Key<struct NodeTag>;
/// Names an edge among those of its node. The same operation ("reject") may stand at several nodes.
using OperationKey = Key<struct OperationTag>;
using InputKey = Key<struct InputTag>;

} // namespace peygir::workflow
