// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace peygir::uikit {
class CodeLabel;
}

namespace peygir::intake {

/// What stands there once a message is registered, or added to a case: the code, large and spaced for reading aloud,
/// what the caller may be told at once, and what comes next, each with its key. Ctrl+C copies the code.
class RegisteredPanel : public QFrame
{
    Q_OBJECT

public:
    explicit RegisteredPanel(QWidget *parent = nullptr);

    /// `sentence` says what has happened; `firstAnswer` may be empty.
    void tell(const QString &code, const QString &sentence, const QString &firstAnswer);
    /// What can be done with the case at once ("send to follow-up"); none: it is not this desk's to hand on, or over.
    void setStep(const std::optional<cases::OperationChoice> &step);
    const std::optional<cases::OperationChoice> &step() const { return m_step; }
    void say(const QString &problem);
    /// The step has been taken.
    void done(const QString &step);
    void takeFocus();

Q_SIGNALS:
    void nextOfCallerWanted();
    void nextCallerWanted();
    void stepWanted();

private:
    QLabel *m_sentence;
    uikit::CodeLabel *m_code;
    QLabel *m_answerHead;
    QLabel *m_answer;
    QPushButton *m_stepButton;
    QPushButton *m_nextOfCaller;
    QLabel *m_problem;
    std::optional<cases::OperationChoice> m_step;
};

} // namespace peygir::intake
