// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"
#include "cases/ui/look_note.h"
#include "command/desk_port.h"
#include "paper/out_page.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QStackedLayout;
class QVBoxLayout;

namespace peygir::uikit {
class CodeLabel;
class StatusChip;
class ContentArea;
} // namespace peygir::uikit

namespace peygir::cases {

class CaseActs;
class CaseFetch;
class CaseParts;
class DocumentsWidget;
class FetchLine;
class WaitingBar;
struct CaseAsked;

/// One case: what it is about, where, who called, what happened, and what can be done now (R073, R080, R082, R107). What
/// this desk does not keep of it is said and can be asked for.
class CasePage : public QWidget, public paper::OutPage
{
    Q_OBJECT

public:
    /// All outlive it.
    CasePage(CaseQueries &queries, CaseFetch &fetch, DeskPort &desk, QWidget *parent = nullptr);

    /// Shows this case; empty shows what would be here.
    void showCase(const std::optional<CaseId> &id);
    const std::optional<CaseId> &shownCase() const { return m_id; }
    /// Reads the case again.
    void refresh();
    /// Asks the server for the case with this tracking code, which this desk does not hold, and shows it when it comes.
    void askFor(const QString &code);
    /// Asks the server for what this desk does not hold of the case that is shown; nothing where it holds it.
    void askServer();
    /// The same once it is known what this desk holds of it.
    void askServerWhenAbsent();
    /// The section with the documents of the case, shown where this desk holds its file. Once; the page owns it then.
    void setDocuments(DocumentsWidget &documents);
    /// What a later feature shows of the case, as a part beside its history; the page owns it then.
    void addPart(QWidget &part, const QString &name);
    /// How much is in it.
    void setPartCount(QWidget &part, size_t count);
    /// What can be done with the case that is shown; the page owns it.
    CaseActs &acts() const { return *m_acts; }
    /// The case as it was read; empty: none is shown, or it is not here.
    const std::optional<CaseView> &view() const { return m_view; }
    /// Puts something above the case that concerns it; the page becomes its owner.
    void addOnTop(QWidget &widget);
    /// Of the case that is shown; empty where it has none.
    std::optional<CitizenId> citizen() const;
    /// The case that is shown, as far as it is here.
    QList<paper::OutOffer> outOffers() override;

    /// The keyboard goes to its documents; where there are none it is said.
    void openDocuments();

Q_SIGNALS:
    /// The case that is shown was read, or read again.
    void caseShown(const peygir::cases::CaseId &id);
    /// The same, or empty: none is shown any more, or only that it is not here.
    void viewShown(const std::optional<peygir::cases::CaseView> &view);
    void acted(const QString &sentence);
    void refused(const QString &sentence);
    /// Another case is to be shown.
    void caseWanted(const QString &caseId);

protected:
    bool focusNextPrevChild(bool next) override;

private:
    /// The case is not here, or not read yet.
    void forget();
    void showNone();
    void showAbsent(const CaseAsked &asked);
    void showView(const CaseView &view);
    /// To those who read more about the case than its view has.
    void tellShown(const CaseView &view);
    void showSource(const CaseView &view);
    void takeFetched(const CaseId &id);
    void askIfWanted();
    void showFacts(const CaseView &view);

    CaseQueries &m_queries;
    DeskPort &m_desk;
    LookNote m_look;
    std::optional<CaseId> m_id;
    std::optional<CaseView> m_view;
    std::optional<Instant> m_shownAt;
    CaseQueries::Cancel m_cancel;
    /// Of this one the server is asked for what is not here.
    std::optional<CaseId> m_wanted;

    QStackedLayout *m_stack;
    /// Of what is told.
    QVBoxLayout *m_column;
    uikit::CodeLabel *m_code;
    uikit::StatusChip *m_status;
    QLabel *m_subject;
    QFormLayout *m_facts;
    QLabel *m_words;
    uikit::ContentArea *m_about;
    /// All but what is done with the case.
    uikit::ContentArea *m_told;
    FetchLine *m_source;
    WaitingBar *m_waiting;
    CaseParts *m_parts;
    CaseActs *m_acts;
    DocumentsWidget *m_documents = nullptr;
};

} // namespace peygir::cases
