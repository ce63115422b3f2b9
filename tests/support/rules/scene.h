// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_card.h"
#include "cases/core/case_file.h"
#include "intake/core/import_case.h"
#include "intake/core/register_case.h"
#include "support/rules/town.h"

namespace peygir::test {

/// A story told to the rules: each command is decided on what the ones before it left, and time goes on by a minute.
/// Commands go through the registry and their JSON, as from a desk.
class Scene
{
public:
    explicit Scene(FactStore facts = theTown());

    FactStore store;
    /// When the next command happens.
    Instant now;

    /// Decides without any effect; the same decision until something is submitted.
    template <class C>
    Result<Changes> decide(const C &command, const UserId &author)
    {
        return decideOn(store, envelope(command, author));
    }
    /// Decides and, if that went well, applies.
    template <class C>
    Result<Changes> submit(const C &command, const UserId &author)
    {
        return submitted(envelope(command, author));
    }
    /// The same for those that must go well: anything else stops the test.
    template <class C>
    Changes must(const C &command, const UserId &author)
    {
        const auto decided = submit(command, author);
        if (!decided.ok())
            qFatal("%s: %s", C::kind, decided.error().id().constData());
        if (decided->isLeftToServer())
            qFatal("%s: left to the server", C::kind);
        return *decided;
    }

    template <class C>
    Envelope envelope(const C &command, const UserId &author) const
    {
        return {m_nextId, C::kind, C::version, author, now, std::nullopt, std::nullopt, {}, fieldsToJson(command)};
    }
    Result<Changes> decideOn(FactStore &facts, const Envelope &envelope) const;
    /// Also a second time.
    Result<Changes> submitted(const Envelope &envelope);

    const Uuid &nextId() const { return m_nextId; }

    cases::CaseCard card(const cases::CaseId &id) const;
    cases::CaseFile file(const cases::CaseId &id) const;
    std::vector<cases::CaseNode> nodes(const cases::CaseId &id) const;
    std::vector<cases::Referral> referrals(const cases::CaseId &id) const;
    std::vector<cases::HistoryEntry> history(const cases::CaseId &id) const;
    /// "registered completed referred": the kinds in order of time.
    QString story(const cases::CaseId &id) const;
    /// The open stay at this node; without a key the only one.
    cases::CaseNode openNode(const cases::CaseId &id, const QString &key = {}) const;

private:
    Uuid m_nextId;
    int m_made = 0;
};

/// The n-th of a block of valid codes.
QString codeNumber(int n);

/// What a caller says, with a new code each time.
intake::RegisterCase aMessage(const catalogue::SubjectId &subject = pothole());

/// Lets everybody who has a role import as well.
void allowImports(Scene &scene);

/// A closed case of another system, with a new number each time.
intake::ImportCase anImport();

/// `aCase(scene).about(pothole()).at(streetOne(), "12").registered()`
class CaseBuilder
{
public:
    explicit CaseBuilder(Scene &scene) : m_scene(scene), m_message(aMessage()) {}

    CaseBuilder &about(const catalogue::SubjectId &subject);
    CaseBuilder &at(const places::PlaceId &place, const char *plaque = "");
    CaseBuilder &calledFrom(const QString &phone);
    CaseBuilder &withCode(const QString &code);
    CaseBuilder &by(const UserId &author);
    /// After it was registered, in this order.
    CaseBuilder &completed(const char *operation, const QJsonObject &values = {});
    CaseBuilder &referredTo(const organisation::PostId &post);
    CaseBuilder &takenBy(const UserId &user);

    cases::CaseId registered();

private:
    Scene &m_scene;
    intake::RegisterCase m_message;
    UserId m_author = sara();
    std::vector<std::function<void(const cases::CaseId &)>> m_steps;
};

inline CaseBuilder aCase(Scene &scene) { return CaseBuilder(scene); }

/// An operation at the only open node.
void complete(Scene &scene, const cases::CaseId &id, const QString &operation, const QJsonObject &values = {},
              const QString &node = {});

} // namespace peygir::test
