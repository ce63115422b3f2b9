// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/ui/registration_page.h"

#include "cases/ui/shown.h"
#include "intake/core/register_case.h"
#include "intake/ui/intake_providers.h"
#include "persian/digits.h"
#include "persian/phone.h"
#include "uikit/digit_cells.h"
#include "uikit/error_sentence.h"
#include "uikit/form_field.h"
#include "uikit/language.h"
#include "uikit/type_ahead_edit.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace peygir::intake {

RegistrationPage::RegistrationPage(IntakeQueries &queries, DeskPort &desk, QWidget *parent)
    : QWidget(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_phone(new uikit::PersianLineEdit)
    , m_name(new uikit::PersianLineEdit)
    , m_subject(new uikit::TypeAheadEdit(*new SubjectProvider(queries, this)))
    , m_address(new uikit::TypeAheadEdit(*new AddressProvider(queries, this)))
    , m_proposed(new QLabel)
    , m_plaque(new uikit::PersianLineEdit)
    , m_words(new QPlainTextEdit)
    , m_problem(new QLabel)
    , m_register(new QPushButton(tr("Register (Ctrl+Enter)")))
    , m_code(new uikit::CodeLabel)
    , m_codeWords(new QLabel)
    , m_caller(new QLabel)
    , m_open(new QListWidget)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(24, 16, 24, 16);
    row->setSpacing(24);
    row->addWidget(form(), 3);
    row->addWidget(beside(), 2);

    m_phone->setCheck([](const QString &text) {
        if (text.trimmed().isEmpty())
            return QString();
        const auto phone = persian::Phone::parse(text);
        return phone.ok() ? QString() : uikit::errorSentence(phone.error());
    });
    connect(m_phone, &QLineEdit::editingFinished, this, &RegistrationPage::lookUpCaller);
    for (uikit::PersianLineEdit *edit : {m_phone, m_name, m_plaque})
        connect(edit, &QLineEdit::returnPressed, edit, [this] { focusNextChild(); });
    connect(m_subject, &uikit::TypeAheadEdit::taken, m_address, qOverload<>(&QWidget::setFocus));
    connect(m_address, &uikit::TypeAheadEdit::taken, this, [this](const uikit::Suggestion &place) {
        m_proposed->setText(place.subtitle);
        m_plaque->setFocus();
    });
    connect(m_address, &uikit::TypeAheadEdit::cleared, m_proposed, &QLabel::clear);
    connect(m_register, &QPushButton::clicked, this, &RegistrationPage::submit);
    showCaller(std::nullopt);
}

QWidget *RegistrationPage::form()
{
    auto *widget = new QWidget(this);
    auto *heading = new QLabel(tr("Register a message"), widget);
    heading->setProperty("role", QStringLiteral("title"));
    m_words->setTabChangesFocus(true);
    m_words->setObjectName(QStringLiteral("words"));
    m_phone->setObjectName(QStringLiteral("phone"));
    m_name->setObjectName(QStringLiteral("name"));
    m_subject->setObjectName(QStringLiteral("subject"));
    m_address->setObjectName(QStringLiteral("address"));
    m_plaque->setObjectName(QStringLiteral("plaque"));
    m_subject->setPlaceholderText(tr("Any part of the subject or its group"));
    m_address->setPlaceholderText(tr("Any part of street, neighbourhood or region"));
    m_proposed->setProperty("role", QStringLiteral("muted"));
    m_register->setProperty("role", QStringLiteral("primary"));
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->hide();

    auto *who = new QHBoxLayout;
    who->addWidget(new uikit::FormField(tr("&Phone"), m_phone), 1);
    who->addWidget(new uikit::FormField(tr("&Name"), m_name), 1);
    auto *where = new QHBoxLayout;
    where->addWidget(new uikit::FormField(tr("&Address"), m_address), 3);
    where->addWidget(new uikit::FormField(tr("N&umber"), m_plaque), 1);
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(heading);
    column->addLayout(who);
    column->addWidget(new uikit::FormField(tr("&Subject"), m_subject));
    column->addLayout(where);
    column->addWidget(m_proposed);
    column->addWidget(new uikit::FormField(tr("&Words of the citizen"), m_words), 1);
    column->addWidget(m_problem);
    column->addWidget(m_register);
    return widget;
}

QWidget *RegistrationPage::beside()
{
    auto *widget = new QWidget(this);
    QFont large = font();
    large.setPointSize(28);
    m_code->setFont(large);
    m_code->setSpacing(6);
    m_code->setObjectName(QStringLiteral("code"));
    m_code->setAccessibleName(tr("Tracking code"));
    m_codeWords->setWordWrap(true);
    m_caller->setWordWrap(true);
    m_open->setAccessibleName(tr("Open messages of the caller"));
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_codeWords);
    column->addWidget(m_code);
    column->addSpacing(16);
    column->addWidget(m_caller);
    column->addWidget(m_open, 1);
    column->addStretch(0);
    m_code->hide();
    return widget;
}

