// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "uikit/list_row.h"

#include <QAbstractListModel>
#include <QHash>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <optional>

namespace peygir::uikit {

/// A list of any length of which only what is looked at is loaded: pages of rows are asked for when they are painted,
/// the newest wish first, and the least recently used are forgotten. A row that is not here yet is a placeholder
/// without id. Rows can be changed in place, and what the user marked is kept by id, through scrolling and reloading.
class PagedListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int pageRows = 100;
    /// Pages kept: some screens up and down of where one is.
    static constexpr int pagesKept = 40;
    /// Questions in flight; more would only wait for each other.
    static constexpr int questionsAtOnce = 2;

    enum Role { RowRole = Qt::UserRole + 1, MarkedRole };

    enum class Begin {
        /// Asks for the first page when it is made.
        AtOnce,
        /// ... when it is reloaded or refreshed: for lists that nobody looks at yet.
        WhenAsked,
    };
    /// The provider must outlive the model or be its child.
    explicit PagedListModel(RowProvider &provider, QObject *parent = nullptr, Begin begin = Begin::AtOnce);
    ~PagedListModel() override;

    /// Before the first answer: 0 rows, not known.
    bool isCounted() const { return m_counted; }
    /// What the list is said to have; never less than has been seen of it. While it is an estimate, the model may have
    /// more rows: as many as there is reason to look for.
    RowCount total() const { return m_total; }
    /// "128 items" or "about 12,000 items", in the user's language and digits.
    QString countText() const;

    /// Another filter or order: forgets everything but the marks and starts again at the top.
    void reload();
    /// Something changed somewhere: what is loaded stays to be seen and is fetched again when looked at; what was looked
    /// at last is asked for before this returns. An answer to a question asked earlier is shown, but may have been read
    /// before the change, and is fetched again as well.
    void refresh();
    /// Changes a row that is loaded; false if it is not (it will come right when it is fetched).
    bool updateRow(const ListRow &row);

    /// Null for a placeholder. Valid until control returns to the event loop.
    const ListRow *rowAt(int row) const;
    /// The row number of a loaded id, or -1.
    int rowOf(const QString &id) const;

    const QSet<QString> &marked() const { return m_marked; }
    void setMarked(const QString &id, bool marked);
    /// At once, for many.
    void markAll(const QStringList &ids);
    void clearMarks();

    int rowCount(const QModelIndex &parent = {}) const override;
    /// DisplayRole is the title; RowRole a ListRow; AccessibleTextRole all of the row in one sentence.
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void totalChanged();
    void marksChanged();
    /// A page could not be had; its rows stay placeholders until they are looked at again after refresh().
    void failed(const peygir::Error &error);

private:
    struct Page
    {
        QList<ListRow> rows;
        quint64 lastUse = 0;
        bool stale = false;
    };

    void want(qint64 page) const;
    qint64 pageLookedAtLast() const;
    void askForWanted();
    void receive(quint64 requestId, const QList<ListRow> &rows, RowCount total);
    void receiveCount(RowCount total);
    void receiveFailure(quint64 requestId, const Error &error);
    void noteEnd(qint64 page, qint64 rows);
    qint64 rowsFor(RowCount told) const;
    void setTotal(RowCount told);
    void forgetOldPages();
    void cancelAll();
    QString spoken(const ListRow &row) const;

    QPointer<RowProvider> m_provider;
    RowCount m_total;
    bool m_counted = false;
    /// Those of the list, loaded or not.
    qint64 m_rows = 0;
    /// Up to where rows have been seen.
    qint64 m_seen = 0;
    /// Where a page showed that nothing follows; not kept over a refresh.
    std::optional<qint64> m_end;
    mutable QHash<qint64, Page> m_pages;
    mutable quint64 m_uses = 0;
    /// Newest last.
    mutable QList<qint64> m_wanted;
    mutable QTimer m_askSoon;
    QHash<quint64, qint64> m_inFlight;
    /// Questions in flight that were asked before the last refresh.
    QSet<quint64> m_outdated;
    QSet<qint64> m_failedPages;
    QSet<QString> m_marked;
};

} // namespace peygir::uikit
