// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/document_queries.h"
#include "command/desk_port.h"
#include "command/file_port.h"

#include <QWidget>

class QLabel;
class QPdfDocument;
class QPdfView;
class QProgressBar;
class QStackedLayout;

namespace peygir::uikit {
class ActionBar;
class ReasonedAction;
} // namespace peygir::uikit

namespace peygir::cases {

class PictureView;
class ReviewLine;
class SoundView;

/// A page that shows one document: pictures, PDF and sound; anything else can be saved or given to a program of the
/// system. Fetches the file where it is not on this desk. Whatever is wrong with a file is said in a sentence, and it
/// can still be saved.
class DocumentViewer : public QWidget
{
    Q_OBJECT

public:
    /// All outlive it.
    DocumentViewer(DocumentQueries &queries, FilePort &files, DeskPort &desk, QWidget *parent = nullptr);
    ~DocumentViewer() override;

    void showDocument(const DocumentView &document);
    /// The same of a file on this desk that no case has yet: nobody reviews it.
    void showFile(const KeptFile &file);
    /// Reads the document again: somebody may have reviewed it.
    void refresh();
    /// Nothing after `closed`.
    const std::optional<DocumentView> &document() const { return m_document; }
    void takeFocus();

Q_SIGNALS:
    /// The person goes back.
    void closed();
    void acted(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addActions();
    uikit::ReasonedAction *action(const QString &id, const QString &text, const QKeySequence &key,
                                  std::function<void()> run);
    void show(const DocumentView &document, bool isFile);
    /// Shows what there is to show of the present state of its file.
    void showState();
    void showContent();
    void openPdf();
    void say(const QString &problem);
    void save();
    void openWithSystem();
    /// For the desk's journal: a copy for another program is a copy.
    void note(LookAct act);
    void leave();

    DocumentQueries &m_queries;
    FilePort &m_files;
    DeskPort &m_desk;
    DocumentQueries::Cancel m_cancel;
    std::optional<DocumentView> m_document;
    /// It is a file only, made to look like a document.
    bool m_isFile = false;
    /// Content is loaded once.
    bool m_isShown = false;
    /// As long as it is shown: a desk that makes room for other files leaves what somebody has open.
    std::unique_ptr<QIODevice> m_heldOpen;
    int m_round = 0;

    QLabel *m_name;
    QLabel *m_facts;
    QStackedLayout *m_stack;
    QWidget *m_waiting;
    QLabel *m_waitingText;
    QProgressBar *m_progress;
    QLabel *m_other;
    PictureView *m_picture;
    SoundView *m_sound;
    QPdfView *m_pdf;
    std::unique_ptr<QPdfDocument> m_pdfDocument;
    QLabel *m_problem;
    ReviewLine *m_review;
    uikit::ActionBar *m_bar;
    std::vector<uikit::ReasonedAction *> m_reviews;
    uikit::ReasonedAction *m_save = nullptr;
    uikit::ReasonedAction *m_open = nullptr;
};

} // namespace peygir::cases
