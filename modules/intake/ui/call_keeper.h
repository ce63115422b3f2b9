// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "command/desk_port.h"
#include "intake/core/call.h"
#include "intake/core/draft_book.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace peygir::intake {

/// The calls of this desk that are not registered yet: the one on the form and those on hold. What stands on the form is
/// kept on every pause of 300 ms, and every two seconds while nobody pauses; at the next start all of it is there again.
/// GUI thread; the book writes elsewhere.
class CallKeeper : public QObject
{
    Q_OBJECT

public:
    static constexpr Milliseconds pause{300};
    static constexpr Milliseconds longestUnkept{2000};

    struct Held
    {
        Uuid id;
        Call call;
    };

    CallKeeper(DraftBook &book, const DeskPort &desk, QObject *parent = nullptr);

    /// Reads what was kept; `restored` follows.
    void load();
    /// The form shows this now; kept after a pause.
    void note(const Call &call);
    /// Keeps at once what has not been kept yet, as before the window goes.
    void flush();
    /// Puts the call on the form on hold, if anything was typed, and begins an empty one.
    void hold();
    /// Takes the n-th call on hold to the form; the one that stands there is put on hold.
    const Call &take(int n);
    /// The call on the form was registered or given up; an empty one begins.
    void finish();
    /// The same of one that has become this case and whose files are still being attached to it: it is kept for their
    /// sake until `settled`.
    void finishAs(const cases::CaseId &caseId, const QJsonArray &files);
    /// Nothing is left to be attached of the call with this id.
    void settled(const Uuid &id);
    /// These are the files of the call with this id now, wherever it is. Kept at once.
    void setFiles(const Uuid &id, const QJsonArray &files);

    /// Of the call on the form.
    const Uuid &id() const { return m_id; }
    const Call &current() const { return m_current; }
    /// In the order in which they came.
    const std::vector<Held> &held() const { return m_held; }
    /// Those whose files are still being attached to the cases that they have become.
    const std::vector<Held> &attaching() const { return m_attaching; }

Q_SIGNALS:
    /// What was kept before is here: `current`, `held` and `attaching` are what they were.
    void restored();
    void heldChanged();
    /// Everything is durable.
    void kept();
    void failed(const peygir::Error &error);

private:
    void begin(const Uuid &id, const Call &call);
    void keep(const Uuid &id, const Call &call, bool onForm);

    DraftBook &m_book;
    const DeskPort &m_desk;
    SystemRandom m_random;
    QTimer m_timer;
    QElapsedTimer m_sinceKept;
    Uuid m_id;
    Call m_current;
    /// As the book knows it; empty: it does not.
    std::optional<Call> m_inBook;
    std::vector<Held> m_held;
    std::vector<Held> m_attaching;
    bool m_isTouched = false;
};

} // namespace peygir::intake
