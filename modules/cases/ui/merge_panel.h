// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/citizen_queries.h"
#include "command/desk_port.h"
#include "uikit/suggestions.h"

#include <QFrame>
#include <QHash>

class QLabel;
class QPushButton;

namespace peygir::uikit {
class TypeAheadEdit;
} // namespace peygir::uikit

namespace peygir::cases {

/// Citizens by the beginning of their name, a whole phone or a subscription code.
class CitizenProvider final : public uikit::SuggestionProvider
{
    Q_OBJECT

public:
    CitizenProvider(CitizenQueries &queries, QObject *parent) : SuggestionProvider(parent), m_queries(queries) {}
    /// Whom nobody looks for: whose page it is.
    void leaveOut(const CitizenId &id) { m_leftOut = id; }
    void request(quint64 requestId, const QString &typed, int limit) override;
    void cancel(quint64 requestId) override;

private:
    CitizenQueries &m_queries;
    std::optional<CitizenId> m_leftOut;
    QHash<quint64, CitizenQueries::Cancel> m_asked;
};

/// Merges another record into the one whose page is open (`MergeCitizens`): the other citizen is typed, what comes with him
/// is shown, Ctrl+Enter merges, Esc puts it away. Hidden until begin().
class MergePanel : public QFrame
{
    Q_OBJECT

public:
    MergePanel(CitizenQueries &queries, DeskPort &desk, QWidget *parent = nullptr);

    /// Shows it, empty and with the keyboard, for this record, which is kept.
    void begin(const Citizen &keep);

Q_SIGNALS:
    /// The store has the command; `sentence` says so.
    void merged(const QString &sentence);
    void putAway();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void preview(const QString &id);
    void forget();
    void merge();

    CitizenQueries &m_queries;
    DeskPort &m_desk;
    std::optional<CitizenId> m_keep;
    /// The other one, once what comes with him is shown.
    std::optional<CitizenId> m_drop;
    CitizenQueries::Cancel m_cancel;
    bool m_isGiven = false;

    CitizenProvider *m_provider;
    uikit::TypeAheadEdit *m_other;
    QLabel *m_preview;
    QPushButton *m_merge;
};

} // namespace peygir::cases
