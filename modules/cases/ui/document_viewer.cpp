// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/document_viewer.h"

#include "base/random.h"
#include "cases/ui/document_text.h"
#include "cases/ui/picture_view.h"
#include "cases/ui/review_line.h"
#include "cases/ui/shown.h"
#include "cases/ui/sound_view.h"
#include "uikit/action_bar.h"
#include "uikit/file_saver.h"
#include "uikit/help_topic.h"
#include "uikit/reasoned_action.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPdfDocument>
#include <QPdfView>
#include <QPointer>
#include <QProgressBar>
#include <QStackedLayout>
#include <QThreadPool>
#include <QVBoxLayout>

namespace peygir::cases {

namespace {

constexpr const char *noDocument = "6d0a3f52-8f4d-4c27-9a55-2f1f5a0c7b90";

enum class Content { Picture, Pdf, Sound, Other };

/// By what the desk that attached it found; what the bytes really are shows when they are opened.
Content contentOf(const CaseDocument &document)
{
    const QString &type = document.mediaType;
    if (type.startsWith(QLatin1String("image/")) && !type.contains(QLatin1String("svg")))
        return Content::Picture;
    if (type == QLatin1String("application/pdf"))
        return Content::Pdf;
    if (type.startsWith(QLatin1String("audio/")) || document.what == DocumentKind::Recording)
        return Content::Sound;
    return Content::Other;
}

/// PDFs are taken apart in the background. The document comes back to the thread that shows it.
void loadPdf(const std::shared_ptr<QIODevice> &content, QThread *home,
             std::function<void(QPdfDocument *, QPdfDocument::Error)> done)
{
    QThreadPool::globalInstance()->start([content, home, done = std::move(done)] {
        auto *document = new QPdfDocument(nullptr);
        // Pages are read later, on any thread: from memory, and not from a file that may not lie there in clear.
        auto *bytes = new QBuffer(document);
        bytes->setData(content ? content->readAll() : QByteArray());
        bytes->open(QIODevice::ReadOnly);
        document->load(bytes);
        const QPdfDocument::Error error = document->error();
        document->moveToThread(home);
        QMetaObject::invokeMethod(
            qApp, [document, error, done] { done(document, error); }, Qt::QueuedConnection);
    });
}

} // namespace

DocumentViewer::DocumentViewer(DocumentQueries &queries, FilePort &files, DeskPort &desk, QWidget *parent)
    : QWidget(parent)
    , m_queries(queries)
    , m_files(files)
    , m_desk(desk)
    , m_name(new QLabel(this))
    , m_facts(new QLabel(this))
    , m_stack(new QStackedLayout(new QWidget))
    , m_waiting(new QWidget(this))
    , m_waitingText(new QLabel(m_waiting))
    , m_progress(new QProgressBar(m_waiting))
    , m_other(new QLabel(this))
    , m_picture(new PictureView(this))
    , m_sound(new SoundView(this))
    , m_pdf(new QPdfView(this))
    , m_problem(new QLabel(this))
    , m_review(new ReviewLine(desk, this))
    , m_bar(new uikit::ActionBar(this))
{
    uikit::setHelpTopic(*this, QStringLiteral("document"));
    setFocusPolicy(Qt::StrongFocus);
    m_name->setProperty("role", QStringLiteral("title"));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setWordWrap(true);
    m_facts->setProperty("role", QStringLiteral("muted"));
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setWordWrap(true);
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_other->setAlignment(Qt::AlignCenter);
    m_other->setWordWrap(true);
    m_other->setText(tr("This kind of file is not shown here. Save it, or open it with another program."));
    m_pdf->setPageMode(QPdfView::PageMode::MultiPage);
    m_pdf->setZoomMode(QPdfView::ZoomMode::FitToWidth);
    m_pdf->setAccessibleName(tr("PDF"));
    auto *waiting = new QVBoxLayout(m_waiting);
    waiting->addStretch();
    waiting->addWidget(m_waitingText);
    waiting->addWidget(m_progress);
    waiting->addStretch();
    for (QWidget *page : std::initializer_list<QWidget *>{m_waiting, m_other, m_picture, m_sound, m_pdf})
        m_stack->addWidget(page);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 0);
    column->setSpacing(6);
    column->addWidget(m_name);
    column->addWidget(m_facts);
    column->addWidget(m_stack->parentWidget(), 1);
    column->addWidget(m_problem);
    column->addWidget(m_review);
    column->addWidget(m_bar);
    addActions();

