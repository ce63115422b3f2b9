// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "uikit/persian_line_edit.h"

#include <QWidget>

class QLabel;

namespace peygir::access {

/// Asks why a held command is refused, and refuses it. Hidden until it is asked for.
class RefuseLine : public QWidget
{
    Q_OBJECT

public:
    explicit RefuseLine(DeskPort &desk, QWidget *parent = nullptr);

    /// Shows itself and takes the keyboard. What was typed about another command is not said of this one.
    void ask(const Uuid &command);
    /// Hides itself unless it asks about this command.
    void keepFor(const std::optional<Uuid> &command);

Q_SIGNALS:
    void refused();
    /// The desk does not take it; what was typed stays.
    void failed(const QString &sentence);
    void putAway();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void submit();

    DeskPort &m_desk;
    std::optional<Uuid> m_command;
    QLabel *m_label;
    uikit::PersianLineEdit *m_reason;
};

} // namespace peygir::access
