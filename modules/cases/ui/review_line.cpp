// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/review_line.h"

#include "cases/core/review_document.h"
#include "cases/ui/document_text.h"
#include "uikit/persian_line_edit.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>

namespace peygir::cases {

ReviewLine::ReviewLine(DeskPort &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_label(new QLabel(this))
    , m_note(new uikit::PersianLineEdit(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_label);
    row->addWidget(m_note, 1);
    connect(m_note, &QLineEdit::returnPressed, this, [this] { submit(m_note->text()); });
    hide();
}

void ReviewLine::review(const DocumentId &document, DocumentReview review)
{
    // What was typed about another document is not said of this one.
    if (m_document != document)
        m_note->clear();
    m_document = document;
    m_review = review;
    if (review == DocumentReview::Confirmed)
        return submit({});
    m_label->setText(review == DocumentReview::Deficient ? tr("What is missing?") : tr("Why is it rejected?"));
    m_note->setAccessibleName(m_label->text());
    m_note->setPlaceholderText(tr("Enter gives the review, Esc puts it away"));
    show();
    m_note->setFocus();
}

void ReviewLine::submit(const QString &note)
{
    const ReviewDocument command{*m_document, m_review, note};
    m_desk.submit(ReviewDocument::kind, fieldsToJson(command), this,
                  [this, said = m_review](const Result<DeskPort::Accepted> &accepted) {
                      if (!accepted.ok()) {
                          const QString sentence = fileSentence(accepted.error());
                          if (isVisible())
                              m_note->setProblem(sentence);
                          Q_EMIT refused(sentence);
                          return;
                      }
                      m_note->clear();
                      hide();
                      Q_EMIT reviewed(tr("Review kept: %1").arg(shownReview(said)));
                  });
}

void ReviewLine::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return QWidget::keyPressEvent(event);
    hide();
    Q_EMIT putAway();
}

} // namespace peygir::cases
