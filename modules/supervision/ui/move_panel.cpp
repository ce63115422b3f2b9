// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervision/ui/move_panel.h"

#include "base/random.h"
#include "cases/ui/bulk_refer_run.h"
#include "cases/ui/case_providers.h"
#include "cases/ui/shown.h"
#include "supervision/ui/subordinate_model.h"
#include "uikit/error_sentence.h"
#include "uikit/help_topic.h"
#include "uikit/language.h"
#include "uikit/persian_text_edit.h"
#include "uikit/type_ahead_edit.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace peygir::supervision {

using cases::BulkAct;
using cases::BulkState;
using cases::shownNumber;
using organisation::PostId;

namespace {

/// More lines would push the people off the screen.
constexpr int linesShown = 6;

QLabel *wrapped(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

MovePanel::MovePanel(const Ports &ports, QWidget *parent)
    : QFrame(parent)
    , m_ports(ports)
    , m_run(new cases::BulkReferRun(ports.cases, ports.desk, this))
    , m_title(wrapped(this))
    , m_post(new uikit::TypeAheadEdit(*new cases::PostProvider(ports.cases, this), this))
    , m_note(new uikit::PersianTextEdit(this))
    , m_preview(wrapped(this))
    , m_progress(new QProgressBar(this))
    , m_problem(wrapped(this))
    , m_ok(new QPushButton(this))
    , m_away(new QPushButton(this))
{
    uikit::setHelpTopic(*this, QStringLiteral("supervision.move"));
    m_run->setBook(ports.book);
    layOut();
    connect(m_post, &uikit::TypeAheadEdit::taken, this, [this] {
        plan([this](bool) { m_note->setFocus(); });
    });
    connect(m_post, &uikit::TypeAheadEdit::cleared, this, [this] { plan([](bool) {}); });
    connect(m_ok, &QPushButton::clicked, this, &MovePanel::submit);
    connect(m_away, &QPushButton::clicked, this, &MovePanel::leave);
    connect(m_run, &cases::BulkReferRun::moved, this, [this](int went, int all) {
        m_progress->setRange(0, all);
        m_progress->setValue(went);
    });
    connect(m_run, &cases::BulkReferRun::finished, this, &MovePanel::finish);
    hide();
}

void MovePanel::layOut()
{
    setFrameShape(QFrame::StyledPanel);
    m_title->setProperty("role", QStringLiteral("title"));
    m_post->setAccessibleName(tr("Hand over to"));
    m_post->setPlaceholderText(tr("Hand over to: any part of a post, unit or name"));
    m_note->setAccessibleName(tr("Note for all of them"));
    m_note->setPlaceholderText(tr("Note for all of them"));
    m_note->setFixedHeight(56);
    m_preview->setObjectName(QStringLiteral("movePreview"));
    m_progress->setAccessibleName(tr("Progress"));
    m_problem->setObjectName(QStringLiteral("moveProblem"));
    m_problem->setProperty("role", QStringLiteral("problem"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_ok);
    buttons->addWidget(m_away);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    for (QWidget *one : std::initializer_list<QWidget *>{m_title, m_post, m_preview, m_note, m_progress, m_problem})
        column->addWidget(one);
    column->addLayout(buttons);
    // Never less than its lines need: the table above gives way.
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
}

bool MovePanel::isRunning() const { return m_run->isRunning(); }

void MovePanel::beginHandOver(const Subordinate &from)
{
    if (isRunning())
        return;
    m_post->setChosen(std::nullopt);
    m_post->clear();
    begin(Kind::HandOver, tr("Hand over the cartable of %1").arg(shownName(from)), {from});
    m_post->setFocus();
}

void MovePanel::beginLevel(const std::vector<Subordinate> &among)
{
    if (isRunning())
        return;
    begin(Kind::Level, tr("Level the cartables of %1 people").arg(shownNumber(qint64(among.size()))), among);
    m_note->setFocus();
}

void MovePanel::begin(Kind kind, const QString &title, const std::vector<Subordinate> &people)
{
    m_kind = kind;
    m_people = people;
    m_moves.clear();
    m_unfinished.reset();
    m_title->setText(title);
    m_post->setVisible(kind == Kind::HandOver);
    m_note->clear();
    m_note->show();
    m_preview->clear();
    m_preview->show();
    m_ok->setText(kind == Kind::HandOver ? tr("Hand over (Ctrl+Enter)") : tr("Level (Ctrl+Enter)"));
    m_ok->show();
    m_ok->setEnabled(true);
    m_away->setText(tr("Cancel (Esc)"));
    m_progress->hide();
    say({});
    show();
    plan([](bool) {});
}

QString MovePanel::nameOf(const PostId &post) const
{
    for (const Subordinate &one : m_people) {
        for (const WatchedPost &his : one.posts) {
            if (his.id == post)
                return one.id ? shownName(one) : uikit::inUsersDigits(uikit::shown(his.name));
        }
    }
    return m_post->chosen() ? m_post->chosen()->title : QString();
}

void MovePanel::plan(const std::function<void(bool asShown)> &then)
{
    std::vector<PostId> posts;
    std::vector<Share> shares;
    for (const Subordinate &one : m_people) {
        for (const WatchedPost &post : one.posts) {
            posts.push_back(post.id);
            shares.push_back({post.id, post.roleKey, post.isVacant});
        }
    }
    if (m_cancel)
        m_cancel();
    m_cancel = m_ports.queries.stays(
        m_ports.desk.user(), posts, mostMoved, this,
        [this, shares, then](const Result<std::vector<HeldStay>> &stays) {
            m_cancel = {};
            if (!stays.ok())
                return say(uikit::errorSentence(stays.error()));
            const auto before = countsOf(m_moves);
            const auto to = PostId::parse(m_post->chosen() ? m_post->chosen()->id : QString());
            if (m_kind == Kind::Level)
                m_moves = levelled(shares, *stays);
            else
                m_moves = to.ok() ? handedOver(*stays, *to) : std::vector<Move>();
            m_isTooMany = int(stays->size()) == mostMoved;
            showPlan();
            if (m_kind == Kind::HandOver && !to.ok())
                m_preview->setText(tr("%1 cases lie there.").arg(shownNumber(qint64(stays->size()))));
            then(countsOf(m_moves) == before);
        });
}

void MovePanel::showPlan()
{
    QStringList lines;
    const auto counts = countsOf(m_moves);
    for (const auto &[way, count] : counts) {
        if (lines.size() == linesShown) {
            lines.append(tr("… and %1 more ways.").arg(shownNumber(qint64(counts.size()) - linesShown)));
            break;
        }
        lines.append(tr("%1 cases from %2 to %3").arg(shownNumber(count), nameOf(way.first), nameOf(way.second)));
    }
    if (m_moves.empty())
        lines.append(m_kind == Kind::Level
                         ? tr("Nothing would go: who plays the same role has as much as the others, or has taken what lies there.")
                         : tr("Nothing lies there that could go to this post."));
    if (m_isTooMany)
        lines.append(tr("These are the oldest %1; more do not go at once.").arg(shownNumber(mostMoved)));
    m_preview->setText(lines.join(u'\n'));
}

void MovePanel::submit()
{
    if (isRunning())
        return;
    if (m_unfinished)
        return go(*std::exchange(m_unfinished, std::nullopt));
    if (m_kind == Kind::HandOver && !m_post->chosen()) {
        say(tr("Choose to whom it goes: type a part of the post or name and press Enter."));
        return m_post->setFocus();
    }
    plan([this](bool asShown) {
        if (m_moves.empty())
            return say(tr("There is nothing to do."));
        if (!asShown)
            return say(tr("What lies there has changed meanwhile: look at the numbers once more."));
        SystemRandom random;
        const QString toName = m_kind == Kind::HandOver ? m_post->chosen()->title : tr("several colleagues");
        go(actOf(m_moves, newUuid(m_ports.desk.now(), random), toName, m_note->toPlainText()));
    });
}

void MovePanel::go(const BulkAct &act)
{
    m_isBack = false;
    m_ok->setEnabled(false);
    m_away->setText(tr("Stop (Esc)"));
    m_away->setFocus();
    say({});
    m_progress->show();
    m_run->goOn(act);
}

void MovePanel::takeBackLast()
{
    if (isRunning())
        return;
    m_ports.book.last(this, [this](const Result<std::optional<BulkAct>> &act) {
        if (isRunning())
            return;
        if (!act.ok() || !*act || !((*act)->has(BulkState::Referred) || (*act)->has(BulkState::Waiting))) {
            Q_EMIT done(tr("There is no referral of many cases that could be taken back."), false);
            return;
        }
        m_isBack = true;
        m_unfinished.reset();
        m_title->setText(tr("What went to %1 is taken back").arg((*act)->toName));
        for (QWidget *one : std::initializer_list<QWidget *>{m_post, m_note, m_preview, m_ok})
            one->hide();
        m_away->setText(tr("Stop (Esc)"));
        say({});
        m_progress->show();
        show();
        m_away->setFocus();
        m_run->takeBack(**act);
    });
}

void MovePanel::finish()
{
    const QString went = shownNumber(m_run->went());
    const QString wanted = shownNumber(m_run->all());
    const QString sentence = m_isBack ? tr("%1 of %2 cases were taken back.").arg(went, wanted)
                                      : tr("%1 of %2 cases were handed over.").arg(went, wanted);
    const bool all = m_run->went() == m_run->all();
    m_progress->hide();
    m_away->setText(tr("Cancel (Esc)"));
    if (all) {
        hide();
    } else {
        QStringList lines = m_run->stayed().mid(0, linesShown);
        if (const qsizetype more = m_run->stayed().size() - linesShown; more > 0)
            lines.append(tr("… and %1 more.").arg(shownNumber(more)));
        const auto &act = m_run->act();
        if (!m_isBack && m_run->isInterrupted() && act && act->has(BulkState::Waiting))
            m_unfinished = act;
        say((QStringList(sentence) + lines).join(u'\n'));
        m_ok->setEnabled(m_unfinished.has_value());
        (m_unfinished ? m_ok : m_away)->setFocus();
    }
    Q_EMIT done(sentence, all);
}

void MovePanel::leave()
{
    m_run->stop();
    if (isRunning())
        return;
    if (m_unfinished)
        m_ports.book.leave(m_unfinished->id);
    m_unfinished.reset();
    hide();
    Q_EMIT putAway();
}

void MovePanel::say(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void MovePanel::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier) && m_ok->isEnabled() && m_ok->isVisible())
        submit();
    else if (event->key() == Qt::Key_Escape)
        leave();
    else
        QFrame::keyPressEvent(event);
}

} // namespace peygir::supervision
