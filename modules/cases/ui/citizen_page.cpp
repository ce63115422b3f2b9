// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/citizen_page.h"

#include "base/random.h"
#include "cases/core/merge_citizens.h"
#include "cases/core/subscribe_citizen.h"
#include "cases/ui/field_text.h"
#include "cases/ui/merge_panel.h"
#include "cases/ui/proposal_bar.h"
#include "cases/ui/shown.h"
#include "persian/national_id.h"
#include "persian/phone.h"
#include "uikit/digit_cells.h"
#include "uikit/direction.h"
#include "uikit/error_sentence.h"
#include "uikit/form_field.h"
#include "uikit/form_problems.h"
#include "uikit/help_topic.h"
#include "uikit/history_view.h"
#include "uikit/language.h"
#include "uikit/paged_list_model.h"
#include "uikit/persian_line_edit.h"
#include "uikit/persian_text_edit.h"
#include "uikit/row_delegate.h"
#include "uikit/theme.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace peygir::cases {

namespace {

constexpr int codePoints = 20;
constexpr int codeSpacing = 3;

/// As it is typed: the way it is dialled inside the country.
QString typedPhone(const QString &stored)
{
    const auto phone = persian::Phone::parse(stored);
    return uikit::inUsersDigits(phone.ok() ? phone->nationalText() : stored);
}

std::vector<QString> linesOf(const QPlainTextEdit &edit)
{
    std::vector<QString> lines;
    const QStringList typed = edit.toPlainText().split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : typed) {
        if (!line.trimmed().isEmpty())
            lines.push_back(line.trimmed());
    }
    return lines;
}

QString joinedLines(const std::vector<QString> &texts)
{
    return QStringList(texts.begin(), texts.end()).join(u'\n');
}

std::vector<QString> typedPhones(const std::vector<QString> &stored)
{
    std::vector<QString> typed;
    for (const QString &phone : stored)
        typed.push_back(typedPhone(phone));
    return typed;
}

std::optional<FieldEdit<QString>> textEdit(const QString &stored, const QString &shownText, const QString &typed)
{
    if (typed == shownText)
        return std::nullopt;
    return FieldEdit<QString>{stored, typed};
}

// A field that has the text already keeps its cursor and what is selected in it: news come at any moment.
void showIn(QLineEdit &edit, const QString &text)
{
    if (edit.text() != text)
        edit.setText(text);
}
void showIn(QPlainTextEdit &edit, const QString &text)
{
    if (edit.toPlainText() != text)
        edit.setPlainText(text);
}

struct CitizenHistoryText
{
    Q_DECLARE_TR_FUNCTIONS(CitizenHistoryText)
};

uikit::HistoryLine lineOf(const CitizenHistoryView &view)
{
    const uikit::Colours &colours = uikit::Theme::current().colours();
    const QJsonObject &details = view.entry.details;
    QString sentence = CitizenHistoryText::tr("Edited by %1").arg(view.by);
    if (view.entry.what == CitizenChange::Subscribed)
        sentence = CitizenHistoryText::tr("Subscribed by %1 with the code %2")
                       .arg(view.by, uikit::inUsersDigits(details.value(QLatin1String("code")).toString()));
    if (view.entry.what == CitizenChange::Settled)
        sentence = details.value(QLatin1String("how")).toString() == QLatin1String("replaced")
            ? CitizenHistoryText::tr("%1 took over what was proposed").arg(view.by)
            : CitizenHistoryText::tr("%1 kept what was there; the proposal is put aside").arg(view.by);
    return {shownTime(view.entry.at), colours.accent, sentence, shownChanges(details)};
}

} // namespace

