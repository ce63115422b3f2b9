// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSet>

class QPaintEvent;

namespace peygir::uikit {
class RowListView;
}

namespace peygir::bench {

/// Sees when a list has painted a code for the first time: at the end of the first paint event of its rows that shows
/// the row. What the list would have to show but has not painted does not count.
class PaintWatch : public QObject
{
    Q_OBJECT

public:
    /// `list` outlives the watch and has its model.
    explicit PaintWatch(uikit::RowListView &list);

Q_SIGNALS:
    /// `code` in ASCII digits; `atNs` by monotonicNs().
    void painted(const QString &code, qint64 atNs);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QStringList codesIn(const QPaintEvent &event) const;

    uikit::RowListView &m_list;
    QSet<QString> m_seen;
    bool m_inside = false;
};

} // namespace peygir::bench
