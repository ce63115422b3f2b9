// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/demo/clerk.h"

#include "system/demo/stage.h"
#include "uikit/testing/ui_driver.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>

namespace peygir::demo {

using namespace std::chrono_literals;
namespace driver = uikit::testing;

namespace {

constexpr int mostTabs = 80;
constexpr int codeDigits = 10;

/// Digits as a program writes them, and no marks of direction.
QString plain(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if (c.category() == QChar::Other_Format && c != QChar(0x200C))
            continue;
        result.append(c.digitValue() >= 0 ? QChar(char16_t(u'0' + c.digitValue())) : c);
    }
    return result;
}

QStringList namesOf(const QWidget &widget)
{
    QStringList names{widget.objectName(), widget.accessibleName()};
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        names.append(button->text());
    names.removeAll(QString());
    return names;
}

} // namespace

Clerk::Clerk(std::unique_ptr<desktop::DeskSession> session)
    : m_session(std::move(session))
{}

QWidget &Clerk::keyboard() const
{
    QWidget *active = QApplication::activeWindow();
    // A dialog of this window takes the keys while it is open.
    return active && active != &window() && active->parentWidget() && active->parentWidget()->window() == &window()
               ? *active
               : window();
}

bool Clerk::comesForward() { return driver::showActive(window()); }

void Clerk::press(const char *chord)
{
    driver::press(keyboard(), QLatin1String(chord));
    settle(m_pace);
}

void Clerk::type(const QString &text)
{
    driver::type(keyboard(), text);
    settle(m_pace);
}

void Clerk::choose(const QString &part)
{
    type(part);
    settle(600ms);
    press("Return");
}

void Clerk::find(const QString &words)
{
    press("Ctrl+K");
    type(words);
    settle(900ms);
    press("Return");
    settle(m_pace + 500ms);
}

void Clerk::openCase(const QString &code)
{
    // The list of all cases first, so that its own first row does not come in between.
    press("F4");
    settle(700ms);
    find(code);
}

bool Clerk::tabsTo(const QString &name, bool back)
{
    for (int n = 0; n < mostTabs; ++n) {
        if (waitsIn(name))
            return true;
        driver::press(keyboard(), back ? QStringLiteral("Shift+Tab") : QStringLiteral("Tab"));
    }
    return false;
}

QStringList Clerk::placeOfKeyboard() const
{
    const QWidget *focused = keyboard().focusWidget();
    return focused ? namesOf(*focused) : QStringList();
}

bool Clerk::waitsIn(const QString &name) const
{
    const QStringList place = placeOfKeyboard();
    return std::any_of(place.begin(), place.end(), [&name](const QString &part) { return part.startsWith(name); });
}

QStringList Clerk::screenTexts() const
{
    QStringList texts;
    for (const QWidget *widget : window().findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        texts.append(namesOf(*widget));
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            texts.append(label->text());
        else if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
            texts.append(edit->text());
        else if (const auto *area = qobject_cast<const QPlainTextEdit *>(widget))
            texts.append(area->toPlainText());
        else if (const auto *view = qobject_cast<const QAbstractItemView *>(widget); view && view->model())
            for (int row = 0; row < std::min(view->model()->rowCount(), 60); ++row) {
                const QModelIndex index = view->model()->index(row, 0);
                texts.append({index.data(Qt::AccessibleTextRole).toString(), index.data().toString()});
            }
    }
    return texts;
}

bool Clerk::sees(const QString &text, std::chrono::milliseconds patience) const
{
    const QString wanted = plain(text);
    return driver::waitUntil(
        [this, &wanted] {
            const QStringList texts = screenTexts();
            return std::any_of(texts.begin(), texts.end(),
                               [&wanted](const QString &one) { return plain(one).contains(wanted); });
        },
        patience);
}

QString Clerk::currentRow() const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(keyboard().focusWidget());
    return view ? plain(view->currentIndex().data(Qt::AccessibleTextRole).toString()) : QString();
}

QString Clerk::currentCode() const { return currentRow().left(codeDigits); }

QString Clerk::chosenInBox() const
{
    const auto *box = qobject_cast<const QComboBox *>(keyboard().focusWidget());
    return box ? box->currentText() : QString();
}

QString Clerk::copiedCode()
{
    if (!driver::waitUntil([this] { return driver::findNamed(QStringLiteral("code"), &window()) != nullptr; }))
        return {};
    settle(400ms);
    QApplication::clipboard()->clear();
    press("Ctrl+C");
    return QApplication::clipboard()->text();
}

} // namespace peygir::demo
