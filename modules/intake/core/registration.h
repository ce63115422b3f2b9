// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/core/register_case.h"
#include "intake/core/typed_text.h"

namespace peygir::intake {

/// One decision about one RegisterCase: collects what is wrong and builds the case. Lives for that decision.
class Registration
{
public:
    Registration(const RegisterCase &command, const Facts &facts, const Given &given);

    Changes decide();

private:
    using ProcessPointer = std::shared_ptr<const workflow::Process>;

    void flag(Error error) { m_flags.push_back(std::move(error)); }
    // Each of these answers false where the server has to decide.
    bool readSubject();
    bool readPlace();
    bool readProcess();
    void askPermission();
    void chooseCode();
    void findCitizen();

    /// The process of this id; nothing where it is not there or cannot be read.
    Fact<ProcessPointer> processWith(const workflow::ProcessId &id) const;
    void joinTo(const cases::CaseCard &earlier);
    void begin();
    void writeHistory();
    void tellAuthor();
    void addHistory(QByteArray name, cases::HistoryKind what, const QString &words, const QJsonObject &values);
    void addAttention(QByteArray name, const char *error, const QJsonObject &values);

    const RegisterCase &m_command;
    const Facts &m_facts;
    const Given &m_given;
    TypedText m_typed;
    cases::CaseDossier m_dossier;
    std::optional<catalogue::Subject> m_subject;
    ProcessPointer m_process;
    std::vector<Error> m_flags;
    Changes m_changes;
};

} // namespace peygir::intake
