// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/ui/records_page.h"

#include "base/random.h"
#include "reference/core/merge_records.h"
#include "reference/core/put_record.h"
#include "reference/ui/csv_panel.h"
#include "reference/ui/record_form_view.h"
#include "reference/ui/record_merge_panel.h"
#include "reference/ui/record_providers.h"
#include "reference/ui/record_table.h"
#include "reference/ui/record_words.h"
#include "uikit/direction.h"
#include "uikit/error_sentence.h"
#include "uikit/history_view.h"
#include "uikit/icons.h"
#include "uikit/language.h"
#include "uikit/paged_list_model.h"
#include "uikit/persian_line_edit.h"
#include "uikit/row_delegate.h"
#include "uikit/row_list_view.h"
#include "uikit/times.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

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

RecordsPage::RecordsPage(RecordQueries &queries, DeskPort &desk, std::vector<RecordForm> forms, QWidget *parent)
    : QWidget(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_forms(std::move(forms))
    , m_provider(new RecordRowProvider(queries, this))
    , m_model(nullptr)
    , m_types(new QComboBox)
    , m_search(new uikit::PersianLineEdit)
    , m_inactive(new QCheckBox(tr("Also those switched off")))
    , m_count(new QLabel)
    , m_view(new uikit::RowListView)
    , m_beside(new QStackedWidget)
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
    , m_csv(new CsvPanel(queries, desk))
    , m_merge(new RecordMergePanel(queries, desk))
{
    m_form = &m_forms.front();
    m_provider->setForm(*m_form);
    m_model = new uikit::PagedListModel(*m_provider, this);
    auto *splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(listSide());
    splitter->addWidget(formSide());
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(8, 8, 8, 8);
    page->addWidget(splitter);

    m_searchSoon.setSingleShot(true);
    m_searchSoon.setInterval(120);
    connect(m_types, &QComboBox::currentIndexChanged, this, &RecordsPage::showType);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_searchSoon.start(); });
    connect(m_search, &QLineEdit::returnPressed, m_view, qOverload<>(&QWidget::setFocus));
    connect(&m_searchSoon, &QTimer::timeout, this, [this] {
        m_provider->setText(m_search->text());
        m_model->reload();
    });
    connect(m_inactive, &QCheckBox::toggled, this, [this](bool too) {
        m_provider->setInactiveToo(too);
        m_model->reload();
    });
    connect(m_model, &uikit::PagedListModel::totalChanged, this,
            [this] { m_count->setText(m_model->isCounted() ? m_model->countText() : QString()); });
    connect(m_view, &uikit::RowListView::typed, this, [this](const QString &text) {
        m_search->setFocus();
        m_search->insert(text);
    });
    connect(m_view, &uikit::RowListView::currentIdChanged, this, [this](const QString &id) {
        if (!m_wanted.isEmpty() && m_view->setCurrentId(m_wanted)) {
            // It may come to the list long after the form has shown another one.
            const QString wanted = std::exchange(m_wanted, QString());
            if (!wanted.isEmpty() && wanted != m_id && !isBeingMade())
                showRecord(wanted);
        } else if (!id.isEmpty() && !isBeingMade()) {
            showRecord(id);
        }
    });
    connect(m_view, &uikit::RowListView::opened, this, [this] {
        if (m_fields)
            m_fields->takeFocus();
    });
    connect(m_save, &QPushButton::clicked, this, &RecordsPage::save);
    connect(m_discard, &QPushButton::clicked, this, &RecordsPage::discard);
    connect(m_active, &QPushButton::clicked, this, &RecordsPage::switchActive);
    connect(m_mergeButton, &QPushButton::clicked, this, &RecordsPage::mergeOrPart);
    connect(m_actButton, &QPushButton::clicked, this, &RecordsPage::beginAct);
    const auto back = [this] { showForm(); };
    connect(m_csv, &CsvPanel::putAway, this, back);
    connect(m_merge, &RecordMergePanel::putAway, this, back);
    connect(m_merge, &RecordMergePanel::merged, this, [this, back](const QString &sentence) {
        back();
        Q_EMIT said(sentence);
    });
    connect(m_csv, &CsvPanel::finished, this, &RecordsPage::said);
    connect(&desk, &DeskPort::rowsChanged, this, &RecordsPage::refresh);
}

