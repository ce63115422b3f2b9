// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/bulk_refer_panel.h"

#include "cases/ui/bulk_refer_run.h"
#include "cases/ui/shown.h"
#include "uikit/help_topic.h"
#include "uikit/persian_text_edit.h"
#include "uikit/type_ahead_edit.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace peygir::cases {

namespace {

/// More reasons than these would push the list off the screen; the cases that stayed are still marked.
constexpr qsizetype reasonsShown = 5;

qint64 waitingOf(const BulkAct &act)
{
    return std::count_if(act.parts.begin(), act.parts.end(), [](const BulkPart &part) {
        return part.state == BulkState::Waiting;
    });
}

} // namespace

BulkReferPanel::BulkReferPanel(CaseQueries &queries, DeskPort &desk, QWidget *parent)
    : QFrame(parent)
    , m_run(new BulkReferRun(queries, desk, this))
    , m_title(new QLabel(this))
    , m_post(new uikit::TypeAheadEdit(*new PostProvider(queries, this), this))
    , m_note(new uikit::PersianTextEdit(this))
    , m_progress(new QProgressBar(this))
    , m_result(new QLabel(this))
    , m_ok(new QPushButton(this))
    , m_back(new QPushButton(tr("Take them back"), this))
    , m_away(new QPushButton(this))
{
    uikit::setHelpTopic(*this, QStringLiteral("list.refer"));
    setFrameShape(QFrame::StyledPanel);
    m_title->setProperty("role", QStringLiteral("title"));
    m_title->setWordWrap(true);
    m_post->setAccessibleName(tr("Refer them to"));
    m_post->setPlaceholderText(tr("Refer them to: any part of a post, unit or name"));
    m_note->setAccessibleName(tr("Note for all of them"));
    m_note->setPlaceholderText(tr("Note for all of them"));
    m_note->setMaximumHeight(64);
    m_progress->setAccessibleName(tr("Progress"));
    m_result->setWordWrap(true);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_ok, m_back, m_away})
        buttons->addWidget(button);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addWidget(m_post);
    column->addWidget(m_note);
    column->addWidget(m_progress);
    column->addWidget(m_result);
    column->addLayout(buttons);
    connect(m_ok, &QPushButton::clicked, this, &BulkReferPanel::submit);
    connect(m_back, &QPushButton::clicked, this, [this] { begin(Subject::Back); });
    connect(m_away, &QPushButton::clicked, this, &BulkReferPanel::leave);
    connect(m_post, &uikit::TypeAheadEdit::taken, m_note, qOverload<>(&QWidget::setFocus));
    connect(m_run, &BulkReferRun::referred, this, &BulkReferPanel::referred);
    connect(m_run, &BulkReferRun::moved, this, [this](int done, int all) {
        m_progress->setRange(0, all);
        m_progress->setValue(done);
    });
    connect(m_run, &BulkReferRun::finished, this, &BulkReferPanel::finish);
    hide();
}

void BulkReferPanel::setBook(BulkBook &book) { m_run->setBook(book); }

bool BulkReferPanel::isRunning() const { return m_run->isRunning(); }

/// What stands on the panel while nothing runs.
void BulkReferPanel::present(Subject subject, const QString &title)
{
    m_subject = subject;
    m_title->setText(title);
    const bool chooses = subject == Subject::Marked;
    const bool unfinished = subject == Subject::Unfinished;
    m_post->setVisible(chooses);
    m_note->setVisible(chooses);
    m_ok->setText(unfinished ? tr("Go on (Ctrl+Enter)") : tr("Refer them all (Ctrl+Enter)"));
    m_ok->setVisible(subject != Subject::Back);
    m_ok->setEnabled(true);
    m_back->setVisible(unfinished);
    m_away->setText(unfinished ? tr("Leave it so (Esc)") : tr("Cancel (Esc)"));
    m_progress->hide();
    say({});
    show();
    if (chooses)
        m_post->setFocus();
    else
        m_ok->setFocus();
}

void BulkReferPanel::begin(const std::vector<CaseId> &ids)
{
    if (isRunning())
        return;
    m_ids = ids;
    present(Subject::Marked, tr("Refer %1 marked cases").arg(shownNumber(qint64(ids.size()))));
}

void BulkReferPanel::offerUnfinished(const BulkAct &act)
{
    if (isRunning() || isVisible())
        return;
    m_act = act;
    present(Subject::Unfinished,
            tr("The program ended while %1 cases were being referred to %2: %3 of them still wait.")
                .arg(shownNumber(qint64(act.parts.size())), act.toName, shownNumber(waitingOf(act))));
}

