// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/ranged_file.h"

#include <QFile>
#include <QRegularExpression>

namespace peygir::server {

namespace {

class FileSource final : public front::BodySource
{
public:
    FileSource(const QString &path, qint64 first, qint64 size, std::shared_ptr<void> kept)
        : m_kept(std::move(kept))
        , m_file(path)
        , m_first(first)
        , m_size(size)
    {}
    bool open() { return m_file.open(QIODevice::ReadOnly) && m_file.seek(m_first); }
    qint64 size() const override { return m_size; }
    Result<QByteArray> read(qsizetype most) override
    {
        QByteArray bytes = m_file.read(most);
        if (bytes.isEmpty())
            return Error("storage.io");
        return bytes;
    }

private:
    std::shared_ptr<void> m_kept;
    QFile m_file;
    qint64 m_first;
    qint64 m_size;
};

} // namespace

Result<front::HttpResponse> withFile(front::HttpResponse response, const QString &path, qint64 size,
                                     const front::HttpRequest &request, std::shared_ptr<void> kept, qint64 most)
{
    qint64 first = 0;
    qint64 end = size;
    static const QRegularExpression range(QStringLiteral("^bytes=([0-9]{1,15})-([0-9]{0,15})$"));
    // What is no single range from a place on is answered in whole, as RFC 9110 has it.
    const auto match = range.match(QString::fromLatin1(request.header("range")));
    if (match.hasMatch()) {
        first = match.captured(1).toLongLong();
        if (!match.captured(2).isEmpty())
            end = std::min(end, match.captured(2).toLongLong() + 1);
        end = std::min(end, first + most);
        if (first >= end)
            return front::HttpResponse{416, {}, {}, {{"Content-Range", "bytes */" + QByteArray::number(size)}}};
        response.status = 206;
        response.headers.push_back({"Content-Range", "bytes " + QByteArray::number(first) + '-' + QByteArray::number(end - 1) +
                                                         '/' + QByteArray::number(size)});
    }
    auto source = std::make_shared<FileSource>(path, first, end - first, std::move(kept));
    if (!source->open())
        return Error("storage.io");
    response.source = std::move(source);
    return response;
}

} // namespace peygir::server
