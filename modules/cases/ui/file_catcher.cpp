// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/file_catcher.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QUrl>

#include <algorithm>

namespace peygir::cases {

namespace {

bool isText(const QWidget *widget)
{
    // A text of many lines is written into through what it scrolls.
    const QWidget *parent = widget->parentWidget();
    return qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget)
        || qobject_cast<const QPlainTextEdit *>(parent);
}

bool hasFiles(const QMimeData &mime)
{
    const QList<QUrl> urls = mime.urls();
    return mime.hasImage() || std::any_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); });
}

/// File managers add the names of the files as text; nobody means those.
bool hasWords(const QMimeData &mime)
{
    if (!mime.hasFormat(QStringLiteral("text/plain")))
        return false;
    QStringList names;
    const QList<QUrl> urls = mime.urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            names << url.toLocalFile() << url.toString() << QString::fromLatin1(url.toEncoded());
    }
    const QStringList lines = mime.text().split(u'\n');
    return std::any_of(lines.begin(), lines.end(), [&names](const QString &line) {
        return !line.trimmed().isEmpty() && !names.contains(line.trimmed());
    });
}

bool isMeant(const QWidget *at, const QMimeData &mime) { return hasFiles(mime) && !(isText(at) && hasWords(mime)); }

} // namespace

FileCatcher::FileCatcher(QWidget &page, std::function<bool(const QMimeData &)> take)
    : QObject(&page)
    , m_page(page)
    , m_take(std::move(take))
{
    page.setAcceptDrops(true);
    // Fields come and go with the questions of a subject: all are watched from above.
    qApp->installEventFilter(this);
}

bool FileCatcher::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    const bool isKey = type == QEvent::KeyPress;
    if (!isKey && type != QEvent::DragEnter && type != QEvent::DragMove && type != QEvent::Drop)
        return false;
    const auto *widget = qobject_cast<QWidget *>(watched);
    if (!widget || (widget != &m_page && !m_page.isAncestorOf(widget)))
        return false;
    if (isKey) {
        const QMimeData *mime = QApplication::clipboard()->mimeData();
        return static_cast<QKeyEvent *>(event)->matches(QKeySequence::Paste) && mime && isMeant(widget, *mime)
            && m_take(*mime);
    }
    auto *drop = static_cast<QDropEvent *>(event);
    if (!drop->mimeData() || !isMeant(widget, *drop->mimeData()))
        return false;
    if (type != QEvent::Drop || m_take(*drop->mimeData()))
        drop->acceptProposedAction();
    return true;
}

} // namespace peygir::cases
