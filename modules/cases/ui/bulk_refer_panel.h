// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/ui/bulk_panel.h"

namespace peygir::cases {

/// Refers many cases with one note, as one act (R063). Each goes as a command of its own, so that one that may not go keeps
/// none of the others back; it says how many went and which did not, and why. Esc stops between two of them. The last such act
/// is taken back as one, also after the program has ended in the middle of it; then it can be gone on with.
class BulkReferPanel final : public BulkPanel
{
    Q_OBJECT

public:
    BulkReferPanel(CaseQueries &queries, DeskPort &desk, QWidget *parent = nullptr);
    /// Outlives the panel. Without one, nothing is remembered and nothing can be taken back.
    void setBook(BulkBook &book);
    /// The cases lie in this person's cartable from now on, and not in that of whoever sits here.
    void setWhose(const UserId &user) { m_whose = user; }

    /// Asks for the post and the note for these cases.
    void begin(const std::vector<CaseId> &ids);
    /// Says that this act was interrupted, and asks what is to become of it; nothing while the panel is in use.
    void offerUnfinished(const BulkAct &act);

Q_SIGNALS:
    /// This one went: it need not be marked any longer.
    void referred(const QString &caseId);

protected:
    void submit() override;
    void beginBack(const BulkAct &act) override;
    bool isBack() const override { return m_subject == Subject::Back; }
    QString wentSentence(const QString &went, const QString &all) const override;
    QString moreStayed(const QString &count) const override;
    void allWent() override { clearTyped(); }
    bool offerRest(const std::optional<BulkAct> &rest) override;
    void giveUp() override;

private:
    /// What it is about: marked cases, an act that was interrupted, one that is taken back.
    enum class Subject { Marked, Unfinished, Back };
    void present(Subject subject, const QString &title);
    void begin(Subject subject);
    void clearTyped();

    QPushButton *m_back;
    Subject m_subject = Subject::Marked;
    std::vector<CaseId> m_ids;
    std::optional<UserId> m_whose;
    std::optional<BulkAct> m_act;
    /// Post and note on the form are those of the act under way, or of one that was interrupted.
    bool m_isTyped = false;
};

} // namespace peygir::cases
