// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/documents_widget.h"

#include "cases/ui/document_text.h"
#include "cases/ui/review_line.h"
#include "cases/ui/shown.h"
#include "cases/ui/thumbnails.h"
#include "uikit/file_saver.h"
#include "uikit/help_topic.h"
#include "uikit/icons.h"
#include "uikit/paged_list_model.h"
#include "uikit/reasoned_action.h"

#include <QBuffer>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QImage>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QStandardItemModel>
#include <QThreadPool>
#include <QVBoxLayout>

namespace peygir::cases {

namespace {

bool hasSomething(const QMimeData &data) { return data.hasImage() || data.hasUrls(); }

} // namespace

DocumentsWidget::DocumentsWidget(DocumentQueries &queries, FilePort &files, DeskPort &desk,
                                 uikit::RowLines lines, QWidget *parent)
    : QWidget(parent)
    , m_queries(queries)
    , m_files(files)
    , m_attacher(new DocumentAttacher(files, desk, this))
    , m_title(new QLabel(this))
    , m_add(new QPushButton(this))
    , m_remove(new QPushButton(this))
    , m_list(new QListView(this))
    , m_rows(new QStandardItemModel(this))
    , m_delegate(new uikit::RowDelegate(lines, this))
    , m_thumbnails(new Thumbnails(files, this))
    , m_review(new ReviewLine(desk, this))
    , m_problem(new QLabel(this))
{
    uikit::setHelpTopic(*this, QStringLiteral("case.documents"));
    setAcceptDrops(true);
    m_add->setText(tr("Attach a file…") + QStringLiteral("  ") + uikit::shownKey(Qt::Key_Insert));
    m_add->setAccessibleName(tr("Attach a file…"));
    m_add->setToolTip(tr("Files can be dropped here or pasted, too."));
    m_add->setObjectName(QStringLiteral("attach"));
    m_remove->setText(tr("Take out") + QStringLiteral("  ") + uikit::shownKey(Qt::Key_Delete));
    m_remove->setAccessibleName(tr("Take out"));
    m_remove->setObjectName(QStringLiteral("takeOut"));
    m_title->setObjectName(QStringLiteral("documentsTitle"));
    m_list->setObjectName(QStringLiteral("documents"));
    m_problem->setObjectName(QStringLiteral("documentsProblem"));
    m_list->setModel(m_rows);
    m_list->setItemDelegate(m_delegate);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Documents"));
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->installEventFilter(this);
    m_add->installEventFilter(this);
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->hide();

    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch();
    head->addWidget(m_remove);
    head->addWidget(m_add);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(m_list);
    column->addWidget(m_review);
    column->addWidget(m_problem);
    addActions();

    connect(m_add, &QPushButton::clicked, this, &DocumentsWidget::choose);
    connect(m_remove, &QPushButton::clicked, this, &DocumentsWidget::removeCurrent);
    connect(m_list, &QListView::doubleClicked, this, &DocumentsWidget::open);
    connect(m_attacher, &DocumentAttacher::changed, this, &DocumentsWidget::showRows);
    connect(m_attacher, &DocumentAttacher::failed, this, [this](const Error &error) { say(fileSentence(error)); });
    connect(m_attacher, &DocumentAttacher::attached, this, [this](const QString &name) {
        say({});
        Q_EMIT acted(tr("“%1” is attached.").arg(name));
    });
    connect(&m_files, &FilePort::fileChanged, this, [this](const BlobHash &hash) {
        for (const DocumentView &view : m_documents) {
            if (view.document.sha256 == hash)
                return showRows();
        }
    });
    connect(m_thumbnails, &Thumbnails::changed, this, &DocumentsWidget::showRows);
    connect(m_review, &ReviewLine::reviewed, this, [this](const QString &sentence) {
        say({});
        m_list->setFocus();
        Q_EMIT acted(sentence);
    });
    connect(m_review, &ReviewLine::refused, this, &DocumentsWidget::say);
    connect(m_review, &ReviewLine::putAway, m_list, qOverload<>(&QWidget::setFocus));
    showRows();
}

void DocumentsWidget::addActions()
{
    addAction(QStringLiteral("documents.open"), tr("Open"), Qt::Key_Return, [this] { open(); });
    // With no document yet the keyboard is on the button.
    m_add->addAction(addAction(QStringLiteral("documents.attach"), tr("Attach a file…"), Qt::Key_Insert,
                               [this] { choose(); }));
    m_add->addAction(addAction(QStringLiteral("documents.paste"), tr("Paste"), QKeySequence::Paste, [this] { paste(); }));
    addAction(QStringLiteral("documents.save"), tr("Save as…"), Qt::CTRL | Qt::Key_S, [this] { saveCurrent(); });
    m_reviews = {addAction(QStringLiteral("documents.confirm"), tr("Confirm"), Qt::CTRL | Qt::Key_Y,
                           [this] { review(DocumentReview::Confirmed); }),
                 addAction(QStringLiteral("documents.deficient"), tr("Deficient…"), Qt::CTRL | Qt::Key_D,
                           [this] { review(DocumentReview::Deficient); }),
                 addAction(QStringLiteral("documents.reject"), tr("Reject…"), Qt::CTRL | Qt::Key_R,
                           [this] { review(DocumentReview::Rejected); })};
    addAction(QStringLiteral("documents.remove"), tr("Take out or stop"), Qt::Key_Delete, [this] { removeCurrent(); });
}

uikit::ReasonedAction *DocumentsWidget::addAction(const QString &id, const QString &text, const QKeySequence &key,
                                                  std::function<void()> run)
{
    auto *action = new uikit::ReasonedAction(id, text, key, {}, this);
    // Only while the list has the keyboard: a field beside it has its own Enter and Ctrl+V.
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, std::move(run));
    m_list->addAction(action);
    return action;
}

