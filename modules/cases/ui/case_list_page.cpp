// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/case_list_page.h"

#include "uikit/empty_state.h"
#include "uikit/paged_list_model.h"
#include "uikit/persian_line_edit.h"
#include "uikit/row_delegate.h"
#include "uikit/row_list_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <utility>

namespace peygir::cases {

CaseListPage::CaseListPage(CaseQueries &queries, const DeskPort &desk, CaseList list, const QString &title,
                           const QString &emptySentence, const QString &emptyHowTo, QWidget *parent)
    : QWidget(parent)
    , m_provider(new CaseRowProvider(queries, desk, list, this))
    , m_model(new uikit::PagedListModel(*m_provider, this))
    , m_view(new uikit::RowListView(this))
    , m_filter(new uikit::PersianLineEdit(this))
    , m_count(new QLabel(this))
    , m_stack(new QStackedLayout)
{
    auto *heading = new QLabel(title, this);
    heading->setProperty("role", QStringLiteral("title"));
    m_filter->setPlaceholderText(tr("Filter by code, subject or place"));
    m_filter->setAccessibleName(tr("Filter of %1").arg(title));
    m_filter->setClearButtonEnabled(true);
    m_view->setRows(*m_model, *new uikit::RowDelegate(uikit::RowLines::Two, m_view));
    m_view->setAccessibleName(title);
    // Who comes back to the list from the file goes on with the arrows.
    setFocusProxy(m_view);
    m_stack->addWidget(m_view);
    m_stack->addWidget(new uikit::EmptyState(QStringLiteral("inbox"), emptySentence, emptyHowTo, this));

    auto *top = new QHBoxLayout;
    top->addWidget(heading);
    top->addStretch();
    top->addWidget(m_count);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addLayout(top);
    column->addWidget(m_filter);
    column->addLayout(m_stack, 1);

    m_filterSoon.setSingleShot(true);
    m_filterSoon.setInterval(120);
    connect(m_filter, &QLineEdit::textChanged, this, [this] { m_filterSoon.start(); });
    connect(&m_filterSoon, &QTimer::timeout, this, [this] {
        m_provider->setText(m_filter->text());
        m_model->reload();
    });
    connect(m_filter, &QLineEdit::returnPressed, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_view, &uikit::RowListView::typed, this, [this](const QString &text) {
        m_filter->setFocus();
        // As the field itself would spell a letter that is typed into it.
        m_filter->insert(uikit::spelledAsStored(text, persian::Lines::One));
    });
    connect(m_view, &uikit::RowListView::currentIdChanged, this, &CaseListPage::currentChanged);
    connect(m_view, &uikit::RowListView::opened, this, &CaseListPage::opened);
    connect(m_model, &uikit::PagedListModel::totalChanged, this, &CaseListPage::showCount);
    showCount();
}

void CaseListPage::refresh()
{
    // Five hidden lists asking before the one that is looked at would make it late.
    m_changedUnseen = !isVisible();
    if (!m_changedUnseen)
        m_model->refresh();
}

void CaseListPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_changedUnseen, false))
        m_model->refresh();
}

void CaseListPage::takeFocus() { m_view->setFocus(); }

QString CaseListPage::currentCase() const { return m_view->currentId(); }

void CaseListPage::filterBy(const QString &text) { m_filter->setText(text); }

void CaseListPage::select(const QString &caseId) { m_view->setCurrentId(caseId); }

void CaseListPage::showCount()
{
    m_count->setText(m_model->isCounted() ? m_model->countText() : QString());
    const bool empty = m_model->isCounted() && m_model->total().rows == 0 && m_filter->text().isEmpty();
    m_stack->setCurrentIndex(empty ? 1 : 0);
}

} // namespace peygir::cases
