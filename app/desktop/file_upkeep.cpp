// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/file_upkeep.h"

#include "cases/store/own_documents.h"
#include "intake/store/sql_draft_book.h"
#include "sync/desk/kept_contents.h"

namespace peygir::desktop {

using StoreWord = front::FileKeeper::StoreWord;

namespace {

Result<StoreWord> wordOfStore(storage::Connection &connection)
{
    StoreWord word;
    TRY_LET(word.needed, sync::contentsOfOutbox(connection));
    TRY_LET(auto inDrafts, intake::draftContents(connection));
    word.needed.merge(inDrafts);
    TRY_LET(word.place, sync::historyPlace(connection));
    return word;
}

} // namespace

FileUpkeep::FileUpkeep(front::FileService &files, DeskPort &desk, storage::QueryThread &queries, const FileWishes &wishes,
                       const Pauses &pauses, QObject *parent)
    : QObject(parent)
    , m_files(files)
    , m_desk(desk)
    , m_queries(queries)
{
    connect(&m_files, &front::FileService::crowded, this, &FileUpkeep::makeRoom);
    connect(&m_look, &QTimer::timeout, this, [this, pauses] {
        m_look.start(pauses.betweenLooks);
        makeRoom();
    });
    m_look.setSingleShot(true);
    m_look.start(pauses.afterStart);
    // What was broken off by a bad line is offered again; what is here costs a look.
    connect(&m_offer, &QTimer::timeout, this, &FileUpkeep::offer);
    m_offer.start(pauses.betweenOffers);
    connect(&m_desk, &DeskPort::statusChanged, this, &FileUpkeep::followLine);
    followLine();
    setWishes(wishes);
}

void FileUpkeep::setWishes(const FileWishes &wishes)
{
    m_wishes = wishes;
    m_files.setMost(wishes.most);
    if (wishes.comeAhead)
        offer();
    else
        m_files.fetchAhead({});
}

/// Messages of people and news for them have the line first.
void FileUpkeep::followLine()
{
    const DeskStatus status = m_desk.status();
    m_files.setLineFree(status.line == DeskStatus::Line::Online && status.waiting == 0 && !status.firstSynchronisation &&
                        !status.percentHere);
}

void FileUpkeep::offer()
{
    if (!m_wishes.comeAhead || m_desk.status().line != DeskStatus::Line::Online)
        return;
    using Contents = std::vector<cases::DocumentContent>;
    m_queries.run<Contents>(
        [user = m_desk.user()](storage::Connection &connection) {
            return cases::ownDocuments(connection, user, limits::aheadFileBytes, limits::aheadFiles);
        },
        this, [this](const Result<Contents> &contents) {
            // The person may have said no meanwhile.
            if (!contents.ok() || !m_wishes.comeAhead)
                return;
            std::vector<front::AheadFile> files;
            for (const cases::DocumentContent &content : *contents)
                files.push_back({content.sha256, content.size, content.isThumbnail});
            m_files.fetchAhead(files);
        });
}

void FileUpkeep::makeRoom()
{
    // What comes meanwhile is too much still when the answer is here, and says so again.
    if (std::exchange(m_isAsking, true))
        return;
    m_queries.run<StoreWord>(wordOfStore, this, [this](const Result<StoreWord> &word) {
        m_isAsking = false;
        if (word.ok())
            m_files.makeRoom(*word);
    });
}

} // namespace peygir::desktop
