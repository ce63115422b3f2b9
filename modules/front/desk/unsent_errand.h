// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "front/desk/alarm.h"
#include "front/desk/profile.h"
#include "front/desk/unsent_work.h"

#include <memory>

class QThread;

namespace peygir::front {

/// Looks again and again for what waits on this machine, whoever's it is, and brings it to the server: pushing needs no person
/// (SYNC 16). For as long as nobody is signed in; who is has a `DeskWorker` that does it. On one thread with an event loop.
class UnsentRounds final : public QObject
{
    Q_OBJECT

public:
    /// Between two looks, about: a look at an empty folder costs nothing.
    static constexpr Milliseconds pause{10'000};
    /// After so many looks, some ten minutes, what the server did not take is brought to it once more.
    static constexpr int looksUntilAll = 60;

    struct Settings
    {
        QString folder;
        /// The line to the server, opened on this object's thread. Where it fails nothing is ever sent.
        std::function<Result<std::unique_ptr<DeskTransport>>()> openTransport;
    };
    /// May be made on another thread than it will live on.
    UnsentRounds(const Settings &settings, std::shared_ptr<Random> random, const After &after);
    /// Ends what is under way; waits for a file that is being read.
    ~UnsentRounds() override;

    /// The first look, at once.
    void begin();

private:
    void look();

    Settings m_settings;
    std::shared_ptr<Random> m_random;
    Alarm m_next;
    int m_looks = 0;
    // The work uses the line, and goes first.
    std::unique_ptr<DeskTransport> m_transport;
    std::unique_ptr<UnsentWork> m_work;
};

/// The same on a thread of its own, from its making to its end: for a window that stands at its sign-in page. Lives on the
/// GUI thread.
class UnsentErrand
{
public:
    /// To the server of this card.
    UnsentErrand(const Profile &profile, const ProfileCard &card);
    /// What is under way is ended; what the server has got meanwhile and was not heard of is sent once more by the next one,
    /// and has its effect once. Waits for a file that is being read, two seconds at most.
    ~UnsentErrand();
    UnsentErrand(const UnsentErrand &) = delete;
    UnsentErrand &operator=(const UnsentErrand &) = delete;

private:
    QThread *m_thread;
    /// Belongs to the thread, which deletes it.
    UnsentRounds *m_rounds;
};

} // namespace peygir::front
