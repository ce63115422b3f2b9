// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/case_search.h"

#include "cases/core/case_card.h"
#include "cases/core/case_file.h"
#include "places/store/place_search.h"
#include "storage/door.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace peygir::cases {

using storage::Connection;
using storage::RowView;
using storage::SearchDocument;

namespace {

/// Texts one after another. What parts them must not be white space: words beside each other are also indexed as one.
class Texts
{
public:
    void add(const QString &text)
    {
        if (text.isEmpty())
            return;
        if (!m_all.isEmpty())
            m_all += QStringLiteral(" ; ");
        m_all += text;
    }
    const QString &all() const { return m_all; }

private:
    QString m_all;
};

/// Every text in a value, whatever its shape.
void addTexts(const QJsonValue &value, Texts &texts)
{
    if (value.isString()) {
        texts.add(value.toString());
    } else if (value.isDouble()) {
        texts.add(QString::number(value.toInteger()));
    } else if (value.isArray()) {
        for (const QJsonValue &one : value.toArray())
            addTexts(one, texts);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (const QJsonValue &one : object)
            addTexts(one, texts);
    }
}

/// Reads the documents of one call; names are read once.
class Reading
{
public:
    explicit Reading(Connection &store)
        : m_store(store)
        , m_door(store)
        , m_places(store)
    {}

    Result<std::optional<SearchDocument>> document(const Uuid &id)
    {
        std::optional<qint64> registeredAt;
        std::optional<Uuid> subject;
        std::optional<Uuid> place;
        std::optional<Uuid> citizen;
        Texts texts;
        TRY(m_store.each("SELECT registered_at, subject, place, code, alias_code, plaque, address, citizen FROM case_card"
                         " WHERE id = ?",
                         {Value(id)}, [&](const RowView &view) {
                             registeredAt = view.integer(0);
                             subject = view.uuid(1);
                             if (!view.isNull(2))
                                 place = view.uuid(2);
                             if (!view.isNull(7))
                                 citizen = view.uuid(7);
                             for (const int column : {3, 4, 5, 6}) {
                                 if (!view.isNull(column))
                                     texts.add(view.text(column));
                             }
                             return false;
                         }));
        if (!registeredAt)
            return std::optional<SearchDocument>();
        TRY_LET(const QString subjectName, nameOf(*subject));
        texts.add(subjectName);
        if (place) {
            TRY_LET(const QString places, m_places.of(*place));
            texts.add(places);
        }
        if (citizen) {
            TRY(m_store.each("SELECT name, phone FROM citizen WHERE id = ?", {Value(*citizen)},
                             [&texts](const RowView &view) {
                                 texts.add(view.text(0));
                                 texts.add(view.text(1));
                                 return false;
                             }));
        }
        TRY(addFile(id, texts));
        constexpr qint64 msInSecond = 1000;
        return std::optional(SearchDocument{id, std::max<qint64>(0, *registeredAt / msInSecond),
                                            persian::indexTokensWithHeads(texts.all())});
    }

private:
    Result<QString> nameOf(const Uuid &subject)
    {
        if (const auto known = m_subjects.find(subject); known != m_subjects.end())
            return known->second;
        TRY_LET(const RowPointer row, m_door.row(tableOf<catalogue::Subject>(), subject));
        QString name;
        if (row) {
            const Localized names = fromRow<catalogue::Subject>(*row).name;
            name = names.fa + QStringLiteral(", ") + names.en;
        }
        return m_subjects.emplace(subject, name).first->second;
    }

    Result<void> addFile(const Uuid &id, Texts &texts)
    {
        bool held = false;
        TRY(m_store.each("SELECT words, caller_name, caller_phone, answers FROM case_file WHERE id = ?", {Value(id)},
                         [&](const RowView &view) {
                             held = true;
                             for (const int column : {0, 1, 2})
                                 texts.add(view.text(column));
                             addTexts(QJsonDocument::fromJson(view.utf8(3)).object(), texts);
                             return false;
                         }));
        if (!held)
            return {};
        TRY(m_store.each("SELECT what, words, details FROM case_history WHERE aggregate = ?", {Value(id)},
                         [&texts](const RowView &view) {
                             texts.add(view.text(1));
                             // What the case was called in the system that it came from.
                             if (view.utf8(0) == "imported")
                                 texts.add(QJsonDocument::fromJson(view.utf8(2))
                                               .object()
                                               .value(QStringLiteral("number"))
                                               .toString());
                             return true;
                         }));
        return m_store.each("SELECT note FROM case_referral WHERE aggregate = ?", {Value(id)},
                            [&texts](const RowView &view) {
                                texts.add(view.text(0));
                                return true;
                            });
    }

    Connection &m_store;
    storage::Door m_door;
    places::PlaceNames m_places;
    std::map<Uuid, QString> m_subjects;
};

} // namespace

std::vector<int> CaseSearch::kinds() const { return {caseCardKind.number, caseFileKind.number}; }

Result<void> CaseSearch::below(Connection &store, const AggregateId &aggregate,
                               const std::function<void(const Uuid &)> &visit) const
{
    QByteArray sql;
    if (aggregate.kind == places::placeKind.number)
        sql = "SELECT id FROM case_card WHERE place = ?";
    else if (aggregate.kind == catalogue::subjectKind.number)
        sql = "SELECT id FROM case_card WHERE subject = ?";
    else if (aggregate.kind == citizenKind.number)
        sql = "SELECT id FROM case_card WHERE citizen = ?";
    else
        return {};
    return store.each(sql, {Value(aggregate.id)}, [&visit](const RowView &view) {
        visit(view.uuid(0));
        return true;
    });
}

Result<std::vector<SearchDocument>> CaseSearch::read(Connection &store, std::span<const Uuid> ids) const
{
    Reading reading(store);
    std::vector<SearchDocument> documents;
    for (const Uuid &id : ids) {
        TRY_LET(auto document, reading.document(id));
        if (document)
            documents.push_back(std::move(*document));
    }
    return documents;
}

Result<std::vector<Uuid>> CaseSearch::all(Connection &store) const
{
    std::vector<Uuid> ids;
    TRY(store.each("SELECT id FROM case_card ORDER BY registered_at DESC", {}, [&ids](const RowView &view) {
        ids.push_back(view.uuid(0));
        return true;
    }));
    return ids;
}

} // namespace peygir::cases
