// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace peygir::uikit {

namespace {

/// Name of every icon → whether it is mirrored.
const QHash<QString, bool> &iconList()
{
    static const QHash<QString, bool> list = [] {
        QHash<QString, bool> icons;
        QFile file(QStringLiteral(":/icons/icons.txt"));
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT_X(opened, "icons", "peygir_icons is not linked");
        const auto lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
        for (const QString &line : lines) {
            const QStringList words = line.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
            if (!words.isEmpty() && !words.first().startsWith(QLatin1Char('#')))
                icons.insert(words.first(), words.contains(QLatin1String("mirrored")));
        }
        return icons;
    }();
    return list;
}

/// Draws a tinted icon at the moment it is needed: QIcon keeps no pictures that a change of theme would make stale.
class ThemedIconEngine final : public QIconEngine
{
public:
    ThemedIconEngine(QString name, IconTint tint)
        : m_name(std::move(name))
        , m_tint(tint)
    {}

    QIconEngine *clone() const override { return new ThemedIconEngine(m_name, m_tint); }
    QString key() const override { return QStringLiteral("peygir"); }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const int size = std::min(rect.width(), rect.height());
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        const QPixmap picture = iconPixmap(m_name, size, colour(mode), ratio);
        painter->drawPixmap(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2, picture);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return iconPixmap(m_name, std::min(size.width(), size.height()), colour(mode));
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // `size` counts device pixels here.
        const int logical = qRound(std::min(size.width(), size.height()) / scale);
        return iconPixmap(m_name, logical, colour(mode), scale);
    }

private:
    QColor colour(QIcon::Mode mode) const { return tintColour(mode == QIcon::Disabled ? IconTint::Muted : m_tint); }

    QString m_name;
    IconTint m_tint;
};

} // namespace

QColor tintColour(IconTint tint)
{
    const Colours &c = Theme::current().colours();
    switch (tint) {
    case IconTint::Text:
        return c.text;
    case IconTint::Muted:
        return c.mutedText;
    case IconTint::Accent:
        return c.accent;
    case IconTint::OnAccent:
        return c.onAccent;
    case IconTint::Danger:
        return c.danger;
    case IconTint::Attention:
        return c.attention;
    case IconTint::Done:
        return c.done;
    }
    Q_UNREACHABLE();
}

bool hasIcon(const QString &name) { return iconList().contains(name); }

bool isMirroredIcon(const QString &name) { return iconList().value(name, false); }

QIcon icon(const QString &name, IconTint tint)
{
    Q_ASSERT_X(hasIcon(name), "icon", qPrintable(name));
    return QIcon(new ThemedIconEngine(name, tint));
}

QPixmap iconPixmap(const QString &name, int size, const QColor &colour, qreal devicePixelRatio)
{
    Q_ASSERT_X(hasIcon(name), "iconPixmap", qPrintable(name));
    const bool mirrored = isMirroredIcon(name) && QGuiApplication::layoutDirection() == Qt::RightToLeft;
    const QString key = QStringLiteral("peygir/%1/%2/%3/%4/%5")
                            .arg(name)
                            .arg(size)
                            .arg(colour.name(QColor::HexArgb))
                            .arg(devicePixelRatio)
                            .arg(mirrored ? 1 : 0);
    QPixmap picture;
    if (QPixmapCache::find(key, &picture))
        return picture;

    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "iconPixmap", qPrintable(name));
    QSvgRenderer renderer(file.readAll().replace("currentColor", colour.name().toLatin1()));
    const int pixels = qMax(1, qRound(size * devicePixelRatio));
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    painter.end();
    picture = QPixmap::fromImage(mirrored ? image.mirrored(true, false) : image);
    picture.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, picture);
    return picture;
}

} // namespace peygir::uikit
