// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/ui/field_report.h"

#include "cases/ui/documents_widget.h"
#include "cases/ui/file_catcher.h"
#include "cases/ui/shown.h"
#include "followup/core/visit_commands.h"
#include "followup/ui/days.h"
#include "followup/ui/field_rows.h"
#include "followup/ui/phone_link_panel.h"
#include "followup/ui/typed_place.h"
#include "followup/ui/whereabouts.h"
#include "uikit/content_area.h"
#include "uikit/direction.h"
#include "uikit/error_sentence.h"
#include "uikit/help_topic.h"
#include "uikit/icons.h"
#include "uikit/language.h"
#include "uikit/persian_line_edit.h"
#include "uikit/persian_text_edit.h"
#include "uikit/reasoned_action.h"
#include "uikit/view_settings.h"

#include <QBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScroller>
#include <QShortcut>

#include <algorithm>
#include <utility>

namespace peygir::followup {

namespace {

const QString draftsKey = QStringLiteral("field/drafts");
/// Visits that were given to somebody else leave their draft behind; a day has fewer than these.
constexpr int mostDrafts = 100;
constexpr int keepAfterMs = 300;
constexpr int wordsHeight = 108;
constexpr int photoRows = 2;
/// In metres: no receiver that one carries is better than this among houses.
constexpr double nearest = 10;

QJsonObject draftsIn(const uikit::ViewSettings &settings)
{
    return QJsonDocument::fromJson(settings.value(draftsKey)).object();
}

void keepDrafts(uikit::ViewSettings &settings, QJsonObject drafts)
{
    while (drafts.size() > mostDrafts)
        drafts.erase(drafts.begin());
    settings.setValue(draftsKey, QJsonDocument(drafts).toJson(QJsonDocument::Compact));
}

} // namespace

QString whereaboutsSentence(const Whereabouts &whereabouts)
{
    switch (whereabouts.state()) {
    case Whereabouts::State::Off:
    case Whereabouts::State::Searching:
        return FieldReport::tr("Looking for your place…");
    case Whereabouts::State::Known:
        return whereabouts.accuracy()
                   ? FieldReport::tr("Your place is known to %1.")
                         .arg(shownDistance(std::max(nearest, double(*whereabouts.accuracy()))))
                   : FieldReport::tr("Your place is known.");
    case Whereabouts::State::None:
        return FieldReport::tr("This machine does not know its place: write it yourself.");
    }
    Q_UNREACHABLE();
}

FieldReport::FieldReport(const Ports &ports, Whereabouts &whereabouts, QWidget *parent)
    : QWidget(parent)
    , m_ports(ports)
    , m_whereabouts(whereabouts)
    , m_halves(new QBoxLayout(QBoxLayout::TopToBottom))
    , m_back(new QPushButton(tr("Route (Esc)"), this))
    , m_title(new QLabel(this))
    , m_about(new QLabel(this))
    , m_words(new uikit::PersianTextEdit(this))
    , m_place(new uikit::PersianLineEdit(this))
    , m_here(new QPushButton(tr("I am here"), this))
    , m_whereLine(new QLabel(this))
    , m_documents(new cases::DocumentsWidget(ports.documents, ports.files, ports.desk, uikit::RowLines::Two, this))
    , m_photos(new QLabel(this))
    , m_phone(new PhoneLinkPanel(ports.server, ports.desk, this))
    , m_phoneButton(new QPushButton(tr("On my phone (QR)"), this))
    , m_problem(new QLabel(this))
    , m_ok(new QPushButton(tr("Report the visit (Ctrl+Enter)"), this))
{
    uikit::setHelpTopic(*this, QStringLiteral("field.report"));
    layOut();
    m_place->setCheck([](const QString &text) {
        return text.trimmed().isEmpty() || typedPlace(text)
                   ? QString()
                   : tr("Write the latitude and then the longitude, as in 35.69970 51.33800.");
    });
    new cases::FileCatcher(*this, [this](const QMimeData &mime) { return m_documents->addFrom(mime); });
    m_keepSoon.setSingleShot(true);
    m_keepSoon.setInterval(keepAfterMs);
    connect(&m_keepSoon, &QTimer::timeout, this, &FieldReport::keep);
    connect(m_words, &QPlainTextEdit::textChanged, &m_keepSoon, qOverload<>(&QTimer::start));
    connect(m_place, &QLineEdit::textEdited, this, [this](const QString &text) {
        // An empty field waits for the place again.
        m_followsWhereabouts = text.trimmed().isEmpty();
        m_keepSoon.start();
    });
    connect(m_back, &QPushButton::clicked, this, &FieldReport::backWanted);
    connect(m_here, &QPushButton::clicked, this, &FieldReport::takeWhereabouts);
    connect(new QShortcut(Qt::CTRL | Qt::Key_L, this), &QShortcut::activated, this, &FieldReport::takeWhereabouts);
    connect(m_ok, &QPushButton::clicked, this, &FieldReport::report);
    connect(m_phoneButton, &QPushButton::clicked, this, &FieldReport::showPhonePage);
    connect(new QShortcut(Qt::CTRL | Qt::Key_G, this), &QShortcut::activated, this, &FieldReport::showPhonePage);
    connect(m_phone, &PhoneLinkPanel::putAway, this, &FieldReport::putPhoneAway);
    connect(&m_whereabouts, &Whereabouts::changed, this, [this] {
        showWhereabouts();
        followWhereabouts();
    });
    showWhereabouts();
}

void FieldReport::layOut()
{
    m_title->setProperty("role", QStringLiteral("title"));
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    m_about->setTextFormat(Qt::PlainText);
    m_about->setWordWrap(true);
    m_about->setObjectName(QStringLiteral("field.about"));
    m_words->setAccessibleName(tr("What did you find there?"));
    m_words->setPlaceholderText(tr("What did you find there?"));
    m_words->setFixedHeight(wordsHeight);
    m_place->setAccessibleName(tr("Place"));
    m_place->setPlaceholderText(tr("Place: latitude and longitude; may be empty"));
    m_here->setIcon(uikit::icon(QStringLiteral("map-pin")));
    m_here->setToolTip(tr("%1 (%2)").arg(m_here->text(), uikit::shownKey(Qt::CTRL | Qt::Key_L)));
    m_phoneButton->setToolTip(tr("%1 (%2)").arg(m_phoneButton->text(), uikit::shownKey(Qt::CTRL | Qt::Key_G)));
    m_back->setIcon(uikit::icon(QStringLiteral("arrow-left")));
    m_ok->setProperty("role", QStringLiteral("primary"));
    for (QLabel *line : {m_whereLine, m_photos}) {
        line->setProperty("role", QStringLiteral("muted"));
        line->setWordWrap(true);
    }
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_documents->setLeastRowHeight(fingerRow);
    m_documents->setRowsSeen(photoRows);

    auto *first = new QVBoxLayout;
    first->setSpacing(8);
    first->addWidget(m_about);
    first->addWidget(m_words);
    first->addStretch();
    auto *where = new QHBoxLayout;
    where->setSpacing(8);
    where->addWidget(m_place, 1);
    where->addWidget(m_here);
    auto *second = new QVBoxLayout;
    second->setSpacing(8);
    second->addLayout(where);
    second->addWidget(m_whereLine);
    second->addWidget(m_documents);
    second->addWidget(m_photos);
    second->addStretch();
    m_halves->setSpacing(16);
    m_halves->addLayout(first, 1);
    m_halves->addLayout(second, 1);
    auto *inside = new QWidget(this);
    inside->setLayout(m_halves);
    m_halves->setContentsMargins(0, 0, 0, 0);
    m_content = new uikit::ContentArea(inside, this);
    m_content->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    // A finger pushes what is seen.
    QScroller::grabGesture(m_content->viewport(), QScroller::TouchGesture);

    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_back);
    top->addWidget(m_title, 1);
    top->addWidget(m_phoneButton);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addLayout(top);
    column->addWidget(m_content, 1);
    column->addWidget(m_phone, 1);
    column->addWidget(m_problem);
    column->addWidget(m_ok);
    say({});
}