    const auto failed = [this](const Error &error) {
        m_stack->setCurrentWidget(m_other);
        say(fileSentence(error));
    };
    connect(m_picture, &PictureView::failed, this, failed);
    connect(m_sound, &SoundView::failed, this, failed);
    connect(&m_files, &FilePort::fileChanged, this, [this](const BlobHash &hash) {
        if (m_document && m_document->document.sha256 == hash)
            showState();
    });
    connect(m_review, &ReviewLine::reviewed, this, [this](const QString &sentence) {
        say({});
        takeFocus();
        Q_EMIT acted(sentence);
    });
    connect(m_review, &ReviewLine::refused, this, &DocumentViewer::say);
    connect(m_review, &ReviewLine::putAway, this, &DocumentViewer::takeFocus);
}

DocumentViewer::~DocumentViewer()
{
    // The view looks at the document until its end.
    m_pdf->setDocument(nullptr);
}

uikit::ReasonedAction *DocumentViewer::action(const QString &id, const QString &text, const QKeySequence &key,
                                              std::function<void()> run)
{
    auto *made = new uikit::ReasonedAction(id, text, key, {}, this);
    made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(made, &QAction::triggered, this, std::move(run));
    addAction(made);
    return made;
}

void DocumentViewer::addActions()
{
    const auto review = [this](DocumentReview said) {
        if (m_document)
            m_review->review(m_document->document.id, said);
    };
    auto *back = action(QStringLiteral("document.back"), tr("Back"), Qt::Key_Escape, [this] { leave(); });
    // The review line has Esc first.
    back->setShortcutContext(Qt::WidgetShortcut);
    m_save = action(QStringLiteral("document.save"), tr("Save as…"), Qt::CTRL | Qt::Key_S, [this] { save(); });
    m_open = action(QStringLiteral("document.open"), tr("Open with another program"), Qt::CTRL | Qt::Key_O,
                    [this] { openWithSystem(); });
    auto *confirm = action(QStringLiteral("document.confirm"), tr("Confirm"), Qt::CTRL | Qt::Key_Y,
                           [review] { review(DocumentReview::Confirmed); });
    auto *deficient = action(QStringLiteral("document.deficient"), tr("Deficient…"), Qt::CTRL | Qt::Key_D,
                             [review] { review(DocumentReview::Deficient); });
    auto *reject = action(QStringLiteral("document.reject"), tr("Reject…"), Qt::CTRL | Qt::Key_R,
                          [review] { review(DocumentReview::Rejected); });
    m_reviews = {confirm, deficient, reject};
    m_bar->setActions({confirm, deficient, reject, m_save, m_open, back});
}

void DocumentViewer::showDocument(const DocumentView &document)
{
    show(document, false);
    note(LookAct::FileOpened);
}

void DocumentViewer::showFile(const KeptFile &file)
{
    // Ids that nothing has: what is asked about it by them leads nowhere.
    const Uuid nothing = derivedUuid(*Uuid::parse(QByteArrayView(noDocument)), file.sha256.hex());
    show({CaseDocument{DocumentId(nothing), CaseId(nothing), kindOf(file.mediaType), {}, file.name, file.mediaType,
                       file.size, file.sha256, {}, UserId(nothing), Instant(0), {}, {}, {}, {}},
          {},
          {}},
         true);
}

void DocumentViewer::show(const DocumentView &document, bool isFile)
{
    m_isFile = isFile;
    for (uikit::ReasonedAction *one : m_reviews) {
        if (isFile)
            one->forbid(tr("It is reviewed when the message is registered."));
        else
            one->allow();
    }
    const bool isSame = m_document && m_document->document.sha256 == document.document.sha256;
    m_document = document;
    // A Latin name alone would stand at the far side.
    const QString name = QChar(0x2068) + shownName(document.document) + QChar(0x2069);
    m_name->setText(isRightToLeft() ? QChar(0x200f) + name : name);
    if (!isSame) {
        ++m_round;
        m_isShown = false;
        m_heldOpen.reset();
        m_picture->clear();
        m_sound->clear();
        m_pdf->setDocument(nullptr);
        m_pdfDocument.reset();
        m_review->hide();
        say({});
        // The first answer may be Elsewhere before it has been looked for; a file that was taken in is here.
        if (!isFile && m_files.stateOf(document.document.sha256).place == FileState::Place::Elsewhere)
            m_files.fetch(document.document.sha256, document.document.size);
    }
    showState();
}

void DocumentViewer::refresh()
{
    if (m_cancel)
        m_cancel();
    m_cancel = {};
    if (!m_document || m_isFile)
        return;
    const DocumentId id = m_document->document.id;
    m_cancel = m_queries.documents(m_document->document.caseId, this,
                                   [this, id](const Result<std::vector<DocumentView>> &documents) {
                                       if (!documents.ok() || !m_document)
                                           return;
                                       for (const DocumentView &view : *documents) {
                                           if (view.document.id == id && m_document->document.id == id)
                                               return showDocument(view);
                                       }
                                   });
}

