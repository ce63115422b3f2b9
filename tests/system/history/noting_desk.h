// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_ids.h"
#include "catalogue/core/subject.h"
#include "front/desk/desk_runtime.h"
#include "system/history/history.h"
#include "system/support/server_process.h"

#include <QElapsedTimer>
#include <QTimer>

#include <map>
#include <set>

namespace peygir::history {

/// What all desks of a run write down in common.
struct Notebook
{
    Moment now() const { return timer.elapsed(); }

    QElapsedTimer timer;
    std::vector<Event> events;
    /// The numbers of the commands that were taken.
    std::map<Uuid, int> numbers;
    /// Looks at screens, whether something was new there or not.
    qint64 looks = 0;
    /// Commands that desks were given and have taken or not.
    int answered = 0;
    /// What a desk did not take as it should.
    QStringList turnedAway;
};

/// The numbers and rows in a store, of a desk or of a server.
LastState lastStateOf(storage::Connection &store, const Registry &registry);

/// One desk as the window runs it, on a thread of its own, and somebody who notes what he enters and what he sees
/// there. Everything that it may show is numbered: notes of cases, and messages, each of which is a case of its own
/// with rows in several aggregates.
class NotingDesk final : public QObject
{
public:
    /// Opens a new store in `folder` and signs in at the server, past the line. All must outlive it.
    NotingDesk(int number, const Registry &registry, Notebook &book, const UserId &user, const QString &folder,
               const QUrl &line, const front::Trust &trust);
    void signIn(const test::ServerProcess &server, const QString &name, const QString &password);

    /// Notes that they were taken as soon as the desk says so.
    void enterNote(int number, const cases::CaseId &about, std::optional<int> answers);
    void enterMessage(int number, const catalogue::SubjectId &subject);

    const std::set<int> &shown() const { return m_shown; }
    const DeskStatus &status() const { return m_status; }
    /// Looks now and notes what is different.
    void look();
    storage::Connection &reader();

private:
    struct Screen;
    void lookSoon();
    void noteRefused();
    Screen read();
    void submit(int number, const QByteArray &kind, const QJsonObject &arguments, std::optional<int> answers);

    const int m_number;
    Notebook &m_book;
    std::unique_ptr<front::DeskRuntime> m_runtime;
    std::unique_ptr<storage::Connection> m_reader;
    DeskStatus m_status;
    std::set<int> m_shown;
    std::set<Uuid> m_refused;
    QTimer m_next;
};

} // namespace peygir::history
