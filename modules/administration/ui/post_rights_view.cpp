// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/ui/post_rights_view.h"

#include "administration/ui/access_words.h"
#include "reference/ui/record_providers.h"
#include "uikit/choice_edit.h"
#include "uikit/form_field.h"
#include "uikit/language.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace peygir::administration {

using access::PostReach;
using access::PostRole;
using organisation::PostId;

namespace {

std::optional<Uuid> chosenId(const uikit::TypeAheadEdit &edit)
{
    if (!edit.chosen())
        return std::nullopt;
    const auto id = Uuid::parse(QStringView(edit.chosen()->id));
    return id.ok() ? std::optional(*id) : std::nullopt;
}

} // namespace

PostRightsView::PostRightsView(UserQueries &queries, reference::RecordQueries &records, DeskPort &desk, QWidget *parent)
    : QWidget(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_gives(new QListWidget)
    , m_role(new uikit::ChoiceEdit)
    , m_unit(new uikit::TypeAheadEdit(*new reference::RecordSuggestions(records, QStringLiteral("unit"), this)))
    , m_everywhere(new QCheckBox(tr("Everywhere")))
    , m_group(new uikit::TypeAheadEdit(*new reference::RecordSuggestions(records, QStringLiteral("subject_group"), this)))
    , m_give(new QPushButton(tr("Give to the post")))
    , m_take(new QPushButton(tr("Take away (Del)")))
{
    auto *heading = new QLabel(tr("Whoever holds this post has"));
    heading->setProperty("role", QStringLiteral("section"));
    m_gives->setAccessibleName(tr("Roles that the post gives"));
    m_gives->setObjectName(QStringLiteral("postRoles"));
    m_gives->setMaximumHeight(m_gives->fontMetrics().lineSpacing() * 3);
    auto *away = new QShortcut(QKeySequence(QKeySequence::Delete), m_gives);
    away->setContext(Qt::WidgetShortcut);
    connect(away, &QShortcut::activated, this, &PostRightsView::takeAway);
    connect(m_take, &QPushButton::clicked, this, &PostRightsView::takeAway);
    connect(m_gives, &QListWidget::currentRowChanged, this, &PostRightsView::showButtons);
    auto *top = new QHBoxLayout;
    top->addWidget(heading, 1);
    top->addWidget(m_take);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(top);
    column->addWidget(m_gives);
    column->addWidget(givingLines());
    setPost({});
}

QWidget *PostRightsView::givingLines()
{
    m_role->setObjectName(QStringLiteral("postRole"));
    m_unit->setObjectName(QStringLiteral("postUnit"));
    m_unit->setPlaceholderText(tr("the post’s own unit"));
    m_everywhere->setObjectName(QStringLiteral("postEverywhere"));
    m_group->setObjectName(QStringLiteral("postGroup"));
    m_group->setPlaceholderText(tr("all groups"));
    m_give->setAutoDefault(true);
    connect(m_role, &uikit::TypeAheadEdit::taken, m_unit, [this] { m_unit->setFocus(); });
    connect(m_role, &uikit::TypeAheadEdit::taken, this, &PostRightsView::showButtons);
    connect(m_role, &uikit::TypeAheadEdit::cleared, this, &PostRightsView::showButtons);
    connect(m_unit, &uikit::TypeAheadEdit::taken, m_group, [this] { m_group->setFocus(); });
    connect(m_group, &uikit::TypeAheadEdit::taken, m_give, [this] { m_give->setFocus(); });
    // The own unit and all groups are what an empty field means.
    connect(m_unit, &QLineEdit::returnPressed, m_group, [this] {
        if (m_unit->text().isEmpty())
            m_group->setFocus();
    });
    connect(m_group, &QLineEdit::returnPressed, this, [this] {
        if (m_group->text().isEmpty())
            give();
    });
    connect(m_everywhere, &QCheckBox::toggled, m_unit, &QWidget::setDisabled);
    connect(m_give, &QPushButton::clicked, this, &PostRightsView::give);
    auto *lines = new QWidget;
    auto *column = new QVBoxLayout(lines);
    column->setContentsMargins(0, 0, 0, 0);
    auto *first = new QHBoxLayout;
    first->addWidget(new uikit::FormField(tr("Role"), m_role), 1);
    first->addWidget(new uikit::FormField(tr("In this unit and below"), m_unit), 1);
    auto *second = new QHBoxLayout;
    second->addWidget(m_everywhere, 0, Qt::AlignBottom);
    second->addWidget(new uikit::FormField(tr("For this group of subjects"), m_group), 1);
    second->addWidget(m_give, 0, Qt::AlignBottom);
    column->addLayout(first);
    column->addLayout(second);
    return lines;
}

void PostRightsView::setPost(const std::optional<PostId> &post)
{
    setVisible(post.has_value());
    if (post == m_post)
        return;
    m_post = post;
    m_back.reset();
    receive({});
    m_role->setChosen(std::nullopt);
    m_unit->setChosen(std::nullopt);
    m_group->setChosen(std::nullopt);
    m_everywhere->setChecked(false);
}

void PostRightsView::refresh()
{
    if (m_cancel)
        m_cancel();
    m_cancel = {};
    if (!m_post)
        return;
    readRoles();
    m_cancel = m_queries.postRoles(*m_post, this, [this](const Result<std::vector<PostRoleLine>> &lines) {
        m_cancel = {};
        if (lines.ok())
            receive(*lines);
        else
            Q_EMIT failed(lines.error());
    });
}

void PostRightsView::readRoles()
{
    if (m_cancelRoles)
        m_cancelRoles();
    m_cancelRoles = m_queries.roles(this, [this](const Result<std::vector<RoleLine>> &roles) {
        m_cancelRoles = {};
        if (!roles.ok())
            return Q_EMIT failed(roles.error());
        const QString chosen = m_role->chosenId();
        QStringList names;
        QList<uikit::Suggestion> choices;
        for (const RoleLine &line : *roles) {
            if (!line.role.active)
                continue;
            choices.append(uikit::Suggestion{line.role.id.toString(), uikit::shown(line.role.name), {}});
            names << choices.back().id + choices.back().title;
        }
        // What is half typed stays while the same are offered.
        if (names == m_offered)
            return;
        m_offered = names;
        m_role->setChoices(choices);
        m_role->setChosenId(chosen);
    });
}

void PostRightsView::receive(const std::vector<PostRoleLine> &lines)
{
    const int row = m_gives->currentRow();
    m_lines = lines;
    m_gives->clear();
    for (const PostRoleLine &line : lines) {
        QString text = tr("%1 — %2").arg(line.name.fa.isEmpty() ? tr("a role that is not here") : uikit::shown(line.name),
                                         placeText(line.unit, line.group));
        if (!line.roleActive)
            text = tr("%1 (the role is switched off)").arg(text);
        m_gives->addItem(text);
    }
    m_gives->setCurrentRow(std::min(std::max(row, 0), m_gives->count() - 1));
    showButtons();
}

void PostRightsView::showButtons()
{
    m_give->setEnabled(m_role->chosen().has_value());
    m_take->setEnabled(m_gives->currentRow() >= 0);
}

void PostRightsView::takeFocus() { (m_gives->count() > 0 ? static_cast<QWidget *>(m_gives) : m_role)->setFocus(); }

void PostRightsView::give()
{
    const auto role = chosenId(*m_role);
    if (!m_post || !role)
        return m_role->setFocus();
    // What is typed and stands for nothing must not become the own unit, or all groups.
    const bool typedUnit = !m_everywhere->isChecked() && !m_unit->check();
    if (typedUnit || !m_group->check())
        return (typedUnit ? m_unit : m_group)->setFocus();
    const auto unit = m_everywhere->isChecked() ? std::nullopt : chosenId(*m_unit);
    const PostReach reach = m_everywhere->isChecked() ? PostReach::Everywhere : unit ? PostReach::OtherUnit : PostReach::OwnUnit;
    const PostRole wanted{access::RoleId(*role), reach, unit ? std::optional(organisation::UnitId(*unit)) : std::nullopt,
                          chosenId(*m_group)};
    const QString name = m_role->text();
    m_role->setChosen(std::nullopt);
    m_unit->setChosen(std::nullopt);
    m_group->setChosen(std::nullopt);
    m_everywhere->setChecked(false);
    showButtons();
    m_gives->setFocus();
    submit(wanted, true, name);
}

void PostRightsView::takeAway()
{
    const int row = m_gives->currentRow();
    if (row >= 0 && row < int(m_lines.size()))
        submit(m_lines[size_t(row)].role, false, uikit::shown(m_lines[size_t(row)].name));
}

void PostRightsView::takeBack()
{
    if (!m_back)
        return Q_EMIT said(tr("Nothing was given to this post or taken from it here that could be taken back."));
    const Back back = *m_back;
    submit(back.role, back.granted, back.name);
}

void PostRightsView::submit(const PostRole &role, bool granted, const QString &name)
{
    const access::ChangePostRights command{*m_post, role.role, role.reach, role.unit, role.subjectGroup, granted};
    m_desk.submit(access::ChangePostRights::kind, fieldsToJson(command), this,
                  [this, post = *m_post, role, granted, name](const Result<DeskPort::Accepted> &accepted) {
                      if (!accepted.ok())
                          return Q_EMIT failed(accepted.error());
                      const QString sentence = granted ? tr("Whoever holds the post has the role “%1” from now on.").arg(name)
                                                       : tr("The post does not give the role “%1” any more.").arg(name);
                      Q_EMIT said(accepted->leftToServer ? tr("The server will decide: %1").arg(sentence) : sentence);
                      if (m_post != post)
                          return;
                      m_back = Back{role, !granted, name};
                      refresh();
                  });
}

} // namespace peygir::administration
