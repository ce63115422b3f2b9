// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/edit_message.h"
#include "cases/core/merge_citizens.h"
#include "cases/core/settle_proposal.h"
#include "cases/core/subscribe_citizen.h"
#include "simulation/acts.h"
#include "simulation/machine.h"
#include "storage/door.h"

namespace peygir::simulation {

using storage::Connection;

namespace {

/// The row of this id; empty where the desk has none.
template <class T>
std::optional<T> one(Connection &desk, const Uuid &id)
{
    const RowPointer row = must(storage::Door(desk).row(tableOf<T>(), id));
    return row ? std::optional(fromRow<T>(*row)) : std::nullopt;
}

} // namespace

template <class T>
std::optional<FieldEdit<T>> ActDealer::edit(const T &there, const T &other, const T &written)
{
    if (chance(50))
        return std::nullopt;
    return FieldEdit<T>{chance(80) ? there : other, written};
}

QJsonValue ActDealer::answer()
{
    switch (m_random.below(5)) {
    case 0: return QJsonValue::Null;
    case 1: return chance(50);
    case 2: return int(m_random.below(3));
    default: return words();
    }
}

Act ActDealer::drawEditMessage(Connection &desk, const Uuid &caseId)
{
    cases::EditMessage command{cases::CaseId(caseId), {}};
    const auto card = one<cases::CaseCard>(desk, caseId);
    const auto file = one<cases::CaseFile>(desk, caseId);
    const auto someSubject = [this] { return oneOf(m_city.subjects()).id; };
    const auto somePlace = [this] {
        return chance(80) ? std::optional(oneOf(m_city.places()).id) : std::optional<places::PlaceId>();
    };
    if (card) {
        command.edits.subject = edit(card->subject, someSubject(), chance(95) ? someSubject() : catalogue::SubjectId(stranger()));
        command.edits.place = edit(card->place, somePlace(), somePlace());
        command.edits.plaque = edit(card->plaque, words(), QString::number(m_random.below(2)));
        command.edits.urgency = edit(card->urgency, cases::Urgency(m_random.below(2)), cases::Urgency(m_random.below(2)));
    }
    if (file) {
        command.edits.words = edit(file->words, words(), words());
        command.edits.callerPhone = edit(file->callerPhone, phone(), phone());
        const QJsonValue there = file->answers.value(QStringLiteral("q"));
        if (chance(50))
            command.edits.answers = QJsonObject{
                {QStringLiteral("q"), QJsonObject{{QStringLiteral("seen"), chance(80) ? there : answer()},
                                                  {QStringLiteral("written"), answer()}}}};
    }
    return act(command);
}

Act ActDealer::drawCitizen(Connection &desk)
{
    if (chance(25))
        return drawOneCitizenOfTwo(desk);
    const auto known = oneId(desk, "citizen");
    const auto citizen = known ? one<cases::Citizen>(desk, *known) : std::nullopt;
    cases::CitizenEdits edits;
    edits.name = edit(citizen ? citizen->name : QString(), words(), words());
    edits.note = edit(citizen ? citizen->note.value_or(QString()) : QString(), words(), words());
    edits.phone = edit(citizen ? citizen->phone : QString(), phone(), phone());
    edits.phones = edit(std::vector<QString>(), std::vector{phone()}, std::vector{phone()});
    edits.addresses = edit(std::vector<QString>(), std::vector{words()}, std::vector{words(), words()});
    const char *ids[] = {"0499370899", "0790419904", "0499370898", ""};
    edits.nationalId = edit(citizen ? citizen->nationalId.value_or(QString()) : QString(), QString(),
                            QString(QLatin1String(ids[m_random.below(std::size(ids))])));
    const bool stays = known && chance(90);
    const cases::CitizenId id(stays ? *known : stranger());
    if (chance(stays ? 60 : 10))
        return act(cases::EditCitizen{id, edits});
    cases::SubscribeCitizen command{chance(stays ? 60 : 10) ? std::optional(id) : std::nullopt, QString(), edits};
    if (!edits.phone && !command.citizen)
        command.edits.phone = FieldEdit<QString>{{}, phone()};
    if (chance(20))
        command.code = chance(50) ? codeOn(desk) : words();
    Act drawn = act(command);
    if (command.code.isEmpty())
        drawn.codeField = "code";
    return drawn;
}

Act ActDealer::drawOneCitizenOfTwo(Connection &desk)
{
    const cases::CitizenId one(oneId(desk, "citizen").value_or(stranger()));
    if (chance(60))
        return act(cases::MergeCitizens{cases::CitizenId(oneId(desk, "citizen").value_or(stranger())), one});
    const auto merged = oneId(desk, "citizen WHERE merged_into IS NOT NULL");
    cases::PartCitizens command{merged && chance(90) ? cases::CitizenId(*merged) : one, one};
    must(desk.each("SELECT merged_into FROM citizen WHERE id = ? AND merged_into IS NOT NULL", {Value(command.citizen.uuid())},
                   [&command](const storage::RowView &view) {
                       command.keep = cases::CitizenId(view.uuid(0));
                       return false;
                   }));
    return act(command);
}

Act ActDealer::drawSettleProposal(Connection &desk)
{
    const auto how = cases::Settlement(m_random.below(2));
    const bool ofCase = chance(50);
    const auto known = oneId(desk, ofCase ? "case_proposal" : "citizen_proposal");
    if (!known && chance(80))
        return drawEditMessage(desk, caseOn(desk));
    if (!known || chance(5))
        return act(cases::SettleProposal{cases::ProposalId(stranger()), how, {}});
    const auto found = [](const auto &proposal) { return proposal ? proposal->found : QJsonObject(); };
    const QJsonObject seen
        = ofCase ? found(one<cases::CaseProposal>(desk, *known)) : found(one<cases::CitizenProposal>(desk, *known));
    return act(cases::SettleProposal{cases::ProposalId(*known), how, chance(80) ? seen : cases::boxed(words())});
}

} // namespace peygir::simulation
