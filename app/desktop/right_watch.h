// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "reference/core/record_queries.h"

#include <QObject>

#include <functional>

namespace peygir::desktop {

/// Which of some verbs the person of this desk has, asked at once and whenever rows come: rights come with rows, as all else.
class RightWatch : public QObject
{
    Q_OBJECT

public:
    /// The ports outlive it.
    RightWatch(reference::RecordQueries &rights, DeskPort &desk, std::vector<Verb> verbs, QObject *parent);

Q_SIGNALS:
    /// Ids of those that he has, anywhere; never said from within the constructor.
    void known(const std::vector<QByteArray> &allowed);

private:
    void ask();

    reference::RecordQueries &m_rights;
    DeskPort &m_desk;
    const std::vector<Verb> m_verbs;
    reference::RecordQueries::Cancel m_cancel;
};

/// A page that is made as soon as it is known that the person has one of these verbs, and closed while he has none of them.
/// `make` is called once at most; the page lives with the window.
void offerPage(RightWatch &watch, std::function<QWidget *()> make);

} // namespace peygir::desktop