void RegistrationPage::takeFocus() { m_phone->setFocus(); }

void RegistrationPage::lookUpCaller()
{
    if (m_cancel)
        m_cancel();
    const auto phone = persian::Phone::parse(m_phone->text());
    if (!phone.ok()) {
        showCaller(std::nullopt);
        return;
    }
    m_cancel = m_queries.caller(phone->text(), this, [this](const Result<std::optional<CallerView>> &caller) {
        if (caller.ok())
            showCaller(*caller);
    });
}

void RegistrationPage::showCaller(const std::optional<CallerView> &caller)
{
    m_open->clear();
    m_open->setVisible(caller.has_value());
    if (!caller) {
        m_caller->setText(m_phone->text().isEmpty() ? tr("Who calls, and what he has open, is shown here.")
                                                    : tr("Nobody is known by this number."));
        return;
    }
    if (m_name->text().isEmpty())
        m_name->setText(caller->name);
    m_caller->setText(tr("%1 · %Ln message(s)", nullptr, caller->messages).arg(caller->name));
    for (const cases::CaseLine &line : caller->open) {
        const uikit::ListRow row = cases::listRow(line, m_desk.now());
        m_open->addItem(uikit::inUsersDigits(row.code) + QStringLiteral(" – ") + row.title + QStringLiteral(" – ")
                        + row.status);
    }
}

bool RegistrationPage::check()
{
    const bool phoneFine = m_phone->check();
    const bool subjectFine = m_subject->check();
    const bool addressFine = m_address->check();
    if (!m_subject->chosen() && subjectFine)
        m_subject->setProblem(tr("Choose a subject: type a part of it and press Enter."));
    for (uikit::PersianLineEdit *edit : {m_phone, static_cast<uikit::PersianLineEdit *>(m_subject),
                                         static_cast<uikit::PersianLineEdit *>(m_address)}) {
        if (!edit->problem().isEmpty()) {
            edit->setFocus();
            return false;
        }
    }
    return phoneFine && addressFine;
}

void RegistrationPage::submit()
{
    if (!check())
        return;
    QJsonObject arguments{
        {QStringLiteral("subject"), m_subject->chosen()->id},
        {QStringLiteral("plaque"), m_plaque->text()},
        {QStringLiteral("address"), QString()},
        {QStringLiteral("words"), m_words->toPlainText()},
        {QStringLiteral("callerPhone"), persian::toAsciiDigits(m_phone->text())},
        {QStringLiteral("callerName"), m_name->text()},
        {QStringLiteral("channel"), QStringLiteral("phone")},
        {QStringLiteral("urgency"), QStringLiteral("follow_up")},
        {QStringLiteral("answers"), QJsonObject()},
    };
    if (m_address->chosen())
        arguments.insert(QStringLiteral("place"), m_address->chosen()->id);
    m_register->setEnabled(false);
    m_desk.submit(
        RegisterCase::kind, arguments, this,
        [this](const Result<DeskPort::Accepted> &accepted) {
            m_register->setEnabled(true);
            m_problem->setVisible(!accepted.ok());
            if (accepted.ok())
                showRegistered(*accepted);
            else
                m_problem->setText(uikit::errorSentence(accepted.error()));
        },
        "code");
}

void RegistrationPage::showRegistered(const DeskPort::Accepted &accepted)
{
    m_codeWords->setText(tr("Registered. Read this code out; Ctrl+C in it copies it."));
    m_code->setCode(accepted.code);
    m_code->show();
    nextMessage(true);
    Q_EMIT registered(accepted.code);
}

void RegistrationPage::nextMessage(bool sameCaller)
{
    m_subject->setChosen(std::nullopt);
    m_subject->clear();
    m_address->setChosen(std::nullopt);
    m_address->clear();
    m_proposed->clear();
    m_plaque->clear();
    m_words->clear();
    if (sameCaller) {
        m_subject->setFocus();
        lookUpCaller();
    } else {
        m_phone->clear();
        m_name->clear();
        m_codeWords->clear();
        m_code->hide();
        showCaller(std::nullopt);
        m_phone->setFocus();
    }
}

void RegistrationPage::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        submit();
    else if (event->key() == Qt::Key_Escape && m_words->toPlainText().isEmpty() && !m_subject->chosen())
        nextMessage(false);
    else
        QWidget::keyPressEvent(event);
}

} // namespace peygir::intake
