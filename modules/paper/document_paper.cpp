// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/document_paper.h"

#include "paper/page_book.h"

#include <QPainter>

namespace peygir::paper {

namespace {

using Kind = sheets::Column::Kind;

constexpr qreal textPoints = 10;
constexpr qreal headingPoints = 11.5;
constexpr qreal notePoints = 9;
/// Names of facts and times of entries stand in a column of their own.
constexpr qreal nameWidth = 38;
constexpr qreal gap = 1.2;
/// A text of so many lines stays together with its name.
constexpr qsizetype fewLines = 6;
constexpr int allLines = 100'000;

/// One line of the document.
struct Line
{
    qreal height = 0;
    bool withNext = false;
    bool isHeading = false;
    QString name = {};
    QString text = {};
    QFont nameFont = {};
    QFont textFont = {};
    /// The text takes the whole width.
    bool isWide = false;
};

class DocumentLines final : public Pieces
{
public:
    DocumentLines(QPagedPaintDevice &device, const PaperDocument &document, const PaperWords &words)
        : m_device(device)
        , m_words(words)
        , m_name(millimetres(device, nameWidth))
    {
        for (const PaperDocument::Section &section : document.sections)
            addSection(section);
    }

    qsizetype count() const override { return qsizetype(m_lines.size()); }
    qreal height(qsizetype piece) const override { return m_lines[size_t(piece)].height; }
    bool staysWithNext(qsizetype piece) const override { return m_lines[size_t(piece)].withNext; }

    void paint(QPainter &painter, const QRectF &room, qsizetype piece) const override
    {
        const Line &line = m_lines[size_t(piece)];
        const Qt::Alignment start = edgeOf(Kind::Text, m_words);
        if (line.isHeading) {
            const qreal bottom = room.bottom() - millimetres(m_device, gap) / 2;
            painter.setPen(QPen(QColor(0x0f, 0x76, 0x6e), millimetres(m_device, 0.3)));
            painter.drawLine(QPointF(room.left(), bottom), QPointF(room.right(), bottom));
        }
        const bool rightToLeft = m_words.direction == Qt::RightToLeft;
        QRectF name(rightToLeft ? room.right() - m_name : room.left(), room.top(), m_name,
                    lineHeight(line.textFont, m_device));
        QRectF text(rightToLeft ? room.left() : room.left() + m_name, room.top(), room.width() - m_name, name.height());
        if (line.isWide)
            text = {room.left(), room.top(), room.width(), name.height()};
        if (line.isHeading)
            text.moveBottom(room.bottom() - millimetres(m_device, gap));
        painter.setPen(QColor(0x48, 0x50, 0x58));
        if (!line.name.isEmpty())
            paintLine(painter, name, line.name, line.nameFont, start, m_words);
        painter.setPen(Qt::black);
        paintLine(painter, text, line.text, line.textFont, start, m_words);
    }

private:
    void addSection(const PaperDocument::Section &section)
    {
        const bool isEmpty = section.facts.empty() && section.paragraphs.isEmpty() && section.entries.empty();
        if (isEmpty)
            return;
        if (!section.heading.isEmpty()) {
            const QFont font = paperFont(headingPoints, QFont::Bold);
            Line heading{lineHeight(font, m_device) + millimetres(m_device, 3 * gap), true, true};
            heading.text = printed(section.heading, Kind::Text, m_words);
            heading.textFont = font;
            heading.isWide = true;
            m_lines.push_back(heading);
        }
        for (const PaperDocument::Fact &fact : section.facts)
            addNamed(fact.name, printed(fact.value, fact.kind, m_words), {});
        for (const QString &paragraph : section.paragraphs)
            addText(paragraph);
        for (const PaperDocument::Entry &entry : section.entries)
            addNamed(printed(entry.when, Kind::Date, m_words), printed(entry.sentence, Kind::Text, m_words),
                     entry.words);
    }

    /// A name (or time), beside it a text, below that what else was written.
    void addNamed(const QString &name, const QString &text, const QString &words)
    {
        const QFont nameFont = paperFont(notePoints);
        const QFont textFont = paperFont(textPoints);
        const qreal width = m_device.width() - m_name;
        QStringList names = brokenInto(printed(name, Kind::Text, m_words), nameFont, m_device,
                                       m_name - millimetres(m_device, 2), 4, m_words);
        QStringList lines = brokenInto(text, textFont, m_device, width, allLines, m_words);
        const qsizetype said = lines.size();
        lines += brokenInto(printed(words, Kind::Text, m_words), paperFont(notePoints), m_device, width, allLines,
                            m_words);
        const qsizetype all = std::max(lines.size(), names.size());
        for (qsizetype n = 0; n < all; ++n) {
            Line line;
            line.name = names.value(n);
            line.nameFont = nameFont;
            line.text = lines.value(n);
            line.textFont = n < said ? textFont : paperFont(notePoints);
            line.height = lineHeight(line.textFont, m_device);
            line.withNext = n + 1 < all && (all <= fewLines || n < said);
            m_lines.push_back(line);
        }
        if (all > 0)
            m_lines.back().height += millimetres(m_device, gap);
    }

    void addText(const QString &text)
    {
        const QFont font = paperFont(textPoints);
        const QStringList lines =
            brokenInto(printed(text, Kind::Text, m_words), font, m_device, m_device.width(), allLines, m_words);
        for (qsizetype n = 0; n < lines.size(); ++n) {
            Line line;
            line.text = lines[n];
            line.textFont = font;
            line.isWide = true;
            line.height = lineHeight(font, m_device);
            // Neither the first nor the last line of a text stands alone.
            line.withNext = n + 1 < lines.size() && (n == 0 || n + 2 == lines.size());
            m_lines.push_back(line);
        }
        if (!lines.isEmpty())
            m_lines.back().height += millimetres(m_device, gap);
    }

    QPagedPaintDevice &m_device;
    const PaperWords &m_words;
    const qreal m_name;
    std::vector<Line> m_lines;
};

} // namespace

Result<void> printDocument(const OutTarget &target, const PaperDocument &document, const PaperWords &words,
                           const sheets::RowSink::Going &going)
{
    TRY_LET(const auto pages, OutPages::open(target, document.title));
    pages->layPages(OutPages::Lie::Portrait);
    const DocumentLines lines(pages->device(), document, words);
    TRY(printPages(pages->device(), {document.title, document.lines}, lines, words, going));
    return pages->finish();
}

} // namespace peygir::paper
