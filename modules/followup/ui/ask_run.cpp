// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/ui/ask_run.h"

#include "followup/core/ask_official.h"
#include "uikit/error_sentence.h"
#include "uikit/language.h"

namespace peygir::followup {

AskRun::AskRun(FollowUpQueries &queries, DeskPort &desk, QObject *parent)
    : QObject(parent)
    , m_queries(queries)
    , m_desk(desk)
{}

void AskRun::ask(const Wish &wish)
{
    m_wish = wish;
    m_cases.clear();
    m_next = 0;
    m_went = 0;
    m_stayed.clear();
    m_running = true;
    m_stopped = false;
    Q_EMIT moved(0, all());
    m_queries.askable(wish.cases, m_desk.user(), this, [this](const Result<std::vector<AskableCase>> &found) {
        if (!found.ok()) {
            m_stayed.append(uikit::errorSentence(found.error()));
            return finish();
        }
        m_cases = *found;
        next();
    });
}

void AskRun::next()
{
    Q_EMIT moved(int(m_next), int(m_cases.size()));
    if (m_stopped || m_next == m_cases.size())
        return finish();
    const AskableCase &one = m_cases[m_next++];
    if (one.node)
        return submit(one);
    stay(one.code, tr("it does not lie with you to be followed up now."));
    next();
}

void AskRun::submit(const AskableCase &one)
{
    m_desk.submit(AskOfficial::kind,
                  fieldsToJson(AskOfficial{one.id, *one.node, m_wish.to, m_wish.note, m_wish.replyBy}), this,
                  [this, one](const Result<DeskPort::Accepted> &accepted) {
                      if (accepted.ok()) {
                          ++m_went;
                          Q_EMIT asked(one.id.toString());
                      } else if (accepted.error().id().startsWith("storage.")) {
                          // It says nothing about the case, and the next one would fare no better.
                          m_stayed.append(uikit::errorSentence(accepted.error()));
                          return finish();
                      } else {
                          stay(one.code, uikit::errorSentence(accepted.error()));
                      }
                      next();
                  });
}

void AskRun::stay(const QString &code, const QString &why)
{
    m_stayed.append(tr("%1: %2").arg(uikit::inUsersDigits(code), why));
}

void AskRun::finish()
{
    m_running = false;
    Q_EMIT finished();
}

} // namespace peygir::followup
