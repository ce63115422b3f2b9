// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/ui/record_editor.h"

#include "base/random.h"
#include "reference/core/merge_records.h"
#include "reference/core/put_record.h"
#include "reference/ui/record_form_view.h"
#include "reference/ui/record_merge_panel.h"
#include "reference/ui/record_words.h"
#include "uikit/direction.h"
#include "uikit/error_sentence.h"
#include "uikit/file_text.h"
#include "uikit/history_view.h"
#include "uikit/language.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace peygir::reference {

namespace {

const QString active = QStringLiteral("active");
const QString idField = QStringLiteral("id");

/// What the person changed, on top of what has come meanwhile.
QJsonObject merged(const QJsonObject &base, const QJsonObject &typed, const QJsonObject &now)
{
    QJsonObject record = now;
    for (const QString &name : base.keys() + typed.keys()) {
        if (base.value(name) == typed.value(name))
            continue;
        if (typed.contains(name))
            record.insert(name, typed.value(name));
        else
            record.remove(name);
    }
    return record;
}

} // namespace

RecordEditor::RecordEditor(RecordQueries &queries, DeskPort &desk, const RecordForm &form, QWidget *parent)
    : QStackedWidget(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_form(&form)
    , m_title(new QLabel)
    , m_state(new QLabel)
    , m_problem(new QLabel)
    , m_scroll(new QScrollArea)
    , m_history(new uikit::HistoryView)
    , m_save(new QPushButton(tr("Save (Ctrl+Enter)")))
    , m_discard(new QPushButton(tr("Discard changes")))
    , m_active(new QPushButton)
    , m_mergeButton(new QPushButton)
    , m_actButton(new QPushButton)
    , m_merge(new RecordMergePanel(queries, desk))
{
    addWidget(formSide());
    addWidget(m_merge);
    connect(m_save, &QPushButton::clicked, this, &RecordEditor::save);
    connect(m_discard, &QPushButton::clicked, this, &RecordEditor::discard);
    connect(m_active, &QPushButton::clicked, this, &RecordEditor::switchActive);
    connect(m_mergeButton, &QPushButton::clicked, this, &RecordEditor::mergeOrPart);
    connect(m_actButton, &QPushButton::clicked, this, &RecordEditor::beginAct);
    connect(m_merge, &RecordMergePanel::putAway, this, &RecordEditor::showForm);
    connect(m_merge, &RecordMergePanel::merged, this, [this](const QString &sentence) {
        showForm();
        Q_EMIT said(sentence);
    });
}

QWidget *RecordEditor::formSide()
{
    m_title->setProperty("role", QStringLiteral("title"));
    // A name of digits alone has no direction of its own and would stand at the far side.
    m_title->setAlignment(uikit::readingStart() | Qt::AlignAbsolute);
    m_title->setObjectName(QStringLiteral("recordTitle"));
    // A long name is cut by the width of the page and whole in its tool tip.
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_state->setProperty("role", QStringLiteral("muted"));
    m_state->setObjectName(QStringLiteral("recordState"));
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setObjectName(QStringLiteral("recordProblem"));
    m_problem->setWordWrap(true);
    m_save->setProperty("role", QStringLiteral("primary"));
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_history->setAccessibleName(tr("History of the record"));
    m_history->setMaximumHeight(m_history->fontMetrics().lineSpacing() * 8);
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(8, 8, 8, 8);
    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_state);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_save, m_discard, m_active, m_mergeButton, m_actButton})
        buttons->addWidget(button);
    buttons->addStretch();
    column->addLayout(top);
    column->addWidget(m_problem);
    column->addWidget(m_scroll, 1);
    column->addLayout(buttons);
    column->addWidget(m_history);
    return side;
}

void RecordEditor::setForm(const RecordForm &form)
{
    keepDraft();
    // What was asked for is of another type.
    for (RecordQueries::Cancel *asked : {&m_cancelRecord, &m_cancelHistory}) {
        if (*asked)
            (*asked)();
    }
    m_focusWhenShown = false;
    m_form = &form;
    m_id.clear();
    m_isNew = false;
    m_dirty = false;
    m_fields = new RecordFormView(m_form->fields, m_queries, m_files);
    connect(m_fields, &RecordFormView::edited, this, [this] {
        m_dirty = true;
        showButtons();
    });
    m_scroll->setWidget(m_fields);
    m_fields->setVisible(false);
    m_history->setLines({});
    setCurrentIndex(0);
    showButtons();
}

void RecordEditor::refresh()
{
    if (!m_id.isEmpty() && !m_isNew && !m_dirty)
        showRecord(m_id);
}

