// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "intake/core/intake_queries.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace peygir::uikit {
class CodeLabel;
class PersianLineEdit;
class TypeAheadEdit;
} // namespace peygir::uikit

namespace peygir::intake {

/// The plain registration form, by keyboard (R021, R035): phone, name, subject by typing, address by typing, number of
/// the house, words; Enter goes on, Ctrl+Enter registers; then the code, large, and the next message. Beside it who the
/// caller is and what he has open.
class RegistrationPage : public QWidget
{
    Q_OBJECT

public:
    RegistrationPage(IntakeQueries &queries, DeskPort &desk, QWidget *parent = nullptr);

    void takeFocus();
    void submit();

Q_SIGNALS:
    /// A message has been kept; the code has been shown.
    void registered(const QString &code);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *form();
    QWidget *beside();
    void lookUpCaller();
    void showCaller(const std::optional<CallerView> &caller);
    bool check();
    void showRegistered(const DeskPort::Accepted &accepted);
    void nextMessage(bool sameCaller);

    IntakeQueries &m_queries;
    DeskPort &m_desk;
    uikit::PersianLineEdit *m_phone;
    uikit::PersianLineEdit *m_name;
    uikit::TypeAheadEdit *m_subject;
    uikit::TypeAheadEdit *m_address;
    QLabel *m_proposed;
    uikit::PersianLineEdit *m_plaque;
    QPlainTextEdit *m_words;
    QLabel *m_problem;
    QPushButton *m_register;
    uikit::CodeLabel *m_code;
    QLabel *m_codeWords;
    QLabel *m_caller;
    QListWidget *m_open;
    IntakeQueries::Cancel m_cancel;
};

} // namespace peygir::intake
