// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/document.h"
#include "command/desk_port.h"

#include <QWidget>

class QLabel;

namespace peygir::uikit {
class PersianLineEdit;
}

namespace peygir::cases {

/// Where a reviewer says what is wrong with a document (R092): one line that appears when a reason is needed. Enter
/// gives it, Esc puts it away. A refusal is said here and nothing typed is lost.
class ReviewLine : public QWidget
{
    Q_OBJECT

public:
    ReviewLine(DeskPort &desk, QWidget *parent = nullptr);

    /// A confirmation is given at once; the others ask why.
    void review(const DocumentId &document, DocumentReview review);

Q_SIGNALS:
    /// The review is kept; `sentence` says so.
    void reviewed(const QString &sentence);
    void refused(const QString &sentence);
    void putAway();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void submit(const QString &note);

    DeskPort &m_desk;
    std::optional<DocumentId> m_document;
    DocumentReview m_review = DocumentReview::Confirmed;
    QLabel *m_label;
    uikit::PersianLineEdit *m_note;
};

} // namespace peygir::cases
