// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/ui/access_words.h"

#include "uikit/language.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace peygir::administration {

using access::Ground;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AccessWords)
};

} // namespace

QString verbName(const std::vector<access::NamedVerb> &verbs, const QString &id)
{
    const auto found = std::find_if(verbs.begin(), verbs.end(),
                                    [&id](const access::NamedVerb &one) { return id == QLatin1String(one.verb.id); });
    return found == verbs.end() ? id : QCoreApplication::translate("Verbs", found->name);
}

QString featureName(const access::NamedVerb &verb) { return QCoreApplication::translate("Verbs", verb.feature); }

QString placeText(const std::optional<Localized> &unit, const std::optional<Localized> &group)
{
    const auto name = [](const Localized &one) {
        return one.fa.isEmpty() ? Words::tr("a place that is not here") : uikit::inUsersDigits(uikit::shown(one));
    };
    const QString where = unit ? Words::tr("in “%1” and below").arg(name(*unit)) : Words::tr("everywhere");
    return group ? Words::tr("%1, for the subjects of “%2”").arg(where, name(*group)) : where;
}

namespace {

/// "“Agent” of the post “Clerk”, by “Reader” within it".
QString roleText(const WhyFinding &finding)
{
    const auto named = [](const Localized &role) {
        return role.fa.isEmpty() ? Words::tr("a role that is not here") : uikit::inUsersDigits(uikit::shown(role));
    };
    QString text = Words::tr("“%1”").arg(named(finding.role));
    if (finding.post) {
        const QString post = finding.post->fa.isEmpty() ? Words::tr("a post that is not here") : uikit::inUsersDigits(uikit::shown(*finding.post));
        text = Words::tr("“%1” of the post “%2”").arg(named(finding.role), post);
    }
    return finding.through ? Words::tr("%1, by “%2” within it").arg(text, named(*finding.through)) : text;
}

} // namespace

QString findingSentence(const WhyFinding &finding)
{
    const QString role = roleText(finding);
    const QString where = placeText(finding.unit, finding.group);
    switch (finding.ground) {
    case Ground::Gives:
        return Words::tr("Given by the role %1, %2.").arg(role, where);
    case Ground::RoleOff:
        return Words::tr("The role %1 is switched off, so it gives nothing.").arg(role);
    case Ground::NoVerb:
        return Words::tr("The role %1 does not have it.").arg(role);
    case Ground::OtherGroup:
        return Words::tr("The role %1 has it %2; the case is about another group.").arg(role, where);
    case Ground::PartOnly:
        return Words::tr("The role %1 has it %2 only, and this reaches everywhere.").arg(role, where);
    case Ground::OtherUnit:
        return Words::tr("The role %1 has it %2; the case is not there.").arg(role, where);
    case Ground::Unknown:
        break;
    }
    return Words::tr("What the role %1 gives %2 could not be found out.").arg(role, where);
}

QString effectSentence(const std::vector<access::NamedVerb> &verbs, const VerbEffect &effect)
{
    QStringList parts;
    if (effect.gain > 0)
        parts << Words::tr("%Ln people gain it", nullptr, effect.gain);
    if (effect.lose > 0)
        parts << Words::tr("%Ln people lose it", nullptr, effect.lose);
    return Words::tr("%1: %2").arg(verbName(verbs, effect.verb), listed(parts));
}

QString keepingSentence(const std::vector<access::NamedVerb> &verbs, const KeepingEffect &effect)
{
    QStringList people;
    if (effect.longer > 0)
        people << Words::tr("%Ln people keep it longer", nullptr, effect.longer);
    if (effect.shorter > 0)
        people << Words::tr("%Ln people keep it shorter", nullptr, effect.shorter);
    if (people.isEmpty())
        people << Words::tr("nobody keeps it longer or shorter");
    return Words::tr("%1: %2 instead of %3 months after closing; %4")
        .arg(verbName(verbs, effect.verb), QLocale().toString(effect.after), QLocale().toString(effect.before), listed(people));
}

QString listed(const QStringList &names) { return names.join(Words::tr(", ")); }

} // namespace peygir::administration
