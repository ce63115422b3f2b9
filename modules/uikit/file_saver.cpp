// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/file_saver.h"

#include "persian/file_name.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QPointer>
#include <QSaveFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QUrl>

namespace peygir::uikit {

namespace {

constexpr qint64 copiedAtOnce = 1024 * 1024;

Result<QString> copied(QIODevice *from, const QString &target, const QString &name)
{
    const Error unreadable("files.unreadable", {{QStringLiteral("name"), name}});
    if (!from)
        return unreadable;
    QSaveFile to(target);
    const auto failed = [&to] {
        return Error(to.error() == QFileDevice::ResourceError ? "storage.disk_full" : "storage.io",
                     {{QStringLiteral("detail"), to.errorString()}});
    };
    if (!to.open(QIODevice::WriteOnly))
        return failed();
    while (!from->atEnd()) {
        const QByteArray piece = from->read(copiedAtOnce);
        if (piece.isEmpty())
            return unreadable;
        if (to.write(piece) != piece.size())
            return failed();
    }
    if (!to.commit())
        return failed();
    return target;
}

/// In the background; `done` on this thread.
void copyApart(QWidget &window, const FileContent &source, const QString &target, const QString &name,
               std::function<void(Result<QString>)> done)
{
    QThreadPool::globalInstance()->start(
        [window = QPointer<QWidget>(&window), source, target, name, done = std::move(done)] {
            const Result<QString> result = copied(source.get(), target, name);
            QMetaObject::invokeMethod(
                qApp,
                [window, result, done] {
                    if (window)
                        done(result);
                },
                Qt::QueuedConnection);
        });
}

} // namespace

void saveFile(QWidget &window, const QString &given, const FileContent &source, std::function<void(Result<QString>)> done)
{
    auto *dialog = new QFileDialog(&window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    dialog->setDirectory(folder);
    // What stands in the record was made by another desk: cleaned once more before it becomes a name here.
    const QString name = persian::storedFileName(given);
    dialog->selectFile(name);
    QObject::connect(dialog, &QFileDialog::fileSelected, &window,
                     [&window, source, name, done = std::move(done)](const QString &target) {
                         copyApart(window, source, target, name, done);
                     });
    dialog->open();
}

bool mayOpenWithSystem(const QString &name)
{
    static const QStringList shown{
        QStringLiteral("pdf"),  QStringLiteral("png"),  QStringLiteral("jpg"),  QStringLiteral("jpeg"),
        QStringLiteral("gif"),  QStringLiteral("bmp"),  QStringLiteral("webp"), QStringLiteral("tif"),
        QStringLiteral("tiff"), QStringLiteral("txt"),  QStringLiteral("csv"),  QStringLiteral("mp3"),
        QStringLiteral("ogg"),  QStringLiteral("oga"),  QStringLiteral("wav"),  QStringLiteral("m4a"),
        QStringLiteral("amr"),  QStringLiteral("mp4"),  QStringLiteral("mkv"),  QStringLiteral("3gp"),
        QStringLiteral("docx"), QStringLiteral("xlsx"), QStringLiteral("pptx"), QStringLiteral("odt"),
        QStringLiteral("ods"),  QStringLiteral("odp")};
    // The system chooses the program by the ending.
    return shown.contains(persian::storedFileName(name).section(u'.', -1).toLower());
}

void openWithSystem(QWidget &window, const QString &given, const BlobHash &content, const FileContent &source,
                    std::function<void(Result<QString>)> done)
{
    Q_ASSERT(mayOpenWithSystem(given));
    // For its owner only, and gone with the program: copies of citizens' papers must not pile up in it.
    // The person's folder for the time that he is signed in lies in memory.
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    static const QTemporaryDir copies((runtime.isEmpty() ? QDir::tempPath() : runtime) + QStringLiteral("/peygir-XXXXXX"));
    const QString folder = copies.filePath(content.text().first(16));
    const QString name = persian::storedFileName(given);
    QDir().mkpath(folder);
    copyApart(window, source, folder + u'/' + name, name, [done = std::move(done)](const Result<QString> &copy) {
        if (copy.ok() && !QDesktopServices::openUrl(QUrl::fromLocalFile(*copy)))
            return done(Error("files.no_program"));
        done(copy);
    });
}

} // namespace peygir::uikit
