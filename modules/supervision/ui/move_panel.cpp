// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervision/ui/move_panel.h"

#include "base/random.h"
#include "cases/ui/bulk_refer_run.h"
#include "cases/ui/shown.h"
#include "supervision/ui/subordinate_model.h"
#include "uikit/error_sentence.h"
#include "uikit/help_topic.h"
#include "uikit/language.h"
#include "uikit/type_ahead_edit.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace peygir::supervision {

using cases::BulkAct;
using cases::shownNumber;
using organisation::PostId;

namespace {

/// More lines would push the people off the screen.
constexpr qsizetype linesShown = 6;

} // namespace

MovePanel::MovePanel(const Ports &ports, QWidget *parent)
    : BulkPanel(ports.cases, ports.desk, linesShown, parent)
    , m_ports(ports)
    , m_preview(new QLabel(this))
{
    uikit::setHelpTopic(*this, QStringLiteral("supervision.move"));
    m_run->setBook(ports.book);
    layOut();
    connect(m_post, &uikit::TypeAheadEdit::taken, this, [this] {
        plan([this](bool) { m_note->setFocus(); });
    });
    connect(m_post, &uikit::TypeAheadEdit::cleared, this, [this] { plan([](bool) {}); });
}

void MovePanel::layOut()
{
    for (QLabel *one : {m_title, m_preview, m_result})
        one->setTextFormat(Qt::PlainText);
    m_post->setAccessibleName(tr("Hand over to"));
    m_post->setPlaceholderText(tr("Hand over to: any part of a post, unit or name"));
    m_note->setFixedHeight(56);
    m_preview->setWordWrap(true);
    m_preview->setObjectName(QStringLiteral("movePreview"));
    m_result->setObjectName(QStringLiteral("moveProblem"));
    m_result->setProperty("role", QStringLiteral("problem"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_ok);
    buttons->addWidget(m_away);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    for (QWidget *one : std::initializer_list<QWidget *>{m_title, m_post, m_preview, m_note, m_progress, m_result})
        column->addWidget(one);
    column->addLayout(buttons);
    // Never less than its lines need: the table above gives way.
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
}

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
    showUnderWay();
    m_run->goOn(act);
}

void MovePanel::beginBack(const BulkAct &act)
{
    m_isBack = true;
    m_unfinished.reset();
    m_title->setText(tr("What went to %1 is taken back").arg(act.toName));
    for (QWidget *one : std::initializer_list<QWidget *>{m_post, m_note, m_preview, m_ok})
        one->hide();
    show();
    showUnderWay();
    m_run->takeBack(act);
}

QString MovePanel::wentSentence(const QString &went, const QString &all) const
{
    return m_isBack ? tr("%1 of %2 cases were taken back.").arg(went, all)
                    : tr("%1 of %2 cases were handed over.").arg(went, all);
}

bool MovePanel::offerRest(const std::optional<BulkAct> &rest)
{
    m_unfinished = rest;
    return rest.has_value();
}

void MovePanel::giveUp()
{
    if (m_unfinished)
        m_ports.book.leave(m_unfinished->id);
    m_unfinished.reset();
    hide();
}

} // namespace peygir::supervision
