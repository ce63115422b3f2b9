// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sign_in_page.h"

#include "uikit/error_sentence.h"
#include "uikit/line_limit.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace peygir::desktop {

SignInPage::SignInPage(const QString &server, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_name(new QLineEdit(name, this))
    , m_password(new QLineEdit(this))
    , m_enter(new QPushButton(tr("Sign in"), this))
    , m_problem(new QLabel(this))
{
    setWindowTitle(tr("Peygir"));
    auto *title = new QLabel(tr("Peygir"), this);
    title->setProperty("role", QStringLiteral("title"));
    auto *where = new QLabel(server, this);
    where->setProperty("role", QStringLiteral("muted"));
    auto *nameLabel = new QLabel(tr("Name"), this);
    auto *passwordLabel = new QLabel(tr("Password"), this);
    // Names and passwords are Latin and machine-like: no Persian spelling is applied to them.
    for (QLineEdit *edit : {m_name, m_password}) {
        edit->setLayoutDirection(Qt::LeftToRight);
        uikit::sayWhenCut(*edit, [this](const QString &sentence) { m_problem->setText(sentence); });
    }
    m_name->setAccessibleName(nameLabel->text());
    m_password->setAccessibleName(passwordLabel->text());
    m_password->setEchoMode(QLineEdit::Password);
    m_enter->setProperty("role", QStringLiteral("primary"));
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(32, 32, 32, 32);
    for (QWidget *widget : std::initializer_list<QWidget *>{title, where, nameLabel, m_name, passwordLabel, m_password,
                                                            m_problem, m_enter})
        column->addWidget(widget);
    column->addStretch();
    setFixedWidth(420);
    connect(m_enter, &QPushButton::clicked, this, &SignInPage::submit);
    connect(m_name, &QLineEdit::returnPressed, m_password, qOverload<>(&QWidget::setFocus));
    connect(m_password, &QLineEdit::returnPressed, this, &SignInPage::submit);
    (name.isEmpty() ? m_name : m_password)->setFocus();
}

void SignInPage::setBusy(bool busy)
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_name, m_password, m_enter})
        widget->setEnabled(!busy);
    m_enter->setText(busy ? tr("Signing in…") : tr("Sign in"));
}

void SignInPage::showProblem(const Error &error)
{
    setBusy(false);
    m_problem->setText(uikit::errorSentence(error));
    m_password->clear();
    m_password->setFocus();
}

void SignInPage::submit()
{
    if (m_name->text().isEmpty() || m_password->text().isEmpty()) {
        m_problem->setText(tr("Write name and password."));
        return;
    }
    m_problem->clear();
    Q_EMIT wanted(m_name->text(), m_password->text());
}

} // namespace peygir::desktop
