// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/case_page.h"

#include "cases/core/case_fetch.h"
#include "cases/ui/case_acts.h"
#include "cases/ui/case_document.h"
#include "cases/ui/case_facts.h"
#include "cases/ui/case_parts.h"
#include "cases/ui/documents_widget.h"
#include "cases/ui/fetch_line.h"
#include "cases/ui/shown.h"
#include "cases/ui/tab_stops.h"
#include "cases/ui/waiting_bar.h"
#include "uikit/content_area.h"
#include "uikit/digit_cells.h"
#include "uikit/direction.h"
#include "uikit/empty_state.h"
#include "uikit/help_topic.h"
#include "uikit/language.h"
#include "uikit/status_chip.h"
#include "uikit/theme.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <utility>

namespace peygir::cases {

namespace {

/// So long the words about time stay true: they speak of days and hours.
constexpr Milliseconds shownFor = std::chrono::minutes(1);

enum Stack { None, Shown, Absent };

/// All that is told of a case, one below the other. As high as it must be: what is longer than its room scrolls in itself, and
/// only where even the least does not fit, all of it scrolls.
class Told final : public QWidget
{
public:
    int heightForWidth(int width) const override { return layout()->totalMinimumHeightForWidth(width); }
};

} // namespace

CasePage::CasePage(CaseQueries &queries, CaseFetch &fetch, DeskPort &desk, QWidget *parent)
    : QWidget(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_look(desk, *this)
    , m_stack(new QStackedLayout(new QWidget))
    , m_code(new uikit::CodeLabel)
    , m_status(new uikit::StatusChip)
    , m_subject(new QLabel)
    , m_facts(new QFormLayout)
    , m_words(new QLabel)
    , m_about(new uikit::ContentArea(new QWidget))
    , m_told(new uikit::ContentArea(new Told))
    , m_source(new FetchLine(fetch))
    , m_waiting(new WaitingBar(desk))
    , m_parts(new CaseParts)
    , m_acts(new CaseActs(queries, desk))
{
    uikit::setHelpTopic(*this, QStringLiteral("case"));
    m_stack->addWidget(new uikit::EmptyState(QStringLiteral("file-text"), tr("The case that you choose is shown here."),
                                             tr("Choose one in the list, or press Ctrl+K and type a code."), this));
    auto *page = new QWidget(this);
    auto *head = new QHBoxLayout;
    head->addWidget(m_code);
    head->addStretch();
    head->addWidget(m_status);
    m_subject->setProperty("role", QStringLiteral("title"));
    m_subject->setWordWrap(true);
    m_facts->setHorizontalSpacing(16);
    m_facts->setVerticalSpacing(4);
    m_facts->setRowWrapPolicy(QFormLayout::DontWrapRows);
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_words->setAccessibleName(tr("Words of the message"));
    setFocusProxy(m_parts);
    // Above everything: what is said of the case's place holds for all of the page, also where there is no case.
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(16, 8, 16, 0);
    top->addWidget(m_source);
    whole->addLayout(top);
    whole->addWidget(m_stack->parentWidget(), 1);

    auto *column = new QVBoxLayout(m_told->widget());
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_column = column;
    m_told->setAccessibleName(tr("The case"));
    m_told->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    column->addLayout(head);
    column->addWidget(m_subject);
    auto *told = new QVBoxLayout;
    told->setContentsMargins(0, 0, 0, 0);
    told->setSpacing(8);
    told->addLayout(m_facts);
    told->addWidget(m_words);
    m_about->widget()->setLayout(told);
    m_about->setAccessibleName(tr("What the case says"));
    column->addWidget(m_about);
    column->addWidget(m_waiting);
    column->addWidget(m_parts, 1);
    // What is being done keeps its height and its place at the foot, whatever there is to be told.
    auto *foot = new QVBoxLayout(page);
    foot->setContentsMargins(16, 12, 16, 12);
    foot->setSpacing(8);
    foot->addWidget(m_told, 1);
    foot->addWidget(m_acts);
    m_stack->addWidget(page);
    m_stack->addWidget(new uikit::EmptyState(
        QStringLiteral("file-text"), tr("This desk does not keep this case."),
        tr("It keeps what its person works with and may look at, for some months. The server has the rest."), this));
    connect(m_source, &FetchLine::fetched, this, &CasePage::takeFetched);
    connect(m_parts, &CaseParts::caseWanted, this, &CasePage::caseWanted);
    connect(m_acts, &CaseActs::left, m_parts, &CaseParts::takeFocus);
    connect(m_acts, &CaseActs::acted, this, &CasePage::acted);
    connect(m_acts, &CaseActs::refused, this, &CasePage::refused);
}

bool CasePage::focusNextPrevChild(bool next)
{
    QWidget *goal = nextTabStop(*this, *m_parts, next);
    if (!goal)
        return QWidget::focusNextPrevChild(next);
    goal->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    if (m_told->isAncestorOf(goal))
        m_told->ensureWidgetVisible(goal);
    return true;
}

void CasePage::setDocuments(DocumentsWidget &documents)
{
    m_documents = &documents;
    m_column->insertWidget(m_column->indexOf(m_parts), m_documents);
    m_documents->hide();
    connect(m_documents, &DocumentsWidget::saved, this, [this](const DocumentView &view) {
        m_desk.looked(LookAct::FileSaved, AggregateId{caseFileKind.number, view.document.caseId.uuid()},
                      view.document.id.toString());
    });
}

void CasePage::addPart(QWidget &part, const QString &name) { m_parts->addPart(part, name); }

void CasePage::setPartCount(QWidget &part, size_t count) { m_parts->setPartCount(part, count); }

void CasePage::showCase(const std::optional<CaseId> &id)
{
    if (id == m_id)
        return;
    m_about->verticalScrollBar()->setValue(0);
    m_id = id;
    forget();
    m_acts->putPanelsAway();
    refresh();
}

void CasePage::refresh()
{
    if (m_cancel)
        m_cancel();
    if (!m_id)
        return showNone();
    m_cancel = m_queries.open(*m_id, this, [this](const Result<CaseView> &view) {
        if (!view.ok()) {
            forget();
            if (view.error().id() != "cases.unknown")
                return showNone();
            showAbsent({.id = m_id});
            return askIfWanted();
        }
        // Other cases change all day long: what has not changed here keeps its buttons, and the keyboard on them.
        const Instant now = m_desk.now();
        const bool isShown = m_view && *m_view == *view && m_shownAt && now - *m_shownAt < shownFor;
        m_view = *view;
        if (!isShown) {
            m_shownAt = now;
            showView(*view);
        }
        tellShown(*view);
    });
}

void CasePage::forget()
{
    m_view.reset();
    m_acts->forget();
}

void CasePage::showNone()
{
    m_look.show(std::nullopt);
    m_source->putAway();
    m_stack->setCurrentIndex(None);
    Q_EMIT viewShown(std::nullopt);
}

void CasePage::showAbsent(const CaseAsked &asked)
{
    m_look.show(std::nullopt);
    m_acts->putPanelsAway();
    m_stack->setCurrentIndex(Absent);
    Q_EMIT viewShown(std::nullopt);
    setFocusProxy(m_source);
    m_source->offer(tr("Not kept here. The server can be asked."), asked);
}

void CasePage::askFor(const QString &code)
{
    if (m_cancel)
        m_cancel();
    m_id.reset();
    forget();
    showAbsent({.code = code});
    m_source->askAgain();
}

void CasePage::askServer() { m_source->askAgain(); }

void CasePage::askServerWhenAbsent()
{
    m_wanted = m_id;
    refresh();
}

void CasePage::askIfWanted()
{
    if (std::exchange(m_wanted, {}) == m_id && m_id)
        m_source->askAgain();
}

void CasePage::takeFetched(const CaseId &id)
{
    if (m_id == id)
        refresh();
    else
        showCase(id);
}

void CasePage::addOnTop(QWidget &widget) { m_column->insertWidget(0, &widget); }

std::optional<CitizenId> CasePage::citizen() const { return m_view ? m_view->line.card.citizen : std::nullopt; }

QList<paper::OutOffer> CasePage::outOffers()
{
    if (!m_view)
        return {};
    const auto make = [this, view = *m_view](QObject *, const paper::OutOffer::Done &done) {
        const bool isShown = m_documents && m_id == view.line.card.id;
        const paper::PaperDocument document
            = caseDocument(view, isShown ? m_documents->documents() : std::vector<DocumentView>(), m_desk.now());
        done(paper::OutThing{nullptr, document});
    };
    const AggregateId of{(m_view->file ? caseFileKind : caseCardKind).number, m_view->line.card.id.uuid()};
    const auto note = [this, of](const paper::OutTarget &target, qint64) {
        const auto act = target.form == paper::OutTarget::Form::Printer ? LookAct::Printed : LookAct::Exported;
        m_desk.looked(act, of, paper::wordOf(target.form));
    };
    return {{tr("Case %1").arg(uikit::leftToRight(uikit::inUsersDigits(m_view->line.card.code))), make, note}};
}

void CasePage::showView(const CaseView &view)
{
    m_stack->setCurrentIndex(Shown);
    const CaseId &id = view.line.card.id;
    m_look.show(AggregateId{(view.file ? caseFileKind : caseCardKind).number, id.uuid()});
    showSource(view);
    m_code->setCode(view.line.card.code);
    m_status->setStatus(shownStatus(view.line), QColor(view.line.statusColour));
    const QString subject = shown(view.line.subject);
    m_subject->setText(subject.isEmpty() ? tr("Unknown subject") : subject);
    showFacts(view);
    m_words->setVisible(view.file && !view.file->words.isEmpty());
    if (view.file)
        m_words->setText(view.file->words);
    m_parts->showView(view, m_desk.now());
    m_acts->showView(view);
}

void CasePage::tellShown(const CaseView &view)
{
    if (m_documents) {
        m_documents->showCase(view.file ? m_id : std::nullopt);
        m_documents->setVisible(view.file.has_value());
        m_documents->setReadOnly(view.fetchedAt ? CaseActs::whyReadOnly() : QString());
    }
    m_waiting->showCase(m_id);
    Q_EMIT caseShown(view.line.card.id);
    Q_EMIT viewShown(view);
    chainTabStops(*this, *m_parts);
}

void CasePage::showSource(const CaseView &view)
{
    const CaseAsked asked{.id = view.line.card.id};
    const bool hadKeyboard = m_source->isAncestorOf(focusWidget()) || m_source->hasFocus();
    if (view.fetchedAt) {
        m_source->tellFetched(*view.fetchedAt, view.file.has_value(), asked);
    } else if (!view.file) {
        m_source->offer(tr("This desk holds the card of the case, not its file."), asked);
        askIfWanted();
    } else {
        m_source->putAway();
    }
    m_wanted.reset();
    setFocusProxy(m_parts);
    if (hadKeyboard)
        m_parts->takeFocus();
}

void CasePage::showFacts(const CaseView &view)
{
    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
    const uikit::Colours &colours = uikit::Theme::current().colours();
    for (const CaseFact &fact : factsOf(view, m_desk.now())) {
        auto *label = new QLabel(fact.name);
        label->setProperty("role", QStringLiteral("muted"));
        // A phone or a date alone has no direction of its own, and a Persian name in an English window has the other one:
        // without a mark of direction they would stand at the far side.
        auto *text = new QLabel(uikit::startMark() + fact.value);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        text->setAccessibleName(fact.name);
        if (fact.weight != CaseFact::Weight::Plain) {
            QPalette palette = text->palette();
            palette.setColor(QPalette::WindowText,
                             fact.weight == CaseFact::Weight::Danger ? colours.danger : colours.attention);
            text->setPalette(palette);
        }
        m_facts->addRow(label, text);
    }
}

void CasePage::openDocuments()
{
    if (!m_documents || !m_documents->isVisible()) {
        Q_EMIT refused(tr("No case is shown whose documents are here."));
        return;
    }
    if (!m_documents->takeFocus()) {
        Q_EMIT refused(tr("This case has no documents."));
        return;
    }
    m_told->ensureWidgetVisible(m_documents);
}

} // namespace peygir::cases
