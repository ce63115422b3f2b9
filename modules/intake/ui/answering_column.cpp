// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/ui/answering_column.h"

#include "cases/ui/shown.h"
#include "intake/ui/intake_providers.h"
#include "persian/phone.h"
#include "uikit/reasoned_action.h"

#include <QApplication>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace peygir::intake {

namespace {

constexpr int duplicatesShown = 6;
/// From this height on, more rows are seen of each list.
constexpr int tallFrom = 820;

void drop(IntakeQueries::Cancel &cancel)
{
    if (const auto asked = std::exchange(cancel, {}))
        asked();
}

QLabel *mutedWords()
{
    auto *label = new QLabel;
    label->setProperty("role", QStringLiteral("muted"));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    return label;
}

/// Somebody who begins reads here how a call goes; who has taken a thousand has them where he forgot one.
QWidget *keysOfThePage()
{
    const std::pair<QString, QString> keys[] = {
        {uikit::shownKey(Qt::Key_Return), AnsweringColumn::tr("on to what is needed next")},
        {uikit::shownKey(Qt::CTRL | Qt::Key_Return), AnsweringColumn::tr("register, and hand on")},
        {uikit::shownKey(Qt::CTRL | Qt::Key_J), AnsweringColumn::tr("what the citizen says")},
        {QStringLiteral("::"), AnsweringColumn::tr("a canned text in it")},
        {uikit::shownKey(Qt::CTRL | Qt::Key_L), AnsweringColumn::tr("questions of the subject")},
        {uikit::shownKey(Qt::CTRL | Qt::Key_I), AnsweringColumn::tr("instant, or to be followed up")},
        {uikit::shownKey(Qt::Key_F11), AnsweringColumn::tr("put the call on hold")},
        {uikit::shownKey(Qt::CTRL | Qt::Key_1), AnsweringColumn::tr("back to a call on hold")},
        {uikit::shownKey(Qt::ALT | Qt::Key_1), AnsweringColumn::tr("add the call to that case")},
        {uikit::shownKey(Qt::Key_Escape), AnsweringColumn::tr("the next caller")},
    };
    auto *widget = new QWidget;
    auto *grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 4, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    int n = 0;
    for (const auto &[key, what] : keys) {
        auto *words = mutedWords();
        words->setText(what);
        grid->addWidget(new QLabel(key), n / 2, n % 2 * 2, Qt::AlignTop);
        grid->addWidget(words, n / 2, n % 2 * 2 + 1);
        ++n;
    }
    return widget;
}

} // namespace

AnsweringColumn::AnsweringColumn(IntakeQueries &queries, DeskPort &desk, QWidget *parent)
    : QWidget(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_callerWords(mutedWords())
    , m_callerCases(new NumberedCases)
    , m_duplicatesWords(mutedWords())
    , m_duplicates(new NumberedCases)
    , m_firstAnswerWords(new QLabel)
    , m_checklist(new ChecklistPanel([&desk] { return todayAt(desk.now()); }))
    , m_keys(keysOfThePage())
{
    m_callerCases->setAccessibleName(tr("Messages of the caller"));
    m_callerCases->setObjectName(QStringLiteral("callerCases"));
    m_duplicates->setAccessibleName(tr("Possible duplicates"));
    m_duplicates->setObjectName(QStringLiteral("duplicates"));
    m_firstAnswerWords->setObjectName(QStringLiteral("firstAnswer"));
    m_firstAnswerWords->setWordWrap(true);
    m_firstAnswerWords->setTextFormat(Qt::PlainText);
    m_firstAnswerWords->setProperty("role", QStringLiteral("readAloud"));
    m_firstAnswerWords->hide();
    auto *asks = new QWidget;
    auto *asksColumn = new QVBoxLayout(asks);
    asksColumn->setContentsMargins(0, 0, 0, 0);
    asksColumn->addWidget(m_firstAnswerWords);
    asksColumn->addWidget(m_checklist, 1);
    asksColumn->addWidget(m_keys);
    asksColumn->addStretch();
    auto *caller = new QWidget;
    auto *callerColumn = new QVBoxLayout(caller);
    callerColumn->setContentsMargins(0, 0, 0, 0);
    callerColumn->setSpacing(2);
    callerColumn->addWidget(m_callerWords);
    callerColumn->addWidget(m_callerCases);
    auto *alike = new QWidget;
    auto *alikeColumn = new QVBoxLayout(alike);
    alikeColumn->setContentsMargins(0, 0, 0, 0);
    alikeColumn->setSpacing(2);
    alikeColumn->addWidget(m_duplicatesWords);
    alikeColumn->addWidget(m_duplicates);

    for (QVBoxLayout *lists : {callerColumn, alikeColumn})
        lists->addStretch(1);
    for (QWidget *lists : {caller, alike})
        lists->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    // Until a subject asks something each has its share, whether it has something to show or not: nothing jumps while
    // answers come and go.
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 8, 14, 8);
    column->setSpacing(8);
    setProperty("role", QStringLiteral("card"));
    setAttribute(Qt::WA_StyledBackground);
    column->addWidget(section(tr("The caller"), caller, m_callerHead));
    column->addWidget(section(tr("Possible duplicates"), alike, m_duplicatesHead));
    column->addWidget(section(tr("What this subject asks"), asks, m_subjectHead), 1);
    const auto choose = [this](const std::vector<BesideCase> &from, int index) {
        if (index >= 0 && index < int(from.size()))
            Q_EMIT caseChosen(from[size_t(index)]);
    };
    connect(m_callerCases, &NumberedCases::chosen, this, [=, this](int index) { choose(m_ofCaller, index); });
    connect(m_duplicates, &NumberedCases::chosen, this, [=, this](int index) { choose(m_alike, index); });
    // What came while one answered gets its room behind the questions.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *before, QWidget *now) {
        if (m_checklist->isAncestorOf(before) && !m_checklist->isAncestorOf(now))
            fitLists();
    });
    showCaller(std::nullopt);
    showSubject(std::nullopt);
    showDuplicates({});
}

