// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

class QColor;

namespace peygir::uikit {

/// One text of the help, as it lies in resources/help/LANGUAGE/TOPIC.md, in a small part of Markdown:
///
///     # Title            the first line        1. step       - point        **strong**
///     ## Section         paragraphs are parted by empty lines, and a line that begins with two blanks goes on
///     [[topic]]          a link to another text, which shows the title of that text
///     {key:case.refer}   the key of an action as it is now      {do:case.refer}  its name and its key
///
/// Keys are never typed into a text: they would be wrong the day after one is moved.
struct HelpText
{
    struct Block
    {
        enum class Kind { Section, Paragraph, Step, Point };
        Kind kind;
        QString text;
    };

    QString topic;
    QString title;
    QList<Block> blocks;

    /// Lines before the title are left out; a text without a title is called by its topic.
    static HelpText parse(const QString &topic, const QString &written);

    /// The topics that it links to, each once, in the order in which they stand.
    QStringList links() const;
    /// The ids of the actions whose keys or names it has, each once.
    QStringList actions() const;
    /// Its words without marks, for searching; keys and linked titles are not in it.
    QString plain() const;
};

/// What stands in place of the marks of a text.
struct HelpWords
{
    /// As it is shown; empty where the action has no key.
    std::function<QString(const QString &action)> keyOf;
    /// As it is shown.
    std::function<QString(const QString &action)> nameOf;
    std::function<QString(const QString &topic)> titleOf;
};

/// The text for a QTextDocument. Links to texts are "help:TOPIC"; a name of an action that goes somewhere ("go.…") is the link
/// "do:ID". `isRightToLeft` is the direction of the language, not of the window.
QString helpHtml(const HelpText &text, const HelpWords &words, bool isRightToLeft, const QColor &link, const QColor &keyGround);

/// All texts of one language.
class HelpShelf
{
public:
    /// Reads every *.md of a folder, which may be one of the resources.
    static HelpShelf read(const QString &folder);
    explicit HelpShelf(QList<HelpText> texts = {});

    /// Null if there is none.
    const HelpText *find(const QString &topic) const;
    /// "start" first, then what it links to in that order, then the rest by name.
    const QList<HelpText> &texts() const { return m_texts; }
    /// Topics whose title or words have every word of `typed`, those that have it in their title first; all of them for
    /// nothing typed.
    QStringList matching(const QString &typed) const;

private:
    QList<HelpText> m_texts;
    QStringList m_titleForms;
    QStringList m_forms;
};

} // namespace peygir::uikit
