// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/ui/field_editor.h"

#include "persian/digits.h"
#include "reference/ui/file_field_editor.h"
#include "reference/ui/items_editor.h"
#include "reference/ui/record_providers.h"
#include "reference/ui/record_words.h"
#include "reference/ui/time_editors.h"
#include "uikit/language.h"
#include "uikit/number_edit.h"
#include "uikit/persian_text_edit.h"
#include "uikit/type_ahead_edit.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <cmath>

namespace peygir::reference {

namespace {

constexpr double degree = 1'000'000;
const QString fa = QStringLiteral("fa");
const QString en = QStringLiteral("en");

QJsonValue orNull(const QString &text) { return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text); }

class TextEditor final : public FieldEditor
{
public:
    TextEditor(const RecordField &field, QWidget *parent) : FieldEditor(field, parent), m_edit(new uikit::PersianLineEdit)
    {
        hold(m_edit);
        connect(m_edit, &QLineEdit::textChanged, this, [this] { tellEdited(); });
        connect(m_edit, &QLineEdit::editingFinished, this, [this] { check(); });
    }
    QJsonValue value() const override
    {
        const QString text = m_edit->text().trimmed();
        // The field turns digits Persian as they are typed; programs read keys.
        return orNull(qstrcmp(field().name, "key") == 0 ? persian::toAsciiDigits(text) : text);
    }
    void setValue(const QJsonValue &value, const std::map<QString, Localized> &) override
    {
        m_setting = true;
        m_edit->setText(value.toString());
        m_setting = false;
    }
    QString problem() const override { return value().isNull() ? missing() : QString(); }

private:
    uikit::PersianLineEdit *m_edit;
};

/// Persian and, beside or below it, English.
class LocalizedEditor final : public FieldEditor
{
public:
    LocalizedEditor(const RecordField &field, QWidget *parent) : FieldEditor(field, parent)
    {
        auto *both = new QWidget;
        const bool lines = field.kind == FieldKind::LocalizedNote;
        auto *layout = new QBoxLayout(lines ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight, both);
        layout->setContentsMargins(0, 0, 0, 0);
        for (int language = 0; language < 2; ++language) {
            QWidget *input = lines ? note(language) : line(language);
            input->setAccessibleName(language == 0 ? labelOf(field.label) : FieldEditor::tr("%1 (English)").arg(labelOf(field.label)));
            layout->addWidget(input, language == 0 ? 3 : 2);
        }
        both->setFocusProxy(lines ? static_cast<QWidget *>(m_notes[0]) : m_lines[0]);
        hold(both);
    }
    QJsonValue value() const override
    {
        if (text(0).isEmpty() && text(1).isEmpty())
            return QJsonValue(QJsonValue::Null);
        QJsonObject both{{fa, text(0)}};
        if (!text(1).isEmpty())
            both.insert(en, text(1));
        return both;
    }
    void setValue(const QJsonValue &value, const std::map<QString, Localized> &) override
    {
        m_setting = true;
        const QJsonObject both = value.toObject();
        for (int language = 0; language < 2; ++language) {
            const QString text = both.value(language == 0 ? fa : en).toString();
            if (m_lines[language])
                m_lines[language]->setText(text);
            else
                m_notes[language]->setPlainText(text);
            // Where there is not room for all of it, its beginning says more.
            if (m_lines[language] && language == 1)
                m_lines[language]->setCursorPosition(0);
        }
        m_setting = false;
    }
    QString problem() const override
    {
        if (text(0).isEmpty() && !text(1).isEmpty())
            return FieldEditor::tr("Write it in Persian too.");
        return text(0).isEmpty() ? missing() : QString();
    }

private:
    /// Read from left to right in a Persian window too: else its full stop stands in front.
    static void makeEnglish(uikit::PersianLineEdit &edit)
    {
        edit.setPlaceholderText(FieldEditor::tr("English"));
        edit.setLayoutDirection(Qt::LeftToRight);
        edit.setAlignment(Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignVCenter);
    }
    static void makeEnglish(uikit::PersianTextEdit &edit)
    {
        edit.setPlaceholderText(FieldEditor::tr("English"));
        QTextOption option = edit.document()->defaultTextOption();
        option.setTextDirection(Qt::LeftToRight);
        option.setAlignment(Qt::AlignLeft | Qt::AlignAbsolute);
        edit.document()->setDefaultTextOption(option);
    }
    QWidget *line(int language)
    {
        auto *edit = new uikit::PersianLineEdit;
        if (language == 1)
            makeEnglish(*edit);
        connect(edit, &QLineEdit::textChanged, this, [this] { tellEdited(); });
        connect(edit, &QLineEdit::editingFinished, this, [this] { check(); });
        return m_lines[language] = edit;
    }
    QWidget *note(int language)
    {
        auto *edit = new uikit::PersianTextEdit;
        edit->setTabChangesFocus(true);
        edit->setFixedHeight(edit->fontMetrics().lineSpacing() * (language == 0 ? 4 : 3));
        if (language == 1)
            makeEnglish(*edit);
        connect(edit, &QPlainTextEdit::textChanged, this, [this] { tellEdited(); });
        return m_notes[language] = edit;
    }
    QString text(int language) const
    {
        return m_lines[language] ? m_lines[language]->text().trimmed() : m_notes[language]->toPlainText().trimmed();
    }

