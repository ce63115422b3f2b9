// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/store/why_reader.h"

#include "access/core/change_rights.h"
#include "administration/store/user_reader.h"
#include "cases/core/bucket_rules.h"
#include "cases/core/case_reach.h"
#include "cases/core/tracking_code.h"
#include "storage/held_facts.h"

#include <algorithm>

namespace peygir::administration {

using cases::CaseCard;
using cases::CaseDossier;
using storage::RowView;

namespace {

Result<void> mayAsk(const WhyAsking &asking)
{
    storage::HeldFacts held(asking.connection);
    const RightsOf rights = access::rightsOf;
    const Facts facts(held, asking.asker, rights);
    const auto allowed = facts.author().may(access::changeRights, {});
    if (facts.failure())
        return *facts.failure();
    // What this server does not hold is nowhere.
    return allowed.ok() ? allowed : Error("access.denied", allowed.error().values());
}

/// Of two cases that were told one code, the one that has kept it.
Result<std::optional<cases::CaseId>> caseWith(storage::Connection &connection, const QString &code)
{
    std::optional<cases::CaseId> found;
    for (const char *column : {"code", "alias_code"}) {
        if (found)
            break;
        TRY(connection.each(QByteArray("SELECT id FROM case_card WHERE ") + column +
                                " = ? ORDER BY registered_at, id LIMIT 1",
                            {Value::text(code)}, [&found](const RowView &view) {
                                found = cases::CaseId(view.uuid(0));
                                return false;
                            }));
    }
    return found;
}

class Answering
{
public:
    Answering(const WhyAsking &asking, const WhyAsked &asked)
        : m_asking(asking)
        , m_asked(asked)
        , m_names(asking.connection)
        , m_held(asking.connection)
        , m_rights(access::rightsOf)
        , m_facts(m_held, asked.user, m_rights)
    {}

    Result<WhyAnswer> answer(const std::vector<access::NamedVerb> &verbs)
    {
        const auto person = m_facts.of<organisation::Person>(m_asked.user);
        if (!person.isKnown())
            return m_facts.failure() ? *m_facts.failure() : Error("administration.person_unknown");
        if (!cases::isTrackingCode(m_asked.code))
            return Error("cases.unknown");
        TRY_LET(const auto id, caseWith(m_asking.connection, m_asked.code));
        const auto dossier = id ? m_facts.of<CaseDossier>(*id) : Fact<CaseDossier>::absent();
        if (!dossier.isKnown())
            return m_facts.failure() ? *m_facts.failure() : Error("cases.unknown");
        TRY_LET(const auto present, m_asking.present.of(m_asking.connection, m_asked.user, m_asking.now));
        WhyAnswer answer{person->fullName,
                         dossier->card.code,
                         {},
                         {},
                         cases::mayRead(dossier->card, *present),
                         cases::mayRead(dossier->file, *present),
                         dossier->file.withAuthor == m_asked.user,
                         {}};
        TRY(nameCase(*dossier, answer));
        for (const VerbAtCase &verb : answersAt(m_facts, *dossier, verbs)) {
            TRY_LET(WhyVerb named, withNames(verb, answer));
            answer.verbs.push_back(std::move(named));
        }
        return m_facts.failure() ? Result<WhyAnswer>(*m_facts.failure()) : answer;
    }

private:
    Result<void> nameCase(const CaseDossier &dossier, WhyAnswer &answer)
    {
        for (const Scope &scope : cases::scopesOf(dossier)) {
            if (!scope.unit)
                continue;
            TRY_LET(const auto name, m_names.unitName(*scope.unit));
            if (name)
                answer.units.push_back(*name);
        }
        if (dossier.card.subjectGroup) {
            TRY_LET(answer.group, m_names.groupName(dossier.card.subjectGroup->uuid()));
        }
        return {};
    }

    Result<WhyVerb> withNames(const VerbAtCase &at, const WhyAnswer &answer)
    {
        // Reading is no command's question: the server shows what lies in buckets that he may hold.
        const bool allowed = at.verb == cases::readCardsVerb   ? answer.seesCard
                             : at.verb == cases::readFilesVerb ? answer.seesFile
                                                               : at.allowed;
        WhyVerb named{QString::fromLatin1(at.verb.id), allowed, {}};
        for (const access::Finding &finding : at.findings) {
            const auto role = m_facts.of<access::Role>(finding.assignment.role);
            WhyFinding told{role.isKnown() ? role->name : Localized(), {}, {}, finding.ground};
            if (finding.assignment.unit) {
                TRY_LET(const auto unit, m_names.unitName(finding.assignment.unit->uuid()));
                told.unit = unit.value_or(Localized());
            }
            if (finding.assignment.subjectGroup) {
                TRY_LET(const auto group, m_names.groupName(*finding.assignment.subjectGroup));
                told.group = group.value_or(Localized());
            }
            if (finding.post) {
                TRY_LET(const auto post, m_names.postName(finding.post->uuid()));
                told.post = post.value_or(Localized());
            }
            if (finding.through) {
                const auto through = m_facts.of<access::Role>(*finding.through);
                told.through = through.isKnown() ? through->name : Localized();
            }
            named.findings.push_back(std::move(told));
        }
        return named;
    }

    const WhyAsking &m_asking;
    const WhyAsked &m_asked;
    UserReader m_names;
    storage::HeldFacts m_held;
    const RightsOf m_rights;
    const Facts m_facts;
};

} // namespace

Result<WhyAnswer> readWhy(const WhyAsking &asking, const WhyAsked &asked, const std::vector<access::NamedVerb> &verbs)
{
    TRY(mayAsk(asking));
    return Answering(asking, asked).answer(verbs);
}

} // namespace peygir::administration