QWidget *RecordsPage::listSide()
{
    m_types->setAccessibleName(tr("Type of records"));
    m_types->view()->setAccessibleName(m_types->accessibleName());
    m_types->setObjectName(QStringLiteral("recordTypes"));
    m_inactive->setObjectName(QStringLiteral("recordsInactive"));
    m_search->setPlaceholderText(tr("Any part of the name"));
    m_search->setAccessibleName(tr("Search in the list"));
    m_search->setObjectName(QStringLiteral("recordSearch"));
    m_search->setClearButtonEnabled(true);
    m_view->setRows(*m_model, *new uikit::RowDelegate(uikit::RowLines::Two, m_view));
    m_view->setAccessibleName(tr("Records"));
    m_view->setObjectName(QStringLiteral("records"));
    auto *create = new QPushButton(uikit::icon(QStringLiteral("plus")), tr("New (Ctrl+N)"));
    auto *bringIn = new QPushButton(tr("From a file (Ctrl+I)"));
    auto *writeOut = new QPushButton(tr("To a file (Ctrl+E)"));
    connect(create, &QPushButton::clicked, this, &RecordsPage::beginNew);
    connect(bringIn, &QPushButton::clicked, this, [this] {
        m_beside->setCurrentWidget(m_csv);
        m_csv->begin(*m_form);
    });
    connect(writeOut, &QPushButton::clicked, this, &RecordsPage::exportCsv);
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(8, 8, 8, 8);
    auto *top = new QHBoxLayout;
    top->addWidget(m_types, 1);
    top->addWidget(m_count);
    auto *find = new QHBoxLayout;
    find->addWidget(m_search, 1);
    find->addWidget(m_inactive);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {create, bringIn, writeOut})
        buttons->addWidget(button);
    column->addLayout(top);
    column->addLayout(find);
    column->addWidget(m_view, 1);
    column->addLayout(buttons);
    return side;
}

QWidget *RecordsPage::formSide()
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
    m_beside->addWidget(side);
    m_beside->addWidget(m_csv);
    m_beside->addWidget(m_merge);
    return m_beside;
}

void RecordsPage::setVerbs(const std::vector<QByteArray> &verbs)
{
    if (verbs == m_verbs)
        return;
    m_verbs = verbs;
    const QString shown = m_types->currentData().toString();
    const QSignalBlocker blocker(m_types);
    m_types->clear();
    for (const RecordForm &form : m_forms) {
        if (std::find(verbs.begin(), verbs.end(), QByteArray(form.verb.id)) != verbs.end())
            m_types->addItem(uikit::icon(QLatin1String(form.icon)), labelOf(form.title), QLatin1String(form.type));
    }
    m_types->setCurrentIndex(std::max(0, m_types->findData(shown)));
    if (m_types->currentData().toString() != shown)
        showType();
}

void RecordsPage::showType()
{
    keepDraft();
    const QString type = m_types->currentData().toString();
    for (const RecordForm &form : m_forms) {
        if (type == QLatin1String(form.type))
            m_form = &form;
    }
    m_id.clear();
    m_isNew = false;
    m_dirty = false;
    m_wanted.clear();
    m_fields = new RecordFormView(m_form->fields, m_queries);
    connect(m_fields, &RecordFormView::edited, this, [this] {
        m_dirty = true;
        showButtons();
    });
    m_scroll->setWidget(m_fields);
    m_fields->setVisible(false);
    m_history->setLines({});
    m_beside->setCurrentIndex(0);
    m_provider->setForm(*m_form);
    m_search->clear();
    m_searchSoon.stop();
    m_provider->setText({});
    m_model->reload();
    showButtons();
}

bool RecordsPage::offers(const QString &type) const { return m_types->findData(type) >= 0; }

void RecordsPage::openType(const QString &type, const QString &id)
{
    if (!offers(type))
        return;
    m_types->setCurrentIndex(m_types->findData(type));
    if (id.isEmpty() || isBeingMade())
        return;
    m_wanted = m_view->setCurrentId(id) ? QString() : id;
    showRecord(id);
}

