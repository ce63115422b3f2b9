// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/core/intake_queries.h"
#include "uikit/suggestions.h"

#include <QHash>

namespace peygir::intake {

/// Subjects by any part of their name or group.
class SubjectProvider final : public uikit::SuggestionProvider
{
    Q_OBJECT

public:
    SubjectProvider(IntakeQueries &queries, QObject *parent) : SuggestionProvider(parent), m_queries(queries) {}
    void request(quint64 requestId, const QString &typed, int limit) override;
    void cancel(quint64 requestId) override;

private:
    IntakeQueries &m_queries;
    QHash<quint64, IntakeQueries::Cancel> m_asked;
};

/// Places by any part of their names; what is around them is proposed as region and district.
class AddressProvider final : public uikit::SuggestionProvider
{
    Q_OBJECT

public:
    AddressProvider(IntakeQueries &queries, QObject *parent) : SuggestionProvider(parent), m_queries(queries) {}
    void request(quint64 requestId, const QString &typed, int limit) override;
    void cancel(quint64 requestId) override;

private:
    IntakeQueries &m_queries;
    QHash<quint64, IntakeQueries::Cancel> m_asked;
};

} // namespace peygir::intake
