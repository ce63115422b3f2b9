// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/ui/user_panel.h"

#include "access/core/change_rights.h"
#include "administration/ui/access_words.h"
#include "administration/ui/account_view.h"
#include "administration/ui/devices_view.h"
#include "base/random.h"
#include "reference/core/put_record.h"
#include "reference/ui/record_form_view.h"
#include "uikit/direction.h"
#include "uikit/error_sentence.h"
#include "uikit/help_topic.h"
#include "uikit/language.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

namespace peygir::administration {

using organisation::Person;

namespace {

reference::RecordForm personForm()
{
    for (reference::RecordForm &form : reference::recordForms()) {
        if (QLatin1String(form.type) == QLatin1String(Person::tableName))
            return std::move(form);
    }
    Q_UNREACHABLE();
}

} // namespace

UserPanel::UserPanel(UserQueries &queries, reference::RecordQueries &records, DeskPort &desk, ServerPort &server,
                     QWidget *parent)
    : QWidget(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_form(personForm())
    , m_title(new QLabel)
    , m_posts(new QLabel)
    , m_problem(new QLabel)
    , m_fields(new reference::RecordFormView(m_form.fields, records))
    , m_save(new QPushButton(tr("Save (Ctrl+Enter)")))
    , m_active(new QPushButton)
    , m_has(new QListWidget)
    , m_giving(new GiveRoleLine(records, GiveRoleLine::EmptyUnit::Everywhere, tr("Give this role")))
    , m_take(new QPushButton(tr("Take away (Del)")))
    , m_account(new AccountView(server))
    , m_devices(new DevicesView(server, tr("Devices on which he is signed in"), DevicesView::Losing::Offered))
{
    uikit::setHelpTopic(*this, QStringLiteral("access.user"));
    m_title->setProperty("role", QStringLiteral("title"));
    m_title->setObjectName(QStringLiteral("userTitle"));
    m_title->setAlignment(uikit::readingStart());
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_posts->setProperty("role", QStringLiteral("muted"));
    m_posts->setAlignment(uikit::readingStart());
    m_posts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setObjectName(QStringLiteral("userProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_save->setProperty("role", QStringLiteral("primary"));
    auto *scroll = new QScrollArea;
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_fields);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addWidget(m_active);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_title);
    column->addWidget(m_posts);
    column->addWidget(m_problem);
    column->addWidget(scroll, 3);
    column->addLayout(buttons);
    column->addWidget(rolesSide(), 2);
    column->addWidget(m_account);
    column->addWidget(m_devices, 1);
    connect(m_account, &AccountView::said, this, &UserPanel::said);
    connect(m_devices, &DevicesView::said, this, &UserPanel::said);
    connect(m_fields, &reference::RecordFormView::edited, this, [this] {
        m_dirty = true;
        showButtons();
    });
    connect(m_save, &QPushButton::clicked, this, &UserPanel::save);
    connect(m_active, &QPushButton::clicked, this, &UserPanel::switchActive);
    showButtons();
}

QWidget *UserPanel::rolesSide()
{
    auto *heading = new QLabel(tr("Roles, and where they count"));
    heading->setProperty("role", QStringLiteral("section"));
    m_has->setAccessibleName(tr("Roles of the user"));
    m_has->setObjectName(QStringLiteral("userRoles"));
    auto *away = new QShortcut(QKeySequence(QKeySequence::Delete), m_has);
    away->setContext(Qt::WidgetShortcut);
    connect(away, &QShortcut::activated, this, &UserPanel::takeAway);
    connect(m_take, &QPushButton::clicked, this, &UserPanel::takeAway);
    connect(m_has, &QListWidget::currentRowChanged, this, &UserPanel::showButtons);
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    auto *top = new QHBoxLayout;
    top->addWidget(heading, 1);
    top->addWidget(m_take);
    column->addLayout(top);
    column->addWidget(m_has, 1);
    column->addWidget(m_giving);
    connect(m_giving, &GiveRoleLine::given, this, &UserPanel::give);
    return side;
}

void UserPanel::showUser(const UserId &id)
{
    if (m_cancel)
        m_cancel();
    if (!m_card || m_card->person.id != id)
        m_dirty = false;
    m_isNew = false;
    m_cancel = m_queries.user(id, this, [this](const Result<std::optional<UserCard>> &card) {
        if (card.ok())
            receive(*card);
        else
            sayProblem(card.error());
    });
}

void UserPanel::receive(const std::optional<UserCard> &card)
{
    const bool isAnother = !card || !m_card || m_card->person.id != card->person.id;
    m_card = card;
    m_account->setUser(card ? std::optional(card->person.id) : std::nullopt);
    m_devices->setUser(card ? std::optional(card->person.id) : std::nullopt);
    if (!card)
        return showButtons();
    if (!m_dirty)
        m_fields->setObject(fieldsToJson(card->person), {});
    if (isAnother)
        m_problem->hide();
    showRoles();
    showButtons();
}

void UserPanel::showRoles()
{
    const int row = m_has->currentRow();
    m_has->clear();
    for (const AssignmentLine &line : m_card->assignments) {
        QString text =
            tr("%1 — %2").arg(line.role.fa.isEmpty() ? tr("a role that is not here") : uikit::shown(line.role),
                              placeText(line.unit, line.group));
        if (line.post)
            text = tr("%1 (from the post “%2”)").arg(text, line.post->fa.isEmpty() ? tr("a post that is not here") : uikit::inUsersDigits(uikit::shown(*line.post)));
        if (!line.roleActive)
            text = tr("%1 (the role is switched off)").arg(text);
        m_has->addItem(text);
    }
    m_has->setCurrentRow(std::min(std::max(row, 0), m_has->count() - 1));
}

void UserPanel::showButtons()
{
    const bool someone = m_isNew || m_card.has_value();
    const bool saved = m_card && !m_isNew;
    setEnabled(someone);
    m_title->setText(m_isNew  ? tr("New user")
                     : m_card ? uikit::inUsersDigits(m_card->person.fullName)
                              : tr("Choose somebody in the list"));
    QStringList posts;
    if (saved) {
        if (!m_card->person.active)
            posts << tr("switched off");
        for (const Localized &post : m_card->posts)
            posts << uikit::shown(post);
    }
    m_posts->setText(uikit::startMark() + uikit::inUsersDigits(posts.join(QStringLiteral(" · "))));
    m_save->setEnabled(m_dirty);
    m_active->setEnabled(saved && !m_dirty);
    m_active->setText(saved && !m_card->person.active ? tr("Use again") : tr("Switch off"));
    m_has->setEnabled(saved);
    m_giving->setEnabled(saved);
    m_take->setEnabled(saved && m_has->currentRow() >= 0);
}

void UserPanel::beginNew()
{
    if (m_cancel)
        m_cancel();
    m_card.reset();
    m_account->setUser(std::nullopt);
    m_devices->setUser(std::nullopt);
    m_isNew = true;
    m_dirty = false;
    m_has->clear();
    m_problem->hide();
    SystemRandom random;
    m_fields->setObject(fieldsToJson(Person{UserId(newUuid(m_desk.now(), random)), QString(), true}), {});
    showButtons();
    m_fields->takeFocus();
}

void UserPanel::refresh()
{
    if (m_card && !m_isNew)
        showUser(m_card->person.id);
}

void UserPanel::takeFocus()
{
    if (m_isNew)
        m_fields->takeFocus();
    else
        m_has->setFocus();
}

void UserPanel::save()
{
    if (!m_dirty || !m_fields->check())
        return;
    put(m_fields->object(), m_isNew ? tr("The user is there. Now give him a role.") : tr("Saved."));
}

void UserPanel::switchActive()
{
    if (!m_card || m_dirty)
        return;
    Person person = m_card->person;
    person.active = !person.active;
    put(fieldsToJson(person), person.active ? tr("The user is in use again.") : tr("The user is switched off."));
}

void UserPanel::put(const QJsonObject &record, const QString &sentence)
{
    m_problem->hide();
    const bool isNew = m_isNew;
    m_desk.submit(reference::putRecordKind,
                  {{QStringLiteral("type"), QLatin1String(Person::tableName)}, {QStringLiteral("record"), record}},
                  this, [this, record, sentence, isNew](const Result<DeskPort::Accepted> &accepted) {
                      if (!accepted.ok())
                          return sayProblem(accepted.error());
                      m_dirty = false;
                      m_isNew = false;
                      Q_EMIT said(sentence);
                      const QString id = record.value(QStringLiteral("id")).toString();
                      if (isNew)
                          Q_EMIT made(id);
                      if (const auto user = UserId::parse(id); user.ok())
                          showUser(*user);
                  });
}

void UserPanel::give(const GiveRoleLine::Gift &gift)
{
    if (!m_card)
        return;
    const access::ChangeRights command{m_card->person.id, gift.role, gift.unit, gift.group, true};
    m_has->setFocus();
    submit(access::ChangeRights::kind, fieldsToJson(command), tr("The role “%1” is given.").arg(gift.name));
}

void UserPanel::takeAway()
{
    const int row = m_has->currentRow();
    if (!m_card || row < 0 || row >= int(m_card->assignments.size()))
        return;
    const AssignmentLine &line = m_card->assignments[size_t(row)];
    const access::Assignment &one = line.assignment;
    if (line.post) {
        m_problem->setText(tr("The post gives it to him for as long as he holds it. What a post gives is changed on the organisation chart."));
        return m_problem->show();
    }
    submit(access::ChangeRights::kind,
           fieldsToJson(access::ChangeRights{one.user, one.role, one.unit, one.subjectGroup, false}),
           tr("The role “%1” is taken away.").arg(uikit::shown(line.role)));
}

void UserPanel::submit(const QByteArray &kind, const QJsonObject &arguments, const QString &sentence)
{
    m_problem->hide();
    m_desk.submit(kind, arguments, this, [this, sentence](const Result<DeskPort::Accepted> &accepted) {
        if (!accepted.ok())
            return sayProblem(accepted.error());
        Q_EMIT said(sentence);
        refresh();
    });
}

void UserPanel::sayProblem(const Error &error)
{
    const QString sentence = uikit::errorSentence(error);
    if (m_fields->setProblem(error.values().value(QStringLiteral("field")).toString(), sentence))
        return;
    m_problem->setText(sentence);
    m_problem->show();
}

} // namespace peygir::administration
