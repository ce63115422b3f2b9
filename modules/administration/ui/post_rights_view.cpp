// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/ui/post_rights_view.h"

#include "administration/ui/access_words.h"
#include "uikit/language.h"

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

PostRightsView::PostRightsView(UserQueries &queries, reference::RecordQueries &records, DeskPort &desk, QWidget *parent)
    : QWidget(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_gives(new QListWidget)
    , m_giving(new GiveRoleLine(records, GiveRoleLine::EmptyUnit::OwnOfThePost, tr("Give to the post")))
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
    column->addWidget(m_giving);
    connect(m_giving, &GiveRoleLine::given, this, &PostRightsView::give);
    setPost({});
}

void PostRightsView::setPost(const std::optional<PostId> &post)
{
    setVisible(post.has_value());
    if (post == m_post)
        return;
    m_post = post;
    m_back.reset();
    receive({});
    m_giving->clear();
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
        if (roles.ok())
            m_giving->setRoles(*roles);
        else
            Q_EMIT failed(roles.error());
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
    m_take->setEnabled(m_gives->currentRow() >= 0);
}

void PostRightsView::takeFocus()
{
    if (m_gives->count() > 0)
        m_gives->setFocus();
    else
        m_giving->takeFocus();
}

void PostRightsView::give(const GiveRoleLine::Gift &gift)
{
    if (!m_post)
        return;
    m_gives->setFocus();
    const PostReach reach = gift.everywhere ? PostReach::Everywhere : gift.unit ? PostReach::OtherUnit : PostReach::OwnUnit;
    submit(PostRole{gift.role, reach, gift.unit, gift.group}, true, gift.name);
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
