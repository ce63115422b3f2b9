// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "persian/file_name.h"
#include "cases/support/document_fakes.h"
#include "cases/ui/document_text.h"
#include "cases/ui/document_viewer.h"
#include "cases/ui/documents_widget.h"
#include "desktop/desk_session.h"
#include "front/desk/file_service.h"
#include "uikit/list_row.h"
#include "uikit/paged_list_model.h"
#include "uikit/testing/ui_driver.h"

#include <QApplication>
#include <QBuffer>
#include <QDropEvent>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QPainter>
#include <QPdfWriter>
#include <QTemporaryDir>
#include <QVBoxLayout>
#include <QtEndian>
#include <QtTest>

namespace peygir::cases::testing {

using test::FixedDocuments;
using test::NotingDesk;

inline const CaseId aCase(Uuid::parse(QByteArrayView("01900000-0000-7000-8000-00000000000a")).value());

inline const Uuid aCall = Uuid::parse(QByteArrayView("01900000-0000-7000-8000-00000000000c")).value();

inline QByteArray pictureBytes(int side)
{
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

/// Some kilobytes that claim to be 50,000 by 50,000 points.
inline QByteArray bombBytes()
{
    QByteArray bytes = pictureBytes(64);
    for (const int at : {16, 20})
        qToBigEndian<quint32>(50'000, bytes.data() + at);
    // Its checksum, over the kind and the thirteen bytes of the head.
    quint32 crc = 0xffffffff;
    for (int i = 12; i < 29; ++i) {
        crc ^= quint8(bytes.at(i));
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    qToBigEndian<quint32>(crc ^ 0xffffffff, bytes.data() + 29);
    return bytes;
}

inline QByteArray pdfBytes()
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    QPainter painter(&writer);
    painter.drawText(100, 100, QStringLiteral("page"));
    painter.end();
    return bytes;
}

/// A second of a tone, 8 kHz, 8 bit.
inline QByteArray waveBytes()
{
    constexpr quint32 rate = 8000;
    QByteArray bytes("RIFF....WAVEfmt ", 16);
    const auto add32 = [&bytes](quint32 number) {
        const quint32 wire = qToLittleEndian(number);
        bytes.append(reinterpret_cast<const char *>(&wire), 4);
    };
    const auto add16 = [&bytes](quint16 number) {
        const quint16 wire = qToLittleEndian(number);
        bytes.append(reinterpret_cast<const char *>(&wire), 2);
    };
    add32(16);
    add16(1);
    add16(1);
    add32(rate);
    add32(rate);
    add16(1);
    add16(8);
    bytes.append("data");
    add32(rate);
    for (quint32 i = 0; i < rate; ++i)
        bytes.append(char(i % 20 < 10 ? 60 : 200));
    qToLittleEndian<quint32>(quint32(bytes.size()) - 8, bytes.data() + 4);
    return bytes;
}

/// The documents of a case, and the viewer below them, on a desk that keeps files.
class DocumentsScreen
{
protected:
    /// Before each test.
    void begin()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_desk = std::make_unique<NotingDesk>();
        m_documents = std::make_unique<FixedDocuments>();
        m_files = std::make_unique<front::FileService>(
            front::FileWorker::Settings{m_place->filePath(QStringLiteral("files")), {}, {}});
        m_window = std::make_unique<QWidget>();
        m_window->resize(900, 640);
        m_widget = new DocumentsWidget(*m_documents, *m_files, *m_desk);
        m_viewer = new DocumentViewer(*m_documents, *m_files, *m_desk);
        auto *column = new QVBoxLayout(m_window.get());
        column->addWidget(m_widget);
        column->addWidget(m_viewer, 1);
        QObject::connect(m_widget, &DocumentsWidget::opened, m_viewer, [this](const DocumentView &view) {
            m_viewer->showDocument(view);
            m_viewer->takeFocus();
        });
        QObject::connect(m_widget, &DocumentsWidget::fileOpened, m_viewer, [this](const KeptFile &file) {
            m_viewer->showFile(file);
            m_viewer->takeFocus();
        });
        QVERIFY(uikit::testing::showActive(*m_window));
    }
    void end()
    {
        m_window.reset();
        m_files.reset();
    }

    QString file(const char *name, const QByteArray &content)
    {
        QFile file(m_place->filePath(QString::fromUtf8(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write");
        return file.fileName();
    }

    void drop(const QStringList &paths)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls.append(QUrl::fromLocalFile(path));
        data.setUrls(urls);
        QDragEnterEvent enter(m_widget->rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_widget, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(m_widget->rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_widget, &event);
    }

    /// Whether bytes of this call are on this desk.
    bool hasContent(const Uuid &call) const
    {
        const QJsonArray files = m_widget->attacher().waiting(call);
        return !files.isEmpty() && files.first().toObject().contains(QLatin1String("sha256"));
    }

    /// What would be swept away if nothing in the store named it.
    std::vector<BlobHash> looseFiles()
    {
        std::optional<std::vector<BlobHash>> loose;
        m_files->findLoose(m_window.get(), [&loose](const Result<std::vector<BlobHash>> &found) { loose = found.value(); });
        (void)uikit::testing::waitUntil([&loose] { return loose.has_value(); });
        return loose.value();
    }

    QListView &list() { return *m_widget->findChild<QListView *>(); }
    QList<uikit::ListRow> rows()
    {
        QList<uikit::ListRow> rows;
        for (int i = 0; i < list().model()->rowCount(); ++i)
            rows.append(list().model()->index(i, 0).data(uikit::PagedListModel::RowRole).value<uikit::ListRow>());
        return rows;
    }
    /// The title of a document with this content, as the list would show it once it is attached.
    QString rowOf(const BlobHash &hash, const QString &name)
    {
        DocumentView view = aView(hash, 100, persian::storedFileName(name), QStringLiteral("application/pdf"));
        m_documents->views = {view};
        m_widget->refresh();
        (void)uikit::testing::waitUntil([this] { return rows().size() == 1; });
        return rows().front().title;
    }

    DocumentView aView(const BlobHash &hash, qint64 size, const QString &name, const QString &type)
    {
        return {CaseDocument{DocumentId(derivedUuid(aCase.uuid(), hash.hex())),
                             aCase,
                             kindOf(type),
                             {},
                             name,
                             type,
                             size,
                             hash,
                             {},
                             m_desk->user(),
                             Instant(1'790'000'000'000),
                             {},
                             {},
                             {},
                             {}},
                QStringLiteral("سارا نمونه"),
                {}};
    }
    void haveOneDocument(std::optional<DocumentReview> review = {})
    {
        DocumentView view =
            aView(BlobHash::of("elsewhere"), 3 * 512 * 1024, QStringLiteral("چاله.jpg"), QStringLiteral("image/jpeg"));
        if (review) {
            view.document.review = review;
            view.document.reviewNote = QStringLiteral("پشت کارت کم است");
            view.document.reviewedBy = m_desk->user();
            view.document.reviewedAt = view.document.at;
        }
        m_documents->views = {view};
        m_widget->showCase(aCase);
        QVERIFY(uikit::testing::waitUntil([this] { return rows().size() == 1; }));
        keep("documents-list");
    }

    /// It is on this desk.
    BlobHash kept(const QByteArray &content)
    {
        m_files->takeContent(content, QStringLiteral("a.png"), m_window.get(), [](const Result<KeptFile> &) {});
        const BlobHash hash = BlobHash::of(content);
        if (!uikit::testing::waitUntil([&] { return m_files->read(hash) && m_files->stateOf(hash).place == FileState::Place::Here; }))
            qFatal("not kept");
        return hash;
    }
    void showDocumentWith(const BlobHash &thumbnail)
    {
        DocumentView view = aView(BlobHash::of("elsewhere"), 3 * 512 * 1024, QStringLiteral("چاله.jpg"), QStringLiteral("image/jpeg"));
        view.document.thumbnail = thumbnail;
        m_documents->views = {view};
        m_widget->showCase(aCase);
        QVERIFY(uikit::testing::waitUntil([this] { return rows().size() == 1; }));
    }
    QImage picture() { return list().model()->index(0, 0).data(Qt::DecorationRole).value<QImage>(); }

    /// Takes the content in, as if it had been fetched, and opens it by Enter.
    void openInViewer(const QByteArray &content, const char *name, const char *type)
    {
        bool here = false;
        m_files->takeContent(content, QString::fromUtf8(name), m_window.get(),
                             [&here](const Result<KeptFile> &kept) { here = kept.ok(); });
        QVERIFY(uikit::testing::waitUntil([&here] { return here; }));
        const BlobHash hash = BlobHash::of(content);
        m_documents->views = {aView(hash, content.size(), QString::fromUtf8(name), QString::fromLatin1(type))};
        m_widget->showCase(aCase);
        QVERIFY(uikit::testing::waitUntil(
            [this, hash] { return rows().size() == 1 && m_files->stateOf(hash).place == FileState::Place::Here; }));
        list().setFocus();
        uikit::testing::press(*m_window, QStringLiteral("Return"));
    }

    /// Whether one of the visible labels has this.
    bool says(const QString &part) const
    {
        const auto labels = m_window->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&part](const QLabel *label) { return label->isVisible() && label->text().contains(part); });
    }

    /// For people to look at, where PEYGIR_SCREENSHOTS names a folder.
    void keep(const char *name)
    {
        const QString folder = qEnvironmentVariable("PEYGIR_SCREENSHOTS");
        if (!folder.isEmpty())
            QVERIFY(uikit::testing::screenshot(*m_window, folder + u'/' + QLatin1String(name) + QStringLiteral(".png")));
    }

    std::unique_ptr<QTemporaryDir> m_place;
    std::unique_ptr<NotingDesk> m_desk;
    std::unique_ptr<FixedDocuments> m_documents;
    std::unique_ptr<front::FileService> m_files;
    std::unique_ptr<QWidget> m_window;
    DocumentsWidget *m_widget = nullptr;
    DocumentViewer *m_viewer = nullptr;
};

} // namespace peygir::cases::testing
