// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/help_text.h"

#include "persian/text.h"
#include "uikit/direction.h"
#include "uikit/language.h"

#include <QColor>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace peygir::uikit {

namespace {

using Block = HelpText::Block;

/// Any mark inside a line: a link, a key or name of an action, strong words.
const QRegularExpression &marks()
{
    static const QRegularExpression marks(
        QStringLiteral(R"(\[\[(?<topic>[\w.]+)\]\]|\{(?<how>key|do):(?<action>[\w.]+)\}|\*\*(?<strong>[^*]+)\*\*)"));
    return marks;
}

std::optional<Block> blockOf(const QString &line)
{
    static const QRegularExpression step(QStringLiteral(R"(^\d+\. )"));
    if (line.startsWith(QLatin1String("## ")))
        return Block{Block::Kind::Section, line.mid(3).trimmed()};
    if (line.startsWith(QLatin1String("- ")))
        return Block{Block::Kind::Point, line.mid(2).trimmed()};
    if (const auto match = step.match(line); match.hasMatch())
        return Block{Block::Kind::Step, line.mid(match.capturedEnd()).trimmed()};
    return std::nullopt;
}

/// What the marks named `group` name in the blocks, each once.
QStringList named(const QList<Block> &blocks, const QString &group)
{
    QStringList names;
    for (const Block &block : blocks) {
        for (auto found = marks().globalMatch(block.text); found.hasNext();)
            names.append(found.next().captured(group));
    }
    names.removeAll(QString());
    names.removeDuplicates();
    return names;
}

/// Puts together what stands between the marks and what `instead` says for each of them.
QString replaced(const QString &text, const std::function<QString(const QString &)> &between,
                 const std::function<QString(const QRegularExpressionMatch &)> &instead)
{
    QString whole;
    qsizetype end = 0;
    for (auto found = marks().globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch mark = found.next();
        whole += between(text.mid(end, mark.capturedStart() - end)) + instead(mark);
        end = mark.capturedEnd();
    }
    return whole + between(text.mid(end));
}

QString link(const QString &target, const QString &shown, const QColor &colour)
{
    return QStringLiteral("<a href=\"%1\" style=\"color:%2\">%3</a>").arg(target, colour.name(), shown.toHtmlEscaped());
}

} // namespace

HelpText HelpText::parse(const QString &topic, const QString &written)
{
    HelpText text{topic, topic, {}};
    bool isTitled = false;
    // A paragraph, step or point that the next line may go on with.
    bool isOpen = false;
    for (const QString &line : written.split(u'\n')) {
        if (!isTitled) {
            isTitled = line.startsWith(QLatin1String("# "));
            if (isTitled)
                text.title = line.mid(2).trimmed();
        } else if (line.trimmed().isEmpty()) {
            isOpen = false;
        } else if (const auto block = blockOf(line)) {
            text.blocks.append(*block);
            isOpen = block->kind != Block::Kind::Section;
        } else if (isOpen) {
            text.blocks.last().text += u' ' + line.trimmed();
        } else {
            text.blocks.append({Block::Kind::Paragraph, line.trimmed()});
            isOpen = true;
        }
    }
    return text;
}

QStringList HelpText::links() const { return named(blocks, QStringLiteral("topic")); }

QStringList HelpText::actions() const { return named(blocks, QStringLiteral("action")); }

QString HelpText::plain() const
{
    QStringList lines{title};
    for (const Block &block : blocks)
        lines.append(replaced(block.text, [](const QString &words) { return words; },
                              [](const QRegularExpressionMatch &mark) { return mark.captured(QStringLiteral("strong")); }));
    return lines.join(u'\n');
}

