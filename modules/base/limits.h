// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

/// The one table of limits, each with its reason. A limit is part of the contract between desk and server: change it
/// on both sides.
namespace peygir::limits {

using namespace std::chrono_literals;

// --- the sequencer (SYNC 2) ---
/// More commands in a group make the writer of a single one wait too long.
constexpr int groupCommands = 200;
/// PostgreSQL's multi-row writes gain nothing above this and the group's memory grows.
constexpr int groupRows = 2000;
/// What one command may touch; wider work is a job of several commands (DESIGN §3).
constexpr int commandAggregates = 500;

// --- the wire ---
/// One push; also the largest single command that a desk may write.
constexpr int pushCommands = 500;
constexpr qsizetype pushBytes = 1024 * 1024;
constexpr qsizetype commandBytes = 256 * 1024;
/// Of a kind: letters of a name that stands in messages to people.
constexpr qsizetype commandKind = 64;
/// What a desk says, unpacked: a push in which each sign of the commands had to be escaped, and its envelope.
constexpr qsizetype requestBytes = 2 * pushBytes + 64 * 1024;
/// Rows in one answer to a pull: about 3 MB as JSON, a fraction of a second on a slow line when compressed.
constexpr int pageRows = 5000;
/// A bucket of the present with more rows than this (the citizens of a large city) is not what a first screen waits for.
constexpr qint64 earlyBucketRows = 100'000;
/// A bucket with more rows than one answer holds comes as a file that is made once for all who hold it (SYNC 18).
constexpr qint64 snapshotRows = pageRows;
/// A snapshot is made anew when a fifth of its bucket has changed since: what is sent as rows beside it stays less than it.
constexpr qint64 snapshotShare = 5;
/// And looked for so often.
constexpr auto snapshotPause = 60s;
/// Of each bucket this many are kept: who has begun with the older one comes to its end.
constexpr int snapshotsKept = 2;
/// A part that is proved by itself; what is asked for at once, packed: a second on a line of the city's offices; and how many
/// are handed out at one time, so that a morning of new desks leaves the others room.
constexpr qsizetype snapshotChunkBytes = 1024 * 1024;
constexpr qsizetype snapshotPieceBytes = 4 * 1024 * 1024;
constexpr int snapshotsServed = 24;
/// ... and to one person: a desk asks for one piece after another, and nobody begins at more than two or three machines at once.
constexpr int snapshotsServedToOne = 4;
/// The list of a snapshot's parts, for 16 GB of them.
constexpr int snapshotChunks = 16 * 1024;
constexpr qsizetype snapshotManifestBytes = 4 * 1024 * 1024;
/// A desk syncs what it has of a snapshot after so many parts: what a crash costs at most.
constexpr int snapshotChunksSynced = 32;
/// A compressed answer that claims more than this is refused before it is unpacked.
constexpr qsizetype pageBytes = 64 * 1024 * 1024;
/// A question about what a desk does not hold: an id or a code, and who asks.
constexpr qsizetype queryBytes = 4 * 1024;
/// What a desk that checks itself looks at in one step: some milliseconds.
constexpr int selfCheckMemberships = 1000;
/// Between two such steps while nothing else is to do, and between two walks through everything.
constexpr auto selfCheckPause = 250ms;
constexpr auto selfCheckRest = 6h;
/// What a desk remembers of having found and healed: more than one fault brings, and a screen full.
constexpr int checkFindings = 50;
/// Waiting commands that are listed one by one; nobody reads on, and the rest is counted.
constexpr int queueListed = 200;
/// Progress of long work on a desk is told this often: smooth to look at, and no work of its own.
constexpr auto progressPause = 100ms;
/// Questions of one person in a minute: more than anybody can read, fewer than a copy of the city needs.
constexpr int queriesPerMinute = 60;
/// Nesting of JSON that we accept; our own messages need six.
constexpr int jsonDepth = 16;
/// A long poll is answered empty after this time, before middleboxes cut the connection.
constexpr auto pullWait = 25s;

// --- journal of what was looked at ---
/// A desk sends its journal when it has so many entries or the first is so old: a request for each look would be a write of
/// the server for each look.
constexpr int looksGathered = 100;
constexpr auto lookGathering = 5min;
/// In one request, and of a word about one look, in UTF-16 units.
constexpr int looksPerRequest = 500;
constexpr int lookText = 200;
/// How long a server keeps them: a year and its audit.
constexpr auto looksLive = std::chrono::hours(24 * 400);
/// Old ones are thrown away in steps that delay no command.
constexpr int looksForgotten = 2000;
// --- what the log remembers (SYNC 4) ---
/// A desk that was off for longer begins anew: half a year is a leave with a child, and keeps what left a bucket to about
/// one entry for each case.
constexpr auto removeEntriesLive = std::chrono::hours(24 * 180);
/// The age of an entry is known to this.
constexpr auto logMarkEvery = 24h;
/// Entries thrown away in one step: some milliseconds of the one writer's time, when it has nothing else to do.
constexpr int logCompactionEntries = 500;
/// Between two looks whether there is anything to throw away.
constexpr auto logCompactionRest = 60s;
/// Commands of others that a desk sends at once (SYNC 16): each costs the server a signature and an opening, 0.2 ms.
constexpr int strandedFiles = 100;
/// A sealed command in base64, and what stands around it.
constexpr qsizetype strandedFileBytes = commandBytes * 4 / 3 + 4096;

// --- leadership (SYNC 3) ---
constexpr auto leaderBeat = 1s;
/// A beat this old means that the leader is gone; five missed beats survive a slow disk.
constexpr auto leaderLost = 5s;
/// A leader that has said nothing to a request handed on for so long is as good as gone; a queue of passwords takes ten.
constexpr auto forwardSilence = 20s;
/// Between two looks of a node that does not lead at the head of the history: one row, and half of it is what its desks
/// are told later than those of the leader.
constexpr auto headLook = 100ms;

// --- HTTP (PLATFORM: slow and hostile peers) ---
constexpr qsizetype httpHeaderBytes = 16 * 1024;
constexpr qsizetype httpBodyBytes = 2 * 1024 * 1024;
constexpr auto httpHeaderTime = 10s;
constexpr auto httpBodyTime = 30s;
/// Between two requests. A desk with an ear asks by itself every minute or two: its line would only keep memory until then,
/// and a ticket of TLS opens the next one.
constexpr auto httpRestTime = 20s;
constexpr auto pokeIdleTime = 60s;
constexpr auto tlsHandshakeTime = 10s;
/// Longer than a long poll and a busy database together.
constexpr auto httpAnswerTime = 60s;
/// For each 64 KiB of an answer: 2 kB/s, the slowest mobile line that we serve.
constexpr auto httpWriteTime = 30s;
/// A round trip of the worst line; what is lost by cutting it short is a courtesy.
constexpr auto httpHangUpTime = 2s;
/// 2,000 desks with a request and a channel each, and room. Each costs 65 kB with TLS.
constexpr int httpConnections = 5000;
constexpr int connectionsBetweenTrims = 256;
/// Some hundred milliseconds of work for four threads; who waits longer had better come back.
constexpr int httpRequestsInHandlers = 256;
/// Keeps a flood of large bodies from taking the machine's memory: 256 of the largest.
constexpr qsizetype httpBodyBytesTogether = 512 * 1024 * 1024;

// --- files (SYNC 20) ---
/// The largest file that a server takes unless its administrator says otherwise (`--largest-file`): ten minutes of video
/// from a telephone, half an hour on the slowest line that we serve in the office.
constexpr qint64 blobBytes = 100 * 1024 * 1024;
/// However it is set: what larger files cost in disk and backup is another service's business.
constexpr qint64 blobBytesMost = 1024 * 1024 * 1024;
/// For each 64 KiB of a file on its way in: 2 kB/s, as for answers.
constexpr auto httpPieceTime = 30s;
/// Files on their way at one time. Each costs a handler for the time of a disk write and 64 KiB.
constexpr int httpStreams = 64;
/// Uploads of one person that were begun and not ended; they live on the server's disk without belonging to anything.
constexpr int blobsUnfinished = 20;
constexpr auto blobsUnfinishedLive = std::chrono::hours(24 * 14);
/// What one person may bring in a day: a full day of scanning, not a full disk.
constexpr qint64 blobBytesPerDay = 5LL * 1024 * 1024 * 1024;
/// Files leave this much of the server's disk to the database.
constexpr qint64 blobDiskRoom = 1024 * 1024 * 1024;
/// What a desk keeps of them for itself, unless whoever works there wants it otherwise: the papers of some thousand cases.
constexpr qint64 filesKept = 2LL * 1024 * 1024 * 1024;
/// However full the disk is: a desk's files leave this much of it to others, and go when they have taken more.
constexpr qint64 filesDiskRoom = 1024 * 1024 * 1024;
/// Of its room, when it is crowded, a desk makes one part in so many free: not a file for each file that comes.
constexpr int filesRoomFreed = 10;
/// Between two looks whether others have filled the disk, and for what a backup has by now.
constexpr auto filesLookedAt = 1h;
/// What comes before anybody has asked for it: a scanned paper and a photo, no film.
constexpr qint64 aheadFileBytes = 10 * 1024 * 1024;
/// So many at most: of a cartable that nobody works through in a day.
constexpr int aheadFiles = 2000;
/// Together they take one part of the room in so many.
constexpr int aheadShare = 2;
/// A line that brings less in a second has nothing to spare; short answers say nothing about it.
constexpr qint64 aheadLineBytes = 64 * 1024;
constexpr auto aheadPatience = 2s;
/// Such pieces at most: who asks for a file himself waits for the rest of one.
constexpr qint64 aheadPiece = 512 * 1024;
/// Between two looks for what should be here.
constexpr auto aheadPause = 60s;
/// A small picture in a list: points on its longer side, and bytes. What claims to be one and is larger is not fetched.
constexpr int thumbnailSide = 160;
constexpr qint64 thumbnailBytes = 32 * 1024;
/// In UTF-8: file systems take 255 bytes, and " (12)" and an ending are added when it is saved.
constexpr int fileNameBytes = 200;
/// "application/vnd.openxmlformats-officedocument.wordprocessingml.document" has 71.
constexpr int mediaTypeText = 100;
/// A folder of a construction site has some dozens.
constexpr int caseDocuments = 200;
/// A picture decoded to more than this is a bomb or a plan that belongs into another program: 256 MB of memory.
constexpr qint64 picturePixels = 64 * 1000 * 1000;

// --- pokes (WebSocket) ---
/// A poke names a bucket; presence names people on one screen. Both fit many times over.
constexpr qsizetype pokeMessageBytes = 64 * 1024;
/// A peer that has not read this much is asleep: it learns at its next pull what it missed.
constexpr qsizetype pokeQueueBytes = 256 * 1024;
/// What many hold is told in common ticks (SYNC 8): the longest that a change of it stays unseen, and a pull of each desk a
/// second at the most.
constexpr auto pokeTick = 1s;
/// While more commands than these wait to be run, news of others are gathered for so many ticks (ADR 16).
constexpr size_t busyCommands = 1000;
constexpr int ticksWhenBusy = 10;
/// So many are told at once between two ticks before the rest waits for the next one: their pulls are a twentieth of a core.
constexpr int pokesAtOnce = 200;
/// Between two pokes of one telling: the pulls of 2,000 desks come within 0.6 s, about as fast as two cores answer them.
constexpr auto pokeGap = 300us;
/// Pages that are kept to be served again: one tick of every bucket of a busy city many times over, an eighth of what a
/// server with 2,000 desks may take.
constexpr qsizetype keptPagesBytes = 32 * 1024 * 1024;
/// Changed rows of which the server remembers what changed: half an hour of a busy city, for desks that have a line; 7 MB.
constexpr size_t recentChanges = 50'000;

// --- text that people type, in UTF-16 units ---
constexpr int nameText = 200;
constexpr int noteText = 10'000;
constexpr int addressText = 500;
/// The number of a house with what people add to it ("12/3, second floor").
constexpr int plaqueText = 50;
/// Further phones, and addresses, of one citizen: more belong to an office, not to a person.
constexpr int citizenContacts = 10;
/// Room for a tracking code with what somebody typed around it.
constexpr int typedCodeText = 40;

// --- checklists and keys of what administrators declare ---
/// Nobody answers more on the telephone.
constexpr int checklistQuestions = 40;
/// A list that is longer is looked up in, not chosen from.
constexpr int questionChoices = 60;
/// Areas of experts in one authority: its regions times its groups of subjects, and some. A rule reads all of them at
/// once.
constexpr int areasOfUnit = 600;
/// A promise to a citizen, and the time within which two messages are one problem: at most a year.
constexpr int subjectHours = 24 * 366;
/// Spans of one week, and of one day, in a working calendar: three shifts a day of two parts each.
constexpr qsizetype calendarSpans = 42;
/// Days of one calendar of which something is said: a hundred in each of twenty years. They stand in one row, of 200 kB at most.
constexpr qsizetype calendarDays = 2000;
/// How far ahead working time is counted: a year's hours in a calendar of half an hour a day take longer and are a mistake.
constexpr int calendarDaysAhead = 20 * 366;
/// Percent of the time allowed up to which work is excellent, and good: half and three quarters, so that what is done on the last
/// of several days is fair (R233).
constexpr int paceExcellent = 50;
constexpr int paceGood = 75;
/// What a field of a record was and is, in its history, as JSON: a long checklist twice. More is no reading.
constexpr qsizetype historyValueBytes = 32 * 1024;
/// Keys stand in rows, exports and conditions; what they name has a name of its own.
constexpr int keyText = 40;

// --- sign-in ---
/// Wrong passwords before the growing delay begins.
constexpr int freeSignInAttempts = 5;
constexpr auto signInDelayMost = 15min;
/// A device that has not been here for so long has to sign in again: longer than a holiday, and a machine that was forgotten in a
/// cupboard, or sold, opens nothing.
constexpr auto tokenIdle = std::chrono::hours(24 * 30);
/// ... and however often it is here: twice a year somebody has to know the password.
constexpr auto tokenLife = std::chrono::hours(24 * 180);

// --- tracking codes (SYNC 19) ---
/// One block serves 14 peak days of one desk: 140 registrations a day.
constexpr int codesPerBlock = 2000;
constexpr int blocksPerDesk = 2;
/// What one desk can get in a day, however often it says that it has none: more than it can use in two months, too few to
/// empty the city's codes.
constexpr int blocksPerDeskAndDay = 10;
/// How often a day copies of a desk may go on as desks of their own without a password, each with two blocks: a machine that
/// begins from the same disk each morning and after each crash, not a way to empty the city's codes.
constexpr int copiesPerDeskAndDay = 24;

// --- after a restore (SYNC 9) ---
/// A desk that was switched off for the night is back by then; what comes later comes all the same.
constexpr auto gatheringLasts = std::chrono::hours(24);
/// A desk keeps what was acknowledged until a backup has it, and so long at least: a backup may turn out to be bad.
constexpr auto acknowledgedKept = std::chrono::hours(24 * 14);
/// How often it looks for what may go.
constexpr auto acknowledgedLookedAt = std::chrono::hours(6);

// --- jobs (DESIGN §3) ---
/// A season: whoever wants to take a job back, or to know what became of one case, has done so by then.
constexpr auto jobPartsKept = std::chrono::hours(24 * 90);
/// So many are taken from the disk in one transaction, while desks go on.
constexpr int jobPartsAtOnce = 2000;

// --- alarms ---
/// The head of the outbox standing still this long while connected is reported on both ends (SYNC 6).
constexpr auto outboxHeadStuck = std::chrono::minutes(2);

// --- process definitions: ten times what the largest one that we know needs ---
constexpr qsizetype processBytes = 256 * 1024;
constexpr int processNodes = 200;
constexpr int processEdges = 1000;
constexpr int operationInputs = 20;
constexpr int formFields = 300;
/// Five parts of a Persian SMS (67 characters each); networks drop longer ones.
constexpr int statusSmsText = 335;
/// One working year.
constexpr int deadlineHours = 2500;

} // namespace peygir::limits
