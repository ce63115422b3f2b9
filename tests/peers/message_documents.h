// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/envelope.h"
#include "storage/connection.h"
#include "support/standard_city/city_plan.h"

#include <functional>
#include <vector>

/// What all engines are measured with. A document is one message of the demo city, 586 bytes as a JSON object: its
/// code, subject, place and citizen, its address, who called, and as many words as make it that long. Others are handed
/// the object. We have it in two shapes: as one row, a canned text whose words are the object, and as what it is, a
/// message that is registered, with its card, its file, its history and its citizen.
namespace peygir::peers {

constexpr qsizetype documentBytes = 586;

class MessageDocuments
{
public:
    /// Messages of the day before `now`, always the same ones for the same `now`. Stops the program where one cannot be
    /// made 586 bytes long.
    MessageDocuments(qint64 count, Instant now);

    const standard_city::CityPlan &plan() const { return m_plan; }
    /// To be run before any message.
    std::vector<Envelope> baseInformation() const;
    /// In the order of time.
    const std::vector<QByteArray> &objects() const { return m_objects; }
    /// The commands that register them, by those who took them.
    const std::vector<Envelope> &registrations() const { return m_registrations; }
    /// The commands that put each as one row, by the server itself.
    std::vector<Envelope> rows() const;

private:
    /// Runs them once in memory, sees how long their documents are, and gives each the words that are missing.
    void fitWords();

    const standard_city::CityPlan m_plan;
    const Instant m_now;
    std::vector<Envelope> m_registrations;
    std::vector<QByteArray> m_objects;
};

/// The documents of a store that has registered them, in the order of its history, each as a JSON object without
/// spaces.
void eachDocument(storage::Connection &connection,
                  const std::function<void(const Uuid &id, const QJsonObject &document)> &use);

QByteArray written(const QJsonObject &document);

} // namespace peygir::peers
