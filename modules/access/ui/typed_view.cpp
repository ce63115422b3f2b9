// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/ui/typed_view.h"

#include "uikit/content_area.h"
#include "uikit/help_topic.h"
#include "uikit/persian_text_edit.h"

#include <QClipboard>
#include <QFormLayout>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace peygir::access {

namespace {

/// Lines that a field shows at least and at most: it scrolls beyond.
constexpr int fewestLines = 1;
constexpr int mostLines = 6;
constexpr int frame = 22;
constexpr int lettersInLine = 60;

int heightFor(const QPlainTextEdit &edit, const QString &text)
{
    const int lines = int(text.count(u'\n') + text.size() / lettersInLine) + 1;
    return edit.fontMetrics().lineSpacing() * std::clamp(lines, fewestLines, mostLines) + frame;
}

} // namespace

TypedView::TypedView(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedLayout(this))
    , m_text(new QLabel)
    , m_editing(new QWidget)
    , m_form(new QFormLayout)
    , m_problem(new QLabel)
    , m_send(new QPushButton(tr("Send it like this (Ctrl+Enter)")))
{
    uikit::setHelpTopic(*this, QStringLiteral("attention.typed"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("What was typed"));
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    // Of any length: it scrolls, and what stands below stays where it is.
    auto *reading = new uikit::ContentArea(m_text);
    reading->setAccessibleName(m_text->accessibleName());
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_send->setProperty("role", QStringLiteral("primary"));
    m_form->setContentsMargins(0, 0, 8, 0);
    m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    auto *fields = new QWidget;
    fields->setLayout(m_form);
    auto *column = new QVBoxLayout(m_editing);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(new uikit::ContentArea(fields));
    column->addWidget(m_problem);
    column->addWidget(m_send, 0, Qt::AlignLeading);
    column->addStretch();
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(reading);
    m_stack->addWidget(m_editing);
    connect(m_send, &QPushButton::clicked, this, [this] { Q_EMIT sendWanted(written()); });
}

void TypedView::show(const QString &key, const QJsonObject &arguments, const QJsonObject &named)
{
    const bool isOther = m_key != key;
    if (isOther)
        endEdit();
    m_key = key;
    m_arguments = arguments;
    m_fields = typedFields(arguments, named);
    m_text->setText(linesOf(m_fields));
}

void TypedView::clear()
{
    endEdit();
    m_key.clear();
    m_fields.clear();
    m_text->clear();
}

QString TypedView::lines() const { return linesOf(m_fields); }

bool TypedView::canEdit() const
{
    return std::any_of(m_fields.begin(), m_fields.end(), [](const TypedField &field) { return field.isTyped; });
}

bool TypedView::isEditing() const { return m_stack->currentWidget() == m_editing; }

void TypedView::edit()
{
    if (m_key.isEmpty() || isEditing())
        return;
    fillForm();
    say({});
    m_stack->setCurrentWidget(m_editing);
    if (m_editors.empty())
        m_send->setFocus(Qt::OtherFocusReason);
    else
        m_editors.front().field->setFocus(Qt::OtherFocusReason);
}

void TypedView::endEdit()
{
    if (!isEditing())
        return;
    m_kept.insert_or_assign(m_key, written());
    m_stack->setCurrentIndex(0);
}

void TypedView::forget()
{
    m_stack->setCurrentIndex(0);
    m_kept.erase(m_key);
}

void TypedView::say(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void TypedView::fillForm()
{
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
    m_editors.clear();
    const auto kept = m_kept.find(m_key);
    const QJsonObject &source = kept == m_kept.end() ? m_arguments : kept->second;
    for (const TypedField &field : m_fields) {
        auto *label = new QLabel(field.label);
        label->setProperty("role", QStringLiteral("muted"));
        if (!field.isTyped) {
            auto *value = new QLabel(field.value);
            value->setWordWrap(true);
            value->setTextFormat(Qt::PlainText);
            m_form->addRow(label, value);
            continue;
        }
        auto *edit = new uikit::PersianTextEdit;
        edit->setAccessibleName(field.label);
        edit->setPlainText(textAt(source, field.path));
        edit->setFixedHeight(heightFor(*edit, edit->toPlainText()));
        connect(edit, &QPlainTextEdit::textChanged, edit, [this, edit] {
            edit->setFixedHeight(heightFor(*edit, edit->toPlainText()));
            say({});
        });
        label->setBuddy(edit);
        m_form->addRow(label, edit);
        m_editors.push_back({field.path, edit});
    }
}

QJsonObject TypedView::written() const
{
    QJsonObject arguments = m_arguments;
    for (const Editor &editor : m_editors)
        arguments = withText(arguments, editor.path, editor.field->toPlainText());
    return arguments;
}

void TypedView::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEditing() && event->key() == Qt::Key_Escape) {
        endEdit();
        Q_EMIT putAway();
    } else if (isEditing() && isEnter && event->modifiers().testFlag(Qt::ControlModifier)) {
        Q_EMIT sendWanted(written());
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace peygir::access
