// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/waiting_bar.h"

#include "access/ui/command_name.h"
#include "uikit/error_sentence.h"
#include "uikit/icons.h"

#include <QHBoxLayout>
#include <QJsonArray>
#include <QLabel>

#include <algorithm>

namespace peygir::cases {

namespace {

/// Whether the id stands anywhere in a command's arguments.
bool names(const QJsonValue &value, const QString &id)
{
    const auto named = [&id](const QJsonValue &part) { return names(part, id); };
    if (value.isArray()) {
        const QJsonArray items = value.toArray();
        return std::any_of(items.begin(), items.end(), named);
    }
    if (value.isObject()) {
        const QJsonObject members = value.toObject();
        return std::any_of(members.begin(), members.end(), named);
    }
    return value.toString() == id;
}

void addIds(const QJsonValue &value, std::set<QString> &ids)
{
    if (value.isArray()) {
        for (const QJsonValue &item : value.toArray())
            addIds(item, ids);
    } else if (value.isObject()) {
        for (const QJsonValue &member : value.toObject())
            addIds(member, ids);
    } else if (value.isString()) {
        ids.insert(value.toString());
    }
}

} // namespace

std::set<QString> waitingWithoutEffect(const DeskPort &desk)
{
    std::set<QString> ids;
    for (const TroubledCommand &command : desk.troubled()) {
        if (command.standing == TroubledCommand::Standing::Waiting)
            addIds(command.arguments, ids);
    }
    return ids;
}

WaitingBar::WaitingBar(DeskPort &desk, QWidget *parent)
    : QFrame(parent)
    , m_desk(desk)
    , m_sentences(new QLabel(this))
{
    setObjectName(QStringLiteral("waitingBar"));
    setFrameShape(QFrame::StyledPanel);
    m_sentences->setWordWrap(true);
    m_sentences->setTextFormat(Qt::PlainText);
    m_sentences->setAccessibleName(tr("Waits without effect"));
    auto *sign = new QLabel(this);
    sign->setPixmap(uikit::icon(QStringLiteral("clock"), uikit::IconTint::Attention).pixmap(18, 18));
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(10, 8, 10, 8);
    line->addWidget(sign, 0, Qt::AlignTop);
    line->addWidget(m_sentences, 1);
    connect(&m_desk, &DeskPort::statusChanged, this, [this] { showCase(m_id); });
    hide();
}

void WaitingBar::showCase(const std::optional<CaseId> &id)
{
    m_id = id;
    QStringList sentences;
    for (const TroubledCommand &command : id ? m_desk.troubled() : std::vector<TroubledCommand>()) {
        if (command.standing == TroubledCommand::Standing::Waiting && names(command.arguments, id->toString()))
            sentences.append(tr("%1 waits to be sent and has no effect here now: %2 The server decides.")
                                 .arg(access::commandName(command.kind), uikit::errorSentence(command.reason)));
    }
    m_sentences->setText(sentences.join(u'\n'));
    setVisible(!sentences.isEmpty());
}

} // namespace peygir::cases
