// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor_command.h"

#include "awaiting.h"
#include "desk_of.h"
#include "front/desk/desk_doctor.h"
#include "front/desk/desk_json.h"
#include "front/desk/sign_in.h"

#include <QJsonArray>

namespace peygir::cli {

using front::DeskSymptom;
using front::SignIn;
using front::UnsentFolder;

namespace {

Result<std::shared_ptr<front::StoreKey>> keyOf(const Arguments &arguments, const front::Profile &profile,
                                               const front::ProfileCard &card)
{
    if (card.store != front::StoreKind::Sealed)
        return std::shared_ptr<front::StoreKey>();
    SignIn signIn(profile);
    const QString password = arguments.passwordFromStdin ? passwordLine() : QString();
    TRY_LET(const SignIn::Welcome welcome,
            awaited<SignIn::Welcome>([&](const SignIn::Done &done) { signIn.unlock(password, done); }));
    return welcome.storeKey;
}

QJsonObject toJson(const front::DeskReport &report)
{
    QJsonArray symptoms;
    int troubles = 0;
    for (const DeskSymptom &symptom : report.symptoms) {
        const bool isTrouble = symptom.weight == DeskSymptom::Weight::Trouble;
        troubles += isTrouble ? 1 : 0;
        QJsonObject entry = front::toJson(symptom.what).value(QStringLiteral("error")).toObject();
        entry.insert(QStringLiteral("trouble"), isTrouble);
        symptoms.append(entry);
    }
    QJsonObject json{{QStringLiteral("symptoms"), symptoms}, {QStringLiteral("troubles"), troubles}};
    if (report.waiting)
        json.insert(QStringLiteral("waiting"), *report.waiting);
    return json;
}

} // namespace

Result<QJsonObject> examine(const Arguments &arguments)
{
    const front::Profile profile(arguments.profile);
    TRY_LET(const auto card, profile.read());
    if (!card)
        return Error("front.nobody_signed_in");
    TRY_LET(const auto key, keyOf(arguments, profile, *card));
    TRY_LET(const front::DeskReport report, front::examineDesk(profile.storeFolder(), key.get()));
    QJsonObject json = toJson(report);
    if (arguments.object.isEmpty())
        return json;
    const QString folder = arguments.folder.isEmpty() ? UnsentFolder::standardFolder() : arguments.folder;
    TRY_LET(const front::LeftBehind left, front::leaveBehind(profile.storeFolder(), key.get(), UnsentFolder(folder)));
    json.insert(QStringLiteral("rescued"), QJsonObject{{QStringLiteral("folder"), folder},
                                                       {QStringLiteral("commands"), left.waiting},
                                                       {QStringLiteral("incomplete"), left.read.isIncomplete}});
    return json;
}

} // namespace peygir::cli