    uikit::PersianLineEdit *m_lines[2] = {};
    uikit::PersianTextEdit *m_notes[2] = {};
};

class NoteEditor final : public FieldEditor
{
public:
    NoteEditor(const RecordField &field, QWidget *parent) : FieldEditor(field, parent), m_edit(new uikit::PersianTextEdit)
    {
        m_edit->setTabChangesFocus(true);
        m_edit->setFixedHeight(m_edit->fontMetrics().lineSpacing() * 4);
        hold(m_edit);
        connect(m_edit, &QPlainTextEdit::textChanged, this, [this] { tellEdited(); });
    }
    QJsonValue value() const override { return orNull(m_edit->toPlainText().trimmed()); }
    void setValue(const QJsonValue &value, const std::map<QString, Localized> &) override
    {
        m_setting = true;
        m_edit->setPlainText(value.toString());
        m_setting = false;
    }
    QString problem() const override { return value().isNull() ? missing() : QString(); }

private:
    uikit::PersianTextEdit *m_edit;
};

class NumberEditor final : public FieldEditor
{
public:
    NumberEditor(const RecordField &field, QWidget *parent) : FieldEditor(field, parent), m_edit(new uikit::NumberEdit)
    {
        hold(m_edit);
        connect(m_edit, &QLineEdit::textChanged, this, [this] { tellEdited(); });
        connect(m_edit, &QLineEdit::editingFinished, this, [this] { check(); });
    }
    QJsonValue value() const override
    {
        const auto number = m_edit->value();
        return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
    }
    void setValue(const QJsonValue &value, const std::map<QString, Localized> &) override
    {
        m_setting = true;
        m_edit->setValue(value.isDouble() ? std::optional(value.toInteger()) : std::nullopt);
        m_setting = false;
    }
    QString problem() const override
    {
        const auto number = m_edit->value();
        if (m_edit->text().trimmed().isEmpty())
            return missing();
        if (!number || *number < field().least || *number > field().most)
            return FieldEditor::tr("A whole number from %1 to %2.")
                .arg(QLocale().toString(field().least), QLocale().toString(field().most));
        return {};
    }

private:
    uikit::NumberEdit *m_edit;
};

/// Typed as degrees with a point, in any digits.
class DegreesEditor final : public FieldEditor
{
public:
    DegreesEditor(const RecordField &field, QWidget *parent)
        : FieldEditor(field, parent), m_edit(new uikit::PersianLineEdit)
    {
        hold(m_edit);
        connect(m_edit, &QLineEdit::textChanged, this, [this] { tellEdited(); });
        connect(m_edit, &QLineEdit::editingFinished, this, [this] { check(); });
    }
    QJsonValue value() const override
    {
        const auto number = typed();
        return number ? QJsonValue(qint64(std::round(*number * degree))) : QJsonValue(QJsonValue::Null);
    }
    void setValue(const QJsonValue &value, const std::map<QString, Localized> &) override
    {
        m_setting = true;
        m_edit->setText(value.isDouble() ? QLocale().toString(double(value.toInteger()) / degree, 'f', 6) : QString());
        m_setting = false;
    }
    QString problem() const override
    {
        if (m_edit->text().trimmed().isEmpty())
            return missing();
        const auto number = typed();
        const double least = double(field().least) / degree;
        const double most = double(field().most) / degree;
        if (!number || !(*number >= least && *number <= most))
            return FieldEditor::tr("Degrees from %1 to %2, with a point.").arg(QLocale().toString(least), QLocale().toString(most));
        return {};
    }

private:
    std::optional<double> typed() const
    {
        QString text = persian::toAsciiDigits(m_edit->text().trimmed());
        for (const QChar point : {QChar(0x066B), QChar(u'/'), QChar(u',')})
            text.replace(point, u'.');
        bool ok = false;
        const double number = text.toDouble(&ok);
        return ok ? std::optional(number) : std::nullopt;
    }

