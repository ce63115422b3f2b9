// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/ui/why_panel.h"

#include "administration/ui/access_words.h"
#include "administration/ui/user_providers.h"
#include "cases/core/tracking_code.h"
#include "uikit/direction.h"
#include "uikit/error_sentence.h"
#include "uikit/form_field.h"
#include "uikit/help_topic.h"
#include "uikit/icons.h"
#include "uikit/language.h"
#include "uikit/type_ahead_edit.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace peygir::administration {

namespace {

const QByteArray whyQuery = QByteArrayLiteral("why");

QString joined(const std::vector<Localized> &names)
{
    QStringList texts;
    for (const Localized &name : names)
        texts << uikit::inUsersDigits(uikit::shown(name));
    return listed(texts);
}

} // namespace

WhyPanel::WhyPanel(UserQueries &queries, ServerPort &server, const std::vector<access::NamedVerb> &verbs,
                   QWidget *parent)
    : QWidget(parent)
    , m_server(server)
    , m_verbs(verbs)
    , m_person(new uikit::TypeAheadEdit(*new UserSuggestions(queries, this)))
    , m_code(new uikit::PersianLineEdit)
    , m_problem(new QLabel)
    , m_summary(new QLabel)
    , m_answer(new QTreeWidget)
{
    uikit::setHelpTopic(*this, QStringLiteral("access.why"));
    m_person->setObjectName(QStringLiteral("whyPerson"));
    m_code->setObjectName(QStringLiteral("whyCode"));
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setObjectName(QStringLiteral("whyProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_summary->setObjectName(QStringLiteral("whySummary"));
    m_summary->setWordWrap(true);
    m_summary->setAlignment(uikit::readingStart());
    m_summary->setText(tr("Choose a person and type the code of a case: the server says what its rules say."));
    m_answer->setObjectName(QStringLiteral("whyAnswer"));
    m_answer->setAccessibleName(tr("What the rules say"));
    m_answer->setHeaderHidden(true);
    m_answer->setRootIsDecorated(true);
    auto *button = new QPushButton(tr("Ask"));
    button->setProperty("role", QStringLiteral("primary"));
    auto *line = new QHBoxLayout;
    line->addWidget(new uikit::FormField(tr("Who"), m_person), 2);
    line->addWidget(new uikit::FormField(tr("Tracking code of the case"), m_code), 1);
    line->addWidget(button, 0, Qt::AlignBottom);
    line->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addLayout(line);
    column->addWidget(m_problem);
    column->addWidget(m_summary);
    column->addWidget(m_answer, 1);
    connect(m_person, &uikit::TypeAheadEdit::taken, m_code, [this] { m_code->setFocus(); });
    connect(m_code, &QLineEdit::returnPressed, this, &WhyPanel::ask);
    connect(button, &QPushButton::clicked, this, &WhyPanel::ask);
}

void WhyPanel::takeFocus() { m_person->setFocus(); }

void WhyPanel::ask()
{
    m_problem->hide();
    const auto user = UserId::parse(m_person->chosen() ? m_person->chosen()->id : QString());
    if (!user.ok()) {
        say(tr("Choose the person from the suggestions."));
        return m_person->setFocus();
    }
    const QString code = cases::asTrackingCode(m_code->text());
    if (!cases::isTrackingCode(code)) {
        say(tr("This is no tracking code: look at its digits once more."));
        return m_code->setFocus();
    }
    if (m_cancel)
        m_cancel();
    m_summary->setText(tr("The server is asked…"));
    m_answer->clear();
    m_cancel = m_server.ask(whyQuery, fieldsToJson(WhyAsked{*user, code}), this,
                            [this](const Result<ServerPort::Answer> &told) {
                                m_cancel = {};
                                m_summary->clear();
                                if (!told.ok())
                                    return say(uikit::errorSentence(told.error()));
                                const auto answer = fieldsFromJson<WhyAnswer>(told->told);
                                if (!answer.ok())
                                    return say(uikit::errorSentence(Error("sync.malformed")));
                                show(*answer);
                            });
}

void WhyPanel::say(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->show();
}

QString WhyPanel::summary(const WhyAnswer &answer) const
{
    const QString code = uikit::leftToRight(uikit::inUsersDigits(answer.code));
    const QString who = uikit::inUsersDigits(answer.fullName);
    QString sentence = answer.seesFile   ? tr("%1 sees the case %2 and all that is in it.").arg(who, code)
                       : answer.seesCard ? tr("%1 sees the card of the case %2, but not what is in it.").arg(who, code)
                                         : tr("%1 does not see the case %2.").arg(who, code);
    if (answer.asAuthor)
        sentence += QStringLiteral(" ") + tr("He registered it, and it has not gone on yet.");
    const QString group = answer.group ? uikit::inUsersDigits(uikit::shown(*answer.group)) : tr("none");
    sentence += QStringLiteral(" ") +
                (answer.units.empty()
                     ? tr("The case lies in no unit; its group of subjects: %1.").arg(group)
                     : tr("The case lies in: %1. Its group of subjects: %2.").arg(joined(answer.units), group));
    return sentence;
}

void WhyPanel::show(const WhyAnswer &answer)
{
    m_summary->setText(summary(answer));
    for (const WhyVerb &verb : answer.verbs) {
        auto *item = new QTreeWidgetItem(m_answer);
        item->setIcon(0, uikit::icon(verb.allowed ? QStringLiteral("check") : QStringLiteral("x")));
        item->setText(0, (verb.allowed ? tr("%1: may") : tr("%1: may not")).arg(verbName(m_verbs, verb.verb)));
        for (const WhyFinding &finding : verb.findings) {
            if (!verb.allowed || finding.ground == access::Ground::Gives)
                new QTreeWidgetItem(item, {findingSentence(finding)});
        }
        if (verb.allowed && item->childCount() == 0)
            new QTreeWidgetItem(item, {tr("He registered the case, and it has not gone on yet.")});
        if (verb.findings.empty() && !verb.allowed)
            new QTreeWidgetItem(item, {tr("He has no role at all.")});
        item->setExpanded(true);
    }
    m_answer->setCurrentItem(m_answer->topLevelItem(0));
    m_answer->setFocus();
}

} // namespace peygir::administration
