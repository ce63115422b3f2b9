// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/file_service.h"

#include "base/limits.h"

#include <QCoreApplication>
#include <QLoggingCategory>

namespace peygir::front {

Q_DECLARE_LOGGING_CATEGORY(deskLog)

/// Both threads hold it; what it tells the GUI goes through `home`, which lives there.
struct FileService::Side : std::enable_shared_from_this<FileService::Side>
{
    Side(FileService *owner, const FileWorker::Settings &settings)
        : home(new QObject, [](QObject *object) { object->deleteLater(); })
        , service(owner)
        , worker(new FileWorker(settings, {random, clock}))
    {}

    /// From the worker's thread: runs `act` with the service on the GUI thread, if it is still there.
    template <class Act>
    void tell(Act act)
    {
        QMetaObject::invokeMethod(
            home.get(),
            [side = shared_from_this(), act = std::move(act)] {
                if (side->service)
                    act(*side->service);
            },
            Qt::QueuedConnection);
    }
    /// From the GUI thread: runs `act` on the worker's, after all that was asked before.
    template <class Act>
    void ask(Act act)
    {
        QMetaObject::invokeMethod(
            worker, [side = shared_from_this(), act = std::move(act)] { act(*side); }, Qt::QueuedConnection);
    }
    void open();
    void tellState(const BlobHash &hash);

