// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/ask_citizen.h"
#include "cases/ui/case_providers.h"

#include <QFrame>
#include <QJsonObject>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace peygir::uikit {
class PersianLineEdit;
class TypeAheadEdit;
} // namespace peygir::uikit

namespace peygir::cases {

/// Where a person says the rest of an act on a case: to whom, why, with which values. Part of the page, no dialog; Esc
/// puts it away and keeps what was typed until another act is begun. A refusal is said here and nothing is lost.
class ActPanel : public QFrame
{
    Q_OBJECT

public:
    ActPanel(CaseQueries &queries, DeskPort &desk, QWidget *parent = nullptr);

    void refer(const CaseId &caseId, const CaseNodeId &node);
    void note(const CaseId &caseId);
    void complete(const CaseId &caseId, const OperationChoice &operation);
    void reopen(const CaseId &caseId);
    void askCitizen(const CaseId &caseId, const CaseNodeId &node);
    /// He has answered, or is not asked any longer.
    void endWait(const CaseId &caseId, const CaseWaitId &wait, AskingEnd how);

Q_SIGNALS:
    /// The act is kept; `sentence` says so.
    void done(const QString &sentence);
    void putAway();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void begin(const QByteArray &kind, const QJsonObject &arguments, const QString &title, const QString &noteField,
               const QString &doneSentence);
    void setInputs(const std::vector<std::pair<QString, Localized>> &inputs);
    void submit();
    void say(const QString &problem);

    DeskPort &m_desk;
    QLabel *m_title;
    uikit::TypeAheadEdit *m_post;
    QVBoxLayout *m_inputsColumn;
    std::vector<std::pair<QString, uikit::PersianLineEdit *>> m_inputs;
    QPlainTextEdit *m_note;
    QLabel *m_problem;
    QPushButton *m_ok;

    QByteArray m_kind;
    QJsonObject m_arguments;
    QString m_noteField;
    QString m_doneSentence;
    bool m_wantsPost = false;
};

} // namespace peygir::cases
