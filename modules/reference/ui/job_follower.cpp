// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/ui/job_follower.h"

#include "uikit/error_sentence.h"
#include "uikit/language.h"

#include <QJsonArray>
#include <QTimer>

#include <chrono>

namespace peygir::reference {

namespace {

// As `sync::jobQuery` and its neighbour, which no window may see.
const QByteArray jobQuery = QByteArrayLiteral("job");
const QByteArray jobsQuery = QByteArrayLiteral("jobs");

/// The leader takes a step each second.
constexpr std::chrono::seconds lookAgain(1);

QString text(const QJsonObject &object, const char *name) { return object.value(QLatin1String(name)).toString(); }
qint64 number(const QJsonObject &object, const char *name) { return object.value(QLatin1String(name)).toInteger(); }

JobProgress progressOf(const QJsonObject &job)
{
    return {text(job, "id"),          text(job, "state"),     job.value(QLatin1String("arguments")).toObject(),
            number(job, "total"),     number(job, "applied"), number(job, "refused"),
            number(job, "undone"),    number(job, "kept"),    text(job, "reason"),
            job.value(QLatin1String("parts_gone")).toBool()};
}

} // namespace

JobFollower::JobFollower(ServerPort &server, const QString &kind, int named, QObject *parent)
    : QObject(parent)
    , m_server(server)
    , m_kind(kind)
    , m_named(named)
    , m_timer(new QTimer(this))
{
    m_timer->setInterval(lookAgain);
    connect(m_timer, &QTimer::timeout, this, [this] { look(true); });
}

void JobFollower::follow(std::function<bool(const QJsonObject &)> isMeant)
{
    if (m_cancel)
        m_cancel();
    m_isMeant = std::move(isMeant);
    m_isAsking = false;
    show(std::nullopt);
}

void JobFollower::look(bool quietly)
{
    if (m_isAsking || !m_isMeant)
        return;
    if (m_cancel)
        m_cancel();
    m_cancel = m_server.ask(jobsQuery, {}, this, [this, quietly](const Result<ServerPort::Answer> &answer) {
        if (!answer.ok()) {
            // It goes on whether or not anybody looks; the next look may get through.
            if (!quietly)
                Q_EMIT failed(uikit::errorSentence(answer.error()));
            return;
        }
        for (const QJsonValue &value : answer->told.value(QStringLiteral("jobs")).toArray()) {
            JobProgress job = progressOf(value.toObject());
            // The newest comes first.
            if (text(value.toObject(), "kind") == m_kind && m_isMeant(job.arguments))
                return show(std::move(job));
        }
        show(std::nullopt);
    });
}

void JobFollower::begin(const QJsonObject &arguments, Done done)
{
    ask({{QStringLiteral("act"), QStringLiteral("begin")},
         {QStringLiteral("kind"), m_kind},
         {QStringLiteral("arguments"), arguments}},
        std::move(done));
}

void JobFollower::turn(const QString &act, Done done)
{
    if (m_progress)
        ask({{QStringLiteral("act"), act}, {QStringLiteral("job"), m_progress->job}}, std::move(done));
}

void JobFollower::ask(const QJsonObject &arguments, Done done)
{
    if (m_isAsking)
        return;
    m_isAsking = true;
    Q_EMIT changed();
    if (m_cancel)
        m_cancel();
    m_cancel = m_server.ask(jobQuery, arguments, this,
                            [this, done = std::move(done)](const Result<ServerPort::Answer> &answer) {
                                m_isAsking = false;
                                Q_EMIT changed();
                                done(answer.ok() ? Result<void>() : Result<void>(answer.error()));
                                if (answer.ok())
                                    look(false);
                            });
}

void JobFollower::rest() { m_timer->stop(); }

void JobFollower::show(std::optional<JobProgress> progress)
{
    const bool wasRunning = isRunning();
    m_progress = std::move(progress);
    isRunning() ? m_timer->start() : m_timer->stop();
    Q_EMIT changed();
    if (!m_progress || isRunning())
        return;
    if (wasRunning)
        Q_EMIT ended();
    if (m_progress->stayed() > 0)
        tellTroubles();
}

void JobFollower::tellTroubles()
{
    m_cancel = m_server.ask(
        jobQuery, {{QStringLiteral("act"), QStringLiteral("troubles")}, {QStringLiteral("job"), m_progress->job}}, this,
        [this](const Result<ServerPort::Answer> &answer) {
            if (!answer.ok()) {
                Q_EMIT failed(uikit::errorSentence(answer.error()));
                return;
            }
            QStringList lines;
            for (const QJsonValue &value : answer->told.value(QStringLiteral("troubles")).toArray()) {
                if (lines.size() == m_named)
                    break;
                const QJsonObject one = value.toObject();
                const Error reason(text(one, "reason").toLatin1(), one.value(QStringLiteral("values")).toObject().toVariantMap());
                lines.append(tr("%1: %2").arg(uikit::inUsersDigits(text(one, "code")), uikit::errorSentence(reason)));
            }
            // The server names some, and tells how many there are.
            if (const qint64 more = m_progress->stayed() - lines.size(); more > 0 && !lines.isEmpty())
                lines.append(tr("… and %1 more.").arg(uikit::inUsersDigits(QString::number(more))));
            Q_EMIT stayed(lines);
        });
}

} // namespace peygir::reference
