// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/core/call.h"

#include "base/limits.h"
#include "intake/core/register_case.h"
#include "persian/digits.h"
#include "persian/text.h"
#include "persian/words.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace peygir::intake {

namespace {

constexpr qsizetype longestDialled = 40;
/// A third of what a command may have, in the longest spelling of each sign; the answers of the checklist and the rest
/// of the form have the other two.
constexpr qsizetype wordsInCommand = 30'000;

/// As commands take it. What was pasted, or kept on a disk, may have NULs and halves of characters, and a message is never refused.
QString takeable(QString text)
{
    text.remove(QChar(0));
    return text.isValidUtf16() ? text : QString::fromUtf8(text.toUtf8());
}

/// The end of the piece of `text` that begins at `from`, at most `most` units long, no character cut in two.
qsizetype endOfPiece(const QString &text, qsizetype from, qsizetype most)
{
    const qsizetype end = from + most;
    if (end >= text.size())
        return text.size();
    return text[end - 1].isHighSurrogate() ? end - 1 : end;
}

std::vector<QString> pieces(const QString &text, qsizetype from = 0)
{
    std::vector<QString> pieces;
    while (from < text.size()) {
        const qsizetype end = endOfPiece(text, from, limits::noteText);
        pieces.push_back(text.mid(from, end - from));
        from = end;
    }
    return pieces;
}

void insertText(QJsonObject &json, const char *name, const QString &text)
{
    if (!text.isEmpty())
        json.insert(QLatin1String(name), text);
}

void insertChosen(QJsonObject &json, const char *name, const std::optional<Chosen> &chosen)
{
    if (chosen)
        json.insert(QLatin1String(name), QJsonObject{{QStringLiteral("id"), chosen->id},
                                                     {QStringLiteral("title"), chosen->title},
                                                     {QStringLiteral("subtitle"), chosen->subtitle}});
}

std::optional<Chosen> chosenIn(const QJsonObject &json, const char *name)
{
    const QJsonObject chosen = json.value(QLatin1String(name)).toObject();
    const QString id = chosen.value(QStringLiteral("id")).toString();
    if (!Uuid::parse(id).ok())
        return std::nullopt;
    return Chosen{id, chosen.value(QStringLiteral("title")).toString(),
                  chosen.value(QStringLiteral("subtitle")).toString()};
}

QString joined(QStringList parts, const QString &between)
{
    parts.removeAll(QString());
    return parts.join(between);
}

const QString newLine = QStringLiteral("\n");

/// A question has its mark already. Empty where nothing was typed.
QString line(const QString &name, const QString &typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty() || name.isEmpty())
        return text;
    return name + (name.back().isPunct() ? QStringLiteral(" ") : QStringLiteral(": ")) + text;
}

QString answerLines(const Call &call, const NoteWords &names)
{
    QStringList lines;
    QJsonObject others = call.answers;
    for (const ShownAnswer &answer : names.answers) {
        lines.append(line(answer.name, answer.text));
        if (!answer.text.trimmed().isEmpty())
            others.remove(answer.key);
    }
    for (auto other = others.constBegin(); other != others.constEnd(); ++other)
        lines.append(line(other.key(), other.value().toVariant().toString()));
    return joined(lines, newLine);
}

} // namespace

bool Call::isEmpty() const
{
    const auto blank = [](const QString &text) { return text.trimmed().isEmpty(); };
    return blank(phone) && blank(name) && !subject && blank(subjectTyped) && !place && blank(placeTyped)
        && blank(plaque) && blank(address) && blank(words) && blank(answer) && answers.isEmpty()
        && files.isEmpty() && !referTo && blank(referToTyped);
}

QJsonObject toJson(const Call &call)
{
    QJsonObject json{{QStringLiteral("channel"), FieldCodec<cases::Channel>::toJson(call.channel)},
                     {QStringLiteral("urgency"), FieldCodec<cases::Urgency>::toJson(call.urgency)}};
    insertText(json, "phone", call.phone);
    insertText(json, "name", call.name);
    insertChosen(json, "subject", call.subject);
    insertText(json, "subject_typed", call.subjectTyped);
    insertChosen(json, "place", call.place);
    insertText(json, "place_typed", call.placeTyped);
    insertText(json, "plaque", call.plaque);
    insertText(json, "address", call.address);
    insertText(json, "words", call.words);
    insertText(json, "answer", call.answer);
    insertChosen(json, "refer_to", call.referTo);
    insertText(json, "refer_to_typed", call.referToTyped);
    if (!call.answers.isEmpty())
        json.insert(QStringLiteral("answers"), call.answers);
    if (!call.files.isEmpty())
        json.insert(QStringLiteral("files"), call.files);
    if (call.becameCase)
        json.insert(QStringLiteral("became_case"), call.becameCase->toString());
    if (call.settles)
        json.insert(QStringLiteral("settles"), call.settles->toString());
    return json;
}