void DocumentsWidget::showCase(const std::optional<CaseId> &caseId)
{
    if (caseId != m_caseId || m_call) {
        m_caseId = caseId;
        m_call.reset();
        m_documents.clear();
        m_thumbnails->begin();
        m_review->hide();
        say({});
    }
    m_attacher->setTarget({caseId, {}});
    showWhatCanBeDone();
    refresh();
}

void DocumentsWidget::showCall(const Uuid &call)
{
    if (call != m_call) {
        m_call = call;
        m_caseId.reset();
        m_documents.clear();
        m_review->hide();
        say({});
    }
    m_attacher->setTarget({{}, call});
    showWhatCanBeDone();
    refresh();
}

void DocumentsWidget::setRowsSeen(int rows)
{
    if (rows == m_rowsSeen)
        return;
    m_rowsSeen = rows;
    showRows();
}

void DocumentsWidget::setLeastRowHeight(int height)
{
    m_delegate->setLeastHeight(height);
    showRows();
}

void DocumentsWidget::setKey(const QString &key)
{
    m_key = key;
    showRows();
}

void DocumentsWidget::showWhatCanBeDone()
{
    // Nobody reviews what no case has yet; and their keys are free for whoever shows a call.
    for (uikit::ReasonedAction *action : m_reviews) {
        if (m_call)
            action->forbid(tr("It is reviewed when the message is registered."));
        else
            action->allow();
    }
    m_remove->setVisible(m_call && m_whyReadOnly.isEmpty() && m_rows->rowCount() > 0);
}

void DocumentsWidget::setReadOnly(const QString &why)
{
    m_whyReadOnly = why;
    m_add->setVisible(why.isEmpty());
    setAcceptDrops(why.isEmpty());
    showWhatCanBeDone();
}

bool DocumentsWidget::mayChange()
{
    if (!m_whyReadOnly.isEmpty())
        say(m_whyReadOnly);
    return m_whyReadOnly.isEmpty();
}

