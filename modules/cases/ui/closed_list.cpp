// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/closed_list.h"

#include "cases/ui/case_table.h"
#include "cases/ui/closed_rows.h"
#include "cases/ui/shown.h"
#include "uikit/error_sentence.h"
#include "uikit/help_topic.h"
#include "uikit/language.h"
#include "uikit/paged_list_model.h"
#include "uikit/row_delegate.h"
#include "uikit/row_list_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>
#include <QVBoxLayout>

namespace peygir::cases {

namespace {

/// Sentences of their own where what one can do differs from what the same error asks for elsewhere.
QString sentenceOf(const Error &error)
{
    if (error.id() == "front.unreachable" || error.id() == "front.timeout")
        return ClosedList::tr("The server cannot be reached now. What this desk keeps is still here; ask again when the line is "
                              "back.");
    if (error.id() == "front.sign_in_needed")
        return ClosedList::tr("The server no longer knows this desk. Sign in again, then ask.");
    if (error.id() == "front.status" || error.id() == "front.unknown")
        return ClosedList::tr("The server cannot answer this now. Ask again in a moment.");
    if (error.id() == "sync.query_unknown")
        return ClosedList::tr("This server gives no lists yet: it must be brought up to date.");
    if (error.id() == "sync.queries.too_many")
        return ClosedList::tr("You have asked for very many cases. Ask again in a minute.");
    return uikit::errorSentence(error);
}

} // namespace

ClosedList::ClosedList(ClosedLists &lists, const DeskPort &desk, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_rows(new ClosedRows(lists, desk, this))
    , m_model(new uikit::PagedListModel(*m_rows, this, uikit::PagedListModel::Begin::WhenAsked))
    , m_view(new uikit::RowListView(this))
    , m_sentence(new QLabel(this))
    , m_year(new QComboBox(this))
    , m_again(new QPushButton(tr("Ask again"), this))
    , m_back(new QPushButton(tr("Back to this desk (Esc)"), this))
{
    uikit::setHelpTopic(*this, QStringLiteral("list.closed"));
    m_view->setAccessibleName(tr("%1, from the server").arg(name));
    layOut();
    connect(m_rows, &ClosedRows::begun, this, &ClosedList::offerYears);
    connect(m_rows, &ClosedRows::moved, this, &ClosedList::say);
    connect(m_model, &uikit::PagedListModel::failed, this, [this](const Error &error) {
        m_problem = error;
        say();
    });
    connect(m_model, &uikit::PagedListModel::totalChanged, this, [this] {
        say();
        Q_EMIT countChanged();
    });
    // Nothing can be done with many of them.
    connect(m_model, &uikit::PagedListModel::marksChanged, m_model, &uikit::PagedListModel::clearMarks);
    connect(m_view, &uikit::RowListView::currentIdChanged, this, &ClosedList::currentChanged);
    connect(m_view, &uikit::RowListView::opened, this, &ClosedList::opened);
    connect(m_view, &uikit::RowListView::typed, this, &ClosedList::typed);
    connect(m_year, &QComboBox::currentIndexChanged, this, &ClosedList::askOfYear);
    connect(m_again, &QPushButton::clicked, this, &ClosedList::again);
    connect(m_back, &QPushButton::clicked, this, &ClosedList::backWanted);
    setFocusProxy(m_view);
    offerYears({});
}

void ClosedList::layOut()
{
    m_view->setRows(*m_model, *new uikit::RowDelegate(uikit::RowLines::Two, m_view));
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setAccessibleName(tr("Where the list comes from"));
    m_year->setAccessibleName(tr("Year of closing"));
    auto *top = new QHBoxLayout;
    top->addWidget(m_sentence, 1);
    top->addWidget(m_year, 0, Qt::AlignTop);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_back);
    bottom->addWidget(m_again);
    bottom->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(top);
    column->addWidget(m_view, 1);
    column->addLayout(bottom);
}

void ClosedList::ask(const ClosedAsked &asked)
{
    m_asked = asked;
    askOfYear();
}

void ClosedList::askOfYear()
{
    if (!m_asked)
        return;
    const int year = m_year->currentData().toInt();
    m_asked->year = year > 0 ? std::optional(year) : std::nullopt;
    again();
}

void ClosedList::again()
{
    m_problem.reset();
    m_rows->setAsked(m_asked);
    m_model->reload();
    say();
}

void ClosedList::stop()
{
    m_asked.reset();
    m_problem.reset();
    m_rows->setAsked({});
    m_model->reload();
}

void ClosedList::offerYears(const std::vector<int> &years)
{
    // Those of an earlier answer stay: a year that is chosen must not go from under the keyboard.
    const QSignalBlocker still(m_year);
    if (m_year->count() == 0)
        m_year->addItem(tr("All years"), 0);
    for (const int year : years) {
        if (m_year->findData(year) < 0)
            m_year->addItem(uikit::inUsersDigits(QString::number(year)), year);
    }
}

void ClosedList::takeFocus() { m_view->setFocus(); }

QString ClosedList::currentCase() const { return m_view->currentId(); }

QString ClosedList::countText() const { return m_model->isCounted() ? m_model->countText() : QString(); }

std::optional<sheets::TableHead> ClosedList::outHead(const QString &title) const
{
    if (!m_rows->at())
        return {};
    sheets::TableHead head{title, {tr("From the server, as it was at %1").arg(shownTime(*m_rows->at()))}, caseColumns()};
    if (m_year->currentIndex() > 0)
        head.lines += m_year->currentText();
    head.lines += m_rows->isComplete() ? tr("%Ln case(s), all that the server shows", nullptr, int(m_rows->lines().size()))
                                       : tr("%Ln case(s) that were fetched so far; the list goes on", nullptr, int(m_rows->lines().size()));
    return head;
}

std::vector<sheets::Row> ClosedList::outRows() const
{
    std::vector<sheets::Row> rows;
    for (const CaseLine &line : m_rows->lines())
        rows.push_back(caseRow(line));
    return rows;
}

void ClosedList::say()
{
    const char *role = "muted";
    QString sentence;
    if (m_problem) {
        sentence = sentenceOf(*m_problem);
        role = "problem";
    } else if (!m_rows->at()) {
        sentence = tr("The server is being asked…");
    } else if (m_model->isCounted() && m_model->total() == uikit::RowCount{0, true}) {
        sentence = tr("The server shows no closed case here.");
    } else {
        sentence = tr("From the server, %1: closed cases, the latest first.").arg(shownTime(*m_rows->at()));
        if (m_rows->isCut())
            sentence += u' ' + tr("There are more than can be listed: choose a year or a filter.");
        else if (m_rows->isAsking())
            sentence += u' ' + tr("More are being asked for…");
    }
    m_again->setVisible(m_problem.has_value());
    if (sentence == m_sentence->text())
        return;
    m_sentence->setText(sentence);
    m_sentence->setProperty("role", QLatin1String(role));
    m_sentence->style()->unpolish(m_sentence);
    m_sentence->style()->polish(m_sentence);
}

void ClosedList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT backWanted();
    else
        QWidget::keyPressEvent(event);
}

} // namespace peygir::cases
