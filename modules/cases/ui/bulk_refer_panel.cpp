// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/bulk_refer_panel.h"

#include "cases/ui/bulk_refer_run.h"
#include "cases/ui/shown.h"
#include "uikit/help_topic.h"
#include "uikit/type_ahead_edit.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
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
    : BulkPanel(queries, desk, reasonsShown, parent)
    , m_back(new QPushButton(tr("Take them back"), this))
{
    uikit::setHelpTopic(*this, QStringLiteral("list.refer"));
    m_post->setAccessibleName(tr("Refer them to"));
    m_post->setPlaceholderText(tr("Refer them to: any part of a post, unit or name"));
    m_note->setMaximumHeight(64);
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
    connect(m_back, &QPushButton::clicked, this, [this] { begin(Subject::Back); });
    connect(m_post, &uikit::TypeAheadEdit::taken, m_note, qOverload<>(&QWidget::setFocus));
    connect(m_run, &BulkReferRun::referred, this, &BulkReferPanel::referred);
}

void BulkReferPanel::setBook(BulkBook &book) { m_run->setBook(book); }

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

void BulkReferPanel::beginBack(const BulkAct &act)
{
    m_act = act;
    begin(Subject::Back);
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
    m_back->hide();
    showUnderWay();
    switch (subject) {
    case Subject::Marked: {
        const auto to = organisation::PostId::parse(m_post->chosen()->id);
        return m_run->refer({m_ids, to.value(), m_post->chosen()->title, m_note->toPlainText(), m_whose});
    }
    case Subject::Unfinished: return m_run->goOn(*m_act);
    case Subject::Back: return m_run->takeBack(*m_act);
    }
}

void BulkReferPanel::giveUp()
{
    if (m_subject != Subject::Unfinished || !m_act || !m_run->book())
        return;
    m_run->book()->leave(m_act->id);
    clearTyped();
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

QString BulkReferPanel::wentSentence(const QString &went, const QString &all) const
{
    return isBack() ? tr("%1 of %2 cases were taken back.").arg(went, all) : tr("%1 of %2 cases were referred.").arg(went, all);
}

QString BulkReferPanel::moreStayed(const QString &count) const
{
    return isBack() ? BulkPanel::moreStayed(count) : tr("… and %1 more, which are still marked.").arg(count);
}

bool BulkReferPanel::offerRest(const std::optional<BulkAct> &rest)
{
    if (rest) {
        m_act = rest;
        present(Subject::Unfinished, tr("Referring to %1 was interrupted: %2 cases still wait.")
                                         .arg(rest->toName, shownNumber(waitingOf(*rest))));
    }
    // Of a run that came to no act, what was marked and typed can be given again.
    const bool canTryAgain = rest || (m_run->isInterrupted() && !m_run->act());
    if (!canTryAgain)
        m_ids.clear();
    return canTryAgain;
}

} // namespace peygir::cases
