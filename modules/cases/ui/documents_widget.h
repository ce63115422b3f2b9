// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/document_queries.h"
#include "cases/ui/document_attacher.h"
#include "uikit/row_delegate.h"

#include <QWidget>

class QLabel;
class QListView;
class QMimeData;
class QPushButton;
class QStandardItemModel;

namespace peygir::uikit {
class ReasonedAction;
} // namespace peygir::uikit

namespace peygir::cases {

class ReviewLine;
class Thumbnails;

/// The documents of one case, or of a call that is not registered yet (R031, R037, R092): files come in by drop, paste
/// or choice, are seen with a small picture of those that are pictures and with where their bytes are, opened, saved and reviewed, all by keys. Small: as high as what is
/// in it, at most some rows.
class DocumentsWidget : public QWidget
{
    Q_OBJECT

public:
    static constexpr int mostRows = 3;

    /// All outlive it.
    DocumentsWidget(DocumentQueries &queries, FilePort &files, DeskPort &desk,
                    uikit::RowLines lines = uikit::RowLines::Two, QWidget *parent = nullptr);

    /// Shows the documents of this case; empty: of none.
    void showCase(const std::optional<CaseId> &caseId);
    /// Shows what was given to this call, which is no case yet.
    void showCall(const Uuid &call);
    /// `uikit::RowDelegate::setLeastHeight` of its rows.
    void setLeastRowHeight(int height);
    /// At most so many are seen at once; at least 1.
    void setRowsSeen(int rows);
    /// What goes wrong is said by whoever hears `problemSaid`, and not below the list.
    void sayElsewhere() { m_saysElsewhere = true; }
    /// Shows its key with the title; whoever has the key calls `takeFocus`.
    void setKey(const QString &key);
    /// Takes the files, or else the picture, that lie in it. False where there is nothing that could be attached.
    bool addFrom(const QMimeData &mime);
    /// Reads them again.
    void refresh();
    /// `why` they can only be looked at; empty: they can be worked with.
    void setReadOnly(const QString &why);
    /// The files on their way into a case, and those of the calls.
    DocumentAttacher &attacher() { return *m_attacher; }
    /// The keyboard goes to the list, or to the button where there is none; false where neither is there.
    bool takeFocus();
    /// Looks for files to attach.
    void choose();
    /// The document that the list stands on; nothing on a file that is not attached yet.
    const DocumentView *current() const;
    /// All of them, the oldest first; none while they are being read.
    const std::vector<DocumentView> &documents() const { return m_documents; }

Q_SIGNALS:
    /// The person wants to see it.
    void opened(const peygir::cases::DocumentView &document);
    /// The same of a file that waits for its case.
    void fileOpened(const peygir::KeptFile &file);
    /// A copy lies where the person wanted it.
    void saved(const peygir::cases::DocumentView &document);
    void acted(const QString &sentence);
    /// Empty: there is none any more.
    void problemSaid(const QString &sentence);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addActions();
    uikit::ReasonedAction *addAction(const QString &id, const QString &text, const QKeySequence &key,
                                     std::function<void()> run);
    void showRows();
    void paste();
    /// Where files are worked with, and where they are only looked at.
    void showWhatCanBeDone();
    void open();
    void removeCurrent();
    void saveCurrent();
    void review(DocumentReview review);
    QString currentId() const;
    /// Says why not, where nothing may be changed.
    bool mayChange();
    void say(const QString &problem);

    DocumentQueries &m_queries;
    FilePort &m_files;
    DocumentAttacher *m_attacher;
    std::optional<CaseId> m_caseId;
    std::optional<Uuid> m_call;
    int m_rowsSeen = mostRows;
    bool m_saysElsewhere = false;
    QString m_key;
    QString m_whyReadOnly;
    std::vector<DocumentView> m_documents;
    DocumentQueries::Cancel m_cancel;

    QLabel *m_title;
    QPushButton *m_add;
    QPushButton *m_remove;
    QListView *m_list;
    QStandardItemModel *m_rows;
    uikit::RowDelegate *m_delegate;
    Thumbnails *m_thumbnails;
    ReviewLine *m_review;
    std::vector<uikit::ReasonedAction *> m_reviews;
    QLabel *m_problem;
};

} // namespace peygir::cases
