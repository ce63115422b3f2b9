// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"

#include <QJsonObject>

/// What programs say to one another about a desk, and to scripts: one JSON object.
namespace peygir::front {

/// `{"error": {"id": …, "values": {…}}}`.
QJsonObject toJson(const Error &error);
/// The error in such an object; nothing where it is none.
std::optional<Error> errorIn(const QJsonObject &json);

/// unknown, online, offline, certificate, sign_in_needed.
const char *wordOf(DeskStatus::Line line);

/// Times in milliseconds since 1970, `line` as its word.
QJsonObject toJson(const DeskStatus &status, const std::vector<TroubledCommand> &troubled);

/// `{"command", "code", "left_to_server"}`; `code` only where there is one.
QJsonObject toJson(const DeskPort::Accepted &accepted);

} // namespace peygir::front
