// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/ui/documents_widget.h"
#include "intake/ui/call_keeper.h"

namespace peygir::intake {

/// The files of the calls: those of the call on the form are seen, those of the others wait with them, and those of a
/// call that became a case are attached to it, also after the program has ended in between (R031, R037, R040). Between the
/// list of files, which knows no calls on hold, and the keeper, which knows no files.
class CallFiles : public QObject
{
    Q_OBJECT

public:
    /// All outlive it. Files are dropped and pasted anywhere on `page`.
    CallFiles(cases::DocumentQueries &queries, FilePort &files, DeskPort &desk, CallKeeper &keeper, QWidget &page);

    /// Goes into a layout of the page: where it stands there, the keyboard and screen readers come to it.
    cases::DocumentsWidget &list() { return *m_list; }
    /// Of the call on the form, as they are kept with it.
    QJsonArray waiting() const;
    /// Shows those of the call on the form.
    void showCall();
    /// Those that were kept are here again, but for those of the call on the form, which the form is shown before.
    void restoreOthers();
    void restoreCurrent(const QJsonArray &files);
    /// The call on the form has become this case: the keeper begins another one.
    void finish(const cases::CaseId &caseId);
    /// The call on the form is given up.
    void letGo();

Q_SIGNALS:
    /// The call on the form has others now.
    void changed();

private:
    /// Goes on where the program ended between registering a call and attaching its files.
    void attachRest(const CallKeeper::Held &call);

    cases::DocumentQueries &m_queries;
    CallKeeper &m_keeper;
    cases::DocumentsWidget *m_list;
};

} // namespace peygir::intake