void AnsweringColumn::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitLists();
}

void AnsweringColumn::fitLists()
{
    const bool asks = !m_checklist->questions().empty();
    const bool isTall = height() >= tallFrom;
    const auto fit = [asks](NumberedCases &list, size_t has, int most) {
        const int rows = asks ? std::min(int(has), most) : most;
        list.setRowsSeen(rows);
        list.setVisible(rows > 0);
    };
    fit(*m_callerCases, m_ofCaller.size(), isTall ? 4 : 2);
    fit(*m_duplicates, m_alike.size(), isTall ? 4 : 3);
}

QWidget *AnsweringColumn::section(const QString &title, QWidget *content, QLabel *&head)
{
    auto *widget = new QWidget;
    head = new QLabel(title);
    head->setProperty("role", QStringLiteral("section"));
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(head);
    column->addWidget(content, 1);
    return widget;
}

void AnsweringColumn::setPhone(const QString &typed)
{
    const auto phone = persian::Phone::parse(typed);
    const QString wanted = phone.ok() ? phone->text() : QString();
    if (wanted == m_phone && !wanted.isEmpty())
        return;
    m_phone = wanted;
    drop(m_cancelCaller);
    if (m_phone.isEmpty())
        return showCaller(std::nullopt);
    m_cancelCaller = m_queries.caller(m_phone, this, [this](const Result<std::optional<CallerView>> &caller) {
        m_cancelCaller = {};
        if (!caller.ok())
            return;
        showCaller(*caller);
        Q_EMIT callerKnown(*caller ? std::optional((*caller)->who) : std::nullopt);
    });
}

void AnsweringColumn::setSubject(const std::optional<Chosen> &subject, cases::Channel channel)
{
    const bool sameSubject = subject == m_subject;
    m_channel = channel;
    if (sameSubject) {
        if (m_subjectRecord)
            m_checklist->setQuestions(
                catalogue::askedIn(m_channel, m_subjectRecord->questions.value_or(catalogue::Checklist())));
        return;
    }
    m_subject = subject;
    drop(m_cancelSubject);
    const auto id = subject ? catalogue::SubjectId::parse(subject->id) : Result<catalogue::SubjectId>(Error("none"));
    if (!id.ok()) {
        showSubject(std::nullopt);
        return askDuplicates();
    }
    m_cancelSubject = m_queries.subject(*id, this, [this](const Result<std::optional<catalogue::Subject>> &record) {
        m_cancelSubject = {};
        if (!record.ok() || !*record)
            return;
        showSubject(*record);
        askDuplicates();
        Q_EMIT subjectRead(**record);
    });
}

void AnsweringColumn::setPlace(const std::optional<Chosen> &place, const QString &plaque)
{
    if (place == m_place && plaque == m_plaque)
        return;
    m_place = place;
    m_plaque = plaque;
    askDuplicates();
}

void AnsweringColumn::refresh()
{
    if (!m_phone.isEmpty() && !m_cancelCaller)
        m_cancelCaller = m_queries.caller(m_phone, this, [this](const Result<std::optional<CallerView>> &caller) {
            m_cancelCaller = {};
            if (caller.ok())
                showCaller(*caller);
        });
    askDuplicates();
}