CitizenPage::CitizenPage(CitizenQueries &queries, DeskPort &desk, QWidget *parent)
    : QWidget(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_look(desk, *this)
    , m_title(new QLabel)
    , m_codeHead(new QLabel(tr("Subscription code")))
    , m_code(new uikit::CodeLabel)
    , m_proposals(new ProposalBar(queries, desk))
    , m_name(new uikit::PersianLineEdit)
    , m_phone(new uikit::PersianLineEdit)
    , m_phones(new uikit::PersianTextEdit)
    , m_addresses(new uikit::PersianTextEdit)
    , m_nationalId(new uikit::PersianLineEdit)
    , m_note(new uikit::PersianTextEdit)
    , m_problems(new uikit::FormProblems)
    , m_save(new QPushButton(tr("Save (Ctrl+Enter)")))
    , m_subscribe(new QPushButton(tr("Subscribe (Ctrl+B)")))
    , m_casesHead(new QLabel)
    , m_cases(new QListWidget)
    , m_merging(new MergePanel(queries, desk))
    , m_merge(new QPushButton(tr("Merge (Ctrl+M)")))
    , m_mergedPart(new QWidget)
    , m_mergedHead(new QLabel)
    , m_merged(new QListWidget)
    , m_history(new uikit::HistoryView)
{
    uikit::setHelpTopic(*this, QStringLiteral("citizen"));
    m_title->setProperty("role", QStringLiteral("title"));
    // A long name is cut by the width of the page and whole in its tool tip.
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_codeHead->setProperty("role", QStringLiteral("muted"));
    QFont large = m_code->font();
    large.setPointSize(codePoints);
    m_code->setFont(large);
    m_code->setSpacing(codeSpacing);
    m_code->setAccessibleName(tr("Subscription code"));
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_codeHead);
    head->addWidget(m_code);
    auto *halves = new QHBoxLayout;
    halves->setSpacing(24);
    halves->addWidget(form(), 1);
    halves->addWidget(beside(), 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_proposals);
    column->addLayout(halves, 1);

    connect(m_save, &QPushButton::clicked, this, &CitizenPage::save);
    connect(m_subscribe, &QPushButton::clicked, this, &CitizenPage::subscribe);
    connect(m_phone, &QLineEdit::editingFinished, this, &CitizenPage::checkPhone);
    connect(m_cases, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem *item) { Q_EMIT caseWanted(item->data(Qt::UserRole).toString()); });
    connect(m_merge, &QPushButton::clicked, this, &CitizenPage::startMerging);
    connect(m_merging, &MergePanel::putAway, this, [this] {
        m_merging->hide();
        takeFocus();
    });
    connect(m_merging, &MergePanel::merged, this, [this](const QString &sentence) {
        m_merging->hide();
        takeFocus();
        refresh();
        Q_EMIT acted(sentence);
    });
    connect(m_proposals, &ProposalBar::acted, this, &CitizenPage::acted);
    connect(m_proposals, &ProposalBar::refused, this, &CitizenPage::refused);
}

CitizenPage::~CitizenPage()
{
    // A field that has the keyboard says that it is left, while the rest of the page is gone.
    m_phone->disconnect(this);
}

QWidget *CitizenPage::form()
{
    auto *widget = new QWidget;
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    const auto add = [&](const char *name, uikit::FormField *field, QWidget *edit) {
        m_problems->add(QLatin1String(name), *edit, *field);
        // What room is left is for the note; the others stay below their labels.
        column->addWidget(field, edit == m_note ? 1 : 0);
    };
    for (QPlainTextEdit *edit : {m_phones, m_addresses})
        edit->setMaximumHeight(76);
    m_phones->setPlaceholderText(tr("One in each line"));
    m_addresses->setPlaceholderText(tr("One in each line"));
    add("name", new uikit::FormField(tr("Name"), m_name), m_name);
    add("phone", new uikit::FormField(tr("Phone"), m_phone), m_phone);
    add("phones", new uikit::FormField(tr("Further phones"), m_phones), m_phones);
    add("nationalId", new uikit::FormField(tr("National ID"), m_nationalId), m_nationalId);
    add("addresses", new uikit::FormField(tr("Addresses"), m_addresses), m_addresses);
    add("note", new uikit::FormField(tr("Note of the staff"), m_note), m_note);
    m_phone->setCheck([](const QString &text) {
        const auto phone = persian::Phone::parse(text);
        return phone.ok() ? QString() : uikit::errorSentence(phone.error());
    });
    m_nationalId->setCheck([](const QString &text) {
        const auto id = persian::NationalId::parse(text);
        return id.ok() || text.trimmed().isEmpty() ? QString() : uikit::errorSentence(id.error());
    });
    column->addWidget(m_problems);
    auto *buttons = new QHBoxLayout;
    auto *back = new QPushButton(tr("Back (Esc)"));
    buttons->addWidget(m_save);
    buttons->addWidget(m_subscribe);
    buttons->addWidget(m_merge);
    buttons->addWidget(back);
    buttons->addStretch();
    column->addLayout(buttons);
    connect(back, &QPushButton::clicked, this, &CitizenPage::leave);
    return widget;
}

