// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/localized.h"
#include "intake/core/import_guess.h"
#include "intake/core/import_run.h"
#include "intake/core/import_words.h"

#include <QObject>

namespace peygir::intake {

/// A file and how it is to be read; what is absent is recognised.
struct ImportReading
{
    QString path;
    std::optional<FileEncoding> encoding = {};
    std::optional<char> separator = {};
};

struct ImportLook
{
    ImportGuess guess;
    RecognisedEncoding encoding;
    /// In bytes.
    qint64 size = 0;
};

/// A row as it would come in.
struct ImportPreviewRow
{
    ImportFileRow row;
    /// As the city calls it; absent where it would be made, or the row is bad.
    std::optional<Localized> subject;
    std::optional<Localized> place;
};

struct ImportPreview
{
    std::vector<ImportPreviewRow> rows;
    /// Of the rows that were looked through, which are more than those that are shown.
    ImportWords words;
    /// Subjects of the city that one may mean, by their names as a map has them, with what people read.
    std::vector<std::pair<SubjectName, Localized>> subjects;
};

struct ImportBadRow
{
    qint64 line;
    Error error;
};

struct ImportCheck
{
    ImportReport report;
    ImportWords words;
    /// The first ones.
    std::vector<ImportBadRow> bad;
    /// Where all bad rows are; empty: there are none.
    QString rejectedFile;
};

/// What the screen of the import asks of a desk: nothing here changes anything. Asked and answered on the GUI thread,
/// done on another one. Errors: "import.file" {file} where it cannot be read, those of `recogniseEncoding`,
/// `ImportFile::open`, `readKnownNames` and the machine.
class ImportQueries
{
public:
    static constexpr int rowsGuessedFrom = 1000;
    static constexpr int rowsShown = 20;
    static constexpr size_t badRowsShown = 200;

    using Cancel = std::function<void()>;
    template <class T>
    using Done = std::function<void(Result<T>)>;
    /// How far a check is: bytes of the file that were read.
    using Progress = std::function<void(const ImportReport &soFar, qint64 bytes)>;
    struct CheckWish
    {
        QString path;
        ImportMap map;
        Instant now;
        /// Where bad rows go, with a sentence for each; called on another thread.
        QString rejectedFile;
        std::function<QString(const Error &)> sentenceOf;
    };

    virtual ~ImportQueries() = default;
    /// Looks into a file and guesses.
    virtual Cancel look(const ImportReading &reading, QObject *context, Done<ImportLook> done) = 0;
    /// The first rows by this map, whose columns are all in the file.
    virtual Cancel preview(const QString &path, const ImportMap &map, Instant now, QObject *context, Done<ImportPreview> done)
        = 0;
    /// All rows, in pieces, so that other questions are not kept waiting. `progress` is called after each piece.
    /// "Already there" is what this desk holds. A check that was cancelled leaves no file of bad rows.
    virtual Cancel check(const CheckWish &wish, QObject *context, Progress progress, Done<ImportCheck> done) = 0;
};

} // namespace peygir::intake