    uikit::PersianLineEdit *m_edit;
};

class YesNoEditor final : public FieldEditor
{
public:
    YesNoEditor(const RecordField &field, QWidget *parent)
        : FieldEditor(field, parent), m_box(new QCheckBox(labelOf(field.label)))
    {
        hold(m_box);
        connect(m_box, &QCheckBox::toggled, this, [this] { tellEdited(); });
    }
    QJsonValue value() const override { return m_box->isChecked(); }
    void setValue(const QJsonValue &value, const std::map<QString, Localized> &) override
    {
        m_setting = true;
        m_box->setChecked(value.toBool());
        m_setting = false;
    }
    QString problem() const override { return {}; }

private:
    QCheckBox *m_box;
};

class ChoiceEditor final : public FieldEditor
{
public:
    ChoiceEditor(const RecordField &field, QWidget *parent) : FieldEditor(field, parent), m_box(new QComboBox)
    {
        m_box->addItem(field.presence == Presence::Optional ? FieldEditor::tr("(nothing)") : FieldEditor::tr("Choose"));
        for (const ChoiceWord &choice : field.choices)
            m_box->addItem(labelOf(choice.label), QLatin1String(choice.word));
        hold(m_box);
        m_box->view()->setAccessibleName(m_box->accessibleName());
        connect(m_box, &QComboBox::currentIndexChanged, this, [this] {
            tellEdited();
            if (!m_setting)
                check();
        });
    }
    QJsonValue value() const override { return orNull(m_box->currentData().toString()); }
    void setValue(const QJsonValue &value, const std::map<QString, Localized> &) override
    {
        m_setting = true;
        m_box->setCurrentIndex(std::max(0, m_box->findData(value.toString())));
        m_setting = false;
    }
    QString problem() const override { return value().isNull() ? missing() : QString(); }

private:
    QComboBox *m_box;
};

class ChoicesEditor final : public FieldEditor
{
public:
    ChoicesEditor(const RecordField &field, QWidget *parent) : FieldEditor(field, parent)
    {
        auto *row = new QWidget;
        auto *layout = new QGridLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        constexpr int columns = 4;
        for (const ChoiceWord &choice : field.choices) {
            auto *box = new QCheckBox(labelOf(choice.label));
            connect(box, &QCheckBox::toggled, this, [this] { tellEdited(); });
            layout->addWidget(box, int(m_boxes.size()) / columns, int(m_boxes.size()) % columns);
            m_boxes.push_back(box);
        }
        row->setFocusProxy(m_boxes.front());
        hold(row);
    }
    QJsonValue value() const override
    {
        QJsonArray words;
        for (size_t n = 0; n < m_boxes.size(); ++n) {
            if (m_boxes[n]->isChecked())
                words.append(QLatin1String(field().choices[n].word));
        }
        return words;
    }
    void setValue(const QJsonValue &value, const std::map<QString, Localized> &) override
    {
        m_setting = true;
        const QJsonArray words = value.toArray();
        for (size_t n = 0; n < m_boxes.size(); ++n)
            m_boxes[n]->setChecked(words.contains(QLatin1String(field().choices[n].word)));
        m_setting = false;
    }
    QString problem() const override { return value().toArray().isEmpty() ? missing() : QString(); }

private:
    std::vector<QCheckBox *> m_boxes;
};

class ReferenceEditor final : public FieldEditor
{
public:
    ReferenceEditor(const RecordField &field, RecordQueries &queries, QWidget *parent)
        : FieldEditor(field, parent),
          m_edit(new uikit::TypeAheadEdit(*new RecordSuggestions(queries, QLatin1String(field.refersTo), this)))
    {
        m_edit->setPlaceholderText(FieldEditor::tr("Any part of the name"));
        hold(m_edit);
        connect(m_edit, &uikit::TypeAheadEdit::taken, this, [this] {
            tellEdited();
            check();
        });
        connect(m_edit, &uikit::TypeAheadEdit::cleared, this, [this] { tellEdited(); });
        connect(m_edit, &QLineEdit::textEdited, this, [this] { tellEdited(); });
        connect(m_edit, &QLineEdit::editingFinished, this, [this] { check(); });
    }
    QJsonValue value() const override
    {
        return m_edit->chosen() ? QJsonValue(m_edit->chosen()->id) : QJsonValue(QJsonValue::Null);
    }
    void setValue(const QJsonValue &value, const std::map<QString, Localized> &names) override
    {
        m_setting = true;
        const QString id = value.toString();
        m_edit->setChosen(id.isEmpty()
                              ? std::nullopt
                              : std::optional(uikit::Suggestion{id, valueText(field(), value, names), QString()}));
        m_setting = false;
    }
    QString problem() const override
    {
        if (m_edit->chosen())
            return {};
        return m_edit->text().trimmed().isEmpty() ? missing() : FieldEditor::tr("Choose one from the list.");
    }

private:
    uikit::TypeAheadEdit *m_edit;
};

} // namespace

