// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/core/sms_reply.h"

#include "base/limits.h"
#include "cases/core/tracking_code.h"
#include "persian/date_input.h"
#include "persian/digits.h"
#include "persian/text.h"

#include <algorithm>

namespace peygir::answering {

using Meaning = SmsReply::Meaning;

namespace {

bool isDigit(QChar c) { return persian::isAsciiDigit(c.unicode()); }
bool isSign(QChar c) { return !c.isLetterOrNumber() && !c.isSurrogate(); }

/// A reply of which a beginning was read.
struct Reading
{
    /// In ASCII digits; each sign stands where it stands in what he wrote.
    QString text;
    qsizetype at = 0;

    bool isAtEnd() const { return at >= text.size(); }
    bool isAtDigit() const { return !isAtEnd() && isDigit(text[at]); }
    QString digits()
    {
        const qsizetype from = at;
        while (isAtDigit())
            ++at;
        return text.mid(from, at - from);
    }
    /// Passes over what is neither letter nor number; whether white space was among it.
    bool passSigns()
    {
        const qsizetype from = at;
        while (!isAtEnd() && isSign(text[at]))
            ++at;
        const QStringView passed = QStringView(text).mid(from, at - from);
        return std::any_of(passed.begin(), passed.end(), [](QChar c) { return c.isSpace(); });
    }
};

Meaning meaningOf(const QString &code, std::span<const catalogue::ReplyCodes> pairs)
{
    const auto has = [&](QString catalogue::ReplyCodes::*which) {
        return std::any_of(pairs.begin(), pairs.end(), [&](const auto &pair) { return pair.*which == code; });
    };
    const bool accepts = has(&catalogue::ReplyCodes::accept);
    if (accepts == has(&catalogue::ReplyCodes::object))
        return Meaning::NotUnderstood;
    return accepts ? Meaning::Accepts : Meaning::Objects;
}

bool isContrary(const QString &number, Meaning meaning, std::span<const catalogue::ReplyCodes> pairs)
{
    const Meaning other = meaningOf(number, pairs);
    return other != Meaning::NotUnderstood && other != meaning;
}

/// What stands behind the code of the reply where that begins with a digit.
enum class Number {
    /// Of the case; it was passed over.
    Code,
    /// A part of the words.
    Words,
    /// It may mean more than one thing.
    Doubtful,
};

/// People group the digits of a code by spaces.
Number readNumber(Reading &reading, QString &code)
{
    Reading ahead = reading;
    QString joined;
    qsizetype end = ahead.at;
    bool isDoubtful = false;
    while (ahead.isAtDigit() && joined.size() <= limits::typedCodeText) {
        joined += ahead.digits();
        if (cases::isTrackingCode(joined)) {
            isDoubtful = isDoubtful || !code.isEmpty();
            code = joined;
            end = ahead.at;
        }
        if (!ahead.isAtEnd() && ahead.text[ahead.at] == u' ')
            ++ahead.at;
    }
    if (!code.isEmpty()) {
        reading.at = end;
        return isDoubtful ? Number::Doubtful : Number::Code;
    }
    return joined.size() > catalogue::mostCodeDigits ? Number::Doubtful : Number::Words;
}

QString firstNumber(Reading reading) { return reading.digits(); }

/// The numbers that stand alone in words.
std::vector<QString> numbersIn(Reading reading)
{
    std::vector<QString> numbers;
    while (!reading.isAtEnd()) {
        if (const QString number = reading.digits(); !number.isEmpty())
            numbers.push_back(number);
        else
            ++reading.at;
    }
    return numbers;
}

/// "31 Shahrivar" is a day.
bool isMonth(const Reading &reading)
{
    const QString word = reading.text.mid(reading.at).section(u' ', 0, 0);
    return !word.isEmpty() && word.front().isLetter() &&
        persian::parseDate(QStringLiteral("1 ") + word, persian::JalaliDate::first()).ok();
}

bool isContradicted(const Reading &words, Meaning meaning, std::span<const catalogue::ReplyCodes> pairs)
{
    const std::vector<QString> numbers = numbersIn(words);
    if (meaning == Meaning::Accepts)
        return std::any_of(numbers.begin(), numbers.end(),
                           [&](const QString &number) { return isContrary(number, meaning, pairs); });
    // "33 or 31" is no answer; a street or a number of days in what somebody complains of is.
    return !numbers.empty() && words.text.endsWith(numbers.back()) && isContrary(numbers.back(), meaning, pairs);
}

} // namespace

SmsReply readReply(const QString &typed, std::span<const catalogue::ReplyCodes> pairs)
{
    const QString text = persian::normalised(typed).left(limits::noteText);
    Reading reading{persian::toAsciiDigits(text)};
    reading.passSigns();
    SmsReply reply;
    const Meaning meaning = meaningOf(reading.digits(), pairs);
    if (meaning == Meaning::NotUnderstood)
        return {};
    const bool isApart = reading.passSigns();
    if (reading.isAtDigit()) {
        const bool isBoth = isContrary(firstNumber(reading), meaning, pairs);
        const Number number = readNumber(reading, reply.code);
        if (isBoth || number == Number::Doubtful || (number == Number::Words && !isApart))
            return {};
        reading.passSigns();
    }
    if (isMonth(reading) || isContradicted(reading, meaning, pairs))
        return {};
    reply.meaning = meaning;
    reply.words = text.mid(reading.at).trimmed();
    return reply;
}

RecordAnswer answerOf(const SmsReply &reply, const cases::CaseId &caseId, const cases::CaseNodeId &node,
                      const QString &objection)
{
    const bool isDone = reply.meaning == Meaning::Accepts;
    return {caseId,
            node,
            isDone ? CallResult::Done : CallResult::NotDone,
            isDone ? cases::Opinion::Satisfied : cases::Opinion::Dissatisfied,
            isDone || !reply.words.isEmpty() ? reply.words : objection,
            {},
            {},
            {},
            cases::Channel::Sms};
}

} // namespace peygir::answering
