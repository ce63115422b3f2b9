// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/ui/ask_run.h"

#include "followup/core/ask_official.h"
#include "uikit/error_sentence.h"
#include "uikit/language.h"

#include <algorithm>

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
        m_cases.clear();
        for (const AskableCase &one : *found) {
            if (one.node)
                m_cases.push_back(one);
            else
                stay(one.code, tr("it does not lie with you to be followed up now."));
        }
        next();
    });
}

void AskRun::next()
{
    Q_EMIT moved(int(m_next), int(m_cases.size()));
    if (m_stopped || m_next == m_cases.size())
        return finish();
    const auto from = m_cases.begin() + qsizetype(m_next);
    submit({from, from + std::min<qsizetype>(atOnce, m_cases.end() - from)});
}

void AskRun::submit(const std::vector<AskableCase> &some)
{
    m_next += some.size();
    std::vector<QJsonObject> commands;
    for (const AskableCase &one : some)
        commands.push_back(fieldsToJson(AskOfficial{one.id, *one.node, m_wish.to, m_wish.note, m_wish.replyBy}));
    m_desk.submitAll(AskOfficial::kind, commands, this, [this, some](const std::vector<Result<DeskPort::Accepted>> &accepted) {
        for (size_t at = 0; at < some.size(); ++at) {
            if (accepted[at].ok()) {
                ++m_went;
                Q_EMIT asked(some[at].id.toString());
            } else if (accepted[at].error().id().startsWith("storage.")) {
                // It says nothing about the case, and the next one would fare no better.
                m_stayed.append(uikit::errorSentence(accepted[at].error()));
                return finish();
            } else {
                stay(some[at].code, uikit::errorSentence(accepted[at].error()));
            }
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