void RecordEditor::takeFocus()
{
    if (!m_fields)
        return;
    m_focusWhenShown = m_fields->isHidden();
    if (!m_focusWhenShown)
        m_fields->takeFocus();
}

void RecordEditor::showRecord(const QString &id)
{
    if (id != m_id)
        keepDraft();
    if (m_cancelRecord)
        m_cancelRecord();
    const auto parsed = Uuid::parse(QStringView(id));
    if (!parsed.ok())
        return;
    m_cancelRecord = m_queries.record(QLatin1String(m_form->type), *parsed, this,
                                      [this](const Result<std::optional<RecordLine>> &line) {
                                          if (line.ok())
                                              receive(*line);
                                          else
                                              sayProblem(line.error());
                                      });
}

void RecordEditor::receive(const std::optional<RecordLine> &line)
{
    if (!line || !m_fields)
        return;
    // What was typed since it was asked for stays; saving lays it on what is stored by then.
    if (m_dirty && !m_isNew && m_id == line->id.toString())
        return;
    m_id = line->id.toString();
    m_isNew = false;
    m_base = line->record;
    m_names = line->names;
    m_mergedInto = line->mergedInto;
    m_shownAs = line->shownAsName;
    const auto draft = m_drafts.find(m_id);
    m_dirty = draft != m_drafts.end();
    if (m_dirty) {
        for (const auto &[id, name] : draft->second.names)
            m_names.emplace(id, name);
        m_fields->setObject(merged(draft->second.base, draft->second.typed, m_base), m_names);
        m_drafts.erase(draft);
    } else {
        m_fields->setObject(m_base, m_names);
    }
    m_fields->setVisible(true);
    if (std::exchange(m_focusWhenShown, false))
        m_fields->takeFocus();
    m_problem->clear();
    showButtons();
    showHistory();
}

void RecordEditor::showHistory()
{
    if (m_cancelHistory)
        m_cancelHistory();
    const auto id = Uuid::parse(QStringView(m_id));
    if (!id.ok())
        return;
    m_cancelHistory = m_queries.history(QLatin1String(m_form->type), *id, this,
                                        [this, form = m_form](const Result<HistoryOfRecord> &history) {
                                            if (history.ok())
                                                m_history->setLines(historyLines(*form, *history));
                                        });
}

void RecordEditor::beginNew()
{
    keepDraft();
    if (m_cancelRecord)
        m_cancelRecord();
    setCurrentIndex(0);
    m_mergedInto.reset();
    m_isNew = true;
    // One that was begun and left goes on.
    const auto draft = m_drafts.find(draftKey());
    m_dirty = draft != m_drafts.end();
    if (m_dirty) {
        m_base = draft->second.base;
        m_names = draft->second.names;
        m_fields->setObject(draft->second.typed, m_names);
        m_drafts.erase(draft);
    } else {
        SystemRandom random;
        m_base = {{idField, newUuid(m_desk.now(), random).toString()}, {active, true}};
        m_names.clear();
        m_fields->setObject(m_base, m_names);
    }
    m_id = m_base.value(idField).toString();
    m_fields->setVisible(true);
    m_problem->clear();
    m_history->setLines({});
    showButtons();
    m_fields->takeFocus();
}

bool RecordEditor::isBeingMade() const
{
    return m_isNew && (m_dirty || m_fields->isAncestorOf(QApplication::focusWidget()));
}

QString RecordEditor::draftKey() const { return m_isNew ? QStringLiteral("new ") + QLatin1String(m_form->type) : m_id; }

void RecordEditor::keepDraft()
{
    if (!m_dirty || m_id.isEmpty() || !m_fields)
        return;
    m_drafts.insert_or_assign(draftKey(), Draft{m_base, m_fields->object(), m_names});
}

void RecordEditor::discard()
{
    if (m_files && m_dirty && m_fields) {
        // Nobody else may want what was chosen for it.
        for (const BlobHash &content : newContents(*m_form, m_fields->object(), m_base))
            m_files->letGo(content);
    }
    m_dirty = false;
    m_drafts.erase(draftKey());
    if (m_isNew)
        leaveNew();
    else
        showRecord(m_id);
    Q_EMIT left();
}

void RecordEditor::leaveNew()
{
    if (!m_isNew)
        return;
    if (m_dirty)
        Q_EMIT said(tr("What you began is kept. Ctrl+N goes on with it."));
    keepDraft();
    m_isNew = false;
    m_dirty = false;
    m_id.clear();
    m_problem->clear();
    m_fields->setVisible(false);
    showButtons();
    Q_EMIT newLeft();
}

