// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/ui/account_view.h"

#include "access/core/password_rules.h"
#include "uikit/direction.h"
#include "uikit/error_sentence.h"
#include "uikit/form_field.h"
#include "uikit/line_limit.h"
#include "uikit/times.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace peygir::administration {

namespace {

// As sync/wire/query.h has them, which no window may see.
const QByteArray accountQuery = QByteArrayLiteral("account");
const QByteArray giveQuery = QByteArrayLiteral("give_account");
const QByteArray switchQuery = QByteArrayLiteral("switch_account");
const QByteArray unlockQuery = QByteArrayLiteral("unlock_account");

} // namespace

AccountView::AccountView(ServerPort &server, QWidget *parent)
    : QWidget(parent)
    , m_server(server)
    , m_state(new QLabel)
    , m_name(new QLineEdit)
    , m_password(new QLineEdit)
    , m_show(new QPushButton(tr("Show the account")))
    , m_give(new QPushButton)
    , m_open(new QPushButton)
    , m_unlock(new QPushButton(tr("Let him try again now")))
    , m_problem(new QLabel)
{
    layOut();
    connect(m_show, &QPushButton::clicked, this, &AccountView::load);
    connect(m_give, &QPushButton::clicked, this, &AccountView::give);
    connect(m_open, &QPushButton::clicked, this, &AccountView::switchOpen);
    connect(m_unlock, &QPushButton::clicked, this, &AccountView::unlock);
    connect(m_name, &QLineEdit::returnPressed, m_password, qOverload<>(&QWidget::setFocus));
    connect(m_password, &QLineEdit::returnPressed, this, &AccountView::give);
    setUser(std::nullopt);
}

void AccountView::layOut()
{
    auto *title = new QLabel(tr("Account at the server"));
    title->setProperty("role", QStringLiteral("section"));
    m_state->setObjectName(QStringLiteral("accountState"));
    m_state->setWordWrap(true);
    m_show->setObjectName(QStringLiteral("showAccount"));
    m_give->setObjectName(QStringLiteral("giveAccount"));
    m_open->setObjectName(QStringLiteral("switchAccount"));
    m_unlock->setObjectName(QStringLiteral("unlockAccount"));
    m_name->setObjectName(QStringLiteral("accountName"));
    m_password->setObjectName(QStringLiteral("accountPassword"));
    m_password->setEchoMode(QLineEdit::Password);
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setObjectName(QStringLiteral("accountProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    for (QLineEdit *edit : {m_name, m_password}) {
        // Names and passwords are Latin and machine-like: no Persian spelling is applied to them.
        edit->setLayoutDirection(Qt::LeftToRight);
        uikit::sayWhenCut(*edit);
    }
    auto *top = new QHBoxLayout;
    top->addWidget(title, 1);
    for (QPushButton *button : {m_show, m_unlock, m_open}) {
        button->setAutoDefault(true);
        top->addWidget(button);
    }
    m_give->setAutoDefault(true);
    auto *giving = new QHBoxLayout;
    giving->addWidget(new uikit::FormField(tr("Sign-in name"), m_name), 1);
    giving->addWidget(new uikit::FormField(tr("First password, which he has to change"), m_password), 1);
    giving->addWidget(m_give, 0, Qt::AlignBottom);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(top);
    column->addWidget(m_state);
    column->addWidget(m_problem);
    column->addLayout(giving);
}

void AccountView::setUser(const std::optional<UserId> &user)
{
    if (user == m_user && user)
        return;
    if (m_cancel)
        m_cancel();
    m_cancel = {};
    m_user = user;
    m_account.reset();
    m_name->clear();
    m_password->clear();
    sayProblem({});
    showState();
}

void AccountView::load()
{
    if (!m_user)
        return;
    if (m_cancel)
        m_cancel();
    m_cancel = m_server.ask(accountQuery, fieldsToJson(AccountAsked{*m_user}), this,
                            [this](const Result<ServerPort::Answer> &answer) { receive(answer); });
}

void AccountView::receive(const Result<ServerPort::Answer> &answer)
{
    m_cancel = {};
    const auto account = answer.ok() ? fieldsFromJson<AccountAnswer>(answer->told) : answer.error();
    // What is shown may not be so any more: better nothing.
    m_account = account.ok() ? std::optional(*account) : std::nullopt;
    sayProblem(account.ok() ? QString() : uikit::errorSentence(account.error()));
    if (m_account && m_name->text().isEmpty())
        m_name->setText(m_account->signInName);
    const bool hadFocus = m_show->hasFocus();
    showState();
    if (hadFocus && m_account && m_name->isEnabled())
        m_name->setFocus();
}

void AccountView::showState()
{
    const bool known = m_account.has_value();
    const bool has = known && !m_account->signInName.isEmpty();
    QStringList lines;
    if (known && !has)
        lines << tr("No account: he cannot sign in.");
    if (has) {
        lines << (m_account->isOpen ? tr("Signs in as %1.") : tr("The account %1 is closed."))
                     .arg(uikit::leftToRight(m_account->signInName));
        if (m_account->isOfDirectory)
            lines << tr("The organisation's directory keeps his password.");
        if (m_account->mustChange)
            lines << tr("He has not chosen a password of his own yet.");
        if (m_account->lockedUntil)
            lines << tr("Too many wrong passwords: locked until %1.").arg(uikit::timeText(*m_account->lockedUntil));
    }
    m_state->setText(lines.join(u' '));
    m_state->setVisible(!lines.isEmpty());
    m_show->setEnabled(m_user.has_value());
    const bool gives = known && !(has && m_account->isOfDirectory);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_name, m_password, m_give})
        widget->setEnabled(gives);
    m_give->setText(has ? tr("Give a new first password") : tr("Give an account"));
    m_open->setVisible(has);
    m_open->setText(has && !m_account->isOpen ? tr("Open the account") : tr("Close the account"));
    m_unlock->setVisible(has && m_account->lockedUntil);
}

void AccountView::give()
{
    if (!m_user || !m_give->isEnabled())
        return;
    const QString name = m_name->text().trimmed();
    if (name.isEmpty()) {
        sayProblem(tr("Write the name by which he signs in."));
        return m_name->setFocus();
    }
    if (const auto checked = access::checkPassword(m_password->text(), name); !checked.ok()) {
        sayProblem(uikit::errorSentence(checked.error()));
        return m_password->setFocus();
    }
    act(giveQuery, fieldsToJson(GiveAccount{*m_user, name, m_password->text()}),
        tr("The account is given. Tell him name and password; at his first sign-in he chooses a password of his own."));
}

void AccountView::switchOpen()
{
    if (!m_user || !m_account)
        return;
    const bool opens = !m_account->isOpen;
    act(switchQuery, fieldsToJson(SwitchAccount{*m_user, opens}),
        opens ? tr("The account is open again. He signs in anew on each device.")
              : tr("The account is closed. He is out on all devices, and his desks keep nothing."));
}

void AccountView::unlock()
{
    if (m_user)
        act(unlockQuery, fieldsToJson(UnlockAccount{*m_user}), tr("He may try to sign in again at once."));
}

void AccountView::act(const QByteArray &query, const QJsonObject &arguments, const QString &sentence)
{
    if (m_cancel)
        m_cancel();
    m_cancel = m_server.ask(query, arguments, this, [this, sentence](const Result<ServerPort::Answer> &answer) {
        m_cancel = {};
        if (!answer.ok())
            return sayProblem(uikit::errorSentence(answer.error()));
        m_password->clear();
        Q_EMIT said(sentence);
        load();
    });
}

void AccountView::sayProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

} // namespace peygir::administration
