// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/right_watch.h"

#include <QPointer>
#include <QWidget>

namespace peygir::desktop {

RightWatch::RightWatch(reference::RecordQueries &rights, DeskPort &desk, std::vector<Verb> verbs, QObject *parent)
    : QObject(parent)
    , m_rights(rights)
    , m_desk(desk)
    , m_verbs(std::move(verbs))
{
    connect(&m_desk, &DeskPort::rowsChanged, this, &RightWatch::ask);
    ask();
}

void RightWatch::ask()
{
    if (m_cancel)
        m_cancel();
    m_cancel = m_rights.verbsOf(m_desk.user(), m_verbs, this, [this](const Result<std::vector<QByteArray>> &allowed) {
        m_cancel = {};
        if (allowed.ok())
            Q_EMIT known(*allowed);
    });
}

void offerPage(RightWatch &watch, std::function<QWidget *()> make)
{
    QObject::connect(&watch, &RightWatch::known, &watch,
                     [page = QPointer<QWidget>(), make = std::move(make)](const std::vector<QByteArray> &allowed) mutable {
                         if (!page && !allowed.empty())
                             page = make();
                         if (page)
                             page->setEnabled(!allowed.empty());
                     });
}

} // namespace peygir::desktop
