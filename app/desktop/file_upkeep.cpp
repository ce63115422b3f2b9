// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/file_upkeep.h"

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

FileUpkeep::FileUpkeep(front::FileService &files, storage::QueryThread &queries, const FileWishes &wishes, const Pauses &pauses,
                       QObject *parent)
    : QObject(parent)
    , m_files(files)
    , m_queries(queries)
{
    connect(&m_files, &front::FileService::crowded, this, &FileUpkeep::makeRoom);
    connect(&m_look, &QTimer::timeout, this, [this, pauses] {
        m_look.start(pauses.betweenLooks);
        makeRoom();
    });
    m_look.setSingleShot(true);
    m_look.start(pauses.afterStart);
    setWishes(wishes);
}

void FileUpkeep::setWishes(const FileWishes &wishes) { m_files.setMost(wishes.most); }

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
