// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/page_book.h"
#include "paper/table_paper.h"

#include <QtTest>

using namespace peygir::paper;

namespace {

/// Pieces of these heights; those of a negative height stay with the next one.
class Heights final : public Pieces
{
public:
    explicit Heights(std::vector<qreal> heights, qreal head = 0)
        : m_heights(std::move(heights))
        , m_head(head)
    {}
    qsizetype count() const override { return qsizetype(m_heights.size()); }
    qreal height(qsizetype piece) const override { return std::abs(m_heights[size_t(piece)]); }
    bool staysWithNext(qsizetype piece) const override { return m_heights[size_t(piece)] < 0; }
    void paint(QPainter &, const QRectF &, qsizetype) const override {}
    qreal headHeight() const override { return m_head; }

private:
    std::vector<qreal> m_heights;
    qreal m_head;
};

using Begins = std::vector<qsizetype>;

} // namespace

/// Goal: nothing is cut by the end of a page, nothing is left out, and a heading has its text below it.
class PagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsHigherThanAPageHasOneOfItsOwnAndNobodyTurnsForEver()
    {
        QCOMPARE(pagesOf(Heights({5, 50, 5}), 10, 10), (Begins{0, 1, 2}));
        QCOMPARE(pagesOf(Heights({50}), 10, 10), (Begins{0}));
    }
    void nothingIsOnePage() { QCOMPARE(pagesOf(Heights({}), 10, 10), (Begins{0})); }
    void rowThatDoesNotFitGoesToTheNextPageWhole()
    {
        QCOMPARE(pagesOf(Heights({4, 4, 4, 4, 4}), 10, 10), (Begins{0, 2, 4}));
        QCOMPARE(pagesOf(Heights({5, 5, 5}), 10, 10), (Begins{0, 2}));
    }
    void firstPageHasLessRoomAndHeadsTakeTheirs()
    {
        QCOMPARE(pagesOf(Heights({4, 4, 4, 4}), 4, 12), (Begins{0, 1}));
        QCOMPARE(pagesOf(Heights({4, 4, 4}, 2), 10, 10), (Begins{0, 2}));
    }
    void headingGoesWithWhatItIsTheHeadingOf()
    {
        QCOMPARE(pagesOf(Heights({7, -2, 3}), 10, 10), (Begins{0, 1}));
        QCOMPARE(pagesOf(Heights({5, -2, 3}), 10, 10), (Begins{0}));
    }
    void whatBelongsTogetherAndIsLongerThanAPageIsParted()
    {
        QCOMPARE(pagesOf(Heights({-4, -4, -4, 4}), 10, 10), (Begins{0, 2}));
    }

    void wideColumnsGiveWhereThereIsNoRoom()
    {
        QCOMPARE(widthsOf({10, 30}, {10, 10}, 80), (std::vector<qreal>{20, 60}));
        QCOMPARE(widthsOf({10, 30}, {10, 10}, 30), (std::vector<qreal>{10, 20}));
        QCOMPARE(widthsOf({10, 30}, {10, 10}, 10), (std::vector<qreal>{5, 5}));
    }
};

QTEST_GUILESS_MAIN(PagesTest)
#include "pages_test.moc"
