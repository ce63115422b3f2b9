// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/ui/table_panel.h"

#include "persian/digits.h"
#include "reference/ui/record_form_view.h"
#include "uikit/language.h"
#include "uikit/status_chip.h"
#include "workflow/ui/lines_view.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace peygir::workflow {

namespace {

/// Of the form, with room for its bar; wider ones would leave the table nothing.
constexpr int formWidth = 400;
constexpr int widestForm = 640;
constexpr int roomBeside = 56;

bool isEnter(const QKeyEvent &event) { return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter; }

QStringList headingsOf(TablePanel::Table table)
{
    using enum TablePanel::Table;
    switch (table) {
    case Statuses:
        return {TablePanel::tr("Status"), TablePanel::tr("Message to the citizen"), TablePanel::tr("Hours"),
                TablePanel::tr("What it is for")};
    case Operations:
        return {TablePanel::tr("At the status"), TablePanel::tr("Operation"), TablePanel::tr("Leads to"),
                TablePanel::tr("Kind"), TablePanel::tr("Asks for"), TablePanel::tr("Key")};
    case Receivers:
        return {TablePanel::tr("Status"), TablePanel::tr("Who receives"), TablePanel::tr("Sends to")};
    }
    return {};
}

QString nameOf(TablePanel::Table table)
{
    using enum TablePanel::Table;
    switch (table) {
    case Statuses:
        return TablePanel::tr("Statuses");
    case Operations:
        return TablePanel::tr("Operations and ways");
    case Receivers:
        return TablePanel::tr("Receiving and sending");
    }
    return {};
}

TableLine statusLine(const Node &node)
{
    const Status &status = *node.status();
    const Task *task = node.task();
    QString about = task ? shownPurposes(task->purposes) : TablePanel::tr("End");
    if (task && about.isEmpty())
        about = TablePanel::tr("Its operations alone");
    const QString hours =
        task && task->deadlineHours ? uikit::inUsersDigits(QString::number(*task->deadlineHours)) : QString();
    return {{uikit::shown(status.name), status.sms ? uikit::shown(*status.sms) : QString(), hours, about},
            QColor(status.colour)};
}

TableLine operationLine(const Edge &edge, const ProcessDraft &draft)
{
    QStringList asks;
    if (edge.needsNote)
        asks.append(TablePanel::tr("why"));
    for (const Input &input : edge.inputs)
        asks.append(uikit::shown(input.name));
    if (edge.act)
        asks.append(TablePanel::tr("what its feature needs"));
    return {{shownNode(draft, edge.from.text()), edge.name ? uikit::shown(*edge.name) : QString(),
             shownNode(draft, edge.to.text()), shownKind(edge.kind), asks.join(TablePanel::tr(", ")), edge.shortcut}};
}

TableLine receiverLine(const Node &node, const ProcessDraft &draft, const std::vector<RoleName> &roles)
{
    QStringList targets;
    for (const Edge &edge : draft.edges) {
        const QString target = shownNode(draft, edge.to.text());
        if (edge.from == node.key && !targets.contains(target))
            targets.append(target);
    }
    return {{uikit::shown(node.status()->name), shownReceiver(node.task()->holder, draft, roles),
             targets.join(TablePanel::tr(", "))},
            QColor(node.status()->colour)};
}

/// Colours, keys of the keyboard and keys of parts are written in Latin, whatever digits a Persian keyboard gives.
QJsonObject inLatin(QJsonObject typed)
{
    for (const char *name : {"colour", "shortcut", "post", "key"}) {
        const QLatin1String field(name);
        if (typed.value(field).isString())
            typed.insert(field, persian::toAsciiDigits(typed.value(field).toString().trimmed()));
    }
    const QString colour = QStringLiteral("colour");
    if (typed.contains(colour))
        typed.insert(colour, typed.value(colour).toString().toLower());
    QJsonArray inputs;
    for (const QJsonValue &input : typed.value(QStringLiteral("inputs")).toArray())
        inputs.append(inLatin(input.toObject()));
    if (typed.contains(QStringLiteral("inputs")))
        typed.insert(QStringLiteral("inputs"), inputs);
    return typed;
}

} // namespace

TablePanel::TablePanel(Table table, reference::RecordQueries &records, QWidget *parent)
    : QWidget(parent)
    , m_table(table)
    , m_records(records)
    , m_lines(new LinesView(nameOf(table), headingsOf(table), table == Table::Receivers ? 2 : 1))
    , m_frame(new QFrame)
    , m_heading(new QLabel)
    , m_chip(new uikit::StatusChip)
    , m_scroll(new QScrollArea)
    , m_problem(new QLabel)
{
    layOut();
    connect(m_lines, &QAbstractItemView::doubleClicked, this, &TablePanel::open);
    // The table would look for a line that begins with it.
    auto *away = new QShortcut(QKeySequence(QKeySequence::Delete), m_lines);
    away->setContext(Qt::WidgetShortcut);
    connect(away, &QShortcut::activated, this, &TablePanel::remove);
}

