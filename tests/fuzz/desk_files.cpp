// SPDX-License-Identifier: GPL-3.0-or-later
// What a desk keeps in files and texts of its own: a call that was begun, what was sent, and the small files of a profile.
#include "base/limits.h"
#include "cases/core/add_note.h"
#include "front/desk/file_code_witness.h"
#include "front/desk/password_verifier.h"
#include "front/desk/profile.h"
#include "front/desk/sent_note.h"
#include "fuzz/oracles.h"
#include "fuzz/samples.h"
#include "intake/core/call.h"
#include "support/rules/scene.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace peygir::fuzz {

namespace {

using namespace front;

QByteArray written(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

// --- a call that was begun -----------------------------------------------------------------------------------------

std::vector<QByteArray> drafts()
{
    intake::Call call;
    call.phone = QStringLiteral("09121234567");
    call.words = QStringLiteral("a hole");
    call.subjectTyped = QStringLiteral("hole");
    const QByteArray typed = written(toJson(call));
    call.subject = intake::Chosen{test::pothole().toString(), QStringLiteral("pothole"), {}};
    call.place = intake::Chosen{test::streetOne().toString(), QStringLiteral("street"), QStringLiteral("region")};
    call.referTo = intake::Chosen{test::answeringOne().toString(), QStringLiteral("mina"), {}};
    call.urgency = cases::Urgency::Instant;
    call.answer = QStringLiteral("told");
    call.answers = {{QStringLiteral("depth"), 12}, {QStringLiteral("wet"), true}};
    call.files = QJsonArray{QJsonObject{{QStringLiteral("sha256"), BlobHash::of("a").text()}}};
    call.becameCase = cases::CaseId(samples::id(6));
    call.settles = AttentionId(samples::id(7));
    call.words = QStringLiteral("words");
    return {typed, written(toJson(call)), written(toJson(intake::Call()))};
}

void tryDraft(const QByteArray &bytes)
{
    const intake::Call call = intake::callFromJson(QJsonDocument::fromJson(bytes).object());
    expect(intake::callFromJson(QJsonDocument::fromJson(written(toJson(call))).object()) == call, "a call that was kept is the same");
    const intake::NoteWords names{QStringLiteral("subject"), QStringLiteral("place"), QStringLiteral("no."), QStringLiteral("address"),
                                  QStringLiteral("answer"), QStringLiteral("to"), {}};
    for (const QString &note : intake::notesOf(call, names))
        expect(note.size() <= limits::noteText, "a note is no longer than a note may be");
    // Registering is never refused, whatever stood on the form.
    static const test::Scene scene;
    const intake::CallCommands commands = intake::commandsOf(call);
    Envelope envelope = scene.envelope(test::aMessage(), test::sara());
    envelope.arguments = commands.arguments;
    test::FactStore store = scene.store;
    const auto sent = Envelope::decode(envelope.encoded());
    if (!sent.ok())
        return expectTyped(sent.error(), {"command.envelope.too_large"});
    const auto registered = scene.decideOn(store, *sent);
    if (!registered.ok())
        std::fprintf(stderr, "refused with %s\n", registered.error().id().constData());
    expect(registered.ok() && !registered->isLeftToServer(), "a message is never refused");
    store.apply(*registered);
    for (const QString &note : commands.notes) {
        const auto noted = scene.decideOn(store, scene.envelope(cases::AddNote{intake::caseIdOf(envelope.id), note}, test::sara()));
        expect(noted.ok() || !noted.error().id().startsWith("command."), "what goes on in notes is what notes may be");
    }
}

// --- what was sent -------------------------------------------------------------------------------------------------

std::vector<QByteArray> notes()
{
    SentNote note{samples::noon};
    const QByteArray fresh = note.encoded();
    note.follow({samples::cursor(), 3});
    return {fresh, note.encoded()};
}

void tryNote(const QByteArray &bytes)
{
    auto note = SentNote::decode(bytes);
    if (!note.ok())
        return expectTyped(note.error(), {"storage.damaged"});
    const auto again = SentNote::decode(note->encoded());
    expect(again.ok() && again->encoded() == note->encoded(), "a note that was read and written is read as the same");
    const sync::HistoryPlace place{samples::cursor(), 19};
    const bool over = note->isOver(place, samples::noon);
    (void)note->follow(place);
    expect(!over || note->history == place.cursor.epoch, "only a backup of the same history lets a file go");
}

// --- a profile -----------------------------------------------------------------------------------------------------

/// The least that libsodium allows.
constexpr SealingCost cheap{.passes = 1, .memory = 8192};
const QString password = QStringLiteral("peygir");

/// The first byte says which file.
enum class ProfileFile { Card, Witness, Attempts, Verifier };

const char *nameOf(ProfileFile file)
{
    switch (file) {
    case ProfileFile::Card: return "profile/profile.json";
    case ProfileFile::Witness: return "profile/codes/0190f3a0-7c1e-7abc-8def-012345678908";
    case ProfileFile::Attempts: return "profile/sign-in-attempts";
    case ProfileFile::Verifier: return "profile/password-verifier";
    }
    Q_UNREACHABLE();
}

QByteArray contentOf(ProfileFile file) { return samples::contentOf(samples::pathOf(nameOf(file))); }
Profile profile() { return Profile(samples::pathOf("profile")); }
FileCodeWitness witness() { return FileCodeWitness(samples::pathOf("profile/codes"), "this machine"); }
PasswordVerifier verifier() { return PasswordVerifier(samples::pathOf("profile"), cheap); }

std::vector<QByteArray> profileFiles()
{
    const ProfileCard card{QUrl(QStringLiteral("https://peygir.example:8137")), {QByteArray(), QByteArray(32, 'k')}, QStringLiteral("sara"),
                           UserId(samples::id(4)), QStringLiteral("Sara"), TokenPlace::SealedFile, true, StoreKind::Sealed, samples::id(2)};
    const samples::DrawnChance chance;
    const bool isWritten = profile().write(card).ok() && witness().setUsed(samples::id(8), 41).ok()
                           && verifier().keep(password).ok();
    expect(isWritten, "a profile is written");
    std::vector<QByteArray> files;
    for (const ProfileFile file : {ProfileFile::Card, ProfileFile::Witness, ProfileFile::Attempts, ProfileFile::Verifier})
        files.push_back(char(file) + contentOf(file));
    return files;
}

void tryCard()
{
    const auto card = profile().read();
    if (!card.ok())
        return expectTyped(card.error(), {"front.profile_damaged"});
    expect(card->has_value() && profile().write(**card).ok(), "a card that was read can be written");
    const auto again = profile().read();
    expect(again.ok() && *again, "a card that was written is one");
    const ProfileCard &a = **card, &b = **again;
    expect(a.server == b.server && a.user == b.user && a.signInName == b.signInName && a.store == b.store && a.desk == b.desk
               && a.tokenPlace == b.tokenPlace && a.trust.publicKeyHash == b.trust.publicKeyHash,
           "a card that was read and written is read as the same");
}

void tryVerifier(const QByteArray &seed, const QByteArray &bytes)
{
    const auto checked = verifier().check(password, samples::noon);
    if (!checked.ok())
        return expectTyped(checked.error(), {"access.sign_in_wrong", "access.sign_in_later"});
    expect(QByteArrayView(bytes).first(std::min(bytes.size(), seed.size())) == seed, "only the verifier that was made of a password lets it in");
}

/// What a password costs stands in the file, and may be as much as a second: that is what it is for. What is refused is tried.
bool isDear(const QByteArray &verifier)
{
    static const QRegularExpression form(QStringLiteral("m=([0-9]{1,9}),t=([0-9]{1,9})"));
    const auto cost = form.match(QString::fromLatin1(verifier));
    const qint64 memory = cost.captured(1).toLongLong() * 1024;
    const qint64 passes = cost.captured(2).toLongLong();
    return memory <= mostSealingCost.memory && passes <= mostSealingCost.passes && memory * passes > 16 * 1024 * 1024;
}

void tryProfileFile(const QByteArray &bytes)
{
    static const std::vector<QByteArray> whole = profileFiles();
    const auto which = ProfileFile(bytes.isEmpty() ? 0 : bytes.at(0) & 3);
    samples::fileWith(nameOf(ProfileFile::Attempts), "0 0\n");
    samples::fileWith(nameOf(which), bytes.mid(1));
    switch (which) {
    case ProfileFile::Card: return tryCard();
    case ProfileFile::Witness: {
        const auto used = witness().used(samples::id(8));
        expect(!used || *used >= 0, "no block has fewer codes used than none");
        if (used)
            expect(witness().setUsed(samples::id(8), *used).ok() && contentOf(which) == bytes.mid(1),
                   "a witness is believed that we would have written ourselves");
        return;
    }
    case ProfileFile::Attempts: samples::fileWith(nameOf(ProfileFile::Verifier), whole[size_t(ProfileFile::Verifier)].mid(1)); [[fallthrough]];
    case ProfileFile::Verifier: break;
    }
    if (!isDear(contentOf(ProfileFile::Verifier)))
        tryVerifier(whole[size_t(ProfileFile::Verifier)].mid(1), contentOf(ProfileFile::Verifier));
}

} // namespace

std::vector<Target> deskFileTargets()
{
    return {{"draft", 16 * 1024, drafts, tryDraft}, {"sent-note", 512, notes, tryNote}, {"profile", 2048, profileFiles, tryProfileFile}};
}

} // namespace peygir::fuzz
