// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/ui/profile_page.h"

#include "administration/core/change_mobile.h"
#include "administration/ui/access_words.h"
#include "administration/ui/devices_view.h"
#include "administration/ui/password_form.h"
#include "uikit/direction.h"
#include "uikit/error_sentence.h"
#include "uikit/form_field.h"
#include "uikit/language.h"
#include "uikit/persian_line_edit.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace peygir::administration {

ProfilePage::ProfilePage(UserQueries &queries, DeskPort &desk, ServerPort &server, QWidget *parent)
    : QWidget(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_name(new QLabel)
    , m_what(new QLabel)
    , m_roles(new QListWidget)
    , m_mobile(new uikit::PersianLineEdit)
    , m_field(new uikit::FormField(tr("My mobile number"), m_mobile))
    , m_save(new QPushButton(tr("Save (Ctrl+Enter)")))
    , m_password(new PasswordForm)
    , m_devices(new DevicesView(server, tr("Where I am signed in")))
{
    m_name->setProperty("role", QStringLiteral("title"));
    m_name->setObjectName(QStringLiteral("profileName"));
    m_what->setProperty("role", QStringLiteral("muted"));
    m_what->setWordWrap(true);
    m_mobile->setObjectName(QStringLiteral("profileMobile"));
    m_save->setProperty("role", QStringLiteral("primary"));
    auto *heading = new QLabel(tr("My roles, and where they count"));
    heading->setProperty("role", QStringLiteral("section"));
    m_roles->setAccessibleName(heading->text());
    m_roles->setObjectName(QStringLiteral("profileRoles"));
    auto *line = new QHBoxLayout;
    line->addWidget(m_field, 1);
    line->addWidget(m_save, 0, Qt::AlignBottom);
    line->addStretch(2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 8);
    column->setSpacing(8);
    column->addWidget(m_name);
    column->addWidget(m_what);
    column->addLayout(line);
    column->addWidget(heading);
    column->addWidget(m_roles, 1);
    column->addWidget(m_password);
    column->addWidget(m_devices, 1);
    connect(m_mobile, &QLineEdit::returnPressed, this, &ProfilePage::save);
    connect(m_mobile, &QLineEdit::textChanged, this, [this] { m_save->setEnabled(m_mobile->text() != m_kept); });
    connect(m_save, &QPushButton::clicked, this, &ProfilePage::save);
    connect(&desk, &DeskPort::rowsChanged, this, &ProfilePage::refresh);
    connect(m_password, &PasswordForm::wanted, this, &ProfilePage::passwordChangeWanted);
    connect(m_password, &PasswordForm::said, this, &ProfilePage::said);
    connect(m_devices, &DevicesView::said, this, &ProfilePage::said);
    m_devices->setUser(desk.user());
    m_save->setEnabled(false);
    refresh();
}

void ProfilePage::takeFocus()
{
    m_mobile->setFocus();
    m_mobile->selectAll();
    // Where there is no line this says so in its place, and nowhere else.
    m_devices->load();
}

void ProfilePage::showPasswordOutcome(const std::optional<Error> &error)
{
    m_password->showOutcome(error);
    // All others have ended with the former one.
    if (!error)
        m_devices->load();
}

void ProfilePage::refresh()
{
    if (m_cancel)
        m_cancel();
    m_cancel = m_queries.user(m_desk.user(), this, [this](const Result<std::optional<UserCard>> &card) {
        if (card.ok() && *card)
            receive(**card);
    });
}

void ProfilePage::receive(const UserCard &card)
{
    m_name->setText(uikit::inUsersDigits(card.person.fullName));
    QStringList what;
    if (card.person.duty)
        what << *card.person.duty;
    for (const Localized &post : card.posts)
        what << uikit::shown(post);
    m_what->setText(uikit::startMark() + uikit::inUsersDigits(what.join(QStringLiteral(" · "))));
    // What is being typed stays.
    const bool isTyping = m_mobile->text() != m_kept;
    m_kept = uikit::inUsersDigits(card.person.mobile.value_or(QString()));
    if (!isTyping)
        m_mobile->setText(m_kept);
    m_save->setEnabled(m_mobile->text() != m_kept);
    m_roles->clear();
    for (const AssignmentLine &line : card.assignments) {
        const QString text = tr("%1 — %2").arg(uikit::shown(line.role), placeText(line.unit, line.group));
        m_roles->addItem(line.roleActive ? text : tr("%1 (the role is switched off)").arg(text));
    }
}

void ProfilePage::save()
{
    if (m_mobile->text() == m_kept)
        return;
    m_field->setProblem({});
    const QString typed = m_mobile->text();
    m_desk.submit(ChangeMobile::kind, fieldsToJson(ChangeMobile{m_desk.user(), typed}), this,
                  [this, typed](const Result<DeskPort::Accepted> &accepted) {
                      if (!accepted.ok())
                          return sayProblem(accepted.error());
                      m_kept = typed;
                      m_save->setEnabled(m_mobile->text() != m_kept);
                      Q_EMIT said(tr("Your mobile number is saved."));
                  });
}

void ProfilePage::sayProblem(const Error &error)
{
    m_field->setProblem(uikit::errorSentence(error));
    m_mobile->setFocus();
}

void ProfilePage::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::ControlModifier)
        save();
    else
        QWidget::keyPressEvent(event);
}

} // namespace peygir::administration