QString helpHtml(const HelpText &text, const HelpWords &words, bool isRightToLeft, const QColor &linkColour, const QColor &keyGround)
{
    const auto key = [&](const QString &action) {
        const QString shown = words.keyOf(action);
        return shown.isEmpty() ? QString()
                               : QStringLiteral("<span style=\"background-color:%1\">&nbsp;%2&nbsp;</span>")
                                     .arg(keyGround.name(), shown.toHtmlEscaped());
    };
    const auto shown = [&](const QRegularExpressionMatch &mark) {
        if (const QString strong = mark.captured(QStringLiteral("strong")); !strong.isEmpty())
            return QStringLiteral("<b>%1</b>").arg(strong.toHtmlEscaped());
        if (const QString topic = mark.captured(QStringLiteral("topic")); !topic.isEmpty())
            return link(QStringLiteral("help:") + topic, words.titleOf(topic), linkColour);
        const QString action = mark.captured(QStringLiteral("action"));
        if (mark.captured(QStringLiteral("how")) == QLatin1String("key"))
            return key(action);
        const QString name = action.startsWith(QLatin1String("go."))
            ? link(QStringLiteral("do:") + action, words.nameOf(action), linkColour)
            : QStringLiteral("<b>%1</b>").arg(words.nameOf(action).toHtmlEscaped());
        const QString withKey = key(action);
        return withKey.isEmpty() ? name : name + u' ' + withKey;
    };
    const auto escaped = [](const QString &plain) { return plain.toHtmlEscaped(); };
    const QString direction = isRightToLeft ? QStringLiteral("rtl") : QStringLiteral("ltr");
    QString html = QStringLiteral("<h1 dir=\"%1\" style=\"font-size:16pt; font-weight:600; margin-bottom:10px\">%2</h1>")
                       .arg(direction, text.title.toHtmlEscaped());
    int number = 0;
    for (const Block &block : text.blocks) {
        const QString inner = replaced(block.text, escaped, shown);
        number = block.kind == Block::Kind::Step ? number + 1 : 0;
        if (block.kind == Block::Kind::Section) {
            html += QStringLiteral("<h2 dir=\"%1\" style=\"font-size:11pt; font-weight:600; margin-top:16px; margin-bottom:4px\">%2</h2>")
                        .arg(direction, inner);
        } else if (block.kind == Block::Kind::Paragraph) {
            html += QStringLiteral("<p dir=\"%1\" style=\"margin-top:4px; margin-bottom:6px\">%2</p>").arg(direction, inner);
        } else {
            // Not a list of Qt's, which would count in Latin digits.
            const QString mark = number > 0 ? inUsersDigits(QString::number(number)) + u'.' : QString(QChar(0x2022));
            html += QStringLiteral("<p dir=\"%1\" style=\"-qt-block-indent:1; text-indent:-20px; margin-top:2px; margin-bottom:2px\">"
                                   "%2&nbsp;&nbsp;%3</p>")
                        .arg(direction, mark, inner);
        }
    }
    return html;
}

HelpShelf HelpShelf::read(const QString &folder)
{
    QList<HelpText> texts;
    const QDir place(folder);
    for (const QString &name : place.entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name)) {
        QFile file(place.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            texts.append(HelpText::parse(name.chopped(3), QString::fromUtf8(file.readAll())));
    }
    return HelpShelf(std::move(texts));
}

HelpShelf::HelpShelf(QList<HelpText> texts)
    : m_texts(std::move(texts))
{
    const QString start = QStringLiteral("start");
    QStringList order{start};
    if (const HelpText *first = find(start))
        order += first->links();
    const auto place = [&order](const HelpText &text) {
        const qsizetype found = order.indexOf(text.topic);
        return found < 0 ? order.size() : found;
    };
    std::stable_sort(m_texts.begin(), m_texts.end(),
                     [&place](const HelpText &a, const HelpText &b) { return place(a) < place(b); });
    for (const HelpText &text : std::as_const(m_texts)) {
        m_titleForms.append(persian::searchForm(text.title));
        m_forms.append(persian::searchForm(text.plain()));
    }
}

const HelpText *HelpShelf::find(const QString &topic) const
{
    const auto found = std::find_if(m_texts.begin(), m_texts.end(), [&topic](const HelpText &text) { return text.topic == topic; });
    return found == m_texts.end() ? nullptr : &*found;
}

QStringList HelpShelf::matching(const QString &typed) const
{
    const QStringList words = persian::folded(typed).split(u' ', Qt::SkipEmptyParts);
    const auto hasAll = [&words](const QString &form) {
        return std::all_of(words.begin(), words.end(),
                           [&form](const QString &word) { return form.contains(persian::searchForm(word)); });
    };
    QStringList byTitle, byWords;
    for (qsizetype n = 0; n < m_texts.size(); ++n) {
        if (hasAll(m_titleForms[n]))
            byTitle.append(m_texts[n].topic);
        else if (hasAll(m_forms[n]))
            byWords.append(m_texts[n].topic);
    }
    return byTitle + byWords;
}

} // namespace peygir::uikit
