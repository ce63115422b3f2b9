// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/fetch_line.h"

#include "cases/ui/shown.h"
#include "uikit/direction.h"
#include "uikit/error_sentence.h"
#include "uikit/language.h"
#include "uikit/reasoned_action.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

#include <utility>

namespace peygir::cases {

namespace {

/// Sentences of their own where what one can do differs from what the same error asks for elsewhere.
QString sentenceOf(const Error &error, const CaseAsked &asked)
{
    if (error.id() == "cases.unknown" && asked.code)
        return FetchLine::tr("The server knows no case with the code %1 that you may read. Check the digits.")
            .arg(uikit::leftToRight(uikit::inUsersDigits(*asked.code)));
    if (error.id() == "cases.unknown")
        return FetchLine::tr("The server knows no such case that you may read.");
    if (error.id() == "front.unreachable" || error.id() == "front.timeout")
        return FetchLine::tr("The server cannot be reached now, and this desk does not keep the case. Ask again when the "
                             "line is back.");
    if (error.id() == "front.sign_in_needed")
        return FetchLine::tr("The server no longer knows this desk. Sign in again, then ask.");
    if (error.id() == "front.status" || error.id() == "front.unknown")
        return FetchLine::tr("The server cannot answer this now. Ask again in a moment.");
    if (error.id() == "sync.queries.too_many")
        return FetchLine::tr("You have asked for very many cases. Ask again in a minute.");
    return uikit::errorSentence(error);
}

} // namespace

FetchLine::FetchLine(CaseFetch &fetch, QWidget *parent)
    : QWidget(parent)
    , m_fetch(fetch)
    , m_sentence(new QLabel(this))
    , m_ask(new QPushButton(this))
    , m_stop(new QPushButton(tr("Cancel"), this))
{
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setAccessibleName(tr("Where the case is"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_ask, 0, Qt::AlignTop);
    row->addWidget(m_stop, 0, Qt::AlignTop);
    connect(m_ask, &QPushButton::clicked, this, &FetchLine::askAgain);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        cancel();
        m_failed = true;
        say(tr("Nothing was asked for any more."), "warning");
        m_ask->setFocus();
    });
    setFocusProxy(m_ask);
    putAway();
}

void FetchLine::putAway()
{
    cancel();
    m_asked.reset();
    m_failed = false;
    hide();
}

void FetchLine::offer(const QString &missing, const CaseAsked &asked)
{
    if (m_asked == asked && (m_cancel || m_failed))
        return;
    cancel();
    m_asked = asked;
    m_failed = false;
    m_came = false;
    say(missing, "warning");
}

void FetchLine::tellFetched(Instant at, bool withFile, const CaseAsked &asked)
{
    if (m_asked == asked && m_cancel)
        return;
    m_asked = asked;
    m_failed = false;
    m_came = true;
    const QString time = shownTime(at);
    say(withFile ? tr("This desk does not keep the case: it was fetched from the server on %1. It can be read; what is "
                      "done with a case is done where it is kept.")
                       .arg(time)
                 : tr("This desk does not keep the case: its card was fetched from the server on %1. Its file is for the "
                      "units that work on it.")
                       .arg(time),
        "warning");
}

void FetchLine::ask(const CaseAsked &asked)
{
    cancel();
    m_asked = asked;
    m_failed = false;
    m_came = false;
    m_cancel = m_fetch.fetch(asked, this, [this](const Result<CaseId> &id) { answered(id); });
    say(asked.code ? tr("The server is being asked for the case %1…")
                         .arg(uikit::leftToRight(uikit::inUsersDigits(*asked.code)))
                   : tr("The server is being asked…"),
        "muted");
    m_stop->setFocus();
}

void FetchLine::askAgain()
{
    if (m_asked && !m_cancel)
        ask(CaseAsked(*m_asked));
}

void FetchLine::answered(const Result<CaseId> &id)
{
    m_cancel = {};
    if (id.ok()) {
        const CaseId found = *id;
        // What was asked by its code is known by its id from now on.
        m_asked = CaseAsked{.id = found};
        Q_EMIT fetched(found);
        return;
    }
    m_failed = true;
    say(sentenceOf(id.error(), *m_asked), "problem");
}

void FetchLine::cancel()
{
    if (const auto cancel = std::exchange(m_cancel, {}))
        cancel();
}

void FetchLine::say(const QString &sentence, const char *role)
{
    m_sentence->setText(sentence);
    m_sentence->setProperty("role", QLatin1String(role));
    m_sentence->style()->unpolish(m_sentence);
    m_sentence->style()->polish(m_sentence);
    const bool asking = bool(m_cancel);
    m_ask->setText((m_failed || m_came ? tr("Ask again") : tr("Ask the server")) + QStringLiteral("  ")
                   + uikit::shownKey(Qt::CTRL | Qt::Key_F5));
    // The keyboard must not fall off with the button that goes.
    const bool hadFocus = m_ask->hasFocus() || m_stop->hasFocus();
    m_ask->setVisible(!asking);
    m_stop->setVisible(asking);
    show();
    if (hadFocus)
        (asking ? m_stop : m_ask)->setFocus();
}

} // namespace peygir::cases
