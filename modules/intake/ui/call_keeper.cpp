// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/ui/call_keeper.h"

namespace peygir::intake {

CallKeeper::CallKeeper(DraftBook &book, const DeskPort &desk, QObject *parent)
    : QObject(parent)
    , m_book(book)
    , m_desk(desk)
    , m_id(newUuid(desk.now(), m_random))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &CallKeeper::flush);
}

void CallKeeper::load()
{
    m_book.all(this, [this](const Result<std::vector<Draft>> &drafts) {
        if (!drafts.ok()) {
            Q_EMIT failed(drafts.error());
            return;
        }
        std::optional<Draft> onForm;
        std::vector<Held> before;
        for (const Draft &draft : *drafts) {
            if (const Call call = callFromJson(draft.call); call.becameCase) {
                m_attaching.push_back({draft.id, call});
                continue;
            }
            // The newest that stood on the form stands there again, unless somebody was quicker.
            if (draft.onForm && !m_isTouched) {
                if (onForm)
                    before.push_back({onForm->id, callFromJson(onForm->call)});
                onForm = draft;
            } else if (draft.id != m_id) {
                before.push_back({draft.id, callFromJson(draft.call)});
            }
        }
        m_held.insert(m_held.begin(), before.begin(), before.end());
        if (onForm) {
            begin(onForm->id, callFromJson(onForm->call));
            m_inBook = m_current;
        }
        Q_EMIT restored();
        Q_EMIT heldChanged();
    });
}

void CallKeeper::begin(const Uuid &id, const Call &call)
{
    m_timer.stop();
    m_id = id;
    m_current = call;
    m_inBook.reset();
    m_sinceKept.invalidate();
}

void CallKeeper::note(const Call &call)
{
    if (call == m_current)
        return;
    m_current = call;
    m_isTouched = true;
    if (!m_sinceKept.isValid())
        m_sinceKept.start();
    if (m_sinceKept.elapsed() >= longestUnkept.count())
        flush();
    else
        m_timer.start(pause);
}

void CallKeeper::flush()
{
    m_timer.stop();
    m_sinceKept.invalidate();
    if (m_current.isEmpty()) {
        if (m_inBook)
            m_book.drop(m_id);
        m_inBook.reset();
    } else if (m_inBook != m_current) {
        keep(m_id, m_current, true);
        m_inBook = m_current;
    }
}

void CallKeeper::keep(const Uuid &id, const Call &call, bool onForm)
{
    m_book.keep({id, toJson(call), onForm, m_desk.now()}, this, [this](const Result<Draft> &kept) {
        if (kept.ok())
            Q_EMIT this->kept();
        else
            Q_EMIT failed(kept.error());
    });
}

void CallKeeper::hold()
{
    if (!m_current.isEmpty()) {
        keep(m_id, m_current, false);
        m_held.push_back({m_id, m_current});
        Q_EMIT heldChanged();
    } else if (m_inBook) {
        m_book.drop(m_id);
    }
    begin(newUuid(m_desk.now(), m_random), {});
}

const Call &CallKeeper::take(int n)
{
    Q_ASSERT(n >= 0 && n < int(m_held.size()));
    const Held taken = m_held[size_t(n)];
    m_held.erase(m_held.begin() + n);
    hold();
    begin(taken.id, taken.call);
    keep(m_id, m_current, true);
    m_inBook = m_current;
    Q_EMIT heldChanged();
    return m_current;
}

void CallKeeper::finish()
{
    m_book.drop(m_id);
    begin(newUuid(m_desk.now(), m_random), {});
}

void CallKeeper::finishAs(const cases::CaseId &caseId, const QJsonArray &files)
{
    Call rest;
    rest.files = files;
    rest.becameCase = caseId;
    keep(m_id, rest, false);
    m_attaching.push_back({m_id, rest});
    begin(newUuid(m_desk.now(), m_random), {});
}

void CallKeeper::settled(const Uuid &id)
{
    if (std::erase_if(m_attaching, [&id](const Held &call) { return call.id == id; }) > 0)
        m_book.drop(id);
}

void CallKeeper::setFiles(const Uuid &id, const QJsonArray &files)
{
    if (id == m_id) {
        Call call = m_current;
        call.files = files;
        note(call);
        return flush();
    }
    for (std::vector<Held> *calls : {&m_held, &m_attaching}) {
        for (Held &held : *calls) {
            if (held.id != id || held.call.files == files)
                continue;
            held.call.files = files;
            keep(id, held.call, false);
        }
    }
}

} // namespace peygir::intake