QWidget *CitizenPage::beside()
{
    auto *widget = new QWidget;
    m_beside = widget;
    // Of somebody new there is nothing yet; the form stays where it is.
    QSizePolicy policy = widget->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    widget->setSizePolicy(policy);
    m_cases->setAccessibleName(tr("Messages of the citizen"));
    m_cases->setObjectName(QStringLiteral("citizenCases"));
    m_cases->setItemDelegate(new uikit::RowDelegate(uikit::RowLines::Two, m_cases));
    m_cases->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_history->setAccessibleName(tr("History of the record"));
    auto *historyHead = new QLabel(tr("History of the record"));
    for (QLabel *head : {m_casesHead, m_mergedHead, historyHead})
        head->setProperty("role", QStringLiteral("muted"));
    m_merged->setAccessibleName(tr("Merged records"));
    m_merged->setObjectName(QStringLiteral("mergedRecords"));
    m_merged->setWordWrap(true);
    m_merged->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *parted = new QPushButton(tr("Part this record (Del)"));
    connect(parted, &QPushButton::clicked, this, &CitizenPage::part);
    auto *mergedColumn = new QVBoxLayout(m_mergedPart);
    mergedColumn->setContentsMargins(0, 0, 0, 0);
    mergedColumn->setSpacing(6);
    mergedColumn->addWidget(m_mergedHead);
    mergedColumn->addWidget(m_merged);
    mergedColumn->addWidget(parted, 0, Qt::AlignLeading);
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_merging);
    column->addWidget(m_casesHead);
    column->addWidget(m_cases, 3);
    column->addWidget(m_mergedPart, 2);
    column->addWidget(historyHead);
    column->addWidget(m_history, 2);
    return widget;
}

bool CitizenPage::keepsTyped(const std::optional<CitizenId> &id)
{
    if (!isDirty())
        return false;
    m_leaving = false;
    m_problems->say(id == m_id ? tr("What you typed here before is not saved: save it, or leave it with Esc.")
                               : tr("What you typed for «%1» is not saved: save it, or leave it with Esc; then the other "
                                    "one can be opened.").arg(m_title->text()));
    return true;
}

void CitizenPage::showCitizen(const CitizenId &id)
{
    if (keepsTyped(id))
        return;
    m_id = id;
    m_merging->hide();
    forgetSeen();
    m_problems->clearAll();
    refresh();
}

void CitizenPage::showNew()
{
    if (keepsTyped(std::nullopt))
        return;
    if (m_cancel)
        m_cancel();
    m_id.reset();
    m_merging->hide();
    forgetSeen();
    m_problems->clearAll();
    CitizenView nobody{Citizen{CitizenId(Uuid(Uuid::Bytes{1})), {}, {}, m_desk.now(), 0}, {}, {}, {}, 0, {}, {}};
    fill(nobody);
    showView(nobody);
    m_title->setText(tr("New subscriber"));
}

void CitizenPage::refresh()
{
    if (!m_id)
        return;
    if (m_cancel)
        m_cancel();
    m_cancel = m_queries.citizen(*m_id, this, [this](const Result<CitizenView> &view) {
        std::optional<QJsonObject> given;
        bool saveAgain = false;
        if (std::exchange(m_isStored, false)) {
            given = std::exchange(m_given, std::nullopt);
            saveAgain = std::exchange(m_saveAgain, false);
        }
        if (!view.ok()) {
            // Not here yet, or no longer: what was typed stays.
            m_problems->say(view.error());
            return;
        }
        // Merged since, or as one came here: what is edited is the record that is kept.
        if (!m_seen || !isDirty())
            m_id = view->citizen.id;
        if (!m_seen || !isDirty() || (given && fieldsToJson(edits()) == *given))
            fill(*view);
        else if (given)
            m_seen = *view; // What was typed since he saved is written on what he saved.
        showView(*view);
        if (saveAgain && isDirty())
            save();
    });
}

void CitizenPage::forgetSeen()
{
    m_seen.reset();
    m_given.reset();
    m_isStored = false;
    m_saveAgain = false;
}

void CitizenPage::takeFocus()
{
    m_name->setFocus(Qt::OtherFocusReason);
    // What is kept is not to be written over by the next letter.
    if (isDirty())
        m_name->deselect();
    else
        m_name->selectAll();
}

void CitizenPage::fill(const CitizenView &view)
{
    const bool isAnother = !m_seen;
    m_seen = view;
    m_leaving = false;
    const Citizen &citizen = view.citizen;
    showIn(*m_name, citizen.name);
    // Who came here to correct the name writes over it, also where the keyboard was here before the name.
    if (isAnother && m_name->hasFocus())
        m_name->selectAll();
    showIn(*m_phone, typedPhone(citizen.phone));
    showIn(*m_phones, joinedLines(typedPhones(view.phones)));
    showIn(*m_addresses, joinedLines(view.addresses));
    showIn(*m_nationalId, uikit::inUsersDigits(citizen.nationalId.value_or(QString())));
    showIn(*m_note, citizen.note.value_or(QString()));
}