void AnsweringColumn::showCaller(const std::optional<CallerView> &caller)
{
    m_ofCaller.clear();
    if (caller) {
        for (const cases::CaseLine &line : caller->cases)
            m_ofCaller.push_back(beside(line, QString()));
        const QString name = caller->who.name.isEmpty() ? tr("No name known") : caller->who.name;
        m_callerWords->setText(
            tr("%1 · %2 · %Ln message(s)", nullptr, caller->messages).arg(name, shownPhone(caller->who.phone)));
    } else {
        m_callerWords->setText(m_phone.isEmpty() ? tr("Who calls, and what he has open, is shown here.")
                                                 : tr("Nobody is known by this number."));
    }
    number();
}

void AnsweringColumn::showSubject(const std::optional<catalogue::Subject> &subject)
{
    m_subjectRecord = subject;
    m_firstAnswer = subject && subject->firstAnswer ? cases::shown(*subject->firstAnswer) : QString();
    m_firstAnswerWords->setText(m_firstAnswer);
    m_firstAnswerWords->setVisible(!m_firstAnswer.isEmpty());
    const auto questions = subject ? subject->questions.value_or(catalogue::Checklist()) : catalogue::Checklist();
    const catalogue::Checklist asked = catalogue::askedIn(m_channel, questions);
    m_checklist->setQuestions(asked);
    m_checklist->setVisible(!asked.empty());
    m_keys->setVisible(!subject);
    m_subjectHead->setText(!subject        ? tr("What the subject asks is shown here.")
                           : asked.empty() ? tr("This subject asks nothing more.")
                                           : tr("What this subject asks (Ctrl+L)"));
    fitLists();
}

void AnsweringColumn::askDuplicates()
{
    drop(m_cancelDuplicates);
    SoughtProblem sought{{}, {}, {}, m_plaque, m_desk.now()};
    if (m_subjectRecord) {
        sought.subject = m_subjectRecord->id;
        sought.group = m_subjectRecord->group;
    }
    if (const auto place = m_place ? places::PlaceId::parse(m_place->id) : Result<places::PlaceId>(Error("none"));
        place.ok())
        sought.place = *place;
    // A complaint about somebody is one's own, whoever else complains (catalogue::SameProblem).
    const bool isNobodysElse = m_subjectRecord && m_subjectRecord->sameProblem == catalogue::SameProblem::Never;
    if (!sought.isWorthAsking() || isNobodysElse)
        return showDuplicates({});
    m_cancelDuplicates = m_queries.duplicates(sought, duplicatesShown, this,
                                              [this](const Result<std::vector<DuplicateView>> &found) {
                                                  m_cancelDuplicates = {};
                                                  if (found.ok())
                                                      showDuplicates(*found);
                                              });
}

void AnsweringColumn::showDuplicates(const std::vector<DuplicateView> &duplicates)
{
    m_alike.clear();
    for (const DuplicateView &duplicate : duplicates) {
        QString why;
        const int houses = duplicate.likeness.houses.value_or(0);
        switch (duplicate.likeness.nearness) {
        case Nearness::SameHouse: why = tr("The same house"); break;
        case Nearness::NearHouse: why = tr("%Ln house number(s) away", nullptr, houses); break;
        case Nearness::SameStreet: why = tr("In this street"); break;
        case Nearness::SameNeighbourhood: why = tr("Near by"); break;
        }
        m_alike.push_back(beside(duplicate.line, why));
    }
    m_duplicatesWords->setText(!m_alike.empty() ? tr("Alt and its number adds this call to a case.")
                               : m_place        ? tr("No open message about this is known here.")
                                                : tr("What may be the same problem is shown while you type the address."));
    number();
}

BesideCase AnsweringColumn::beside(const cases::CaseLine &line, const QString &why) const
{
    BesideCase shown{line.card.id, line.card.code, cases::listRow(line, m_desk.now())};
    if (!why.isEmpty())
        shown.row.detail = why + QStringLiteral(" · ") + shown.row.detail;
    return shown;
}

void AnsweringColumn::number()
{
    m_callerCases->setCases(m_ofCaller, 1);
    m_duplicates->setCases(m_alike, int(m_ofCaller.size()) + 1);
    if (!m_checklist->isAncestorOf(QApplication::focusWidget()))
        fitLists();
}

const BesideCase *AnsweringColumn::caseNumbered(int number) const
{
    const int index = number - 1;
    const int ofCaller = int(m_ofCaller.size());
    if (index >= 0 && index < ofCaller)
        return &m_ofCaller[size_t(index)];
    if (index >= ofCaller && index < ofCaller + int(m_alike.size()))
        return &m_alike[size_t(index - ofCaller)];
    return nullptr;
}

} // namespace peygir::intake
