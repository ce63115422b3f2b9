// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QIODevice>

namespace peygir::intake {

/// How the letters of a file are written. Persian files of older Windows programs are in Windows-1256.
enum class FileEncoding { Utf8, Windows1256 };
constexpr std::array<std::pair<FileEncoding, const char *>, 2> wordsOf(FileEncoding)
{
    return {{{FileEncoding::Utf8, "utf-8"}, {FileEncoding::Windows1256, "windows-1256"}}};
}

struct RecognisedEncoding
{
    FileEncoding encoding = FileEncoding::Utf8;
    /// It begins with a byte order mark.
    bool marked = false;
    /// Some rows are not in it; they will be bad ones.
    bool mixed = false;
};

/// Looks at the beginning of a file, which may end within a letter. Latin text without accents is UTF-8. Fails with
/// "import.encoding_utf16", and with "import.encoding_unknown" where the bytes are no Persian text in Windows-1256
/// either.
Result<RecognisedEncoding> recogniseEncoding(const QByteArray &beginning);

/// Windows-1256 as text; every byte has a meaning.
QString fromWindows1256(const QByteArray &bytes);

/// Reads another device as UTF-8, whose bytes are Windows-1256. A file that begins with the byte order mark of UTF-8 is
/// passed on as it is. The source must be open and outlive this.
class Windows1256Device final : public QIODevice
{
public:
    explicit Windows1256Device(QIODevice &source);

    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QIODevice &m_source;
    QByteArray m_decoded;
    bool m_begun = false;
    bool m_asItIs = false;
};

} // namespace peygir::intake
