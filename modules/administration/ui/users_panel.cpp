// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/ui/users_panel.h"

#include "administration/ui/user_panel.h"
#include "administration/ui/user_providers.h"
#include "administration/ui/user_table.h"
#include "reference/ui/record_providers.h"
#include "uikit/choice_edit.h"
#include "uikit/icons.h"
#include "uikit/language.h"
#include "uikit/paged_list_model.h"
#include "uikit/row_list_view.h"
#include "uikit/times.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace peygir::administration {

UsersPanel::UsersPanel(UserQueries &queries, reference::RecordQueries &records, DeskPort &desk, ServerPort &server,
                       QWidget *parent)
    : QWidget(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_provider(new UserRowProvider(queries, this))
    , m_model(new uikit::PagedListModel(*m_provider, this))
    , m_search(new uikit::PersianLineEdit)
    , m_role(new uikit::ChoiceEdit)
    , m_unit(new uikit::TypeAheadEdit(*new reference::RecordSuggestions(records, QStringLiteral("unit"), this)))
    , m_inactive(new QCheckBox(tr("Also those switched off")))
    , m_count(new QLabel)
    , m_view(new uikit::RowListView)
    , m_user(new UserPanel(queries, records, desk, server))
{
    auto *splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(listSide());
    splitter->addWidget(m_user);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(splitter);
    m_searchSoon.setSingleShot(true);
    m_searchSoon.setInterval(120);
    connectAll();
}

QWidget *UsersPanel::listSide()
{
    m_search->setPlaceholderText(tr("Any part of a name, a duty or a role"));
    m_search->setAccessibleName(tr("Search in the users"));
    m_search->setObjectName(QStringLiteral("userSearch"));
    m_search->setClearButtonEnabled(true);
    m_role->setPlaceholderText(tr("Any role"));
    m_role->setAccessibleName(tr("Who has this role"));
    m_role->setObjectName(QStringLiteral("userRoleFilter"));
    m_unit->setPlaceholderText(tr("Any unit"));
    m_unit->setAccessibleName(tr("Who has a role in this unit or below"));
    m_unit->setObjectName(QStringLiteral("userUnitFilter"));
    m_view->setRows(*m_model, *new uikit::RowDelegate(uikit::RowLines::Two, m_view));
    m_view->setAccessibleName(tr("Users"));
    m_view->setObjectName(QStringLiteral("users"));
    auto *create = new QPushButton(uikit::icon(QStringLiteral("plus")), tr("New user (Ctrl+N)"));
    connect(create, &QPushButton::clicked, m_user, &UserPanel::beginNew);
    auto *find = new QHBoxLayout;
    find->addWidget(m_search, 1);
    find->addWidget(m_count);
    auto *narrow = new QHBoxLayout;
    narrow->addWidget(m_role, 1);
    narrow->addWidget(m_unit, 1);
    auto *below = new QHBoxLayout;
    below->addWidget(create);
    below->addStretch();
    below->addWidget(m_inactive);
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(8, 8, 8, 8);
    column->addLayout(find);
    column->addLayout(narrow);
    column->addWidget(m_view, 1);
    column->addLayout(below);
    return side;
}

void UsersPanel::connectAll()
{
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_searchSoon.start(); });
    connect(m_search, &QLineEdit::returnPressed, m_view, qOverload<>(&QWidget::setFocus));
    connect(&m_searchSoon, &QTimer::timeout, this, &UsersPanel::search);
    for (uikit::TypeAheadEdit *edit : {static_cast<uikit::TypeAheadEdit *>(m_role), m_unit}) {
        connect(edit, &uikit::TypeAheadEdit::taken, this, &UsersPanel::search);
        connect(edit, &uikit::TypeAheadEdit::cleared, this, &UsersPanel::search);
    }
    connect(m_inactive, &QCheckBox::toggled, this, &UsersPanel::search);
    connect(m_model, &uikit::PagedListModel::totalChanged, this,
            [this] { m_count->setText(m_model->isCounted() ? m_model->countText() : QString()); });
    connect(m_view, &uikit::RowListView::typed, this, [this](const QString &text) {
        m_search->setFocus();
        m_search->insert(text);
    });
    connect(m_view, &uikit::RowListView::currentIdChanged, this, [this](const QString &id) {
        if (!m_wanted.isEmpty() && m_view->setCurrentId(m_wanted)) {
            m_wanted.clear();
            return;
        }
        const auto user = UserId::parse(id);
        // What is typed of somebody and not saved is not lost by a list that moves.
        if (user.ok() && !m_user->isDirty())
            m_user->showUser(*user);
    });
    connect(m_view, &uikit::RowListView::opened, this, [this](const QString &id) {
        if (const auto user = UserId::parse(id); user.ok())
            m_user->showUser(*user);
        m_user->takeFocus();
    });
    connect(m_user, &UserPanel::said, this, &UsersPanel::said);
    connect(m_user, &UserPanel::made, this, [this](const QString &id) {
        m_wanted = id;
        m_model->refresh();
    });
}

