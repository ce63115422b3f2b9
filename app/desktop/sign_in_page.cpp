// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sign_in_page.h"

#include "access/core/password_rules.h"
#include "desktop/help_corner.h"
#include "uikit/error_sentence.h"
#include "uikit/line_limit.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace peygir::desktop {

SignInPage::SignInPage(const QString &server, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_name(new QLineEdit(name, this))
    , m_password(new QLineEdit(this))
    , m_formerLabel(new QLabel(tr("Former password"), this))
    , m_former(new QLineEdit(this))
    , m_nextLabel(new QLabel(tr("A password of your own"), this))
    , m_next(new QLineEdit(this))
    , m_againLabel(new QLabel(tr("The same once more"), this))
    , m_again(new QLineEdit(this))
    , m_enter(new QPushButton(tr("Sign in"), this))
    , m_anew(new QPushButton(tr("Leave the old store aside and begin anew"), this))
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
    for (QLineEdit *edit : {m_name, m_password, m_former, m_next, m_again}) {
        edit->setLayoutDirection(Qt::LeftToRight);
        uikit::sayWhenCut(*edit, [this](const QString &sentence) { m_problem->setText(sentence); });
    }
    m_name->setAccessibleName(nameLabel->text());
    m_password->setAccessibleName(passwordLabel->text());
    m_former->setAccessibleName(m_formerLabel->text());
    m_anew->setAccessibleName(m_anew->text());
    m_next->setAccessibleName(m_nextLabel->text());
    m_again->setAccessibleName(m_againLabel->text());
    for (QLineEdit *edit : {m_password, m_former, m_next, m_again})
        edit->setEchoMode(QLineEdit::Password);
    // Asked for only where they are needed, which is hardly ever.
    for (QWidget *widget : std::initializer_list<QWidget *>{m_formerLabel, m_former, m_anew})
        widget->hide();
    askOwn(false);
    m_enter->setProperty("role", QStringLiteral("primary"));
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(32, 32, 32, 32);
    for (QWidget *widget : std::initializer_list<QWidget *>{title, where, nameLabel, m_name, passwordLabel, m_password,
                                                            m_nextLabel, m_next, m_againLabel, m_again, m_formerLabel, m_former, m_problem, m_enter, m_anew})
        column->addWidget(widget);
    column->addStretch();
    setFixedWidth(420);
    connect(m_enter, &QPushButton::clicked, this, &SignInPage::submit);
    connect(m_name, &QLineEdit::returnPressed, m_password, qOverload<>(&QWidget::setFocus));
    connect(m_password, &QLineEdit::returnPressed, this, &SignInPage::submit);
    connect(m_former, &QLineEdit::returnPressed, this, &SignInPage::submit);
    connect(m_next, &QLineEdit::returnPressed, m_again, qOverload<>(&QWidget::setFocus));
    connect(m_again, &QLineEdit::returnPressed, this, &SignInPage::submit);
    connect(m_anew, &QPushButton::clicked, this, [this] {
        if (isFilled())
            Q_EMIT anewWanted(m_name->text(), m_password->text());
    });
    connect(new QShortcut(QKeySequence(Qt::Key_F1), this), &QShortcut::activated, this,
            [this] { showHelpAbove(*this, QStringLiteral("sign_in")); });
    (name.isEmpty() ? m_name : m_password)->setFocus();
}

void SignInPage::setBusy(bool busy)
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_name, m_password, m_former, m_next, m_again, m_enter, m_anew})
        widget->setEnabled(!busy);
    m_enter->setText(busy ? tr("Signing in…") : tr("Sign in"));
}

void SignInPage::showProblem(const Error &error)
{
    setBusy(false);
    m_problem->setText(uikit::errorSentence(error));
    const bool asksOwn = error.id() == "access.password_first";
    if (asksOwn || (!m_next->isHidden() && error.id().startsWith("access.password_"))) {
        // The server has taken the first password: it need not be typed again.
        askOwn(true);
        m_next->setFocus();
        return;
    }
    // From here on the new one is the password, whatever was not to be had on this machine.
    const bool isNewInForce = !m_next->isHidden() && error.id().startsWith("front.") && error.id() != "front.password_unanswered";
    const QString own = isNewInForce ? m_next->text() : QString();
    askOwn(false);
    if (isNewInForce)
        m_password->setText(own);
    const bool isFormerWrong = error.id() == "front.secrets_password" && !m_former->isHidden();
    const bool wantsFormer = error.id() == "front.former_password_needed" || isFormerWrong;
    const bool isKeyLost = error.id() == "front.store_key_lost";
    m_formerLabel->setVisible(wantsFormer);
    m_former->setVisible(wantsFormer);
    m_anew->setVisible(wantsFormer || isKeyLost);
    m_former->clear();
    if (wantsFormer || isKeyLost) {
        // The server has taken the password: it need not be typed again.
        (wantsFormer ? static_cast<QWidget *>(m_former) : m_anew)->setFocus();
        return;
    }
    m_password->clear();
    m_password->setFocus();
}

bool SignInPage::isFilled()
{
    if (m_name->text().isEmpty() || m_password->text().isEmpty()) {
        m_problem->setText(tr("Write name and password."));
        return false;
    }
    m_problem->clear();
    return true;
}

void SignInPage::askOwn(bool asked)
{
    for (QLineEdit *edit : {m_next, m_again})
        edit->clear();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_nextLabel, m_next, m_againLabel, m_again})
        widget->setVisible(asked);
}

void SignInPage::submitOwn()
{
    const auto checked = access::checkPassword(m_next->text(), m_name->text());
    const bool isSame = m_next->text() == m_again->text();
    if (checked.ok() && isSame)
        return Q_EMIT ownPasswordWanted(m_name->text(), m_password->text(), m_next->text());
    m_problem->setText(checked.ok() ? tr("The new password is not the same both times. Write it once more.")
                                    : uikit::errorSentence(checked.error()));
    QLineEdit *where = checked.ok() ? m_again : m_next;
    where->selectAll();
    where->setFocus();
}

void SignInPage::submit()
{
    if (!m_next->isHidden()) {
        if (isFilled())
            submitOwn();
    } else if (isFilled())
        Q_EMIT wanted(m_name->text(), m_password->text(), m_former->text());
}

} // namespace peygir::desktop