void RecordEditor::save()
{
    if (!m_fields || m_id.isEmpty() || !m_fields->check())
        return;
    const QJsonObject typed = m_fields->object();
    const QJsonObject base = m_base;
    const auto parsed = Uuid::parse(QStringView(m_id));
    // What somebody else saved meanwhile stays, unless it is the same field.
    m_queries.record(QLatin1String(m_form->type), *parsed, this,
                     [this, form = m_form, typed, base](const Result<std::optional<RecordLine>> &line) {
                         const bool isThere = line.ok() && line->has_value();
                         const QJsonObject record = isThere ? merged(base, typed, (*line)->record) : typed;
                         put(*form, {record, typed}, isThere ? (*line)->record : QJsonObject(),
                             tr("Saved: %1").arg(uikit::inUsersDigits(uikit::shown(nameOf(record)))));
                     });
}

std::vector<BlobHash> RecordEditor::newContents(const RecordForm &form, const QJsonObject &record, const QJsonObject &before)
{
    std::vector<BlobHash> contents;
    for (const RecordField &field : form.fields) {
        if (field.kind != FieldKind::File)
            continue;
        const auto nameIn = [&field](const QJsonObject &object) {
            return object.value(QLatin1String(field.name)).toObject().value(QLatin1String("sha256")).toString();
        };
        const auto hash = BlobHash::parse(nameIn(record).toLatin1());
        if (hash.ok() && nameIn(before) != nameIn(record))
            contents.push_back(*hash);
    }
    return contents;
}

void RecordEditor::put(const RecordForm &form, const Saving &saving, const QJsonObject &before, const QString &sentence)
{
    const std::vector<BlobHash> contents = m_files ? newContents(form, saving.record, before) : std::vector<BlobHash>();
    const auto id = saving.record.value(idField).toString();
    sendContents(id, contents, 0, [this, &form, saving, contents, sentence] { give(form, saving, contents, sentence); });
}

/// Durable in the queue before they are named: no record may name bytes that nobody sends.
void RecordEditor::sendContents(const QString &id, const std::vector<BlobHash> &contents, size_t n, const std::function<void()> &then)
{
    if (n == contents.size())
        return then();
    m_files->send(contents[n], this, [this, id, contents, n, then](const Result<void> &queued) {
        if (!queued.ok())
            return sayRefused(id, queued.error());
        sendContents(id, contents, n + 1, then);
    });
}

void RecordEditor::sayRefused(const QString &id, const Error &error)
{
    // One may have gone on to another record, or another type, meanwhile.
    if (id == m_id)
        sayProblem(error);
    else
        Q_EMIT said(uikit::errorSentence(error));
}

void RecordEditor::give(const RecordForm &form, const Saving &saving, const std::vector<BlobHash> &contents,
                        const QString &sentence)
{
    const QString id = saving.record.value(idField).toString();
    const QJsonObject arguments{{QStringLiteral("type"), QLatin1String(form.type)}, {QStringLiteral("record"), saving.record}};
    m_desk.submit(putRecordKind, arguments, this, [this, id, saving, contents, sentence](const Result<DeskPort::Accepted> &accepted) {
        if (!accepted.ok())
            return sayRefused(id, accepted.error());
        for (const BlobHash &content : contents)
            m_files->named(content);
        settleDrafts(id, saving);
        const bool isShown = id == m_id;
        // What was typed since then waits to be saved as well.
        const bool isMore = isShown && m_fields->object() != saving.typed;
        if (isShown) {
            m_dirty = isMore;
            m_isNew = false;
            // Not what came of it: what others changed in other fields meanwhile is no typing of this person.
            m_base = saving.typed;
            m_problem->clear();
        }
        Q_EMIT saved(id);
        if (isMore) {
            showButtons();
            showHistory();
        } else if (isShown) {
            showRecord(id);
            Q_EMIT left();
        }
        Q_EMIT said(accepted->leftToServer ? tr("The server will decide: %1").arg(sentence) : sentence);
    });
}

/// Whoever has gone on to another record may have typed more into this one before: that is laid on what is saved now.
void RecordEditor::settleDrafts(const QString &id, const Saving &saving)
{
    const auto isOfIt = [&id](const auto &draft) { return draft.second.base.value(idField).toString() == id; };
    const auto found = std::find_if(m_drafts.begin(), m_drafts.end(), isOfIt);
    if (found == m_drafts.end())
        return;
    Draft draft = std::move(found->second);
    m_drafts.erase(found);
    if (draft.typed == saving.typed)
        return;
    draft.base = saving.typed;
    m_drafts.insert_or_assign(id, std::move(draft));
}

