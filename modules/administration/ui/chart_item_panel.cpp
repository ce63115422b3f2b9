// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/ui/chart_item_panel.h"

#include "administration/ui/post_rights_view.h"
#include "base/random.h"
#include "organisation/core/chart.h"
#include "reference/core/put_record.h"
#include "reference/ui/record_form_view.h"
#include "reference/ui/record_words.h"
#include "uikit/direction.h"
#include "uikit/error_sentence.h"
#include "uikit/history_view.h"
#include "uikit/language.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace peygir::administration {

using reference::RecordForm;

namespace {

const QString activeField = QStringLiteral("active");
const QString idField = QStringLiteral("id");

/// What people type of it here: its place is not among that.
RecordForm formOf(const char *type)
{
    for (RecordForm &form : reference::recordForms()) {
        if (QLatin1String(form.type) != QLatin1String(type))
            continue;
        std::erase_if(form.fields, [&form](const reference::RecordField &field) {
            return QLatin1String(field.name) == QLatin1String(form.around);
        });
        return std::move(form);
    }
    Q_UNREACHABLE();
}

} // namespace

ChartItemPanel::ChartItemPanel(reference::RecordQueries &records, UserQueries &users, DeskPort &desk, QWidget *parent)
    : QWidget(parent)
    , m_records(records)
    , m_desk(desk)
    , m_unitForm(formOf(organisation::Unit::tableName))
    , m_postForm(formOf(organisation::Post::tableName))
    , m_title(new QLabel)
    , m_state(new QLabel)
    , m_problem(new QLabel)
    , m_scroll(new QScrollArea)
    , m_save(new QPushButton(tr("Save (Ctrl+Enter)")))
    , m_discard(new QPushButton(tr("Discard changes")))
    , m_active(new QPushButton)
    , m_rights(new PostRightsView(users, records, desk))
    , m_history(new uikit::HistoryView)
{
    layOut();
    connect(m_rights, &PostRightsView::said, this, &ChartItemPanel::said);
    connect(m_rights, &PostRightsView::failed, this, &ChartItemPanel::sayProblem);
    connect(m_save, &QPushButton::clicked, this, &ChartItemPanel::save);
    connect(m_discard, &QPushButton::clicked, this, &ChartItemPanel::discard);
    connect(m_active, &QPushButton::clicked, this, &ChartItemPanel::switchActive);
    showButtons();
}

void ChartItemPanel::layOut()
{
    m_title->setProperty("role", QStringLiteral("title"));
    m_title->setObjectName(QStringLiteral("chartItem"));
    m_title->setAlignment(uikit::readingStart());
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_state->setProperty("role", QStringLiteral("muted"));
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setObjectName(QStringLiteral("chartProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_save->setProperty("role", QStringLiteral("primary"));
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_history->setAccessibleName(tr("Who changed what here"));
    m_history->setObjectName(QStringLiteral("chartHistory"));
    auto *heading = new QLabel(tr("Who changed what here"));
    heading->setProperty("role", QStringLiteral("section"));
    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_state);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_save, m_discard, m_active})
        buttons->addWidget(button);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 0, 8, 0);
    column->addLayout(top);
    column->addWidget(m_problem);
    column->addWidget(m_scroll, 1);
    column->addLayout(buttons);
    column->addWidget(m_rights);
    column->addWidget(heading);
    column->addWidget(m_history);
}

void ChartItemPanel::useForm(bool isPost)
{
    if (m_fields && m_isPost == isPost)
        return;
    m_isPost = isPost;
    m_fields = new reference::RecordFormView(form().fields, m_records);
    connect(m_fields, &reference::RecordFormView::edited, this, [this] {
        m_dirty = true;
        showButtons();
    });
    m_scroll->setWidget(m_fields);
}

void ChartItemPanel::showItem(bool isPost, const Uuid &id)
{
    useForm(isPost);
    m_id = id;
    m_isNew = false;
    m_dirty = false;
    showButtons();
    if (m_cancel)
        m_cancel();
    m_cancel = m_records.record(QLatin1String(form().type), id, this,
                                [this](const auto &line) { receive(line); });
}

void ChartItemPanel::receive(const Result<std::optional<reference::RecordLine>> &line)
{
    m_cancel = {};
    if (!line.ok())
        return sayProblem(line.error());
    if (!*line || m_dirty || m_isNew)
        return;
    m_base = (*line)->record;
    m_fields->setObject(m_base, (*line)->names);
    m_problem->hide();
    showButtons();
    m_rights->refresh();
    showHistory();
}

void ChartItemPanel::refresh()
{
    if (m_id && !m_dirty && !m_isNew)
        showItem(m_isPost, *m_id);
}

void ChartItemPanel::beginNew(bool isPost, const std::optional<Uuid> &above)
{
    if (m_cancel)
        m_cancel();
    useForm(isPost);
    SystemRandom random;
    m_id = newUuid(m_desk.now(), random);
    m_isNew = true;
    m_dirty = false;
    m_base = {{idField, m_id->toString()}, {activeField, true}};
    if (above)
        m_base.insert(QLatin1String(form().around), above->toString());
    if (isPost)
        m_base.insert(QLatin1String("head"), false);
    else
        m_base.insert(QLatin1String("level"), above ? QStringLiteral("unit") : QStringLiteral("organisation"));
    m_fields->setObject(m_base, {});
    m_history->setLines({});
    m_problem->hide();
    showButtons();
    m_fields->takeFocus();
}

