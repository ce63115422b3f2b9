// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/theme.h"

#include "uikit/icons.h"
#include "uikit/style_sheet.h"

#include <QApplication>
#include <QPalette>

#include <cmath>

namespace peygir::uikit {

namespace {

QColor rgb(QRgb value) { return QColor(value); }

Colours lightColours()
{
    return {
        .window = rgb(0xf4f5f7),
        .surface = rgb(0xffffff),
        .rail = rgb(0xe9ebee),
        .hover = rgb(0xe3e6ea),
        .border = rgb(0xcfd4da),
        .text = rgb(0x1b1f24),
        .mutedText = rgb(0x505862),
        .accent = rgb(0x0f766e),
        .onAccent = rgb(0xffffff),
        .accentSoft = rgb(0xd9efec),
        .danger = rgb(0xb01d14),
        .dangerSoft = rgb(0xfde8e6),
        .attention = rgb(0x8a4207),
        .attentionSoft = rgb(0xfdf0cf),
        .done = rgb(0x166534),
        .doneSoft = rgb(0xdcf5e3),
        .focus = rgb(0x0f766e),
    };
}

Colours darkColours()
{
    return {
        .window = rgb(0x15191d),
        .surface = rgb(0x1c2126),
        .rail = rgb(0x101417),
        .hover = rgb(0x2a3138),
        .border = rgb(0x3a424b),
        .text = rgb(0xe6e9ec),
        .mutedText = rgb(0xa9b2bc),
        .accent = rgb(0x2dd4bf),
        .onAccent = rgb(0x06201d),
        .accentSoft = rgb(0x14423d),
        .danger = rgb(0xff948b),
        .dangerSoft = rgb(0x47201d),
        .attention = rgb(0xfbbf24),
        .attentionSoft = rgb(0x3d2f0e),
        .done = rgb(0x5fd68b),
        .doneSoft = rgb(0x173820),
        .focus = rgb(0x2dd4bf),
    };
}

/// One channel of a colour as the eye weighs it (WCAG 2, relative luminance).
double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

QPalette paletteOf(const Colours &c)
{
    QPalette palette;
    palette.setColor(QPalette::Window, c.window);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.surface);
    palette.setColor(QPalette::AlternateBase, c.window);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::PlaceholderText, c.mutedText);
    palette.setColor(QPalette::Button, c.surface);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.onAccent);
    palette.setColor(QPalette::ToolTipBase, c.text);
    palette.setColor(QPalette::ToolTipText, c.surface);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.onAccent);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    palette.setColor(QPalette::Light, c.surface);
    palette.setColor(QPalette::Midlight, c.hover);
    palette.setColor(QPalette::Mid, c.border);
    palette.setColor(QPalette::Dark, c.border);
    palette.setColor(QPalette::Shadow, c.border);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.mutedText);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, c.border);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, c.text);
    return palette;
}

} // namespace

const Colours &Colours::of(Brightness brightness)
{
    static const Colours light = lightColours();
    static const Colours dark = darkColours();
    return brightness == Brightness::Light ? light : dark;
}

QList<TextPair> textPairs(const Colours &c)
{
    return {
        {"text on window", c.text, c.window},
        {"text on surface", c.text, c.surface},
        {"text on rail", c.text, c.rail},
        {"text on hover", c.text, c.hover},
        {"text on selection", c.text, c.accentSoft},
        {"muted text on window", c.mutedText, c.window},
        {"muted text on surface", c.mutedText, c.surface},
        {"muted text on rail", c.mutedText, c.rail},
        {"muted text on hover", c.mutedText, c.hover},
        {"muted text on selection", c.mutedText, c.accentSoft},
        {"accent on window", c.accent, c.window},
        {"accent on surface", c.accent, c.surface},
        {"accent on rail", c.accent, c.rail},
        {"accent on selection", c.accent, c.accentSoft},
        {"text on accent", c.onAccent, c.accent},
        {"danger on window", c.danger, c.window},
        {"danger on surface", c.danger, c.surface},
        {"danger on selection", c.danger, c.accentSoft},
        {"danger on its own ground", c.danger, c.dangerSoft},
        {"text on danger's ground", c.text, c.dangerSoft},
        {"attention on window", c.attention, c.window},
        {"attention on surface", c.attention, c.surface},
        {"attention on its own ground", c.attention, c.attentionSoft},
        {"text on attention's ground", c.text, c.attentionSoft},
        {"done on window", c.done, c.window},
        {"done on surface", c.done, c.surface},
        {"done on its own ground", c.done, c.doneSoft},
        {"tool tip", c.surface, c.text},
    };
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor readableOn(const QColor &background)
{
    // Pure black reaches 4.5:1 wherever white does not; the softer ink is used where it is enough.
    const QColor white(Qt::white);
    if (contrast(white, background) >= 4.5)
        return white;
    const QColor ink = Colours::of(Brightness::Light).text;
    return contrast(ink, background) >= 4.5 ? ink : QColor(Qt::black);
}

Theme &Theme::current()
{
    static Theme theme;
    return theme;
}

int Theme::rowHeight() const
{
    switch (m_density) {
    case Density::Comfortable:
        return 34;
    case Density::Dense:
        return 28;
    case Density::Touch:
        return 48;
    }
    Q_UNREACHABLE();
}

int Theme::twoLineRowHeight() const
{
    switch (m_density) {
    case Density::Comfortable:
        return 56;
    case Density::Dense:
        return 48;
    case Density::Touch:
        return 64;
    }
    Q_UNREACHABLE();
}

void Theme::setBrightness(Brightness brightness)
{
    if (brightness == m_brightness)
        return;
    m_brightness = brightness;
    apply();
}

void Theme::setDensity(Density density)
{
    if (density == m_density)
        return;
    m_density = density;
    apply();
}

void Theme::apply()
{
    Q_ASSERT(qApp);
    QApplication::setPalette(paletteOf(colours()));
    qApp->setStyleSheet(styleSheet(colours(), rowHeight()));
    Q_EMIT changed();
}

} // namespace peygir::uikit
