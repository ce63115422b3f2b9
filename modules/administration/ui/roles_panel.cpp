// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/ui/roles_panel.h"

#include "administration/ui/access_words.h"
#include "administration/ui/role_contents_view.h"
#include "administration/ui/role_matrix_model.h"
#include "administration/ui/role_matrix_view.h"
#include "base/random.h"
#include "cases/core/bucket_rules.h"
#include "reference/core/put_record.h"
#include "reference/ui/record_form_view.h"
#include "uikit/error_sentence.h"
#include "uikit/help_topic.h"
#include "uikit/icons.h"
#include "uikit/language.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace peygir::administration {

using access::Role;

namespace {

/// A number of months that a role says: in its record it stands by the verb, in the form in a field of its own.
struct KeptField
{
    const Verb &verb;
    const char *field;
    const char *label;
};

const std::array<KeptField, 3> keptFields{
    {{cases::readCardsVerb, "kept_cards", QT_TRANSLATE_NOOP("Records", "Months that its desks keep cards of closed cases")},
     {cases::readFilesVerb, "kept_files", QT_TRANSLATE_NOOP("Records", "Months that its desks keep contents of closed cases")},
     {cases::readCitizensVerb, "kept_citizens", QT_TRANSLATE_NOOP("Records", "Months that its desks keep citizens")}}};

const QString keptMonths = QStringLiteral("kept_months");

/// Labels are translated as those of records.
std::vector<reference::RecordField> nameFields()
{
    using reference::FieldKind;
    using reference::Presence;
    std::vector<reference::RecordField> fields{
        {"name", QT_TRANSLATE_NOOP("Records", "Name of the role"), FieldKind::LocalizedText, Presence::Required},
        {"role_key", QT_TRANSLATE_NOOP("Records", "Key of the role"), FieldKind::Text, Presence::Required}};
    for (const KeptField &kept : keptFields)
        fields.push_back({kept.field, kept.label, FieldKind::Number, Presence::Optional, {}, "", 0, access::mostKeptMonths});
    return fields;
}

QJsonObject asForm(const Role &role)
{
    QJsonObject object = fieldsToJson(role);
    for (const KeptField &kept : keptFields) {
        if (const QJsonValue months = role.keptMonths.value(QLatin1String(kept.verb.id)); !months.isUndefined())
            object.insert(QLatin1String(kept.field), months);
    }
    return object;
}

/// Of a verb whose field is empty the role says nothing any more.
QJsonObject asRecord(QJsonObject object)
{
    QJsonObject months = object.value(keptMonths).toObject();
    for (const KeptField &kept : keptFields) {
        const QJsonValue typed = object.take(QLatin1String(kept.field));
        if (typed.isDouble())
            months.insert(QLatin1String(kept.verb.id), typed);
        else
            months.remove(QLatin1String(kept.verb.id));
    }
    object.insert(keptMonths, months);
    return object;
}

bool areKept(const QJsonObject &months)
{
    return std::all_of(months.begin(), months.end(), [](const QJsonValue &one) {
        return one.toInt(-1) >= 0 && one.toInt() <= access::mostKeptMonths;
    });
}

/// "cards 12, contents 9, citizens 12 months": what holds where a role says nothing.
QString monthsOfTheRule()
{
    QStringList numbers;
    for (const access::BucketRule &rule : cases::bucketRules())
        numbers += QLocale().toString(rule.months);
    return RolesPanel::tr("An empty field leaves it to the rule: cards %1, contents %2, citizens %3 months. 0 keeps open cases only.")
        .arg(numbers.value(0), numbers.value(1), numbers.value(2));
}

} // namespace

