// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/style_sheet.h"

namespace peygir::uikit {

namespace {

// Colours stand as @name, the height of a field as @field. Lists and tables are left to Fusion and the delegates: a
// style sheet on them costs a second pass for every cell.
constexpr auto sheetTemplate = R"(
QToolTip { background: @text; color: @surface; border: none; padding: 4px 8px; }

QLineEdit, QPlainTextEdit, QTextEdit {
    background: @surface; color: @text; border: 1px solid @border; border-radius: 4px; padding: 2px 8px;
    selection-background-color: @accent; selection-color: @onAccent;
}
QLineEdit { min-height: @fieldpx; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @focus; padding: 1px 7px; }
QLineEdit[problem="true"], QPlainTextEdit[problem="true"] { border: 2px solid @danger; padding: 1px 7px; }
QLineEdit:disabled, QLineEdit:read-only { background: @window; color: @mutedText; }

QPushButton {
    background: @surface; color: @text; border: 1px solid @border; border-radius: 4px; padding: 2px 12px;
    min-height: @fieldpx;
}
QPushButton:hover { background: @hover; }
QPushButton:focus { border: 2px solid @focus; padding: 1px 11px; }
QPushButton:disabled { background: @window; color: @mutedText; }
QPushButton[role="primary"] { background: @accent; color: @onAccent; border-color: @accent; }
QPushButton[role="primary"]:focus { border: 2px solid @text; }
QPushButton[role="primary"]:disabled { background: @hover; color: @mutedText; border-color: @border; }

QPushButton[role="warning"] { background: @attentionSoft; color: @attention; border: 1px solid @attention; min-height: 26px; }
QPushButton[role="warning"]:focus { border: 2px solid @focus; }
QPushButton[role="badge"] { background: @accentSoft; border: 1px solid @accentSoft; border-radius: 14px; padding: 0 8px; min-height: 26px; }
QPushButton[role="badge"]:focus { border: 2px solid @focus; padding: 0 7px; min-height: 24px; }

QWidget[touch="true"] QPushButton, QWidget[touch="true"] QLineEdit { min-height: 44px; }

QToolButton { background: transparent; color: @text; border: 2px solid transparent; border-radius: 4px; padding: 2px 6px; }
QToolButton:hover { background: @hover; }
QToolButton:focus { border-color: @focus; }
QToolButton:checked { background: @accentSoft; }
QToolButton[popupMode="2"] { padding: 2px 20px; }
QToolButton::menu-indicator { subcontrol-origin: padding; subcontrol-position: center right; right: 4px; }

QWidget[role="header"] { background: @surface; border: none; border-bottom: 1px solid @border; }
QWidget[role="rail"] { background: @rail; border: none; }
QWidget[role="pane"] { background: @surface; border: none; }
QWidget[role="card"] { background: @surface; border: 1px solid @border; border-radius: 6px; }
QWidget[role="popup"] { background: @surface; border: 1px solid @border; border-radius: 4px; }
QWidget[role="bar"] { background: @surface; border: none; border-top: 1px solid @border; }
QLabel[role="muted"] { color: @mutedText; }
QLabel[role="problem"] { color: @danger; }
QLabel[role="warning"] { color: @attention; background: @attentionSoft; border-radius: 4px; padding: 2px 8px; }
QLabel[role="title"] { font-size: 13pt; font-weight: 600; }
QLabel[role="section"] { color: @text; font-weight: 600; }
QLabel[role="readAloud"] { color: @text; background: @accentSoft; border-radius: 4px; padding: 6px 10px; font-size: 11pt; }
QLabel[role="code"] { font-size: 28pt; font-weight: 600; letter-spacing: 4px; }

QSplitter::handle { background: @border; }
QSplitter::handle:hover, QSplitter::handle:focus { background: @accent; }
QAbstractScrollArea { border: none; }
QScrollArea[role="content"]:focus { border: 1px solid @focus; }
QPlainTextEdit, QTextEdit { border: 1px solid @border; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @border; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @mutedText; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: @surface; color: @text; border: 1px solid @border; padding: 4px; }
QMenu::item { padding: 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: @accentSoft; }
QMenu::item:disabled { color: @mutedText; }
QMenu::separator { height: 1px; background: @border; margin: 4px 8px; }
)";

} // namespace

QString styleSheet(const Colours &c, int rowHeight)
{
    QString sheet = QString::fromLatin1(sheetTemplate);
    // Longer names before the names that they begin with.
    const std::pair<const char *, QColor> names[] = {
        {"@accentSoft", c.accentSoft},
        {"@accent", c.accent},
        {"@onAccent", c.onAccent},
        {"@mutedText", c.mutedText},
        {"@surface", c.surface},
        {"@window", c.window},
        {"@rail", c.rail},
        {"@hover", c.hover},
        {"@border", c.border},
        {"@danger", c.danger},
        {"@attentionSoft", c.attentionSoft},
        {"@attention", c.attention},
        {"@focus", c.focus},
        {"@text", c.text},
    };
    for (const auto &[name, colour] : names)
        sheet.replace(QLatin1String(name), colour.name());
    // A field leaves a pixel above and below it in a row; padding and border take the other six.
    return sheet.replace(QLatin1String("@field"), QString::number(rowHeight - 8));
}

} // namespace peygir::uikit
