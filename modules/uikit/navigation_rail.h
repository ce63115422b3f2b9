// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace peygir::uikit {

class RailButton;

/// The places of the program, at the edge where reading begins: an icon, a name and a count each. Collapses to the
/// icons, which then have their names as tool tips. Up and Down move inside of it, Enter or Space goes there.
class NavigationRail : public QWidget
{
    Q_OBJECT

public:
    static constexpr int wideWidth = 200;
    static constexpr int narrowWidth = 52;

    explicit NavigationRail(QWidget *parent = nullptr);

    /// `key` is shown, not installed: the action of the same place has it. `indented` is a place below the one before.
    void addPlace(const QString &id, const QString &text, const QString &iconName, const QString &key = {},
                  bool indented = false);
    /// The place stands below that one, wherever it was added.
    void movePlaceBelow(const QString &id, const QString &other);
    /// A place that is not this person's is not seen. The default: it is.
    void setOffered(const QString &id, bool offered);
    /// The number beside a place; -1 shows none.
    void setCount(const QString &id, qint64 count);
    QString current() const { return m_current; }
    /// Shows where one is; does not emit activated().
    void setCurrent(const QString &id);
    bool isCollapsed() const { return m_collapsed; }
    void setCollapsed(bool collapsed);

Q_SIGNALS:
    void activated(const QString &id);
    void collapsedChanged(bool collapsed);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void refreshToggle();

    QHash<QString, RailButton *> m_places;
    QList<RailButton *> m_order;
    QVBoxLayout *m_column;
    QToolButton *m_toggle;
    QString m_current;
    bool m_collapsed = false;
    /// The rail itself checks and unchecks.
    bool m_isMarking = false;
};

} // namespace peygir::uikit
