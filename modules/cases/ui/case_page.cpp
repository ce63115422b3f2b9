// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/case_page.h"

#include "cases/core/case_fetch.h"
#include "cases/core/take_case.h"
#include "cases/ui/case_document.h"
#include "cases/ui/case_facts.h"
#include "cases/ui/case_parts.h"
#include "cases/ui/documents_widget.h"
#include "cases/ui/fetch_line.h"
#include "cases/ui/shown.h"
#include "cases/ui/stay_choice.h"
#include "cases/ui/tab_stops.h"
#include "cases/ui/waiting_bar.h"
#include "uikit/action_bar.h"
#include "uikit/content_area.h"
#include "uikit/digit_cells.h"
#include "uikit/direction.h"
#include "uikit/empty_state.h"
#include "uikit/error_sentence.h"
#include "uikit/help_topic.h"
#include "uikit/language.h"
#include "uikit/reasoned_action.h"
#include "uikit/status_chip.h"
#include "uikit/theme.h"

#include <QApplication>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <utility>

namespace peygir::cases {

namespace {

constexpr size_t buttonsForOperations = 2;
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

QString whyReadOnly() { return CasePage::tr("This desk does not keep the case: here it can only be read."); }

} // namespace

CasePage::CasePage(CaseQueries &queries, CaseFetch &fetch, DeskPort &desk, QWidget *parent)
    : QWidget(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_look(desk, *this)
    , m_stack(new QStackedLayout)
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
    , m_bar(new uikit::ActionBar)
    , m_more(new QToolButton)
    , m_acts(new uikit::ActionBar)
    , m_which(new StayMenu(this))
    , m_panel(new ActPanel(queries, desk))
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
    whole->addLayout(m_stack, 1);

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
    m_foot = foot;
    foot->addWidget(m_told, 1);
    foot->addWidget(m_panel);
    m_bars = bars();
    foot->addWidget(m_bars);
    addPanel(*m_panel);
    m_stack->addWidget(page);
    m_stack->addWidget(new uikit::EmptyState(
        QStringLiteral("file-text"), tr("This desk does not keep this case."),
        tr("It keeps what its person works with and may look at, for some months. The server has the rest."), this));
    connect(m_source, &FetchLine::fetched, this, &CasePage::takeFetched);
    connect(m_parts, &CaseParts::caseWanted, this, &CasePage::caseWanted);
    connect(m_panel, &ActPanel::done, this, [this](const QString &sentence) {
        m_parts->takeFocus();
        Q_EMIT acted(sentence);
    });
    connect(m_panel, &ActPanel::putAway, this, [this] {
        m_panel->hide();
        m_parts->takeFocus();
    });
}

QWidget *CasePage::bars()
{
    auto *bars = new QWidget;
    auto *operations = new QWidget;
    operations->setProperty("role", QStringLiteral("bar"));
    operations->setAttribute(Qt::WA_StyledBackground);
    m_bar->setProperty("role", QVariant());
    m_more->setText(tr("More operations"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    auto *row = new QHBoxLayout(operations);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_bar, 1);
    row->addWidget(m_more);
    auto *column = new QVBoxLayout(bars);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(operations);
    column->addWidget(m_acts);
    return bars;
}

bool CasePage::eventFilter(QObject *watched, QEvent *event)
{
    // Where something is being done, a small screen has no room for what else could be.
    const bool isPanel = std::find(m_panels.begin(), m_panels.end(), watched) != m_panels.end();
    if (isPanel && (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent)) {
        // One thing at a time.
        for (QWidget *panel : m_panels) {
            if (panel != watched && event->type() == QEvent::ShowToParent)
                panel->hide();
        }
        m_bars->setVisible(std::all_of(m_panels.begin(), m_panels.end(), [](QWidget *panel) { return panel->isHidden(); }));
    }
    return QWidget::eventFilter(watched, event);
}

bool CasePage::focusNextPrevChild(bool next)
{
    QWidget *now = QApplication::focusWidget();
    if (!now || !isAncestorOf(now))
        return QWidget::focusNextPrevChild(next);
    const QList<QWidget *> stops = chainStops();
    const qsizetype at = stops.indexOf(now) + (next ? 1 : -1);
    QWidget *goal = at >= 0 && at < stops.size() ? stops[at] : tabStopBeyond(*this, *now, next);
    if (!goal)
        return QWidget::focusNextPrevChild(next);
    goal->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    if (m_told->isAncestorOf(goal))
        m_told->ensureWidgetVisible(goal);
    return true;
}

QList<QWidget *> CasePage::chainStops()
{
    // It begins where the keyboard comes in: with what happened, then what can be done, then the head and the documents.
    QList<QWidget *> stops = tabStops(*this);
    const auto first = std::find_if(stops.begin(), stops.end(), [this](QWidget *stop) { return m_parts->isAncestorOf(stop); });
    std::rotate(stops.begin(), first, stops.end());
    chainTabStops(*this, stops);
    return stops;
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

void CasePage::addPanel(QWidget &panel)
{
    m_panels.append(&panel);
    panel.installEventFilter(this);
    panel.hide();
    if (&panel != m_panel)
        m_foot->insertWidget(m_foot->indexOf(m_panel), &panel);
}

void CasePage::addActs(ActsOf acts) { m_actsOf.push_back(std::move(acts)); }

void CasePage::showCase(const std::optional<CaseId> &id)
{
    if (id == m_id)
        return;
    m_about->verticalScrollBar()->setValue(0);
    m_id = id;
    m_view.reset();
    for (QWidget *panel : m_panels)
        panel->hide();
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
            m_view.reset();
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
    for (QWidget *panel : m_panels)
        panel->hide();
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
    m_view.reset();
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
    showActions(view);
}

void CasePage::tellShown(const CaseView &view)
{
    if (m_documents) {
        m_documents->showCase(view.file ? m_id : std::nullopt);
        m_documents->setVisible(view.file.has_value());
        m_documents->setReadOnly(view.fetchedAt ? whyReadOnly() : QString());
    }
    m_waiting->showCase(m_id);
    Q_EMIT caseShown(view.line.card.id);
    Q_EMIT viewShown(view);
    chainStops();
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

uikit::ReasonedAction *CasePage::action(const QString &id, const QString &text, const QKeySequence &key,
                                        std::function<void()> run)
{
    auto *made = new uikit::ReasonedAction(id, text, key, {}, this);
    // The window has the key; the button only shows it.
    made->setShortcutContext(Qt::WidgetShortcut);
    connect(made, &QAction::triggered, this, std::move(run));
    m_actions.append(made);
    return made;
}

void CasePage::showActions(const CaseView &view)
{
    m_bar->setActions({});
    m_acts->setActions({});
    m_more->menu()->clear();
    qDeleteAll(m_actions);
    m_actions.clear();
    const bool open = view.line.card.openNodes > 0;
    QList<uikit::ReasonedAction *> operations;
    m_doable = actsOf(view);
    for (size_t i = 0; i < m_doable.size(); ++i) {
        // The first ones have keys and buttons; more would push the list out of a small screen.
        static const QKeySequence keys[] = {Qt::Key_F8, Qt::SHIFT | Qt::Key_F8, Qt::CTRL | Qt::Key_F8};
        const bool hasKey = i < std::size(keys) && !m_doable[i].inMenu;
        auto *made = action(m_doable[i].id, m_doable[i].name, hasKey ? keys[i] : QKeySequence(),
                            [this, i] { doNow(i); });
        if (i < buttonsForOperations && !m_doable[i].inMenu)
            operations.append(made);
        else
            m_more->menu()->addAction(made);
    }
    m_more->setVisible(!m_more->menu()->isEmpty());
    auto *refer = action(QStringLiteral("case.refer"), tr("Refer"), Qt::Key_F7, [this] { this->refer(); });
    auto *take = action(QStringLiteral("case.take"), tr("Take"), Qt::Key_F6, [this] { this->take(); });
    auto *note = action(QStringLiteral("case.note"), tr("Note"), Qt::Key_F9, [this] { this->note(); });
    QList<uikit::ReasonedAction *> acts{refer, take, note};
    if (!open && view.file)
        acts.append(action(QStringLiteral("case.reopen"), tr("Reopen"), Qt::Key_F8, [this] { operation(0); }));
    const QString why = view.fetchedAt ? whyReadOnly()
                        : !view.file   ? tr("This desk holds the card only.")
                        : !open        ? tr("The case is closed.")
                                       : QString();
    QList<uikit::ReasonedAction *> forbidden;
    if (!why.isEmpty())
        forbidden = {refer, take};
    if (!view.file || view.fetchedAt)
        forbidden = m_actions;
    for (uikit::ReasonedAction *one : forbidden)
        one->forbid(why);
    m_bar->parentWidget()->setVisible(!operations.isEmpty());
    m_bar->setActions(operations);
    m_acts->setActions(acts, operations.isEmpty() ? uikit::ActionBar::First::Prominent : uikit::ActionBar::First::Plain);
}

/// Acts of features, then operations, then what features put into the menu.
std::vector<CasePage::PageAct> CasePage::actsOf(const CaseView &view)
{
    std::vector<PageAct> acts;
    std::vector<PageAct> last;
    if (view.file && !view.fetchedAt) {
        for (const ActsOf &of : m_actsOf) {
            for (PageAct &act : of(view))
                (act.inMenu ? last : acts).push_back(std::move(act));
        }
        std::vector<PageAct> ofCitizen = citizenActs(view);
        std::move(ofCitizen.begin(), ofCitizen.end(), std::back_inserter(last));
    }
    for (const OperationChoice &choice : view.operations) {
        acts.push_back({QStringLiteral("case.operation.") + choice.key, shown(choice.name),
                        [this, choice] { m_panel->complete(*m_id, choice); }});
    }
    std::move(last.begin(), last.end(), std::back_inserter(acts));
    return acts;
}

/// What is asked of the citizen, in the menu.
std::vector<CasePage::PageAct> CasePage::citizenActs(const CaseView &view)
{
    std::vector<PageAct> acts;
    if (view.openNodes.empty())
        return acts;
    const auto add = [&acts](const char *id, const QString &name, std::function<void()> run) {
        acts.push_back({QLatin1String(id), name, std::move(run), true});
    };
    if (!answerableFor(view, m_desk.user()).empty()) {
        add("case.citizen_answered", tr("Take down the citizen's answer"), [this] { endWait(AskingEnd::Answered); });
        add("case.citizen_not_asked", tr("Wait for the citizen no longer"), [this] { endWait(AskingEnd::TakenBack); });
    }
    const bool isAsked = !waitingOf(view, staysFor(view, m_desk.user())).empty();
    add("case.citizen_asked", isAsked ? tr("Ask the citizen something else") : tr("Ask the citizen"), [this] { askAtStay(); });
    return acts;
}

void CasePage::atStay(const std::vector<CaseNodeId> &stays, const std::function<void(const CaseNodeId &)> &go)
{
    // While something is being done the buttons are away, and the menu stands at the foot of the page.
    const QWidget *beside = m_bars->isVisible() ? m_bars : static_cast<QWidget *>(this);
    const QRect room = beside->rect();
    const QPoint corner = QGuiApplication::isRightToLeft() ? room.bottomRight() : room.bottomLeft();
    m_which->ask(*m_view, stays, beside->mapToGlobal(corner), [this, id = m_id, go](const CaseNodeId &stay) {
        if (m_id == id)
            go(stay);
    });
}

void CasePage::askAtStay()
{
    atStay(staysFor(*m_view, m_desk.user()), [this](const CaseNodeId &stay) { m_panel->askCitizen(*m_id, stay); });
}

void CasePage::endWait(AskingEnd how)
{
    atStay(answerableFor(*m_view, m_desk.user()), [this, how](const CaseNodeId &stay) {
        if (const auto wait = m_view ? openWaitAt(*m_view, stay) : std::nullopt)
            m_panel->endWait(*m_id, *wait, how);
    });
}

bool CasePage::mayAct()
{
    if (m_view && m_view->fetchedAt)
        Q_EMIT refused(whyReadOnly());
    return m_view && !m_view->fetchedAt;
}

void CasePage::refer()
{
    if (mayAct() && !m_view->openNodes.empty())
        atStay(staysFor(*m_view, m_desk.user()), [this](const CaseNodeId &stay) { m_panel->refer(*m_id, stay); });
}

void CasePage::askCitizen()
{
    if (!mayAct())
        return;
    const std::vector<CaseNodeId> stays = staysFor(*m_view, m_desk.user());
    if (!m_view->file || stays.empty())
        Q_EMIT refused(tr("The citizen can be asked about an open case whose file is here."));
    else if (waitingOf(*m_view, stays).empty())
        askAtStay();
    else
        endWait(AskingEnd::Answered);
}

void CasePage::note()
{
    if (mayAct() && m_view->file)
        m_panel->note(*m_id);
}

void CasePage::operation(int place)
{
    if (!mayAct())
        return;
    // What is closed has one way on, and it is the first.
    if (place == 0 && m_view->line.card.openNodes == 0 && m_view->file)
        m_panel->reopen(*m_id);
    else if (place < int(m_doable.size()) && !m_doable[size_t(place)].inMenu)
        doNow(size_t(place));
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

void CasePage::moreOperations()
{
    QMenu *menu = m_more->menu();
    if (!mayAct() || menu->isEmpty())
        return;
    menu->popup(m_more->mapToGlobal(m_more->rect().bottomLeft()));
    menu->setActiveAction(menu->actions().front());
}

void CasePage::doNow(size_t place)
{
    // A copy: what it does may show the case anew.
    const PageAct act = m_doable[place];
    if (mayAct())
        act.run();
}

void CasePage::take()
{
    if (!mayAct() || m_view->openNodes.empty())
        return;
    atStay(staysFor(*m_view, m_desk.user()), [this](const CaseNodeId &stay) {
        m_desk.submit(TakeCase::kind,
                      {{QStringLiteral("case"), m_id->toString()}, {QStringLiteral("node"), stay.toString()}}, this,
                      [this](const Result<DeskPort::Accepted> &accepted) {
                          if (accepted.ok())
                              Q_EMIT acted(tr("You have taken the case."));
                          else
                              Q_EMIT refused(uikit::errorSentence(accepted.error()));
                      });
    });
}

} // namespace peygir::cases
