// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "uikit/help_text.h"

#include <QWidget>

class QListWidget;
class QTextBrowser;

namespace peygir::uikit {

class PersianLineEdit;

/// The help: one text, beside it all that there are, above those a field that searches in all of them (R013, R252). It knows no
/// feature and no key; whoever makes it says what stands for them. By keys alone: letters search from anywhere, Tab goes from link
/// to link, Enter follows one, Backspace goes back to the text before, Esc clears what is searched for and then leaves.
class HelpView : public QWidget
{
    Q_OBJECT

public:
    HelpView(HelpShelf shelf, HelpWords words, QWidget *parent = nullptr);

    /// Shows this text, "start" where there is none, and forgets which were shown before.
    void showTopic(const QString &topic);
    const QString &topic() const { return m_topic; }
    /// The keyboard goes to the text.
    void takeFocus();

Q_SIGNALS:
    void leaveWanted();
    /// The name of an action that goes somewhere was followed.
    void actionWanted(const QString &action);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void turnTo(const QString &topic);
    void render();
    void search();
    void follow(const QString &target);
    void back();

    HelpShelf m_shelf;
    HelpWords m_words;
    QString m_topic;
    QStringList m_before;
    PersianLineEdit *m_search;
    QListWidget *m_list;
    QTextBrowser *m_text;
    bool m_isFilling = false;
};

} // namespace peygir::uikit
