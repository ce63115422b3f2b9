// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/bulk_panel.h"

#include "cases/ui/bulk_refer_run.h"
#include "cases/ui/case_providers.h"
#include "cases/ui/shown.h"
#include "uikit/persian_text_edit.h"
#include "uikit/type_ahead_edit.h"

#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace peygir::cases {

BulkPanel::BulkPanel(CaseQueries &queries, DeskPort &desk, qsizetype mostReasons, QWidget *parent)
    : QFrame(parent)
    , m_run(new BulkReferRun(queries, desk, this))
    , m_title(new QLabel(this))
    , m_post(new uikit::TypeAheadEdit(*new PostProvider(queries, this), this))
    , m_note(new uikit::PersianTextEdit(this))
    , m_progress(new QProgressBar(this))
    , m_result(new QLabel(this))
    , m_ok(new QPushButton(this))
    , m_away(new QPushButton(this))
    , m_mostReasons(mostReasons)
{
    setFrameShape(QFrame::StyledPanel);
    m_title->setProperty("role", QStringLiteral("title"));
    m_title->setWordWrap(true);
    m_note->setAccessibleName(tr("Note for all of them"));
    m_note->setPlaceholderText(tr("Note for all of them"));
    m_progress->setAccessibleName(tr("Progress"));
    m_result->setWordWrap(true);
    connect(m_ok, &QPushButton::clicked, this, [this] { submit(); });
    connect(m_away, &QPushButton::clicked, this, &BulkPanel::leave);
    connect(m_run, &BulkReferRun::moved, this, [this](int went, int all) {
        m_progress->setRange(0, all);
        m_progress->setValue(went);
    });
    connect(m_run, &BulkReferRun::finished, this, &BulkPanel::finish);
    hide();
}

bool BulkPanel::isRunning() const { return m_run->isRunning(); }

QString BulkPanel::moreStayed(const QString &count) const { return tr("… and %1 more.").arg(count); }

void BulkPanel::takeBackLast()
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
        beginBack(**act);
    });
}

void BulkPanel::showUnderWay()
{
    m_ok->setEnabled(false);
    m_away->setText(tr("Stop (Esc)"));
    m_away->setFocus();
    say({});
    m_progress->show();
}

void BulkPanel::leave()
{
    m_run->stop();
    if (isRunning())
        return;
    giveUp();
    Q_EMIT putAway();
}

void BulkPanel::finish()
{
    m_away->setText(tr("Cancel (Esc)"));
    m_progress->hide();
    const QString sentence = wentSentence(shownNumber(m_run->went()), shownNumber(m_run->all()));
    const bool all = m_run->went() == m_run->all();
    if (all) {
        allWent();
        hide();
    } else {
        const auto &act = m_run->act();
        const bool hasRest = m_run->isInterrupted() && act && act->has(BulkState::Waiting) && !isBack();
        const bool canTryAgain = offerRest(hasRest ? act : std::nullopt);
        QStringList lines = m_run->stayed().mid(0, m_mostReasons);
        if (const qsizetype more = m_run->stayed().size() - m_mostReasons; more > 0)
            lines.append(moreStayed(shownNumber(more)));
        say((QStringList(sentence) + lines).join(u'\n'));
        m_ok->setEnabled(canTryAgain);
        (canTryAgain ? m_ok : m_away)->setFocus();
    }
    Q_EMIT done(sentence, all);
}

void BulkPanel::say(const QString &sentence)
{
    m_result->setText(sentence);
    m_result->setVisible(!sentence.isEmpty());
}

void BulkPanel::keyPressEvent(QKeyEvent *event)
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
