// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QWidget>

#include <optional>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace peygir::uikit {

/// What the desk knows about its synchronisation, said without a dialog.
struct SyncState
{
    enum class Link { Online, Working, Offline };

    Link link = Link::Offline;
    /// Commands that the server has not got yet, and those that a person must look at.
    int queued = 0;
    int attention = 0;
    /// How far the work is, where that is known: "3 of 12".
    QString progress = {};
    /// Of a synchronisation that brings everything: how much is here. Said while the link is Working.
    std::optional<int> percent = {};

    friend bool operator==(const SyncState &, const SyncState &) = default;
};

/// A dot, words and counts: "Online · 3 queued · 1 needs attention". Enter or a click asks for what is behind it; a click on
/// what needs attention for that.
class SyncIndicator : public QAbstractButton
{
    Q_OBJECT

public:
    explicit SyncIndicator(QWidget *parent = nullptr);

    const SyncState &state() const { return m_state; }
    void setState(const SyncState &state);
    QSize sizeHint() const override;

Q_SIGNALS:
    /// In place of `clicked`.
    void attentionClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    QStringList parts() const;
    QString words() const;
    /// Where it says what needs attention; empty where nothing does.
    QRect attentionRoom() const;

    SyncState m_state;
};

/// The bar at the top of the window, 44 pixels: the way into the palette, a place for a lasting warning,
/// synchronisation, and who is signed in.
class HeaderBar : public QWidget
{
    Q_OBJECT

public:
    static constexpr int barHeight = 44;

    explicit HeaderBar(QWidget *parent = nullptr);

    SyncIndicator &sync() { return *m_sync; }
    /// Shown as two letters; the full name and the role are the tool tip.
    void setUser(const QString &name, const QString &role);
    /// A short warning that stays ("Store is not encrypted"); empty takes it away. One with a remedy is a button.
    enum class Remedy { Elsewhere, Here };
    void setWarning(const QString &words, const QString &why, Remedy remedy = Remedy::Elsewhere);

Q_SIGNALS:
    void paletteWanted();
    /// How synchronisation stands is to be shown, or what needs attention.
    void syncListWanted();
    void attentionWanted();
    void userMenuWanted(const QPoint &at);
    /// The warning that has its remedy here was pressed.
    void remedyWanted();

private:
    QAbstractButton *m_palette;
    QLabel *m_warning;
    QPushButton *m_remedy;
    SyncIndicator *m_sync;
    QPushButton *m_user;
};

} // namespace peygir::uikit
