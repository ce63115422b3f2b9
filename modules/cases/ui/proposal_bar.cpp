// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/proposal_bar.h"

#include "cases/core/settle_proposal.h"
#include "cases/ui/field_text.h"
#include "cases/ui/shown.h"
#include "uikit/error_sentence.h"
#include "uikit/help_topic.h"
#include "uikit/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace peygir::cases {

ProposalBar::ProposalBar(CitizenQueries &queries, DeskPort &desk, QWidget *parent)
    : QFrame(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_sentence(new QLabel(this))
    , m_keep(new QPushButton(tr("Keep what is there (Shift+F11)"), this))
    , m_replace(new QPushButton(tr("Replace it (Shift+F12)"), this))
{
    uikit::setHelpTopic(*this, QStringLiteral("proposal"));
    setObjectName(QStringLiteral("proposalBar"));
    setFrameShape(QFrame::StyledPanel);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setAccessibleName(tr("Proposal"));
    auto *sign = new QLabel(this);
    sign->setPixmap(uikit::icon(QStringLiteral("circle-alert"), uikit::IconTint::Attention).pixmap(18, 18));
    auto *head = new QHBoxLayout;
    head->addWidget(sign, 0, Qt::AlignTop);
    head->addWidget(m_sentence, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_keep);
    buttons->addWidget(m_replace);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 10, 8);
    column->setSpacing(6);
    column->addLayout(head);
    column->addLayout(buttons);
    connect(m_keep, &QPushButton::clicked, this, [this] { settle(false); });
    connect(m_replace, &QPushButton::clicked, this, [this] { settle(true); });
    connect(new QShortcut(Qt::SHIFT | Qt::Key_F11, this), &QShortcut::activated, this, [this] { settle(false); });
    connect(new QShortcut(Qt::SHIFT | Qt::Key_F12, this), &QShortcut::activated, this, [this] { settle(true); });
    hide();
}

void ProposalBar::showCase(const std::optional<CaseId> &id)
{
    if (m_cancel)
        m_cancel();
    if (!id) {
        setProposals({});
        return;
    }
    m_cancel = m_queries.proposals(*id, this, [this](const Result<std::vector<ProposalView>> &proposals) {
        setProposals(proposals.ok() ? *proposals : std::vector<ProposalView>());
    });
}

void ProposalBar::setProposals(std::vector<ProposalView> proposals)
{
    m_proposals = std::move(proposals);
    showFirst();
}

void ProposalBar::showFirst()
{
    setVisible(!m_proposals.empty());
    if (m_proposals.empty())
        return;
    const ProposalView &first = m_proposals.front();
    const QString question = shown(first.question);
    const QString field = question.isEmpty() ? shownField(first.field) : question;
    const QString wanted = shownValue(first.wanted, first.wantedName);
    const QString now = shownValue(first.now, first.nowName);
    QString sentence = first.author == m_desk.user()
        ? tr("You wrote “%1” for “%2” at %3, but somebody else had changed it; now it says “%4”.")
              .arg(wanted, field, shownTime(first.at), now)
        : tr("%1 wrote “%2” for “%3” at %4, but somebody else had changed it; now it says “%5”.")
              .arg(first.by, wanted, field, shownTime(first.at), now);
    if (m_proposals.size() > 1)
        sentence += u' ' + tr("(%1 to decide)").arg(shownNumber(qint64(m_proposals.size())));
    m_sentence->setText(sentence);
}

void ProposalBar::settle(bool replace)
{
    if (m_proposals.empty())
        return;
    const ProposalView first = m_proposals.front();
    const SettleProposal command{first.id, replace ? Settlement::Replace : Settlement::Keep, boxed(first.now)};
    m_desk.submit(SettleProposal::kind, fieldsToJson(command), this,
                  [this, replace, id = first.id](const Result<DeskPort::Accepted> &accepted) {
                      if (!accepted.ok()) {
                          Q_EMIT refused(uikit::errorSentence(accepted.error()));
                          return;
                      }
                      std::erase_if(m_proposals, [&id](const ProposalView &one) { return one.id == id; });
                      showFirst();
                      Q_EMIT acted(replace ? tr("Replaced.") : tr("Kept what was there."));
                  });
}

} // namespace peygir::cases
