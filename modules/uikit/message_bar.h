// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;

namespace peygir::uikit {

/// The one line of a window that says what has just happened, and can take it back. Stays until the next message, Undo
/// or its cross, or until whoever reads it acts again or goes elsewhere; never over other contents, never by itself away
/// while someone reads.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    enum class Kind { Note, Done, Attention, Problem };

    explicit MessageBar(QWidget *parent = nullptr);

    /// `undo` empty: there is no Undo. It is run at most once and the bar goes away.
    void say(Kind kind, const QString &sentence, std::function<void()> undo = {});
    /// Takes the message away; nothing is undone.
    void clear();
    /// The user goes on: what was said is over, unless it offers Undo.
    void pass();
    QString sentence() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLabel *m_icon;
    QLabel *m_sentence;
    QPushButton *m_undo;
    std::function<void()> m_undoing;
    Kind m_kind = Kind::Note;

    void showKind();
};

} // namespace peygir::uikit
