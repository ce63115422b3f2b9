// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/ui/call_desk_page.h"

#include "intake/ui/call_files.h"
#include "intake/ui/call_form.h"
#include "intake/ui/call_giving.h"
#include "intake/ui/held_calls_strip.h"
#include "intake/ui/intake_providers.h"
#include "intake/ui/registered_panel.h"
#include "persian/digits.h"
#include "persian/phone.h"
#include "uikit/error_sentence.h"
#include "uikit/language.h"
#include "uikit/type_ahead_edit.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace peygir::intake {

namespace {

/// Rows may change thirty times a second while a desk synchronises; nobody reads that fast.
constexpr int refreshPauseMs = 400;
/// From this height on, more files are seen at once.
constexpr int roomyFrom = 900;

} // namespace

CallDeskPage::CallDeskPage(const Surroundings &surroundings, QWidget *parent)
    : QWidget(parent)
    , m_queries(surroundings.queries)
    , m_desk(surroundings.desk)
    , m_giving(new CallGiving(m_queries, m_desk, this))
    , m_keeper(new CallKeeper(surroundings.book, m_desk, this))
    , m_form(new CallForm(m_queries))
    , m_answering(new AnsweringColumn(m_queries, m_desk))
    , m_registered(new RegisteredPanel)
    , m_beside(new QStackedLayout(new QWidget))
    , m_files(new CallFiles(surroundings.documents, surroundings.files, m_desk, *m_keeper, *this))
    , m_strip(new HeldCallsStrip)
    , m_problem(new QLabel)
    , m_referTo(new uikit::TypeAheadEdit(*new RefereeProvider(m_queries, m_desk.user(), this)))
    , m_register(new QPushButton)
    , m_refreshing(new QTimer(this))
{
    build();
    addKeys();
    connectParts();
    connectReferral();
    connectGiving();
    readSnippets();
    m_keeper->load();
}

cases::DocumentsWidget &CallDeskPage::documents() { return m_files->list(); }

CallDeskPage::~CallDeskPage() { m_keeper->flush(); }

void CallDeskPage::build()
{
    m_register->setProperty("role", QStringLiteral("primary"));
    m_register->setObjectName(QStringLiteral("register"));
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    // Two lines are always there, so that a sentence moves nothing.
    m_problem->setMinimumHeight(m_problem->fontMetrics().lineSpacing() * 2);
    auto *form = new QVBoxLayout;
    form->setSpacing(6);
    form->addWidget(m_form, 1);
    form->addWidget(&documents());
    form->addWidget(m_problem);
    auto *ending = new QHBoxLayout;
    ending->setSpacing(12);
    ending->addWidget(m_register, 3);
    ending->addWidget(m_referTo, 2);
    form->addLayout(ending);
    m_beside->addWidget(m_answering);
    m_beside->addWidget(m_registered);
    documents().setKey(tr("(Ctrl+M)"));
    auto *columns = new QHBoxLayout;
    columns->setContentsMargins(24, 12, 24, 8);
    columns->setSpacing(32);
    columns->addLayout(form, 6);
    columns->addWidget(m_beside->parentWidget(), 5);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(columns, 1);
    column->addWidget(m_strip);
    m_refreshing->setSingleShot(true);
    m_refreshing->setInterval(refreshPauseMs);
}