void RecordEditor::switchActive()
{
    // A key comes also where the button is grey.
    if (!m_active->isEnabled())
        return;
    QJsonObject record = m_base;
    const bool on = !record.value(active).toBool();
    record.insert(active, on);
    const QString name = uikit::inUsersDigits(uikit::shown(nameOf(record)));
    put(*m_form, {record, m_fields->object()}, m_base, (on ? tr("In use again: %1") : tr("Switched off: %1")).arg(name));
}

void RecordEditor::mergeOrPart()
{
    if (!m_mergeButton->isEnabled())
        return;
    if (!m_mergedInto) {
        setCurrentWidget(m_merge);
        m_merge->begin(*m_form, m_base);
        return;
    }
    const QString name = uikit::inUsersDigits(uikit::shown(nameOf(m_base)));
    const QJsonObject arguments{{QStringLiteral("type"), QLatin1String(m_form->type)},
                                {QStringLiteral("kept"), m_mergedInto->toString()},
                                {QStringLiteral("merged"), m_id}};
    m_desk.submit(PartRecords::kind, arguments, this, [this, name](const Result<DeskPort::Accepted> &accepted) {
        if (!accepted.ok())
            return sayProblem(accepted.error());
        m_problem->clear();
        Q_EMIT said((accepted->leftToServer ? tr("The server will decide: %1") : tr("Stands for itself again: %1")).arg(name));
    });
}

void RecordEditor::addAct(RecordAct act)
{
    addWidget(act.panel);
    m_acts.push_back(std::move(act));
    showButtons();
}

void RecordEditor::showForm()
{
    setCurrentIndex(0);
    Q_EMIT left();
}

const RecordAct *RecordEditor::act() const
{
    const auto found = std::find_if(m_acts.begin(), m_acts.end(),
                                    [this](const RecordAct &one) { return one.type == m_form->type; });
    return found == m_acts.end() ? nullptr : &*found;
}

void RecordEditor::beginAct()
{
    const RecordAct *found = act();
    const auto id = Uuid::parse(QStringView(m_id));
    if (!found || !m_actButton->isEnabled() || !id.ok())
        return;
    setCurrentWidget(found->panel);
    found->begin(*id, uikit::inUsersDigits(uikit::shown(nameOf(m_base))));
}

void RecordEditor::showButtons()
{
    const bool one = !m_id.isEmpty();
    const bool on = m_base.value(active).toBool(true);
    m_title->setText(!one      ? labelOf(m_form->title)
                     : m_isNew ? tr("New: %1").arg(labelOf(m_form->single))
                               : uikit::inUsersDigits(uikit::shown(nameOf(m_base))));
    m_title->setToolTip(m_title->text());
    const bool merged = one && !m_isNew && m_mergedInto;
    m_state->setText(!one      ? QString()
                     : m_dirty ? tr("Changed, not saved")
                     : merged  ? tr("Shown as “%1”").arg(uikit::inUsersDigits(uikit::shown(m_shownAs)))
                     : on      ? QString()
                               : tr("Switched off"));
    m_save->setEnabled(one && m_dirty);
    m_discard->setEnabled(one && (m_dirty || m_isNew));
    m_active->setEnabled(one && !m_isNew && !m_dirty && !merged);
    m_mergeButton->setVisible(m_form->isMergeable);
    m_mergeButton->setEnabled(m_form->isMergeable && one && !m_isNew && !m_dirty);
    m_mergeButton->setText(merged ? tr("Part the two (Ctrl+M)") : tr("Merge… (Ctrl+M)"));
    m_actButton->setVisible(act());
    m_actButton->setEnabled(one && !m_isNew && !m_dirty);
    if (act())
        m_actButton->setText(tr("%1 (Ctrl+L)").arg(act()->name));
    m_active->setText(on ? tr("Switch off (Ctrl+D)") : tr("Use again (Ctrl+D)"));
}

void RecordEditor::sayProblem(const Error &error)
{
    const QString field = error.values().value(QStringLiteral("field")).toString();
    const RecordField *declared = m_form->field(field);
    const Error told = declared ? error.with(QStringLiteral("field"), labelOf(declared->label)) : error;
    const QString sentence = told.id().startsWith("files.") ? uikit::fileSentence(told) : uikit::errorSentence(told);
    if (!m_fields || !m_fields->setProblem(field, sentence))
        m_problem->setText(sentence);
}

} // namespace peygir::reference