RolesPanel::RolesPanel(UserQueries &queries, reference::RecordQueries &records, DeskPort &desk,
                       const std::vector<access::NamedVerb> &verbs, QWidget *parent)
    : QWidget(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_verbs(verbs)
    , m_nameFields(nameFields())
    , m_model(new RoleMatrixModel(verbs, this))
    , m_view(new RoleMatrixView(*m_model))
    , m_parts(new RoleContentsView(*m_model))
    , m_effect(new QLabel)
    , m_problem(new QLabel)
    , m_save(new QPushButton(tr("Save the table (Ctrl+Enter)")))
    , m_discard(new QPushButton(tr("Take back what is not saved (Ctrl+Z)")))
    , m_active(new QPushButton(tr("Switch off or on (Ctrl+D)")))
    , m_nameHeading(new QLabel)
    , m_keeping(new QLabel)
{
    uikit::setHelpTopic(*this, QStringLiteral("access.roles"));
    m_view->setAccessibleName(tr("What each role may do"));
    m_view->setObjectName(QStringLiteral("roleMatrix"));
    m_effect->setObjectName(QStringLiteral("roleEffect"));
    m_effect->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("roleProblem"));
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_save->setProperty("role", QStringLiteral("primary"));
    auto *create = new QPushButton(uikit::icon(QStringLiteral("plus")), tr("New role (Ctrl+N)"));
    auto *name = new QPushButton(tr("Details of the role (F2)"));
    connect(create, &QPushButton::clicked, this, &RolesPanel::newRole);
    auto *parts = new QPushButton(tr("Roles within it (Ctrl+R)"));
    connect(name, &QPushButton::clicked, this, &RolesPanel::nameRole);
    connect(parts, &QPushButton::clicked, this, &RolesPanel::openParts);
    connect(m_parts, &RoleContentsView::left, this, &RolesPanel::closeParts);
    connect(m_model, &RoleMatrixModel::refused, this, [this](const QString &sentence) {
        m_problem->setText(sentence);
        m_problem->show();
    });
    connect(m_model, &RoleMatrixModel::dataChanged, m_problem, &QWidget::hide);
    connect(m_active, &QPushButton::clicked, this, &RolesPanel::switchActive);
    connect(m_save, &QPushButton::clicked, this, &RolesPanel::saveMatrix);
    connect(m_discard, &QPushButton::clicked, m_model, &RoleMatrixModel::discard);
    connect(m_model, &RoleMatrixModel::changesChanged, this, &RolesPanel::previewEffect);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addWidget(m_discard);
    buttons->addStretch();
    for (QPushButton *button : {create, name, parts, m_active})
        buttons->addWidget(button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_view, 1);
    column->addWidget(m_effect);
    column->addWidget(m_problem);
    column->addWidget(m_parts);
    column->addWidget(namePanel(records));
    column->addLayout(buttons);
    previewEffect();
}

QWidget *RolesPanel::namePanel(reference::RecordQueries &records)
{
    m_nameFrame = new QFrame;
    m_nameFrame->setProperty("role", QStringLiteral("panel"));
    m_name = new reference::RecordFormView(m_nameFields, records);
    m_nameHeading->setProperty("role", QStringLiteral("section"));
    auto *save = new QPushButton(tr("Save the role (Ctrl+Enter)"));
    auto *away = new QPushButton(tr("Leave it (Esc)"));
    m_keeping->setObjectName(QStringLiteral("roleKeeping"));
    m_keeping->setWordWrap(true);
    connect(m_name, &reference::RecordFormView::edited, this, &RolesPanel::previewKeeping);
    connect(save, &QPushButton::clicked, this, &RolesPanel::saveName);
    connect(away, &QPushButton::clicked, this, &RolesPanel::closeName);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(save);
    buttons->addWidget(away);
    buttons->addStretch();
    auto *column = new QVBoxLayout(m_nameFrame);
    column->addWidget(m_nameHeading);
    column->addWidget(m_name);
    column->addWidget(m_keeping);
    column->addLayout(buttons);
    m_nameFrame->hide();
    return m_nameFrame;
}

void RolesPanel::setRoles(const std::vector<RoleLine> &roles)
{
    const QModelIndex at = m_view->currentIndex();
    m_model->setRoles(roles);
    const int row = at.isValid() ? std::min(at.row(), m_model->rowCount() - 1) : 1;
    m_view->setCurrentIndex(m_model->index(row, at.isValid() ? std::min(at.column(), m_model->columnCount() - 1) : 0));
}

const RoleLine *RolesPanel::current() const { return m_model->roleAt(m_view->currentIndex().column()); }

void RolesPanel::previewEffect()
{
    const auto changes = m_model->changes();
    m_save->setEnabled(!changes.empty());
    m_discard->setEnabled(!changes.empty());
    if (m_cancelEffect)
        m_cancelEffect();
    if (changes.empty())
        return m_effect->setText(
            tr("Space gives what is not there and takes what is. Nothing counts before it is saved."));
    m_cancelEffect = m_queries.effect(changes, this, [this](const Result<std::vector<VerbEffect>> &effects) {
        if (!effects.ok())
            return sayProblem(effects.error());
        QStringList sentences;
        for (const VerbEffect &effect : *effects)
            sentences << effectSentence(m_verbs, effect);
        m_effect->setText(sentences.isEmpty()
                              ? tr("When this is saved, nobody gains or loses anything.")
                              : tr("When this is saved: %1.").arg(sentences.join(QStringLiteral(" · "))));
    });
}

void RolesPanel::saveMatrix()
{
    const auto changes = m_model->changes();
    if (changes.empty())
        return;
    m_problem->hide();
    m_desk.submit(ChangeRoles::kind, fieldsToJson(ChangeRoles{changes}), this,
                  [this, changes](const Result<DeskPort::Accepted> &accepted) {
                      if (!accepted.ok())
                          return sayProblem(accepted.error());
                      m_model->apply(changes);
                      Q_EMIT said(tr("%Ln role(s) changed.", nullptr, int(changes.size())));
                  });
}