void ChartItemPanel::showHistory()
{
    if (m_cancelHistory)
        m_cancelHistory();
    m_cancelHistory = m_records.history(QLatin1String(form().type), *m_id, this,
                                        [this, isPost = m_isPost](const Result<reference::HistoryOfRecord> &history) {
                                            // Where it was moved from and to is told as well: by the whole form.
                                            for (const RecordForm &whole : reference::recordForms()) {
                                                if (history.ok() && isPost == m_isPost && QLatin1String(whole.type) == QLatin1String(form().type))
                                                    m_history->setLines(reference::historyLines(whole, *history));
                                            }
                                        });
}

bool ChartItemPanel::isRead() const { return m_id && m_base.value(idField).toString() == m_id->toString(); }

void ChartItemPanel::save()
{
    if (!isRead() || !(m_dirty || m_isNew) || !m_fields->check())
        return;
    const QJsonObject typed = m_fields->object();
    if (m_isNew)
        return put(typed, tr("New in the chart: %1").arg(uikit::inUsersDigits(uikit::shown(reference::nameOf(typed)))));
    // What somebody else saved meanwhile stays, unless it is the same field.
    m_records.record(QLatin1String(form().type), *m_id, this, [this, typed, base = m_base](const auto &line) {
        QJsonObject record = line.ok() && *line ? (*line)->record : typed;
        for (const reference::RecordField &field : form().fields) {
            const QString name = QLatin1String(field.name);
            if (base.value(name) == typed.value(name))
                continue;
            if (typed.contains(name))
                record.insert(name, typed.value(name));
            else
                record.remove(name);
        }
        put(record, tr("Saved: %1").arg(uikit::inUsersDigits(uikit::shown(reference::nameOf(record)))));
    });
}

void ChartItemPanel::switchActive()
{
    if (!isRead() || m_isNew || m_dirty)
        return;
    QJsonObject record = m_base;
    const bool on = !record.value(activeField).toBool();
    record.insert(activeField, on);
    const QString name = uikit::inUsersDigits(uikit::shown(reference::nameOf(record)));
    put(record, (on ? tr("In use again: %1") : tr("Switched off: %1")).arg(name));
}

void ChartItemPanel::put(const QJsonObject &record, const QString &sentence)
{
    const QJsonObject arguments{{QStringLiteral("type"), QLatin1String(form().type)}, {QStringLiteral("record"), record}};
    m_desk.submit(reference::putRecordKind, arguments, this, [this, id = *m_id, sentence](const Result<DeskPort::Accepted> &accepted) {
        if (!accepted.ok())
            return sayProblem(accepted.error());
        m_problem->hide();
        m_dirty = false;
        m_isNew = false;
        Q_EMIT said(accepted->leftToServer ? tr("The server will decide: %1").arg(sentence) : sentence);
        Q_EMIT saved(id);
    });
}

void ChartItemPanel::discard()
{
    const bool wasNew = m_isNew;
    m_dirty = false;
    m_isNew = false;
    if (wasNew)
        Q_EMIT dropped();
    else if (m_id)
        showItem(m_isPost, *m_id);
}

void ChartItemPanel::showButtons()
{
    const bool on = m_base.value(activeField).toBool(true);
    m_title->setText(!m_id     ? QString()
                     : m_isNew ? tr("New: %1").arg(reference::labelOf(form().single))
                               : uikit::inUsersDigits(uikit::shown(reference::nameOf(m_base))));
    m_title->setToolTip(m_title->text());
    m_state->setText(m_dirty ? tr("Changed, not saved") : on ? QString() : tr("Switched off"));
    m_save->setEnabled(m_dirty || m_isNew);
    m_discard->setEnabled(m_dirty || m_isNew);
    m_active->setEnabled(isRead() && !m_isNew && !m_dirty);
    m_scroll->setEnabled(isRead());
    m_rights->setPost(m_isPost && !m_isNew && isRead() ? std::optional(organisation::PostId(*m_id)) : std::nullopt);
    // The fields are what one comes for.
    m_history->setMaximumHeight(m_history->fontMetrics().lineSpacing() * (m_isPost ? 4 : 10));
    m_active->setText(on ? tr("Switch off (Ctrl+Del)") : tr("Use again (Ctrl+Del)"));
}

void ChartItemPanel::sayProblem(const Error &error)
{
    const QString field = error.values().value(QStringLiteral("field")).toString();
    const reference::RecordField *declared = form().field(field);
    const QString sentence = uikit::errorSentence(
        declared ? error.with(QStringLiteral("field"), reference::labelOf(declared->label)) : error);
    if (m_fields && m_fields->setProblem(field, sentence))
        return;
    m_problem->setText(sentence);
    m_problem->show();
}

void ChartItemPanel::takeFocus()
{
    if (m_fields)
        m_fields->takeFocus();
}

} // namespace peygir::administration
