// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace peygir::persian {

/// Bytes that put texts in the order of the Persian alphabet when they are compared as bytes (`memcmp`, a BLOB column,
/// `bytea`), alike on every machine and without any collation of a database:
/// space, punctuation, numbers by value ("Street 2" before "Street 10", whatever the digit set), Persian letters with
/// peh, cheh, zheh and gaf in their places, other letters of the Arabic script, Latin (either case), everything else.
/// ZWNJ, tatweel and vowel signs count only where the rest is equal.
///
/// Stored beside the text: a change of this function needs a migration that makes the keys again. The first 128
/// characters decide.
QByteArray sortKey(const QString &text);

} // namespace peygir::persian