void BulkReferPanel::takeBackLast()
{
    if (isRunning() || !m_run->book())
        return;
    m_run->book()->last(this, [this](const Result<std::optional<BulkAct>> &act) {
        if (isRunning())
            return;
        if (!act.ok() || !*act || !((*act)->has(BulkState::Referred) || (*act)->has(BulkState::Waiting))) {
            Q_EMIT done(tr("There is no referral of many cases that could be taken back."), false);
            return;
        }
        m_act = **act;
        begin(Subject::Back);
    });
}

void BulkReferPanel::submit()
{
    if (isRunning())
        return;
    if (m_subject == Subject::Marked && !m_post->chosen()) {
        say(tr("Choose to whom they are referred: type a part of the post or name and press Enter."));
        m_post->setFocus();
        return;
    }
    m_isTyped = m_isTyped || m_subject == Subject::Marked;
    begin(m_subject);
}

void BulkReferPanel::begin(Subject subject)
{
    if (subject == Subject::Back)
        present(subject, tr("The referral of many cases to %1 is taken back").arg(m_act->toName));
    m_ok->setEnabled(false);
    m_back->hide();
    m_away->setText(tr("Stop (Esc)"));
    m_away->setFocus();
    say({});
    m_progress->show();
    switch (subject) {
    case Subject::Marked: {
        const auto to = organisation::PostId::parse(m_post->chosen()->id);
        return m_run->refer({m_ids, to.value(), m_post->chosen()->title, m_note->toPlainText(), m_whose});
    }
    case Subject::Unfinished: return m_run->goOn(*m_act);
    case Subject::Back: return m_run->takeBack(*m_act);
    }
}

void BulkReferPanel::leave()
{
    m_run->stop();
    if (isRunning())
        return;
    if (m_subject == Subject::Unfinished && m_act && m_run->book()) {
        m_run->book()->leave(m_act->id);
        clearTyped();
    }
    Q_EMIT putAway();
}

/// What was being typed for others is not this act's to clear.
void BulkReferPanel::clearTyped()
{
    if (!std::exchange(m_isTyped, false))
        return;
    m_post->setChosen(std::nullopt);
    m_post->clear();
    m_note->clear();
}

void BulkReferPanel::finish()
{
    m_away->setText(tr("Cancel (Esc)"));
    m_progress->hide();
    const QString went = shownNumber(m_run->went());
    const QString wanted = shownNumber(m_run->all());
    const QString sentence = m_subject == Subject::Back ? tr("%1 of %2 cases were taken back.").arg(went, wanted)
                                                        : tr("%1 of %2 cases were referred.").arg(went, wanted);
    const bool all = m_run->went() == m_run->all();
    if (all) {
        clearTyped();
        hide();
    } else {
        const auto &act = m_run->act();
        const bool canGoOn = m_run->isInterrupted() && act && act->has(BulkState::Waiting) && m_subject != Subject::Back;
        if (canGoOn) {
            m_act = act;
            present(Subject::Unfinished, tr("Referring to %1 was interrupted: %2 cases still wait.")
                                             .arg(act->toName, shownNumber(waitingOf(*act))));
        }
        QStringList lines = m_run->stayed().mid(0, reasonsShown);
        if (const qsizetype more = m_run->stayed().size() - reasonsShown; more > 0)
            lines.append(m_subject == Subject::Back ? tr("… and %1 more.").arg(shownNumber(more))
                                                    : tr("… and %1 more, which are still marked.").arg(shownNumber(more)));
        say((QStringList(sentence) + lines).join(u'\n'));
        // Of a run that came to no act, what was marked and typed can be given again.
        const bool canTryAgain = canGoOn || (m_run->isInterrupted() && !act);
        if (!canTryAgain)
            m_ids.clear();
        m_ok->setEnabled(canTryAgain);
        (canTryAgain ? m_ok : m_away)->setFocus();
    }
    Q_EMIT done(sentence, all);
}

void BulkReferPanel::say(const QString &sentence)
{
    m_result->setText(sentence);
    m_result->setVisible(!sentence.isEmpty());
}

void BulkReferPanel::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier) && m_ok->isEnabled() && m_ok->isVisible())
        submit();
    else if (event->key() == Qt::Key_Escape)
        leave();
    else
        QFrame::keyPressEvent(event);
}

} // namespace peygir::cases