FieldEditor::FieldEditor(const RecordField &field, QWidget *parent)
    : QWidget(parent), m_field(field), m_problem(new QLabel)
{
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setTextFormat(Qt::PlainText);
    // A long sentence is cut by the width of the form and whole in its tool tip.
    m_problem->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setObjectName(QLatin1String(field.name));
}

void FieldEditor::hold(QWidget *input)
{
    auto *label = new QLabel(m_field.kind == FieldKind::YesNo ? QString() : labelOf(m_field.label));
    label->setProperty("role", QStringLiteral("muted"));
    label->setBuddy(input);
    if (input->accessibleName().isEmpty())
        input->setAccessibleName(labelOf(m_field.label));
    auto *head = new QHBoxLayout;
    head->addWidget(label);
    head->addWidget(m_problem, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(head);
    column->addWidget(input);
    for (const auto *edit : findChildren<uikit::PersianLineEdit *>())
        connect(edit, &uikit::PersianLineEdit::problemChanged, this, [this] {
            if (const QString cut = cutSentence(); !cut.isEmpty())
                setProblem(cut);
        });
    setFocusProxy(input->focusProxy() ? input->focusProxy() : input);
}

QString FieldEditor::missing() const
{
    return m_field.presence == Presence::Required ? tr("This is needed.") : QString();
}

void FieldEditor::tellEdited()
{
    if (m_setting)
        return;
    setProblem({});
    Q_EMIT edited();
}

QString FieldEditor::cutSentence() const
{
    for (const auto *edit : findChildren<uikit::PersianLineEdit *>()) {
        if (edit->isCut())
            return edit->problem();
    }
    return {};
}

bool FieldEditor::check()
{
    const QString sentence = problem();
    setProblem(sentence.isEmpty() ? cutSentence() : sentence);
    return sentence.isEmpty();
}

void FieldEditor::setProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setToolTip(sentence);
}

FieldEditor *makeFieldEditor(const RecordField &field, RecordQueries &queries, FilePort *files, QWidget *parent)
{
    switch (field.kind) {
    case FieldKind::Text:
        return new TextEditor(field, parent);
    case FieldKind::Note:
        return new NoteEditor(field, parent);
    case FieldKind::LocalizedText:
    case FieldKind::LocalizedNote:
        return new LocalizedEditor(field, parent);
    case FieldKind::Number:
        return new NumberEditor(field, parent);
    case FieldKind::Degrees:
        return new DegreesEditor(field, parent);
    case FieldKind::Date:
        return makeDateEditor(field, parent);
    case FieldKind::TimeOfDay:
        return makeTimeEditor(field, parent);
    case FieldKind::YesNo:
        return new YesNoEditor(field, parent);
    case FieldKind::Choice:
        return new ChoiceEditor(field, parent);
    case FieldKind::Choices:
        return new ChoicesEditor(field, parent);
    case FieldKind::Reference:
        return new ReferenceEditor(field, queries, parent);
    case FieldKind::File:
        return new FileFieldEditor(field, files, parent);
    case FieldKind::Items:
        break;
    }
    return new ItemsEditor(field, queries, parent);
}

} // namespace peygir::reference
