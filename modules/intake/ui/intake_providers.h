// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/core/call.h"
#include "intake/core/intake_queries.h"
#include "uikit/suggestions.h"

#include <QHash>

namespace peygir::intake {

/// What the fields of the call desk ask while one types. Each question is one of `IntakeQueries`.
class IntakeProvider : public uikit::SuggestionProvider
{
    Q_OBJECT

public:
    IntakeProvider(IntakeQueries &queries, QObject *parent) : SuggestionProvider(parent), m_queries(queries) {}
    void cancel(quint64 requestId) override;

protected:
    IntakeQueries &queries() { return m_queries; }
    void noteQuestion(quint64 requestId, IntakeQueries::Cancel cancel);
    void answer(quint64 requestId, const QList<uikit::Suggestion> &suggestions);

private:
    IntakeQueries &m_queries;
    QHash<quint64, IntakeQueries::Cancel> m_asked;
};

/// Subjects by any part of their name or group.
class SubjectProvider final : public IntakeProvider
{
    Q_OBJECT

public:
    using IntakeProvider::IntakeProvider;
    void request(quint64 requestId, const QString &typed, int limit) override;
};

/// Places by any part of their names; what is around them is proposed as region and district. A number that belongs to
/// no name is the house's.
class AddressProvider final : public IntakeProvider
{
    Q_OBJECT

public:
    using IntakeProvider::IntakeProvider;
    void request(quint64 requestId, const QString &typed, int limit) override;
    /// Where nothing has all of the words, a street is offered that the first of them name whole.
    void setReadsOn(bool readsOn) { m_readsOn = readsOn; }
    /// How the address was read to which the last answer belongs: the house and the rest are not the street's.
    const TypedAddress &reading() const { return m_reading; }

private:
    void ask(quint64 requestId, const std::vector<TypedAddress> &readings, size_t n, int limit);

    bool m_readsOn = false;
    TypedAddress m_reading;
};

/// People who called before, by a part of their phone or the beginning of their name. The id of a suggestion is the
/// canonical phone.
class CallerProvider final : public IntakeProvider
{
    Q_OBJECT

public:
    enum class By { Phone, Name };
    CallerProvider(IntakeQueries &queries, By by, QObject *parent) : IntakeProvider(queries, parent), m_by(by) {}
    void request(quint64 requestId, const QString &typed, int limit) override;

private:
    By m_by;
};

/// Posts that a message can be referred to as it is registered.
class RefereeProvider final : public IntakeProvider
{
    Q_OBJECT

public:
    /// To whom this person may.
    RefereeProvider(IntakeQueries &queries, const UserId &user, QObject *parent)
        : IntakeProvider(queries, parent)
        , m_user(user)
    {}
    void request(quint64 requestId, const QString &typed, int limit) override;

private:
    UserId m_user;
};

/// "0912 123 4567" in the user's digits, to be read from left to right; what is no phone as it is.
QString shownPhone(const QString &phone);

} // namespace peygir::intake