void DocumentsWidget::refresh()
{
    if (m_cancel)
        m_cancel();
    m_cancel = {};
    if (!m_caseId)
        return showRows();
    m_cancel = m_queries.documents(*m_caseId, this, [this](const Result<std::vector<DocumentView>> &documents) {
        if (documents.ok())
            m_documents = *documents;
        showRows();
    });
}

void DocumentsWidget::showRows()
{
    std::vector<uikit::ListRow> rows;
    std::vector<QImage> pictures;
    for (const DocumentView &view : m_documents) {
        pictures.push_back(view.document.thumbnail ? m_thumbnails->of(*view.document.thumbnail) : QImage());
        const FileState state = m_files.stateOf(view.document.sha256);
        rows.push_back(documentRow(view, state));
        if (state.problem && state.place != FileState::Place::Coming)
            rows.back().late = fileSentence(*state.problem);
    }
    for (const DocumentAttacher::Item &item : m_attacher->items()) {
        const bool isOurs = item.caseId ? item.caseId == m_caseId : item.call == m_call && !m_caseId;
        // Whose call is long over, and still nobody knows what becomes of it.
        const bool isLeft = m_call && item.problem;
        const bool isShown = isOurs || isLeft;
        if (!isShown)
            continue;
        rows.push_back(item.kept ? draftRow(item.id, *item.kept)
                                 : copyingRow(item.id, item.name, item.done, item.size));
        if (item.problem)
            rows.back().late = fileSentence(*item.problem);
    }
    pictures.resize(rows.size());
    m_delegate->setHasPictures(std::any_of(pictures.begin(), pictures.end(), [](const QImage &image) { return !image.isNull(); }));
    // In place, so that the keyboard stays on its row.
    m_rows->setRowCount(int(rows.size()));
    m_rows->setColumnCount(1);
    for (size_t i = 0; i < rows.size(); ++i) {
        const QModelIndex index = m_rows->index(int(i), 0);
        m_rows->setData(index, QVariant::fromValue(rows[i]), uikit::PagedListModel::RowRole);
        m_rows->setData(index, rows[i].title, Qt::DisplayRole);
        m_rows->setData(index, pictures[i], Qt::DecorationRole);
        m_rows->setData(index, QStringList({rows[i].title, rows[i].age, rows[i].detail, rows[i].status, rows[i].late}).join(u'\n'),
                        Qt::AccessibleTextRole);
        m_rows->setData(index, rows[i].late.isEmpty() ? rows[i].title : rows[i].title + u'\n' + rows[i].late,
                        Qt::ToolTipRole);
    }
    if (!m_list->currentIndex().isValid() && !rows.empty())
        m_list->setCurrentIndex(m_rows->index(0, 0));
    const QString title = rows.empty() ? tr("No documents") : tr("Documents (%1)").arg(shownNumber(qint64(rows.size())));
    m_title->setText(m_key.isEmpty() ? title : title + QStringLiteral("  ") + m_key);
    m_list->setVisible(!rows.empty());
    m_list->setFixedHeight(int(std::min(rows.size(), size_t(m_rowsSeen))) * m_delegate->rowHeight() + 2);
    showWhatCanBeDone();
}

QString DocumentsWidget::currentId() const
{
    return m_list->currentIndex().data(uikit::PagedListModel::RowRole).value<uikit::ListRow>().id;
}

const DocumentView *DocumentsWidget::current() const
{
    const QString id = currentId();
    for (const DocumentView &view : m_documents) {
        if (view.document.id.toString() == id)
            return &view;
    }
    return nullptr;
}

void DocumentsWidget::open()
{
    if (const DocumentView *view = current())
        return Q_EMIT opened(*view);
    const QString id = currentId();
    for (const DocumentAttacher::Item &item : m_attacher->items()) {
        if (item.id == id && item.kept && !item.problem)
            return Q_EMIT fileOpened(*item.kept);
    }
    m_attacher->tryAgain(id);
}

