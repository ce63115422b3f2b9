// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/store/accounts.h"

namespace peygir::server {

/// Reads `[{"user": UUID, "name": …, "password": …}, …]`; of an account of the directory "directory", the name that it has there,
/// stands in place of "password". Fails with "server.file_content" {file, line, id}: `line` is
/// the number of the account, from 1.
Result<std::vector<access::NewAccount>> accountsFrom(const QByteArray &json, const QString &file);

/// The same list as bytes, for the running server.
QByteArray accountsToJson(const std::vector<access::NewAccount> &accounts);

} // namespace peygir::server
