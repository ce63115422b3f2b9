// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <utility>

namespace peygir::catalogue {

/// How a message came in (R021–R028). Which questions are asked depends on it (R042).
enum class Channel { Phone, Sms, Email, Web, Letter, InPerson, Ivr, App };
constexpr std::array<std::pair<Channel, const char *>, 8> wordsOf(Channel)
{
    return {{{Channel::Phone, "phone"},
             {Channel::Sms, "sms"},
             {Channel::Email, "email"},
             {Channel::Web, "web"},
             {Channel::Letter, "letter"},
             {Channel::InPerson, "in_person"},
             {Channel::Ivr, "ivr"},
             {Channel::App, "app"}}};
}

/// Whether a message can be answered during the call or has to be followed up (R032).
enum class Urgency { Instant, FollowUp };
constexpr std::array<std::pair<Urgency, const char *>, 2> wordsOf(Urgency)
{
    return {{{Urgency::Instant, "instant"}, {Urgency::FollowUp, "follow_up"}}};
}

} // namespace peygir::catalogue