void FieldReport::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool isLying = width() > height();
    m_halves->setDirection(isLying ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_halves->setStretch(0, isLying ? 1 : 0);
}

void FieldReport::begin(const OwnVisit &visit)
{
    const bool isAnother = !m_visit || m_visit->visit.visit.id != visit.visit.visit.id;
    if (isAnother)
        keep();
    m_visit = visit;
    showAbout();
    say({});
    if (isAnother)
        putPhoneAway();
    m_documents->showCase(visit.visit.visit.caseId);
    if (isAnother) {
        m_named.clear();
        if (m_cancelReport)
            std::exchange(m_cancelReport, {})();
        m_ok->setEnabled(true);
        recall();
    }
    showWhereabouts();
    followWhereabouts();
    refresh();
}

void FieldReport::showAbout()
{
    const OwnVisit &visit = *m_visit;
    m_title->setText(cases::shown(visit.line.subject));
    QStringList lines{tr("Code %1").arg(uikit::leftToRight(uikit::inUsersDigits(visit.line.card.code)))};
    lines.append(shownAddress(visit.line));
    if (!visit.visit.visit.note.isEmpty())
        lines.append(tr("To look at: %1").arg(visit.visit.visit.note));
    if (!visit.words.isEmpty())
        lines.append(tr("The citizen said: %1").arg(visit.words));
    lines.removeAll(QString());
    m_about->setText(lines.join(u'\n'));
}

