// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_fetch.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace peygir::cases {

/// Says what of a case this desk does not keep, asks the server for it, and says what came of that. Hidden as long as
/// there is nothing to say.
class FetchLine : public QWidget
{
    Q_OBJECT

public:
    /// `fetch` outlives it.
    explicit FetchLine(CaseFetch &fetch, QWidget *parent = nullptr);

    /// What is shown is kept here, or nothing is: the line goes, with what was asked.
    void putAway();
    /// `missing` says what is not kept. A question for the same case that is under way, or came to nothing, stays.
    void offer(const QString &missing, const CaseAsked &asked);
    /// The case was fetched at that time; it can be asked for again.
    void tellFetched(Instant at, bool withFile, const CaseAsked &asked);
    /// Asks at once.
    void ask(const CaseAsked &asked);
    /// The same for what is offered; nothing where nothing is, or it is being asked.
    void askAgain();

Q_SIGNALS:
    void fetched(const peygir::cases::CaseId &id);

private:
    void say(const QString &sentence, const char *role);
    void cancel();
    void answered(const Result<CaseId> &id);

    CaseFetch &m_fetch;
    std::optional<CaseAsked> m_asked;
    /// Set while it is being asked.
    CaseFetch::Cancel m_cancel;
    bool m_failed = false;
    /// What is asked about is shown as the server gave it.
    bool m_came = false;
    QLabel *m_sentence;
    QPushButton *m_ask;
    QPushButton *m_stop;
};

} // namespace peygir::cases
