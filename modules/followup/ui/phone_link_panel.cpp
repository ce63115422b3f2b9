// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/ui/phone_link_panel.h"

#include "cases/ui/shown.h"
#include "followup/ui/qr_view.h"
#include "uikit/error_sentence.h"
#include "uikit/help_topic.h"
#include "uikit/reasoned_action.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTextOption>

#include <utility>

namespace peygir::followup {

namespace {

// As in sync/wire/query.h, which screens do not see.
const QByteArray phoneLinkQuery = "phone_link";
const QByteArray endPhoneLinkQuery = "end_phone_link";

/// Narrower than this the QR stands above the words.
constexpr int besideWidth = 520;
/// All of an address can be read, and typed in where a camera does not work.
constexpr int addressLines = 4;

/// The page comes from the server: of these errors nothing is kept to be sent later, as with work of the desk itself.
bool isNoLine(const Error &error)
{
    return error.id() == "front.unreachable" || error.id() == "front.timeout" || error.id() == "front.status";
}

} // namespace

PhoneLinkPanel::PhoneLinkPanel(ServerPort &server, DeskPort &desk, QWidget *parent)
    : QFrame(parent)
    , m_server(server)
    , m_desk(desk)
    , m_halves(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_title(new QLabel(tr("The visit on your phone"), this))
    , m_about(new QLabel(tr("Scan this with the camera of your phone. The page that opens takes words, place and photos of this visit, "
                            "keeps them without a network, and sends them into the case."),
                         this))
    , m_qr(new QrView(this))
    , m_address(new QPlainTextEdit(this))
    , m_until(new QLabel(this))
    , m_line(new QLabel(this))
    , m_again(new QPushButton(tr("New link (Ctrl+R)"), this))
    , m_end(new QPushButton(tr("End the link (Del)"), this))
    , m_away(new QPushButton(tr("Close (Esc)"), this))
{
    uikit::setHelpTopic(*this, QStringLiteral("followup.phone"));
    layOut();
    connect(m_again, &QPushButton::clicked, this, &PhoneLinkPanel::ask);
    connect(m_end, &QPushButton::clicked, this, &PhoneLinkPanel::end);
    connect(m_away, &QPushButton::clicked, this, &PhoneLinkPanel::putAway);
    auto *again = new QShortcut(Qt::CTRL | Qt::Key_R, this);
    again->setContext(Qt::WidgetWithChildrenShortcut);
    connect(again, &QShortcut::activated, this, &PhoneLinkPanel::ask);
    m_address->installEventFilter(this);
    hide();
}

bool PhoneLinkPanel::eventFilter(QObject *watched, QEvent *event)
{
    // A field swallows the key, also where there is nothing that it could delete.
    const bool isDelete = event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete;
    if (watched != m_address || !isDelete)
        return QFrame::eventFilter(watched, event);
    end();
    return true;
}

void PhoneLinkPanel::layOut()
{
    setFrameShape(QFrame::StyledPanel);
    m_title->setProperty("role", QStringLiteral("title"));
    m_until->setProperty("role", QStringLiteral("muted"));
    m_line->setProperty("role", QStringLiteral("problem"));
    m_line->setObjectName(QStringLiteral("phone.line"));
    for (QLabel *label : {m_about, m_until, m_line}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_qr->setAccessibleName(tr("QR of the page for the phone"));
    m_address->setReadOnly(true);
    m_address->setTabChangesFocus(true);
    m_address->setLayoutDirection(Qt::LeftToRight);
    QTextOption option = m_address->document()->defaultTextOption();
    option.setTextDirection(Qt::LeftToRight);
    option.setWrapMode(QTextOption::WrapAnywhere);
    m_address->document()->setDefaultTextOption(option);
    m_address->setFixedHeight(addressLines * m_address->fontMetrics().lineSpacing() + 2 * m_address->frameWidth()
                              + 2 * int(m_address->document()->documentMargin()));
    m_address->setAccessibleName(tr("Address of the page for the phone"));
    auto *words = new QVBoxLayout;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_about, m_address, m_until, m_line})
        words->addWidget(widget);
    words->addStretch();
    auto *buttons = new QHBoxLayout;
    for (QWidget *button : {m_again, m_end, m_away})
        buttons->addWidget(button);
    buttons->addStretch();
    m_halves->setSpacing(16);
    m_halves->addWidget(m_qr);
    m_halves->addLayout(words, 1);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addLayout(m_halves, 1);
    column->addLayout(buttons);
}

void PhoneLinkPanel::begin(const VisitId &visit)
{
    m_visit = visit;
    const auto known = m_links.find(visit);
    const bool isGood = known != m_links.end() && m_desk.now() < known->second.until;
    if (isGood)
        say({});
    showLink();
    show();
    takeFocus();
    if (!isGood)
        ask();
}

void PhoneLinkPanel::takeFocus()
{
    if (m_address->isVisible())
        m_address->setFocus();
    else
        m_away->setFocus();
}

void PhoneLinkPanel::ask()
{
    if (!m_visit)
        return;
    if (m_cancel)
        std::exchange(m_cancel, {})();
    m_links.erase(*m_visit);
    showLink();
    say(tr("Asking the server for a link…"));
    m_again->setEnabled(false);
    m_cancel = m_server.ask(phoneLinkQuery, fieldsToJson(PhoneLinkAsked{*m_visit}), this,
                            [this, visit = *m_visit](const Result<ServerPort::Answer> &answer) { take(visit, answer); });
}

void PhoneLinkPanel::take(const VisitId &visit, const Result<ServerPort::Answer> &answer)
{
    m_cancel = {};
    m_again->setEnabled(true);
    const auto told = answer.ok() ? fieldsFromJson<PhoneLinkTold>(answer->told) : Result<PhoneLinkTold>(answer.error());
    if (told.ok())
        m_links.insert_or_assign(visit, *told);
    if (visit != m_visit)
        return;
    const bool hadKeyboard = isAncestorOf(focusWidget());
    if (told.ok())
        say({});
    else if (isNoLine(told.error()))
        say(tr("The server cannot be reached now, and the page for the phone comes from it. Report the visit here, or try again when "
               "the line is back."));
    else
        say(uikit::errorSentence(told.error()));
    showLink();
    if (hadKeyboard)
        takeFocus();
}

void PhoneLinkPanel::end()
{
    if (!m_visit || m_links.count(*m_visit) == 0)
        return;
    if (m_cancel)
        std::exchange(m_cancel, {})();
    m_end->setEnabled(false);
    m_cancel = m_server.ask(endPhoneLinkQuery, fieldsToJson(EndPhoneLink{*m_visit}), this,
                            [this, visit = *m_visit](const Result<ServerPort::Answer> &answer) {
                                m_cancel = {};
                                m_end->setEnabled(true);
                                if (answer.ok())
                                    m_links.erase(visit);
                                if (visit != m_visit)
                                    return;
                                showLink();
                                takeFocus();
                                say(answer.ok() ? tr("The link is ended. No phone can report this visit by it any more.")
                                                : uikit::errorSentence(answer.error()));
                            });
}

void PhoneLinkPanel::showLink()
{
    const auto found = m_visit ? m_links.find(*m_visit) : m_links.end();
    const bool isThere = found != m_links.end();
    const QString address = isThere ? phoneAddress(found->second.base, *m_visit, found->second.secret) : QString();
    m_qr->setText(address);
    m_qr->setVisible(isThere);
    m_about->setVisible(isThere);
    m_address->setPlainText(address);
    m_address->setVisible(isThere);
    m_until->setText(isThere ? tr("It works until %1, for one phone or several. Whoever has it can report this visit in your name: end "
                                  "it if somebody else has seen it.")
                                   .arg(cases::shownTime(found->second.until))
                             : QString());
    m_until->setVisible(isThere);
    m_end->setVisible(isThere);
    arrange();
}

void PhoneLinkPanel::arrange()
{
    const bool isBeside = !m_qr->isHidden() && width() >= besideWidth;
    m_halves->setDirection(isBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void PhoneLinkPanel::say(const QString &sentence)
{
    m_line->setText(sentence);
    m_line->setVisible(!sentence.isEmpty());
}

void PhoneLinkPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT putAway();
    else if (event->key() == Qt::Key_Delete)
        end();
    else
        QFrame::keyPressEvent(event);
}

void PhoneLinkPanel::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrange();
}

} // namespace peygir::followup