void FieldReport::refresh()
{
    if (!m_visit)
        return;
    m_documents->refresh();
    if (m_cancelView)
        m_cancelView();
    m_cancelView = m_ports.queries.ofCase(m_visit->visit.visit.caseId, m_ports.desk.user(), this,
                                          [this](const Result<FollowUpView> &view) {
                                              m_cancelView = {};
                                              if (!view.ok() || !m_visit)
                                                  return;
                                              m_named.clear();
                                              for (const VisitView &one : view->visits)
                                                  m_named.insert(one.visit.documents.begin(), one.visit.documents.end());
                                              for (const ReplyView &one : view->replies)
                                                  m_named.insert(one.reply.documents.begin(), one.reply.documents.end());
                                              countPhotos();
                                          });
}

std::vector<cases::DocumentId> FieldReport::photosOf(const std::vector<cases::DocumentView> &documents) const
{
    const Instant today = *beginningOf(dayOf(m_ports.desk.now()));
    std::vector<cases::DocumentId> photos;
    for (const cases::DocumentView &view : documents) {
        const cases::CaseDocument &document = view.document;
        if (document.by == m_ports.desk.user() && document.at >= today && m_named.count(document.id) == 0)
            photos.push_back(document.id);
    }
    return photos;
}

void FieldReport::countPhotos()
{
    if (m_cancelCount)
        m_cancelCount();
    m_cancelCount = m_ports.documents.documents(
        m_visit->visit.visit.caseId, this, [this](const Result<std::vector<cases::DocumentView>> &documents) {
            m_cancelCount = {};
            const size_t count = documents.ok() ? photosOf(*documents).size() : 0;
            m_photos->setText(count == 0 ? tr("Photos can be dropped here or picked.")
                                         : tr("%1 of your files of today go with the report.")
                                               .arg(cases::shownNumber(qint64(count))));
        });
}

void FieldReport::showWhereabouts() { m_whereLine->setText(whereaboutsSentence(m_whereabouts)); }

void FieldReport::followWhereabouts()
{
    if (!m_followsWhereabouts || !m_visit)
        return;
    const auto point = m_whereabouts.point();
    // A place that was found and is old now is none: he may have gone on.
    m_place->setText(point ? writtenPlace(point->latitude, point->longitude) : QString());
}

void FieldReport::takeWhereabouts()
{
    if (!m_whereabouts.point())
        return say(whereaboutsSentence(m_whereabouts));
    m_followsWhereabouts = true;
    say({});
    followWhereabouts();
    m_keepSoon.start();
}

