// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/ui/role_contents_view.h"

#include "administration/ui/role_matrix_model.h"
#include "uikit/choice_edit.h"
#include "uikit/form_field.h"
#include "uikit/language.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace peygir::administration {

using access::Role;
using access::RoleId;

namespace {

QString nameOf(const Role *role)
{
    return role ? uikit::inUsersDigits(uikit::shown(role->name)) : RoleContentsView::tr("a role that is not here");
}

} // namespace

RoleContentsView::RoleContentsView(RoleMatrixModel &model, QWidget *parent)
    : QFrame(parent)
    , m_model(model)
    , m_heading(new QLabel)
    , m_parts(new QListWidget)
    , m_choice(new uikit::ChoiceEdit)
    , m_out(new QPushButton(tr("Take it out (Del)")))
{
    setProperty("role", QStringLiteral("panel"));
    m_heading->setProperty("role", QStringLiteral("section"));
    m_parts->setObjectName(QStringLiteral("roleParts"));
    m_parts->setAccessibleName(tr("Roles within this role"));
    m_parts->setMaximumHeight(m_parts->fontMetrics().lineSpacing() * 5);
    m_choice->setObjectName(QStringLiteral("rolePart"));
    auto *in = new QPushButton(tr("Put it in (Enter)"));
    auto *away = new QPushButton(tr("Back to the table (Esc)"));
    auto *out = new QShortcut(QKeySequence(QKeySequence::Delete), m_parts);
    out->setContext(Qt::WidgetShortcut);
    connect(out, &QShortcut::activated, this, &RoleContentsView::takeOut);
    connect(m_out, &QPushButton::clicked, this, &RoleContentsView::takeOut);
    connect(in, &QPushButton::clicked, this, &RoleContentsView::putIn);
    connect(away, &QPushButton::clicked, this, &RoleContentsView::left);
    connect(m_choice, &uikit::TypeAheadEdit::taken, this, &RoleContentsView::putIn);
    connect(m_parts, &QListWidget::currentRowChanged, this, [this](int row) { m_out->setEnabled(row >= 0); });
    connect(&m_model, &RoleMatrixModel::changesChanged, this, &RoleContentsView::showParts);
    auto *choosing = new QHBoxLayout;
    choosing->addWidget(new uikit::FormField(tr("Another role"), m_choice), 1);
    choosing->addWidget(in, 0, Qt::AlignBottom);
    choosing->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_out);
    buttons->addWidget(away);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_heading);
    column->addWidget(m_parts);
    column->addLayout(choosing);
    column->addLayout(buttons);
    hide();
}

void RoleContentsView::open(const RoleId &role)
{
    m_role = role;
    m_choice->setChosen(std::nullopt);
    showParts();
    setVisible(true);
    (m_parts->count() > 0 ? static_cast<QWidget *>(m_parts) : m_choice)->setFocus();
}

void RoleContentsView::showParts()
{
    if (!m_role)
        return;
    const Role *role = m_model.roleWith(*m_role);
    m_heading->setText(tr("Roles within “%1”: whoever has it has what they give").arg(nameOf(role)));
    const int row = m_parts->currentRow();
    m_parts->clear();
    m_shown.clear();
    for (const auto &[id, state] : m_model.partsOf(*m_role)) {
        const Role *part = m_model.roleWith(id);
        QString text = nameOf(part);
        if (part && !part->active)
            text = tr("%1 (switched off, so it gives nothing)").arg(text);
        if (state != RoleMatrixModel::Part::Contained)
            text = (state == RoleMatrixModel::Part::ToInclude ? tr("%1 — will be put in") : tr("%1 — will be taken out")).arg(text);
        m_parts->addItem(text);
        m_shown.push_back(id);
    }
    m_parts->setCurrentRow(std::min(std::max(row, 0), m_parts->count() - 1));
    m_out->setEnabled(m_parts->currentRow() >= 0);
    offer();
}

void RoleContentsView::offer()
{
    QStringList names;
    QList<uikit::Suggestion> choices;
    for (const RoleLine &line : m_model.roles()) {
        if (line.role.id == *m_role || std::find(m_shown.begin(), m_shown.end(), line.role.id) != m_shown.end())
            continue;
        choices.append(uikit::Suggestion{line.role.id.toString(), nameOf(&line.role), {}});
        names << choices.back().id + choices.back().title;
    }
    // What is half typed stays while the same are offered.
    if (names == m_offered)
        return;
    m_offered = names;
    m_choice->setChoices(choices);
}

void RoleContentsView::putIn()
{
    const auto part = RoleId::parse(m_choice->chosenId());
    if (!m_role || !part.ok())
        return m_choice->setFocus();
    m_choice->setChosen(std::nullopt);
    m_model.togglePart(*m_role, *part);
    m_choice->setFocus();
}

void RoleContentsView::takeOut()
{
    const int row = m_parts->currentRow();
    if (m_role && row >= 0 && row < int(m_shown.size()))
        m_model.togglePart(*m_role, m_shown[size_t(row)]);
}

} // namespace peygir::administration
