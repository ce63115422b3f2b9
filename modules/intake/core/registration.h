// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/core/import_case.h"
#include "intake/core/register_case.h"
#include "intake/core/typed_text.h"

namespace peygir::intake {

/// One decision about one new case: collects what is wrong and builds the case. Lives for that decision.
class Registration
{
public:
    Registration(const RegisterCase &command, const Facts &facts, const Given &given);

    /// The case of a message that was just taken.
    Changes decide();
    /// The case as another system had it; the message says what both have in common.
    Changes bringIn(const ImportCase &import);

private:
    using ProcessPointer = std::shared_ptr<const workflow::Process>;

    void flag(Error error) { m_flags.push_back(std::move(error)); }
    /// False where the server has to decide.
    bool readAbout();
    void askPermission();
    void chooseCode();
    void findCitizen();
    /// Whether it can be referred as its author wants.
    void askReferral();
    void refer();

    void joinTo(const cases::CaseCard &earlier);
    enum class NoHolder { Wrong, Expected };
    /// At the start of its process; with the intake supervisor where something is wrong, or nobody holds the start.
    void begin(NoHolder noHolder);
    /// Whether the citizen has his answer and nothing is left to do.
    bool isAnswered() const;
    /// On from the start of the process to its end, where one operation leads there and nothing more is asked for it.
    void finishAnswered();
    /// At the end of its process, where that has one.
    void beginClosed(workflow::Outcome outcome);
    void writeHistory();
    /// What is wrong, and what was too long for its place.
    void writeFlagsAndRests();
    void writeImport(const ImportCase &import);
    void tellAuthor();
    void addHistory(QByteArray name, cases::HistoryKind what, const QString &words, const QJsonObject &values,
                    std::optional<Instant> at = std::nullopt);
    void addAttention(QByteArray name, const char *error, const QJsonObject &values);

    const RegisterCase &m_command;
    const Facts &m_facts;
    const Given &m_given;
    TypedText m_typed;
    /// What the citizen was told; empty: nothing in words.
    QString m_answer;
    cases::CaseDossier m_dossier;
    std::optional<catalogue::Subject> m_subject;
    ProcessPointer m_process;
    /// To whom it is to be referred; empty: to nobody, or a desk does not know him.
    std::optional<organisation::Post> m_referee;
    std::vector<Error> m_flags;
    Changes m_changes;
};

} // namespace peygir::intake
