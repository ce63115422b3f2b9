// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/core/service_terms.h"

#include "catalogue/core/rules.h"
#include "reference/core/record_merge.h"

namespace peygir::catalogue {

namespace {

/// What a field of a record names.
enum class Named { Usable, Unusable, Unknown };

/// Empty fields name nothing, which is usable.
template <class T, class Id>
Named namedBy(const std::optional<Id> &id, const Facts &facts)
{
    if (!id)
        return Named::Usable;
    // What another one is shown for is as good as that.
    const auto found = facts.of<T>(Id(reference::shownRecord(facts, QString::fromLatin1(T::tableName), id->uuid())));
    if (found.isUnknown())
        return Named::Unknown;
    return found.isKnown() && found->active ? Named::Usable : Named::Unusable;
}

struct NamedField
{
    const char *field;
    Named named;
};

/// Puts a record whose fields name others.
template <RowType T>
Result<Changes> putNaming(const T &term, std::initializer_list<NamedField> fields)
{
    for (const NamedField &each : fields) {
        if (each.named == Named::Unusable)
            return Error("catalogue.term_unknown", {{QStringLiteral("field"), QLatin1String(each.field)}});
    }
    for (const NamedField &each : fields) {
        if (each.named == Named::Unknown)
            return Changes::leftToServer();
    }
    Changes changes;
    changes.put(term);
    return changes;
}

Result<Changes> putDomain(const ExecutionDomain &domain, const Facts &facts)
{
    return putNaming(domain, {{"region", namedBy<places::Place>(domain.region, facts)}});
}

Result<Changes> putEvent(const ServiceEvent &event, const Facts &facts)
{
    return putNaming(event, {{"audience", namedBy<ServiceAudience>(event.audience, facts)}});
}

Result<Changes> putPattern(const ServicePattern &pattern, const Facts &facts)
{
    return putNaming(pattern, {{"audience", namedBy<ServiceAudience>(pattern.audience, facts)},
                               {"organisation", namedBy<ParentOrganisation>(pattern.organisation, facts)},
                               {"domain", namedBy<ExecutionDomain>(pattern.domain, facts)},
                               {"event", namedBy<ServiceEvent>(pattern.event, facts)}});
}

Result<Changes> putRegulation(const Regulation &regulation, const Facts &facts)
{
    return putNaming(regulation, {{"organisation", namedBy<ParentOrganisation>(regulation.organisation, facts)}});
}

Result<Changes> putIntroduction(const IntroductionFile &file, const Facts &facts)
{
    if (file.link.isEmpty() && !file.file)
        return Error("catalogue.introduction_nowhere", {{QStringLiteral("field"), QStringLiteral("file")}});
    return putNaming(file, {{"pattern", namedBy<ServicePattern>(file.pattern, facts)}});
}

/// The same type, of which this field of text is left out of a record where it is empty.
reference::RecordType withoutEmpty(reference::RecordType type, const QString &field)
{
    const auto leftOut = [field](QJsonObject record) {
        if (record.value(field).toString().isEmpty())
            record.remove(field);
        return record;
    };
    type.read = [field, read = std::move(type.read)](QJsonObject record) {
        if (!record.contains(field))
            record.insert(field, QString());
        return read(record);
    };
    type.write = [leftOut, write = std::move(type.write)](const Row &row) { return leftOut(write(row)); };
    type.find = [leftOut, find = std::move(type.find)](const Facts &facts, const Uuid &id) {
        const auto found = find(facts, id);
        return found.isKnown() ? Fact<QJsonObject>::known(leftOut(*found)) : found;
    };
    return type;
}

template <RowType T>
void addTerm(Registry &registry)
{
    registry.add(AggregateType{T::kind, {&tableOf<T>()}, [](const Row &) { return std::vector{Bucket::reference()}; }});
}

} // namespace

void addTermsTo(Registry &registry)
{
    addTerm<ServiceAudience>(registry);
    addTerm<ParentOrganisation>(registry);
    addTerm<ExecutionDomain>(registry);
    addTerm<ServiceEvent>(registry);
    addTerm<ServicePattern>(registry);
    addTerm<FormKind>(registry);
    addTerm<Regulation>(registry);
    addTerm<IntroductionFile>(registry);
}

std::vector<reference::RecordType> termTypes()
{
    using reference::recordType;
    std::vector<reference::RecordType> types{recordType<ServiceAudience>(editCatalogue),
                                             recordType<ParentOrganisation>(editCatalogue),
                                             recordType<ExecutionDomain>(editCatalogue, putDomain),
                                             recordType<ServiceEvent>(editCatalogue, putEvent),
                                             recordType<ServicePattern>(editCatalogue, putPattern),
                                             recordType<FormKind>(editCatalogue),
                                             recordType<Regulation>(editCatalogue, putRegulation),
                                             withoutEmpty(recordType<IntroductionFile>(editCatalogue, putIntroduction), QStringLiteral("link"))};
    for (reference::RecordType &type : types)
        type.isMergeable = true;
    return types;
}

} // namespace peygir::catalogue