void DocumentsWidget::removeCurrent()
{
    if (const DocumentView *view = current())
        m_files.stopFetching(view->document.sha256);
    else
        m_attacher->remove(currentId());
}

void DocumentsWidget::saveCurrent()
{
    const DocumentView *view = current();
    if (!view)
        return;
    if (m_files.stateOf(view->document.sha256).place == FileState::Place::Elsewhere) {
        m_files.fetch(view->document.sha256, view->document.size);
        return say(tr("The file is being fetched. Save it when it is here."));
    }
    uikit::saveFile(*this, view->document.fileName, m_files.read(view->document.sha256),
                 [this, view = *view](const Result<QString> &path) {
                     say(path.ok() ? QString() : fileSentence(path.error()));
                     if (!path.ok())
                         return;
                     Q_EMIT acted(tr("Saved as %1.").arg(*path));
                     Q_EMIT saved(view);
                 });
}

void DocumentsWidget::review(DocumentReview review)
{
    if (!mayChange())
        return;
    if (const DocumentView *view = current())
        m_review->review(view->document.id, review);
}

bool DocumentsWidget::takeFocus()
{
    QWidget *goal = m_list->isVisible() ? static_cast<QWidget *>(m_list) : m_add;
    goal->setFocus(Qt::OtherFocusReason);
    return goal->isVisible();
}

void DocumentsWidget::choose()
{
    if (!mayChange())
        return;
    auto *dialog = new QFileDialog(this, tr("Attach a file…"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &paths) {
        for (const QString &path : paths)
            m_attacher->addFile(path);
    });
    // Not modal to the program: telephones ring while somebody looks for a file.
    dialog->open();
}

void DocumentsWidget::paste()
{
    if (!mayChange())
        return;
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
    if (!mime || !addFrom(*mime))
        say(tr("There is no file and no picture in the clipboard."));
}

bool DocumentsWidget::addFrom(const QMimeData &mime)
{
    bool added = false;
    const QList<QUrl> urls = mime.urls();
    for (const QUrl &url : urls) {
        // Nothing is fetched from elsewhere because somebody dropped an address here.
        if (!url.isLocalFile())
            continue;
        m_attacher->addFile(url.toLocalFile());
        added = true;
    }
    if (added || !mime.hasImage())
        return added;
    const auto image = mime.imageData().value<QImage>();
    if (image.isNull())
        return false;
    // A picture has no file: it becomes one. Lossless, because it is mostly a screenshot with text; that takes a while.
    QThreadPool::globalInstance()->start([attacher = QPointer(m_attacher), target = m_attacher->target(),
                                         image, name = tr("Pasted picture")] {
        QByteArray content;
        QBuffer buffer(&content);
        image.save(&buffer, "PNG");
        QMetaObject::invokeMethod(
            qApp,
            [attacher, target, content, name] {
                if (attacher)
                    attacher->addContent(content, name + QStringLiteral(".png"), target);
            },
            Qt::QueuedConnection);
    });
    return true;
}

void DocumentsWidget::dragEnterEvent(QDragEnterEvent *event)
{
    if (hasSomething(*event->mimeData()))
        event->acceptProposedAction();
}

void DocumentsWidget::dropEvent(QDropEvent *event)
{
    if (addFrom(*event->mimeData()))
        event->acceptProposedAction();
}

bool DocumentsWidget::eventFilter(QObject *watched, QEvent *event)
{
    // Enter on the number pad is Enter, too.
    const int key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event)->key() : 0;
    if (watched == m_list && key == Qt::Key_Enter) {
        open();
        return true;
    }
    if (watched == m_add && (key == Qt::Key_Enter || key == Qt::Key_Return)) {
        choose();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void DocumentsWidget::say(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty() && !m_saysElsewhere);
    Q_EMIT problemSaid(problem);
}

} // namespace peygir::cases