void CitizenPage::showView(const CitizenView &view)
{
    m_shown = view;
    const Citizen &citizen = view.citizen;
    m_look.show(m_id ? std::optional(AggregateId{citizenKind.number, m_id->uuid()}) : std::nullopt);
    m_title->setText(citizen.name.isEmpty() ? tr("Citizen") : citizen.name);
    m_title->setToolTip(citizen.name);
    const bool isSubscriber = citizen.subscriptionCode.has_value();
    m_codeHead->setVisible(isSubscriber);
    m_code->setVisible(isSubscriber);
    if (isSubscriber)
        m_code->setCode(*citizen.subscriptionCode);
    m_subscribe->setVisible(!isSubscriber);
    m_save->setVisible(m_id.has_value());
    m_merge->setVisible(m_id.has_value());
    showMerged(view);
    m_beside->setVisible(m_id.has_value());
    m_proposals->setProposals(view.proposals);
    m_casesHead->setText(tr("Messages: %1").arg(shownNumber(view.messages)));
    const int row = m_cases->currentRow();
    m_cases->clear();
    for (const CaseLine &line : view.cases) {
        const uikit::ListRow shownLine = listRow(line, m_desk.now());
        QStringList parts{uikit::leftToRight(uikit::inUsersDigits(line.card.code)), shownLine.title, shownLine.status,
                          shownLine.detail, shownLine.fullDate};
        parts.removeAll(QString());
        auto *item = new QListWidgetItem(parts.join(QStringLiteral(" · ")), m_cases);
        item->setData(Qt::UserRole, line.card.id.toString());
        item->setData(uikit::PagedListModel::RowRole, QVariant::fromValue(shownLine));
        item->setToolTip(shownLine.fullDate);
    }
    m_cases->setCurrentRow(std::min(std::max(0, row), m_cases->count() - 1));
    QList<uikit::HistoryLine> lines{{shownTime(citizen.firstSeenAt), uikit::Theme::current().colours().mutedText,
                                     tr("First contact")}};
    if (!m_id)
        lines.clear();
    for (const CitizenHistoryView &entry : view.history)
        lines.append(lineOf(entry));
    m_history->setLines(lines);
}

void CitizenPage::showMerged(const CitizenView &view)
{
    m_mergedPart->setVisible(!view.merged.empty());
    m_mergedHead->setText(tr("Merged records: %1").arg(shownNumber(qint64(view.merged.size()))));
    const int row = m_merged->currentRow();
    m_merged->clear();
    for (const MergedRecord &record : view.merged) {
        QStringList parts{record.citizen.name.isEmpty() ? tr("Without a name") : record.citizen.name};
        for (const QString &phone : record.phones)
            parts += shownPhone(phone);
        parts.append(QStringList(record.addresses.begin(), record.addresses.end()));
        parts += tr("Messages: %1").arg(shownNumber(record.messages));
        m_merged->addItem(parts.join(QStringLiteral(" · ")));
    }
    m_merged->setCurrentRow(std::min(std::max(0, row), m_merged->count() - 1));
}

bool CitizenPage::startMerging()
{
    if (!m_id || !m_seen)
        return false;
    m_merging->begin(m_seen->citizen);
    return true;
}

bool CitizenPage::part()
{
    const int row = m_merged->currentRow();
    if (!m_shown || row < 0 || row >= int(m_shown->merged.size()))
        return false;
    const Citizen &record = m_shown->merged[size_t(row)].citizen;
    if (!record.mergedInto)
        return false;
    m_desk.submit(PartCitizens::kind, fieldsToJson(PartCitizens{record.id, *record.mergedInto}), this,
                  [this](const Result<DeskPort::Accepted> &accepted) {
                      if (!accepted.ok()) {
                          m_problems->say(accepted.error());
                          return;
                      }
                      refresh();
                      Q_EMIT acted(accepted->leftToServer ? tr("Kept. It shows when the server has decided.")
                                                          : tr("Parted: each record has its own messages again."));
                  });
    return true;
}

void CitizenPage::checkPhone()
{
    const auto phone = persian::Phone::parse(m_phone->text());
    if (m_cancelOwner)
        m_cancelOwner();
    if (!phone.ok() || (m_seen && phone->text() == m_seen->citizen.phone))
        return;
    m_cancelOwner = m_queries.ownerOf(phone->text(), this, [this](const Result<std::optional<Citizen>> &owner) {
        if (owner.ok() && *owner && (!m_id || (*owner)->id != *m_id))
            m_phone->setProblem(uikit::errorSentence(
                Error("cases.phone_of_another", {{QStringLiteral("name"), (*owner)->name}})));
    });
}

