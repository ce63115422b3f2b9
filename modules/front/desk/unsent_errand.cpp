// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/unsent_errand.h"

#include <QLoggingCategory>
#include <QThread>

namespace peygir::front {

Q_DECLARE_LOGGING_CATEGORY(deskLog)

namespace {

constexpr Milliseconds mostShutdown{2'000};

} // namespace

UnsentRounds::UnsentRounds(const Settings &settings, std::shared_ptr<Random> random, const After &after)
    : m_settings(settings)
    , m_random(std::move(random))
    , m_next(after)
{
}

UnsentRounds::~UnsentRounds() = default;

void UnsentRounds::begin()
{
    auto opened = m_settings.openTransport();
    if (!opened.ok()) {
        qCWarning(deskLog) << "what waits on this machine cannot be sent" << opened.error().id();
        return;
    }
    m_transport = std::move(*opened);
    m_work = std::make_unique<UnsentWork>(m_settings.folder);
    look();
}

void UnsentRounds::look()
{
    if (++m_looks % looksUntilAll == 0)
        m_work->tryAllAgain();
    m_work->sendAll(*m_transport, [this](bool) {
        // Not all machines of an office at once when its line is back.
        const auto late = m_random->below(std::uint64_t(pause.count() / 2));
        m_next.set(pause * 3 / 4 + Milliseconds(qint64(late)), [this] { look(); });
    });
}

UnsentErrand::UnsentErrand(const Profile &profile, const ProfileCard &card)
    : m_thread(new QThread)
{
    const DeskSettings desk = profile.desk(card);
    m_rounds = new UnsentRounds({desk.unsentFolder, desk.openTransport}, std::make_shared<SystemRandom>(), afterByTimer());
    m_thread->setObjectName(QStringLiteral("unsent"));
    m_rounds->moveToThread(m_thread);
    m_thread->start();
    QMetaObject::invokeMethod(m_rounds, [rounds = m_rounds] { rounds->begin(); }, Qt::QueuedConnection);
}

UnsentErrand::~UnsentErrand()
{
    // Sockets and timers end on the thread on which they began.
    QMetaObject::invokeMethod(
        m_rounds,
        [rounds = m_rounds] {
            rounds->deleteLater();
            QThread::currentThread()->quit();
        },
        Qt::QueuedConnection);
    if (m_thread->wait(mostShutdown.count()))
        delete m_thread;
    else
        // A disk that hangs must not keep whoever signs in.
        qCWarning(deskLog) << "the thread that sends what waits on this machine did not end in time";
}

} // namespace peygir::front