void TablePanel::layOut()
{
    m_frame->setProperty("role", QStringLiteral("panel"));
    m_frame->setFixedWidth(formWidth);
    m_heading->setProperty("role", QStringLiteral("section"));
    m_heading->setWordWrap(true);
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setObjectName(QStringLiteral("lineProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    // Shown without a parent it would be a window of its own for a moment, and take the keyboard.
    if (m_table != Table::Statuses)
        m_chip->hide();
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *takeIt = new QPushButton(tr("Take over (Ctrl+Enter)"));
    auto *leave = new QPushButton(tr("Leave it (Esc)"));
    connect(takeIt, &QPushButton::clicked, this, &TablePanel::take);
    connect(leave, &QPushButton::clicked, this, &TablePanel::closeForm);
    auto *formButtons = new QHBoxLayout;
    formButtons->addWidget(takeIt);
    formButtons->addWidget(leave);
    auto *form = new QVBoxLayout(m_frame);
    form->addWidget(m_heading);
    form->addWidget(m_chip, 0, Qt::AlignLeading);
    form->addWidget(m_scroll, 1);
    form->addWidget(m_problem);
    form->addLayout(formButtons);
    m_frame->hide();

    auto *buttons = new QHBoxLayout;
    auto *edit = new QPushButton(tr("Edit the line (F2)"));
    connect(edit, &QPushButton::clicked, this, &TablePanel::open);
    buttons->addWidget(edit);
    if (m_table != Table::Receivers) {
        auto *create = new QPushButton(m_table == Table::Statuses ? tr("New status (Ctrl+N)") : tr("New operation (Ctrl+N)"));
        auto *away = new QPushButton(tr("Take away (Del)"));
        connect(create, &QPushButton::clicked, this, &TablePanel::openNew);
        connect(away, &QPushButton::clicked, this, &TablePanel::remove);
        buttons->addWidget(create);
        buttons->addWidget(away);
    }
    buttons->addStretch();
    auto *table = new QVBoxLayout;
    table->addWidget(m_lines, 1);
    table->addLayout(buttons);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4, 8, 4, 4);
    row->addLayout(table, 1);
    row->addWidget(m_frame);
}

void TablePanel::setProcess(EditedProcess *edited, const std::vector<RoleName> &roles)
{
    closeForm();
    m_edited = edited;
    m_roles = roles;
    showLines();
}

void TablePanel::refresh() { showLines(); }

bool TablePanel::isFormOpen() const { return m_frame->isVisibleTo(this); }

void TablePanel::takeFocus()
{
    if (isFormOpen())
        m_form->takeFocus();
    else
        m_lines->setFocus();
}

void TablePanel::showLines()
{
    m_places.clear();
    std::vector<TableLine> lines;
    if (!m_edited)
        return m_lines->setLines(lines);
    const ProcessDraft &draft = m_edited->draft();
    if (m_table == Table::Operations) {
        for (size_t at = 0; at < draft.edges.size(); ++at) {
            m_places.push_back({std::nullopt, at});
            lines.push_back(operationLine(draft.edges[at], draft));
        }
    } else {
        for (const Node &node : draft.nodes) {
            if (!node.status() || (m_table == Table::Receivers && !node.task()))
                continue;
            m_places.push_back({node.key});
            lines.push_back(m_table == Table::Statuses ? statusLine(node) : receiverLine(node, draft, m_roles));
        }
    }
    m_lines->setLines(lines);
}

const TablePanel::Place *TablePanel::place() const
{
    const int at = m_lines->current();
    return at >= 0 && size_t(at) < m_places.size() ? &m_places[size_t(at)] : nullptr;
}

void TablePanel::open()
{
    const Place *at = place();
    if (!at || !m_edited)
        return;
    m_opened = *at;
    const ProcessDraft &draft = m_edited->draft();
    if (m_table == Table::Operations) {
        const Edge &edge = draft.edges[at->edge];
        const QString name = edge.name ? uikit::shown(*edge.name) : shownKind(edge.kind);
        return openForm(operationFields(draft, &edge), fieldsToJson(operationLineOf(edge)),
                        tr("“%1” at “%2”").arg(name, shownNode(draft, edge.from.text())));
    }
    const Node *node = m_edited->node(*at->node);
    if (!node)
        return;
    const QString heading = tr("The status “%1”").arg(uikit::shown(node->status()->name));
    if (m_table == Table::Receivers)
        return openForm(receiverFields(draft, m_roles), fieldsToJson(receiverLineOf(node->task()->holder)), heading);
    openForm(statusFields(node), fieldsToJson(statusLineOf(*node)), heading);
}

void TablePanel::openNew()
{
    if (!m_edited || m_table == Table::Receivers)
        return;
    m_opened.reset();
    const ProcessDraft &draft = m_edited->draft();
    if (m_table == Table::Statuses)
        return openForm(statusFields(nullptr), fieldsToJson(StatusLine{{}, QStringLiteral("#2563eb")}), tr("New status"));
    // At the status on whose line the cursor stands.
    const Place *at = place();
    const QString from = at && at->edge < draft.edges.size() ? draft.edges[at->edge].from.text() : draft.start.text();
    QJsonObject object = fieldsToJson(OperationLine{from, {}, EdgeKind::Forward});
    openForm(operationFields(draft, nullptr), object, tr("New operation"));
}

void TablePanel::openForm(std::unique_ptr<LineFields> fields, const QJsonObject &object, const QString &heading)
{
    // The form before reads the fields before, as long as it is there.
    delete m_scroll->takeWidget();
    m_fields = std::move(fields);
    m_form = new reference::RecordFormView(m_fields->fields, m_records);
    m_scroll->setWidget(m_form);
    m_form->setObject(object, {});
    connect(m_form, &reference::RecordFormView::edited, this, &TablePanel::showChip);
    m_heading->setText(heading);
    m_problem->hide();
    showChip();
    m_frame->setFixedWidth(std::clamp(m_form->minimumSizeHint().width() + roomBeside, formWidth, widestForm));
    m_frame->show();
    m_form->takeFocus();
}

void TablePanel::closeForm()
{
    const bool hadFocus = isFormOpen() && m_frame->isAncestorOf(focusWidget());
    m_frame->hide();
    if (hadFocus)
        m_lines->setFocus();
}

void TablePanel::showChip()
{
    if (m_table != Table::Statuses || !m_form)
        return;
    const QJsonObject typed = inLatin(m_form->object());
    const auto name = FieldCodec<Localized>::fromJson(typed.value(QStringLiteral("name")));
    m_chip->setStatus(name.ok() && !name->fa.isEmpty() ? uikit::shown(*name) : tr("Status"),
                      QColor(typed.value(QStringLiteral("colour")).toString()));
}

void TablePanel::take()
{
    if (!isFormOpen() || !m_edited || !m_form->check())
        return;
    if (const auto taken = takeOver(inLatin(m_form->object())); !taken.ok())
        return sayProblem(taken.error());
    const bool isNew = !m_opened;
    closeForm();
    showLines();
    if (isNew)
        m_lines->setCurrent(m_lines->count() - 1);
    Q_EMIT edited();
}

Result<void> TablePanel::takeOver(const QJsonObject &typed)
{
    switch (m_table) {
    case Table::Statuses: {
        QJsonObject object = typed;
        if (!object.contains(QStringLiteral("purposes")))
            object.insert(QStringLiteral("purposes"), QJsonArray());
        TRY_LET(const auto line, fieldsFromJson<StatusLine>(object));
        if (m_opened)
            return m_edited->setStatus(*m_opened->node, line);
        m_edited->addStatus(line);
        return {};
    }
    case Table::Operations: {
        QJsonObject object = typed;
        if (!object.contains(QStringLiteral("inputs")))
            object.insert(QStringLiteral("inputs"), QJsonArray());
        TRY_LET(const auto line, fieldsFromJson<OperationLine>(object));
        return m_opened ? m_edited->setOperation(m_opened->edge, line) : m_edited->addOperation(line);
    }
    case Table::Receivers: {
        TRY_LET(const auto line, fieldsFromJson<ReceiverLine>(typed));
        TRY_LET(const HolderRule rule, holderRuleOf(line));
        // What the rule does not ask for is not kept.
        return m_edited->setReceiver(*m_opened->node, receiverLineOf(rule));
    }
    }
    return {};
}

void TablePanel::remove()
{
    const Place *at = place();
    if (!at || !m_edited || m_table == Table::Receivers || isFormOpen())
        return;
    const auto removed =
        m_table == Table::Statuses ? m_edited->removeStatus(*at->node) : m_edited->removeOperation(at->edge);
    if (!removed.ok())
        return sayProblem(removed.error());
    showLines();
    Q_EMIT edited();
}

void TablePanel::sayProblem(const Error &error)
{
    const QString sentence = sentenceOf(error, m_edited->draft());
    const QString field = error.values().value(QStringLiteral("field")).toString();
    if (isFormOpen() && !field.isEmpty() && m_form->setProblem(field, sentence))
        return;
    if (isFormOpen()) {
        m_problem->setText(sentence);
        return m_problem->show();
    }
    Q_EMIT refused(sentence);
}

void TablePanel::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers() == Qt::ControlModifier;
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (isFormOpen() && event->key() == Qt::Key_Escape)
        closeForm();
    else if (isFormOpen() && control && isEnter(*event))
        take();
    else if (!isFormOpen() && plain && (event->key() == Qt::Key_F2 || isEnter(*event)))
        open();
    else if (!isFormOpen() && control && event->key() == Qt::Key_N)
        openNew();
    else
        QWidget::keyPressEvent(event);
}

} // namespace peygir::workflow
