// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/https_channel.h"
#include "front/desk/profile.h"
#include "front/desk/unsent_folder.h"

#include <set>

namespace peygir::front {

/// Sends what waits on a desk that the server has closed for its person, as the work of somebody who is not there (SYNC 16): no
/// token is needed for that, since the store itself has signed each command, and the server decides by the rights that its
/// author has then. Lives on a thread with an event loop.
class Farewell
{
public:
    using Done = std::function<void(const std::set<Uuid> &taken)>;

    /// `waiting` in the order of the desk's commands; they lie in `folder` too, and go from there as the server takes them.
    Farewell(const ProfileCard &card, std::vector<sync::Stranded> waiting, UnsentFolder folder);

    /// Calls `done` once, from the event loop or within this call, with the commands that the server has in the end: all, some,
    /// or none where there is no line. A server that is busy is asked again a few times. Not once this object has been destroyed.
    void say(Done done);

private:
    void sendNext();
    void answered(const Result<HttpsReply> &reply);
    /// Whether the same is sent again after a while.
    bool goesOnLater(const Error &error);

    const ProfileCard m_card;
    const std::vector<sync::Stranded> m_waiting;
    const UnsentFolder m_folder;
    std::unique_ptr<HttpsChannel> m_channel;
    /// Those before `m_next` have been sent, those before `m_answered` answered.
    size_t m_next = 0;
    size_t m_answered = 0;
    /// Of the request that is under way.
    int m_retries = 0;
    std::set<Uuid> m_taken;
    Done m_done;
};

} // namespace peygir::front
