// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "command/server_port.h"
#include "followup/core/phone_link.h"

#include <QFrame>

#include <map>

class QBoxLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace peygir::followup {

class QrView;

/// Shows by which QR, or by which address typed in, a phone opens the page of one visit, and how long that works (R060). The link
/// comes from the server, so that there is none without a line, and is the same for as long as this window is open, until a person
/// wants a new one or ends it. Part of a page, no dialog.
class PhoneLinkPanel : public QFrame
{
    Q_OBJECT

public:
    /// Both outlive it.
    PhoneLinkPanel(ServerPort &server, DeskPort &desk, QWidget *parent = nullptr);

    /// Shows itself with the link of this visit, and takes the keyboard.
    void begin(const VisitId &visit);
    void takeFocus();

Q_SIGNALS:
    void putAway();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    void ask();
    void end();
    void take(const VisitId &visit, const Result<ServerPort::Answer> &answer);
    /// What there is of the visit now: its link, or why there is none.
    void showLink();
    /// The QR beside the words, where there is room for both.
    void arrange();
    void say(const QString &sentence);

    ServerPort &m_server;
    DeskPort &m_desk;
    std::optional<VisitId> m_visit;
    std::map<VisitId, PhoneLinkTold> m_links;
    ServerPort::Cancel m_cancel;

    QBoxLayout *m_halves;
    QLabel *m_title;
    QLabel *m_about;
    QrView *m_qr;
    QPlainTextEdit *m_address;
    QLabel *m_until;
    QLabel *m_line;
    QPushButton *m_again;
    QPushButton *m_end;
    QPushButton *m_away;
};

} // namespace peygir::followup
