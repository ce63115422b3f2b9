// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/ui/give_role_line.h"

#include "reference/ui/record_providers.h"
#include "uikit/choice_edit.h"
#include "uikit/form_field.h"
#include "uikit/language.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QPushButton>

namespace peygir::administration {

namespace {

std::optional<Uuid> chosenId(const uikit::TypeAheadEdit &edit)
{
    if (!edit.chosen())
        return std::nullopt;
    const auto id = Uuid::parse(QStringView(edit.chosen()->id));
    return id.ok() ? std::optional(*id) : std::nullopt;
}

} // namespace

GiveRoleLine::GiveRoleLine(reference::RecordQueries &records, EmptyUnit emptyUnit, const QString &button, QWidget *parent)
    : QWidget(parent)
    , m_emptyUnit(emptyUnit)
    , m_role(new uikit::ChoiceEdit)
    , m_unit(new uikit::TypeAheadEdit(*new reference::RecordSuggestions(records, QStringLiteral("unit"), this)))
    , m_everywhere(new QCheckBox(tr("Everywhere")))
    , m_group(new uikit::TypeAheadEdit(*new reference::RecordSuggestions(records, QStringLiteral("subject_group"), this)))
    , m_give(new QPushButton(button))
{
    m_role->setObjectName(QStringLiteral("giveRole"));
    m_unit->setObjectName(QStringLiteral("giveUnit"));
    m_everywhere->setObjectName(QStringLiteral("giveEverywhere"));
    m_group->setObjectName(QStringLiteral("giveGroup"));
    m_unit->setPlaceholderText(emptyUnit == EmptyUnit::Everywhere ? tr("everywhere") : tr("the post’s own unit"));
    m_group->setPlaceholderText(tr("all groups"));
    m_give->setAutoDefault(true);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    auto *role = new uikit::FormField(tr("Role"), m_role);
    auto *unit = new uikit::FormField(tr("In this unit and below"), m_unit);
    auto *group = new uikit::FormField(tr("For this group of subjects"), m_group);
    if (emptyUnit == EmptyUnit::Everywhere) {
        // Nothing to be checked: it takes no room and no step of Tab.
        m_everywhere->setParent(this);
        m_everywhere->hide();
        grid->addWidget(role, 0, 0);
        grid->addWidget(unit, 0, 1);
        grid->addWidget(group, 0, 2);
        grid->addWidget(m_give, 0, 3, Qt::AlignBottom);
        for (const int column : {0, 1, 2})
            grid->setColumnStretch(column, 1);
    } else {
        // Beside the chart there is half the room.
        grid->addWidget(role, 0, 0, 1, 2);
        grid->addWidget(unit, 0, 2, 1, 2);
        grid->addWidget(m_everywhere, 1, 0, Qt::AlignBottom);
        grid->addWidget(group, 1, 1, 1, 2);
        grid->addWidget(m_give, 1, 3, Qt::AlignBottom);
        for (const int column : {1, 2})
            grid->setColumnStretch(column, 1);
    }
    connectAll();
    showButton();
}

void GiveRoleLine::connectAll()
{
    connect(m_role, &uikit::TypeAheadEdit::taken, m_unit, [this] { m_unit->setFocus(); });
    connect(m_role, &uikit::TypeAheadEdit::taken, this, &GiveRoleLine::showButton);
    connect(m_role, &uikit::TypeAheadEdit::cleared, this, &GiveRoleLine::showButton);
    connect(m_unit, &uikit::TypeAheadEdit::taken, m_group, [this] { m_group->setFocus(); });
    connect(m_group, &uikit::TypeAheadEdit::taken, m_give, [this] { m_give->setFocus(); });
    // An empty field means something as well: Enter goes on from it.
    connect(m_unit, &QLineEdit::returnPressed, m_group, [this] {
        if (m_unit->text().isEmpty())
            m_group->setFocus();
    });
    connect(m_group, &QLineEdit::returnPressed, this, [this] {
        if (m_group->text().isEmpty())
            give();
    });
    connect(m_everywhere, &QCheckBox::toggled, m_unit, &QWidget::setDisabled);
    connect(m_give, &QPushButton::clicked, this, &GiveRoleLine::give);
}

void GiveRoleLine::setRoles(const std::vector<RoleLine> &roles)
{
    QList<uikit::Suggestion> choices;
    for (const RoleLine &line : roles) {
        if (line.role.active)
            choices.append(uikit::Suggestion{line.role.id.toString(), uikit::shown(line.role.name), {}});
    }
    if (choices == m_offered)
        return;
    const QString chosen = m_role->chosenId();
    const QString typed = m_role->text();
    m_offered = choices;
    m_role->setChoices(choices);
    m_role->setChosenId(chosen);
    // Half a name is what somebody is at.
    if (chosen.isEmpty())
        m_role->setText(typed);
    showButton();
}

void GiveRoleLine::clear()
{
    for (uikit::TypeAheadEdit *edit : {static_cast<uikit::TypeAheadEdit *>(m_role), m_unit, m_group})
        edit->setChosen(std::nullopt);
    m_everywhere->setChecked(false);
    showButton();
}

void GiveRoleLine::takeFocus() { m_role->setFocus(); }

void GiveRoleLine::showButton() { m_give->setEnabled(m_role->chosen().has_value()); }

void GiveRoleLine::give()
{
    const auto role = chosenId(*m_role);
    if (!role)
        return m_role->setFocus();
    // What is typed and stands for nothing must not become everywhere, the own unit or all groups.
    if (!m_everywhere->isChecked() && !m_unit->check())
        return m_unit->setFocus();
    if (!m_group->check())
        return m_group->setFocus();
    const auto unit = m_everywhere->isChecked() ? std::nullopt : chosenId(*m_unit);
    const Gift gift{access::RoleId(*role), m_role->text(),
                    m_everywhere->isChecked() || (!unit && m_emptyUnit == EmptyUnit::Everywhere),
                    unit ? std::optional(organisation::UnitId(*unit)) : std::nullopt, chosenId(*m_group)};
    clear();
    Q_EMIT given(gift);
}

} // namespace peygir::administration
