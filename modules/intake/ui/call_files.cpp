// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/ui/call_files.h"

#include "cases/ui/file_catcher.h"

namespace peygir::intake {

using cases::DocumentAttacher;

CallFiles::CallFiles(cases::DocumentQueries &queries, FilePort &files, DeskPort &desk, CallKeeper &keeper, QWidget &page)
    : QObject(&page)
    , m_queries(queries)
    , m_keeper(keeper)
    , m_list(new cases::DocumentsWidget(queries, files, desk, uikit::RowLines::One))
{
    m_list->sayElsewhere();
    m_list->showCall(m_keeper.id());
    new cases::FileCatcher(page, [this](const QMimeData &mime) { return m_list->addFrom(mime); });
    DocumentAttacher &attacher = m_list->attacher();
    connect(&attacher, &DocumentAttacher::waitingChanged, this, [this, &attacher](const Uuid &call) {
        m_keeper.setFiles(call, attacher.waiting(call));
        if (call == m_keeper.id())
            Q_EMIT changed();
    });
    connect(&attacher, &DocumentAttacher::callSettled, &m_keeper, &CallKeeper::settled);
    connect(&attacher, &DocumentAttacher::attached, m_list, &cases::DocumentsWidget::refresh);
}

QJsonArray CallFiles::waiting() const { return m_list->attacher().waiting(m_keeper.id()); }

void CallFiles::showCall() { m_list->showCall(m_keeper.id()); }

void CallFiles::restoreOthers()
{
    for (const CallKeeper::Held &call : m_keeper.held())
        m_list->attacher().setWaiting(call.id, call.call.files);
    for (const CallKeeper::Held &call : std::vector(m_keeper.attaching()))
        attachRest(call);
}

void CallFiles::restoreCurrent(const QJsonArray &files) { m_list->attacher().setWaiting(m_keeper.id(), files); }

void CallFiles::attachRest(const CallKeeper::Held &call)
{
    const cases::CaseId caseId = *call.call.becameCase;
    // Some may have been attached before the program ended.
    (void)m_queries.documents(
        caseId, this, [this, call, caseId](const Result<std::vector<cases::DocumentView>> &documents) {
            if (!documents.ok())
                return;
            std::vector<BlobHash> there;
            for (const cases::DocumentView &view : *documents)
                there.push_back(view.document.sha256);
            DocumentAttacher &attacher = m_list->attacher();
            attacher.setThere(caseId, there);
            attacher.setWaiting(call.id, call.call.files);
            attacher.attachAll(call.id, caseId);
        });
}

void CallFiles::finish(const cases::CaseId &caseId)
{
    const Uuid id = m_keeper.id();
    DocumentAttacher &attacher = m_list->attacher();
    if (!attacher.has(id))
        return m_keeper.finish();
    // Kept as what it has become first: at the next start nobody sees it as a call, and its files are gone on with.
    m_keeper.finishAs(caseId, attacher.waiting(id));
    attacher.attachAll(id, caseId);
}

void CallFiles::letGo() { m_list->attacher().letGo(m_keeper.id()); }

} // namespace peygir::intake
