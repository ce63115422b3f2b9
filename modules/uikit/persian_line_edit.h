// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "persian/text.h"

#include <QLineEdit>

#include <functional>

namespace peygir::uikit {

/// Text that comes into a field as we store it: persian::normalised, digits Persian, and the spaces at its ends, which
/// belong to what stands around it, reduced to one.
QString spelledAsStored(const QString &incoming, persian::Lines lines);

/// A field for one line of Persian. What comes in by keys, input method, paste or drop is spelled as we store it
/// (Persian yeh, kaf and digits for their Arabic and Latin look-alikes), and undo takes it back in the steps in which
/// it came. Text stays at the reading start even if it is digits only. For passwords and machine names use QLineEdit.
///
/// What is wrong is said in a sentence when the field is left, not while typing; FormField shows it beside the label.
/// Text that does not fit is cut, and that is said at once, by a tool tip where nobody listens to `problemChanged`; it
/// keeps nobody from saving.
/// Set an accessible name (FormField does): the label of a form gives a screen reader none.
class PersianLineEdit : public QLineEdit
{
    Q_OBJECT

public:
    /// The sentence that says what is wrong with a text and what to do; empty if nothing is.
    using Check = std::function<QString(const QString &text)>;

    explicit PersianLineEdit(QWidget *parent = nullptr);

    /// Asked whenever the field is left.
    void setCheck(Check check) { m_check = std::move(check); }
    /// Asks now, as before saving. True if nothing is wrong.
    virtual bool check();

    const QString &problem() const { return m_problem; }
    /// The problem is no more than that what came in was cut because it did not fit.
    bool isCut() const { return m_isCut; }
    /// Shows a sentence that came from elsewhere (a refused command), or takes it away if empty. Typing takes it away
    /// too.
    void setProblem(const QString &sentence);

    QSize sizeHint() const override;

Q_SIGNALS:
    void problemChanged(const QString &sentence);

protected:
    /// How a text that comes in is spelled. The default: spelledAsStored().
    virtual QString spelled(const QString &incoming) const;
    /// As setText(), but the user can undo it.
    void replaceText(const QString &text);

    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void beginUndoStep();
    void insertSpelled(const QString &incoming);
    void pasteSpelled();
    void sayCut(const QString &sentence);
    void showProblem(const QString &sentence);

    Check m_check;
    QString m_problem;
    bool m_isCut = false;
};

} // namespace peygir::uikit
