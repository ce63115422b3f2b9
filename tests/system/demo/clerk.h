// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/desk_session.h"

#include <QString>
#include <QStringList>

#include <chrono>

namespace peygir::demo {

/// Somebody at a real window who has no mouse: keys go in, and what is seen is read where a screen reader reads it.
class Clerk
{
public:
    /// At a desk whose window is shown.
    explicit Clerk(std::unique_ptr<desktop::DeskSession> session);

    QMainWindow &window() const { return *m_session->window(); }
    /// The window that takes his keys: the newest of this desk that has the keyboard.
    QWidget &keyboard() const;
    /// His window gets the keyboard, when somebody else's had it.
    bool comesForward();

    /// How long he looks after each key: as long as answers take to come, unless told otherwise.
    void setPace(std::chrono::milliseconds pace) { m_pace = pace; }

    void press(const char *chord);
    void type(const QString &text);
    /// Types a part and takes the first suggestion.
    void choose(const QString &part);
    /// Ctrl+K, the words, and Enter on the first thing that is found.
    void find(const QString &words);
    /// A case by its code, from the list of all cases.
    void openCase(const QString &code);
    /// Tab by Tab until the keyboard is where this is the name or the label; false if it is nowhere. `back`: Shift+Tab.
    bool tabsTo(const QString &name, bool back = false);

    /// Object name, accessible name or label of what has the keyboard.
    QStringList placeOfKeyboard() const;
    bool waitsIn(const QString &name) const;
    /// This text is somewhere on the screen, in Persian or in ASCII digits; waits for it for a while.
    bool sees(const QString &text, std::chrono::milliseconds patience = std::chrono::seconds(6)) const;
    /// The line under the cursor of the list that has the keyboard, as it is read aloud.
    QString currentRow() const;
    /// The tracking code in that line, in ASCII digits.
    QString currentCode() const;
    /// What is chosen in the box that has the keyboard; empty: it is none.
    QString chosenInBox() const;
    /// The code that stands on the page after a registration, as Ctrl+C gives it.
    QString copiedCode();

private:
    QStringList screenTexts() const;

    std::unique_ptr<desktop::DeskSession> m_session;
    std::chrono::milliseconds m_pace{200};
};

} // namespace peygir::demo