void RolesPanel::openName(const Role &role, const QString &heading)
{
    m_problem->hide();
    m_parts->hide();
    m_nameHeading->setText(heading);
    m_name->setObject(asForm(role), {});
    m_nameFrame->show();
    m_name->takeFocus();
    previewKeeping();
}

void RolesPanel::newRole()
{
    SystemRandom random;
    openName(Role{access::RoleId(newUuid(m_desk.now(), random)), {}, {}, {}, true}, tr("New role"));
}

void RolesPanel::nameRole()
{
    if (const RoleLine *line = current())
        openName(line->role, tr("The role “%1”").arg(uikit::shown(line->role.name)));
}

void RolesPanel::closeName()
{
    m_nameFrame->hide();
    m_view->setFocus();
}

void RolesPanel::openParts()
{
    const RoleLine *line = current();
    if (!line)
        return;
    m_problem->hide();
    m_nameFrame->hide();
    m_parts->open(line->role.id);
}

void RolesPanel::closeParts()
{
    m_parts->hide();
    m_view->setFocus();
}

Result<Role> RolesPanel::typedRole() const
{
    QJsonObject record = asRecord(m_name->object());
    const auto id = access::RoleId::parse(record.value(QStringLiteral("id")).toString());
    // What it may do may have changed since the panel was opened.
    for (const RoleLine &line : m_model->roles()) {
        if (id.ok() && line.role.id == *id)
            record.insert(QStringLiteral("verbs"), fieldsToJson(line.role).value(QStringLiteral("verbs")));
    }
    return fieldsFromJson<Role>(record);
}

void RolesPanel::previewKeeping()
{
    if (m_cancelKeeping)
        m_cancelKeeping();
    const auto role = typedRole();
    // Half a name is no role yet, but its months may be whole.
    if (!role.ok() || !areKept(role->keptMonths))
        return m_keeping->setText(monthsOfTheRule());
    m_cancelKeeping = m_queries.keeping(*role, this, [this](const Result<std::vector<KeepingEffect>> &effects) {
        if (!effects.ok())
            return sayProblem(effects.error());
        QStringList sentences;
        for (const KeepingEffect &effect : *effects)
            sentences << keepingSentence(m_verbs, effect);
        m_keeping->setText(sentences.isEmpty()
                               ? monthsOfTheRule()
                               : tr("When this is saved: %1. What is over for longer goes from those desks and is asked of the server.")
                                     .arg(sentences.join(QStringLiteral(" · "))));
    });
}

void RolesPanel::saveName()
{
    if (!m_name->check())
        return;
    const auto role = typedRole();
    if (!role.ok())
        return sayProblem(role.error());
    put(*role, tr("The role is saved."));
}

void RolesPanel::switchActive()
{
    const RoleLine *line = current();
    if (!line)
        return;
    Role role = line->role;
    role.active = !role.active;
    put(role, role.active ? tr("The role gives again what it has.")
                          : tr("The role is switched off: those who have it have nothing by it."));
}

void RolesPanel::put(const Role &role, const QString &sentence)
{
    m_problem->hide();
    m_desk.submit(
        reference::putRecordKind,
        {{QStringLiteral("type"), QLatin1String(Role::tableName)}, {QStringLiteral("record"), fieldsToJson(role)}},
        this, [this, sentence](const Result<DeskPort::Accepted> &accepted) {
            if (!accepted.ok())
                return sayProblem(accepted.error());
            closeName();
            Q_EMIT said(sentence);
        });
}

void RolesPanel::sayProblem(const Error &error)
{
    const QString sentence = uikit::errorSentence(error);
    const QString field = error.values().value(QStringLiteral("field")).toString();
    if (m_nameFrame->isVisible() && m_name->setProblem(field, sentence))
        return;
    m_problem->setText(sentence);
    m_problem->show();
}

void RolesPanel::takeFocus() { m_view->setFocus(); }

void RolesPanel::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers() == Qt::ControlModifier;
    if (event->key() == Qt::Key_Escape && m_nameFrame->isVisible())
        closeName();
    else if (event->key() == Qt::Key_Escape && m_parts->isVisible())
        closeParts();
    else if (control && event->key() == Qt::Key_R)
        openParts();
    else if (control && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        m_nameFrame->isVisible() ? saveName() : saveMatrix();
    else if (control && event->key() == Qt::Key_N)
        newRole();
    else if (event->key() == Qt::Key_F2 && event->modifiers() == Qt::NoModifier)
        nameRole();
    else if (control && event->key() == Qt::Key_D)
        switchActive();
    else if (control && event->key() == Qt::Key_Z)
        m_model->discard();
    else
        QWidget::keyPressEvent(event);
}

} // namespace peygir::administration
