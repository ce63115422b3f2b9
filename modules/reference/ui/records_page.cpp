// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/ui/records_page.h"

#include "reference/ui/csv_panel.h"
#include "reference/ui/record_providers.h"
#include "reference/ui/record_table.h"
#include "reference/ui/record_words.h"
#include "uikit/icons.h"
#include "uikit/paged_list_model.h"
#include "uikit/persian_line_edit.h"
#include "uikit/row_delegate.h"
#include "uikit/row_list_view.h"
#include "uikit/times.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <utility>

namespace peygir::reference {

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
    , m_editor(new RecordEditor(queries, desk, m_forms.front()))
    , m_csv(new CsvPanel(queries, desk))
{
    m_form = &m_forms.front();
    m_provider->setForm(*m_form);
    m_model = new uikit::PagedListModel(*m_provider, this);
    auto *splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(listSide());
    m_editor->addWidget(m_csv);
    splitter->addWidget(m_editor);
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
            if (!wanted.isEmpty() && wanted != m_editor->shownRecord() && !m_editor->isBeingMade())
                m_editor->showRecord(wanted);
        } else if (!id.isEmpty() && !m_editor->isBeingMade()) {
            m_editor->showRecord(id);
        }
    });
    connect(m_view, &uikit::RowListView::opened, m_editor, &RecordEditor::takeFocus);
    connect(m_editor, &RecordEditor::left, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_editor, &RecordEditor::newLeft, this, [this] {
        if (!m_view->currentId().isEmpty())
            m_editor->showRecord(m_view->currentId());
    });
    connect(m_editor, &RecordEditor::saved, this, [this](const QString &id) {
        if (id == m_editor->shownRecord())
            m_wanted = id;
        m_model->refresh();
    });
    connect(m_editor, &RecordEditor::said, this, &RecordsPage::said);
    connect(m_csv, &CsvPanel::putAway, this, &RecordsPage::showForm);
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
    connect(bringIn, &QPushButton::clicked, this, &RecordsPage::bringIn);
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

void RecordsPage::setVerbs(const std::vector<QByteArray> &verbs)
{
    if (verbs == m_verbs)
        return;
    m_verbs = verbs;
    const QString shown = m_types->currentData().toString();
    const QSignalBlocker blocker(m_types);
    m_types->clear();
    for (const RecordForm &form : m_forms) {
        const auto has = [&verbs](const Verb &verb) { return std::find(verbs.begin(), verbs.end(), QByteArray(verb.id)) != verbs.end(); };
        if (has(form.verb) || (form.otherVerb && has(*form.otherVerb)))
            m_types->addItem(uikit::icon(QLatin1String(form.icon)), labelOf(form.title), QLatin1String(form.type));
    }
    m_types->setCurrentIndex(std::max(0, m_types->findData(shown)));
    if (m_types->currentData().toString() != shown)
        showType();
}

void RecordsPage::showType()
{
    const QString type = m_types->currentData().toString();
    for (const RecordForm &form : m_forms) {
        if (type == QLatin1String(form.type))
            m_form = &form;
    }
    m_wanted.clear();
    m_editor->setForm(*m_form);
    m_provider->setForm(*m_form);
    m_search->clear();
    m_searchSoon.stop();
    m_provider->setText({});
    m_view->forgetCurrent();
    m_model->reload();
}

bool RecordsPage::offers(const QString &type) const { return m_types->findData(type) >= 0; }

void RecordsPage::openType(const QString &type, const QString &id)
{
    if (!offers(type))
        return;
    m_types->setCurrentIndex(m_types->findData(type));
    if (id.isEmpty() || m_editor->isBeingMade())
        return;
    m_wanted = m_view->setCurrentId(id) ? QString() : id;
    m_editor->showRecord(id);
}

void RecordsPage::search(const QString &text)
{
    m_search->setText(text);
    m_view->setFocus();
}

void RecordsPage::beginNewOf(const QString &type)
{
    if (!offers(type))
        return;
    openType(type);
    beginNew();
}

void RecordsPage::setFiles(FilePort &files) { m_editor->setFiles(files); }

void RecordsPage::refresh()
{
    m_model->refresh();
    m_editor->refresh();
}

void RecordsPage::takeFocus() { m_view->setFocus(); }

void RecordsPage::addAct(RecordAct act) { m_editor->addAct(std::move(act)); }

void RecordsPage::showForm() { m_editor->showForm(); }

void RecordsPage::beginNew()
{
    m_wanted.clear();
    m_editor->beginNew();
}

void RecordsPage::bringIn()
{
    m_editor->setCurrentWidget(m_csv);
    m_csv->begin(*m_form);
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
                               return m_editor->sayProblem(rows.error());
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

void RecordsPage::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers() == Qt::ControlModifier;
    if (event->key() == Qt::Key_Escape && !m_view->hasFocus()) {
        m_view->setFocus();
        m_editor->leaveNew();
    } else if (control && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        m_editor->save();
    } else if (control && event->key() == Qt::Key_N) {
        beginNew();
    } else if (control && event->key() == Qt::Key_D) {
        m_editor->switchActive();
    } else if (control && event->key() == Qt::Key_M) {
        m_editor->mergeOrPart();
    } else if (control && event->key() == Qt::Key_L) {
        m_editor->beginAct();
    } else if (control && event->key() == Qt::Key_E) {
        exportCsv();
    } else if (control && event->key() == Qt::Key_I) {
        bringIn();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace peygir::reference
