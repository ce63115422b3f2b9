// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/ages.h"

#include <QCoreApplication>

namespace peygir::uikit {

namespace {

using namespace std::chrono_literals;
using Days = std::chrono::duration<qint64, std::ratio<86400>>;

QString counted(const char *source, qint64 count)
{
    return QCoreApplication::translate("Ages", source, nullptr, int(count));
}

/// Empty below a minute.
QString span(Milliseconds time)
{
    if (time < 1min)
        return {};
    if (time < 1h)
        return counted(QT_TRANSLATE_N_NOOP("Ages", "%Ln min"), std::chrono::floor<std::chrono::minutes>(time).count());
    if (time < Days(1))
        return counted(QT_TRANSLATE_N_NOOP("Ages", "%Ln hours"), std::chrono::floor<std::chrono::hours>(time).count());
    const qint64 days = std::chrono::floor<Days>(time).count();
    if (days < 60)
        return counted(QT_TRANSLATE_N_NOOP("Ages", "%Ln days"), days);
    if (days < 730)
        return counted(QT_TRANSLATE_N_NOOP("Ages", "%Ln months"), days / 30);
    return counted(QT_TRANSLATE_N_NOOP("Ages", "%Ln years"), days / 365);
}

} // namespace

QString ageText(Milliseconds age)
{
    const QString text = span(age);
    return text.isEmpty() ? QCoreApplication::translate("Ages", "now") : text;
}

QString lateText(Milliseconds late)
{
    const QString text = span(late);
    return text.isEmpty() ? QString() : QCoreApplication::translate("Ages", "%1 late").arg(text);
}

} // namespace peygir::uikit
