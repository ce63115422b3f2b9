// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_card.h"
#include "followup/core/phone_link.h"
#include "front/server/http_message.h"

#include <QJsonObject>

namespace peygir::followup {

/// The page that a phone opens (R060) is the folder `:/phone`: one page, its style, its scripts and its words in both
/// languages. It is the same for everybody and has no secret in it.
bool isPhonePath(const QByteArray &path);

/// A file of the page. It may run no script but its own, speak to nobody but this server, and stand in nobody's frame; a phone keeps it
/// and asks whether it is still the same. Fails with "front.unknown".
Result<front::HttpResponse> phonePage(const front::HttpRequest &request);

/// The JSON of an answer to the page; nothing on the way keeps it.
front::HttpResponse phoneAnswer(const QJsonObject &object);

/// What a phone is told of its visit: where to go, what to look at, until when, and how much it may send.
QJsonObject phoneVisit(const Visit &visit, const cases::CaseCard &card, const Localized &subject,
                       const std::vector<Localized> &place, Instant until, Instant now);

} // namespace peygir::followup
