// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/core/why.h"

namespace peygir::administration {

/// Has it for the whole city who reads what everybody did (R132).
inline constexpr Verb readLog{"access.read_log"};

/// Lines of one answer of the server.
inline constexpr int eventPageLines = 100;

/// What became of an act, or how somebody came to see something.
enum class EventSort { Done, Held, Refused, Opened, TakenOut };

constexpr std::array<std::pair<EventSort, const char *>, 5> wordsOf(EventSort)
{
    return {{{EventSort::Done, "done"},
             {EventSort::Held, "held"},
             {EventSort::Refused, "refused"},
             {EventSort::Opened, "opened"},
             {EventSort::TakenOut, "taken_out"}}};
}

/// Which part of the log: everything, what was done, what was opened on a screen, what was saved, exported or printed, and what
/// was refused or is held for a person.
enum class EventPart { All, Done, Opened, TakenOut, NotApplied };

constexpr std::array<std::pair<EventPart, const char *>, 5> wordsOf(EventPart)
{
    return {{{EventPart::All, "all"},
             {EventPart::Done, "done"},
             {EventPart::Opened, "opened"},
             {EventPart::TakenOut, "taken_out"},
             {EventPart::NotApplied, "not_applied"}}};
}

/// Where a page ended. Whoever asks for the next one hands it back as it was.
struct EventPlace
{
    static constexpr bool isPart = true;

    Instant at;
    Uuid id;

    friend bool operator==(const EventPlace &, const EventPlace &) = default;
    static constexpr auto fields() { return std::tuple{field("at", &EventPlace::at), field("id", &EventPlace::id)}; }
};

/// Asked of the server (`sync::eventsQuery`), which alone has the receipts of all commands and the journals of looks of all
/// desks: one page of what people did, the newest first. Conditions hold together. For those who have `readLog` in the
/// whole city. Errors: "access.denied".
struct EventsAsked
{
    EventPart part;
    std::optional<UserId> user = {};
    /// By when it was done; `until` is the first instant that is no longer meant.
    std::optional<Instant> from = {};
    std::optional<Instant> until = {};
    /// Empty: from the newest.
    std::optional<EventPlace> after = {};

    friend bool operator==(const EventsAsked &, const EventsAsked &) = default;
    static constexpr auto fields()
    {
        return std::tuple{field("part", &EventsAsked::part), field("user", &EventsAsked::user), field("from", &EventsAsked::from),
                          field("until", &EventsAsked::until), field("after", &EventsAsked::after)};
    }
};

/// One event as far as the server knows it. No words that anybody wrote, no number of a citizen, no secret: what was written
/// is read where it stands, under the rights of whoever opens it.
struct EventLine
{
    static constexpr bool isPart = true;

    /// Of the command, or of the look.
    Uuid id;
    EventSort sort;
    /// The kind of the command (empty: nobody could read it), or the word of the look (`LookAct`).
    QString act;
    /// When the person acted, in server time.
    Instant at;
    /// When the server took it in: later where the desk had no network.
    Instant receivedAt;
    UserId user;
    /// His name as it is now; empty: the server itself, or nobody whom it knows.
    QString who;
    /// The number of the desk; empty: what the server does by itself has none.
    std::optional<int> desk;
    /// For whom, where he stood in for somebody: that person's name as it was then.
    std::optional<QString> forWhom;
    /// The case that it was about, if it was about one, and its code where the server has it.
    std::optional<Uuid> caseId;
    std::optional<QString> code;
    /// The person whom it was about: his rights, his record.
    std::optional<QString> person;
    /// To which post a case was referred.
    std::optional<Localized> to;
    /// The id of the error by which it was refused or held.
    std::optional<QString> reason;
    /// Of a look: which list or record type, in which form, how many rows (`Look::detail`); empty: nothing.
    QString detail;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &EventLine::id),         field("sort", &EventLine::sort),
                          field("act", &EventLine::act),       field("at", &EventLine::at),
                          field("receivedAt", &EventLine::receivedAt), field("user", &EventLine::user),
                          field("who", &EventLine::who),       field("desk", &EventLine::desk),
                          field("forWhom", &EventLine::forWhom), field("case", &EventLine::caseId),
                          field("code", &EventLine::code),     field("person", &EventLine::person),
                          field("to", &EventLine::to),         field("reason", &EventLine::reason),
                          field("detail", &EventLine::detail)};
    }
};

struct EventsAnswer
{
    std::vector<EventLine> lines;
    /// Where the next page begins; empty: this was the last.
    std::optional<EventPlace> next;

    static constexpr auto fields()
    {
        return std::tuple{field("lines", &EventsAnswer::lines), field("next", &EventsAnswer::next)};
    }
};

} // namespace peygir::administration
