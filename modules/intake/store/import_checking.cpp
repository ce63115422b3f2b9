// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/store/import_checking.h"

#include "intake/core/register_case.h"
#include "intake/store/imported.h"

#include <QFileInfo>

namespace peygir::intake {

using storage::Connection;
using storage::RowView;

namespace {

/// Groups of rows in one piece of a check: about a frame of the screen.
constexpr int groupsInPiece = 2;

} // namespace

Error noImportFile(const QString &path)
{
    return Error("import.file", {{QStringLiteral("file"), QFileInfo(path).fileName()}});
}

ImportRecognition::ImportRecognition(const KnownNames &known, const QString &source)
    : m_names(known, source)
{
    std::map<catalogue::SubjectGroupId, Localized> groups;
    for (const catalogue::SubjectGroup &group : known.groups)
        groups.emplace(group.id, group.name);
    for (const catalogue::Subject &subject : known.subjects) {
        m_subjects.emplace(subject.id, subject.name);
        if (subject.active)
            m_offered.emplace_back(SubjectName{groups[subject.group].fa, subject.name.fa}, subject.name);
    }
    for (const places::Place &place : known.allPlaces)
        m_places.emplace(place.id, place.name);
}

std::optional<Localized> ImportRecognition::subject(const ImportedRow &row) const
{
    const auto id = m_names.knownSubject(row.group, row.subject);
    return id ? std::optional(m_subjects.at(*id)) : std::nullopt;
}

std::optional<Localized> ImportRecognition::place(const ImportedRow &row) const
{
    const auto id = m_names.knownPlace(row.region, row.district);
    return id ? std::optional(m_places.at(*id)) : std::nullopt;
}

void ImportRecognition::count(ImportWords &words, const ImportedRow &row) const
{
    words.count(words.statuses, row.status);
    words.count(words.channels, row.channelWord);
    const bool renamed = row.named != SubjectName{row.group, row.subject};
    if (renamed || !m_names.knownSubject(row.group, row.subject))
        words.count(words.subjects, row.named);
}

Result<bool> LookingTarget::isThere(const QString &source, const ImportedRow &row)
{
    const cases::CaseId id = caseIdOf(importCommandId(source, row.number, row.registeredAt));
    bool found = false;
    TRY(m_connection->each("SELECT id FROM case_card WHERE id = ?", {Value(id.uuid())}, [&found](const RowView &) {
        found = true;
        return false;
    }));
    return found;
}

void ImportChecking::cancel()
{
    m_cancelled = true;
    m_ticket.cancel();
}

Result<void> ImportChecking::begin(Connection &connection)
{
    m_csv.setFileName(m_wish.path);
    if (!m_csv.open(QIODevice::ReadOnly))
        return noImportFile(m_wish.path);
    TRY_LET(const KnownNames known, readKnownNames(connection));
    TRY_LET(ImportFile file, ImportFile::open(m_csv, m_wish.map, m_wish.now));
    m_file.emplace(std::move(file));
    m_recognition.emplace(known, m_wish.map.source);
    m_rejected.emplace(m_wish.rejectedFile, m_file->header(), m_wish.map, m_wish.sentenceOf);
    m_run.emplace(
        m_target, known, m_wish.map.source,
        [this](const ImportFileRow &row, const Error &error) {
            if (m_check.bad.size() < ImportQueries::badRowsShown)
                m_check.bad.push_back({row.line, error});
            return m_rejected->add(row, error);
        },
        [this](const ImportedRow &row) { m_recognition->count(m_check.words, row); });
    return {};
}

Result<ImportChecking::Piece> ImportChecking::piece(Connection &connection)
{
    m_target.setConnection(connection);
    if (!m_run)
        TRY(begin(connection));
    bool more = true;
    for (int n = 0; n < groupsInPiece && more; ++n) {
        TRY_LET(more, m_run->step(*m_file));
    }
    m_check.report = m_run->report();
    if (!more) {
        TRY(m_rejected->finish());
        m_check.rejectedFile = m_check.report.bad > 0 ? m_wish.rejectedFile : QString();
    }
    return Piece{more, m_check.report, m_csv.pos()};
}

bool ImportChecking::take(const Result<Piece> &piece)
{
    if (m_cancelled)
        return false;
    if (!piece.ok()) {
        m_done(piece.error());
        return false;
    }
    m_progress(piece->report, piece->bytes);
    if (!piece->more)
        m_done(std::move(m_check));
    return piece->more && !m_cancelled;
}

} // namespace peygir::intake
