// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/ui/bulk_panel.h"
#include "supervision/core/supervision_queries.h"

namespace peygir::supervision {

/// Hands a cartable over to another post, or levels several, as one act: says first how many go from whom to whom, moves
/// nothing before that was seen as it is, and takes the last such act back as one. Each case goes by a referral of its own,
/// so that one that may not go keeps none of the others back. Esc stops between two of them. Ctrl+Enter does it.
class MovePanel final : public cases::BulkPanel
{
    Q_OBJECT

public:
    /// More at once would go for minutes; what is over is said.
    static constexpr int mostMoved = 5000;

    /// All outlive the panel.
    struct Ports
    {
        SupervisionQueries &queries;
        cases::CaseQueries &cases;
        cases::BulkBook &book;
        DeskPort &desk;
    };
    explicit MovePanel(const Ports &ports, QWidget *parent = nullptr);

    /// Asks to whom everything goes that lies with this one.
    void beginHandOver(const Subordinate &from);
    /// Shows what would go from whom to whom.
    void beginLevel(const std::vector<Subordinate> &among);

protected:
    void submit() override;
    void beginBack(const cases::BulkAct &act) override;
    bool isBack() const override { return m_isBack; }
    QString wentSentence(const QString &went, const QString &all) const override;
    bool offerRest(const std::optional<cases::BulkAct> &rest) override;
    void giveUp() override;

private:
    enum class Kind { HandOver, Level };
    void layOut();
    void begin(Kind kind, const QString &title, const std::vector<Subordinate> &people);
    /// Reads what lies there now and what would go; `then` is told whether that is what was shown before.
    void plan(const std::function<void(bool asShown)> &then);
    void showPlan();
    void go(const cases::BulkAct &act);
    QString nameOf(const organisation::PostId &post) const;

    Ports m_ports;
    QLabel *m_preview;

    Kind m_kind = Kind::HandOver;
    std::vector<Subordinate> m_people;
    std::vector<Move> m_moves;
    bool m_isTooMany = false;
    bool m_isBack = false;
    /// An act of which the disk let not everything go.
    std::optional<cases::BulkAct> m_unfinished;
    SupervisionQueries::Cancel m_cancel;
};

} // namespace peygir::supervision
