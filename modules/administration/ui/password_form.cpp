// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/ui/password_form.h"

#include "access/core/password_rules.h"
#include "uikit/error_sentence.h"
#include "uikit/form_field.h"
#include "uikit/language.h"
#include "uikit/line_limit.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace peygir::administration {

PasswordForm::PasswordForm(QWidget *parent)
    : QWidget(parent)
    , m_present(new QLineEdit)
    , m_next(new QLineEdit)
    , m_again(new QLineEdit)
    , m_change(new QPushButton(tr("Change my password")))
    , m_problem(new QLabel)
{
    m_present->setObjectName(QStringLiteral("passwordPresent"));
    m_next->setObjectName(QStringLiteral("passwordNext"));
    m_again->setObjectName(QStringLiteral("passwordAgain"));
    m_problem->setObjectName(QStringLiteral("passwordProblem"));
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *heading = new QLabel(tr("My password"));
    heading->setProperty("role", QStringLiteral("section"));
    auto *hint = new QLabel(uikit::inUsersDigits(
        tr("At least %1 characters; not your sign-in name, and none that anybody would try first.").arg(access::leastPassword)));
    hint->setProperty("role", QStringLiteral("muted"));
    hint->setWordWrap(true);
    auto *fields = new QHBoxLayout;
    const std::pair<QLineEdit *, QString> rows[] = {
        {m_present, tr("Present password")}, {m_next, tr("New password")}, {m_again, tr("New password once more")}};
    for (const auto &[edit, label] : rows) {
        edit->setEchoMode(QLineEdit::Password);
        edit->setLayoutDirection(Qt::LeftToRight);
        uikit::sayWhenCut(*edit);
        fields->addWidget(new uikit::FormField(label, edit), 1);
    }
    fields->addWidget(m_change, 0, Qt::AlignBottom);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(heading);
    column->addWidget(hint);
    column->addLayout(fields);
    column->addWidget(m_problem);
    connect(m_present, &QLineEdit::returnPressed, m_next, qOverload<>(&QWidget::setFocus));
    connect(m_next, &QLineEdit::returnPressed, m_again, qOverload<>(&QWidget::setFocus));
    connect(m_again, &QLineEdit::returnPressed, this, &PasswordForm::submit);
    connect(m_change, &QPushButton::clicked, this, &PasswordForm::submit);
    m_change->setAutoDefault(true);
}

void PasswordForm::submit()
{
    if (!m_change->isEnabled())
        return;
    if (m_present->text().isEmpty())
        return sayProblem(tr("Write your present password first."), *m_present);
    // The sign-in name is the server's to compare.
    if (const auto checked = access::checkPassword(m_next->text(), {}); !checked.ok())
        return sayProblem(uikit::errorSentence(checked.error()), *m_next);
    if (m_again->text() != m_next->text())
        return sayProblem(tr("The new password is not the same both times. Write it once more."), *m_again);
    m_problem->hide();
    setBusy(true);
    Q_EMIT wanted(m_present->text(), m_next->text());
}

void PasswordForm::showOutcome(const std::optional<Error> &error)
{
    setBusy(false);
    if (error)
        return sayProblem(uikit::errorSentence(*error), error->id() == "access.sign_in_wrong" ? *m_present : *m_next);
    for (QLineEdit *edit : {m_present, m_next, m_again})
        edit->clear();
    m_problem->hide();
    m_present->setFocus();
    Q_EMIT said(tr("Your password is changed. On your other devices you sign in with the new one."));
}

void PasswordForm::setBusy(bool busy)
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_present, m_next, m_again, m_change})
        widget->setEnabled(!busy);
}

void PasswordForm::sayProblem(const QString &sentence, QLineEdit &where)
{
    m_problem->setText(sentence);
    m_problem->show();
    where.selectAll();
    where.setFocus();
}

} // namespace peygir::administration