void UsersPanel::search()
{
    m_searchSoon.stop();
    UserWish &wish = m_provider->wish();
    wish.text = m_search->text();
    wish.inactiveToo = m_inactive->isChecked();
    const auto role = access::RoleId::parse(m_role->chosenId());
    wish.role = role.ok() ? std::optional(*role) : std::nullopt;
    const auto unit = organisation::UnitId::parse(m_unit->chosen() ? m_unit->chosen()->id : QString());
    wish.unit = unit.ok() ? std::optional(*unit) : std::nullopt;
    m_model->reload();
}

void UsersPanel::setRoles(const std::vector<RoleLine> &roles)
{
    m_user->setRoles(roles);
    const QString chosen = m_role->chosenId();
    QList<uikit::Suggestion> choices;
    for (const RoleLine &line : roles)
        choices.append(uikit::Suggestion{line.role.id.toString(), uikit::shown(line.role.name), {}});
    m_role->setChoices(choices);
    m_role->setChosenId(chosen);
}

void UsersPanel::refresh()
{
    m_model->refresh();
    m_user->refresh();
}

void UsersPanel::takeFocus() { m_view->setFocus(); }

QList<paper::OutOffer> UsersPanel::outOffers()
{
    const auto make = [this](QObject *, const paper::OutOffer::Done &done) {
        // What was typed last counts, and not what it was a moment ago.
        if (m_searchSoon.isActive())
            search();
        done(outThing());
    };
    const auto note = [this](const paper::OutTarget &target, qint64 rows) {
        const auto act = target.form == paper::OutTarget::Form::Printer ? LookAct::Printed : LookAct::Exported;
        m_desk.looked(act, std::nullopt, QStringLiteral("users %1 %2").arg(paper::wordOf(target.form)).arg(rows));
    };
    return {{tr("Users"), make, note}};
}

paper::OutThing UsersPanel::outThing() const
{
    const UserWish &wish = m_provider->wish();
    QStringList lines;
    if (const QString text = wish.text.trimmed(); !text.isEmpty())
        lines += tr("Search: %1").arg(text);
    if (wish.role)
        lines += tr("Role: %1").arg(m_role->text());
    if (wish.unit)
        lines += tr("In this unit or below: %1").arg(m_unit->text());
    if (wish.inactiveToo)
        lines += tr("With those that are switched off");
    lines += tr("Written at %1").arg(uikit::timeText(m_desk.now()));
    return {std::make_shared<UserTable>(m_queries, wish, tr("Users"), lines)};
}

void UsersPanel::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers() == Qt::ControlModifier;
    if (event->key() == Qt::Key_Escape && !m_view->hasFocus())
        m_view->setFocus();
    else if (control && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        m_user->save();
    else if (control && event->key() == Qt::Key_N)
        m_user->beginNew();
    else
        QWidget::keyPressEvent(event);
}

} // namespace peygir::administration
