// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace peygir::uikit {

/// Fusion, mended where Qt 6.4 draws it wrongly from right to left: a progress bar shows its text, which Fusion leaves
/// out unless it is centred, and no letter is underlined as a mnemonic, which would break the joins of its word. Also
/// draws our focus ring around check boxes and list items, boxes of choices as plain as the fields beside them, animates
/// nothing, lets no label or tool tip read as HTML what a citizen or another system has written, and lets a sentence of
/// a label that begins with a quotation in the other language run in its own direction.
class PersianStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    PersianStyle();

    using QProxyStyle::polish;
    void polish(QWidget *widget) override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    void drawItemText(QPainter *painter, const QRect &rect, int flags, const QPalette &palette, bool enabled,
                      const QString &text, QPalette::ColorRole role) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returnData) const override;
};

} // namespace peygir::uikit