void CallDeskPage::addKeys()
{
    const auto add = [this](const QKeySequence &key, std::function<void()> act) {
        auto *shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, this, std::move(act));
    };
    for (const int key : {int(Qt::Key_Return), int(Qt::Key_Enter)})
        add(QKeySequence(int(Qt::ControlModifier) | key), [this] { submit(); });
    add(QKeySequence(Qt::Key_F11), [this] { hold(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_I), [this] { m_form->toggleUrgency(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_T), [this] { m_form->focusChannel(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_L), [this] { m_answering->checklist().focusFirst(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_J), [this] { m_form->focusWords(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_E), [this] {
        m_referTo->setFocus(Qt::OtherFocusReason);
        m_referTo->selectAll();
    });
    add(QKeySequence(Qt::CTRL | Qt::Key_M), [this] { documents().takeFocus(); });
    // A keyboard gives the digits of its layout.
    constexpr char16_t zeros[] = {u'0', 0x06F0, 0x0660};
    for (const char16_t zero : zeros) {
        for (int n = 1; n <= 9; ++n) {
            add(QKeySequence(int(Qt::ControlModifier) | (zero + n)), [this, n] { takeHeld(n - 1); });
            add(QKeySequence(int(Qt::AltModifier) | (zero + n)), [this, n] {
                if (const BesideCase *chosen = m_answering->caseNumbered(n); chosen && !isRegistered())
                    addToCase(*chosen);
            });
        }
    }
}

void CallDeskPage::connectParts()
{
    connect(m_register, &QPushButton::clicked, this, &CallDeskPage::submit);
    connect(m_form, &CallForm::changed, this, &CallDeskPage::note);
    connect(m_form, &CallForm::changed, this, &CallDeskPage::fitFiles);
    connect(m_form, &CallForm::phoneChanged, this, [this] { m_answering->setPhone(m_form->call().phone); });
    connect(m_form, &CallForm::subjectChanged, this, [this] {
        const Call call = m_form->call();
        m_answering->setSubject(call.subject, call.channel);
        note();
    });
    connect(m_form, &CallForm::placeChanged, this, [this] {
        const Call call = m_form->call();
        m_answering->setPlace(call.place, call.plaque);
        note();
    });
    connect(m_form, &CallForm::placeFinished, this, [this] {
        // Optional questions do not stand in the way; Tab and Ctrl+L lead to them.
        if (!m_answering->checklist().focusMissing())
            m_form->focusWords();
    });
    connect(m_form, &CallForm::finished, this, [this] {
        if (!m_answering->checklist().focusMissing())
            m_register->setFocus(Qt::OtherFocusReason);
    });
    connect(&m_answering->checklist(), &ChecklistPanel::changed, this, &CallDeskPage::note);
    connect(&m_answering->checklist(), &ChecklistPanel::finished, m_form, &CallForm::focusWords);
    connect(m_answering, &AnsweringColumn::callerKnown, m_form, &CallForm::fillCaller);
    connect(m_answering, &AnsweringColumn::caseChosen, this, &CallDeskPage::addToCase);
    connect(m_answering, &AnsweringColumn::subjectRead, this, [this](const catalogue::Subject &subject) {
        if (m_waitingAnswers)
            m_answering->checklist().setAnswers(*std::exchange(m_waitingAnswers, std::nullopt));
        if (!std::exchange(m_keepsUrgency, false))
            m_form->setUrgency(subject.urgency.value_or(cases::Urgency::FollowUp));
    });
    connect(m_registered, &RegisteredPanel::nextOfCallerWanted, this, [this] { nextMessage(true); });
    connect(m_registered, &RegisteredPanel::nextCallerWanted, this, [this] { nextMessage(false); });
    connect(m_registered, &RegisteredPanel::stepWanted, this, &CallDeskPage::doStep);
    connect(m_strip, &HeldCallsStrip::wanted, this, &CallDeskPage::takeHeld);
    connect(m_strip, &HeldCallsStrip::holdWanted, this, &CallDeskPage::hold);
    connect(m_keeper, &CallKeeper::heldChanged, this, [this] { m_strip->setCalls(m_keeper->held()); });
    connect(m_files, &CallFiles::changed, this, [this] { m_askedToDrop = false; });
    // Typing clears it, as everything else that is said there.
    connect(&documents(), &cases::DocumentsWidget::problemSaid, this, [this](const QString &sentence) {
        if (!sentence.isEmpty())
            say(sentence);
    });
    connect(m_keeper, &CallKeeper::restored, this, &CallDeskPage::restore);
    connect(m_keeper, &CallKeeper::kept, this, [this] {
        // Beside an empty form it would say something of a call that is gone.
        m_strip->setNote(m_keeper->current().isEmpty() ? QString() : tr("Kept on this desk"));
    });
    connect(m_keeper, &CallKeeper::failed, this, [this](const Error &error) {
        m_strip->setNote(tr("What you type cannot be kept here: %1").arg(uikit::errorSentence(error)));
    });
    connect(m_refreshing, &QTimer::timeout, this, [this] {
        m_answering->refresh();
        if (isRegistered() && !m_isHandedOn)
            documents().refresh();
        readSnippets();
    });
}

void CallDeskPage::connectGiving()
{
    connect(m_giving, &CallGiving::busyChanged, this, &CallDeskPage::setBusy);
    connect(m_giving, &CallGiving::refused, this, &CallDeskPage::say);
    connect(m_giving, &CallGiving::registered, this, &CallDeskPage::showRegistered);
    connect(m_giving, &CallGiving::added, this, [this](const BesideCase &chosen, const Call &call, bool isLeftToServer) {
        showAdded(chosen, call, isLeftToServer);
        if (call.settles)
            Q_EMIT gaveInPlaceOf(*call.settles);
    });
    connect(m_giving, &CallGiving::afterwardsRefused, m_registered, &RegisteredPanel::say);
    connect(m_giving, &CallGiving::stepFound, this, [this](const cases::OperationChoice &step) {
        if (isRegistered())
            m_registered->setStep(step);
    });
    connect(m_giving, &CallGiving::stepTaken, this, [this](const cases::OperationChoice &step) {
        m_isHandedOn = true;
        m_registered->setStep(std::nullopt);
        m_registered->done(uikit::shown(step.name));
    });
}

void CallDeskPage::connectReferral()
{
    m_referTo->setObjectName(QStringLiteral("referTo"));
    m_referTo->setAccessibleName(tr("Refer directly to"));
    m_referTo->setPlaceholderText(tr("Refer directly to… (Ctrl+E)"));
    m_referTo->setToolTip(tr("The message goes to this expert as it is registered. Those who answer for intake come first."));
    // They are few, and one of them is mostly meant.
    m_referTo->setOffersAll(true);
    connect(m_referTo, &QLineEdit::textChanged, this, &CallDeskPage::note);
    connect(m_referTo, &QLineEdit::textChanged, this, &CallDeskPage::showReferral);
    connect(m_referTo, &uikit::TypeAheadEdit::taken, this, [this] {
        note();
        showReferral();
        m_register->setFocus(Qt::OtherFocusReason);
    });
    connect(m_referTo, &QLineEdit::returnPressed, m_register, [this] { m_register->setFocus(Qt::OtherFocusReason); });
    showReferral();
}

void CallDeskPage::showReferral()
{
    // Beside the code Ctrl+Enter is the key of the step, and there is nothing to register.
    m_register->setEnabled(!isRegistered() && !m_giving->isBusy());
    m_register->setText(isRegistered()          ? tr("Register")
                        : m_referTo->chosen() ? tr("Register and refer (Ctrl+Enter)")
                                              : tr("Register (Ctrl+Enter)"));
}

void CallDeskPage::restore()
{
    m_files->restoreOthers();
    if (m_keeper->current().isEmpty() || !m_form->call().isEmpty())
        return;
    const Call call = m_keeper->current();
    showCall(call);
    m_files->restoreCurrent(call.files);
}

bool CallDeskPage::isRegistered() const { return m_beside->currentWidget() == m_registered; }

void CallDeskPage::takeFocus()
{
    if (isRegistered())
        m_registered->takeFocus();
    else if (currentCall().isEmpty())
        m_form->focusPhone();
    else if (!focusWidget())
        m_form->focusSubject();
}

Call CallDeskPage::currentCall() const
{
    Call call = m_form->call();
    call.answers = m_waitingAnswers ? *m_waitingAnswers : m_answering->checklist().answers();
    if (const auto &post = m_referTo->chosen())
        call.referTo = Chosen{post->id, post->title, post->subtitle};
    else
        call.referToTyped = m_referTo->text();
    call.files = m_files->waiting();
    call.settles = m_settles;
    return call;
}

void CallDeskPage::note()
{
    if (m_isShowing)
        return;
    m_warned = false;
    m_askedToDrop = false;
    say({});
    m_keeper->note(currentCall());
}

void CallDeskPage::showCall(const Call &call)
{
    m_isShowing = true;
    m_beside->setCurrentWidget(m_answering);
    if (call.isEmpty())
        m_strip->setNote({});
    m_files->showCall();
    // What belongs to another call goes first.
    m_answering->setSubject(std::nullopt, call.channel);
    m_waitingAnswers = call.subject ? std::optional(call.answers) : std::nullopt;
    m_keepsUrgency = call.subject.has_value();
    m_form->setCall(call);
    m_settles = call.settles;
    showIn(*m_referTo, call.referTo, call.referToTyped);
    m_referTo->setProblem({});
    showReferral();
    fitFiles();
    m_isShowing = false;
    m_warned = false;
    m_askedToDrop = false;
    say({});
}

void CallDeskPage::hold()
{
    // What stands on the form is given to the desk already, and leaves it when that is durable.
    if (m_giving->isBusy())
        return;
    if (isRegistered())
        return nextMessage(false);
    m_keeper->note(currentCall());
    m_keeper->hold();
    showCall({});
    m_form->focusPhone();
}

void CallDeskPage::takeHeld(int n)
{
    if (m_giving->isBusy() || n < 0 || n >= int(m_keeper->held().size()))
        return;
    if (!isRegistered())
        m_keeper->note(currentCall());
    showCall(m_keeper->take(n));
    m_form->focusSubject();
}

void CallDeskPage::takeCaller(const QString &number)
{
    // The telephone does not ask twice.
    if (m_giving->isBusy()) {
        m_nextCaller = number;
        return;
    }
    if (!isRegistered())
        m_keeper->note(currentCall());
    m_keeper->hold();
    const QString dialled = dialledNumber(number);
    const auto phone = persian::Phone::parse(dialled);
    Call call;
    call.phone = persian::toPersianDigits(phone.ok() ? phone->nationalText() : dialled);
    showCall(call);
    m_form->focusName();
    note();
}

void CallDeskPage::takeMessage(const Call &call)
{
    if (m_giving->isBusy())
        return;
    if (!isRegistered())
        m_keeper->note(currentCall());
    m_keeper->hold();
    showCall(call);
    m_form->focusSubject();
    note();
}

void CallDeskPage::setBusy(bool busy)
{
    showReferral();
    // Behind what follows from the answer.
    if (!busy && m_nextCaller)
        QMetaObject::invokeMethod(
            this, [this] { takeCaller(*std::exchange(m_nextCaller, std::nullopt)); }, Qt::QueuedConnection);
}

void CallDeskPage::say(const QString &sentence) { m_problem->setText(sentence); }

void CallDeskPage::submit()
{
    if (m_giving->isBusy())
        return;
    if (isRegistered())
        return doStep();
    std::vector<CallForm::Gap> gaps = m_form->gaps();
    if (!m_referTo->check())
        gaps.push_back({m_referTo, m_referTo->problem()});
    ChecklistPanel &checklist = m_answering->checklist();
    const bool isAnswered = checklist.check();
    if ((!gaps.empty() || !isAnswered) && !m_warned) {
        // Intake refuses nothing: he may have hung up. Whoever gets the case reads what is missing.
        QString sentence = gaps.empty() ? tr("Not answered yet: %1.").arg(checklist.missingNames()) : gaps.front().sentence;
        say(sentence + u' ' + tr("Ctrl+Enter again registers it as it is."));
        if (!gaps.empty())
            gaps.front().field->setFocus(Qt::OtherFocusReason);
        else
            checklist.focusMissing();
        m_warned = true;
        return;
    }
    const Call call = currentCall();
    if (call.isEmpty())
        return say(tr("There is nothing to register yet."));
    m_giving->registerCall(call);
}

QString CallDeskPage::sentenceFor(const Call &call)
{
    const bool isInstant = call.urgency == cases::Urgency::Instant;
    const QString sentence = call.referTo ? tr("Registered and referred to %1. Read this code out:").arg(call.referTo->title)
                             : isInstant  ? tr("Registered and answered. Read this code out:")
                                          : tr("Registered. Read this code out:");
    const bool isWithoutRegion = !call.place && !call.placeTyped.trimmed().isEmpty();
    return isWithoutRegion ? tr("No region was found for the address.") + u' ' + sentence : sentence;
}

void CallDeskPage::showRegistered(const DeskPort::Accepted &accepted, const Call &call)
{
    const cases::CaseId caseId = *m_giving->caseId();
    m_files->finish(caseId);
    m_last = call;
    m_registered->tell(accepted.code,
                       sentenceFor(call),
                       m_answering->firstAnswer());
    showCall({});
    showCode(caseId);
    Q_EMIT registered(accepted.code);
    if (call.settles)
        Q_EMIT gaveInPlaceOf(*call.settles);
}

void CallDeskPage::doStep()
{
    if (const auto step = m_registered->step())
        m_giving->takeStep(*step);
}

void CallDeskPage::addToCase(const BesideCase &chosen)
{
    if (m_giving->isBusy() || isRegistered())
        return;
    const Call call = currentCall();
    NoteWords names = noteWords();
    names.referTo = tr("Refer directly to");
    names.answers = m_answering->checklist().shownAnswers();
    const std::vector<QString> notes = notesOf(call, names);
    if (notes.empty() && call.files.isEmpty()) {
        say(tr("Write what he says first; it is added to the case %1.").arg(uikit::inUsersDigits(chosen.code)));
        m_form->focusWords();
        return;
    }
    if (notes.empty()) {
        m_giving->leaveCase();
        return showAdded(chosen, call, false);
    }
    m_giving->add(call, chosen, notes);
}

void CallDeskPage::showAdded(const BesideCase &chosen, const Call &call, bool isLeftToServer)
{
    m_files->finish(chosen.id);
    m_last = call;
    m_registered->tell(chosen.code,
                       isLeftToServer
                           ? tr("It is added to the case that is there already as soon as the server has it. Its code:")
                           : tr("Added to the case that is there already. Its code:"),
                       m_answering->firstAnswer());
    showCall({});
    showCode(chosen.id);
}

void CallDeskPage::showCode(const cases::CaseId &caseId)
{
    m_isHandedOn = m_last.referTo.has_value();
    m_beside->setCurrentWidget(m_registered);
    showReferral();
    documents().showCase(caseId);
    m_registered->takeFocus();
}

void CallDeskPage::nextMessage(bool sameCaller)
{
    m_giving->leaveCase();
    Call next;
    next.channel = m_last.channel;
    if (sameCaller) {
        next.phone = m_last.phone;
        next.name = m_last.name;
    }
    showCall(next);
    m_answering->refresh();
    Q_EMIT nextBegun();
    if (sameCaller)
        m_form->focusSubject();
    else
        m_form->focusPhone();
    note();
}

void CallDeskPage::escape()
{
    if (m_giving->isBusy())
        return;
    if (isRegistered())
        return nextMessage(false);
    const Call call = currentCall();
    const bool wouldLose = !call.isEmpty();
    if (wouldLose && !std::exchange(m_askedToDrop, true))
        return say(tr("This call is not registered. Esc again drops it, F11 puts it on hold."));
    if (wouldLose) {
        m_files->letGo();
        m_keeper->finish();
    }
    showCall({});
    m_form->focusPhone();
}

void CallDeskPage::keep() { m_keeper->flush(); }

void CallDeskPage::refresh()
{
    if (isVisible())
        m_refreshing->start();
}

void CallDeskPage::readSnippets()
{
    (void)m_queries.snippets(this, [this](const Result<std::vector<reference::Snippet>> &snippets) {
        if (!snippets.ok())
            return;
        QList<uikit::Suggestion> offered;
        for (const reference::Snippet &snippet : *snippets)
            offered.append({snippet.id.toString(), snippet.abbreviation, uikit::shown(snippet.words)});
        m_form->setSnippets(offered);
    });
}

void CallDeskPage::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (event->key() == Qt::Key_Escape && isPlain)
        escape();
    else if (enter && isPlain && isRegistered())
        nextMessage(true);
    else if (enter && isPlain && m_register->hasFocus())
        submit();
    else
        QWidget::keyPressEvent(event);
}

void CallDeskPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitFiles();
}

void CallDeskPage::fitFiles()
{
    const bool isInstant = m_form->call().urgency == cases::Urgency::Instant;
    const int least = isInstant ? 1 : 2;
    documents().setRowsSeen(height() < roomyFrom ? least : cases::DocumentsWidget::mostRows);
}

void CallDeskPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_keeper->flush();
}

} // namespace peygir::intake