void DocumentViewer::showState()
{
    const CaseDocument &document = m_document->document;
    const FileState state = m_files.stateOf(document.sha256);
    QStringList facts{shownKind(document.what), shownSize(document.size)};
    if (!m_isFile)
        facts << shownPlace(state) << shownTime(document.at);
    if (!m_document->by.isEmpty())
        facts.append(m_document->by);
    if (document.review)
        facts.append(shownReview(*document.review));
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    const bool isHere = state.place != FileState::Place::Elsewhere && state.place != FileState::Place::Coming;
    if (isHere) {
        m_save->allow();
        if (uikit::mayOpenWithSystem(document.fileName))
            m_open->allow();
        else
            m_open->forbid(tr("A file of this kind could run a program. Save it first if you trust it."));
        if (!m_isShown)
            showContent();
        return;
    }
    for (uikit::ReasonedAction *one : {m_save, m_open})
        one->forbid(tr("The file is not on this desk yet."));
    m_stack->setCurrentWidget(m_waiting);
    m_waitingText->setText(state.problem ? fileSentence(*state.problem)
                                         : tr("The file is being fetched from the server."));
    m_progress->setVisible(state.place == FileState::Place::Coming);
    m_progress->setRange(0, 100);
    m_progress->setValue(state.size > 0 ? int(state.done * 100 / state.size) : 0);
}

void DocumentViewer::showContent()
{
    m_isShown = true;
    m_heldOpen = m_files.read(m_document->document.sha256);
    switch (contentOf(m_document->document)) {
    case Content::Picture:
        m_stack->setCurrentWidget(m_picture);
        m_picture->open(m_files.read(m_document->document.sha256));
        break;
    case Content::Sound:
        m_stack->setCurrentWidget(m_sound);
        m_sound->open(m_files.read(m_document->document.sha256));
        break;
    case Content::Pdf:
        openPdf();
        break;
    case Content::Other:
        m_stack->setCurrentWidget(m_other);
        break;
    }
    if (isVisible())
        takeFocus();
}

void DocumentViewer::openPdf()
{
    m_stack->setCurrentWidget(m_pdf);
    loadPdf(
        m_files.read(m_document->document.sha256), thread(),
        [viewer = QPointer<DocumentViewer>(this), round = m_round](QPdfDocument *loaded, QPdfDocument::Error error) {
            std::unique_ptr<QPdfDocument> document(loaded);
            if (!viewer || viewer->m_round != round)
                return;
            if (error != QPdfDocument::Error::None || document->pageCount() < 1) {
                viewer->m_stack->setCurrentWidget(viewer->m_other);
                const bool isLocked = error == QPdfDocument::Error::IncorrectPassword;
                return viewer->say(fileSentence(Error(isLocked ? "files.pdf_locked" : "files.pdf_broken")));
            }
            viewer->m_pdfDocument = std::move(document);
            viewer->m_pdf->setDocument(viewer->m_pdfDocument.get());
        });
}

void DocumentViewer::takeFocus()
{
    QWidget *page = m_stack->currentWidget();
    (page == m_other || page == m_waiting ? static_cast<QWidget *>(this) : page)->setFocus();
}

void DocumentViewer::say(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void DocumentViewer::save()
{
    uikit::saveFile(*this, m_document->document.fileName, m_files.read(m_document->document.sha256),
                 [this](const Result<QString> &saved) {
                     say(saved.ok() ? QString() : fileSentence(saved.error()));
                     if (!saved.ok())
                         return;
                     Q_EMIT acted(tr("Saved as %1.").arg(*saved));
                     note(LookAct::FileSaved);
                 });
}

void DocumentViewer::note(LookAct act)
{
    if (m_document && !m_isFile)
        m_desk.looked(act, AggregateId{caseFileKind.number, m_document->document.caseId.uuid()},
                      m_document->document.id.toString());
}

void DocumentViewer::openWithSystem()
{
    uikit::openWithSystem(
        *this, m_document->document.fileName, m_document->document.sha256, m_files.read(m_document->document.sha256),
        [this](const Result<QString> &opened) {
            say(opened.ok() ? QString() : fileSentence(opened.error()));
            if (opened.ok())
                note(LookAct::FileSaved);
        });
}

void DocumentViewer::leave()
{
    // Whoever goes away does not want to hear the rest.
    m_sound->clear();
    m_picture->clear();
    m_pdf->setDocument(nullptr);
    m_pdfDocument.reset();
    ++m_round;
    m_isShown = false;
    m_heldOpen.reset();
    m_document.reset();
    Q_EMIT closed();
}

void DocumentViewer::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_document)
        return leave();
    QWidget::keyPressEvent(event);
}

} // namespace peygir::cases
