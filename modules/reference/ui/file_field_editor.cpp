// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/ui/file_field_editor.h"

#include "reference/ui/record_words.h"
#include "uikit/file_saver.h"
#include "uikit/file_text.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>

#include <utility>

namespace peygir::reference {

namespace {

/// Nothing is fetched from elsewhere because somebody dropped an address here.
QStringList localFiles(const QMimeData &mime)
{
    QStringList paths;
    const QList<QUrl> urls = mime.urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    return paths;
}

} // namespace

FileFieldEditor::FileFieldEditor(const RecordField &field, FilePort *files, QWidget *parent)
    : FieldEditor(field, parent)
    , m_files(files)
    , m_name(new QLabel)
    , m_choose(button(tr("Choose a file…"), "chooseFile", &FileFieldEditor::choose))
    , m_open(button(tr("Open"), "openFile", &FileFieldEditor::open))
    , m_save(button(tr("Save as…"), "saveFile", &FileFieldEditor::save))
    , m_remove(button(tr("Take out"), "takeOutFile", &FileFieldEditor::remove))
{
    m_name->setObjectName(QStringLiteral("fileName"));
    m_name->setTextFormat(Qt::PlainText);
    // A long name is cut by the width of the form and whole in its tool tip.
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_name, 1);
    for (QPushButton *each : {m_choose, m_open, m_save, m_remove})
        layout->addWidget(each);
    row->setFocusProxy(m_choose);
    hold(row);
    if (m_files) {
        setAcceptDrops(true);
        connect(m_files, &FilePort::taking, this, [this](quint64 number, qint64 done, qint64 size) {
            if (m_taking != number)
                return;
            m_copied.done = done;
            m_copied.size = size;
            showFile();
        });
        connect(m_files, &FilePort::fileChanged, this, [this](const BlobHash &hash) {
            if (!m_file || m_file->sha256 != hash)
                return;
            grant();
            showFile();
        });
    }
    showFile();
}

FileFieldEditor::~FileFieldEditor() { stopTaking(); }

QPushButton *FileFieldEditor::button(const QString &text, const char *name, void (FileFieldEditor::*act)())
{
    auto *made = new QPushButton(text);
    made->setObjectName(QLatin1String(name));
    made->installEventFilter(this);
    connect(made, &QPushButton::clicked, this, act);
    return made;
}

QJsonValue FileFieldEditor::value() const
{
    return m_file ? QJsonValue(fieldsToJson(*m_file)) : QJsonValue(QJsonValue::Null);
}

void FileFieldEditor::setValue(const QJsonValue &value, const std::map<QString, Localized> &)
{
    const auto file = FieldCodec<std::optional<FileValue>>::fromJson(value);
    const std::optional<FileValue> now = file.ok() ? *file : std::nullopt;
    if (now != m_file || m_taking) {
        stopTaking();
        m_wish.reset();
    }
    m_file = now;
    m_taken.reset();
    showFile();
}

QString FileFieldEditor::problem() const
{
    if (m_taking)
        return tr("The file is still being copied to this desk.");
    return m_file ? QString() : missing();
}

void FileFieldEditor::choose()
{
    if (!m_files)
        return;
    auto *dialog = new QFileDialog(this, tr("Choose a file…"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    // Return in its line both accepts and presses the button: it is told twice.
    connect(dialog, &QFileDialog::fileSelected, this, &FileFieldEditor::take, Qt::SingleShotConnection);
    // Not modal to the program: telephones ring while somebody looks for a file.
    dialog->open();
}

void FileFieldEditor::take(const QString &path)
{
    stopTaking();
    setProblem({});
    m_copied = {FileState::Place::Here, 0, 0, std::nullopt};
    m_taking = m_files->take(path, this, [this](const Result<KeptFile> &kept) {
        m_taking.reset();
        if (kept.ok())
            replace(FileValue{kept->sha256, kept->size, kept->name, kept->mediaType}, kept->sha256);
        else
            setProblem(uikit::fileSentence(kept.error()));
        showFile();
    });
    showFile();
    // Who copies something changes the record: what comes to it meanwhile must not break that off.
    tellEdited();
}

void FileFieldEditor::stopTaking()
{
    if (m_taking)
        m_files->cancelTake(*m_taking);
    m_taking.reset();
}

void FileFieldEditor::replace(const std::optional<FileValue> &file, const std::optional<BlobHash> &taken)
{
    if (m_taken)
        m_files->letGo(*m_taken);
    m_taken = taken;
    m_file = file;
    m_wish.reset();
    showFile();
    tellEdited();
}

void FileFieldEditor::remove()
{
    stopTaking();
    replace(std::nullopt, std::nullopt);
    setFocus(Qt::OtherFocusReason);
}

void FileFieldEditor::open() { wish(Wish::Open); }

void FileFieldEditor::save() { wish(Wish::Save); }

void FileFieldEditor::wish(Wish wish)
{
    if (!m_file || !m_files)
        return;
    setProblem({});
    m_wish = wish;
    if (m_files->stateOf(m_file->sha256).place == FileState::Place::Elsewhere)
        m_files->fetch(m_file->sha256, m_file->size);
    grant();
    showFile();
}

void FileFieldEditor::grant()
{
    const FileState state = m_files->stateOf(m_file->sha256);
    if (!m_wish)
        return;
    if (state.problem && state.place == FileState::Place::Elsewhere) {
        m_wish.reset();
        return setProblem(uikit::fileSentence(*state.problem));
    }
    if (state.place == FileState::Place::Elsewhere || state.place == FileState::Place::Coming)
        return;
    const Wish wish = *std::exchange(m_wish, std::nullopt);
    const auto told = [this](const Result<QString> &path) {
        if (!path.ok())
            setProblem(uikit::fileSentence(path.error()));
    };
    const uikit::FileContent content = m_files->read(m_file->sha256);
    if (wish == Wish::Open)
        uikit::openWithSystem(*this, m_file->name, m_file->sha256, content, told);
    else
        uikit::saveFile(*this, m_file->name, content, told);
}

void FileFieldEditor::showFile()
{
    QStringList parts;
    if (m_taking) {
        parts += tr("Being copied, %1 %").arg(uikit::percentOf(m_copied));
    } else if (m_file) {
        parts = {uikit::isolated(m_file->name), uikit::shownSize(m_file->size)};
        if (m_files)
            parts += uikit::shownPlace(m_files->stateOf(m_file->sha256));
    } else {
        parts += tr("No file");
    }
    m_name->setText(parts.join(QStringLiteral(" · ")));
    m_name->setToolTip(m_name->text());
    m_choose->setAccessibleDescription(m_name->text());
    for (QPushButton *each : {m_open, m_save, m_remove})
        each->setVisible(m_files && m_file && !m_taking);
    m_choose->setVisible(m_files);
    // Everything else may run what a stranger wrote.
    m_open->setEnabled(m_file && uikit::mayOpenWithSystem(m_file->name));
}

void FileFieldEditor::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void FileFieldEditor::dropEvent(QDropEvent *event)
{
    const QStringList paths = localFiles(*event->mimeData());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    if (paths.size() > 1)
        return setProblem(tr("One file has its place here. Drop a single one."));
    take(paths.first());
}

bool FileFieldEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter && !(key->modifiers() & Qt::ControlModifier)) {
            static_cast<QPushButton *>(watched)->click();
            return true;
        }
    }
    return FieldEditor::eventFilter(watched, event);
}

} // namespace peygir::reference
