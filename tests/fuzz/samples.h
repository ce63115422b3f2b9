// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/envelope.h"
#include "sync/wire/messages.h"
#include "sync/wire/stranded.h"

#include <QString>

/// What stands in the messages with which the search begins.
namespace peygir::fuzz::samples {

inline constexpr Instant noon(1'790'000'000'000);

/// The n-th of some ids; n below 100.
Uuid id(int n);
sync::Cursor cursor();
sync::ChainLink link();
/// A note on a case, as its author's desk first wrote it.
Envelope note();
/// What lies beside a store whose owner is not there, sealed to `sealPublic`.
sync::Stranded left();
/// Of the server for whom it lies there; 32 bytes each.
QByteArray sealPublic();
QByteArray sealSecret();

/// Files of this process alone, gone with it. The path of the one called so; the same one with this content; what is in it.
QString pathOf(const char *name);
QString fileWith(const char *name, const QByteArray &content);
QByteArray contentOf(const QString &path);

/// As long as it lives what libsodium draws is the same on every run, so that what is sealed for a sample is too.
class DrawnChance
{
public:
    DrawnChance();
    ~DrawnChance();
    DrawnChance(const DrawnChance &) = delete;
    DrawnChance &operator=(const DrawnChance &) = delete;
};

/// A body as it travels, and where it is packed for that, as it reads as well.
std::vector<QByteArray> bothForms(std::initializer_list<QByteArray> bodies);

} // namespace peygir::fuzz::samples