Call callFromJson(const QJsonObject &json)
{
    const auto text = [&json](const char *name) { return json.value(QLatin1String(name)).toString(); };
    Call call;
    call.phone = text("phone");
    call.name = text("name");
    call.subject = chosenIn(json, "subject");
    call.subjectTyped = text("subject_typed");
    call.place = chosenIn(json, "place");
    call.placeTyped = text("place_typed");
    call.plaque = text("plaque");
    call.address = text("address");
    call.words = text("words");
    call.answer = text("answer");
    if (const auto channel = FieldCodec<cases::Channel>::parse(text("channel")); channel.ok())
        call.channel = *channel;
    if (const auto urgency = FieldCodec<cases::Urgency>::parse(text("urgency")); urgency.ok())
        call.urgency = *urgency;
    call.referTo = chosenIn(json, "refer_to");
    call.referToTyped = text("refer_to_typed");
    call.answers = json.value(QStringLiteral("answers")).toObject();
    call.files = json.value(QStringLiteral("files")).toArray();
    if (const auto caseId = cases::CaseId::parse(text("became_case")); caseId.ok())
        call.becameCase = *caseId;
    if (const auto entry = AttentionId::parse(text("settles")); entry.ok())
        call.settles = *entry;
    return call;
}

CallCommands commandsOf(const Call &call)
{
    const QString typedSubject = call.subject ? QString() : call.subjectTyped.trimmed();
    const QString typedPlace = call.place ? QString() : call.placeTyped.trimmed();
    const QString words = takeable(joined({typedSubject, call.words}, QStringLiteral("\n")));
    const QString answer = takeable(call.answer);
    const qsizetype first = endOfPiece(words, 0, wordsInCommand);
    const qsizetype told = endOfPiece(answer, 0, wordsInCommand);
    QJsonObject arguments{
        {QStringLiteral("code"), QString()},
        {QStringLiteral("subject"), call.subject ? call.subject->id : unknownSubject().toString()},
        {QStringLiteral("plaque"), persian::toAsciiDigits(takeable(call.plaque))},
        {QStringLiteral("address"), takeable(joined({typedPlace, call.address}, QStringLiteral(" ")))},
        {QStringLiteral("words"), words.left(first)},
        {QStringLiteral("callerPhone"), persian::toAsciiDigits(takeable(call.phone))},
        {QStringLiteral("callerName"), takeable(call.name)},
        {QStringLiteral("channel"), FieldCodec<cases::Channel>::toJson(call.channel)},
        {QStringLiteral("urgency"), FieldCodec<cases::Urgency>::toJson(call.urgency)},
        {QStringLiteral("answers"), call.answers},
    };
    if (call.place)
        arguments.insert(QStringLiteral("place"), call.place->id);
    if (call.referTo)
        arguments.insert(QStringLiteral("referTo"), call.referTo->id);
    // Instant is what is answered during the call: also where the subject's own first answer was all that was said.
    if (call.urgency == cases::Urgency::Instant)
        arguments.insert(QStringLiteral("answer"), answer.left(told));
    std::vector<QString> notes = pieces(words, first);
    const std::vector<QString> more = pieces(answer, told);
    notes.insert(notes.end(), more.begin(), more.end());
    return {std::move(arguments), std::move(notes)};
}

std::vector<QString> notesOf(const Call &call, const NoteWords &names)
{
    const QString typedSubject = call.subject ? QString() : call.subjectTyped;
    const QString typedPlace = call.place ? QString() : call.placeTyped;
    const QString referee = call.referTo ? call.referTo->title : call.referToTyped;
    const QString words = call.words.trimmed();
    const QString before = joined({line(names.answer, call.answer), line(names.subject, typedSubject)}, newLine);
    const QString where = joined({line(names.place, typedPlace), line(names.plaque, call.plaque),
                                  line(names.address, call.address)},
                                 newLine);
    const QString after = joined({answerLines(call, names), line(names.referTo, referee)}, newLine);
    if (words.isEmpty() && before.isEmpty() && where.isEmpty() && after.isEmpty())
        return {};
    const QString who = joined({call.name.trimmed(), call.phone.trimmed()}, QStringLiteral(" "));
    const QString subject = call.subject ? line(names.subject, call.subject->title) : QString();
    const QString place = call.place ? line(names.place, call.place->title) : QString();
    return pieces(takeable(joined({who, words, before, subject, place, where, after}, newLine)));
}

