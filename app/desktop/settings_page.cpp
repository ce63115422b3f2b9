// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/settings_page.h"

#include "uikit/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace peygir::desktop {

using uikit::Brightness;
using uikit::Density;
using uikit::Language;
using uikit::Theme;

namespace {

constexpr qint64 megabyte = 1024 * 1024;

enum class Coming { Ahead, WhenOpened };

} // namespace

SettingsPage::SettingsPage(const FileWishes &wishes, const QStringList &about, QWidget *parent)
    : QWidget(parent)
    , m_wishes(wishes)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(8);
    auto *heading = new QLabel(tr("Settings"), this);
    heading->setProperty("role", QStringLiteral("title"));
    column->addWidget(heading);
    // Names of languages stand in themselves, for whoever cannot read the other one.
    m_language = addChoices(*column, tr("Language"),
                            {{QLocale(QLocale::Persian).nativeLanguageName(), int(Language::Persian)},
                             {QStringLiteral("English"), int(Language::English)}});
    m_brightness = addChoices(*column, tr("Brightness"),
                              {{tr("Light"), int(Brightness::Light)}, {tr("Dark"), int(Brightness::Dark)}});
    m_density = addChoices(*column, tr("Height of rows"),
                           {{tr("Comfortable"), int(Density::Comfortable)},
                            {tr("Dense: more rows on a small screen"), int(Density::Dense)},
                            {tr("For fingers"), int(Density::Touch)}});
    addFileChoices(*column);
    column->addSpacing(16);
    for (const QString &line : about) {
        auto *label = new QLabel(line, this);
        label->setProperty("role", QStringLiteral("muted"));
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        column->addWidget(label);
    }
    column->addStretch();
    showLook();

    connect(m_language, &QButtonGroup::idClicked, this, [this](int id) {
        if (Language(id) == uikit::language())
            return;
        Q_EMIT languageChosen(Language(id));
        // This window keeps its own; the one that speaks the other may have to wait.
        showLook();
    });
    connect(m_brightness, &QButtonGroup::idClicked, this, [this](int id) {
        Theme::current().setBrightness(Brightness(id));
        Q_EMIT lookChanged();
    });
    connect(m_density, &QButtonGroup::idClicked, this, [this](int id) {
        Theme::current().setDensity(Density(id));
        Q_EMIT lookChanged();
    });
    // The palette changes the look as well.
    connect(&Theme::current(), &Theme::changed, this, &SettingsPage::showLook);
}

QButtonGroup *SettingsPage::addChoices(QVBoxLayout &column, const QString &heading, const QList<Choice> &choices)
{
    auto *label = new QLabel(heading, this);
    label->setProperty("role", QStringLiteral("muted"));
    column.addSpacing(8);
    column.addWidget(label);
    auto *row = new QHBoxLayout;
    row->setSpacing(24);
    auto *group = new QButtonGroup(this);
    for (const Choice &choice : choices) {
        auto *button = new QRadioButton(choice.text, this);
        button->setAccessibleDescription(heading);
        group->addButton(button, choice.value);
        row->addWidget(button);
    }
    row->addStretch();
    column.addLayout(row);
    return group;
}

void SettingsPage::addFileChoices(QVBoxLayout &column)
{
    QButtonGroup *ahead = addChoices(column, tr("Files of the cases in my cartable"),
                                     {{tr("Fetched ahead, while the line is idle"), int(Coming::Ahead)},
                                      {tr("Fetched when I open them"), int(Coming::WhenOpened)}});
    ahead->button(int(m_wishes.comeAhead ? Coming::Ahead : Coming::WhenOpened))->setChecked(true);
    // In megabytes: what a group of buttons calls them by is no larger than an int.
    QButtonGroup *most = addChoices(column, tr("Room for files on this computer"),
                                    {{tr("500 MB"), 500}, {tr("2 GB"), 2048}, {tr("10 GB"), 10240}});
    // Whatever else stands in the file of settings goes on until one chooses.
    if (QAbstractButton *chosen = most->button(int(std::min(m_wishes.most / megabyte, qint64(10240)))))
        chosen->setChecked(true);
    connect(ahead, &QButtonGroup::idClicked, this, [this](int id) {
        m_wishes.comeAhead = Coming(id) == Coming::Ahead;
        Q_EMIT fileWishesChosen(m_wishes);
    });
    connect(most, &QButtonGroup::idClicked, this, [this](int id) {
        m_wishes.most = id * megabyte;
        Q_EMIT fileWishesChosen(m_wishes);
    });
}

void SettingsPage::showLook()
{
    m_language->button(int(uikit::language()))->setChecked(true);
    m_brightness->button(int(Theme::current().brightness()))->setChecked(true);
    m_density->button(int(Theme::current().density()))->setChecked(true);
}

void SettingsPage::takeFocus() { m_language->checkedButton()->setFocus(Qt::TabFocusReason); }

} // namespace peygir::desktop
