// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/core/call_again.h"

#include "persian/digits.h"

namespace peygir::intake {

Call callAgain(const QJsonObject &arguments, const std::function<QString(const QString &)> &nameOf,
               const AttentionId &settles)
{
    const auto text = [&arguments](const char *name) { return arguments.value(QLatin1String(name)).toString(); };
    const auto chosen = [&](const char *name) -> std::optional<Chosen> {
        const QString id = text(name);
        const QString title = id.isEmpty() ? QString() : nameOf(id);
        return title.isEmpty() ? std::nullopt : std::optional(Chosen{id, title, {}});
    };
    Call call;
    // As the form has them; a command has numbers in ASCII.
    call.phone = persian::toPersianDigits(text("callerPhone"));
    call.name = text("callerName");
    call.subject = chosen("subject");
    call.place = chosen("place");
    call.plaque = persian::toPersianDigits(text("plaque"));
    call.address = text("address");
    call.words = text("words");
    call.answer = text("answer");
    if (const auto channel = FieldCodec<cases::Channel>::parse(text("channel")); channel.ok())
        call.channel = *channel;
    if (const auto urgency = FieldCodec<cases::Urgency>::parse(text("urgency")); urgency.ok())
        call.urgency = *urgency;
    call.referTo = chosen("referTo");
    call.answers = arguments.value(QLatin1String("answers")).toObject();
    call.settles = settles;
    return call;
}

} // namespace peygir::intake