void FieldReport::report()
{
    if (!m_visit || !m_ok->isEnabled())
        return;
    if (!m_place->check()) {
        say(m_place->problem());
        m_place->setFocus();
        return;
    }
    const auto &items = m_documents->attacher().items();
    const bool isTaking = std::any_of(items.begin(), items.end(), [this](const cases::DocumentAttacher::Item &item) {
        return item.caseId == m_visit->visit.visit.caseId && !item.problem;
    });
    if (isTaking)
        return say(tr("A photo is still being taken in. Report in a moment."));
    m_ok->setEnabled(false);
    // Asked anew: the last photo may be in the store and not on the screen yet.
    m_cancelReport = m_ports.documents.documents(m_visit->visit.visit.caseId, this,
                                                 [this](const Result<std::vector<cases::DocumentView>> &documents) {
                                                     m_cancelReport = {};
                                                     if (documents.ok())
                                                         return submit(photosOf(*documents));
                                                     m_ok->setEnabled(true);
                                                     say(uikit::errorSentence(documents.error()));
                                                 });
}

void FieldReport::submit(const std::vector<cases::DocumentId> &photos)
{
    const auto place = typedPlace(m_place->text());
    const ReportVisit command{m_visit->visit.visit.caseId,
                              m_visit->visit.visit.id,
                              m_words->toPlainText(),
                              place ? std::optional(place->first) : std::nullopt,
                              place ? std::optional(place->second) : std::nullopt,
                              photos};
    m_ports.desk.submit(ReportVisit::kind, fieldsToJson(command), this,
                        [this, id = *command.visit](const Result<DeskPort::Accepted> &accepted) {
                            m_ok->setEnabled(true);
                            if (!accepted.ok())
                                return say(uikit::errorSentence(accepted.error()));
                            forget(id);
                            Q_EMIT done(accepted->leftToServer
                                            ? tr("Kept. It shows when the server has decided.")
                                            : tr("The visit is reported."));
                        });
}

void FieldReport::say(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void FieldReport::recall()
{
    const QJsonObject draft = draftsIn(m_ports.settings).value(m_visit->visit.visit.id.toString()).toObject();
    m_words->setPlainText(draft.value(QLatin1String("words")).toString());
    const QString place = draft.value(QLatin1String("place")).toString();
    m_followsWhereabouts = place.isEmpty();
    m_place->setText(place);
    m_place->setProblem({});
    m_keepSoon.stop();
}

void FieldReport::keep()
{
    m_keepSoon.stop();
    if (!m_visit)
        return;
    QJsonObject drafts = draftsIn(m_ports.settings);
    const QString id = m_visit->visit.visit.id.toString();
    const QString words = m_words->toPlainText();
    // What the receiver said belongs to this moment.
    const QString place = m_followsWhereabouts ? QString() : m_place->text();
    const QJsonObject draft{{QStringLiteral("words"), words}, {QStringLiteral("place"), place}};
    const bool isEmpty = words.isEmpty() && place.isEmpty();
    if (isEmpty ? !drafts.contains(id) : drafts.value(id) == draft)
        return;
    if (isEmpty)
        drafts.remove(id);
    else
        drafts.insert(id, draft);
    keepDrafts(m_ports.settings, drafts);
}

void FieldReport::forget(const VisitId &id)
{
    QJsonObject drafts = draftsIn(m_ports.settings);
    drafts.remove(id.toString());
    keepDrafts(m_ports.settings, drafts);
    // He may have gone on to another one meanwhile.
    if (!m_visit || m_visit->visit.visit.id != id)
        return;
    m_visit.reset();
    m_words->clear();
    m_place->clear();
    m_keepSoon.stop();
}

void FieldReport::showPhonePage()
{
    if (!m_visit || m_phone->isVisible())
        return;
    keep();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_content, m_ok, m_problem, m_phoneButton})
        widget->hide();
    m_phone->begin(m_visit->visit.visit.id);
}

void FieldReport::putPhoneAway()
{
    const bool hadKeyboard = m_phone->isAncestorOf(focusWidget());
    m_phone->hide();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_content, m_ok, m_phoneButton})
        widget->show();
    say(m_problem->text());
    if (hadKeyboard)
        m_words->setFocus();
}

void FieldReport::takeFocus()
{
    if (m_phone->isVisible())
        m_phone->takeFocus();
    else
        m_words->setFocus();
}

void FieldReport::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        report();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT backWanted();
    else
        QWidget::keyPressEvent(event);
}

} // namespace peygir::followup
