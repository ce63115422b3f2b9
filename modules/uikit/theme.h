// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QObject>

namespace peygir::uikit {

enum class Brightness { Light, Dark };
/// How tall a row is: an office screen, a small or crowded screen, a finger.
enum class Density { Comfortable, Dense, Touch };

/// The named colours of one brightness. Widgets ask for a meaning, never for a number. Red is only for late and
/// destructive, amber only for what needs attention, green only for what is done; a word or an icon goes with each.
struct Colours
{
    QColor window, surface, rail, hover, border;
    QColor text, mutedText;
    QColor accent, onAccent, accentSoft;
    QColor danger, dangerSoft, attention, attentionSoft, done, doneSoft;
    QColor focus;

    static const Colours &of(Brightness brightness);
};

/// A colour of text and the colour that it stands on somewhere in the program.
struct TextPair
{
    const char *name;
    QColor text, background;
};

/// Every combination that the kit draws. The theme test demands 4.5:1 of each; who draws a new one adds it here.
QList<TextPair> textPairs(const Colours &colours);

/// Contrast of two opaque colours as WCAG 2 defines it: 1 (the same) to 21 (black on white).
double contrast(const QColor &a, const QColor &b);

/// White where it can be read on `background`, else a dark ink: at least 4.5:1 on every opaque colour. For chips and
/// marks whose colour is data.
QColor readableOn(const QColor &background);

/// The look of the running program; there is one, because QApplication has one palette and one style sheet.
/// Lives in the main thread, made by applyPersian().
class Theme : public QObject
{
    Q_OBJECT

public:
    static Theme &current();

    Brightness brightness() const { return m_brightness; }
    Density density() const { return m_density; }
    const Colours &colours() const { return Colours::of(m_brightness); }

    /// Height in pixels at 96 dpi of a row with one line of text.
    int rowHeight() const;
    /// Height of a row with a title and a line under it.
    int twoLineRowHeight() const;

    /// Repaints every open window at once; nothing is lost in them.
    void setBrightness(Brightness brightness);
    void setDensity(Density density);
    /// Sets palette, style and style sheet of the QApplication. Called by applyPersian() and by the setters.
    void apply();

Q_SIGNALS:
    /// After the application's palette and sheet are in place.
    void changed();

private:
    Theme() = default;

    Brightness m_brightness = Brightness::Light;
    Density m_density = Density::Comfortable;
};

} // namespace peygir::uikit