    SystemRandom random;
    SystemClock clock;
    std::shared_ptr<QObject> home;
    /// Read on the GUI thread only.
    QPointer<FileService> service;
    /// Belongs to its thread, which deletes it.
    FileWorker *worker;
    /// What `open` said; nothing may be asked of a worker that is not open.
    std::optional<Error> problem;
};

void FileService::Side::open()
{
    if (const auto opened = worker->open(); !opened.ok()) {
        problem = opened.error();
        tell([error = opened.error()](FileService &there) { Q_EMIT there.failedToOpen(error); });
        return;
    }
    const auto tellMost = [this](qint64 most) { tell([most](FileService &there) { there.m_most = most; }); };
    tellMost(worker->store().most());
    QObject::connect(worker, &FileWorker::mostChanged, worker, tellMost);
    QObject::connect(worker, &FileWorker::changed, worker, [this](const BlobHash &hash) { tellState(hash); });
    QObject::connect(worker, &FileWorker::loosened, worker,
                     [this] { tell([](FileService &there) { Q_EMIT there.loosened(); }); });
    QObject::connect(worker, &FileWorker::crowded, worker,
                     [this] { tell([](FileService &there) { Q_EMIT there.crowded(); }); });
    QObject::connect(worker, &FileWorker::taking, worker, [this](quint64 number, qint64 done, qint64 size) {
        tell([=](FileService &there) { Q_EMIT there.taking(number, done, size); });
    });
    for (const auto &[hash, size] : worker->store().queue())
        tellState(hash);
}

void FileService::Side::tellState(const BlobHash &hash)
{
    tell([hash, state = worker->stateOf(hash)](FileService &there) {
        const auto [known, isNew] = there.m_states.try_emplace(hash, state);
        if (!isNew && known->second == state)
            return;
        known->second = state;
        Q_EMIT there.fileChanged(hash);
    });
}

namespace {

storage::BlobFolder folderToRead(const FileWorker::Settings &settings)
{
    // Without a key nothing opens, and the worker says why.
    const auto seal = FileStore::sealWith(settings.keys.get());
    return storage::BlobFolder::at(settings.folder, seal.ok() ? *seal : nullptr);
}

} // namespace

FileService::FileService(const FileWorker::Settings &settings)
    : m_blobs(folderToRead(settings))
    , m_side(std::make_shared<Side>(this, settings))
    , m_thread(new QThread)
    , m_most(limits::blobBytes)
{
    m_thread->setObjectName(QStringLiteral("files"));
    m_side->worker->moveToThread(m_thread);
    m_thread->start();
    m_side->ask([](Side &side) { side.open(); });
}

FileService::~FileService()
{
    m_side->service.clear();
    m_side->ask([](Side &side) {
        side.worker->stop();
        side.worker->deleteLater();
        QThread::currentThread()->quit();
    });
    if (m_thread->wait(mostShutdown.count()))
        delete m_thread;
    else
        // A disk that hangs must not keep the window open; what was accepted is durable.
        qCWarning(deskLog) << "the files' thread did not end in time";
    // What it still had to tell is for nobody. Left to the end of the program it would take what it holds with it there, and wait for
    // ever for a queue that is being emptied.
    QCoreApplication::removePostedEvents(m_side->home.get());
}

void FileService::setToken(const QByteArray &token)
{
    m_side->ask([token](Side &side) {
        if (!side.problem)
            side.worker->start(token);
    });
}

void FileService::wake()
{
    m_side->ask([](Side &side) {
        if (!side.problem)
            side.worker->wake();
    });
}

template <class T>
void FileService::answer(std::map<quint64, Waiting<T>> &waiting, quint64 number, const Result<T> &result)
{
    auto found = waiting.extract(number);
    if (!found.empty() && found.mapped().context)
        found.mapped().done(result);
}

quint64 FileService::keepWaiting(QObject *context, Taken done)
{
    // Callbacks stay on this thread: what they hold must not be destroyed on another one.
    m_takes.insert({++m_lastNumber, {context, std::move(done)}});
    return m_lastNumber;
}

quint64 FileService::take(const QString &path, QObject *context, Taken done)
{
    const quint64 number = keepWaiting(context, std::move(done));
    m_side->ask([number, path](Side &side) {
        const auto answer = [&side, number](const Result<KeptFile> &kept) {
            side.tell([number, kept](FileService &there) { there.answer(there.m_takes, number, kept); });
        };
        if (side.problem)
            answer(*side.problem);
        else
            side.worker->take(number, path, answer);
    });
    return number;
}

quint64 FileService::takeContent(const QByteArray &content, const QString &name, QObject *context, Taken done)
{
    const quint64 number = keepWaiting(context, std::move(done));
    m_side->ask([number, content, name](Side &side) {
        const auto answer = [&side, number](const Result<KeptFile> &kept) {
            side.tell([number, kept](FileService &there) { there.answer(there.m_takes, number, kept); });
        };
        if (side.problem)
            answer(*side.problem);
        else
            side.worker->takeContent(number, content, name, answer);
    });
    return number;
}

void FileService::cancelTake(quint64 number)
{
    if (m_takes.erase(number) == 0)
        return;
    m_side->ask([number](Side &side) {
        if (!side.problem)
            side.worker->cancelTake(number);
    });
}

void FileService::letGo(const BlobHash &sha256)
{
    m_side->ask([sha256](Side &side) {
        if (!side.problem)
            side.worker->letGo(sha256);
    });
}

void FileService::findLoose(QObject *context, Loose done)
{
    const quint64 number = ++m_lastNumber;
    m_looking.insert({number, {context, std::move(done)}});
    m_side->ask([number](Side &side) {
        using Found = Result<std::vector<BlobHash>>;
        const Found loose = side.problem ? Found(*side.problem) : Found(side.worker->loose());
        side.tell([number, loose](FileService &there) { there.answer(there.m_looking, number, loose); });
    });
}

void FileService::sweep(const std::vector<BlobHash> &unnamed)
{
    m_side->ask([unnamed](Side &side) {
        if (!side.problem)
            side.worker->sweep(unnamed);
    });
}

template <class Act>
void FileService::tellWorker(Act act) const
{
    m_side->ask([act = std::move(act)](Side &side) {
        if (!side.problem)
            act(*side.worker);
    });
}

void FileService::setMost(qint64 bytes)
{
    tellWorker([bytes](FileWorker &worker) { worker.setMost(bytes); });
}

void FileService::makeRoom(const FileKeeper::StoreWord &word)
{
    tellWorker([word](FileWorker &worker) { worker.makeRoom(word); });
}

void FileService::lookAtRoom()
{
    tellWorker([](FileWorker &worker) { worker.lookAtRoom(); });
}

void FileService::fetchAhead(const std::vector<AheadFile> &files)
{
    tellWorker([files](FileWorker &worker) { worker.fetchAhead(files); });
}

void FileService::setLineFree(bool isFree)
{
    tellWorker([isFree](FileWorker &worker) { worker.setLineFree(isFree); });
}

void FileService::named(const BlobHash &sha256)
{
    tellWorker([sha256](FileWorker &worker) { worker.named(sha256); });
}

void FileService::send(const BlobHash &sha256, QObject *context, Done done)
{
    const quint64 number = ++m_lastNumber;
    m_sends.insert({number, {context, std::move(done)}});
    m_side->ask([number, sha256](Side &side) {
        const Result<void> sent = side.problem ? Result<void>(*side.problem) : side.worker->send(sha256);
        side.tell([number, sent](FileService &there) { there.answer(there.m_sends, number, sent); });
    });
}

void FileService::fetch(const BlobHash &sha256, qint64 size)
{
    m_side->ask([sha256, size](Side &side) {
        if (!side.problem)
            side.worker->fetch(sha256, size);
    });
}

void FileService::fetchThumbnail(const BlobHash &sha256)
{
    tellWorker([sha256](FileWorker &worker) { worker.fetchThumbnail(sha256); });
}

void FileService::stopFetching(const BlobHash &sha256)
{
    m_side->ask([sha256](Side &side) {
        if (!side.problem)
            side.worker->stopFetching(sha256);
    });
}

FileState FileService::stateOf(const BlobHash &sha256)
{
    const auto known = m_states.find(sha256);
    if (known != m_states.end())
        return known->second;
    // Asked once; what changes later tells of itself.
    m_states.emplace(sha256, FileState());
    m_side->ask([sha256](Side &side) {
        if (!side.problem)
            side.tellState(sha256);
    });
    return {};
}

std::unique_ptr<QIODevice> FileService::read(const BlobHash &sha256) const
{
    auto device = m_blobs.read(sha256);
    if (!device)
        return device;
    tellWorker([sha256](FileWorker &worker) { worker.opened(sha256); });
    // Whoever has it may end it on another thread, and after this service.
    QObject::connect(device.get(), &QObject::destroyed, m_side->home.get(), [weak = std::weak_ptr(m_side), sha256] {
        const auto side = weak.lock();
        if (side && side->service)
            side->service->tellWorker([sha256](FileWorker &worker) { worker.closed(sha256); });
    });
    return device;
}

} // namespace peygir::front
