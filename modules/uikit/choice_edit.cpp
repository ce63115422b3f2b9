// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/choice_edit.h"

#include "persian/digits.h"
#include "persian/text.h"
#include "persian/tokens.h"

#include <QLocale>

namespace peygir::uikit {

namespace {

constexpr int mostNumbered = 9;

} // namespace

/// Answers at once; the list is in memory.
class ChoiceEdit::Fixed final : public SuggestionProvider
{
public:
    using SuggestionProvider::SuggestionProvider;

    void request(quint64 requestId, const QString &typed, int limit) override
    {
        QList<Suggestion> found;
        const QString wanted = persian::searchForm(typed);
        const QList<persian::QueryWord> words = persian::queryWords(typed);
        for (const Suggestion &choice : choices) {
            const bool fits = wanted.isEmpty() || persian::searchForm(choice.title).startsWith(wanted)
                || persian::isFound(persian::indexTokens(choice.title), words);
            if (fits && found.size() < limit)
                found.append(choice);
        }
        Q_EMIT answered(requestId, found);
    }
    void cancel(quint64) override {}

    QList<Suggestion> choices;
};

ChoiceEdit::ChoiceEdit(QWidget *parent)
    : ChoiceEdit(*new Fixed, parent)
{
}

ChoiceEdit::ChoiceEdit(Fixed &choices, QWidget *parent)
    : TypeAheadEdit(choices, parent)
    , m_choices(&choices)
{
    choices.setParent(this);
    setOffersAll(true);
    connect(this, &QLineEdit::textEdited, this, [this](const QString &text) {
        const int place = text.size() == 1 ? persian::digitValue(text[0].unicode()) : -1;
        if (place >= 1 && place <= qMin(mostNumbered, int(m_choices->choices.size())))
            choose(m_choices->choices.at(place - 1));
    });
}

ChoiceEdit::~ChoiceEdit() = default;

void ChoiceEdit::setChoices(const QList<Suggestion> &choices)
{
    m_choices->choices = choices;
    for (int n = 0; n < qMin(mostNumbered, int(choices.size())); ++n)
        m_choices->choices[n].end = QLocale().toString(n + 1);
    setChosen(std::nullopt);
}

void ChoiceEdit::setChosenId(const QString &id)
{
    const auto &choices = m_choices->choices;
    const auto found = std::find_if(choices.begin(), choices.end(), [&](const Suggestion &one) { return one.id == id; });
    setChosen(found == choices.end() ? std::nullopt : std::optional(*found));
}

} // namespace peygir::uikit
