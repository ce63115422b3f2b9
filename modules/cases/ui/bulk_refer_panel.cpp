// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/bulk_refer_panel.h"

#include "cases/core/refer_case.h"
#include "cases/ui/shown.h"
#include "persian/digits.h"
#include "uikit/error_sentence.h"
#include "uikit/persian_text_edit.h"
#include "uikit/type_ahead_edit.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace peygir::cases {

namespace {

/// More reasons than these would push the list off the screen; the cases that stayed are still marked.
constexpr qsizetype reasonsShown = 5;

} // namespace

BulkReferPanel::BulkReferPanel(CaseQueries &queries, DeskPort &desk, QWidget *parent)
    : QFrame(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_title(new QLabel(this))
    , m_post(new uikit::TypeAheadEdit(*new PostProvider(queries, this), this))
    , m_note(new uikit::PersianTextEdit(this))
    , m_progress(new QProgressBar(this))
    , m_result(new QLabel(this))
    , m_ok(new QPushButton(tr("Refer them all (Ctrl+Enter)"), this))
    , m_away(new QPushButton(tr("Cancel (Esc)"), this))
{
    setFrameShape(QFrame::StyledPanel);
    m_title->setProperty("role", QStringLiteral("title"));
    m_post->setAccessibleName(tr("Refer them to"));
    m_post->setPlaceholderText(tr("Refer them to: any part of a post, unit or name"));
    m_note->setAccessibleName(tr("Note for all of them"));
    m_note->setPlaceholderText(tr("Note for all of them"));
    m_note->setMaximumHeight(64);
    m_progress->setAccessibleName(tr("Progress"));
    m_result->setWordWrap(true);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_ok);
    buttons->addWidget(m_away);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addWidget(m_post);
    column->addWidget(m_note);
    column->addWidget(m_progress);
    column->addWidget(m_result);
    column->addLayout(buttons);
    connect(m_ok, &QPushButton::clicked, this, &BulkReferPanel::submit);
    connect(m_away, &QPushButton::clicked, this, [this] {
        m_stopped = true;
        if (!m_running)
            Q_EMIT putAway();
    });
    connect(m_post, &uikit::TypeAheadEdit::taken, m_note, qOverload<>(&QWidget::setFocus));
    hide();
}

void BulkReferPanel::begin(const std::vector<CaseId> &ids)
{
    if (m_running)
        return;
    m_ids = ids;
    m_title->setText(tr("Refer %1 marked cases").arg(shownNumber(qint64(ids.size()))));
    m_progress->hide();
    say({});
    show();
    m_post->setFocus();
}

void BulkReferPanel::submit()
{
    if (m_running)
        return;
    if (!m_post->chosen()) {
        say(tr("Choose to whom they are referred: type a part of the post or name and press Enter."));
        m_post->setFocus();
        return;
    }
    m_running = true;
    m_stopped = false;
    m_next = 0;
    m_went = 0;
    m_stayed.clear();
    m_ok->setEnabled(false);
    m_away->setText(tr("Stop (Esc)"));
    say({});
    m_progress->setRange(0, int(m_ids.size()));
    m_progress->setValue(0);
    m_progress->show();
    m_queries.referable(m_ids, m_desk.user(), this, [this](const Result<std::vector<ReferableCase>> &cases) {
        m_cases = cases.ok() ? *cases : std::vector<ReferableCase>();
        if (!cases.ok())
            m_stayed.append(uikit::errorSentence(cases.error()));
        next();
    });
}

void BulkReferPanel::next()
{
    const auto stay = [this](const ReferableCase &one, const QString &why) {
        m_stayed.append(tr("%1: %2").arg(persian::toPersianDigits(one.code), why));
    };
    while (m_next < m_cases.size() && !m_cases[m_next].node) {
        stay(m_cases[m_next], tr("it is closed, or its file is not on this desk."));
        ++m_next;
    }
    m_progress->setValue(int(m_next));
    if (m_next == m_cases.size() || m_stopped) {
        finish();
        return;
    }
    const ReferableCase one = m_cases[m_next++];
    m_desk.submit(ReferCase::kind,
                  {{QStringLiteral("case"), one.id.toString()},
                   {QStringLiteral("node"), one.node->toString()},
                   {QStringLiteral("to"), m_post->chosen()->id},
                   {QStringLiteral("note"), m_note->toPlainText()}},
                  this, [this, one, stay](const Result<DeskPort::Accepted> &accepted) {
                      if (accepted.ok()) {
                          ++m_went;
                          Q_EMIT referred(one.id.toString());
                      } else {
                          stay(one, uikit::errorSentence(accepted.error()));
                      }
                      next();
                  });
}

void BulkReferPanel::finish()
{
    m_running = false;
    m_ok->setEnabled(true);
    m_away->setText(tr("Cancel (Esc)"));
    m_progress->hide();
    QString sentence = tr("%1 of %2 cases were referred.").arg(shownNumber(m_went), shownNumber(qint64(m_ids.size())));
    const bool all = m_went == int(m_ids.size());
    if (all) {
        m_post->setChosen(std::nullopt);
        m_post->clear();
        m_note->clear();
        hide();
    } else {
        QStringList lines = m_stayed.mid(0, reasonsShown);
        if (m_stayed.size() > reasonsShown)
            lines.append(tr("… and %1 more, which are still marked.").arg(shownNumber(m_stayed.size() - reasonsShown)));
        say((QStringList(sentence) + lines).join(u'\n'));
        m_ids.clear();
        m_ok->setEnabled(false);
    }
    Q_EMIT done(sentence, all);
}

void BulkReferPanel::say(const QString &sentence)
{
    m_result->setText(sentence);
    m_result->setVisible(!sentence.isEmpty());
    if (!sentence.isEmpty())
        return;
    m_ok->setEnabled(!m_running);
}

void BulkReferPanel::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier) && m_ok->isEnabled()) {
        submit();
    } else if (event->key() == Qt::Key_Escape) {
        m_stopped = true;
        if (!m_running)
            Q_EMIT putAway();
    } else {
        QFrame::keyPressEvent(event);
    }
}

} // namespace peygir::cases