QString dialledNumber(const QString &given)
{
    QString number = given.trimmed();
    if (number.startsWith(QLatin1String("tel:"), Qt::CaseInsensitive)) {
        number = QUrl::fromPercentEncoding(number.mid(4).toUtf8());
        number = number.section(u';', 0, 0);
    }
    return number.left(longestDialled);
}

namespace {

/// A street has no more words than these; what is longer goes on behind it.
constexpr qsizetype mostWordsOfStreet = 6;

const QRegularExpression &betweenWords()
{
    static const QRegularExpression between(QStringLiteral("[\\s,\\x{060C}]+"));
    return between;
}

QStringList wordsOf(const QString &text) { return text.split(betweenWords(), Qt::SkipEmptyParts); }

/// Without what parts words at its ends.
QString trimmedOf(const QString &text)
{
    qsizetype from = 0;
    qsizetype end = text.size();
    const auto parts = [&text](qsizetype at) { return text[at].isSpace() || text[at] == u',' || text[at] == QChar(0x060C); };
    while (from < end && parts(from))
        ++from;
    while (end > from && parts(end - 1))
        --end;
    return text.mid(from, end - from);
}

/// A house number that is called so, and what stands before and behind it.
struct CalledHouse
{
    QString before;
    QString plaque;
    QString behind;
};
std::optional<CalledHouse> calledHouse(const QString &text)
{
    static const QRegularExpression word(QStringLiteral("[^\\s,\\x{060C}]+"));
    std::optional<QRegularExpressionMatch> called;
    for (auto words = word.globalMatch(text); words.hasNext();) {
        const QRegularExpressionMatch match = words.next();
        if (called && persian::digitValue(match.captured().front().unicode()) >= 0)
            return CalledHouse{trimmedOf(text.left(called->capturedStart())), match.captured(),
                               trimmedOf(text.mid(match.capturedEnd()))};
        called = persian::words::saysHouseNumber(match.captured()) ? std::optional(match) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

TypedAddress typedAddress(const QString &typed)
{
    const QString text = persian::normalised(typed);
    if (const auto house = calledHouse(text)) {
        if (house->before.isEmpty() && house->behind.isEmpty())
            return {text, {}};
        const bool isFirst = house->before.isEmpty();
        return {wordsOf(isFirst ? house->behind : house->before).join(u' '), house->plaque,
                isFirst ? QString() : house->behind};
    }
    qsizetype end = text.size();
    while (end > 0 && persian::digitValue(text[end - 1].unicode()) >= 0)
        --end;
    const bool isOwnWord = end > 0 && end < text.size() && text[end - 1].isSpace();
    if (!isOwnWord)
        return {text, {}};
    const QStringList street = wordsOf(text.left(end));
    if (street.isEmpty())
        return {text, {}};
    return {street.join(u' '), text.mid(end)};
}

std::vector<TypedAddress> readingsOf(const QString &typed)
{
    const QString text = persian::normalised(typed);
    std::vector<TypedAddress> readings{{text, {}}};
    if (const TypedAddress parted = typedAddress(text); !parted.plaque.isEmpty())
        readings.push_back(parted);
    // A number that is not called a house's may be that of an alley: it stays where it is.
    const auto house = calledHouse(text);
    QStringList parts;
    for (const QString &part : house ? QStringList{house->before, house->behind} : QStringList{text}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    const QString said = parts.join(QStringLiteral("\u060C "));
    static const QRegularExpression word(QStringLiteral("[^\\s,\\x{060C}]+"));
    std::vector<TypedAddress> shorter;
    for (auto words = word.globalMatch(said); words.hasNext() && qsizetype(shorter.size()) < mostWordsOfStreet;) {
        const qsizetype end = words.next().capturedEnd();
        const QString rest = trimmedOf(said.mid(end));
        if (!rest.isEmpty())
            shorter.push_back({wordsOf(said.left(end)).join(u' '), house ? house->plaque : QString(), rest, true});
    }
    readings.insert(readings.end(), shorter.rbegin(), shorter.rend());
    return readings;
}

bool namesWhole(const QString &street, const QString &name)
{
    QStringList said;
    for (const QString &word : wordsOf(street))
        said.append(persian::searchForm(word));
    QStringList wanted = wordsOf(name);
    if (wanted.size() > 1 && !said.contains(persian::searchForm(wanted.front())))
        wanted.removeFirst();
    return !wanted.isEmpty() && std::all_of(wanted.begin(), wanted.end(), [&said](const QString &word) {
        return said.contains(persian::searchForm(word));
    });
}

} // namespace peygir::intake
