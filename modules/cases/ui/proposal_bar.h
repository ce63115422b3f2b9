// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/citizen_queries.h"
#include "command/desk_port.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace peygir::cases {

/// What somebody wrote into a field that somebody else had changed meanwhile: keep what is there (Shift+F11), or replace it
/// (Shift+F12). One proposal after the other, oldest first; away while there is none. Keys work while the bar is seen.
class ProposalBar : public QFrame
{
    Q_OBJECT

public:
    ProposalBar(CitizenQueries &queries, DeskPort &desk, QWidget *parent = nullptr);

    /// Reads the proposals of this case and of its citizen; empty: none.
    void showCase(const std::optional<CaseId> &id);
    void setProposals(std::vector<ProposalView> proposals);

Q_SIGNALS:
    void acted(const QString &sentence);
    void refused(const QString &sentence);

private:
    void showFirst();
    void settle(bool replace);

    CitizenQueries &m_queries;
    DeskPort &m_desk;
    std::vector<ProposalView> m_proposals;
    CitizenQueries::Cancel m_cancel;
    QLabel *m_sentence;
    QPushButton *m_keep;
    QPushButton *m_replace;
};

} // namespace peygir::cases