void RecordsPage::beginNewOf(const QString &type)
{
    if (!offers(type))
        return;
    openType(type);
    beginNew();
}

void RecordsPage::refresh()
{
    m_model->refresh();
    if (!m_id.isEmpty() && !m_isNew && !m_dirty)
        showRecord(m_id);
}

void RecordsPage::takeFocus() { m_view->setFocus(); }

void RecordsPage::showRecord(const QString &id)
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

void RecordsPage::receive(const std::optional<RecordLine> &line)
{
    if (!line || !m_fields)
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
    m_problem->clear();
    showButtons();
    showHistory();
}

void RecordsPage::showHistory()
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

void RecordsPage::beginNew()
{
    keepDraft();
    if (m_cancelRecord)
        m_cancelRecord();
    m_beside->setCurrentIndex(0);
    m_mergedInto.reset();
    m_wanted.clear();
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

bool RecordsPage::isBeingMade() const
{
    return m_isNew && (m_dirty || m_fields->isAncestorOf(QApplication::focusWidget()));
}

QString RecordsPage::draftKey() const { return m_isNew ? QStringLiteral("new ") + QLatin1String(m_form->type) : m_id; }

void RecordsPage::keepDraft()
{
    if (!m_dirty || m_id.isEmpty() || !m_fields)
        return;
    m_drafts.insert_or_assign(draftKey(), Draft{m_base, m_fields->object(), m_names});
}

void RecordsPage::discard()
{
    m_dirty = false;
    m_drafts.erase(draftKey());
    if (m_isNew) {
        m_isNew = false;
        m_id.clear();
        m_fields->setVisible(false);
        showButtons();
        if (!m_view->currentId().isEmpty())
            showRecord(m_view->currentId());
    } else {
        showRecord(m_id);
    }
    m_view->setFocus();
}

void RecordsPage::save()
{
    if (!m_fields || m_id.isEmpty() || !m_fields->check())
        return;
    const QJsonObject typed = m_fields->object();
    const QJsonObject base = m_base;
    const QString id = m_id;
    const auto parsed = Uuid::parse(QStringView(id));
    // What somebody else saved meanwhile stays, unless it is the same field.
    m_queries.record(QLatin1String(m_form->type), *parsed, this,
                     [this, typed, base](const Result<std::optional<RecordLine>> &line) {
                         const bool isThere = line.ok() && line->has_value();
                         const QJsonObject record = isThere ? merged(base, typed, (*line)->record) : typed;
                         put(record, tr("Saved: %1").arg(uikit::inUsersDigits(uikit::shown(nameOf(record)))));
                     });
}

void RecordsPage::put(const QJsonObject &record, const QString &sentence)
{
    const QString id = record.value(idField).toString();
    const QJsonObject arguments{{QStringLiteral("type"), QLatin1String(m_form->type)},
                                {QStringLiteral("record"), record}};
    m_desk.submit(putRecordKind, arguments, this, [this, id, sentence](const Result<DeskPort::Accepted> &accepted) {
        if (!accepted.ok()) {
            sayProblem(accepted.error());
            return;
        }
        m_drafts.erase(id);
        if (id == m_id) {
            m_dirty = false;
            m_isNew = false;
            m_wanted = id;
            m_problem->clear();
        }
        m_model->refresh();
        showRecord(id);
        m_view->setFocus();
        Q_EMIT said(accepted->leftToServer ? tr("The server will decide: %1").arg(sentence) : sentence);
    });
}

void RecordsPage::switchActive()
{
    // A key comes also where the button is grey.
    if (!m_active->isEnabled())
        return;
    QJsonObject record = m_base;
    const bool on = !record.value(active).toBool();
    record.insert(active, on);
    const QString name = uikit::inUsersDigits(uikit::shown(nameOf(record)));
    put(record, (on ? tr("In use again: %1") : tr("Switched off: %1")).arg(name));
}

void RecordsPage::mergeOrPart()
{
    if (!m_mergeButton->isEnabled())
        return;
    if (!m_mergedInto) {
        m_beside->setCurrentWidget(m_merge);
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

void RecordsPage::addAct(RecordAct act)
{
    m_beside->addWidget(act.panel);
    m_acts.push_back(std::move(act));
    showButtons();
}

void RecordsPage::showForm()
{
    m_beside->setCurrentIndex(0);
    m_view->setFocus();
}

const RecordsPage::RecordAct *RecordsPage::act() const
{
    const auto found = std::find_if(m_acts.begin(), m_acts.end(),
                                    [this](const RecordAct &one) { return one.type == m_form->type; });
    return found == m_acts.end() ? nullptr : &*found;
}

void RecordsPage::beginAct()
{
    const RecordAct *found = act();
    const auto id = Uuid::parse(QStringView(m_id));
    if (!found || !m_actButton->isEnabled() || !id.ok())
        return;
    m_beside->setCurrentWidget(found->panel);
    found->begin(*id, uikit::inUsersDigits(uikit::shown(nameOf(m_base))));
}

void RecordsPage::exportCsv()
{
    const QString file = QFileDialog::getSaveFileName(
        this, tr("To a file"), QDir::homePath() + u'/' + QLatin1String(m_form->type) + QStringLiteral(".csv"),
        QStringLiteral("CSV (*.csv);;Excel (*.xlsx)"));
    if (file.isEmpty())
        return;
    m_queries.writeCsv(*m_form, m_provider->wish(), file, csvWords(*m_form), this,
                       [this, file](const Result<qint64> &rows) {
                           if (!rows.ok())
                               return sayProblem(rows.error());
                           m_desk.looked(LookAct::Exported, std::nullopt,
                                         QLatin1String(m_form->type) + u'.' + QFileInfo(file).suffix());
                           Q_EMIT said(tr("%Ln record(s) written.", nullptr, int(*rows)));
                       });
}

QList<paper::OutOffer> RecordsPage::outOffers()
{
    if (!m_form)
        return {};
    const QString name = labelOf(m_form->title);
    const QString type = QLatin1String(m_form->type);
    const auto make = [this, form = m_form, wish = m_provider->wish()](QObject *, const paper::OutOffer::Done &done) {
        QStringList lines;
        if (!wish.text.isEmpty())
            lines += tr("Search: %1").arg(wish.text);
        if (wish.inactiveToo)
            lines += tr("With those that are switched off");
        lines += tr("Written at %1").arg(uikit::timeText(m_desk.now()));
        done(paper::OutThing{std::make_shared<RecordTable>(m_queries, *form, wish, lines)});
    };
    const auto note = [this, type](const paper::OutTarget &target, qint64 rows) {
        const auto act = target.form == paper::OutTarget::Form::Printer ? LookAct::Printed : LookAct::Exported;
        m_desk.looked(act, std::nullopt, QStringLiteral("%1 %2 %3").arg(type, paper::wordOf(target.form)).arg(rows));
    };
    return {{name, make, note}};
}

void RecordsPage::showButtons()
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

void RecordsPage::sayProblem(const Error &error)
{
    const QString field = error.values().value(QStringLiteral("field")).toString();
    const RecordField *declared = m_form->field(field);
    const Error told = declared ? error.with(QStringLiteral("field"), labelOf(declared->label)) : error;
    const QString sentence = uikit::errorSentence(told);
    if (!m_fields || !m_fields->setProblem(field, sentence))
        m_problem->setText(sentence);
}

void RecordsPage::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers() == Qt::ControlModifier;
    if (event->key() == Qt::Key_Escape && !m_view->hasFocus())
        m_view->setFocus();
    else if (control && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        save();
    else if (control && event->key() == Qt::Key_N)
        beginNew();
    else if (control && event->key() == Qt::Key_D)
        switchActive();
    else if (control && event->key() == Qt::Key_M)
        mergeOrPart();
    else if (control && event->key() == Qt::Key_L)
        beginAct();
    else if (control && event->key() == Qt::Key_E)
        exportCsv();
    else if (control && event->key() == Qt::Key_I) {
        m_beside->setCurrentWidget(m_csv);
        m_csv->begin(*m_form);
    } else
        QWidget::keyPressEvent(event);
}

} // namespace peygir::reference