CitizenEdits CitizenPage::edits() const
{
    const Citizen &seen = m_seen->citizen;
    CitizenEdits edits{.name = textEdit(seen.name, seen.name, m_name->text()),
                       .phone = textEdit(seen.phone, typedPhone(seen.phone), m_phone->text()),
                       .nationalId = textEdit(seen.nationalId.value_or(QString()),
                                              uikit::inUsersDigits(seen.nationalId.value_or(QString())),
                                              m_nationalId->text()),
                       .note = textEdit(seen.note.value_or(QString()), seen.note.value_or(QString()),
                                        m_note->toPlainText())};
    std::vector<QString> phones = linesOf(*m_phones);
    if (phones != typedPhones(m_seen->phones)) {
        // What was seen is compared in its stored form.
        for (QString &typed : phones) {
            const auto phone = persian::Phone::parse(typed);
            typed = phone.ok() ? phone->text() : typed;
        }
        edits.phones = FieldEdit<std::vector<QString>>{m_seen->phones, phones};
    }
    if (const auto addresses = linesOf(*m_addresses); addresses != m_seen->addresses)
        edits.addresses = FieldEdit<std::vector<QString>>{m_seen->addresses, addresses};
    return edits;
}

bool CitizenPage::isDirty() const { return m_seen && !fieldsToJson(edits()).isEmpty(); }

void CitizenPage::save()
{
    m_problems->clearAll();
    if (!m_id || !m_seen)
        return;
    if (m_given) {
        m_saveAgain = true;
        return;
    }
    if (!isDirty()) {
        Q_EMIT acted(tr("Nothing was changed."));
        return;
    }
    m_given = fieldsToJson(edits());
    m_desk.submit(EditCitizen::kind, fieldsToJson(EditCitizen{*m_id, edits()}), this,
                  [this](const Result<DeskPort::Accepted> &accepted) { submitted(accepted, tr("Saved.")); });
}

void CitizenPage::subscribe()
{
    m_problems->clearAll();
    if (!m_seen || m_given || m_seen->citizen.subscriptionCode)
        return;
    SubscribeCitizen command{m_id, QString(), edits()};
    // Of somebody new a field that is still empty was not written.
    if (!m_id && m_phone->text().trimmed().isEmpty()) {
        m_problems->say(Error("cases.phone_missing", {{QStringLiteral("field"), QStringLiteral("phone")}}));
        return;
    }
    m_given = fieldsToJson(command.edits);
    m_desk.submit(SubscribeCitizen::kind, fieldsToJson(command), this,
                  [this](const Result<DeskPort::Accepted> &accepted) {
                      if (accepted.ok() && !m_id)
                          m_id = CitizenId(derivedUuid(accepted->command, "citizen"));
                      submitted(accepted, accepted.ok() ? tr("Subscribed with the code %1.")
                                                              .arg(uikit::inUsersDigits(accepted->code))
                                                        : QString());
                  },
                  "code");
}

void CitizenPage::submitted(const Result<DeskPort::Accepted> &accepted, const QString &sentence)
{
    if (!accepted.ok()) {
        m_given.reset();
        m_saveAgain = false;
        m_problems->say(accepted.error());
        return;
    }
    m_isStored = m_given.has_value();
    refresh();
    Q_EMIT acted(accepted->leftToServer ? tr("Kept. It shows when the server has decided.") : sentence);
}

void CitizenPage::leave()
{
    if (isDirty() && !m_leaving) {
        m_leaving = true;
        m_problems->say(tr("What you typed is not saved: Ctrl+Enter saves it, Esc once more leaves it."));
        return;
    }
    m_leaving = false;
    // Put away: it is not to come back.
    forgetSeen();
    Q_EMIT backWanted();
}

void CitizenPage::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        save();
    else if (event->key() == Qt::Key_B && event->modifiers() == Qt::ControlModifier)
        subscribe();
    else if (event->key() == Qt::Key_M && event->modifiers() == Qt::ControlModifier)
        startMerging();
    else if (event->key() == Qt::Key_Delete && m_merged->hasFocus())
        part();
    else if (event->key() == Qt::Key_Escape)
        leave();
    else
        QWidget::keyPressEvent(event);
}

} // namespace peygir::cases
