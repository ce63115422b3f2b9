// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"

#include <QTabWidget>

#include <map>

class QListWidget;

namespace peygir::uikit {
class HistoryView;
}

namespace peygir::cases {

/// The long parts of a case, one behind another: its coloured history (R107), the list of referrals (R082), the times that it
/// was allowed where it was (R234), the citizen's other open cases, and what other features add. Ctrl+Tab goes from one to the next; each says how much is
/// in it.
class CaseParts : public QTabWidget
{
    Q_OBJECT

public:
    explicit CaseParts(QWidget *parent = nullptr);

    /// `now` is the server's clock.
    void showView(const CaseView &view, Instant now);
    /// The part that is looked at.
    void takeFocus();
    /// A part that a later feature brings, behind those that are there; it is owned from then on.
    void addPart(QWidget &part, const QString &name);
    /// How much is in a part that was added; 0: it cannot be looked at.
    void setPartCount(QWidget &part, size_t count);

Q_SIGNALS:
    /// One of the citizen's other cases was chosen.
    void caseWanted(const QString &caseId);

private:
    void setCount(QWidget *part, const QString &name, size_t count);

    uikit::HistoryView *m_history;
    uikit::HistoryView *m_referrals;
    uikit::HistoryView *m_stays;
    QListWidget *m_others;
    /// What the parts of later features are called.
    std::map<QWidget *, QString> m_names;
};

} // namespace peygir::cases
