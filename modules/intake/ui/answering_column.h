// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "intake/core/call.h"
#include "intake/core/intake_queries.h"
#include "intake/ui/checklist_panel.h"
#include "intake/ui/numbered_cases.h"

#include <QWidget>

class QLabel;

namespace peygir::intake {

/// What answers while one types: who is this caller and what has he open, what looks like a duplicate, what this subject
/// asks and what may be said at once. It asks by itself when it is told what stands on the form, and forgets answers to
/// what no longer stands there. Cases are numbered through, the caller's first.
class AnsweringColumn : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive it.
    AnsweringColumn(IntakeQueries &queries, DeskPort &desk, QWidget *parent = nullptr);

    ChecklistPanel &checklist() { return *m_checklist; }

    void setPhone(const QString &typed);
    void setSubject(const std::optional<Chosen> &subject, cases::Channel channel);
    /// Where the problem is said to be.
    void setPlace(const std::optional<Chosen> &place, const QString &plaque);
    /// Everything is asked again: rows may have changed.
    void refresh();

    /// The case with this number, 1 at the beginning; null where there is none.
    const BesideCase *caseNumbered(int number) const;
    /// What may be read to the caller; empty: nothing is prepared.
    const QString &firstAnswer() const { return m_firstAnswer; }

Q_SIGNALS:
    /// The number leads to nobody (empty), or to somebody.
    void callerKnown(const std::optional<peygir::intake::KnownCaller> &caller);
    /// The chosen subject has been read; the form may begin with its urgency.
    void subjectRead(const peygir::catalogue::Subject &subject);
    /// The user chose a case in one of the lists.
    void caseChosen(const peygir::intake::BesideCase &chosen);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *section(const QString &title, QWidget *content, QLabel *&head);
    void showCaller(const std::optional<CallerView> &caller);
    void showSubject(const std::optional<catalogue::Subject> &subject);
    void showDuplicates(const std::vector<DuplicateView> &duplicates);
    void askDuplicates();
    BesideCase beside(const cases::CaseLine &line, const QString &why) const;
    void number();
    /// Where a subject asks something the lists take no more room than they have rows, and leave the rest to its
    /// questions. While one answers them nothing moves.
    void fitLists();

    IntakeQueries &m_queries;
    DeskPort &m_desk;
    QLabel *m_callerHead;
    QLabel *m_callerWords;
    NumberedCases *m_callerCases;
    QLabel *m_duplicatesHead;
    QLabel *m_duplicatesWords;
    NumberedCases *m_duplicates;
    QLabel *m_subjectHead;
    QLabel *m_firstAnswerWords;
    ChecklistPanel *m_checklist;
    /// The keys of the page, where no subject asks anything.
    QWidget *m_keys;
    QString m_firstAnswer;

    QString m_phone;
    std::optional<Chosen> m_subject;
    std::optional<catalogue::Subject> m_subjectRecord;
    cases::Channel m_channel = cases::Channel::Phone;
    std::optional<Chosen> m_place;
    QString m_plaque;
    std::vector<BesideCase> m_ofCaller;
    std::vector<BesideCase> m_alike;
    IntakeQueries::Cancel m_cancelCaller;
    IntakeQueries::Cancel m_cancelSubject;
    IntakeQueries::Cancel m_cancelDuplicates;
};

} // namespace peygir::intake
