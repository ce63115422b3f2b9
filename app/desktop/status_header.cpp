// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/status_header.h"

#include "desktop/sync_text.h"
#include "uikit/error_sentence.h"

#include <QLocale>

namespace peygir::desktop {

StatusHeader::StatusHeader(DeskPort &desk, uikit::HeaderBar &header)
    : QObject(&header)
    , m_desk(desk)
    , m_header(header)
{
    connect(&desk, &DeskPort::statusChanged, this, &StatusHeader::show);
    show();
}

namespace {

uikit::SyncState::Link linkOf(const DeskStatus &status)
{
    using Link = uikit::SyncState::Link;
    if (status.line == DeskStatus::Line::Online)
        // Until everything is here, lists are empty because of that, and "Online" would say that there is nothing.
        return status.firstSynchronisation || status.percentHere ? Link::Working : Link::Online;
    return status.line == DeskStatus::Line::Unknown ? Link::Working : Link::Offline;
}

} // namespace

void StatusHeader::show()
{
    const DeskStatus status = m_desk.status();
    uikit::SyncState state;
    state.link = linkOf(status);
    state.queued = status.waiting;
    state.attention = status.needAttention;
    if (status.firstSynchronisation && status.bucketsWanted > 0)
        state.progress = tr("%1 of %2 parts")
                             .arg(QLocale().toString(status.bucketsHere), QLocale().toString(status.bucketsWanted));
    state.percent = status.percentHere;
    m_header.sync().setState(state);
    Warning warning = warningOf(status);
    if (status.unencryptedStore) {
        const QString why = tr("Personal data lies in the clear on this machine, because that was allowed.");
        // Whatever else is wrong, this stays true.
        if (warning.words.isEmpty())
            warning = {tr("Store is not encrypted"), why};
        else
            warning.why += u'\n' + why;
    }
    m_header.setWarning(warning.words, warning.why, warning.remedy);
}

StatusHeader::Warning StatusHeader::warningOf(const DeskStatus &status)
{
    if (status.line == DeskStatus::Line::CertificateProblem)
        return {tr("Wrong certificate"), tr("The server's certificate is not the right one, so nothing is sent. Your work "
                                            "is kept. Tell the administrator.")};
    if (status.line == DeskStatus::Line::SignInNeeded) {
        const bool isExpired = status.problem && status.problem->id() == "access.token_expired";
        return {tr("Sign in again"),
                isExpired ? uikit::errorSentence(*status.problem)
                          : tr("The server no longer knows this desk. Your work is kept; sign in again to send it."),
                uikit::HeaderBar::Remedy::Here};
    }
    if (status.problem && status.problem->id().endsWith(".disk_full"))
        return {tr("Disk is full"), uikit::errorSentence(*status.problem)};
    if (status.queueStuck)
        return {tr("Sending has stopped"), tr("The server answers, but the first thing that waits here has not been taken "
                                              "for two minutes. Your work is kept. Tell the administrator.")};
    if (status.mismatches > 0)
        return {tr("Store differs"), tr("A part of this desk's store differs from the server's. Tell the administrator; "
                                        "nothing that you typed is lost.")};
    if (status.clockOffsetMs && Milliseconds(qAbs(*status.clockOffsetMs)) > wrongClock)
        return {tr("Clock is wrong"), tr("This machine's clock differs from the server's. Times are corrected by the "
                                         "server; set the clock right.")};
    return {};
}

} // namespace peygir::desktop
