// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_card.h"
#include "command/attention.h"

#include <QJsonArray>
#include <QJsonObject>

namespace peygir::intake {

/// Something that was chosen among what a field offers, with the words that it was shown by: a kept call is shown again
/// without asking anybody.
struct Chosen
{
    QString id;
    QString title;
    QString subtitle;

    friend bool operator==(const Chosen &, const Chosen &) = default;
};

/// A call as it stands on the form, half typed or whole (R040). Texts are as typed; nothing in it has to be right.
struct Call
{
    QString phone;
    QString name;
    /// Chosen, or only typed so far.
    std::optional<Chosen> subject;
    QString subjectTyped;
    std::optional<Chosen> place;
    QString placeTyped;
    QString plaque;
    QString address;
    QString words;
    /// What the caller was told, where the message is instant.
    QString answer;
    cases::Channel channel = cases::Channel::Phone;
    cases::Urgency urgency = cases::Urgency::FollowUp;
    /// The post to which it is referred at once (R044), or only typed so far.
    std::optional<Chosen> referTo;
    QString referToTyped;
    /// By the keys of the subject's questions.
    QJsonObject answers;
    /// The files that were given with it, as `cases::DocumentAttacher::waiting` says them.
    QJsonArray files;
    /// It is registered, or added to this case, and kept because of files that are not attached yet; nothing else of it
    /// counts any more.
    std::optional<cases::CaseId> becameCase;
    /// The entry about a message that was not applied and in whose place this one is: settled when it is registered.
    std::optional<AttentionId> settles = {};

    /// Nothing was typed that would be missed.
    bool isEmpty() const;

    friend bool operator==(const Call &, const Call &) = default;
};

/// The call as it is kept; what is empty is left out.
QJsonObject toJson(const Call &call);
/// Reads what toJson wrote. What this version does not know is passed over and what is missing is empty: a draft of an
/// older or newer program loses no more than it must.
Call callFromJson(const QJsonObject &json);

/// The commands that a call becomes. Words are unlimited, a command is not (`limits::commandBytes`): what is too long
/// for the first one follows in notes, in order.
struct CallCommands
{
    /// Of the RegisterCase. Whatever was typed goes with it: a subject that was not chosen begins the words (and the
    /// case is about `unknownSubject()`), a place that was not chosen begins the address.
    QJsonObject arguments;
    std::vector<QString> notes;
};
CallCommands commandsOf(const Call &call);

/// An answer of the checklist as people say it.
struct ShownAnswer
{
    /// Of its question.
    QString key;
    /// What was asked.
    QString name;
    QString text;
};

/// How a note calls the fields of a call, in the language of who writes it, and the answers as he sees them.
struct NoteWords
{
    QString subject;
    QString place;
    QString plaque;
    QString address;
    QString answer;
    QString referTo;
    /// In the order in which they are asked. An answer of the call that is not among them is told by its key.
    std::vector<ShownAnswer> answers;
};

/// What the caller says of a case that is there already, in pieces that fit a note each: who called, his words, and a
/// line for everything else that was typed. Empty where he said nothing new: who he is, and a subject and a place that
/// were chosen, only led to the case.
std::vector<QString> notesOf(const Call &call, const NoteWords &names);

/// A telephone number as the telephone gives it: what a `tel:` address (RFC 3966) says without its parameters, anything
/// else as it is. At most 40 characters.
QString dialledNumber(const QString &given);

/// An address as it is typed in one go, parted.
struct TypedAddress
{
    QString street;
    /// The number of the house; empty: none is said.
    QString plaque;
    /// What is no part of the street: an alley, a floor. May be empty.
    QString rest = {};
    /// Where the street ends was only guessed: it is one that `namesWhole` says of its words.
    bool isGuess = false;
};
/// A house number that is called so, wherever it stands ("bahar, no. 12, second floor"), or else one at the end
/// ("bahar 12").
TypedAddress typedAddress(const QString &typed);
/// How an address may be meant, the likeliest first: all of it a street (a number may belong to its name), a street and a
/// house, and ever shorter beginnings with the words that follow as the rest. Few, however much is typed.
std::vector<TypedAddress> readingsOf(const QString &typed);
/// Whether the words of a street say this name whole. Of what kind it is ("street", "alley": its first word) may be left
/// out.
bool namesWhole(const QString &street, const QString &name);

} // namespace peygir::intake
