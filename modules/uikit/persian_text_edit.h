// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace peygir::uikit {

/// A field for several lines of Persian: the words of a caller, a note. Begins at the right even while it is empty or
/// holds digits (Qt 6.4 begins at the left), spells what comes in as PersianLineEdit does, keeps undo, and leaves by
/// Tab; a tab inside of a note helps nobody.
class PersianTextEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit PersianTextEdit(QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
};

} // namespace peygir::uikit
