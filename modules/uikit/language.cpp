// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/language.h"

#include "persian/digits.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <array>
#include <memory>
#include <optional>

namespace peygir::uikit {

namespace {

struct Spoken
{
    std::optional<Language> language;
    /// Qt's own words and ours; ours were installed last and are asked first.
    std::array<std::unique_ptr<QTranslator>, 2> translators;
};

Spoken &spoken()
{
    static Spoken now;
    return now;
}

/// A translation that is missing leaves English words, which is better than no program.
std::unique_ptr<QTranslator> installed(const QString &file, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(file, folder))
        return nullptr;
    QCoreApplication::installTranslator(translator.get());
    return translator;
}

} // namespace

Language language() { return spoken().language.value_or(Language::Persian); }

void setLanguage(Language language)
{
    Spoken &now = spoken();
    if (now.language == language)
        return;
    now.language = language;
    now.translators = {};
    const bool english = language == Language::English;
    QLocale::setDefault(english ? QLocale(QLocale::English, QLocale::UnitedKingdom)
                                : QLocale(QLocale::Persian, QLocale::Iran));
    QApplication::setLayoutDirection(english ? Qt::LeftToRight : Qt::RightToLeft);
    const QString suffix = english ? QStringLiteral("_en") : QStringLiteral("_fa");
    now.translators = {installed(QStringLiteral("qtbase") + suffix, QLibraryInfo::path(QLibraryInfo::TranslationsPath)),
                       installed(QStringLiteral("peygir") + suffix, QStringLiteral(":/i18n"))};
}

QString inUsersDigits(const QString &text)
{
    return inEnglish() ? persian::toAsciiDigits(text) : persian::toPersianDigits(text);
}

} // namespace peygir::uikit
